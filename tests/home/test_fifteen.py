"""The fifteen pieces of advice: told to everybody, each with its place, the same in the page and in the document."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from greb.home.fifteen import SHOWN, kinds
from tests import make
from tests.architecture import documents as docs
from tests.architecture.test_docs import is_there

SignIn = Callable[..., Client]


def test_five_workplaces_gave_three_pieces_each() -> None:
    with translation.override("en"):
        given = [advice for kind in kinds() for advice in kind.advice]
    assert [len(kind.advice) for kind in kinds()] == [3] * 5
    assert [advice.number for advice in given] == list(range(1, 16)) == list(SHOWN)
    assert len({advice.says for advice in given}) == 15


def test_the_document_says_what_the_page_says() -> None:
    with translation.override("en"):
        given = [advice for kind in kinds() for advice in kind.advice]
    rows = docs.table(docs.read("docs/fifteen.md"), "No")
    for row, advice in zip(rows, given, strict=True):
        assert row[:2] == [str(advice.number), advice.says]
        assert row[3:] == [SHOWN[advice.number][1], advice.later]
        assert docs.codes(row[2]), row
        assert [name for name in docs.codes(row[2]) if not is_there(name)] == []


@pytest.mark.django_db
def test_it_is_for_everybody_and_reads_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = client.get("/fifteen", headers={"Accept-Language": "en"}).content.decode()
    assert page.count('class="piece"') == 15
    assert "7,000" in page
    assert "2019" in page, "what is real names its source"
    assert 'href="/fifteen"' in client.get("/about").content.decode()


@pytest.mark.django_db
def test_in_the_demo_it_points_at_what_the_reader_may_see(
    as_person: SignIn, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cast = make.cast()
    told = SHOWN[2][1]
    idea = make.idea(cast.alma, told)
    way = f'href="/ideas/{idea.pk}"'
    settings.DEMO = True
    alma, viggo = as_person(cast.alma, language="en"), as_person(cast.viggo, language="en")
    with django_assert_num_queries(2):
        page = alma.get("/fifteen").content.decode()
    assert way in page
    assert told in page
    elsewhere = viggo.get("/fifteen").content.decode()
    assert way not in elsewhere
    assert told not in elsewhere
    settings.DEMO = False
    assert way not in alma.get("/fifteen").content.decode()
