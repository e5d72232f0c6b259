"""Measures and readings: who may, what is kept, and what the trail says."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from greb.measures import actions, reads
from greb.measures.models import Measure, Reading
from greb.trail import clock, verify
from greb.trail.models import Entry
from greb.trail.refusal import Refused
from greb.workplaces.models import Person
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def measure(cast: make.Cast) -> Measure:
    return actions.make_measure(by=cast.mette, workplace=cast.solsikken, name="Falls in a week", better="down")


def verbs(measure: Measure) -> list[str]:
    told = Entry.objects.filter(subject_kind="measure", subject_id=measure.pk).order_by("number")
    return list(told.values_list("verb", flat=True))


def read(by: Person, measure: Measure, value: str = "3", ago: int = 0) -> Reading:
    on = clock.today() - timedelta(days=ago)
    return actions.add_reading(by=by, measure=measure, on=on, value=Decimal(value))


def test_a_measure_lives_and_the_trail_tells_it(cast: make.Cast, measure: Measure) -> None:
    first = read(cast.alma, measure)
    second = actions.correct_reading(by=cast.jonas, reading=first, value=Decimal(4), why="Counted twice")
    actions.remove_reading(by=cast.alma, reading=second, why="Another ward's")
    actions.change_measure(by=cast.bo, measure=measure, name="Falls", better="down", unit="falls")
    actions.end_measure(by=cast.dorte, measure=measure, why="The floor is new")
    actions.resume_measure(by=cast.mette, measure=measure)
    assert verbs(measure) == [f"measure.{v}" for v in ("made", "read", "corrected", "removed", "changed", "ended",
                                                       "resumed")]  # fmt: skip
    assert list(verify.chains()) == []
    entry = Entry.objects.get(verb="measure.corrected")
    assert (entry.by_id, entry.facts["was"], entry.facts["reading"]) == (cast.jonas.pk, first.pk, second.pk)
    assert "Counted" not in str(entry.facts) and len(str(entry.facts["content"])) == 64


def test_what_was_corrected_or_removed_is_kept_with_who_and_why(cast: make.Cast, measure: Measure) -> None:
    first = read(cast.alma, measure)
    new = actions.correct_reading(by=cast.jonas, reading=first, value=Decimal(4), why="Counted twice", note="Night")
    assert [(r.value, r.note) for r in reads.current(measure)] == [(Decimal(4), "Night")]
    actions.remove_reading(by=cast.alma, reading=new, why="Another ward's")
    assert not reads.current(measure).exists()
    kept = [(r.value, r.gone_by, r.gone_why, r.is_corrected) for r in reads.gone(measure)]
    assert kept == [(Decimal(4), cast.alma, "Another ward's", False), (Decimal(3), cast.jonas, "Counted twice", True)]
    assert read(cast.alma, measure).value == 3


def test_one_reading_a_day(cast: make.Cast, measure: Measure) -> None:
    first = read(cast.alma, measure)
    with pytest.raises(Refused, match="already") as refused:
        read(cast.jonas, measure, "5")
    assert refused.value.field == "on"
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(measure=measure, on=first.on, value=1, at=clock.now())


def test_not_tomorrow_not_too_long_not_twice_corrected(cast: make.Cast, measure: Measure) -> None:
    with pytest.raises(Refused):
        read(cast.alma, measure, ago=-1)
    for value in ("1000000000", "NaN", "0.00001"):
        with pytest.raises(Refused):
            read(cast.alma, measure, value)
    first = read(cast.alma, measure)
    with pytest.raises(Refused, match="different"):
        actions.correct_reading(by=cast.alma, reading=first, value=Decimal(3), why="Nothing")
    actions.remove_reading(by=cast.alma, reading=first, why="Wrong day")
    for again in (
        lambda: actions.remove_reading(by=cast.alma, reading=first, why="Wrong day"),
        lambda: actions.correct_reading(by=cast.alma, reading=first, value=Decimal(9), why="Late"),
    ):
        with pytest.raises(Refused, match="already"):
            again()


@pytest.mark.parametrize("who", ["alma", "viggo", "rikke", "ada"])
def test_only_a_leader_makes_changes_and_ends(cast: make.Cast, measure: Measure, who: str) -> None:
    by = cast.people()[who]
    for act in (
        lambda: actions.make_measure(by=by, workplace=cast.solsikken, name="Mine", better="up"),
        lambda: actions.change_measure(by=by, measure=measure, name="Mine", better="up"),
        lambda: actions.end_measure(by=by, measure=measure, why="Tired"),
        lambda: actions.resume_measure(by=by, measure=measure),
    ):
        with pytest.raises(Refused, match="leader"):
            act()
    assert verbs(measure) == ["measure.made"]


def test_only_those_who_work_there_write_readings(cast: make.Cast, measure: Measure) -> None:
    for n, by in enumerate((cast.alma, cast.jonas, cast.mette, cast.bo, cast.dorte)):
        read(by, measure, ago=n)
    for by in (cast.viggo, cast.rikke, cast.ada):
        with pytest.raises(Refused, match="work there"):
            read(by, measure, ago=9)
    actions.end_measure(by=cast.mette, measure=measure, why="The floor is new")
    with pytest.raises(Refused, match="no longer"):
        read(cast.alma, measure, ago=9)


@pytest.mark.parametrize("wrong", [{"name": " "}, {"better": "sideways"}])
def test_a_measure_needs_a_name_and_a_way(cast: make.Cast, wrong: dict[str, str]) -> None:
    with pytest.raises(Refused):
        actions.make_measure(by=cast.mette, workplace=cast.solsikken, **{"name": "Falls", "better": "up", **wrong})


def test_the_latest_of_many_are_those_of_each(cast: make.Cast, measure: Measure) -> None:
    """The hot read equals the plain one."""
    other = actions.make_measure(by=cast.mette, workplace=cast.solsikken, name="Meals", better="neither")
    for n in range(30):
        read(cast.alma, measure, str(n), ago=n)
    actions.remove_reading(by=cast.alma, reading=read(cast.alma, other, "-2.5", ago=3), why="Wrong")
    read(cast.alma, other, "-1.25", ago=3)
    found = reads.latest([measure.pk, other.pk])
    for each in (measure, other):
        plain = list(reads.current(each).order_by("-on").values_list("on", "value")[: reads.LATEST])[::-1]
        assert list(zip(found[each.pk].days, found[each.pk].values, strict=True)) == plain
    assert reads.latest([]) == {}


def test_a_very_long_series_shows_its_newest(
    cast: make.Cast, measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "SERIES", 5)
    for n in range(6):
        read(cast.alma, measure, str(n), ago=n)
    held = reads.series(measure)
    assert held.is_cut
    assert [int(value) for value in held.values] == [4, 3, 2, 1, 0]
