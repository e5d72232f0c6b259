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
    """The road in one sentence, for those who hear the page and for a title."""
    stations = road_stations(stage, road, left, went)
    name = gettext(LABELS[road]) if road in CHOICES else gettext("The road is not chosen yet")
    for index, station in enumerate(stations):
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


def road_html(stage: str, road: str, size: Size = "card", left: str = "", went: Went = None) -> str:
    """The drawing as safe SVG, never with an inline style; same arguments and language, same text.

    The card drawing names itself (role img). The page drawing is hidden from assistive technology
    because the macro `road` writes the stations beside it as a list.
    """
    if size == "page":
        return Markup(_page(stage, road, left, went))  # noqa: S704 - numbers and class names of our own only
    box, body = _card(stage, road, left, went)
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
def _card(stage: str, road: str, left: str, went: Went) -> tuple[str, str]:
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
    passed = range(at + 1) if side else range(at)
    parts.append(("p", _dots(passed, step)))
    if not side:
        parts.append(("n", _dots(range(at + 1, last + 1), step)))
        parts.append(("o", _dots(range(at + 1, last + 1), step)))
    body = "".join(f'<path class="{name}" d="{path}"/>' for name, path in parts if path)
    if not side:
        body += f'<circle class="h" cx="{x:.4g}" cy="14" r="6"/>'
    return f"{CARD_WIDTH} {CARD_HEIGHT}", body


def _end_mark(stage: str) -> str:
    """How the small siding ends, so that each way off the road has its own shape."""
    return {
        "parked": "m4-4v8m5-8v8",  # two bars: a pause
        "declined": "v-4v8",  # a buffer stop
        "stopped": "m2-4h8v8h-8z",  # a square
        "merged": "l-4-4m4 4l-4 4",  # an arrow on to another road
        "withdrawn": "q9 0 9-5",  # turning back
    }[stage]


# --- the large road ---------------------------------------------------------------------------------

PAGE_WIDTH: Final = 1120
PAGE_HEIGHT: Final = 236
GROUND: Final = 168
RISE: Final = 62
FORK: Final = (70, 104, 142)  # how high the three roads end before one is chosen
BEYOND: Final = 1400  # how far the land runs out of the picture on both sides, so that it fills any screen

Point = tuple[float, float]

# The five strokes of the mark in a 32 × 32 square: thumb, then four fingers.
STROKES: Final = (
    "M4 15c.5 5 3 8.5 7 11",
    "M9.5 5.5c-.5 5.5.5 10 3 14",
    "M16.5 3.5c-.8 5-.3 9.5 1.5 14",
    "M22.800 6c-1 4-.8 8 .5 12",
    "M28.300 11c-1 3-1 6-.3 9",
)
GRIPS: Final = ("core", "ideas", "frames", "competences", "change")


def points(columns: int) -> list[Point]:
    """Where the stations stand: the middle of equal columns, on a road that rises and swings a little."""
    width = PAGE_WIDTH / columns
    result = []
    for index in range(columns):
        along = index / max(columns - 1, 1)
        swing = 20 if index % 2 and index < columns - 1 else -14
        result.append((width * (index + 0.5), GROUND - RISE * along + swing))
    return result


def curve(through: Sequence[Point]) -> str:
    """A smooth line through the points (cubic Hermite with finite-difference slopes, as Bézier pieces)."""
    count = len(through)
    slopes = []
    for index in range(count):
        before, after = through[max(index - 1, 0)], through[min(index + 1, count - 1)]
        slopes.append((after[1] - before[1]) / (after[0] - before[0]) if after[0] != before[0] else 0.0)
    path = f"M{through[0][0]:.1f} {through[0][1]:.1f}"
    for index in range(count - 1):
        (x0, y0), (x1, y1) = through[index], through[index + 1]
        third = (x1 - x0) / 2.6
        path += (
            f"C{x0 + third:.1f} {y0 + slopes[index] * third:.1f} "
            f"{x1 - third:.1f} {y1 - slopes[index + 1] * third:.1f} {x1:.1f} {y1:.1f}"
        )
    return path


@lru_cache(maxsize=512)
def _page(stage: str, road: str, left: str, went: Went) -> str:
    codes, at = _line(stage, road, left, went)
    side = stage in SIDES
    choosing = road not in CHOICES and not side
    columns = len(codes) + (1 if side else 0) + (len(CHOICES) if choosing else 0)
    spots = points(columns)
    line = [spot for index, spot in enumerate(spots) if not (side and index == at + 1)]
    line = line[: len(codes)]
    main: list[Point] = [(-float(BEYOND), GROUND + 40.0), (-420.0, GROUND + 14.0), (-120.0, GROUND + 26.0), *line]
    told = len(main) - len(line)
    draw = _Drawing()
    draw.hills([*main, (spots[-1][0], FORK[-1] + 8.0)] if choosing else main)
    if choosing:
        draw.fork(line[-1], spots[len(codes) :])
    draw.path("bed", curve(main))
    if not side:
        draw.disc("halo", line[at], 27)
    if at < len(line) - 1:
        draw.path("off" if side else "ahead", _part(main, told + at, len(main) - 1))
    draw.path("walked", _part(main, told, told + at))
    if side:
        draw.siding(line[at], spots[at + 1], stage)
    for index, spot in enumerate(line):
        if index < at or (side and index == at):
            draw.disc("past", spot, 7)
        elif index > at:
            draw.disc("gone" if side else "next", spot, 7)
    if not side:
        draw.disc("here", line[at], 14)
        draw.disc("core", line[at], 6)
    if not choosing:
        draw.hand(line[-1], reached=at == len(line) - 1 and not side)
    return draw.svg()


def _part(through: Sequence[Point], start: int, end: int) -> str:
    """The piece of the line from one point number to another, exactly on the whole line; empty where they meet."""
    if end <= start:
        return ""
    _first, *pieces = curve(through).split("C")
    x, y = through[start]
    return f"M{x:.1f} {y:.1f}" + "".join("C" + piece for piece in pieces[start:end])


# What stands at the end of a siding: two bars, a dash, a square, an arrow on, an arrow back.
SIGNS: Final = {
    "parked": "m-4-6v12m8-12v12",
    "declined": "m-7 0h14",
    "stopped": "m-5-5h10v10h-10z",
    "merged": "m-7 0h14m-6-6l6 6-6 6",
    "withdrawn": "m7 5q0-9-7-9h-7m5-5l-5 5 5 5",
}


class _Drawing:
    """The parts of one large road, written back to front."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def path(self, name: str, d: str) -> None:
        if d:
            self.parts.append(f'<path class="{name}" d="{d}"/>')

    def disc(self, name: str, at: Point, radius: float) -> None:
        self.parts.append(f'<circle class="{name}" cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:g}"/>')

    def hills(self, main: Sequence[Point]) -> None:
        """The land: one far slope, and the ground the road runs on."""
        right = PAGE_WIDTH + BEYOND
        far = [(-BEYOND, 150.0), (-260.0, 118.0), (190.0, 96.0), (540.0, 120.0), (860.0, 78.0), (1190.0, 60.0),
               (1600.0, 96.0), (right, 80.0)]  # fmt: skip
        self.path("far", f"{curve(far)}V{PAGE_HEIGHT}H-{BEYOND}Z")
        x, y = main[-1]
        near = [*main, (x + 260, y + 16), (x + 620, y - 6), (right, y + 30)]
        self.path("near", f"{curve(near)}V{PAGE_HEIGHT}H-{BEYOND}Z")
        # Five small strokes far off: trees, and the motif once more.
        self.path(
            "trees", "M236 98v-15m9 15v-22m9 23v-25m9 26v-19m8 20v-12M1330 70v-11m7 10v-16m7 17v-20m7 22v-15m7 16v-9"
        )

    def fork(self, at: Point, ends: Sequence[Point]) -> None:
        """Three roads not chosen yet; the longer the road, the further it runs."""
        x, y = at
        lines = []
        for (end_x, _y), end_y in zip(ends, FORK, strict=True):
            bend = (end_x - x) * 0.5
            lines.append(f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {end_x - bend:.1f} {end_y} {end_x:.1f} {end_y}")
        for d in lines:
            self.path("bed", d)
        for d in lines:
            self.path("ahead", d)
        for (end_x, _y), end_y in zip(ends, FORK, strict=True):
            self.disc("next", (end_x, float(end_y)), 7)

    def siding(self, at: Point, end: Point, stage: str) -> None:
        """The way off the line: down and aside, to an end that has its own shape."""
        (x, y), end_x = at, end[0]
        end_y = 206.0
        bend = (end_x - x) * 0.5
        self.path("bed", f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {end_x - bend:.1f} {end_y} {end_x:.1f} {end_y}")
        self.path("aside", f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {end_x - bend:.1f} {end_y} {end_x:.1f} {end_y}")
        self.disc("end", (end_x, end_y), 17)
        self.path("sign", f"M{end_x:.1f} {end_y:g}{SIGNS[stage]}")

    def hand(self, at: Point, *, reached: bool) -> None:
        """The five strokes over the last station: faint until the idea is there, then in their colours."""
        x, y = at[0] - 38, at[1] - 100
        strokes = "".join(
            f'<path class="{"g-" + grip if reached else "g"}" d="{d}"/>' for grip, d in zip(GRIPS, STROKES, strict=True)
        )
        self.parts.append(f'<g class="hand" transform="translate({x:.1f} {y:.1f}) scale(2.4)">{strokes}</g>')

    def svg(self) -> str:
        return (
            f'<svg class="road-picture" viewBox="0 0 {PAGE_WIDTH} {PAGE_HEIGHT}" aria-hidden="true" '
            f'focusable="false">{"".join(self.parts)}</svg>'
        )
