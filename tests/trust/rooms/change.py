"""At each workplace a change that is planned and one that has begun, with all that can hang on them."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from greb.benefits import actions as benefits
from greb.benefits.models import FollowUp
from greb.change import actions, reads
from greb.change.models import Concern, MappedTask, Touched
from greb.ideas.models import Idea
from greb.trail import clock
from greb.workplaces.models import Person, Workplace
from tests import make

if TYPE_CHECKING:
    from tests.trust.world import Route, World

BEGINS = ("ideas/<id:pk>/plan", "ideas/<id:pk>/benefit")
MISSING = 987654321
PLANNED, BEGUN = "planned elsewhere", "begun elsewhere"
OF_BEGUN = {"retire", "halt", "follow-up", "follow-up-leave", "follow-up-plan"}


def build(cast: make.Cast) -> None:
    for place, leader, colleague, audience in (
        (cast.solsikken, cast.mette, cast.jonas, "workplace"), (cast.parken, cast.rikke, cast.viggo, "leader"),
    ):  # fmt: skip
        for told in (PLANNED, BEGUN):
            _change(told, place, leader, colleague)
        # What was decided elsewhere is shown to the organisation; here each stays where it was told.
        Idea.objects.filter(workplace=place, told__in=(PLANNED, BEGUN)).update(audience=audience)


def _change(told: str, place: Workplace, leader: Person, colleague: Person) -> None:
    idea = actions.enter_decided_elsewhere(by=leader, workplace=place, told=told, decided_by="The law", gives="Safety")
    today, ahead = clock.today(), clock.today() + timedelta(days=90)
    plan = actions.plan_change(
        by=leader, idea=idea, for_whom="All", freed_time="Walks", old_routine="The list", old_routine_owner=colleague,
        retire_on=ahead, operations_owner=leader,
    )  # fmt: skip
    actions.add_touched(by=leader, plan=plan, who="The night shift")
    actions.set_task(by=leader, plan=plan, kind="goes", text="Writing the list")
    benefit = benefits.plan_benefit(by=leader, idea=idea, what="Minutes", kind="quality", owner=leader)
    benefits.set_baseline(by=leader, benefit=benefit, value=Decimal(3), on=today)
    if told == BEGUN:
        three = {"pessimistic": Decimal(3), "likely": Decimal(4), "optimistic": Decimal(5)}
        benefits.lock_forecast(by=leader, benefit=benefit, on=ahead, **three)
        benefits.plan_follow_up(by=leader, benefit=benefit, on=today)
        actions.launch(by=leader, plan=plan)
    else:
        actions.raise_concern(by=colleague, idea=idea, text="And at night?")


def ids(world: "World", route: "Route", subject: str, role: str) -> list[dict[str, Any]]:
    own, foreign = (_parts(route, place) for place in (world.cast.solsikken, world.cast.parken))
    found = {"own": [own], "foreign": [foreign], "missing": [{**own, "pk": MISSING}]}[subject]
    if subject == "missing":
        for part in own.keys() - {"pk"}:
            found += [{**own, part: MISSING}, {**own, part: foreign[part]}]
    return found


def _parts(route: "Route", place: Workplace) -> dict[str, int]:
    idea = Idea.objects.get(workplace=place, told=BEGUN if route.name in OF_BEGUN else PLANNED)
    plan = reads.plan_of(idea)
    parts = {"pk": idea.pk}
    for word, found in (
        ("touched", Touched.objects.filter(plan=plan)), ("task", MappedTask.objects.filter(plan=plan)),
        ("concern", Concern.objects.filter(idea=idea)), ("day", FollowUp.objects.filter(benefit__idea=idea)),
    ):  # fmt: skip
        if f"<id:{word}>" in route.pattern:
            parts[word] = found.get().pk
    return parts
