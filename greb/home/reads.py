"""What the front page and the wall read; each bounded, each by an index."""

from django.db.models import Q, QuerySet

from greb.ideas.models import Idea
from greb.ideas.reads import read_place
from greb.ideas.stages import OPEN, Road, Stage
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

REAL_PAGE = 24


def questions_to(person: Person) -> list[Idea]:
    """Own ideas whose leader has asked something."""
    own = Q(author=person) | Q(author__isnull=True, caught_by=person)
    return list(
        Idea.objects.filter(own, stage__in=OPEN, asked_at__isnull=False)
        .select_related("answerer")
        .order_by("asked_at")[:5]
    )


def to_finish(person: Person) -> list[Idea]:
    """Ideas on the light road that wait for one line from this person: what got better?"""
    own = Q(author=person) | Q(author__isnull=True, caught_by=person)
    return list(Idea.objects.filter(own, stage=Stage.DECIDED, road=Road.DO).order_by("stage_since", "id")[:5])


def own(person: Person) -> list[Idea]:
    """One's own newest ideas."""
    return list(
        Idea.objects.filter(author=person).select_related("answerer", "workplace").order_by("-created_at", "-id")[:6]
    )


def became_real(person: Person, reach: Reach, before: str = "") -> QuerySet[Idea]:
    """What became real among what the person may see, newest first."""
    found = Idea.objects.visible_to(person, reach).filter(stage=Stage.DONE).select_related("workplace", "author")
    if place := read_place(before, "moved"):
        found = found.filter(Q(ended_at__lt=place[0]) | Q(ended_at=place[0], pk__lt=place[1]))
    return found.order_by("-ended_at", "-id")
