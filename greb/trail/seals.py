"""A day's seal: one digest over the head of every chain that has grown since the seal before, and over that seal.

A chain proves that nothing in its middle was changed. A seal proves that its end is still there: whoever deletes the
newest entries of a subject, or a whole subject, breaks the seal that covered them. What no seal covers yet, at most a
day's entries, could be cut off unseen; and whoever may write the whole database could make all chains and seals anew.
Against that a seal's digest is written down elsewhere (`greb verify` prints it, `greb verify --seal` asks for it).

After Haber & Stornetta, "How to Time-Stamp a Digital Document" (1991): each seal covers the seal before it.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db import OperationalError, connection, transaction
from django.db.models import Exists, OuterRef

from . import clock
from .models import Entry, Seal
from .reads import FIRST


class Head(NamedTuple):
    """The newest entry of a chain, as a seal covers it."""

    entry: int
    kind: str
    subject: int
    number: int
    digest: str


def seal_today() -> Seal | None:
    """Seal what has happened since the newest seal; None where today is sealed already or nothing has happened.

    None also where PostgreSQL is busy with a long write: the next run of due work tries again.
    """
    newest = Seal.objects.order_by("-day").first()
    if newest and newest.day >= clock.today():
        return None
    upto = _settled()
    after = newest.upto if newest else 0
    if upto is None or upto <= after:
        return None
    count, digest = digest_of(newest.digest if newest else FIRST, clock.today(), after, upto)
    return Seal.objects.create(day=clock.today(), upto=upto, heads=count, digest=digest, made_at=clock.now())


def digest_of(before: str, day: date, after: int, upto: int) -> tuple[int, str]:
    """How many chains grew between the entries `after` (not covered) and `upto` (covered), and the seal's digest."""
    count, told = 0, hashlib.sha256(_line([before, day.isoformat(), after, upto]))
    for head in heads(after, upto):
        count += 1
        told.update(_line(list(head)))
    return count, told.hexdigest()


def heads(after: int, upto: int) -> Iterator[Head]:
    """The newest entry, as of entry `upto`, of every chain that has one past `after`; by entry id, in steady memory."""
    later = Entry.objects.filter(
        subject_kind=OuterRef("subject_kind"),
        subject_id=OuterRef("subject_id"),
        number=OuterRef("number") + 1,
        pk__lte=upto,
    )
    found = (
        Entry.objects.filter(~Exists(later), pk__gt=after, pk__lte=upto)
        .order_by("pk")
        .values_list("pk", "subject_kind", "subject_id", "number", "digest")
    )
    return (Head(*row) for row in found.iterator(chunk_size=2000))


def _line(told: list[str | int]) -> bytes:
    return json.dumps(told, separators=(",", ":")).encode() + b"\n"


def _settled() -> int | None:
    """The newest entry id below which no other can still appear; None where there is none or somebody is writing.

    SQLite has one writer at a time. PostgreSQL hands out ids before they are committed, so we wait, shortly, for
    those who write now.
    """
    if connection.vendor == "postgresql":
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                cursor.execute("LOCK TABLE trail_entry IN SHARE MODE")
                cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
        except OperationalError:
            return None
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first()
