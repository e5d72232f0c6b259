"""The way in for somebody who stays unknown. Below /v no request has a cookie, a person or a line in a log.

`nobody_known` (a middleware) takes away, before anything can read it, all that a browser tells about who is there, and
keeps answers free of cookies. `unknown` (around each view) keeps what was typed out of error reports. Surveys hang
their own page here too: everything below /v is held by both.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from greb.ui.respond import render

log = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
PREFIX = "/v"
# What of a request could tell who it is. The path, the host, the language and the body stay.
KEPT = frozenset({
    "REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "SERVER_NAME",
    "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST", "HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE", "HTTP_X_FORWARDED_PROTO",
})  # fmt: skip
SECRET_FIELDS = frozenset({"code", "receipt", "in", "kind"})


def is_unknown(path: str) -> bool:
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def nobody_known(get_response: View) -> View:
    """Stands above sessions, sign-in and the CSRF check: they meet a browser that has told nothing of itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_unknown(request.path_info):
            return get_response(request)
        _forget(request)
        response = get_response(request)
        response.cookies.clear()
        response.headers["Cache-Control"] = "no-store"
        response._has_been_logged = True  # type: ignore[attr-defined]  # Django logs each 4xx with its path
        return response

    return middleware


def _forget(request: HttpRequest) -> None:
    request.COOKIES = {}
    for name in [name for name in request.META if name not in KEPT and not name.startswith(("wsgi.", "CSRF"))]:
        if isinstance(request.META[name], str):
            del request.META[name]
    request.upload_handlers = [_NoFiles(request)]


class _NoFiles(FileUploadHandler):
    """A file sent here is not taken, so that it never lies anywhere for a moment."""

    def new_file(self, *args: Any, **more: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return None

    def file_complete(self, file_size: int) -> None:
        return None


def unknown(view: View) -> View:
    """A view that asks nobody who they are.

    No CSRF check: there is nothing of the browser's that a foreign page could use; the slip's code is the only right
    to write. What goes wrong is logged as its kind and nothing else, and what was typed is given back.
    """

    @csrf_exempt
    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            asked = request.POST.get("in") or request.GET.get("in", "")
            language = asked if asked in dict(settings.LANGUAGES) else translation.get_language() or "en"
            with translation.override(language):
                response = view(request, *args, **kwargs)
            response.headers["Content-Language"] = language
            return response
        except Http404:
            raise
        except (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError):
            return render(request, "ui/400.html", status=400)
        except Exception as trouble:
            log.error("a page for somebody unknown failed: %s", type(trouble).__name__)
            return _failed(request, trouble)

    return door


def _failed(request: HttpRequest, trouble: Exception) -> HttpResponse:
    if not isinstance(trouble, OperationalError | OSError):
        return render(request, "ui/500.html", status=500)
    typed = [str(value) for name, value in request.POST.items() if name not in SECRET_FIELDS and len(str(value)) > 8]
    return render(request, "ui/503.html", {"typed": typed}, status=503)
