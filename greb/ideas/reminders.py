"""What the calendar does to an idea: word ahead of time, a new name where the named one has gone, one question more.

Each verb looks at the idea again once its row is held, so that it may be called twice, and late, and does it once.
"""

from datetime import timedelta
from typing import Final

from django.db import transaction

from greb.trail import clock
from greb.trail.actions import deliver, record
from greb.trail.actors import Actor
from greb.workplaces.models import Person
from greb.workplaces.rules import Answerers, reply_days

from . import actions, rules
from .models import Idea
from .stages import Road, Stage

WARN_AHEAD: Final = 2  # working days before the reply is due
OVERDUE_AGAIN: Final = timedelta(days=7)  # between reminders at the top, where nothing can rise further
ASK_AFTER: Final = 20  # working days from "do it" to "what got better?"


@transaction.atomic
def warn(*, by: Actor, idea: Idea) -> bool:
    """Tell the one who is to answer that the reply is due soon; once for each `due_on`.

    Two working days ahead, and never on the day on which the promise was given (a promise of two days warns one
    day ahead, a promise of one on the day itself).
    """
    idea = _held(idea)
    if idea.stage != Stage.SPARK or idea.due_on is None or idea.warned_for == idea.due_on:
        return False
    ahead = min(WARN_AHEAD, reply_days(idea.workplace) - 1)
    if idea.due_on < clock.today() or clock.working_days_between(clock.today(), idea.due_on) > ahead:
        return False
    idea.warned_for = idea.due_on
    idea.save(update_fields=["warned_for"])
    entry = record("idea.reply_warned", of=("idea", idea.pk), by=by, facts={"due_on": idea.due_on.isoformat()})
    deliver(entry, to=_warned(idea, rules.answerers_of(idea)))
    return True


@transaction.atomic
def chase(*, by: Actor, idea: Idea) -> str:
    """The reply is overdue: "risen" to the next leader up; where there is none, "reminded", once a week.

    At the top the promise is not moved: everybody goes on seeing since when it is late.
    """
    idea = _held(idea)
    today = clock.today()
    if idea.stage != Stage.SPARK or idea.due_on is None or idea.due_on >= today:
        return ""
    if idea.warned_for and idea.warned_for > max(idea.due_on, today - OVERDUE_AGAIN):
        return ""
    if actions.rise(idea=idea, by=by):
        return "risen"
    idea.warned_for = today
    idea.save(update_fields=["warned_for"])
    entry = record("idea.reply_overdue", of=("idea", idea.pk), by=by, facts={"due_on": idea.due_on.isoformat()})
    deliver(entry, to=_warned(idea, rules.answerers_of(idea)))
    return "reminded"


@transaction.atomic
def name_another(*, by: Actor, idea: Idea) -> bool:
    """Name the nearest leader anew where the one who is named has left, lost the role or is away with a stand-in."""
    idea = _held(idea)
    if idea.stage != Stage.SPARK or idea.due_on is None:
        return False
    person = better_named(idea, rules.answerers_of(idea))
    if person is None:
        return False
    idea.answerer = person
    idea.save(update_fields=["answerer"])
    entry = record("idea.answerer_named", of=("idea", idea.pk), by=by, facts={"answerer": person.pk})
    deliver(entry, to=[(person.pk, "waits")])
    return True


def better_named(idea: Idea, found: Answerers) -> Person | None:
    """Who should be named to answer instead; None where the one who is named still may, and is there."""
    if found.named is None or found.named.pk == idea.answerer_id:
        return None
    still = next((p for p in found.upto(idea.rises) if p.pk == idea.answerer_id), None)
    return found.named if still is None or still.is_away else None


@transaction.atomic
def ask_what_got_better(*, by: Actor, idea: Idea) -> bool:
    """It was to be done a good while ago: ask, once, what got better. The author; else the one who said do it."""
    idea = _held(idea)
    if idea.stage != Stage.DECIDED or idea.road != Road.DO or idea.finish_asked_at:
        return False
    idea.finish_asked_at = clock.now()
    idea.save(update_fields=["finish_asked_at"])
    entry = record("idea.finish_asked", of=("idea", idea.pk), by=by)
    carrier = idea.teller if idea.teller and idea.teller.is_active else idea.answerer
    deliver(entry, to=[(carrier.pk, "waits")] if carrier else [])
    return True


def _held(idea: Idea) -> Idea:
    """The idea as it stands, its row held until the transaction ends."""
    return (
        Idea.objects.select_for_update(of=("self",))
        .select_related("workplace", "author", "caught_by", "answerer")
        .get(pk=idea.pk)
    )


def _warned(idea: Idea, found: Answerers) -> list[tuple[int, str]]:
    """The one who is named, and the first of those to whom it has risen."""
    risen = found.levels[min(idea.rises, len(found.levels) - 1)][:1] if idea.rises and found.levels else ()
    named = [idea.answerer_id] if idea.answerer_id else []
    return [(pk, "warning") for pk in [*named, *(p.pk for p in risen)]]
