"""One scale drawn by the server: five columns in their order, from harms to helps, with how many stand on each.

Colours come from classes; that harm and help are apart is told by place, by the words below and by hatching too.
"""

from typing import Final

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from .spread import PLACES, Spread

WIDE: Final = 240
COLUMN: Final = 48
BAR: Final = 38
TALL: Final = 72
TOP: Final = 20
FOOT: Final = TOP + TALL
DOTS: Final = 12  # up to here a column is drawn as one block for each who chose it


def draw(found: Spread, most: int, label: str) -> Markup:
    """The columns; `most` is the tallest of all scales that stand together, so that they can be compared."""
    unit = TALL / max(most, 4)
    columns = "".join(_column(at, n, PLACES[at], unit, most) for at, n in enumerate(found.counts))
    ends = (("from", 2, _("harms")), ("", WIDE / 2, _("no difference")), ("to", WIDE - 2, _("helps")))
    words = "".join(
        f'<text class="w {anchor}" x="{x:g}" y="{FOOT + 18}">{escape(word)}</text>' for anchor, x, word in ends
    )
    return Markup(  # noqa: S704 - words are escaped, the rest is numbers and class names of our own
        f'<svg class="spread" role="img" aria-label="{escape(label)}" viewBox="0 0 {WIDE} {FOOT + 24}">'
        f'<path class="ground" d="M0 {FOOT}H{WIDE}"/>{columns}{words}</svg>'
    )


def _column(at: int, many: int, place: int, unit: float, most: int) -> str:
    kind = "harm" if place < 0 else "help" if place > 0 else "same"
    left = at * COLUMN + (COLUMN - BAR) // 2
    number = f'<text class="n" x="{left + BAR // 2}" y="{FOOT - many * unit - 6:.4g}">{many}</text>' if many else ""
    if not many:
        return f'<path class="none" d="M{left} {FOOT - 3}h{BAR}"/>'
    if most > DOTS:
        tops, tall = [FOOT - many * unit], many * unit
    else:
        tops, tall = [FOOT - (n + 1) * unit for n in range(many)], unit - 2
    blocks = "".join(f"M{left} {top:.4g}h{BAR}v{tall:.4g}h-{BAR}z" for top in tops)
    return f'<path class="{kind}" d="{blocks}"/>{number}'
