"""Proving the trail: every chain and every seal made again from the entries, in steady memory."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from . import chain
from .models import Entry, Seal
from .reads import FIRST
from .seals import digest_of

EVERY = 5000


class Fault(NamedTuple):
    """One thing that does not hold, in plain English (a command says it; it is never shown on a page)."""

    where: str
    what: str


def _silent(done: int) -> None:
    """Nobody listens."""


def chains(progress: Callable[[int], None] = _silent) -> Iterator[Fault]:
    """Every entry's digest made again from the entry before it. `progress` hears how many are done.

    At most one fault a chain: what follows a break cannot be judged.
    """
    entries = (
        Entry.objects.order_by("subject_kind", "subject_id", "number")
        .values_list(
            "subject_kind", "subject_id", "number", "verb", "by_kind", "by_id", "facts", "at", "digest"
        )
        .iterator(chunk_size=2000)
    )  # fmt: skip
    subject: tuple[str, int] | None = None
    number, before, is_broken = 0, FIRST, False
    for done, (kind, pk, told, verb, by_kind, by_id, facts, at, digest) in enumerate(entries, start=1):
        if (kind, pk) != subject:
            subject, number, before, is_broken = (kind, pk), 0, FIRST, False
        number += 1
        if not is_broken:
            made = chain.entry_digest(
                before, subject_kind=kind, subject_id=pk, number=told, verb=verb, by_kind=by_kind, by_id=by_id,
                facts=facts, at=at,
            )  # fmt: skip
            is_broken = told != number or made != digest
            if told != number:
                yield Fault(f"{kind} {pk}", f"entry {number} of its chain is missing")
            elif is_broken:
                yield Fault(f"{kind} {pk}", f"entry {number} ({verb}) is not as it was written")
        before = digest
        if done % EVERY == 0:
            progress(done)


def seals() -> Iterator[Fault]:
    """Every seal made again from the entries it covers and the seal before it."""
    before, after = FIRST, 0
    for seal in Seal.objects.order_by("day"):
        count, digest = digest_of(before, seal.day, after, seal.upto)
        if seal.upto < after:
            yield Fault(f"seal of {seal.day}", "covers less than the seal before it")
        elif count != seal.heads:
            yield Fault(
                f"seal of {seal.day}", f"covers {seal.heads} chains; {count} are found: entries are gone or new"
            )
        elif digest != seal.digest:
            yield Fault(
                f"seal of {seal.day}", "does not match: entries were removed or changed since, or a seal before it"
            )
        # The seal's own digest, not the one made again: a broken seal does not break all that follow.
        before, after = seal.digest, seal.upto


def unsealed() -> int:
    """How many entries no seal covers yet."""
    newest = Seal.objects.order_by("-day").first()
    return Entry.objects.filter(pk__gt=newest.upto if newest else 0).count()


def newest_seal() -> Seal | None:
    return Seal.objects.order_by("-day").first()


def has_seal(digest: str) -> bool:
    """Whether a seal with this digest, written down earlier, is still here."""
    return Seal.objects.filter(digest=digest.strip().lower()).exists()
