"""The notices' due work: what people are owed goes out by mail, as each has chosen, or stands in the product alone.

"At once" is within one run of due work. "Once a day" is one mail at seven on a working day, Copenhagen time, with all
that came before it. Nothing is mailed that its reader has read already, may no longer read, or no longer waits.
"""

import logging
import smtplib
from collections import Counter
from datetime import datetime, time, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation

from greb.trail import clock
from greb.trail.models import Delivery
from greb.trail.unfinished import Unfinished
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach, person_with_reach

from . import actions, mail, reads

log = logging.getLogger(__name__)
DIGEST_AT: Final = time(7)
MOST: Final = 500  # people in one run
DOWN_FOR: Final = timedelta(minutes=1)  # how long all rest when the server does not answer


class Down(Exception):  # noqa: N818 - it says what is the case
    """The mail server does not answer: there is no point in trying the next one now."""


def due(now: datetime) -> dict[str, int]:
    """Send or settle what is due by `now`; how many mails went out and how many deliveries need none."""
    post = Post(now)
    try:
        for person_id in _owed(now):
            post.deliver(person_id)
    except Down:
        _rest(now)
    finally:
        post.close()
    if post.troubles:
        raise Unfinished(f"{len(post.troubles)} mails were not sent and are kept to try again: {post.troubles[0]}")
    return dict(post.counts)


def _owed(now: datetime) -> list[int]:
    """The people who are owed something by `now`, longest owed first."""
    owed = Delivery.objects.filter(state=Delivery.State.WAITING, next_try_at__lte=now)
    return list(dict.fromkeys(owed.order_by("next_try_at", "pk").values_list("person_id", flat=True)[: MOST * 4]))[
        :MOST
    ]


def _rest(now: datetime) -> None:
    """The server is down: what is due rests a little, so that the next runs do not stand in line for it."""
    due = Delivery.objects.filter(state=Delivery.State.WAITING, next_try_at__lte=now)
    due.update(next_try_at=now + DOWN_FOR)


def digest_time(made_at: datetime) -> datetime:
    """The next seven o'clock of a working day in Copenhagen at or after `made_at`."""
    local = made_at.astimezone(clock.HOME)
    day = local.date()
    if not clock.is_working_day(day) or local.time() > DIGEST_AT:
        day = clock.add_working_days(day, 1)
    return datetime.combine(day, DIGEST_AT, clock.HOME)


class Post:
    """One run's post: one connection to the mail server, opened when first needed."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.counts: Counter[str] = Counter()
        self.troubles: list[str] = []
        self._connection: BaseEmailBackend | None = None

    def deliver(self, person_id: int) -> None:
        """Claim what the person is owed and send it, or settle it without a mail."""
        ids = actions.claim(person_id=person_id, now=self.now)
        found = person_with_reach(person_id)
        if found is None or not _wants_mail(found[0]):
            self._shown(ids)
            return
        with translation.override(found[0].language or settings.DEFAULT_LANGUAGE):
            self._mail(*found, ids)

    def close(self) -> None:
        if self._connection is not None:
            try:
                self._connection.close()
            except Exception:
                log.info("the mail server did not say goodbye", exc_info=True)
            self._connection = None

    def _mail(self, person: Person, reach: Reach, ids: list[int]) -> None:
        rows = list(reads.readable(person, reach).filter(pk__in=ids).select_related("entry").order_by("pk"))
        if person.mail == Person.Mail.DAILY:
            early = self._put_off(rows)
            rows = [row for row in rows if row.pk not in early]
            ids = [pk for pk in ids if pk not in early]
        news = [item for item in reads.worded(person, rows) if item.is_new and not item.is_over]
        self._shown(set(ids) - {item.id for item in news})
        if person.mail == Person.Mail.DAILY:
            parcels = [(mail.digest(person, news), [item.id for item in news])] if news else []
        else:
            parcels = [(mail.about_one(person, item), [item.id]) for item in news]
        for number, (message, about) in enumerate(parcels):
            self._send(message, about, left=[pk for _message, later in parcels[number + 1 :] for pk in later])

    def _put_off(self, rows: list[Delivery]) -> set[int]:
        """Give back what belongs in a digest still to come; its ids."""
        times = {row.pk: digest_time(row.made_at) for row in rows}
        early = {pk for pk, at in times.items() if at > self.now}
        for until in {times[pk] for pk in early}:
            actions.put_off([pk for pk in early if times[pk] == until], until=until)
        return early

    def _send(self, message: EmailMessage, ids: list[int], *, left: list[int]) -> None:
        """Send one mail and mark what it told. Where the server is down, `left` is given back untried."""
        try:
            if self._connection is None:
                self._connection = get_connection()
                self._connection.open()
            self._connection.send_messages([message])
        except Exception as trouble:
            self.close()
            said = _said(trouble)
            log.info("mail not sent: %s", said)
            self.troubles.append(said)
            actions.failed(ids, now=self.now, trouble=said, is_final=_is_final(trouble))
            if _is_down(trouble):
                actions.put_off(left, until=self.now + DOWN_FOR)
                raise Down from trouble
            return
        actions.sent(ids, now=self.now)
        self.counts["mails sent"] += 1

    def _shown(self, ids: set[int] | list[int]) -> None:
        if ids:
            actions.shown(ids, now=self.now)
            self.counts["told in the product alone"] += len(ids)


def _wants_mail(person: Person) -> bool:
    return person.is_active and bool(person.email) and person.mail != Person.Mail.NONE


def _is_down(trouble: Exception) -> bool:
    """Whether it is the server that fails, not this one mail. (Every SMTPException is an OSError too.)"""
    if isinstance(trouble, smtplib.SMTPException):
        return isinstance(
            trouble, smtplib.SMTPServerDisconnected | smtplib.SMTPConnectError | smtplib.SMTPHeloError
            | smtplib.SMTPAuthenticationError,
        )  # fmt: skip
    return isinstance(trouble, OSError)


def _is_final(trouble: Exception) -> bool:
    """Whether the server has said for good that it will not take this mail (a code of 500 or more, RFC 5321)."""
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _why in trouble.recipients.values())
    return isinstance(trouble, smtplib.SMTPDataError) and trouble.smtp_code >= 500


def _said(trouble: Exception) -> str:
    """The trouble in a line that holds no address and no name."""
    code = getattr(trouble, "smtp_code", None) or getattr(trouble, "errno", None)
    return f"{type(trouble).__name__}{f' {code}' if code else ''}"
