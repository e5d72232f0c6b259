"""Colours hold WCAG in both themes: body text AAA (7:1), everything else that is read AA (4.5:1), and what only
marks an edge or a place 3:1. Formula: WCAG 2.2, relative luminance and contrast ratio."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "greb/ui/static/ui/tokens.css"
GRIPS = ("grip-core", "grip-ideas", "grip-frames", "grip-competences", "grip-change")

AAA = 7.0
AA = 4.5
MARK = 3.0

PAIRS = [
    *[(text, ground, AAA) for text in ("ink", "soft") for ground in ("paper", "sheet")],
    ("ink", "wood", AAA),
    ("ink", "tint", AAA),
    ("ink", "land-near", AAA),
    ("ink", "land-far", AAA),
    ("soft", "land-near", AA),
    ("soft", "wood", AA),
    ("soft", "tint", AA),
    ("ink", "paper", AAA),
    ("paper", "ink", AAA),
    *[("accent", ground, AA) for ground in ("paper", "sheet", "tint")],
    *[("accent-deep", ground, AA) for ground in ("paper", "sheet", "wood")],
    ("on-accent", "accent", AAA),
    ("on-accent", "accent-deep", AAA),
    *[("wrong", ground, AA) for ground in ("paper", "sheet")],
    *[(f"{tone}-ink", tone, AAA) for tone in ("day", "soon", "late", "good")],
    *[("ink", tone, AAA) for tone in ("day", "soon", "late", "good")],
    *[("edge", ground, MARK) for ground in ("paper", "sheet", "land-near")],
    *[("focus", ground, MARK) for ground in ("paper", "sheet", "wood", "day", "tint", "land-near", "soon", "late")],
    *[(grip, ground, AA) for grip in GRIPS for ground in ("paper", "sheet", "land-far")],
    ("accent", "land-near", MARK),
]


def blocks(css: str) -> dict[str, dict[str, str]]:
    """The colours of each theme: light, dark by the device, dark by choice."""
    found = [
        dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", body))
        for body in re.findall(r":root[^{]*\{([^}]*)\}", css)
        if "--paper" in body
    ]
    return dict(zip(("light", "device", "dark"), found, strict=True))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


THEMES = blocks(TOKENS.read_text())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_contrast(theme: str, text: str, ground: str, least: float) -> None:
    colours = THEMES[theme]
    ratio = contrast(colours[text], colours[ground])
    assert ratio >= least, f"{text} on {ground} in {theme}: {ratio:.2f}, needs {least}"


def test_the_two_dark_themes_are_one() -> None:
    assert THEMES["device"] == THEMES["dark"]


def test_every_light_colour_has_a_dark_one() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()


def test_colours_live_in_one_file() -> None:
    """Other style sheets name tokens; the only exceptions are white and black for paper (print.css)."""
    for sheet in TOKENS.parent.glob("*.css"):
        if sheet.name not in ("tokens.css", "print.css"):
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])", sheet.read_text()), sheet.name


def test_the_measure_catches_a_faint_grey() -> None:
    assert contrast("#777777", "#ffffff") < AA < contrast("#767676", "#ffffff")
