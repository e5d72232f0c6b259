"""The hot reads: the board's page in one statement that touches only the rows it shows, whatever the size.

What a person may see is several groups of ideas (the organisation's, each own workplace's, one's own). Each group
has an index in every visible order, so the newest thirty of each are found without looking at the rest; the groups'
firsts are then put together. The result equals the ORM query in `board_as_orm` (tests/ideas/test_reads.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from greb.search.reads import condition
from greb.workplaces.models import Person, Role
from greb.workplaces.reads import Reach

from .models import Idea
from .stages import Stage

PAGE: Final = 30
MOST_GROUPS: Final = 60
ORDERS: Final = {"new": "created_at", "support": "support_count", "moved": "moved_at"}
SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "waiting": (Stage.SPARK,),
    "growing": (Stage.MATURING, Stage.WEIGHING),
    "doing": (Stage.DECIDED, Stage.EXPERIMENT, Stage.CHANGE),
    "real": (Stage.DONE, Stage.FOLLOWING, Stage.TOLD),
    "later": (Stage.PARKED,),
    "ended": (Stage.DECLINED, Stage.STOPPED, Stage.MERGED, Stage.WITHDRAWN),
}


@dataclass(frozen=True)
class Asked:
    """What the reader asked of the board. `workplace` and `theme` are ids; `shown` is a key of SHOWN."""

    order: str = "new"
    shown: str = ""
    workplace: int = 0
    theme: int = 0
    mine: bool = False
    query: str = ""
    after: tuple[str, int] | None = None
    before: tuple[str, int] | None = None


class Row(NamedTuple):
    """A card: what stands on it, and nothing more."""

    id: int
    told: str
    body: str
    stage: str
    road: str
    support_count: int
    imported_support: int
    comment_count: int
    is_author_hidden: bool
    author_id: int | None
    author_name: str
    author: str | None
    workplace: str
    answerer: str | None
    due_on: Any
    is_answered: bool
    is_asked: bool
    place: Any


@dataclass(frozen=True)
class Page:
    rows: Sequence[Row]
    has_newer: bool
    has_older: bool


@dataclass(frozen=True)
class _Where:
    sql: str
    params: tuple[Any, ...] = ()

    def __and__(self, other: "_Where") -> "_Where":
        return _Where(f"{self.sql} AND {other.sql}", self.params + other.params)


_ALL: Final = _Where("1 = 1")
_INVITED: Final = "(SELECT m.idea_id FROM ideas_member m WHERE m.person_id = %s)"


def board_page(person: Person, reach: Reach, asked: Asked) -> Page:
    """One page of cards in the asked order. One statement (and one or two more where words are searched for)."""
    rows = _fetch(*_statement(person, reach, asked))
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    if asked.before:
        rows.reverse()
        return Page(rows, has_newer=more, has_older=True)
    return Page(rows, has_newer=asked.after is not None, has_older=more)


def _statement(person: Person, reach: Reach, asked: Asked) -> tuple[str, list[Any]]:
    order, down = ORDERS[asked.order], asked.before is None
    where = [_from_place(order, down, asked.after or asked.before)] if asked.after or asked.before else []
    if asked.query and (found := condition("idea", asked.query, "i.id")):
        words = _Where(found.sql, found.params)
        if found.drives:
            return _from_words(person, reach, asked, where, words)
        where.append(words)
    groups = list(_groups(person, reach, asked))
    if len(groups) > MOST_GROUPS:
        groups = [visible(person, reach) & g for g in _filters(asked, workplace=True)] or [visible(person, reach)]
    tail = f"ORDER BY i.{order} {_way(down)}, i.id {_way(down)} LIMIT {PAGE + 1}"
    parts: list[str] = []
    params: list[Any] = []
    for group in groups:
        whole = group
        for extra in where:
            whole = whole & extra
        parts.append(f"SELECT * FROM (SELECT i.id, i.{order} AS k FROM ideas_idea i WHERE {whole.sql} {tail}) g")  # noqa: S608
        params += whole.params
    return _cards(" UNION ALL ".join(parts), order, down), params


def _from_words(
    person: Person, reach: Reach, asked: Asked, where: list[_Where], words: _Where
) -> tuple[str, list[Any]]:
    """Few ideas hold the words: start from those, whatever the order."""
    whole = visible(person, reach)
    for extra in [*where, *_filters_and_mine(person, asked)]:
        whole = whole & extra
    order = ORDERS[asked.order]
    sql = (
        f"SELECT i.id, i.{order} AS k FROM ideas_idea i "  # noqa: S608
        f"JOIN (SELECT DISTINCT i.id AS hit FROM ideas_idea i WHERE {words.sql}) h ON h.hit = i.id WHERE {whole.sql}"
    )
    return _cards(sql, order, asked.before is None), [*words.params, *whole.params]


def _cards(ids: str, order: str, down: bool) -> str:
    return (
        "SELECT i.id, i.told, SUBSTR(i.body, 1, 160), i.stage, i.road, i.support_count, i.imported_support, "  # noqa: S608
        "i.comment_count, i.is_author_hidden, i.author_id, i.author_name, a.name, w.name, n.name, i.due_on, "
        f"i.replied_at IS NOT NULL, i.asked_at IS NOT NULL, i.{order} "
        f"FROM (SELECT id, k FROM ({ids}) u ORDER BY k {_way(down)}, id {_way(down)} LIMIT {PAGE + 1}) p "
        "JOIN ideas_idea i ON i.id = p.id JOIN workplaces_workplace w ON w.id = i.workplace_id "
        "LEFT JOIN workplaces_person a ON a.id = i.author_id LEFT JOIN workplaces_person n ON n.id = i.answerer_id "
        f"ORDER BY p.k {_way(down)}, p.id {_way(down)}"
    )


def _fetch(sql: str, params: list[Any]) -> list[Row]:
    if connection.vendor == "sqlite":
        # With its STAT4 statistics SQLite plans anew for each bound value, which took 190 of 330 µs. A plus sign
        # before the value keeps it from looking.
        sql = sql.replace("%s", "+%s")
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [Row._make(row) for row in cursor.fetchall()]


def _way(down: bool) -> str:
    return "DESC" if down else "ASC"


def _from_place(order: str, down: bool, place: tuple[str, int] | None) -> _Where:
    """Rows beyond a place in the order (keyset paging)."""
    value, pk = place or ("", 0)
    at: Any = int(value) if order == "support_count" else _moment(value)
    sign = "<" if down else ">"
    return _Where(f"i.{order} {sign}= %s AND (i.{order} {sign} %s OR i.id {sign} %s)", (at, at, pk))


def _moment(value: str) -> Any:
    """A moment written by `place_of`, as the database takes it."""
    return connection.ops.adapt_datetimefield_value(datetime.fromisoformat(value))


def place_of(row: Row) -> str:
    """A row's place in the order, to be carried in an address."""
    value = row.place
    if isinstance(value, datetime):
        # SQLite's moments come back without their zone, which is UTC.
        value = (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    return f"{value}~{row.id}"


def read_place(text: str, order: str) -> tuple[str, int] | None:
    """A place from an address, or None where it is not one."""
    value, _sep, pk = text.rpartition("~")
    try:
        fits = abs(int(value)) < 2**31 if order == "support" else _is_moment(datetime.fromisoformat(value))
        number = int(pk)
    except ValueError:
        return None
    return (value, number) if fits and 0 < number < 2**63 else None


def _is_moment(given: datetime) -> bool:
    """Whether it says its zone, and can be told in every other one."""
    return given.tzinfo is not None and 1 < given.year < 9999


def visible(person: Person, reach: Reach) -> _Where:
    """What `IdeaQuerySet.visible_to` says, as SQL over `ideas_idea i`."""
    parts = [_Where("i.audience = 'organisation'"), _Where("i.author_id = %s", (person.pk,))]
    parts += [_Where("i.caught_by_id = %s", (person.pk,)), _Where("i.answerer_id = %s", (person.pk,))]
    for audience, places in (("workplace", reach.seen), ("leader", reach.led)):
        if places:
            marks = ", ".join(["%s"] * len(places))
            parts.append(_Where(f"(i.audience = '{audience}' AND i.workplace_id IN ({marks}))", tuple(places)))
    parts.append(_Where(f"i.id IN {_INVITED}", (person.pk,)))
    return _Where(f"({' OR '.join(p.sql for p in parts)})", tuple(v for p in parts for v in p.params))


def _groups(person: Person, reach: Reach, asked: Asked) -> Iterator[_Where]:
    """The groups whose union is what the person may see of what is asked; each walks one index in order."""
    filters = _filters(asked)
    for seen in _seen(person, reach, asked):
        for kept in filters:
            yield seen & kept if kept.sql != _ALL.sql else seen


def _seen(person: Person, reach: Reach, asked: Asked) -> Iterator[_Where]:
    if asked.mine:
        yield _Where("i.author_id = %s", (person.pk,))
        return
    place = asked.workplace
    if place:
        yield _Where("i.workplace_id = %s AND i.audience = 'organisation'", (place,))
    else:
        yield _Where("i.audience = 'organisation'")
    for audience, places in (("workplace", reach.seen), ("leader", reach.led)):
        for own in sorted(places) if not place else [p for p in (place,) if p in places]:
            yield _Where(f"i.workplace_id = %s AND i.audience = '{audience}'", (own,))
    yield from _own(person, reach, place)


def _own(person: Person, reach: Reach, place: int) -> Iterator[_Where]:
    """One's own that no group above holds, and those that one is invited to; each apart from the others, so that
    nothing comes twice."""
    apart, values = "i.audience IN ('leader', 'workplace')", []
    for audience, places in (("workplace", reach.seen), ("leader", reach.led)):
        if places:
            apart += f" AND NOT (i.audience = '{audience}' AND i.workplace_id IN ({', '.join(['%s'] * len(places))}))"
            values += sorted(places)
    others: list[str] = []
    for column in ("author_id", "caught_by_id", "answerer_id"):
        mine = _Where(f"i.{column} = %s AND {apart}", (person.pk, *values))
        for other in others:
            mine = mine & _Where(f"(i.{other} IS NULL OR i.{other} <> %s)", (person.pk,))
        yield mine & _Where("i.workplace_id = %s", (place,)) if place else mine
        others.append(column)
    invited = _Where(f"i.id IN {_INVITED} AND {apart}", (person.pk, *values))
    for other in others:
        invited = invited & _Where(f"(i.{other} IS NULL OR i.{other} <> %s)", (person.pk,))
    yield invited & _Where("i.workplace_id = %s", (place,)) if place else invited


def _filters(asked: Asked, *, workplace: bool = False) -> list[_Where]:
    """One condition a stage asked for (so that each can walk its index), with the theme in each."""
    theme = _Where("i.theme_id = %s", (asked.theme,)) if asked.theme else None
    place = _Where("i.workplace_id = %s", (asked.workplace,)) if workplace and asked.workplace else None
    out = []
    for stage in SHOWN.get(asked.shown, ("",)):
        of_stage = _Where("i.stage = %s", (str(stage),)) if stage else None
        parts = [p for p in (of_stage, theme, place) if p]
        out.append(_joined(parts) if parts else _ALL)
    return out


def _joined(parts: Sequence[_Where]) -> _Where:
    whole = parts[0]
    for part in parts[1:]:
        whole = whole & part
    return whole


def _filters_and_mine(person: Person, asked: Asked) -> list[_Where]:
    any_stage = _filters(asked, workplace=True)
    sql = " OR ".join(f"({f.sql})" for f in any_stage)
    both = [_Where(f"({sql})", tuple(v for f in any_stage for v in f.params))]
    return [*both, _Where("i.author_id = %s", (person.pk,))] if asked.mine else both


def board_as_orm(person: Person, reach: Reach, asked: Asked) -> QuerySet[Idea]:
    """The same ideas in the same order, as the ORM would find them (no words, no paging): what the tests compare."""
    found = Idea.objects.visible_to(person, reach)
    if asked.shown:
        found = found.filter(stage__in=SHOWN[asked.shown])
    if asked.workplace:
        found = found.filter(workplace_id=asked.workplace)
    if asked.theme:
        found = found.filter(theme_id=asked.theme)
    if asked.mine:
        found = found.filter(author_id=person.pk)
    order = ORDERS[asked.order]
    return found.order_by(f"-{order}", "-id")


def waiting_for(person: Person, reach: Reach) -> QuerySet[Idea]:
    """Ideas whose reply clock runs and that the person may answer, the one due first on top."""
    own = reach.at({Role.Kind.LEADER, Role.Kind.CO_LEADER})
    return (
        Idea.objects.awaiting_reply()
        .filter(
            Q(answerer=person)
            | Q(workplace_id__in=own)
            | Q(rises__gte=1, workplace__parent_id__in=own)
            | Q(rises__gte=2, workplace__parent__parent_id__in=own)
        )
        .exclude(author=person)
        .order_by("due_on", "id")
    )
