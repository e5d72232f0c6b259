"""The drawing: what stands on it, how big it gets, and what it says to those who do not see it."""

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.utils import translation

from greb.measures import xmr
from greb.measures.chart import GAP, apart_from_each_other, draw, draw_steps, spark, thinned
from greb.measures.finding import finding
from greb.measures.reads import Series

START = date(2026, 1, 5)
BASE = [9, 11] * 10


def series(values: list[int] | list[float]) -> Series:
    return Series([START + timedelta(days=7 * n) for n in range(len(values))], [Decimal(str(v)) for v in values])


def drawn(values: list[int] | list[float], marks: list[tuple[date, str]] | None = None, better: str = "down") -> str:
    held = series(values)
    phases = xmr.phases(held.days, held.values)
    with translation.override("en"):
        return str(draw(held, phases, finding(held, phases, better), marks or []))


def titled(values: list[int] | list[float], better: str = "down") -> tuple[str, tuple[str, ...]]:
    held = series(values)
    with translation.override("en"):
        found = finding(held, xmr.phases(held.days, held.values), better)
    return found.title, found.lines


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ([5], "1 reading so far: too few to know"),
        ([5, 6, 7, 5, 6], "5 readings so far: too few to know"),
        (BASE, "Steady: it usually lies between 5 and 15"),
        ([4] * 12, "The same every time: 4"),
        ([*BASE, 16], "Unusually high on 25 May 2026"),
        ([*BASE, 4], "Unusually low on 25 May 2026"),
        ([*BASE, *[9] * 9], "Lower: 9 in a row below the middle since 25 May 2026"),
        ([*BASE, *[11] * 8], "Higher: 9 in a row above the middle since 18 May 2026"),
        ([*BASE, 13, 13, 13], "High for a while: most lie near the upper limit since 25 May 2026"),
        ([*BASE, 14, 7.4], "An unusually big step down on 1 Jun 2026"),
        ([*BASE, 16, 11, 9, 11], "Nothing unusual just now"),
    ],
)
def test_the_title_says_the_finding(values: list[int], title: str) -> None:
    assert titled(values)[0] == title


def test_better_and_worse_are_said_only_where_somebody_chose() -> None:
    lower = [*BASE, *[9] * 9]
    assert "That is the better way." in titled(lower, "down")[1]
    assert "That is not the better way." in titled(lower, "up")[1]
    assert not any("better" in line for line in titled(lower, "neither")[1])


def test_a_signal_is_not_called_a_cause_and_few_readings_not_certain() -> None:
    assert any("not why" in line for line in titled([*BASE, 16])[1])
    assert any(line.startswith("Provisional") for line in titled([9, 11] * 4)[1])
    assert not any(line.startswith("Provisional") for line in titled(BASE)[1])
    assert "Latest signal: Unusually high on 25 May 2026." in titled([*BASE, 16, 11, 9, 11])[1]


@pytest.mark.parametrize("values", [[5], [0], [5, 5], [4] * 8, BASE, [-3, 2] * 9, [0.25, 0.5] * 6, [1e8, 2e8] * 4])
def test_any_series_is_drawn_as_sound_svg_without_styles(values: list[int]) -> None:
    for svg in (drawn(values), str(spark(series(values)))):
        ElementTree.fromstring(svg)
        assert "style=" not in svg and "nan" not in svg


def test_what_stands_for_those_who_do_not_see_it() -> None:
    svg = drawn(BASE)
    assert (
        'role="img" aria-label="Steady: it usually lies between 5 and 15. 20 readings, from 5 Jan 2026 to 18 May' in svg
    )
    assert "The latest is 11. The middle is 10; usual is from 5 to 15." in svg


def test_hostile_marks_are_words_and_foreign_days_left_out() -> None:
    svg = drawn(BASE, [(START + timedelta(days=30), "<script>x</script>"), (START - timedelta(days=9), "Before")])
    assert "&lt;script&gt;" in svg and "<script" not in svg and "Before" not in svg


def test_a_long_mark_is_cut_on_the_drawing_and_whole_in_its_words() -> None:
    word = "The new routine begins at both doors"
    svg = drawn(BASE, [(START + timedelta(days=100), word)])
    assert f"15 Apr 2026: {word}." in svg
    assert re.search(r">The new routine?[\w ]*…</text>", svg)


def test_what_was_never_below_zero_is_not_drawn_there() -> None:
    assert "down to 0" in drawn([0, 3, 0, 4, 1, 0, 3, 0])
    assert "down to −" in drawn([0, 3, 0, 4, -1, 0, 3, 0])


def test_it_is_small_and_stays_so() -> None:
    assert len(drawn(BASE)) < 2200
    noisy = [10 + (n * 7919 % 13) / 4 + (n // 300) for n in range(1000)]
    assert len(drawn(noisy)) < 16_000
    assert "dense" in drawn(noisy)
    line = [(n, (n * 37) % 500) for n in range(1000)]
    kept = thinned(line)
    assert len(kept) <= 481
    assert kept[0] == line[0] and kept[-1] == line[-1]
    assert {y for _x, y in kept} >= {0, 499}


def test_labels_never_stand_on_each_other() -> None:
    placed = apart_from_each_other([(50, "now", "a"), (50, "", "b"), (51, "", "c"), (95, "", "d"), (96, "", "e")])
    heights = [y for y, _name, _text in placed]
    assert all(b - a >= GAP - 1e-9 for a, b in pairwise(heights))
    assert max(heights) <= 96


def test_the_steps_are_drawn_with_their_jump() -> None:
    held = series([*BASE, 14, 7.4])
    phases = xmr.phases(held.days, held.values)
    with translation.override("en"):
        svg = str(draw_steps(held, phases))
        assert str(draw_steps(series([1, 2]), xmr.phases(series([1, 2]).days, series([1, 2]).values))) == ""
    assert "The latest step is 6.6, the middle one 2.0; usual is up to 6.5." in svg
    assert re.search(r'class="r" d="M984 \d+h0"', svg)


def test_the_day_of_a_signal_stands_once() -> None:
    """Beside the reading where it began; where that is the last one, its day stands below it already."""
    assert drawn([*BASE, *[9] * 9]).count("25 May 2026</text>") == 1
    newest = drawn([*BASE, 16])
    assert "25 May 2026</text>" not in newest and newest.count("25 May 2026</span>") == 1


def test_many_readings_are_drawn_with_smaller_dots_on_a_phone() -> None:
    assert 'class="xmr many"' in drawn(BASE * 3) and 'class="xmr"' in drawn(BASE)
