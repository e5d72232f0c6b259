"""What is kept no longer than it is needed, and what stays."""

from datetime import UTC, datetime, timedelta

import pytest

from greb.trail import clock
from greb.trail.due import due
from greb.trail.models import Delivery, Received
from greb.workplaces.due import due as people_due
from greb.workplaces.models import Attempts, SignInLink
from tests import make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 7, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_received_keys_go_after_thirty_days() -> None:
    for name, at in {"old": NOW - timedelta(days=30) - HOUR, "young": NOW - timedelta(days=30) + HOUR}.items():
        Received.objects.create(key=name, what="x", answer="/", at=at)
    assert due(NOW)["received keys purged"] == 1
    assert [kept.key for kept in Received.objects.all()] == ["young"]
    assert due(NOW)["received keys purged"] == 0


def test_deliveries_go_ninety_days_after_they_ended_and_never_while_they_wait() -> None:
    with clock.at(NOW):
        cast = make.cast()
        for number in range(5):
            make.idea(cast.alma, f"Idea {number}")
    long_ago, lately = NOW - timedelta(days=90) - HOUR, NOW - timedelta(days=90) + HOUR
    ended = [("sent", long_ago), ("shown", long_ago), ("dead", long_ago), ("sent", lately), ("waiting", long_ago)]
    for delivery, (state, at) in zip(Delivery.objects.order_by("pk"), ended, strict=True):
        Delivery.objects.filter(pk=delivery.pk).update(state=state, next_try_at=at)
    assert due(NOW)["deliveries purged"] == 3
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["sent", "waiting"]


def test_ways_in_that_ran_out_and_failed_sign_ins_long_past_go() -> None:
    alma = make.person("Alma Friis")
    for name, day in {"old": 8, "new": 0}.items():
        at = NOW - timedelta(days=day)
        SignInLink.objects.create(person=alma, link=name, code=name, expires_at=at)
        Attempts.objects.create(bucket=name, since=at, count=3)
    people_due(NOW)
    assert [link.link for link in SignInLink.objects.all()] == ["new"]
    assert [attempt.bucket for attempt in Attempts.objects.all()] == ["new"]
