"""What became of it is told, so that others need not invent it again."""

from collections.abc import Callable
from typing import Final

from greb.cases import actions
from greb.cases.models import Case, Credit
from greb.demo.world import Turn


def _case(turn: Turn) -> Case:
    return Case.objects.get(idea=turn.idea)


def answer_credit(turn: Turn) -> None:
    credit = Credit.objects.get(case__idea=turn.idea, person=turn.by)
    actions.answer_credit(by=turn.by, credit=credit, **turn.more)


def relate(turn: Turn) -> None:
    actions.relate(by=turn.by, case=_case(turn), other=Case.objects.get(idea=turn.more["to"]))


VERBS: Final[dict[str, Callable[[Turn], object]]] = {
    "case": lambda t: actions.write_case(by=t.by, idea=t.idea, **t.more),
    "credit": lambda t: actions.ask_credit(by=t.by, case=_case(t), **t.more),
    "credit-answer": answer_credit,
    "publish": lambda t: actions.publish_case(by=t.by, case=_case(t)),
    "web": lambda t: actions.open_to_web(by=t.by, case=_case(t)),
    "relate": relate,
    "case-comment": lambda t: actions.comment_case(by=t.by, case=_case(t), text=t.text),
}
