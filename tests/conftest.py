"""What all tests share. Sockets are closed (pyproject.toml); journeys alone reach this machine itself."""

import pytest

from greb.ui.catalogue import compile_messages

LOOPBACK = ["127.0.0.1", "::1", "localhost"]


def pytest_sessionstart(session: pytest.Session) -> None:
    """The compiled messages are not in the repository: make them once, before the workers start."""
    if not hasattr(session.config, "workerinput"):
        compile_messages([session.config.rootpath / "locale"])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))
