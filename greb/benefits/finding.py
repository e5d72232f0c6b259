"""What the picture of a benefit says in words: the finding as its title, and the same for those who do not see it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from greb.measures.figures import shown
from greb.measures.finding import Finding
from greb.trail import clock
from greb.ui.filters import day, short_day

from .models import Benefit, Better, FollowUp, Forecast


def with_unit(value: Decimal, benefit: Benefit) -> str:
    return f"{shown(value)} {benefit.unit}".strip()


def newest(days: Sequence[FollowUp]) -> FollowUp | None:
    """The last day on which somebody looked and wrote a number."""
    return next((day for day in reversed(days) if day.state == FollowUp.State.READ), None)


def finding(benefit: Benefit, forecast: Forecast, days: Sequence[FollowUp]) -> Finding:
    """What is to be said of a locked forecast and what was read since. `days`: oldest first."""
    last = newest(days)
    return Finding(_title(benefit, forecast, last), tuple(_lines(benefit, days)), _text(benefit, forecast, days))


def _title(benefit: Benefit, forecast: Forecast, last: FollowUp | None) -> str:
    if last is None or last.value is None or last.done_on is None:
        told = {"likely": with_unit(forecast.likely, benefit), "day": day(forecast.on)}
        return _("We believe in about %(likely)s on %(day)s") % told
    told = {"value": with_unit(last.value, benefit), "day": day(forecast.on)}
    if last.done_on < forecast.on:
        return _("So far %(value)s. The forecast is about %(day)s") % told
    way = 1 if benefit.better == Better.UP else -1
    if way * last.value > way * forecast.optimistic:
        return _("Better than we dared to hope: %(value)s") % told
    if way * last.value >= way * forecast.pessimistic:
        return _("Within what we believed: %(value)s") % told
    if benefit.baseline is not None and way * last.value < way * benefit.baseline:
        return _("Worse than before: %(value)s") % told
    return _("Short of what we believed: %(value)s") % told


def _lines(benefit: Benefit, days: Sequence[FollowUp]) -> list[str]:
    worse = [day.negative for day in days if day.negative]
    left_out = [day for day in days if day.state == FollowUp.State.NOT_EVALUATED]
    late = [day for day in days if day.state == FollowUp.State.PLANNED and day.on < clock.today()]
    found = [_("What got worse: %(what)s") % {"what": text} for text in worse[-1:]]
    found += [_("Not evaluated %(day)s: %(why)s") % {"day": short_day(d.on), "why": d.why} for d in left_out[-1:]]
    found += [_("Nobody has looked yet, though the day was %(day)s.") % {"day": short_day(d.on)} for d in late[:1]]
    return found


def _text(benefit: Benefit, forecast: Forecast, days: Sequence[FollowUp]) -> str:
    parts = []
    if benefit.baseline is not None:
        told = {"value": with_unit(benefit.baseline, benefit), "day": short_day(benefit.baseline_on)}
        parts.append(_("Before: %(value)s on %(day)s.") % told)
    parts.append(
        _("The forecast for %(day)s: at worst %(worst)s, likely %(likely)s, at best %(best)s.")
        % {"day": short_day(forecast.on), "worst": shown(forecast.pessimistic), "likely": shown(forecast.likely),
           "best": shown(forecast.optimistic)}
    )  # fmt: skip
    for on, value in read(days):
        parts.append(_("Read on %(day)s: %(value)s.") % {"day": short_day(on), "value": shown(value)})
    return " ".join(parts)


def read(days: Sequence[FollowUp]) -> list[tuple[date, Decimal]]:
    """What was read, oldest first."""
    return sorted((day.done_on, day.value) for day in days if day.done_on is not None and day.value is not None)
