"""Everybody is asked a few questions by slip; a small team is asked at a meeting."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from greb.demo.world import World
from greb.surveys import actions, due
from greb.surveys.models import MeetingQuestion, Question, Survey
from greb.surveys.ready_made import Asked
from greb.trail import clock
from greb.voices import actions as voices
from greb.workplaces.models import Person, Workplace


def _home(person: Person) -> Workplace:
    return person.memberships.get(is_home=True).workplace


def survey(world: World, by: Person, more: dict[str, Any]) -> None:
    """Made, opened until `closes_on`, and the slips of each part printed. A question of one text is for words."""
    questions = [Asked("scale" if len(each) > 1 else "words", *each) for each in more.pop("questions")]
    closes_on = more.pop("closes_on")
    made = actions.make_survey(by=by, workplace=_home(by), questions=questions, **more)
    actions.open_survey(by=by, survey=made, closes_on=closes_on)
    for unit in made.units.order_by("number"):
        drawn = actions.draw_slips(by=by, survey=made, unit=unit)
        world.slips[f"survey {unit.number}"] = [slip.secret for slip in drawn]


def answers(world: World, by: object, more: dict[str, Any]) -> None:
    """Somebody, and somebody, and somebody: `steps` tells the parts one by one, each person's steps as "432"."""
    asked = list(Question.objects.filter(survey=Survey.objects.latest("id")).order_by("number"))
    scales = [each for each in asked if each.kind == Question.Kind.SCALE]
    texts = [each for each in asked if each.kind == Question.Kind.WORDS]
    words = iter(more["words"])
    for code, steps in _slips(world, more["steps"]):
        chosen = {str(each.pk): int(step) for each, step in zip(scales, steps, strict=True) if step != "-"}
        given = {str(each.pk): text for each in texts if (text := next(words, ""))}
        voices.submit(code=code, kind="answer", payload={"steps": chosen, "words": given}, receipt=voices.new_receipt())


def _slips(world: World, steps: str) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(steps.split("|"), start=1):
        for person in part.split():
            yield world.slips[f"survey {number}"].pop(), person


def close(world: World, by: object, more: object) -> None:
    """The day after its last day, as due work would."""
    due.due(clock.now())


def ask_meeting(world: World, by: Person, more: dict[str, Any]) -> None:
    actions.ask_meeting(by=by, workplace=_home(by), **more)


def answer_meeting(world: World, by: Person, more: dict[str, Any]) -> None:
    actions.answer_meeting(by=by, question=MeetingQuestion.objects.filter(workplace=_home(by)).latest("id"), **more)


DOINGS: Final[dict[str, Callable[[World, Any, dict[str, Any]], object]]] = {
    "survey": survey,
    "answers": answers,
    "close-surveys": close,
    "ask-meeting": ask_meeting,
    "answer-meeting": answer_meeting,
}
