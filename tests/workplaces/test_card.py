"""The printed card, its PIN, and the device that several people share."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from greb.trail import clock
from greb.trail.models import Entry
from greb.trail.refusal import Refused
from greb.workplaces import actions, entry
from greb.workplaces.models import Attempts, Person, Role
from tests import make

from .test_entry import who

MORNING = datetime(2026, 9, 3, 7, 0, tzinfo=UTC)


@pytest.fixture
def card(cast: make.Cast) -> tuple[str, str]:
    """Alma's card: its secret and its PIN."""
    return entry.issue_card(by=cast.ada, person=cast.alma)


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 10**4:04}"


# ------------------------------------------------------------------------------------------------ the card


def test_a_card_and_its_pin_sign_in(
    card: tuple[str, str], browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    secret, pin = card
    with django_assert_num_queries(1):
        page = browser.get(f"/card/{secret}")
    assert b"Hello Alma Friis" in page.content
    assert browser.post(f"/card/{secret}", {"pin": pin}).headers["Location"] == "/"
    assert who(browser) == "Alma Friis"
    assert not Attempts.objects.exists()


def test_the_card_is_found_however_it_is_scanned_or_written(card: tuple[str, str], browser: Client) -> None:
    secret = card[0]
    by_four = " - ".join(secret[n : n + 4] for n in range(0, 16, 4)).upper()
    for given in (secret, by_four, f"http://127.0.0.1:8000/card/{secret}/", f"  {secret}\n"):
        answer = browser.post("/sign-in", {"way": "card", "card": given})
        assert answer.headers["Location"] == f"/card/{secret}"
    assert browser.post("/sign-in", {"way": "card", "card": "none such"}).status_code == 422
    assert browser.post("/sign-in", {"way": "card", "card": "///"}).status_code == 422
    assert browser.get("/card/none-such").status_code == 404


def test_five_wrong_pins_rest_the_card_for_a_quarter_of_an_hour(card: tuple[str, str], browser: Client) -> None:
    secret, pin = card
    with clock.at(MORNING):
        for _n in range(5):
            assert b"does not fit" in browser.post(f"/card/{secret}", {"pin": wrong(pin)}).content
        rests = browser.post(f"/card/{secret}", {"pin": pin})
        assert (rests.status_code, b"too many wrong PINs" in rests.content) == (422, True)
    with clock.at(MORNING + timedelta(minutes=14)):
        assert browser.post(f"/card/{secret}", {"pin": pin}).status_code == 422
    with clock.at(MORNING + timedelta(minutes=16)):
        assert browser.post(f"/card/{secret}", {"pin": pin}).status_code == 303


def test_twenty_wrong_pins_in_a_week_lock_a_found_card(card: tuple[str, str], browser: Client) -> None:
    secret, pin = card
    for n in range(20):
        with clock.at(MORNING + n * timedelta(hours=1)):
            browser.post(f"/card/{secret}", {"pin": wrong(pin)})
    with clock.at(MORNING + timedelta(days=2)):
        assert b"Ask for a new card" in browser.post(f"/card/{secret}", {"pin": pin}).content
    assert who(browser) == ""


@pytest.mark.parametrize("pin", ["", "12", "1234567", "12a4", "١٢٣٤"])
def test_a_pin_is_four_to_six_figures(card: tuple[str, str], browser: Client, pin: str) -> None:
    assert browser.post(f"/card/{card[0]}", {"pin": pin}).status_code == 422
    assert not Attempts.objects.exists()


def test_secret_and_pin_are_not_kept_readable(card: tuple[str, str], cast: make.Cast) -> None:
    secret, pin = card
    assert re.fullmatch(r"[2-9a-hjkmnp-z]{16}", secret)
    assert re.fullmatch(r"[0-9]{4}", pin)
    alma = Person.objects.get(pk=cast.alma.pk)
    assert alma.card == entry.digest(secret)
    assert alma.pin.startswith("argon2")
    assert [e.verb for e in Entry.objects.filter(subject_kind="person", subject_id=alma.pk)][-1] == "card.issued"


def test_a_new_card_puts_the_old_one_out_of_use(card: tuple[str, str], cast: make.Cast, browser: Client) -> None:
    new_secret, _pin = entry.issue_card(by=cast.mette, person=cast.alma)
    assert browser.get(f"/card/{card[0]}").status_code == 404
    assert browser.get(f"/card/{new_secret}").status_code == 200
    Person.objects.filter(pk=cast.alma.pk).update(is_active=False)
    assert browser.get(f"/card/{new_secret}").status_code == 404


def test_nobody_prints_a_card_that_reaches_further_than_they_do(cast: make.Cast) -> None:
    for by, person in (
        (cast.jonas, cast.alma),  # a colleague
        (cast.alma, cast.alma),  # not even one's own
        (cast.rikke, cast.alma),  # another workplace's leader
        (cast.mette, cast.bo),  # a leader, for somebody who stands in
        (cast.bo, cast.mette),  # the stand-in, for the leader
        (cast.mette, cast.ada),
    ):
        with pytest.raises(Refused):
            entry.issue_card(by=by, person=person)
    local = make.person("Lis Lokal", cast.solsikken, Role.Kind.ADMINISTRATOR)
    entry.issue_card(by=local, person=cast.mette)
    actions.give_role(by=make.SYSTEM, person=cast.mette, workplace=cast.sund, kind=Role.Kind.ADMINISTRATOR)
    with pytest.raises(Refused):
        entry.issue_card(by=local, person=cast.mette)


def test_easy_pins_are_not_given() -> None:
    assert {pin for pin in ("0000", "1234", "9876", "1357", "4711", "55555") if entry.is_easy(pin)} == {
        "0000", "1234", "9876", "55555",
    }  # fmt: skip
    assert not any(entry.is_easy(entry.new_pin()) for _n in range(500))


# ------------------------------------------------------------------------------------------- shared device


def test_a_leader_makes_a_device_shared_and_is_signed_out_of_it(
    cast: make.Cast, as_person: Callable[..., Client], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tablet = as_person(cast.mette, language="en")
    with django_assert_num_queries(1):
        assert b"Make this a shared device" in tablet.get("/shared-device").content
    on = tablet.post("/shared-device", {"shared": "yes"})
    assert on.cookies["shared"]["httponly"]
    assert int(on.cookies["shared"]["max-age"]) > 300 * 24 * 60 * 60
    assert who(tablet) == ""
    page = tablet.get("/sign-in", headers={"accept-language": "en"}).content.decode()
    assert page.index("letters on your card") < page.index("Your mail address")


def test_an_employee_cannot_change_the_device(cast: make.Cast, as_person: Callable[..., Client]) -> None:
    tablet = as_person(cast.alma)
    for answer in (tablet.get("/shared-device"), tablet.post("/shared-device", {"shared": "yes"})):
        assert answer.status_code == 403
        assert "shared" not in answer.cookies


def test_a_forged_cookie_does_not_make_a_device_shared(cast: make.Cast, browser: Client) -> None:
    browser.cookies["shared"] = "1"
    assert b"This device is shared" not in browser.get("/sign-in").content


@pytest.fixture
def tablet(cast: make.Cast, as_person: Callable[..., Client]) -> Client:
    """A shared device on which nobody is signed in."""
    device = as_person(cast.mette)
    device.post("/shared-device", {"shared": "yes"})
    device.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return device


def test_on_a_shared_device_a_sign_in_ends_two_minutes_after_the_last_page(
    tablet: Client, card: tuple[str, str]
) -> None:
    with clock.at(MORNING):
        tablet.post(f"/card/{card[0]}", {"pin": card[1]})
    for seconds in (100, 200, 300):  # each page begins the two minutes anew
        with clock.at(MORNING + timedelta(seconds=seconds)):
            assert who(tablet) == "Alma Friis"
    with clock.at(MORNING + timedelta(seconds=390)):
        assert tablet.get("/still-here").status_code == 204  # so does writing
    kept = tablet.cookies["greb"].value
    with clock.at(MORNING + timedelta(seconds=509)):
        assert who(tablet) == "Alma Friis"
    tablet.cookies["greb"] = kept
    with clock.at(MORNING + timedelta(seconds=511)):
        assert tablet.get("/still-here").status_code == 403
        assert who(tablet) == ""
        told = tablet.get("/rested", follow=True)
        assert b"Nothing happened here for two minutes" in told.content


def test_a_page_on_a_shared_device_goes_by_itself_and_cannot_be_leafed_back_to(
    tablet: Client, card: tuple[str, str]
) -> None:
    tablet.post(f"/card/{card[0]}", {"pin": card[1]})
    page = tablet.get("/me")
    assert b'<meta http-equiv="refresh" content="125;url=/rested">' in page.content
    assert page.headers["Cache-Control"] == "no-store"
    assert b'action="/sign-out"' in page.content.split(b"<main")[0]  # one tap, at the top
    assert tablet.post("/sign-out").headers["Clear-Site-Data"] == '"cache"'
    assert b"refresh" not in tablet.get("/sign-in").content


def test_on_a_browser_of_ones_own_nothing_rests(cast: make.Cast, as_person: Callable[..., Client]) -> None:
    phone = as_person(cast.alma)
    assert b"refresh" not in phone.get("/me").content
    assert phone.get("/rested").headers["Location"] == "/"
    with clock.at(clock.now() + timedelta(hours=20)):
        assert who(phone) == "Alma Friis"


def test_a_device_can_be_taken_back(cast: make.Cast, as_person: Callable[..., Client]) -> None:
    device = as_person(cast.mette, language="en")
    device.cookies["shared"] = as_person(cast.mette).post("/shared-device", {"shared": "yes"}).cookies["shared"].value
    assert b"It is no longer shared" in device.get("/shared-device").content
    assert device.post("/shared-device", {"shared": "no"}).cookies["shared"].value == ""
