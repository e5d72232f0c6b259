"""How people placed an idea on one scale, and how far they disagree: see docs/methods/weighing.md.

`dissent` is Leik's D. With the places in order and F the share at or below each, every border between two places
adds the smaller of F and 1 − F, and the sum is put on 0 to 1:

    D = 2 · Σ min(F, 1 − F) / (K − 1)        over the K − 1 borders between K places

Robert K. Leik, “A Measure of Ordinal Consensus”, The Pacific Sociological Review 9 (2), 1966, pages 85–90. Exact
fractions, so that equal spreads compare as equal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Final

PLACES: Final = (-2, -1, 0, 1, 2)
AGREE: Final = Fraction(1, 4)
APART: Final = Fraction(1, 2)


def dissent(counts: Sequence[int]) -> Fraction:
    """How far people disagree: 0 where all chose the same place, 1 where half stand at each end.

    `counts` are how many chose each place, in order; at least two places. Nobody at all disagrees by 0.
    """
    everybody = sum(counts)
    if not everybody:
        return Fraction(0)
    below = list(accumulate(counts))[:-1]
    return Fraction(2 * sum(min(n, everybody - n) for n in below), everybody * (len(counts) - 1))


@dataclass(frozen=True)
class Spread:
    """One scale: `counts` are how many chose each of PLACES."""

    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def harms(self) -> int:
        """How many say that it harms, a little or much."""
        return sum(n for n, place in zip(self.counts, PLACES, strict=True) if place < 0)

    @property
    def helps(self) -> int:
        return sum(n for n, place in zip(self.counts, PLACES, strict=True) if place > 0)

    @property
    def same(self) -> int:
        """How many say that it makes no difference."""
        return self.total - self.harms - self.helps

    @property
    def dissent(self) -> Fraction:
        return dissent(self.counts)

    @property
    def kind(self) -> str:
        """ "opposed": some say harms and some helps; "apart": far from each other; "agree"; or "near"."""
        if not self.total:
            return "none"
        if self.harms and self.helps:
            return "opposed"
        if self.dissent >= APART:
            return "apart"
        return "agree" if self.dissent <= AGREE else "near"


def spread(rows: Iterable[tuple[int, int]]) -> Spread:
    """Of (place, how many) in any order, the same place any number of times."""
    counts = dict.fromkeys(PLACES, 0)
    for place, many in rows:
        counts[place] += many
    return Spread(tuple(counts.values()))
