"""How a view answers: a page, a fragment for htmx, or onward to another page."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.contrib.messages import constants
from django.contrib.messages.storage import default_storage
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from .jinja import language, write
from .secret import asking

MENU: Final = ("home", "ideas", "real", "cases", "publications", "inbox", "admin", "tell")
MAY_SAY: Final = frozenset({"path", "full_path", "to_answer"})
"""What a view may say otherwise than every page: an address that is nobody's, and how many ideas wait for an answer."""


def render(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page as an answer, in the reader's language, with what every page knows. What a view says besides may not be
    called the same (TypeError), but for MAY_SAY."""
    me = getattr(request, "me", None)
    lang = language()
    said = context or {}
    page = {
        "me": me,
        "reach": getattr(request, "reach", None),
        "path": request.path,
        "section": section(said.get("path", request.path)),
        "full_path": request.get_full_path(),
        "lang": lang,
        "theme": getattr(me, "theme", "") or request.COOKIES.get("theme", ""),
        "messages": _said(request),
        "demo": settings.DEMO,
        "site_name": settings.SITE_NAME,
        "htmx": is_htmx(request),
        "shared": bool(getattr(request, "shared", False)),
        "to_answer": 0,
    }
    if taken := page.keys() & said.keys() - MAY_SAY:
        raise TypeError(f"{template}: {', '.join(sorted(taken))} is the page's own word.")
    before = asking.set(request)
    try:
        return HttpResponse(write(template, lang, {**page, **said}), status=status)
    finally:
        asking.reset(before)


@cache
def _sections() -> dict[str, str]:
    return {reverse(name): name for name in MENU}


def section(path: str) -> str:
    """Which of the menu's pages an address belongs to, by its first part; "" where to none."""
    return _sections().get(f"/{path[1:].split('/', 1)[0]}", "") if path else ""


def is_htmx(request: HttpRequest) -> bool:
    return request.META.get("HTTP_HX_REQUEST") == "true"


def onward(request: HttpRequest, address: str) -> HttpResponse:
    """To another page: 303, or the same told to htmx."""
    if is_htmx(request):
        return HttpResponse(headers={"HX-Redirect": iri_to_uri(address)})
    return HttpResponseRedirect(address, status=303)


def say(request: HttpRequest, text: str) -> None:
    """A line shown on the next page the reader sees."""
    _words(request).add(constants.SUCCESS, text)


def unsay(request: HttpRequest) -> None:
    """What was about to be said did not come true: the next page must not tell it."""
    if hasattr(request, "_messages"):
        request._messages._queued_messages.clear()


def _said(request: HttpRequest) -> list[tuple[str, str]]:
    if "messages" not in request.COOKIES and not hasattr(request, "_messages"):
        return []
    return [(note.level_tag, str(note)) for note in _words(request)]


def _words(request: HttpRequest) -> BaseStorage:
    """The lines said and not yet shown; `what_was_said` in ui.middleware carries them to the next page."""
    if not hasattr(request, "_messages"):
        request._messages = default_storage(request)  # type: ignore[attr-defined]
    return request._messages  # type: ignore[attr-defined,no-any-return]
