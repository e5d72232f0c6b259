"""Who may do what to a change, what is still missing before it begins, and why that matters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from greb.benefits.models import Benefit
from greb.ideas import rules as ideas
from greb.ideas.models import Idea
from greb.ideas.stages import Road, Stage
from greb.trail.actors import Actor, System
from greb.weighing.rules import is_decided as is_weighed
from greb.workplaces.models import Person, Role
from greb.workplaces.reads import Reach, person_with_reach
from greb.workplaces.rules import Answerers

from .models import Concern, Plan
from .reads import Led

DRAFTING: Final = (Stage.MATURING, Stage.WEIGHING, Stage.DECIDED, Stage.EXPERIMENT)
WORRYING: Final = (*DRAFTING, Stage.CHANGE, Stage.FOLLOWING)
HEARS: Final = frozenset({Role.Kind.UNION, Role.Kind.SAFETY})
# What was told to people when it began stands; days and names may move.
AFTER_LAUNCH: Final = frozenset({"old_routine_owner", "operations_owner", "retire_on", "known_when"})


@dataclass(frozen=True)
class Need:
    """One thing that a change needs before it begins: what, why, on which page, and whether it is there."""

    name: str
    what: str
    why: str
    page: str
    is_met: bool
    is_asked: bool = True


def is_decided(idea: Idea, plan: Plan) -> bool:
    """Whether it has been decided to do it: here, with weighing and a reason, or elsewhere."""
    return plan.is_entered or is_weighed(idea)


def why_not_plan(by: Actor, idea: Idea, *, found: Answerers | None = None) -> str | None:
    """A plan is written by those who carry the idea, on the road *lead it through*, until it runs."""
    if idea.road != Road.LEAD:
        return _("Only an idea on the road “Lead it through” has a plan.")
    if idea.stage not in {*DRAFTING, Stage.CHANGE}:
        return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    return why_not_carry(by, idea, found=found)


def why_not_carry(by: Actor, idea: Idea, *, found: Answerers | None = None) -> str | None:
    if isinstance(by, System):
        return None
    if not isinstance(by, Person):
        return _("You need to sign in to do that.")
    if ideas.is_carrier(by, idea, found):
        return None
    return _("Only those who carry the idea, or the nearest leader, can do that.")


def why_not_own(owner: Person, idea: Idea) -> str | None:
    """Whoever is named in a plan is here, and can read it."""
    found = person_with_reach(owner.pk) if owner.is_active else None
    if found is None:
        return _("%(name)s is no longer here. Choose somebody else.") % {"name": owner.name}
    if not Idea.objects.visible_to(*found).filter(pk=idea.pk).exists():
        return _("%(name)s cannot read the idea. Show it to the organisation first.") % {"name": owner.name}
    return None


def why_not_change(plan: Plan, told: Mapping[str, object]) -> str | None:
    """What people were told when it began stands; and that the forum is to be heard cannot be taken back."""
    if plan.launched_at and set(told) - AFTER_LAUNCH:
        return _("It has begun, and people were told so. Days and names can still move; the words stand.")
    if plan.launched_at and not all(told[name] for name in told if name != "known_when"):
        return _("It has begun. Put another day or another name in its place.")
    if "needs_forum" in told and plan.told_at:
        return _("The representatives have been told of it. Hear them, and write what was said.")
    return None


def why_not_word(plan: Plan | None) -> str | None:
    """Whether the plan's words may still be written."""
    return why_not_change(plan, {"why": ""}) if plan else None


def why_not_drop(plan: Plan) -> str | None:
    return _("It has begun, and people were told so. Write what is new beside it.") if plan.launched_at else None


def why_not_worry(by: Actor, idea: Idea) -> str | None:
    """Anybody who can read the idea may say what worries them."""
    if not isinstance(by, Person):
        return _("You need to sign in to do that.")
    if idea.road != Road.LEAD or idea.stage not in WORRYING:
        return _("Concerns belong to a change that is being led through. Write it in the talk instead.")
    found = person_with_reach(by.pk)
    if found is None or not Idea.objects.visible_to(*found).filter(pk=idea.pk).exists():
        return _("You cannot read the idea.")
    return None


def why_not_answer(by: Actor, idea: Idea, concern: Concern, *, found: Answerers | None = None) -> str | None:
    """The leader answers, or another who carries the idea; nobody but the leader answers their own."""
    return why_not_carry(by, idea, found=found) or why_not_answer_this(by, idea, concern, found=found)


def why_not_answer_this(by: Actor, idea: Idea, concern: Concern, *, found: Answerers | None = None) -> str | None:
    """The same for somebody who carries the idea. No statement where `found` is given."""
    if concern.answered_at:
        return _("It has been answered already.")
    if isinstance(by, Person) and concern.by_id == by.pk and not ideas.is_answerer(by, idea, found):
        return _("You would be answering yourself.")
    return None


def why_not_blank(by: Actor, idea: Idea, concern: Concern) -> str | None:
    if concern.is_blanked:
        return _("Blanked.")
    if isinstance(by, Person) and (concern.by_id == by.pk or ideas.is_answerer(by, idea)):
        return None
    return _("Only the nearest leader can do that.")


def why_not_hear(by: Actor, idea: Idea, *, found: Answerers | None = None) -> str | None:
    """What the forum said is written down by those who carry the idea, or by a representative."""
    if idea.road != Road.LEAD or idea.stage not in {*DRAFTING, Stage.CHANGE}:
        return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    if isinstance(by, Person):
        held = person_with_reach(by.pk)
        if held and held[1].at(HEARS) and idea.workplace_id in held[1].seen:
            return None
    return why_not_carry(by, idea, found=found)


def why_not_name_forum(by: Actor, reach: Reach | None, workplace_id: int) -> str | None:
    if isinstance(by, System) or (reach and (workplace_id in reach.led or workplace_id in reach.administered)):
        return None
    return _("Only the leader of the workplace can do that.")


def needs(led: Led) -> list[Need]:
    """What a change needs before it begins, in the order of the plan's steps. No statement."""
    return [need for need in _needs(led) if need.is_asked]


def missing(led: Led) -> list[Need]:
    return [need for need in needs(led) if not need.is_met]


def why_not_launch(led: Led) -> str | None:
    """Each thing that is missing, named; None where nothing is."""
    left = missing(led)
    if not left:
        return None
    return _("Still missing: %(what)s.") % {"what": "; ".join(need.what for need in left)}


def _needs(led: Led) -> Iterator[Need]:
    plan, benefit = led.plan, led.benefit
    yield Need(
        "decided", _("the decision, with its reason"),
        _("It changes other people's work. So it is weighed, and somebody says why."), "idea", led.is_decided,
    )  # fmt: skip
    yield Need(
        "why", _("why, and for whom"), _("People can live with much when they know what it is good for."), "plan-why",
        bool(plan.why and plan.for_whom),
    )  # fmt: skip
    yield Need(
        "freed_time", _("what freed time is used for"),
        _("When something is to take less effort, everybody asks who loses hours. Answer before they have to."),
        "plan-gains", bool(plan.freed_time), is_asked=frees_time(benefit),
    )  # fmt: skip
    yield Need(
        "benefit", _("what it is to give, and who follows that up"),
        _("Without an owner nobody looks, and nobody learns whether it was worth it."), "benefit",
        bool(benefit and benefit.owner and benefit.owner.is_active),
    )  # fmt: skip
    yield Need(
        "routine", _("the old way that ends, when, and who sees to it"),
        _("As long as the old way is open, people do both. The change is through when the old way has ended."),
        "plan-routine",
        bool(plan.old_routine and plan.retire_on and plan.old_routine_owner and plan.old_routine_owner.is_active),
    )  # fmt: skip
    yield Need(
        "operations", _("who looks after it afterwards"),
        _("Somebody must answer when it does not work on a Tuesday in March."), "plan-routine",
        bool(plan.operations_owner and plan.operations_owner.is_active),
    )  # fmt: skip
    yield Need(
        "forum", _("the talk in %(forum)s") % {"forum": led.forum},
        _("A change of this size is heard before it begins, not after."), "plan-forum", bool(led.hearings),
        is_asked=plan.needs_forum,
    )  # fmt: skip
    yield Need(
        "concerns", _("a reply to each concern"),
        _("Whoever says what worries them has done their part. The reply is yours."), "plan-concerns",
        led.open_concerns == 0,
    )  # fmt: skip


def frees_time(benefit: Benefit | None) -> bool:
    """Whether the benefit is less effort or freed time, so that people ask what becomes of the hours."""
    if benefit is None:
        return False
    return benefit.kind == Benefit.Kind.EFFICIENCY or benefit.nature == Benefit.Nature.FREED_TIME
