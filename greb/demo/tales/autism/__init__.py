"""The autism centre's stories."""

from .light import TALES as LIGHT
from .timer import TIMER
from .trying import TALES as TRYING

TALES = [*LIGHT, *TRYING, TIMER]
