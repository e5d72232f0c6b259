"""The signed cookie of who is signed in (Django's), known again for five minutes once its signature has been checked.

Checking a signature took a twentieth of what the board does. What is remembered is a digest of the cookie, from which
nobody can make one, and the few plain values in it; whether the person may still come in is asked of the database at
each page (`middleware`). Such a cookie may last five minutes beyond its month.
"""

from hashlib import sha256
from time import monotonic
from typing import Any, Final

from django.contrib.sessions.backends import signed_cookies

SECONDS: Final = 300
MOST: Final = 2000  # cookies; then it begins anew

_checked: dict[bytes, tuple[float, dict[str, Any]]] = {}


class SessionStore(signed_cookies.SessionStore):
    """What settings.SESSION_ENGINE names."""

    def load(self) -> dict[str, Any]:
        """What the cookie says; nothing where its signature is not ours."""
        mark = sha256((self.session_key or "").encode()).digest()
        known = _checked.get(mark)
        if known and monotonic() < known[0]:
            return known[1].copy()
        said = super().load()
        if said and all(isinstance(value, str | int) for value in said.values()):
            if len(_checked) >= MOST:
                _checked.clear()
            _checked[mark] = monotonic() + SECONDS, said.copy()
        return said
