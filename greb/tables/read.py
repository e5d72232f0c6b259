"""Opening a table that somebody brings."""

from typing import BinaryIO

from django.utils.translation import gettext as _

from .separated import Separated
from .table import MOST_BYTES, BadTable, RefusedRow, Table
from .workbook import Workbook

__all__ = ["BadTable", "RefusedRow", "Table", "open_table"]

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")


def open_table(file: BinaryIO, name: str, *, limit: int | None = None) -> Table:
    """The table in `file` (binary, seekable; the caller closes it). What it is, its first bytes say, not `name`.

    The first row names the columns. `limit`: most rows that are read; more raise BadTable while reading.
    Raises BadTable, worded for the reader, where it is no table that we can read.
    """
    file.seek(0, 2)
    if file.tell() > MOST_BYTES:
        raise BadTable(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024 // 1024})
    file.seek(0)
    start = file.read(8)
    if start.startswith(_OLD_OFFICE):
        raise BadTable(_("This is an old Excel file, or one with a password: save it as .xlsx or CSV."))
    if start.startswith(_ARCHIVE):
        return Workbook(file, limit=limit)
    if not start and name.lower().endswith(".xlsx"):
        raise BadTable(_("The file is empty."))
    return Separated(file, limit=limit)
