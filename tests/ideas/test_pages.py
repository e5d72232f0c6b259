"""The light road through whole requests: what people see and send, step by step."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from greb.ideas.models import Comment, Idea, Support
from greb.ideas.stages import Stage
from tests import make

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def key_of(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def test_an_idea_is_told_with_one_field(cast: make.Cast, as_person: SignIn) -> None:
    alma = as_person(cast.alma)
    page = alma.get("/tell").content.decode()
    answer = alma.post("/tell", {"key": key_of(page), "told": "Coats in one place"})
    idea = Idea.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/ideas/{idea.pk}")
    assert (idea.author, idea.answerer, idea.workplace) == (cast.alma, cast.mette, cast.solsikken)


def test_the_same_form_sent_twice_is_one_idea_and_one_answer(cast: make.Cast, as_person: SignIn) -> None:
    alma = as_person(cast.alma)
    sent = {"key": key_of(alma.get("/tell").content.decode()), "told": "Coats in one place"}
    first, second = alma.post("/tell", sent), alma.post("/tell", sent)
    assert first["Location"] == second["Location"]
    assert Idea.objects.count() == 1


def test_somebody_elses_key_is_not_ones_own(cast: make.Cast, as_person: SignIn) -> None:
    sent = {"key": "the-same-key", "told": "Coats in one place"}
    as_person(cast.alma).post("/tell", sent)
    as_person(cast.jonas).post("/tell", sent)
    assert Idea.objects.count() == 2


@pytest.mark.parametrize(
    ("told", "reason"),
    [("", "field"), ("   ", "field"), ("x" * 301, "300"), ("About 010203-1234 at the door", "CPR")],
)
def test_bad_words_are_answered_beside_the_field_with_nothing_lost(
    cast: make.Cast, as_person: SignIn, told: str, reason: str
) -> None:
    alma = as_person(cast.alma, language="en")
    answer = alma.post("/tell", {"told": told, "body": "what I also wrote"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert reason in page
    assert "what I also wrote" in page
    assert told.strip()[:40] in page
    assert 'aria-invalid="true"' in page
    assert not Idea.objects.exists()


def test_a_name_is_asked_about_once(cast: make.Cast, as_person: SignIn) -> None:
    alma = as_person(cast.alma, language="en")
    sent = {"told": "Karen Madsen waits too long for her medicine"}
    answer = alma.post("/tell", sent)
    assert answer.status_code == 422
    assert "Karen Madsen" in answer.content.decode()
    assert alma.post("/tell", {**sent, "names_are_fine": "on"}).status_code == 303


def test_hostile_words_are_shown_as_words(cast: make.Cast, as_person: SignIn) -> None:
    alma = as_person(cast.alma)
    alma.post("/tell", {"told": "<script>alert(1)</script>", "body": '"><img src=x onerror=alert(1)>'})
    for address in (f"/ideas/{Idea.objects.get().pk}", "/ideas", "/"):
        page = alma.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_the_leader_answers_in_one_act_and_the_author_ends_it(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma)
    mette, alma = as_person(cast.mette, language="en"), as_person(cast.alma, language="en")
    inbox = mette.get("/inbox").content.decode()
    assert "Coats in one place" in inbox
    for way in ("/voices", "/change/elsewhere", "/surveys", "/follow-ups", "/ideas/import"):
        assert f'href="{way}"' in inbox, f"a leader finds the way to {way}"
    answer = mette.post(f"/ideas/{idea.pk}/answer", {"thanks": "You saw the mornings.", "next": "do"})
    assert answer["Location"] == f"/ideas/{idea.pk}"
    page = alma.get(f"/ideas/{idea.pk}").content.decode()
    assert "You saw the mornings." in page
    assert "what got better?" in page
    alma.post(f"/ideas/{idea.pk}/finish", {"text": "Nobody looks for coats."})
    assert Idea.objects.get().stage == Stage.DONE
    assert "Nobody looks for coats." in alma.get("/real").content.decode()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "thanks"),
        ({"thanks": "Thank you", "next": "decline"}, "reason"),
        ({"thanks": "Thank you", "next": "park", "reason": "Later"}, "until"),
        ({"thanks": "Thank you", "next": "park", "reason": "Later", "until": "2001-01-01"}, "until"),
        ({"thanks": "Thank you", "next": "park", "reason": "Later", "until": "soon"}, "until"),
        ({"thanks": "Thank you", "next": "do", "question": "Why?"}, "question"),
        ({"thanks": "Thank you", "next": "fly"}, "next"),
    ],
)
def test_an_answer_that_lacks_something_is_sent_back(
    cast: make.Cast, as_person: SignIn, sent: dict[str, str], field: str
) -> None:
    idea = make.idea(cast.alma)
    answer = as_person(cast.mette).post(f"/ideas/{idea.pk}/answer", sent)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert Idea.objects.get().replied_at is None


def test_the_wrong_person_is_refused_with_a_reason(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma)
    answer = as_person(cast.jonas, language="en").post(f"/ideas/{idea.pk}/answer", {"thanks": "Hi"})
    assert answer.status_code == 403
    assert "Only the nearest leader can do that." in answer.content.decode()


def test_foreign_and_missing_ideas_are_the_same_answer(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma)
    viggo = as_person(cast.viggo)
    foreign, missing = viggo.get(f"/ideas/{idea.pk}"), viggo.get("/ideas/999999999")
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert without_tokens(foreign.content) == without_tokens(missing.content)


def without_tokens(page: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page)


def test_colleagues_wonder_and_add_and_stand_behind(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma)
    jonas = as_person(cast.jonas)
    jonas.post(f"/ideas/{idea.pk}/comment", {"kind": "build", "text": "And the boots"})
    jonas.post(f"/ideas/{idea.pk}/support")
    assert (Comment.objects.count(), Support.objects.count()) == (1, 1)
    fragment = jonas.post(f"/ideas/{idea.pk}/support", {"off": "1"}, headers={"HX-Request": "true"})
    assert fragment.status_code == 200
    assert b"<html" not in fragment.content
    assert Support.objects.count() == 0
    assert as_person(cast.alma).post(f"/ideas/{idea.pk}/support").status_code == 403


def test_a_hidden_author_is_hidden_from_colleagues_until_the_decision(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma, is_author_hidden=True)
    jonas = as_person(cast.jonas)
    for address in ("/ideas", f"/ideas/{idea.pk}"):
        assert "Alma Friis" not in jonas.get(address).content.decode()
        assert "Alma Friis" not in jonas.get(address + "?q=coats").content.decode()
    as_person(cast.mette).post(f"/ideas/{idea.pk}/answer", {"thanks": "Thank you", "next": "do"})
    assert "Alma Friis" in jonas.get(f"/ideas/{idea.pk}").content.decode()


def test_a_leader_blanks_a_citizens_data(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma, body="The secret of a citizen")
    as_person(cast.mette).post(f"/ideas/{idea.pk}/blank", {"part": "body"})
    assert "secret" not in as_person(cast.alma).get(f"/ideas/{idea.pk}").content.decode()


def test_the_poster_takes_an_idea_without_sign_in_only_where_allowed(cast: make.Cast, client: Client) -> None:
    address = f"/p/{cast.solsikken.poster}/"
    assert client.get(address).status_code == 302
    cast.solsikken.takes_ideas_without_sign_in = True
    cast.solsikken.save()
    assert client.get(address).status_code == 200
    answer = client.post(address, {"told": "The gate squeaks"})
    assert client.get(answer["Location"]).status_code == 200
    idea = Idea.objects.get()
    assert (idea.author, idea.answerer) == (None, cast.mette)
    assert client.get("/p/nothing-like-it/").status_code == 404


def test_a_host_that_is_not_ours_is_refused(cast: make.Cast, as_person: SignIn) -> None:
    assert as_person(cast.alma).get("/", headers={"host": "evil.example"}).status_code == 400


def test_another_workplaces_poster_says_where_the_idea_goes(cast: make.Cast, as_person: SignIn) -> None:
    address = f"/p/{cast.solsikken.poster}/"
    assert "your idea goes to your own leader" in as_person(cast.viggo, language="en").get(address).content.decode()
    assert "your own leader" not in as_person(cast.alma, language="en").get(address).content.decode()


def test_a_refused_act_says_why_and_not_that_it_is_for_somebody_else(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma)
    answer = as_person(cast.alma, language="en").post(f"/ideas/{idea.pk}/support", {"key": "k"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "It is your own idea" in page
    assert "for somebody else" not in page.split("<main")[1]
