"""The voices' due work: rounds of standing slips let out, and what releases leave wiped.

A round is let out in the first run of a new week, with all that was sealed before that week; where there is less than
`MIXED` of it, it waits for more, at most `LONGEST_WAIT` weeks. What goes wrong is told without a word of what was said.
"""

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.models import Count, Min

from greb.trail.actors import System
from greb.trail.refusal import Refused
from greb.trail.unfinished import Unfinished

from . import actions, rules, scrub
from .models import Batch, Sealed
from .weeks import this_week

log = logging.getLogger(__name__)
BY = System("due")


def due(now: datetime) -> dict[str, int]:
    """Let out what is ripe, and wipe. A batch's trouble does not stop the others."""
    done, troubled = 0, 0
    for batch in _ripe():
        try:
            done += actions.release(by=BY, batch=batch, minimum=1).voices
        except (Refused, DatabaseError, OSError) as trouble:
            log.error("batch %s was not let out: %s", batch.pk, type(trouble).__name__)
            troubled += 1
    wiped = 0 if connection.in_atomic_block else scrub.scrub()
    if troubled:
        raise Unfinished(f"{troubled} batches")
    return {"voices let out": done, "releases wiped": wiped}


def _ripe() -> list[Batch]:
    """Standing batches of which a round is ready: enough has been said before this week, or something waited long."""
    week = this_week()
    before = (
        Sealed.objects.filter(batch__kind=Batch.Kind.STANDING, week__lt=week)
        .values("batch")
        .annotate(oldest=Min("week"), count=Count("pk"))
        .order_by("batch")
    )
    long_ago = week - timedelta(weeks=rules.LONGEST_WAIT)
    ready = [row["batch"] for row in before if row["count"] >= rules.MIXED or row["oldest"] <= long_ago]
    return list(Batch.objects.open().filter(pk__in=ready).order_by("pk"))
