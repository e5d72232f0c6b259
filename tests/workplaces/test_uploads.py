"""Files brought for a look: gone after a day, and nobody stumbles over one that goes meanwhile."""

import os
from pathlib import Path
from typing import Any

import pytest

from greb.trail import clock
from greb.workplaces import uploads


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "uploads"


def grow_old(path: Path) -> None:
    before = (clock.now() - 2 * uploads.LASTS).timestamp()
    os.utime(path, (before, before))


def test_only_what_has_lain_a_day_is_deleted(own_folder: Path) -> None:
    uploads.keep([b"old"], person_id=1)
    grow_old(next(own_folder.iterdir()))
    fresh = uploads.keep([b"fresh"], person_id=1)
    uploads.purge()
    assert [path.name for path in own_folder.iterdir()] == [f"1-{fresh}"]


def test_a_file_that_goes_meanwhile_is_passed_over(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for person in (1, 2):
        uploads.keep([b"x"], person_id=person)
    listed = list(own_folder.iterdir())
    for path in listed:
        grow_old(path)
    listed[0].unlink()
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter(listed))
    assert uploads.purge() == 1
    assert not list(own_folder.iterdir())
