"""Importing people: who is new, who joins, who is there already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from greb.tables.read import Table
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.workplaces.actions import give_role, join
from greb.workplaces.intake import NewPerson, add_people, taken
from greb.workplaces.models import Membership, Person, Role, Workplace
from greb.workplaces.plain import plain, why_not_email, why_not_name, why_not_username

from .plan import Plan, Powers, cells_of, must_be_clean, places_of, rows_of


@dataclass
class PeoplePlan(Plan):
    new: list[NewPerson] = field(default_factory=list)
    joins: list[tuple[int, int]] = field(default_factory=list)  # (person id, workplace id)
    roles: list[tuple[int, int, str]] = field(default_factory=list)  # (person id, workplace id, kind)

    @property
    def changes(self) -> int:
        return len({pk for pk, *_rest in [*self.joins, *self.roles]})

    @property
    def does_something(self) -> bool:
        return bool(self.new or self.joins or self.roles)


@dataclass(frozen=True)
class _Row:
    line: int
    name: str
    email: str
    username: str
    place: int
    kinds: tuple[str, ...]


def plan_people(table: Table, columns: Mapping[str, str], *, by: Actor, place: Workplace) -> PeoplePlan:
    """What importing `table` would do; `place` is where those go whose row names no workplace. Writes nothing."""
    plan = PeoplePlan()
    if not columns.get("name") and not (columns.get("first") or columns.get("last")):
        raise Refused(_("Say which column holds the names."), field="name")
    find, may = places_of(by), Powers(by)
    rows = []
    for line, cells in rows_of(table, plan):
        row = _person_row(line, cells_of(cells, columns), find, place, may)
        if isinstance(row, str):
            plan.refuse(line, row)
        else:
            rows.append(row)
    _fates(plan, rows)
    plan.refused.sort(key=lambda each: each.line)
    return plan


def _person_row(
    line: int, cells: dict[str, str], find: Callable[[str], int | str], place: Workplace, may: "Powers"
) -> _Row | str:
    """The row as we understand it, or why it is refused."""
    name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    email, username = cells.get("email", "").lower(), cells.get("username", "").lower()
    reason = (
        why_not_name(name)
        or (why_not_email(email) if email else None)
        or (why_not_username(username) if username else None)
    )
    if reason:
        return reason
    at = find(cells["workplace"]) if cells.get("workplace") else place.pk
    if isinstance(at, str):
        return at
    kinds = role_kinds(cells.get("role", ""))
    if isinstance(kinds, str):
        return kinds
    reason = may.run(at) or next(filter(None, (may.give(at, kind) for kind in kinds)), None)
    return reason or _Row(line, name, email, username, at, kinds)


def _fates(plan: PeoplePlan, rows: list[_Row]) -> None:
    """Who is there already, who is twice in the file, who is new."""
    by_username = taken("username", [row.username for row in rows if row.username])
    by_email = taken("email", [row.email for row in rows if row.email])
    here = _people_at({row.place for row in rows})
    found = {}
    for row in rows:
        if row.username or row.email:
            found[row.line] = by_username.get(row.username) or by_email.get(row.email)
        else:
            found[row.line] = here.get((row.place, row.name.casefold()))
    known = _Known({pk for pk in found.values() if pk})
    earlier: dict[object, int] = {}
    for row in rows:
        marks: list[object] = [m for m in (row.username, row.email) if m] or [(row.place, row.name.casefold())]
        if twice := next((earlier[m] for m in marks if m in earlier), None):
            plan.refuse(row.line, _("The same person as in line %(line)s.") % {"line": twice})
            continue
        earlier.update(dict.fromkeys(marks, row.line))
        pk = found[row.line]
        other = by_email.get(row.email) if row.email else None
        if pk and other and pk != other:
            plan.refuse(row.line, _("Somebody else has that mail address."))
        elif pk and pk in known.gone:
            plan.refuse(row.line, _("Has no access any longer. An administrator can give it."))
        elif pk:
            _there_already(plan, row, pk, known)
        else:
            plan.new.append(NewPerson(row.name, row.place, row.email, row.username, row.kinds))


def _there_already(plan: PeoplePlan, row: _Row, pk: int, known: "_Known") -> None:
    joins = (pk, row.place) not in known.memberships
    roles = [kind for kind in row.kinds if (pk, row.place, kind) not in known.roles]
    if joins:
        plan.joins.append((pk, row.place))
    plan.roles += [(pk, row.place, kind) for kind in roles]
    plan.already += not joins and not roles


class _Known:
    """Where the people of these ids belong, what roles they hold, and who of them has no access."""

    def __init__(self, ids: set[int]) -> None:
        some = sorted(ids)
        self.memberships: set[tuple[int, int]] = set()
        self.roles: set[tuple[int, int, str]] = set()
        self.gone: set[int] = set()
        for start in range(0, len(some), 500):
            part = some[start : start + 500]
            self.memberships |= set(Membership.objects.filter(person__in=part).values_list("person_id", "workplace_id"))
            self.roles |= set(Role.objects.filter(person__in=part).values_list("person_id", "workplace_id", "kind"))
            self.gone |= set(Person.objects.filter(pk__in=part, is_active=False).values_list("pk", flat=True))


def _people_at(places: set[int]) -> dict[tuple[int, str], int]:
    rows = Membership.objects.filter(workplace__in=places, person__is_active=True)
    return {
        (place, name.casefold()): pk
        for place, name, pk in rows.values_list("workplace_id", "person__name", "person_id")
    }


@transaction.atomic
def import_people(*, by: Actor, plan: PeoplePlan, leave_out: bool = False) -> int:
    """Do what the plan says, all of it; how many people are new. Rows that are refused stop it, unless left out."""
    must_be_clean(plan, leave_out)
    made = add_people(by=by, people=plan.new)
    people = Person.objects.in_bulk({pk for pk, *_rest in [*plan.joins, *plan.roles]})
    places = Workplace.objects.in_bulk({place for _pk, place, *_rest in [*plan.joins, *plan.roles]})
    for pk, place in plan.joins:
        join(by=by, person=people[pk], workplace=places[place])
    for pk, place, kind in plan.roles:
        give_role(by=by, person=people[pk], workplace=places[place], kind=kind)
    return len(made)


def role_kinds(given: str) -> tuple[str, ...] | str:
    """The roles that a cell names, by code or by their Danish or English names, or why it cannot be read."""
    kinds = []
    for part in given.replace(";", ",").replace("/", ",").split(","):
        if word := plain(part).casefold():
            if word in _EMPLOYEE:
                continue
            if word not in (known := _role_words()):
                return _("“%(text)s” is not a role.") % {"text": part.strip()[:40]}
            kinds.append(known[word])
    return tuple(dict.fromkeys(kinds))


_EMPLOYEE = frozenset({"employee", "medarbejder", "member", "-", "–", "none", "ingen"})

# As workplaces write them themselves; the names that the product uses come on top.
_WRITTEN = {
    "leder": Role.Kind.LEADER,
    "manager": Role.Kind.LEADER,
    "medleder": Role.Kind.CO_LEADER,
    "souschef": Role.Kind.CO_LEADER,
    "deputy": Role.Kind.CO_LEADER,
    "stedfortræder": Role.Kind.STAND_IN,
    "idéhjælper": Role.Kind.CHAMPION,
    "idea helper": Role.Kind.CHAMPION,
    "tillidsrepræsentant": Role.Kind.UNION,
    "tr": Role.Kind.UNION,
    "arbejdsmiljørepræsentant": Role.Kind.SAFETY,
    "amr": Role.Kind.SAFETY,
    "direktør": Role.Kind.DIRECTOR,
    "redaktør": Role.Kind.EDITOR,
    "administrator": Role.Kind.ADMINISTRATOR,
}


@cache
def _role_words() -> dict[str, str]:
    words = {word: str(kind.value) for word, kind in _WRITTEN.items()}
    words |= {str(kind.value): str(kind.value) for kind in Role.Kind}
    for language, _name in settings.LANGUAGES:
        with override(language):
            words |= {str(kind.label).casefold(): str(kind.value) for kind in Role.Kind}
    return words
