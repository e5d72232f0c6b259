"""The leader's inbox: what waits for a reply, the one due first on top."""

from django.db.models import F
from django.http import HttpResponse

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
    context = {"ideas": ideas[:MOST], "has_more": len(ideas) > MOST, "asked": asked, "today": clock.today()}
    return render(request, "ideas/inbox.html", {**context, "waiting": len(ideas[:MOST])})
