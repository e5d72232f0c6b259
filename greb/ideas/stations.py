"""The stations of the road that an idea has come to, as its steps tell. One table, for every page that draws a road.

`better` is the end of the light road; the longer ones have no such station, and `ui.road` draws none there.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from .models import Idea, Step
from .stages import Stage

# Which step shows that an idea has come to a station.
STATIONS: Final = {
    Step.Kind.THANKS: "answered", Step.Kind.MATURE: "maturing", Step.Kind.WEIGH: "weighing",
    Step.Kind.WIDEN: "weighing", Step.Kind.DECIDE: "decided", Step.Kind.DO: "decided", Step.Kind.ADOPT: "decided",
    Step.Kind.ENTER: "elsewhere", Step.Kind.START: "experiment", Step.Kind.LAUNCH: "change",
    Step.Kind.RETIRE: "following", Step.Kind.FINISH: "better",
}  # fmt: skip


def came_to(idea: Idea, steps: Iterable[tuple[str, datetime]]) -> dict[str, datetime]:
    """Each station with the moment when the idea first came to it, in order of time; `steps` are kinds and moments,
    oldest first. What was decided elsewhere begins there: nobody here told it."""
    came: dict[str, datetime] = {}
    for kind, at in steps:
        if station := STATIONS.get(Step.Kind(kind)):
            came.setdefault(station, at)
    return came if "elsewhere" in came else {str(Stage.SPARK): idea.created_at, **came}
