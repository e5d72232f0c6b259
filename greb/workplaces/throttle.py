"""How often something may be tried: counted per name, card or client address, kept as digests only.

A try is counted *before* it is made, by one UPDATE that also holds the limit, so that many at the same moment
cannot all pass a count read earlier. What succeeds is taken back: rows stand for failures alone.
"""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from greb.trail import clock

from .models import Attempts

QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Limit:
    """At most `most` tries of `kind` by or on `of`, within `within` of the first of them."""

    kind: str
    of: str
    most: int
    within: timedelta = QUARTER

    @property
    def bucket(self) -> str:
        """Keyed with the signing secret, so that a copy of the table names nobody."""
        return salted_hmac("greb.throttle", f"{self.kind}:{self.of}", algorithm="sha256").hexdigest()


@transaction.atomic
def take(*limits: Limit) -> bool:
    """Count one try against each limit in turn; False at the first that is used up."""
    return all(_take(limit) for limit in limits)


def _take(limit: Limit) -> bool:
    now = clock.now()
    mine = Attempts.objects.filter(bucket=limit.bucket)
    counting = mine.filter(since__gt=now - limit.within, count__lt=limit.most)
    if counting.update(count=F("count") + 1):
        return True
    if mine.filter(since__lte=now - limit.within).update(count=1, since=now):
        return True
    if not mine.exists():
        try:
            with transaction.atomic():
                Attempts.objects.create(bucket=limit.bucket, since=now, count=1)
            return True
        except IntegrityError:
            pass  # somebody else's first try came at the same moment
    return bool(counting.update(count=F("count") + 1))


def give_back(*limits: Limit) -> None:
    """The try succeeded: it does not count."""
    for limit in limits:
        mine = Attempts.objects.filter(bucket=limit.bucket)
        mine.filter(count__gt=0).update(count=F("count") - 1)
        mine.filter(count=0).delete()


def forget(*limits: Limit) -> None:
    """Whoever it was has shown who they are: earlier failures are forgotten."""
    Attempts.objects.filter(bucket__in=[limit.bucket for limit in limits]).delete()


def client(request: HttpRequest) -> str:
    """The address tries are counted on: a whole /64 for IPv6. Behind a proxy, the address that the proxy saw."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        given = request.headers.get("X-Forwarded-For", given).rsplit(",", 1)[-1].strip()
    try:
        found = ipaddress.ip_address(given)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
