"""One's own settings, what Greb keeps about oneself, and what can be seen of oneself."""

from django import forms
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import onward, render, say
from greb.workplaces import actions, entry, own, reads, sessions
from greb.workplaces.doors import anyone, signed_in
from greb.workplaces.forms_entry import AwayForm, ChoicesForm, NewPasswordForm, NewPinForm
from greb.workplaces.middleware import Request, SignedIn
from greb.workplaces.models import Role

from .entry import attempt, own_path

YEAR = 60 * 60 * 24 * 365


@signed_in
def me(request: SignedIn) -> HttpResponse:
    """Own choices; the rest of one's own matters is a tap away from here."""
    person = request.me
    start = {"language": person.language or request.LANGUAGE_CODE, "theme": person.theme, "mail": person.mail}
    if request.method != "POST":
        return _me(request, choices=ChoicesForm(initial=start))
    form = ChoicesForm(request.POST)

    def work() -> str:
        own.settle(by=person, **form.cleaned_data)
        say(request, _("Your choices are kept."))
        return reverse("me")

    return receive(request, form, what="me", work=work, again=lambda shown: _me(request, choices=shown))


@signed_in
@require_POST
def away(request: SignedIn) -> HttpResponse:
    """Away until a day, or back (no day)."""
    form = AwayForm(request.POST)

    def work() -> str:
        if not request.reach.leads_any:
            raise Refused(_("Only those who answer ideas need to say when they are away."))
        until = None if "back" in request.POST else form.cleaned_data["until"]
        actions.set_away(by=request.me, person=request.me, until=until)
        say(request, _("You are away until then.") if until else _("You are here again."))
        return reverse("me")

    return receive(request, form, what="away", work=work, again=lambda shown: _me(request, away=shown))


def _me(request: SignedIn, *, choices: forms.Form | None = None, away: forms.Form | None = None) -> HttpResponse:
    person, reach = request.me, request.reach
    start = {"language": person.language or request.LANGUAGE_CODE, "theme": person.theme, "mail": person.mail}
    led = reach.at(reads.LEADS)
    names = reads.workplace_names(reach.member_of | {place for _kind, place in reach.roles})
    kinds = dict(Role.Kind.choices)
    context = {
        "choices": choices or ChoicesForm(initial=start),
        "away": away or AwayForm(initial={"until": person.away_until}),
        "key": new_key(),
        "places": sorted((names[place], place == reach.home) for place in reach.member_of),
        "roles": sorted((str(kinds[kind]), names[place]) for kind, place in reach.roles),
        "stand_ins": [(names[place], people) for place, people in (own.stand_ins(led) if led else {}).items()],
        "may_share": reach.leads_any or reach.is_admin,
    }
    is_wrong = any(form is not None and form.errors for form in (choices, away))
    return render(request, "workplaces/own/me.html", context, status=422 if is_wrong else 200)


@signed_in
def password(request: SignedIn) -> HttpResponse:
    """A new password, or the first."""
    has_old = request.me.has_usable_password()
    form = NewPasswordForm(request.POST or None, has_old=has_old)

    def page(status: int = 200) -> HttpResponse:
        return render(request, "workplaces/own/password.html", {"form": form, "has_old": has_old}, status=status)

    def work() -> HttpResponse:
        given = form.cleaned_data
        person = own.change_password(by=request.me, old=given.get("old", ""), new=given["new"])
        sessions.begin(request, person, shared=request.shared)
        say(request, _("Your password is changed. On other devices you are signed out."))
        return onward(request, reverse("me"))

    return attempt(form, work, lambda: page(422)) if request.method == "POST" else page()


@signed_in
def pin(request: SignedIn) -> HttpResponse:
    """Another PIN for one's card; or the card out of use, when it is lost."""
    if not request.me.card:
        return redirect("me")
    if "lost" in request.POST:
        entry.withdraw_card(by=request.me, person=request.me)
        say(request, _("Your card is out of use. Ask an administrator for a new one."))
        return onward(request, reverse("me"))
    form = NewPinForm(request.POST or None)

    def page(status: int = 200) -> HttpResponse:
        return render(request, "workplaces/own/pin.html", {"form": form}, status=status)

    def work() -> HttpResponse:
        own.change_pin(by=request.me, old=form.cleaned_data["old"], new=form.cleaned_data["new"])
        say(request, _("Your PIN is changed."))
        return onward(request, reverse("me"))

    return attempt(form, work, lambda: page(422)) if request.method == "POST" else page()


@signed_in
def data(request: SignedIn) -> HttpResponse:
    """What Greb keeps about me, as a file to take away. Not onto a device that others use."""
    if request.shared:
        raise Refused(_("This is a shared device: the file would stay on it. Fetch it on a device of your own."))
    return JsonResponse(
        own.kept_about(request.me),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": 'attachment; filename="greb-about-me.json"'},
    )


@signed_in
def seen(request: SignedIn) -> HttpResponse:
    """What can be seen of me, by whom."""
    return render(request, "workplaces/own/seen.html", {"whistleblower": settings.WHISTLEBLOWER})


@anyone
@require_POST
def language(request: Request) -> HttpResponse:
    chosen = request.POST.get("language", "")
    if request.me:
        own.choose_language(by=request.me, language=chosen)
    return _kept(request, "language", chosen if chosen in dict(settings.LANGUAGES) else None)


@anyone
@require_POST
def theme(request: Request) -> HttpResponse:
    chosen = request.POST.get("theme", "")
    if request.me:
        own.choose_theme(by=request.me, theme=chosen)
    return _kept(request, "theme", chosen if chosen in own.THEMES else None)


def _kept(request: Request, name: str, chosen: str | None) -> HttpResponse:
    """Back to where the choice was made; on the person when signed in, else in a cookie that says only this."""
    response = onward(request, own_path(request.POST.get("next")))
    if chosen is not None and not request.me:
        response.set_cookie(name, chosen, YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response
