"""All that the demo plays."""

from . import unnamed
from .deeds import DEEDS
from .play import Script
from .series import SERIES
from .tales import every_tale


def everything() -> Script:
    """The stories, what is measured beside them, and what is done at the workplaces."""
    return Script([*every_tale(), *unnamed.TALES], SERIES, [*DEEDS, *unnamed.DEEDS])
