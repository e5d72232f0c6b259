"""The stages of an idea and every move between them. docs/architecture/stages.md is this table; a test compares.

`who` names a rule of `ideas.rules`: "answerer" (those who may answer now), "author" (who told it, or whoever
caught it for somebody), "carrier" (author, co-owner or answerer), "system" (due work). `room` is whose action does it:
rooms above `ideas` move an idea by `ideas.moving.move`, and ask their own rule as well.
"""

from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    SPARK = "spark", _("New")
    MATURING = "maturing", _("Maturing")
    WEIGHING = "weighing", _("Being weighed")
    DECIDED = "decided", _("Decided")
    EXPERIMENT = "experiment", _("Being tried")
    CHANGE = "change", _("Being led through")
    FOLLOWING = "following", _("Being followed up")
    TOLD = "told", _("Told")
    DONE = "done", _("It became real")
    PARKED = "parked", _("Saved for later")
    DECLINED = "declined", _("We are not going on")
    STOPPED = "stopped", _("Stopped")
    MERGED = "merged", _("Joined with another")
    WITHDRAWN = "withdrawn", _("Taken back")


class Road(models.TextChoices):
    NONE = "", _("Not chosen yet")
    DO = "do", _("Do it")
    TRY = "try", _("Try it")
    LEAD = "lead", _("Lead it through")


LINE: Final = (
    Stage.SPARK, Stage.MATURING, Stage.WEIGHING, Stage.DECIDED, Stage.EXPERIMENT, Stage.CHANGE,
    Stage.FOLLOWING, Stage.TOLD,
)  # fmt: skip
BESIDE: Final = (Stage.PARKED, Stage.DECLINED, Stage.STOPPED, Stage.MERGED, Stage.WITHDRAWN)
OPEN: Final = (Stage.SPARK, Stage.MATURING, Stage.WEIGHING, Stage.DECIDED, Stage.EXPERIMENT, Stage.CHANGE)
ENDED: Final = (Stage.DONE, Stage.TOLD, *BESIDE)
REAL: Final = (Stage.DONE, Stage.FOLLOWING, Stage.TOLD)
BEFORE_EXPERIMENT: Final = (Stage.SPARK, Stage.MATURING, Stage.WEIGHING, Stage.DECIDED)


@dataclass(frozen=True)
class Move:
    """One verb's move: from which stages, by which room, to which stage (None: stays), and who may."""

    verb: str
    starts: tuple[Stage, ...]
    to: Stage | None
    who: str
    room: str = "ideas"


MOVES: Final = (
    Move("thank", BEFORE_EXPERIMENT, None, "answerer"),
    Move("ask", BEFORE_EXPERIMENT, None, "answerer"),
    Move("reply", BEFORE_EXPERIMENT, None, "answerer"),
    Move("extend", (Stage.SPARK,), None, "answerer"),
    Move("do", BEFORE_EXPERIMENT, Stage.DECIDED, "answerer"),
    Move("mature", BEFORE_EXPERIMENT, Stage.MATURING, "answerer"),
    Move("park", BEFORE_EXPERIMENT, Stage.PARKED, "answerer"),
    Move("decline", BEFORE_EXPERIMENT, Stage.DECLINED, "answerer"),
    Move("finish", (Stage.DECIDED,), Stage.DONE, "carrier"),
    Move("withdraw", (*BEFORE_EXPERIMENT, Stage.PARKED), Stage.WITHDRAWN, "author"),
    Move("revive", (Stage.PARKED, Stage.DECLINED), Stage.SPARK, "answerer"),
    Move("wake", (Stage.PARKED,), Stage.SPARK, "system"),
    Move("weigh", (Stage.MATURING,), Stage.WEIGHING, "carrier", "weighing"),
    Move("decide", (Stage.MATURING, Stage.WEIGHING), Stage.DECIDED, "answerer", "weighing"),
    Move("start", (Stage.MATURING, Stage.WEIGHING, Stage.DECIDED), Stage.EXPERIMENT, "carrier", "experiments"),
    Move("conclude", (Stage.EXPERIMENT,), None, "carrier", "experiments"),
    Move("again", (Stage.EXPERIMENT,), None, "carrier", "experiments"),
    Move("adopt", (Stage.EXPERIMENT,), Stage.DECIDED, "answerer", "experiments"),
    Move("widen", (Stage.EXPERIMENT,), Stage.WEIGHING, "answerer", "experiments"),
    Move("stop", (Stage.EXPERIMENT,), Stage.STOPPED, "answerer", "experiments"),
    Move("enter", (Stage.SPARK,), Stage.DECIDED, "answerer", "change"),
    Move("launch", (Stage.DECIDED,), Stage.CHANGE, "answerer", "change"),
    Move("retire", (Stage.CHANGE,), Stage.FOLLOWING, "answerer", "change"),
    Move("halt", (Stage.CHANGE,), Stage.STOPPED, "answerer", "change"),
    Move("tell", (Stage.DONE, Stage.FOLLOWING), Stage.TOLD, "carrier", "cases"),
)
BY_VERB: Final = {move.verb: move for move in MOVES}
