"""What the tests of trust share."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from greb.workplaces import entry


@pytest.fixture(autouse=True)
def light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing is slow by design; the tests ask what is hashed, not how hard."""
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 64)
    monkeypatch.setattr(Argon2PasswordHasher, "time_cost", 1)


@pytest.fixture(autouse=True)
def mails_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mails leave in the request's own thread, so that the test sees them."""
    monkeypatch.setattr(entry, "aside", lambda work: work())
