"""How a view answers: a page, a fragment for htmx, or onward to another page."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.utils.encoding import iri_to_uri
from markupsafe import Markup

from .jinja import environment, language


def csrf_input(request: HttpRequest) -> Markup:
    """The hidden field. The browser's secret itself, unmasked, so that a page's bytes are the same each time for the
    same reader (docs/adr: speed); the masking guards compressed answers against BREACH, and ours are not compressed
    for cross-site requests to measure: the cookies are SameSite."""
    secret = request.META.get("CSRF_COOKIE") or (get_token(request) and request.META["CSRF_COOKIE"])
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="%s">') % secret


class _Once:
    """The page's hidden CSRF field, made only where a form is drawn (so that pages without one can be cached)."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __html__(self) -> str:
        return csrf_input(self.request)

    __str__ = __html__


def render_text(request: HttpRequest, template: str, context: Mapping[str, Any] | None = None) -> str:
    """A template in the reader's language, with what every page knows."""
    me = getattr(request, "me", None)
    page = {
        "me": me,
        "reach": getattr(request, "reach", None),
        "path": request.path,
        "full_path": request.get_full_path(),
        "lang": language(),
        "theme": getattr(me, "theme", "") or request.COOKIES.get("theme", ""),
        "csrf_input": _Once(request),
        "messages": _said(request),
        "demo": settings.DEMO,
        "site_name": settings.SITE_NAME,
        "htmx": is_htmx(request),
        "shared": bool(getattr(request, "shared", False)),
        "waiting": getattr(request, "waiting", 0),
    }
    page.update(context or {})
    return environment(language()).get_template(template).render(page)


def render(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page as an answer."""
    return HttpResponse(render_text(request, template, context), status=status)


def is_htmx(request: HttpRequest) -> bool:
    return request.META.get("HTTP_HX_REQUEST") == "true"


def onward(request: HttpRequest, address: str) -> HttpResponse:
    """To another page: 303, or the same told to htmx."""
    if is_htmx(request):
        return HttpResponse(headers={"HX-Redirect": iri_to_uri(address)})
    return HttpResponseRedirect(address, status=303)


def say(request: HttpRequest, text: str) -> None:
    """A line shown on the next page the reader sees."""
    notes.success(request, text)


def unsay(request: HttpRequest) -> None:
    """What was about to be said did not come true: the next page must not tell it."""
    if hasattr(request, "_messages"):
        request._messages._queued_messages.clear()


def _said(request: HttpRequest) -> list[tuple[str, str]]:
    if not hasattr(request, "_messages"):
        return []
    if "messages" not in request.COOKIES and not request._messages._queued_messages:
        return []
    return [(note.level_tag, str(note)) for note in notes.get_messages(request)]
