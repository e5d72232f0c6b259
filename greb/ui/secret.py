"""The hidden field that proves a form to be ours: made only where a form is drawn, for whoever asks now."""

from contextvars import ContextVar

from django.http import HttpRequest
from django.middleware.csrf import get_token
from markupsafe import Markup

from .escaping import escaped

asking: ContextVar[HttpRequest] = ContextVar("asking")
"""The request whose page is being written."""


def csrf_input(request: HttpRequest) -> Markup:
    """The hidden field. The browser's secret itself, unmasked, so that a page's bytes are the same each time for the
    same reader (docs/adr: speed); the masking guards compressed answers against BREACH, and ours are not compressed
    for cross-site requests to measure: the cookies are SameSite."""
    secret = request.META.get("CSRF_COOKIE") or (get_token(request) and request.META["CSRF_COOKIE"])
    return Markup(f'<input type="hidden" name="csrfmiddlewaretoken" value="{escaped(secret)}">')  # noqa: S704 - escaped here


class FormSecret:
    """`{{ csrf_input }}` in every template, components among them."""

    def __html__(self) -> str:
        return csrf_input(asking.get())

    __str__ = __html__
