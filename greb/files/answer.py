"""A kept picture as an answer. The view of the room that owns it has asked who may see it."""

from django.http import Http404, HttpRequest, HttpResponse

from . import folder
from .models import File

HEADERS = {
    # It never changes: its address is asked for once by each browser, and kept by nobody in between.
    "Cache-Control": "private, max-age=31536000, immutable",
    "Content-Disposition": 'inline; filename="picture.jpg"',
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def as_answer(request: HttpRequest, file: File) -> HttpResponse:
    """The picture, as what it is and nothing else; 304 where the browser has it already."""
    mark = f'"{file.sha256}"'
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=304, headers={**HEADERS, "ETag": mark})
    content = folder.read(file.uuid)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type=file.kind, headers={**HEADERS, "ETag": mark})
