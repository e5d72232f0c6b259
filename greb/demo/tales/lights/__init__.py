"""Lights and Traffic's stories."""

from .light import TALES as LIGHT
from .rain import RAIN
from .trying import TALES as TRYING

TALES = [*LIGHT, *TRYING, RAIN]
