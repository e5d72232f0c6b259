"""Who may try what, and when. Reads only; answers None, or the reason why not."""

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from greb.ideas import rules as ideas
from greb.ideas.models import Idea
from greb.ideas.rules import LONGER
from greb.ideas.stages import Stage
from greb.trail import clock
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.weighing.rules import why_not_outside_frames
from greb.workplaces.models import Person, Workplace
from greb.workplaces.reads import person_with_reach

from . import linter
from .models import Experiment, Frames, Observation

UNTIL_WRITTEN: Final = {"hours": Decimal(4), "kroner": Decimal(0)}  # frames where nobody has written any
PLANNING: Final = (Stage.MATURING, Stage.WEIGHING, Stage.DECIDED)


def frames_of(workplace: Workplace) -> Frames:
    """What may be tried there without asking: the newest of its own frames, or of the nearest one's above.

    Where nobody has written any: four hours, no money, and not saved (`is_written`). One statement.
    """
    newest: dict[int, Frames] = {}
    for frames in Frames.objects.filter(workplace__in=workplace.line).select_related("workplace").order_by("version"):
        newest[frames.workplace_id] = frames
    found = next((newest[place] for place in workplace.line if place in newest), None)
    return found or Frames(workplace=workplace, version=0, **UNTIL_WRITTEN)


def is_inside(experiment: Experiment, frames: Frames) -> bool:
    """Whether it takes no more than the frames allow. A small one without caps promises to stay within them."""
    hours, kroner = experiment.cap_hours or 0, experiment.cap_kroner or 0
    return not experiment.touches_kept_out and hours <= frames.hours and kroner <= frames.kroner


def needs_full(experiment: Experiment, frames: Frames) -> bool:
    """Whether it needs the whole plan: outside the frames, or where citizens' data or safety are touched."""
    return experiment.touches_data or experiment.touches_safety or not is_inside(experiment, frames)


def why_not_plan(by: Actor, idea: Idea, newest: Experiment | None) -> str | None:
    """Those who carry the idea plan, from maturing on, on one of the longer roads, one try at a time."""
    if idea.stage not in PLANNING:
        return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    if idea.road not in LONGER:
        return _("It is to be done, not tried. The leader can choose another road.")
    if newest is not None and not newest.is_concluded:
        return _("There is a plan already. Go on with that one.")
    return why_not_carry(by, idea)


def why_not_carry(by: Actor, idea: Idea) -> str | None:
    if not isinstance(by, Person):
        return None
    return (
        None if ideas.is_carrier(by, idea) else _("Only those who carry the idea, or the nearest leader, can do that.")
    )


def why_not_choose(by: Person, idea: Idea) -> str | None:
    return None if ideas.is_answerer(by, idea) else _("Only the nearest leader can do that.")


def why_not_change(by: Actor, experiment: Experiment) -> str | None:
    """A plan can be changed until it begins: what was expected is not written anew when it has been seen."""
    if not experiment.is_draft:
        return _("It has begun, so its lines stay as they are. What you see goes below it.")
    return why_not_carry(by, experiment.idea)


def why_not_start(experiment: Experiment, frames: Frames) -> Refused | None:
    """Why it cannot begin as it stands, at its field; None where it can. Who may is the stage table's."""
    idea = experiment.idea
    if not experiment.is_draft:
        return Refused(_("It has begun already."))
    if idea.road not in LONGER:
        return Refused(_("It is to be done, not tried. The leader can choose another road."))
    if lacking := linter.missing(experiment, clock.today()):
        return Refused(f"{lacking[0].text} {lacking[0].why}", field=lacking[0].field)
    if needs_full(experiment, frames) and experiment.size != Experiment.Size.FULL:
        if is_inside(experiment, frames):
            return Refused(_("Where citizens' data or safety are touched, the whole plan is needed."), field="size")
        return Refused(_("It is bigger than the frames here, so the whole plan is needed."), field="size")
    if not is_inside(experiment, frames) and (reason := why_not_outside_frames(idea)):
        return Refused(reason)
    return None


def why_not_observe_now(experiment: Experiment | None) -> str | None:
    """It is written down while it is tried."""
    if experiment is None or experiment.is_draft:
        return _("Nothing is being tried yet.")
    return None if experiment.is_running else _("The try has ended. What was learned stands with it.")


def why_not_observe(by: Actor, experiment: Experiment) -> str | None:
    """Any colleague who sees the idea may write what they see, while it is tried."""
    if reason := why_not_observe_now(experiment):
        return reason
    if not isinstance(by, Person):
        return None
    found = person_with_reach(by.pk)
    sees = found and Idea.objects.visible_to(found[0], found[1]).filter(pk=experiment.idea_id).exists()
    return None if sees else _("You cannot see that idea.")


def why_not_conclude(experiment: Experiment | None) -> str | None:
    if experiment is None or not experiment.is_running:
        return _("Nothing is being tried just now.")
    return None


def why_not_next(experiment: Experiment | None) -> str | None:
    """What comes next is chosen when outcome and learning are written."""
    if experiment is None or not experiment.is_concluded:
        return _("First write what came of it, and what you learned.")
    return None


def is_early(experiment: Experiment) -> bool:
    """Whether today lies before its day, so that what made it end is told as well."""
    return experiment.until is not None and clock.today() < experiment.until


def is_late(experiment: Experiment) -> bool:
    """Whether its day has passed without what was learned."""
    return experiment.is_running and experiment.until is not None and experiment.until < clock.today()


def why_not_blank(by: Person, idea: Idea) -> str | None:
    return ideas.why_not_blank(by, idea)


def why_not_blank_observation(by: Person, idea: Idea, observation: Observation) -> str | None:
    """Those who may blank the idea's text, and whoever wrote it."""
    return None if observation.by_id == by.pk else ideas.why_not_blank(by, idea)
