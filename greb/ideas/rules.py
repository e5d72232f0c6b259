"""Who may do what to an idea, and when. Reads only; answers None, or the reason why not."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from greb.trail.actors import Actor, System
from greb.trail.prepared import prepared
from greb.trail.refusal import Refused
from greb.workplaces.models import Person
from greb.workplaces.reads import reaches
from greb.workplaces.rules import Answerers, answerers

from .models import Audience, HelpWanted, Idea, Member
from .stages import BY_VERB, OPEN, Road, Stage

AFTER_THANKS = frozenset({"ask", "reply", "do", "mature", "park", "decline"})
LONGER = frozenset({Road.TRY, Road.LEAD})
GROWING = frozenset({*OPEN, Stage.FOLLOWING})


def answerers_of(idea: Idea) -> Answerers:
    """Those who may answer the idea, nearest first. One statement."""
    return answerers(idea.workplace, idea.author_id)


def is_answerer(person: Person, idea: Idea, found: Answerers | None = None) -> bool:
    """Whether the person may answer now: one of the nearest leaders, or of those it has risen to."""
    return person.pk in {p.pk for p in (found or answerers_of(idea)).upto(idea.rises)}


def is_author(person: Person, idea: Idea) -> bool:
    """Whether the person told the idea, or caught it for somebody who is not here."""
    return person.pk == idea.author_id or (idea.author_id is None and person.pk == idea.caught_by_id)


def is_co_owner(person: Person, idea: Idea) -> bool:
    """Whether the person carries the idea together with its author."""
    return bool(_co_owning(idea.pk, person.pk))


@prepared
def _co_owning(idea: int, person: int) -> QuerySet[Member, int]:
    found = Member.objects.filter(idea_id=idea, person_id=person, kind=Member.Kind.CO_OWNER)
    return found.values_list("pk", flat=True)[:1]


def is_carrier(person: Person, idea: Idea, found: Answerers | None = None) -> bool:
    """Whether the person carries the idea: its author, a co-owner, or one who may answer it."""
    return is_author(person, idea) or is_answerer(person, idea, found) or is_co_owner(person, idea)


def why_not(verb: str, *, by: Actor, idea: Idea, found: Answerers | None = None) -> str | None:
    """Why `by` may not do `verb` to the idea now, in the reader's language; None where they may."""
    move = BY_VERB[verb]
    if idea.stage not in move.starts:
        return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    if verb == "finish" and idea.road != "do":
        return _("Only an idea on the road “Do it” ends with what got better.")
    if reason := _why_not_who(move.who, by, idea, found):
        return reason
    if verb in AFTER_THANKS and idea.replied_at is None:
        return _("Say thank you first, and name what is good about it.")
    return None


def _why_not_who(who: str, by: Actor, idea: Idea, found: Answerers | None) -> str | None:
    if isinstance(by, System):
        return None
    if not isinstance(by, Person):
        return _("You need to sign in to do that.")
    if who == "author":
        return None if is_author(by, idea) else _("Only the one who told the idea can do that.")
    if who == "answerer":
        return None if is_answerer(by, idea, found) else _("Only the nearest leader can do that.")
    if who == "carrier":
        may = is_carrier(by, idea, found)
        return None if may else _("Only those who carry the idea, or the nearest leader, can do that.")
    return _("That happens by itself.")


def must(verb: str, *, by: Actor, idea: Idea) -> None:
    """Refuse, with the reason, where `by` may not do `verb` now."""
    if reason := why_not(verb, by=by, idea=idea):
        raise Refused(reason)


def why_not_answer_question(by: Person, idea: Idea) -> str | None:
    if idea.asked_at is None:
        return _("There is no question waiting for an answer.")
    return None if is_author(by, idea) else _("Only the one who told the idea can do that.")


def why_not_share(by: Person, idea: Idea, to: str, found: Answerers | None = None) -> str | None:
    """The author may show an idea to more at any time; the leader may, once it has been answered."""
    wider = [Audience.LEADER, Audience.WORKPLACE, Audience.ORGANISATION]
    if to not in wider or wider.index(Audience(to)) <= wider.index(Audience(idea.audience)):
        return _("It is already shown to them.")
    if idea.stage == Stage.WITHDRAWN:
        return _("The idea has been taken back.")
    if is_author(by, idea):
        return None
    if not is_answerer(by, idea, found):
        return _("Only the one who told the idea, or the nearest leader, can do that.")
    if idea.audience == Audience.LEADER:
        return _("The one who told the idea chose to show it to you first. Ask whether it may be shown to more.")
    return None if idea.replied_at else _("Answer the idea first; then it can be shown to more.")


def why_not_blank(by: Person, idea: Idea) -> str | None:
    return None if is_answerer(by, idea) or is_author(by, idea) else _("Only the nearest leader can do that.")


def why_not_carry(by: Person, idea: Idea, found: Answerers | None = None) -> str | None:
    """Describing an idea, its team and asking for help: those who carry it, on the two longer roads, until it ends."""
    if idea.road not in LONGER:
        return _("First the nearest leader chooses a road for it: try it, or lead it through.")
    if idea.stage not in GROWING:
        return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    if is_carrier(by, idea, found):
        return None
    return _("Only those who carry the idea, or the nearest leader, can do that.")


def why_not_invite(by: Person, idea: Idea, person: Person, found: Answerers | None = None) -> str | None:
    """An idea that its author shows to the leader alone is opened to others by its author alone."""
    if reason := why_not_carry(by, idea, found):
        return reason
    if idea.audience == Audience.LEADER and not is_author(by, idea):
        return _("The one who told the idea chose to show it to you first. Ask whether it may be shown to more.")
    if is_author(person, idea):
        return _("They told the idea, and carry it already.")
    return None if person.is_active else _("They are not here any longer.")


def why_not_take_help(by: Person, idea: Idea, wanted: HelpWanted) -> str | None:
    """Once each, by anybody who may read the idea."""
    if wanted.taken_at:
        return _("Somebody has taken that on already. Thank you.")
    if idea.stage not in GROWING:
        return _("That cannot be done now: the idea is “%(stage)s”.") % {"stage": Stage(idea.stage).label}
    if Idea.objects.visible_to(by, reaches([by.pk])[by.pk]).filter(pk=idea.pk).exists():
        return None
    return _("Only those who may read the idea can do that.")


def why_not_comment(idea: Idea) -> str | None:
    if idea.stage in {Stage.WITHDRAWN, Stage.MERGED}:
        return _("The talk about this idea has ended.")
    return None


def sees_author(person: Person | None, idea: Idea, found: Answerers | None = None) -> bool:
    """Whether the author's name is shown: to all, unless it is kept from colleagues until the decision."""
    if not idea.is_author_hidden:
        return True
    return person is not None and (is_author(person, idea) or is_answerer(person, idea, found))
