"""A table as its reader sees it, what is wrong with one, and how much of one we take."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from greb.trail.refusal import Refused

MOST_BYTES = 512 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
MOST_IN_A_NAME = 200
MOST_IN_A_CELL = 100_000  # characters

# Marks that steer how text is shown and cannot be seen: direction, joining, the byte order mark.
_FORMAT = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class BadTable(Refused):
    """The file cannot be read as a table. `reason` is worded for the reader and names the `line` where known."""

    def __init__(self, reason: str | Promise, line: int | None = None) -> None:
        told = _("Line %(line)s: %(reason)s") % {"line": line, "reason": reason} if line else reason
        super().__init__(told, field="file")
        self.line = line


@dataclass(frozen=True)
class RefusedRow:
    """One row that is left out: its line as a person counts it, why, and its cells as far as they were read."""

    line: int
    reason: str
    cells: tuple[str, ...] = ()


class Table(ABC):
    """A table of text with named columns, read row by row as often as wished; one pass at a time."""

    columns: list[str]
    encoding: str = ""
    separator: str = ""
    sheet: str = ""

    def __init__(self, *, limit: int | None = None) -> None:
        self.limit = limit if limit is not None else MOST_ROWS
        self.refused: list[RefusedRow] = []

    def rows(self, refused: Callable[[RefusedRow], None] | None = None) -> Iterator[tuple[int, dict[str, str]]]:
        """Each good row as (line, {column: text}), from the first. Empty rows are passed over.

        A row that does not fit (other number of cells, a cell too long, unreadable letters) is left out and
        given to `refused`; without it, gathered in `self.refused`. Raises BadTable where there are more rows
        than `limit`, or the file cannot be read on.
        """
        self.refused = []
        tell = refused or self.refused.append
        width = len(self.columns)
        for count, (line, cells) in enumerate(self._lines(tell), start=1):
            if count > self.limit:
                raise BadTable(_("There are more than %(most)s rows.") % {"most": self.limit}, line)
            if reason := self._why_not(cells, width):
                tell(RefusedRow(line, reason, tuple(cells)))
                continue
            yield line, dict(zip(self.columns, cells, strict=False))

    @abstractmethod
    def _lines(self, refused: Callable[[RefusedRow], None]) -> Iterator[tuple[int, list[str]]]:
        """Every row after the names, as (line, cells); empty ones left out."""

    def _why_not(self, cells: list[str], width: int) -> str | None:
        if len(cells) < width or any(cells[width:]):
            return _("%(found)s cells where there should be %(wanted)s.") % {"found": len(cells), "wanted": width}
        if any(len(cell) > MOST_IN_A_CELL for cell in cells):
            return _("A cell has more than %(most)s characters.") % {"most": MOST_IN_A_CELL}
        if any("\0" in cell for cell in cells):
            return _("There are characters in it that no text has.")
        return None


def named(cells: list[str], line: int) -> list[str]:
    """The names in the first row, each made different; a column without one is told by its place.

    Empty cells at the end are no columns. Raises BadTable where these cannot be names.
    """
    names = [" ".join(_FORMAT.sub("", cell).split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise BadTable(_("The first row should name the columns, and it is empty."), line)
    if len(names) > MOST_COLUMNS:
        raise BadTable(_("There are more than %(most)s columns.") % {"most": MOST_COLUMNS}, line)
    if any(len(name) > MOST_IN_A_NAME or not name.isprintable() for name in names):
        raise BadTable(_("The first row should name the columns, and it does not look like names."), line)
    taken: set[str] = set()
    for place, name in enumerate(names):
        base = name or _("Column %(number)s") % {"number": place + 1}
        again, one = 1, base
        while one in taken:
            again += 1
            one = f"{base} ({again})"
        names[place] = one
        taken.add(one)
    return names
