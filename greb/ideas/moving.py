"""Moving an idea along its road: the one place where its stage is written, for `ideas` and for the rooms above it.

A room above calls, inside its own transaction and after its own rule: `locked`, then `move` (which asks the stage
table) or, where the idea stays, `rules.must` and `happened`. What is said on the way is a `Step`; the trail keeps
only its digest, on the idea's own chain.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from greb.trail import clock
from greb.trail.actions import deliver, record
from greb.trail.actors import Actor
from greb.trail.chain import Facts
from greb.trail.models import Entry
from greb.workplaces.models import Person

from .models import Follow, Idea, Step
from .stages import BY_VERB, ENDED, REAL, Road

Owed = tuple[int, str]


def locked(idea: Idea) -> Idea:
    """The idea as it stands, its row held until the transaction ends. `idea` may also be one that only has a pk."""
    return Idea.objects.select_for_update(of=("self",)).select_related("workplace").get(pk=idea.pk)


def step(*, by: Person | None, idea: Idea, kind: str, text: str) -> None:
    """One more thing said on the idea's way."""
    Step.objects.create(idea=idea, kind=kind, by=by, text=text.strip(), at=clock.now())


def happened(
    verb: str, *, by: Actor, idea: Idea, content: str | None = None, owner: Person | None = None,
    fresh: bool = False, facts: Facts | None = None,
) -> Entry:  # fmt: skip
    """The trail's entry of what happened on an idea's way, such as "experiment.observed"."""
    return record(
        verb, of=("idea", idea.pk), by=by, facts=facts, content=content,
        content_by=owner.pk if owner else None, fresh=fresh,
    )  # fmt: skip


@transaction.atomic
def move(
    *, by: Actor, idea: Idea, verb: str, text: str, kind: str, road: Road | None = None, waits: bool = False,
    event: str = "", facts: Facts | None = None, also: Iterable[Owed] = (),
) -> Entry:  # fmt: skip
    """The one place where an idea's stage changes. `idea` is locked, and whoever calls has asked the rules.

    `kind` is the step that is written with `text`; `event` the trail's name for it ("idea.<verb>" where left out).
    Word is owed to author and followers, to those `also` named as (person id, reason), and, where the idea `waits`
    for an answer again, to the one who answers.
    """
    now: datetime = clock.now()
    to = BY_VERB[verb].to
    if to is None:
        raise ValueError(f"{verb} moves nowhere")
    before, idea.stage, idea.stage_since, idea.moved_at = idea.stage, to, now, now
    if road is not None:
        idea.road = road
    if not waits:
        idea.due_on = idea.asked_at = None
    if to in ENDED or to in REAL:
        idea.ended_at = idea.ended_at if before in REAL and idea.ended_at else now
        idea.reason = text.strip() if to not in REAL else ""
    idea.save()
    step(by=by if isinstance(by, Person) else None, idea=idea, kind=kind, text=text)
    entry = happened(
        event or f"idea.{verb}", by=by, idea=idea, content=text or None,
        facts={"from": before, "to": idea.stage, "road": idea.road, **(facts or {})},
    )  # fmt: skip
    deliver(entry, to=[*also, *(owed_answerer(idea, "waits") if waits else []), *owed(idea)])
    return entry


def owed(idea: Idea) -> list[Owed]:
    """Who hears of what happens: the author and those who follow it."""
    return [*owed_author(idea), *owed_followers(idea)]


def owed_author(idea: Idea, reason: str = "reply") -> list[Owed]:
    person = idea.author_id or idea.caught_by_id
    return [(person, reason)] if person else []


def owed_answerer(idea: Idea, reason: str) -> list[Owed]:
    return [(idea.answerer_id, reason)] if idea.answerer_id else []


def owed_followers(idea: Idea) -> list[Owed]:
    return [(pk, "follows") for pk in Follow.objects.filter(idea=idea).values_list("person_id", flat=True)]
