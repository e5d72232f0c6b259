"""The hot reads: the board's page in one statement that touches only the rows it shows, whatever the size.

What a person may see is several groups of ideas (the organisation's, each own workplace's, one's own). Each group
has an index in every visible order, so the newest thirty of each are found without looking at the rest; the groups'
firsts are then put together. The result equals the ORM query in `board_as_orm` (tests/ideas/test_reads.py).
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from greb.search.reads import condition
from greb.workplaces.models import Person, Role
from greb.workplaces.reads import Reach

from .models import Idea
from .stages import Stage

PAGE: Final = 30
MOST_PLACES: Final = 30
ORDERS: Final = {"new": "created_at", "support": "support_count", "moved": "moved_at"}
ANSWERING: Final = frozenset({Role.Kind.LEADER, Role.Kind.CO_LEADER})
OWN: Final = ("author_id", "caught_by_id", "answerer_id")
NAME: Final = re.compile(r"%\((\w+)\)s")
# How a group begins that an index holds in each order (`_in_every_order` in models).
IN_ORDER: Final = ("i.audience = ", "i.workplace_id = ")
INVITED: Final = "i.id IN (SELECT m.idea_id FROM ideas_member m WHERE m.person_id = %(me)s)"
SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "waiting": (Stage.SPARK,),
    "growing": (Stage.MATURING, Stage.WEIGHING),
    "doing": (Stage.DECIDED, Stage.EXPERIMENT, Stage.CHANGE),
    "real": (Stage.DONE, Stage.FOLLOWING, Stage.TOLD),
    "later": (Stage.PARKED,),
    "ended": (Stage.DECLINED, Stage.STOPPED, Stage.MERGED, Stage.WITHDRAWN),
}


class Asked(NamedTuple):
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
    author: str  # the name, or what an import calls the author
    workplace: str
    answerer: str | None
    due_on: Any
    is_answered: bool
    is_asked: bool
    place: Any


_row: Final[Callable[[Iterable[Any]], Row]] = partial(tuple.__new__, Row)  # `Row._make`, which counts the values too


@dataclass(frozen=True)
class Page:
    rows: Sequence[Row]
    has_newer: bool
    has_older: bool


class _Shape(NamedTuple):
    """All of a question but its values: what shapes the text of the statement, which is kept for the next one."""

    order: str
    down: bool
    placed: bool
    shown: str
    theme: bool
    mine: bool
    workplace: bool
    is_seen: bool  # the asked workplace is among the reader's
    is_led: bool
    seen: int  # how many
    led: int
    words: str
    drives: bool
    is_sqlite: bool


def board_page(person: Person, reach: Reach, asked: Asked) -> Page:
    """One page of cards in the asked order. One statement (and one or two more where words are searched for)."""
    words = condition("idea", asked.query, "i.id") if asked.query else None
    values = _reader(person, reach) | {"theme": asked.theme, "workplace": asked.workplace} | _stages(asked.shown)
    order = ORDERS[asked.order]
    place = asked.after or asked.before
    if place:
        values["at"] = int(place[0]) if order == "support_count" else _moment(place[0])
        values["pk"] = place[1]
    if words:
        values.update({f"word{n}": value for n, value in enumerate(words.params)})
    shape = _Shape(
        order=order,
        down=asked.before is None,
        placed=place is not None,
        shown=asked.shown if asked.shown in SHOWN else "",
        theme=bool(asked.theme),
        mine=asked.mine,
        workplace=bool(asked.workplace),
        is_seen=asked.workplace in reach.seen,
        is_led=asked.workplace in reach.led,
        seen=len(reach.seen),
        led=len(reach.led),
        words=words.sql if words else "",
        drives=bool(words and words.drives),
        is_sqlite=connection.vendor == "sqlite",
    )
    with connection.cursor() as cursor:
        cursor.execute(_statement(shape), values)
        rows = list(map(_row, cursor.fetchall()))
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    if asked.before:
        rows.reverse()
        return Page(rows, has_newer=more, has_older=True)
    return Page(rows, has_newer=asked.after is not None, has_older=more)


@lru_cache(maxsize=500)
def _statement(shape: _Shape) -> str:
    """The text of the statement for one shape of question; its values have names: me, seen0, led0, at, word0 …"""
    if shape.words and shape.drives:
        sql = _from_words(shape)
    else:
        sql = " UNION ALL ".join(_first(shape, group) for group in _groups(shape))
    sql = _cards(shape, sql)
    # With its STAT4 statistics SQLite plans anew for each bound value, which took 190 of 330 µs. A plus sign before
    # the value keeps it from looking.
    return sql.replace("%(", "+%(") if shape.is_sqlite else sql


def _first(shape: _Shape, group: str) -> str:
    """The first rows of a group. Where one index holds the whole group in order, SQLite takes them one by one as they
    are needed, and a limit would only make it sort them once more; all else is limited before it is put together."""
    walks = group.startswith(IN_ORDER)
    whole = _and(group, _beyond(shape, walks) if shape.placed else "", _words(shape) if shape.words else "")
    found = f"SELECT i.id, i.{shape.order} AS k FROM ideas_idea i WHERE {whole}"  # noqa: S608
    if shape.is_sqlite and walks and not shape.words:
        return found
    return f"SELECT * FROM ({found} ORDER BY i.{shape.order} {_way(shape)}, i.id {_way(shape)} LIMIT {PAGE + 1}) g"  # noqa: S608


def _reader(person: Person, reach: Reach) -> dict[str, Any]:
    """The reader's own values by name."""
    values = {"me": person.pk}
    for name, places in (("seen", reach.seen), ("led", reach.led)):
        values.update(zip(_names(name, len(places)), sorted(places), strict=True))
    return values


@lru_cache(maxsize=1000)
def _names(name: str, count: int) -> tuple[str, ...]:
    return tuple(f"{name}{n}" for n in range(count))


def _stages(shown: str) -> dict[str, str]:
    return {f"stage{n}": str(stage) for n, stage in enumerate(SHOWN.get(shown, ()))}


def _and(*conditions: str) -> str:
    return " AND ".join(filter(None, conditions))


def _words(shape: _Shape) -> str:
    """The condition on words, each of its values by a name."""
    parts = shape.words.split("%s")
    return parts[0] + "".join(f"%(word{n})s{part}" for n, part in enumerate(parts[1:]))


def _from_words(shape: _Shape) -> str:
    """Few ideas hold the words: start from those, whatever the order."""
    whole = _and(
        _visible(shape.seen, shape.led),
        _beyond(shape, walks=False) if shape.placed else "",
        _kept(shape),
        "i.workplace_id = %(workplace)s" if shape.workplace else "",
        "i.author_id = %(me)s" if shape.mine else "",
    )
    return (
        f"SELECT i.id, i.{shape.order} AS k FROM ideas_idea i "  # noqa: S608
        f"JOIN (SELECT DISTINCT i.id AS hit FROM ideas_idea i WHERE {_words(shape)}) h ON h.hit = i.id WHERE {whole}"
    )


# A row's values in order, as Row has them.
COLUMNS: Final = (
    "i.id", "i.told", "SUBSTR(i.body, 1, 160)", "i.stage", "i.road", "i.support_count", "i.imported_support",
    "i.comment_count", "i.is_author_hidden", "i.author_id", "COALESCE(a.name, i.author_name)", "w.name", "n.name",
    "i.due_on", "i.replied_at IS NOT NULL", "i.asked_at IS NOT NULL", "p.k",
)  # fmt: skip


def _cards(shape: _Shape, ids: str) -> str:
    # What a column's value becomes in Python is looked up for each column, at each call, and not for an expression's.
    plain, way = _plain(shape), _way(shape)
    columns = ", ".join(column if "(" in column or " " in column else plain + column for column in COLUMNS)
    return (
        f"SELECT {columns} "  # noqa: S608
        f"FROM (SELECT id, k FROM ({ids}) u ORDER BY k {way}, id {way} LIMIT {PAGE + 1}) p "
        "JOIN ideas_idea i ON i.id = p.id JOIN workplaces_workplace w ON w.id = i.workplace_id "
        "LEFT JOIN workplaces_person a ON a.id = i.author_id LEFT JOIN workplaces_person n ON n.id = i.answerer_id "
        f"ORDER BY p.k {way}, p.id {way}"
    )


def _way(shape: _Shape) -> str:
    return "DESC" if shape.down else "ASC"


def _beyond(shape: _Shape, walks: bool) -> str:
    """Rows beyond a place in the order (keyset paging). As a pair, which an index that `walks` in this order finds at
    once: after an import thousands of ideas moved at the same moment. Other groups are found by what is one's own."""
    column = f"{'' if walks else _plain(shape)}i.{shape.order}"
    return f"({column}, i.id) {'<' if shape.down else '>'} (%(at)s, %(pk)s)"


def _moment(value: str) -> Any:
    """A moment written by `place_of`, as the database takes it."""
    return connection.ops.adapt_datetimefield_value(datetime.fromisoformat(value))


def place_of(row: Row) -> str:
    """A row's place in the order, to be carried in an address."""
    value = row.place
    if isinstance(value, str):  # as SQLite has it, in UTC
        return f"{value.replace(' ', 'T')}+00:00~{row.id}"
    return f"{value.isoformat() if isinstance(value, datetime) else value}~{row.id}"


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


class Seen(NamedTuple):
    """A condition over `ideas_idea i` with its values in order."""

    sql: str
    params: tuple[Any, ...]


def visible(person: Person, reach: Reach) -> Seen:
    """What `IdeaQuerySet.visible_to` says, as SQL over `ideas_idea i`."""
    values, sql = _reader(person, reach), _visible(len(reach.seen), len(reach.led))
    return Seen(NAME.sub("%s", sql), tuple(values[name] for name in NAME.findall(sql)))


def _visible(seen: int, led: int) -> str:
    """The same for somebody who sees and leads so many, with a name for each value."""
    parts = ["i.audience = 'organisation'", *(f"i.{column} = %(me)s" for column in OWN)]
    for audience, places in (("workplace", _marks("seen", seen)), ("leader", _marks("led", led))):
        if places:
            parts.append(f"(i.audience = '{audience}' AND i.workplace_id IN ({', '.join(places)}))")
    parts.append(INVITED)
    return f"({' OR '.join(parts)})"


def _marks(name: str, count: int) -> list[str]:
    return [f"%({each})s" for each in _names(name, count)]


def _groups(shape: _Shape) -> Iterator[str]:
    """The groups whose union is what the person may see of what is asked; each walks one index in order."""
    kept = _kept(shape)
    if shape.mine:
        yield _and("i.author_id = %(me)s", kept)
        return
    yield from _across(shape, "organisation")
    for audience, is_asked, places in (
        ("workplace", shape.is_seen, _marks("seen", shape.seen)),
        ("leader", shape.is_led, _marks("led", shape.led)),
    ):
        if len(places) > MOST_PLACES and not shape.workplace:
            yield from _across(shape, audience, f"{_plain(shape)}i.workplace_id IN ({', '.join(places)})")
            continue
        for own in places if not shape.workplace else ["%(workplace)s"] if is_asked else []:
            yield _and(f"i.workplace_id = {own} AND i.audience = '{audience}'", kept)
    yield from (_and(own, kept) for own in _own(shape))


def _across(shape: _Shape, audience: str, within: str = "") -> Iterator[str]:
    """What an audience sees across workplaces, by the index that holds the fewest beside what is asked for: those of a
    workplace, those of a theme (which knows the stages too), or those of one stage after another."""
    seen = f"i.audience = '{audience}'"
    if shape.workplace:
        yield _and(f"i.workplace_id = %(workplace)s AND {seen}", _kept(shape))
    elif shape.theme:
        yield _and(seen, "i.theme_id = %(theme)s", _kept(shape, theme=False), within)
    else:
        yield from (
            _and(seen, stage, within) for stage in [f"i.stage = {mark}" for mark in _asked_stages(shape)] or [""]
        )


def _own(shape: _Shape) -> Iterator[str]:
    """One's own that no group above holds, and those that one is invited to; each apart from the others, so that
    nothing comes twice."""
    apart = "i.audience IN ('leader', 'workplace')"
    for audience, places in (("workplace", _marks("seen", shape.seen)), ("leader", _marks("led", shape.led))):
        if places:
            apart += f" AND NOT (i.audience = '{audience}' AND i.workplace_id IN ({', '.join(places)}))"
    place = "i.workplace_id = %(workplace)s" if shape.workplace else ""
    others = ""
    for column in OWN:
        yield _and(f"i.{column} = %(me)s", apart, others, place)
        others = _and(others, f"(i.{column} IS NULL OR i.{column} <> %(me)s)")
    yield _and(INVITED, f"{_plain(shape)}{apart}", others, place)


def _asked_stages(shape: _Shape) -> list[str]:
    return _marks("stage", len(SHOWN.get(shape.shown, ())))


def _kept(shape: _Shape, *, theme: bool = True) -> str:
    """What is asked for within a group that another index finds: SQLite is not to look at all of a stage."""
    plain, stages = _plain(shape), _asked_stages(shape)
    return _and(
        f"{plain}i.stage IN ({', '.join(stages)})" if stages else "",
        f"{plain}i.theme_id = %(theme)s" if theme and shape.theme else "",
    )


def _plain(shape: _Shape) -> str:
    """Before a column: an expression to SQLite, which no index and no converter of Python's takes for the column."""
    return "+" if shape.is_sqlite else ""


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
    return waiting_by(person.pk, reach.at(ANSWERING))


def waiting_by(me: int, own: Collection[int]) -> QuerySet[Idea]:
    """The same by ids: the person's, and those of the workplaces that they lead."""
    return (
        Idea.objects.awaiting_reply()
        .filter(
            Q(answerer_id=me)
            | Q(workplace_id__in=own)
            | Q(rises__gte=1, workplace__parent_id__in=own)
            | Q(rises__gte=2, workplace__parent__parent_id__in=own)
        )
        .exclude(author_id=me)
        .order_by("due_on", "id")
    )
