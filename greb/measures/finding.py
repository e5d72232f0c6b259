"""What a chart says, in words: the finding as its title, how sure it is, and the same for those who do not see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.ui.filters import short_day

from .figures import about, shown
from .models import Measure
from .reads import Series
from .xmr import FEW, Limits, Phase, Signal

WEIGHT: Final = {"outside": 3, "run": 2, "near": 1, "jump": 0}


@dataclass(frozen=True)
class Finding:
    """`title` is the finding; `lines` what must be known beside it; `text` the chart for those who do not see it."""

    title: str
    lines: tuple[str, ...]
    text: str
    signal: Signal | None = None


def finding(series: Series, phases: Sequence[Phase], better: str) -> Finding:
    """What is to be said of a series that has at least one reading; the newest phase alone is judged."""
    phase = phases[-1]
    count = phase.end - phase.first
    if phase.limits is None:
        title = ngettext(
            "%(n)s reading so far: too few to know", "%(n)s readings so far: too few to know", count
        ) % {"n": count}  # fmt: skip
        more = _("From %(n)s readings on, the chart shows what is usual and what is not.") % {"n": FEW}
        return Finding(title, (more,), _text(series, phase.limits))
    lines = []
    signal = telling(phase)
    if signal is None:
        title = _steady(series, phase.limits)
    elif signal.last == phase.end - 1:
        title = _said(signal, series.days)
        if way := _way(signal, better):
            lines.append(way)
    else:
        title = _("Nothing unusual just now")
        lines.append(_("Latest signal: %(signal)s.") % {"signal": _said(signal, series.days)})
    if signal:
        lines.append(_("A signal says that something has changed, not why. What happened around that day?"))
    if phase.certainty == "provisional":
        lines.append(_("Provisional, with %(n)s readings: the limits may still move.") % {"n": count})
    return Finding(title, tuple(lines), _text(series, phase.limits), signal)


def telling(phase: Phase) -> Signal | None:
    """The signal to speak of: the newest; of those that end alike, the one that says most."""
    return max(phase.signals, key=lambda s: (s.last, WEIGHT[s.kind]), default=None)


def _said(signal: Signal, days: Sequence[date]) -> str:
    words = {"n": signal.last - signal.first + 1, "day": short_day(days[signal.first])}
    high = signal.side == "high"
    if signal.kind == "outside":
        return (_("Unusually high on %(day)s") if high else _("Unusually low on %(day)s")) % words
    if signal.kind == "jump":
        return (
            _("An unusually big step up on %(day)s") if high else _("An unusually big step down on %(day)s")
        ) % words
    if signal.kind == "near":
        return (
            _("High for a while: most lie near the upper limit since %(day)s") if high
            else _("Low for a while: most lie near the lower limit since %(day)s")
        ) % words  # fmt: skip
    return (
        _("Higher: %(n)s in a row above the middle since %(day)s") if high
        else _("Lower: %(n)s in a row below the middle since %(day)s")
    ) % words  # fmt: skip


def _way(signal: Signal, better: str) -> str:
    if better == Measure.Better.NEITHER:
        return ""
    if (signal.side == "high") == (better == Measure.Better.UP):
        return _("That is the better way.")
    return _("That is not the better way.")


def _steady(series: Series, limits: Limits) -> str:
    if limits.step == 0:
        return _("The same every time: %(value)s") % {"value": shown(series.values[-1])}
    low, high = usual(series, limits)
    return _("Steady: it usually lies between %(low)s and %(high)s") % {"low": low, "high": high}


def lowest(series: Series, limits: Limits) -> float:
    """The lower limit as it is said and drawn: what has never been below zero is not said to go there."""
    return max(0.0, limits.lower) if min(series.values) >= 0 else limits.lower


def usual(series: Series, limits: Limits) -> tuple[str, str]:
    """The natural limits as text."""
    apart = limits.upper - limits.lower
    return about(lowest(series, limits), apart), about(limits.upper, apart)


def _text(series: Series, limits: Limits | None) -> str:
    first, last = short_day(series.days[0]), short_day(series.days[-1])
    count = len(series.days)
    said = ngettext(
        "%(n)s reading, from %(first)s to %(last)s.", "%(n)s readings, from %(first)s to %(last)s.", count
    ) % {"n": count, "first": first, "last": last}  # fmt: skip
    said += " " + _("The latest is %(value)s.") % {"value": shown(series.values[-1])}
    if limits:
        low, high = usual(series, limits)
        middle = about(limits.middle, limits.upper - limits.lower)
        said += " " + _("The middle is %(middle)s; usual is from %(low)s to %(high)s.") % {
            "middle": middle, "low": low, "high": high,
        }  # fmt: skip
    return said
