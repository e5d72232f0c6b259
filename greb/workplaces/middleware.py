"""Who is asking, in which language. One statement for a signed-in reader; none for nobody."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from greb.ui.jinja import OURS

from . import reads, sessions
from .models import Person
from .reads import Reach

VARY = ("Cookie", "Accept-Language")
View = Callable[[HttpRequest], HttpResponse]


class Request(HttpRequest):
    """A request as this product's views see it: `me` and `reach` are set by `who_and_language`."""

    me: Person | None
    reach: Reach
    shared: bool


class SignedIn(Request):
    """A request whose view is behind `signed_in`."""

    me: Person


def who_and_language(get_response: View) -> View:
    """Sets request.me (Person or None), request.reach, request.shared, and the language of the answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        me, reach, shared = _who(request)
        request.me, request.reach, request.shared = me, reach, shared  # type: ignore[attr-defined]
        language = _language(request, me)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = get_response(request)
        kept = response.headers._store  # `headers[name] = value` looks twice at what is known to be good
        kept.setdefault("content-language", ("Content-Language", language))
        if "vary" in kept:
            patch_vary_headers(response, VARY)
        else:
            kept["vary"] = ("Vary", ", ".join(VARY))
        if shared:
            response.headers["Cache-Control"] = "no-store"  # the next one here must not leaf back into these pages
        return response

    return middleware


def _who(request: HttpRequest) -> tuple[Person | None, Reach, bool]:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None, Reach(), False
    kept = sessions.read(request.session)
    if kept is None:
        return None, Reach(), False
    found = reads.person_with_reach(kept.person_id)
    if found is None or not found[0].is_active or found[0].session_version != kept.version:
        return None, Reach(), False
    if kept.shared:
        request.session["t"] = sessions.seconds()
    return found[0], found[1], kept.shared


def _language(request: HttpRequest, me: Person | None) -> str:
    """The person's own choice, else this browser's choice here, else what the browser asks for, else ours."""
    chosen = (me.language if me else "") or request.COOKIES.get("language", "")
    if chosen in OURS:
        return chosen
    for part in request.headers.get("Accept-Language", "")[:200].split(","):
        asked = part.split(";")[0].strip()[:2].lower()
        if asked in OURS:
            return asked
    return settings.DEFAULT_LANGUAGE
