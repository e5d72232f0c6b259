"""Signing in and out, the shared device, and (in the demo) choosing whom to be."""

from collections.abc import Callable

from django import forms
from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from greb.trail.refusal import Refused
from greb.ui.respond import onward, render, say
from greb.workplaces import actions, entry, picking, sessions
from greb.workplaces.doors import anyone, signed_in
from greb.workplaces.forms_entry import CardForm, CodeForm, MailForm, PasswordForm, PinForm
from greb.workplaces.middleware import Request, SignedIn
from greb.workplaces.models import Person
from greb.workplaces.throttle import client

ASKED, ASKED_SECONDS = "asked", 15 * 60
SHARED, SHARED_SECONDS = "shared", 400 * 24 * 60 * 60  # as long as browsers keep a cookie


def own_path(given: str | None) -> str:
    """An address of ours to go to; the front page where what was given is not one."""
    given = given or "/"
    is_ours = given.startswith("/") and url_has_allowed_host_and_scheme(given, allowed_hosts=None)
    return given if is_ours and len(given) <= 500 else "/"


def attempt(form: forms.Form, work: Callable[[], HttpResponse], again: Callable[[], HttpResponse]) -> HttpResponse:
    """Receive a form with a secret in it. Not `ui.receive`: that keeps a row that tells who sent a form and when,
    and would undo the count of failed tries together with what was refused."""
    if not form.is_valid():
        return again()
    try:
        return work()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.reason))
        return again()


def is_shared_device(request: HttpRequest) -> bool:
    return request.get_signed_cookie(SHARED, None, salt="greb.shared-device") == "1"


def _enter(request: HttpRequest, person: Person, after: str | None) -> HttpResponse:
    sessions.begin(request, person, shared=is_shared_device(request))
    response = onward(request, own_path(after))
    response.delete_cookie(ASKED)
    return response


# ------------------------------------------------------------------------------------------------ the page


@anyone
def sign_in(request: Request) -> HttpResponse:
    if request.method == "POST":
        return _WAYS.get(request.POST.get("way", ""), _ways)(request)
    if request.me:
        return redirect(own_path(request.GET.get("next")))
    return _ways(request)


def _ways(request: HttpRequest, given: forms.Form | None = None) -> HttpResponse:
    """All ways in, that which was tried with what is wrong in it."""
    start = {"next": own_path(request.POST.get("next") or request.GET.get("next"))}
    ways: dict[str, forms.Form] = {
        "mail": MailForm(initial=start),
        "password": PasswordForm(initial=start),
        "card": CardForm(initial=start),
    }
    if given is not None:
        ways[given["way"].value()] = given
    is_shared = is_shared_device(request)
    if is_shared:
        ways["card"].fields["card"].widget.attrs["autofocus"] = True  # a scanner types where the focus is
    context = {**ways, "tried": given, "is_shared_device": is_shared}
    return render(request, "workplaces/entry/sign_in.html", context, status=422 if given else 200)


def _mail(request: HttpRequest) -> HttpResponse:
    form = MailForm(request.POST)

    def work() -> HttpResponse:
        asked = entry.ask_by_mail(
            email=form.cleaned_data["email"], address=client(request), language=request.LANGUAGE_CODE
        )
        kept = {"link": asked.link, "salt": asked.salt, "next": own_path(form.cleaned_data["next"])}
        response = onward(request, reverse("sign-in-code"))
        response.set_cookie(
            ASKED, signing.dumps(kept, salt="greb.asked"), ASKED_SECONDS,
            secure=settings.HTTPS, httponly=True, samesite="Lax",
        )  # fmt: skip
        return response

    return attempt(form, work, lambda: _ways(request, form))


def _password(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.POST)

    def work() -> HttpResponse:
        given = form.cleaned_data
        person = entry.by_password(name=given["name"], password=given["password"], address=client(request))
        return _enter(request, person, given["next"])

    return attempt(form, work, lambda: _ways(request, form))


def _card(request: HttpRequest) -> HttpResponse:
    form = CardForm(request.POST)

    def work() -> HttpResponse:
        secret = entry.card_secret(form.cleaned_data["card"])
        if entry.person_of_card(secret) is None:
            raise Refused(entry.CARD_GONE, field="card")
        return onward(request, reverse("card", args=[secret]))

    return attempt(form, work, lambda: _ways(request, form))


_WAYS: dict[str, Callable[[HttpRequest], HttpResponse]] = {"mail": _mail, "password": _password, "card": _card}


# ---------------------------------------------------------------------------------------- code, link, card


def _asked(request: HttpRequest) -> tuple[entry.Asked, str] | None:
    """What this browser asked for, and where it was going."""
    try:
        kept = signing.loads(request.COOKIES.get(ASKED, ""), salt="greb.asked", max_age=ASKED_SECONDS)
    except signing.BadSignature:
        return None
    return entry.Asked(kept["link"], kept["salt"]), kept["next"]


@anyone
def code(request: Request) -> HttpResponse:
    """The code from the mail, in the browser that asked for it."""
    asked = _asked(request)
    if asked is None:
        return redirect("sign-in")
    form = CodeForm(request.POST or None)

    def page(status: int = 200) -> HttpResponse:
        return render(request, "workplaces/entry/code.html", {"form": form}, status=status)

    if request.method != "POST":
        return page()
    return attempt(
        form,
        lambda: _enter(
            request, entry.by_code(asked=asked[0], code=form.cleaned_data["code"], address=client(request)), asked[1]
        ),
        lambda: page(422),
    )


@anyone
def link(request: Request, secret: str) -> HttpResponse:
    """The link from the mail: mail scanners open links, so opening it does nothing; its button signs in."""
    asked = _asked(request)
    is_asker = asked is not None and asked[0].link == entry.digest(secret)
    try:
        if request.method == "POST":
            return _enter(request, entry.by_link(secret=secret), asked[1] if asked and is_asker else "/")
    except Refused:
        pass
    person = entry.person_of_link(secret)
    if person is None:
        return render(request, "workplaces/entry/link_gone.html", {"reason": entry.LINK_GONE}, status=410)
    return render(request, "workplaces/entry/link.html", {"person": person, "is_asker": is_asker})


@anyone
def card(request: Request, secret: str) -> HttpResponse:
    """Where the code on a printed card leads: its PIN is asked for."""
    person = entry.person_of_card(secret)
    if person is None:
        return render(request, "workplaces/entry/card_gone.html", status=404)
    form = PinForm(request.POST or None)

    def page(status: int = 200) -> HttpResponse:
        return render(request, "workplaces/entry/card.html", {"form": form, "person": person}, status=status)

    if request.method != "POST":
        return page()
    return attempt(
        form,
        lambda: _enter(request, entry.by_card(secret=secret, pin=form.cleaned_data["pin"]), "/"),
        lambda: page(422),
    )


# ----------------------------------------------------------------------------------------------------- out


def _gone(request: Request, told: str) -> HttpResponse:
    was_shared = request.shared or is_shared_device(request)
    sessions.end(request)
    say(request, told)
    response = onward(request, reverse("sign-in"))
    if was_shared:
        response.headers["Clear-Site-Data"] = '"cache"'  # nobody leafs back into what the last one saw
    return response


@anyone
@require_POST
def sign_out(request: Request) -> HttpResponse:
    return _gone(request, _("You are signed out."))


@signed_in
@require_POST
def sign_out_everywhere(request: SignedIn) -> HttpResponse:
    actions.sign_out_everywhere(by=request.me, person=request.me)
    return _gone(request, _("You are signed out on every device."))


@anyone
def rested(request: Request) -> HttpResponse:
    """Where a page on a shared device goes by itself after two minutes."""
    if request.me and not request.shared:
        return redirect("/")
    return _gone(request, _("Nothing happened here for two minutes, so whoever was here is signed out."))


@anyone
def still_here(request: Request) -> HttpResponse:
    """Somebody is writing on a shared device: asking for this counts as a page."""
    return HttpResponse(status=204 if request.me else 403)


# ------------------------------------------------------------------------------------------- shared device


@signed_in
def shared_device(request: SignedIn) -> HttpResponse:
    """Make this browser a shared device, or a browser of one's own again."""
    if not (request.reach.leads_any or request.reach.is_admin):
        raise Refused(_("A leader or an administrator decides which devices are shared."))
    if request.method != "POST":
        return render(request, "workplaces/entry/shared_device.html", {"is_shared_device": is_shared_device(request)})
    if request.POST.get("shared") != "yes":
        say(request, _("This device is no longer shared. Sign in again to stay signed in on it."))
        response = onward(request, reverse("shared-device"))
        response.delete_cookie(SHARED)
        return response
    response = _gone(request, _("This is a shared device from now on, and you are signed out of it."))
    response.set_signed_cookie(
        SHARED, "1", salt="greb.shared-device", max_age=SHARED_SECONDS,
        secure=settings.HTTPS, httponly=True, samesite="Lax",
    )  # fmt: skip
    return response


# ---------------------------------------------------------------------------------------------------- demo


@anyone
def pick(request: Request) -> HttpResponse:
    """Whom to be in the demo; not there outside it."""
    if not settings.DEMO:
        raise Http404
    if request.method != "POST":
        return render(request, "workplaces/entry/pick.html", {"places": picking.everybody()})
    number = request.POST.get("person", "")
    if not number.isdecimal() or len(number) > 18:
        raise Http404
    person = get_object_or_404(Person, pk=int(number), is_active=True)
    return _enter(request, person, request.POST.get("next"))
