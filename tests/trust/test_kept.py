"""“Received” means kept: a database that cannot write gives back what was typed, and says nothing that is not so."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from greb.ideas.models import Comment, Idea, Step
from greb.trail.models import Entry, Received
from tests import make

SignIn = Callable[..., Client]
TEXT = "A long addition that needs room of its own. " * 40
RECEIVED = ("Received", "Sent.")  # what the pages say when all went well
FULL = "It was not kept"


@pytest.fixture
def cast(transactional_db: None) -> make.Cast:
    return make.cast()


@contextmanager
def full_disk() -> Iterator[None]:
    """No room for another page of the database: SQLite is told its largest size, PostgreSQL refuses each insert."""
    if connection.vendor != "sqlite":
        with connection.execute_wrapper(_refuses_inserts):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")


def _refuses_inserts(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if sql.lstrip().upper().startswith("INSERT"):
        raise OperationalError('could not extend file "base/1/2": No space left on device')
    return execute(sql, params, many, context)


def rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Idea, Comment, Step, Entry, Received))


def until_full(browser: Client, address: str, sent: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Send until there is no room; each answer before that was true. The page that says so, and what was sent.

    A page of the database may have a little room left for the first ones.
    """
    for number in range(300):
        before, form = rows(), {**sent, "key": f"key-{number}"}
        answer = browser.post(address, form)
        if answer.status_code != 303:
            assert answer.status_code == 503
            assert rows() == before, "something was kept of what was refused"
            return answer.content.decode(), form
        assert rows() > before
        browser.cookies.pop("messages", None)  # what was said of this one is read
    raise AssertionError("the disk was never full")


@pytest.mark.parametrize("what", ["tell", "comment", "answer"])
def test_a_full_disk_gives_back_what_was_typed(cast: make.Cast, as_person: SignIn, what: str) -> None:
    ideas = [make.idea(cast.alma) for _n in range(1 if what != "answer" else 40)]
    address = f"/ideas/{ideas[0].pk}/{what}" if what != "tell" else "/tell"
    who = as_person(cast.mette if what == "answer" else cast.alma, language="en")
    field = {"tell": "body", "comment": "text", "answer": "thanks"}[what]
    text = TEXT if what != "answer" else TEXT[:900]
    sent = {"told": "Coats in one place", field: text, "kind": "build"}
    with full_disk():
        page, form = until_full(who, address, sent)
        assert FULL in page
        assert text.strip() in page.replace("&#39;", "'")
        assert not any(word in page for word in RECEIVED), "a page of trouble told that it was received"
    assert not any(word in who.get("/about").content.decode() for word in RECEIVED), "the next page told it"
    before = rows()
    assert who.post(address, form).status_code == 303, "there is room again"
    assert rows() > before
    kept = rows()
    assert who.post(address, form).status_code == 303, "and the same form once more is the same answer"
    assert rows() == kept


def test_a_commit_that_fails_is_no_receipt(cast: make.Cast, as_person: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """All was written and the disk failed at the very last: nothing is there, and nothing says that it is."""
    alma = as_person(cast.alma, language="en")
    before = rows()

    def fails() -> None:
        raise OperationalError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "_commit", fails)
        answer = alma.post("/tell", {"key": "k", "told": "Coats in one place"})
    page = answer.content.decode()
    assert (answer.status_code, rows()) == (503, before)
    assert FULL in page
    assert "Coats in one place" in page
    assert not any(word in page for word in RECEIVED)
    assert not any(word in alma.get("/about").content.decode() for word in RECEIVED)


def test_a_receipt_too_early_would_be_seen(cast: make.Cast, as_person: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """The saboteur: a page of trouble that does not take back what was about to be said."""
    alma = as_person(cast.alma, language="en")

    def fails() -> None:
        raise OperationalError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr("greb.ui.views.unsay", lambda request: None)
        broken.setattr(connection, "_commit", fails)
        page = alma.post("/tell", {"key": "k", "told": "Coats in one place"}).content.decode()
    assert any(word in page for word in RECEIVED)
