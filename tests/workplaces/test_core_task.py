"""The core task: read by all, written by the leader, inherited, every version kept."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from greb.workplaces.actions import write_core_task
from greb.workplaces.models import CoreTask
from tests import make

from .pages import key, text

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]
PAGE = "/workplaces/solsikken/core-task"


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def test_it_is_inherited_until_written(cast: make.Cast, as_person: SignIn) -> None:
    write_core_task(by=cast.dorte, workplace=cast.sund, sentence="Good lives in Sund")
    alma = as_person(cast.alma, language="en")
    page = text(alma, PAGE)
    assert "Good lives in Sund" in page
    assert "these are from Sund Kommune" in page
    assert "Write it" not in page

    mette = as_person(cast.mette, language="en")
    own = mette.get(PAGE).content.decode()
    answer = mette.post(PAGE, {"key": key(own), "sentence": "Children who thrive", "people": "A grown-up with time"})
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    page = text(alma, PAGE)
    assert "Children who thrive" in page and "A grown-up with time" in page
    assert "Good lives in Sund" not in page


def test_every_version_is_kept_with_who_and_when(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette, language="en")
    for sentence in ("First words", "Second words"):
        mette.post(PAGE, {"sentence": sentence})
    page = text(mette, PAGE)
    assert page.index("Second words") < page.index("Earlier words") < page.rindex("First words")
    assert "Mette Holm" in page[page.index("Earlier words") :]
    assert list(CoreTask.objects.order_by("version").values_list("version", flat=True)) == [1, 2]


def test_the_same_form_sent_twice_is_one_version(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette)
    for _again in range(2):
        mette.post(PAGE, {"key": "same", "sentence": "First words"})
    assert CoreTask.objects.count() == 1


@pytest.mark.parametrize("sentence", ["", "   ", "x" * 301])
def test_what_is_wrong_is_said_and_nothing_is_lost(cast: make.Cast, as_person: SignIn, sentence: str) -> None:
    answer = as_person(cast.mette).post(PAGE, {"sentence": sentence, "people": "Kept <b>words</b>"})
    assert answer.status_code == 422
    assert "Kept &lt;b&gt;words&lt;/b&gt;" in answer.content.decode()
    assert not CoreTask.objects.exists()


def test_only_who_runs_the_workplace_writes_it(cast: make.Cast, as_person: SignIn) -> None:
    for who in (cast.alma, cast.viggo, cast.rikke):
        assert as_person(who).post(PAGE, {"sentence": "Mine now"}).status_code == 403
    for who in (cast.mette, cast.bo, cast.dorte, cast.ada):
        assert as_person(who).post(PAGE, {"sentence": f"By {who.name}"}).status_code == 303
    assert Client().get(PAGE).status_code == 302
    assert as_person(cast.alma).get("/workplaces/nowhere/core-task").status_code == 404


def test_the_number_of_queries_does_not_grow_with_versions(
    cast: make.Cast,
    as_person: SignIn,
    django_assert_num_queries: Queries,
) -> None:
    write_core_task(by=cast.mette, workplace=cast.solsikken, sentence="One")
    mette = as_person(cast.mette)
    with django_assert_num_queries(5):
        mette.get(PAGE)
    for n in range(30):
        write_core_task(by=cast.mette, workplace=cast.solsikken, sentence=f"Version {n}")
    with django_assert_num_queries(5):
        mette.get(PAGE)
