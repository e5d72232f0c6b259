"""A measure's chart with its words, ready for a page. Rooms above pass in what they know: marks and new phases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from . import reads, xmr
from .chart import Mark, draw, draw_steps
from .finding import Finding, finding
from .models import Measure
from .reads import Series


@dataclass(frozen=True)
class Panel:
    """What the template measures/panel.html shows; `series` empty: nothing has been measured yet."""

    measure: Measure
    series: Series
    finding: Finding | None
    drawing: Markup
    steps: Markup
    phases: Sequence[xmr.Phase] = ()


def panel(measure: Measure, *, marks: Sequence[Mark] = (), begins: Sequence[date] = ()) -> Panel:
    """The chart of the measure's newest readings. `marks`: days with a word; `begins`: days of new phases.

    Limits are never worked out anew by themselves: only where the caller says that a new phase begins, because
    somebody has decided so. One statement.
    """
    series = reads.series(measure)
    if not series.days:
        return Panel(measure, series, None, Markup(), Markup())
    phases = xmr.phases(series.days, series.values, begins)
    found = finding(series, phases, measure.better)
    return Panel(measure, series, found, draw(series, phases, found, marks), draw_steps(series, phases), phases)
