"""What is done to a change: planned in small steps, heard, begun, and through when the old way has ended."""

from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from greb.ideas.actions import capture_idea
from greb.ideas.models import LINE_MAX, Audience, Idea, Step
from greb.ideas.moving import happened, locked, move
from greb.ideas.rules import must
from greb.ideas.stages import Road
from greb.trail import clock
from greb.trail.actions import deliver, record
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.workplaces.models import Person, Workplace
from greb.workplaces.reads import person_with_reach

from . import reads, rules
from .models import NAME_MAX, TASK_MAX, TEXT_MAX, Concern, Forum, Hearing, MappedTask, Plan, Touched

WORDS: Final = (
    "why", "for_whom", "purpose", "gains", "freed_time", "promised", "not_promised", "known_when", "old_routine",
    "decided_by", "may_shape", "say_upwards",
)  # fmt: skip
OWNERS: Final = ("old_routine_owner", "operations_owner")
FIELDS: Final = frozenset({*WORDS, *OWNERS, "retire_on", "needs_forum"})
SHORT: Final = {"old_routine": NAME_MAX, "decided_by": NAME_MAX}


@transaction.atomic
def plan_change(*, by: Actor, idea: Idea, **fields: Any) -> Plan:
    """Write some of the plan's FIELDS; the rest stays as it is, and the first one makes the plan.

    Who is named as an owner is told. Where the change is of a size for the forum, the workplace's union and safety
    representatives are told once, as soon as that is said. When it runs, only days and names may still move.
    """
    idea = locked(idea)
    _asked(rules.why_not_plan(by, idea))
    if unknown := set(fields) - FIELDS:
        raise TypeError(f"a plan has no {sorted(unknown)}")
    told = {name: _kept(name, value) for name, value in fields.items()}
    plan = reads.plan_of(idea) or Plan(idea=idea, made_by=_person(by), made_at=clock.now())
    changed = [name for name in sorted(told) if getattr(plan, name) != told[name]]
    if plan.pk and not changed:
        return plan
    _asked(rules.why_not_change(plan, {name: told[name] for name in changed}))
    owners = [told[name] for name in OWNERS if name in changed and told[name]]
    for name in changed:
        if name in OWNERS and told[name]:
            _asked(rules.why_not_own(told[name], idea), name)
        setattr(plan, name, told[name])
    plan.changed_at = clock.now()
    plan.save()
    entry = happened(
        "change.planned", by=by, idea=idea, content="\n".join(str(getattr(plan, name)) for name in WORDS),
        facts={"plan": plan.pk, "changed": changed, "retire_on": _iso(plan.retire_on)},
    )  # fmt: skip
    deliver(entry, to=[(owner.pk, "owner") for owner in owners])
    _tell_representatives(by, idea, plan)
    return plan


def _tell_representatives(by: Actor, idea: Idea, plan: Plan) -> None:
    """Once, and before anything is decided about beginning: those who speak for the others hear of the plan."""
    if not plan.needs_forum or plan.told_at:
        return
    plan.told_at = clock.now()
    plan.save(update_fields=["told_at"])
    people = reads.representatives(idea.workplace)
    entry = happened("change.drafted", by=by, idea=idea, facts={"plan": plan.pk, "told": len(people)})
    deliver(entry, to=[(pk, "speaks") for pk in people])


@transaction.atomic
def enter_decided_elsewhere(
    *, by: Person, workplace: Workplace, told: str, decided_by: str, gives: str, may_shape: str = "",
    say_upwards: str = "",
) -> Idea:  # fmt: skip
    """A change that was decided elsewhere: told by the leader, and at once on the road *lead it through*.

    `gives` is what it gives the core task; `may_shape` what is left to decide here; `say_upwards` what is said back.
    """
    words = {"decided_by": decided_by, "why": gives, "may_shape": may_shape, "say_upwards": say_upwards}
    plan = Plan(is_entered=True, made_by=by, made_at=clock.now(), changed_at=clock.now())
    for name, text in words.items():
        setattr(plan, name, _kept(name, text))
    _needed(plan.decided_by, "decided_by")
    _needed(plan.why, "gives")
    idea = locked(capture_idea(by=by, told=_needed(told, "told"), workplace=workplace))
    must("enter", by=by, idea=idea)
    idea.answerer, idea.replied_at = by, clock.now()
    if workplace.shares_after_reply:
        idea.audience = Audience.ORGANISATION
    plan.idea = idea
    plan.save(force_insert=True)
    move(
        by=by, idea=idea, verb="enter", text=plan.why[:LINE_MAX], kind=Step.Kind.ENTER, road=Road.LEAD,
        event="change.entered", facts={"plan": plan.pk},
    )  # fmt: skip
    return idea


@transaction.atomic
def add_touched(*, by: Actor, plan: Plan, who: str, how: str = "", person: Person | None = None) -> Touched:
    """Somebody whom it touches, a group or a person; a person who is named hears of it."""
    idea, plan = _held(plan)
    _asked(rules.why_not_plan(by, idea))
    if person:
        _asked(rules.why_not_own(person, idea), "person")
    who = _needed(who or (person.name if person else ""), "who", NAME_MAX)
    if plan.touched.filter(who=who).exists():
        raise Refused(_("They stand there already."), field="who")
    touched = Touched(plan=plan, who=who, how=_short(how, LINE_MAX, "how"), person=person)
    touched.save(force_insert=True)
    entry = happened(
        "change.touched", by=by, idea=idea, content=f"{touched.who}\n{touched.how}", facts={"touched": touched.pk}
    )
    deliver(entry, to=[(person.pk, "touched")] if person else [])
    return touched


@transaction.atomic
def drop_touched(*, by: Actor, touched: Touched) -> None:
    """Not touched after all; until it begins."""
    idea, plan = _held(touched.plan)
    _asked(rules.why_not_plan(by, idea) or rules.why_not_drop(plan))
    Touched.objects.filter(pk=touched.pk).delete()
    happened("change.not_touched", by=by, idea=idea, facts={"touched": touched.pk})


@transaction.atomic
def set_task(*, by: Actor, plan: Plan, kind: str, text: str) -> MappedTask:
    """What happens to a task: it goes, stays, is new, or nobody knows yet. The same text again changes its kind."""
    idea, plan = _held(plan)
    _asked(rules.why_not_plan(by, idea))
    if kind not in MappedTask.Kind.values:
        raise Refused(_("Choose one of them."), field="kind")
    text = _needed(text, "text", TASK_MAX)
    task, is_new = MappedTask.objects.get_or_create(plan=plan, text=text, defaults={"kind": kind})
    if is_new or task.kind != kind:
        task.kind = kind
        task.save(update_fields=["kind"])
        happened("change.task_set", by=by, idea=idea, content=text, facts={"task": task.pk, "kind": kind})
    return task


@transaction.atomic
def drop_task(*, by: Actor, task: MappedTask) -> None:
    """Written by mistake; until it begins."""
    idea, plan = _held(task.plan)
    _asked(rules.why_not_plan(by, idea) or rules.why_not_drop(plan))
    MappedTask.objects.filter(pk=task.pk).delete()
    happened("change.task_dropped", by=by, idea=idea, facts={"task": task.pk})


@transaction.atomic
def raise_concern(*, by: Person, idea: Idea, text: str) -> Concern:
    """Say, with one's name, what worries one about the change. The leader owes a reply."""
    idea = locked(idea)
    _asked(rules.why_not_worry(by, idea))
    concern = Concern(idea=idea, by=by, text=_needed(text, "text"), at=clock.now())
    concern.save(force_insert=True)
    entry = happened("change.concern_raised", by=by, idea=idea, content=concern.text, facts={"concern": concern.pk})
    deliver(entry, to=[(idea.answerer_id, "concern")] if idea.answerer_id else [])
    return concern


@transaction.atomic
def answer_concern(*, by: Actor, concern: Concern, text: str) -> None:
    """The reply, which all who read the idea can read; the one who was worried hears of it."""
    idea = locked(Idea(pk=concern.idea_id))
    held = Concern.objects.get(pk=concern.pk)
    _asked(rules.why_not_answer(by, idea, held))
    held.answer, held.answered_by, held.answered_at = _needed(text, "text"), _person(by), clock.now()
    held.save(update_fields=["answer", "answered_by", "answered_at"])
    entry = happened("change.concern_answered", by=by, idea=idea, content=held.answer, facts={"concern": held.pk})
    deliver(entry, to=[(held.by_id, "concern")] if held.by_id else [])


@transaction.atomic
def blank_concern(*, by: Actor, concern: Concern) -> None:
    """Take out a concern's words where they tell too much about somebody. The reply stays, and so does the digest."""
    idea = locked(Idea(pk=concern.idea_id))
    held = Concern.objects.get(pk=concern.pk)
    _asked(rules.why_not_blank(by, idea, held))
    held.text, held.is_blanked = "", True
    held.save(update_fields=["text", "is_blanked"])
    happened("change.concern_blanked", by=by, idea=idea, facts={"concern": held.pk})


@transaction.atomic
def discuss_in_forum(*, by: Actor, plan: Plan, on: date, said: str) -> Hearing:
    """The plan was discussed in the forum on the day `on`; `said` is what was said there."""
    idea, plan = _held(plan)
    _asked(rules.why_not_hear(by, idea))
    if on > clock.today():
        raise Refused(_("That day has not come yet."), field="on")
    hearing = Hearing(plan=plan, on=on, said=_needed(said, "said"), by=_person(by), at=clock.now())
    hearing.save(force_insert=True)
    entry = happened(
        "change.heard", by=by, idea=idea, content=hearing.said, facts={"hearing": hearing.pk, "on": on.isoformat()}
    )
    deliver(entry, to=[(pk, "speaks") for pk in reads.representatives(idea.workplace)] if plan.needs_forum else [])
    return hearing


@transaction.atomic
def name_forum(*, by: Actor, workplace: Workplace, name: str) -> None:
    """What the forum is called at the workplace and below it."""
    workplace = Workplace.objects.select_for_update().get(pk=workplace.pk)
    found = person_with_reach(by.pk) if isinstance(by, Person) else None
    _asked(rules.why_not_name_forum(by, found[1] if found else None, workplace.pk))
    name = _needed(name, "name", 60)
    Forum.objects.update_or_create(workplace=workplace, defaults={"name": name})
    record("workplace.forum_named", of=("workplace", workplace.pk), by=by, content=name)


@transaction.atomic
def launch(*, by: Actor, plan: Plan) -> None:
    """The change begins, when nothing is missing any more. All whom it touches by name hear of it."""
    idea, plan = _held(plan)
    must("launch", by=by, idea=idea)
    _asked(rules.why_not_launch(reads.led(idea, plan, is_decided=rules.is_decided(idea, plan))))
    plan.launched_at = clock.now()
    plan.save(update_fields=["launched_at"])
    move(
        by=by, idea=idea, verb="launch", text=plan.why[:LINE_MAX], kind=Step.Kind.LAUNCH, event="change.launched",
        facts={"plan": plan.pk, "retire_on": _iso(plan.retire_on)}, also=_around(plan),
    )  # fmt: skip


@transaction.atomic
def retire_routine(*, by: Actor, plan: Plan, text: str) -> None:
    """The old way has ended, and so the change is through. `text`: what is different now; it stands on the wall."""
    idea, plan = _held(plan)
    must("retire", by=by, idea=idea)
    idea.got_better = _needed(text, "text", LINE_MAX)
    plan.retired_at = clock.now()
    plan.save(update_fields=["retired_at"])
    move(
        by=by, idea=idea, verb="retire", text=idea.got_better, kind=Step.Kind.RETIRE, event="change.retired",
        facts={"plan": plan.pk}, also=_around(plan),
    )  # fmt: skip


@transaction.atomic
def halt(*, by: Actor, plan: Plan, reason: str) -> None:
    """The change is stopped, with a reason that stays findable."""
    idea, plan = _held(plan)
    must("halt", by=by, idea=idea)
    reason = _needed(reason, "reason", LINE_MAX)
    plan.halted_at = clock.now()
    plan.save(update_fields=["halted_at"])
    move(
        by=by, idea=idea, verb="halt", text=reason, kind=Step.Kind.HALT, event="change.halted",
        facts={"plan": plan.pk}, also=_around(plan),
    )  # fmt: skip


@transaction.atomic
def remind(*, by: Actor, plan: Plan) -> bool:
    """The day on which the old way was to end has passed: tell the one who sees to it, once for each such day."""
    idea, plan = _held(plan)
    if not plan.is_running or plan.retire_on is None or plan.retire_on >= clock.today():
        return False
    if plan.reminded_for == plan.retire_on:
        return False
    plan.reminded_for = plan.retire_on
    plan.save(update_fields=["reminded_for"])
    entry = happened("change.retire_due", by=by, idea=idea, facts={"due_on": plan.retire_on.isoformat()})
    owner = plan.old_routine_owner
    person = owner.pk if owner and owner.is_active else idea.answerer_id
    deliver(entry, to=[(person, "reminder")] if person else [])
    return True


def _held(plan: Plan) -> tuple[Idea, Plan]:
    """The idea, its row held until the end, and its plan as it stands now."""
    idea = locked(Idea(pk=plan.idea_id))
    return idea, Plan.objects.select_related("old_routine_owner", "operations_owner").get(pk=plan.pk)


def _around(plan: Plan) -> list[tuple[int, str]]:
    """Those who are named in the plan, and those who said what worried them."""
    named = [plan.old_routine_owner_id, plan.operations_owner_id]
    touched = plan.touched.filter(person__isnull=False).values_list("person_id", flat=True)
    worried = Concern.objects.filter(idea_id=plan.idea_id, by__isnull=False).values_list("by_id", flat=True)
    return [(pk, "touched") for pk in [*named, *touched, *worried] if pk]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _asked(reason: str | None, field: str | None = None) -> None:
    if reason:
        raise Refused(reason, field=field)


def _kept(name: str, value: Any) -> Any:
    """A plan's field as it is stored."""
    return _short(value or "", SHORT.get(name, TEXT_MAX), name) if name in WORDS else value


def _short(text: str, most: int, field: str) -> str:
    if len(text := text.strip()) > most:
        raise Refused(_("That is too long. At most %(n)s letters.") % {"n": most}, field=field)
    return text


def _needed(text: str, field: str, most: int = TEXT_MAX) -> str:
    if not (text := _short(text, most, field)):
        raise Refused(_("Write a few words here."), field=field)
    return text


def _person(by: Actor) -> Person | None:
    return by if isinstance(by, Person) else None
