"""When an idea is weighed and decided, and who may. Reads only; answers None, or the reason why not."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.ideas import rules as of_ideas
from greb.ideas.models import Idea
from greb.ideas.rules import LONGER
from greb.ideas.stages import Road, Stage
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach, reaches
from greb.workplaces.rules import Answerers

from . import own_sake, reads
from .models import SCALES, CounterArgument, Decision, Part
from .reads import UNDECIDED, Placed

ENOUGH = 3
PREPARED = frozenset({Stage.DECIDED, Stage.EXPERIMENT})
SPOKEN_OF = frozenset({Stage.MATURING, Stage.WEIGHING, Stage.DECIDED})


def is_weighed(idea: Idea) -> bool:
    """Whether enough others have weighed it: three, or all at the workplace where there are fewer."""
    return reads.count(reads.present_round(idea)) >= enough(idea)


def enough(idea: Idea) -> int:
    """How many others are to weigh the idea before it can be decided on the road that asks for it."""
    return min(ENOUGH, reads.others_at(idea))


def is_decided(idea: Idea) -> bool:
    """Whether the idea has been decided on the road that it now is on."""
    if idea.stage in UNDECIDED or idea.road not in LONGER:
        return False
    return Decision.objects.filter(idea=idea, road=idea.road).exists()


def why_not_decide(
    idea: Idea, *, by: Person | None = None, road: str = "", found: Answerers | None = None
) -> str | None:
    """Why the idea cannot be decided now, on `road` (empty: as it is). With `by`, who may is asked too."""
    road = road or idea.road
    if road not in LONGER:
        return _("Choose a road: try it, or lead it through.")
    if by and (reason := of_ideas.why_not("decide", by=by, idea=idea, found=found)):
        return reason
    return _why_not_weighed_through(idea) if road == Road.LEAD else None


def why_not_outside_frames(idea: Idea) -> str | None:
    """Why a try outside the workplace's frames cannot begin: it is weighed through and decided first."""
    if not is_decided(idea):
        return _why_not_weighed_through(idea) or _("Outside the frames it is decided first, with a reason.")
    return _why_not_weighed_through(idea)


def _why_not_weighed_through(idea: Idea) -> str | None:
    """Weighed by enough others, a need said where it is asked for, and what speaks against it written down."""
    round_ = reads.present_round(idea)
    where = reads.placed(round_)
    weighed, wanted = sum(each.count for each in where), enough(idea)
    if weighed < wanted:
        if idea.stage != Stage.WEIGHING and not weighed:
            return _("First it is weighed by colleagues: say that it is ready to be weighed.")
        left = wanted - weighed
        return ngettext(
            "%(n)s more colleague needs to weigh it first.", "%(n)s more colleagues need to weigh it first.", left
        ) % {"n": left}
    if asks_for_need(idea, where) and reads.need(idea) is None:
        return _("First somebody says what gets better, and for whom.")
    if reads.counter_argument(idea) is None:
        return _("First somebody writes what speaks most strongly against it.")
    return None


def asks_for_need(idea: Idea, where: Sequence[Placed] = ()) -> bool:
    """Whether “for its own sake?” is asked: a gadget without a need, or nobody who weighed it says that it helps."""
    helps = any(getattr(each, scale) > 0 for each in where for scale in SCALES)
    return bool(gadget_without_need(idea)) or bool(where and not helps)


def gadget_without_need(idea: Idea) -> str:
    """The gadget that the idea names without saying what it is for; empty where it does not."""
    text = f"{idea.told}\n{idea.body}"
    return own_sake.asks(text, *reads.described(idea)) if own_sake.asks(text) else ""


def why_not_weigh(by: Person, reach: Reach, idea: Idea) -> str | None:
    """Anybody at one of the organisation's workplaces who may read it; those who carry it as their own do not."""
    if idea.stage != Stage.WEIGHING:
        return _("It is not being weighed now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    if by.pk == idea.author_id or of_ideas.is_co_owner(by, idea):
        return _("You carry it yourself, so others weigh it.")
    return why_not_take_part(by, reach, idea)


def why_not_take_part(by: Person, reach: Reach, idea: Idea) -> str | None:
    """Belonging to a workplace here, and being able to read the idea."""
    if not reach.member_of:
        return _("Only those who belong to a workplace here can do that.")
    if Idea.objects.visible_to(by, reach).filter(pk=idea.pk).exists():
        return None
    return _("Only those who may read the idea can do that.")


def why_not_say_need(by: Person, idea: Idea, found: Answerers | None = None) -> str | None:
    if reason := _why_not_spoken_of(idea):
        return reason
    if of_ideas.is_carrier(by, idea, found):
        return None
    return _("Only those who carry the idea, or the nearest leader, can do that.")


def why_not_argue(by: Person, reach: Reach, idea: Idea) -> str | None:
    """Anybody who may take part; once it is there, only whoever wrote it changes it."""
    if reason := _why_not_spoken_of(idea):
        return reason
    said = reads.counter_argument(idea)
    if said and said.by_id != by.pk:
        return _("It has been written already. Say more in the talk about the idea.")
    return why_not_take_part(by, reach, idea)


def may_argue(by: Person, reach: Reach, idea: Idea, said: CounterArgument | None) -> bool:
    """`why_not_argue` without a statement, for somebody who can read the idea and what is said against it."""
    mine = said is None or said.by_id == by.pk
    return mine and _why_not_spoken_of(idea) is None and bool(reach.member_of)


def is_spoken_of(idea: Idea) -> bool:
    """Whether what speaks for and against it can still be written."""
    return _why_not_spoken_of(idea) is None


def has_come_through(idea: Idea) -> bool:
    """Whether the idea stands beyond its weighing, so that a decision about it is the present one."""
    return idea.stage not in UNDECIDED


def why_not_on_road(idea: Idea) -> str | None:
    """Only the two longer roads are weighed and decided."""
    if idea.road in LONGER:
        return None
    return _("First the nearest leader chooses a road for it: try it, or lead it through.")


def _why_not_spoken_of(idea: Idea) -> str | None:
    if reason := why_not_on_road(idea):
        return reason
    if idea.stage not in SPOKEN_OF:
        return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    return None


def asks_teller(idea: Idea) -> bool:
    """Whether somebody is here who told the idea, and can be asked how they wish to take part."""
    return bool(idea.teller and idea.teller.is_active)


def why_not_choose_part(by: Person, idea: Idea, decision: Decision | None) -> str | None:
    """Whoever told the idea, until the work has begun to be led or ended."""
    if decision is None:
        return _("It has not been decided yet.")
    if by.pk != idea.teller_id:
        return _("Only the one who told the idea can do that.")
    if (part := getattr(decision, "part", None)) and part.taken_at:
        return _("Somebody has taken it on. Talk with them if you would like to be in it.")
    if idea.stage in PREPARED:
        return None
    return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}


def handed_over(idea: Idea, decision: Decision | None) -> Part | None:
    """How the author takes part, where they have handed it over and nobody has taken it on. `decision` the newest."""
    part: Part | None = getattr(decision, "part", None) if idea.stage in PREPARED else None
    return part if part and part.choice == Part.Choice.HAND_OVER and part.taken_at is None else None


def not_handed_over() -> str:
    return _("It has been taken on already, or is not handed over any longer.")


def why_not_ask(person: Person, idea: Idea) -> str | None:
    """Whoever is asked to lead it is here, can read it, and has not just handed it over."""
    if of_ideas.is_author(person, idea):
        return _("They have handed it over themselves.")
    reach = reaches([person.pk]).get(person.pk) if person.is_active else None
    if reach is None:
        return _("%(name)s is no longer here. Choose somebody else.") % {"name": person.name}
    if not Idea.objects.visible_to(person, reach).filter(pk=idea.pk).exists():
        return _("%(name)s cannot read the idea. Show it to the organisation first.") % {"name": person.name}
    return None


def why_not_find(by: Person, idea: Idea, part: Part | None, found: Answerers | None = None) -> str | None:
    """The leader finds somebody for what is handed over, also while somebody is asked and has not answered."""
    if part is None:
        return not_handed_over()
    return None if of_ideas.is_answerer(by, idea, found) else _("Only the nearest leader can do that.")


def why_not_answer_asked(by: Person, idea: Idea, part: Part | None) -> str | None:
    if part is None:
        return not_handed_over()
    return None if part.to_id == by.pk else _("Somebody else is asked to lead it.")


def waits_for_lead(person_id: int, idea: Idea, decision: Decision | None) -> bool:
    """Whether the idea is handed over and waits for the person: asked to lead it, or to find somebody."""
    part = handed_over(idea, decision)
    return part is not None and (part.to_id or idea.answerer_id) == person_id


def waits_for_choice(idea: Idea, decision: Decision | None) -> bool:
    """Whether it is decided, and its author has not said how they wish to take part. `decision` the newest."""
    return idea.stage in PREPARED and decision is not None and not hasattr(decision, "part")


def sees_others(weighed: int, wanted: int, *, is_blind: bool) -> bool:
    """Whether a reader sees how others weighed: not before their own weighing (`is_blind`), and not before so many
    have weighed it that none can be read off."""
    return not is_blind and weighed >= max(wanted, 1)


def why_not_blank(by: Person, idea: Idea) -> str | None:
    return of_ideas.why_not_blank(by, idea)
