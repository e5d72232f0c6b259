"""What is done with slips and voices by somebody who is known, and by somebody who is not.

`submit` and `answer_back` touch no row that knows a person, and write no time. `release` lets a round out: all of its
rows anew, in an order by lot, in one transaction, and then its key is destroyed.
"""

import hashlib
import hmac
import json
import secrets as lot
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.db import connection, transaction
from django.utils.translation import gettext as _

from greb.trail.actions import record
from greb.trail.actors import Actor, Anonymous
from greb.trail.chain import Facts
from greb.trail.refusal import Refused
from greb.workplaces.models import Person, Workplace
from greb.workplaces.powers import must

from . import rules, sealing, secrets
from .models import TEXT_MAX, Batch, Code, Said, Sealed, Voice
from .reads import code_of, voice_of
from .weeks import this_week

NOBODY: Final = Anonymous()
BACK: Final = "back"  # the kind of an answer back, inside its box
HELD: Final = 0x766F6978  # "voix": the first half of a batch's advisory lock


@dataclass(frozen=True)
class Receipt:
    """What the writer alone has: the secret that leads to the reply. It is kept nowhere."""

    secret: str

    @property
    def grouped(self) -> str:
        return secrets.grouped(self.secret)


@dataclass(frozen=True)
class Release:
    """What came of letting a round out: how many voices; `is_enough` False where there were too few, and all stays."""

    voices: int
    is_enough: bool = True


# ------------------------------------------------------------------------------------------ by the leader


@transaction.atomic
def make_batch(
    *, by: Actor, workplace: Workplace, kind: str, size: int, ref: str = "", privacy: str = Batch.Privacy.LEADER,
    door: str = "voice-write",
) -> Batch:  # fmt: skip
    """Open a batch of slips. They are made by `slips.draw`, `size` at most for a wave.

    `door`: the name of the route, with the slip's `code` in it, to which slips lead. `privacy` says who reads the
    words, and never changes.
    """
    must(by, lambda reach: rules.why_not_lead(reach, workplace.pk))
    if kind not in Batch.Kind.values or privacy not in Batch.Privacy.values or size < 1:
        raise ValueError("no such kind of batch")
    Workplace.objects.select_for_update().get(pk=workplace.pk)
    if kind == Batch.Kind.STANDING and Batch.objects.open().filter(workplace=workplace, kind=kind).exists():
        raise Refused(_("There are slips already. Make more of them."))
    batch = Batch(
        workplace=workplace, kind=kind, privacy=privacy, ref=ref, door=door, size=size, opened_on=this_week(),
        public_key=sealing.make_key(), salt=lot.token_bytes(32),
    )  # fmt: skip
    batch.save(force_insert=True)
    facts: Facts = {"workplace": workplace.pk, "kind": kind, "privacy": privacy, "size": size}
    record("batch.opened", of=("batch", batch.pk), by=by, facts=facts, fresh=True)
    return batch


@transaction.atomic
def reply_to_voice(*, by: Person, voice: Voice, text: str) -> Said:
    """The leader answers the one who wrote, who reads it by the receipt."""
    held = Voice.objects.select_for_update(of=("self",)).select_related("batch").get(pk=voice.pk)
    must(by, lambda reach: rules.why_not_lead(reach, held.batch.workplace_id))
    if not text.strip():
        raise Refused(_("Write an answer."), field="text")
    said = Said.objects.create(voice=held, by=by, is_writer=False, text=text.strip(), week=this_week())
    Batch.objects.select_for_update().get(pk=held.batch_id)
    record("batch.replied", of=("batch", held.batch_id), by=by, content=text.strip(), facts={"said": said.pk})
    return said


# ------------------------------------------------------------------------------------------ by nobody known


def new_receipt() -> str:
    """A receipt for a form about to be shown; it stands in the form as `receipt` and comes back with it."""
    return secrets.new()


@transaction.atomic
def submit(*, by: Anonymous = NOBODY, code: str, kind: str, payload: dict[str, Any], receipt: str = "") -> Receipt:
    """Say something with a slip's code. The same form sent twice (same code, same `receipt`) is kept once.

    Writes the code's "spent" and one sealed row, and nothing else; neither knows the other, or anybody.
    """
    receipt = _receipt(receipt)
    found = code_of(code)
    if found is not None and _hold(found.batch_id, for_writing=False):
        found = code_of(code)  # as it stands now that no release can come between
    if _is_kept(receipt, ""):
        return Receipt(receipt)
    if reason := rules.why_not_write(found):
        raise Refused(reason, field="code")
    assert found is not None  # noqa: S101 - the rule has said so
    if reason := rules.why_not_kind(found.batch, kind):
        raise Refused(reason)
    if not Code.objects.filter(pk=found.pk, is_spent=False).update(is_spent=True):
        if _is_kept(receipt, ""):  # the same form at the same moment
            return Receipt(receipt)
        raise Refused(rules.why_not_write(None) or "", field="code")
    inside = {"kind": kind, "payload": payload, "receipt": secrets.of_receipt(receipt)}
    _keep(found.batch, inside, again=secrets.of_again(receipt))
    return Receipt(receipt)


@transaction.atomic
def answer_back(*, by: Anonymous = NOBODY, receipt: str, text: str) -> None:
    """The writer goes on, by the receipt; read when the batch's next round is let out. Once a round, twice is once."""
    voice = voice_of(receipt)
    if voice is None:
        raise Refused(_("There is nothing to answer yet."))
    _hold(voice.batch_id, for_writing=False)
    batch = Batch.objects.get(pk=voice.batch_id)
    if not batch.is_open:
        raise Refused(_("These slips are closed."))
    if not text.strip() or len(text) > TEXT_MAX:
        raise Refused(_("Write an answer."), field="text")
    about = f"{batch.pk}.{batch.round}"
    if _is_kept(receipt, about):
        return
    inside = {"kind": BACK, "voice": str(voice.pk), "payload": {"text": text.strip()}}
    _keep(batch, inside, again=secrets.of_again(receipt, about))


def _receipt(given: str) -> str:
    """The form's own, where it is one of ours; else a new one."""
    read = secrets.read(given)
    return read if len(read) == secrets.LENGTH and set(read) <= set(secrets.LETTERS) else secrets.new()


def _is_kept(receipt: str, about: str) -> bool:
    """Whether what this page sends has been received: sealed still, or let out since."""
    if Sealed.objects.filter(again=secrets.of_again(receipt, about)).exists():
        return True
    return not about and Voice.objects.filter(receipt=secrets.of_receipt(receipt)).exists()


def _keep(batch: Batch, inside: dict[str, Any], *, again: str) -> None:
    if not sealing.has_key(bytes(batch.public_key)):  # a restored database: nobody could ever open it
        raise Refused(_("This cannot be received now: the key is missing. Tell whoever runs the server."))
    try:
        ciphertext = sealing.seal(bytes(batch.public_key), inside)
    except sealing.TooLong:
        raise Refused(_("That is more than can be taken at once. Make it shorter.")) from None
    sealed = Sealed(batch=batch, round=batch.round, week=this_week(), again=again, ciphertext=ciphertext)
    sealed.save(force_insert=True)


def _hold(batch_id: int, *, for_writing: bool) -> bool:
    """No release comes between a box and the key it is closed with; whether what was read before may be old now.

    SQLite has one writer at a time, from a transaction's start. PostgreSQL: a lock that stands in no row, so that it
    leaves no trace there.
    """
    if connection.vendor != "postgresql":
        return False
    name = "pg_advisory_xact_lock" if for_writing else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name}(%s, %s)", [HELD, batch_id % 2**31])
    return True


# ------------------------------------------------------------------------------------------ letting out


@transaction.atomic
def release(*, by: Actor, batch: Batch, minimum: int = rules.MINIMUM) -> Release:
    """Let a round out: a wave is closed by it, a standing batch goes on with a new key.

    Where fewer than `minimum` have said something, nothing happens, and all stays sealed.
    """
    _hold(batch.pk, for_writing=True)
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    must(by, lambda reach: rules.why_not_lead(reach, batch.workplace_id))
    if not batch.is_open:
        return Release(0)
    rows = list(Sealed.objects.filter(batch=batch).values_list("ciphertext", flat=True))
    if len(rows) < minimum:
        return Release(0, is_enough=False)
    inside = _opened(batch, [bytes(row) for row in rows])
    lot.SystemRandom().shuffle(inside)
    voices = _written_anew(batch, inside)
    facts: Facts = {"round": batch.round, "voices": len(voices), "digest": digest_of(bytes(batch.salt), voices)}
    _end_round(batch)
    record("batch.released", of=("batch", batch.pk), by=by, facts=facts)
    return Release(len(voices))


@transaction.atomic
def discard(*, by: Actor, batch: Batch) -> None:
    """Close a batch unread: what is sealed in it is destroyed with its key, and nobody ever reads it."""
    _hold(batch.pk, for_writing=True)
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    must(by, lambda reach: rules.why_not_lead(reach, batch.workplace_id))
    if not batch.is_open:
        return
    batch.closed_on = this_week()
    _end_round(batch)
    record("batch.discarded", of=("batch", batch.pk), by=by)


@transaction.atomic
def give_up_lost(*, by: Actor, batch: Batch) -> int:
    """After a restore the key of a round is gone: what is sealed in it is lost, and a new round begins. How many."""
    _hold(batch.pk, for_writing=True)
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    must(by, lambda reach: rules.why_not_lead(reach, batch.workplace_id))
    if not batch.is_open or sealing.has_key(bytes(batch.public_key)):
        return 0
    lost = Sealed.objects.filter(batch=batch).count()
    _end_round(batch)
    record("batch.lost", of=("batch", batch.pk), by=by, facts={"sealed": lost})
    return lost


@transaction.atomic
def forget(*, by: Actor, batch: Batch) -> int:
    """What was let out of a wave goes, once the room that asked has kept what may be shown of it; how many rows."""
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    must(by, lambda reach: rules.why_not_lead(reach, batch.workplace_id))
    if batch.is_open or batch.kind != Batch.Kind.WAVE:
        raise ValueError("only a wave that is closed can be forgotten")
    gone = Voice.objects.filter(batch=batch).delete()[0]
    if gone:
        Batch.objects.filter(pk=batch.pk).update(is_scrubbed=False)
        record("batch.forgotten", of=("batch", batch.pk), by=by)
    return gone


def _opened(batch: Batch, rows: list[bytes]) -> list[dict[str, Any]]:
    try:
        key = sealing.private_key(bytes(batch.public_key))
        return [sealing.open_box(key, row) for row in rows]
    except sealing.Unopened:
        raise Refused(_("What was said cannot be opened here: its key is missing.")) from None


def _written_anew(batch: Batch, inside: list[dict[str, Any]]) -> list[Voice]:
    """The rows of a release, in the order given; answers back to their voices."""
    week = this_week()
    voices = [
        Voice(batch=batch, round=batch.round, kind=each["kind"], week=week, payload=each["payload"],
              receipt=each["receipt"])
        for each in inside if each["kind"] != BACK
    ]  # fmt: skip
    Voice.objects.bulk_create(voices)
    backs = [each for each in inside if each["kind"] == BACK]
    there = set(Voice.objects.filter(pk__in=[each["voice"] for each in backs]).values_list("pk", flat=True))
    Said.objects.bulk_create(
        Said(voice_id=each["voice"], is_writer=True, text=each["payload"]["text"], week=week)
        for each in backs if each["voice"] in {str(pk) for pk in there}
    )  # fmt: skip
    return voices


def _end_round(batch: Batch) -> None:
    """What was sealed goes, with the codes that were spent; the key is destroyed as soon as this is kept."""
    closes = batch.kind == Batch.Kind.WAVE or batch.closed_on is not None
    codes = Code.objects.filter(batch=batch)
    (codes if closes else codes.filter(is_spent=True)).delete()
    Sealed.objects.filter(batch=batch).delete()
    ended = bytes(batch.public_key)
    if batch.ended_key:
        sealing.destroy_key(bytes(batch.ended_key))
    batch.ended_key, batch.is_scrubbed = ended, False
    if closes:
        batch.closed_on = this_week()
    else:
        batch.public_key, batch.round = sealing.make_key(), batch.round + 1
        batch.runs_low = codes.count() * 3 < batch.size
    batch.save(update_fields=["ended_key", "is_scrubbed", "closed_on", "public_key", "round", "runs_low"])
    transaction.on_commit(partial(sealing.destroy_key, ended))


def digest_of(salt: bytes, voices: list[Voice]) -> str:
    """What the trail keeps of a release: a digest over all that was let out, that does not tell the order."""
    told = sorted(json.dumps([str(v.pk), v.kind, v.payload], ensure_ascii=False, sort_keys=True) for v in voices)
    return hmac.new(salt, "\n".join(told).encode(), hashlib.sha256).hexdigest()
