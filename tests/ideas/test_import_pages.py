"""Importing in the web: bring a file, look, choose columns, import once, read what happened."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from greb.ideas.models import Audience, Idea
from greb.ideas.stages import Stage
from greb.ideas.views import imports
from greb.trail import clock
from greb.trail.models import Entry
from greb.workplaces import uploads
from greb.workplaces.models import Person
from tests import make

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
ROWS = (
    "id;title;description;created_at;votes;comments\n"
    "1;Varm mad;<p>Hver <b>dag</b></p>;01/02/2024;15;2\n"
    "2;;;;;\n"
    '3;Mindre støj;"<script>alert(1)</script>&lt;b&gt;";soon;0;0\n'
    "4;Mere lys;Også om vinteren;2024-02-03;;1\n"
)


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    """Other tests bring files too, at the same time."""
    settings.DATA = tmp_path


@pytest.fixture
def mette(cast: make.Cast, as_person: SignIn) -> Client:
    return as_person(cast.mette, language="en")


def csv_file(
    content: str | bytes = ROWS, name: str = "forslag.csv", encoding: str = "iso-8859-1"
) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode(encoding))


def bring(client: Client, file: SimpleUploadedFile, key: str = "k1") -> Any:
    return client.post(reverse("import-ideas"), {"file": file, "key": key})


def field(page: str, name: str) -> str:
    """What stands in a field of the page."""
    if found := re.search(rf'<select[^>]* name="{name}".*?</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', found[0])
        return unescape(chosen[1]) if chosen else ""
    found = re.search(rf'<input type="\w+"[^>]*name="{name}"[^>]* value="([^"]*)"', page)
    assert found, name
    return unescape(found[1])


FIELDS = ("key", "seen", "place", "audience", "source", "told", "body", "date", "author", "votes", "id", "retired")


def form_of(page: str, **changed: str) -> dict[str, str]:
    return {name: field(page, name) for name in FIELDS} | changed


def test_a_file_is_looked_at_then_imported_once(cast: make.Cast, mette: Client) -> None:
    answer = bring(mette, csv_file())
    assert answer.status_code == 303
    address = answer["Location"]
    page = mette.get(address).content.decode()
    assert "4 read, 2 new, 0 already there, 2 refused" in page
    assert "ISO-8859-1" in page
    assert "semicolon" in page
    assert "Line in the file" in page
    assert "“soon” is not a date that can be read." in page
    assert "Varm mad" in page
    assert "Left out: comments" in " ".join(page.split())
    assert not Idea.objects.exists()
    sent = form_of(page)
    assert (sent["source"], sent["place"]) == ("forslag", str(cast.solsikken.pk))
    first = mette.post(address, sent)
    again = mette.post(address, sent)
    assert first.status_code == again.status_code == 303
    assert first["Location"] == again["Location"]
    assert Idea.objects.count() == 2
    idea = Idea.objects.get(told="Varm mad")
    assert (idea.body, idea.caught_by, idea.due_on, idea.source) == ("Hver dag", cast.mette, None, "forslag")
    assert Entry.objects.get(subject_kind="idea", subject_id=idea.pk).by_id == cast.mette.pk
    result = mette.get(first["Location"]).content.decode()
    assert "4 read, 2 new, 0 already there, 2 refused" in result
    assert "“soon” is not a date that can be read." in result
    assert mette.get(address).status_code == 303, "the file is let go when the result has been read"
    assert mette.get(first["Location"]).status_code == 200


def test_what_was_not_seen_is_not_imported(cast: make.Cast, mette: Client) -> None:
    address = bring(mette, csv_file())["Location"]
    page = mette.get(address).content.decode()
    changed = mette.post(address, form_of(page, told=field(page, "body"), body=""))
    assert changed.status_code == 200
    assert not Idea.objects.exists()
    page = changed.content.decode()
    assert "You changed something" in page
    assert "Hver dag" in page
    assert mette.post(address, form_of(page)).status_code == 303
    assert Idea.objects.filter(told="Hver dag", body="").exists()


def test_looking_again_writes_nothing(cast: make.Cast, mette: Client) -> None:
    address = bring(mette, csv_file())["Location"]
    page = mette.get(address).content.decode()
    assert mette.post(address, form_of(page, seen="", source="kassen")).status_code == 200
    assert not Idea.objects.exists()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"told": "", "body": ""}, "Say which column holds the idea."),
        ({"body": "1"}, "is chosen for two things"),
        ({"told": "99"}, "99"),
        ({"place": "0"}, "0"),
        ({"source": ""}, "required"),
        ({"source": "x" * 61}, "60"),
        ({"audience": "leader"}, "leader"),
    ],
)
def test_what_is_wrong_is_said_in_the_form(
    cast: make.Cast, mette: Client, changed: dict[str, str], reason: str
) -> None:
    address = bring(mette, csv_file())["Location"]
    page = mette.get(address).content.decode()
    answer = mette.post(address, form_of(page, **changed))
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert not Idea.objects.exists()


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (csv_file(b""), "The file is empty."),
        (csv_file(b"\x89PNG\r\n" + bytes(range(256)) * 20), "This is not a table"),
        (csv_file(b"PK\x03\x04" + b"junk" * 50, name="x.xlsx"), "The workbook is damaged"),
        (csv_file("title\n" + "x\n" * (imports.WEB_ROWS + 1)), "There are more than 5000 rows."),
    ],
)
def test_a_broken_file_is_told_beside_the_field(mette: Client, file: SimpleUploadedFile, reason: str) -> None:
    answer = bring(mette, file)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert reason in page.split('id="id_file_error"')[1]
    assert not list((Path(settings.DATA) / "uploads").glob("*"))


def test_a_file_that_is_too_large_is_told(mette: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    answer = bring(mette, csv_file("title\n" + "x" * 1024 * 1024))
    assert answer.status_code == 422
    assert "larger than 1 MB" in answer.content.decode()


def test_hostile_cells_are_shown_as_text(cast: make.Cast, mette: Client) -> None:
    rows = 'title;description\n"&lt;script&gt;alert(1)&lt;/script&gt;";<img src=//203.0.113.9/x onerror=alert(1)>\n'
    address = bring(mette, csv_file(rows, name='"><script>x.csv'))["Location"]
    page = mette.get(address).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page
    assert "203.0.113.9" not in page.split("The first ones")[1]


@pytest.mark.parametrize("who", ["alma", "viggo", "dorte", "ada"])
def test_a_file_is_for_the_one_who_brought_it(cast: make.Cast, mette: Client, as_person: SignIn, who: str) -> None:
    address = bring(mette, csv_file())["Location"]
    other = as_person(cast.people()[who], language="en")
    missing = other.get(reverse("import-preview", args=["x" * 22]))
    foreign = other.get(address)
    assert (foreign.status_code, foreign.content) == (missing.status_code, missing.content)
    assert "Varm mad" not in foreign.content.decode()


def test_only_leaders_and_administrators_import(cast: make.Cast, as_person: SignIn) -> None:
    may = {
        name for name, who in cast.people().items() if as_person(who).get(reverse("import-ideas")).status_code == 200
    }
    assert may == {"mette", "bo", "rikke", "dorte", "ada"}
    assert Client().get(reverse("import-ideas"))["Location"].startswith(reverse("sign-in"))


def test_a_leader_imports_only_to_workplaces_led(cast: make.Cast, mette: Client) -> None:
    address = bring(mette, csv_file())["Location"]
    page = mette.get(address).content.decode()
    assert "Parken" not in page
    assert mette.post(address, form_of(page, place=str(cast.parken.pk))).status_code == 422
    assert not Idea.objects.exists()


def test_a_result_is_for_the_one_who_imported(cast: make.Cast, mette: Client, as_person: SignIn) -> None:
    address = bring(mette, csv_file())["Location"]
    result = mette.post(address, form_of(mette.get(address).content.decode()))["Location"]
    other = as_person(cast.rikke, language="en")
    assert other.get(result).status_code == 404
    assert other.get(result).content == other.get(reverse("import-result", args=["x" * 22])).content
    token = re.search(r"import/([\w-]+)", address)
    assert token
    assert mette.get(reverse("import-result", args=[token[1]])).status_code == 404


def test_an_upload_is_gone_after_a_day(cast: make.Cast, mette: Client) -> None:
    address = bring(mette, csv_file())["Location"]
    with clock.at(clock.now() + timedelta(days=2)):
        uploads.purge()
    answer = mette.get(address, follow=True)
    assert "The file is no longer here" in answer.content.decode()


def test_a_disk_that_is_full_says_so(mette: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(uploads, "keep", full)
    assert bring(mette, csv_file()).status_code == 503


def test_a_workbook_is_imported_too(cast: make.Cast, mette: Client) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.append(["Forslag", "Uddybning", "Støtte"])
    book.active.append(["Blåbærgrød", "Hver fredag", 3])
    out = io.BytesIO()
    book.save(out)
    address = bring(mette, csv_file(out.getvalue(), name="idéer.xlsx"))["Location"]
    page = mette.get(address).content.decode()
    assert "Excel workbook" in page
    assert mette.post(address, form_of(page, audience=Audience.WORKPLACE)).status_code == 303
    idea = Idea.objects.get()
    assert (idea.told, idea.body, idea.imported_support, idea.audience, idea.stage) == (
        "Blåbærgrød", "Hver fredag", 3, Audience.WORKPLACE, Stage.SPARK,
    )  # fmt: skip


def test_pages_take_the_same_few_statements_at_any_size(
    cast: make.Cast, mette: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):
        mette.get(reverse("import-ideas"))
    for rows in (3, 600):
        content = "id;title\n" + "".join(f"{n};Idea {n}\n" for n in range(rows))
        address = bring(mette, csv_file(content), key=f"k{rows}")["Location"]
        with django_assert_num_queries(4):
            page = mette.get(address).content.decode()
        result = mette.post(address, form_of(page, key=f"i{rows}"))["Location"]
        with django_assert_num_queries(1):
            mette.get(result)


def test_the_reader_meets_the_person_who_was_deleted_meanwhile_as_nobody(cast: make.Cast, mette: Client) -> None:
    address = bring(mette, csv_file())["Location"]
    Person.objects.filter(pk=cast.mette.pk).update(is_active=False)
    assert mette.get(address)["Location"].startswith(reverse("sign-in"))
