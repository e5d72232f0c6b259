"""What a plan lacks: nothing begins without its size's lines, and the rest is advice."""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from greb.experiments import linter

TODAY = date(2026, 9, 3)


@dataclass
class Plan:
    """A plan as the linter sees it; whole from the start."""

    size: str = "full"
    what: str = "A basket for mittens by each door"
    hope: str = "Fewer than 3 lost mittens a week"
    until: date | None = TODAY + timedelta(days=14)
    stop_if: str = "The children cannot reach them"
    where: str = "The red room"
    how: str = "Every morning"
    measure_id: int | None = None
    measure_line: str = "We count on Fridays"
    check_line: str = "No names on the baskets"
    cap_hours: Decimal | None = Decimal(3)
    cap_kroner: Decimal | None = Decimal(0)
    touches_data: bool = False
    touches_safety: bool = False
    alternatives: str = "Clips"


FIELD_OF = {"measure_line": "measure", "check_line": "check"}
EMPTY = {name: None if name in {"until", "cap_hours", "cap_kroner"} else "" for name in (
    "what", "hope", "until", "stop_if", "where", "how", "measure_line", "check_line", "cap_hours", "cap_kroner",
)}  # fmt: skip
GAPS = st.sets(st.sampled_from(sorted(EMPTY)))
TEXTS = st.text(max_size=40)
PLANS = st.builds(
    Plan, size=st.sampled_from(["small", "full"]), what=TEXTS, hope=TEXTS, stop_if=TEXTS, where=TEXTS, how=TEXTS,
    until=st.none() | st.dates(date(2020, 1, 1), date(2035, 1, 1)), measure_id=st.none() | st.just(7),
    measure_line=TEXTS, check_line=TEXTS, cap_hours=st.none() | st.decimals(0, 99, places=1),
    cap_kroner=st.none() | st.decimals(0, 9999, places=2), touches_data=st.booleans(), touches_safety=st.booleans(),
    alternatives=TEXTS,
)  # fmt: skip


@given(GAPS, st.sampled_from(["small", "full"]))
def test_exactly_the_empty_lines_of_its_size_are_missing(gaps: set[str], size: str) -> None:
    plan = replace(Plan(size=size), **{name: EMPTY[name] for name in gaps})  # type: ignore[arg-type]
    said = {finding.field for finding in linter.missing(plan, TODAY)}
    assert said == {FIELD_OF.get(name, name) for name in gaps} & set(linter.needed(plan))


@given(PLANS, st.none() | st.integers(0, 20))
def test_it_looks_at_anything_and_never_says_one_thing_twice(plan: Plan, readings: int | None) -> None:
    missing = [finding.field for finding in linter.missing(plan, TODAY)]
    advised = linter.advice(plan, TODAY, readings_before=readings)
    assert len(missing) == len(set(missing)) and len(advised) == len({finding.field for finding in advised})
    assert set(missing) <= set(linter.needed(plan))
    assert all(finding.text and finding.why for finding in [*linter.missing(plan, TODAY), *advised])
    assert {"until"} >= set(missing) & {finding.field for finding in advised if finding.field in linter.FOUR}


@given(PLANS)
def test_a_small_plan_never_lacks_more_than_the_full_one(plan: Plan) -> None:
    small, full = ({f.field for f in linter.missing(replace(plan, size=size), TODAY)} for size in ("small", "full"))
    assert small <= full


@given(PLANS, st.sampled_from([field.name for field in fields(Plan) if field.name in EMPTY]))
def test_filling_a_line_in_never_adds_to_what_is_missing(plan: Plan, name: str) -> None:
    filled = replace(plan, **{name: getattr(Plan(), name)})
    before, after = ({f.field for f in linter.missing(each, TODAY)} for each in (plan, filled))
    assert after <= before


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_a_day_that_has_been_or_is_far_away_is_no_end(days: int) -> None:
    plan = Plan(size="small", until=TODAY + timedelta(days=days))
    assert [finding.field for finding in linter.missing(plan, TODAY)] == ["until"]
    assert linter.missing(replace(plan, until=TODAY + timedelta(days=1)), TODAY) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"hope": "a  Basket for mittens by each door"}, "hope"),
        ({"hope": "It gets nicer"}, "hope"),
        ({"stop_if": "no"}, "stop_if"),
        ({"until": TODAY + timedelta(days=200)}, "until"),
        ({"size": "small", "until": TODAY + timedelta(days=43)}, "until"),
        ({"alternatives": " "}, "alternatives"),
        ({"touches_data": True, "check_line": "ok"}, "check"),
        ({"measure_id": 7, "measure_line": ""}, "measure"),
    ],
)
def test_advice_names_the_line_that_could_be_better(change: dict[str, object], field: str) -> None:
    assert linter.advice(Plan(), TODAY) == []
    found = linter.advice(replace(Plan(), **change), TODAY, readings_before=2)  # type: ignore[arg-type]
    assert [finding.field for finding in found] == [field]


def test_every_word_of_it_is_said_in_danish() -> None:
    bare = Plan(what="", hope="", until=None, stop_if="", where="", how="", measure_line="", check_line="",
                cap_hours=None, cap_kroner=None)  # fmt: skip
    said = {}
    for language in ("en", "da"):
        with translation.override(language):
            said[language] = {finding.text for finding in linter.missing(bare, TODAY)}
    assert len(said["en"]) == len(said["da"]) == 10 and not said["en"] & said["da"]
