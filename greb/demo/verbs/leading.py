"""A change is led through, and what it gave is followed up long after."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from greb.benefits import actions as benefits
from greb.benefits.models import Benefit, FollowUp
from greb.change import actions as change
from greb.change.models import Concern, Plan
from greb.demo.world import Turn


def _benefit(turn: Turn) -> Benefit:
    return Benefit.objects.get(idea=turn.idea)


def _plan(turn: Turn) -> Plan:
    return Plan.objects.get(idea=turn.idea)


def _oldest_day(turn: Turn) -> FollowUp:
    """The first planned day of looking that nobody has looked at yet."""
    return FollowUp.objects.filter(benefit__idea=turn.idea, state=FollowUp.State.PLANNED).earliest("on")


def _counted(more: dict[str, Any]) -> dict[str, Any]:
    return {name: Decimal(said) if isinstance(said, int) else said for name, said in more.items()}


def answer_concern(turn: Turn) -> None:
    """Answer the oldest concern that waits."""
    waiting = Concern.objects.filter(idea=turn.idea, answered_at=None).earliest("id")
    change.answer_concern(by=turn.by, concern=waiting, text=turn.text)


def enter(turn: Turn) -> None:
    """The story begins elsewhere: the leader tells what was decided, and it stands on its road at once."""
    tale, home = turn.tale, turn.by.memberships.get(is_home=True).workplace
    idea = change.enter_decided_elsewhere(by=turn.by, workplace=home, told=turn.world.say(tale.told), **turn.more)
    turn.world.keep(tale, idea)


VERBS: Final[dict[str, Callable[[Turn], object]]] = {
    "benefit": lambda t: benefits.plan_benefit(by=t.by, idea=t.idea, **t.more),
    "baseline": lambda t: benefits.set_baseline(by=t.by, benefit=_benefit(t), **_counted(t.more)),
    "forecast": lambda t: benefits.lock_forecast(by=t.by, benefit=_benefit(t), **_counted(t.more)),
    "follow-up-plan": lambda t: benefits.plan_follow_up(by=t.by, benefit=_benefit(t), **t.more),
    "follow-up": lambda t: benefits.follow_up(by=t.by, follow_up=_oldest_day(t), **_counted(t.more)),
    "not-evaluated": lambda t: benefits.not_evaluated(by=t.by, follow_up=_oldest_day(t), **t.more),
    "plan-change": lambda t: change.plan_change(by=t.by, idea=t.idea, **t.more),
    "elsewhere": enter,
    "touched": lambda t: change.add_touched(by=t.by, plan=_plan(t), **t.more),
    "task": lambda t: change.set_task(by=t.by, plan=_plan(t), text=t.text, **t.more),
    "concern": lambda t: change.raise_concern(by=t.by, idea=t.idea, text=t.text),
    "concern-answer": answer_concern,
    "forum": lambda t: change.discuss_in_forum(by=t.by, plan=_plan(t), **t.more),
    "launch": lambda t: change.launch(by=t.by, plan=_plan(t)),
    "retire": lambda t: change.retire_routine(by=t.by, plan=_plan(t), text=t.text),
    "halt": lambda t: change.halt(by=t.by, plan=_plan(t), **t.more),
}
