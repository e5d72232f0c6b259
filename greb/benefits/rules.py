"""Who may do what to a benefit, and when. Reads only; answers None, or the reason why not."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from greb.ideas.models import Idea
from greb.ideas.rules import is_carrier
from greb.ideas.stages import Road, Stage
from greb.trail import clock
from greb.trail.actors import Actor, System
from greb.ui.filters import day
from greb.workplaces.models import Person
from greb.workplaces.reads import person_with_reach
from greb.workplaces.rules import Answerers

from .models import Benefit, Better, FollowUp

EARLY: Final = timedelta(days=7)  # a follow-up may be done so long before its day
PLANNING: Final = (Stage.MATURING, Stage.WEIGHING, Stage.DECIDED, Stage.EXPERIMENT, Stage.CHANGE, Stage.FOLLOWING)
RUNNING: Final = (Stage.EXPERIMENT, Stage.CHANGE, Stage.FOLLOWING, Stage.TOLD)


def has_owner(idea: Idea) -> bool:
    """Whether the idea's main benefit is owned by somebody who is here. One statement."""
    return Benefit.objects.filter(idea=idea, owner__is_active=True).exists()


def why_not_carry(
    by: Actor, idea: Idea, benefit: Benefit | None = None, *, found: Answerers | None = None
) -> str | None:
    """What a benefit needs is done by those who carry the idea, and by the benefit's owner."""
    if isinstance(by, System):
        return None
    if not isinstance(by, Person):
        return _("You need to sign in to do that.")
    if (benefit and benefit.owner_id == by.pk) or is_carrier(by, idea, found):
        return None
    return _("Only those who carry the idea, and the one who follows the benefit up, can do that.")


def why_not_plan(
    by: Actor, idea: Idea, benefit: Benefit | None = None, *, found: Answerers | None = None
) -> str | None:
    """Whether a benefit can be planned, or its owner changed, now."""
    if idea.road == Road.DO:
        return _("A small improvement needs no benefit to follow up. It ends with one line: what got better?")
    if idea.road != Road.LEAD:
        return _("Only an idea on the road “Lead it through” has a benefit to follow up.")
    if idea.stage not in PLANNING:
        return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    return why_not_carry(by, idea, benefit, found=found)


def why_not_own(owner: Person, idea: Idea) -> str | None:
    """Whoever follows a benefit up is here, and can read the idea."""
    found = person_with_reach(owner.pk) if owner.is_active else None
    if found is None:
        return _("%(name)s is no longer here. Choose somebody else.") % {"name": owner.name}
    if not Idea.objects.visible_to(*found).filter(pk=idea.pk).exists():
        return _("%(name)s cannot read the idea. Show it to the organisation first.") % {"name": owner.name}
    return None


def why_not_lock(benefit: Benefit) -> str | None:
    """A forecast is locked once, on top of a baseline."""
    if benefit.locked:
        return _("The forecast is locked. Nobody can change it, and that is what makes it worth something.")
    if benefit.baseline is None:
        return _("First write how it is now. Without that, nobody can tell later what has changed.")
    return None


def why_not_baseline(benefit: Benefit) -> str | None:
    if benefit.locked:
        return _("The forecast is locked, and stands on this number. It can no longer be changed.")
    return None


def why_not_in_order(better: str, pessimistic: Decimal, likely: Decimal, optimistic: Decimal) -> str | None:
    """The three stand in the direction that is better."""
    up = pessimistic <= likely <= optimistic
    down = pessimistic >= likely >= optimistic
    if up if better == Better.UP else down:
        return None
    if better == Better.UP:
        return _("More is better here, so the careful number is the lowest and the hopeful one the highest.")
    return _("Less is better here, so the careful number is the highest and the hopeful one the lowest.")


def why_not_forecast_day(benefit: Benefit, on: date) -> str | None:
    if on < clock.today() or (benefit.baseline_on and on < benefit.baseline_on):
        return _("A forecast is about a day to come.")
    return None


def why_not_follow_up(idea: Idea, benefit: Benefit, follow_up: FollowUp) -> str | None:
    """A reading counts when the forecast was locked before it, and its day has come."""
    if idea.stage not in RUNNING:
        return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    if benefit.locked is None:
        return _("Lock the forecast first. A forecast that is made afterwards is none.")
    if follow_up.state != FollowUp.State.PLANNED:
        return _("That day has been looked at already.")
    if clock.today() < follow_up.on - EARLY:
        return _("Its day is %(day)s. Look again then.") % {"day": day(follow_up.on)}
    return None


def why_not_leave(idea: Idea, follow_up: FollowUp) -> str | None:
    """A day that is not evaluated is said to be so, once it has come or the change was stopped."""
    if follow_up.state != FollowUp.State.PLANNED:
        return _("That day has been looked at already.")
    if clock.today() < follow_up.on - EARLY and idea.stage != Stage.STOPPED:
        return _("Its day is %(day)s. Look again then.") % {"day": day(follow_up.on)}
    return None
