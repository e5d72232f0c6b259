"""Weeks, the finest time that this room keeps of what is said."""

from datetime import date, timedelta

from greb.trail import clock


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def this_week() -> date:
    """The Monday of this week in Copenhagen."""
    return monday(clock.today())
