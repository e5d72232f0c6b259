"""CSV: which separator, and rows with the line on which they begin, however many lines a cell has."""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from .decode import UNREADABLE, encoding_of, must_be_text
from .table import BadTable, RefusedRow, Table, named

SEPARATORS = (";", ",", "\t", "|")
ALONE = "\x1f"  # a table of one column has no separator; this character stands in no text
SAMPLE = 256 * 1024  # characters
LINE = 4_000_000  # characters of one line, or of one row, before we give it up
MOST_OPEN = 50  # rows with a quotation mark left open, before we give the file up

# The reader stops at 131,072 characters a cell; we refuse such a row ourselves, knowing where it ends.
csv.field_size_limit(LINE + 1000)

LABELS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "iso-8859-1": "ISO-8859-1"}


class Separated(Table):
    """A CSV file, read from `file` (binary, seekable), which stays the caller's to close."""

    def __init__(self, file: BinaryIO, *, limit: int | None = None) -> None:
        super().__init__(limit=limit)
        self._file = file
        self._codec = encoding_of(file)
        self.encoding = LABELS.get(self._codec, self._codec[:6].upper())
        start = self._sample()
        must_be_text(start[:4096])
        hint = re.match(r"sep=(.)\r?\n", start, re.IGNORECASE)  # how Excel is told
        self._skip = 1 if hint else 0
        self.separator = hint[1] if hint else separator_of(start)
        line, cells = next(self._records(lambda row: None), (1, []))
        self._first, self.columns = line, named(cells, line)

    def _lines(self, refused: Callable[[RefusedRow], None]) -> Iterator[tuple[int, list[str]]]:
        records = self._records(refused)
        next(records, None)
        return records

    def _records(self, refused: Callable[[RefusedRow], None]) -> Iterator[tuple[int, list[str]]]:
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, self._codec, "surrogateescape" if "utf-8" in self._codec else "replace", "")
        try:
            yield from self._read(_Feed(text, self._skip), refused)
        finally:
            text.detach()

    def _read(self, feed: "_Feed", refused: Callable[[RefusedRow], None]) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(feed, delimiter=self.separator or ALONE)
        left_open = 0
        while True:
            line = feed.begin()
            try:
                cells = next(reader)
                is_open = feed.is_spent
            except StopIteration:
                return
            except _TooLong:
                cells, is_open = [], True
            if feed.is_cut:
                refused(RefusedRow(line, _("The line is too long.")))
            elif is_open:
                left_open += 1
                if left_open > MOST_OPEN:
                    raise BadTable(_("The quotation marks are not in order."), line)
                refused(RefusedRow(line, _("A quotation mark is opened here and never closed."), (feed.first,)))
                feed.back_to_second_line()
            elif reason := _unreadable(cells):
                refused(RefusedRow(line, reason))
            elif any(cells):
                yield line, cells

    def _why_not(self, cells: list[str], width: int) -> str | None:
        reason = super()._why_not(cells, width)
        if reason and len(cells) != width and any("\n" in cell for cell in cells):
            return reason + " " + _("It goes over several lines; a quotation mark may be missing.")
        return reason

    def _sample(self) -> str:
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, self._codec, "replace", "")
        try:
            return text.read(SAMPLE)
        except UnicodeError as error:
            raise BadTable(_("The letters in the file cannot be read; save it as UTF-8.")) from error
        finally:
            text.detach()


class _TooLong(Exception):  # noqa: N818 - never leaves this file
    pass


class _Feed:
    """Lines for the reader, counted, with the way back to a row's second line."""

    def __init__(self, text: io.TextIOWrapper, skip: int) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self._line = 1 + skip
        self.is_spent = self.is_cut = False
        for _skipped in range(skip):
            text.readline()

    def begin(self) -> int:
        """A new row begins: its line."""
        self._line += len(self._taken)
        self._taken = []
        self._size = 0
        self.is_spent = self.is_cut = False
        return self._line

    @property
    def first(self) -> str:
        return self._taken[0] if self._taken else ""

    def back_to_second_line(self) -> None:
        self._again.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(LINE)
        if not line:
            self.is_spent = True
            raise StopIteration
        self._taken.append(line)
        self._size += len(line)
        if len(line) >= LINE:
            self._pass_over()
            raise _TooLong
        if self._size > LINE:
            raise _TooLong
        return line

    def _pass_over(self) -> None:
        """The rest of a line that is too long; what was taken of it is kept no longer."""
        self.is_cut = True
        self._taken[-1] = ""
        while (more := self._text.readline(LINE)) and len(more) >= LINE:
            pass


def separator_of(start: str) -> str:
    """The separator of a file that starts so: under which the names are several and the rows agree with them.

    Empty where no separator stands among the names: then there is one column.
    """
    best, found = (0.0, 0), ""
    for one in SEPARATORS:
        lines = io.StringIO(start, newline="")
        rows = [row for row, _n in zip(csv.reader(lines, delimiter=one), range(60), strict=False) if any(row)]
        if len(rows) > 1 and len(rows) < 60 and len(start) >= SAMPLE:
            rows.pop()  # cut through by the end of what we looked at
        if not rows or len(rows[0]) < 2:
            continue
        agree = sum(len(row) == len(rows[0]) for row in rows[1:]) / (len(rows) - 1) if len(rows) > 1 else 1.0
        if (score := (round(agree, 1), len(rows[0]))) > best:
            best, found = score, one
    return found


def _unreadable(cells: list[str]) -> str | None:
    for cell in cells:
        if not cell.isascii() and UNREADABLE.search(cell):
            return _("There are letters in it that cannot be read; the rest of the file is UTF-8.")
    return None
