"""Slips: how codes come to people without anybody knowing who has which.

A code is made, shown once and kept as a digest. On paper the slips stand in an order by lot, to be cut apart and drawn
from a bowl. By mail each is worded in memory and handed to the mail server, one slip to a person, by lot; nothing is
stored of it: no delivery, no entry in the trail of who got one, and no mail folder.
"""

import logging
import secrets as lot
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from greb.trail.actions import record
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.ui.jinja import environment
from greb.workplaces.models import Person
from greb.workplaces.powers import must
from greb.workplaces.sheets import qr

from . import rules, secrets
from .models import Batch, Code

log = logging.getLogger(__name__)
INTO_A_FOLDER: Final = "filebased"


@dataclass(frozen=True)
class Slip:
    """A slip as it is printed or mailed; kept nowhere."""

    secret: str
    door: str

    @property
    def address(self) -> str:
        """Where its picture leads."""
        return settings.ADDRESS + reverse(self.door, kwargs={"code": self.secret})

    @property
    def typed_at(self) -> str:
        """Where the code can be typed, as people read it."""
        return f"{settings.ADDRESS}{reverse('voice-door')}".split("://", 1)[-1]

    @property
    def grouped(self) -> str:
        return secrets.grouped(self.secret)

    @property
    def picture(self) -> Markup:
        return qr(self.address)


@transaction.atomic
def draw(*, by: Actor, batch: Batch, count: int) -> list[Slip]:
    """`count` new slips, told here once. Of a wave there are never more than it was opened with."""
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    must(by, lambda reach: rules.why_not_lead(reach, batch.workplace_id))
    if reason := rules.why_not_draw(batch, count):
        raise Refused(reason, field="count")
    made = [secrets.new() for _n in range(count)]
    # The rows' order tells nothing of the slips' order: digests are sorted.
    Code.objects.bulk_create(Code(digest=digest, batch=batch) for digest in sorted(map(secrets.of_code, made)))
    batch.drawn, batch.runs_low = batch.drawn + count, False
    batch.save(update_fields=["drawn", "runs_low"])
    record("batch.drawn", of=("batch", batch.pk), by=by, facts={"slips": count})
    return [Slip(secret, batch.door) for secret in made]


def why_not_mail() -> str | None:
    """Mail that is written into a folder would be stored there with name and code."""
    if INTO_A_FOLDER in settings.EMAIL_BACKEND:
        return _("There is no mail server here, and slips may not lie in a folder. Print them instead.")
    return None


def mail(*, by: Actor, batch: Batch, people: Iterable[Person], about: str = "", until: date | None = None) -> int:
    """One new slip by mail to each of `people` who has a mail address; how many were handed to the mail server.

    `about`, the same to everybody: what a wave asks, and `until` which day.
    """
    if reason := why_not_mail():
        raise Refused(reason)
    to = [person for person in people if person.email]
    if not to:
        return 0
    slips = draw(by=by, batch=batch, count=len(to))
    lot.SystemRandom().shuffle(slips)
    return hand_over(batch, slips, to, about=about, until=until)


def hand_over(
    batch: Batch, slips: list[Slip], people: list[Person], *, about: str = "", until: date | None = None
) -> int:
    """Word and send; what goes wrong is told as a kind of trouble and a number, never as a name or an address."""
    sent = 0
    with get_connection() as server:
        for slip, person in zip(slips, people, strict=True):
            try:
                sent += server.send_messages([_worded(batch, slip, person, about, until)]) or 0
            except Exception as trouble:
                log.error("A slip was not mailed: %s", type(trouble).__name__)
    return sent


def _worded(batch: Batch, slip: Slip, person: Person, about: str, until: date | None) -> EmailMessage:
    language = person.language or settings.DEFAULT_LANGUAGE
    with translation.override(language):
        page = environment(language).get_template("voices/mail/slip.txt")
        body = page.render(slip=slip, place=batch.workplace.name, is_wave=batch.kind == Batch.Kind.WAVE,
                           about=about, until=until, site_name=settings.SITE_NAME)  # fmt: skip
        subject = _("A slip for you from %(site)s") % {"site": settings.SITE_NAME}
    return EmailMessage(subject, body, to=[person.email], headers={"Auto-Submitted": "auto-generated"})
