"""The verbs of which the stories are made. Each calls one action of the product, and so asks its rules."""

from collections.abc import Callable
from typing import Final

from greb.demo.world import Turn

from . import asking, beside, leading, light, maturing, telling, trying, unnamed

DOINGS: Final = {**beside.DOINGS, **unnamed.DOINGS, **asking.DOINGS}
Verb = Callable[[Turn], object]
VERBS: Final[dict[str, Verb]] = {
    **light.VERBS,
    **maturing.VERBS,
    **trying.VERBS,
    **leading.VERBS,
    **telling.VERBS,
    **unnamed.VERBS,
}
