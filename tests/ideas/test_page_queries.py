"""How many statements the pages around ideas take: the same at 50 ideas and at 5,000."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from greb.ideas.models import Audience, Idea, Theme
from greb.ideas.stages import Stage
from greb.trail import clock
from greb.workplaces.models import Workplace
from tests import make

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]

# The reader is always the first statement; whoever holds roles pays one for whom they see and one for whom they lead.
PAGES = {
    ("alma", "/ideas"): 2,
    ("mette", "/ideas"): 4,
    ("ada", "/ideas"): 2,
    ("alma", "/ideas?shown=waiting&order=support"): 2,
    ("alma", "/ideas?mine=1"): 2,
    ("mette", "/ideas?filters=1"): 6,
    ("mette", "/ideas?q=coats"): 5,
    ("alma", "/ideas?q=nothinglikeit"): 3,
    ("mette", "/inbox"): 3,
    ("alma", "/inbox"): 3,
    ("alma", "/tell"): 5,
}


def fill(cast: make.Cast, count: int) -> None:
    """Ideas of every kind that the pages show, at the cast's workplaces."""
    now = clock.now()
    theme = Theme.objects.create(name="Mornings", slug="mornings")
    people = [cast.alma, cast.jonas, cast.viggo]
    Idea.objects.bulk_create(
        [
            Idea(
                told=f"Coats in one place {n}",
                workplace=cast.parken if n % 3 == 2 else cast.solsikken,
                author=people[n % 3],
                answerer=cast.rikke if n % 3 == 2 else cast.mette,
                audience=Audience.ORGANISATION if n % 2 else Audience.WORKPLACE,
                theme=theme if n % 4 else None,
                stage=Stage.MATURING if n % 5 == 0 else Stage.SPARK,
                due_on=None if n % 5 == 0 or n % 7 == 0 else clock.today() + timedelta(days=n % 9 - 3),
                asked_at=now if n % 7 == 0 else None,
                is_author_hidden=n % 11 == 0,
                stage_since=now,
                created_at=now - timedelta(minutes=n),
                moved_at=now,
            )
            for n in range(count)
        ],
        batch_size=500,
    )


@pytest.mark.parametrize("count", [50, 5000])
def test_pages_read_as_much_at_any_size(
    as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    cast = make.cast()
    fill(cast, count)
    for (who, address), statements in PAGES.items():
        browser = as_person(cast.people()[who])
        with django_assert_num_queries(statements, info=f"{who} {address}"):
            assert browser.get(address).status_code == 200


@pytest.mark.parametrize("count", [50, 5000])
def test_the_pages_of_one_idea_read_as_much_at_any_size(
    as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    cast = make.cast()
    fill(cast, count)
    idea = make.idea(cast.alma, is_author_hidden=True)
    mette, alma, jonas = as_person(cast.mette), as_person(cast.alma), as_person(cast.jonas)
    for browser, act, statements in (
        (mette, "answer", 7),
        (mette, "more-time", 6),
        (alma, "withdraw", 2),
        (jonas, "comment", 3),
    ):
        with django_assert_num_queries(statements, info=act):
            assert browser.get(f"/ideas/{idea.pk}/{act}").status_code == 200


@pytest.mark.parametrize("count", [50, 5000])
def test_an_inbox_shows_no_more_than_a_page(as_person: SignIn, count: int) -> None:
    cast = make.cast()
    fill(cast, count)
    page = as_person(cast.mette, language="en").get("/inbox").content.decode()
    waiting = Idea.objects.awaiting_reply().filter(answerer=cast.mette).count()
    assert page.count('/answer">') == min(waiting, 50)
    assert ("There are more." in page) == (waiting > 50)


def test_a_poster_reads_the_workplace_and_no_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cast = make.cast()
    Workplace.objects.filter(pk=cast.solsikken.pk).update(takes_ideas_without_sign_in=True)
    for address in (f"/p/{cast.solsikken.poster}/", f"/p/{cast.solsikken.poster}/thanks"):
        with django_assert_num_queries(1):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("count", [1, 200])
def test_telling_reads_as_much_with_many_themes(
    as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    cast = make.cast()
    Theme.objects.bulk_create(Theme(name=f"Theme {n}", slug=f"theme-{n}") for n in range(count))
    browser = as_person(cast.alma, language="en")
    with django_assert_num_queries(5):
        page = browser.get("/tell").content.decode()
    assert "Mette Holm reads it first, thanks you and answers within 5 working days." in page
    assert page.count('<option value="') == count + 1
