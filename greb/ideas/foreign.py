"""Dates, numbers and yes-or-no as other systems write them."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from greb.trail.clock import HOME

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2\s?(\d{4}|\d{2})(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?$")
_SLASHED = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})$")
_NOON = time(12)
_COUNT = re.compile(r"\d{1,3}(?:([.,'\xa0\u202f ])\d{3})(?:\1\d{3})*|\d+(?:[.,]0+)?")
YES = frozenset({"1", "true", "yes", "y", "x", "ja", "j", "si", "sí", "sand"})
NO = frozenset({"", "0", "false", "no", "n", "nej", "falso", "falsk", "null", "none", "-"})
MOST = 2**31 - 1


def moment(text: str) -> datetime | None:
    """The moment that `text` tells: ISO, or day first with slashes, dots or hyphens, with a time or not.

    A time without a zone is Copenhagen's; a day without a time is its noon, so that it is the same day
    wherever it is read. None where it is no date: month first (12/31/2024) is not guessed at.
    """
    text = text.strip()
    try:
        if found := _ISO.match(text):
            year, month, day, hour, minute, second, zone = found.groups()
            return datetime.combine(date(int(year), int(month), int(day)), _time(hour, minute, second), _zone(zone))
        if found := _DAY_FIRST.match(text):
            day, _sign, month, year, hour, minute, second = found.groups()
            full = int(year) + (2000 if len(year) == 2 else 0)
            return datetime.combine(date(full, int(month), int(day)), _time(hour, minute, second), HOME)
        if found := _SLASHED.match(text):
            return datetime.combine(date(int(found[1]), int(found[3]), int(found[4])), _NOON, HOME)
    except ValueError:
        pass
    return None


def _time(hour: str | None, minute: str | None, second: str | None) -> time:
    return time(int(hour), int(minute or 0), int(second or 0)) if hour else _NOON


def _zone(written: str | None) -> tzinfo:
    if not written:
        return HOME
    if written[0] not in "+-":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    return timezone((1 if written[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def count(text: str) -> int | None:
    """A whole number of nought or more, thousands grouped or not; nothing is 0. None where it is none."""
    text = text.strip()
    if not text:
        return 0
    found = _COUNT.fullmatch(text)
    if not found:
        return None
    digits = re.sub(r"\D", "", text) if found[1] else re.split(r"[.,]", text)[0]
    return int(digits) if len(digits) <= 10 and int(digits) <= MOST else None
