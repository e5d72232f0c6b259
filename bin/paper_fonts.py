"""Makes the letters of the press from our own web font, once, after the web font has changed.

    uv run --with fonttools --with brotli bin/paper_fonts.py

typst reads no woff2 and takes one weight from a file. So two static files are cut from the variable font (OFL, no
reserved name), and kept in the repository beside its licence.
"""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "greb/ui/static/ui/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
PAPER = ROOT / "greb/publications/press/fonts"
FAMILY = "Atkinson Hyperlegible Next"
# Name, the weight that is cut, and the weight that it is asked for by.
CUTS = (("Regular", 400, 400), ("SemiBold", 650, 700))


def main() -> None:
    for name, weight, asked in CUTS:
        font = TTFont(WEB, recalcTimestamp=False)
        font.flavor = None
        font = instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
        for record in [each for each in font["name"].names if each.nameID in {16, 17, 25} or each.nameID >= 256]:
            font["name"].removeNames(nameID=record.nameID)
        full = FAMILY if name == "Regular" else f"{FAMILY} {name}"
        named = {1: full, 2: "Regular", 4: f"{FAMILY} {name}", 6: f"{FAMILY.replace(' ', '')}-{name}", 16: FAMILY}
        for number, text in (named | {17: name}).items():
            font["name"].setName(text, number, 3, 1, 0x409)
        font["OS/2"].usWeightClass = asked
        font.save(PAPER / f"AtkinsonHyperlegibleNext-{name}.ttf")


if __name__ == "__main__":
    main()
