"""Finding a publication, reading it on the page, and fetching it as a PDF."""

from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from greb.publications import content, press, reads, rules
from greb.publications.models import Publication
from greb.ui.respond import render
from greb.workplaces.doors import anyone
from greb.workplaces.middleware import Request

from .finding import nothing_here, number, seen

FOLDED: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@anyone
@require_safe
def publications(request: Request) -> HttpResponse:
    """Those that the reader may see, newest first."""
    rows, older = reads.page(request.me, request.reach, before=number(request.GET.get("before", "")))
    return render(request, "publications/publications.html", {
        "rows": rows, "older": older, "edits": bool(rules.edited_places(request.reach)),
        "is_first": "before" not in request.GET,
    })  # fmt: skip


@anyone
@require_safe
def publication(request: Request, pk: int) -> HttpResponse:
    """The whole of it on one page, set for reading and for paper."""
    found = seen(request, pk)
    if found is None:
        return nothing_here(request)
    edits = request.me is not None and rules.why_not_change(request.me, found, request.reach) is None
    return render(request, "publications/publication.html", {
        "publication": found, "paper": _content(request, found), "edits": edits,
        "can_order": found.is_published,
    })  # fmt: skip


@anyone
@require_safe
def pdf(request: Request, pk: int) -> HttpResponse:
    """The same on paper: printed at the first request, kept for the next."""
    found = seen(request, pk)
    if found is None:
        return nothing_here(request)
    printed = press.pdf(_content(request, found), at=content.taken_at(found))
    name = f"{slugify(found.title.lower().translate(FOLDED))[:60].strip('-') or 'publication'}.pdf"
    answer = HttpResponse(printed, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _content(request: Request, found: Publication) -> content.Content:
    nobody = request.me is None
    cases = reads.cases(found, is_open=nobody)
    return content.content(found, cases, reads.thanked(cases, on_web=nobody or found.is_open))
