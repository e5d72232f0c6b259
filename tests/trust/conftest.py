"""What the tests of trust share."""

import copy
from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import transaction
from pytest_django import DjangoDbBlocker

from greb.workplaces import entry
from tests.trust import world
from tests.trust.world import World


def light(patch: pytest.MonkeyPatch) -> None:
    """Hashing is slow by design; the tests ask what is hashed, not how hard."""
    patch.setattr(Argon2PasswordHasher, "memory_cost", 64)
    patch.setattr(Argon2PasswordHasher, "time_cost", 1)


@pytest.fixture(autouse=True)
def light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    light(monkeypatch)


@pytest.fixture(autouse=True)
def mails_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mails leave in the request's own thread, so that the test sees them."""
    monkeypatch.setattr(entry, "aside", lambda work: work())


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The world, built once for a module's tests: it takes seconds. Each test's own transaction lies within this one,
    so that what a test does is undone before the next."""
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]  # as TestCase marks its own: `durable` may stand within
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, around:
        light(patch)
        yield world.build()
        transaction.set_rollback(True)


@pytest.fixture
def made(standing: World, db: None) -> World:
    """The world; what is changed in it is changed for one test alone."""
    return copy.deepcopy(standing)
