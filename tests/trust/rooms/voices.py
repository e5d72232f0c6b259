"""Slips at each workplace, one concern that has been let out, and a group of its own."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from greb.trail import clock
from greb.voices import actions
from greb.voices.models import Batch, Code, Group, Voice
from greb.voices.secrets import of_code, of_receipt
from greb.voices.weeks import this_week
from tests import make

if TYPE_CHECKING:
    from tests.trust.world import Route, World

BEGINS = ("v/", "voices/", "voices/groups/")
CODES = {"own": "a" * 16, "foreign": "b" * 16, "missing": "c" * 16}


def build(cast: make.Cast) -> None:
    for subject, place in (("own", cast.solsikken), ("foreign", cast.parken)):
        batch = actions.make_batch(by=make.SYSTEM, workplace=place, kind=Batch.Kind.STANDING, size=30)
        Code.objects.create(digest=of_code(CODES[subject]), batch=batch)
        Voice.objects.create(
            batch=batch, round=1, kind=Voice.Kind.CONCERN, week=this_week(), payload={"text": "Alone at night"},
            receipt=of_receipt(subject),
        )  # fmt: skip
        Group.objects.create(workplace=place, title="Nights", made_at=clock.now())


def ids(world: "World", route: "Route", subject: str, role: str) -> list[dict[str, Any]]:
    if route.name == "voice-write":
        return [{"code": CODES[subject]}]
    place = world.cast.solsikken if subject == "own" else world.cast.parken
    if route.name == "voice-group":
        return [{"pk": 987654321 if subject == "missing" else Group.objects.get(workplace=place).pk}]
    return [{"pk": UUID(int=1) if subject == "missing" else Voice.objects.get(batch__workplace=place).pk}]
