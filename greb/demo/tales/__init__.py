"""The stories: a folder for each workplace, with its light road, its tries and changes, and its told case."""

from greb.demo.tale import Tale

from . import ambulance, autism, citizens, daycare, lights


def every_tale() -> list[Tale]:
    """All stories, in no particular order; `play` sorts what happens by time."""
    return [*daycare.TALES, *autism.TALES, *citizens.TALES, *ambulance.TALES, *lights.TALES]
