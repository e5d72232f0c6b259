"""A measure with one reading at each workplace."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from greb.measures import actions
from greb.measures.models import Measure, Reading
from greb.trail import clock
from tests import make

if TYPE_CHECKING:
    from tests.trust.world import Route, World

BEGINS = ("measures/",)
MISSING = 987654321


def build(cast: make.Cast) -> None:
    for place in (cast.solsikken, cast.parken):
        measure = actions.make_measure(by=make.SYSTEM, workplace=place, name="Falls", better="down")
        actions.add_reading(by=make.SYSTEM, measure=measure, on=clock.today(), value=Decimal(3))


def ids(world: "World", route: "Route", subject: str, role: str) -> list[dict[str, Any]]:
    own, foreign = (
        {"pk": Measure.objects.get(workplace=place).pk, "reading": Reading.objects.get(measure__workplace=place).pk}
        for place in (world.cast.solsikken, world.cast.parken)
    )
    found = {"own": [own], "foreign": [foreign], "missing": [{"pk": MISSING, "reading": own["reading"]}]}[subject]
    if "reading>" not in route.pattern:
        return [{"pk": parts["pk"]} for parts in found]
    if subject == "missing":
        found += [{**own, "reading": MISSING}, {**own, "reading": foreign["reading"]}]
    return found
