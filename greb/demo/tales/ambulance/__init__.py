"""The ambulance station's stories."""

from .guide import GUIDE
from .light import TALES as LIGHT
from .trying import TALES as TRYING

TALES = [*LIGHT, *TRYING, GUIDE]
