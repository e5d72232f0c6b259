"""Every answer carries its safety; a stranger is given no cookie but the form's; no page names another host."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from greb.files.answer import HEADERS as PICTURE
from greb.ui.middleware import POLICY
from tests.trust import world
from tests.trust.test_routes import PARTS, visit
from tests.trust.world import Visitor, World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]

DIRECTIVES = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
}  # fmt: skip
SAYS_SOMETHING = {"sign-out-rested"}  # tells a stranger that they are signed out, in a cookie read on the next page
ADDRESS = re.compile(rb"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"'<>]*|https?://[^\s\"'<>]+", re.IGNORECASE)
KNOWN = (
    b"http://www.w3.org/2000/svg",  # the name of a language, never fetched
    b"https://mozilla.org/MPL/2.0",
)


def faults(answer: HttpResponse) -> list[str]:
    """What is wrong with an answer's headers. A picture that somebody brought is held to more: it may do nothing."""
    held = answer.headers
    policy = PICTURE["Content-Security-Policy"] if held.get("Content-Type") == "image/jpeg" else POLICY
    wrong = [
        name
        for name, value in {
            "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
        }.items()
        if held.get(name) != value
    ]  # fmt: skip
    if not {"private", "no-store"} & set(held.get("Cache-Control", "").split(", ")):
        wrong.append(f"Cache-Control: {held.get('Cache-Control')}")
    for cookie in answer.cookies.values():
        if cookie.value and not (cookie["httponly"] and cookie["samesite"] in {"Lax", "Strict"}):
            wrong.append(f"cookie {cookie.key}: {cookie.OutputString()}")
        if cookie["domain"]:
            wrong.append(f"cookie {cookie.key} for a whole domain")
    return wrong


def strangers(body: bytes) -> set[bytes]:
    """The addresses of other hosts that a page names."""
    own = (settings.ADDRESS.encode(), *KNOWN)
    return {found for found in ADDRESS.findall(body) if not found.startswith(own)}


def test_a_picture_may_do_nothing_at_all() -> None:
    assert set(PICTURE["Content-Security-Policy"].split("; ")) == {
        "default-src 'none'", "sandbox", "frame-ancestors 'none'"
    }  # fmt: skip


def test_the_policy_is_the_one_we_promise() -> None:
    assert set(POLICY.split("; ")) == DIRECTIVES
    assert "unsafe" not in POLICY


@pytest.mark.parametrize("part", PARTS)
def test_every_answer_carries_its_safety_and_names_no_other_host(part: str, made: World) -> None:
    wrong = []
    visitors = {role: Visitor(made.who(role)) for role in ("nobody", "author", "leader", "administrator")}
    for route, role, subject in product(PARTS[part], visitors, ("own", "missing")):
        for address in world.addresses(made, route, subject, role):
            for method in ("GET", "POST"):
                answer = visit(visitors[role], method, address)
                wrong += [f"{method} {address} as {role}: {fault}" for fault in faults(answer)]
                wrong += [f"{method} {address} as {role}: {host!r}" for host in strangers(answer.content)]
    assert wrong == []


def test_another_host_is_refused_also_after_ours() -> None:
    visitor = Client()
    for host, status in (("testserver", 200), ("evil.example", 400), ("testserver", 200), ("evil.example", 400)):
        assert visitor.get("/about", headers={"host": host}).status_code == status


def test_a_stranger_gets_no_cookie_but_the_form_s(made: World) -> None:
    for route in world.routes():
        for address in world.addresses(made, route, "own", "nobody"):
            for shown in (Client().get(address), Client().head(address)):
                allowed = {"greb-csrf"} | ({"messages"} if route.name in SAYS_SOMETHING else set())
                assert {key for key, cookie in shown.cookies.items() if cookie.value} <= allowed, address


def test_trouble_carries_its_safety_too(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = Visitor(made.who("author"))
    large = visitor.visit("POST", "/tell", b"told=" + b"x" * 3 * 1024 * 1024, "application/x-www-form-urlencoded")
    assert (large.status_code, faults(large)) == (400, [])
    assert faults(visitor.get("/no/such/address")) == []

    def breaks(*args: object, **kwargs: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("greb.ideas.views.board.board_page", breaks)
    broken = visitor.get("/ideas")
    assert (broken.status_code, faults(broken)) == (500, [])
    assert b"planted" not in broken.content
    assert b"RuntimeError" not in broken.content


def test_files_of_ours_are_what_they_say(rf: RequestFactory) -> None:
    """What never reaches our own middleware: scripts, styles, pictures."""
    folder = Path(settings.STATIC_ROOT) / "ui"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "probe.css").write_text("p{}")
    served = WhiteNoiseMiddleware(lambda request: HttpResponse("page"))(rf.get("/static/ui/probe.css"))
    assert served.headers["Content-Type"].startswith("text/css")
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert served.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in served.headers
    served.close()  # else its file is closed whenever rubbish is collected, in some other test


def test_a_planted_fault_is_seen() -> None:
    answer = HttpResponse('<img src="https://evil.example/x.png"><script src="//evil.example/x.js"></script>')
    answer.headers["Content-Security-Policy"] = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    answer.set_cookie("follows-you", "1")
    assert any("follows-you" in fault for fault in faults(answer))
    assert "Content-Security-Policy" in faults(answer)
    assert len(strangers(answer.content)) == 2
