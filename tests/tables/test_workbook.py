"""Excel workbooks: dates, formulas, links, and workbooks made to hurt."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.xml import DEFUSEDXML

from greb.tables.read import BadTable, Table, open_table


def book(*rows: list[Any]) -> bytes:
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    return saved(made)


def saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def opened(content: bytes) -> Table:
    return open_table(io.BytesIO(content), "ideas.xlsx")


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with a piece of one of its parts exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            after.writestr(name, text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_workbook_is_read_with_its_row_numbers() -> None:
    found = opened(
        book(
            ["title", "votes", "made", "at", "share", "yes"],
            ["Æbler", 15, date(2024, 3, 1), datetime(2024, 3, 1, 14, 30), 0.25, True],
            [],
            ["only a title"],
        )
    )
    assert [*found.rows()] == [
        (
            2,
            {"title": "Æbler", "votes": "15", "made": "2024-03-01", "at": "2024-03-01 14:30:00",
             "share": "0.25", "yes": "true"},
        ),
        (4, {"title": "only a title", "votes": "", "made": "", "at": "", "share": "", "yes": ""}),
    ]  # fmt: skip
    assert found.sheet == "Sheet"
    assert [*found.rows()] == [*found.rows()]


def test_a_formula_is_never_evaluated_and_a_link_never_followed() -> None:
    made = book(["title", "votes"], ["=HYPERLINK(\"http://203.0.113.9/x\")", "=WEBSERVICE(\"http://203.0.113.9\")"], ["a", 1])  # fmt: skip  # noqa: E501
    assert [row for _, row in opened(made).rows()] == [{"title": "a", "votes": "1"}]


def test_the_first_sheet_that_shows_is_read() -> None:
    made = Workbook()
    assert made.active is not None
    made.active.sheet_state = "hidden"
    made.active.append(["secret"])
    shown = made.create_sheet("Ideas")
    shown.append(["title"])
    shown.append(["x"])
    made.active = 1
    found = opened(saved(made))
    assert (found.columns, found.sheet) == (["title"], "Ideas")


def test_a_row_with_cells_beyond_the_names_is_refused() -> None:
    found = opened(book(["a", "b"], [1, 2, 3], [4, 5]))
    assert [line for line, _ in found.rows()] == [3]
    assert [row.line for row in found.refused] == [2]


def test_xml_that_unfolds_itself_is_refused() -> None:
    assert DEFUSEDXML
    bomb = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet'
    with pytest.raises(BadTable, match="cannot be read"):
        list(opened(changed(book(["a"], ["x"]), SHEET, "<worksheet", bomb)).rows())


def test_a_row_number_beyond_any_sheet_is_refused_soon() -> None:
    with pytest.raises(BadTable, match="more rows than a sheet"):
        list(opened(changed(book(["a"], ["x"]), SHEET, 'r="2"', 'r="99999999999"')).rows())


def test_an_archive_that_unfolds_into_far_more_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr(SHEET, "0" * 30_000_000)
    assert len(out.getvalue()) < 100_000
    with pytest.raises(BadTable, match="unfolds"):
        opened(out.getvalue())


def test_an_archive_of_too_many_parts_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        for number in range(2100):
            archive.writestr(f"p{number}", "")
    with pytest.raises(BadTable, match="too large"):
        opened(out.getvalue())


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("ideas.csv", "a,b")
    with pytest.raises(BadTable, match="archive"):
        opened(out.getvalue())


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_workbook_cut_through_is_told(part: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(["a"], ["x"]))) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, text[: len(text) // 2] if name == part else text)
    with pytest.raises(BadTable):
        list(opened(out.getvalue()).rows())


def test_a_workbook_cut_off_is_told() -> None:
    with pytest.raises(BadTable):
        opened(book(["a"], ["x"])[:-300])


def test_an_empty_workbook_is_told() -> None:
    with pytest.raises(BadTable, match="empty"):
        opened(saved(openpyxl.Workbook()))
