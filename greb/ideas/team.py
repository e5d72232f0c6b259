"""Who is in an idea's team, what help is wanted, and whom one could invite. Reads only, each bounded."""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from greb.trail.prepared import prepared
from greb.workplaces.models import Membership, Person

from .models import Description, HelpWanted, Idea, Member
from .readiness import PARTS

FOUND = 12
SHORTEST = 2


@dataclass(frozen=True)
class Match:
    person: Person
    workplace: str


def members(idea: Idea) -> list[Member]:
    """Those who carry it too first, then those who help; in the order in which they came."""
    return sorted(_members(idea.pk), key=lambda member: member.kind != Member.Kind.CO_OWNER)


@prepared
def _members(idea: int) -> QuerySet[Member]:
    return Member.objects.filter(idea_id=idea).select_related("person").order_by("at", "id")


def wanted(idea: Idea) -> list[HelpWanted]:
    """Help that nobody has taken on yet."""
    return _wanted(idea.pk)


@prepared
def _wanted(idea: int) -> QuerySet[HelpWanted]:
    return HelpWanted.objects.filter(idea_id=idea, taken_at__isnull=True).order_by("at", "id")


def written(idea: Idea) -> dict[str, str]:
    """What the idea's description says, by part; empty where nothing is written."""
    return next((dict(zip(PARTS, told, strict=True)) for told in _written(idea.pk)), {})


@prepared
def _written(idea: int) -> QuerySet[Description, tuple[str, ...]]:
    return Description.objects.filter(idea_id=idea).order_by("pk").values_list(*PARTS)[:1]


def matches(idea: Idea, words: str) -> list[Match]:
    """People by name or user name, anywhere in the organisation, who are not in it yet. One statement."""
    words = words.strip().lower()
    if len(words) < SHORTEST or "\x00" in words:
        return []
    found = Membership.objects.filter(Q(person__sought__contains=words), is_home=True, person__is_active=True)
    found = found.exclude(person_id__in=Member.objects.filter(idea=idea).values("person_id"))
    if idea.author_id:
        found = found.exclude(person_id=idea.author_id)
    rows = found.select_related("person").annotate(place=F("workplace__name")).order_by("person__name", "person_id")
    return [Match(row.person, row.place) for row in rows[:FOUND]]
