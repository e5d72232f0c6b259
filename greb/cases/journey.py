"""What was true of an idea's journey when it was told: days, outcomes, numbers and a few lines, taken down once.

The lines are the benefit's own, what got better, and the change's why, for whom and what ended. So the picture stays
true when the rooms below go on. It names nobody: the owner is an id, shown by name only where they stand in the case.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from greb.benefits import reads as benefits
from greb.benefits.models import FollowUp
from greb.change import reads as changes
from greb.experiments import reads as experiments
from greb.ideas.models import Idea, Step
from greb.ideas.rules import LONGER
from greb.ideas.stages import Road
from greb.ideas.stations import came_to
from greb.trail import clock

VERSION: Final = 2

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
        "tries": _tries(idea) if idea.road in LONGER else [],
        "support": idea.support,
        "benefit": _benefit(idea) if idea.road in LONGER else None,
        "better": idea.got_better,
        "change": _change(idea) if idea.road == Road.LEAD else None,
    }


def _tries(idea: Idea) -> list[Facts]:
    """Each try that was concluded, the first one first: its days, its size and how it ended."""
    return [
        {
            "size": each.size, "outcome": each.outcome, "began": _day_of(each.started_at).isoformat(),
            "ended": _day_of(each.concluded_at).isoformat(),
        }
        for each in reversed(experiments.cycles(idea)) if each.started_at and each.concluded_at
    ]  # fmt: skip


def _change(idea: Idea) -> Facts | None:
    """Why it was changed, for whom, what ended and when, and who looks after it; None where it never began."""
    plan = changes.plan_of(idea)
    if plan is None or plan.launched_at is None:
        return None
    return {
        "why": plan.why, "for_whom": plan.for_whom, "decided_by": plan.decided_by, "ended": plan.old_routine,
        "ended_on": _day_of(plan.retired_at).isoformat() if plan.retired_at else None,
        "owner": plan.operations_owner_id,
    }  # fmt: skip


def _benefit(idea: Idea) -> Facts | None:
    """What it was to give, what was believed, and what has been read: numbers as text, so that none is rounded."""
    benefit = benefits.of(idea)
    if benefit is None:
        return None
    days = benefits.follow_ups(benefit)
    forecast = benefit.locked
    return {
        "what": benefit.what, "unit": benefit.unit, "better": benefit.better, "nature": benefit.nature,
        "baseline": _read(benefit.baseline_on, benefit.baseline),
        "forecast": forecast and {
            "pessimistic": _number(forecast.pessimistic), "likely": _number(forecast.likely),
            "optimistic": _number(forecast.optimistic), "on": forecast.on.isoformat(),
        },
        "read": [read for day in days if day.state == FollowUp.State.READ and (read := _read(day.done_on, day.value))],
        "not_evaluated": sum(day.state == FollowUp.State.NOT_EVALUATED for day in days),
        "to_come": [day.on.isoformat() for day in days if day.state == FollowUp.State.PLANNED],
    }  # fmt: skip


def _read(on: date | None, value: Decimal | None) -> Facts | None:
    return None if on is None or value is None else {"on": on.isoformat(), "value": _number(value)}


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _stations(idea: Idea, steps: Iterable[tuple[str, datetime]]) -> list[Facts]:
    """Each station that the idea came to, with the first day it was there, in order of time."""
    return [{"station": station, "on": _day_of(at).isoformat()} for station, at in came_to(idea, steps).items()]


def _day_of(moment: datetime) -> date:
    return moment.astimezone(clock.HOME).date()
