"""Maturing's part of an idea's page: what has become clear, who carries it, and what help is wanted."""

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ui.filters import since_day
from greb.ui.journey import Act, Panel, Turn

from . import team
from .models import Member
from .reader import Reader
from .readiness import Readiness, readiness
from .rules import GROWING, LONGER
from .stages import Road, Stage


def panel(reader: Reader) -> Panel | None:
    """Nothing, without a statement, off the two longer roads; else three statements, and none for the words alone."""
    idea = reader.idea
    if idea.road not in LONGER:
        return None
    members = team.members(idea)
    ready = readiness(team.written(idea), members=len(members), comments=idea.comment_count)
    is_growing = idea.stage in GROWING
    carries = reader.is_carrier and is_growing
    context = {
        "ready": ready, "members": members, "wanted": team.wanted(idea) if is_growing else [], "carries": carries,
        "is_maturing": idea.stage == Stage.MATURING, "is_in": any(m.person_id == reader.me.pk for m in members),
        "may_take": is_growing, "co_owners": [m for m in members if m.kind == Member.Kind.CO_OWNER],
    }  # fmt: skip
    is_alone = idea.teller_id is None and not context["co_owners"]
    acts = _acts(reader, ready, is_alone=is_alone) if carries else ()
    return Panel("ideas/panel.html", context, acts, _turn(reader, is_alone=is_alone))


def _acts(reader: Reader, ready: Readiness, *, is_alone: bool) -> tuple[Act, ...]:
    idea = reader.idea
    is_mine = idea.stage == Stage.MATURING and not reader.is_answerer and not ready.is_described
    asks = idea.stage == Stage.MATURING and reader.is_answerer and is_alone
    label = _("Write more about it") if ready.written else _("Describe it")
    return (
        Act("describe", label, reverse("describe", args=[idea.pk]), is_mine),
        Act("team", _("Ask somebody in"), reverse("team", args=[idea.pk]), is_mine_now=asks),
        Act("ask-help", _("Ask for help"), reverse("ask-help", args=[idea.pk]), is_mine_now=False),
    )


def _turn(reader: Reader, *, is_alone: bool) -> Turn | None:
    idea = reader.idea
    if idea.stage != Stage.MATURING:
        return None
    if is_alone and reader.leader:
        mine = idea.answerer_id == reader.me.pk
        line = _("It is growing, and nobody carries it. Ask somebody in, or take it on yourself.") if mine else _(
            "It is growing, and nobody carries it. %(name)s asks somebody in."
        ) % {"name": reader.leader}  # fmt: skip
        return Turn(line, who=reader.leader, since=since_day(idea.stage_since))
    if idea.road == Road.TRY:
        line = _("It is growing. When it is clear, a small try can begin, or colleagues weigh it first.")
    else:
        line = _("It is growing. When it is clear, colleagues weigh it, and then it is decided.")
    return Turn(line, since=since_day(idea.stage_since))
