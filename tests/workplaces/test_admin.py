"""Administration through whole requests: who may what, what it does, and that it stays as fast with many people."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from greb.trail import clock
from greb.trail.actions import salt_of
from greb.trail.models import Delivery, Entry, Salt
from greb.trail.refusal import Refused
from greb.workplaces import actions, intake, upkeep
from greb.workplaces.models import Membership, Person, Role, SignInLink, Workplace
from greb.workplaces.sheets import issue_cards
from tests import make

from .pages import ids, key, text

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def fill(place: Workplace, many: int) -> None:
    people = [intake.NewPerson(f"Filler {n // 3:04}", place.pk, f"f{n}.{many}@x.example") for n in range(many)]
    intake.add_people(by=make.SYSTEM, people=people)


# ------------------------------------------------------------------------------------------ who sees what


def test_the_tree_shows_what_one_leads_or_administers(cast: make.Cast, as_person: SignIn) -> None:
    page = text(as_person(cast.ada), "/admin")
    assert all(name in page for name in ("Sund Kommune", "Solsikken", "Parken", "Mette Holm"))
    page = text(as_person(cast.mette), "/admin")
    assert "Solsikken" in page and "Parken" not in page
    assert as_person(cast.alma).get("/admin").status_code == 403
    assert Client().get("/admin").status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/admin/workplaces/{place}",
        "/workplaces/{place}/poster",
        "/workplaces/{place}/cards",
        "/workplaces/{place}/setup",
        "/workplaces/{place}/setup/1",
    ],
)
def test_foreign_and_missing_workplaces_are_alike(cast: make.Cast, as_person: SignIn, address: str) -> None:
    for who in (cast.alma, cast.rikke):
        client = as_person(who)
        foreign, missing = client.get(address.format(place="solsikken")), client.get(address.format(place="nothing"))
        assert (foreign.status_code, foreign.content) == (404, missing.content)
    assert as_person(cast.mette).get(address.format(place="solsikken")).status_code in {200, 302}


POSTS = ["", "/joins", "/roles", "/link", "/sign-out", "/close", "/reopen", "/erase", "/card"]


@pytest.mark.parametrize("act", POSTS)
def test_foreign_and_missing_people_are_alike(cast: make.Cast, as_person: SignIn, act: str) -> None:
    for who in (cast.alma, cast.mette):
        client = as_person(who)
        foreign = client.post(f"/admin/people/{cast.viggo.pk}{act}")
        missing = client.post(f"/admin/people/999999999999999999{act}")
        assert (foreign.status_code, foreign.content) == (404, missing.content)
    assert Person.objects.get(pk=cast.viggo.pk).is_active


def test_a_leader_does_not_touch_the_sign_in_of_somebody_with_more_say(cast: make.Cast, as_person: SignIn) -> None:
    """Whoever could print a card for an administrator would be one."""
    actions.join(by=make.SYSTEM, person=cast.ada, workplace=cast.solsikken)
    for asker, other in ((cast.mette, cast.ada), (cast.bo, cast.mette), (cast.mette, cast.bo)):
        client = as_person(asker, language="en")
        before = Person.objects.filter(pk=other.pk).values().get()
        assert "an administrator" in text(client, f"/admin/people/{other.pk}").lower()
        for act in ("/card", "/sign-out", "/close", "/link"):
            assert client.post(f"/admin/people/{other.pk}{act}").status_code in {403, 422}
        client.post(f"/admin/people/{other.pk}", {"name": "X", "username": "x", "email": "evil@x.example"})
        client.post("/workplaces/solsikken/cards", {"people": [other.pk]})
        assert Person.objects.filter(pk=other.pk).values().get() == before


def test_an_administrator_below_does_not_touch_the_one_above(cast: make.Cast) -> None:
    actions.give_role(by=make.SYSTEM, person=cast.alma, workplace=cast.solsikken, kind=Role.Kind.ADMINISTRATOR)
    actions.join(by=make.SYSTEM, person=cast.ada, workplace=cast.solsikken)
    for verb in (upkeep.deactivate_person, upkeep.erase_person, actions.sign_out_everywhere):
        with pytest.raises(Refused):
            verb(by=cast.alma, person=cast.ada)
    with pytest.raises(Refused):
        issue_cards(by=cast.alma, people=[cast.ada])
    upkeep.deactivate_person(by=cast.alma, person=cast.jonas)


@pytest.mark.parametrize(
    ("who", "kind", "may"),
    [
        ("mette", "champion", True), ("mette", "leader", True), ("mette", "stand_in", True), ("mette", "admin", False),
        ("mette", "editor", False), ("bo", "champion", True), ("bo", "leader", False), ("bo", "admin", False),
        ("rikke", "champion", False), ("alma", "champion", False), ("ada", "admin", True), ("dorte", "leader", True),
    ],
)  # fmt: skip
def test_who_may_give_which_role(cast: make.Cast, who: str, kind: str, may: bool) -> None:
    by = cast.people()[who]
    if may:
        actions.give_role(by=by, person=cast.jonas, workplace=cast.solsikken, kind=kind)
        actions.take_role(by=by, person=cast.jonas, workplace=cast.solsikken, kind=kind)
    else:
        with pytest.raises(Refused):
            actions.give_role(by=by, person=cast.jonas, workplace=cast.solsikken, kind=kind)
    assert not Role.objects.filter(person=cast.jonas).exists()


# ------------------------------------------------------------------------------------------- a workplace


def test_settings_are_saved_and_the_inherited_promise_is_explained(cast: make.Cast, as_person: SignIn) -> None:
    upkeep.change_workplace(
        by=cast.ada, workplace=cast.sund, name="Sund Kommune", reply_days=7, shares_after_reply=True,
        takes_ideas_without_sign_in=False,
    )  # fmt: skip
    mette = as_person(cast.mette, language="en")
    page = text(mette, "/admin/workplaces/solsikken")
    assert "it follows Sund Kommune: 7" in page
    sent = {"key": key(page), "name": "Solsikken Hus", "reply_days": "3", "takes_ideas_without_sign_in": "on"}
    assert mette.post("/admin/workplaces/solsikken", sent)["Location"] == "/admin/workplaces/solsikken"
    place = Workplace.objects.get(slug="solsikken")
    assert (place.name, place.reply_days, place.shares_after_reply) == ("Solsikken Hus", 3, False)
    assert place.takes_ideas_without_sign_in


def test_bad_settings_come_back_with_the_reason(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette, language="en")
    answer = mette.post("/admin/workplaces/solsikken", {"name": "", "reply_days": "900"})
    assert answer.status_code == 422
    assert "60" in answer.content.decode()
    assert Workplace.objects.get(slug="solsikken").name == "Solsikken"


def test_no_two_elements_of_a_page_have_one_id(cast: make.Cast, as_person: SignIn) -> None:
    ada = as_person(cast.ada)
    for address in ("/admin/workplaces/solsikken", f"/admin/people/{cast.alma.pk}", "/admin/people"):
        found = ids(text(ada, address))
        assert len(found) == len(set(found)), address


def test_a_role_is_given_by_name_and_taken_back(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette, language="en")
    address = "/admin/workplaces/solsikken"
    for given in ("Jonas Bech", "jonas", "alma@sund.example"):
        answer = mette.post(f"{address}/roles", {"who": given, "kind": "champion"})
        assert answer.status_code == 303, answer.content.decode()
    assert Role.objects.filter(kind="champion").count() == 2
    assert mette.post(f"{address}/roles", {"who": "Nobody Atall", "kind": "champion"}).status_code == 422
    assert mette.post(f"{address}/roles", {"who": "jonas", "kind": "admin"}).status_code == 422
    role = Role.objects.filter(kind="champion").first()
    assert role
    mette.post(f"{address}/roles/{role.pk}/take")
    assert Role.objects.filter(kind="champion").count() == 1
    foreign = Role.objects.get(person=cast.rikke)
    assert mette.post(f"{address}/roles/{foreign.pk}/take").status_code == 404


def test_somebody_from_elsewhere_is_let_in(cast: make.Cast, as_person: SignIn) -> None:
    as_person(cast.mette).post("/admin/workplaces/solsikken/people", {"who": "viggo"})
    assert Membership.objects.get(person=cast.viggo, is_home=True).workplace == cast.parken
    assert Membership.objects.filter(person=cast.viggo, workplace=cast.solsikken).exists()


def test_moving_takes_the_whole_subtree_along(cast: make.Cast, as_person: SignIn) -> None:
    stue = make.workplace("Blå stue", cast.solsikken)
    krog = make.workplace("Krogen", stue)
    ada = as_person(cast.ada, language="en")
    assert "Move it below another one" in text(ada, "/admin/workplaces/solsikken")
    ada.post("/admin/workplaces/solsikken/move", {"place": cast.parken.pk})
    paths = dict(Workplace.objects.values_list("slug", "path"))
    assert paths["solsikken"] == f"/{cast.sund.pk}/{cast.parken.pk}/{cast.solsikken.pk}/"
    assert paths["krogen"] == f"{paths['solsikken']}{stue.pk}/{krog.pk}/"
    # Rikke leads what is below her from now on.
    assert as_person(cast.rikke).get("/admin/workplaces/krogen").status_code == 200
    for wrong in (stue, krog):  # never below itself
        assert ada.post("/admin/workplaces/solsikken/move", {"place": wrong.pk}).status_code == 422
    with pytest.raises(Refused):
        upkeep.move_workplace(by=cast.mette, workplace=cast.solsikken, below=cast.sund)
    with pytest.raises(Refused):
        upkeep.move_workplace(by=cast.ada, workplace=cast.sund, below=stue)


def test_a_workplace_is_closed_its_people_moved_and_opened_again(cast: make.Cast, as_person: SignIn) -> None:
    ada = as_person(cast.ada, language="en")
    stue = make.workplace("Blå stue", cast.parken)
    refused = ada.post("/admin/workplaces/parken/close", {"place": cast.solsikken.pk})
    assert refused.status_code == 422
    assert "Close or move those first" in refused.content.decode()
    upkeep.deactivate_workplace(by=cast.ada, workplace=stue)
    assert ada.post("/admin/workplaces/parken/close", {"place": cast.solsikken.pk}).status_code == 303
    assert cast.viggo.memberships.get().workplace == cast.solsikken
    assert cast.viggo.memberships.get().is_home
    assert ada.get("/workplaces/parken/poster").status_code == 404
    assert "closed" in text(ada, "/admin/workplaces/parken")
    assert ada.post("/admin/workplaces/parken/reopen").status_code == 303
    assert Workplace.objects.get(slug="parken").is_active
    with pytest.raises(Refused):
        upkeep.deactivate_workplace(by=cast.ada, workplace=cast.sund)
    with pytest.raises(Refused):
        upkeep.deactivate_workplace(by=cast.mette, workplace=cast.solsikken)


def test_a_new_workplace_below(cast: make.Cast, as_person: SignIn) -> None:
    ada = as_person(cast.ada)
    answer = ada.post("/admin/workplaces/solsikken/below", {"name": "Rød  stue"})
    assert answer["Location"] == "/admin/workplaces/roed-stue"
    assert Workplace.objects.get(slug="roed-stue").name == "Rød stue"
    assert as_person(cast.mette).post("/admin/workplaces/solsikken/below", {"name": "Gul stue"}).status_code == 422


# ---------------------------------------------------------------------------------------------- people


def test_a_person_is_changed_and_earlier_links_end(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette, language="en")
    SignInLink.objects.create(person=cast.alma, link="d" * 64, code="", expires_at=clock.now() + timedelta(days=1))
    page = text(mette, f"/admin/people/{cast.alma.pk}")
    sent = {"key": key(page), "name": "Alma  Friis Lund", "username": "Alma.Lund", "email": "ALMA.L@sund.example"}
    assert mette.post(f"/admin/people/{cast.alma.pk}", sent).status_code == 303
    alma = Person.objects.get(pk=cast.alma.pk)
    assert (alma.name, alma.username, alma.email) == ("Alma Friis Lund", "alma.lund", "alma.l@sund.example")
    assert alma.sought == alma.to_seek
    assert not SignInLink.objects.exists()
    taken = mette.post(f"/admin/people/{cast.alma.pk}", {**sent, "key": "2", "email": "mette@sund.example"})
    assert taken.status_code == 422
    assert "Somebody already has that mail address." in taken.content.decode()
    for username in ("mette@sund.example", "~1", "a b"):
        assert (
            mette.post(f"/admin/people/{cast.alma.pk}", {**sent, "key": "3", "username": username}).status_code == 422
        )


def test_access_is_taken_and_given_back(cast: make.Cast, as_person: SignIn) -> None:
    jonas = as_person(cast.jonas)
    assert jonas.get("/setup").status_code == 403
    mette = as_person(cast.mette, language="en")
    issue_cards(by=cast.mette, people=[cast.jonas])
    assert mette.post(f"/admin/people/{cast.jonas.pk}/close").status_code == 303
    assert jonas.get("/setup").status_code == 302  # signed out
    gone = Person.objects.get(pk=cast.jonas.pk)
    assert (gone.is_active, gone.card, gone.pin) == (False, "", "")
    text(mette, "/admin/people")  # says so once
    assert "Jonas Bech" not in text(mette, "/admin/people")
    assert "Jonas Bech" in text(mette, "/admin/people?gone=1")
    mette.post(f"/admin/people/{cast.jonas.pk}/reopen")
    assert Person.objects.get(pk=cast.jonas.pk).is_active


def test_the_last_administrator_stays(cast: make.Cast) -> None:
    for verb in (upkeep.deactivate_person, upkeep.erase_person):
        with pytest.raises(Refused):
            verb(by=cast.ada, person=cast.ada)
    with pytest.raises(Refused):
        actions.take_role(by=cast.ada, person=cast.ada, workplace=cast.sund, kind="admin")


def test_erasing_takes_the_name_and_leaves_the_work(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma)
    salt_of(cast.alma.pk)
    ada = as_person(cast.ada, language="en")
    address = f"/admin/people/{cast.alma.pk}/erase"
    assert "This cannot be undone." in text(ada, address)
    assert ada.post(address, {"typed": "Somebody Else"}).status_code == 422
    assert Person.objects.get(pk=cast.alma.pk).name == "Alma Friis"
    answer = ada.post(address, {"typed": " alma  friis "})
    assert answer["Location"] == "/admin/people"
    gone = Person.objects.get(pk=cast.alma.pk)
    kept = " ".join(str(value) for value in Person.objects.filter(pk=gone.pk).values().get().values()).lower()
    assert "alma" not in kept and "friis" not in kept and "sund.example" not in kept
    assert gone.name in {"Tidligere kollega", "Former colleague"}
    assert not gone.is_active
    assert not Salt.objects.filter(person_id=gone.pk).exists()
    assert not Delivery.objects.filter(person_id=gone.pk).exists()
    assert not Membership.objects.filter(person=gone).exists()
    idea.refresh_from_db()
    assert idea.author_id == gone.pk
    assert Entry.objects.filter(subject_kind="person", subject_id=gone.pk).last().verb == "person.erased"  # type: ignore[union-attr]
    assert "Erased" in text(ada, f"/admin/people/{gone.pk}")
    with pytest.raises(Refused):
        upkeep.reactivate_person(by=cast.ada, person=gone)


def test_only_an_administrator_erases(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette)
    assert mette.get(f"/admin/people/{cast.alma.pk}/erase").status_code == 403
    assert mette.post(f"/admin/people/{cast.alma.pk}/erase", {"typed": "Alma Friis"}).status_code == 403
    assert Person.objects.get(pk=cast.alma.pk).is_active


def test_belonging_home_and_leaving(cast: make.Cast, as_person: SignIn) -> None:
    ada = as_person(cast.ada, language="en")
    page = f"/admin/people/{cast.alma.pk}"
    assert ada.post(f"{page}/leaves/{cast.solsikken.pk}").status_code == 422  # the only one
    ada.post(f"{page}/joins", {"place": cast.parken.pk})
    ada.post(f"{page}/home/{cast.parken.pk}")
    assert cast.alma.memberships.get(is_home=True).workplace == cast.parken
    ada.post(f"{page}/leaves/{cast.solsikken.pk}")
    assert cast.alma.memberships.get().workplace == cast.parken
    ada.post(f"{page}/roles", {"place": cast.parken.pk, "kind": "safety"})
    role = Role.objects.get(person=cast.alma)
    ada.post(f"{page}/roles/{role.pk}/take")
    assert not Role.objects.filter(person=cast.alma).exists()


def test_one_person_is_added(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette)
    sent = {"key": "k", "name": "Sanne Toft", "place": cast.solsikken.pk}
    first, second = mette.post("/admin/people/new", sent), mette.post("/admin/people/new", sent)
    assert first["Location"] == second["Location"]
    assert Person.objects.filter(name="Sanne Toft").count() == 1
    assert mette.post("/admin/people/new", {"name": "X Y", "place": cast.parken.pk}).status_code == 422


# --------------------------------------------------------------------------------------- lists and speed


def test_the_list_is_read_page_by_page_there_and_back(cast: make.Cast, as_person: SignIn) -> None:
    fill(cast.solsikken, 120)
    mette = as_person(cast.mette, language="en")
    address, seen, pages = "/admin/people", [], []
    while True:
        page = text(mette, address)
        pages.append(address)
        seen += re.findall(r'href="/admin/people/(\d+)"', page)
        more = re.search(r'rel="next" href="([^"]+)"', page)
        if not more:
            break
        address = more[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == 124
    assert len(pages) == 3
    back = re.search(r'rel="prev" href="([^"]+)"', text(mette, pages[-1]))
    assert back
    second = re.findall(r'href="/admin/people/(\d+)"', text(mette, back[1]))
    assert second == seen[50:100]


@pytest.mark.parametrize(
    ("words", "found"), [("mette", 1), ("HOLM", 1), ("sund.example alma", 1), ("100%", 0), ("_", 0), ("ø", 0), ("", 8)]
)
def test_people_are_found_by_any_part(cast: make.Cast, as_person: SignIn, words: str, found: int) -> None:
    page = as_person(cast.ada).get("/admin/people", {"q": words}).content.decode()
    assert len(re.findall(r'href="/admin/people/\d+"', page)) == found


@pytest.mark.parametrize(
    "strange", ["after=x", "after=-1", "before=99999999999999999999", "q=%00", "after=0", "gone=2"]
)
def test_strange_addresses_are_answered(cast: make.Cast, as_person: SignIn, strange: str) -> None:
    assert as_person(cast.ada).get(f"/admin/people?{strange}").status_code == 200
    assert as_person(cast.ada).get(f"/admin/workplaces/solsikken?{strange}").status_code == 200


PAGES = {
    "/admin": 4,
    "/admin/people": 5,
    "/admin/people?q=filler": 5,
    "/admin/workplaces/solsikken": 16,
    "/admin/people/{alma}": 13,
    "/admin/people/new": 4,
    "/workplaces/solsikken/cards": 6,
    "/workplaces/solsikken/poster": 6,
    "/workplaces/solsikken/setup/2": 4,
    "/admin/import/people": 1,
}


@pytest.mark.parametrize("address", PAGES)
def test_queries_are_as_many_at_five_and_at_five_hundred(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: Queries, address: str
) -> None:
    ada = as_person(cast.ada)
    ada_address = address.format(alma=cast.alma.pk)
    fill(cast.solsikken, 5)
    with django_assert_num_queries(PAGES[address]):
        assert ada.get(ada_address).status_code == 200
    fill(cast.solsikken, 500)
    for n in range(20):
        make.workplace(f"Stue {n}", cast.parken)
    with django_assert_num_queries(PAGES[address]):
        assert ada.get(ada_address).status_code == 200
