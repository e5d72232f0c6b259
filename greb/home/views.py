"""Read-only pages that put the rooms together: what awaits me, an idea's whole journey, what became real."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from greb.ideas.cards import cards
from greb.trail.actions import new_key
from greb.ui.respond import render
from greb.workplaces.doors import anyone, signed_in
from greb.workplaces.middleware import Request, SignedIn
from greb.workplaces.rules import core_task_of

from . import awaits, journey, panels, reads
from . import fifteen as advice


@anyone
def home(request: Request) -> HttpResponse:
    """What awaits me, what I am waiting for, and what became real lately. Nobody: to the sign-in page."""
    if request.me is None:
        return redirect("sign-in")
    for_me = reads.waiting_for_author(request.me)
    due = reads.waiting_for_leader(request.me, request.reach)
    context = {
        "awaits": [
            *map(awaits.of_author, for_me),
            *map(awaits.of_leader, due[: reads.DUE]),
            *panels.awaiting(request.me, request.reach),
        ],
        "has_more": len(due) > reads.DUE,
        "mine": cards(reads.own(request.me), reader_id=request.me.pk),
        "real": reads.lately_real(request.me, request.reach),
        "core_task": _core_task(request),
        "to_answer": f"{reads.DUE}+" if len(due) > reads.DUE else len(due),
    }
    return render(request, "home/home.html", context)


def _core_task(request: Request) -> object:
    places = reads.workplace(request.reach.home) if request.reach.home else []
    return core_task_of(places[0]) if places else None


@signed_in
def idea_page(request: SignedIn, pk: int) -> HttpResponse:
    """An idea's whole journey on one page: the road, whose turn it is, what was said, and what one may do."""
    idea = reads.idea_of(request.me, request.reach, pk)
    if idea is None:
        raise Http404
    before = request.GET.get("talk", "")
    told = journey.told(
        request.me,
        request.reach,
        idea,
        int(before) if before.isascii() and before.isdigit() and len(before) < 19 else 0,
    )
    return render(request, "home/idea.html", {**told, "key": new_key(), "blanking": "blanking" in request.GET})


@signed_in
def real(request: SignedIn) -> HttpResponse:
    """What became real, and thanks to whom; printable."""
    found = reads.became_real(request.me, request.reach, before=request.GET.get("before", ""))
    rows = list(found[: reads.REAL_PAGE + 1])
    more = len(rows) > reads.REAL_PAGE
    rows = rows[: reads.REAL_PAGE]
    older = f"{rows[-1].ended_at.isoformat()}~{rows[-1].pk}" if more and rows[-1].ended_at else ""
    shown = [(idea, not idea.is_author_hidden or idea.author_id == request.me.pk) for idea in rows]
    return render(request, "home/real.html", {"rows": shown, "older": older})


@anyone
def about(request: Request) -> HttpResponse:
    return render(request, "home/about.html")


@anyone
def fifteen(request: Request) -> HttpResponse:
    """The fifteen pieces of advice, each with the place where it lives."""
    return render(request, "home/fifteen.html", {"told": list(advice.told(request.me, request.reach))})
