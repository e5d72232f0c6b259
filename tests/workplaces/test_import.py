"""Bringing people and workplaces in from files: looked at first, all or nothing, twice without doubles."""

import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.test.utils import CaptureQueriesContext

from greb.tables.read import open_table
from greb.trail.actors import System
from greb.trail.refusal import Refused
from greb.workplaces import imports
from greb.workplaces.models import Membership, Person, Role, Workplace
from tests import make

from .pages import key, text

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]

PEOPLE = """Navn;E-mail;Brugernavn;Afdeling;Rolle
Åse Ærø;aase@sund.example;;Solsikken;
Sanne Toft;;sannet;Parken;leder, safety
Mette Holm;mette@sund.example;;Solsikken;
Per Dal;;;;
"""
BAD = """name,email,workplace,role
Sanne Toft,sanne@sund.example,Solsikken,
,nobody@sund.example,Solsikken,
Ole Rask,not mail,Solsikken,
Kim Vang,kim@sund.example,Månen,
Lis Bo,lis@sund.example,Parken,wizard
Sanne T,sanne@sund.example,Solsikken,
"""


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def plan(text_: str, cast: make.Cast, **more: object) -> imports.PeoplePlan:
    table = open_table(io.BytesIO(text_.encode()), "people.csv")
    by = more.get("by") or System()
    return imports.plan_people(table, imports.guess(table.columns, imports.PEOPLE), by=by, place=cast.sund)  # type: ignore[arg-type]


def brought(client: Client, kind: str, content: bytes, name: str = "file.csv") -> str:
    """Bring the file; the address of its preview."""
    answer = client.post(f"/admin/import/{kind}", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def chosen(page: str) -> dict[str, str]:
    """What the preview's form would send as it stands."""
    sent = {"token": re.search(r'name="token" id="id_token" value="([^"]+)"', page)[1], "key": key(page)}  # type: ignore[index]
    for name, body in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        picked = re.search(r'value="([^"]*)" selected', body)
        sent[name] = picked[1] if picked else ""
    return sent


def test_people_are_looked_at_then_brought_in_then_passed_over(cast: make.Cast, as_person: SignIn) -> None:
    ada = as_person(cast.ada, language="en")
    before = Person.objects.count()
    address = brought(ada, "people", PEOPLE.encode("iso-8859-1"))
    page = text(ada, address)
    assert "3 people would be new" in page
    assert Person.objects.count() == before
    sent = chosen(page)
    assert (sent["name"], sent["email"], sent["workplace"]) == ("Navn", "E-mail", "Afdeling")
    answer = ada.post(address, {**sent, "act": "import"})
    assert (answer.status_code, answer["Location"]) == (303, "/admin/people")
    aase, sanne = Person.objects.get(email="aase@sund.example"), Person.objects.get(username="sannet")
    assert aase.name == "Åse Ærø"
    assert aase.memberships.get().workplace == cast.solsikken
    assert set(sanne.roles.values_list("kind", "workplace__slug")) == {("leader", "parken"), ("safety", "parken")}
    assert Person.objects.get(name="Per Dal").memberships.get().workplace == cast.sund

    again = text(ada, brought(ada, "people", PEOPLE.encode()))
    assert "0 people would be new" in again
    assert "Everything in the file is there already." in again
    assert Person.objects.count() == before + 3
    assert Membership.objects.filter(person=cast.mette).count() == 1


def test_the_file_is_gone_when_it_has_been_brought_in(cast: make.Cast, as_person: SignIn) -> None:
    ada = as_person(cast.ada)
    address = brought(ada, "people", PEOPLE.encode())
    assert as_person(cast.mette).get(address)["Location"] == "/admin/import/people"  # not hers to see
    ada.post(address, {**chosen(text(ada, address)), "act": "import"})
    assert ada.get(address)["Location"] == "/admin/import/people"


def test_every_refused_row_is_told_and_nothing_half_is_imported(cast: make.Cast, as_person: SignIn) -> None:
    found = plan(BAD, cast)
    assert [row.line for row in found.refused] == [3, 4, 5, 6, 7]
    ada = as_person(cast.ada, language="en")
    address = brought(ada, "people", BAD.encode())
    page = text(ada, address)
    for reason in ("The name is missing.", "“not mail” is not", "no workplace called Månen", "“wizard” is not a role",
                   "The same person as in line 2."):  # fmt: skip
        assert reason in page
    before = Person.objects.count()
    answer = ada.post(address, {**chosen(page), "act": "import"})
    assert answer.status_code == 422
    assert "Nothing has been imported" in answer.content.decode()
    assert Person.objects.count() == before
    answer = ada.post(address, {**chosen(page), "act": "import", "leave_out": "on"})
    assert answer.status_code == 303
    assert Person.objects.count() == before + 1


def test_a_plan_that_breaks_in_the_middle_leaves_nothing(cast: make.Cast) -> None:
    found = plan("name,email,username\nA B,a@x.example,ab\nC D,c@x.example,alma", cast)
    assert found.refused == [] and len(found.new) == 1  # alma is there, and gets a membership
    found = plan("name,email\nA B,a@x.example\nC D,c@x.example", cast)
    make.person("Thief Early", cast.sund, email="c@x.example")
    before = Person.objects.count()
    with pytest.raises(Refused):
        imports.import_people(by=System(), plan=found)
    assert Person.objects.count() == before


def test_a_leader_brings_people_to_the_own_workplace_only(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette, language="en")
    rows = "name,workplace,role\nA B,Solsikken,\nC D,Parken,\nE F,Solsikken,administrator\n"
    page = text(mette, brought(mette, "people", rows.encode()))
    assert "1 person would be new" in page or "One person would be new" in page
    assert "There is no workplace called Parken." in page  # foreign as missing
    assert "Only an administrator can give and take that role." in page
    assert mette.get("/admin/import/workplaces").status_code == 403
    assert as_person(cast.alma).get("/admin/import/people").status_code == 403


def test_hostile_files_are_told_and_harm_nothing(cast: make.Cast, as_person: SignIn) -> None:
    ada = as_person(cast.ada)
    for content in (b"", b"PK\x03\x04broken", b"\x89PNG\r\n\x1a\n" + bytes(300), b"<html><table>"):
        answer = ada.post("/admin/import/people", {"file": SimpleUploadedFile("x.csv", content)})
        assert answer.status_code == 422
    page = text(ada, brought(ada, "people", b"name,email\n<script>alert(1)</script> Bo,b@x.example\n"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert ada.get("/admin/import/people/" + "x" * 22).status_code == 302
    assert ada.get("/admin/import/cats").status_code == 404


def test_without_a_column_of_names_the_reader_chooses_one(cast: make.Cast, as_person: SignIn) -> None:
    ada = as_person(cast.ada, language="en")
    address = brought(ada, "people", b"hvem,post\nAnna Bo,anna@x.example\n")
    answer = ada.get(address)
    assert answer.status_code == 422
    sent = {**chosen(answer.content.decode()), "name": "hvem", "email": "post"}
    assert "One person would be new" in ada.post(address, {**sent, "act": "look"}).content.decode()


PLACES = "name;parent;leader\nStuen;Huset;alma\nHuset;Sund Kommune;mette@sund.example\nGården;;\n"


def test_workplaces_come_below_each_other_in_any_order(cast: make.Cast, as_person: SignIn) -> None:
    ada = as_person(cast.ada, language="en")
    address = brought(ada, "workplaces", PLACES.encode())
    page = text(ada, address)
    assert "3 workplaces would be new" in page
    ada.post(address, {**chosen(page), "act": "import"})
    huset, stuen = Workplace.objects.get(slug="huset"), Workplace.objects.get(slug="stuen")
    assert stuen.path == f"{huset.path}{stuen.pk}/"
    assert Workplace.objects.get(slug="gaarden").parent == cast.sund
    assert Role.objects.filter(workplace=stuen, person=cast.alma, kind="leader").exists()
    again = text(ada, brought(ada, "workplaces", PLACES.encode()))
    assert "Everything in the file is there already." in again


def test_a_ring_and_an_unknown_parent_are_refused(cast: make.Cast) -> None:
    rows = "name,parent\nA,B\nB,A\nC,Nowhere\nD,Parken\nD,Parken\n"
    table = open_table(io.BytesIO(rows.encode()), "x.csv")
    found = imports.plan_workplaces(table, {"name": "name", "parent": "parent"}, by=System(), place=cast.sund)
    assert [row.line for row in found.refused] == [2, 3, 4, 6]
    assert [new.name for new in found.new] == ["D"]


def test_commands_try_dry_first(cast: make.Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE)
    before = Person.objects.count()
    call_command("import_people", str(file), "--workplace", "sund-kommune", "--dry-run")
    assert "4 read, 3 new, 1 there already, 0 cannot be taken in." in capsys.readouterr().out
    assert Person.objects.count() == before
    for new in (3, 0):
        call_command("import_people", str(file), "--workplace", "sund-kommune")
        assert f"{new} imported." in capsys.readouterr().out
    file.write_text(BAD)
    with pytest.raises(CommandError):
        call_command("import_people", str(file), "--workplace", "sund-kommune")
    assert "Line 5: There is no workplace called" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("import_people", str(tmp_path / "none.csv"), "--workplace", "sund-kommune")


def test_an_organisation_is_made_from_a_file_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "places.csv"
    file.write_text("Navn,Hører under\nLys Kommune,\nSkolen,Lys Kommune\nSFO,Skolen\n")
    for new in (3, 0):
        call_command("import_workplaces", str(file))
        assert f"{new} imported." in capsys.readouterr().out
    assert Workplace.objects.get(slug="sfo").parent == Workplace.objects.get(slug="skolen")


def test_the_number_of_queries_does_not_grow_with_the_rows(cast: make.Cast, django_assert_num_queries: Queries) -> None:
    counts = []
    for many in (5, 45):
        rows = "name,email,workplace\n" + "".join(
            f"P{n} Nr{many},p{n}.{many}@x.example,Solsikken\n" for n in range(many)
        )
        with django_assert_num_queries(12) as told:
            imports.import_people(by=System(), plan=plan(rows, cast))
        counts.append(len(told))
    assert counts[0] == counts[1]
