"""The measure of disagreement is what its source says, and the page's words follow from it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greb.weighing.spread import Spread, dissent, spread

counts = st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(any).map(tuple)


@pytest.mark.parametrize(
    ("given_counts", "wanted"),
    [
        ((0, 0, 0, 0, 7), Fraction(0)),
        ((5, 0, 0, 0, 5), Fraction(1)),
        ((2, 2, 2, 2, 2), Fraction(3, 5)),
        ((0, 1, 0, 1, 0), Fraction(1, 2)),
        ((0, 0, 3, 3, 0), Fraction(1, 4)),
        ((1, 0, 0, 0, 3), Fraction(1, 2)),
        ((0, 0, 0, 0, 0), Fraction(0)),
    ],
)
def test_by_hand(given_counts: tuple[int, ...], wanted: Fraction) -> None:
    assert dissent(given_counts) == wanted


@given(counts)
def test_from_nought_to_one_and_nought_only_where_all_agree(given_counts: tuple[int, ...]) -> None:
    found = dissent(given_counts)
    assert 0 <= found <= 1
    assert (found == 0) == (sum(n > 0 for n in given_counts) == 1)
    assert (found == 1) == (given_counts[0] == given_counts[-1] == sum(given_counts) / 2)


@given(counts, st.integers(1, 9))
def test_neither_direction_nor_size_matters(given_counts: tuple[int, ...], times: int) -> None:
    found = dissent(given_counts)
    assert dissent(given_counts[::-1]) == found
    assert dissent([n * times for n in given_counts]) == found


@given(counts, st.data())
def test_whoever_moves_towards_the_middle_one_never_makes_the_disagreement_greater(
    given_counts: tuple[int, ...], data: st.DataObject
) -> None:
    """Somebody outside the median's place steps one place towards it."""
    people = [place for place, n in enumerate(given_counts) for _each in range(n)]
    middle = people[len(people) // 2]
    outside = sorted({p for p in people if p != middle})
    if not outside:
        return
    start = data.draw(st.sampled_from(outside))
    after = list(given_counts)
    after[start] -= 1
    after[start + (1 if start < middle else -1)] += 1
    # With an even number there are two middles; stepping towards the upper one from the lower may split a tie.
    if len(people) % 2:
        assert dissent(after) <= dissent(given_counts)


@given(counts)
def test_a_spread_counts_everybody_once_and_says_opposed_only_where_two_sides_stand(
    given_counts: tuple[int, ...],
) -> None:
    found = spread((place - 2, n) for place, n in enumerate(given_counts))
    assert found == Spread(given_counts)
    assert found.harms + found.same + found.helps == found.total == sum(given_counts)
    assert (found.kind == "opposed") == bool(found.harms and found.helps)
    assert found.kind != "agree" or found.dissent <= Fraction(1, 4)
