"""An idea planned to be tried, one being tried with a picture, and one that has taught something, at each workplace."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from greb.experiments import actions
from greb.experiments.models import Experiment, Observation
from greb.files.actions import keep_picture
from greb.ideas import actions as ideas
from greb.ideas.models import Idea
from greb.trail import clock
from greb.workplaces.models import Person
from tests import make
from tests.experiments import tries
from tests.files.pictures import photo, upload

if TYPE_CHECKING:
    from tests.trust.world import Route, World

BEGINS = ("ideas/<id:pk>/try",)
MISSING = 987654321
STATES = {"experiment-plan": "planned", "experiment-again": "learned", "experiment-next": "learned"}


def build(cast: make.Cast) -> None:
    for author, leader, audience in ((cast.alma, cast.mette, "workplace"), (cast.viggo, cast.rikke, "leader")):
        for state in ("planned", "tried", "learned"):
            idea = make.idea(author, state, audience=audience)
            ideas.thank(by=leader, idea=idea, text="Well seen")
            ideas.mature(by=leader, idea=idea, road="try")
            made = actions.plan_experiment(by=author, idea=idea, **tries.four())
            if state != "planned":
                _further(made, author, state)
            Idea.objects.filter(pk=idea.pk).update(audience=audience)


def _further(made: Experiment, author: Person, state: str) -> None:
    actions.start_experiment(by=author, experiment=made)
    picture = keep_picture(by=author, upload=upload(photo()))
    actions.observe(by=author, experiment=made, text="The small ones find theirs", picture=picture)
    if state == "learned":
        with clock.at(clock.now() + timedelta(days=15)):
            actions.conclude(by=author, experiment=made, outcome="works", learning="They are used")


def ids(world: "World", route: "Route", subject: str, role: str) -> list[dict[str, Any]]:
    own, foreign = (_of(person, route) for person in (world.cast.alma, world.cast.viggo))
    found = {"own": [own], "foreign": [foreign], "missing": [{**own, "pk": MISSING}]}[subject]
    if subject == "missing" and "seen" in own:
        found += [{**own, "seen": MISSING}, {**own, "seen": foreign["seen"]}]
    if subject == "missing" and "cycle" in own:
        found.append({**own, "cycle": MISSING})
    return found


def _of(author: Person, route: "Route") -> dict[str, Any]:
    told = STATES.get(route.name, "tried")
    parts: dict[str, Any] = {"pk": Idea.objects.get(author=author, told=told).pk}
    if "seen>" in route.pattern:
        parts["seen"] = Observation.objects.get(experiment__idea=parts["pk"]).pk
    if "cycle>" in route.pattern:
        parts["cycle"] = 1
    return parts
