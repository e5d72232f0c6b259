"""A cookie is known again for what was checked, and for nothing else."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore as Plain
from django.test import Client

from greb.workplaces import cookies
from greb.workplaces.cookies import SessionStore
from greb.workplaces.models import Person
from tests import make

SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cookies, "_checked", {})


def signed(**values: object) -> str:
    store = Plain()
    store.update(values)
    store.save()
    return str(store.session_key)


def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cookies whose signatures are checked from now on."""
    seen: list[str] = []
    plain = Plain.load

    def load(self: Plain) -> dict[str, object]:
        seen.append(str(self.session_key))
        return plain(self)

    monkeypatch.setattr(Plain, "load", load)
    return seen


def test_a_signature_is_checked_once_in_five_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, cookie = checks(monkeypatch), signed(p=7, v=1)
    now = [1000.0]
    monkeypatch.setattr(cookies, "monotonic", lambda: now[0])
    for _twice in range(2):
        assert SessionStore(cookie).load() == {"p": 7, "v": 1}
    assert len(seen) == 1
    now[0] += cookies.SECONDS + 1
    assert SessionStore(cookie).load() == {"p": 7, "v": 1}
    assert len(seen) == 2


def test_another_signature_is_never_known(monkeypatch: pytest.MonkeyPatch) -> None:
    cookie = signed(p=7, v=1)
    assert SessionStore(cookie).load()
    for other in (cookie[:-1] + ("A" if cookie[-1] != "A" else "B"), "A" + cookie, cookie + "A", "", "x:y:z"):
        assert SessionStore(other).load() == {}
    assert len(cookies._checked) == 1


def test_what_is_changed_in_a_session_is_not_changed_in_what_is_known() -> None:
    cookie = signed(p=7, v=1)
    SessionStore(cookie).load()["p"] = 8
    assert SessionStore(cookie).load() == {"p": 7, "v": 1}
    assert SessionStore(cookie)["p"] == 7


def test_no_cookie_is_kept_and_what_is_more_than_plain_values_is_not_known() -> None:
    cookie, other = signed(p=7, v=1), signed(asked={"link": "x"})
    assert SessionStore(cookie).load() and SessionStore(other).load() == {"asked": {"link": "x"}}
    assert [len(mark) for mark in cookies._checked] == [32]
    assert cookie not in repr(cookies._checked)


def test_it_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cookies, "MOST", 3)
    for person in range(10):
        assert SessionStore(signed(p=person)).load() == {"p": person}
    assert len(cookies._checked) <= 3


@pytest.mark.django_db
def test_who_is_signed_out_everywhere_is_out_at_the_next_page(as_person: SignIn) -> None:
    alma = make.cast().alma
    browser = as_person(alma)
    assert browser.get("/").status_code == 200
    Person.objects.filter(pk=alma.pk).update(session_version=alma.session_version + 1)
    assert browser.get("/")["Location"].startswith("/sign-in")
    Person.objects.filter(pk=alma.pk).update(session_version=alma.session_version, is_active=False)
    assert browser.get("/")["Location"].startswith("/sign-in")
