"""Citizen Service's stories."""

from .light import TALES as LIGHT
from .parking import PARKING
from .trying import TALES as TRYING

TALES = [*LIGHT, *TRYING, PARKING]
