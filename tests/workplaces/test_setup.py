"""Five minutes of set-up: three steps, two required fields, left and taken up again."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.test.utils import CaptureQueriesContext

from greb.trail.models import Entry
from greb.trail.refusal import Refused
from greb.workplaces import pasted
from greb.workplaces.models import CoreTask, Membership, Person, Role, SignInLink, Workplace
from tests import make

from .pages import key, required, text

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]

NAMES = (
    "Sanne Toft\nOle Rask, ole@sund.example\n\nOle Rask; ole@sund.example\nAlma Friis\n010203-1234 Per\nKim, not-a-mail"
)


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def test_set_up_takes_two_required_fields_and_three_posts(cast: make.Cast, as_person: SignIn) -> None:
    leaderless = make.workplace("Skovbrynet", cast.sund)
    new = make.person("Tove Lind", leaderless, Role.Kind.LEADER)
    tove = as_person(new, language="en")

    start = tove.get("/setup", follow=True)
    assert start.redirect_chain[-1][0] == "/workplaces/skovbrynet/setup/1"
    page = start.content.decode()
    asked = required(page)
    answer = tove.post(start.redirect_chain[-1][0], {"key": key(page), "sentence": "Calm days for old people"})
    assert (answer.status_code, answer["Location"]) == (303, "/workplaces/skovbrynet/setup/2")

    page = text(tove, answer["Location"])
    asked += required(page)
    names = "Sanne Toft\nOle Rask, ole@sund.example"
    looked = tove.post(answer["Location"], {"key": key(page), "names": names, "act": "look"}).content.decode()
    assert "This adds 2 people" in looked
    answer = tove.post(answer["Location"], {"key": key(looked), "names": names, "act": "add"})
    assert (answer.status_code, answer["Location"]) == (303, "/workplaces/skovbrynet/setup/3")

    page = text(tove, answer["Location"])
    assert required(page) == []
    assert "/workplaces/skovbrynet/poster" in page and "/workplaces/skovbrynet/cards" in page
    assert asked == ["sentence", "names"]
    assert CoreTask.objects.get().sentence == "Calm days for old people"
    assert set(Membership.objects.filter(workplace=leaderless).values_list("person__name", flat=True)) == {
        "Tove Lind",
        "Sanne Toft",
        "Ole Rask",
    }


def test_it_goes_on_where_it_was_left(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette)
    assert mette.get("/workplaces/solsikken/setup")["Location"] == "/workplaces/solsikken/setup/1"
    mette.post("/workplaces/solsikken/setup/1", {"sentence": "Children who thrive"})
    assert mette.get("/workplaces/solsikken/setup")["Location"] == "/workplaces/solsikken/setup/3"


def test_every_line_is_told_of_and_only_good_ones_are_added(cast: make.Cast, as_person: SignIn) -> None:
    lines = pasted.read(NAMES, cast.solsikken)
    assert [(line.line, line.fate) for line in lines] == [
        (1, "new"), (2, "new"), (4, "here"), (5, "here"), (6, "bad"), (7, "bad")
    ]  # fmt: skip
    mette = as_person(cast.mette, language="en")
    page = mette.post("/workplaces/solsikken/setup/2", {"names": NAMES}).content.decode()
    assert "The same as line 2." in page
    assert "CPR number" in page
    assert "“not-a-mail” is not a mail address." in page
    before = Person.objects.count()
    sent = {"key": "k1", "names": NAMES, "act": "add"}
    mette.post("/workplaces/solsikken/setup/2", sent)
    answer = mette.post("/workplaces/solsikken/setup/2", sent)
    assert answer.status_code == 303
    assert Person.objects.count() == before + 2
    assert "Left out: lines 6, 7." in text(mette, "/workplaces/solsikken/setup/3")


def test_somebody_from_elsewhere_joins_and_keeps_their_home(cast: make.Cast, as_person: SignIn) -> None:
    as_person(cast.mette).post("/workplaces/solsikken/setup/2", {"names": "Viggo, VIGGO@sund.example", "act": "add"})
    assert set(cast.viggo.memberships.values_list("workplace__slug", "is_home")) == {
        ("parken", True),
        ("solsikken", False),
    }


def test_pasting_costs_the_same_for_five_and_for_four_hundred(
    cast: make.Cast,
    as_person: SignIn,
    django_assert_num_queries: Queries,
) -> None:
    mette = as_person(cast.mette)
    for many in (5, 400):
        names = "\n".join(f"Person {n:x} Nr{many}, p{n}.{many}@sund.example" for n in range(many))
        with django_assert_num_queries(6):
            mette.post("/workplaces/solsikken/setup/2", {"names": names})


def test_too_many_lines_are_refused_with_what_was_written_kept(cast: make.Cast, as_person: SignIn) -> None:
    answer = as_person(cast.mette, language="en").post(
        "/workplaces/solsikken/setup/2", {"names": "\n".join(["Anna B"] * 501)}
    )
    assert answer.status_code == 422
    assert "At most 500 lines" in answer.content.decode()


def test_many_of_one_name_get_user_names_of_their_own(cast: make.Cast) -> None:
    text_ = "\n".join(f"Anna Holm, a{n}@sund.example" for n in range(40))
    pasted.add_pasted(by=cast.mette, workplace=cast.solsikken, lines=pasted.read(text_, cast.solsikken))
    names = Person.objects.filter(name="Anna Holm").values_list("username", flat=True)
    assert len(set(names)) == 40
    assert {"anna.holm", "anna.holm2", "anna.holm40"} <= set(names)


@pytest.mark.parametrize("who", ["alma", "rikke", "viggo"])
def test_only_who_runs_the_workplace_sets_it_up(cast: make.Cast, as_person: SignIn, who: str) -> None:
    person = cast.people()[who]
    client = as_person(person)
    foreign = client.get("/workplaces/solsikken/setup/2")
    missing = client.get("/workplaces/no-such-place/setup/2")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content
    assert client.post("/workplaces/solsikken/setup/2", {"names": "X Y", "act": "add"}).status_code == 404
    if not Role.objects.filter(person=person).exists():
        assert client.get("/setup").status_code == 403


def test_the_first_administrator_signs_in_by_a_printed_link(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("first_admin", "--name", "Ida Bro", "--username", "ida")
    link = capsys.readouterr().out.strip().splitlines()[-1]
    person = Person.objects.get()
    assert (person.username, Workplace.objects.get().parent) == ("ida", None)
    assert Role.objects.get().kind == Role.Kind.ADMINISTRATOR
    path = "/" + link.split("/", 3)[3]
    client = Client()
    page = client.get(path)
    assert page.status_code == 200
    client.post(path)
    assert client.get("/admin").status_code == 200
    assert not SignInLink.objects.exists()
    with pytest.raises(CommandError):
        call_command("first_admin", "--name", "Eve Bro", "--username", "eve")


def test_adding_many_tells_the_trail_as_adding_one_does(cast: make.Cast) -> None:
    pasted.add_pasted(by=cast.mette, workplace=cast.solsikken, lines=pasted.read("Sanne Toft", cast.solsikken))
    sanne = Person.objects.get(name="Sanne Toft")
    one = make.person("Per Dal", cast.solsikken)
    verbs = [
        list(Entry.objects.filter(subject_kind="person", subject_id=pk).order_by("number").values_list("verb", "facts"))
        for pk in (sanne.pk, one.pk)
    ]
    assert verbs[0] == verbs[1]


def test_a_leader_cannot_add_to_another_workplace(cast: make.Cast) -> None:
    with pytest.raises(Refused):
        pasted.add_pasted(by=cast.mette, workplace=cast.parken, lines=pasted.read("Sanne Toft", cast.parken))
    assert not Person.objects.filter(name="Sanne Toft").exists()
