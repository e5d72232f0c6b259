"""The XmR chart: what is usual for a row of readings, and which of them say that something has changed.

Source: Donald J. Wheeler, *Understanding Variation: The Key to Managing Chaos* (SPC Press, 2nd edition 2000) and
*Making Sense of Data* (SPC Press, 2003). X is a reading, mR (moving range) the distance to the reading before it.

    middle            the mean of the readings
    natural limits    middle ± 2.66 · the mean of mR          (2.66 = 3 / 1.128)
    limit of a step   3.268 · the mean of mR

Four signals are looked for:

    outside   a reading beyond a natural limit
    run       eight or more in a row on one side of the middle
    near      three of four in a row nearer to the same limit than to the middle
    jump      a step (mR) beyond its limit

Where the books leave a choice, this is ours: a reading on the middle belongs to no side and ends a run; what lies
exactly on a limit is within it; the first twenty readings of a phase set its limits, and later ones are held
against them until somebody begins a new phase on purpose.

All comparing is done in whole numbers, so that no rounding decides: moving or stretching every reading alike changes
no signal. docs/methods/xmr.md says the same in plain words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal

FEW: Final = 6  # below this, nothing is said
SETTLED: Final = 12  # below this, what is said is provisional
BASELINE: Final = 20  # so many set the limits
RUN: Final = 8

Kind = Literal["outside", "run", "near", "jump"]
Side = Literal["high", "low"]
Certainty = Literal["too few", "provisional", "settled"]


@dataclass(frozen=True)
class Limits:
    """What is usual, in the readings' own unit. `step` is the mean of mR, `most_step` its limit."""

    middle: float
    lower: float
    upper: float
    step: float
    most_step: float


@dataclass(frozen=True)
class Signal:
    """Readings `first` to `last` (their numbers in the row, from 0). `side`: where they lie, or which way they went."""

    kind: Kind
    side: Side
    first: int
    last: int


@dataclass(frozen=True)
class Phase:
    """Readings `first` up to but not including `end`. Without limits where they are too few."""

    first: int
    end: int
    limits: Limits | None
    signals: tuple[Signal, ...]

    @property
    def certainty(self) -> Certainty:
        count = self.end - self.first
        return "too few" if count < FEW else "provisional" if count < SETTLED else "settled"


def phases(days: Sequence[date], values: Sequence[Decimal], begins: Sequence[date] = ()) -> list[Phase]:
    """The readings (oldest first, one a day, finite, at most 15 digits) phase by phase, each with its own limits.

    A new phase begins with the first reading on or after each of `begins`. No readings, no phases.
    """
    if len(days) != len(values):
        raise ValueError("as many days as values")
    cuts = sorted({next((n for n, day in enumerate(days) if day >= begin), len(days)) for begin in begins})
    edges = sorted({0, *cuts, len(days)})
    whole, unit = _whole(values)
    return [_phase(whole, unit, first, end) for first, end in pairwise(edges)]


def _whole(values: Sequence[Decimal]) -> tuple[list[int], int]:
    """The values as whole numbers of 1/unit."""
    places = max([0, *(-int(value.as_tuple().exponent) for value in values)])
    return [int(value.scaleb(places)) for value in values], 10**places


def _phase(whole: list[int], unit: int, first: int, end: int) -> Phase:
    row = whole[first:end]
    if len(row) < FEW:
        return Phase(first, end, None, ())
    base = row[:BASELINE]
    total, ranges, n, m = sum(base), sum(_ranges(base)), len(base), len(base) - 1
    # Everything times 100·n·m, so that middle and limits are whole too.
    times = 100 * n * m
    middle, spread = 100 * m * total, 266 * n * ranges
    scale = float(times * unit)
    limits = Limits(
        middle / scale, (middle - spread) / scale, (middle + spread) / scale,
        ranges / (m * unit), 3.268 * ranges / (m * unit),
    )  # fmt: skip
    off = [value * times - middle for value in row]
    found = [*_outside(off, spread), *_runs(off), *_near(off, spread), *_jumps(row, 3268 * ranges, 1000 * m)]
    signals = sorted((Signal(s.kind, s.side, s.first + first, s.last + first) for s in found), key=_order)
    return Phase(first, end, limits, tuple(signals))


def _order(signal: Signal) -> tuple[int, int]:
    return signal.last, -signal.first


def _ranges(row: Sequence[int]) -> list[int]:
    return [abs(b - a) for a, b in pairwise(row)]


def _side(off: int) -> Side:
    return "high" if off > 0 else "low"


def _outside(off: Sequence[int], spread: int) -> Iterator[Signal]:
    for at, value in enumerate(off):
        if abs(value) > spread:
            yield Signal("outside", _side(value), at, at)


def _runs(off: Sequence[int]) -> Iterator[Signal]:
    first = 0
    for at in range(1, len(off) + 1):
        if at == len(off) or (off[at] > 0) - (off[at] < 0) != (off[first] > 0) - (off[first] < 0):
            if off[first] and at - first >= RUN:
                yield Signal("run", _side(off[first]), first, at - 1)
            first = at


def _near(off: Sequence[int], spread: int) -> Iterator[Signal]:
    """Windows of four of which three are nearer to the limit; windows that overlap are one signal."""
    sides: tuple[tuple[Side, int], ...] = (("high", 1), ("low", -1))
    for side, sign in sides:
        near = [2 * sign * value > spread for value in off]
        open_: Signal | None = None
        for at in range(2, len(off)):
            window = [n for n in range(max(0, at - 3), at + 1) if near[n]]
            if len(window) < 3:
                continue
            if open_ and window[0] <= open_.last:
                open_ = Signal("near", side, open_.first, window[-1])
            else:
                if open_:
                    yield open_
                open_ = Signal("near", side, window[0], window[-1])
        if open_:
            yield open_


def _jumps(row: Sequence[int], limit: int, times: int) -> Iterator[Signal]:
    for at, step in enumerate(_ranges(row), start=1):
        if step * times > limit:
            yield Signal("jump", _side(row[at] - row[at - 1]), at, at)
