"""The leader's pages, and what everybody hears."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.test.utils import CaptureQueriesContext

from greb.trail import clock
from greb.trail.actors import System
from greb.trail.models import Entry
from greb.trail.refusal import Refused
from greb.voices import actions, answering, awaits, reads
from greb.voices.models import Batch, Code, Group, Voice
from tests import make
from tests.workplaces.pages import key, text

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Say = Callable[..., str]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]


def let_out(batch: Batch, say: Say, *said: str) -> list[Voice]:
    for each in said:
        say(batch, each)
    actions.release(by=System(), batch=Batch.objects.get(pk=batch.pk), minimum=1)
    return list(Voice.objects.all())


def test_a_leader_prints_slips_that_are_shown_once(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette, language="en")
    assert "So that people dare" in text(mette, "/voices/slips")
    answer = mette.post("/voices/slips", {"count": "6"})
    page = answer.content.decode()
    assert page.count('class="slip"') == 6
    assert answer["Cache-Control"] == "no-store"
    assert Code.objects.count() == 6
    assert mette.post("/voices/slips", {"count": "4"}).content.decode().count('class="slip"') == 4
    assert Batch.objects.count() == 1
    assert mette.post("/voices/slips", {"count": "0"}).status_code == 422


def test_slips_go_by_mail_where_there_is_a_server(cast: make.Cast, as_person: SignIn) -> None:
    page = as_person(cast.mette, language="en").post("/voices/slips", {"count": "1", "mail": "1"}).content.decode()
    assert "3 slips were handed to the mail server" in page
    assert len(mail.outbox) == 3
    assert {message.to[0] for message in mail.outbox} == {"alma@sund.example", "bo@sund.example", "mette@sund.example"}


def test_concerns_are_put_together_and_answered_for_all(
    cast: make.Cast, standing: Batch, say: Say, as_person: SignIn
) -> None:
    receipt = say(standing, "I am afraid at night")
    voices = let_out(standing, say, "Alone is too much", "The car is cold")
    mette = as_person(cast.mette, language="en")
    page = text(mette, "/voices")
    assert "I am afraid at night" in page
    both = [str(voice.pk) for voice in voices if "car" not in voice.text]
    sent = {"key": key(page), "title": "Alone at night", "voices": both}
    address = mette.post("/voices/groups/new", sent)["Location"]
    assert mette.post("/voices/groups/new", sent)["Location"] == address
    assert mette.post("/voices/groups/new", {"key": "other", "title": "x"}).status_code == 422
    page = text(mette, address)
    assert "I am afraid at night" in page
    assert "The car is cold" not in page
    assert mette.post(address, {"key": key(page), "answer": "We are two from Monday"}).status_code == 303
    heard = text(as_person(cast.alma, language="en"), "/voices/heard")
    assert "Alone at night" in heard
    assert "We are two from Monday" in heard
    assert "I am afraid" not in heard
    assert "Alone at night" not in text(as_person(cast.viggo, language="en"), "/voices/heard")
    nobody = Client(headers={"accept-language": "en"})
    assert "We are two from Monday" in nobody.post("/v/receipt", {"receipt": receipt}).content.decode()
    assert Entry.objects.filter(verb="voices.answered").count() == 1


def test_one_is_answered_by_itself_and_its_words_can_be_taken_out(
    cast: make.Cast, standing: Batch, say: Say, as_person: SignIn
) -> None:
    (voice,) = let_out(standing, say, "Hansen in 4B shouts")
    mette = as_person(cast.mette, language="en")
    page = text(mette, f"/voices/{voice.pk}")
    assert mette.post(f"/voices/{voice.pk}", {"key": key(page), "text": "Thank you"}).status_code == 303
    assert "Everything has been answered" in text(mette, "/voices")
    assert mette.post(f"/voices/{voice.pk}/blank", {"key": "b"}).status_code == 303
    assert "Hansen" not in text(mette, f"/voices/{voice.pk}")
    assert Voice.objects.get().payload == {}


def test_only_those_who_lead_there_group_answer_and_blank(cast: make.Cast, standing: Batch, say: Say) -> None:
    (voice,) = let_out(standing, say, "Alone")
    for person in (cast.alma, cast.rikke):
        with pytest.raises(Refused):
            answering.make_group(by=person, voices=[voice], title="x")
        with pytest.raises(Refused):
            answering.blank_voice(by=person, voice=voice)
    assert not Group.objects.exists()
    group = answering.make_group(by=cast.mette, voices=[voice], title="x")
    with pytest.raises(Refused):
        answering.answer_group(by=cast.rikke, group=group, answer="x")


def test_a_leader_hears_of_it_on_the_own_page(cast: make.Cast, standing: Batch, say: Say) -> None:
    let_out(standing, say, "Alone", "Cold")
    found = awaits.awaits(cast.mette, make.reach(cast.mette))
    assert found[0].told == "2 concerns said without a name"
    assert awaits.awaits(cast.alma, make.reach(cast.alma)) == []
    assert awaits.awaits(cast.rikke, make.reach(cast.rikke)) == []


def test_a_leader_sees_that_somebody_has_answered_back(
    cast: make.Cast, standing: Batch, say: Say, as_person: SignIn
) -> None:
    """For two weeks, until the leader answers again; it need not be answered, and then it waits no longer."""
    mette = as_person(cast.mette, language="en")

    def waits() -> tuple[bool, int]:
        return "Has answered back" in mette.get("/voices").content.decode(), reads.waiting_count(make.reach(cast.mette))

    receipt = say(standing, "We eat at the desk")
    actions.release(by=System(), batch=standing, minimum=1)
    voice = Voice.objects.get()
    actions.reply_to_voice(by=cast.mette, voice=voice, text="From Monday I take the desk")
    assert waits() == (False, 0)
    actions.answer_back(receipt=receipt, text="On Thursday you did not")
    assert waits() == (False, 0), "sealed until the next round"
    actions.release(by=System(), batch=Batch.objects.get(), minimum=1)
    assert waits() == (True, 1)
    with clock.at(clock.now() + timedelta(weeks=2)):
        assert waits() == (False, 0)
    actions.reply_to_voice(by=cast.mette, voice=voice, text="You are right")
    assert waits() == (False, 0)


def test_slips_that_run_low_are_told_after_a_release_only(cast: make.Cast, standing: Batch, say: Say) -> None:
    say(standing)
    assert reads.low(make.reach(cast.mette)) == []
    actions.release(by=System(), batch=standing, minimum=1)
    assert reads.low(make.reach(cast.mette)) == ["Solsikken"]


@pytest.mark.parametrize("address", ["/voices", "/voices/heard", "/voices/slips"])
def test_a_page_costs_the_same_with_little_and_much(
    cast: make.Cast, standing: Batch, say: Say, as_person: SignIn, django_assert_num_queries: Queries, address: str
) -> None:
    mette = as_person(cast.mette, language="en")
    costs = {"/voices": 6, "/voices/heard": 3, "/voices/slips": 4}

    def cost() -> None:
        with django_assert_num_queries(costs[address]):
            assert mette.get(address).status_code == 200

    group = answering.make_group(by=cast.mette, voices=let_out(standing, say, "first"), title="t")
    answering.answer_group(by=cast.mette, group=group, answer="a")
    cost()
    for n in range(4):
        voices = let_out(standing, say, f"one {n}", f"two {n}")
        waiting = [voice for voice in voices if voice.group_id is None][:1]
        answering.answer_group(
            by=cast.mette, group=answering.make_group(by=cast.mette, voices=waiting, title="t"), answer="a"
        )
    cost()
