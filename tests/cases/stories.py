"""Cases at each point of their way, made through the actions."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from greb.benefits import actions as benefits
from greb.cases import actions
from greb.cases.models import Case
from greb.change import actions as leading
from greb.ideas import actions as ideas
from greb.ideas.models import Audience, Idea
from greb.trail import clock
from greb.trail.actors import Actor
from greb.workplaces.models import Person
from tests import make
from tests.change import changes
from tests.experiments import tries

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


def changed(cast: make.Cast) -> Idea:
    """A change of Mette's that was led through: begun, and the old way has ended. Bo looks after it."""
    idea = changes.running(cast)
    leading.retire_routine(by=cast.mette, plan=changes.plan_of(idea), text="They are out before nine.")
    Idea.objects.filter(pk=idea.pk).update(audience=Audience.ORGANISATION)
    return Idea.objects.select_related("workplace").get(pk=idea.pk)


def led_through(cast: make.Cast, *values: str) -> Idea:
    """An idea with a benefit, a locked forecast of 18, 14, 10 calls, and what was read."""
    idea = make.idea(cast.alma, "Fewer calls")
    Idea.objects.filter(pk=idea.pk).update(road="lead", stage="decided")
    idea.refresh_from_db()
    benefit = benefits.plan_benefit(
        by=cast.mette, idea=idea, what="Calls a day", kind="efficiency", nature="freed_time", unit="calls",
        better="down", owner=cast.mette,
    )  # fmt: skip
    benefits.set_baseline(by=cast.mette, benefit=benefit, value=Decimal(21), on=date(2026, 1, 5))
    three = {"pessimistic": Decimal(18), "likely": Decimal(14), "optimistic": Decimal(10)}
    benefits.lock_forecast(by=cast.mette, benefit=benefit, on=tries.day(200), **three)
    benefit.refresh_from_db()
    Idea.objects.filter(pk=idea.pk).update(
        stage="following", audience=Audience.ORGANISATION, got_better="We find the way."
    )
    for number, value in enumerate(values):
        day = benefits.plan_follow_up(by=cast.mette, benefit=benefit, on=tries.day(40 + number))
        with clock.at(clock.now() + timedelta(days=40 + number)):
            benefits.follow_up(by=cast.mette, follow_up=day, value=Decimal(value))
    return Idea.objects.select_related("workplace").get(pk=idea.pk)
