"""What all tests share. Sockets are closed (pyproject.toml); journeys alone reach this machine itself."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection
from django.test import Client

from greb.ui.catalogue import compile_messages
from greb.workplaces.models import Person
from greb.workplaces.sessions import seconds

LOOPBACK = ["127.0.0.1", "::1", "localhost"]


def pytest_sessionstart(session: pytest.Session) -> None:
    """The compiled messages are not in the repository: make them once, before the workers start."""
    if not hasattr(session.config, "workerinput"):
        compile_messages([session.config.rootpath / "locale"])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))
    if connection.vendor != "sqlite":
        again = [item for item in items if hangs_on_the_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in again])
        items[:] = again


def hangs_on_the_database(item: pytest.Item) -> bool:
    """Whether a test may end otherwise on another database: one that opens none has been run on SQLite already."""
    opens = {"db", "transactional_db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    return bool(opens or item.get_closest_marker("django_db")) and not item.get_closest_marker("one_database")


@pytest.fixture
def as_person() -> Callable[..., Client]:
    """A browser in which the given person is signed in; `language` is that person's own choice of it."""

    def sign_in(person: Person, *, language: str = "", shared: bool = False) -> Client:
        if language:
            Person.objects.filter(pk=person.pk).update(language=language)
        session = SessionStore()
        session["p"], session["v"] = person.pk, person.session_version
        if shared:
            session["s"], session["t"] = 1, seconds()
        session.save()
        client = Client()
        client.cookies["greb"] = session.session_key or ""
        return client

    return sign_in
