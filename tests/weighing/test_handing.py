"""Handed over: somebody is asked next, says yes or no, and the idea never lies with nobody."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from greb.ideas import actions as of_ideas
from greb.ideas.models import Audience, Idea, Member
from greb.notices import words
from greb.trail.models import Delivery
from greb.trail.refusal import Refused
from greb.ui.journey import Thing
from greb.weighing import actions, awaits, handing, reads
from greb.weighing.models import Part
from greb.workplaces.models import Person
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
SignIn = Callable[..., Client]


@pytest.fixture
def idea(cast: make.Cast) -> Idea:
    """Alma's, decided by Mette."""
    made = make.idea(cast.alma, "Coats in one place")
    of_ideas.thank(by=cast.mette, idea=made, text="You saw it.")
    of_ideas.mature(by=cast.mette, idea=made, road="try")
    actions.decide(by=cast.mette, idea=made, reason="It frees the mornings.")
    return Idea.objects.get(pk=made.pk)


def waits(person: Person) -> list[Thing]:
    return [thing for thing in awaits.awaits(person, make.reach(person)) if thing.href.endswith("/lead")]


def told(person: Person) -> str:
    """The reason of the newest word owed to the person, and what it says."""
    delivery = Delivery.objects.filter(person_id=person.pk).select_related("entry").latest("id")
    idea = Idea.objects.select_related("author", "answerer").get(pk=delivery.entry.subject_id)
    who = Person.objects.get(pk=delivery.entry.by_id or 0).name
    return f"{delivery.reason}: {words.sentence(delivery, idea, words.Reader(person, True), who)}"


def is_over(person: Person, idea: Idea) -> bool:
    delivery = Delivery.objects.filter(person_id=person.pk, reason__in=["asked", "finds"]).latest("id")
    return words.is_over(delivery, Idea.objects.get(pk=idea.pk), reads.decision(idea))


def test_a_colleague_is_named_and_says_yes(cast: make.Cast, idea: Idea) -> None:
    actions.choose_part(by=cast.alma, idea=idea, choice="hand_over", to=cast.jonas)
    assert told(cast.jonas) == "asked: Alma Friis hands over an idea, and asks you to lead it. Will you?"
    assert [thing.line for thing in waits(cast.jonas)] == ["Will you lead it? You are asked."]
    assert not waits(cast.mette)
    assert not is_over(cast.jonas, idea)
    handing.take_on(by=cast.jonas, idea=idea)
    part = Part.objects.get()
    assert (part.taken_by, part.to, bool(part.taken_at)) == (cast.jonas, cast.jonas, True)
    assert Member.objects.get(idea=idea).kind == "co_owner"
    for person in (cast.alma, cast.mette):
        assert told(person).endswith(
            f"Jonas Bech has said yes to leading {'your' if person == cast.alma else 'an'} idea."
        )
    assert not waits(cast.jonas)
    assert is_over(cast.jonas, idea)
    with pytest.raises(Refused, match="Somebody has taken it on"):
        actions.choose_part(by=cast.alma, idea=idea, choice="lead")
    with pytest.raises(Refused, match="taken on already"):
        handing.turn_down(by=cast.jonas, idea=idea)


def test_after_a_no_the_leader_finds_somebody(cast: make.Cast, idea: Idea) -> None:
    actions.choose_part(by=cast.alma, idea=idea, choice="hand_over", to=cast.jonas)
    handing.turn_down(by=cast.jonas, idea=idea)
    assert told(cast.mette) == "finds: Jonas Bech will not lead an idea. Find somebody else."
    assert is_over(cast.jonas, idea)
    assert not waits(cast.jonas)
    assert [thing.line for thing in waits(cast.mette)] == ["It is handed over. Find somebody to lead it."]
    handing.ask_to_lead(by=cast.mette, idea=idea, person=cast.bo)
    assert told(cast.bo) == "asked: Mette Holm asks whether you will lead an idea that is handed over."
    assert waits(cast.bo)
    assert not waits(cast.mette)


def test_left_to_the_leader_it_waits_for_the_leader_at_once(cast: make.Cast, idea: Idea) -> None:
    actions.choose_part(by=cast.alma, idea=idea, choice="hand_over")
    assert told(cast.mette) == "finds: Alma Friis hands over an idea. Find somebody to lead it."
    assert waits(cast.mette)
    handing.ask_to_lead(by=cast.mette, idea=idea, person=cast.mette)
    assert Part.objects.get().taken_by == cast.mette
    assert not waits(cast.mette)
    assert is_over(cast.mette, idea)


def test_whoever_is_asked_and_leaves_does_not_leave_it_lying(cast: make.Cast, idea: Idea) -> None:
    actions.choose_part(by=cast.alma, idea=idea, choice="hand_over", to=cast.jonas)
    Person.objects.filter(pk=cast.jonas.pk).update(is_active=False)
    assert waits(cast.mette)


def test_the_author_may_take_it_back_while_nobody_has_said_yes(cast: make.Cast, idea: Idea) -> None:
    actions.choose_part(by=cast.alma, idea=idea, choice="hand_over", to=cast.jonas)
    actions.choose_part(by=cast.alma, idea=idea, choice="join", to=cast.jonas)
    assert Part.objects.get().to is None
    assert not waits(cast.jonas)
    with pytest.raises(Refused, match="not handed over"):
        handing.take_on(by=cast.jonas, idea=idea)


def test_only_somebody_who_can_read_it_is_asked(cast: make.Cast, idea: Idea) -> None:
    Idea.objects.filter(pk=idea.pk).update(audience=Audience.WORKPLACE)
    for person, why in ((cast.viggo, "cannot read the idea"), (cast.alma, "handed it over themselves")):
        with pytest.raises(Refused, match=why) as refusal:
            actions.choose_part(by=cast.alma, idea=idea, choice="hand_over", to=person)
        assert refusal.value.field == "to"


def test_only_the_leader_finds_and_only_who_is_asked_answers(cast: make.Cast, idea: Idea) -> None:
    actions.choose_part(by=cast.alma, idea=idea, choice="hand_over", to=cast.jonas)
    with pytest.raises(Refused, match="Only the nearest leader"):
        handing.ask_to_lead(by=cast.jonas, idea=idea, person=cast.bo)
    for act in (handing.take_on, handing.turn_down):
        with pytest.raises(Refused, match="Somebody else is asked"):
            act(by=cast.mette, idea=idea)


def test_by_its_pages_from_the_author_to_the_leader_to_a_yes(cast: make.Cast, idea: Idea, as_person: SignIn) -> None:
    alma, mette, jonas = (as_person(who, language="en") for who in (cast.alma, cast.mette, cast.jonas))
    way = f"/ideas/{idea.pk}"
    part = alma.get(f"{way}/part").content.decode()
    assert "My leader finds somebody" in part
    assert "Jonas Bech" in part
    assert f'value="{cast.alma.pk}">Alma' not in part
    assert alma.post(f"{way}/part", {"choice": "hand_over", "to": "", "time": "Two hours"}).status_code == 303
    for browser, says in ((mette, "Find somebody to lead it."), (jonas, "Mette Holm finds somebody to lead it.")):
        assert says in browser.get(way).content.decode()
    assert f"{way}/lead" in mette.get("/").content.decode()
    assert jonas.get(f"{way}/lead").status_code == 403
    page = mette.get(f"{way}/lead").content.decode()
    assert "I take it on myself" in page
    assert "Two hours" in page
    assert mette.post(f"{way}/lead", {"person": ""}).status_code == 422
    assert mette.post(f"{way}/lead", {"person": cast.jonas.pk}).status_code == 303
    page = alma.get(way).content.decode()
    assert "Jonas Bech is asked to lead it." in page
    assert f'class="button primary" href="{way}/try"' not in page, "whoever has handed it over is not asked to plan it"
    assert f"{way}/lead" in jonas.get("/").content.decode()
    assert "you need not say why" in jonas.get(f"{way}/lead").content.decode()
    assert jonas.post(f"{way}/lead", {}).status_code == 422
    assert jonas.post(f"{way}/lead", {"answer": "yes"}).status_code == 303
    page = alma.get(way).content.decode()
    assert "Alma Friis hands it over. Jonas Bech leads it." in page
    assert f"{way}/part" not in page
    assert mette.get(f"{way}/lead").status_code == 403


def test_what_is_handed_over_costs_one_statement_however_many(
    cast: make.Cast, idea: Idea, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        more = make.idea(cast.alma, f"Hooks {number}")
        of_ideas.thank(by=cast.mette, idea=more, text="Well seen.")
        of_ideas.mature(by=cast.mette, idea=more, road="try")
        actions.decide(by=cast.mette, idea=more, reason="Yes")
        actions.choose_part(by=cast.alma, idea=more, choice="hand_over")
    reach = make.reach(cast.jonas)
    with django_assert_num_queries(3):
        assert waits_with(cast.jonas, reach) == 0
    reach = make.reach(cast.mette)
    with django_assert_num_queries(4):
        assert waits_with(cast.mette, reach) == awaits.MOST


def waits_with(person: Person, reach: object) -> int:
    return len([t for t in awaits.awaits(person, reach) if t.href.endswith("/lead")])  # type: ignore[arg-type]
