"""An idea that nobody here told (from a poster, from elsewhere, or by somebody who has left) never waits for nobody."""

from collections.abc import Callable

import pytest
from django.test import Client

from greb.ideas import actions as of_ideas
from greb.ideas import maturing
from greb.ideas.models import Idea
from greb.notices import words
from greb.trail.actors import Anonymous
from greb.trail.models import Delivery
from greb.trail.refusal import Refused
from greb.weighing import actions, handing, reads
from greb.weighing.models import Part
from greb.workplaces.models import Person
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
SignIn = Callable[..., Client]


def of_nobody(cast: make.Cast, kind: str = "poster") -> Idea:
    """Thanked by Mette: told from the poster (with a name or none), brought in by Bo, or told by somebody who left."""
    idea = make.idea(cast.bo, "Coats in one place")
    change: dict[str, dict[str, object]] = {
        "poster": {"author": None, "caught_by": None},
        "named": {"author": None, "caught_by": None, "author_name": "Else Krog"},
        "imported": {"author": None, "source": "forslag", "source_key": "7"},
        "left": {},
    }
    Idea.objects.filter(pk=idea.pk).update(**change[kind])
    if kind == "left":
        Person.objects.filter(pk=cast.bo.pk).update(is_active=False)
    idea.refresh_from_db()
    of_ideas.thank(by=cast.mette, idea=idea, text="Well seen.")
    return idea


def decided(cast: make.Cast, kind: str = "poster") -> Idea:
    idea = of_nobody(cast, kind)
    of_ideas.mature(by=cast.mette, idea=idea, road="try")
    actions.decide(by=cast.mette, idea=idea, reason="It frees the mornings.")
    return Idea.objects.get(pk=idea.pk)


def page(browser: Client, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("kind", ["poster", "named", "imported", "left"])
def test_decided_the_leader_finds_somebody_to_lead_it(cast: make.Cast, as_person: SignIn, kind: str) -> None:
    idea = decided(cast, kind)
    way = f"/ideas/{idea.pk}"
    mette, jonas = as_person(cast.mette, language="en"), as_person(cast.jonas, language="en")
    assert "It is a yes, and nobody leads it yet. Find somebody." in page(mette, way)
    home = page(mette, "/")
    assert f'href="{way}/lead"' in home and "It is a yes, and nobody leads it yet. Find somebody." in home
    shown = page(jonas, way)
    assert "Mette Holm finds somebody to lead it." in shown and "hands it over" not in shown
    form = page(mette, f"{way}/lead")
    assert "whoever told it is not here to lead it" in form
    assert mette.post(f"{way}/lead", {"person": cast.jonas.pk}).status_code == 303
    assert "You are asked to lead it." in page(jonas, way)
    assert "somebody is to lead it. You may say no" in page(jonas, f"{way}/lead")
    assert jonas.post(f"{way}/lead", {"answer": "yes"}).status_code == 303
    shown = page(mette, way)
    assert "Jonas Bech leads it." in shown and "It is decided. Jonas Bech plans the try." in shown
    assert f"{way}/lead" not in page(mette, "/")


def test_whoever_brought_it_in_is_not_asked_as_if_it_were_theirs(cast: make.Cast, as_person: SignIn) -> None:
    idea = decided(cast, "imported")
    bo = as_person(cast.bo, language="en")
    assert f"/ideas/{idea.pk}/part" not in page(bo, f"/ideas/{idea.pk}")
    with pytest.raises(Refused, match="Only the one who told the idea"):
        actions.choose_part(by=cast.bo, idea=idea)


def test_whoever_wrote_it_down_for_somebody_is_asked_on_their_own_page(cast: make.Cast, as_person: SignIn) -> None:
    idea = of_ideas.capture_idea(
        by=cast.bo, author=None, author_name="Else", told="Hooks lower down", workplace=cast.solsikken
    )
    of_ideas.thank(by=cast.mette, idea=idea, text="Well seen.")
    of_ideas.mature(by=cast.mette, idea=idea, road="try")
    bo = as_person(cast.bo, language="en")
    assert "write what has become clear" in page(bo, "/")
    actions.decide(by=cast.mette, idea=idea, reason="It frees the mornings.")
    assert not Part.objects.exists()
    assert f'href="/ideas/{idea.pk}/part"' in page(bo, "/")
    assert f"/ideas/{idea.pk}/lead" not in page(as_person(cast.mette), "/")


def test_another_leader_who_decides_leaves_word_with_the_one_who_answers(cast: make.Cast) -> None:
    idea = of_nobody(cast)
    of_ideas.mature(by=cast.mette, idea=idea, road="try")
    Idea.objects.filter(pk=idea.pk).update(answerer=cast.jonas)
    actions.decide(by=cast.mette, idea=idea, reason="It frees the mornings.")
    idea = Idea.objects.select_related("author", "answerer").get(pk=idea.pk)
    delivery = Delivery.objects.get(entry__verb="weighing.decided", person_id=cast.jonas.pk)
    said = words.sentence(delivery, idea, words.Reader(cast.jonas, True), "Mette Holm")
    assert (delivery.reason, said) == (
        "finds", "Mette Holm has decided to go on with an idea. Whoever told it is not here: find somebody to lead it."
    )  # fmt: skip
    assert not words.is_over(delivery, idea, reads.decision(idea))
    handing.ask_to_lead(by=cast.mette, idea=idea, person=cast.mette)
    assert words.is_over(delivery, idea, reads.decision(idea))


def test_while_it_grows_the_leader_is_told_that_nobody_carries_it(cast: make.Cast, as_person: SignIn) -> None:
    idea = of_nobody(cast)
    of_ideas.mature(by=cast.mette, idea=idea, road="lead")
    mette, jonas = as_person(cast.mette, language="en"), as_person(cast.jonas, language="en")
    assert "It is growing, and nobody carries it: ask somebody in" in page(mette, "/")
    assert "Ask somebody in, or take it on yourself." in page(mette, f"/ideas/{idea.pk}")
    assert f'class="button primary" href="/ideas/{idea.pk}/team"' in page(mette, f"/ideas/{idea.pk}")
    assert "Mette Holm asks somebody in." in page(jonas, f"/ideas/{idea.pk}")
    maturing.invite(by=cast.mette, idea=idea, person=cast.jonas)
    assert "nobody carries it" not in page(mette, "/") + page(mette, f"/ideas/{idea.pk}")
    assert "write what has become clear" in page(jonas, "/")


@pytest.mark.parametrize("kind", ["poster", "named", "imported"])
def test_to_be_done_the_leader_sees_to_it(cast: make.Cast, as_person: SignIn, kind: str) -> None:
    idea = of_nobody(cast, kind)
    of_ideas.do_it(by=cast.mette, idea=idea)
    mette = as_person(cast.mette, language="en")
    assert f'href="/ideas/{idea.pk}/finish"' in page(mette, "/")
    assert "Nobody here told it, so you see to it" in page(mette, f"/ideas/{idea.pk}")
    assert f"/ideas/{idea.pk}/finish" not in page(as_person(cast.bo), "/")
    assert "Mette Holm sees to it" in page(as_person(cast.jonas, language="en"), f"/ideas/{idea.pk}")


def test_a_question_to_nobody_does_not_rest_the_clock(cast: make.Cast, as_person: SignIn) -> None:
    idea = of_ideas.capture_idea(by=Anonymous(), told="Hooks lower down", workplace=cast.solsikken, author=None)
    of_ideas.thank(by=cast.mette, idea=idea, text="Well seen.")
    of_ideas.ask(by=cast.mette, idea=idea, text="Which hooks?")
    idea.refresh_from_db()
    assert idea.asked_at is None and idea.due_on is not None
    assert "You choose what happens now" in page(as_person(cast.mette, language="en"), f"/ideas/{idea.pk}")
