"""What was true of an idea's journey when it was told: days, outcomes and numbers, taken down once.

Nothing here is anybody's name or free text: who is thanked is asked for, and what is told is written in the case. So
the picture stays true when the rooms below go on, and there is nothing in it to blank.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from greb.ideas.models import Idea, Step
from greb.ideas.stages import Stage
from greb.trail import clock

VERSION: Final = 1
# Which step shows that an idea has come to a station of the road.
STATIONS: Final = {
    Step.Kind.THANKS: "answered", Step.Kind.MATURE: "maturing", Step.Kind.WEIGH: "weighing",
    Step.Kind.DECIDE: "decided", Step.Kind.DO: "decided", Step.Kind.ENTER: "decided", Step.Kind.START: "experiment",
    Step.Kind.LAUNCH: "change", Step.Kind.RETIRE: "following", Step.Kind.FINISH: "better",
}  # fmt: skip

Facts = dict[str, Any]


def facts(idea: Idea) -> Facts:
    """The journey of an idea that has become real, as it is now. A few statements, whatever its length."""
    steps = list(Step.objects.filter(idea=idea).order_by("at", "id").values_list("kind", "at"))
    return {
        "version": VERSION,
        "road": idea.road,
        "taken_on": clock.today().isoformat(),
        "stations": _stations(idea, steps),
        "days": (_day_of(idea.ended_at or clock.now()) - _day_of(idea.created_at)).days,
        "tries": sum(kind in {Step.Kind.START, Step.Kind.AGAIN} for kind, _at in steps),
        "support": idea.support,
    }


def _stations(idea: Idea, steps: Iterable[tuple[str, datetime]]) -> list[Facts]:
    """Each station that the idea came to, with the first day it was there, in order of time."""
    came: dict[str, str] = {str(Stage.SPARK): _day_of(idea.created_at).isoformat()}
    for kind, at in steps:
        if station := STATIONS.get(Step.Kind(kind)):
            came.setdefault(station, _day_of(at).isoformat())
    return [{"station": station, "on": on} for station, on in came.items()]


def _day_of(moment: datetime) -> Any:
    return moment.astimezone(clock.HOME).date()
