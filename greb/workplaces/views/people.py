"""Administration: people, one by one. What may be done is asked of `powers.py`, and again by each verb."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.jinja import language
from greb.ui.receive import Form, receive
from greb.ui.respond import render, say
from greb.workplaces import actions, entry, lists, powers, upkeep
from greb.workplaces.doors import signed_in
from greb.workplaces.forms_admin import EraseForm, NewPersonForm, PersonForm, PersonRoleForm, PlaceForm
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Membership, Person, Role, Workplace

from .admin import number


@signed_in
def people(request: SignedIn) -> HttpResponse:
    """Everybody at the workplaces that the reader leads or administers, by name, with a search."""
    lists.must_run_something(request.reach)
    words, gone = request.GET.get("q", "")[:100], request.GET.get("gone") == "1"
    found = powers.people_of(request.reach).filter(is_active=not gone)
    found = lists.seek(found.exclude(sought=""), words)
    kept = {"q": words, **({"gone": "1"} if gone else {})}
    page = {
        "people": lists.people_page(found, after=number(request, "after"), before=number(request, "before")),
        "q": words,
        "gone": gone,
        "kept": urlencode({name: value for name, value in kept.items() if value}),
        "is_admin": request.reach.is_admin,
    }
    return render(request, "workplaces/admin/people.html", page)


@signed_in
def new_person(request: SignedIn) -> HttpResponse:
    lists.must_run_something(request.reach)
    places = lists.in_order(lists.tree(request.reach))
    form = NewPersonForm(request.POST or None, places=places, initial={"place": number(request, "at")})

    def work() -> str:
        given = form.cleaned_data
        place = Workplace.objects.get(pk=given["place"])
        made = actions.add_person(by=request.me, name=given["name"], email=given["email"], workplace=place)
        say(
            request,
            _("%(name)s has access now, and the user name %(user)s.") % {"name": made.name, "user": made.username},
        )
        return reverse("admin-person", kwargs={"pk": made.pk})

    def again(form: forms.Form) -> HttpResponse:
        page = {"form": form, "key": new_key()}
        return render(request, "workplaces/admin/new_person.html", page, status=422 if form.is_bound else 200)

    return receive(request, form, what="person", work=work, again=again) if request.method == "POST" else again(form)


@dataclass
class Shown:
    """The forms of a person's page; the one that came back with errors stands in for its own."""

    details: forms.Form | None = None
    joins: forms.Form | None = None
    role: forms.Form | None = None
    act: forms.Form | None = None

    @property
    def is_again(self) -> bool:
        return any(form is not None for form in vars(self).values())


@signed_in
def person(request: SignedIn, pk: int) -> HttpResponse:
    who = lists.person_of(request.reach, pk)
    if request.method != "POST":
        return _page(request, who, Shown())
    form = PersonForm(request.POST, auto_id="details_%s")

    def work() -> None:
        upkeep.change_person(by=request.me, person=who, **form.cleaned_data)
        say(request, _("Saved."))

    return _do(request, who, form, "details", work)


def _do(
    request: SignedIn, who: Person, form: forms.Form, name: str, work: Callable[[], None], *, what: str = ""
) -> HttpResponse:
    """Receive one of the page's forms, and come back to the page (to the list, where the person is no longer ours)."""

    def once() -> str:
        work()
        if powers.people_of(request.reach).filter(pk=who.pk).exists():
            return reverse("admin-person", kwargs={"pk": who.pk})
        return reverse("admin-people")

    def again(form: forms.Form) -> HttpResponse:
        return _page(request, Person.objects.get(pk=who.pk), Shown(**{name: form}))

    return receive(request, form, what=f"person-{what or name}:{who.pk}", work=once, again=again)


def _page(request: SignedIn, who: Person, shown: Shown) -> HttpResponse:
    """The person with everything that may be changed. A fixed number of statements."""
    reach = request.reach
    places = lists.in_order(lists.tree(reach))
    held = Role.objects.filter(person=who).select_related("workplace").order_by("workplace__path", "pk")
    belongs = Membership.objects.filter(person=who).select_related("workplace").order_by("-is_home", "workplace__name")
    initial = {"name": who.name, "username": who.username, "email": who.email}
    page = {
        "who": who,
        "why_not": powers.why_not_manage(reach, who),
        "may_erase": powers.why_not_administer_person(reach, who) is None,
        "is_erased": upkeep.is_erased(who),
        "memberships": [(each, powers.runs(reach, each.workplace_id)) for each in belongs],
        "roles": [(each, Role.Kind(each.kind).label, powers.runs(reach, each.workplace_id)) for each in held],
        "edit": shown.details or PersonForm(initial=initial, auto_id="details_%s"),
        "joins": shown.joins or PlaceForm(places=places, auto_id="joins_%s"),
        "role": shown.role or PersonRoleForm(places=places, auto_id="role_%s"),
        "acted": shown.act,
        "key": new_key(),
    }
    return render(request, "workplaces/admin/person.html", page, status=422 if shown.is_again else 200)


@require_POST
@signed_in
def joins(request: SignedIn, pk: int) -> HttpResponse:
    who = lists.person_of(request.reach, pk)
    form = PlaceForm(request.POST, places=lists.in_order(lists.tree(request.reach)), auto_id="joins_%s")

    def work() -> None:
        actions.join(by=request.me, person=who, workplace=Workplace.objects.get(pk=form.cleaned_data["place"]))

    return _do(request, who, form, "joins", work)


@require_POST
@signed_in
def leaves(request: SignedIn, pk: int, place: int) -> HttpResponse:
    who = lists.person_of(request.reach, pk)
    left = get_object_or_404(Workplace, pk=place, memberships__person=who)

    def work() -> None:
        upkeep.leave_one(by=request.me, person=who, workplace=left)
        say(request, _("%(name)s no longer belongs to %(place)s.") % {"name": who.name, "place": left.name})

    return _do(request, who, Form(request.POST), "act", work, what=f"leaves-{place}")


@require_POST
@signed_in
def home(request: SignedIn, pk: int, place: int) -> HttpResponse:
    who = lists.person_of(request.reach, pk)
    to = get_object_or_404(Workplace, pk=place, memberships__person=who)

    def work() -> None:
        upkeep.make_home(by=request.me, person=who, workplace=to)

    return _do(request, who, Form(request.POST), "act", work, what=f"home-{place}")


@require_POST
@signed_in
def give(request: SignedIn, pk: int) -> HttpResponse:
    who = lists.person_of(request.reach, pk)
    form = PersonRoleForm(request.POST, places=lists.in_order(lists.tree(request.reach)), auto_id="role_%s")

    def work() -> None:
        place = Workplace.objects.get(pk=form.cleaned_data["place"])
        actions.give_role(by=request.me, person=who, workplace=place, kind=form.cleaned_data["kind"])

    return _do(request, who, form, "role", work, what="give")


@require_POST
@signed_in
def take(request: SignedIn, pk: int, role: int) -> HttpResponse:
    who = lists.person_of(request.reach, pk)
    held = get_object_or_404(Role.objects.select_related("workplace"), pk=role, person=who)

    def work() -> None:
        actions.take_role(by=request.me, person=who, workplace=held.workplace, kind=held.kind)

    return _do(request, who, Form(request.POST), "act", work, what=f"take-{role}")


def _act(verb: Callable[[SignedIn, Person], str]) -> Callable[..., HttpResponse]:
    """A view that does one thing to the person and says what happened."""

    def view(request: SignedIn, pk: int) -> HttpResponse:
        who = lists.person_of(request.reach, pk)
        return _do(
            request, who, Form(request.POST), "act", lambda: say(request, verb(request, who)), what=verb.__name__
        )

    return require_POST(signed_in(view))


@_act
def close(request: SignedIn, who: Person) -> str:
    upkeep.deactivate_person(by=request.me, person=who)
    return _("%(name)s has no access any longer. It can be given back here.") % {"name": who.name}


@_act
def reopen(request: SignedIn, who: Person) -> str:
    upkeep.reactivate_person(by=request.me, person=who)
    return _("%(name)s has access again. Give them a new card, or send a link.") % {"name": who.name}


@_act
def sign_out(request: SignedIn, who: Person) -> str:
    actions.sign_out_everywhere(by=request.me, person=who)
    return _("%(name)s is signed out everywhere.") % {"name": who.name}


@_act
def send_link(request: SignedIn, who: Person) -> str:
    powers.must(request.me, lambda reach: powers.why_not_manage(reach, who))
    if not who.email or not who.is_active:
        raise Refused(_("There is no mail address to send it to."))
    entry.ask_by_mail(email=who.email, address=f"by {request.me.pk}", language=who.language or language())
    return _("A link is on its way to %(mail)s. It works for a quarter of an hour.") % {"mail": who.email}


@signed_in
def erase(request: SignedIn, pk: int) -> HttpResponse:
    """What goes and what stays, and the name typed again."""
    who = lists.person_of(request.reach, pk)
    if reason := powers.why_not_administer_person(request.reach, who):
        raise Refused(reason)

    def work() -> str:
        upkeep.erase_person(by=request.me, person=who)
        say(request, _("The person has been erased. What they told stays, without a name."))
        return reverse("admin-people")

    def again(form: forms.Form) -> HttpResponse:
        page = {"who": who, "form": form, "key": new_key()}
        return render(request, "workplaces/admin/erase.html", page, status=422 if form.is_bound else 200)

    form = EraseForm(request.POST if request.method == "POST" else None, name=who.name)
    if request.method != "POST":
        return again(form)
    return receive(request, form, what=f"person-erase:{who.pk}", work=work, again=again)
