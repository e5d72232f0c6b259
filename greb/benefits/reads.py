"""Reading benefits: an idea's own, its days of looking, and what is due for one person. Each a statement or two."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from django.db.models import QuerySet

from greb.ideas.models import Idea
from greb.ideas.stages import OPEN, Road, Stage
from greb.trail import clock
from greb.trail.prepared import prepared
from greb.workplaces.models import Membership, Person
from greb.workplaces.reads import Reach

from .models import Benefit, FollowUp

MINE: Final = 50  # follow-ups shown to one person at once
AHEAD: Final = timedelta(days=60)  # how far ahead one's own list looks
CHOOSABLE: Final = 300
Standing = Literal["", "none", "planned", "locked", "late", "read", "not evaluated"]


def of(idea: Idea) -> Benefit | None:
    """The idea's main benefit with its owner, measure and forecast. One statement."""
    return next(iter(_of(idea.pk)), None)


@prepared
def _of(idea: int) -> QuerySet[Benefit]:
    return Benefit.objects.select_related("owner", "measure", "forecast__by").filter(idea_id=idea)


def of_many(ideas: Iterable[int]) -> dict[int, Benefit]:
    """The main benefits of several ideas (by id), with their follow-ups fetched. Two statements."""
    found = Benefit.objects.select_related("owner", "measure", "forecast").prefetch_related("follow_ups")
    return {benefit.idea_id: benefit for benefit in found.filter(idea_id__in=list(ideas))}


def follow_ups(benefit: Benefit) -> list[FollowUp]:
    """Its days of looking, oldest first. One statement."""
    return _follow_ups(benefit.pk)


@prepared
def _follow_ups(benefit: int) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(benefit_id=benefit).select_related("by").order_by("on", "pk")


def standing(idea: Idea) -> Standing:
    """How far the following up has come, in a word; "" for an idea of which none is asked.

    Small improvements (the road *do it*) and ideas that never came to a change are not asked, and so are never
    "not evaluated".
    """
    if idea.road != Road.LEAD or idea.stage not in {*OPEN, Stage.FOLLOWING, Stage.TOLD}:
        return ""
    benefit = of(idea)
    if benefit is None:
        return "none" if idea.stage in {Stage.CHANGE, Stage.FOLLOWING, Stage.TOLD} else ""
    return standing_of(benefit, follow_ups(benefit))


def standing_of(benefit: Benefit, days: Sequence[FollowUp]) -> Standing:
    """The same, where benefit and follow-ups are at hand. No statement."""
    if any(day.state == FollowUp.State.PLANNED and day.on < clock.today() for day in days):
        return "late"
    ended = [day for day in days if day.state != FollowUp.State.PLANNED]
    if ended:
        return "read" if ended[-1].state == FollowUp.State.READ else "not evaluated"
    return "locked" if benefit.locked else "planned"


def for_me(me: Person, reach: Reach) -> list[FollowUp]:
    """The follow-ups that are the person's to do, due or soon to be, the earliest first. One statement."""
    return list(_mine(me, reach).filter(on__lte=clock.today() + AHEAD).order_by("on", "pk")[:MINE])


def due_for(me: Person, reach: Reach, most: int) -> list[FollowUp]:
    """The first few that have fallen due. One statement."""
    return _due(me.pk, reach.seen, reach.led, clock.today())[:most]


@prepared
def _due(me: int, seen: Collection[int], led: Collection[int], today: date) -> QuerySet[FollowUp]:
    return _of_owner(me, seen, led).filter(on__lte=today).order_by("on", "pk")[:MINE]


def _mine(me: Person, reach: Reach) -> QuerySet[FollowUp]:
    return _of_owner(me.pk, reach.seen, reach.led)


def _of_owner(me: int, seen: Collection[int], led: Collection[int]) -> QuerySet[FollowUp]:
    going = Idea.objects.seen_by(me, seen, led).exclude(stage=Stage.STOPPED)
    mine = FollowUp.objects.filter(state=FollowUp.State.PLANNED, benefit__owner_id=me, benefit__idea__in=going)
    return mine.select_related("benefit__idea")


def choosable(idea: Idea, *chosen: Person | None) -> list[tuple[int, str]]:
    """Whom one may name without knowing their user name: those at the idea's workplace and above it, and those named
    already; as (id, name). One statement."""
    here = Membership.objects.filter(workplace_id__in=idea.workplace.line, person__is_active=True)
    near = here.order_by("person__name", "person_id").values_list("person_id", "person__name").distinct()[:CHOOSABLE]
    found = dict(near) | {person.pk: person.name for person in chosen if person}
    return sorted(found.items(), key=lambda each: each[1])


@dataclass(frozen=True)
class Calibration:
    """Of one's own forecasts whose day has been read: how many lay between pessimistic and optimistic."""

    read: int
    within: int


def calibration(me: Person) -> Calibration:
    """How well one's own forecasts have met what was read, for oneself alone. One statement.

    Of each forecast counts the first reading on its day or later.
    """
    rows = FollowUp.objects.filter(state=FollowUp.State.READ, benefit__forecast__by=me).order_by("on", "pk")
    first: dict[int, bool] = {}
    for row in rows.select_related("benefit__forecast"):
        forecast = row.benefit.forecast
        if row.done_on and row.done_on >= forecast.on and row.value is not None and row.benefit_id not in first:
            low, high = sorted((forecast.pessimistic, forecast.optimistic))
            first[row.benefit_id] = low <= row.value <= high
    return Calibration(read=len(first), within=sum(first.values()))
