"""An idea's journey in words: the road, whose turn it is, what was said, and what the reader may do."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.ideas import rules
from greb.ideas.models import Audience, Comment, Follow, Idea, Step, Support
from greb.ideas.stages import Road, Stage
from greb.trail import clock
from greb.ui.filters import day
from greb.workplaces.models import Person
from greb.workplaces.rules import Answerers


@dataclass(frozen=True)
class Turn:
    """Whose turn it is, in one sentence; `who` is a name where it is one person's."""

    sentence: str
    who: str = ""
    due: str = ""
    tone: str = "calm"


@dataclass(frozen=True)
class Act:
    """Something the reader may do, as a link to its page."""

    name: str
    label: str
    href: str


def told(me: Person, idea: Idea) -> dict[str, Any]:
    """All that the idea's page shows. Six statements, whatever the length of the talk's page."""
    found = rules.answerers_of(idea)
    sees_author = rules.sees_author(me, idea, found)
    may = acts(me, idea, found)
    return {
        "idea": idea,
        "turn": turn(me, idea, found, sees_author=sees_author),
        "place": station(idea),
        "author": author_name(idea, sees_author),
        "sees_author": sees_author,
        "is_author": rules.is_author(me, idea),
        "is_answerer": rules.is_answerer(me, idea, found),
        "steps": list(Step.objects.filter(idea=idea).select_related("by").order_by("at", "id")[:200]),
        "comments": list(Comment.objects.filter(idea=idea).select_related("by").order_by("id")[:200]),
        "stands_behind": Support.objects.filter(idea=idea, person=me).exists(),
        "follows": Follow.objects.filter(idea=idea, person=me).exists(),
        "main_act": next((act for act in may if act.name in MAIN), None),
        "other_acts": [act for act in may if act.name not in MAIN],
        "widen": [a for a in Audience.values if rules.why_not_share(me, idea, a, found) is None],
        "may_talk": rules.why_not_comment(idea) is None,
    }


def station(idea: Idea) -> str:
    """Where on the drawn road the idea stands."""
    return "answered" if idea.stage == Stage.SPARK and idea.replied_at else str(idea.stage)


def author_name(idea: Idea, sees_author: bool) -> str:
    if not sees_author:
        return _("A colleague")
    if idea.author:
        return idea.author.name
    return idea.author_name or (_("Somebody") if not idea.is_imported else "")


def turn(me: Person, idea: Idea, found: Answerers, *, sees_author: bool) -> Turn:
    """The sentence that every page of an idea begins with."""
    author = author_name(idea, sees_author) or _("the one who told it")
    if idea.stage == Stage.SPARK:
        return _turn_of_new(me, idea, found, author)
    if idea.stage == Stage.DECIDED and idea.road == Road.DO:
        if rules.is_author(me, idea):
            return Turn(_("It is yours to do. When it works, write one line: what got better?"), who=me.name)
        return Turn(_("%(name)s writes one line when it works: what got better?") % {"name": author}, who=author)
    if idea.stage == Stage.MATURING:
        return Turn(_("It is growing: ask, add, and help it become clear."))
    if idea.stage == Stage.DONE:
        return Turn(_("It became real. Nothing more is needed."), tone="done")
    if idea.stage == Stage.PARKED:
        return Turn(_("It is saved, and comes back by itself on %(day)s.") % {"day": day(idea.revive_on)})
    if idea.stage == Stage.DECLINED:
        return Turn(_("We are not going on with it. The reason stands below, and it can be taken up again."))
    if idea.stage == Stage.WITHDRAWN:
        return Turn(_("It has been taken back by the one who told it."))
    return Turn(_("The idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label})


def _turn_of_new(me: Person, idea: Idea, found: Answerers, author: str) -> Turn:
    if idea.asked_at:
        if rules.is_author(me, idea):
            return Turn(_("You have been asked something. Answer when you can."), who=me.name)
        return Turn(_("%(name)s has been asked something, and answers next.") % {"name": author}, who=author)
    if idea.due_on is None:
        return Turn(_("It came from elsewhere and waits for somebody to take it up."))
    name = idea.answerer.name if idea.answerer else ""
    if not name:
        return Turn(_("No leader is named here. An administrator needs to name one."), tone="late")
    late = idea.due_on < clock.today()
    due = _due(idea.due_on)
    tone = "late" if late else "soon" if clock.working_days_between(clock.today(), idea.due_on) <= 2 else "calm"
    if idea.answerer_id == me.pk:
        line = _("You choose what happens now") if idea.replied_at else _("It waits for your thank-you and reply")
        return Turn(_("%(line)s, by %(day)s.") % {"line": line, "day": day(idea.due_on)}, who=name, due=due, tone=tone)
    if late:
        return Turn(
            _("%(name)s should have answered by %(day)s.") % {"name": name, "day": day(idea.due_on)},
            who=name,
            due=due,
            tone=tone,
        )
    if idea.replied_at:
        return Turn(
            _("%(name)s chooses what happens now, by %(day)s.") % {"name": name, "day": day(idea.due_on)},
            who=name,
            due=due,
            tone=tone,
        )
    return Turn(
        _("%(name)s answers by %(day)s.") % {"name": name, "day": day(idea.due_on)}, who=name, due=due, tone=tone
    )


def _due(due_on: date) -> str:
    left = clock.working_days_between(clock.today(), due_on)
    if due_on < clock.today():
        late = clock.working_days_between(due_on, clock.today())
        return ngettext("%(n)s working day late", "%(n)s working days late", late) % {"n": late}
    return ngettext("%(n)s working day left", "%(n)s working days left", left) % {"n": left}


MAIN = ("answer-question", "answer", "finish", "revive")
ACTS = {
    "thank": ("answer", "answer"),
    "extend": ("extend", "extend"),
    "finish": ("finish", "finish"),
    "revive": ("revive", "revive"),
    "withdraw": ("withdraw", "withdraw"),
}


def acts(me: Person, idea: Idea, found: Answerers) -> list[Act]:
    """What the reader may do now, the page's one main act first."""
    labels = {
        "thank": _("Choose what happens now") if idea.replied_at else _("Say thank you and answer"),
        "extend": _("Ask for more time"),
        "finish": _("Write what got better"),
        "revive": _("Take it up again"),
        "withdraw": _("Take the idea back"),
    }
    may = []
    if rules.why_not_answer_question(me, idea) is None:
        may.append(Act("answer-question", _("Answer the question"), reverse("answer-question", args=[idea.pk])))
    for verb, (name, url) in ACTS.items():
        if verb == "extend" and (idea.due_on is None or idea.is_extended or idea.replied_at):
            continue
        if rules.why_not(verb, by=me, idea=idea, found=found) is None:
            may.append(Act(name, labels[verb], reverse(url, args=[idea.pk])))
    return may
