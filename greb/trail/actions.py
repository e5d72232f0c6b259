"""Writing the trail: what happened, who is owed word of it, and each form once."""

import secrets
from collections.abc import Callable, Iterable

from django.db import IntegrityError, transaction

from . import chain, clock
from .actors import Actor, told_of
from .models import Delivery, Entry, Received, Salt
from .reads import FIRST, head


def record(
    verb: str,
    *,
    of: tuple[str, int],
    by: Actor,
    facts: chain.Facts | None = None,
    content: str | None = None,
    content_by: int | None = None,
    fresh: bool = False,
) -> Entry:
    """Append what happened to subject `of` (kind, id), in the caller's transaction.

    `content` is free text whose salted digest is kept, salted for person `content_by` (else the actor).
    `fresh` says that the subject was made just now, which saves reading its chain's head.
    The caller has locked the subject's row, so that two writers never meet at one head.
    """
    kind, person = told_of(by)
    told = dict(facts or {})
    if content is not None and (owner := content_by or person) is not None:
        told["content"] = chain.content_digest(salt_of(owner), content)
    number, before = (0, "0" * 64) if fresh else head(*of)
    at = clock.now()
    entry = Entry(
        subject_kind=of[0], subject_id=of[1], number=number + 1, verb=verb, by_kind=kind, by_id=person,
        facts=told, at=at,
    )  # fmt: skip
    entry.digest = chain.entry_digest(
        before, subject_kind=of[0], subject_id=of[1], number=number + 1, verb=verb, by_kind=kind,
        by_id=person, facts=told, at=at,
    )  # fmt: skip
    entry.save(force_insert=True)
    return entry


def record_new(made: Iterable[tuple[tuple[str, int], list[tuple[str, chain.Facts]]]], *, by: Actor) -> None:
    """Append the first entries of many subjects made just now, as ((kind, id), [(verb, facts), …]), all at once."""
    kind, person = told_of(by)
    at = clock.now()
    entries = []
    for (subject_kind, subject_id), happened in made:
        before = FIRST
        for number, (verb, facts) in enumerate(happened, start=1):
            before = chain.entry_digest(
                before, subject_kind=subject_kind, subject_id=subject_id, number=number, verb=verb, by_kind=kind,
                by_id=person, facts=facts, at=at,
            )  # fmt: skip
            entries.append(Entry(
                subject_kind=subject_kind, subject_id=subject_id, number=number, verb=verb, by_kind=kind, by_id=person,
                facts=dict(facts), at=at, digest=before,
            ))  # fmt: skip
    Entry.objects.bulk_create(entries, batch_size=500)


def forget_person(person_id: int) -> None:
    """Delete the person's salt and all word owed to them: what they wrote can no longer be told from its digests."""
    Salt.objects.filter(person_id=person_id).delete()
    Delivery.objects.filter(person_id=person_id).delete()


def record_many(verb: str, *, kind: str, subjects: Iterable[tuple[int, chain.Facts, str]], by: Actor) -> None:
    """Begin the chains of many subjects made just now, each given as (id, facts, content), in few statements.

    Tells what `record` with `fresh` tells of each: the content as a digest, salted for the actor where that is
    a person.
    """
    by_kind, person = told_of(by)
    salt = salt_of(person) if person is not None else None
    at = clock.now()
    entries = []
    for subject_id, facts, content in subjects:
        told = {**facts, "content": chain.content_digest(salt, content)} if salt else dict(facts)
        digest = chain.entry_digest(
            FIRST, subject_kind=kind, subject_id=subject_id, number=1, verb=verb, by_kind=by_kind, by_id=person,
            facts=told, at=at,
        )  # fmt: skip
        entries.append(
            Entry(
                subject_kind=kind, subject_id=subject_id, number=1, verb=verb, by_kind=by_kind, by_id=person,
                facts=told, at=at, digest=digest,
            )
        )  # fmt: skip
    Entry.objects.bulk_create(entries, batch_size=500)


def salt_of(person_id: int) -> bytes:
    """The person's salt, made at first use; of two first uses at the same moment, one makes it for both."""
    known = Salt.objects.filter(person_id=person_id).values_list("salt", flat=True)
    found = known.first()
    if found is None:
        Salt.objects.bulk_create([Salt(person_id=person_id, salt=secrets.token_bytes(32))], ignore_conflicts=True)
        found = known.get()
    return bytes(found)


def deliver(entry: Entry, *, to: Iterable[tuple[int, str]]) -> None:
    """Owe word of `entry` to people, as (person id, reason); each person once, the first reason counting."""
    now = clock.now()
    reasons: dict[int, str] = {}
    for person_id, reason in to:
        reasons.setdefault(person_id, reason)
    if entry.by_id is not None:
        reasons.pop(entry.by_id, None)
    Delivery.objects.bulk_create(
        Delivery(entry=entry, person_id=person_id, reason=reason, made_at=now, next_try_at=now)
        for person_id, reason in reasons.items()
    )


def once(*, key: str, by_id: int | None, what: str, work: Callable[[], str]) -> str:
    """Do `work` once for `key` and return its answer; a repeat returns the first answer and does nothing.

    The key is stored in the same transaction as what `work` writes, so that neither can exist without the
    other. `key` is at most 64 characters; the caller binds it to its sender (see `ui.receive`).
    """
    try:
        with transaction.atomic():
            if (answer := _answer(key)) is not None:
                return answer
            answer = work()
            Received.objects.bulk_create([Received(key=key, by_id=by_id, what=what, answer=answer, at=clock.now())])
            return answer
    except IntegrityError:
        # Two of the same at the same moment: the other one's answer is ours too.
        if (answer := _answer(key)) is not None:
            return answer
        raise


def _answer(key: str) -> str | None:
    return Received.objects.filter(key=key).values_list("answer", flat=True).first()


def new_key() -> str:
    """A key for a form about to be shown."""
    return secrets.token_urlsafe(16)
