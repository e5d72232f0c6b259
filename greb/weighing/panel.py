"""Weighing's part of an idea's page: how it is being weighed, what is decided and why, and whose turn it is."""

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.reader import Reader
from greb.ideas.rules import LONGER
from greb.ideas.stages import Road, Stage
from greb.trail import clock
from greb.ui.filters import day, since_day
from greb.ui.journey import Act, Panel, Turn
from greb.workplaces.rules import core_task_of

from . import finding, reads, rules
from .models import Decision, Part
from .standing import Standing, standing

NOTHING: Final = dict.fromkeys(
    (
        "decision",
        "part",
        "leader",
        "standing",
        "scales",
        "headline",
        "so_far",
        "need",
        "asks_need",
        "gadget",
        "against",
        "says_need",
    )
)
LEFT = frozenset({Stage.PARKED, Stage.DECLINED, Stage.WITHDRAWN, Stage.MERGED})


def panel(reader: Reader) -> Panel | None:
    """Nothing, without a statement, off the two longer roads. While it matures at most three statements, while it is
    weighed seven or eight, afterwards one."""
    idea = reader.idea
    if idea.road not in LONGER or idea.stage == Stage.SPARK:
        return None
    if idea.stage == Stage.MATURING:
        return _maturing(reader)
    if idea.stage == Stage.WEIGHING:
        return _weighing(reader)
    return None if idea.stage in LEFT else _decided(reader)


def _maturing(reader: Reader) -> Panel:
    """The way on: to be weighed, or on the road “try it” to be decided at once."""
    idea, is_lead = reader.idea, reader.idea.road == Road.LEAD
    gadget = rules.gadget_without_need(idea)
    asks = bool(gadget) and reads.need(idea) is None
    acts = []
    if reader.is_carrier:
        if asks:
            acts.append(
                _act(reader, "need", _("Say what gets better, and for whom"), is_mine_now=not reader.is_answerer)
            )
        label = _("It is ready to be weighed") if is_lead else _("Let colleagues weigh it first")
        acts.append(_act(reader, "open-weighing", label, is_mine_now=False))
    if reader.is_answerer and not is_lead:
        acts.append(_act(reader, "decide", _("Decide it as it is"), is_mine_now=False))
    template = "weighing/panel.html" if asks else ""
    return Panel(
        template, {**NOTHING, "gadget": gadget, "asks_need": asks, "says_need": reader.is_carrier}, tuple(acts)
    )


def _weighing(reader: Reader) -> Panel:
    idea = reader.idea
    now = standing(reader.me, reader.reach, idea, carries=reader.me.pk == idea.author_id or reader.is_co_owner)
    against, need = reads.counter_argument(idea), reads.need(idea)
    asks = need is None and rules.asks_for_need(idea, now.placed if now.sees else ())
    may_argue = rules.may_argue(reader.me, reader.reach, idea, against)
    scales = finding.scales(now.placed, core_task_of(idea.workplace)) if now.sees else []
    acts = []
    if now.weighs:
        label = _("Change your weighing") if now.own else _("Weigh it: three taps")
        acts.append(_act(reader, "weigh", label, is_mine_now=now.own is None))
    if reader.is_answerer:
        acts.append(_act(reader, "decide", _("Decide"), is_mine_now=now.weighed >= now.wanted and now.own is not None))
    if asks and reader.is_carrier:
        acts.append(_act(reader, "need", _("Say what gets better, and for whom"), is_mine_now=not reader.is_answerer))
    if against is None and may_argue:
        acts.append(_act(reader, "against", _("Write what speaks against it"), is_mine_now=False))
    context: dict[str, Any] = {
        **NOTHING,
        "standing": now, "scales": scales, "headline": finding.headline(scales) if scales else "",
        "against": None if now.is_blind else against,
        "so_far": finding.weighed_so_far(now.weighed, now.wanted), "asks_need": asks, "says_need": reader.is_carrier,
        "need": need, "gadget": rules.gadget_without_need(idea) if asks else "",
    }  # fmt: skip
    return Panel("weighing/panel.html", context, tuple(acts), _turn(reader, now))


def _decided(reader: Reader) -> Panel | None:
    """What was decided and why; the author is asked how they wish to take part."""
    idea = reader.idea
    decision = reads.decision(idea)
    if decision is None:
        return None
    part = getattr(decision, "part", None)
    acts = []
    turn = None
    handed = rules.handed_over(idea, decision)
    is_teller = reader.me.pk == idea.teller_id
    if is_teller and idea.stage in rules.PREPARED and not (part and part.taken_at):
        label = _("Change how you take part") if part else _("Say how you would like to take part")
        acts.append(_act(reader, "part", label, is_mine_now=part is None))
    if idea.stage == Stage.DECIDED and part is None and is_teller:
        turn = Turn(
            _("It is a yes. How would you like to take part?"), who=reader.me.name, since=since_day(decision.at)
        )
    if handed:
        acts += _to_lead(reader, handed)
        turn = _turn_of_handed(reader, handed) if idea.stage == Stage.DECIDED else None
    return Panel(
        "weighing/panel.html",
        {**NOTHING, "decision": decision, "part": part, "leader": reader.leader, **_shown(reader, decision)},
        tuple(acts),
        turn,
    )


def _to_lead(reader: Reader, part: Part) -> list[Act]:
    """The way to say yes or no, for whoever is asked; to find somebody, for the leader."""
    if part.to_id == reader.me.pk:
        return [_act(reader, "lead", _("Say whether you will lead it"), is_mine_now=True)]
    if reader.is_answerer:
        return [_act(reader, "lead", _("Find somebody to lead it"), is_mine_now=part.to is None)]
    return []


def _turn_of_handed(reader: Reader, part: Part) -> Turn | None:
    """Comes before whose turn it is to plan: nobody leads it yet."""
    since, to = since_day(part.at), part.to
    if to is not None and to.pk == reader.me.pk:
        line = (
            _("It is handed over, and you are asked to lead it.") if part.person_id else _("You are asked to lead it.")
        )
        who = to.name
    elif to is not None:
        line, who = _("%(name)s is asked to lead it.") % {"name": to.name}, to.name
    elif reader.is_answerer:
        handed = _("It is handed over. Find somebody to lead it.")
        line = handed if part.person_id else _("It is a yes, and nobody leads it yet. Find somebody.")
        who = reader.me.name
    else:
        line, who = _("%(name)s finds somebody to lead it.") % {"name": reader.leader}, reader.leader
    return Turn(line, who=who, since=since, comes_first=True) if who else None


def _shown(reader: Reader, decision: Decision) -> dict[str, Any]:
    author = reader.idea.author.name if reader.idea.author and reader.sees_author else ""
    return {"author": author, "was_weighed": decision.round_id is not None}


def _turn(reader: Reader, now: Standing) -> Turn:
    """Colleagues weigh it, until enough have, or its day has come; then the leader decides."""
    idea, ends = reader.idea, now.round.closes_on if now.round else None
    is_over = ends is not None and ends < clock.today()
    is_done = is_over or (ends is None and now.weighed >= max(now.wanted, 1))
    told = {"so_far": finding.weighed_so_far(now.weighed, now.wanted), "day": day(ends), "name": reader.leader}
    if is_done:
        if reader.is_answerer:
            return Turn(
                _("Colleagues have weighed it. You decide."), who=reader.me.name, since=since_day(idea.stage_since)
            )
        if told["name"]:
            line = _("Colleagues have weighed it. %(name)s decides.") % told
            return Turn(line, who=told["name"], since=since_day(idea.stage_since))
    if ends and not is_over:
        return Turn(_("Colleagues weigh it until %(day)s. %(so_far)s") % told, since=since_day(idea.stage_since))
    return Turn(_("Colleagues weigh it. %(so_far)s") % told, since=since_day(idea.stage_since))


def _act(reader: Reader, name: str, label: str, *, is_mine_now: bool) -> Act:
    return Act(name, label, reverse(name, args=[reader.idea.pk]), is_mine_now)
