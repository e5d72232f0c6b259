"""Reading a change: the plan with all that hangs on it, and what waits for one person. A few statements each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from greb.benefits import reads as benefits
from greb.benefits.models import Benefit
from greb.ideas.models import Idea
from greb.ideas.stages import Road, Stage
from greb.trail import clock
from greb.trail.prepared import prepared
from greb.workplaces.models import Person, Role, Workplace
from greb.workplaces.reads import Reach

from .models import Concern, Forum, Hearing, MappedTask, Plan, Touched

MOST: Final = 100  # of touched, tasks and talks in the forum; nobody reads more on one page
CONCERNS: Final = 50
AWAITED: Final = 8
SOON: Final = timedelta(days=14)


@dataclass(frozen=True)
class Led:
    """An idea's plan as the rules and the pages see it. `concerns` are the newest, those without a reply first."""

    idea: Idea
    plan: Plan
    benefit: Benefit | None
    touched: Sequence[Touched] = ()
    tasks: Sequence[MappedTask] = ()
    concerns: Sequence[Concern] = ()
    hearings: Sequence[Hearing] = ()
    forum: str = ""
    is_decided: bool = False
    open_concerns: int = 0


def plan_of(idea: Idea) -> Plan | None:
    """The idea's plan with the owners it names. One statement."""
    return next(iter(_plan_of(idea.pk)), None)


@prepared
def _plan_of(idea: int) -> QuerySet[Plan]:
    return Plan.objects.select_related("old_routine_owner", "operations_owner").filter(idea_id=idea)


def led(idea: Idea, plan: Plan, *, is_decided: bool, is_whole: bool = True) -> Led:
    """What hangs on the plan; whom it touches and the tasks too where `is_whole`. Six statements, or four."""
    concerns = concerns_of(idea)
    return Led(
        idea=idea, plan=plan, benefit=benefits.of(idea), is_decided=is_decided, forum=forum_of(idea.workplace),
        touched=list(plan.touched.order_by("pk")[:MOST]) if is_whole else (),
        tasks=list(plan.tasks.order_by("pk")[:MOST]) if is_whole else (), concerns=concerns,
        hearings=list(plan.hearings.select_related("by").order_by("on", "pk")[:MOST]),
        open_concerns=sum(concern.answered_at is None for concern in concerns),
    )  # fmt: skip


def concerns_of(idea: Idea) -> list[Concern]:
    """What people worry about: without a reply first, then the newest. One statement."""
    return _concerns_of(idea.pk)


@prepared
def _concerns_of(idea: int) -> QuerySet[Concern]:
    found = Concern.objects.filter(idea_id=idea).select_related("by", "answered_by")
    is_answered = ExpressionWrapper(Q(answered_at__isnull=False), output_field=BooleanField())
    return found.annotate(is_answered=is_answered).order_by("is_answered", "-pk")[:CONCERNS]


def forum_of(workplace: Workplace) -> str:
    """What the forum is called here: the workplace's own word, the nearest one above, or the installation's."""
    named = dict(Forum.objects.filter(workplace_id__in=workplace.line).values_list("workplace_id", "name"))
    found = next((named[place] for place in workplace.line if place in named), "")
    return found or settings.FORUM or _("the staff meeting")


def representatives(workplace: Workplace) -> list[int]:
    """The union and safety representatives of the workplace and above it, by id. One statement."""
    kinds = (Role.Kind.UNION, Role.Kind.SAFETY)
    held = Role.objects.filter(workplace_id__in=workplace.line, kind__in=kinds, person__is_active=True)
    return sorted(set(held.values_list("person_id", flat=True)))


def worries_for(me: Person, reach: Reach) -> list[Idea]:
    """Ideas that the person answers, on which a concern waits for a reply. One statement."""
    return _worries_for(me.pk)


@prepared
def _worries_for(me: int) -> QuerySet[Idea]:
    waiting = Concern.objects.filter(idea=OuterRef("pk"), answered_at__isnull=True)
    mine = Idea.objects.filter(answerer_id=me, road=Road.LEAD).filter(Exists(waiting))
    return mine.order_by("stage_since", "pk")[:AWAITED]


def to_retire(me: Person, reach: Reach) -> list[Plan]:
    """Routines that the person sees to, whose end is near or past. One statement."""
    return _to_retire(me.pk, reach.seen, reach.led, clock.today() + SOON)


@prepared
def _to_retire(me: int, seen: Collection[int], led: Collection[int], soon: date) -> QuerySet[Plan]:
    running = Plan.objects.filter(launched_at__isnull=False, retired_at__isnull=True, halted_at__isnull=True)
    mine = running.filter(old_routine_owner_id=me, retire_on__lte=soon, idea__stage=Stage.CHANGE)
    shown = mine.filter(idea__in=Idea.objects.seen_by(me, seen, led))
    return shown.select_related("idea").order_by("retire_on", "pk")[:AWAITED]
