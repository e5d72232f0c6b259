"""The picture of a benefit: what was believed, as a fan from the baseline, and what was read, as a line of dots.

Drawn by the server with the classes of a measure's chart (measures/chart.css): the plot stretches, the words at the
right do not. Colours come from classes; there is no inline style.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from greb.measures.chart import apart_from_each_other
from greb.measures.figures import shown
from greb.measures.finding import Finding
from greb.ui.filters import short_day

from .finding import read
from .models import Benefit, FollowUp, Forecast

SIDE: Final = 1000
EDGE: Final = 16  # so that the first and the last dot are whole
TOP: Final = 60


@dataclass(frozen=True)
class _Scale:
    first: int
    days: int
    low: float
    apart: float

    def x(self, on: date) -> int:
        return EDGE + round((on.toordinal() - self.first) * (SIDE - 2 * EDGE) / self.days)

    def y(self, value: Decimal) -> int:
        return TOP + round((1 - (float(value) - self.low) / self.apart) * (SIDE - 2 * TOP))


def draw(benefit: Benefit, forecast: Forecast, days: Sequence[FollowUp], finding: Finding) -> Markup:
    """The picture of a benefit whose forecast is locked (so it has a baseline). `days`: oldest first."""
    base, since = benefit.baseline or Decimal(0), benefit.baseline_on or forecast.on
    seen = read(days)
    until = max([forecast.on + timedelta(days=14), *(on for on, _value in seen), *(d.on for d in days)])
    scale = _scaled(since, until, [base, forecast.pessimistic, forecast.optimistic, *(v for _on, v in seen)])
    at = [(scale.x(max(on, since)), scale.y(value)) for on, value in [(since, base), *seen]]
    left_out = [scale.x(max(d.on, since)) for d in days if d.state == FollowUp.State.NOT_EVALUATED]
    parts = [
        *_fan(forecast, scale, since, base), ("l", _line(at)), ("d", "".join(f"M{x} {y}h0" for x, y in at[:-1])),
        ("e", f"M{at[-1][0]} {at[-1][1]}h0"), ("r", "".join(f"M{x} {SIDE - 30}h0" for x in left_out)),
        ("o", "".join(f"M{x} {SIDE - 30}h0" for x in left_out)),
    ]  # fmt: skip
    inner = "".join(f'<path class="{name}" d="{path}"/>' for name, path in parts if path)
    label = escape(f"{finding.title}. {finding.text}")
    return Markup(  # noqa: S704 - text is escaped, the rest is numbers and class names of our own
        f'<div class="xmr"><svg class="xmr-plot" role="img" aria-label="{label}">'
        f'<svg viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none">{inner}</svg></svg>'
        f'<svg class="xmr-ends" aria-hidden="true">{_ends(forecast, scale, seen)}</svg>'
        f'<p class="xmr-days" aria-hidden="true"><span>{escape(short_day(since))}</span>'
        f"<span>{escape(short_day(until))}</span></p></div>"
    )


def _scaled(since: date, until: date, values: Sequence[Decimal]) -> _Scale:
    low, high = float(min(values)), float(max(values))
    if high == low:
        low, high = low - 1, high + 1
    return _Scale(since.toordinal(), max(1, (until - since).days), low, high - low)


def _fan(forecast: Forecast, scale: _Scale, since: date, base: Decimal) -> list[tuple[str, str]]:
    """From the baseline to the three numbers on the forecast's day, and level after it."""
    left, foot, turn = scale.x(since), scale.y(base), scale.x(forecast.on)
    worst, likely, best = (scale.y(v) for v in (forecast.pessimistic, forecast.likely, forecast.optimistic))
    band = f"M{left} {foot}L{turn} {best}H{SIDE}V{worst}H{turn}z"
    edges = f"M{left} {foot}L{turn} {best}H{SIDE}M{left} {foot}L{turn} {worst}H{SIDE}"
    return [("b", band), ("g", edges), ("m", f"M{left} {foot}L{turn} {likely}H{SIDE}"), ("v", f"M{turn} 0V{SIDE}")]


def _line(at: Sequence[tuple[int, int]]) -> str:
    return "M" + " ".join(f"{x} {y}" for x, y in at) if len(at) > 1 else ""


def _ends(forecast: Forecast, scale: _Scale, seen: Sequence[tuple[date, Decimal]]) -> str:
    """The three numbers and the newest reading, each at its height, moved apart where they would meet."""
    said = [
        (forecast.optimistic, _("at best %(n)s")), (forecast.likely, _("likely %(n)s")),
        (forecast.pessimistic, _("at worst %(n)s")),
    ]  # fmt: skip
    labels = [(scale.y(value) / 10, "", str(escape(text % {"n": shown(value)}))) for value, text in said]
    if seen:
        labels.append((scale.y(seen[-1][1]) / 10, "now", str(escape(shown(seen[-1][1])))))
    texts = []
    for y, name, text in apart_from_each_other(labels):
        kind = f' class="{name}"' if name else ""
        texts.append(f'<text{kind} y="{y:.3g}%" dy=".32em">{text}</text>')
    return "".join(texts)
