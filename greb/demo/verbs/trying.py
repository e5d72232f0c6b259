"""An idea is tried: planned, begun, looked at, and learned from."""

from collections.abc import Callable
from typing import Final

from greb.demo.drawings import drawn
from greb.demo.world import Turn
from greb.experiments import actions
from greb.experiments.models import Experiment
from greb.files.actions import keep_picture


def _newest(turn: Turn) -> Experiment:
    return Experiment.objects.filter(idea=turn.idea).latest("cycle")


def observe(turn: Turn) -> None:
    """What somebody saw, with a picture where the story names one."""
    name = turn.more.get("picture")
    picture = keep_picture(by=turn.by, upload=drawn(name, turn.world.language)) if name else None
    actions.observe(by=turn.by, experiment=_newest(turn), text=turn.text, picture=picture)


VERBS: Final[dict[str, Callable[[Turn], object]]] = {
    "plan-try": lambda t: actions.plan_experiment(by=t.by, idea=t.idea, **t.more),
    "start": lambda t: actions.start_experiment(by=t.by, experiment=_newest(t)),
    "observe": observe,
    "learn": lambda t: actions.conclude(by=t.by, experiment=_newest(t), **t.more),
    "again": lambda t: actions.again(by=t.by, idea=t.idea, **t.more),
    "adopt": lambda t: actions.adopt(by=t.by, idea=t.idea, text=t.text),
    "widen": lambda t: actions.widen(by=t.by, idea=t.idea, text=t.text),
    "stop": lambda t: actions.stop(by=t.by, idea=t.idea, reason=t.text),
}
