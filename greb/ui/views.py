"""The pages that belong to no room: what went wrong, told kindly, and the showcase for developers."""

import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from greb.trail.refusal import Refused

from .respond import render, unsay
from .showcase import samples

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/400.html", status=400)


def not_yours(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/403.html", {"reason": ""}, status=403)


def not_that_way(request: HttpRequest, refusal: HttpResponse) -> HttpResponse:
    """The address is ours and is not asked for in this way: the same kind page, with the ways that it knows."""
    page = render(request, "ui/400.html", status=405)
    page.headers["Allow"] = refusal.headers["Allow"]
    return page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same answer to the byte for what is missing and for what is somebody else's."""
    return render(request, "ui/404.html", {"path": "", "full_path": ""}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/500.html", status=500)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF check said no: nearly always a form left open while somebody else signed in."""
    return render(request, "ui/form_too_old.html", {"typed": _typed(request)}, status=403)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return render(request, "ui/403.html", {"reason": str(refusal.reason)}, status=403)


def not_kept(request: HttpRequest, trouble: Exception) -> HttpResponse:
    """The database or disk would not take it: say so, and hand back what was typed."""
    log.error("not kept: %s", type(trouble).__name__, exc_info=trouble)
    unsay(request)
    return render(request, "ui/503.html", {"typed": _typed(request)}, status=503)


def _typed(request: HttpRequest) -> list[str]:
    """What the reader had written, to copy from; no passwords, keys or codes."""
    hidden = {"csrfmiddlewaretoken", "key", "password", "old", "new", "pin", "code", "card", "next", "seen", "token"}
    try:
        return [value for name, value in request.POST.items() if name not in hidden and len(str(value)) > 8]  # type: ignore[misc]
    except Exception:
        return []


def showcase(request: HttpRequest) -> HttpResponse:
    """The parts and sample pages, for developers; not on an installation that people use."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    return render(request, "ui/showcase.html", samples(request.GET.get("page", "")))
