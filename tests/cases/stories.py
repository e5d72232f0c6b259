"""Cases at each point of their way, made through the actions."""

from typing import Any

from greb.cases import actions
from greb.cases.models import Case
from greb.ideas import actions as ideas
from greb.ideas.models import Idea
from greb.trail.actors import Actor
from greb.workplaces.models import Person
from tests import make

ADVICE = ("Begin with one room.", "Let those who use it choose.", "Measure before you start.")
TEXTS = {
    "what": "We hung hooks at the height of the children.",
    "for_whom": "Children who get up early, and those who are there at eight.",
    "took": "Two afternoons and a box of screws.",
    "measured": "We have not measured it yet; the mornings feel calmer.",
}


HEADLINE = "Coats in one place so nobody looks for them"


def real(cast: make.Cast, told: str = HEADLINE, author: Person | None = None, leader: Person | None = None) -> Idea:
    """An idea of Alma's (or somebody else's) that has become real on the light road."""
    author, leader = author or cast.alma, leader or cast.mette
    idea = make.idea(author, told)
    ideas.thank(by=leader, idea=idea, text="You saw what the mornings cost us.")
    ideas.do_it(by=leader, idea=idea)
    ideas.finish(by=author, idea=idea, got_better="No more looking for coats.")
    return Idea.objects.select_related("workplace").get(pk=idea.pk)


def draft(cast: make.Cast, by: Actor | None = None, idea: Idea | None = None, **other: Any) -> Case:
    """Its case, whole and not told yet."""
    texts = {**TEXTS, "advice": ADVICE, **other}
    return actions.write_case(by=by or cast.alma, idea=idea or real(cast), **texts)


def told(cast: make.Cast, headline: str = HEADLINE, **other: Any) -> Case:
    """Told, with nobody credited."""
    return actions.publish_case(by=cast.alma, case=draft(cast, idea=real(cast, headline), **other))
