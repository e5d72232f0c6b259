"""What the front page and the wall read; each bounded, each by an index."""

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import Substr

from greb.ideas.models import Idea
from greb.ideas.reads import Row, read_place
from greb.ideas.stages import OPEN, REAL, Road, Stage
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

REAL_PAGE = 24


def waiting_for_author(person: Person) -> list[Idea]:
    """Own ideas that wait for this person: asked something first, then a yes that wants its one line."""
    own = Q(author=person) | Q(author__isnull=True, caught_by=person)
    asked = Q(stage__in=OPEN, asked_at__isnull=False)
    doing = Q(stage=Stage.DECIDED, road=Road.DO)
    found = list(Idea.objects.filter(own, asked | doing).select_related("answerer").order_by("stage_since", "id")[:8])
    return sorted(found, key=lambda idea: idea.asked_at is None)


def own(person: Person) -> list[Row]:
    """One's own newest ideas, as the board's rows."""
    found = Idea.objects.filter(author=person).annotate(
        opening=Substr("body", 1, 160),
        answered=ExpressionWrapper(Q(replied_at__isnull=False), output_field=BooleanField()),
        asked=ExpressionWrapper(Q(asked_at__isnull=False), output_field=BooleanField()),
    )
    rows = found.order_by("-created_at", "-id").values_list(
        "id", "told", "opening", "stage", "road", "support_count", "imported_support", "comment_count",
        "is_author_hidden", "author_id", "author_name", "author__name", "workplace__name", "answerer__name", "due_on",
        "answered", "asked", "created_at",
    )  # fmt: skip
    return [Row._make(row) for row in rows[:6]]


def became_real(person: Person, reach: Reach, before: str = "") -> QuerySet[Idea]:
    """What became real among what the person may see, newest first."""
    found = Idea.objects.visible_to(person, reach).filter(stage__in=REAL).select_related("workplace", "author")
    if place := read_place(before, "moved"):
        found = found.filter(Q(ended_at__lt=place[0]) | Q(ended_at=place[0], pk__lt=place[1]))
    return found.order_by("-ended_at", "-id")
