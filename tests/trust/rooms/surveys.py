"""At each workplace a survey being written, an open one with a slip, and a question for a meeting."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from greb.surveys import actions
from greb.surveys.models import MeetingQuestion, Survey, Unit
from greb.surveys.ready_made import ALL
from greb.trail import clock
from greb.voices.actions import make_batch
from greb.voices.models import Batch, Code
from greb.voices.secrets import of_code
from greb.workplaces.models import Workplace
from tests import make

if TYPE_CHECKING:
    from tests.trust.world import Route, World

BEGINS = ("v/survey/", "surveys/", "surveys/meeting/")
CODES = {"own": "d" * 16, "foreign": "e" * 16, "missing": "f" * 16}
DRAFT = {"survey-change", "survey-open"}
MISSING = 987654321


def build(cast: make.Cast) -> None:
    for subject, place in (("own", cast.solsikken), ("foreign", cast.parken)):
        for _ in range(2):
            survey = actions.make_survey(
                by=make.SYSTEM, workplace=place, title="Well?", purpose="To know.", questions=ALL[0].questions
            )
        _open(survey, place, CODES[subject])
        actions.ask_meeting(by=make.SYSTEM, workplace=place, text="Well?")


def _open(survey: Survey, place: Workplace, code: str) -> None:
    """As if ten had been asked; so many are not there."""
    today = clock.today()
    Survey.objects.filter(pk=survey.pk).update(
        state="open", opened_on=today, closes_on=today + timedelta(days=9), asked=10
    )
    batch = make_batch(
        by=make.SYSTEM, workplace=place, kind=Batch.Kind.WAVE, size=10, ref=f"survey:{survey.pk}", door="survey-answer"
    )
    Code.objects.create(digest=of_code(code), batch=batch)
    Unit.objects.create(survey=survey, number=1, names=[place.name], places=[place.pk], path="/", size=10, batch=batch)


def ids(world: "World", route: "Route", subject: str, role: str) -> list[dict[str, Any]]:
    if route.name == "survey-answer":
        return [{"code": CODES[subject]}]
    place = world.cast.parken if subject == "foreign" else world.cast.solsikken
    if route.name.startswith("meeting-question"):
        return [{"pk": MISSING if subject == "missing" else MeetingQuestion.objects.get(workplace=place).pk}]
    survey = Survey.objects.get(workplace=place, state="draft" if route.name in DRAFT else "open")
    own: dict[str, Any] = {"pk": survey.pk}
    if "unit>" not in route.pattern:
        return [{"pk": MISSING}] if subject == "missing" else [own]
    if subject == "missing":
        return [{"pk": MISSING, "unit": MISSING}]
    return [{**own, "unit": Unit.objects.get(survey=survey).pk}]
