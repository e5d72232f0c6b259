"""An editor makes a publication: its words, its cases and their order, and who may read it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from greb.cases.models import Case
from greb.cases.reads import Asked
from greb.cases.reads import library as library_of_cases
from greb.publications import actions, reads, rules
from greb.publications.forms import PublicationForm
from greb.publications.models import Publication
from greb.trail.refusal import Refused
from greb.ui.receive import Form
from greb.ui.respond import say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace

from .finding import act, edited, given, number


@signed_in
def new(request: SignedIn) -> HttpResponse:
    places = rules.edited_places(request.reach)
    if not places:
        raise Refused(_("Only an editor can do that."))
    form = PublicationForm(given(request), initial={"language": get_language()})

    def work() -> str:
        # An editor of several places makes it for the one highest up.
        place = Workplace.objects.filter(pk__in=places).order_by("path").first()
        if place is None:
            raise Refused(_("Only an editor can do that."))
        made = actions.make_publication(by=request.me, workplace=place, **form.cleaned_data)
        return reverse("publication-cases", args=[made.pk])

    return act(request, "publications/words.html", form, what="publication-new", work=work, publication=None)


@signed_in
def change(request: SignedIn, pk: int) -> HttpResponse:
    found = edited(request, pk)
    held = {"title": found.title, "foreword": found.foreword, "language": found.language}
    form = PublicationForm(given(request), initial=held)

    def work() -> str:
        actions.change_publication(by=request.me, publication=found, **form.cleaned_data)
        return reverse("publication", args=[pk])

    return act(request, "publications/words.html", form, what=f"publication-change:{pk}", work=work, publication=found)


@signed_in
def choose(request: SignedIn, pk: int) -> HttpResponse:
    """Which cases, in which order: put one in, take one out, or move it up."""
    found = edited(request, pk)
    chosen = reads.cases(found)
    query = request.GET.get("q", "").replace("\x00", "")[:100].strip()

    def work() -> str:
        case = get_object_or_404(Case.objects.told(), pk=number(request.POST.get("case", "")))
        wanted = _moved(chosen, case, request.POST.get("do", ""))
        actions.choose_cases(by=request.me, publication=found, cases=wanted)
        return reverse("publication-cases", args=[pk])

    inside = {case.pk for case in chosen}
    others = [case for case in library_of_cases(Asked(query=query))[0] if case.pk not in inside]
    return act(
        request, "publications/choose.html", Form(given(request)), what=f"publication-cases:{pk}", work=work,
        publication=found, chosen=chosen, others=others, query=query,
    )  # fmt: skip


def _moved(chosen: list[Case], case: Case, what: str) -> list[Case]:
    """The cases after one act: "up", "out", else in as the last."""
    ids = [each.pk for each in chosen]
    rest = [each for each in chosen if each.pk != case.pk]
    if what == "out":
        return rest
    at = max(0, ids.index(case.pk) - 1) if what == "up" and case.pk in ids else len(rest)
    return [*rest[:at], case, *rest[at:]]


@signed_in
def publish(request: SignedIn, pk: int) -> HttpResponse:
    """To everybody in the organisation; or back to its editors (`off`)."""
    found = edited(request, pk)
    reason = None if found.is_published else rules.why_not_publish(reads.cases(found))

    def work() -> str:
        verb = actions.take_back_publication if request.POST.get("off") else actions.publish_publication
        verb(by=request.me, publication=found)
        say(request, _("Only its editors can see it now.") if request.POST.get("off") else _("It is published."))
        return reverse("publication", args=[pk])

    return _widening(request, found, "publish", work, reason)


@signed_in
def web(request: SignedIn, pk: int) -> HttpResponse:
    """To everybody on the web; or no longer (`off`)."""
    found = edited(request, pk)
    reason = None if found.is_open else rules.why_not_open(found, reads.cases(found))

    def work() -> str:
        verb = actions.close_publication if request.POST.get("off") else actions.open_publication
        verb(by=request.me, publication=found)
        return reverse("publication", args=[pk])

    return _widening(request, found, "web", work, reason)


def _widening(request: SignedIn, found: Publication, kind: str, work: object, reason: str | None) -> HttpResponse:
    return act(
        request, "publications/widen.html", Form(given(request)), what=f"publication-{kind}:{found.pk}",
        work=work, publication=found, kind=kind, reason=reason,  # type: ignore[arg-type]
    )  # fmt: skip
