"""How days, times and numbers are written for a reader, in the active language."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils import formats, translation
from django.utils.translation import gettext, ngettext

from greb.trail import clock
from greb.trail.clock import HOME


def day(value: date | datetime | None) -> str:
    """A date in full: "Thursday 3 September", with the year where it is more than half a year away."""
    if value is None:
        return ""
    local = value.astimezone(HOME).date() if isinstance(value, datetime) else value
    year = "" if abs((local - clock.today()).days) < 180 else " Y"
    return _written(local, ("l j. F" if _danish() else "l j F") + year, translation.get_language())


def short_day(value: date | datetime | None) -> str:
    """A date as short as it can be read: "3 Sep 2026"."""
    if value is None:
        return ""
    local = value.astimezone(HOME).date() if isinstance(value, datetime) else value
    return _written(local, "j. b Y" if _danish() else "j M Y", translation.get_language())


@lru_cache(maxsize=2000)
def _written(local: date, form: str, _language: str | None) -> str:
    """A date in words: the same few on many pages, and dear to write."""
    return formats.date_format(local, form)


def since(value: date | datetime | None) -> str:
    """How long ago in words: "today", "3 days ago", "5 months ago"."""
    if value is None:
        return ""
    local = value.astimezone(HOME).date() if isinstance(value, datetime) else value
    days = (clock.today() - local).days
    if days <= 0:
        return gettext("today")
    if days == 1:
        return gettext("yesterday")
    if days < 60:
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
    if days < 730:
        months = days // 30
        return ngettext("%(n)s month ago", "%(n)s months ago", months) % {"n": months}
    years = days // 365
    return ngettext("%(n)s year ago", "%(n)s years ago", years) % {"n": years}


def since_day(moment: datetime) -> str:
    """Since when something stands as it stands: "since today", "since Thursday 3 September"."""
    is_today = moment.astimezone(HOME).date() == clock.today()
    return gettext("since today") if is_today else gettext("since %(day)s") % {"day": day(moment)}


def number(value: int | float | None) -> str:
    return "" if value is None else formats.number_format(value, use_l10n=True, force_grouping=True)


def iso(value: date | datetime) -> str:
    return value.isoformat()


def _danish() -> bool:
    return (translation.get_language() or "").startswith("da")


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "short_day": short_day,
    "since": since,
    "number": number,
    "iso": iso,
}
