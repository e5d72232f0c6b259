"""Ideas told without a name: taken in from what `voices` has let out, and word of them passed on by the receipt.

They enter the light road like any other, with nobody as their author and the week's Monday as their day. Those of one
release are taken in together, in an order by lot, and stand as one entry in the chain of their batch. What is said on
their way is told to the writer by the receipt; what the writer answers comes back with the next round.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction

from greb.trail import clock
from greb.trail.actions import deliver, record
from greb.trail.actors import Actor, Anonymous
from greb.voices import answering
from greb.voices.models import Batch, Said, Voice
from greb.workplaces.rules import reply_days

from .actions import capture_idea
from .models import TOLD_MAX, Idea, Step
from .moving import happened, locked, owed_answerer, step

MOST: Final = 200  # in one run
HEARD_FOR: Final = timedelta(days=60)  # after an idea has moved last, there is nothing more to pass on
_SENTENCE = re.compile(r"^.{10,}?[.!?](?=\s)")


@transaction.atomic
def take_in(*, by: Actor, batch: Batch, voices: Iterable[Voice]) -> list[Idea]:
    """The ideas of a batch become ideas here, each once."""
    Batch.objects.select_for_update().get(pk=batch.pk)
    made = []
    for voice in voices:
        told, body = told_and_more(voice.text)
        idea = capture_idea(by=Anonymous(), told=told, body=body, workplace=batch.workplace)
        if not answering.take_up(by=by, voice=voice, taken_as=f"idea:{idea.pk}"):
            raise RuntimeError("taken in twice")  # rolls back; somebody else has done it
        at = _monday(voice.week)
        Idea.objects.filter(pk=idea.pk).update(created_at=at, moved_at=at, stage_since=at)
        made.append(idea)
    if made:
        record("batch.taken_in", of=("batch", batch.pk), by=by, facts={"ideas": [idea.pk for idea in made]})
    return made


@transaction.atomic
def hear_writer(*, by: Actor, idea: Idea, said: Said) -> None:
    """What the one who told it answers by the receipt, as an answer on the idea's way."""
    idea = locked(idea)
    step(by=None, idea=idea, kind=Step.Kind.ANSWER, text=said.text)
    Said.objects.filter(pk=said.pk).update(ref=f"said:{said.pk}")
    if idea.asked_at is not None:
        idea.asked_at, idea.is_extended = None, False
        idea.due_on = clock.add_working_days(clock.today(), reply_days(idea.workplace))
    idea.moved_at = clock.now()
    idea.save(update_fields=["asked_at", "is_extended", "due_on", "moved_at"])
    entry = happened("idea.question_answered", by=Anonymous(), idea=idea)
    deliver(entry, to=owed_answerer(idea, "waits"))


def told_and_more(text: str) -> tuple[str, str]:
    """The first sentence or line, at most `TOLD_MAX` letters, and the rest."""
    whole = text.strip()
    line = whole.split("\n", 1)[0].strip()
    first = _SENTENCE.match(line)
    told = first[0] if first and len(whole) > TOLD_MAX else line
    if len(told) > TOLD_MAX:
        told = told[:TOLD_MAX].rsplit(" ", 1)[0][:TOLD_MAX]
    return told, whole[len(told) :].strip()


def waiting() -> dict[Batch, list[Voice]]:
    """Ideas that have been let out and not been taken in, by batch, in the order of their random ids."""
    found = Voice.objects.filter(kind=Voice.Kind.IDEA, taken_as="", is_blanked=False).order_by("pk")
    by_batch: dict[Batch, list[Voice]] = {}
    for voice in found.select_related("batch__workplace")[:MOST]:
        by_batch.setdefault(voice.batch, []).append(voice)
    return by_batch


def taken() -> dict[int, Voice]:
    """By idea: the voice it came from, where something may have happened since."""
    found = {
        int(voice.taken_as.removeprefix("idea:")): voice
        for voice in Voice.objects.filter(kind=Voice.Kind.IDEA, taken_as__startswith="idea:")
    }
    moving = Idea.objects.filter(pk__in=found, moved_at__gte=clock.now() - HEARD_FOR).values_list("pk", flat=True)
    return {pk: found[pk] for pk in moving}


def unheard(ideas: dict[int, Voice]) -> list[tuple[Step, Voice]]:
    """What people have said on the way of these ideas and the writer has not been told."""
    said = Step.objects.filter(idea__in=ideas, by__isnull=False, is_blanked=False).exclude(text="").order_by("pk")
    told = set(Said.objects.filter(voice__in=ideas.values(), ref__startswith="step:").values_list("ref", flat=True))
    return [(each, ideas[each.idea_id]) for each in said if f"step:{each.pk}" not in told]


def answered(ideas: dict[int, Voice]) -> list[tuple[int, Said]]:
    """What writers have answered and has not come to their ideas."""
    by_voice = {voice.pk: pk for pk, voice in ideas.items()}
    found = Said.objects.filter(voice__in=by_voice, is_writer=True, ref="").order_by("pk")
    return [(by_voice[each.voice_id], each) for each in found]


def bring_in(*, by: Actor) -> dict[str, int]:
    """All that has been let out since the last time, both ways; how many of each. Each part has its own transaction."""
    new = [idea for batch, voices in waiting().items() for idea in take_in(by=by, batch=batch, voices=voices)]
    ideas = taken()
    for pk, said in answered(ideas):
        hear_writer(by=by, idea=Idea(pk=pk), said=said)
    told = [
        answering.pass_on(by=by, voice=voice, text=each.text, ref=f"step:{each.pk}", person_id=each.by_id)
        for each, voice in unheard(ideas)
    ]
    return {"ideas told without a name": len(new), "words passed on by receipt": sum(told)}


def _monday(week: date) -> datetime:
    return datetime.combine(week, time(), tzinfo=clock.HOME)
