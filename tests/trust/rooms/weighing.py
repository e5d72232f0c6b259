"""At each workplace an idea that matures, one that is being weighed, and one that is decided."""

from typing import TYPE_CHECKING, Any

from greb.ideas import actions as ideas
from greb.ideas.models import Idea
from greb.weighing import actions
from tests import make

if TYPE_CHECKING:
    from tests.trust.world import Route, World

PAGES = ("open-weighing", "weigh", "weighing", "need", "against", "decide", "part", "lead")
BEGINS = tuple(f"ideas/<id:pk>/{page}" for page in PAGES)
MISSING = 987654321
STATES = {"open-weighing": "to be ready", "part": "to take part in", "lead": "handed over"}
WEIGHED = "to weigh"


def build(cast: make.Cast) -> None:
    for author, leader, audience in ((cast.alma, cast.mette, "workplace"), (cast.viggo, cast.rikke, "leader")):
        for state in (*STATES.values(), WEIGHED):
            idea = make.idea(author, state, audience=audience)
            ideas.thank(by=leader, idea=idea, text="Well seen")
            ideas.mature(by=leader, idea=idea, road="try")
            if state == WEIGHED:
                actions.open_weighing(by=author, idea=idea)
            elif state in {STATES["part"], STATES["lead"]}:
                actions.decide(by=leader, idea=idea, reason="Small")
                if state == STATES["lead"]:
                    actions.choose_part(by=author, idea=idea, choice="hand_over")
            Idea.objects.filter(pk=idea.pk).update(audience=audience)


def ids(world: "World", route: "Route", subject: str, role: str) -> list[dict[str, Any]]:
    if subject == "missing":
        return [{"pk": MISSING}]
    author = world.cast.alma if subject == "own" else world.cast.viggo
    return [{"pk": Idea.objects.get(author=author, told=STATES.get(route.name, WEIGHED)).pk}]
