"""Pictures that the demo's people bring: drawn here, invented, and signed as such. No photo is needed for a story."""

import io
from collections.abc import Callable
from math import cos, pi, sin
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

import greb.ui

from .tale import T

WIDE, HIGH = 1200, 900
INK, PAPER, WOOD, WALL = "#22333a", "#fbf7ee", "#d9b88a", "#e9e3d6"
SKY, GLASS, LEAF, RED, GREY = "#a9cfe0", "#cfe4ec", "#6f9a72", "#c4553b", "#8a949a"
SIGNED: Final = T("Tegnet til demoen · opfundet", "Drawn for the demo · invented")
FONT: Final = Path(greb.ui.__file__).parent / "static/ui/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
Draw = ImageDraw.ImageDraw


def drawn(name: str, language: str) -> io.BytesIO:
    """The picture of that name as a file, as a phone would send it."""
    image = Image.new("RGB", (WIDE, HIGH), WALL)
    draw = ImageDraw.Draw(image)
    PICTURES[name](draw, language)
    draw.rectangle((WIDE - 440, HIGH - 52, WIDE, HIGH), PAPER)
    _words(draw, (WIDE - 220, HIGH - 26), SIGNED.to(language), 26)
    file = io.BytesIO()
    image.save(file, "PNG")
    file.seek(0)
    return file


def _words(draw: Draw, at: tuple[float, float], text: str, size: int, ink: str = INK) -> None:
    draw.multiline_text(at, text, ink, ImageFont.truetype(FONT, size), anchor="mm", align="center", spacing=size // 3)


def tag(draw: Draw, language: str) -> None:
    """A window, and the tag that hangs on it."""
    draw.rectangle((170, 60, 1030, 760), PAPER, GREY, 6)
    draw.rectangle((210, 100, 990, 720), SKY)
    draw.ellipse((760, 150, 880, 270), "#f3d98b")
    draw.polygon([(210, 720), (210, 560), (430, 480), (700, 590), (990, 500), (990, 720)], LEAF)
    draw.rectangle((585, 100, 615, 720), PAPER)
    draw.rectangle((540, 400, 560, 470), GREY)
    draw.line((550, 470, 520, 520), INK, 5)
    draw.rounded_rectangle((320, 515, 640, 690), 14, PAPER, INK, 5)
    draw.ellipse((506, 524, 532, 550), WALL, INK, 4)
    _words(draw, (480, 615), T("Åbn mig\nved 21", "Open me\nat 21").to(language), 46)
    draw.rectangle((120, 760, 1080, 800), WOOD)


def snail(draw: Draw, language: str) -> None:
    """A tablet on a table, and a snail large on it."""
    draw.rectangle((0, 520, WIDE, HIGH), WOOD)
    draw.rounded_rectangle((190, 110, 1010, 750), 36, INK)
    draw.rectangle((230, 150, 970, 710), "#dfead8")
    draw.line((230, 600, 970, 600), LEAF, 26)
    draw.polygon([(330, 592), (380, 540), (760, 540), (840, 470), (880, 500), (850, 592)], "#c9a98a")
    for far in (0, 46):
        draw.line((850 + far * 0.4, 490, 880 + far, 400), "#c9a98a", 10)
        draw.ellipse((870 + far, 386, 892 + far, 408), INK)
    draw.ellipse((410, 290, 700, 580), "#b07d4f", INK, 6)
    turns = [(555 + (130 - n) * cos(n / 9), 435 + (130 - n) * sin(n / 9)) for n in range(125)]
    draw.line(turns, INK, 8, joint="curve")
    draw.ellipse((586, 724, 614, 740), GREY)


def cow(draw: Draw, language: str) -> None:
    """The screen of the vehicle in the rain, and what the raindrops wrote."""
    draw.rectangle((0, 0, WIDE, HIGH), "#46535a")
    draw.rounded_rectangle((150, 110, 1050, 740), 30, INK)
    draw.rectangle((190, 150, 1010, 700), PAPER)
    draw.rectangle((190, 150, 1010, 240), SKY)
    _words(draw, (600, 195), "Patient", 46)
    _words(draw, (600, 410), T("En ko", "A cow").to(language), 150)
    draw.rounded_rectangle((400, 560, 800, 650), 12, LEAF)
    _words(draw, (600, 605), "Send", 46, PAPER)
    for n in range(70):
        x, y, r = n * 397 % WIDE, n * 211 % HIGH, 5 + n * 7 % 15
        draw.ellipse((x - r, y - r, x + r, y + r * 1.4), GLASS, GREY, 2)


def clock(draw: Draw, language: str) -> None:
    """A clock whose red field is what is left."""
    draw.rectangle((0, 700, WIDE, HIGH), WOOD)
    draw.rounded_rectangle((310, 80, 890, 740), 40, PAPER, GREY, 6)
    draw.ellipse((350, 120, 850, 620), "#ffffff", INK, 6)
    draw.pieslice((366, 136, 834, 604), 160, 270, RED)
    for n in range(12):
        x, y = cos(n * pi / 6), sin(n * pi / 6)
        draw.line((600 + 210 * x, 370 + 210 * y, 600 + 234 * x, 370 + 234 * y), INK, 6)
    draw.ellipse((578, 348, 622, 392), INK)
    _words(draw, (600, 680), T("om lidt", "in a moment").to(language), 54)


PICTURES: Final[dict[str, Callable[[Draw, str], None]]] = {
    "tag": tag,
    "snail": snail,
    "cow": cow,
    "clock": clock,
}
