"""Reading voices: what has been let out, what a slip leads to, what a receipt shows."""

from typing import Final

from django.db.models import QuerySet

from . import secrets
from .models import Batch, Code, Said, Voice

MOST_SAID: Final = 200


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
