"""Slips, sealing and release: what is kept, what is not, and who may."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from greb.trail import clock
from greb.trail.actors import System
from greb.trail.models import Delivery, Entry, Received
from greb.trail.refusal import Refused
from greb.trail.verify import chains
from greb.voices import actions, due, reads, sealing, secrets, slips
from greb.voices.models import Batch, Code, Sealed, Voice
from tests import make

pytestmark = pytest.mark.django_db
Say = Callable[..., str]


def key_of(batch: Batch) -> Path:
    return Path(settings.VOICE_KEYS) / bytes(batch.public_key).hex()


def test_only_the_leader_opens_slips_and_once(cast: make.Cast, standing: Batch) -> None:
    for person in (cast.alma, cast.rikke, cast.ada):
        with pytest.raises(Refused, match="Only the leader"):
            actions.make_batch(by=person, workplace=cast.solsikken, kind="wave", size=5)
        with pytest.raises(Refused, match="Only the leader"):
            slips.draw(by=person, batch=standing, count=1)
    with pytest.raises(Refused, match="slips already"):
        actions.make_batch(by=cast.mette, workplace=cast.solsikken, kind="standing", size=5)
    assert standing.opened_on.weekday() == 0


def test_a_wave_has_no_more_slips_than_it_was_opened_with(cast: make.Cast, wave: Batch) -> None:
    assert len({slip.secret for slip in slips.draw(by=cast.mette, batch=wave, count=20)}) == 20
    with pytest.raises(Refused, match="shown once"):
        slips.draw(by=cast.mette, batch=wave, count=1)


def test_a_slip_is_kept_as_a_digest_in_an_order_of_its_own(cast: make.Cast, wave: Batch) -> None:
    made = slips.draw(by=cast.mette, batch=wave, count=20)
    rows = list(Code.objects.values_list("digest", flat=True))
    assert rows == sorted(secrets.of_code(slip.secret) for slip in made)
    assert not any(slip.secret in str(Entry.objects.values_list("facts", flat=True)) for slip in made)


def test_what_is_said_is_sealed_and_one_length_and_the_code_is_spent(standing: Batch, say: Say) -> None:
    say(standing, "short")
    say(standing, "a long one " * 150)
    rows = list(Sealed.objects.all())
    assert {len(row.ciphertext) for row in rows} == {sealing.INSIDE + 48}
    assert all(b"long one" not in bytes(row.ciphertext) for row in rows)
    assert Code.objects.filter(is_spent=True).count() == 2
    assert Voice.objects.count() == 0


def test_saying_something_touches_no_table_but_two(cast: make.Cast, standing: Batch) -> None:
    (slip,) = slips.draw(by=cast.mette, batch=standing, count=1)
    entries = Entry.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as seen:
        actions.submit(code=slip.secret, kind="concern", payload={"text": "x"})
    writes = [q["sql"] for q in seen if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert [sql.split('"')[1] for sql in writes] == ["voices_code", "voices_sealed"]
    assert not any("workplaces_person" in q["sql"] for q in seen)
    assert (Entry.objects.count(), Received.objects.count(), Delivery.objects.count()) == (entries, 0, 0)


def test_the_same_form_twice_is_kept_once_and_another_is_refused(cast: make.Cast, standing: Batch) -> None:
    (slip,) = slips.draw(by=cast.mette, batch=standing, count=1)
    receipt = actions.new_receipt()
    for _twice in range(2):
        sent = actions.submit(code=slip.secret, kind="concern", payload={"text": "x"}, receipt=receipt)
        assert sent.secret == receipt
    with pytest.raises(Refused, match="used already"):
        actions.submit(code=slip.secret, kind="concern", payload={"text": "y"})
    assert Sealed.objects.count() == 1
    actions.release(by=System(), batch=standing, minimum=1)
    again = actions.submit(code=slip.secret, kind="concern", payload={"text": "x"}, receipt=receipt)
    assert again.secret == receipt
    assert Sealed.objects.count() == 0


@pytest.mark.parametrize("code", ["", "x", "a" * 16, "é" * 16, "a" * 9000, "\x00"])
def test_a_code_that_is_none_is_refused(standing: Batch, code: str) -> None:
    with pytest.raises(Refused, match="not in use"):
        actions.submit(code=code, kind="concern", payload={"text": "x"})


def test_each_slip_takes_its_own_kind_and_not_too_much(cast: make.Cast, standing: Batch, wave: Batch) -> None:
    for batch, kind in ((standing, "answer"), (wave, "idea")):
        (slip,) = slips.draw(by=cast.mette, batch=batch, count=1)
        with pytest.raises(Refused, match="cannot be said"):
            actions.submit(code=slip.secret, kind=kind, payload={"text": "x"})
    (slip,) = slips.draw(by=cast.mette, batch=wave, count=1)
    with pytest.raises(Refused, match="shorter"):
        actions.submit(code=slip.secret, kind="answer", payload={"text": "x" * 17000})
    assert not Code.objects.filter(is_spent=True).exists()


def test_too_few_stay_sealed(cast: make.Cast, wave: Batch, say: Say) -> None:
    for n in range(4):
        say(wave, f"answer {n}")
    assert actions.release(by=cast.mette, batch=wave) == actions.Release(0, is_enough=False)
    assert (Sealed.objects.count(), Voice.objects.count()) == (4, 0)
    assert key_of(wave).exists()


def test_a_wave_is_let_out_closed_and_its_key_destroyed(
    cast: make.Cast, wave: Batch, say: Say, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    for n in range(6):
        say(wave, f"answer {n}")
    assert key_of(wave).stat().st_mode & 0o077 == 0
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        assert actions.release(by=cast.mette, batch=wave).voices == 6
    assert not key_of(wave).exists()
    assert {v.text for v in reads.released(wave)} == {f"answer {n}" for n in range(6)}
    assert {v.week for v in reads.released(wave)} == {wave.opened_on}
    assert (Sealed.objects.count(), Code.objects.filter(batch=wave).count()) == (0, 0)
    wave.refresh_from_db()
    assert not wave.is_open
    entry = Entry.objects.get(verb="batch.released")
    assert entry.facts["digest"] == actions.digest_of(bytes(wave.salt), list(reads.released(wave)))
    assert list(chains()) == []


def test_rows_are_written_in_an_order_by_lot(cast: make.Cast, wave: Batch, say: Say) -> None:
    for n in range(12):
        say(wave, f"answer {n:02}")
    actions.release(by=cast.mette, batch=wave)
    order = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT payload FROM voices_voice ORDER BY {order}")
        rows = [str(row[0]) for row in cursor.fetchall()]
    assert rows != sorted(rows)


def test_a_standing_batch_goes_on_with_another_key(cast: make.Cast, standing: Batch, say: Say) -> None:
    slips.draw(by=cast.mette, batch=standing, count=10)
    say(standing)
    actions.release(by=System(), batch=standing, minimum=1)
    after = Batch.objects.get(pk=standing.pk)
    assert after.is_open
    assert after.round == 2
    assert bytes(after.public_key) != bytes(standing.public_key)
    assert bytes(after.ended_key or b"") == bytes(standing.public_key)
    assert Code.objects.count() == 10
    say(standing, "the second round")
    actions.release(by=System(), batch=after, minimum=1)
    assert Voice.objects.get(round=2).text == "the second round"


def test_without_its_key_nothing_is_lost_or_let_out(cast: make.Cast, wave: Batch, say: Say) -> None:
    for n in range(5):
        say(wave, f"answer {n}")
    os.rename(key_of(wave), key_of(wave).with_suffix(".away"))
    with pytest.raises(Refused, match="key is missing"):
        actions.release(by=cast.mette, batch=wave)
    assert Sealed.objects.count() == 5


def test_discarded_means_unread_for_good(
    cast: make.Cast, wave: Batch, say: Say, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    say(wave)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        actions.discard(by=cast.mette, batch=wave)
    assert (Sealed.objects.count(), Voice.objects.count(), Code.objects.count()) == (0, 0, 0)
    assert not key_of(wave).exists()


def test_the_leader_replies_and_the_writer_answers_back_by_the_receipt(
    cast: make.Cast, standing: Batch, say: Say
) -> None:
    receipt = say(standing)
    with pytest.raises(Refused, match="nothing to answer yet"):
        actions.answer_back(receipt=receipt, text="too early")
    actions.release(by=System(), batch=standing, minimum=1)
    voice = reads.voice_of(receipt)
    assert voice is not None
    with pytest.raises(Refused, match="Only the leader"):
        actions.reply_to_voice(by=cast.alma, voice=voice, text="hm")
    actions.reply_to_voice(by=cast.mette, voice=voice, text="We are two from Monday")
    for _twice in range(2):
        actions.answer_back(receipt=receipt, text="Thank you, that helps")
    assert Sealed.objects.count() == 1
    assert [said.is_writer for said in reads.said_to(voice)] == [False]
    actions.release(by=System(), batch=standing, minimum=1)
    assert [(said.is_writer, said.by_id) for said in reads.said_to(voice)] == [(False, cast.mette.pk), (True, None)]
    assert Voice.objects.count() == 1
    actions.answer_back(receipt=receipt, text="And again")
    assert Sealed.objects.count() == 1


def test_what_lies_sealed_and_what_is_let_out_have_nothing_in_common(standing: Batch, say: Say) -> None:
    """No value of a sealed row, as a backup holds it, is found in the row it becomes."""
    say(standing)
    before = {str(v) for v in Sealed.objects.values_list("id", "again", "ciphertext").get()}
    actions.release(by=System(), batch=standing, minimum=1)
    assert before & {str(v) for v in Voice.objects.values_list("id", "receipt", "payload", "group").get()} == set()


def test_a_round_is_let_out_in_a_new_week_with_company_or_after_two(standing: Batch, say: Say) -> None:
    say(standing)
    monday = clock.now() - timedelta(days=clock.today().weekday())
    due.due(clock.now())
    assert Voice.objects.count() == 0, "not in the week it was said"
    with clock.at(monday + timedelta(weeks=1)):
        due.due(clock.now())
        assert Voice.objects.count() == 0, "alone it waits for company"
        say(standing)
        say(standing)
    with clock.at(monday + timedelta(weeks=2)):
        due.due(clock.now())
        assert Voice.objects.count() == 3
        say(standing)
    with clock.at(monday + timedelta(weeks=4)):
        due.due(clock.now())
        assert Voice.objects.count() == 4, "no longer than two weeks"


def test_slips_are_not_mailed_into_a_folder(cast: make.Cast, standing: Batch, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="no mail server"):
        slips.mail(by=cast.mette, batch=standing, people=[cast.alma])
    assert Code.objects.count() == 0


def test_slips_by_mail_are_handed_over_and_leave_no_trace(cast: make.Cast, standing: Batch) -> None:
    assert slips.mail(by=cast.mette, batch=standing, people=[cast.alma, cast.bo, cast.jonas]) == 2
    assert sorted(message.to[0] for message in mail.outbox) == ["alma@sund.example", "bo@sund.example"]
    codes = {secrets.of_code(message.body.split("/v/")[1].split()[0]) for message in mail.outbox}
    assert codes == set(Code.objects.values_list("digest", flat=True))
    assert Delivery.objects.count() == 0
    assert Entry.objects.get(verb="batch.drawn").facts == {"slips": 2}


def test_a_mail_that_fails_is_told_without_a_name(
    cast: make.Cast, standing: Batch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Server:
        def send_messages(self, messages: object) -> int:
            raise OSError("alma@sund.example refused")

        def __enter__(self) -> "Server":
            return self

        def __exit__(self, *trouble: object) -> None: ...

    monkeypatch.setattr(slips, "get_connection", Server)
    assert slips.mail(by=cast.mette, batch=standing, people=[cast.alma]) == 0
    assert "OSError" in caplog.text
    assert "alma" not in caplog.text


def test_nothing_is_received_that_nobody_could_open(cast: make.Cast, standing: Batch, say: Say) -> None:
    """As after a restore of an older backup; `greb sealed-lost --give-up` begins a new round."""
    say(standing)
    key_of(standing).unlink()
    with pytest.raises(Refused, match="key is missing"):
        say(standing)
    call_command("sealed_lost")
    assert Sealed.objects.count() == 1
    call_command("sealed_lost", "--give-up")
    assert Sealed.objects.count() == 0
    assert Entry.objects.get(verb="batch.lost").facts == {"sealed": 1}
    say(Batch.objects.get(pk=standing.pk))
