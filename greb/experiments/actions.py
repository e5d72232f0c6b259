"""What is done about trying: frames, a plan, its beginning, what is seen, what was learned, and what comes next.

All of an idea's trying is told on the idea's own chain: its row is locked first.
"""

from decimal import Decimal
from typing import Unpack

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from greb.files.models import File
from greb.ideas.models import Idea, Step
from greb.ideas.moving import happened, locked, move, owed, owed_answerer, step
from greb.ideas.rules import must
from greb.ideas.stages import Road
from greb.search import actions as search
from greb.trail import clock
from greb.trail.actions import deliver, record
from greb.trail.actors import Actor
from greb.trail.chain import Facts
from greb.trail.models import Entry
from greb.trail.refusal import Refused
from greb.workplaces import powers
from greb.workplaces.models import Person, Workplace

from . import lines as plans
from . import rules
from .lines import Lines
from .models import Experiment, Frames, Observation
from .reads import newest


@transaction.atomic
def set_frames(
    *, by: Actor, workplace: Workplace, hours: Decimal | int, kroner: Decimal | int,
    not_to_touch: str = "", weekly_time: str = "", who_decides: str = "",
) -> Frames:  # fmt: skip
    """A new version of what anybody at the workplace may try without asking; those below inherit it."""
    powers.must(by, lambda reach: powers.why_not_run(reach, workplace.pk))
    if hours < 0 or kroner < 0:
        raise Refused(_("It cannot be less than nothing."), field="hours" if hours < 0 else "kroner")
    Workplace.objects.select_for_update().get(pk=workplace.pk)
    last = Frames.objects.filter(workplace=workplace).aggregate(version=Max("version"))["version"] or 0
    made = Frames.objects.create(
        workplace=workplace, version=last + 1, hours=hours, kroner=kroner, not_to_touch=not_to_touch.strip(),
        weekly_time=weekly_time.strip(), who_decides=who_decides.strip(), written_by=_person(by),
        written_at=clock.now(),
    )  # fmt: skip
    told = "\n".join([str(made.hours), str(made.kroner), made.not_to_touch, made.weekly_time, made.who_decides])
    record("frames.written", of=("workplace", workplace.pk), by=by, facts={"version": made.version}, content=told)
    return made


@transaction.atomic
def plan_experiment(*, by: Actor, idea: Idea, **lines: Unpack[Lines]) -> Experiment:
    """A plan of the idea's next try, to be begun by `start_experiment`. Only `what` must be there yet."""
    idea = locked(idea)
    last = newest(idea)
    if reason := rules.why_not_plan(by, idea, last):
        raise Refused(reason)
    return _planned(by, idea, last, lines)


@transaction.atomic
def change_plan(*, by: Actor, experiment: Experiment, **lines: Unpack[Lines]) -> Experiment:
    """Other lines in a plan that has not begun."""
    experiment = _held(locked(Idea(pk=experiment.idea_id)), experiment)
    if reason := rules.why_not_change(by, experiment):
        raise Refused(reason)
    plans.put(experiment, lines)
    experiment.save()
    _told("experiment.changed", experiment, by, content=plans.words(experiment))
    return experiment


@transaction.atomic
def start_experiment(*, by: Actor, experiment: Experiment) -> Experiment:
    """It begins. Inside the frames nobody is asked; the leader hears of it."""
    idea = locked(Idea(pk=experiment.idea_id))
    must("start", by=by, idea=idea)
    experiment = _held(idea, experiment)
    _begin(experiment, by)
    move(
        by=by, idea=idea, verb="start", text="", kind=Step.Kind.START, event="experiment.started",
        facts=_facts(experiment), also=owed_answerer(idea, "leads"),
    )  # fmt: skip
    return experiment


@transaction.atomic
def observe(*, by: Actor, experiment: Experiment, text: str, picture: File | None = None) -> Observation:
    """What somebody saw while it is tried; `picture` is kept in the same transaction (files.actions)."""
    idea = locked(Idea(pk=experiment.idea_id))
    experiment = _held(idea, experiment)
    if reason := rules.why_not_observe(by, experiment):
        raise Refused(reason)
    made = Observation.objects.create(
        experiment=experiment, text=_said(text, "text"), picture=picture, by=_person(by), at=clock.now()
    )
    content = f"{made.text}\n{picture.sha256 if picture else ''}"
    entry = _told("experiment.observed", experiment, by, content=content, facts={"observation": made.pk})
    deliver(entry, to=[(experiment.owner_id, "carries")] if experiment.owner_id else [])
    return made


@transaction.atomic
def conclude(*, by: Actor, experiment: Experiment, outcome: str, learning: str, trigger: str = "") -> Experiment:
    """What came of it and what was learned, which must be written. The leader then chooses what comes next.

    Before its day, `trigger` says what made it end (`end_early`).
    """
    idea = locked(Idea(pk=experiment.idea_id))
    must("conclude", by=by, idea=idea)
    experiment = _held(idea, experiment)
    if reason := rules.why_not_conclude(experiment):
        raise Refused(reason)
    if outcome not in Experiment.Outcome.values:
        raise Refused(_("Choose what came of it."), field="outcome")
    experiment.outcome, experiment.learning = outcome, _said(learning, "learning")
    if rules.is_early(experiment):
        experiment.trigger = _said(trigger, "trigger")
    experiment.concluded_at, experiment.concluded_by = clock.now(), _person(by)
    experiment.save()
    step(by=_person(by), idea=idea, kind=Step.Kind.LEARN, text="")
    _moved(idea)
    _index(experiment)
    content = f"{experiment.learning}\n{experiment.trigger}"
    entry = _told("experiment.concluded", experiment, by, content=content, facts={"outcome": outcome})
    deliver(entry, to=[*owed_answerer(idea, "waits"), *owed(idea)])
    return experiment


@transaction.atomic
def end_early(*, by: Actor, experiment: Experiment, trigger: str, outcome: str, learning: str) -> Experiment:
    """It ends before its day, because of `trigger`: the stop criterion came true, or something nobody foresaw."""
    return conclude(by=by, experiment=experiment, outcome=outcome, learning=learning, trigger=trigger)


@transaction.atomic
def adopt(*, by: Actor, idea: Idea, text: str = "") -> None:
    """It works well enough: do it. It ends as on the light road, with what got better."""
    idea = locked(idea)
    must("adopt", by=by, idea=idea)
    facts = _chosen(idea, Experiment.Next.ADOPT)
    idea.is_author_hidden = False
    move(
        by=by, idea=idea, verb="adopt", text=text, kind=Step.Kind.ADOPT, road=Road.DO, event="experiment.adopted",
        facts=facts,
    )  # fmt: skip


@transaction.atomic
def widen(*, by: Actor, idea: Idea, text: str) -> None:
    """It changes others' work: lead it through. It is weighed with what was learned."""
    idea = locked(idea)
    must("widen", by=by, idea=idea)
    facts = _chosen(idea, Experiment.Next.WIDEN)
    move(
        by=by, idea=idea, verb="widen", text=_said(text, "text"), kind=Step.Kind.WIDEN, road=Road.LEAD,
        event="experiment.widened", facts=facts,
    )  # fmt: skip


@transaction.atomic
def stop(*, by: Actor, idea: Idea, reason: str) -> None:
    """We stop here, with a reason. What was learned stays in the library as a result like any other."""
    idea = locked(idea)
    must("stop", by=by, idea=idea)
    facts = _chosen(idea, Experiment.Next.STOP)
    move(
        by=by, idea=idea, verb="stop", text=_said(reason, "text"), kind=Step.Kind.STOP, event="experiment.stopped",
        facts=facts,
    )  # fmt: skip


@transaction.atomic
def again(*, by: Actor, idea: Idea, **lines: Unpack[Lines]) -> Experiment:
    """One more cycle, with what was learned in its plan; it begins at once."""
    idea = locked(idea)
    must("again", by=by, idea=idea)
    last = newest(idea)
    _chosen(idea, Experiment.Next.AGAIN)
    experiment = _planned(by, idea, last, lines)
    _begin(experiment, by)
    step(by=_person(by), idea=idea, kind=Step.Kind.AGAIN, text="")
    _moved(idea)
    entry = _told("experiment.again", experiment, by, facts=_facts(experiment))
    deliver(entry, to=[*owed_answerer(idea, "leads"), *owed(idea)])
    return experiment


def _planned(by: Actor, idea: Idea, last: Experiment | None, lines: Lines) -> Experiment:
    owner = by if isinstance(by, Person) else idea.author
    experiment = Experiment(idea=idea, cycle=last.cycle + 1 if last else 1, owner=owner, planned_at=clock.now())
    plans.put(experiment, lines)
    experiment.save(force_insert=True)
    _told("experiment.planned", experiment, by, content=plans.words(experiment))
    return experiment


def _begin(experiment: Experiment, by: Actor) -> None:
    frames = rules.frames_of(experiment.idea.workplace)
    if refused := rules.why_not_start(experiment, frames):
        raise refused
    experiment.started_at, experiment.started_by = clock.now(), _person(by)
    experiment.frames = frames if frames.is_written else None
    experiment.is_inside = rules.is_inside(experiment, frames)
    experiment.save()


def _chosen(idea: Idea, what: Experiment.Next) -> Facts:
    """What comes next stands with the cycle that it was chosen after."""
    last = newest(idea)
    if reason := rules.why_not_next(last):
        raise Refused(reason)
    Experiment.objects.filter(idea=idea, cycle=last.cycle if last else 0).update(led_to=what)
    return {"cycle": last.cycle if last else 0}


def _held(idea: Idea, experiment: Experiment) -> Experiment:
    """The experiment as it stands, of the idea whose row is held."""
    found = Experiment.objects.select_related("owner").get(pk=experiment.pk, idea=idea)
    found.idea = idea
    return found


def _facts(experiment: Experiment) -> Facts:
    return {"cycle": experiment.cycle, "size": experiment.size, "is_inside": experiment.is_inside}


def _said(text: str, field: str) -> str:
    if not text.strip():
        raise Refused(_("Write a few words here."), field=field)
    return text.strip()


def _person(by: Actor) -> Person | None:
    return by if isinstance(by, Person) else None


def _moved(idea: Idea) -> None:
    idea.moved_at = clock.now()
    idea.save(update_fields=["moved_at"])


def _index(experiment: Experiment) -> None:
    told = (experiment.idea.told, experiment.what, experiment.hope, experiment.learning, experiment.where)
    search.index("learning", experiment.pk, " ".join(told))


def _told(
    verb: str, experiment: Experiment, by: Actor, *, content: str | None = None, facts: Facts | None = None
) -> Entry:
    told: Facts = {"cycle": experiment.cycle, **(facts or {})}
    return happened(verb, by=by, idea=experiment.idea, content=content, facts=told)
