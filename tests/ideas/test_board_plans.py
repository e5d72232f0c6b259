"""How SQLite finds a board's ideas: by the index that leaves the fewest, also where it knows nothing of the tables.

A new installation has no statistics, and one that has just read in 100,000 ideas has none yet. Left to itself SQLite
then takes all ideas of a stage for one's own few, which took a hundred times as long.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from greb.ideas import reads
from greb.ideas.reads import ORDERS, SHOWN, Asked, board_page
from greb.work import statistics
from tests import make
from tests.ideas.test_reads import START, fill

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PLACE = (START.isoformat(), 40)
FOUND = re.compile(r"(?:SEARCH|SCAN) i\b.*")


@dataclass
class Board:
    cast: make.Cast

    def plan(self, asked: Asked, who: str = "mette") -> list[str]:
        """How each group of ideas is found, without the thirty that are then read by their ids."""
        person = self.cast.people()[who]
        reach = make.reach(person)
        assert reach.seen
        with CaptureQueriesContext(connection) as seen:
            board_page(person, reach, asked)
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {seen.captured_queries[-1]['sql']}")
            steps = [row[3] for row in cursor.fetchall()]
        found = [step for step in steps if FOUND.fullmatch(step)]
        assert "PRIMARY KEY" in found[-1]
        return found[:-1]


@pytest.fixture(params=["without statistics", "with"])
def board(request: pytest.FixtureRequest) -> Board:
    made = Board(make.cast())
    fill(made.cast, 600)
    forget()
    if request.param == "with":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return made


def forget() -> None:
    """As if nobody had looked at the tables; what another test undid is still remembered otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute("ANALYZE sqlite_schema")


def questions() -> Iterator[Asked]:
    for order, shown, theme, deep in product(ORDERS, ("", *SHOWN), (0, 1), (False, True)):
        place = ("3", 40) if order == "support" else PLACE
        yield Asked(order=order, shown=shown, theme=theme, after=place if deep else None)


def across(found: list[str]) -> list[str]:
    """The groups that are found among all ideas of an audience."""
    return [step for step in found if "idea_audi" in step]


def test_only_what_all_may_see_is_looked_for_among_all(board: Board) -> None:
    for asked in questions():
        found = board.plan(asked)
        assert not [step for step in found if step.startswith("SCAN")], (asked, found)
        groups = 1 if asked.theme else max(1, len(SHOWN.get(asked.shown, ())))
        assert len(across(found)) == groups, (asked, found)
        if asked.theme:
            assert all("theme_id=?" in step and "COVERING" in step for step in across(found)), (asked, found)
        if asked.after:
            column = ORDERS[asked.order]
            assert all(f"{column}<?" in step for step in across(found)), (asked, found)


def test_one_s_own_is_found_by_one_s_own(board: Board) -> None:
    for asked in questions():
        found = "\n".join(board.plan(asked))
        for column in ("author_id=?", "caught_by_id=?", "answerer_id=?", "rowid=?"):
            assert column in found, (asked, found)


def test_somebody_of_many_workplaces_walks_each_audience_once(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "MOST_PLACES", 0)
    reads._statement.cache_clear()
    try:
        for asked in questions():
            found = board.plan(asked)
            groups = 1 if asked.theme else max(1, len(SHOWN.get(asked.shown, ())))
            assert len(across(found)) == groups * 3, (asked, found)
    finally:
        reads._statement.cache_clear()


@pytest.mark.parametrize("when", ["due work", "a migration"])
def test_sqlite_looks_at_its_tables(when: str) -> None:
    fill(make.cast(), 60)
    forget()
    if when == "due work":
        assert statistics.due(START) == {}
    else:
        call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        assert ("ideas_idea",) in cursor.fetchall()
