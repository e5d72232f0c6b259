"""The day-care's stories."""

from .light import TALES as LIGHT
from .tablet import TABLET
from .trying import TALES as TRYING

TALES = [*LIGHT, *TRYING, TABLET]
