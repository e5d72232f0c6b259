"""The changes' due work: the day has passed on which an old way was to end, and its owner is told once."""

from datetime import datetime
from typing import Final

from django.db.models import F, Q

from greb.trail import clock
from greb.trail.actors import System

from . import actions
from .models import Plan

MOST: Final = 500  # in one run; the rest in the next one, seconds later
BY = System("due")


def due(now: datetime) -> dict[str, int]:
    """Remind those who see to an old way whose day has passed by `now`, on working days; how many."""
    if not clock.is_working_day(clock.today()):
        return {"routines to end": 0}
    return {"routines to end": sum(actions.remind(by=BY, plan=plan) for plan in _late())}


def _late() -> list[Plan]:
    running = Plan.objects.filter(launched_at__isnull=False, retired_at__isnull=True, halted_at__isnull=True)
    late = running.filter(retire_on__lt=clock.today())
    untold = late.filter(Q(reminded_for__isnull=True) | ~Q(reminded_for=F("retire_on")))
    return list(untold.order_by("retire_on", "pk").only("pk", "idea_id")[:MOST])
