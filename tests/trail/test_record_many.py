"""Many fresh chains begun at once are what they would be one by one."""

from datetime import UTC, datetime

import pytest

from greb.trail import clock, verify
from greb.trail.actions import record, record_many
from greb.trail.models import Entry
from tests import make

pytestmark = pytest.mark.django_db


def test_many_begun_at_once_are_as_one_by_one() -> None:
    alma = make.person("Alma Friis")
    with clock.at(datetime(2026, 3, 1, 9, tzinfo=UTC)):
        for by in (make.SYSTEM, alma):
            Entry.objects.filter(subject_kind="thing").delete()
            record_many("thing.made", kind="thing", subjects=[(1, {"to": "x"}, "words"), (2, {}, "")], by=by)
            many = list(
                Entry.objects.filter(subject_kind="thing").order_by("subject_id").values_list("digest", flat=True)
            )
            Entry.objects.filter(subject_kind="thing").delete()
            one = [
                record("thing.made", of=("thing", pk), by=by, facts=facts, content=content, fresh=True).digest
                for pk, facts, content in [(1, {"to": "x"}, "words"), (2, {}, "")]
            ]
            assert many == one


def test_such_chains_hold_and_can_be_gone_on_with() -> None:
    record_many(
        "thing.made", kind="thing", subjects=[(n, {"to": "x"}, "words") for n in range(1, 1200)], by=make.SYSTEM
    )
    record("thing.moved", of=("thing", 700), by=make.SYSTEM)
    assert list(verify.chains()) == []
    Entry.objects.filter(subject_id=3).update(facts={"to": "y"})
    assert [fault.where for fault in verify.chains()] == ["thing 3"]
