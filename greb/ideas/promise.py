"""The reply's day in few words, and how near it is: for cards, lists and whose turn it is."""

from datetime import date

from django.utils import formats
from django.utils.translation import get_language, gettext, ngettext

from greb.trail import clock

SOON = 2  # working days: the leader is warned then, and the colour says so


def tone(due_on: date) -> str:
    """A class: "late" past the day, "soon" in the last two working days before it, else "calm"."""
    today = clock.today()
    if due_on < today:
        return "late"
    return "soon" if clock.working_days_between(today, due_on) <= SOON else "calm"


def near_day(due_on: date) -> str:
    """A day as one says it: "today", "tomorrow", "Thursday" within a week to come, else "30 November"."""
    ahead = (due_on - clock.today()).days
    if ahead == 0:
        return gettext("today")
    if ahead == 1:
        return gettext("tomorrow")
    if 1 < ahead < 7:
        return formats.date_format(due_on, "l")
    return formats.date_format(due_on, "j. F" if (get_language() or "").startswith("da") else "j F")


def until(due_on: date) -> str:
    """What stands beside a thing to do: its day, or how late it is."""
    if due_on >= clock.today():
        return near_day(due_on)
    days = max(clock.working_days_between(due_on, clock.today()), 1)
    return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
