"""A benefit is planned, counted before, forecast, locked, and followed up; the trail tells it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from greb.benefits import actions, due, reads, rules, told
from greb.benefits.models import Benefit, FollowUp, Forecast
from greb.ideas import actions as ideas
from greb.ideas.models import Idea
from greb.ideas.stages import Stage
from greb.measures import actions as measures
from greb.trail import clock, verify
from greb.trail.chain import content_digest
from greb.trail.models import Delivery, Entry, Salt
from greb.trail.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def idea(cast: make.Cast) -> Idea:
    return idea_on_the_long_road(cast)


def idea_on_the_long_road(cast: make.Cast) -> Idea:
    """On the road *lead it through*, maturing."""
    made = make.idea(cast.alma)
    ideas.thank(by=cast.mette, idea=made, text="Good eye.")
    ideas.mature(by=cast.mette, idea=made, road="lead")
    return Idea.objects.get(pk=made.pk)


def planned(cast: make.Cast, idea: Idea, **more: object) -> Benefit:
    told = {"what": "Minutes spent looking for coats", "kind": "efficiency", "better": "down", "unit": "minutes",
            "nature": "freed_time", "owner": cast.jonas, **more}  # fmt: skip
    return actions.plan_benefit(by=cast.mette, idea=idea, **told)  # type: ignore[arg-type]


def locked(cast: make.Cast, idea: Idea) -> Benefit:
    benefit = planned(cast, idea)
    actions.set_baseline(by=cast.jonas, benefit=benefit, value=D(30), on=clock.today(), how="A week with a stopwatch")
    actions.lock_forecast(by=cast.jonas, benefit=benefit, pessimistic=D(25), likely=D(15), optimistic=D(10), on=ahead())
    return Benefit.objects.get(pk=benefit.pk)


def ahead(days: int = 90) -> date:
    return clock.today() + timedelta(days=days)


def come_to(idea: Idea, stage: str) -> None:
    Idea.objects.filter(pk=idea.pk).update(stage=stage, got_better="Coats are found")


def verbs(idea: Idea) -> list[str]:
    told = Entry.objects.filter(subject_kind="idea", subject_id=idea.pk, verb__startswith="benefit").order_by("number")
    return [verb.removeprefix("benefit.") for verb in told.values_list("verb", flat=True)]


def test_a_benefit_lives_and_the_trail_tells_it(cast: make.Cast, idea: Idea) -> None:
    benefit = locked(cast, idea)
    first = actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=ahead())
    second = actions.plan_follow_up(by=cast.mette, benefit=benefit, on=ahead(400))
    come_to(idea, Stage.FOLLOWING)
    with clock.at(clock.now() + timedelta(days=90)):
        actions.follow_up(by=cast.jonas, follow_up=first, value=D("14.5"), note="Fine", negative="The hall is colder")
    with clock.at(clock.now() + timedelta(days=400)):
        actions.not_evaluated(by=cast.jonas, follow_up=second, why="The house is being rebuilt")
    assert verbs(idea) == ["planned", "baseline_set", "forecast_locked", "follow_up_planned", "follow_up_planned",
                           "followed_up", "not_evaluated"]  # fmt: skip
    assert [(f.state, f.value, f.negative, f.why) for f in reads.follow_ups(benefit)] == [
        ("read", D("14.5"), "The hall is colder", ""), ("not", None, "", "The house is being rebuilt"),
    ]  # fmt: skip
    assert "colder" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_the_whole_chain_holds(cast: make.Cast, idea: Idea) -> None:
    locked(cast, idea)
    assert list(verify.chains()) == []


def test_there_is_one_main_benefit_and_others_words_are_the_same_one(cast: make.Cast, idea: Idea) -> None:
    first = planned(cast, idea)
    again = planned(cast, idea, what="Looking for coats", kind="satisfaction", nature="quality")
    assert again.pk == first.pk
    assert Benefit.objects.get().what == "Looking for coats"
    planned(cast, idea, what="Looking for coats", kind="satisfaction", nature="quality")
    assert verbs(idea) == ["planned", "planned"], "the same words again are no act"
    with pytest.raises(IntegrityError), transaction.atomic():
        Benefit.objects.create(idea=idea, what="Another", kind="quality", made_at=clock.now())


def test_the_owner_is_told_and_must_be_somebody_who_can_read_it(cast: make.Cast, idea: Idea) -> None:
    assert not rules.has_owner(idea)
    planned(cast, idea)
    assert rules.has_owner(idea)
    told = Delivery.objects.filter(entry__verb="benefit.planned")
    assert list(told.values_list("person_id", "reason")) == [(cast.jonas.pk, "owner")]
    Idea.objects.filter(pk=idea.pk).update(audience="workplace")
    with pytest.raises(Refused, match="Viggo Dam cannot read"):
        planned(cast, idea, owner=cast.viggo)
    cast.jonas.is_active = False
    cast.jonas.save()
    with pytest.raises(Refused, match="no longer here"):
        planned(cast, idea)
    assert not rules.has_owner(idea)


def test_a_small_improvement_has_none_and_never_counts_as_not_evaluated(cast: make.Cast) -> None:
    small = make.idea(cast.alma)
    ideas.thank(by=cast.mette, idea=small, text="Good eye.")
    ideas.do_it(by=cast.mette, idea=small)
    with pytest.raises(Refused, match="small improvement"):
        planned(cast, small)
    ideas.finish(by=cast.alma, idea=small, got_better="Nobody looks for coats.")
    for stage in Stage.values:
        small.stage = stage
        assert reads.standing(small) == ""


@pytest.mark.parametrize("stage", sorted(set(Stage.values) - set(rules.PLANNING)))
def test_a_benefit_is_planned_only_while_something_can_come_of_it(cast: make.Cast, idea: Idea, stage: str) -> None:
    Idea.objects.filter(pk=idea.pk).update(stage=stage, reason="x", got_better="x", revive_on=ahead())
    with pytest.raises(Refused, match="cannot be done now"):
        planned(cast, idea)


@pytest.mark.parametrize("who", ["bo", "viggo", "ada"])
def test_only_those_who_carry_it_and_the_owner_may(cast: make.Cast, idea: Idea, who: str) -> None:
    benefit, by = planned(cast, idea, owner=cast.jonas), cast.people()[who]
    day = actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=ahead())
    acts: list[Callable[[], object]] = [
        lambda: actions.plan_benefit(by=by, idea=idea, what="Mine", kind="quality", owner=by),
        lambda: actions.set_baseline(by=by, benefit=benefit, value=D(1), on=clock.today()),
        lambda: actions.lock_forecast(
            by=by, benefit=benefit, pessimistic=D(3), likely=D(2), optimistic=D(1), on=ahead()
        ),
        lambda: actions.plan_follow_up(by=by, benefit=benefit, on=ahead(9)),
        lambda: actions.follow_up(by=by, follow_up=day, value=D(1)),
        lambda: actions.not_evaluated(by=by, follow_up=day, why="Tired"),
    ]
    for act in acts:
        with pytest.raises(Refused, match="Only those who carry"):
            act()
    assert verbs(idea) == ["planned", "follow_up_planned"]


# --------------------------------------------------------------------------------------------------- the lock


def test_a_baseline_comes_first_and_stands_still_after_the_lock(cast: make.Cast, idea: Idea) -> None:
    benefit = planned(cast, idea)
    with pytest.raises(Refused, match="First write how it is now"):
        actions.lock_forecast(
            by=cast.jonas, benefit=benefit, pessimistic=D(25), likely=D(15), optimistic=D(10), on=ahead()
        )
    with pytest.raises(Refused, match="not come yet"):
        actions.set_baseline(by=cast.jonas, benefit=benefit, value=D(30), on=ahead())
    locked(cast, idea)
    with pytest.raises(Refused, match="can no longer be changed"):
        actions.set_baseline(by=cast.jonas, benefit=benefit, value=D(40), on=clock.today())


def test_what_is_locked_cannot_be_changed(cast: make.Cast, idea: Idea) -> None:
    """By no action; not by a second row; and a row that is changed behind the trail is seen in its digest."""
    benefit = locked(cast, idea)
    with pytest.raises(Refused, match="is locked"):
        actions.lock_forecast(
            by=cast.mette, benefit=benefit, pessimistic=D(9), likely=D(9), optimistic=D(9), on=ahead()
        )
    for other in ({"better": "up"}, {"what": "Hats"}, {"unit": "hours"}, {"kind": "quality"}, {"nature": "cash"}):
        with pytest.raises(Refused, match="Only the owner can change now"):
            planned(cast, idea, **other)
    assert planned(cast, idea, owner=cast.alma).owner == cast.alma
    held = Forecast.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Forecast.objects.create(
            benefit=benefit, better="down", pessimistic=9, likely=9, optimistic=9, on=ahead(), locked_at=clock.now()
        )
    entry = Entry.objects.get(verb="benefit.forecast_locked")
    salt = bytes(Salt.objects.get(person_id=cast.jonas.pk).salt)
    assert entry.facts["content"] == content_digest(salt, told.forecast(held))
    held.likely = D(12)
    assert entry.facts["content"] != content_digest(salt, told.forecast(held))


@pytest.mark.parametrize(("better", "three"), [("up", (3, 2, 4)), ("up", (1, 5, 4)), ("down", (1, 2, 3))])
def test_the_database_holds_the_order(cast: make.Cast, idea: Idea, better: str, three: tuple[int, int, int]) -> None:
    benefit = planned(cast, idea)
    low, likely, high = three
    with pytest.raises(IntegrityError), transaction.atomic():
        Forecast.objects.create(
            benefit=benefit, better=better, pessimistic=low, likely=likely, optimistic=high, on=ahead(),
            locked_at=clock.now(),
        )  # fmt: skip


def test_a_forecast_is_about_a_day_to_come(cast: make.Cast, idea: Idea) -> None:
    benefit = planned(cast, idea)
    actions.set_baseline(by=cast.jonas, benefit=benefit, value=D(30), on=clock.today())
    with pytest.raises(Refused, match="a day to come"):
        actions.lock_forecast(
            by=cast.jonas, benefit=benefit, pessimistic=D(25), likely=D(15), optimistic=D(10), on=ahead(-1)
        )


# ----------------------------------------------------------------------------------------------- following up


def test_no_reading_counts_before_the_lock_nor_before_its_day(cast: make.Cast, idea: Idea) -> None:
    benefit = planned(cast, idea)
    day = actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=ahead())
    with pytest.raises(Refused, match="cannot be done now"):
        actions.follow_up(by=cast.jonas, follow_up=day, value=D(12))
    come_to(idea, Stage.CHANGE)
    with pytest.raises(Refused, match="Lock the forecast first"):
        actions.follow_up(by=cast.jonas, follow_up=day, value=D(12))
    locked(cast, idea)
    with pytest.raises(Refused, match="Look again then"):
        actions.follow_up(by=cast.jonas, follow_up=day, value=D(12))
    with pytest.raises(Refused, match="Look again then"):
        actions.not_evaluated(by=cast.jonas, follow_up=day, why="Too early")
    with clock.at(clock.now() + timedelta(days=90)):
        actions.follow_up(by=cast.jonas, follow_up=day, value=D(12))
        with pytest.raises(Refused, match="already"):
            actions.follow_up(by=cast.jonas, follow_up=day, value=D(13))
        with pytest.raises(Refused, match="already"):
            actions.not_evaluated(by=cast.jonas, follow_up=day, why="Late")


def test_the_database_holds_what_a_follow_up_says(cast: make.Cast, idea: Idea) -> None:
    benefit = locked(cast, idea)
    for wrong in ({"state": "read"}, {"state": "not", "done_on": ahead()}, {"state": "planned", "value": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FollowUp.objects.create(benefit=benefit, on=ahead(), **wrong)


def test_a_day_that_has_come_reminds_its_owner_once(cast: make.Cast, idea: Idea) -> None:
    benefit = locked(cast, idea)
    actions.plan_follow_up(by=cast.mette, benefit=benefit, on=date(2031, 3, 3))  # a Monday
    come_to(idea, Stage.FOLLOWING)
    late = clock.now().replace(year=2031, month=3, day=3, hour=9)
    for moment, done in ((late - timedelta(days=1), 0), (late, 1), (late, 0), (late + timedelta(days=9), 0)):
        with clock.at(moment):
            assert due.due(moment) == {"follow-ups due": done}
    told = Delivery.objects.filter(entry__verb="benefit.follow_up_due")
    assert list(told.values_list("person_id", "reason")) == [(cast.jonas.pk, "reminder")]
    with clock.at(late + timedelta(days=9)):
        assert reads.standing(Idea.objects.get(pk=idea.pk)) == "late"
        assert [day.on.year for day in reads.due_for(cast.jonas, make.reach(cast.jonas), 9)] == [2031]
        assert reads.due_for(cast.mette, make.reach(cast.mette), 9) == []


def test_where_the_owner_has_left_the_leader_is_reminded(cast: make.Cast, idea: Idea) -> None:
    benefit = locked(cast, idea)
    day = actions.plan_follow_up(by=cast.mette, benefit=benefit, on=clock.today())
    cast.jonas.is_active = False
    cast.jonas.save()
    assert actions.remind(by=make.SYSTEM, follow_up=day)
    assert list(Delivery.objects.filter(reason="reminder").values_list("person_id", flat=True)) == [cast.mette.pk]


def test_how_far_it_has_come_is_said_as_it_is(cast: make.Cast, idea: Idea) -> None:
    def now() -> str:
        return reads.standing(Idea.objects.get(pk=idea.pk))

    assert now() == ""
    benefit = planned(cast, idea)
    assert now() == "planned"
    locked(cast, idea)
    assert now() == "locked"
    day = actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=clock.today())
    later = actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=ahead(5))
    come_to(idea, Stage.FOLLOWING)
    actions.not_evaluated(by=cast.jonas, follow_up=day, why="Nobody had time")
    assert now() == "not evaluated"
    actions.follow_up(by=cast.jonas, follow_up=later, value=D(12))
    assert now() == "read"
    Benefit.objects.all().delete()
    assert now() == "none"


def test_how_well_one_forecasts_is_told_from_one_s_own_alone(cast: make.Cast, idea: Idea) -> None:
    benefit = locked(cast, idea)
    early = actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=ahead(10))
    day = actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=ahead(95))
    come_to(idea, Stage.FOLLOWING)
    with clock.at(clock.now() + timedelta(days=10)):
        actions.follow_up(by=cast.jonas, follow_up=early, value=D(2))
        assert reads.calibration(cast.jonas) == reads.Calibration(0, 0), "its day has not come"
    with clock.at(clock.now() + timedelta(days=95)):
        actions.follow_up(by=cast.jonas, follow_up=day, value=D(25))
    assert reads.calibration(cast.jonas) == reads.Calibration(1, 1)
    assert reads.calibration(cast.mette) == reads.Calibration(0, 0)


def test_a_measure_can_be_linked(cast: make.Cast, idea: Idea) -> None:
    measure = measures.make_measure(by=cast.mette, workplace=cast.solsikken, name="Looking", better="down")
    benefit = planned(cast, idea, measure=measure)
    found = reads.of(idea)
    assert found and found.measure == measure and found.pk == benefit.pk
