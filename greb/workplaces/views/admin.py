"""Administration: the tree, and a workplace with its settings, roles and people."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from greb.trail.actions import new_key
from greb.ui.receive import Form, receive
from greb.ui.respond import render, say
from greb.workplaces import actions, lists, powers, upkeep
from greb.workplaces.doors import signed_in
from greb.workplaces.forms_admin import BelowForm, GiveRoleForm, PlaceForm, WhoForm, WorkplaceForm
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Person, Role, Workplace
from greb.workplaces.rules import core_task_of, reply_days


def number(request: SignedIn, name: str) -> int | None:
    """A whole number out of the address, or None where it is none of ours."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 18 else None


@signed_in
def admin(request: SignedIn) -> HttpResponse:
    """The workplaces that the reader leads or administers, as a tree."""
    lists.must_run_something(request.reach)
    page = {"tops": lists.tree(request.reach, fold=True), "is_admin": request.reach.is_admin}
    return render(request, "workplaces/admin/tree.html", page)


@dataclass
class Shown:
    """The forms of a workplace's page; the one that came back with errors stands in for its own."""

    settings: forms.Form | None = None
    give: forms.Form | None = None
    let_in: forms.Form | None = None
    below: forms.Form | None = None
    move: forms.Form | None = None
    close: forms.Form | None = None
    act: forms.Form | None = None

    @property
    def is_again(self) -> bool:
        return any(form is not None for form in vars(self).values())


@signed_in
def workplace(request: SignedIn, slug: str) -> HttpResponse:
    place = lists.run_by(request.reach, slug, closed=True)
    if request.method != "POST":
        return _page(request, place, Shown())
    form = WorkplaceForm(request.POST, auto_id="settings_%s")

    def work() -> None:
        upkeep.change_workplace(by=request.me, workplace=place, **form.cleaned_data)
        say(request, _("Saved."))

    return _do(request, place, form, "settings", work)


def _do(
    request: SignedIn, place: Workplace, form: forms.Form, name: str, work: Callable[[], None], *, what: str = ""
) -> HttpResponse:
    """Receive one of the page's forms, and come back to the page."""

    def once() -> str:
        work()
        return reverse("admin-workplace", kwargs={"slug": place.slug})

    def again(form: forms.Form) -> HttpResponse:
        return _page(request, Workplace.objects.get(pk=place.pk), Shown(**{name: form}))

    return receive(request, form, what=f"workplace-{what or name}:{place.pk}", work=once, again=again)


def _page(request: SignedIn, place: Workplace, shown: Shown) -> HttpResponse:
    """The workplace with everything that may be changed there. A fixed number of statements."""
    reach = request.reach
    administers = place.pk in reach.administered
    members = Person.objects.filter(memberships__workplace=place, is_active=True)
    others = [(pk, name) for pk, name in lists.in_order(lists.tree(reach)) if pk != place.pk] if administers else []
    kinds = powers.roles_to_give(reach, place.pk)
    above = dict(Workplace.objects.filter(pk__in=place.line[1:]).values_list("pk", "name"))
    slugs = dict(Workplace.objects.filter(pk__in=reach.led | reach.administered).values_list("pk", "slug"))
    page = {
        "place": place,
        "administers": administers,
        "line": [(above[pk], slugs.get(pk)) for pk in reversed(place.line[1:])],
        "below": list(
            Workplace.objects.filter(parent=place).order_by("name", "pk").values("name", "slug", "is_active")
        ),
        "days": reply_days(place),
        "days_above": _days_above(place),
        "task": core_task_of(place),
        "roles": _roles(place, {kind for kind, _label in kinds}),
        "people": lists.people_page(members, after=number(request, "after"), before=number(request, "before")),
        "settings": shown.settings or WorkplaceForm(initial=vars(place), auto_id="settings_%s"),
        "give": shown.give or GiveRoleForm(kinds=kinds, auto_id="give_%s"),
        "let_in": shown.let_in or WhoForm(auto_id="let_in_%s"),
        "new_below": shown.below or BelowForm(auto_id="below_%s"),
        "move": shown.move or PlaceForm(places=others, initial={"place": place.parent_id}, auto_id="move_%s"),
        "close": shown.close or PlaceForm(places=others, initial={"place": place.parent_id}, auto_id="close_%s"),
        "acted": shown.act,
        "key": new_key(),
    }
    return render(request, "workplaces/admin/workplace.html", page, status=422 if shown.is_again else 200)


def _days_above(place: Workplace) -> tuple[int, str]:
    """The promise that holds where the workplace has none of its own, and whose it is ("": the usual one)."""
    given = {
        pk: (days, name)
        for pk, days, name in Workplace.objects.filter(pk__in=place.line[1:], reply_days__isnull=False).values_list(
            "pk", "reply_days", "name"
        )
        if days
    }
    return next((given[pk] for pk in place.line[1:] if pk in given), (5, ""))


def _roles(place: Workplace, takes: set[str]) -> list[dict[str, object]]:
    """Who holds which role here, in the order of the roles; `may_take` where the reader may take it back."""
    held = Role.objects.filter(workplace=place).select_related("person").order_by("person__name", "pk")
    order = list(Role.Kind)
    return [
        {"pk": role.pk, "person": role.person, "label": Role.Kind(role.kind).label, "may_take": role.kind in takes}
        for role in sorted(held, key=lambda role: order.index(Role.Kind(role.kind)))
    ]


@require_POST
@signed_in
def give(request: SignedIn, slug: str) -> HttpResponse:
    place = lists.run_by(request.reach, slug)
    kinds = powers.roles_to_give(request.reach, place.pk)
    form = GiveRoleForm(request.POST, kinds=kinds, auto_id="give_%s")

    def work() -> None:
        person: Person = form.cleaned_data["who"]
        actions.give_role(by=request.me, person=person, workplace=place, kind=form.cleaned_data["kind"])
        label = Role.Kind(form.cleaned_data["kind"]).label
        say(request, _("%(name)s: %(role)s from now on.") % {"name": person.name, "role": label})

    return _do(request, place, form, "give", work)


@require_POST
@signed_in
def take(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    place = lists.run_by(request.reach, slug, closed=True)
    role = get_object_or_404(Role.objects.select_related("person"), pk=pk, workplace=place)

    def work() -> None:
        actions.take_role(by=request.me, person=role.person, workplace=place, kind=role.kind)
        told = {"name": role.person.name, "role": Role.Kind(role.kind).label}
        say(request, _("%(name)s: no longer %(role)s here.") % told)

    return _do(request, place, Form(request.POST), "act", work, what=f"take-{pk}")


@require_POST
@signed_in
def let_in(request: SignedIn, slug: str) -> HttpResponse:
    """Somebody who has access already belongs here too."""
    place = lists.run_by(request.reach, slug)
    form = WhoForm(request.POST, auto_id="let_in_%s")

    def work() -> None:
        person: Person = form.cleaned_data["who"]
        actions.join(by=request.me, person=person, workplace=place)
        say(request, _("%(name)s belongs here too now.") % {"name": person.name})

    return _do(request, place, form, "let_in", work)


@require_POST
@signed_in
def below(request: SignedIn, slug: str) -> HttpResponse:
    """A new workplace below this one."""
    place = lists.run_by(request.reach, slug)
    form = BelowForm(request.POST, auto_id="below_%s")

    def work() -> str:
        made = actions.make_workplace(by=request.me, name=form.cleaned_data["name"], parent=place)
        say(request, _("%(name)s is there now. Say who leads it.") % {"name": made.name})
        return reverse("admin-workplace", kwargs={"slug": made.slug})

    def again(form: forms.Form) -> HttpResponse:
        return _page(request, place, Shown(below=form))

    return receive(request, form, what=f"workplace-below:{place.pk}", work=work, again=again)


@require_POST
@signed_in
def move(request: SignedIn, slug: str) -> HttpResponse:
    place = lists.run_by(request.reach, slug, closed=True)
    form = _other(request, place, "move")

    def work() -> None:
        to = Workplace.objects.get(pk=form.cleaned_data["place"])
        upkeep.move_workplace(by=request.me, workplace=place, below=to)
        say(request, _("It stands below %(name)s now.") % {"name": to.name})

    return _do(request, place, form, "move", work)


@require_POST
@signed_in
def close(request: SignedIn, slug: str) -> HttpResponse:
    place = lists.run_by(request.reach, slug)
    form = _other(request, place, "close")

    def work() -> None:
        to = Workplace.objects.get(pk=form.cleaned_data["place"])
        upkeep.deactivate_workplace(by=request.me, workplace=place, people_to=to)
        say(request, _("It is closed. Its people belong to %(name)s now.") % {"name": to.name})

    return _do(request, place, form, "close", work)


@require_POST
@signed_in
def reopen(request: SignedIn, slug: str) -> HttpResponse:
    place = lists.run_by(request.reach, slug, closed=True)

    def work() -> None:
        upkeep.reopen_workplace(by=request.me, workplace=place)
        say(request, _("It is open again."))

    return _do(request, place, Form(request.POST), "act", work, what="reopen")


def _other(request: SignedIn, place: Workplace, name: str) -> PlaceForm:
    """Another workplace, out of those that the reader administers."""
    others = [(pk, label) for pk, label in lists.in_order(lists.tree(request.reach)) if pk != place.pk]
    return PlaceForm(request.POST, places=others, auto_id=f"{name}_%s")
