"""Cells that a spreadsheet would run are written as text."""

import io

import pytest

from greb.tables.write import Sheet, neutral


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "＝1"])
def test_formulas_are_made_text(cell: str) -> None:
    assert neutral(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "1", "a=b", "få øje på", "5-6"])
def test_text_stays_as_it_is(cell: str) -> None:
    assert neutral(cell) == cell


def test_a_sheet_quotes_what_it_must() -> None:
    out = io.StringIO(newline="")
    Sheet(out).row(3, "=x;y", 'say "hi"')
    assert out.getvalue() == '3;"\'=x;y";"say ""hi"""\r\n'
