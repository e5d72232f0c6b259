"""The road as it is drawn on an idea's own page: a way through the land, with stations. Numbers only."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

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
def large(stations: int, at: int, *, side: str = "", choosing: bool = False) -> str:
    """The drawing: so many stations, the idea at number `at`, or off the line after it, at the end named `side`.
    `choosing`: the three roads lie ahead."""
    columns = stations + (1 if side else 0) + (len(FORK) if choosing else 0)
    spots = points(columns)
    line = [spot for index, spot in enumerate(spots) if not (side and index == at + 1)]
    line = line[:stations]
    main: list[Point] = [(-float(BEYOND), GROUND + 40.0), (-420.0, GROUND + 14.0), (-120.0, GROUND + 26.0), *line]
    told = len(main) - len(line)
    draw = _Drawing()
    draw.hills([*main, (spots[-1][0], FORK[-1] + 8.0)] if choosing else main)
    if choosing:
        draw.fork(line[-1], spots[stations:])
    draw.path("bed", curve(main))
    if not side:
        draw.disc("halo", line[at], 27)
    if at < len(line) - 1:
        draw.path("off" if side else "ahead", part(main, told + at, len(main) - 1))
    draw.path("walked", part(main, told, told + at))
    if side:
        draw.siding(line[at], spots[at + 1], side)
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


def part(through: Sequence[Point], start: int, end: int) -> str:
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
