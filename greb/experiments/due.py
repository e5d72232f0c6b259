"""Due work about experiments: whose day has passed, and who is asked, once, what was learned."""

import logging
from datetime import datetime
from typing import Final

from greb.trail import clock
from greb.trail.actors import System
from greb.trail.unfinished import Unfinished

from . import reminders
from .models import Experiment

log = logging.getLogger(__name__)
MOST: Final = 500
BY = System("due")


def due(now: datetime) -> dict[str, int]:
    """Remind of what has passed its day. One idea's trouble does not stop the others, but is raised."""
    asked, troubled = 0, []
    if clock.is_working_day(clock.today()):  # nobody is reminded of work on a day off
        for experiment in _past():
            try:
                asked += reminders.remind(by=BY, experiment=experiment)
            except Exception:
                log.exception("due work on experiment %s", experiment.pk)
                troubled.append(experiment.pk)
    if troubled:
        raise Unfinished(f"{len(troubled)} experiments, the first {troubled[0]}")
    return {"asked what was learned": asked}


def _past() -> list[Experiment]:
    late = Experiment.objects.running().filter(until__lt=clock.today(), reminded_at=None)
    return list(late.select_related("idea").order_by("until", "pk")[:MOST])
