"""Handing over: whoever told a decided idea will not lead it, and somebody is asked next until somebody takes it on.

The author names a colleague, or leaves it to the leader, who then has it among what awaits them. Whoever is asked says
yes or no without having to say why; after a no it is the leader's to find somebody. A yes carries the idea together
with the author, as a co-owner does.
"""

from django.db import transaction

from greb.ideas import maturing
from greb.ideas.models import Idea, Member
from greb.ideas.moving import happened, locked, owed, owed_answerer
from greb.trail import clock
from greb.trail.actions import deliver
from greb.trail.refusal import Refused
from greb.workplaces.models import Person

from . import reads, rules
from .models import Part


@transaction.atomic
def ask_to_lead(*, by: Person, idea: Idea, person: Person) -> Part:
    """The leader asks somebody; naming oneself is taking it on."""
    idea, part = _held(idea)
    _must(rules.why_not_find(by, idea, part))
    _must(rules.why_not_ask(person, idea), "person")
    if person.pk == by.pk:
        return _taken_on(by, idea, part)
    part.to = person
    part.save(update_fields=["to"])
    entry = happened("weighing.asked_to_lead", by=by, idea=idea, facts={"person": person.pk})
    deliver(entry, to=[(person.pk, "asked")])
    return part


@transaction.atomic
def take_on(*, by: Person, idea: Idea) -> Part:
    """Yes: from now on the person leads it, and carries it with the author."""
    idea, part = _held(idea)
    _must(rules.why_not_answer_asked(by, idea, part))
    return _taken_on(by, idea, part)


@transaction.atomic
def turn_down(*, by: Person, idea: Idea) -> Part:
    """No, not now: the leader finds somebody else."""
    idea, part = _held(idea)
    _must(rules.why_not_answer_asked(by, idea, part))
    part.to = None
    part.save(update_fields=["to"])
    entry = happened("weighing.turned_down", by=by, idea=idea)
    deliver(entry, to=owed_answerer(idea, "finds"))
    return part


def _held(idea: Idea) -> tuple[Idea, Part]:
    """The idea, its row held until the end, and how its author takes part."""
    idea = locked(idea)
    part = rules.handed_over(idea, reads.decision(idea))
    if part is None:
        raise Refused(rules.not_handed_over())
    return idea, part


def _taken_on(by: Person, idea: Idea, part: Part) -> Part:
    part.to, part.taken_by, part.taken_at = by, by, clock.now()
    part.save(update_fields=["to", "taken_by", "taken_at"])
    maturing.let_in(by=by, idea=idea, kind=Member.Kind.CO_OWNER)
    entry = happened("weighing.taken_on", by=by, idea=idea)
    deliver(entry, to=[*owed(idea), *owed_answerer(idea, "weighing")])
    return part


def _must(reason: str | None, field: str | None = None) -> None:
    if reason:
        raise Refused(reason, field=field)
