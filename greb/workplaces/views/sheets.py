"""Paper: the poster, and sign-in cards. Cards are shown once."""

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import Form, receive
from greb.ui.respond import render, say
from greb.workplaces import powers
from greb.workplaces.doors import signed_in
from greb.workplaces.forms_admin import MOST_CARDS, CardsForm
from greb.workplaces.lists import person_of, run_by
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Person, Workplace
from greb.workplaces.reads import reaches
from greb.workplaces.rules import answerers, core_task_of, reply_days
from greb.workplaces.sheets import issue_cards, poster_address, qr
from greb.workplaces.upkeep import renew_poster

MOST_SHOWN = 300


@signed_in
def poster(request: SignedIn, slug: str) -> HttpResponse:
    """An A4 for the wall, in the reader's language or in the one asked for."""
    place = run_by(request.reach, slug)
    asked = request.GET.get("in", "")
    address = poster_address(place)
    page = {
        "place": place,
        "task": core_task_of(place),
        "answers": answerers(place, None).named,
        "days": reply_days(place),
        "address": address,
        "picture": qr(address),
        "key": new_key(),
    }
    with translation.override(asked if asked in dict(settings.LANGUAGES) else translation.get_language()):
        return render(request, "workplaces/sheets/poster.html", page)


@require_POST
@signed_in
def poster_new(request: SignedIn, slug: str) -> HttpResponse:
    place = run_by(request.reach, slug)

    def work() -> str:
        renew_poster(by=request.me, workplace=place)
        say(request, _("The poster has a new address. Take the earlier ones down: they lead nowhere now."))
        return reverse("poster", kwargs={"slug": slug})

    return receive(
        request,
        Form(request.POST),
        what=f"poster:{place.pk}",
        work=work,
        again=lambda form: redirect("poster", slug=slug),
    )


@signed_in
def cards(request: SignedIn, slug: str) -> HttpResponse:
    """Choose who gets a card; then the cards, once."""
    place = run_by(request.reach, slug)
    people, others = _who_may_get(request, place)
    choices = [(person.pk, person.name) for person in people]
    if request.method != "POST":
        wanting = [person.pk for person in people if not person.card and not person.email]
        return _choose(
            request, place, CardsForm(people=choices, initial={"people": wanting[:MOST_CARDS]}), people, others
        )
    form = CardsForm(request.POST, people=choices)
    if not form.is_valid():
        return _choose(request, place, form, people, others)
    chosen = set(form.cleaned_data["people"])
    return _printed(request, place, [person for person in people if person.pk in chosen])


def _who_may_get(request: SignedIn, place: Workplace) -> tuple[list[Person], int]:
    """The people of the workplace to whom the asker may give a card, and how many more there are."""
    people = list(
        Person.objects.filter(memberships__workplace=place, is_active=True).order_by("name", "pk")[:MOST_SHOWN]
    )
    its = reaches([person.pk for person in people])
    may = [person for person in people if powers.why_not_manage_reach(request.reach, its[person.pk]) is None]
    return may, len(people) - len(may)


def _choose(request: SignedIn, place: Workplace, form: forms.Form, people: list[Person], others: int) -> HttpResponse:
    page = {"place": place, "form": form, "people": people, "others": others}
    return render(request, "workplaces/sheets/choose_cards.html", page, status=422 if form.is_bound else 200)


def _printed(request: SignedIn, place: Workplace, people: list[Person]) -> HttpResponse:
    page = {"place": place, "cards": issue_cards(by=request.me, people=people)}
    answer = render(request, "workplaces/sheets/cards.html", page)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@signed_in
def person_card(request: SignedIn, pk: int) -> HttpResponse:
    """One new card, from the person's own page."""
    person = person_of(request.reach, pk)
    place = Workplace.objects.filter(memberships__person=person, memberships__is_home=True).first()
    if place is None or not person.is_active:
        raise Refused(_("The person belongs to no workplace, or has no access."))
    return _printed(request, place, [person])
