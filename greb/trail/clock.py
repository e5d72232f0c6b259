"""The one clock. Everything that asks for the time asks here, so that demo and tests can move it.

Working days skip Saturdays, Sundays and the Danish public holidays of the `holidays` library.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

HOME = ZoneInfo("Europe/Copenhagen")
_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """The time now, aware, in UTC; or the time it has been moved to."""
    return _moved.get() or datetime.now(UTC)  # noqa: TID251 - the one place that may


def today() -> date:
    """The date now in Copenhagen."""
    return now().astimezone(HOME).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Move the clock to `moment` (aware) inside the block."""
    token = _moved.set(moment)
    try:
        yield
    finally:
        _moved.reset(token)


@cache
def _off(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DK", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _off(day.year)


def add_working_days(day: date, days: int) -> date:
    """The date `days` working days after `day` (before it, where `days` is negative)."""
    step = timedelta(days=1 if days >= 0 else -1)
    left = abs(days)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start` up to and including `end`; 0 where `end` is not later."""
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
