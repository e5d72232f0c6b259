"""Reading surveys: lists, one with its questions, what slips are left, and the words that may be shown."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import Count, Exists, OuterRef, QuerySet

from greb.trail.prepared import prepared
from greb.voices.models import Sealed, Voice
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from .models import Asked, MeetingQuestion, Question, Survey, Unit, Words

PAGE: Final = 20
MOST_WORDS: Final = 200  # shown on a page


def page(person: Person, reach: Reach, asks: frozenset[int], *, before: int = 0) -> tuple[list[Survey], bool]:
    """A page of surveys, newest first, and whether there are more. One statement."""
    found = Survey.objects.visible_to(person, reach, asks).select_related("workplace")
    rows = list((found.filter(pk__lt=before) if before else found).order_by("-pk")[: PAGE + 1])
    return rows[:PAGE], len(rows) > PAGE


def meeting_questions(reach: Reach, asks: frozenset[int]) -> list[MeetingQuestion]:
    """The newest questions for meetings at one's workplaces. One statement."""
    found = MeetingQuestion.objects.filter(workplace__in=reach.seen | asks)
    return list(found.select_related("workplace").order_by("-pk")[:PAGE])


def open_to(person: Person) -> list[Survey]:
    """Open surveys in which the person is asked; whether they have answered is known to nobody. One statement."""
    return _open_to(person.pk)


@prepared
def _open_to(person: int) -> QuerySet[Survey]:
    mine = Asked.objects.filter(person_id=person, unit__survey=OuterRef("pk"))
    found = Survey.objects.filter(Exists(mine), state=Survey.State.OPEN)
    return found.select_related("workplace").order_by("closes_on", "pk")[:5]


def questions(survey: Survey) -> list[Question]:
    return list(survey.questions.order_by("number"))


def by_batch(batch_id: int) -> Unit | None:
    """The part of a survey to which a batch of slips belongs."""
    return Unit.objects.filter(batch=batch_id).select_related("survey", "survey__workplace").first()


def mailed(unit: Unit) -> QuerySet[Person]:
    """The people of a part who have a mail address."""
    asked = Asked.objects.filter(unit=unit, person=OuterRef("pk"))
    return Person.objects.filter(Exists(asked), is_active=True).exclude(email="").order_by("pk")


def with_mail(units: Sequence[Unit]) -> dict[int, int]:
    """How many of each part have a mail address. One statement."""
    found = Asked.objects.filter(unit__in=units).exclude(person__email="")
    return dict(found.values("unit").annotate(count=Count("pk")).values_list("unit", "count"))


def sealed_counts(units: Sequence[Unit]) -> dict[int, int]:
    """How many answers of each part lie sealed. Asked by closing alone; no page asks it. One statement."""
    rows = Sealed.objects.filter(batch__in=[unit.batch_id for unit in units]).values("batch")
    held = dict(rows.annotate(count=Count("pk")).values_list("batch", "count"))
    return {unit.pk: held.get(unit.batch_id, 0) for unit in units}


def let_out(units: Sequence[Unit]) -> Iterable[Voice]:
    """The answers of all parts, as they have just been let out. One statement."""
    return Voice.objects.filter(batch__in=[unit.batch_id for unit in units], kind=Voice.Kind.ANSWER).iterator()


def words(survey: Survey) -> dict[int, list[str]]:
    """The words for each question, in the order of their random ids. One statement."""
    found: dict[int, list[str]] = {}
    rows = Words.objects.filter(question__survey=survey).order_by("question", "pk")
    for question, text in rows.values_list("question", "text")[: MOST_WORDS * 2]:
        found.setdefault(question, []).append(text)
    return found
