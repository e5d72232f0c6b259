"""Keeping people and workplaces right: changing, moving, closing, and erasing a person. `powers.py` says who may."""

import secrets
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr
from django.utils import translation
from django.utils.translation import gettext as _

from greb.trail.actions import forget_person, record
from greb.trail.actors import Actor
from greb.trail.refusal import Refused

from . import powers
from .actions import MOST_PATH, join, leave, must_leave_an_administrator
from .models import Membership, Person, Role, SignInLink, Workplace


@transaction.atomic
def change_person(*, by: Actor, person: Person, name: str, username: str, email: str) -> Person:
    """New name, user name and mail address; links sent to an earlier address no longer work."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    powers.must(by, lambda reach: powers.why_not_manage(reach, person))
    name, username, email = name.strip(), username.strip().lower(), email.strip().lower()
    others = Person.objects.exclude(pk=person.pk)
    if email and others.filter(email=email).exists():
        raise Refused(_("Somebody already has that mail address."), field="email")
    if others.filter(username=username).exists():
        raise Refused(_("Somebody already has that user name."), field="username")
    if (name, username, email) == (person.name, person.username, person.email):
        return person
    if email != person.email:
        SignInLink.objects.filter(person=person).delete()
    person.name, person.username, person.email = name, username, email
    person.sought = person.to_seek
    person.save(update_fields=["name", "username", "email", "sought"])
    record("person.changed", of=("person", person.pk), by=by)
    return person


@transaction.atomic
def deactivate_person(*, by: Actor, person: Person) -> None:
    """The person can no longer sign in and answers nothing; what they said stays, and they can be let in again."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    powers.must(by, lambda reach: powers.why_not_manage(reach, person))
    if not person.is_active:
        return
    must_leave_an_administrator(Role.objects.exclude(person=person))
    _shut_out(person)
    record("person.deactivated", of=("person", person.pk), by=by)


@transaction.atomic
def reactivate_person(*, by: Actor, person: Person) -> None:
    """The person can sign in again, with a new card, password or link. Who has been erased stays so."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    powers.must(by, lambda reach: powers.why_not_manage(reach, person))
    if is_erased(person):
        raise Refused(_("The person has been erased. Add them anew."))
    if person.is_active:
        return
    person.is_active = True
    person.save(update_fields=["is_active"])
    record("person.reactivated", of=("person", person.pk), by=by)


@transaction.atomic
def erase_person(*, by: Actor, person: Person) -> None:
    """Take away everything that tells who the person was; colleagues' work and the ideas stay, without the name.

    The salt goes too, so that nothing in the trail can be tried against what the person might have written.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    powers.must(by, lambda reach: powers.why_not_administer_person(reach, person))
    if is_erased(person):
        return
    must_leave_an_administrator(Role.objects.exclude(person=person))
    with translation.override(settings.DEFAULT_LANGUAGE):
        person.name = _("Former colleague")
    person.username, person.email, person.sought = f"{_GONE}{person.pk}", "", ""
    person.language = person.theme = ""
    person.mail, person.away_until = Person.Mail.NONE, None
    person.joined_on = date(person.joined_on.year, 1, 1)
    _shut_out(person)
    person.save()
    Membership.objects.filter(person=person).delete()
    Role.objects.filter(person=person).delete()
    forget_person(person.pk)
    record("person.erased", of=("person", person.pk), by=by)


_GONE = "~"  # no user name that somebody chooses can begin so


def is_erased(person: Person) -> bool:
    return person.username.startswith(_GONE)


def _shut_out(person: Person) -> None:
    """No way in is left: password, card, links and every sign-in end."""
    person.is_active = False
    person.card = person.pin = ""
    person.session_version += 1
    person.set_unusable_password()
    person.save(update_fields=["is_active", "card", "pin", "session_version", "password"])
    SignInLink.objects.filter(person=person).delete()


@transaction.atomic
def change_workplace(
    *,
    by: Actor,
    workplace: Workplace,
    name: str,
    reply_days: int | None,
    shares_after_reply: bool,
    takes_ideas_without_sign_in: bool,
) -> None:
    """The workplace's own settings. `reply_days` None: as the workplace above."""
    place = _locked(workplace)
    powers.must(by, lambda reach: powers.why_not_run(reach, place.pk))
    new = {
        "name": name.strip(),
        "reply_days": reply_days,
        "shares_after_reply": shares_after_reply,
        "takes_ideas_without_sign_in": takes_ideas_without_sign_in,
    }
    changed = [field for field, value in new.items() if getattr(place, field) != value]
    if not changed:
        return
    for field in changed:
        setattr(place, field, new[field])
    place.save(update_fields=changed)
    facts = {field: new[field] for field in changed if field != "name"}
    record("workplace.changed", of=("workplace", place.pk), by=by, facts={"fields": changed, **facts})


@transaction.atomic
def move_workplace(*, by: Actor, workplace: Workplace, below: Workplace) -> None:
    """The workplace, with all below it, now stands below `below`; roles held there reach it from now on."""
    _lock_tree(workplace)
    place, above = Workplace.objects.get(pk=workplace.pk), Workplace.objects.get(pk=below.pk)
    powers.must(
        by,
        lambda reach: (
            powers.why_not_administer(reach, place.pk)
            or powers.why_not_administer(reach, above.pk)
            or (powers.why_not_administer(reach, place.parent_id) if place.parent_id else None)
        ),
    )
    if place.parent_id == above.pk:
        return
    if place.parent_id is None:
        raise Refused(_("The organisation itself stands above all; it cannot be moved."), field="parent")
    if above.path.startswith(place.path):
        raise Refused(_("A workplace cannot stand below itself."), field="parent")
    if not above.is_active:
        raise Refused(_("That workplace is closed."), field="parent")
    new = f"{above.path}{place.pk}/"
    subtree = Workplace.objects.filter(path__startswith=place.path)
    deepest = max(len(path) for path in subtree.values_list("path", flat=True))
    if deepest - len(place.path) + len(new) > MOST_PATH:
        raise Refused(_("That would be too many levels."), field="parent")
    Workplace.objects.filter(pk=place.pk).update(parent=above)
    subtree.update(path=Concat(Value(new), Substr("path", len(place.path) + 1)))
    record("workplace.moved", of=("workplace", place.pk), by=by, facts={"from": place.parent_id, "to": above.pk})


@transaction.atomic
def deactivate_workplace(*, by: Actor, workplace: Workplace, people_to: Workplace | None = None) -> None:
    """Close the workplace. Those who belong to it belong to `people_to` from now on (None: the one above).

    Its ideas stay where they are; the nearest leader above answers them.
    """
    place = _locked(workplace)
    powers.must(by, lambda reach: powers.why_not_administer(reach, place.pk))
    if not place.is_active:
        return
    if place.parent_id is None:
        raise Refused(_("The organisation itself cannot be closed."))
    if Workplace.objects.filter(parent=place, is_active=True).exists():
        raise Refused(_("There are workplaces below it. Close or move those first."))
    to = people_to or Workplace.objects.get(pk=place.parent_id)
    _move_people(by=by, place=place, to=to)
    place.is_active = False
    place.save(update_fields=["is_active"])
    record("workplace.closed", of=("workplace", place.pk), by=by, facts={"people_to": to.pk})


def _move_people(*, by: Actor, place: Workplace, to: Workplace) -> None:
    members = Person.objects.filter(memberships__workplace=place)
    if not members:
        return
    powers.must(by, lambda reach: powers.why_not_administer(reach, to.pk))
    if to.pk == place.pk or not to.is_active:
        raise Refused(_("Choose another workplace for its people."), field="people_to")
    for person in members:
        join(by=by, person=person, workplace=to)
        leave(by=by, person=person, workplace=place)


@transaction.atomic
def reopen_workplace(*, by: Actor, workplace: Workplace) -> None:
    """The workplace takes ideas and people again."""
    place = _locked(workplace)
    powers.must(by, lambda reach: powers.why_not_administer(reach, place.pk))
    if place.is_active:
        return
    if place.parent_id and not Workplace.objects.get(pk=place.parent_id).is_active:
        raise Refused(_("The workplace above it is closed. Open that one first."))
    place.is_active = True
    place.save(update_fields=["is_active"])
    record("workplace.reopened", of=("workplace", place.pk), by=by)


@transaction.atomic
def renew_poster(*, by: Actor, workplace: Workplace) -> str:
    """A new secret for the poster's address; posters printed earlier lead nowhere from now on."""
    place = _locked(workplace)
    powers.must(by, lambda reach: powers.why_not_run(reach, place.pk))
    place.poster = secrets.token_urlsafe(9)
    place.save(update_fields=["poster"])
    record("workplace.poster_renewed", of=("workplace", place.pk), by=by)
    return place.poster


def _locked(workplace: Workplace) -> Workplace:
    return Workplace.objects.select_for_update().get(pk=workplace.pk)


def _lock_tree(workplace: Workplace) -> None:
    """Moves within a tree happen one after the other, so that two at once cannot tie a knot."""
    list(Workplace.objects.select_for_update().filter(Q(pk=workplace.line[-1]) | Q(pk=workplace.pk)).order_by("pk"))


@transaction.atomic
def leave_one(*, by: Actor, person: Person, workplace: Workplace) -> None:
    """The person leaves the workplace for another of theirs; from the last one they leave by being deactivated."""
    if not Membership.objects.filter(person=person).exclude(workplace=workplace).exists():
        raise Refused(
            _("It is the only workplace. Let the person join another one first, or take away their access instead.")
        )
    leave(by=by, person=person, workplace=workplace)


@transaction.atomic
def make_home(*, by: Actor, person: Person, workplace: Workplace) -> None:
    """The workplace, one of the person's, is home from now on: ideas go to its leader first."""
    powers.must(by, lambda reach: powers.why_not_manage(reach, person))
    theirs = Membership.objects.filter(person=person)
    if not theirs.filter(workplace=workplace).exists():
        raise Refused(_("The person does not belong there."))
    theirs.update(is_home=False)
    theirs.filter(workplace=workplace).update(is_home=True)
    record("person.moved_home", of=("person", person.pk), by=by, facts={"workplace": workplace.pk})
