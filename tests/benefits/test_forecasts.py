"""Forecasts by hypothesis: whatever three numbers are given, action and database hold the same order."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from greb.benefits import rules

numbers = st.decimals(min_value=-10000, max_value=10000, places=4, allow_nan=False, allow_infinity=False)


@given(st.sampled_from(["up", "down"]), numbers, numbers, numbers)
def test_three_numbers_are_accepted_in_exactly_the_order_of_what_is_better(
    better: str, pessimistic: Decimal, likely: Decimal, optimistic: Decimal
) -> None:
    three = [pessimistic, likely, optimistic]
    in_order = three == sorted(three, reverse=better == "down")
    assert (rules.why_not_in_order(better, *three) is None) == in_order


@given(st.sampled_from(["up", "down"]), st.tuples(numbers, numbers, numbers))
def test_put_in_order_any_three_are_accepted(better: str, three: tuple[Decimal, Decimal, Decimal]) -> None:
    low, likely, high = sorted(three, reverse=better == "down")
    assert rules.why_not_in_order(better, low, likely, high) is None


@given(numbers, numbers, numbers)
def test_turning_what_is_better_turns_the_order(a: Decimal, b: Decimal, c: Decimal) -> None:
    assert (rules.why_not_in_order("up", a, b, c) is None) == (rules.why_not_in_order("down", c, b, a) is None)
