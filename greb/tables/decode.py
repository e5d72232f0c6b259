"""Which encoding a text file is in: by its mark, by whether it is UTF-8, else as Western Europe wrote before."""

import codecs
import re
from typing import BinaryIO

from django.utils.translation import gettext as _

from .table import MOST_BYTES, BadTable

CHUNK = 1024 * 1024
UNREADABLE = re.compile("[\udc80-\udcff]")

# UTF-32's mark begins with UTF-16's, so it is asked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def encoding_of(file: BinaryIO) -> str:
    """Python's name of the file's encoding, from all of it; the file is left at its beginning.

    UTF-8 that is broken in a few places stays UTF-8 (its broken rows are told one by one); what is no UTF-8 at
    all is Windows-1252, or ISO-8859-1 where it uses none of, or more than, what Windows-1252 adds.
    """
    file.seek(0)
    start = file.read(4096)
    if not start:
        raise BadTable(_("The file is empty."))
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), "") or _two_bytes(start)
    if marked:
        file.seek(0)
        return marked
    file.seek(0)
    letters = broken = size = 0
    added: set[int] = set()
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    more = True
    while more:
        more = bool(chunk := file.read(CHUNK))
        size += len(chunk)
        if size > MOST_BYTES:
            raise BadTable(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // CHUNK})
        text = decoder.decode(chunk, final=not more)
        if text.isascii():
            continue
        broken += (bad := len(UNREADABLE.findall(text)))
        letters += len(text) - len(text.encode("ascii", "ignore")) - bad
        added |= {byte for byte in set(chunk) if 0x80 <= byte <= 0x9F}
    file.seek(0)
    if letters >= 20 * broken:
        return "utf-8"
    return "cp1252" if added and not added & {0x81, 0x8D, 0x8F, 0x90, 0x9D} else "iso-8859-1"


def must_be_text(start: str) -> None:
    """Refuse what is no table at all: pictures, documents, web pages."""
    if len(_STRANGE.findall(start)) > len(start) // 200:
        raise BadTable(_("This is not a table: save it as CSV or as an Excel workbook (.xlsx)."))
    if re.match(r"\s*<(?:!doctype|html|\?xml|table|head)\b", start, re.IGNORECASE):
        raise BadTable(_("This is a web page or XML, not a table: save it as CSV or as an Excel workbook (.xlsx)."))


def _two_bytes(start: bytes) -> str:
    """UTF-16 without its mark shows as every other byte being nought."""
    half = len(start) // 2
    if half < 8:
        return ""
    if start[1::2].count(0) > half * 0.6 and start[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if start[::2].count(0) > half * 0.6 and start[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""
