"""A maturing idea at each workplace, with a helper and one thing to help with."""

from typing import TYPE_CHECKING, Any

from greb.ideas import actions, maturing
from greb.ideas.models import HelpWanted, Idea, Member
from tests import make

if TYPE_CHECKING:
    from tests.trust.world import Route, World

BEGINS = ("ideas/<id:pk>/describe", "ideas/<id:pk>/team", "ideas/<id:pk>/help")
MISSING = 987654321
TOLD = "to mature"


def build(cast: make.Cast) -> None:
    tove, finn = make.person("Tove Rask", cast.solsikken), make.person("Finn Rask", cast.parken)
    for author, leader, helper, audience in (
        (cast.alma, cast.mette, tove, "workplace"), (cast.viggo, cast.rikke, finn, "leader"),
    ):  # fmt: skip
        idea = make.idea(author, TOLD, audience=audience)
        actions.thank(by=leader, idea=idea, text="Well seen")
        actions.mature(by=leader, idea=idea, road="try")
        maturing.invite(by=author, idea=idea, person=helper, kind="helper")
        maturing.ask_help(by=author, idea=idea, what="Somebody who sews")
        Idea.objects.filter(pk=idea.pk).update(audience=audience)


def ids(world: "World", route: "Route", subject: str, role: str) -> list[dict[str, Any]]:
    own, foreign = (_parts(author) for author in (world.cast.alma, world.cast.viggo))
    wanted = [name for name in ("person", "wanted") if f"{name}>" in route.pattern]
    given = {"own": [own], "foreign": [foreign], "missing": [{**own, "pk": MISSING}]}[subject]
    if subject == "missing" and wanted:
        given += [{**own, wanted[0]: MISSING}, {**own, wanted[0]: foreign[wanted[0]]}]
    return [{name: parts[name] for name in ("pk", *wanted)} for parts in given]


def _parts(author: Any) -> dict[str, int]:
    idea = Idea.objects.get(author=author, told=TOLD)
    return {
        "pk": idea.pk, "person": Member.objects.get(idea=idea).person_id, "wanted": HelpWanted.objects.get(idea=idea).pk
    }  # fmt: skip
