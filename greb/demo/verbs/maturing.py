"""An idea becomes clear, is weighed against the core task, and decided."""

from collections.abc import Callable
from typing import Final

from greb.demo.world import Turn
from greb.ideas import maturing
from greb.ideas.models import HelpWanted
from greb.weighing import actions as weighing


def take_help(turn: Turn) -> None:
    """Take on the newest thing that help is wanted with."""
    wanted = HelpWanted.objects.filter(idea=turn.idea).latest("id")
    maturing.take_help(by=turn.by, wanted=wanted)


VERBS: Final[dict[str, Callable[[Turn], object]]] = {
    "describe": lambda t: maturing.describe(by=t.by, idea=t.idea, **t.more),
    "invite": lambda t: maturing.invite(by=t.by, idea=t.idea, **t.more),
    "help": lambda t: maturing.ask_help(by=t.by, idea=t.idea, **t.more),
    "take-help": take_help,
    "weigh-open": lambda t: weighing.open_weighing(by=t.by, idea=t.idea, **t.more),
    "weigh": lambda t: weighing.weigh(by=t.by, idea=t.idea, **t.more),
    "need": lambda t: weighing.say_need(by=t.by, idea=t.idea, **t.more),
    "against": lambda t: weighing.argue_against(by=t.by, idea=t.idea, text=t.text),
    "decide": lambda t: weighing.decide(by=t.by, idea=t.idea, **t.more),
    "part": lambda t: weighing.choose_part(by=t.by, idea=t.idea, **t.more),
}
