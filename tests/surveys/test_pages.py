"""The pages of surveys: what is told and what is not, in both languages, and at the same cost however much there is."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from greb.surveys import actions
from greb.surveys.models import MeetingQuestion, Survey
from greb.surveys.ready_made import Asked
from greb.trail import clock
from greb.voices.models import Code, Sealed
from greb.workplaces.models import Person
from tests import make
from tests.surveys import makers

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
ENGLISH = {"accept-language": "en"}


def text(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_a_leader_asks_from_a_ready_made_survey_and_opens_it(as_person: SignIn) -> None:
    _place, people = makers.team("Elm", 14)
    client = as_person(people[0], language="en")
    page = text(client.get("/surveys/new?from=new"))
    form = dict(re.findall(r'name="((?:title|text_\d|low_\d|high_\d))"[^>]*value="([^"]*)"', page))
    assert form["text_1"] == "How does the new way fit your day?"
    place = people[0].memberships.get().workplace_id
    sent = {**form, "purpose": "To change what is in the way", "workplace": place, "parts": "together",
            "privacy": "leader", "key": "a"}  # fmt: skip
    answer = client.post("/surveys/new", sent)
    survey = Survey.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/surveys/{survey.pk}")
    assert client.post("/surveys/new", sent)["Location"] == f"/surveys/{survey.pk}"
    assert Survey.objects.count() == 1
    page = text(client.get(f"/surveys/{survey.pk}"))
    assert "14 people" in page
    until = clock.today() + timedelta(days=9)
    client.post(f"/surveys/{survey.pk}/open", {"closes_on": until.isoformat(), "key": "b"})
    page = text(client.get(f"/surveys/{survey.pk}"))
    assert "Print 14 slips" in page
    assert "Nobody can see that while it is open" in page


@pytest.mark.parametrize(("wrong", "said"), [
    ({"text_1": ""}, "Write the question"), ({"high_1": ""}, "Say what both ends mean"), ({"purpose": ""}, "purpose"),
    ({"text_1": "Is 010203-1234 happy?"}, "CPR"),
])  # fmt: skip
def test_what_is_wrong_stands_at_the_field_and_nothing_is_lost(
    as_person: SignIn, wrong: dict[str, str], said: str
) -> None:
    place, people = makers.team("Elm", 3)
    sent = {"title": "Rota", "purpose": "To know", "workplace": place.pk, "parts": "together", "privacy": "leader",
            "text_1": "Is it good?", "low_1": "No", "high_1": "Yes", **wrong}  # fmt: skip
    answer = as_person(people[0], language="en").post("/surveys/new", sent)
    assert answer.status_code == 422
    assert said in text(answer)
    assert 'value="Rota"' in text(answer)


def test_fewer_than_ten_are_led_to_the_meeting(as_person: SignIn) -> None:
    place, people = makers.team("Elm", 6)
    survey = makers.survey(people[0], place)
    client = as_person(people[0], language="en")
    page = text(client.get(f"/surveys/{survey.pk}"))
    assert "You are fewer than ten" in page
    assert "Open it" not in page
    client.post("/surveys/meeting/new", {"text": "How is the rota?", "workplace": place.pk, "key": "a"})
    question = MeetingQuestion.objects.get()
    client.post(f"/surveys/meeting/{question.pk}", {"answer": "Good\nbut for weekends", "key": "b"})
    colleague = as_person(people[3], language="da")
    page = text(colleague.get(f"/surveys/meeting/{question.pk}"))
    assert "but for weekends" in page
    assert "<textarea" not in page
    assert colleague.post(f"/surveys/meeting/{question.pk}", {"answer": "Mine", "key": "c"}).status_code == 403
    assert "How is the rota?" in text(client.get(f"/surveys/meeting/{question.pk}/sheet"))


def test_while_it_is_open_no_page_tells_how_many_have_answered(as_person: SignIn) -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    actions.draw_slips(by=people[0], survey=survey, unit=survey.units.get())
    pages = ["/surveys", f"/surveys/{survey.pk}", "/"]

    def seen(person: Person) -> list[bytes]:
        client = as_person(person, language="en")
        return [re.sub(rb'value="[^"]*"', b"", client.get(page).content) for page in pages]

    before = [seen(people[0]), seen(people[4])]
    batch = survey.units.get().batch
    code = Code.objects.filter(batch=batch)[0]
    code.is_spent = True
    code.save()
    Sealed.objects.create(batch=batch, round=1, week=clock.today(), again="x", ciphertext=b"y")
    assert [seen(people[0]), seen(people[4])] == before


def answer_page(survey: Survey) -> tuple[Client, str, str]:
    slip = actions.draw_slips(by=actions.BY, survey=survey, unit=survey.units.get())[0]
    client = Client(headers=ENGLISH)
    return client, slip.secret, text(client.get(f"/v/survey/{slip.secret}"))


def test_answering_by_slip_needs_no_cookie_and_leaves_none() -> None:
    place, people = makers.team("Elm", 12)
    survey = makers.opened(people[0], place)
    client, code, page = answer_page(survey)
    scale, words = survey.questions.order_by("number")
    assert scale.text in page
    receipt = re.search(r'name="receipt" value="([^"]+)"', page)
    assert receipt
    assert "csrf" not in page
    sent = {"code": code, "receipt": receipt[1], f"q{scale.pk}": "4", f"q{words.pk}": "More time"}
    for _ in range(2):  # sent twice it is kept once
        answer = client.post("/v/survey/send", sent)
        assert answer.status_code == 200
        assert "Thank you, it is received" in text(answer)
    assert Sealed.objects.count() == 1
    assert not client.cookies
    again = client.get(f"/v/survey/{code}")
    assert again.status_code == 422
    assert "not in use" in text(again)


@pytest.mark.parametrize(("sent", "said"), [({}, "Answer at least one question"), ({"scale": "6"}, "Select a valid"),
                                            ({"words": "Ask 010203-1234"}, "CPR"),
                                            ({"words": "x" * 501}, "500")])  # fmt: skip
def test_an_answer_that_is_wrong_is_given_back(sent: dict[str, str], said: str) -> None:
    place, people = makers.team("Elm", 12)
    survey = makers.opened(people[0], place)
    client, code, _page = answer_page(survey)
    scale, words = survey.questions.order_by("number")
    named = {f"q{(scale if name == 'scale' else words).pk}": value for name, value in sent.items()}
    answer = client.post("/v/survey/send", {"code": code, **named})
    assert answer.status_code == 422
    assert said in text(answer)
    assert all(value in text(answer) for value in sent.values() if len(value) > 2)
    assert Sealed.objects.count() == 0


@pytest.mark.parametrize("code", ["", "abcd", "zzzzzzzzzzzzzzzz", "send"])
def test_a_slip_that_is_none_of_ours_says_so(code: str) -> None:
    answer = Client(headers=ENGLISH).post("/v/survey/send", {"code": code})
    assert answer.status_code == 422


def results(steps: list[int], **more: object) -> tuple[Survey, list[Person]]:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place, **more)
    makers.answer(survey, survey.units.get(), steps, "Canary")
    return makers.closed(survey), people


@pytest.mark.parametrize(("many", "shows", "hides"), [
    (4, "Too few answered this time", ["leans", "Canary", "third"]),
    (9, "The answers lean to “It helps me”", ["Canary", "third", "9 people"]),
    (12, "At least half lean to “It helps me”", ["12 answers", "100 %"]),
])  # fmt: skip
def test_four_nine_and_twelve_answers(as_person: SignIn, many: int, shows: str, hides: list[str]) -> None:
    survey, people = results([5] * many, privacy="workplace")
    page = text(as_person(people[5], language="en").get(f"/surveys/{survey.pk}"))
    main = page[page.index("<main") : page.index("</main")]
    assert shows in main
    assert [word for word in hides if word in main] == []
    assert ("Canary" in main) is (many >= 10)


def test_words_are_for_those_they_were_promised_to(as_person: SignIn) -> None:
    survey, people = results([5] * 12)
    assert "Canary" in text(as_person(people[0], language="en").get(f"/surveys/{survey.pk}"))
    page = text(as_person(people[5], language="en").get(f"/surveys/{survey.pk}"))
    assert "Canary" not in page
    assert "Your leader reads what was written" in page


def test_a_team_sees_itself_and_everybody_and_not_another_team(as_person: SignIn) -> None:
    sund = make.workplace("Sund")
    _ash, ash = makers.team("Ash", 12, sund)
    _oak, oak = makers.team("Oak", 15, sund)
    director = make.person("Dina Lave", sund, "director")
    survey = makers.opened(director, sund, parts="teams", questions=[
        Asked("scale", "Good?", "No", "Yes"), Asked("words", "What?"),
    ])  # fmt: skip
    for unit in survey.units.order_by("number"):
        makers.answer(survey, unit, [4] * 10)
    makers.closed(survey)
    mine = text(as_person(ash[3], language="en").get(f"/surveys/{survey.pk}"))
    assert ("Ash" in mine, "Oak" in mine, "Everybody together" in mine) == (True, False, True)
    all_of_it = text(as_person(director, language="en").get(f"/surveys/{survey.pk}"))
    assert "Ash" in all_of_it
    assert "Oak" in all_of_it
    assert oak


def test_whoever_asks_gives_out_the_slips_and_no_other_leader(as_person: SignIn) -> None:
    """A director who leads nobody asks; a leader further down is asked like the others."""
    sund = make.workplace("Sund")
    _ash, ash = makers.team("Ash", 12, sund)
    director = make.person("Dina Lave", sund, "director")
    survey = makers.opened(director, sund)
    asks, leads = (as_person(who, language="en") for who in (director, ash[0]))
    for browser, theirs in ((asks, True), (leads, False)):
        page = text(browser.get(f"/surveys/{survey.pk}"))
        assert ("Call it off" in page) is theirs
        assert ("Print 13 slips" in page) is theirs
    makers.answer(survey, survey.units.get(), [4] * 12)
    makers.closed(survey)
    for browser, theirs in ((asks, True), (leads, False)):
        assert ("What happens next?" in text(browser.get(f"/surveys/{survey.pk}"))) is theirs


def test_both_languages(as_person: SignIn) -> None:
    survey, people = results([5] * 12)
    page = text(as_person(people[0], language="da").get(f"/surveys/{survey.pk}"))
    assert "Mindst halvdelen hælder mod" in page
    assert "to tredjedele eller mere" in page


def test_the_list_costs_the_same_with_many(
    as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place, people = makers.team("Elm", 3)
    client = as_person(people[0], language="en")
    makers.survey(people[0], place)
    actions.ask_meeting(by=people[0], workplace=place, text="Well?")
    with django_assert_num_queries(5):
        client.get("/surveys")
    for _ in range(30):
        makers.survey(people[0], place)
        actions.ask_meeting(by=people[0], workplace=place, text="Well?")
    with django_assert_num_queries(5):
        page = text(client.get("/surveys"))
    older = re.search(r"\?before=(\d+)", page)
    assert older
    assert text(client.get(f"/surveys?before={older[1]}")).count("The new rota") == 11


def test_a_survey_costs_the_same_with_many_parts_and_answers(as_person: SignIn) -> None:
    sund = make.workplace("Sund")
    director = make.person("Dina Lave", sund, "director")
    client = as_person(director, language="en")
    costs = []
    for many in (1, 4):
        place = make.workplace(f"Part{many}", sund)
        for number in range(many):
            makers.team(f"T{many}x{number}", 11, place)
        survey = makers.opened(director, place, parts="teams")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/surveys/{survey.pk}")
        for unit in survey.units.all():
            makers.answer(survey, unit, [3] * 11, "Words")
        makers.closed(survey)
        with CaptureQueriesContext(connection) as shown:
            client.get(f"/surveys/{survey.pk}")
        costs.append((len(asked), len(shown)))
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 11


def test_a_foreign_survey_is_as_one_that_is_missing(as_person: SignIn) -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    _other, strangers = makers.team("Oak", 3)
    client = as_person(strangers[0], language="en")
    foreign, missing = client.get(f"/surveys/{survey.pk}"), client.get("/surveys/987654321")
    assert (foreign.status_code, foreign.content) == (missing.status_code, missing.content)
    assert foreign.status_code == 404


def test_my_page_says_that_one_is_asked_until_it_closes(as_person: SignIn) -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    client = as_person(people[3], language="en")
    assert "You answer with your slip" in text(client.get("/"))
    makers.closed(survey)
    assert "You answer with your slip" not in text(client.get("/"))
