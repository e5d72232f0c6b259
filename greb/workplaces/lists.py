"""Long lists of people, read a page at a time by name, and the tree of workplaces."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from greb.trail.refusal import Refused

from . import powers
from .models import Membership, Person, Role, Workplace
from .reads import Reach

SIZE = 50
WHOLE = 300  # workplaces; a larger tree is shown to its second level


@dataclass
class Line:
    """A person as a list shows them."""

    person: Person
    home: str = ""
    roles: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class PeoplePage:
    """A page of people in the order of their names; `before` and `after` are ids to go on from, None at the ends."""

    lines: list[Line]
    before: int | None
    after: int | None


def seek(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Those whose name, user name or mail holds every word."""
    for word in words.replace("\0", " ").lower()[:100].split()[:6]:
        people = people.filter(sought__contains=word)
    return people


def people_page(
    people: QuerySet[Person], *, after: int | None = None, before: int | None = None, size: int = SIZE
) -> PeoplePage:
    """The page after (or before) the person with that id. Three statements, one more where there is such a person."""
    found, is_first, is_last = _slice(people, after, before, size)
    lines = {person.pk: Line(person) for person in found}
    for person_id, place in Membership.objects.filter(person__in=lines, is_home=True).values_list(
        "person_id", "workplace__name"
    ):
        lines[person_id].home = place
    for person_id, kind, place in (
        Role.objects.filter(person__in=lines).order_by("pk").values_list("person_id", "kind", "workplace__name")
    ):
        lines[person_id].roles.append((str(Role.Kind(kind).label), place))
    return PeoplePage(
        list(lines.values()),
        before=None if is_first or not found else found[0].pk,
        after=None if is_last or not found else found[-1].pk,
    )


def _slice(
    people: QuerySet[Person], after: int | None, before: int | None, size: int
) -> tuple[list[Person], bool, bool]:
    """The people of the page, whether it is the first and whether it is the last."""
    anchor = after or before
    at = Person.objects.filter(pk=anchor).values_list("name", "pk").first() if anchor else None
    if at is None:
        some = list(people.order_by("name", "pk")[: size + 1])
        return some[:size], True, len(some) <= size
    name, pk = at
    if after:
        people = people.filter(Q(name__gt=name) | Q(pk__gt=pk), name__gte=name)
        some = list(people.order_by("name", "pk")[: size + 1])
        return some[:size], False, len(some) <= size
    people = people.filter(Q(name__lt=name) | Q(pk__lt=pk), name__lte=name)
    some = list(people.order_by("-name", "-pk")[: size + 1])
    return list(reversed(some[:size])), len(some) <= size, False


@dataclass
class Node:
    """A workplace in the tree, with those who lead it and those below it; `hidden` more lie deeper."""

    pk: int
    name: str
    slug: str
    is_active: bool
    leaders: list[str] = field(default_factory=list)
    below: list["Node"] = field(default_factory=list)
    hidden: int = 0


def tree(reach: Reach, *, fold: bool = False) -> list[Node]:
    """The workplaces that the person leads or administers, each below the one it stands below. Few statements.

    `fold`: a large tree only to its second level.
    """
    places = Workplace.objects.all() if powers.runs_all(reach) else powers.workplaces_of(reach)
    rows = list(places.order_by("name", "pk").values_list("pk", "name", "slug", "is_active", "path"))
    nodes = {pk: Node(pk, name, slug, is_active) for pk, name, slug, is_active, *_rest in rows}
    leaders = Role.objects.filter(kind=Role.Kind.LEADER, workplace__in=places).order_by("person__name")
    for place, name in leaders.values_list("workplace_id", "person__name"):
        if place in nodes:
            nodes[place].leaders.append(name)
    tops: list[Node] = []
    for pk, *_rest, path in rows:
        above = _above(path)
        (nodes[above].below if above in nodes else tops).append(nodes[pk])
    if fold and len(nodes) > WHOLE:
        for top in tops:
            for node in top.below:
                _fold(node)
    return tops


def _above(path: str) -> int:
    """The id of the workplace above; 0 at the top."""
    parts = path.strip("/").split("/")
    return int(parts[-2]) if len(parts) > 1 else 0


def _fold(node: Node) -> None:
    node.hidden, node.below = _count(node.below), []


def _count(nodes: Iterable[Node]) -> int:
    return sum(1 + _count(node.below) for node in nodes)


def in_order(nodes: Sequence[Node], depth: int = 0) -> list[tuple[int, str]]:
    """The tree as (id, name indented by depth), to choose from."""
    found = []
    for node in nodes:
        if node.is_active:
            found.append((node.pk, "\u2003" * depth + node.name))
        found += in_order(node.below, depth + 1)
    return found


def run_by(reach: Reach, slug: str, *, closed: bool = False) -> Workplace:
    """The workplace with that address part, if the person leads or administers it; a foreign one is not found.

    `closed`: also one that is closed.
    """
    place = Workplace.objects.filter(slug=slug).first()
    if place is None or not (place.is_active or closed) or not powers.runs(reach, place.pk):
        raise Http404
    return place


def person_of(reach: Reach, pk: int) -> Person:
    """The person, if at a workplace that the asker leads or administers; a foreign one is not found."""
    return get_object_or_404(powers.people_of(reach), pk=pk)


def must_run_something(reach: Reach) -> None:
    """Refuse where there is nothing to administer."""
    if not (reach.leads_any or reach.is_admin):
        raise Refused(_("This is for leaders and administrators."))
