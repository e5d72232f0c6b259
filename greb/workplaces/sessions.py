"""What a signed cookie keeps of who is signed in: the person's id, their session version, shared device or not.

Signing out everywhere raises the person's session version, which makes every cookie out of date. On a shared
device a sign-in lasts two minutes from the last page.
"""

from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from greb.trail import clock

from .models import Person

SHARED_SECONDS = 120


@dataclass(frozen=True)
class Kept:
    person_id: int
    version: int
    shared: bool


def seconds() -> int:
    return int(clock.now().timestamp())


def read(session: SessionBase) -> Kept | None:
    """Who the cookie says, or None where it says nobody, is malformed, or a shared device has rested."""
    person_id, version, shared = session.get("p"), session.get("v"), bool(session.get("s"))
    if not isinstance(person_id, int) or not isinstance(version, int):
        return None
    if shared and seconds() - int(session.get("t", 0)) > SHARED_SECONDS:
        return None
    return Kept(person_id, version, shared)


def begin(request: HttpRequest, person: Person, *, shared: bool = False) -> None:
    """Sign `person` in on this browser; a fresh CSRF secret goes with it."""
    request.session.flush()
    request.session["p"], request.session["v"] = person.pk, person.session_version
    if shared:
        request.session["s"], request.session["t"] = 1, seconds()
        request.session.set_expiry(SHARED_SECONDS)
    rotate_token(request)


def end(request: HttpRequest) -> None:
    """Sign out on this browser."""
    request.session.flush()
    rotate_token(request)
