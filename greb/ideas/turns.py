"""Whose turn it is with an idea, in one sentence to one reader, from the idea as it stands now."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.trail import clock
from greb.ui.filters import day, since_day
from greb.ui.journey import Turn
from greb.workplaces.models import Person

from . import promise, rules
from .models import Idea
from .stages import Road, Stage


def author_name(idea: Idea, sees_author: bool) -> str:
    """Who had the idea, as a reader may know it; nobody for one that came from elsewhere without a name."""
    if not sees_author:
        return _("A colleague")
    if idea.author:
        return idea.author.name
    return idea.author_name or (_("Somebody") if not idea.is_imported else "")


def turn(me: Person, idea: Idea, *, sees_author: bool) -> Turn:
    """The sentence that every page of an idea begins with, and a mail about it ends with."""
    author = author_name(idea, sees_author) or _("the one who told it")
    if idea.stage == Stage.SPARK:
        return _turn_of_new(me, idea, author)
    since = since_day(idea.stage_since)
    if idea.stage == Stage.DECIDED and idea.road == Road.DO:
        if me.pk == idea.teller_id:
            line = _("It is yours to do. When it works, write one line: what got better?")
            return Turn(line, who=me.name, since=since)
        if idea.teller_id is None:
            return _turn_of_nobodys(me, idea, since)
        line = _("%(name)s writes one line when it works: what got better?") % {"name": author}
        return Turn(line, who=author, since=since)
    if idea.stage == Stage.MATURING:
        return Turn(_("It is growing: ask, add, and help it become clear."), since=since)
    if idea.stage == Stage.DONE:
        return Turn(_("It became real. Nothing more is needed."), tone="done")
    if idea.stage == Stage.PARKED:
        return Turn(_("It is saved, and comes back by itself on %(day)s.") % {"day": day(idea.revive_on)})
    if idea.stage == Stage.DECLINED:
        return Turn(_("We are not going on with it. It stays here, and can be taken up again."))
    if idea.stage == Stage.WITHDRAWN:
        return Turn(_("It has been taken back by the one who told it."))
    return _turn_further_on(idea, since)


def _turn_of_nobodys(me: Person, idea: Idea, since: str) -> Turn:
    """To be done, and nobody here told it: the one who answered sees to it."""
    if idea.answerer_id == me.pk:
        line = _(
            "Nobody here told it, so you see to it, or ask somebody. When it works, write one line: what got better?"
        )
        return Turn(line, who=me.name, since=since)
    if idea.answerer:
        line = _("%(name)s sees to it, and writes one line when it works: what got better?") % {
            "name": idea.answerer.name
        }
        return Turn(line, who=idea.answerer.name, since=since)
    return Turn(_("Whoever does it writes one line when it works: what got better?"), since=since)


def _turn_further_on(idea: Idea, since: str) -> Turn:
    """The stations of the two longer roads, and the sidings."""
    if idea.stage == Stage.WEIGHING:
        return Turn(_("Colleagues weigh it against the core task."), since=since)
    if idea.stage == Stage.EXPERIMENT:
        return Turn(_("It is being tried out."), since=since)
    if idea.stage == Stage.CHANGE:
        return Turn(_("It is being led through."), since=since)
    if idea.stage == Stage.FOLLOWING:
        return Turn(_("It is in use. We look at what came of it."), since=since)
    if idea.stage == Stage.TOLD:
        return Turn(_("It has been told, so that others need not invent it again."), tone="done")
    if idea.stage == Stage.STOPPED:
        return Turn(_("It was stopped. What it taught us stands here."))
    if idea.stage == Stage.MERGED:
        return Turn(_("It goes on together with another idea."))
    return Turn(_("It is decided, and being prepared."), since=since)


def _turn_of_new(me: Person, idea: Idea, author: str) -> Turn:
    if idea.asked_at:
        since = since_day(idea.asked_at)
        if rules.is_author(me, idea):
            return Turn(_("You have been asked something. Answer when you can."), who=me.name, since=since)
        line = _("%(name)s has been asked something, and answers next.") % {"name": author}
        return Turn(line, who=author, since=since)
    if idea.due_on is None:
        return Turn(_("It came from elsewhere and waits for somebody to take it up."))
    since = since_day(idea.replied_at or idea.stage_since)
    name = idea.answerer.name if idea.answerer else ""
    if not name:
        return Turn(_("No leader is named here. An administrator needs to name one."), tone="late", since=since)
    tone = promise.tone(idea.due_on)
    line = _line(idea, name, is_me=idea.answerer_id == me.pk, is_late=tone == "late")
    return Turn(line, who=name, since=since, due=_due(idea.due_on), tone=tone)


def _line(idea: Idea, name: str, *, is_me: bool, is_late: bool) -> str:
    """What the named leader does next, and by when."""
    told = {"name": name, "day": day(idea.due_on)}
    if is_me:
        if is_late:
            return _("It was due %(day)s, and still waits for you.") % told
        if idea.replied_at:
            return _("You choose what happens now, by %(day)s.") % told
        return _("It waits for your thank-you and reply, by %(day)s.") % told
    if is_late:
        return _("%(name)s should have answered by %(day)s.") % told
    if idea.replied_at:
        return _("%(name)s chooses what happens now, by %(day)s.") % told
    return _("%(name)s answers by %(day)s.") % told


def _due(due_on: date) -> str:
    left = clock.working_days_between(clock.today(), due_on)
    if due_on < clock.today():
        late = max(clock.working_days_between(due_on, clock.today()), 1)
        return ngettext("%(n)s working day late", "%(n)s working days late", late) % {"n": late}
    return ngettext("%(n)s working day left", "%(n)s working days left", left) % {"n": left}
