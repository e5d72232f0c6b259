"""Signing in: by a link or a code sent by mail, by user name and password, by a printed card and its PIN.

Nothing here writes who signed in or when: a used link is deleted, a success leaves no row, and the trail is not
told. Secrets are kept as digests only. Every answer to a wrong guess is the same, whether there is such a person
or not, and takes about the same time.
"""

import hashlib
import hmac
import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from greb.trail import clock
from greb.trail.actions import record
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.ui.jinja import environment

from . import powers
from .models import Person, SignInLink
from .throttle import DAY, WEEK, Limit, forget, give_back, take

log = logging.getLogger(__name__)

LINK_LASTS = timedelta(minutes=15)
CODE_TRIES = 5
AFTER_THE_ANSWER = 0.3  # seconds
CARD_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is easily taken for another

TOO_MANY = _("Too many tries from here. Wait a quarter of an hour, then try again.")
WRONG_PASSWORD = _(
    "User name and password do not fit together, or there have been too many tries. After five tries, wait a quarter "
    "of an hour, or sign in another way."
)
WRONG_CODE = _("The code does not fit, or it is used or older than 15 minutes. Check it, or ask for a new one.")
LINK_GONE = _("This link has been used already, or it is older than 15 minutes.")
CARD_GONE = _("This card is not in use any longer.")
WRONG_PIN = _("The PIN does not fit.")
CARD_RESTS = _("There have been too many wrong PINs. Wait a quarter of an hour, then try again.")
CARD_LOCKED = _("There have been too many wrong PINs this week. Ask for a new card.")


@dataclass(frozen=True)
class Asked:
    """What the asking browser keeps, signed: which link was asked for (its digest) and the code's salt."""

    link: str
    salt: str


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _code_digest(salt: str, code: str) -> str:
    return hmac.new(salt.encode(), code.encode(), hashlib.sha256).hexdigest()


# ------------------------------------------------------------------------------------------------ by mail


def ask_by_mail(*, email: str, address: str, language: str) -> Asked:
    """Send a link and a code to whoever has the mail address; the same for one that nobody has.

    All that depends on the person happens aside, so that neither answer nor time tells whether there is one.
    Refuses when `address` (the client's) has asked too often.
    """
    email = email.strip().lower()
    if not take(Limit("ask", address, 30)):
        raise Refused(TOO_MANY)
    secret, salt, code = secrets.token_urlsafe(24), secrets.token_urlsafe(16), f"{secrets.randbelow(10**6):06}"
    if take(Limit("mail", email, 5), Limit("mail-day", email, 20, DAY)):
        now = clock.now()
        aside(lambda: _send(email, secret=secret, salt=salt, code=code, language=language, now=now))
    return Asked(digest(secret), salt)


def aside(work: Callable[[], None]) -> None:
    """Do `work` when the answer has left: beside it, work would slow it down and so tell that there is some."""

    def run() -> None:
        try:
            work()
        except Exception as trouble:  # the asker is told nothing; whoever runs the server is
            log.error("A sign-in mail was not sent: %s", type(trouble).__name__)
        finally:
            connection.close()

    threading.Timer(AFTER_THE_ANSWER, run).start()


def _send(email: str, *, secret: str, salt: str, code: str, language: str, now: datetime) -> None:
    SignInLink.objects.filter(expires_at__lte=now).delete()
    person = Person.objects.filter(email=email, is_active=True).exclude(email="").first()
    if person is None:
        return
    SignInLink.objects.create(
        person=person, link=digest(secret), code=_code_digest(salt, code), expires_at=now + LINK_LASTS
    )
    link = settings.ADDRESS + reverse("sign-in-link", args=[secret])
    with translation.override(person.language or language):
        page = environment(person.language or language).get_template("workplaces/mail/sign_in.txt")
        EmailMessage(
            gettext("Sign in to %(site)s") % {"site": settings.SITE_NAME},
            page.render(name=person.name, link=link, code=f"{code[:3]} {code[3:]}", site_name=settings.SITE_NAME),
            to=[email],
            headers={"Auto-Submitted": "auto-generated"},
        ).send()


def person_of_link(secret: str) -> Person | None:
    """Whom an unused link of the last 15 minutes signs in."""
    row = _live(digest(secret))
    return row.person if row else None


def by_link(*, secret: str) -> Person:
    """Use a link up."""
    return _used(_live(digest(secret)), LINK_GONE)


def by_code(*, asked: Asked, code: str, address: str) -> Person:
    """Use the code up that goes with what this browser asked for."""
    if not _may_try_code(asked, address):
        raise Refused(WRONG_CODE, field="code")
    row = _live(asked.link)
    given = _code_digest(asked.salt, "".join(code.split()))
    if row is None or not hmac.compare_digest(row.code, given):
        raise Refused(WRONG_CODE, field="code")
    person = _used(row, WRONG_CODE)
    give_back(Limit("code", address, 30))
    return person


@transaction.atomic
def _may_try_code(asked: Asked, address: str) -> bool:
    """Count the try on the client and, where there is one, on the link: one commit whether there is one or not."""
    here = take(Limit("code", address, 30))
    SignInLink.objects.filter(link=asked.link, tries__lte=CODE_TRIES).update(tries=F("tries") + 1)
    return here and not SignInLink.objects.filter(link=asked.link, tries__gt=CODE_TRIES).exists()


def _live(link: str) -> SignInLink | None:
    fresh = SignInLink.objects.filter(link=link, expires_at__gt=clock.now(), person__is_active=True)
    return fresh.select_related("person").first()


@transaction.atomic
def _used(row: SignInLink | None, gone: object) -> Person:
    """The link's person, once: of two at the same moment, one deletes the row. Their other links go with it."""
    if row is None or not SignInLink.objects.filter(pk=row.pk).delete()[0]:
        raise Refused(str(gone))
    SignInLink.objects.filter(person_id=row.person_id).delete()
    return row.person


# ------------------------------------------------------------------------------------- by name and password


def name_limit(person: Person | None, name: str) -> Limit:
    """Tries on one person count together, whether by user name or by mail address."""
    return Limit("name", f"#{person.pk}" if person else name, 5)


def by_password(*, name: str, password: str, address: str) -> Person:
    """The person with that user name or mail address and that password."""
    name = name.strip().lower()
    person = Person.objects.filter(Q(username=name) | Q(email=name)).order_by("pk").first()
    here, mine = Limit("address", address, 30), name_limit(person, name)
    if not take(here):
        raise Refused(TOO_MANY)
    if not take(mine) or not _fits(person, password) or person is None:
        raise Refused(WRONG_PASSWORD)
    give_back(here)
    forget(mine)
    return person


def _fits(person: Person | None, password: str) -> bool:
    """Whether the password is the person's; costs one hash in every case."""
    if person is None or not person.is_active or not person.has_usable_password():
        make_password(password)
        return False
    return person.check_password(password)


# ------------------------------------------------------------------------------------------ by printed card


def card_secret(given: str) -> str:
    """What was scanned or written, as the card has it: the letters alone, also out of a whole address."""
    last = given.strip().rstrip("/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last.lower() if letter.isalnum())[:64]


def person_of_card(secret: str) -> Person | None:
    found = card_secret(secret)
    return Person.objects.filter(card=digest(found), is_active=True).first() if found else None


def by_card(*, secret: str, pin: str) -> Person:
    """The card's person, if the PIN is theirs. Five wrong PINs rest the card, twenty in a week lock it."""
    person = person_of_card(secret)
    if person is None:
        raise Refused(CARD_GONE)
    quarter, week = Limit("card", person.card, 5), Limit("card-week", person.card, 20, WEEK)
    if not take(quarter):
        raise Refused(CARD_RESTS, field="pin")
    if not take(week):
        raise Refused(CARD_LOCKED, field="pin")
    if not check_password(pin, person.pin):
        raise Refused(WRONG_PIN, field="pin")
    forget(quarter, week)
    return person


@transaction.atomic
def issue_card(*, by: Actor, person: Person) -> tuple[str, str]:
    """A new card for the person: its secret (16 letters, for /card/<secret>) and its PIN (4 figures).

    Both are told here once and kept as digests only; an earlier card is out of use from now on.
    """
    # Whoever prints a card could use it: never one that reaches further than they do.
    powers.must(by, lambda reach: powers.why_not_manage(reach, person))
    secret = "".join(secrets.choice(CARD_LETTERS) for _n in range(16))
    pin = new_pin()
    Person.objects.filter(pk=person.pk).update(card=digest(secret), pin=make_password(pin))
    record("card.issued", of=("person", person.pk), by=by)
    return secret, pin


@transaction.atomic
def withdraw_card(*, by: Actor, person: Person) -> None:
    """The person's card is lost: it signs nobody in any longer."""
    if by != person:
        powers.must(by, lambda reach: powers.why_not_manage(reach, person))
    if Person.objects.filter(pk=person.pk).exclude(card="").update(card="", pin=""):
        record("card.withdrawn", of=("person", person.pk), by=by)


def new_pin() -> str:
    """Four figures by lot, none of the first that a thief would try."""
    while is_easy(pin := f"{secrets.randbelow(10**4):04}"):
        pass
    return pin


def is_easy(pin: str) -> bool:
    """Whether a PIN is all the same or a run: 0000, 1234, 9876."""
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    return len(steps) == 1 and steps <= {0, 1, -1}
