"""What may be shown of small groups: the rules one by one, and what nobody can work out of what is shown."""

from collections.abc import Sequence
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greb.surveys import suppression
from greb.surveys.suppression import (
    FINE,
    FULL,
    SHOWN,
    STEPS,
    Earlier,
    Team,
    bands,
    joined,
    publish,
    shown,
    shown_again,
    together,
    units,
)

PLACES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), unique=True, min_size=1, max_size=8)
COUNTS = st.lists(st.integers(0, 15), min_size=STEPS, max_size=STEPS)
ANSWERS = PLACES.flatmap(lambda places: st.tuples(st.just(places), st.lists(COUNTS, min_size=len(places),
                                                                            max_size=len(places))))  # fmt: skip

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of the rule's


def left_open(answers: int, ranges: Sequence[tuple[int, int]]) -> int:
    """The fewest other counts that a step can still have, over everything that can be shown of so many answers."""
    fewest = answers
    for pattern in combinations_with_replacement(range(len(ranges)), STEPS):
        lows, highs = zip(*(ranges[n] for n in pattern), strict=True)
        if not sum(lows) <= answers <= sum(highs):
            continue
        for low, high in zip(lows, highs, strict=True):
            most = min(high, answers - (sum(lows) - low))
            least = max(low, answers - (sum(highs) - high))
            fewest = min(fewest, most - least)
    return fewest


@pytest.mark.parametrize("answers", [*range(FULL, 120), 400, 1000])
def test_each_step_keeps_three_possible_counts_whatever_the_others_say(answers: int) -> None:
    assert left_open(answers, bands(answers)) >= 2


def test_fifths_would_give_it_away() -> None:
    fifths = [(0, 4), (5, 8), (9, 12), (13, 16), (17, 20)]
    assert left_open(20, fifths) == 0  # five times at most a fifth is a fifth each


def test_bands_are_whole_and_neither_end_says_all_or_none() -> None:
    for answers in range(FULL, 300):
        held = [count for low, high in bands(answers) for count in range(low, high + 1)]
        assert held == list(range(answers + 1))
        assert bands(answers)[0][1] >= 3
        assert bands(answers)[-1][0] <= answers - 3
        assert len(bands(answers)) == (3 if answers < FINE else 4)


def test_nothing_is_shown_below_five_an_end_from_five_and_each_step_from_ten() -> None:
    assert shown([0, 0, 4, 0, 0]) is None
    few = shown([1, 0, 1, 3, 4])
    assert few is not None
    assert (few.size, few.lean, few.bands) == ("5-9", "high", ())
    enough = shown([1, 1, 2, 3, 5])
    assert enough is not None
    assert (enough.size, enough.lean, enough.bands, enough.of) == ("10-19", None, (0, 0, 0, 0, 1), 3)
    many = shown([0, 0, 6, 11, 23])
    assert many is not None
    assert (many.bands, many.of) == ((0, 0, 0, 1, 2), 4)


def test_everybody_alike_is_shown_as_most_are() -> None:
    alike, nearly = shown([0, 0, 0, 0, 12]), shown([1, 1, 1, 1, 8])
    assert alike == nearly


@pytest.mark.parametrize(("counts", "lean"), [([5, 0, 0, 0, 0], "low"), ([0, 0, 5, 0, 0], "between"),
                                              ([3, 0, 0, 0, 3], "between"), ([0, 0, 0, 5, 0], "high")])  # fmt: skip
def test_which_end_they_lean_to(counts: list[int], lean: str) -> None:
    assert suppression.lean(counts) == lean


def test_a_team_with_too_few_is_joined_with_its_nearest_neighbour() -> None:
    teams = [Team("a", (1, 1), 12), Team("b", (1, 2), 3), Team("c", (2, 1), 6), Team("d", (2, 2), 9)]
    assert [part.key for part in joined(teams, SHOWN)] == [("a", "b"), ("c",), ("d",)]


def test_all_of_them_together_may_still_be_too_few() -> None:
    assert [part.size for part in joined([Team("a", (1,), 2), Team("b", (2,), 1)], SHOWN)] == [3]
    assert publish([(Team("a", (1,), 0), [1, 1, 0, 0, 0]), (Team("b", (2,), 0), [1, 0, 0, 0, 0])]) == ([], False)


def test_who_is_asked_in_parts_of_ten_or_talks_instead() -> None:
    teams = [Team("a", (1, 1), 4), Team("b", (1, 2), 12), Team("c", (2, 1), 15)]
    assert [unit.key for unit in units(teams, by_team=True)] == [("b", "a"), ("c",)]
    assert [unit.size for unit in units(teams, by_team=False)] == [31]
    assert units([Team("a", (1,), 9)], by_team=True) == []


@UNHURRIED
@given(ANSWERS)
def test_the_rule_looks_at_how_many_and_never_at_what(given_: tuple[list[tuple[int, int]], list[list[int]]]) -> None:
    """The same numbers of answers make the same parts, however they are spread over the steps."""
    places, counts = given_
    as_told = [(Team(place, place, 0), told) for place, told in zip(places, counts, strict=True)]
    turned = [(team, [*told[1:], told[0]]) for team, told in as_told]
    assert [(p.keys, p.answers) for p in publish(as_told)[0]] == [(p.keys, p.answers) for p in publish(turned)[0]]


@UNHURRIED
@given(ANSWERS)
def test_parts_share_nobody_and_have_enough(given_: tuple[list[tuple[int, int]], list[list[int]]]) -> None:
    places, counts = given_
    parts, _kept = publish([(Team(place, place, 0), told) for place, told in zip(places, counts, strict=True)])
    keys = [key for part in parts for key in part.keys]
    assert len(keys) == len(set(keys))
    assert all(part.answers >= SHOWN for part in parts)
    assert not parts or sorted(keys) == sorted(places)  # nobody is left over for a total to give away


@UNHURRIED
@given(ANSWERS)
def test_the_total_is_true_and_says_no_more_than_its_parts(
    given_: tuple[list[tuple[int, int]], list[list[int]]],
) -> None:
    places, counts = given_
    parts, _kept = publish([(Team(place, place, 0), told) for place, told in zip(places, counts, strict=True)])
    spans = together([(part.shown, part.answers) for part in parts])
    everybody = sum(part.answers for part in parts)
    for step, (low, high) in enumerate(spans):
        share = 100 * sum(told[step] for told in counts) / everybody
        assert low <= share <= high
        assert low % 10 == high % 10 == 0


def test_who_has_joined_or_left_can_be_told_apart() -> None:
    team = set(range(12))
    assert suppression.fewest_told_apart([[team], [team]]) == 12
    assert suppression.fewest_told_apart([[team], [team | {99}]]) == 1
    assert suppression.fewest_told_apart([[team], [team - {1, 2}]]) == 2
    assert suppression.fewest_told_apart([[team], [set(range(5, 22))]]) == 5
    assert suppression.fewest_told_apart([[team], [set(range(20, 40))]]) == 12
    assert suppression.fewest_told_apart([]) == 0


def test_a_third_time_is_held_against_both_earlier_ones() -> None:
    first, second = set(range(20)), set(range(5, 25))
    assert suppression.fewest_told_apart([[first], [second]]) == 5
    assert suppression.fewest_told_apart([[first], [second], [set(range(7, 25))]]) == 2


def earlier(asked: int, counts: list[int]) -> Earlier:
    found = shown(counts)
    assert found is not None
    return Earlier(asked, sum(counts), found)


def test_where_a_few_were_silent_a_band_changes_only_when_five_more_have_moved() -> None:
    before = earlier(15, [5, 2, 1, 4, 2])  # 14 of 15: the first step is in the second band
    one_more = shown_again([4, 2, 1, 4, 3], [before])  # another 14 of 15
    assert one_more is not None
    assert (one_more.bands, one_more.loose) == (before.shown.bands, 4)
    moved = shown_again([0, 0, 1, 1, 12], [before])
    assert moved is not None
    assert moved.bands == (0, 0, 0, 0, 2)


def test_where_nobody_or_many_were_silent_it_is_told_as_it_is() -> None:
    assert shown_again([4, 2, 1, 5, 3], [earlier(15, [6, 2, 1, 4, 2])]) == shown([4, 2, 1, 5, 3])
    assert shown_again([4, 2, 1, 4, 3], [earlier(30, [6, 2, 1, 4, 2])]) == shown([4, 2, 1, 4, 3])


def test_what_cannot_be_said_in_the_same_bands_is_kept_back() -> None:
    """14 of 15 in thirds, then 9 with an end alone; 19 of 21 in thirds, then 20 in quarters."""
    assert shown_again([9, 0, 0, 0, 0], [earlier(15, [5, 2, 1, 4, 2])]) is None
    assert shown_again([4, 4, 4, 4, 4], [earlier(21, [5, 2, 1, 4, 7])]) is None


def test_whoever_knows_the_rule_learns_no_more_than_the_time_before() -> None:
    for asked in range(12, 60):
        for before in range(max(10, asked - 4), asked + 1):
            for now in range(max(10, asked - 4), asked + 1):
                if (before < FINE) == (now < FINE) and {before, now} != {asked}:
                    for (low, high), (least, most) in zip(bands(before), bands(now), strict=True):
                        assert least - 4 <= low
                        assert high <= most + 4


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="five steps"):
        shown([1, 2])
    with pytest.raises(ValueError, match="too few"):
        bands(9)
    with pytest.raises(ValueError, match="too few"):
        suppression.size_class(4)
    assert together([]) == ()


def test_every_pattern_of_ten_answers_fits_one_way_of_showing() -> None:
    for pattern in product(range(11), repeat=4):
        if sum(pattern) <= 10:
            assert shown([*pattern, 10 - sum(pattern)]) is not None
