"""What every view of publications begins with: the publication among what the reader may see, and a form received."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from greb.publications.models import Publication
from greb.publications.rules import why_not_change
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import render
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import Request, SignedIn


def seen(request: Request, pk: int) -> Publication | None:
    found = Publication.objects.visible_to(request.me, request.reach).select_related("workplace")
    return found.filter(pk=pk).first()


@signed_in
def nothing_here(request: SignedIn) -> HttpResponse:
    """Nobody is shown the way in; somebody, that there is nothing for them."""
    raise Http404


def edited(request: SignedIn, pk: int) -> Publication:
    """The publication for its editor: 404 where the reader may not see it, and the reason where they may only read."""
    found = Publication.objects.visible_to(request.me, request.reach).select_related("workplace")
    publication = get_object_or_404(found, pk=pk)
    if reason := why_not_change(request.me, publication, request.reach):
        raise Refused(reason)
    return publication


def given(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def act(
    request: Request, template: str, form: forms.Form, *, what: str, work: Callable[[], str], **more: object
) -> HttpResponse:
    """Show an act's form, or receive it and go where `work` says."""

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        return render(request, template, {"form": shown, "key": new_key(), **more}, status=status)

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=what, work=work, again=lambda shown: page(shown, 422))
