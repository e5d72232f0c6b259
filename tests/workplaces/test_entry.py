"""Signing in by mail and by password, as people do it and as attackers try it."""

import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, Settings

from greb.trail import clock
from greb.trail.models import Entry, Received
from greb.trail.refusal import Refused
from greb.workplaces import entry, throttle
from greb.workplaces.models import Attempts, Person, SignInLink
from tests import make

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

MORNING = datetime(2026, 9, 3, 7, 0, tzinfo=UTC)
PASSWORD = "four grey coats hanging"


def ask(browser: Client, email: str, **more: str) -> "Answer":
    return browser.post("/sign-in", {"way": "mail", "email": email, **more})


def try_password(browser: Client, name: str, password: str, **more: str) -> "Answer":
    return browser.post("/sign-in", {"way": "password", "name": name, "password": password, **more})


def link_in(sent: mail.EmailMessage) -> str:
    found = re.search(r"http://[^/]+(/sign-in/link/\S+)", str(sent.body))
    assert found
    return found[1]


def code_in(sent: mail.EmailMessage) -> str:
    found = re.search(r"^(\d{3}) (\d{3})$", str(sent.body), re.MULTILINE)
    assert found
    return found[1] + found[2]


def who(browser: Client) -> str:
    """The name on the own page, or "" where nobody is signed in."""
    answer = browser.get("/me")
    found = re.search(r"<h1>(.*?)</h1>", answer.content.decode())
    return found[1] if answer.status_code == 200 and found else ""


def text(answer: "Answer") -> str:
    """The page without what is made anew on every one: the CSRF field."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


@pytest.fixture
def alma_has_a_password(cast: make.Cast) -> None:
    cast.alma.set_password(PASSWORD)
    cast.alma.save()


# ------------------------------------------------------------------------------------------------- by mail


@pytest.mark.usefixtures("mails_at_once")
def test_the_mailed_link_asks_before_it_signs_in_and_works_once(
    cast: make.Cast, browser: Client, other_browser: Client
) -> None:
    assert ask(browser, "Alma@Sund.example ", next="/seen").headers["Location"] == "/sign-in/code"
    [sent] = mail.outbox
    assert sent.to == ["alma@sund.example"]
    assert "for you only" in sent.body
    link = link_in(sent)
    for _scanner in range(3):  # mail scanners open links
        assert b"Sign in as Alma Friis" in other_browser.get(link).content
    assert who(other_browser) == ""
    assert browser.post(link).headers["Location"] == "/seen"
    assert who(browser) == "Alma Friis"
    for again in (other_browser.get(link), other_browser.post(link)):
        assert again.status_code == 410
        assert b"Ask for a new one" in again.content
    assert who(other_browser) == ""


@pytest.mark.usefixtures("mails_at_once")
def test_of_two_who_use_a_link_at_the_same_moment_one_gets_in(
    cast: make.Cast, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(browser, "alma@sund.example")
    read_by_both = SignInLink.objects.select_related("person").get()
    monkeypatch.setattr(entry, "_live", lambda link: read_by_both)
    assert entry.by_link(secret="x") == cast.alma
    with pytest.raises(Refused):
        entry.by_link(secret="x")


@pytest.mark.usefixtures("mails_at_once")
def test_a_link_opened_elsewhere_warns_that_it_may_be_somebody_elses(
    cast: make.Cast, browser: Client, other_browser: Client
) -> None:
    ask(browser, "alma@sund.example")
    link = link_in(mail.outbox[0])
    assert b"another device" in other_browser.get(link).content
    assert b"another device" not in browser.get(link).content


@pytest.mark.usefixtures("mails_at_once")
def test_the_link_lasts_fifteen_minutes(cast: make.Cast, browser: Client) -> None:
    with clock.at(MORNING):
        ask(browser, "alma@sund.example")
    link = link_in(mail.outbox[0])
    with clock.at(MORNING + timedelta(minutes=14)):
        assert browser.get(link).status_code == 200
    with clock.at(MORNING + timedelta(minutes=16)):
        assert browser.get(link).status_code == 410
        assert browser.post(link).status_code == 410
    assert who(browser) == ""


@pytest.mark.usefixtures("mails_at_once")
def test_the_code_signs_in_the_browser_that_asked(cast: make.Cast, browser: Client) -> None:
    ask(browser, "alma@sund.example", next="/me")
    code = code_in(mail.outbox[0])
    assert browser.post("/sign-in/code", {"code": f" {code[:3]} {code[3:]}"}).headers["Location"] == "/me"
    assert who(browser) == "Alma Friis"


@pytest.mark.usefixtures("mails_at_once")
def test_a_forwarded_code_is_worth_nothing_in_another_browser(
    cast: make.Cast, browser: Client, other_browser: Client
) -> None:
    ask(browser, "alma@sund.example")
    code = code_in(mail.outbox[0])
    assert other_browser.post("/sign-in/code", {"code": code}).headers["Location"] == "/sign-in"
    ask(other_browser, "alma@sund.example")  # even one that has asked for its own
    assert other_browser.post("/sign-in/code", {"code": code}).status_code == 422
    assert who(other_browser) == ""
    assert browser.post("/sign-in/code", {"code": code}).status_code == 303


@pytest.mark.usefixtures("mails_at_once")
def test_the_code_may_be_tried_five_times(cast: make.Cast, browser: Client) -> None:
    ask(browser, "alma@sund.example")
    code = code_in(mail.outbox[0])
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _n in range(5):
        assert browser.post("/sign-in/code", {"code": wrong}).status_code == 422
    assert browser.post("/sign-in/code", {"code": code}).status_code == 422
    assert who(browser) == ""


@pytest.mark.usefixtures("mails_at_once")
def test_nobody_learns_whether_a_mail_address_exists(cast: make.Cast, browser: Client, other_browser: Client) -> None:
    known, unknown = ask(browser, "alma@sund.example"), ask(other_browser, "nobody@sund.example")
    assert (known.status_code, known.content, known.headers) == (unknown.status_code, unknown.content, unknown.headers)
    assert {c: len(m.value) for c, m in known.cookies.items()} == {c: len(m.value) for c, m in unknown.cookies.items()}
    assert text(browser.get("/sign-in/code")) == text(other_browser.get("/sign-in/code"))
    for _n in range(7):
        one, other = (b.post("/sign-in/code", {"code": "x"}) for b in (browser, other_browser))
        assert (one.status_code, text(one)) == (other.status_code, text(other))
    assert len(mail.outbox) == 1


def test_what_depends_on_the_person_happens_aside(
    cast: make.Cast, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer's time cannot tell: the same statements are sent for a known address as for an unknown one."""
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr(entry, "aside", waiting.append)
    sent = []
    for email in ("alma@sund.example", "nobody@sund.example"):
        Attempts.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            ask(browser, email)
        sent.append([query["sql"].split()[0] for query in asked])
        assert not any("workplaces_person" in query["sql"] for query in asked)
    assert sent[0] == sent[1]
    assert not SignInLink.objects.exists()
    assert len(waiting) == 2


def test_a_mail_that_cannot_be_sent_is_logged_without_the_address(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(entry, "AFTER_THE_ANSWER", 0)

    def fail() -> None:
        raise OSError("alma@sund.example refused")

    before = set(threading.enumerate())
    entry.aside(fail)
    for thread in set(threading.enumerate()) - before:
        thread.join()
    assert caplog.messages == ["A sign-in mail was not sent: OSError"]


@pytest.mark.usefixtures("mails_at_once")
def test_nobody_is_buried_in_mails(cast: make.Cast, browser: Client) -> None:
    answers = {ask(browser, "alma@sund.example").headers["Location"] for _n in range(9)}
    assert answers == {"/sign-in/code"}
    assert len(mail.outbox) == 5


@pytest.mark.usefixtures("mails_at_once")
def test_a_client_that_asks_for_many_addresses_is_slowed_down(cast: make.Cast, browser: Client) -> None:
    answers = [ask(browser, f"n{n}@sund.example").status_code for n in range(32)]
    assert answers == [303] * 30 + [422] * 2


@pytest.mark.usefixtures("mails_at_once")
def test_the_mail_is_in_the_persons_own_language(cast: make.Cast, browser: Client) -> None:
    Person.objects.filter(pk=cast.alma.pk).update(language="da", name="Alma O'Friis & Co")
    ask(browser, "alma@sund.example")
    assert "Alma O'Friis & Co" in mail.outbox[0].body  # and no HTML in it
    assert "Content-Language" in browser.get("/sign-in/code").headers


@pytest.mark.usefixtures("mails_at_once")
def test_signing_in_leaves_no_row_that_tells_of_it(cast: make.Cast, browser: Client) -> None:
    before = Entry.objects.count()
    for _n in range(2):
        ask(browser, "alma@sund.example")
    browser.post(link_in(mail.outbox[0]))
    assert who(browser) == "Alma Friis"
    assert (SignInLink.objects.count(), Entry.objects.count(), Received.objects.count()) == (0, before, 0)


@pytest.mark.usefixtures("mails_at_once")
def test_secrets_are_kept_as_digests_only(cast: make.Cast, browser: Client) -> None:
    ask(browser, "alma@sund.example")
    row, sent = SignInLink.objects.get(), mail.outbox[0]
    kept = " ".join(map(str, vars(row).values())) + browser.cookies["asked"].value
    assert link_in(sent).rsplit("/", 1)[1] not in kept
    assert code_in(sent) not in kept


@pytest.mark.usefixtures("mails_at_once")
def test_whoever_has_left_gets_no_mail(cast: make.Cast, browser: Client) -> None:
    ask(browser, "alma@sund.example")
    Person.objects.filter(pk=cast.alma.pk).update(is_active=False)
    ask(browser, "alma@sund.example")
    assert len(mail.outbox) == 1
    assert browser.post(link_in(mail.outbox[0])).status_code == 410


# --------------------------------------------------------------------------------------------- by password


@pytest.mark.usefixtures("alma_has_a_password")
@pytest.mark.parametrize("name", ["alma", " ALMA ", "alma@sund.example"])
def test_a_user_name_or_a_mail_address_with_the_password_signs_in(browser: Client, name: str) -> None:
    assert try_password(browser, name, PASSWORD, next="/seen").headers["Location"] == "/seen"
    assert who(browser) == "Alma Friis"
    assert not Attempts.objects.exists()


@pytest.mark.usefixtures("alma_has_a_password")
def test_stuffing_is_stopped_after_five_tries_on_a_person(browser: Client) -> None:
    for name in ("alma", "alma@sund.example", "Alma", "alma", "alma@sund.example"):
        assert try_password(browser, name, "wrong and wrong").status_code == 422
    assert try_password(browser, "alma", PASSWORD).status_code == 422
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert try_password(browser, "alma", PASSWORD).status_code == 303


def test_stuffing_many_names_is_stopped_after_thirty(cast: make.Cast, browser: Client) -> None:
    Attempts.objects.create(bucket=throttle.Limit("address", "127.0.0.1", 30).bucket, since=clock.now(), count=29)
    assert b"do not fit together" in try_password(browser, "one", "wrong").content
    assert b"Too many tries from here" in try_password(browser, "another", "wrong").content
    behind_another = Client(headers={"accept-language": "en"}, REMOTE_ADDR="10.0.0.9")
    assert b"do not fit together" in try_password(behind_another, "another", "wrong").content


@pytest.mark.usefixtures("alma_has_a_password")
def test_unknown_and_known_names_answer_alike(
    browser: Client, monkeypatch: pytest.MonkeyPatch, cast: make.Cast
) -> None:
    hashed: list[str] = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify

    def counted_encode(self: Argon2PasswordHasher, password: str, salt: str) -> str:
        hashed.append("hash")
        return encode(self, password, salt)

    def counted_verify(self: Argon2PasswordHasher, password: str, encoded: str) -> bool:
        hashed.append("hash")
        return verify(self, password, encoded)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", counted_encode)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", counted_verify)
    pages = []
    for name in ("alma", "jonas", "nobody"):  # has a password, has none, is not there
        hashed.clear()
        answer = try_password(browser, name, "wrong and wrong")
        pages.append((answer.status_code, text(answer).replace(name, "")))
        assert hashed == ["hash"]
    assert pages[0] == pages[1] == pages[2]


@pytest.mark.usefixtures("alma_has_a_password")
def test_whoever_has_left_cannot_sign_in(cast: make.Cast, browser: Client) -> None:
    Person.objects.filter(pk=cast.alma.pk).update(is_active=False)
    assert try_password(browser, "alma", PASSWORD).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_many_at_the_same_moment_do_not_slip_past_the_limit() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lies in memory, where threads cannot write beside each other")
    limit, passed = throttle.Limit("name", "alma", 5), []

    def one() -> None:
        passed.append(throttle.take(limit))
        connection.close()

    threads = [threading.Thread(target=one) for _n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(passed) == [False] * 11 + [True] * 5


def test_behind_a_proxy_the_tries_count_on_the_address_it_saw(
    browser: Client, cast: make.Cast, settings: Settings
) -> None:
    settings.BEHIND_PROXY = True
    for n in range(31):
        # What a client writes before the proxy's own entry counts for nothing.
        last = browser.post(
            "/sign-in", {"way": "mail", "email": "a@b.example"}, headers={"x-forwarded-for": f"9.9.9.{n}, 10.1.1.1"}
        )
    assert last.status_code == 422
    fresh = browser.post("/sign-in", {"way": "mail", "email": "a@b.example"}, headers={"x-forwarded-for": "10.1.1.2"})
    assert fresh.status_code == 303


# ----------------------------------------------------------------------------------------------- going on


@pytest.mark.usefixtures("alma_has_a_password")
@pytest.mark.parametrize(
    "hostile",
    [
        "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example",
        "javascript:alert(1)", "evil", "http:evil.example", "/\t/evil.example", " //evil.example", "/" + "x" * 600,
    ],
)  # fmt: skip
def test_nobody_is_led_out_of_the_product(browser: Client, hostile: str) -> None:
    assert try_password(browser, "alma", PASSWORD, next=hostile).headers["Location"] in {"/", "/%09/evil.example"}
    assert browser.get("/sign-in", {"next": hostile}).headers["Location"] in {"/", "/%09/evil.example"}


def test_a_page_behind_the_door_is_found_again_after_signing_in(cast: make.Cast, browser: Client) -> None:
    door = browser.get("/me/password?x=1")
    assert door.headers["Location"] == "/sign-in?next=%2Fme%2Fpassword%3Fx%3D1"
    assert b'value="/me/password?x=1"' in browser.get(door.headers["Location"]).content


def test_sign_in_needs_no_statement_and_refuses_kindly(
    browser: Client, cast: make.Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert browser.get("/sign-in").status_code == 200
        assert browser.get("/sign-in/code").status_code == 302
        assert browser.post("/sign-in", {"way": "none such"}).status_code == 200
        assert ask(browser, "not an address").status_code == 422
        assert try_password(browser, "", "x" * 300).status_code == 422
    with django_assert_num_queries(1):
        assert browser.get("/sign-in/link/none-such").status_code == 410


def test_a_form_from_another_site_is_refused(cast: make.Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    for path in ("/sign-in", "/sign-in/link/x", "/card/x", "/sign-out", "/sign-out-everywhere", "/theme", "/language"):
        assert strict.post(path, {"way": "password"}).status_code == 403


def test_signing_out_everywhere_ends_every_session(cast: make.Cast, as_person: Callable[..., Client]) -> None:
    phone, tablet = as_person(cast.alma, language="en"), as_person(cast.alma)
    assert who(phone) == who(tablet) == "Alma Friis"
    stolen = tablet.cookies["greb"].value
    assert phone.get("/sign-out-everywhere").status_code == 405
    phone.post("/sign-out-everywhere")
    tablet.cookies["greb"] = stolen
    assert who(phone) == who(tablet) == ""


def test_signing_out_takes_a_button_not_a_link(cast: make.Cast, as_person: Callable[..., Client]) -> None:
    phone = as_person(cast.alma, language="en")
    assert phone.get("/sign-out").status_code == 405
    assert who(phone) == "Alma Friis"
    assert b"You are signed out." in phone.post("/sign-out", follow=True).content
    assert who(phone) == ""


# ---------------------------------------------------------------------------------------------------- demo


def test_choosing_whom_to_be_is_for_the_demo_alone(
    cast: make.Cast, browser: Client, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.DEMO = False
    assert browser.get("/pick").status_code == 404
    assert browser.post("/pick", {"person": cast.mette.pk}).status_code == 404
    assert who(browser) == ""
    settings.DEMO = True
    with django_assert_num_queries(2):
        page = browser.get("/pick").content.decode()
    assert page.index("Mette Holm") < page.index("Alma Friis")
    assert 'href="/pick"' in browser.get("/sign-in").content.decode()
    for bad in ("", "x", "0", "9" * 30, "²"):
        assert browser.post("/pick", {"person": bad}).status_code == 404
    assert browser.post("/pick", {"person": cast.mette.pk}).status_code == 303
    assert who(browser) == "Mette Holm"
