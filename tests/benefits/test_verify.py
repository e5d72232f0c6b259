"""Whoever changes a forecast, or what it stands on, behind Greb's back is caught and named; nobody else is."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from greb.benefits import actions
from greb.benefits.models import Benefit, FollowUp, Forecast
from greb.benefits.verify import benefits
from greb.trail import clock
from greb.trail.models import Entry, Salt
from greb.workplaces.upkeep import erase_person
from tests import make

from .test_actions import ahead, come_to, idea_on_the_long_road, locked, planned

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture
def benefit(cast: make.Cast) -> Benefit:
    """Locked, read on one day, not evaluated on another; its owner was changed after the lock."""
    planned(cast, idea_on_the_long_road(cast), what="A neighbour that nobody touches")
    benefit = locked(cast, idea_on_the_long_road(cast))
    come_to(benefit.idea, "following")
    planned(cast, benefit.idea, owner=cast.alma)
    read = actions.plan_follow_up(by=cast.alma, benefit=benefit, on=clock.today())
    other = actions.plan_follow_up(by=cast.alma, benefit=benefit, on=ahead(3))
    actions.follow_up(by=cast.alma, follow_up=read, value=D("17.5"), note="A cold week", negative="The hall is full")
    actions.not_evaluated(by=cast.alma, follow_up=other, why="Nobody had the time.")
    return Benefit.objects.get(pk=benefit.pk)


def faults() -> list[str]:
    return [f"{where}: {what}" for where, what in benefits()]


def test_what_nobody_touched_holds(benefit: Benefit) -> None:
    assert faults() == []


def move_the_forecast(benefit: Benefit) -> str:
    """The saboteur of this file: now that it is 17.5, it is what one had believed all along."""
    Forecast.objects.update(likely=D("17.5"))
    return "the locked forecast is not as it was written"


def move_an_edge(benefit: Benefit) -> str:
    Forecast.objects.update(pessimistic=D("25.0001"))
    return "the locked forecast is not as it was written"


def move_its_day(benefit: Benefit) -> str:
    Forecast.objects.update(on=ahead(500))
    return "the locked forecast is not as it was written"


def take_the_forecast_away(benefit: Benefit) -> str:
    Forecast.objects.all().delete()
    return "the locked forecast was written, but is gone"


def make_it_anew(benefit: Benefit) -> str:
    Forecast.objects.all().delete()
    Forecast.objects.create(
        benefit=benefit, better="down", pessimistic=D(20), likely=D(18), optimistic=D(15), on=ahead(),
        locked_at=clock.now(),
    )  # fmt: skip
    return "the locked forecast is not as it was written"


def take_the_salt_away(benefit: Benefit) -> str:
    Forecast.objects.update(likely=D("17.5"))
    Salt.objects.all().delete()
    return "the locked forecast is not as it was written"


def move_the_baseline(benefit: Benefit) -> str:
    Benefit.objects.filter(pk=benefit.pk).update(baseline=D(60))
    return "the baseline is not as it was written"


def turn_what_is_better(benefit: Benefit) -> str:
    Benefit.objects.filter(pk=benefit.pk).update(better="up")
    return "the benefit is not as it was written"


def say_it_was_something_else(benefit: Benefit) -> str:
    Benefit.objects.filter(pk=benefit.pk).update(what="Coats in the hall")
    return "the benefit is not as it was written"


def move_a_reading(benefit: Benefit) -> str:
    FollowUp.objects.filter(state="read").update(value=D(12))
    return f"what was read on {clock.today()} is not as it was written"


def hide_what_got_worse(benefit: Benefit) -> str:
    FollowUp.objects.filter(state="read").update(negative="")
    return f"what was read on {clock.today()} is not as it was written"


def slip_a_reading_in(benefit: Benefit) -> str:
    FollowUp.objects.create(benefit=benefit, on=ahead(9), state="read", value=D(11), done_on=ahead(9))
    return f"what was read on {ahead(9)} stands there, but was never written by anybody"


def take_a_reading_away(benefit: Benefit) -> str:
    FollowUp.objects.filter(state="read").delete()
    return "what was read was written, but is gone"


def excuse_it(benefit: Benefit) -> str:
    FollowUp.objects.filter(state="not").update(why="It was no longer needed.")
    return f"why it was not evaluated on {ahead(3)} is not as it was written"


SABOTEURS: list[Callable[[Benefit], str]] = [
    move_the_forecast, move_an_edge, move_its_day, take_the_forecast_away, make_it_anew, take_the_salt_away,
    move_the_baseline, turn_what_is_better, say_it_was_something_else, move_a_reading, hide_what_got_worse,
    slip_a_reading_in, take_a_reading_away, excuse_it,
]  # fmt: skip


@pytest.mark.parametrize("saboteur", SABOTEURS, ids=lambda saboteur: saboteur.__name__)
def test_a_saboteur_is_caught_and_named(benefit: Benefit, saboteur: Callable[[Benefit], str]) -> None:
    expected = f"idea {benefit.idea_id}: {saboteur(benefit)}"
    assert expected in faults()


def test_a_forecast_slipped_in_where_none_was_locked_is_caught(cast: make.Cast) -> None:
    benefit = planned(cast, idea_on_the_long_road(cast))
    Forecast.objects.create(
        benefit=benefit, better="down", pessimistic=3, likely=2, optimistic=1, on=ahead(), locked_at=clock.now()
    )
    assert faults() == [f"idea {benefit.idea_id}: the locked forecast stands there, but was never written by anybody"]


def test_a_benefit_that_is_gone_is_caught_without_its_neighbour(benefit: Benefit) -> None:
    benefit.delete()
    assert {fault.split(":")[0] for fault in faults()} == {f"idea {benefit.idea_id}"}
    assert len(faults()) == 5


def test_greb_verify_tells_it_and_ends_with_one(benefit: Benefit) -> None:
    out = StringIO()
    Benefit.objects.filter(pk=benefit.pk).update(baseline=D(60))
    move_the_forecast(benefit)
    with pytest.raises(CommandError):
        call_command("verify", stdout=out)
    assert "benefits              2   2 wrong" in out.getvalue()
    assert f"idea {benefit.idea_id}: the locked forecast is not as it was written" in out.getvalue()


def test_what_an_erased_person_wrote_is_not_held_against_anybody(cast: make.Cast, benefit: Benefit) -> None:
    erase_person(by=make.SYSTEM, person=cast.jonas)
    assert not Salt.objects.filter(person_id=cast.jonas.pk).exists()
    assert faults() == []


def test_it_walks_the_keys_and_asks_no_more_of_more(cast: make.Cast, benefit: Benefit) -> None:
    with CaptureQueriesContext(connection) as few:
        faults()
    for _ in range(5):
        locked(cast, idea_on_the_long_road(cast))
    with CaptureQueriesContext(connection) as many:
        assert faults() == []
    assert len(few) == len(many) == 3
    if connection.vendor == "sqlite":
        for asked in (many[0]["sql"], many[1]["sql"]):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {asked}")
                plan = " ".join(str(row[3]) for row in cursor.fetchall())
            assert "TEMP B-TREE" not in plan, plan


def test_the_chain_itself_still_says_who_locked_and_when(benefit: Benefit) -> None:
    told = Entry.objects.get(verb="benefit.forecast_locked")
    assert told.by_id == benefit.forecast.by_id
