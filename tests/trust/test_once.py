"""Sent once, stored once: the same form at the same moment, many times over."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client

from greb.ideas.models import Comment, Idea, Step, Support
from greb.trail import actions
from tests import make

SignIn = Callable[..., Client]
AT_ONCE = 6


@pytest.fixture
def shared_database(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """A database that several connections write to: on SQLite a file, since one in memory does not wait for a lock."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    file = tmp_path / "greb.sqlite3"
    copy = sqlite3.connect(file)
    connection.connection.backup(copy)
    copy.close()
    in_memory, name = connections["default"], connections.settings["default"]["NAME"]
    connections.settings["default"]["NAME"] = str(file)
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"]["NAME"] = name
        connections["default"] = in_memory


@pytest.fixture
def cast(shared_database: None) -> make.Cast:
    return make.cast()


def at_once(browsers: list[Client], address: str, forms: list[dict[str, str]]) -> list[tuple[int, str]]:
    """All send at the same moment; status and address of each answer."""
    together = Barrier(len(browsers))

    def send(browser: Client, form: dict[str, str]) -> tuple[int, str]:
        together.wait(10)
        try:
            answer = browser.post(address, form)
            return answer.status_code, answer.headers.get("Location", "")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(browsers)) as crowd:
        return list(crowd.map(send, browsers, forms))


def test_the_same_idea_sent_many_times_at_once_is_one_idea_and_one_answer(cast: make.Cast, as_person: SignIn) -> None:
    browsers = [as_person(cast.alma) for _n in range(AT_ONCE)]
    for number in range(5):
        form = {"key": f"key-{number}", "told": f"Coats in place {number}"}
        answers = at_once(browsers, "/tell", [form] * AT_ONCE)
        idea = Idea.objects.get(told=form["told"])
        assert set(answers) == {(303, f"/ideas/{idea.pk}")}


@pytest.mark.parametrize(("what", "form"), [
    ("comment", {"kind": "build", "text": "And hooks"}),
    ("answer", {"thanks": "Well seen", "next": "do"}),
])  # fmt: skip
def test_the_same_act_sent_many_times_at_once_is_done_once(
    cast: make.Cast, as_person: SignIn, what: str, form: dict[str, str]
) -> None:
    idea = make.idea(cast.alma)
    browsers = [as_person(cast.mette) for _n in range(AT_ONCE)]
    answers = at_once(browsers, f"/ideas/{idea.pk}/{what}", [{**form, "key": "k"}] * AT_ONCE)
    done = Comment.objects.count() if what == "comment" else Step.objects.filter(kind="thanks").count()
    assert (done, set(answers)) == (1, {(303, f"/ideas/{idea.pk}")})


def test_standing_behind_an_idea_with_many_forms_at_once_counts_once(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma)
    browsers = [as_person(cast.jonas) for _n in range(AT_ONCE)]
    forms = [{"key": f"k{n}"} for n in range(AT_ONCE)]
    assert {status for status, _to in at_once(browsers, f"/ideas/{idea.pk}/support", forms)} == {303}
    idea.refresh_from_db()
    assert (Support.objects.count(), idea.support_count) == (1, 1)


def test_without_its_key_it_would_be_stored_again(
    cast: make.Cast, as_person: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The saboteur: a wrapper that works without asking for the key."""
    monkeypatch.setattr(actions, "_answer", lambda key: None)
    monkeypatch.setattr("greb.ui.receive._own", lambda request, what, person: actions.new_key())
    browsers = [as_person(cast.alma) for _n in range(3)]
    at_once(browsers, "/tell", [{"key": "k", "told": "Coats in one place"}] * 3)
    assert Idea.objects.count() == 3
