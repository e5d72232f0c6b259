"""How an entry's digest is made, so that anyone can make it again: SHA-256 over canonical JSON.

A chained log in the manner of Schneier & Kelsey, "Secure Audit Logs to Support Computer Forensics" (1999):
each digest covers the digest before it, so that a change anywhere breaks every later link.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeAlias

Facts: TypeAlias = Mapping[str, str | int | bool | list[int] | list[str] | None]


def entry_digest(
    before: str,
    *,
    subject_kind: str,
    subject_id: int,
    number: int,
    verb: str,
    by_kind: str,
    by_id: int | None,
    facts: Facts,
    at: datetime,
) -> str:
    """Sixty-four hex digits over the entry and the digest `before` it."""
    told = [
        before, subject_kind, subject_id, number, verb, by_kind, by_id, dict(facts),
        at.astimezone(UTC).isoformat(timespec="microseconds"),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def content_digest(salt: bytes, content: str) -> str:
    """A salted digest of free text (HMAC-SHA-256): proves the text unchanged, tells nothing without the salt."""
    return hmac.new(salt, content.encode(), hashlib.sha256).hexdigest()
