"""What every import shares: what columns may mean, the plan, and what cells name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.tables.read import RefusedRow, Table
from greb.trail.actors import Actor, System
from greb.trail.refusal import Refused
from greb.workplaces import powers
from greb.workplaces.models import Person, Workplace
from greb.workplaces.plain import plain
from greb.workplaces.reads import Reach, person_with_reach

MOST_ROWS = 100_000


@dataclass(frozen=True)
class Meaning:
    """What a column may hold, and the headings under which we expect it (lower case, Danish and English)."""

    label: Promise
    headings: tuple[str, ...]


PEOPLE = {
    "name": Meaning(gettext_lazy("Name"), ("name", "navn", "full name", "fulde navn", "medarbejder", "employee")),
    "first": Meaning(gettext_lazy("First name"), ("first name", "firstname", "given name", "fornavn", "fornavne")),
    "last": Meaning(gettext_lazy("Last name"), ("last name", "lastname", "surname", "family name", "efternavn")),
    "email": Meaning(
        gettext_lazy("Mail address"),
        ("mail", "e-mail", "email", "mail address", "e-mail address", "email address", "mailadresse", "e-mailadresse",
         "arbejdsmail", "work mail"),
    ),
    "username": Meaning(
        gettext_lazy("User name"),
        ("user name", "username", "user", "login", "brugernavn", "bruger", "initialer", "initials", "id"),
    ),
    "workplace": Meaning(
        gettext_lazy("Workplace"),
        ("workplace", "arbejdsplads", "afdeling", "department", "unit", "enhed", "team", "arbejdssted", "institution"),
    ),
    "role": Meaning(gettext_lazy("Role"), ("role", "roles", "rolle", "roller")),
}  # fmt: skip
WORKPLACES = {
    "name": Meaning(
        gettext_lazy("Name"),
        ("name", "navn", "workplace", "arbejdsplads", "afdeling", "department", "unit", "enhed", "institution"),
    ),
    "parent": Meaning(
        gettext_lazy("Stands below"),
        ("parent", "below", "under", "above", "overordnet", "overenhed", "hører under", "ligger under", "belongs to"),
    ),
    "leader": Meaning(gettext_lazy("Leader"), ("leader", "manager", "leder", "head", "afdelingsleder")),
}  # fmt: skip


def guess(columns: Iterable[str], meanings: Mapping[str, Meaning]) -> dict[str, str]:
    """Which column holds what, told by the headings: {what: column}."""
    by_heading = {plain(column).lower().rstrip(":*"): column for column in reversed(list(columns))}
    found = {
        name: next((by_heading[h] for h in meaning.headings if h in by_heading), "")
        for name, meaning in meanings.items()
    }
    if found.get("name") and found.get("first") and found.get("last"):
        found["name"] = ""
    return {name: column for name, column in found.items() if column}


@dataclass
class Plan:
    """What an import would do: how many rows were read, what is refused and why, how many are there already."""

    read: int = 0
    already: int = 0
    refused: list[RefusedRow] = field(default_factory=list)

    def refuse(self, line: int, reason: str) -> None:
        self.refused.append(RefusedRow(line, reason))


def must_be_clean(plan: Plan, leave_out: bool) -> None:
    if plan.refused and not leave_out:
        raise Refused(_("Nothing has been imported: some rows cannot be taken in. Correct them, or leave them out."))


def rows_of(table: Table, plan: Plan) -> Iterable[tuple[int, dict[str, str]]]:

    def refused(row: RefusedRow) -> None:
        plan.read += 1
        plan.refused.append(row)

    for line, cells in table.rows(refused):
        plan.read += 1
        if plan.read > MOST_ROWS:
            raise Refused(_("There are more than %(most)s rows.") % {"most": MOST_ROWS}, field="file")
        yield line, cells


def cells_of(cells: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    return {what: plain(cells.get(column, "")) for what, column in columns.items()}


class Powers:
    """What `by` may, asked once for each workplace and role."""

    def __init__(self, by: Actor) -> None:
        found = person_with_reach(by.pk) if isinstance(by, Person) else None
        self.reach: Reach | None = None if isinstance(by, System) else (found[1] if found else Reach())
        self._given: dict[tuple[int, str], str | None] = {}

    def run(self, place: int) -> str | None:
        return powers.why_not_run(self.reach, place) if self.reach else None

    def administer(self, place: int) -> str | None:
        return powers.why_not_administer(self.reach, place) if self.reach else None

    def give(self, place: int, kind: str) -> str | None:
        if self.reach is None:
            return None
        if (place, kind) not in self._given:
            self._given[place, kind] = powers.why_not_give(self.reach, place, kind)
        return self._given[place, kind]


def places_of(by: Actor) -> Callable[[str], int | str]:
    """A way from what a cell says (name, or the part of its address) to a workplace's id, or why there is none.

    Only among those that `by` leads or administers: others are as good as missing.
    """
    may = Powers(by)
    by_slug: dict[str, int] = {}
    by_name: dict[str, list[int]] = {}
    for pk, name, slug in Workplace.objects.filter(is_active=True).values_list("pk", "name", "slug"):
        if may.run(pk) is None:
            by_slug[slug] = pk
            by_name.setdefault(plain(name).casefold(), []).append(pk)

    def find(given: str) -> int | str:
        named = by_name.get(given.casefold(), [])
        if len(named) == 1:
            return named[0]
        if found := by_slug.get(given.lower()):
            return found
        if named:
            return _("Several workplaces are called %(name)s. Write the last part of its address instead.") % {
                "name": given[:60]
            }
        return _("There is no workplace called %(name)s.") % {"name": given[:60]}

    return find
