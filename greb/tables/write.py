"""Writing a table that a spreadsheet can open without running anything in it."""

import csv
from typing import TextIO

# What makes a spreadsheet take a cell for a formula, also in its wide forms.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(cell: str) -> str:
    """The cell as text: one that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.lstrip(" \xa0\u200b\ufeff").startswith(_FORMULA) else cell


class Sheet:
    """Rows written one by one as CSV with semicolons, as Danish spreadsheets expect; every cell neutral.

    `file` is a text file opened with newline="" and, for Excel's sake, encoding "utf-8-sig".
    """

    def __init__(self, file: TextIO) -> None:
        self._writer = csv.writer(file, delimiter=";")

    def row(self, *cells: object) -> None:
        self._writer.writerow([neutral(str(cell)) for cell in cells])
