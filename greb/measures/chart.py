"""The chart drawn by the server: lines and dots that stretch to any width, words beside them that do not.

Two drawings stand side by side (chart.css). The plot stretches its inner picture, 1000 × 1000, over whatever room
there is; strokes keep their width, and a path of no length with a round end is a dot that stays round. The ends
carry the numbers as direct labels at the same heights. Colours come from classes; there is no inline style.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from greb.ui.filters import short_day

from .figures import about, shown
from .finding import Finding, lowest
from .reads import Series
from .xmr import Limits, Phase

SIDE: Final = 1000
EDGE: Final = 16  # so that the first and the last dot are whole
DOTS: Final = 120  # with more readings than this only the line and the signals are drawn
MANY: Final = 40  # with more than this the dots are smaller where the page is narrow
GAP: Final = 9.0  # per cent of the height between two labels

Mark = tuple[date, str]


@dataclass(frozen=True)
class _Scale:
    """Days and values to the inner picture."""

    first: int
    days: int
    low: float
    apart: float
    top: int

    def x(self, day: date) -> int:
        return EDGE + round((day.toordinal() - self.first) * (SIDE - 2 * EDGE) / self.days)

    def y(self, value: float) -> int:
        return self.top + round((1 - (value - self.low) / self.apart) * (SIDE - EDGE * 3 - self.top))


def _scale(series: Series, phases: Sequence[Phase], marks: Sequence[Mark]) -> _Scale:
    values = [float(value) for value in series.values]
    low, high = min(values), max(values)
    for phase in phases:
        if phase.limits:
            low, high = min(low, lowest(series, phase.limits)), max(high, phase.limits.upper)
    if high == low:
        low, high = (low - 1, high + 1) if low else (0, 1)
    first = series.days[0].toordinal()
    days = max(1, series.days[-1].toordinal() - first)
    return _Scale(first, days, low, high - low, 190 if marks else 150 if len(values) > DOTS else 90)


def draw(series: Series, phases: Sequence[Phase], finding: Finding, marks: Sequence[Mark] = ()) -> Markup:
    """The chart of a series with at least one reading. `marks` are days with a word; foreign days are left out."""
    inside = [mark for mark in sorted(marks) if series.days[0] <= mark[0] <= series.days[-1]]
    scale = _scale(series, phases, inside)
    at = [(scale.x(day), scale.y(float(value))) for day, value in zip(series.days, series.values, strict=True)]
    parts = [*_bands(series, phases, scale, at), *_mark_lines(inside, scale)]
    parts.append(("l", _line(thinned(at))))
    parts += _dots(at, phases)
    if finding.signal and len(at) > DOTS:
        parts.append(("v", f"M{at[finding.signal.first][0]} {scale.top - 30}V60"))
    inner = "".join(f'<path class="{name}" d="{path}"/>' for name, path in parts if path)
    words = "".join([*_mark_words(inside, scale), *_signal_word(series, finding, at)])
    kind = "xmr dense" if len(at) > DOTS else "xmr many" if len(at) > MANY else "xmr"
    said = [f"{finding.title}. {finding.text}", *(f"{short_day(day)}: {word}." for day, word in inside)]
    label = escape(" ".join(said))
    return Markup(  # noqa: S704 - text is escaped, the rest is numbers and class names of our own
        f'<div class="{kind}"><svg class="xmr-plot" role="img" aria-label="{label}">'
        f'<svg viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none">{inner}</svg>{words}</svg>'
        f'<svg class="xmr-ends" aria-hidden="true">{_ends(series, phases[-1], scale)}</svg>'
        f'<p class="xmr-days" aria-hidden="true">{_days(series.days)}</p></div>'
    )


def draw_steps(series: Series, phases: Sequence[Phase]) -> Markup:
    """The other half of the chart: the size of each step (mR) and how big a step usually is."""
    steps, spans = steps_of(series, phases)
    if not steps.days or spans[-1].limits is None:
        return Markup()
    apart = spans[-1].limits.upper
    text = _("The latest step is %(value)s, the middle one %(middle)s; usual is up to %(high)s.") % {
        "value": shown(steps.values[-1]), "middle": about(spans[-1].limits.middle, apart), "high": about(apart, apart),
    }  # fmt: skip
    return draw(steps, spans, Finding(_("The steps from one reading to the next"), (), text))


def steps_of(series: Series, phases: Sequence[Phase]) -> tuple[Series, list[Phase]]:
    """The steps as a series of their own, with what is usual for them; the first reading of a phase has none."""
    days: list[date] = []
    values: list[Decimal] = []
    spans: list[Phase] = []
    for phase in phases:
        first = len(days)
        days += series.days[phase.first + 1 : phase.end]
        values += [abs(b - a) for a, b in pairwise(series.values[phase.first : phase.end])]
        limits = phase.limits and Limits(
            phase.limits.step, 0.0, phase.limits.most_step, phase.limits.step, phase.limits.most_step
        )
        jumps = tuple(
            replace(s, side="high", first=s.first - phase.first - 1 + first, last=s.last - phase.first - 1 + first)
            for s in phase.signals if s.kind == "jump"
        )  # fmt: skip
        spans.append(Phase(first, len(days), limits, jumps))
    return Series(days, values), [span for span in spans if span.end > span.first]


def spark(series: Series) -> Markup:
    """The last readings as a small line; says nothing by itself, so the numbers stand beside it."""
    scale = _scale(series, (), ())
    at = [(scale.x(day), scale.y(float(value))) for day, value in zip(series.days, series.values, strict=True)]
    return Markup(  # noqa: S704 - numbers of our own
        f'<svg class="spark" viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false"><path class="l" d="{_line(at)}"/><path class="e" d="{_dot(at[-1])}"/></svg>'
    )


def thinned(at: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """At most four points for each of DOTS slices of the width (first, lowest, highest, last): the shape stays."""
    if len(at) <= 2 * DOTS:
        return list(at)
    kept = []
    slices: dict[int, list[int]] = {}
    for n, (x, _y) in enumerate(at):
        slices.setdefault(x * DOTS // SIDE, []).append(n)
    for members in slices.values():
        low, high = (pick(members, key=lambda n: at[n][1]) for pick in (min, max))
        kept += [at[n] for n in sorted({members[0], low, high, members[-1]})]
    return kept


def _line(at: Sequence[tuple[int, int]]) -> str:
    return "M" + " ".join(f"{x} {y}" for x, y in at) if len(at) > 1 else ""


def _dot(at: tuple[int, int]) -> str:
    return f"M{at[0]} {at[1]}h0"


def _bands(
    series: Series, phases: Sequence[Phase], scale: _Scale, at: Sequence[tuple[int, int]]
) -> Iterable[tuple[str, str]]:
    """What is usual as a band for each phase, its edges and its middle."""
    band = edges = middle = ""
    for phase in phases:
        if phase.limits is None:
            continue
        left = 0 if phase.first == 0 else at[phase.first][0] - 4
        right = SIDE if phase.end == len(at) else at[phase.end][0] - 4
        top, foot = scale.y(phase.limits.upper), scale.y(lowest(series, phase.limits))
        band += f"M{left} {top}H{right}V{foot}H{left}z"
        edges += f"M{left} {top}H{right}M{left} {foot}H{right}"
        middle += f"M{left} {scale.y(phase.limits.middle)}H{right}"
    return [("b", band), ("g", edges), ("m", middle)]


def _dots(at: Sequence[tuple[int, int]], phases: Sequence[Phase]) -> Iterable[tuple[str, str]]:
    """All readings as dots; those of a run or near a limit filled, those outside and after a jump as rings."""
    signals = [signal for phase in phases for signal in phase.signals]
    ringed = {n for s in signals if s.kind in ("outside", "jump") for n in range(s.first, s.last + 1)}
    filled = {n for s in signals if s.kind in ("run", "near") for n in range(s.first, s.last + 1)} - ringed
    few = len(at) <= DOTS
    rings = "".join(_dot(at[n]) for n in sorted(ringed))
    yield "d", "".join(_dot(p) for n, p in enumerate(at) if n not in ringed | filled) if few else ""
    if few:
        yield "s", "".join(_dot(at[n]) for n in sorted(filled))
    else:
        yield "t", "".join(_line(thinned(at[s.first : s.last + 1])) for s in signals if s.kind in ("run", "near"))
    yield "r", rings
    yield "o", rings if few else ""
    if at and len(at) - 1 not in ringed | filled:
        yield "e", _dot(at[-1])


def _percent(place: float) -> str:
    return f"{place / (SIDE / 100):.3g}%"


def _anchor(x: int) -> str:
    return ' class="from"' if x < 300 else ' class="to"' if x > 700 else ""


def _mark_lines(marks: Sequence[Mark], scale: _Scale) -> Iterable[tuple[str, str]]:
    return [("v", "".join(f"M{scale.x(day)} 0V{SIDE}" for day, _word in marks))]


def _mark_words(marks: Sequence[Mark], scale: _Scale) -> Iterable[str]:
    """The words stand on top of their lines, on two rows in turn where they would run into each other."""
    row, before = 0, -SIDE
    for day, word in marks:
        x = scale.x(day)
        row = 1 - row if x - before < 420 else 0
        before = x
        start, room = ("w to", x) if x > 550 else ("w from", SIDE - x)
        most = max(8, room // 36)  # what a phone has room for; the label has the whole
        short = word if len(word) <= most else f"{word[: most - 1].rstrip()}…"
        yield f'<text class="{start}" x="{_percent(x)}" y="{(0.9, 2.1)[row]}em">{escape(short)}</text>'


def _signal_word(series: Series, finding: Finding, at: Sequence[tuple[int, int]]) -> Iterable[str]:
    """The day beside the reading where the newest signal began; under the last one it stands already."""
    signal = finding.signal
    if signal is None or signal.first == len(at) - 1:
        return
    x, y = at[signal.first]
    if len(at) > DOTS:  # where readings stand close, the word stands above them all
        yield f'<text{_anchor(x)} x="{_percent(x)}" y="0.9em">{escape(short_day(series.days[signal.first]))}</text>'
        return
    off = "-0.8em" if signal.side == "high" else "1.6em"
    yield (
        f'<text{_anchor(x)} x="{_percent(x)}" y="{_percent(y)}" dy="{off}">'
        f"{escape(short_day(series.days[signal.first]))}</text>"
    )


def _ends(series: Series, phase: Phase, scale: _Scale) -> str:
    """The numbers at the right, each at its height, moved apart where they would stand on each other."""
    last = series.values[-1]
    labels: list[tuple[float, str, str]] = [(scale.y(float(last)) / 10, "now", str(escape(shown(last))))]
    if phase.limits:
        limits, apart = phase.limits, phase.limits.upper - phase.limits.lower
        spoken: list[tuple[float, Callable[[str], str]]] = [(limits.middle, lambda n: _("middle %(n)s") % {"n": n})]
        if apart > 0:
            spoken.append((limits.upper, lambda n: _("up to %(n)s") % {"n": n}))
            if limits.lower:  # a step has no lower limit but nothing
                spoken.append((lowest(series, limits), lambda n: _("down to %(n)s") % {"n": n}))
        labels += [(scale.y(value) / 10, "", str(escape(say(about(value, apart))))) for value, say in spoken]
    texts = []
    for y, name, text in apart_from_each_other(labels):
        kind = f' class="{name}"' if name else ""
        texts.append(f'<text{kind} y="{y:.3g}%" dy=".32em">{text}</text>')
    return "".join(texts)


def apart_from_each_other(labels: Iterable[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """The labels from the top, at least GAP per cent apart and none below the foot."""
    found = sorted(labels)
    heights = [y for y, _name, _text in found]
    for n in range(1, len(heights)):
        heights[n] = max(heights[n], heights[n - 1] + GAP)
    limit = 96.0
    for n in reversed(range(len(heights))):
        heights[n] = min(heights[n], limit)
        limit = heights[n] - GAP
    return [(y, name, text) for y, (_y, name, text) in zip(heights, found, strict=True)]


def _days(days: Sequence[date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return f"<span>{escape(short_day(first))}</span>"
    middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
    return "".join(f"<span>{escape(short_day(day))}</span>" for day in (first, middle, last))
