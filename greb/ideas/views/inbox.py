"""The leader's inbox: what waits for a reply, the one due first on top."""

from django.db.models import F
from django.http import HttpResponse

from greb.ideas import promise
from greb.ideas.models import Idea
from greb.ideas.reads import waiting_for
from greb.trail import clock
from greb.ui.respond import render
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn

MOST = 50


@signed_in
def inbox(request: SignedIn) -> HttpResponse:
    """Ideas whose reply clock runs and that the reader may answer; then those that wait for their author."""
    ideas = list(waiting_for(request.me, request.reach).select_related("workplace", "author")[: MOST + 1])
    asked = list(
        Idea.objects.filter(answerer=request.me, stage="spark", asked_at__isnull=False)
        .select_related("workplace", "author")
        .order_by(F("asked_at"), "id")[:MOST]
    )
    context = {
        "rows": [(idea, promise.until(idea.due_on), promise.tone(idea.due_on)) for idea in ideas[:MOST] if idea.due_on],
        "late": sum(1 for idea in ideas[:MOST] if idea.due_on and idea.due_on < clock.today()),
        "has_more": len(ideas) > MOST,
        "asked": asked,
        "to_answer": f"{MOST}+" if len(ideas) > MOST else len(ideas),
    }
    return render(request, "ideas/inbox.html", context)
