"""The trail proves itself; each saboteur is caught, and nobody is accused where nothing was done."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from greb.ideas import actions, talk
from greb.ideas.models import Idea
from greb.trail import chain, clock, verify
from greb.trail.actions import record
from greb.trail.models import Entry, Seal
from greb.trail.seals import heads, seal_today
from tests import make

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 7, 8, tzinfo=UTC)


def faults() -> list[str]:
    return [f"{where}: {what}" for where, what in [*verify.chains(), *verify.seals()]]


@pytest.fixture
def idea() -> Idea:
    """Two days of work on one idea, each day sealed, and one entry that no seal covers yet."""
    with clock.at(MONDAY):
        cast = make.cast()
        idea = make.idea(cast.alma)
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
        actions.reply(by=cast.mette, idea=idea, text="We will look at it on Thursday.")
        assert seal_today()
    with clock.at(MONDAY + timedelta(days=1)):
        make.idea(cast.jonas, "A shelf at the door")
        actions.do_it(by=cast.mette, idea=idea)
        assert seal_today()
    with clock.at(MONDAY + timedelta(days=2)):
        talk.support(by=cast.jonas, idea=idea)
    return idea


def entries(idea: Idea) -> list[Entry]:
    return list(Entry.objects.filter(subject_kind="idea", subject_id=idea.pk).order_by("number"))


def test_what_nobody_touched_holds(idea: Idea) -> None:
    assert faults() == []
    assert verify.unsealed() == 1


def change_facts(idea: Idea) -> None:
    Entry.objects.filter(pk=entries(idea)[3].pk).update(facts={"from": "spark", "to": "declined", "road": ""})


def change_time(idea: Idea) -> None:
    Entry.objects.filter(pk=entries(idea)[1].pk).update(at=MONDAY + timedelta(microseconds=1))


def change_who(idea: Idea) -> None:
    Entry.objects.filter(pk=entries(idea)[1].pk).update(by_id=999)


def delete_the_first(idea: Idea) -> None:
    entries(idea)[0].delete()


def delete_in_the_middle(idea: Idea) -> None:
    entries(idea)[2].delete()


def delete_the_newest(idea: Idea) -> None:
    for entry in entries(idea)[3:]:
        entry.delete()


def delete_a_whole_subject(idea: Idea) -> None:
    Entry.objects.filter(subject_kind="idea").exclude(subject_id=idea.pk).delete()


def reorder(idea: Idea) -> None:
    _first, second, third, *_ = entries(idea)
    Entry.objects.filter(pk=second.pk).update(number=99)
    Entry.objects.filter(pk=third.pk).update(number=2)
    Entry.objects.filter(pk=second.pk).update(number=3)


def forge_the_end(idea: Idea) -> None:
    """Delete the newest entries, and write another with a digest that follows rightly."""
    delete_the_newest(idea)
    with clock.at(MONDAY + timedelta(days=1)):
        record("idea.decline", of=("idea", idea.pk), by=make.SYSTEM, facts={"from": "spark", "to": "declined"})


def slip_one_in(idea: Idea) -> None:
    """A chain that no seal knew of, under an entry number that a seal covers."""
    Entry.objects.filter(subject_kind="workplace").order_by("-pk").first().delete()  # type: ignore[union-attr]


def drop_a_seal(idea: Idea) -> None:
    Seal.objects.order_by("day").first().delete()  # type: ignore[union-attr]


def change_a_seal(idea: Idea) -> None:
    Seal.objects.filter(day=date(2026, 9, 7)).update(digest="0" * 64)


SABOTEURS: list[Callable[[Idea], None]] = [
    change_facts, change_time, change_who, delete_the_first, delete_in_the_middle, delete_the_newest,
    delete_a_whole_subject, reorder, forge_the_end, slip_one_in, drop_a_seal, change_a_seal,
]  # fmt: skip


@pytest.mark.parametrize("saboteur", SABOTEURS, ids=lambda saboteur: saboteur.__name__)
def test_a_saboteur_is_caught(idea: Idea, saboteur: Callable[[Idea], None]) -> None:
    saboteur(idea)
    assert faults() != []


def test_what_no_seal_covers_can_be_cut_off_unseen(idea: Idea) -> None:
    """Said honestly, and held here: should this begin to fail, the words of `greb verify` can be bolder."""
    entries(idea)[-1].delete()
    assert faults() == []


def test_a_chain_made_anew_from_the_start_is_caught_by_its_seal(idea: Idea) -> None:
    """Whoever knows how digests are made can make a chain that holds; the seals do not know it."""
    before = "0" * 64
    for entry in entries(idea):
        facts = {} if entry.number == 2 else entry.facts
        before = chain.entry_digest(
            before, subject_kind="idea", subject_id=idea.pk, number=entry.number, verb=entry.verb,
            by_kind=entry.by_kind, by_id=entry.by_id, facts=facts, at=entry.at,
        )  # fmt: skip
        Entry.objects.filter(pk=entry.pk).update(facts=facts, digest=before)
    assert list(verify.chains()) == []
    assert len(list(verify.seals())) == 2


def test_one_fault_a_chain_and_the_place_of_it(idea: Idea) -> None:
    change_facts(idea)
    assert list(verify.chains()) == [
        verify.Fault(f"idea {idea.pk}", "entry 4 (idea.do) is not as it was written"),
    ]


def test_one_seal_a_day_and_none_where_nothing_has_happened(idea: Idea) -> None:
    with clock.at(MONDAY + timedelta(days=1, hours=5)):
        assert seal_today() is None
    with clock.at(MONDAY + timedelta(days=2)):
        assert seal_today()
    with clock.at(MONDAY + timedelta(days=3)):
        assert seal_today() is None
    assert [seal.day.day for seal in Seal.objects.order_by("day")] == [7, 8, 9]
    assert faults() == []


@pytest.mark.one_database  # the plan is told by SQLite
def test_a_seal_walks_the_keys_and_sorts_nothing(idea: Idea) -> None:
    """A hundred thousand heads must not be held in memory, by us or by the database."""
    with CaptureQueriesContext(connection) as asked:
        list(heads(0, 99))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        plan = " ".join(str(row[3]) for row in cursor.fetchall())
    assert "INTEGER PRIMARY KEY (rowid>? AND rowid<?)" in plan, plan
    assert "autoindex" in plan or "trail_entry_one_chain" in plan, plan
    assert "TEMP B-TREE" not in plan, plan
