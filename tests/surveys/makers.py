"""Makers for the tests of surveys: a workplace with so many people, a survey there, and people who answer by slip."""

from datetime import timedelta

from greb.surveys import actions
from greb.surveys.models import Survey, Unit
from greb.surveys.ready_made import Asked
from greb.trail import clock
from greb.voices import actions as voices
from greb.workplaces.models import Person, Role, Workplace
from tests import make

QUESTIONS = (
    Asked("scale", "How does the new way fit your day?", "It is in my way", "It helps me"),
    Asked("words", "What should we change first?"),
)


def team(name: str, many: int, parent: Workplace | None = None) -> tuple[Workplace, list[Person]]:
    """A workplace with a leader and others, `many` in all."""
    place = make.workplace(name, parent)
    people = [make.person(f"{name}{n} Dal", place, *([Role.Kind.LEADER] if n == 0 else [])) for n in range(many)]
    return place, people


def survey(by: Person, place: Workplace, **more: object) -> Survey:
    return actions.make_survey(
        by=by, workplace=place, title="The new rota", purpose="We change what gets in the way.",
        **{"questions": QUESTIONS, **more},  # type: ignore[arg-type]
    )  # fmt: skip


def opened(by: Person, place: Workplace, **more: object) -> Survey:
    """An open survey, of ten days."""
    made = survey(by, place, **more)
    return actions.open_survey(by=by, survey=made, closes_on=clock.today() + timedelta(days=10))


def answer(survey: Survey, unit: Unit, steps: list[int], words: str = "") -> None:
    """As many answers as steps given, each with a slip of the part; every one with the same words, where given."""
    scale, text = survey.questions.order_by("number")
    for slip, step in zip(actions.draw_slips(by=actions.BY, survey=survey, unit=unit), steps, strict=False):
        payload = {"steps": {str(scale.pk): step}, "words": {str(text.pk): words} if words else {}}
        voices.submit(code=slip.secret, kind="answer", payload=payload)


def closed(survey: Survey) -> Survey:
    """The survey, its last day over."""
    with clock.at(clock.now() + timedelta(days=11)):
        return actions.close_survey(by=actions.BY, survey=survey)


def answer_with(survey: Survey, code: str, step: int) -> None:
    """One answer with a printed code: the same step to every question that has steps."""
    steps = {str(each.pk): step for each in survey.questions.filter(kind="scale")}
    voices.submit(code=code.replace(" ", ""), kind="answer", payload={"steps": steps, "words": {}})
