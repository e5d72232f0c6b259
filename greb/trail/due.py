"""The trail's due work: the day's seal, and what is kept no longer than it is needed."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Model, QuerySet

from .models import Delivery, Received
from .seals import seal_today

# How long things are kept.
KEEP_RECEIVED: Final = timedelta(days=30)  # a form sent twice is sent twice within minutes; a phone may lie offline
KEEP_DELIVERIES: Final = timedelta(days=90)  # after they were sent, shown or given up
BATCH: Final = 1000
MOST_BATCHES: Final = 20


def due(now: datetime) -> dict[str, int]:
    """Seal the day and purge what is past its time. Says how many of each."""
    ended = [Delivery.State.SENT, Delivery.State.SHOWN, Delivery.State.DEAD]
    return {
        "seals": 1 if seal_today() else 0,
        "received keys purged": purge(Received.objects.filter(at__lt=now - KEEP_RECEIVED)),
        "deliveries purged": sum(
            purge(Delivery.objects.filter(state=state, next_try_at__lt=now - KEEP_DELIVERIES)) for state in ended
        ),
    }


def purge(rows: QuerySet[Model]) -> int:
    """Delete `rows` (that nothing refers to) in short transactions; how many. What is left waits for the next run."""
    gone = 0
    for _ in range(MOST_BATCHES):
        with transaction.atomic():
            ids = list(rows.values_list("pk", flat=True)[:BATCH])
            gone += len(ids)
            if ids:
                rows.model._default_manager.filter(pk__in=ids).delete()
        if len(ids) < BATCH:
            break
    return gone
