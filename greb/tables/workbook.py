"""Excel workbooks (.xlsx), read by openpyxl as a stream, with XML made harmless by defusedxml.

Nothing in a workbook is evaluated or followed: a formula gives the value that was saved with it, links to
elsewhere are not opened. The file is looked over as an archive first, so that a small one cannot unfold into
more than we can hold.
"""

import logging
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, BinaryIO

import openpyxl
from django.utils.translation import gettext as _

from .table import MOST_COLUMNS, BadTable, RefusedRow, Table, named

MOST_PARTS = 2000
MOST_UNFOLDED = 300 * 1024 * 1024  # bytes, all parts together
MOST_STRINGS = 96 * 1024 * 1024  # bytes of the one part that is held in memory
MOST_RATIO = 200  # times smaller than unfolded; real ones are 5 to 50
LAST_ROW = 1_048_576  # of any sheet that Excel can save

log = logging.getLogger(__name__)


class Workbook(Table):
    """The first sheet of a workbook that shows; `file` (binary, seekable) stays the caller's to close."""

    def __init__(self, file: BinaryIO, *, limit: int | None = None) -> None:
        super().__init__(limit=limit)
        self._file = file
        must_be_small(file)
        line, cells = next(self._cells(), (1, []))
        self.columns = named(cells, line)

    def _lines(self, refused: Callable[[RefusedRow], None]) -> Iterator[tuple[int, list[str]]]:
        rows = self._cells()
        next(rows, None)
        width = len(self.columns)
        for line, cells in rows:
            # A row's empty cells at its end are not saved.
            yield line, cells + [""] * (width - len(cells))

    def _cells(self) -> Iterator[tuple[int, list[str]]]:
        """Every row that has something in it, as (row number, texts)."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(self._file, read_only=True, data_only=True, keep_links=False)
            try:
                yield from self._rows_of(book)
            finally:
                book.close()
        except (BadTable, GeneratorExit, MemoryError):
            raise
        except Exception as error:  # openpyxl fails in many ways on what is no workbook
            log.info("unreadable workbook: %r", error)
            raise BadTable(
                _("The workbook cannot be read. Open it, save it again as .xlsx or CSV, and try.")
            ) from error

    def _rows_of(self, book: Any) -> Iterator[tuple[int, list[str]]]:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise BadTable(_("There is no sheet in the workbook."))
        sheet = sheets[0]
        self.sheet = sheet.title
        sheet.reset_dimensions()  # what a file says of its own size may be wrong
        rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
        line = 0
        while some := _next(rows, 500):
            for values in some:
                line += 1
                if values.count(None) < len(values):  # quick: a sheet may end in a million empty rows
                    yield line, [text_of(value) for value in values]
            if line > LAST_ROW:
                raise BadTable(_("There are more rows than a sheet can have."))


def _next(rows: Iterator[tuple[object, ...]], many: int) -> list[tuple[object, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(islice(rows, many))


def text_of(value: object) -> str:
    """A cell's value as text: dates in ISO, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        at_midnight = not (value.hour or value.minute or value.second or value.microsecond)
        return value.date().isoformat() if at_midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def must_be_small(file: BinaryIO) -> None:
    """Refuse an archive that is broken, or would unfold into more than we take."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
        raise BadTable(_("The workbook is damaged. Open it, save it as .xlsx or CSV, and try.")) from error
    finally:
        file.seek(0)
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise BadTable(_("This is an archive, not a workbook: save the table as CSV or .xlsx."))
    unfolded = sum(part.file_size for part in parts)
    folded = sum(part.compress_size for part in parts) or 1
    strings = sum(part.file_size for part in parts if "sharedstrings" in part.filename.lower())
    if len(parts) > MOST_PARTS or unfolded > MOST_UNFOLDED or strings > MOST_STRINGS:
        raise BadTable(_("The workbook is too large when unfolded. Save the table as CSV."))
    if unfolded > 4 * 1024 * 1024 and unfolded > folded * MOST_RATIO:
        raise BadTable(_("The workbook unfolds into far more than its size. Save the table as CSV."))
