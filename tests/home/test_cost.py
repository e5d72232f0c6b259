"""What the pages that are opened most may cost, counted in calls of functions: the same on a busy machine as on an idle
one. `python -m bench.board` measures the time itself; this notices a page that has become dear before anybody waits for
it, such as by a query that is built anew at every call (about 2,000 calls each; prepared ones take about 150)."""

import io
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from greb.home import reads
from greb.ideas.models import Idea
from greb.trail import prepared
from greb.workplaces.models import Person
from tests import make
from tests.ideas.test_page_queries import fill

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # another driver takes other calls
SignIn = Callable[..., Client]

# Who opens what, and how many calls it may take: what it took when this was written, and a tenth more.
PAGES = {
    ("alma", "/ideas"): 1_680,
    ("alma", "/ideas?shown=growing"): 1_720,
    ("mette", "/ideas"): 1_840,
    ("alma", "/ideas/{pk}"): 4_430,
    ("mette", "/ideas/{pk}"): 4_590,
    ("alma", "/"): 4_240,
    ("mette", "/"): 5_200,
    ("alma", "/tell"): 5_060,
}


def calls(handler: WSGIHandler, cookie: str, address: str) -> int:
    """Calls of Python's functions and of C's while the page is made; asked twice before, so that all is at hand."""
    path, _mark, query = address.partition("?")
    count = 0
    said: list[str] = []

    def one(frame: FrameType, event: str, of: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    def start(status: str, *rest: object) -> Any:
        said.append(status)

    for is_counted in (False, False, True):
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "HTTP_COOKIE": cookie,
            "HTTP_HOST": "127.0.0.1", "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http", "wsgi.errors": io.StringIO(),
        }  # fmt: skip
        sys.setprofile(one if is_counted else None)
        try:
            answer = handler(environ, start)
            b"".join(answer)
            answer.close()
        finally:
            sys.setprofile(None)
    assert set(said) == {"200 OK"}, address
    return count


def cookie_of(browser: Client) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items()) + f"; greb-csrf={'b' * 32}"


def test_pages_take_no_more_calls_than_they_may(as_person: SignIn) -> None:
    cast = make.cast()
    fill(cast, 120)
    pk = Idea.objects.filter(stage="maturing", audience="organisation").order_by("pk")[0].pk
    handler = WSGIHandler()
    took = {
        (who, address): calls(handler, cookie_of(as_person(cast.people()[who])), address.format(pk=pk))
        for who, address in PAGES
    }
    assert {page: count for page, count in took.items() if count > PAGES[page]} == {}


def test_a_query_built_anew_would_be_noticed(as_person: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """The saboteur: one question of one's own page is built at every call, as the ORM does."""
    cast = make.cast()
    cookie, handler = cookie_of(as_person(cast.alma)), WSGIHandler()

    def unprepared(person: Person) -> list[Any]:
        prepared_anew = prepared.prepared(reads._own.__wrapped__)  # type: ignore[attr-defined]
        return prepared_anew(person.pk)

    before = calls(handler, cookie, "/")
    monkeypatch.setattr(reads, "own", unprepared)
    assert calls(handler, cookie, "/") > before * 1.1
