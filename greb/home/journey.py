"""An idea's journey in words: the road, whose turn it is, what was said, and what the reader may do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from greb.ideas import rules, stations, turns
from greb.ideas.models import Audience, Idea, Step
from greb.ideas.reader import Reader
from greb.ideas.rules import LONGER
from greb.ideas.stages import BESIDE, Stage
from greb.ui.filters import day, since_day
from greb.ui.jinja import address
from greb.ui.journey import Act, Panel
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach
from greb.workplaces.rules import Answerers

from . import panels, reads

OPENING = 1200
NO_STEPS = {Step.Kind.PARK, Step.Kind.DECLINE, Step.Kind.STOP, Step.Kind.HALT}
FURTHEST = ("change", "experiment", "decided", "elsewhere", "weighing", "maturing")


@dataclass(frozen=True)
class No:
    """Why an idea left the line: what was valued (the thank-you), why, and who said so."""

    reason: str
    valued: str
    by: str
    at: datetime


def told(me: Person, reach: Reach, idea: Idea, before: int = 0) -> dict[str, Any]:
    """All that the idea's page shows; the talk from before the contribution `before` (0: the newest).

    Six statements, whatever the length of the talk, and those of the rooms that the idea has come to.
    """
    reader = read_by(me, reach, idea)
    found, sees_author = reader.found, reader.sees_author
    shown = panels.panels(reader)
    may = [*acts(me, idea, found), *panels.acts(shown)]
    steps = reads.steps(idea.pk)[::-1]
    talk = reads.talk(idea.pk, before or None)[::-1]
    first, rest = opening(idea.body)
    origin = next((panel.origin for panel in shown if panel.origin), "")
    return {
        "idea": idea,
        "turn": panels.turn(shown) or turns.turn(me, idea, sees_author=sees_author),
        "panels": shown,
        "place": station(idea),
        "left": _left(idea, steps),
        "went": _went(idea, steps),
        "origin": origin,
        "since": _at_station(idea),
        "no": _no(idea, steps),
        "first": first,
        "rest": rest,
        "author": "" if origin else turns.author_name(idea, sees_author),
        "sees_author": sees_author,
        "is_author": reader.is_author,
        "is_answerer": reader.is_answerer,
        "steps": steps,
        "comments": talk[-reads.TALK :],
        "has_earlier": len(talk) > reads.TALK,
        "before": before,
        "stands_behind": bool(reads.support_of(idea.pk, me.pk)),
        "follows": bool(reads.follows(idea.pk, me.pk)),
        "main_act": _main(may, shown),
        "acts": may,
        "widen": [a for a in Audience.values if rules.why_not_share(me, idea, a, found) is None],
        "may_talk": rules.why_not_comment(idea) is None,
    }


def read_by(me: Person, reach: Reach, idea: Idea) -> Reader:
    """What the reader is to the idea. Two statements, one where they told it or may answer it."""
    found = rules.answerers_of(idea)
    is_author, is_answerer = rules.is_author(me, idea), rules.is_answerer(me, idea, found)
    return Reader(
        me=me, reach=reach, idea=idea, found=found, sees_author=rules.sees_author(me, idea, found),
        is_author=is_author, is_answerer=is_answerer,
        is_co_owner=idea.road in LONGER and not is_author and rules.is_co_owner(me, idea),
    )  # fmt: skip


def _main(may: list[Act], shown: list[Panel]) -> Act | None:
    """The page's one main act: of the idea itself before its road is chosen, then of the room that it has come to."""
    first = next(iter(panels.acts(shown)), None)
    own = next((act for act in may if act.name in MAIN), None)
    return first if first and first.is_mine_now and not (own and own.is_mine_now) else own or first


def opening(body: str) -> tuple[list[str], list[str]]:
    """The paragraphs of a text: those to show at once, about `OPENING` letters, and the rest, which may wait."""
    parts = [part.strip() for part in body.splitlines() if part.strip()]
    if len(body) <= OPENING * 3 // 2:
        return parts, []
    shown, length = 0, 0
    while shown < len(parts) and length + len(parts[shown]) <= OPENING:
        length += len(parts[shown])
        shown += 1
    if length >= OPENING // 2 or shown == len(parts):
        return parts[:shown], parts[shown:]
    cut = parts[shown].rfind(" ", 0, OPENING - length) + 1 or OPENING - length
    first, later = parts[shown][:cut].rstrip(), parts[shown][cut:]
    return [*parts[:shown], f"{first} …"], [f"… {later}", *parts[shown + 1 :]]


def station(idea: Idea) -> str:
    """Where on the drawn road the idea stands."""
    return "answered" if idea.stage == Stage.SPARK and idea.replied_at else str(idea.stage)


def _left(idea: Idea, steps: list[Step]) -> str:
    """The station at which an idea that is on a siding left the line."""
    if idea.stage not in BESIDE:
        return ""
    if idea.replied_at is None:
        return str(Stage.SPARK)
    came = _came(idea, steps)
    left = next((code for code in FURTHEST if code in came), "")
    return "decided" if left == "elsewhere" else left


def _went(idea: Idea, steps: list[Step]) -> tuple[str, ...] | None:
    """The stations that an idea on a longer road came to, in order of time; None where that is not known."""
    if idea.road not in LONGER or idea.is_imported or len(steps) == reads.STEPS:
        return None
    return _came(idea, steps)


def _came(idea: Idea, steps: list[Step]) -> tuple[str, ...]:
    return tuple(stations.came_to(idea, [(step.kind, step.at) for step in steps]))


def _at_station(idea: Idea) -> str:
    """Since when the idea stands where it stands."""
    if idea.stage == Stage.PARKED:
        return _("until %(day)s") % {"day": day(idea.revive_on)}
    if idea.stage == Stage.TOLD:
        return day(idea.stage_since)
    if idea.ended_at:
        return day(idea.ended_at)
    if idea.stage == Stage.SPARK and idea.replied_at:
        return since_day(idea.replied_at)
    return since_day(idea.stage_since)


def _no(idea: Idea, steps: list[Step]) -> No | None:
    """The reason of an idea that was parked, declined or stopped, with what was said to be good about it."""
    if not idea.reason or idea.stage not in {Stage.PARKED, Stage.DECLINED, Stage.STOPPED}:
        return None
    last = next((step for step in reversed(steps) if step.kind in NO_STEPS), None)
    thanks = next((step.text for step in reversed(steps) if step.kind == Step.Kind.THANKS and step.text), "")
    by = last.by.name if last and last.by else ""
    reason = _("Blanked.") if last and last.is_blanked else idea.reason
    return No(reason, thanks, by, last.at if last else idea.stage_since)


MAIN = ("answer-question", "answer", "finish", "revive")
ACTS = {
    "finish": ("finish", "finish"),
    "thank": ("answer", "answer"),
    "extend": ("extend", "extend"),
    "revive": ("revive", "revive"),
    "withdraw": ("withdraw", "withdraw"),
}


def acts(me: Person, idea: Idea, found: Answerers) -> list[Act]:
    """What the reader may do now, the page's one main act first."""
    labels = {
        "thank": _label_of_answer(idea),
        "extend": _("Ask for more time"),
        "finish": _("Write what got better"),
        "revive": _("Take it up again"),
        "withdraw": _("Take the idea back"),
    }
    may = []
    if rules.why_not_answer_question(me, idea) is None:
        may.append(Act("answer-question", _("Answer the question"), address("answer-question", pk=idea.pk)))
    for verb, (name, url) in ACTS.items():
        if verb == "extend" and (idea.due_on is None or idea.is_extended or idea.replied_at):
            continue
        if rules.why_not(verb, by=me, idea=idea, found=found) is None:
            may.append(Act(name, labels[verb], address(url, pk=idea.pk), _is_mine_now(verb, me, idea)))
    return may


def _label_of_answer(idea: Idea) -> str:
    if idea.replied_at is None:
        return _("Say thank you and answer")
    return _("Choose what happens now") if idea.stage == Stage.SPARK else _("Choose something else")


def _is_mine_now(verb: str, me: Person, idea: Idea) -> bool:
    """Whether the reader is the one it waits for, not only one who may."""
    if verb == "thank":
        return (
            idea.stage == Stage.SPARK
            and idea.asked_at is None
            and (idea.answerer_id in {me.pk, None} or idea.rises > 0)
        )
    return verb == "finish" and rules.is_author(me, idea)
