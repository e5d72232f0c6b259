"""A try whose day has passed: its owner is asked once, on a working day."""

from datetime import timedelta

import pytest

from greb.experiments import due
from greb.experiments.models import Experiment
from greb.trail import clock
from greb.trail.models import Delivery
from tests import make
from tests.experiments import tries

pytestmark = pytest.mark.django_db


def asked(days: int) -> int:
    with clock.at(clock.now() + timedelta(days=days)):
        return due.due(clock.now())["asked what was learned"]


def working(after: int) -> int:
    """Days from today to a working day at least `after` days ahead."""
    return next(n for n in range(after, after + 9) if clock.is_working_day(tries.day(n)))


def off(after: int) -> int:
    return next(n for n in range(after, after + 9) if not clock.is_working_day(tries.day(n)))


def owed() -> list[tuple[int, str]]:
    return list(Delivery.objects.filter(entry__verb="experiment.reminded").values_list("person_id", "reason"))


def test_the_owner_is_asked_once_when_the_day_has_passed_and_not_on_a_day_off() -> None:
    cast = make.cast()
    tries.running(cast)
    assert asked(14) == 0, "its last day is still its own"
    assert asked(off(15)) == 0
    assert asked(working(15)) == 1
    assert owed() == [(cast.alma.pk, "waits")]
    assert asked(working(16)) == 0


def test_where_the_owner_has_left_the_leader_is_asked() -> None:
    cast = make.cast()
    tries.running(cast)
    cast.alma.is_active = False
    cast.alma.save()
    assert asked(working(15)) == 1
    assert owed() == [(cast.mette.pk, "waits")]


def test_what_is_only_planned_or_has_ended_is_left_alone() -> None:
    cast = make.cast()
    tries.planned(cast)
    tries.concluded(cast)
    assert asked(working(20)) == 0
    assert Experiment.objects.count() == 2
