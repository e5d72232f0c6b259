"""What is said and done on the way that every idea begins: answered, talked about, done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from greb.demo.world import BY, Turn
from greb.ideas import actions, talk


def park(turn: Turn) -> None:
    until = turn.world.now.date() + timedelta(days=turn.until)
    actions.park(by=turn.by, idea=turn.idea, reason=turn.text, until=until)


VERBS: Final[dict[str, Callable[[Turn], object]]] = {
    "thank": lambda t: actions.thank(by=t.by, idea=t.idea, text=t.text),
    "ask": lambda t: actions.ask(by=t.by, idea=t.idea, text=t.text),
    "answer": lambda t: actions.answer_question(by=t.by, idea=t.idea, text=t.text),
    "reply": lambda t: actions.reply(by=t.by, idea=t.idea, text=t.text),
    "extend": lambda t: actions.extend_reply(by=t.by, idea=t.idea, text=t.text),
    "do": lambda t: actions.do_it(by=t.by, idea=t.idea, text=t.text),
    "try": lambda t: actions.mature(by=t.by, idea=t.idea, road="try", text=t.text),
    "lead": lambda t: actions.mature(by=t.by, idea=t.idea, road="lead", text=t.text),
    "park": park,
    "decline": lambda t: actions.decline(by=t.by, idea=t.idea, reason=t.text),
    "finish": lambda t: actions.finish(by=t.by, idea=t.idea, got_better=t.text),
    "withdraw": lambda t: actions.withdraw(by=t.by, idea=t.idea, reason=t.text),
    "revive": lambda t: actions.revive(by=t.by, idea=t.idea, text=t.text),
    "rise": lambda t: actions.rise(by=BY, idea=t.idea),
    "support": lambda t: talk.support(by=t.by, idea=t.idea),
    "build": lambda t: talk.comment(by=t.by, idea=t.idea, kind="build", text=t.text),
    "wonder": lambda t: talk.comment(by=t.by, idea=t.idea, kind="question", text=t.text),
    "follow": lambda t: talk.follow(by=t.by, idea=t.idea),
}
