"""Keeping pictures, how many, and letting go of them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory

from greb.files import due, folder, rules
from greb.files.actions import drop_file, keep_picture
from greb.files.answer import as_answer
from greb.files.models import File
from greb.trail import clock
from greb.trail.refusal import Refused
from tests import make
from tests.files.pictures import photo, upload


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path
    return tmp_path


@pytest.fixture
def cast(db: None) -> make.Cast:
    return make.cast()


def on_disk() -> int:
    return sum(1 for path in folder.older_than(9e12) if path.is_file())


def test_a_picture_is_kept_where_the_server_alone_reads_it(cast: make.Cast) -> None:
    made = keep_picture(by=cast.alma, upload=upload(photo()))
    found = File.objects.get()
    assert (found.kept_by, found.workplace, found.width, found.height) == (cast.alma, cast.solsikken, 120, 80)
    content = folder.read(made.uuid)
    assert content is not None and len(content) == found.bytes
    assert folder.path_of(made.uuid).stat().st_mode & 0o077 == 0


def test_a_person_and_a_workplace_have_their_fill(
    cast: make.Cast, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "A_DAY", 2)
    for _each in range(2):
        keep_picture(by=cast.alma, upload=upload(photo()))
    with pytest.raises(Refused, match=r"2"):
        keep_picture(by=cast.alma, upload=upload(photo()))
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        keep_picture(by=cast.alma, upload=upload(photo()))
    settings.PICTURES_LIMIT = sum(File.objects.values_list("bytes", flat=True))
    with pytest.raises(Refused):
        keep_picture(by=cast.jonas, upload=upload(photo()))
    keep_picture(by=cast.viggo, upload=upload(photo()))
    assert on_disk() == File.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_a_picture_leaves_the_disk_with_its_row_and_not_before() -> None:
    cast = make.cast()
    made = keep_picture(by=cast.alma, upload=upload(photo()))

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        drop_file(by=cast.mette, file=made)
        _ = 1 / 0
    assert File.objects.exists() and folder.read(made.uuid)
    drop_file(by=cast.mette, file=made)
    assert not File.objects.exists() and folder.read(made.uuid) is None


@pytest.mark.django_db(transaction=True)
def test_what_nothing_points_to_is_purged_after_a_day_and_strays_with_it(own_folder: Path) -> None:
    cast = make.cast()
    keep_picture(by=cast.alma, upload=upload(photo()))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        keep_picture(by=cast.alma, upload=upload(photo()))
        _ = 1 / 0
    (own_folder / "ab").mkdir(exist_ok=True)
    (own_folder / "ab" / "half.new").write_bytes(b"x")
    assert (on_disk(), File.objects.count()) == (3, 1)
    assert due.due(clock.now()) == {"files purged": 0, "stray files deleted": 0}
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        assert due.due(clock.now()) == {"files purged": 1, "stray files deleted": 2}
        assert due.due(clock.now()) == {"files purged": 0, "stray files deleted": 0}
    assert (on_disk(), File.objects.count()) == (0, 0)


def test_it_is_answered_as_a_picture_and_nothing_else(cast: make.Cast) -> None:
    made = keep_picture(by=cast.alma, upload=upload(photo(), name="x.html", kind="text/html"))
    asked = RequestFactory().get("/")
    answer = as_answer(asked, made)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"] and answer["Content-Disposition"].startswith("inline")
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    again = RequestFactory(headers={"If-None-Match": answer["ETag"]}).get("/")
    assert (as_answer(again, made).status_code, as_answer(again, made).content) == (304, b"")
    folder.remove(made.uuid)
    with pytest.raises(Http404):
        as_answer(asked, made)
