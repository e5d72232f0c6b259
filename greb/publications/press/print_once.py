"""Prints one publication, in a process of its own: JSON comes in, the PDF goes out.

Nothing of the product is loaded, nothing is fetched: the letters are those beside this file and typst's own. Letters
that none of them has (a smiley, say) would stop an accessible PDF, and stand as a square.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
MEMORY = 2 * 1024**3
SQUARE = "□"
TRIED = b"""
#set document(title: "letters")
#set text(font: ("Atkinson Hyperlegible Next", "Libertinus Serif"))
#for each in json(bytes(sys.inputs.letters)) [#each #parbreak()]
"""


class Press:
    """One compiler for all that is asked of it, so that the fonts are read once."""

    def __init__(self) -> None:
        self.compiler = typst.Compiler(root=HERE, font_paths=[HERE / "fonts"], ignore_system_fonts=True)

    def print(self, document: bytes, inputs: dict[str, str], at: int) -> bytes:
        made = self.compiler.compile(
            document, format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs, timestamp=at
        )  # fmt: skip
        if not isinstance(made, bytes):
            raise TypeError("typst made no PDF")
        return made

    def missing(self, letters: list[str]) -> set[str]:
        """Those that no font has: tried together, then by halves."""
        if not letters:
            return set()
        try:
            self.print(TRIED, {"letters": json.dumps(letters)}, 0)
        except typst.TypstError:
            half = len(letters) // 2
            return self.missing(letters[:half]) | self.missing(letters[half:]) if half else set(letters)
        return set()


def usable(value: Any, swap: dict[int, str]) -> Any:
    """The same data with each letter swapped as `swap` says."""
    if isinstance(value, str):
        return value.translate(swap)
    if isinstance(value, list):
        return [usable(each, swap) for each in value]
    return {name: usable(each, swap) for name, each in value.items()} if isinstance(value, dict) else value


def swapped(press: Press, data: Any) -> dict[int, str]:
    """Control characters become spaces, turns of direction nothing; letters that no font has become squares."""
    turns = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "")
    letters = {ord(letter) for letter in json.dumps(data, ensure_ascii=False)} - turns.keys()
    rare = sorted(chr(letter) for letter in letters if letter > 0x9F)
    swap = dict.fromkeys([*range(32), *range(127, 160)], " ") | turns
    return swap | {ord(letter): SQUARE for letter in press.missing(rare)}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    given = json.load(sys.stdin)
    press = Press()
    data = json.dumps(usable(given["data"], swapped(press, given["data"])))
    sys.stdout.buffer.write(press.print((HERE / "publication.typ").read_bytes(), {"data": data}, given["at"]))


if __name__ == "__main__":
    main()
