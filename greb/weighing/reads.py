"""What is known of an idea's weighing, in few statements however many have weighed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from greb.ideas.models import Description, Idea, Member, Step
from greb.ideas.stages import Stage
from greb.trail.prepared import prepared
from greb.workplaces.models import Membership, Person

from .models import CounterArgument, Decision, Need, Round, Weighing

UNDECIDED = frozenset({Stage.SPARK, Stage.MATURING, Stage.WEIGHING})
ENDS = (
    Step.Kind.DECIDE, Step.Kind.START, Step.Kind.MATURE, Step.Kind.DO, Step.Kind.PARK, Step.Kind.DECLINE,
    Step.Kind.WITHDRAW,
)  # fmt: skip
WHYS = 40
COLLEAGUES = 300


@dataclass(frozen=True)
class Placed:
    """How many placed an idea at the same three places."""

    practice: int
    people: int
    routines: int
    count: int


def present_round(idea: Idea) -> Round | None:
    """The round that runs, or the one that the idea was last decided after; None where it is not being weighed.

    An idea that came to be weighed without `open_weighing` (after a try) has no round until its first weighing.
    """
    if idea.stage == Stage.WEIGHING:
        return Round.objects.filter(idea=idea, opened_at=idea.stage_since).first()
    if idea.stage in {Stage.SPARK, Stage.MATURING}:
        return None
    newest = decision(idea)
    return newest.round if newest else None


def told_round(idea: Idea) -> Round | None:
    """The round that the page of the weighing tells of: the present one; of an idea that has come through, with a
    decision or without, the last that anybody weighed. One statement."""
    if idea.stage in UNDECIDED:
        return present_round(idea)
    rounds = Round.objects.filter(idea=idea).annotate(has=Exists(Weighing.objects.filter(round=OuterRef("pk"))))
    return rounds.order_by("-has", "-opened_at", "-id").first()


def ended_by(round_: Round) -> Step | None:
    """The step that ended a round: a decision, or what came without one. None while it runs."""
    later = Step.objects.filter(idea_id=round_.idea_id, at__gt=round_.opened_at, kind__in=ENDS)
    return later.order_by("at", "id").first()


def placed(round_: Round | None) -> Sequence[Placed]:
    """Where the idea was placed, and by how many. One statement, at most 125 rows."""
    if round_ is None:
        return []
    rows = Weighing.objects.filter(round=round_).values_list("practice", "people", "routines").order_by()
    return [Placed(*row) for row in rows.annotate(n=Count("id")).order_by("practice", "people", "routines")]


def own(round_: Round | None, person: Person) -> Weighing | None:
    return next(iter(_own(round_.pk, person.pk)), None) if round_ else None


@prepared
def _own(round_: int, person: int) -> QuerySet[Weighing]:
    return Weighing.objects.filter(round_id=round_, person_id=person).order_by("pk")[:1]


def whys(round_: Round) -> list[Weighing]:
    """The lines of why, at most WHYS of them; by their letters, so that their order tells nothing of who came when."""
    said = Weighing.objects.filter(Q(round=round_), ~Q(why="")).select_related("person").order_by("why", "id")
    return list(said[:WHYS])


def count(round_: Round | None) -> int:
    return Weighing.objects.filter(round=round_).count() if round_ else 0


def others_at(idea: Idea) -> int:
    """How many at the idea's workplace could weigh it: everybody there but those who carry it as their own."""
    here = Membership.objects.filter(workplace_id=idea.workplace_id, person__is_active=True)
    carrying = Member.objects.filter(idea=idea, kind=Member.Kind.CO_OWNER).values("person_id")
    if idea.author_id:
        here = here.exclude(person_id=idea.author_id)
    return here.exclude(person_id__in=carrying).count()


def need(idea: Idea) -> Need | None:
    return next(iter(_need(idea.pk)), None)


@prepared
def _need(idea: int) -> QuerySet[Need]:
    return Need.objects.filter(idea_id=idea).select_related("by").order_by("pk")[:1]


def counter_argument(idea: Idea) -> CounterArgument | None:
    return next(iter(_counter_argument(idea.pk)), None)


@prepared
def _counter_argument(idea: int) -> QuerySet[CounterArgument]:
    return CounterArgument.objects.filter(idea_id=idea).select_related("by").order_by("pk")[:1]


def decision(idea: Idea) -> Decision | None:
    """The newest decision, with how the author wishes to take part."""
    return next(iter(_decision(idea.pk)), None)


@prepared
def _decision(idea: int) -> QuerySet[Decision]:
    found = Decision.objects.filter(idea_id=idea).select_related("by", "round", "part__to", "part__taken_by")
    return found.order_by("-at", "-id")[:1]


def leading(idea: Idea) -> str:
    """The name of whoever has said yes to leading what was handed over; empty where it was not."""
    newest = decision(idea)
    part = getattr(newest, "part", None)
    return part.taken_by.name if part and part.taken_by else ""


def decisions(ideas: Collection[int]) -> dict[int, Decision]:
    """The newest decision of each of the ideas, with how the author wishes to take part. One statement."""
    found = Decision.objects.filter(idea__in=ideas).select_related("part").order_by("at", "id")
    return {each.idea_id: each for each in found}


def colleagues(idea: Idea) -> list[tuple[int, str]]:
    """Who may be asked to lead it: those at its workplace, but for whoever told it; as (id, name). One statement."""
    here = Membership.objects.filter(workplace_id=idea.workplace_id, person__is_active=True)
    here = here.exclude(person_id=idea.author_id) if idea.author_id else here
    return list(here.order_by("person__name", "person_id").values_list("person_id", "person__name")[:COLLEAGUES])


def described(idea: Idea) -> tuple[str, str]:
    """What the idea's description says of the problem, and of who gains."""
    found = Description.objects.filter(idea=idea).values_list("problem", "who_gains").first()
    return found or ("", "")
