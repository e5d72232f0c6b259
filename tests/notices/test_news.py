"""The page with one's news: newest first, what is new marked, nothing that one may not read."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from greb.ideas import actions, talk
from greb.ideas.models import Audience, Idea
from greb.notices.reads import PAGE, unread_count
from greb.trail.models import Delivery
from greb.weighing import actions as weighing
from tests import make

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def page(client: Client, address: str = "/news") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def told(text: str) -> list[str]:
    """The ideas' own lines on the page, in order."""
    return re.findall(r'<li class="card"><a href="/ideas/\d+">([^<]+)</a>', text)


def value(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found
    return found[1]


def test_nobody_signed_in_is_sent_to_sign_in() -> None:
    assert Client().get("/news")["Location"] == "/sign-in?next=%2Fnews"


def test_no_news_is_told_kindly(cast: make.Cast, as_person: SignIn) -> None:
    assert "No news yet" in page(as_person(cast.jonas, language="en"))


def test_news_newest_first_and_whose_turn_it_is(cast: make.Cast, as_person: SignIn) -> None:
    first, second = make.idea(cast.alma, "First"), make.idea(cast.jonas, "Second <b>bold</b>")
    text = page(as_person(cast.mette, language="en"))
    assert told(text) == ["Second &lt;b&gt;bold&lt;/b&gt;", "First"]
    assert "Jonas Bech has told an idea." in text
    assert "It waits for your thank-you and reply, by" in text
    assert text.count("<b>New</b>") == 2
    assert (first.pk, second.pk) == tuple(sorted((first.pk, second.pk)))


def test_mark_all_as_read_leaves_new_what_came_after(cast: make.Cast, as_person: SignIn) -> None:
    make.idea(cast.alma, "First")
    mette = as_person(cast.mette, language="en")
    text = page(mette)
    make.idea(cast.jonas, "Second")
    assert unread_count(cast.mette.pk) == 2
    sent = {"key": value(text, "key"), "upto": value(text, "upto")}
    answer = mette.post("/news/read", sent)
    assert (answer.status_code, answer["Location"]) == (303, "/news")
    assert unread_count(cast.mette.pk) == 1
    assert "1 thing is new to you." in page(mette)


@pytest.mark.parametrize("upto", ["", "x", "-1", "9" * 40])
def test_nonsense_marks_nothing_and_is_no_error(cast: make.Cast, as_person: SignIn, upto: str) -> None:
    make.idea(cast.alma)
    assert as_person(cast.mette).post("/news/read", {"key": "k", "upto": upto}).status_code in {302, 303}
    assert unread_count(cast.mette.pk) == 1


def test_one_cannot_mark_for_others(cast: make.Cast, as_person: SignIn) -> None:
    make.idea(cast.alma)
    as_person(cast.jonas).post("/news/read", {"key": "k", "upto": str(10**9)})
    assert unread_count(cast.mette.pk) == 1
    assert as_person(cast.jonas).get("/news/read").status_code == 405


def test_what_one_may_no_longer_read_is_gone_from_the_news(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma, "Secret plan", audience=Audience.ORGANISATION)
    talk.follow(by=cast.viggo, idea=idea)
    actions.thank(by=cast.mette, idea=idea, text="Good eye.")
    viggo = as_person(cast.viggo, language="en")
    assert told(page(viggo)) == ["Secret plan"]
    actions.withdraw(by=cast.alma, idea=idea)
    assert "Secret plan" not in page(viggo)


def test_a_hidden_author_stays_hidden(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma, is_author_hidden=True)
    talk.follow(by=cast.jonas, idea=idea)
    talk.comment(by=cast.alma, idea=idea, kind="build", text="With hooks.")
    assert "Alma" not in page(as_person(cast.jonas, language="en"))
    assert "Alma Friis has told an idea." in page(as_person(cast.mette, language="en"))


def owe(cast: make.Cast, count: int) -> None:
    """Mette is owed word of `count` ideas, some with hidden authors."""
    for number in range(count):
        make.idea(cast.alma, f"Idea {number}", is_author_hidden=number % 3 == 0)


def test_pages_join_without_gap_or_double(cast: make.Cast, as_person: SignIn) -> None:
    owe(cast, PAGE * 2 + 5)
    mette = as_person(cast.mette, language="en")
    seen, address, back = [], "/news", ""
    while address:
        text = page(mette, address)
        seen += told(text)
        older = re.search(r'rel="next" href="([^"]+)"', text)
        newer = re.search(r'rel="prev" href="([^"]+)"', text)
        address, back = older[1] if older else "", newer[1] if newer else ""
    assert seen == [f"Idea {n}" for n in reversed(range(PAGE * 2 + 5))]
    assert told(page(mette, back)) == seen[PAGE : PAGE * 2]


@pytest.mark.parametrize("address", ["/news?before=x", "/news?after=-1", f"/news?before={'9' * 30}", "/news?after=²"])
def test_a_place_that_is_none_is_the_first_page(cast: make.Cast, as_person: SignIn, address: str) -> None:
    make.idea(cast.alma, "First")
    assert told(page(as_person(cast.mette), address)) == ["First"]


def test_a_place_beyond_the_end_leads_back(cast: make.Cast, as_person: SignIn) -> None:
    make.idea(cast.alma, "First")
    assert as_person(cast.mette).get("/news?before=1")["Location"] == "/news"


@pytest.mark.parametrize("count", [5, pytest.param(500, marks=pytest.mark.slow)])
def test_the_same_few_questions_at_any_size(
    cast: make.Cast, as_person: SignIn, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    owe(cast, 5)
    idea = Idea.objects.order_by("pk").first()
    assert idea
    owed = Delivery.objects.select_related("entry").get(entry__subject_id=idea.pk)
    if count > 5:
        talk.follow(by=cast.mette, idea=idea)
        for number in range(count - 5):
            talk.comment(by=cast.jonas, idea=idea, kind="build", text=f"And {number}")
    assert unread_count(cast.mette.pk) == count
    assert owed.person_id == cast.mette.pk
    mette = as_person(cast.mette, language="en")
    page(mette)
    with django_assert_num_queries(9):
        page(mette)


@pytest.mark.parametrize("count", [1, 12])
def test_many_decided_and_handed_over_cost_no_more_than_one(
    cast: make.Cast, as_person: SignIn, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        idea = make.idea(cast.alma, f"Coats {number}")
        actions.thank(by=cast.mette, idea=idea, text="You saw it")
        actions.mature(by=cast.mette, idea=idea, road="try")
        weighing.decide(by=cast.mette, idea=idea, reason="It is small")
        weighing.choose_part(by=cast.alma, idea=idea, choice="hand_over", to=cast.jonas)
    for person, statements in ((cast.jonas, 7), (cast.alma, 7)):
        browser = as_person(person, language="en")
        page(browser)
        with django_assert_num_queries(statements):
            assert "Coats" in page(browser)


def test_counting_what_is_new_is_one_question(
    cast: make.Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    owe(cast, 3)
    with django_assert_num_queries(1):
        assert unread_count(cast.mette.pk) == 3
