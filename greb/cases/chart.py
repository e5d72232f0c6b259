"""What was believed and what was read, from a case's picture of its journey: the finding in words, and the drawing.

The drawing serves page and paper alike: its colours are attributes for paper, which the page's styles replace.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from greb.measures.figures import shown
from greb.ui.filters import short_day

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 360, 210, 12, 268, 20, 172
GAP: Final = 17.0
INK, SOFT, BAND, LINE = "#13262a", "#41555a", "#e2efe8", "#0a5c49"


@dataclass(frozen=True)
class Outcome:
    """A benefit as a case tells it. Values in the benefit's own unit; `read` oldest first; may all be missing."""

    what: str
    unit: str
    better: str
    baseline: tuple[date, Decimal] | None
    forecast: tuple[Decimal, Decimal, Decimal] | None
    read: Sequence[tuple[date, Decimal]]

    @property
    def standing(self) -> str:
        """How the last reading lies to the forecast: "", "within", "better" or "worse"."""
        if not self.read or not self.forecast:
            return ""
        low, high = min(self.forecast), max(self.forecast)
        last = self.read[-1][1]
        if low <= last <= high:
            return "within"
        return "better" if (last > high) == (self.better == "up") else "worse"

    @property
    def title(self) -> str:
        """The finding in one line."""
        if not self.read:
            return _("Nobody has looked yet at what came of it")
        said = {
            "within": _("It came as we believed"),
            "better": _("It came better than we believed"),
            "worse": _("Less came of it than we believed"),
        }
        return said.get(self.standing) or _("What we read")

    @property
    def text(self) -> str:
        """All that the drawing shows, in sentences: also its text alternative."""
        said = [f"{self.what}."]
        if self.baseline:
            said.append(_("Before, %(day)s: %(value)s.") % self._day(self.baseline))
        if self.forecast:
            low, likely, high = sorted(self.forecast)
            told = {"low": shown(low), "high": shown(high), "likely": self._with_unit(likely)}
            said.append(_("We believed in %(likely)s, between %(low)s and %(high)s.") % told)
        said += [_("Read %(day)s: %(value)s.") % self._day(each) for each in self.read[-3:]]
        if not self.read:
            said.append(_("Nothing is read yet."))
        return " ".join(said)

    @property
    def table(self) -> list[tuple[str, str]]:
        rows = [(short_day(self.baseline[0]), shown(self.baseline[1]))] if self.baseline else []
        return rows + [(short_day(on), shown(value)) for on, value in self.read]

    def _day(self, each: tuple[date, Decimal]) -> dict[str, str]:
        return {"day": short_day(each[0]), "value": self._with_unit(each[1])}

    def _with_unit(self, value: Decimal) -> str:
        return f"{shown(value)} {self.unit}".strip()


def outcome(facts: dict[str, Any]) -> Outcome | None:
    """The benefit in a case's facts; None where there is none."""
    held = facts.get("benefit")
    if not held:
        return None
    base, believed = held.get("baseline"), held.get("forecast")
    return Outcome(
        what=held["what"], unit=held["unit"], better=held["better"],
        baseline=(date.fromisoformat(base["on"]), Decimal(base["value"])) if base else None,
        forecast=(Decimal(believed["pessimistic"]), Decimal(believed["likely"]), Decimal(believed["optimistic"]))
        if believed else None,
        read=[(date.fromisoformat(each["on"]), Decimal(each["value"])) for each in held["read"]],
    )  # fmt: skip


def draw(found: Outcome) -> Markup:
    """The drawing; empty where there are fewer than two things to draw."""
    points = [*([found.baseline] if found.baseline else []), *found.read]
    if len(points) + bool(found.forecast) < 2 or not points:
        return Markup()
    x, y = _scales(points, found.forecast or ())
    parts = [*_band(found, y), *_line(points, x, y), *_days(points, x)]
    return Markup(  # noqa: S704 - text is escaped, the rest is numbers and colours of our own
        f'<svg class="believed" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" font-family="Atkinson Hyperlegible Next" font-size="13" role="img" '
        f'aria-label="{escape(found.text)}">{"".join(parts)}</svg>'
    )


def _scales(points: Sequence[tuple[date, Decimal]], believed: Sequence[Decimal]) -> tuple[Any, Any]:
    values = [float(value) for _on, value in points] + [float(value) for value in believed]
    low, high = min(values), max(values)
    apart = (high - low) or 1.0
    first, days = points[0][0].toordinal(), max(1, (points[-1][0] - points[0][0]).days)

    def x(on: date) -> float:
        return round(LEFT + 6 + (on.toordinal() - first) * (RIGHT - LEFT - 12) / days, 1)

    def y(value: Decimal) -> float:
        return round(FOOT - 12 - (float(value) - low) * (FOOT - TOP - 24) / apart, 1)

    return x, y


def _band(found: Outcome, y: Any) -> list[str]:
    """What was believed: a band from the least to the most, a line at the likely, each with its number."""
    if not found.forecast:
        return []
    low, likely, high = sorted(found.forecast)
    top, foot, middle = y(high), y(low), y(likely)
    parts = [
        f'<path class="b" fill="{BAND}" d="M{LEFT} {top}H{RIGHT}V{foot}H{LEFT}z"/>',
        f'<path class="m" fill="none" stroke="{LINE}" stroke-dasharray="5 4" d="M{LEFT} {middle}H{RIGHT}"/>',
    ]
    at = _apart([(top, shown(high)), (middle, _("likely %(value)s") % {"value": shown(likely)}), (foot, shown(low))])
    return parts + [
        f'<text class="t" fill="{SOFT}" x="{RIGHT + 8}" y="{place + 4:.1f}">{escape(word)}</text>' for place, word in at
    ]


def _apart(labels: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The labels from the top down, moved so that none lies on another; equal ones once."""
    placed: list[tuple[float, str]] = []
    for at, word in labels:
        place = max(at, placed[-1][0] + GAP) if placed else at
        if not placed or placed[-1][1] != word:
            placed.append((place, word))
    over = placed[-1][0] - (FOOT + 4)
    return [(place - max(0.0, over), word) for place, word in placed]


def _line(points: Sequence[tuple[date, Decimal]], x: Any, y: Any) -> list[str]:
    at = [(x(on), y(value), shown(value)) for on, value in points]
    path = "M" + " ".join(f"{left} {down}" for left, down, _word in at)
    parts = [f'<path class="l" fill="none" stroke="{INK}" stroke-width="2" d="{path}"/>'] if len(at) > 1 else []
    parts += [f'<circle class="d" fill="{INK}" cx="{left}" cy="{down}" r="4"/>' for left, down, _word in at]
    ends = {0, len(at) - 1}
    for number in sorted(ends):
        left, down, word = at[number]
        anchor = "start" if number == 0 and len(at) > 1 else "end"
        parts.append(
            f'<text class="v" fill="{INK}" font-weight="700" x="{left}" y="{down - 9:.1f}" text-anchor="{anchor}">'
            f"{escape(word)}</text>"
        )
    return parts


def _days(points: Sequence[tuple[date, Decimal]], x: Any) -> list[str]:
    parts = [f'<path class="a" fill="none" stroke="{SOFT}" d="M{LEFT} {FOOT + 6}H{RIGHT}"/>']
    first, last = points[0][0], points[-1][0]
    parts.append(f'<text class="t" fill="{SOFT}" x="{LEFT}" y="{FOOT + 24}">{escape(short_day(first))}</text>')
    if last != first:
        parts.append(
            f'<text class="t" fill="{SOFT}" x="{RIGHT}" y="{FOOT + 24}" text-anchor="end">'
            f"{escape(short_day(last))}</text>"
        )
    return parts
