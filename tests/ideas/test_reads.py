"""The board's hot read equals the ORM's answer, for anybody, in any order, with any filter, page by page."""

import random
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from greb.ideas import reads
from greb.ideas.models import Audience, Idea, Member, Theme
from greb.ideas.reads import ORDERS, PAGE, SHOWN, Asked, board_as_orm, board_page, place_of, read_place
from greb.ideas.stages import Stage
from greb.search.actions import index_many
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach
from tests import make

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 5, 8, tzinfo=UTC)


def fill(cast: make.Cast, count: int, seed: int = 1) -> None:
    """Ideas of every stage, audience, workplace and author; many at the same moment, to test ties."""
    chance = random.Random(seed)
    themes = [Theme.objects.create(name=n, slug=n) for n in ("noise", "time")]
    people = [*cast.people().values(), None]
    rows = []
    for n in range(count):
        at = START + timedelta(hours=chance.randrange(count // 3 + 1))
        stage = chance.choice([s for s in Stage if s not in {Stage.DONE, Stage.PARKED, Stage.DECLINED, Stage.STOPPED}])
        rows.append(
            Idea(
                told=f"Idea {n} {'noise' if n % 3 else 'time'}",
                workplace=chance.choice([cast.sund, cast.solsikken, cast.parken]),
                author=chance.choice(people), caught_by=chance.choice(people), answerer=chance.choice(people),
                audience=chance.choice(Audience.values), theme=chance.choice([*themes, None]), stage=stage,
                stage_since=at, created_at=at, moved_at=at + timedelta(minutes=chance.randrange(9)),
                support_count=chance.randrange(5),
            )
        )  # fmt: skip
    made = Idea.objects.bulk_create(rows)
    invited = {(chance.choice(made).pk, chance.choice(list(cast.people().values())).pk) for _n in range(count)}
    Member.objects.bulk_create(Member(idea_id=idea, person_id=person, at=START) for idea, person in invited)
    index_many("idea", ((i.pk, i.told) for i in made))


def walk(person: Person, reach: Reach, asked: Asked) -> list[int]:
    """Every id on every page, older by older."""
    ids: list[int] = []
    for _ in range(50):
        page = board_page(person, reach, asked)
        ids += [row.id for row in page.rows]
        if not page.has_older:
            return ids
        asked = asked._replace(after=read_place(place_of(page.rows[-1]), asked.order))
    raise AssertionError("never ends")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("who", ["alma", "mette", "dorte", "ada", "viggo"])
def test_every_page_equals_the_orm(who: str, order: str) -> None:
    cast = make.cast()
    fill(cast, 200)
    person = cast.people()[who]
    reach = make.reach(person)
    some_theme = Theme.objects.get(slug="noise").pk
    for asked in (
        Asked(order=order),
        Asked(order=order, mine=True),
        Asked(order=order, theme=some_theme),
        Asked(order=order, workplace=cast.solsikken.pk),
        Asked(order=order, workplace=cast.parken.pk, shown="growing"),
        *(Asked(order=order, shown=shown) for shown in SHOWN),
    ):
        assert walk(person, reach, asked) == list(board_as_orm(person, reach, asked).values_list("pk", flat=True))


def test_the_page_before_is_the_page_one_came_from() -> None:
    cast = make.cast()
    fill(cast, 150)
    reach = make.reach(cast.alma)
    first = board_page(cast.alma, reach, Asked())
    second = board_page(cast.alma, reach, Asked(after=read_place(place_of(first.rows[-1]), "new")))
    back = board_page(cast.alma, reach, Asked(before=read_place(place_of(second.rows[0]), "new")))
    assert [r.id for r in back.rows] == [r.id for r in first.rows]
    assert (first.has_newer, second.has_newer, back.has_older) == (False, True, True)


def test_words_are_found_among_what_may_be_seen_only() -> None:
    cast = make.cast()
    fill(cast, 120)
    reach = make.reach(cast.viggo)
    wanted = [i.pk for i in board_as_orm(cast.viggo, reach, Asked()) if "noise" in i.told]
    assert walk(cast.viggo, reach, Asked(query="noi")) == wanted
    assert walk(cast.viggo, reach, Asked(query="idea noise")) == wanted
    assert walk(cast.viggo, reach, Asked(query="nothinglikethis")) == []


@pytest.mark.parametrize("who", ["mette", "dorte"])
@pytest.mark.parametrize("query", ["", "noise"])
def test_somebody_of_many_workplaces_finds_the_same(who: str, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "MOST_PLACES", 0)
    monkeypatch.setattr("greb.search.reads.RARE", 3)
    reads._statement.cache_clear()
    cast = make.cast()
    fill(cast, 120)
    person = cast.people()[who]
    reach = make.reach(person)
    theme = Theme.objects.get(name="time").pk
    try:
        for shown, asked_theme in product(("", "growing"), (0, theme)):
            asked = Asked(shown=shown, theme=asked_theme, query=query)
            wanted = [i.pk for i in board_as_orm(person, reach, asked) if query in i.told]
            assert walk(person, reach, asked) == wanted
    finally:
        reads._statement.cache_clear()


def test_a_common_word_walks_the_order_and_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("greb.search.reads.RARE", 3)
    cast = make.cast()
    fill(cast, 120)
    reach = make.reach(cast.viggo)
    wanted = [i.pk for i in board_as_orm(cast.viggo, reach, Asked()) if "noise" in i.told]
    assert walk(cast.viggo, reach, Asked(query="noise")) == wanted


def test_one_statement_walks_indexes_and_never_sorts_or_scans_the_table() -> None:
    cast = make.cast()
    fill(cast, 100)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        page = board_page(cast.alma, make.reach(cast.alma), Asked(shown="waiting"))
    assert len(page.rows) <= PAGE
    board = [q["sql"] for q in seen.captured_queries if "substr" in q["sql"].lower()]
    assert len(board) == 1
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + board[0])
            plan = "\n".join(row[3] for row in cursor.fetchall())
        assert "SCAN i" not in plan, plan


@pytest.mark.parametrize(
    "text", ["", "x", "~", "a~b", "2026-01-01~x", "9" * 400 + "~1", "2026-01-01T00:00:00~" + "9" * 30, "1~-4"]
)
def test_a_place_that_is_none_is_refused(text: str) -> None:
    assert read_place(text, "new") is None
    assert read_place(text, "support") is None
