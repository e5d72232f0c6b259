"""A change at Solsikken, as far along as a test needs it."""

from datetime import date, timedelta
from typing import Any

from greb.benefits import actions as benefits
from greb.change import actions, reads
from greb.change.models import Plan
from greb.ideas.models import Idea
from greb.trail import clock
from tests import make


def ahead(days: int = 90) -> date:
    return clock.today() + timedelta(days=days)


def entered(cast: make.Cast, told: str = "Coats are counted by the new system") -> Idea:
    """Decided elsewhere: on its way, with a plan that says only why."""
    return actions.enter_decided_elsewhere(
        by=cast.mette, workplace=cast.solsikken, told=told, decided_by="The city council",
        gives="Children come out sooner", may_shape="Which coats first", say_upwards="It takes a week",
    )  # fmt: skip


def plan_of(idea: Idea) -> Plan:
    found = reads.plan_of(idea)
    assert found is not None
    return found


def whole(cast: make.Cast) -> dict[str, Any]:
    """All that a plan needs of its own."""
    return {
        "why": "Children come out sooner", "for_whom": "The children, and those who dress them",
        "freed_time": "More time outdoors", "old_routine": "The list on the door", "old_routine_owner": cast.alma,
        "retire_on": ahead(30), "operations_owner": cast.bo,
    }  # fmt: skip


def ready(cast: make.Cast, told: str = "Coats are counted by the new system") -> Idea:
    """An entered change that misses nothing."""
    idea = entered(cast, told)
    actions.plan_change(by=cast.mette, idea=idea, **whole(cast))
    benefits.plan_benefit(
        by=cast.mette, idea=idea, what="Minutes until outdoors", kind="efficiency", owner=cast.jonas, better="down"
    )
    return Idea.objects.get(pk=idea.pk)


def running(cast: make.Cast, told: str = "Coats are counted by the new system") -> Idea:
    idea = ready(cast, told)
    actions.launch(by=cast.mette, plan=plan_of(idea))
    return Idea.objects.get(pk=idea.pk)
