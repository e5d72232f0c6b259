"""Importing workplaces: each below the one it stands below, in whatever order the file has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from greb.tables.read import Table
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.workplaces.actions import give_role, make_workplace
from greb.workplaces.models import Person, Role, Workplace

from .plan import Plan, Powers, cells_of, must_be_clean, places_of, rows_of


@dataclass(frozen=True)
class NewPlace:
    """A workplace to make. `parent`: an id, or the line of another new one, or None for the organisation itself."""

    line: int
    name: str
    parent: int | None
    parent_line: int | None
    leader: int | None


@dataclass
class WorkplacesPlan(Plan):
    new: list[NewPlace] = field(default_factory=list)  # those above before those below
    leaders: list[tuple[int, int]] = field(default_factory=list)  # (person id, workplace id) of those there already

    @property
    def changes(self) -> int:
        return len(self.leaders)

    @property
    def does_something(self) -> bool:
        return bool(self.new or self.leaders)


@dataclass(frozen=True)
class _PlaceRow:
    line: int
    name: str
    parent: str
    leader: int | None


def plan_workplaces(table: Table, columns: Mapping[str, str], *, by: Actor, place: Workplace | None) -> WorkplacesPlan:
    """What importing `table` would do; `place` is what rows without a parent stand below. Writes nothing.

    Without `place`, a row without a parent is the organisation itself; there is only one.
    """
    plan = WorkplacesPlan()
    if not columns.get("name"):
        raise Refused(_("Say which column holds the names."), field="name")
    rows = []
    for line, given in rows_of(table, plan):
        row = _place_row(line, cells_of(given, columns))
        if isinstance(row, str):
            plan.refuse(line, row)
        else:
            rows.append(row)
    _Tree(by, place, plan).put(rows)
    plan.refused.sort(key=lambda each: each.line)
    return plan


def _place_row(line: int, cells: dict[str, str]) -> _PlaceRow | str:
    name = cells.get("name", "")
    if not name:
        return _("The name is missing.")
    if len(name) > 120:
        return _("The name is too long.")
    leader = _leader(cells.get("leader", ""))
    return leader if isinstance(leader, str) else _PlaceRow(line, name, cells.get("parent", ""), leader)


def _leader(given: str) -> int | str | None:
    if not given:
        return None
    active = Person.objects.filter(is_active=True).order_by("pk").values_list("pk", flat=True)
    low = given.lower()
    found = list(active.filter(username=low)) or list(active.filter(email=low) if "@" in low else ())
    found = found or list(active.filter(name=given)[:2])
    if len(found) == 1:
        return found[0]
    if found:
        return _("Several people are called %(name)s. Write the user name.") % {"name": given[:60]}
    return _("Nobody with access is called %(name)s. Import the people after the workplaces, with their roles.") % {
        "name": given[:60]
    }


class _Tree:
    """Puts new workplaces below those that are there, or below each other, whichever order the file has them in."""

    def __init__(self, by: Actor, place: Workplace | None, plan: WorkplacesPlan) -> None:
        self.plan, self.place, self.may = plan, place, Powers(by)
        self.find = places_of(by)
        rows = Workplace.objects.filter(is_active=True).values_list("parent_id", "name", "pk")
        self.there: dict[tuple[int | None, str], int] = {(parent, name.casefold()): pk for parent, name, pk in rows}
        self.leaders = set(Role.objects.filter(kind=Role.Kind.LEADER).values_list("person_id", "workplace_id"))
        self.lost = {each.line for each in plan.refused}
        self.made: dict[tuple[int | None, int | None, str], int] = {}

    def put(self, rows: list[_PlaceRow]) -> None:
        named: dict[str, list[_PlaceRow]] = {}
        for row in rows:
            named.setdefault(row.name.casefold(), []).append(row)
        placed: dict[int, int | None] = {}  # line → id where it is there already, else None
        left = rows
        while left:
            still = []
            for row in left:
                above = [r for r in named.get(row.parent.casefold(), []) if r.line != row.line] if row.parent else []
                if len(above) == 1 and above[0].line not in placed and above[0].line not in self.lost:
                    still.append(row)
                else:
                    self._put(row, above, placed)
            if len(still) == len(left):
                for row in still:
                    self._refuse(row, _("It stands below itself, in a ring."))
                return
            left = still

    def _refuse(self, row: _PlaceRow, reason: str) -> None:
        self.lost.add(row.line)
        self.plan.refuse(row.line, reason)

    def _put(self, row: _PlaceRow, above: list[_PlaceRow], placed: dict[int, int | None]) -> None:
        parent, parent_line = self.place.pk if self.place else None, None
        if row.parent:
            if len(above) > 1:
                return self._refuse(row, _("Several rows are called %(name)s.") % {"name": row.parent[:60]})
            if above and above[0].line in placed:
                parent = placed[above[0].line]
                parent_line = above[0].line if parent is None else None
            elif isinstance(found := self.find(row.parent), int):
                parent = found
            else:
                return self._refuse(row, found)
        if parent is not None and (reason := self.may.administer(parent)):
            return self._refuse(row, reason)
        self._add(row, parent, parent_line, placed)
        return None

    def _add(self, row: _PlaceRow, parent: int | None, parent_line: int | None, placed: dict[int, int | None]) -> None:
        there = self.there.get((parent, row.name.casefold())) if parent_line is None else None
        if self.place and not row.parent and not self.place.parent_id and row.name == self.place.name:
            there = self.place.pk  # the file's own row of the organisation
        mark = (parent, parent_line, row.name.casefold())
        if mark in self.made:
            return self._refuse(row, _("The same workplace as in line %(line)s.") % {"line": self.made[mark]})
        self.made[mark] = row.line
        if there:
            placed[row.line] = there
            if row.leader and (row.leader, there) not in self.leaders:
                self.plan.leaders.append((row.leader, there))
            else:
                self.plan.already += 1
            return None
        if parent is None and parent_line is None and any(above is None for above, _name in self.there):
            return self._refuse(row, _("Say which workplace it stands below."))
        self.plan.new.append(NewPlace(row.line, row.name, parent, parent_line, row.leader))
        if parent is None and parent_line is None:
            self.there[(None, row.name.casefold())] = -1  # from now on there is an organisation
        placed[row.line] = None
        return None


@transaction.atomic
def import_workplaces(*, by: Actor, plan: WorkplacesPlan, leave_out: bool = False) -> int:
    """Do what the plan says, all of it; how many workplaces are new."""
    must_be_clean(plan, leave_out)
    there = Workplace.objects.in_bulk(
        {new.parent for new in plan.new if new.parent} | {place for _person, place in plan.leaders}
    )
    people = Person.objects.in_bulk(
        {new.leader for new in plan.new if new.leader} | {person for person, _place in plan.leaders}
    )
    made: dict[int, Workplace] = {}
    for new in plan.new:
        above = made[new.parent_line] if new.parent_line else there[new.parent] if new.parent else None
        made[new.line] = make_workplace(by=by, name=new.name, parent=above)
        if new.leader:
            give_role(by=by, person=people[new.leader], workplace=made[new.line], kind=Role.Kind.LEADER)
    for person, place in plan.leaders:
        give_role(by=by, person=people[person], workplace=there[place], kind=Role.Kind.LEADER)
    return len(made)
