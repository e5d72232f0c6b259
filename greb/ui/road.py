"""The road: an idea's stages as one drawn line with stations.

Three things come from here, all pure: `road_stations` says which stations a road has and where the
idea is, `road_text` says the same in one sentence, and `road_html` draws it, small for a card or
large for an idea's own page. Stages and roads are the codes stored on the idea; labels are read in
the language that is active at the call.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from django.utils.translation import gettext, gettext_noop
from markupsafe import Markup, escape

from .road_large import SIGNS, large

Size = Literal["card", "page"]
Went = tuple[str, ...] | None
State = Literal["past", "here", "ahead", "side", "choice"]

# Every station by its code. "answered", "doing" and "better" are places on the light road; the
# stored stages that stand there are mapped in PLACES.
LABELS: Final = {
    "spark": gettext_noop("Told"),
    "answered": gettext_noop("Answered"),
    "doing": gettext_noop("Doing it"),
    "better": gettext_noop("What got better"),
    "maturing": gettext_noop("Growing"),
    "weighing": gettext_noop("Weighing"),
    "decided": gettext_noop("Decided"),
    "elsewhere": gettext_noop("Decided elsewhere"),
    "experiment": gettext_noop("Trying it out"),
    "change": gettext_noop("Leading it through"),
    "following": gettext_noop("Following up"),
    "told": gettext_noop("Passed on"),
    "parked": gettext_noop("Saved for later"),
    "declined": gettext_noop("We are not going on"),
    "stopped": gettext_noop("Stopped"),
    "merged": gettext_noop("Joined with another"),
    "withdrawn": gettext_noop("Taken back"),
    "do": gettext_noop("Do it"),
    "try": gettext_noop("Try it"),
    "lead": gettext_noop("Lead it through"),
}

ROADS: Final[dict[str, tuple[str, ...]]] = {
    "do": ("spark", "answered", "doing", "better"),
    "try": ("spark", "answered", "maturing", "weighing", "decided", "experiment", "told"),
    "lead": (
        "spark", "answered", "maturing", "weighing", "decided", "experiment", "change", "following", "told",
    ),
    "": ("spark", "answered"),
}  # fmt: skip

CHOICES: Final = ("do", "try", "lead")
SIDES: Final = ("parked", "declined", "stopped", "merged", "withdrawn")

# Where a stored stage stands when its own name is not a station of the road.
PLACES: Final[dict[str, dict[str, str]]] = {
    "do": {
        "maturing": "answered", "weighing": "answered", "decided": "doing", "experiment": "doing",
        "change": "doing", "following": "better", "told": "better", "done": "better",
    },
    "try": {"doing": "experiment", "change": "experiment", "following": "told", "done": "told", "better": "told"},
    "lead": {"doing": "experiment", "done": "following", "better": "following"},
    "": {},
}  # fmt: skip

# Stations of a longer road that an idea may have passed by. A card, which knows stage and road but not what happened,
# draws no dot there.
PASSED_BY: Final[dict[str, frozenset[str]]] = {
    "try": frozenset({"weighing", "decided"}),
    "lead": frozenset({"experiment"}),
}
TRIED_BEFORE: Final = frozenset({"weighing", "decided"})  # what may come after a try on the road "lead"
BEFORE_DECIDED: Final = frozenset({"spark", "answered", "maturing", "weighing"})


@dataclass(frozen=True, slots=True)
class Station:
    """One stop on the road: its code, its name in the reader's language, and how the idea stands to it."""

    code: str
    name: str
    state: State

    @property
    def sign(self) -> str:
        """The path, from the middle, of what stands at the end of a siding; empty on the line itself."""
        return SIGNS.get(self.code, "")


def place(stage: str, road: str) -> int:
    """Index of the station where `stage` stands on `road`; an unknown stage stands at the first."""
    stations = ROADS.get(road, ROADS[""])
    code = PLACES.get(road, {}).get(stage, stage)
    if code in stations:
        return stations.index(code)
    return len(stations) - 1 if road == "" and stage not in ("", "spark") else 0


def _line(stage: str, road: str, left: str, went: Went) -> tuple[tuple[str, ...], int]:
    """The stations of the drawing, and the index of the one where the idea is, or which it left last.

    With `went`, what lies behind is what the idea came to, in that order, and nothing else. A try may come before the
    decision; "elsewhere" stands for the decision of an idea that was decided elsewhere.
    """
    codes = ROADS.get(road, ROADS[""])
    at = place(left or "answered", road) if stage in SIDES else place(stage, road)
    if went is None:
        return codes, at
    first = "elsewhere" if "elsewhere" in went else "decided"
    named = tuple(first if code == "decided" else code for code in codes)
    before = {*named[:at], *(["experiment"] if codes[at] in {"weighing", "decided"} else [])}
    behind = [code for code in dict.fromkeys(went) if code in before]
    return (*behind, *(code for code in named[at:] if code not in behind)), len(behind)


def road_stations(stage: str, road: str, left: str = "", went: Went = None) -> list[Station]:
    """The stations in order. A side stage (parked, declined, …) stands right after the station it left.

    `left` is the stage the idea had when it left the line; without it, the idea left after the answer. `went`: what it
    came to, in order; without it, all up to where it is. Before a road is chosen the three stand last, as "choice".
    """
    codes, at = _line(stage, road, left, went)
    side = stage in SIDES
    result = []
    for index, code in enumerate(codes):
        state: State = "ahead" if index > at else "past"
        if index == at and not side:
            state = "here"
        result.append(Station(code, gettext(LABELS[code]), state))
        if index == at and side:
            result.append(Station(stage, gettext(LABELS[stage]), "side"))
    if road not in CHOICES and not side:
        result += [Station(code, gettext(LABELS[code]), "choice") for code in CHOICES]
    return result


def road_text(stage: str, road: str, left: str = "", went: Went = None) -> str:
    """The road in one sentence, for those who hear the page and for a title. Where an idea left it is said if known."""
    stations = road_stations(stage, road, left, went)
    name = gettext(LABELS[road]) if road in CHOICES else gettext("The road is not chosen yet")
    for index, station in enumerate(stations):
        if station.state == "side" and not left:
            return gettext("%(road)s. Now: %(now)s.") % {"road": name, "now": station.name}
        if station.state == "side":
            return gettext("%(road)s. Left the road after “%(before)s”: %(now)s.") % {
                "road": name,
                "before": stations[index - 1].name,
                "now": station.name,
            }
        if station.state == "here":
            ahead = [each for each in stations[index + 1 :] if each.state == "ahead"]
            words = {"road": name, "now": station.name, "next": ahead[0].name if ahead else ""}
            if ahead:
                return gettext("%(road)s. Now: %(now)s. Next: %(next)s.") % words
            return gettext("%(road)s. Now: %(now)s.") % words
    return name


def road_html(
    stage: str, road: str, size: Size = "card", left: str = "", went: Went = None, *, told: bool = True
) -> str:
    """The drawing as safe SVG, never with an inline style; same arguments and language, same text.

    Without `went` the card draws only the stations that every idea which stands there has come to. `told`: somebody is
    known to have told the idea here; one that nobody told may have been decided elsewhere, and begun there.

    The card drawing names itself (role img). The page drawing is hidden from assistive technology
    because the macro `road` writes the stations beside it as a list.
    """
    if size == "page":
        codes, at = _line(stage, road, left, went)
        side = stage if stage in SIDES else ""
        drawn = large(len(codes), at, side=side, choosing=road not in CHOICES and not side)
        return Markup(drawn)  # noqa: S704 - numbers and class names of our own only
    box, body = _card(stage, road, left, went, told)
    label = escape(road_text(stage, road, left, went))
    svg = f'<svg class="road" viewBox="0 0 {box}" role="img" aria-label="{label}">{body}</svg>'
    return Markup(svg)  # noqa: S704 - the label is escaped, the rest is our own


# --- the small road ---------------------------------------------------------------------------------

CARD_WIDTH: Final = 240
CARD_HEIGHT: Final = 28
CARD_EDGE: Final = 9
CARD_MIDDLE: Final = 14


def _wave(start: int, count: int, step: float) -> str:
    """`count` gentle swings from station `start`, written as the shortest path that draws them."""
    if count <= 0:
        return ""
    x = CARD_EDGE + start * step
    swing = -6 if start % 2 == 0 else 6
    return f"M{x:.4g} {CARD_MIDDLE}q{step / 2:.4g} {swing} {step:.4g} 0" + f"t{step:.4g} 0" * (count - 1)


def _dots(indexes: Sequence[int], step: float) -> str:
    """Stations as points: a path of no length with a round cap draws a disc, at ten bytes each."""
    return "".join(f"M{CARD_EDGE + index * step:.4g} {CARD_MIDDLE}h0" for index in indexes)


@lru_cache(maxsize=512)
def _card(stage: str, road: str, left: str, went: Went, told: bool) -> tuple[str, str]:
    codes, at = _line(stage, road, left, went)
    open_road = road not in CHOICES
    side = stage in SIDES
    last = len(codes) - 1
    step = (CARD_WIDTH - 2 * CARD_EDGE) / (4 if open_road else last)
    x = CARD_EDGE + at * step
    parts = []
    if open_road and not side:
        fork = CARD_EDGE + step
        parts.append(("a", _wave(at, 1 - at, step)))
        ends = [(step, -9), (step * 2, -1), (step * 3, 8)]
        parts.append(("a", "".join(f"M{fork:.4g} 14q{x / 2:.4g} {y:g} {x:.4g} {y:g}" for x, y in ends)))
        dots = "".join(f"M{fork + x:.4g} {14 + y:g}h0" for x, y in ends)
        parts.append(("n", dots))
        parts.append(("o", dots))
    elif not open_road:
        parts.append(("f" if side else "a", _wave(at, last - at, step)))
    parts.append(("w", _wave(0, at, step)))
    if side:
        parts.append(("s", f"M{x:.4g} 14c11 0 9 9 20 9h8" + _end_mark(stage)))
    unsure = _unsure(codes[at], road, told) - {left} if went is None else frozenset()
    passed = [index for index in range(at + 1 if side else at) if codes[index] not in unsure]
    parts.append(("p", _dots(passed, step)))
    if not side:
        parts.append(("n", _dots(range(at + 1, last + 1), step)))
        parts.append(("o", _dots(range(at + 1, last + 1), step)))
    body = "".join(f'<path class="{name}" d="{path}"/>' for name, path in parts if path)
    if not side:
        body += f'<circle class="h" cx="{x:.4g}" cy="14" r="6"/>'
    return f"{CARD_WIDTH} {CARD_HEIGHT}", body


def _unsure(here: str, road: str, told: bool) -> frozenset[str]:
    """The stations that an idea which is `here` need not have come to."""
    found = PASSED_BY.get(road, frozenset())
    if road == "lead" and here == "experiment":
        found |= TRIED_BEFORE
    return found if told or road != "lead" else found | BEFORE_DECIDED


def _end_mark(stage: str) -> str:
    """How the small siding ends, so that each way off the road has its own shape."""
    return {
        "parked": "m4-4v8m5-8v8",  # two bars: a pause
        "declined": "v-4v8",  # a buffer stop
        "stopped": "m2-4h8v8h-8z",  # a square
        "merged": "l-4-4m4 4l-4 4",  # an arrow on to another road
        "withdrawn": "q9 0 9-5",  # turning back
    }[stage]
