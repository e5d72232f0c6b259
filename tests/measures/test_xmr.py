"""The method against its definition: worked by hand, and by what must be true of any row of readings."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greb.measures.xmr import BASELINE, FEW, RUN, Phase, phases

Value = Decimal | int | str
START = date(2026, 1, 5)
rows = st.lists(st.decimals(min_value=-10_000, max_value=10_000, places=2), min_size=FEW, max_size=45)


def look(values: Sequence[Value], *begins: date) -> list[Phase]:
    decimals = [Decimal(value) for value in values]
    return phases([START + timedelta(days=n) for n in range(len(values))], decimals, begins)


def signals(values: Sequence[Value]) -> list[tuple[str, str, int, int]]:
    return sorted((s.kind, s.side, s.first, s.last) for s in look(values)[0].signals)


def test_limits_worked_by_hand() -> None:
    """10 12 11 13 12 14: mean 12; steps 2 1 2 1 2, mean 1.6; 12 ± 2.66 · 1.6; 3.268 · 1.6."""
    limits = look([10, 12, 11, 13, 12, 14])[0].limits
    assert limits is not None
    assert limits.middle == 12
    assert limits.step == 1.6
    assert limits.lower == pytest.approx(12 - 4.256)
    assert limits.upper == pytest.approx(12 + 4.256)
    assert limits.most_step == pytest.approx(5.2288)


def test_too_few_are_not_judged_and_some_only_for_now() -> None:
    assert phases([], []) == []
    told = {count: look([n % 3 for n in range(count)])[0] for count in (1, 5, 6, 11, 12)}
    assert {count: phase.certainty for count, phase in told.items()} == {
        1: "too few", 5: "too few", 6: "provisional", 11: "provisional", 12: "settled",
    }  # fmt: skip
    assert told[5].limits is None
    assert told[6].limits is not None


def test_as_many_days_as_values() -> None:
    with pytest.raises(ValueError, match="as many"):
        phases([START], [])


BASE = [9, 11] * 10  # middle 10, steps 2: limits 10 ± 5.32, a step's limit 6.536


def test_what_is_usual_is_no_signal() -> None:
    assert signals(BASE) == []
    assert signals([7] * 30) == []


def test_outside_is_beyond_the_limit_not_on_it() -> None:
    assert signals([*BASE, "15.32"]) == []
    assert signals([*BASE, "15.33"]) == [("outside", "high", 20, 20)]
    assert ("outside", "low", 20, 20) in signals([*BASE, "4.6"])


def test_a_run_is_eight_and_the_middle_ends_it() -> None:
    assert signals([*BASE, 11, 11, 11, 11, 11, 11]) == []  # the last of the base and six more: seven
    assert signals([*BASE, 11, 11, 11, 11, 11, 11, 11]) == [("run", "high", 19, 26)]
    assert signals([*BASE, 11, 11, 11, 10, 11, 11, 11, 11]) == []


def test_near_is_three_of_four_nearer_to_the_limit() -> None:
    """Nearer to 15.32 than to 10 is above 12.66."""
    assert signals([*BASE, 13, 13, 11]) == []
    assert signals([*BASE, 13, 11, 13, 13, 9]) == [("near", "high", 20, 23)]
    assert signals([*BASE, "12.66", "12.66", "12.66", 9]) == []
    assert signals([*BASE, 13, 7, 13, 13, 9]) == [("near", "high", 20, 23)]


def test_a_jump_is_a_step_beyond_its_limit() -> None:
    assert signals([*BASE, 14, "7.5"]) == []  # 6.5
    assert signals([*BASE, 14, "7.4"]) == [("jump", "low", 21, 21)]  # 6.6


def test_later_readings_move_no_limit() -> None:
    assert look([*BASE, 30, 31, 32])[0].limits == look(BASE)[0].limits
    assert len(BASE) == BASELINE


def test_a_new_phase_begins_on_purpose_alone() -> None:
    moved = [*BASE, *[30, 32] * 5]
    assert signals(moved) != []
    first, second = look(moved, START + timedelta(days=20))
    assert (first.signals, second.signals) == ((), ())
    assert (first.end, second.first, second.end) == (20, 20, 30)
    assert second.limits is not None
    assert second.limits.middle == 31
    assert len(look(moved, START - timedelta(days=3))) == 1
    assert len(look(moved, START + timedelta(days=99))) == 1


@given(rows, st.decimals(min_value=-9999, max_value=9999, places=2))
def test_moving_every_reading_alike_changes_no_signal(values: list[Decimal], by: Decimal) -> None:
    assert signals([value + by for value in values]) == signals(values)


@given(rows, st.integers(min_value=1, max_value=999))
def test_stretching_every_reading_alike_changes_no_signal(values: list[Decimal], by: int) -> None:
    assert signals([value * by for value in values]) == signals(values)
    here, there = look(values)[0].limits, look([value * by for value in values])[0].limits
    assert here is not None
    assert there is not None
    assert there.upper == pytest.approx(here.upper * by)


@given(rows)
def test_turned_upside_down_high_becomes_low(values: list[Decimal]) -> None:
    turned = {"high": "low", "low": "high"}
    assert signals([-value for value in values]) == sorted((k, turned[s], a, b) for k, s, a, b in signals(values))


@given(st.lists(st.integers(min_value=-99, max_value=99), min_size=FEW, max_size=BASELINE), st.randoms())
def test_the_order_counts_for_the_steps_and_not_for_the_middle(values: list[int], random: object) -> None:
    mixed = list(values)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    here, there = look(values)[0].limits, look(mixed)[0].limits
    assert here is not None
    assert there is not None
    assert here.middle == there.middle
    smooth = look(sorted(values))[0].limits
    assert smooth is not None
    assert smooth.step <= there.step  # no order has smaller steps than the sorted one


@given(rows)
def test_signals_are_what_the_definition_says_read_one_by_one(values: list[Decimal]) -> None:
    """The same again, slowly and in another way: fractions of the definition, reading for reading."""
    row = [Fraction(value) for value in values]
    base = row[:BASELINE]
    middle = Fraction(sum(base)) / len(base)
    step = Fraction(sum(abs(b - a) for a, b in pairwise(base))) / (len(base) - 1)
    spread = Fraction(266, 100) * step
    found = signals(values)
    assert [n for n, x in enumerate(row) if abs(x - middle) > spread] == sorted(
        first for kind, _side, first, _last in found if kind == "outside"
    )
    for sign, side in ((1, "high"), (-1, "low")):
        in_run = {n for k, s, a, b in found if (k, s) == ("run", side) for n in range(a, b + 1)}
        eights = [range(n, n + RUN) for n in range(len(row) - RUN + 1)]
        assert in_run == {n for e in eights if all(sign * (row[m] - middle) > 0 for m in e) for n in e}
        near = [2 * sign * (x - middle) > spread for x in row]
        covered = {n for k, s, a, b in found if (k, s) == ("near", side) for n in range(a, b + 1)}
        for n in range(len(row)):
            window = [m for m in range(max(0, n - 3), n + 1) if near[m]]
            assert len(window) < 3 or set(window) <= covered


@pytest.mark.parametrize(("count", "share"), [(12, 0.07), (24, 0.23), (52, 0.55)])
def test_so_often_a_quiet_row_gives_a_false_signal(count: int, share: float) -> None:
    """What docs/methods/xmr.md tells of false alarms; 800 rows are within 5 in 100 of it."""
    chance = Random(7)
    alarms = sum(bool(signals([f"{chance.gauss(100, 10):.2f}" for _ in range(count)])) for _ in range(800))
    assert alarms / 800 == pytest.approx(share, abs=0.05)
