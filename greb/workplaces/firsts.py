"""The first of all: an empty installation gets its organisation and its first administrator."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.trail import clock
from greb.trail.actors import System
from greb.trail.refusal import Refused

from .actions import add_person, give_role, make_workplace
from .entry import digest
from .models import Person, Role, SignInLink, Workplace

LASTS = timedelta(days=1)


@transaction.atomic
def make_first_admin(*, name: str, username: str, organisation: str = "") -> str:
    """Make both, and a link that signs the administrator in once within a day. Refused where there are people."""
    if Person.objects.exists() or Workplace.objects.exists():
        raise Refused(_("There are people or workplaces here already. An administrator names others."))
    by = System()
    root = make_workplace(by=by, name=organisation or settings.SITE_NAME)
    person = add_person(by=by, name=name, username=username, workplace=root)
    give_role(by=by, person=person, workplace=root, kind=Role.Kind.ADMINISTRATOR)
    secret = secrets.token_urlsafe(24)
    SignInLink.objects.create(person=person, link=digest(secret), code="", expires_at=clock.now() + LASTS)
    return str(settings.ADDRESS) + reverse("sign-in-link", kwargs={"secret": secret})
