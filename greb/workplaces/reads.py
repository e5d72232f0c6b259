"""Who somebody is and what they reach: the few reads behind every page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db import connection

from greb.trail.prepared import maker

from .models import Membership, Person, Role, Workplace

LEADS = frozenset({Role.Kind.LEADER, Role.Kind.CO_LEADER, Role.Kind.STAND_IN})
SEES_BELOW = frozenset({*LEADS, Role.Kind.DIRECTOR, Role.Kind.CHAMPION, Role.Kind.UNION, Role.Kind.SAFETY})

_PERSON_COLUMNS = tuple(f.attname for f in Person._meta.concrete_fields)
_PERSON_SQL = (
    f"SELECT {', '.join(f'p.{c}' for c in _PERSON_COLUMNS)}, m.workplace_id, m.is_home, r.kind, r.workplace_id "  # noqa: S608
    "FROM workplaces_person p "
    "LEFT JOIN workplaces_membership m ON m.person_id = p.id "
    "LEFT JOIN workplaces_role r ON r.person_id = p.id "
    "WHERE p.id = %(person)s"
)
_person = maker(Person, _PERSON_COLUMNS)


@dataclass
class Reach:
    """Where a person belongs and what roles they hold; loaded in one statement with the person."""

    home: int | None = None
    member_of: set[int] = field(default_factory=set)
    roles: set[tuple[str, int]] = field(default_factory=set)

    @cached_property
    def leads_any(self) -> bool:
        return any(kind in LEADS for kind, _ in self.roles)

    @cached_property
    def is_admin(self) -> bool:
        return any(kind == Role.Kind.ADMINISTRATOR for kind, _ in self.roles)

    @cached_property
    def is_editor(self) -> bool:
        return any(kind == Role.Kind.EDITOR for kind, _ in self.roles)

    def at(self, kinds: Iterable[str]) -> list[int]:
        """The workplaces at which one of `kinds` is held (not those below them)."""
        wanted = set(kinds)
        return sorted({place for kind, place in self.roles if kind in wanted})

    @cached_property
    def led(self) -> frozenset[int]:
        """Every workplace that the person leads, those below included."""
        return frozenset(below(self.at(LEADS))) if self.roles else frozenset()

    @cached_property
    def seen(self) -> frozenset[int]:
        """Every workplace whose ideas the person sees as one of the workplace."""
        return frozenset(self.member_of | set(below(self.at(SEES_BELOW))) if self.roles else self.member_of)

    @cached_property
    def administered(self) -> frozenset[int]:
        return frozenset(below(self.at({Role.Kind.ADMINISTRATOR})))


def below(places: Iterable[int]) -> list[int]:
    """The given workplaces and all below them, in one statement (none where none is given)."""
    wanted = list(places)
    if not wanted:
        return []
    marks = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT b.id FROM workplaces_workplace a JOIN workplaces_workplace b "  # noqa: S608
            f"ON b.path LIKE a.path || '%%' WHERE a.id IN ({marks})",
            wanted,
        )
        return [row[0] for row in cursor.fetchall()]


def person_with_reach(person_id: int) -> tuple[Person, Reach] | None:
    """The person with memberships and roles in one statement; None where there is none.

    Equals Person.objects.get(pk=…) with its memberships and roles (tests/workplaces/test_reads.py).
    """
    with connection.cursor() as cursor:
        cursor.execute(_PERSON_SQL, {"person": person_id})
        rows = cursor.fetchall()
    if not rows:
        return None
    width = len(_PERSON_COLUMNS)
    person = _person(rows[0][:width])
    reach = Reach()
    for row in rows:
        place, is_home, kind, role_place = row[width:]
        if place is not None:
            reach.member_of.add(place)
            if is_home:
                reach.home = place
        if kind is not None:
            reach.roles.add((kind, role_place))
    return person, reach


def reaches(person_ids: Iterable[int]) -> dict[int, Reach]:
    """The reach of several people, in two statements."""
    found = {pk: Reach() for pk in person_ids}
    for person, place, is_home in Membership.objects.filter(person_id__in=found).values_list(
        "person_id", "workplace_id", "is_home"
    ):
        found[person].member_of.add(place)
        if is_home:
            found[person].home = place
    for person, place, kind in Role.objects.filter(person_id__in=found).values_list(
        "person_id", "workplace_id", "kind"
    ):
        found[person].roles.add((kind, place))
    return found


def workplace_names(ids: Iterable[int]) -> dict[int, str]:
    return dict(Workplace.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def person_names(ids: Iterable[int]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in={i for i in ids if i}).values_list("pk", "name"))
