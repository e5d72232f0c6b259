"""What every view of cases begins with: the case among what the reader may see, and a form shown or received."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from greb.cases import rules
from greb.cases.models import Case
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import render
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import Request, SignedIn


def case_of(request: Request, pk: int) -> Case:
    """The case, if the reader may read it; else the same 404 as for one that does not exist."""
    found = Case.objects.visible_to(request.me, request.reach).select_related("idea__workplace", "workplace", "theme")
    return get_object_or_404(found, pk=pk)


@signed_in
def nothing_here(request: SignedIn) -> HttpResponse:
    """Nobody is shown the way in; somebody, that there is nothing for them."""
    raise Http404


def allowed(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def may_change(request: SignedIn, case: Case) -> bool:
    return rules.why_not_change(request.me, case, request.reach) is None


def sent(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def act(
    request: SignedIn, template: str, form: forms.Form, *, what: str, work: Callable[[], str], **more: object
) -> HttpResponse:
    """Show an act's form, or receive it and go where `work` says."""

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        return render(request, template, {"form": shown, "key": new_key(), **more}, status=status)

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=what, work=work, again=lambda shown: page(shown, 422))
