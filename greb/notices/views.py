"""One's own news."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from greb.trail.actions import new_key
from greb.ui.receive import Form, receive
from greb.ui.respond import render
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn

from . import actions, reads

LARGEST = 2**63 - 1


class Read(Form):
    """All news up to the newest one that the page showed."""

    upto = forms.IntegerField(min_value=0, max_value=LARGEST)


@signed_in
def news(request: SignedIn) -> HttpResponse:
    """What has happened to one's ideas, newest first."""
    before, after = _place(request, "before"), _place(request, "after")
    items, newer, older = reads.page(request.me, request.reach, before=before, after=after)
    if not items and (before or after):
        return HttpResponseRedirect(reverse("news"))
    unread = reads.unread_count(request.me.pk)
    upto = reads.newest(request.me.pk) if unread else 0
    context = {
        "items": items,
        "newer": f"{reverse('news')}?after={newer}" if newer else None,
        "older": f"{reverse('news')}?before={older}" if older else None,
        "unread": unread,
        "upto": upto,
        "key": new_key(),
    }
    return render(request, "notices/news.html", context)


@require_POST
@signed_in
def read(request: SignedIn) -> HttpResponse:
    """Mark all as read: what came after the page was shown stays new."""
    form = Read(request.POST)

    def work() -> str:
        actions.mark_seen(person_id=request.me.pk, upto=form.cleaned_data["upto"])
        return reverse("news")

    return receive(request, form, what="read", work=work, again=lambda _form: HttpResponseRedirect(reverse("news")))


def _place(request: SignedIn, name: str) -> int:
    """A place in the list from the address; 0 where it is none."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 18 else 0
