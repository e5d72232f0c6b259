"""What every answer carries, and how refusals and a failing disk are told."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from greb.trail.refusal import Refused

from .views import not_kept, not_that_way, refused

View = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=()",
    "Cache-Control": "private, no-cache",
}
if settings.SECURE_HSTS_SECONDS:
    HEADERS["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}"


HOSTS: Final = 50  # names of ours that are known again without being read


def page_headers(get_response: View) -> View:
    """The safety headers of trust.md on every answer (static files get theirs from WhiteNoise)."""

    as_kept = {name.lower(): (name, value) for name, value in HEADERS.items()}
    ours: set[str] = set()

    def middleware(request: HttpRequest) -> HttpResponse:
        # An answer to a host that is not ours is refused, also where nobody reads its name.
        if (host := request.META.get("HTTP_HOST")) not in ours:
            request.get_host()
            if host and len(ours) < HOSTS:
                ours.add(host)
        response = get_response(request)
        # `headers[name] = value` checks and converts both each time; these are known to be good.
        response.headers._store = {**as_kept, **response.headers._store}
        return response

    return middleware


def what_was_said(get_response: View) -> View:
    """Keeps what `ui.say` says until the next page has shown it; a page without such words pays nothing for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        said = getattr(request, "_messages", None)
        if said is not None:
            said.update(response)
        return response

    return middleware


class Refusals:
    """Turns `Refused` into a page with its reason, and a database that cannot write into a clear "not kept"."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return not_that_way(request, response) if response.status_code == 405 else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            return refused(request, exception)
        if isinstance(exception, OperationalError | OSError):
            return not_kept(request, exception)
        return None


refusals = Refusals
