"""The five grips, a short chapter each, in the publication's language. The texts lie beside this file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
GRIPS: Final = ("core", "ideas", "frames", "competences", "change")


@dataclass(frozen=True)
class Chapter:
    grip: str
    title: str
    paragraphs: tuple[str, ...]


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """All five, in their order. A file's first paragraph is its title."""
    return tuple(_read(language, grip) for grip in GRIPS)


def _read(language: str, grip: str) -> Chapter:
    parts = (HERE / language / f"{grip}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    title, *paragraphs = (" ".join(part.split()) for part in parts)
    return Chapter(grip, title, tuple(paragraphs))
