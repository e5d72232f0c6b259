"""Maturing through whole requests: describing, the team, help, and what the idea's page shows of it."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from greb.home.journey import read_by
from greb.ideas import actions, maturing
from greb.ideas.models import Description, HelpWanted, Idea, Member
from greb.ideas.panel import panel
from greb.ideas.readiness import AROUND, ASKED, readiness
from tests import make

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture
def idea(cast: make.Cast) -> Idea:
    made = make.idea(cast.alma)
    actions.thank(by=cast.mette, idea=made, text="You saw it.")
    actions.mature(by=cast.mette, idea=made, road="try")
    return Idea.objects.get(pk=made.pk)


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_readiness_counts_what_is_there_and_says_why_the_rest_matters() -> None:
    none = readiness({}, members=0, comments=0)
    assert (none.there, len(none.parts), none.is_described) == (0, len(ASKED) + len(AROUND), False)
    assert all(part.why for part in none.missing)
    some = readiness({"problem": "We look for coats"}, members=1, comments=0)
    assert [part.name for part in some.parts if part.is_there] == ["problem", "together"]
    assert readiness(dict.fromkeys(ASKED, "x"), members=0, comments=0).is_described


def test_a_description_is_written_a_little_at_a_time(cast: make.Cast, as_person: SignIn, idea: Idea) -> None:
    alma = as_person(cast.alma, language="en")
    assert f'href="/ideas/{idea.pk}/describe"' in page(alma, f"/ideas/{idea.pk}")
    sent = {"problem": "We look for coats", "who_gains": "Children"}
    assert alma.post(f"/ideas/{idea.pk}/describe", sent).status_code == 303
    shown = page(as_person(cast.jonas, language="en"), f"/ideas/{idea.pk}")
    assert "We look for coats" in shown and "2 of 7 is clear" in shown
    assert "We look for coats" in page(alma, f"/ideas/{idea.pk}/describe")
    answer = alma.post(f"/ideas/{idea.pk}/describe", {**sent, "today": "010203-1234 asks", "wanted": "Peace"})
    assert answer.status_code == 422 and "Peace" in answer.content.decode()
    assert Description.objects.get().wanted == ""


def test_somebody_from_elsewhere_is_found_by_name_and_asked_in(cast: make.Cast, as_person: SignIn, idea: Idea) -> None:
    alma = as_person(cast.alma, language="en")
    found = page(alma, f"/ideas/{idea.pk}/team?q=viggo")
    assert "Viggo Dam" in found and "Parken" in found
    assert "Nobody of that name" in page(alma, f"/ideas/{idea.pk}/team?q=nobody")
    answer = alma.post(f"/ideas/{idea.pk}/team", {"person": cast.viggo.pk, "kind": "co_owner"})
    assert answer.status_code == 303
    assert Member.objects.get().person == cast.viggo
    assert "Viggo Dam" in page(alma, f"/ideas/{idea.pk}")
    assert f"/ideas/{idea.pk}" in page(as_person(cast.viggo), "/"), "what one carries waits on one's own page"
    assert alma.post(f"/ideas/{idea.pk}/team", {"person": 987654, "kind": "helper"}).status_code == 404
    assert as_person(cast.viggo).post(f"/ideas/{idea.pk}/team/leave").status_code == 303
    assert not Member.objects.exists()


def test_only_those_who_carry_it_search_for_people(cast: make.Cast, as_person: SignIn, idea: Idea) -> None:
    shown = page(as_person(cast.jonas, language="en"), f"/ideas/{idea.pk}/team?q=viggo")
    assert "Viggo Dam" not in shown and 'name="q"' not in shown


def test_the_team_page_keeps_a_hidden_author_hidden(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma, is_author_hidden=True)
    actions.thank(by=cast.mette, idea=idea, text="x")
    actions.mature(by=cast.mette, idea=idea, road="try")
    for address in ("team", ""):
        assert "Alma Friis" not in page(as_person(cast.jonas), f"/ideas/{idea.pk}/{address}".rstrip("/"))


def test_help_is_taken_on_with_one_tap(cast: make.Cast, as_person: SignIn, idea: Idea) -> None:
    assert as_person(cast.alma).post(f"/ideas/{idea.pk}/help", {"text": "Somebody who sews"}).status_code == 303
    jonas = as_person(cast.jonas, language="en")
    wanted = HelpWanted.objects.get()
    shown = page(jonas, f"/ideas/{idea.pk}")
    assert "Somebody who sews" in shown and f"/help/{wanted.pk}/take" in shown
    assert jonas.post(f"/ideas/{idea.pk}/help/{wanted.pk}/take").status_code == 303
    assert "Somebody who sews" not in page(jonas, f"/ideas/{idea.pk}")
    assert Member.objects.get(person=cast.jonas).kind == "helper"


@pytest.mark.parametrize("count", [1, 25])
def test_pages_read_as_much_at_any_size(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries, idea: Idea, count: int
) -> None:
    for n in range(count):
        person = make.person(f"Q{n} Rask", cast.parken)
        maturing.invite(by=cast.alma, idea=idea, person=person, kind="helper")
        make.person(f"R{n} Rosk", cast.parken)
    for who, address, statements in (
        (cast.alma, f"/ideas/{idea.pk}/describe", 4),
        (cast.alma, f"/ideas/{idea.pk}/team?q=rosk", 5),
        (cast.alma, f"/ideas/{idea.pk}/help", 2),
    ):
        with django_assert_num_queries(statements, info=address):
            page(as_person(who), address)
    reader = read_by(cast.jonas, make.reach(cast.jonas), idea)
    with django_assert_num_queries(3):
        assert panel(reader)
