"""Everything that has fallen due, room by room. What is done twice is done once: each room's `due` is idempotent."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import greb.benefits.due
import greb.change.due
import greb.experiments.due
import greb.files.due
import greb.ideas.due
import greb.notices.due
import greb.publications.due
import greb.surveys.due
import greb.trail.due
import greb.voices.due
import greb.workplaces.due
from greb.trail import clock
from greb.trail.unfinished import Unfinished

from . import statistics
from .lock import alone

log = logging.getLogger(__name__)

# Surveys before voices, which wipes what their closing leaves; voices before ideas, which takes in what they let out;
# ideas and what comes of them before notices, so that what has just risen is also told in this run.
ROOMS: Final[dict[str, Callable[[datetime], dict[str, int]]]] = {
    "surveys": greb.surveys.due.due,
    "voices": greb.voices.due.due,
    "ideas": greb.ideas.due.due,
    "benefits": greb.benefits.due.due,
    "experiments": greb.experiments.due.due,
    "change": greb.change.due.due,
    "notices": greb.notices.due.due,
    "publications": greb.publications.due.due,
    "files": greb.files.due.due,
    "workplaces": greb.workplaces.due.due,
    "trail": greb.trail.due.due,
    "the database": statistics.due,
}


@dataclass
class Run:
    """How a run went: what was done, by name; the rooms that failed; whether it was alone, and so done at all."""

    is_alone: bool = True
    done: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


def run_due() -> Run:
    """Run what is due in every room, under the one lock; a room that fails is logged and does not stop the others."""
    with alone() as is_alone:
        run = Run(is_alone)
        for name, due in ROOMS.items() if is_alone else ():
            try:
                run.done |= {what: count for what, count in due(clock.now()).items() if count}
            except Unfinished as left:
                log.error("due work in %s is not finished: %s", name, left)
                run.failed.append(name)
            except Exception:
                log.exception("due work failed in %s", name)
                run.failed.append(name)
    return run
