"""Every benefit held against its trail: its words, its baseline, its locked forecast and what was read on each day.

The trail keeps a salted digest of each. Nobody changes a forecast behind Greb's back once it is known how it went.
"""

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from typing import NamedTuple, TypeAlias

from django.db.models import Exists, OuterRef, Subquery

from greb.trail import chain
from greb.trail.models import Entry, Salt
from greb.trail.verify import Fault

from . import told
from .models import Benefit, FollowUp

# What is kept of an idea: the verb that wrote it and, where there are several, which of them.
Kept: TypeAlias = tuple[str, int]
NAMES = {
    "benefit.planned": "the benefit",
    "benefit.baseline_set": "the baseline",
    "benefit.forecast_locked": "the locked forecast",
    "benefit.followed_up": "what was read",
    "benefit.not_evaluated": "why it was not evaluated",
}


class Told(NamedTuple):
    """What the trail says of one thing: its digest, and the salt of whoever wrote it."""

    digest: str | None
    facts: chain.Facts
    salt: bytes | None
    is_erased: bool


Row: TypeAlias = tuple[int, Benefit | tuple[Kept, Told]]  # with the idea's id in front


def benefits() -> Iterator[Fault]:
    """Whatever is not as it was written, has come from nowhere, or is gone.

    Rows and entries are walked side by side, idea by idea, in steady memory. What somebody wrote who has been erased
    since cannot be judged: their salt is gone, by intent.
    """
    rows: Iterator[Row] = merge(_benefits(), _entries(), key=lambda row: row[0])
    for idea, found in groupby(rows, key=lambda row: row[0]):
        benefit: Benefit | None = None
        trail: dict[Kept, Told] = {}
        for _idea, row in found:
            if isinstance(row, Benefit):
                benefit = row
            else:
                trail[row[0]] = row[1]  # a later entry stands for the earlier one
        for kept, wrong in _wrong(benefit, trail):
            yield Fault(f"idea {idea}", f"{NAMES[kept[0]]}{_which(benefit, kept)} {wrong}")


def _wrong(benefit: Benefit | None, trail: dict[Kept, Told]) -> Iterator[tuple[Kept, str]]:
    contents = _contents(benefit) if benefit else {}
    for kept, content in contents.items():
        if kept not in trail:
            yield kept, "stands there, but was never written by anybody"
        elif not _holds(trail[kept], content) or not (benefit and _agrees(kept, trail[kept], benefit)):
            yield kept, "is not as it was written"
    for kept in trail:
        if kept not in contents:
            yield kept, "was written, but is gone"


def _contents(benefit: Benefit) -> dict[Kept, str]:
    """What is kept of the benefit, each as its digest covers it."""
    contents: dict[Kept, str] = {("benefit.planned", 0): told.planned(benefit)}
    if benefit.baseline is not None:
        contents["benefit.baseline_set", 0] = told.baseline(benefit)
    if benefit.locked:
        contents["benefit.forecast_locked", 0] = told.forecast(benefit.locked)
    for day in benefit.follow_ups.all():
        if day.state == FollowUp.State.READ:
            contents["benefit.followed_up", day.pk] = told.followed_up(day)
        elif day.state == FollowUp.State.NOT_EVALUATED:
            contents["benefit.not_evaluated", day.pk] = day.why
    return contents


def _holds(entry: Told, content: str) -> bool:
    """Whether the content has the digest that was written; a salt may be missing only where its person was erased."""
    if entry.digest is None or (entry.salt is None and entry.is_erased):
        return True
    return entry.salt is not None and chain.content_digest(entry.salt, content) == entry.digest


def _agrees(kept: Kept, entry: Told, benefit: Benefit) -> bool:
    """Whether the benefit is of the kind, nature and way that its entry says; other entries say none of it."""
    if kept[0] != "benefit.planned":
        return True
    return all(entry.facts.get(name) in (None, getattr(benefit, name)) for name in ("kind", "nature", "better"))


def _which(benefit: Benefit | None, kept: Kept) -> str:
    days = benefit.follow_ups.all() if benefit and kept[1] else []
    return next((f" on {day.on}" for day in days if day.pk == kept[1]), "")


def _benefits() -> Iterator[Row]:
    found = Benefit.objects.select_related("forecast").prefetch_related("follow_ups").order_by("idea_id")
    return ((benefit.idea_id, benefit) for benefit in found.iterator(chunk_size=500))


def _entries() -> Iterator[Row]:
    salt = Salt.objects.filter(person_id=OuterRef("by_id")).values("salt")[:1]
    erased = Entry.objects.filter(subject_kind="person", subject_id=OuterRef("by_id"), verb="person.erased")
    found = (
        Entry.objects.filter(subject_kind="idea", verb__in=list(NAMES))
        .order_by("subject_id", "number")
        .values_list("subject_id", "verb", "facts", Subquery(salt), Exists(erased))
    )
    for idea, verb, facts, salted, is_erased in found.iterator(chunk_size=2000):
        kept = (verb, facts.get("follow_up", 0))
        yield idea, (kept, Told(facts.get("content"), facts, bytes(salted) if salted else None, is_erased))
