"""The benefit's part of an idea's page, and whose turn it is when the change is over."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.reader import Reader
from greb.ideas.stages import Road, Stage
from greb.trail import clock
from greb.ui.filters import day
from greb.ui.journey import Act, Panel, Turn

from . import reads, rules
from .finding import finding
from .models import Benefit, FollowUp

ASKED = (Stage.MATURING, Stage.WEIGHING, Stage.DECIDED, Stage.EXPERIMENT, Stage.CHANGE, Stage.FOLLOWING, Stage.TOLD)


def panel(reader: Reader) -> Panel | None:
    """What the idea is to give. Two statements; none off the road *lead it through*."""
    idea = reader.idea
    if idea.road != Road.LEAD or idea.stage not in {*ASKED, Stage.STOPPED}:
        return None
    benefit = reads.of(idea)
    if benefit is None:
        to = Act("benefit-plan", _("Say what it is to give"), reverse("benefit-plan", args=[idea.pk]), False)
        return Panel(acts=(to,)) if reader.is_carrier and idea.stage in rules.PLANNING else None
    days = reads.follow_ups(benefit)
    owner = benefit.owner.name if benefit.owner and benefit.owner.is_active else ""
    planned = next((each for each in days if each.state == FollowUp.State.PLANNED), None)
    forecast = benefit.locked
    return Panel(
        template="benefits/panel.html",
        context={
            "benefit": benefit, "owner": owner, "next": planned.on if planned else None,
            "finding": finding(benefit, forecast, days) if forecast else None,
        },
        acts=_acts(reader, benefit, planned), turn=_turn(reader, benefit, owner, days, planned),
    )  # fmt: skip


def _acts(reader: Reader, benefit: Benefit, planned: FollowUp | None) -> tuple[Act, ...]:
    """What waits for the one who carries it: the next part that is missing, or the day that has come."""
    idea, is_owner = reader.idea, benefit.owner_id == reader.me.pk
    if not (reader.is_carrier or is_owner) or idea.stage not in ASKED:
        return ()
    here = idea.pk
    if benefit.baseline is None:
        return (Act("baseline", _("Write how it is now"), reverse("benefit-baseline", args=[here]), is_owner),)
    if benefit.locked is None:
        return (Act("forecast", _("Write what you believe"), reverse("benefit-forecast", args=[here]), is_owner),)
    if planned is None and idea.stage in rules.RUNNING:
        mine = is_owner and idea.stage == Stage.FOLLOWING
        return (Act("follow-up-plan", _("Choose a day to look at it"), reverse("follow-up-plan", args=[here]), mine),)
    if planned and planned.on <= clock.today() and idea.stage in rules.RUNNING:
        to = reverse("follow-up", args=[here, planned.pk])
        return (Act("follow-up", _("Write how it is now"), to, is_owner),)
    return ()


def _turn(
    reader: Reader, benefit: Benefit, owner: str, days: Sequence[FollowUp], planned: FollowUp | None
) -> Turn | None:
    """Said by this room alone when the old way has ended and nothing else is to be done."""
    if reader.idea.stage != Stage.FOLLOWING:
        return None
    if planned is None and days:
        return Turn(_("It is in use, and somebody has looked. It can be told to others."), tone="done")
    if planned is None:
        return Turn(_("It is in use. Choose a day to look at what came of it."), who=owner)
    told = {"name": owner or reader.leader or _("Somebody"), "day": day(planned.on)}
    if planned.on < clock.today():
        line = _("It is in use. %(name)s should have looked at what came of it by %(day)s.") % told
        return Turn(line, who=owner, tone="late")
    if benefit.owner_id == reader.me.pk:
        line = _("It is in use. You look at what came of it on %(day)s.") % told
    else:
        line = _("It is in use. %(name)s looks at what came of it on %(day)s.") % told
    return Turn(line, who=owner, tone="soon" if planned.on == clock.today() else "calm")
