"""Real exports, where they lie beside the project; they are no part of it."""

from pathlib import Path

import pytest
from django.conf import settings

from greb.tables.read import open_table

DATA = Path(settings.BASE).parent / "shared" / "data"


@pytest.mark.parametrize(
    ("name", "rows", "encoding", "separator"),
    [
        ("decide-madrid-sample.csv", 400, "UTF-8", ";"),
        ("danish-agendas-sample-latin1.csv", 800, "ISO-8859-1", ","),
        ("questions-sample.csv", 612, "UTF-8", ","),
    ],
)
def test_real_exports_are_read_whole(name: str, rows: int, encoding: str, separator: str) -> None:
    if not (DATA / name).exists():
        pytest.skip(f"LEFT OUT: {name} does not lie in ../shared/data")
    with (DATA / name).open("rb") as file:
        found = open_table(file, name)
        assert sum(1 for _ in found.rows()) == rows
        assert (found.refused, found.encoding, found.separator) == ([], encoding, separator)
