"""Ideas told without a name: the light road with nobody as author, and word both ways by the receipt."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from greb.ideas import actions as ideas
from greb.ideas import anonymous, due
from greb.ideas.models import TOLD_MAX, Idea, Step
from greb.trail import clock
from greb.trail.actors import System
from greb.trail.models import Delivery, Entry
from greb.trail.verify import chains
from greb.voices import actions as voices
from greb.voices import slips
from greb.voices.models import Batch, Said
from tests import make

pytestmark = pytest.mark.django_db
BY = System("due")


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture
def batch(cast: make.Cast) -> Batch:
    return voices.make_batch(by=cast.mette, workplace=cast.solsikken, kind="standing", size=20)


def say(cast: make.Cast, batch: Batch, text: str, kind: str = "idea") -> str:
    (slip,) = slips.draw(by=cast.mette, batch=batch, count=1)
    return voices.submit(code=slip.secret, kind=kind, payload={"text": text}).secret


def let_out(batch: Batch) -> None:
    voices.release(by=BY, batch=batch, minimum=1)
    due.due(clock.now())


def test_ideas_enter_the_light_road_with_the_week_and_nobody(cast: make.Cast, batch: Batch) -> None:
    for text in ("Coats in one place\nThen nobody looks for them", "A key in the car", "Alone at night"):
        say(cast, batch, text, "concern" if "night" in text else "idea")
    let_out(batch)
    due.due(clock.now())
    found = {idea.told: idea for idea in Idea.objects.all()}
    assert set(found) == {"Coats in one place", "A key in the car"}
    idea = found["Coats in one place"]
    assert idea.body == "Then nobody looks for them"
    assert (idea.author, idea.caught_by, idea.author_name) == (None, None, "")
    for at in (idea.created_at, idea.moved_at, idea.stage_since):
        local = at.astimezone(clock.HOME)
        assert (local.weekday(), local.hour, local.minute) == (0, 0, 0)
    assert idea.answerer == cast.mette
    assert idea.due_on is not None
    assert idea.due_on > clock.today()
    assert {e.by_kind for e in Entry.objects.filter(verb="idea.captured")} == {"anonymous"}
    taken = Entry.objects.get(verb="batch.taken_in")
    assert sorted(taken.facts["ideas"]) == sorted(idea.pk for idea in found.values())
    assert Delivery.objects.filter(person_id=cast.mette.pk, reason="waits").count() == 2
    assert list(chains()) == []


def test_what_the_leader_says_is_read_by_the_receipt_and_answered_back(cast: make.Cast, batch: Batch) -> None:
    receipt = say(cast, batch, "Coats in one place")
    let_out(batch)
    idea = Idea.objects.get()
    ideas.thank(by=cast.mette, idea=idea, text="Well seen")
    ideas.ask(by=cast.mette, idea=idea, text="Where would you put them?")
    for _twice in range(2):
        due.due(clock.now())
    assert list(Said.objects.order_by("pk").values_list("text", flat=True)) == [
        "Well seen",
        "Where would you put them?",
    ]
    page = Client(headers={"accept-language": "en"}).post("/v/receipt", {"receipt": receipt}).content.decode()
    assert "Where would you put them?" in page
    assert "Mette Holm" in page
    voices.answer_back(receipt=receipt, text="By the door")
    let_out(Batch.objects.get())
    due.due(clock.now())
    idea.refresh_from_db()
    assert idea.asked_at is None
    assert idea.due_on is not None
    answer = Step.objects.get(kind=Step.Kind.ANSWER)
    assert (answer.text, answer.by) == ("By the door", None)
    assert Said.objects.count() == 3
    assert Delivery.objects.filter(person_id=cast.mette.pk, entry__verb="idea.question_answered").count() == 1
    assert list(chains()) == []


def test_an_old_idea_is_not_gone_through_again(cast: make.Cast, batch: Batch) -> None:
    say(cast, batch, "Coats in one place")
    let_out(batch)
    assert len(anonymous.taken()) == 1
    with clock.at(clock.now() + timedelta(days=80)):
        assert anonymous.taken() == {}


def test_the_page_of_such_an_idea_names_nobody(cast: make.Cast, batch: Batch, as_person: Callable[..., Client]) -> None:
    say(cast, batch, "Coats in one place")
    let_out(batch)
    for person in (cast.mette, cast.jonas):
        answer = as_person(person, language="en").get(f"/ideas/{Idea.objects.get().pk}")
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Coats in one place" in page
        assert "Alma" not in page


@pytest.mark.parametrize(
    "text, told, body",
    [
        ("Coats in one place", "Coats in one place", ""),
        (" One line\n\nand more \n", "One line", "and more"),
        ("First sentence ends here. " + "x " * 200, "First sentence ends here.", ("x " * 200).strip()),
        ("word " * 100, ("word " * 60).strip(), ("word " * 40).strip()),
    ],
)
def test_the_first_sentence_is_told_and_nothing_is_lost(text: str, told: str, body: str) -> None:
    assert anonymous.told_and_more(text) == (told, body)
    assert len(anonymous.told_and_more("y" * 2000)[0]) == TOLD_MAX
    assert "".join(anonymous.told_and_more("y" * 2000)) == "y" * 2000
