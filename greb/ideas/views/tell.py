"""Telling an idea: one field, then thanks."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.actions import capture_idea
from greb.ideas.forms import CaptureForm
from greb.ideas.models import Audience, Theme
from greb.trail.actions import new_key
from greb.trail.actors import Anonymous
from greb.trail.prepared import prepared
from greb.ui.receive import receive
from greb.ui.respond import render, say
from greb.workplaces.doors import anyone, signed_in
from greb.workplaces.middleware import Request, SignedIn
from greb.workplaces.models import Workplace
from greb.workplaces.rules import answerers, reply_days


@signed_in
def tell(request: SignedIn, poster_of: Workplace | None = None) -> HttpResponse:
    """Tell an idea at one of the workplaces one belongs to; who came by another one's poster is told so."""
    places = _places(request)
    if not places:
        return render(request, "ideas/no_workplace.html")
    themes = _themes()
    form = CaptureForm(request.POST if request.method == "POST" else None, places=places, themes=themes)
    if request.method != "POST":
        return _page(request, form, places, poster_of=poster_of)
    return receive(
        request,
        form,
        what="tell",
        work=lambda: _captured(request, form),
        again=lambda f: _page(request, f, places, 422),
    )


def _places(request: SignedIn) -> list[Workplace]:
    """The workplaces to choose among, home first."""
    return sorted(_active(request.reach.member_of), key=lambda place: place.pk != request.reach.home)


@prepared
def _active(places: Collection[int]) -> QuerySet[Workplace]:
    return Workplace.objects.filter(pk__in=places, is_active=True).order_by("name")


@prepared
def _themes() -> QuerySet[Theme]:
    return Theme.objects.order_by("name")[:200]


def _captured(request: Request, form: CaptureForm) -> str:
    told = form.cleaned_data
    for_somebody = told["author_name"]
    idea = capture_idea(
        by=request.me or Anonymous(), author=None if for_somebody else request.me, author_name=for_somebody,
        told=told["told"], body=told["body"], workplace=form.place, theme=form.chosen_theme,
        audience=told["audience"] or Audience.WORKPLACE, is_author_hidden=told["is_author_hidden"],
    )  # fmt: skip
    say(request, _("Received. Thank you for telling it."))
    return reverse("idea", args=[idea.pk])


def _page(
    request: SignedIn, form: object, places: list[Workplace], status: int = 200, poster_of: Workplace | None = None
) -> HttpResponse:
    """The form, with the name of whoever reads it first, where there is only one workplace it can be told at."""
    first = answerers(places[0], request.me.pk).named if len(places) == 1 else None
    context = {"form": form, "key": new_key(), "first": first, "days": reply_days(places[0]) if first else 0}
    context["poster_of"] = poster_of if poster_of not in places else None
    return render(request, "ideas/tell.html", context, status=status)


@anyone
def tell_by_poster(request: Request, secret: str) -> HttpResponse:
    """The poster's address: where the workplace allows it, nobody needs to sign in to tell an idea."""
    place = get_object_or_404(Workplace, poster=secret, is_active=True)
    if request.me is not None and place.pk in request.reach.member_of:
        return tell(request)
    if not place.takes_ideas_without_sign_in:
        return signed_in(lambda r: tell(r, poster_of=place))(request)
    form = CaptureForm(request.POST if request.method == "POST" else None, places=[place], themes=[])
    if request.method != "POST":
        return _poster_page(request, form, place)
    return receive(
        request, form, what=f"poster:{place.pk}", work=lambda: _captured_from_poster(form, place),
        again=lambda f: _poster_page(request, f, place, 422),
    )  # fmt: skip


def _captured_from_poster(form: CaptureForm, place: Workplace) -> str:
    told = form.cleaned_data
    capture_idea(
        by=Anonymous(), told=told["told"], body=told["body"], workplace=place, author_name=told["author_name"],
        audience=told["audience"] or Audience.WORKPLACE,
    )  # fmt: skip
    return reverse("poster-thanks", args=[place.poster])


def _poster_page(request: Request, form: object, place: Workplace, status: int = 200) -> HttpResponse:
    return render(request, "ideas/tell_by_poster.html", {"form": form, "place": place, "key": new_key()}, status=status)


@anyone
def poster_thanks(request: Request, secret: str) -> HttpResponse:
    place = get_object_or_404(Workplace, poster=secret, is_active=True)
    return render(request, "ideas/poster_thanks.html", {"place": place})
