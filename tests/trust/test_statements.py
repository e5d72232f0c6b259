"""Every page that can be opened reads as much where there is little as where there is much, and as much as
docs/architecture/statements.md says.

The small world (`world.py`, `lively.py`) has one or a few of everything; then everything in it is copied (`many.py`).
Each address of the product, and some of the pages that it has more of, is opened by the same five people in both.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from greb.measures import reads as of_measures
from greb.workplaces import uploads
from greb.workplaces.models import Person
from tests.architecture import documents as docs
from tests.trust import lively, many, world
from tests.trust.lively import Lively
from tests.trust.test_routes import EXPECTED, Cell
from tests.trust.world import Visitor, World

DOC: Final = "docs/architecture/statements.md"
WHO: Final = ("nobody", "author", "colleague", "leader", "every role")
AGAIN: Final = 3
"""So often may a page ask the same, with whatever values. A list that asks once a row asks oftener."""
BELOW: Final = "SELECT DISTINCT b.id FROM workplaces_workplace a JOIN"
"""Which workplaces lie below one: each rule about other roles asks it. Counted by its values alone."""
BOOKKEEPING: Final = ("SAVEPOINT", "RELEASE", "ROLLBACK")
VALUES: Final = re.compile(r"'(?:[^']|'')*'|\+?\b\d+\b")
SEVERAL: Final = re.compile(r"\(#(?:, #)*\)")
IN_THE_DEMO: Final = frozenset({"pick", "showcase"})

Page = tuple[str, str]  # its name in the table, and who opens it


def read_table(text: str) -> dict[Page, int]:
    """Every number of the table. A page told twice is a fault."""
    told: dict[Page, int] = {}
    for name, *numbers in docs.table(text, "Page"):
        for who, number in zip(WHO, numbers, strict=True):
            page = name.replace("`", ""), who
            assert page not in told, f"told twice: {page}"
            if number != "–":
                told[page] = int(number)
    return told


TOLD: Final = read_table(docs.read(DOC))


def test_every_page_that_somebody_may_open_has_its_row_and_nothing_else_has() -> None:
    """By name; what each of the people may open is compared below. Somebody in every role may open more than each."""
    opened = {
        cell.route for cell, answer in EXPECTED.items() if (cell.method, cell.subject, answer) == ("GET", "own", "200")
    }
    rows = {name.partition(", ")[0] for name, _ in TOLD}
    assert (opened | IN_THE_DEMO) - rows == set(), "routes without their row"
    assert rows - {route.name for route in world.routes()} == set(), "rows without their route"


@pytest.mark.slow
@pytest.mark.one_database
def test_no_page_reads_more_where_there_is_more(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for route in world.routes():  # ids as they are before anything is added
        if "token" not in route.pattern:
            world.addresses(made, route, "own", "author")
    more = lively.fill(made)
    people = _people(made, more)
    pages = list(_pages(made, more))
    sizes = {kind: kind._default_manager.count() for kind in many.listed()}
    _must_be_none([f"{kind.__name__}: none in the small world" for kind, size in sizes.items() if not size])
    few = _open(pages, people)
    many.multiply()
    less = [kind for kind, size in sizes.items() if kind._default_manager.count() < many.LEAST * size]
    _must_be_none([f"{kind.__name__}: not much in the large world" for kind in less])
    much = _open(pages, people)
    assert {name for name, _ in pages if ", " in name} <= {name for name, _ in much}, "nobody can open it"
    _must_be_none(_grown(few, much))
    _must_be_none(_asked_by_row(much))
    _must_be_none(_told_otherwise(much))
    # The saboteur: a list of measures that asks for each one's readings.
    latest = of_measures.latest
    monkeypatch.setattr(
        of_measures, "latest", lambda ids: {pk: held for one in ids for pk, held in latest([one]).items()}
    )
    spoilt = much | _open([page for page in pages if page[0] == "measures"], people)
    assert all((_grown(few, spoilt), _asked_by_row(spoilt), _told_otherwise(spoilt)))


def _must_be_none(wrong: list[str]) -> None:
    assert not wrong, "\n".join(["", *wrong])


def _people(made: World, more: Lively) -> dict[str, Person | None]:
    """Who opens the pages; somebody in every role has brought files as the others have."""
    vera = made.people["every role"] = more.everything
    made.files[vera.pk] = uploads.keep([b"told\nCoats in one place\n"], person_id=vera.pk)
    made.results[vera.pk] = uploads.keep([world.RESULT], person_id=vera.pk)
    return {who: made.who(who) for who in WHO}


def _pages(made: World, more: Lively) -> Iterator[tuple[str, dict[str, str]]]:
    """Names as in the table, with the address for each of the five."""
    own: dict[str, str] = {}
    for route in world.routes():
        addresses = {who: address for who in WHO for address in world.addresses(made, route, "own", who)}
        own[route.name] = addresses["every role"]
        yield route.name, addresses
    for name, address in lively.further(more, own).items():
        yield name, dict.fromkeys(WHO, address)


def _open(pages: list[tuple[str, dict[str, str]]], people: dict[str, Person | None]) -> dict[Page, list[str]]:
    """What each page took, for those who get it."""
    took = {}
    visitors = {who: Visitor(person) for who, person in people.items()}
    for name, addresses in pages:
        for who, address in addresses.items():
            in_the_demo = name in IN_THE_DEMO
            if EXPECTED.get(Cell(name, "GET", "own", who), "200") != "200" and not in_the_demo:
                continue
            with override_settings(DEMO=True) if in_the_demo else nullcontext():
                statements = _read(visitors[who], address)
            if statements is not None:
                took[name, who] = statements
    return took


def _read(visitor: Visitor, address: str) -> list[str] | None:
    """The statements that the page takes, but those around a visit that is undone; None: it is not theirs to open."""
    with CaptureQueriesContext(connection) as captured:
        answer = visitor.get(address)
        answer.getvalue()
    asked = [query["sql"] for query in captured if not query["sql"].startswith(BOOKKEEPING)]
    return asked if answer.status_code == 200 else None


def _grown(few: dict[Page, list[str]], much: dict[Page, list[str]]) -> list[str]:
    """The pages of `much` that took another number before, with the statements that there are more of."""
    wrong = [f"{page}: no longer theirs to open" for page in sorted(few.keys() - much.keys())]
    for page in sorted(few.keys() & much.keys()):
        before, after = few[page], much[page]
        if len(before) != len(after):
            more = [
                sql for kind, sqls in _kinds(after).items() if len(sqls) != len(_kinds(before)[kind]) for sql in sqls
            ]
            wrong.append(f"{page}: {len(before)}, and {len(after)} where there is more: {more[:4]}")
    return wrong


def _asked_by_row(took: dict[Page, list[str]]) -> list[str]:
    """The pages that ask the same again and again, also where a list is so short that it is no longer with more."""
    return [
        f"{page}: {len(sqls)} times {kind}"
        for page, statements in took.items()
        for kind, sqls in _kinds(statements).items()
        if len(set(sqls) if kind.startswith(BELOW) else sqls) > AGAIN
    ]


def _kinds(statements: list[str]) -> dict[str, list[str]]:
    """The statements by what they are without their values."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for sql in statements:
        kinds[SEVERAL.sub("(#)", VALUES.sub("#", sql))].append(sql)
    return kinds


def _told_otherwise(took: dict[Page, list[str]]) -> list[str]:
    """The rows of the table as they should be, of the pages of which it says something else."""
    rows = []
    for name in dict.fromkeys(name for name, _ in [*took, *TOLD]):
        found = {who: len(took[name, who]) for who in WHO if (name, who) in took}
        if found != {who: TOLD[name, who] for who in WHO if (name, who) in TOLD}:
            route, _, rest = name.partition(", ")
            shown = f"`{route}`, {rest}" if rest else f"`{route}`"
            rows.append(f"| {shown} | {' | '.join(str(found.get(who, '–')) for who in WHO)} |")
    return rows
