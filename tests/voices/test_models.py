"""What must always be true of batches and voices, held by the database."""

import pytest
from django.db import IntegrityError, transaction

from greb.voices.models import Batch, Said, Voice
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field, value", [("privacy", "workplace"), ("kind", "standing"), ("salt", b"x" * 32)])
def test_what_a_slip_promises_cannot_be_changed(wave: Batch, field: str, value: object) -> None:
    """Not by an UPDATE either. A migration that makes the table anew must make the trigger anew."""
    with pytest.raises(IntegrityError, match="promised"), transaction.atomic():
        Batch.objects.filter(pk=wave.pk).update(**{field: value})
    Batch.objects.filter(pk=wave.pk).update(drawn=3)


def test_a_batch_stays_at_its_workplace(cast: make.Cast, wave: Batch) -> None:
    with pytest.raises(IntegrityError, match="promised"), transaction.atomic():
        Batch.objects.filter(pk=wave.pk).update(workplace=cast.parken)


def test_what_the_writer_says_has_no_name(cast: make.Cast, wave: Batch) -> None:
    voice = Voice.objects.create(batch=wave, round=1, kind="answer", week=wave.opened_on, payload={}, receipt="r")
    with pytest.raises(IntegrityError), transaction.atomic():
        Said.objects.create(voice=voice, by=cast.alma, is_writer=True, text="x", week=wave.opened_on)


def test_a_wave_is_never_drawn_past_its_size(wave: Batch) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Batch.objects.filter(pk=wave.pk).update(drawn=21)
