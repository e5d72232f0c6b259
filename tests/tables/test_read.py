"""Tables as people bring them: every encoding, separator and accident; a bad row is refused, the file is not."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greb.tables.read import BadTable, Table, open_table
from greb.tables.table import MOST_COLUMNS, MOST_IN_A_CELL


def table(text: str | bytes, encoding: str = "utf-8", **more: int) -> Table:
    return open_table(io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding)), "ideas.csv", **more)


def read(text: str | bytes, encoding: str = "utf-8") -> list[dict[str, str]]:
    found = table(text, encoding)
    rows = [row for _, row in found.rows()]
    assert not found.refused
    return rows


def refused(text: str | bytes) -> list[tuple[int, str]]:
    found = table(text)
    list(found.rows())
    return [(row.line, row.reason) for row in found.refused]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("iso-8859-1", "ISO-8859-1"),
        ("cp1252", "ISO-8859-1"),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_way_of_writing_danish_is_read(encoding: str, told: str, separator: str, end: str) -> None:
    lines = ["navn|tekst", "Søren|Blåbærgrød på Ærø", "Åse|få øje"]
    found = table(end.join(lines).replace("|", separator), encoding)
    assert [row for _, row in found.rows()] == [
        {"navn": "Søren", "tekst": "Blåbærgrød på Ærø"},
        {"navn": "Åse", "tekst": "få øje"},
    ]
    assert (found.encoding, found.separator) == (told, separator)


def test_windows_quotes_and_dashes_are_read_as_windows_wrote_them() -> None:
    found = table("a;b\n“få” – nu;€\n", "cp1252")
    assert [row for _, row in found.rows()] == [{"a": "“få” – nu", "b": "€"}]
    assert found.encoding == "Windows-1252"


def test_a_letter_at_the_very_end_tells_the_encoding_too() -> None:
    found = table("a;b\nx;på".encode("iso-8859-1"))
    assert [row for _, row in found.rows()] == [{"a": "x", "b": "på"}]


def test_one_broken_letter_refuses_its_row_and_not_the_file() -> None:
    good = "".join(f"række {n};på\n" for n in range(40)).encode()
    found = table(b"a;b\n" + good + b"br\xf8d;x\n" + good)
    assert len(list(found.rows())) == 80
    assert [row.line for row in found.refused] == [42]


def test_lines_are_counted_as_a_person_counts_them() -> None:
    text = 'a,b\r\n"one\r\ntwo\r\nthree",1\r\n\r\nlast,2\r\n'
    assert [line for line, _ in table(text).rows()] == [2, 6]


def test_quotes_are_honoured_when_the_separator_is_chosen() -> None:
    assert read('"a, b";"c"\n"1,2,3";"4,5"\n') == [{"a, b": "1,2,3", "c": "4,5"}]


def test_excels_separator_hint_is_followed() -> None:
    found = table("sep=|\na,b|c\n1|2\n")
    assert [*found.rows()] == [(3, {"a,b": "1", "c": "2"})]


def test_a_pasted_list_is_a_table_of_one_column() -> None:
    found = table("idea\nless noise, more light\nwarm food; every day\n")
    assert [row["idea"] for _, row in found.rows()] == ["less noise, more light", "warm food; every day"]
    assert found.separator == ""


def test_names_are_made_different_and_missing_ones_told_by_place() -> None:
    assert table("a,,a,a, ,\n1,2,3,4,5,\n").columns == ["a", "Column 2", "a (2)", "a (3)"]


def test_names_lose_marks_that_cannot_be_seen() -> None:
    assert table("\u202etitle\u200b,b\n1,2\n").columns == ["title", "b"]


def test_ragged_rows_are_refused_and_the_others_read() -> None:
    found = table("a,b\n1,2\n3\n4,5,6\n7,8,,\n9,10\n")
    assert [line for line, _ in found.rows()] == [2, 5, 6]
    assert [(row.line, row.cells) for row in found.refused] == [(3, ("3",)), (4, ("4", "5", "6"))]


def test_a_quote_that_is_never_closed_costs_its_own_row_only() -> None:
    found = table('a,b\n1,2\n"3,4\n5,6\n7,8\n')
    assert [line for line, _ in found.rows()] == [2, 4, 5]
    assert [(row.line, row.reason) for row in found.refused] == [
        (3, "A quotation mark is opened here and never closed.")
    ]


def test_a_quote_that_swallows_a_line_says_so() -> None:
    [(line, reason)] = refused('"a","b"\n"1","2\n"3","4"\n')
    assert line == 2
    assert "quotation mark" in reason


def test_quotes_out_of_order_everywhere_give_the_file_up_soon() -> None:
    with pytest.raises(BadTable, match="quotation marks"):
        list(table("a,b\n" + '"x"y",",\n' * 500).rows())


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("x" * (MOST_IN_A_CELL + 1), "A cell has more than 100000 characters."),
        ("x" * 1_000_000, "A cell has more than 100000 characters."),
        ("x" * 9_000_000, "The line is too long."),
        ("nul\0", "There are characters in it that no text has."),
    ],
)
def test_a_giant_or_unreadable_cell_is_refused_with_its_line(cell: str, reason: str) -> None:
    filler = "good,row\n" * 2000
    found = table(f"a,b\n{filler}{cell},1\nafter,2\n")
    assert len(list(found.rows())) == 2001
    assert [(row.line, row.reason) for row in found.refused] == [(2002, reason)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not a table"),
        (bytes(range(256)) * 40, "not a table"),
        (b"<!DOCTYPE html><table><tr><td>a", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel"),
        (b"PK\x03\x04" + b"junk" * 100, "damaged"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20, "not a table"),
        (("x" * 300 + ",b\n1,2\n").encode(), "look like names"),
        ((",".join(f"c{n}" for n in range(MOST_COLUMNS + 1)) + "\n1\n").encode(), "columns"),
    ],
)
def test_what_is_no_table_is_said_in_one_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(BadTable, match=reason) as told:
        list(open_table(io.BytesIO(content), "x.csv").rows())
    assert told.value.field == "file"


def test_more_rows_than_asked_for_are_not_read() -> None:
    with pytest.raises(BadTable, match="more than 2 rows") as told:
        list(table("a,b\n1,2\n3,4\n5,6\n", limit=2).rows())
    assert told.value.line == 4


def test_a_table_can_be_read_again_and_the_file_stays_open() -> None:
    file: BinaryIO = io.BytesIO("a,b\nå,2\n".encode())
    found = open_table(file, "x.csv")
    next(found.rows())
    assert [*found.rows()] == [*found.rows()] == [(2, {"a": "å", "b": "2"})]
    assert not file.closed


class Endless(io.RawIOBase):
    """A file of many rows that is nowhere held."""

    def __init__(self, rows: int) -> None:
        self.row = b"%09d;" + b"et godt forslag " * 12 + b"\n"
        self.width = len(self.row % 1)
        self.size, self.at = rows * self.width, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, to: int, whence: int = 0) -> int:
        self.at = to + (self.size if whence == 2 else 0)
        return self.at

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        number, inside = divmod(self.at, self.width)
        if self.at >= self.size:
            return 0
        piece = (self.row % number)[inside:][: len(into)]
        into[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


@pytest.mark.slow
def test_memory_stays_steady_however_long_the_table() -> None:
    found = open_table(io.BufferedReader(Endless(60_000)), "x.csv")
    tracemalloc.start()
    count = sum(1 for _ in found.rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 59_999
    assert peak < 4_000_000, f"{peak:,} bytes for a file of {60_000 * 200:,}"


LETTERS = st.characters(codec="iso-8859-1", exclude_categories=["Cc"], exclude_characters="\xad")
NAME = st.text(st.sampled_from("abcæøå ÉB"), min_size=1, max_size=8).filter(str.strip)
CELL = st.text(st.one_of(LETTERS, st.sampled_from("\n\t\"',;|")), max_size=20)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    names = draw(st.lists(NAME.map(lambda n: " ".join(n.split())), min_size=1, max_size=5, unique=True))
    width = len(names)
    rows = draw(st.lists(st.lists(CELL, min_size=width, max_size=width).filter(any), min_size=1, max_size=8))
    return names, rows


def written(names: list[str], rows: list[list[str]], separator: str, quoting: int) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue()


@given(
    tables(),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_is_written_is_read_back(
    made: tuple[list[str], list[list[str]]], separator: str, encoding: str, quoting: int
) -> None:
    names, rows = made
    found = table(written(names, rows, separator, quoting), encoding)
    assert found.columns == names
    assert [list(row.values()) for _, row in found.rows()] == rows
    assert not found.refused


def _some(found: Table) -> Iterator[object]:
    yield from found.rows()


@given(st.binary(max_size=600))
def test_whatever_the_bytes_it_is_a_table_or_told_why_not(content: bytes) -> None:
    try:
        found = open_table(io.BytesIO(content), "x.csv")
        for _ in _some(found):
            pass
    except BadTable as told:
        assert str(told.reason)
