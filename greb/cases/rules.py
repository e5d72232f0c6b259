"""Who may do what to a case, and when. Reads only; answers None, or the reason why not."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from greb.ideas import rules as ideas
from greb.ideas.models import Audience, Idea
from greb.ideas.stages import REAL
from greb.trail.actors import Actor, System
from greb.workplaces.models import Person, Role
from greb.workplaces.reads import Reach, below, person_with_reach

from .models import ADVICE, Case, CaseComment, Credit

MOST_CREDITS = 40


def edits(reach: Reach, workplace_id: int) -> bool:
    """Whether the person is an editor of the workplace or of one above it."""
    held = reach.at({Role.Kind.EDITOR})
    return bool(held) and workplace_id in below(held)


def why_not_write(by: Actor, idea: Idea, reach: Reach | None = None) -> str | None:
    """Those who carry the idea, and editors, once it has become real."""
    if idea.stage not in REAL:
        return _("It can be told to others when it has become real.")
    return _why_not_carrier_or_editor(by, idea, reach)


def _why_not_carrier_or_editor(by: Actor, idea: Idea, reach: Reach | None = None) -> str | None:
    if isinstance(by, System):
        return None
    if not isinstance(by, Person):
        return _("You need to sign in to do that.")
    if ideas.is_carrier(by, idea) or edits(reach or _reach(by), idea.workplace_id):
        return None
    return _("Only those who carry the idea, the nearest leader, or an editor can do that.")


def why_not_change(by: Actor, case: Case, reach: Reach | None = None) -> str | None:
    """The same people, for what belongs to the case: credits, related cases, taking it back."""
    return _why_not_carrier_or_editor(by, case.idea, reach)


def why_not_ask_credit(by: Actor, case: Case, reach: Reach | None = None) -> str | None:
    if reason := why_not_change(by, case, reach):
        return reason
    if Credit.objects.filter(case=case).count() >= MOST_CREDITS:
        return _("There is room for %(n)s people. Thank the rest as a group, in the text.") % {"n": MOST_CREDITS}
    return None


def why_not_answer_credit(by: Actor, credit: Credit) -> str | None:
    """Nobody answers for somebody else."""
    if isinstance(by, Person) and by.pk == credit.person_id:
        return None
    return _("Only the person who is asked can answer that.")


def missing(case: Case, credits: Sequence[Credit]) -> list[str]:
    """What is still missing before the case can be told, each in a sentence."""
    found = []
    if case.idea.is_told_blanked:
        found.append(_("The first sentence has been blanked, and a case needs it as its headline."))
    if not case.what:
        found.append(_("Write what you did."))
    if not case.measured:
        found.append(_("Write what you measured; where nothing is measured yet, write that."))
    if any(not getattr(case, name) for name in ADVICE):
        found.append(_("Write three pieces of advice."))
    waiting = [credit.person.name for credit in credits if not credit.says]
    if waiting:
        found.append(_("Waits for %(names)s to say how they wish to stand.") % {"names": ", ".join(waiting)})
    if case.idea.audience != Audience.ORGANISATION:
        found.append(_("The idea is not shown to the whole organisation yet. Whoever told it can show it to more."))
    return found


def why_not_publish(by: Actor, case: Case, credits: Sequence[Credit]) -> str | None:
    """Three pieces of advice, everybody credited has answered, and what is not measured yet is said."""
    if case.is_told:
        return _("It is told already.")
    found = missing(case, credits)
    return found[0] if found else None


def why_not_withdraw(by: Actor, case: Case, reach: Reach | None = None) -> str | None:
    if not case.is_told:
        return _("It is not told, so there is nothing to take back.")
    return why_not_change(by, case, reach)


def why_not_open(by: Actor, case: Case, credits: Sequence[Credit], reach: Reach | None = None) -> str | None:
    """An editor opens a told case to the web, when everybody who stands in it has said yes to that."""
    if reason := why_not_edit(by, case.workplace_id, reach):
        return reason
    if not case.is_told:
        return _("It must be told here first.")
    if case.idea.is_told_blanked:
        return _("Its first sentence has been blanked.")
    shy = [credit.person.name for credit in credits if not credit.says or (credit.is_shown and not credit.on_web)]
    if shy:
        return _("%(names)s: not said yes to standing on the open web.") % {"names": ", ".join(shy)}
    return None


def why_not_edit(by: Actor, workplace_id: int, reach: Reach | None = None) -> str | None:
    if isinstance(by, System):
        return None
    if not isinstance(by, Person):
        return _("You need to sign in to do that.")
    may = edits(reach or _reach(by), workplace_id)
    return None if may else _("Only an editor can do that.")


def why_not_comment(by: Actor, case: Case) -> str | None:
    if not isinstance(by, Person):
        return _("You need to sign in to do that.")
    return None if case.is_told else _("It can be talked about when it is told.")


def why_not_blank(by: Actor, comment: CaseComment, case: Case) -> str | None:
    """Whoever wrote it, those who carry the case, and editors."""
    return None if isinstance(by, Person) and by.pk == comment.by_id else why_not_change(by, case)


def why_not_relate(by: Actor, one: Case, other: Case, reach: Reach | None = None) -> str | None:
    if one.pk == other.pk:
        return _("That is the same case.")
    if not other.is_told:
        return _("Only a case that is told can stand beside another.")
    return why_not_change(by, one, reach)


def _reach(person: Person) -> Reach:
    found = person_with_reach(person.pk)
    return found[1] if found else Reach()
