"""The list of surveys, and one survey: what is asked while it is open, and what may be shown when it is over."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from greb.surveys import asking, picture, reads, rules
from greb.surveys.forms import OpenForm
from greb.surveys.models import Survey
from greb.trail.actions import new_key
from greb.ui.respond import render
from greb.voices.slips import why_not_mail
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn


@signed_in
@require_safe
def surveys(request: SignedIn) -> HttpResponse:
    """Surveys at one's workplaces, newest first, and questions for meetings."""
    asks = rules.asks(request.reach)
    before = request.GET.get("before", "")
    place = int(before) if before.isascii() and before.isdecimal() and len(before) <= 18 else 0
    rows, more = reads.page(request.me, request.reach, asks, before=place)
    return render(request, "surveys/surveys.html", {
        "rows": rows, "older": rows[-1].pk if more else None, "is_first": not place, "asks": bool(asks),
        "meetings": [] if place else reads.meeting_questions(request.reach, asks),
    })  # fmt: skip


@signed_in
@require_safe
def survey(request: SignedIn, pk: int) -> HttpResponse:
    """One survey. While it is open: what is asked, and until when; not how many have answered."""
    asks = rules.asks(request.reach)
    visible = Survey.objects.visible_to(request.me, request.reach, asks).select_related("workplace", "made_by")
    found = get_object_or_404(visible, pk=pk)
    page = {
        "survey": found, "questions": reads.questions(found), "leads": found.workplace_id in asks, "key": new_key(),
    }  # fmt: skip
    if found.state == Survey.State.SHOWN:
        page |= _results(request, found, asks)
    elif page["leads"]:
        page |= _leading(found)
    return render(request, f"surveys/{_template(found)}.html", page)


def _template(survey: Survey) -> str:
    return {Survey.State.DRAFT: "draft", Survey.State.SHOWN: "results"}.get(Survey.State(survey.state), "survey")


def _results(request: SignedIn, survey: Survey, asks: frozenset[int]) -> dict[str, object]:
    units = list(survey.units.order_by("number"))
    reads_words = survey.workplace_id in asks or survey.privacy == "workplace"
    return {
        "pictures": picture.pictures(survey, reads.questions(survey), units, seen=request.reach.seen | asks),
        "words": reads.words(survey) if reads_words else {}, "reads_words": reads_words,
        "size": picture.size_said((survey.results or {}).get("size", "")),
        "few_words": bool((survey.results or {}).get("few_words")),
    }  # fmt: skip


def _leading(survey: Survey) -> dict[str, object]:
    """What the leader needs: whom it would ask, or which slips have not been made yet."""
    if survey.state == Survey.State.DRAFT:
        found = asking.plan(survey)
        return {"plan": found, "why_not": asking.why_not_open(survey, found), "form": OpenForm()}
    units = list(survey.units.select_related("batch").order_by("number"))
    mailed = reads.with_mail(units)
    rows = [(unit, unit.batch.size - unit.batch.drawn, mailed.get(unit.pk, 0)) for unit in units]
    return {"rows": rows, "why_not_mail": why_not_mail()}
