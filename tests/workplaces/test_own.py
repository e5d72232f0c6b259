"""One's own settings: language, looks, mail, password, PIN, being away, and what Greb keeps about oneself."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from greb.trail import clock
from greb.workplaces import entry
from greb.workplaces.models import Person
from tests import make

from .test_entry import PASSWORD, try_password, who

NEW = "seven tall blue ladders"


def again(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def test_ones_own_page_shows_places_and_roles_in_few_statements(
    cast: make.Cast, as_person: Callable[..., Client], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    alma, mette = as_person(cast.alma, language="en"), as_person(cast.mette, language="en")
    with django_assert_num_queries(2):
        page = alma.get("/me").content.decode()
    assert "Solsikken" in page
    assert "When you are away" not in page
    with django_assert_num_queries(3):
        page = mette.get("/me").content.decode()
    assert "At Solsikken Bo Lund answers new ideas meanwhile." in page
    assert "Leader" in page


def test_choices_are_kept(cast: make.Cast, as_person: Callable[..., Client]) -> None:
    phone = as_person(cast.alma, language="en")
    given = {"language": "da", "theme": "dark", "mail": "now", "key": "k1"}
    assert phone.post("/me", given).headers["Location"] == "/me"
    alma = again(cast.alma)
    assert (alma.language, alma.theme, alma.mail) == ("da", "dark", "now")
    assert b'data-theme="dark"' in phone.get("/me").content
    assert phone.post("/me", {**given, "key": "k2", "language": "xx"}).status_code == 422
    assert phone.post("/me", {"key": "k3"}).status_code == 422
    assert again(cast.alma).language == "da"


@pytest.mark.parametrize(
    ("address", "name", "good", "bad"), [("/language", "language", "en", "xx"), ("/theme", "theme", "dark", "neon")]
)
def test_language_and_theme_are_kept_on_the_person_or_else_in_a_cookie(
    cast: make.Cast, as_person: Callable[..., Client], browser: Client, address: str, name: str, good: str, bad: str
) -> None:
    phone = as_person(cast.alma, language="da")
    answer = phone.post(address, {name: good, "next": "/seen"})
    assert (answer.headers["Location"], name in answer.cookies) == ("/seen", False)
    assert getattr(again(cast.alma), name) == good
    phone.post(address, {name: bad})
    assert getattr(again(cast.alma), name) == good
    assert browser.post(address, {name: good}).cookies[name].value == good
    for wrong in ({name: bad}, {name: bad + "\r\nSet-Cookie: x=1"}, {}):
        answer = browser.post(address, {**wrong, "next": "//evil.example"})
        assert answer.headers["Location"] == "/"
        assert answer.cookies.get(name) is None or not answer.cookies[name].value
    assert browser.get(address).status_code == 405


def test_a_leader_is_away_until_a_day_and_back_again(cast: make.Cast, as_person: Callable[..., Client]) -> None:
    phone = as_person(cast.mette, language="en")
    until = clock.today() + timedelta(days=9)
    assert phone.post("/me/away", {"until": until.isoformat(), "key": "a"}).status_code == 303
    assert again(cast.mette).away_until == until
    assert b"I am here again" in phone.get("/me").content
    past = phone.post("/me/away", {"until": "2020-01-01", "key": "b"})
    assert (past.status_code, b"Choose a day to come" in past.content) == (422, True)
    phone.post("/me/away", {"until": until.isoformat(), "back": "1", "key": "c"})
    assert again(cast.mette).away_until is None
    employee = as_person(cast.alma, language="en")
    assert employee.post("/me/away", {"until": until.isoformat()}).status_code == 422
    assert again(cast.alma).away_until is None


# ---------------------------------------------------------------------------------------------- password


def test_the_first_password_needs_no_old_one_and_ends_other_sign_ins(
    cast: make.Cast, as_person: Callable[..., Client], browser: Client
) -> None:
    phone, tablet = as_person(cast.alma, language="en"), as_person(cast.alma)
    assert b"have now" not in phone.get("/me/password").content
    assert phone.post("/me/password", {"new": NEW}).headers["Location"] == "/me"
    assert (who(phone), who(tablet)) == ("Alma Friis", "")
    assert try_password(browser, "alma", NEW).status_code == 303


def test_a_new_password_needs_the_old_one(cast: make.Cast, as_person: Callable[..., Client]) -> None:
    cast.alma.set_password(PASSWORD)
    cast.alma.save()
    phone = as_person(cast.alma, language="en")
    for given in ({"new": NEW}, {"old": "not this one", "new": NEW}, {"old": PASSWORD, "new": "short"}):
        assert phone.post("/me/password", given).status_code == 422
    for weak in ("alma friis", "password123", "1234567890"):
        assert phone.post("/me/password", {"old": PASSWORD, "new": weak}).status_code == 422
    assert again(cast.alma).check_password(PASSWORD)
    assert phone.post("/me/password", {"old": PASSWORD, "new": NEW}).status_code == 303
    assert again(cast.alma).check_password(NEW)


def test_whoever_has_stolen_a_session_cannot_guess_the_old_password_for_long(
    cast: make.Cast, as_person: Callable[..., Client]
) -> None:
    cast.alma.set_password(PASSWORD)
    cast.alma.save()
    phone = as_person(cast.alma, language="en")
    for n in range(5):
        phone.post("/me/password", {"old": f"guess {n}", "new": NEW})
    last = phone.post("/me/password", {"old": PASSWORD, "new": NEW})
    assert (last.status_code, b"too many wrong tries" in last.content) == (422, True)
    assert again(cast.alma).check_password(PASSWORD)


# ------------------------------------------------------------------------------------------------- the card


def test_one_may_choose_a_pin_that_nobody_else_knows(
    cast: make.Cast, as_person: Callable[..., Client], browser: Client
) -> None:
    phone = as_person(cast.alma, language="en")
    assert phone.get("/me/pin").headers["Location"] == "/me"  # no card yet
    secret, old = entry.issue_card(by=cast.ada, person=cast.alma)
    for given in ({"old": old, "new": "1111"}, {"old": "0000", "new": "4711"}, {"old": old, "new": "47"}):
        assert phone.post("/me/pin", given).status_code == 422
    assert phone.post("/me/pin", {"old": old, "new": "471108"}).headers["Location"] == "/me"
    assert browser.post(f"/card/{secret}", {"pin": old}).status_code == 422
    assert browser.post(f"/card/{secret}", {"pin": "471108"}).status_code == 303


def test_a_lost_card_is_put_out_of_use(cast: make.Cast, as_person: Callable[..., Client], browser: Client) -> None:
    secret, _pin = entry.issue_card(by=cast.ada, person=cast.alma)
    assert as_person(cast.alma).post("/me/pin", {"lost": "1"}).status_code == 303
    assert browser.get(f"/card/{secret}").status_code == 404


# -------------------------------------------------------------------------------------------- what is kept


def test_what_greb_keeps_about_me_is_a_file_without_secrets(
    cast: make.Cast, as_person: Callable[..., Client], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    entry.issue_card(by=cast.ada, person=cast.mette)
    phone = as_person(cast.mette)
    with django_assert_num_queries(3):
        answer = phone.get("/me/data")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="greb-about-me.json"'
    kept = json.loads(answer.content)
    assert kept["person"]["mail address"] == "mette@sund.example"
    assert kept["workplaces"] == [{"workplace": "Solsikken", "is home": True}]
    assert kept["roles"] == [{"role": "leader", "workplace": "Solsikken"}]
    assert "argon2" not in answer.content.decode()
    # All that is kept of a person is told or is a secret or a counter: a new field must be thought of here.
    told = {"username", "name", "email", "language", "theme", "mail", "joined_on", "away_until"}
    as_yes_or_no = {"password", "card", "pin"}
    rest = {"id", "is_active", "session_version", "sought"}
    assert {field.name for field in Person._meta.concrete_fields} == told | as_yes_or_no | rest


def test_own_data_stays_off_a_shared_device(cast: make.Cast, as_person: Callable[..., Client]) -> None:
    tablet = as_person(cast.alma, language="en", shared=True)
    assert tablet.get("/me/data").status_code == 403
    assert b"/me/data" not in tablet.get("/me").content


def test_what_can_be_seen_of_me_is_told_in_plain_words(
    cast: make.Cast,
    as_person: Callable[..., Client],
    settings: Settings,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    phone = as_person(cast.alma, language="en")
    settings.WHISTLEBLOWER = ""
    with django_assert_num_queries(1):
        page = phone.get("/seen").content.decode()
    assert "reading is not written down" in page
    assert "ask where yours is" in page
    settings.WHISTLEBLOWER = "https://whistle.example/"
    assert 'href="https://whistle.example/"' in phone.get("/seen").content.decode()


def test_nobody_has_no_settings(browser: Client, cast: make.Cast) -> None:
    for path in ("/me", "/me/away", "/me/password", "/me/pin", "/me/data", "/seen", "/shared-device"):
        for answer in (browser.get(path), browser.post(path)):
            assert answer.headers["Location"].startswith("/sign-in?next=")
