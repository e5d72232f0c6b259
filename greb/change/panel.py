"""The change's part of an idea's page: what is planned, what is still missing, and whose turn it is."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.ideas.reader import Reader
from greb.ideas.stages import Road, Stage
from greb.trail import clock
from greb.ui.filters import day
from greb.ui.journey import Act, Panel, Turn

from . import reads, rules, shows
from .models import Plan
from .reads import Led

SHOWN = (*rules.DRAFTING, Stage.CHANGE, Stage.FOLLOWING, Stage.TOLD, Stage.STOPPED)


def panel(reader: Reader) -> Panel | None:
    """The plan in short. At most eight statements; none off the road *lead it through*."""
    idea = reader.idea
    if idea.road != Road.LEAD:
        return None
    plan = reads.plan_of(idea)
    origin = plan.decided_by if plan and plan.is_entered else ""
    if idea.stage not in SHOWN:
        return Panel(origin=origin) if origin else None
    if plan is None:
        return _without(reader)
    led = reads.led(idea, plan, is_decided=rules.is_decided(idea, plan), is_whole=False)
    is_drafted = idea.stage in rules.DRAFTING
    left = rules.missing(led) if is_drafted else []
    return Panel(
        template="change/panel.html",
        context={
            "plan": plan, "facts": _facts(plan), "lacks": shows.checklist(led) if is_drafted else [],
            "left": len(left), "carries": reader.is_carrier, "concerns": len(led.concerns), "open": led.open_concerns,
        },
        acts=tuple(_acts(reader, led, ready=is_drafted and not left)), turn=_turn(reader, led, left=len(left)),
        origin=origin,
    )  # fmt: skip


def _without(reader: Reader) -> Panel | None:
    """Before there is a plan: a way to begin one, and once it is decided, whose turn that is."""
    idea = reader.idea
    if idea.stage not in rules.DRAFTING:
        return None
    is_mine = reader.is_answerer and idea.stage == Stage.DECIDED
    acts = (Act("plan", _("Begin the plan"), reverse("plan-why", args=[idea.pk]), is_mine),)
    turn = None
    if idea.stage == Stage.DECIDED:
        line = _("It is decided. You plan it with those it touches.") if is_mine else _(
            "It is decided. %(name)s plans it with those it touches."
        ) % {"name": reader.leader or _("Somebody")}  # fmt: skip
        turn = Turn(line, who=reader.leader, since=_since(reader))
    return Panel(acts=acts if reader.is_carrier else (), turn=turn)


def _facts(plan: Plan) -> list[tuple[str, str]]:
    ends = f"{plan.old_routine}, {day(plan.retire_on)}" if plan.old_routine and plan.retire_on else plan.old_routine
    entered = [(_("What we may shape"), plan.may_shape), (_("What we say upwards"), plan.say_upwards)]
    return [
        (_("For whom"), plan.for_whom), *(entered if plan.is_entered else []),
        (_("Freed time"), plan.freed_time), (_("Promised"), plan.promised),
        (_("Cannot be promised"), plan.not_promised), (_("We know more"), plan.known_when), (_("What ends"), ends),
        (_("Looks after it"), plan.operations_owner.name if plan.operations_owner else ""),
    ]  # fmt: skip


def _acts(reader: Reader, led: Led, *, ready: bool) -> list[Act]:
    idea, here = reader.idea, [reader.idea.pk]
    may: list[Act] = []
    if led.open_concerns and reader.is_answerer:
        may.append(Act("concerns", _("Answer what worries people"), reverse("plan-concerns", args=here)))
    if idea.stage == Stage.DECIDED and reader.is_answerer and ready:
        may.append(Act("launch", _("Let it begin"), reverse("launch", args=here)))
    elif idea.stage in rules.DRAFTING and reader.is_carrier:
        mine = idea.stage == Stage.DECIDED and reader.is_answerer
        may.append(Act("plan", _("Go on with the plan"), reverse("plan", args=here), mine))
    if idea.stage == Stage.CHANGE and reader.is_answerer:
        is_due = bool(led.plan.retire_on and led.plan.retire_on <= clock.today())
        may.append(Act("retire", _("The old way has ended"), reverse("retire", args=here), is_due))
        may.append(Act("halt", _("Stop the change"), reverse("halt", args=here), False))
    if idea.stage in rules.WORRYING and not reader.is_answerer:
        may.append(Act("worry", _("Say what worries you"), reverse("plan-concerns", args=here), False))
    return may


def _turn(reader: Reader, led: Led, *, left: int) -> Turn | None:
    idea, plan = reader.idea, led.plan
    who = reader.leader
    told = {"name": who or _("Somebody"), "n": left}
    is_mine = reader.me.pk == idea.answerer_id
    if idea.stage == Stage.DECIDED:
        if left and is_mine:
            line = ngettext(
                "You prepare it. %(n)s thing is still missing.", "You prepare it. %(n)s things are still missing.", left
            ) % told  # fmt: skip
            return Turn(line, who=who, since=_since(reader))
        if left:
            line = ngettext(
                "%(name)s prepares it. %(n)s thing is still missing.",
                "%(name)s prepares it. %(n)s things are still missing.", left,
            ) % told  # fmt: skip
            return Turn(line, who=who, since=_since(reader))
        line = _("Nothing is missing. You say when it begins.") if is_mine else _(
            "Nothing is missing. %(name)s says when it begins."
        ) % told  # fmt: skip
        return Turn(line, who=who, since=_since(reader))
    if idea.stage != Stage.CHANGE or plan.retire_on is None:
        return None
    owner = plan.old_routine_owner.name if plan.old_routine_owner else who
    said = {"name": owner, "routine": plan.old_routine, "day": day(plan.retire_on)}
    if plan.retire_on < clock.today():
        line = _("“%(routine)s” was to end on %(day)s. Is it still open, %(name)s?") % said
        return Turn(line, who=owner, since=_since(reader), tone="late")
    line = _("It is being led through. “%(routine)s” ends on %(day)s; %(name)s sees to it.") % said
    soon = plan.retire_on - clock.today() <= reads.SOON
    return Turn(line, who=owner, since=_since(reader), tone="soon" if soon else "calm")


def _since(reader: Reader) -> str:
    return _("since %(day)s") % {"day": day(reader.idea.stage_since)}
