"""Reading what a person is owed word of; each read a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from greb.ideas.models import Idea
from greb.ideas.rules import sees_author
from greb.trail.models import Delivery
from greb.weighing.models import Decision
from greb.weighing.reads import decisions
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach, person_names
from greb.workplaces.rules import answerers_among

from . import words

PAGE = 30


@dataclass(frozen=True)
class News:
    """One thing that happened, in the reader's language. `is_over`: what it asked for no longer waits."""

    id: int
    idea: int
    told: str
    sentence: str
    turn: str
    at: datetime
    reason: str
    is_new: bool
    is_over: bool


def unread_count(person_id: int) -> int:
    """How much the person has not marked as read. One statement, answered by an index alone."""
    return Delivery.objects.filter(person_id=person_id, seen_at__isnull=True).count()


def newest(person_id: int) -> int:
    """The newest thing that the person is owed word of; 0 where there is none."""
    return Delivery.objects.filter(person_id=person_id).order_by("-pk").values_list("pk", flat=True).first() or 0


def readable(person: Person, reach: Reach) -> QuerySet[Delivery]:
    """Word owed to the person about ideas that the person may read now."""
    idea = Idea.objects.visible_to(person, reach).filter(pk=OuterRef("entry__subject_id"))
    return Delivery.objects.filter(Exists(idea), person_id=person.pk, entry__subject_kind="idea")


def page(
    person: Person, reach: Reach, *, before: int = 0, after: int = 0
) -> tuple[list[News], int, int]:  # fmt: skip
    """A page of news, newest first, and the places for newer and older ones (0: there are none)."""
    found = readable(person, reach).select_related("entry")
    if after:
        rows = list(found.filter(pk__gt=after).order_by("pk")[: PAGE + 1])
        has_newer, has_older, rows = len(rows) > PAGE, True, rows[:PAGE][::-1]
    else:
        rows = list((found.filter(pk__lt=before) if before else found).order_by("-pk")[: PAGE + 1])
        has_newer, has_older, rows = bool(before), len(rows) > PAGE, rows[:PAGE]
    newer = rows[0].pk if rows and has_newer else 0
    older = rows[-1].pk if rows and has_older else 0
    return worded(person, rows), newer, older


def worded(person: Person, rows: Sequence[Delivery]) -> list[News]:
    """The deliveries (with their entries) in words, in the active language. Four statements, however many."""
    ideas = Idea.objects.select_related("workplace", "author", "answerer").in_bulk(
        {row.entry.subject_id for row in rows}
    )
    hidden = [idea for idea in ideas.values() if idea.is_author_hidden]
    found = answerers_among([(idea.workplace, idea.author_id) for idea in hidden])
    leaders = {idea.pk: level for idea, level in zip(hidden, found, strict=True)}
    sees = {pk: sees_author(person, idea, leaders.get(pk)) for pk, idea in ideas.items()}
    names = person_names(row.entry.by_id or 0 for row in rows)
    decided = {row.entry.subject_id for row in rows if words.of_decision(row)}
    known = Known(ideas, sees, names, decisions(decided) if decided else {})
    return [_news(row, person, known) for row in rows if row.entry.subject_id in ideas]


@dataclass(frozen=True)
class Known:
    """What words are made of, read once for all: ideas, whether the reader may know whose, names of who did what, and
    the newest decisions; by id."""

    ideas: dict[int, Idea]
    sees: dict[int, bool]
    names: dict[int, str]
    decisions: dict[int, Decision]


def _news(row: Delivery, person: Person, known: Known) -> News:
    idea = known.ideas[row.entry.subject_id]
    reader = words.Reader(person, known.sees[idea.pk])
    return News(
        id=row.pk,
        idea=idea.pk,
        told=idea.told,
        sentence=words.sentence(row, idea, reader, known.names.get(row.entry.by_id or 0, "")),
        turn=words.turn(idea, reader),
        at=row.entry.at,
        reason=row.reason,
        is_new=row.seen_at is None,
        is_over=words.is_over(row, idea, known.decisions.get(idea.pk)),
    )
