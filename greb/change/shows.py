"""What the pages of a change show, put together: the plan's short steps and how far each has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas import rules as ideas
from greb.ideas.models import Idea
from greb.trail import clock
from greb.workplaces.models import Person

from . import reads, rules
from .models import MappedTask, Plan
from .reads import Led

ORDER: Final = ("plan-why", "plan-gains", "plan-promises", "plan-people", "plan-tasks", "plan-routine", "plan-forum")


@dataclass(frozen=True)
class Station:
    """One short step of the plan: its page, what it asks, and whether something stands there."""

    page: str
    title: str
    href: str
    is_there: bool


@dataclass(frozen=True)
class Lack:
    """One line of the checklist: what, why, whether it is there, and where one goes to write it."""

    what: str
    why: str
    is_met: bool
    href: str


def page(me: Person, idea: Idea, plan: Plan | None, **more: Any) -> dict[str, Any]:
    """All that the plan's page shows. About fourteen statements, however much hangs on it."""
    found = ideas.answerers_of(idea)
    carries = rules.why_not_plan(me, idea, found=found) is None
    context: dict[str, Any] = {"idea": idea, "plan": plan, "carries": carries, "today": clock.today(), **more}
    if plan is None:
        return context
    led = reads.led(idea, plan, is_decided=rules.is_decided(idea, plan))
    lacks = checklist(led)
    return context | {
        "led": led, "lacks": lacks, "left": [lack for lack in lacks if not lack.is_met],
        "stations": stations(led), "tasks": tasks_by_kind(led), "is_leader": ideas.is_answerer(me, idea, found),
        "may_hear": rules.why_not_hear(me, idea, found=found) is None,
        "may_worry": rules.why_not_worry(me, idea) is None,
    }  # fmt: skip


def checklist(led: Led) -> list[Lack]:
    return [
        Lack(need.what, need.why, need.is_met, reverse(need.page, args=[led.idea.pk])) for need in rules.needs(led)
    ]  # fmt: skip


def stations(led: Led) -> list[Station]:
    """The plan's steps in order. What was decided elsewhere has one more, first."""
    plan, here = led.plan, led.idea.pk
    told: Mapping[str, tuple[str, bool]] = {
        "plan-why": (_("Why, and for whom"), bool(plan.why and plan.for_whom)),
        "plan-gains": (_("Purpose, and freed time"), bool(plan.purpose or plan.gains or plan.freed_time)),
        "plan-promises": (_("What can be promised, and what cannot"), bool(plan.promised or plan.not_promised)),
        "plan-people": (_("Whom it touches"), bool(led.touched)),
        "plan-tasks": (_("What happens to the tasks"), bool(led.tasks)),
        "plan-routine": (_("The old way, and who looks after the new one"), bool(plan.old_routine and plan.retire_on)),
        "plan-forum": (_("Heard in %(forum)s") % {"forum": led.forum}, bool(led.hearings)),
    }
    first = [Station("plan-upwards", _("Decided elsewhere"), reverse("plan-upwards", args=[here]), True)]
    rest = [Station(name, *_placed(told[name], name, here)) for name in ORDER]
    return [*(first if plan.is_entered else []), *rest]


def _placed(told: tuple[str, bool], name: str, here: int) -> tuple[str, str, bool]:
    return told[0], reverse(name, args=[here]), told[1]


def after(name: str) -> str:
    """The step after this one; the plan itself after the last."""
    order = ("plan-upwards", *ORDER)
    return order[order.index(name) + 1] if name in order[:-1] else "plan"


def tasks_by_kind(led: Led) -> list[tuple[str, list[MappedTask]]]:
    """The tasks in four groups, in the order of MappedTask.Kind; empty groups left out."""
    groups = [(str(kind.label), [task for task in led.tasks if task.kind == kind]) for kind in MappedTask.Kind]
    return [(label, tasks) for label, tasks in groups if tasks]
