"""A survey from its words to its answers, by keyboard: 4 answers show nothing, 9 an end, 12 each step."""

from collections.abc import Callable

import pytest

from greb.surveys.models import Survey
from greb.workplaces.models import Person
from tests.surveys import makers

from .hands import Hands

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery"
WORDS = {
    "en": {"open": "Open it", "print": "Print 14 slips", "sealed": "Thank you, it is received",
           "few": "Too few answered", "lean": "The answers lean to", "full": "two thirds or more"},
    "da": {"open": "Åbn den", "print": "Print 14 sedler", "sealed": "Tak, det er modtaget", "few": "For få svarede",
           "lean": "Svarene hælder mod", "full": "to tredjedele eller mere"},
}  # fmt: skip


def signed_in(hands: Callable[..., Hands], person: Person, language: str, **more: object) -> Hands:
    person.set_password(PASSWORD)
    person.language = language
    person.save()
    at = hands(language, **more)
    at.open("/sign-in")
    if not at.page.locator('input[name="password"]').is_visible():
        at.to("details:has(input[name=password]) summary")
        at.page.keyboard.press("Enter")
    at.write('form:has(input[name="password"]) input[name="name"]', person.username)
    at.write('input[name="password"]', PASSWORD)
    at.press('form:has(input[name="password"]) button')
    return at


def opened_by_keyboard(at: Hands, language: str) -> tuple[Survey, list[str]]:
    """A ready-made survey, opened, and the codes of its printed slips."""
    at.open("/surveys/new?from=new")
    at.write('[name="purpose"]', "We change what is in the way." if language == "en" else "Vi ændrer det, der driller.")
    at.press("main form button.primary")
    at.press(f'button:has-text("{WORDS[language]["open"]}")')
    at.press(f'button:has-text("{WORDS[language]["print"]}")')
    codes = at.page.locator(".slip-code").all_inner_texts()
    assert len(codes) == 14
    return Survey.objects.latest("pk"), codes


def answer_by_keyboard(at: Hands, code: str, survey: Survey, language: str) -> None:
    """On a phone, on a page without a script, with no cookie before or after."""
    at.open("/v/survey/" + code.replace(" ", ""))
    assert at.page.locator("script").count() == 0
    for question in survey.questions.filter(kind="scale"):
        at.choose(f"q{question.pk}", "5")
    words = survey.questions.get(kind="words")
    at.write(f'[name="q{words.pk}"]', "More time in the morning")
    at.press("main form button.primary")
    assert WORDS[language]["sealed"] in at.page.inner_text("main")
    assert at.page.context.cookies() == []


@pytest.mark.parametrize(("language", "many", "shows"), [("da", 4, "few"), ("en", 9, "lean"), ("da", 12, "full")])
def test_from_words_to_answers(hands: Callable[..., Hands], language: str, many: int, shows: str) -> None:
    _place, people = makers.team("Elm", 14)
    leader = signed_in(hands, people[0], language)
    survey, codes = opened_by_keyboard(leader, language)
    phone = hands(language, width=360)
    answer_by_keyboard(phone, codes[0], survey, language)
    for code in codes[1:many]:
        makers.answer_with(survey, code, 5)
    leader.open(f"/surveys/{survey.pk}")
    assert str(many) not in leader.page.inner_text("aside")
    makers.closed(survey)
    for at in (leader, signed_in(hands, people[7], language, width=360, dark=True)):
        at.open(f"/surveys/{survey.pk}")
        told = at.page.inner_text("main")
        assert WORDS[language][shows] in told
        assert [word for name, word in WORDS[language].items() if name in {"few", "lean", "full"} - {shows} and
                word in told] == []  # fmt: skip
    leader.open(f"/surveys/{survey.pk}")
    assert ("More time in the morning" in leader.page.inner_text("main")) is (many == 12)
