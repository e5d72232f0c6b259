"""What the front page and the wall read; each bounded, each by an index."""

from collections.abc import Collection
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import Coalesce, Substr

from greb.ideas.models import NOBODY_TOLD, Comment, Follow, Idea, Step, Support, told_by
from greb.ideas.reads import ANSWERING, Row, read_place, waiting_by
from greb.ideas.stages import OPEN, REAL, Road, Stage
from greb.trail.prepared import prepared
from greb.workplaces.models import Person, Workplace
from greb.workplaces.reads import Reach

REAL_PAGE = 24
DUE = 5
TALK = 50
STEPS = 100


def waiting_for_author(person: Person) -> list[Idea]:
    """Own ideas that wait for this person: asked something first, then a yes that wants its one line. An idea that
    nobody here told is seen to by the one who answers it."""
    return sorted(_waiting_for_author(person.pk), key=lambda idea: idea.asked_at is None)


@prepared
def _waiting_for_author(me: int) -> QuerySet[Idea]:
    mine = told_by(me) | (NOBODY_TOLD & Q(answerer_id=me))
    asked = Q(stage__in=OPEN, asked_at__isnull=False)
    doing = Q(stage=Stage.DECIDED, road=Road.DO)
    return (
        Idea.objects.filter(mine, doing | (asked & ~NOBODY_TOLD))
        .select_related("answerer")
        .order_by("stage_since", "id")[:8]
    )


def waiting_for_leader(person: Person, reach: Reach) -> list[Idea]:
    """The first ideas that wait for the person's answer, one more than is shown where there are more."""
    return _waiting_for_leader(person.pk, reach.at(ANSWERING)) if reach.leads_any else []


@prepared
def _waiting_for_leader(me: int, own: Collection[int]) -> QuerySet[Idea]:
    return waiting_by(me, own).select_related("workplace", "author")[: DUE + 1]


def own(person: Person) -> list[Row]:
    """One's own newest ideas, as the board's rows."""
    return [Row._make(row) for row in _own(person.pk)]


@prepared
def _own(me: int) -> QuerySet[Idea, tuple[Any, ...]]:
    found = Idea.objects.filter(author_id=me).annotate(
        opening=Substr("body", 1, 160),
        by=Coalesce("author__name", "author_name"),
        answered=ExpressionWrapper(Q(replied_at__isnull=False), output_field=BooleanField()),
        asked=ExpressionWrapper(Q(asked_at__isnull=False), output_field=BooleanField()),
    )
    rows = found.order_by("-created_at", "-id").values_list(
        "id", "told", "opening", "stage", "road", "support_count", "imported_support", "comment_count",
        "is_author_hidden", "author_id", "by", "workplace__name", "answerer__name", "due_on", "answered", "asked",
        "created_at",
    )  # fmt: skip
    return rows[:6]


def became_real(person: Person, reach: Reach, before: str = "") -> QuerySet[Idea]:
    """What became real among what the person may see, newest first."""
    found = _real(person.pk, reach.seen, reach.led)
    if place := read_place(before, "moved"):
        found = found.filter(Q(ended_at__lt=place[0]) | Q(ended_at=place[0], pk__lt=place[1]))
    return found


def lately_real(person: Person, reach: Reach) -> list[Idea]:
    """The newest three of the same."""
    return _lately_real(person.pk, reach.seen, reach.led)


@prepared
def _lately_real(me: int, seen: Collection[int], led: Collection[int]) -> QuerySet[Idea]:
    return _real(me, seen, led)[:3]


def _real(me: int, seen: Collection[int], led: Collection[int]) -> QuerySet[Idea]:
    found = Idea.objects.seen_by(me, seen, led).filter(stage__in=REAL).select_related("workplace", "author")
    return found.order_by("-ended_at", "-id")


def idea_of(person: Person, reach: Reach, pk: int) -> Idea | None:
    """One idea with those named on it, where the person may see it."""
    return next(iter(_idea_of(pk, person.pk, reach.seen, reach.led)), None)


@prepared
def _idea_of(pk: int, me: int, seen: Collection[int], led: Collection[int]) -> QuerySet[Idea]:
    found = Idea.objects.seen_by(me, seen, led).filter(pk=pk)
    return found.select_related("workplace", "author", "answerer", "theme", "caught_by")


@prepared
def workplace(pk: int) -> QuerySet[Workplace]:
    return Workplace.objects.filter(pk=pk)


@prepared
def steps(idea: int) -> QuerySet[Step]:
    """The newest of what has happened to an idea, newest first."""
    return Step.objects.filter(idea_id=idea).select_related("by").order_by("-at", "-id")[:STEPS]


@prepared
def talk(idea: int, before: int | None) -> QuerySet[Comment]:
    """The newest contributions, or those from before one; one more than is shown where there are more. Newest first."""
    said = Comment.objects.filter(idea_id=idea).select_related("by")
    return (said if before is None else said.filter(pk__lt=before)).order_by("-id")[: TALK + 1]


@prepared
def support_of(idea: int, me: int) -> QuerySet[Support, int]:
    return Support.objects.filter(idea_id=idea, person_id=me).values_list("pk", flat=True)[:1]


@prepared
def follows(idea: int, me: int) -> QuerySet[Follow, int]:
    return Follow.objects.filter(idea_id=idea, person_id=me).values_list("pk", flat=True)[:1]
