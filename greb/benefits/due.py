"""The benefits' due work: a day of looking has come, and its owner is told once."""

from datetime import datetime
from typing import Final

from greb.ideas.stages import Stage
from greb.trail import clock
from greb.trail.actors import System

from . import actions
from .models import FollowUp

MOST: Final = 500  # in one run; the rest in the next one, seconds later
BY = System("due")


def due(now: datetime) -> dict[str, int]:
    """Remind the owners of the days that have come by `now`, on working days; how many."""
    if not clock.is_working_day(clock.today()):
        return {"follow-ups due": 0}
    return {"follow-ups due": sum(actions.remind(by=BY, follow_up=day) for day in _come())}


def _come() -> list[FollowUp]:
    planned = FollowUp.objects.filter(
        state=FollowUp.State.PLANNED, on__lte=clock.today(), reminded_at__isnull=True
    ).exclude(benefit__idea__stage=Stage.STOPPED)
    return list(planned.select_related("benefit").order_by("on", "pk")[:MOST])
