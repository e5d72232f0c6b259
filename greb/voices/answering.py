"""What the leader does with what has been let out: groups it, answers it for all, blanks what must not stand."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from greb.trail import clock
from greb.trail.actions import record
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.workplaces.models import Person
from greb.workplaces.powers import must

from . import rules
from .models import Batch, Group, Said, Voice
from .weeks import this_week


@transaction.atomic
def make_group(*, by: Person, voices: Iterable[Voice], title: str) -> Group:
    """Concerns of one workplace that say the same, under a heading; those that stood elsewhere move here."""
    held = _locked(voice.pk for voice in voices)
    if not held:
        raise Refused(_("Choose at least one."), field="voices")
    place = held[0].batch.workplace
    must(by, lambda reach: rules.why_not_lead(reach, place.pk))
    group = Group.objects.create(workplace=place, title=_said(title, "title"), made_at=clock.now())
    if reason := next((reason for voice in held if (reason := rules.why_not_group(group, voice))), None):
        raise Refused(reason, field="voices")
    Voice.objects.filter(pk__in=[voice.pk for voice in held]).update(group=group)
    record("voices.grouped", of=("voices", group.pk), by=by, content=group.title, facts={"voices": len(held)},
           fresh=True)  # fmt: skip
    return group


@transaction.atomic
def answer_group(*, by: Person, group: Group, answer: str) -> None:
    """One answer to everybody at the workplace, and so to each who wrote. It can be written anew."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    must(by, lambda reach: rules.why_not_lead(reach, group.workplace_id))
    group.answer, group.answered_by, group.answered_at = _said(answer, "answer"), by, clock.now()
    group.save(update_fields=["answer", "answered_by", "answered_at"])
    record("voices.answered", of=("voices", group.pk), by=by, content=group.answer)


@transaction.atomic
def blank_voice(*, by: Person, voice: Voice) -> None:
    """Take out what must not stand, such as a citizen's name. The digest in the trail stays."""
    held = _locked([voice.pk])[0]
    must(by, lambda reach: rules.why_not_lead(reach, held.batch.workplace_id))
    if held.is_blanked:
        return
    held.payload, held.is_blanked = {}, True
    held.save(update_fields=["payload", "is_blanked"])
    _chained("batch.blanked", held, by)


@transaction.atomic
def take_up(*, by: Actor, voice: Voice, taken_as: str) -> bool:
    """A room above has made something of it, such as "idea:7". False where it has been taken up already."""
    return bool(Voice.objects.filter(pk=voice.pk, taken_as="").update(taken_as=taken_as))


@transaction.atomic
def pass_on(*, by: Actor, voice: Voice, text: str, ref: str, person_id: int | None) -> bool:
    """A line said elsewhere (`ref`, such as "step:12"), told to the writer by the receipt. Once."""
    if not text.strip() or Said.objects.filter(voice=voice, ref=ref).exists():
        return False
    Said.objects.create(voice=voice, by_id=person_id, is_writer=False, text=text.strip(), week=this_week(), ref=ref)
    return True


def _locked(ids: Iterable[object]) -> list[Voice]:
    found = Voice.objects.select_for_update(of=("self",)).filter(pk__in=list(ids)).order_by("pk")
    return list(found.select_related("batch", "batch__workplace"))


def _chained(verb: str, voice: Voice, by: Actor) -> None:
    """An entry on the batch's chain, which names no single voice."""
    Batch.objects.select_for_update().get(pk=voice.batch_id)
    record(verb, of=("batch", voice.batch_id), by=by)


def _said(text: str, field: str) -> str:
    if not text.strip():
        raise Refused(_("Write something."), field=field)
    return text.strip()
