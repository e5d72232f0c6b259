"""What happened, in one sentence, and whose turn it is now. Worded when it is read, in the reader's language.

The sentence tells what happened and stays true; whose turn it is is told from the idea as it stands now.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.ideas import turns
from greb.ideas.models import Idea
from greb.ideas.stages import Stage
from greb.trail.models import Delivery
from greb.ui.filters import day
from greb.weighing.models import Decision
from greb.weighing.rules import waits_for_choice, waits_for_lead
from greb.workplaces.models import Person

from .sentences import SENTENCES

OTHER: Final = gettext_lazy("Something has happened to %(idea)s.")
IDEAS: Final = {
    "own": gettext_lazy("your idea"),
    "caught": gettext_lazy("the idea you wrote down"),
    "follows": gettext_lazy("an idea you follow"),
    "other": gettext_lazy("an idea"),
}


@dataclass(frozen=True)
class Reader:
    """The one who is told, and whether they may know who had the idea."""

    person: Person
    sees_author: bool


def sentence(delivery: Delivery, idea: Idea, reader: Reader, actor: str) -> str:
    """What happened, to this reader. `actor` is the name of who did it; empty where nobody (now) known did."""
    verb, reason = delivery.entry.verb, delivery.reason
    if verb == "idea.risen" and reason == "risen" and idea.answerer_id == reader.person.pk:
        reason = "named"
    said = SENTENCES.get(f"{verb} {reason}") or SENTENCES.get(verb, OTHER)
    by_author = delivery.entry.by_id is not None and delivery.entry.by_id == idea.author_id
    return str(said) % {
        "who": author(idea, reader) if by_author else actor or _("Somebody"),
        "author": author(idea, reader),
        "idea": IDEAS[_whose(idea, reader.person, reason)],
        "day": _due_day(delivery),
    }


def author(idea: Idea, reader: Reader) -> str:
    """Who had the idea, as this reader may know it."""
    return turns.author_name(idea, reader.sees_author) or _("Somebody")


def turn(idea: Idea, reader: Reader) -> str:
    """What happens next and who does it."""
    return turns.turn(reader.person, idea, sees_author=reader.sees_author).sentence


def of_decision(delivery: Delivery) -> bool:
    """Whether how the idea was decided, and who leads it then, tells if the word is over."""
    return delivery.reason in {"chooses", "asked", "finds"}


def is_over(delivery: Delivery, idea: Idea, decision: Decision | None) -> bool:
    """Whether what the reader was to be told of no longer waits, so that a mail about it would only disturb.

    `decision` is the idea's newest, where the word is about one (`of_decision`).
    """
    verb = delivery.entry.verb
    if verb == "idea.asked":
        return delivery.reason == "waits" and idea.asked_at is None
    if verb == "idea.finish_asked":
        return idea.stage != Stage.DECIDED
    if delivery.reason == "chooses":
        return not waits_for_choice(idea, decision)
    if delivery.reason in {"asked", "finds"}:
        return not waits_for_lead(delivery.person_id, idea, decision)
    if verb in {"experiment.concluded", "experiment.reminded"}:
        return delivery.reason == "waits" and idea.stage != Stage.EXPERIMENT
    if delivery.reason not in {"waits", "warning", "risen"}:
        return False
    if verb == "idea.captured" and idea.replied_at:
        return True
    return idea.stage != Stage.SPARK or idea.due_on is None


def _whose(idea: Idea, person: Person, reason: str) -> str:
    if idea.author_id == person.pk:
        return "own"
    if idea.caught_by_id == person.pk:
        return "caught"
    return "follows" if reason in {"follows", "reply"} else "other"


def _due_day(delivery: Delivery) -> str:
    due_on = delivery.entry.facts.get("due_on")
    return day(date.fromisoformat(due_on)) if isinstance(due_on, str) else ""
