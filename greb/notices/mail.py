"""A mail in plain words: no pictures, nothing that tells whether it was opened, and the way to one's own settings."""

import hashlib
from collections.abc import Sequence
from email.utils import format_datetime, formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import ngettext

from greb.trail import clock
from greb.ui.jinja import environment, language
from greb.workplaces.models import Person

from .reads import News

LISTED = 30  # in one mail; the rest is a line with a link
WAITS = frozenset({"waits", "warning", "risen"})


def about_one(person: Person, news: News) -> EmailMessage:
    """One thing that happened, in the active language."""
    return _message(person, [news], news.sentence.rstrip("."), "one", {"item": news})


def digest(person: Person, news: Sequence[News]) -> EmailMessage:
    """All that has happened since the last one, idea by idea, what waits for the reader first."""
    by_idea: dict[int, list[News]] = {}
    for item in news:
        by_idea.setdefault(item.idea, []).append(item)
    waits = [items for items in by_idea.values() if any(item.reason in WAITS for item in items)]
    others = [items for items in by_idea.values() if items not in waits]
    if waits:
        subject = ngettext("%(n)s idea waits for you", "%(n)s ideas wait for you", len(waits)) % {"n": len(waits)}
    else:
        subject = ngettext("News of an idea", "News of %(n)s ideas", len(others)) % {"n": len(others)}
    shown = others[: max(LISTED - len(waits), 0)]
    left = len(by_idea) - len(waits[:LISTED]) - len(shown)
    return _message(person, news, subject, "digest", {"waits": waits[:LISTED], "others": shown, "left": left})


def _message(
    person: Person, news: Sequence[News], subject: str, template: str, context: dict[str, object]
) -> EmailMessage:
    own_settings = _absolute(reverse("me"))
    text = environment(language()).get_template(f"notices/mail/{template}.txt")
    body = text.render(
        **context, address=_address, news_address=_absolute(reverse("news")), own_settings=own_settings,
        site_name=settings.SITE_NAME,
    )  # fmt: skip
    return EmailMessage(
        subject=f"{_one_line(settings.SITE_NAME)}: {_one_line(subject)}"[:180],
        body=f"{body.rstrip()}\n",
        from_email=_sender(),
        to=[formataddr((_one_line(person.name), person.email))],
        headers={
            "Message-ID": _message_id(person, news),
            "Date": format_datetime(clock.now()),
            "List-Unsubscribe": f"<{own_settings}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def _message_id(person: Person, news: Sequence[News]) -> str:
    """The same for the same news to the same person, so that a mail sent twice can be known as one."""
    ids = ",".join(str(item.id) for item in sorted(news, key=lambda item: item.id))
    return f"<{hashlib.sha256(f'{person.pk}:{ids}'.encode()).hexdigest()[:32]}@{urlsplit(settings.ADDRESS).hostname}>"


def _sender() -> str:
    given = settings.DEFAULT_FROM_EMAIL
    return given if "<" in given else formataddr((_one_line(settings.SITE_NAME), given))


def _address(news: News) -> str:
    return _absolute(reverse("idea", args=[news.idea]))


def _absolute(path: str) -> str:
    return f"{settings.ADDRESS}{path}"


def _one_line(text: str) -> str:
    """A header is one line, whatever a name holds."""
    return " ".join(text.split())
