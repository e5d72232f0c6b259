"""Reading voices: what has been let out, what a slip leads to, what a receipt shows."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from greb.trail.prepared import prepared
from greb.workplaces.reads import Reach

from . import secrets
from .models import Batch, Code, Group, Said, Voice
from .weeks import this_week

MOST_SAID: Final = 200
PAGE: Final = 100
LATELY: Final = timedelta(weeks=1)  # an answer back asks for the leader's eye so long; it need not be answered
_UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def released(batch: Batch) -> QuerySet[Voice]:
    """What has been let out of a batch, in the order of the lot (by its random id). Empty while it is sealed."""
    return Voice.objects.filter(batch=batch).order_by("pk")


def standing(workplace_id: int) -> Batch | None:
    """The workplace's slips that lie ready, where it has any."""
    return Batch.objects.open().filter(workplace=workplace_id, kind=Batch.Kind.STANDING).first()


def code_of(secret: str) -> Code | None:
    """The slip's code with its batch, spent or not; None where there is none. One statement, the same for all."""
    found = Code.objects.filter(digest=secrets.of_code(secret)).select_related("batch", "batch__workplace")
    return found.first()


def voice_of(receipt: str) -> Voice | None:
    """What was said, by its receipt; None where it is not let out yet, or there is none. Reading leaves no trace."""
    found = Voice.objects.filter(receipt=secrets.of_receipt(receipt))
    return found.select_related("batch", "batch__workplace", "group").first()


def said_to(voice: Voice) -> list[Said]:
    """What was said after a voice, oldest first. One statement."""
    return list(Said.objects.filter(voice=voice).select_related("by").order_by("pk")[:MOST_SAID])


# ------------------------------------------------------------------------------------------ for the leader


def concerns(reach: Reach) -> QuerySet[Voice]:
    """Concerns let out at the workplaces that the person leads."""
    return _concerns(reach.led)


def _concerns(led: Collection[int]) -> QuerySet[Voice]:
    found = Voice.objects.filter(kind=Voice.Kind.CONCERN, batch__workplace__in=led)
    return found.select_related("batch__workplace", "group")


def chosen(reach: Reach, ids: list[str]) -> list[Voice]:
    """Those of the led workplaces' concerns that a form names; what is no id is nobody's."""
    whole = {UUID(each) for each in ids[:PAGE] if _UUID.match(each)}
    return list(concerns(reach).filter(pk__in=whole))


def _answered() -> Exists:
    return Exists(Said.objects.filter(voice=OuterRef("pk"), is_writer=False))


def waiting(reach: Reach) -> list[Voice]:
    """Concerns in no group that nobody has answered, the newest week first; in a week, by lot. One statement."""
    found = concerns(reach).filter(~_answered(), group__isnull=True, is_blanked=False)
    return list(found.order_by("-week", "pk")[:PAGE])


def answered_back(reach: Reach) -> list[Voice]:
    """Concerns whose writer has answered back in these weeks, and has had the last word since. One statement."""
    found = concerns(reach).filter(_has_answered_back(_lately()), is_blanked=False)
    return list(found.order_by("-week", "pk")[:PAGE])


def _has_answered_back(lately: date) -> Exists:
    later = Said.objects.filter(voice=OuterRef("voice"), pk__gt=OuterRef("pk"))
    backs = Said.objects.filter(voice=OuterRef("pk"), is_writer=True, week__gte=lately)
    return Exists(backs.filter(~Exists(later)))


def _lately() -> date:
    return this_week() - LATELY


def waiting_count(reach: Reach) -> int:
    """How many wait to be answered, for the first time or again. One statement."""
    return next(iter(_waiting_count(reach.led, _lately())), 0)


@prepared
def _waiting_count(led: Collection[int], lately: date) -> QuerySet[Voice, int]:
    new = ~_answered() & Q(group__isnull=True)
    found = _concerns(led).filter(new | _has_answered_back(lately), is_blanked=False)
    return found.order_by().values("kind").annotate(n=Count("pk")).values_list("n", flat=True)


def answered_one_by_one(reach: Reach) -> list[Voice]:
    """Concerns in no group that have been answered, or blanked. One statement."""
    found = concerns(reach).filter(_answered() | Q(is_blanked=True), group__isnull=True)
    return list(found.order_by("-week", "pk")[:PAGE])


def groups(reach: Reach) -> list[Group]:
    """Groups of the workplaces that the person leads, with `count` of their voices; unanswered first."""
    found = Group.objects.filter(workplace__in=reach.led).select_related("workplace")
    return list(found.annotate(count=_count()).order_by(F("answered_at").desc(nulls_first=True), "-pk")[:PAGE])


def heard(reach: Reach) -> list[Group]:
    """Answered groups of the workplaces to which the person belongs, or that they lead. One statement."""
    found = Group.objects.filter(workplace__in=reach.member_of | reach.led).exclude(answer="")
    return list(found.select_related("workplace", "answered_by").order_by("-answered_at", "-pk")[:PAGE])


def _count() -> Subquery:
    each = Voice.objects.filter(group=OuterRef("pk")).order_by().values("group").annotate(n=Count("pk")).values("n")
    return Subquery(each)


def of_group(group: Group) -> list[Voice]:
    return list(Voice.objects.filter(group=group).order_by("pk")[:PAGE])


def low(reach: Reach) -> list[str]:
    """The names of the led workplaces whose slips run low, as seen when their last round was let out."""
    return _low(reach.led)


@prepared
def _low(led: Collection[int]) -> QuerySet[Batch, str]:
    found = Batch.objects.open().filter(workplace__in=led, kind=Batch.Kind.STANDING, runs_low=True)
    return found.order_by("workplace__name").values_list("workplace__name", flat=True)[:5]
