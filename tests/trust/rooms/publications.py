"""A publication that is being made by the editor of the author's organisation, and one that is out, with an order.

Own is the one being made; for the pages of orders the one that is out. There is no foreign one: a publication is the
whole organisation's or its editors'.
"""

from typing import TYPE_CHECKING, Any

from greb.publications import actions
from greb.publications.models import Order, Publication
from tests import make
from tests.cases import stories

if TYPE_CHECKING:
    from tests.trust.world import Route, World

BEGINS = ("publications/", "publication-orders/")
MISSING = 987654321
OF_OUT = {"publication-order", "publication-orders", "publication-orders-csv"}


def build(cast: make.Cast) -> None:
    actions.make_publication(by=make.SYSTEM, workplace=cast.sund, title="Being made")
    case = stories.told(cast, "Told for the publication")
    out = actions.make_publication(by=make.SYSTEM, workplace=cast.sund, title="Out", cases=[case])
    actions.publish_publication(by=make.SYSTEM, publication=out)
    actions.order_copies(by=cast.viggo, publication=out, name="Viggo", address="Parken", copies=1)


def ids(world: "World", route: "Route", subject: str, role: str) -> list[dict[str, Any]]:
    if subject != "own":
        return [{"pk": MISSING}]
    if route.name == "publication-order-sent":
        return [{"pk": Order.objects.get().pk}]
    return [{"pk": Publication.objects.get(is_published=route.name in OF_OUT).pk}]
