"""What is done to deliveries: seen, claimed for sending, sent, put off, given up. Each in a short transaction.

A delivery is mailed at least once. It is claimed before it is sent and marked as sent right after the mail server
has taken it, in a transaction of its own; only a stop between those two, or a server that takes a mail and then says
that it did not, can send it twice. SMTP knows no way out of that; the second mail carries the same Message-ID.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from greb.trail import clock
from greb.trail.models import Delivery

LEASE: Final = timedelta(minutes=10)
# After each failure: how long until the next try. After the last one the delivery is given up (DEAD): it stays among
# the person's news, and `greb work --retry-dead` tries it again.
WAITS: Final = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440, 1440))
MOST: Final = 200  # deliveries claimed for one person at a time

State = Delivery.State


@transaction.atomic
def mark_seen(*, person_id: int, upto: int) -> int:
    """The person has read all news up to delivery `upto`; how many were new."""
    new = Delivery.objects.filter(person_id=person_id, pk__lte=upto, seen_at__isnull=True)
    return new.update(seen_at=clock.now())


@transaction.atomic
def claim(*, person_id: int, now: datetime) -> list[int]:
    """Lease the person's deliveries that are due, so that nobody else sends them; their ids."""
    due = Delivery.objects.filter(person_id=person_id, state=State.WAITING, next_try_at__lte=now)
    ids = list(due.select_for_update(skip_locked=True).order_by("pk").values_list("pk", flat=True)[:MOST])
    until = now + LEASE
    Delivery.objects.filter(pk__in=ids).update(leased_until=until, next_try_at=until, tries=F("tries") + 1)
    return ids


def sent(ids: Collection[int], *, now: datetime) -> None:
    """The mail server has taken it."""
    _end(ids, State.SENT, now)


def shown(ids: Collection[int], *, now: datetime) -> None:
    """No mail for this one: it stands among the person's news."""
    _end(ids, State.SHOWN, now)


@transaction.atomic
def put_off(ids: Collection[int], *, until: datetime) -> None:
    """Claimed too early, or the server is down: give it back untried, for `until`."""
    Delivery.objects.filter(pk__in=ids).update(next_try_at=until, leased_until=None, tries=F("tries") - 1)


@transaction.atomic
def failed(ids: Collection[int], *, now: datetime, trouble: str, is_final: bool = False) -> None:
    """Sending failed: again later, each time later; given up after the last time, or at once where `is_final`."""
    for delivery in Delivery.objects.filter(pk__in=ids):
        delivery.trouble, delivery.leased_until = trouble[:200], None
        if is_final or delivery.tries > len(WAITS):
            delivery.state, delivery.next_try_at = State.DEAD, now
        else:
            delivery.next_try_at = now + WAITS[delivery.tries - 1]
        delivery.save(update_fields=["trouble", "leased_until", "state", "next_try_at"])


@transaction.atomic
def try_dead_again() -> int:
    """All that was given up is owed again; how many."""
    dead = Delivery.objects.filter(state=State.DEAD)
    return dead.update(state=State.WAITING, tries=0, next_try_at=clock.now(), trouble="")


@transaction.atomic
def _end(ids: Collection[int], state: str, now: datetime) -> None:
    Delivery.objects.filter(pk__in=ids).update(state=state, next_try_at=now, leased_until=None, trouble="")
