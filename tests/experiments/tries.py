"""Ideas on the road "try it", as far along as a test needs."""

from datetime import date, timedelta
from typing import Any

from greb.experiments import actions
from greb.experiments.lines import Lines
from greb.experiments.models import Experiment
from greb.ideas import actions as ideas
from greb.ideas.models import Idea
from greb.trail import clock
from greb.workplaces.models import Person
from tests import make


def day(ahead: int) -> date:
    return clock.today() + timedelta(days=ahead)


def four(**more: Any) -> Lines:
    """The four lines of a small try."""
    lines: Lines = {
        "what": "A basket for mittens by each door",
        "hope": "Fewer than 3 lost mittens a week",
        "until": day(14),
        "stop_if": "The children cannot reach their own",
    }
    lines.update(more)  # type: ignore[typeddict-item]
    return lines


def whole(**more: Any) -> Lines:
    """All the lines of a full plan, within the frames that hold where nobody has written any."""
    rest = {
        "size": "full", "where": "The red room", "how": "Every morning for two weeks", "measure": "We count on Fridays",
        "check": "No names on the baskets; Mette has looked at it", "cap_hours": 3, "cap_kroner": 0,
        "alternatives": "Clips on the sleeves",
    }  # fmt: skip
    return four(**{**rest, **more})


def maturing(cast: make.Cast, *, road: str = "try", author: Person | None = None, **more: Any) -> Idea:
    idea = make.idea(author or cast.alma, **more)
    ideas.thank(by=cast.mette, idea=idea, text="You saw what the mornings cost us.")
    ideas.mature(by=cast.mette, idea=idea, road=road)
    return fresh(idea)


def planned(cast: make.Cast, **more: Any) -> Experiment:
    return actions.plan_experiment(by=cast.alma, idea=maturing(cast), **four(**more))


def running(cast: make.Cast, **more: Any) -> Experiment:
    return actions.start_experiment(by=cast.alma, experiment=planned(cast, **more))


def concluded(cast: make.Cast, outcome: str = "works", learning: str = "Baskets at eye height are used") -> Experiment:
    """A try that has come to its day and taught something."""
    found = running(cast)
    with clock.at(clock.now() + timedelta(days=15)):
        return actions.conclude(by=cast.alma, experiment=found, outcome=outcome, learning=learning)


def fresh(idea: Idea) -> Idea:
    return Idea.objects.select_related("workplace", "author", "answerer").get(pk=idea.pk)
