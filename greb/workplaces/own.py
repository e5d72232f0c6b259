"""What people settle for themselves: language, looks, mail, password, PIN; and what Greb keeps about them."""

from datetime import date
from typing import TypedDict

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from greb.trail.actions import record
from greb.trail.refusal import Refused

from .entry import is_easy, name_limit
from .models import Membership, Person, Role
from .throttle import Limit, forget, take

THEMES = frozenset({"", "light", "dark"})


def choose_language(*, by: Person, language: str) -> None:
    """The language of pages and mail. Anything but one of ours is left alone."""
    if language in dict(settings.LANGUAGES):
        Person.objects.filter(pk=by.pk).update(language=language)


def choose_theme(*, by: Person, theme: str) -> None:
    """Light, dark, or "" for as the device says. Anything else is left alone."""
    if theme in THEMES:
        Person.objects.filter(pk=by.pk).update(theme=theme)


@transaction.atomic
def settle(*, by: Person, language: str, theme: str, mail: str) -> None:
    choose_language(by=by, language=language)
    choose_theme(by=by, theme=theme)
    if mail in Person.Mail.values:
        Person.objects.filter(pk=by.pk).update(mail=mail)


def change_password(*, by: Person, old: str, new: str) -> Person:
    """A new password; the old one is asked for where there is one. Every other sign-in of the person ends."""
    if by.has_usable_password():
        _must_know(old, by.password, name_limit(by, by.username))
    try:
        validate_password(new, by)
    except ValidationError as trouble:
        raise Refused(" ".join(trouble.messages), field="new") from trouble
    hashed = make_password(new)
    with transaction.atomic():
        Person.objects.filter(pk=by.pk).update(password=hashed, session_version=F("session_version") + 1)
        record("person.password_changed", of=("person", by.pk), by=by)
    by.refresh_from_db()
    return by


def change_pin(*, by: Person, old: str, new: str) -> None:
    """Another PIN for one's own card, known to nobody else."""
    if not by.card:
        raise Refused(_("You have no sign-in card."))
    _must_know(old, by.pin, Limit("card", by.card, 5))
    if is_easy(new):
        raise Refused(_("That PIN is easy to guess. Choose another one."), field="new")
    hashed = make_password(new)
    with transaction.atomic():
        Person.objects.filter(pk=by.pk).update(pin=hashed)
        record("person.pin_changed", of=("person", by.pk), by=by)


def _must_know(given: str, hashed: str, limit: Limit) -> None:
    """The try is counted outside any transaction that a refusal would roll back."""
    if not take(limit):
        raise Refused(_("There have been too many wrong tries. Wait a quarter of an hour."), field="old")
    if not check_password(given, hashed):
        raise Refused(_("That is not the one you have now."), field="old")
    forget(limit)


def stand_ins(places: list[int]) -> dict[int, list[str]]:
    """Who stands in at each of the workplaces, by name."""
    found: dict[int, list[str]] = {place: [] for place in places}
    roles = Role.objects.filter(workplace_id__in=places, kind=Role.Kind.STAND_IN, person__is_active=True)
    for place, name in roles.order_by("pk").values_list("workplace_id", "person__name"):
        found[place].append(name)
    return found


class Kept(TypedDict):
    """What this room keeps about a person, in an open format."""

    person: dict[str, str | bool | date | None]
    workplaces: list[dict[str, str | bool]]
    roles: list[dict[str, str]]


def kept_about(person: Person) -> Kept:
    """All that is kept of who somebody is. Passwords, PINs and cards are digests and are told as there or not."""
    return {
        "person": {
            "name": person.name,
            "user name": person.username,
            "mail address": person.email,
            "language": person.language,
            "theme": person.theme,
            "mail": person.mail,
            "joined on": person.joined_on,
            "away until": person.away_until,
            "has a password": person.has_usable_password(),
            "has a sign-in card": bool(person.card),
        },
        "workplaces": [
            {"workplace": name, "is home": is_home}
            for name, is_home in Membership.objects.filter(person=person)
            .order_by("pk")
            .values_list("workplace__name", "is_home")
        ],
        "roles": [
            {"role": kind, "workplace": name}
            for kind, name in Role.objects.filter(person=person).order_by("pk").values_list("kind", "workplace__name")
        ],
    }
