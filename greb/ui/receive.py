"""The one way a form is received: valid, allowed, once, and then onward; else the same page with the reason."""

import hashlib
from collections.abc import Callable, Sequence
from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse

from greb.trail.actions import new_key, once
from greb.trail.refusal import Refused

from .respond import onward, unsay


class Form(forms.Form):
    """Every form of the product: no colon after labels, no markup of Django's own, and a limit on every text."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


def offer(form: forms.Form, name: str, choices: Sequence[tuple[object, object]]) -> forms.ChoiceField:
    """What may be chosen in the form's field `name`, where that is known only when it is asked."""
    field = cast(forms.ChoiceField, form.fields[name])
    field.choices = list(choices)
    return field


def receive(
    request: HttpRequest,
    form: forms.Form,
    *,
    what: str,
    work: Callable[[], str],
    again: Callable[[forms.Form], HttpResponse],
) -> HttpResponse:
    """Receive `form`: where it is valid, do `work` once for its key and go to the address that it returns.

    A repeat of the same key goes to the first answer's address and does nothing. What is wrong, and what an
    action refuses, is said in the form, which `again` shows with all that was typed.
    """
    if not form.is_valid():
        return again(form)
    me = getattr(request, "me", None)
    person = me.pk if me else None
    try:
        address = once(key=_own(request, what, person), by_id=person, what=what, work=work)
    except Refused as refusal:
        unsay(request)
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.reason))
        return again(form)
    return onward(request, address)


def _own(request: HttpRequest, what: str, person: int | None) -> str:
    """The key as stored: the form's own, bound to its sender and to what it is for."""
    given = request.POST.get("key") or new_key()
    return hashlib.sha256(f"{person}:{what}:{given}".encode()).hexdigest()
