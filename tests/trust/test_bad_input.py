"""Whatever is sent, the answer is clear: never a 5xx, nothing half done, and the reason on a page.

Every route is sent every body by somebody who may use it (docs/architecture/routes.md says who) and by nobody.
"""

import re
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse, QueryDict
from django.utils.functional import cached_property
from pytest_django import Settings

from greb.trail.models import Entry
from tests.trust import fields, world
from tests.trust.test_routes import BY_NAME, EXPECTED, OTHER_BUTTONS, PARTS, Cell
from tests.trust.world import ROLES, Route, Visitor, World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MEGABYTE = 1024 * 1024
FORM = "application/x-www-form-urlencoded"
CLOSED = {"in", "400", "403", "404", "405", "410"}


def able(route: Route, method: str) -> str:
    """A role for which the route is open, the one with least say first."""
    open_to = [role for role in ROLES if EXPECTED[Cell(route.name, method, "own", role)] not in CLOSED]
    return (open_to or ["author"])[0]


def asked_by(made: World, route: Route, method: str) -> Iterator[tuple[Visitor, str]]:
    """The route's own address, as somebody who may, and as nobody where nobody is let past the door."""
    roles = {able(route, method), *(["nobody"] if EXPECTED[Cell(route.name, method, "own", "nobody")] != "in" else [])}
    for role in sorted(roles):
        for address in world.addresses(made, route, "own", role):
            yield Visitor(made.who(role)), address


def everywhere(made: World, some: list[Route], method: str) -> Iterator[tuple[Route, Visitor, str]]:
    for route in some:
        for visitor, address in asked_by(made, route, method):
            yield route, visitor, address


def trouble(answer: HttpResponse, route: Route) -> str:
    """What is wrong with an answer to bad input: "" for nothing."""
    if answer.status_code >= 500:
        return f"{answer.status_code}: {getattr(answer, 'exc_info', ('', ''))[1]!r}"
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    if answer.status_code >= 400 and route.name != "still-here" and not (is_page and b"<h1" in answer.content):
        return f"{answer.status_code} without a page that says why"
    return ""


# -------------------------------------------------------------------------------------------------- bodies

NAMES = [name for name in fields.names() if name not in OTHER_BUTTONS]


def every(value: object) -> dict[str, object]:
    return dict.fromkeys(NAMES, value)


def raw(value: str) -> str:
    """A body with that value, percent-encoded already, in every field."""
    return "&".join(f"{name}={value}" for name in NAMES)


Send = Callable[[Visitor, str], HttpResponse]
BODIES: dict[str, Send] = {
    "nothing at all": lambda v, a: v.visit("POST", a, b"", FORM),
    "empty fields": lambda v, a: v.post(a, every("")),
    "blanks": lambda v, a: v.post(a, every(" \t\r\n\u00a0\u200b")),
    "ten times too long": lambda v, a: v.post(a, every("Å" * 9000)),
    "a field too many times": lambda v, a: v.post(a, every(["a", "b", "<c>"])),
    "numbers beyond any key": lambda v, a: v.post(a, every(10**30)),
    "a negative number": lambda v, a: v.post(a, every(-1)),
    "nearly a number": lambda v, a: v.post(a, every("1e309")),
    "figures of another script": lambda v, a: v.post(a, every("٣²")),
    "a number of 5000 figures": lambda v, a: v.post(a, every("9" * 5000)),
    "a day that never was": lambda v, a: v.post(a, every("2026-02-30")),
    "a day long gone": lambda v, a: v.post(a, every("0001-01-01")),
    "a day beyond all": lambda v, a: v.post(a, every("9999-12-31")),
    "NUL": lambda v, a: v.post(a, every("a\x00b")),
    "controls and direction marks": lambda v, a: v.post(a, every("a\x01\x1b[2J\u202eb\ufeff\uffff")),
    "bytes that are no text": lambda v, a: v.visit("POST", a, raw("%ff%fe%c3"), FORM),
    "half of a pair": lambda v, a: v.visit("POST", a, raw("%ed%a0%80"), FORM),
    "a broken escape": lambda v, a: v.visit("POST", a, raw("%zz%"), FORM),
    "three megabytes": lambda v, a: v.visit("POST", a, b"told=" + b"x" * 3 * MEGABYTE, FORM),
    "three megabytes in parts": lambda v, a: v.post(a, {"told": "x" * 3 * MEGABYTE}),
    "ten thousand fields": lambda v, a: v.visit("POST", a, "&".join(f"f{n}=1" for n in range(10_000)), FORM),
    "ten thousand of one field": lambda v, a: v.visit("POST", a, "&".join(["told=1"] * 10_000), FORM),
    "JSON": lambda v, a: v.visit("POST", a, b'{"told": ["x", {"y": 1}]}', "application/json"),
    "an unknown type": lambda v, a: v.visit("POST", a, b"\x00\x01\x02", "application/x-nonsense"),
    "no type": lambda v, a: v.visit("POST", a, b"told=x", ""),
    "parts without a boundary": lambda v, a: v.visit("POST", a, b"told=x", "multipart/form-data"),
    "parts that never end": lambda v, a: v.visit(
        "POST", a, b'--b\r\nContent-Disposition: form-data; name="told"\r\n\r\nx', "multipart/form-data; boundary=b"
    ),
    "parts in broken base64": lambda v, a: v.visit(
        "POST", a, b'--b\r\nContent-Disposition: form-data; name="told"\r\nContent-Transfer-Encoding: base64\r\n'
        b"\r\n!\r\n--b--\r\n", "multipart/form-data; boundary=b",
    ),
    "another encoding": lambda v, a: v.visit("POST", a, b"told=x", f"{FORM}; charset=utf-16"),
    "an encoding that is none": lambda v, a: v.visit("POST", a, b"told=x", f"{FORM}; charset=nonsense"),
    "parts in UTF-7": lambda v, a: v.visit(
        "POST", a, b'--b\r\nContent-Disposition: form-data; name="told"\r\n\r\n+ADw-\r\n--b--\r\n',
        "multipart/form-data; boundary=b; charset=utf-7",
    ),
    "files where there should be text": lambda v, a: v.post(
        a, {name: SimpleUploadedFile("../../etc/x\x00.csv", b"\x00\xff") for name in NAMES}
    ),
    "from htmx": lambda v, a: v.post(a, every("\x00<b>"), headers={"hx-request": "true"}),
}  # fmt: skip
LARGE = {"three megabytes", "three megabytes in parts", "ten thousand fields", "ten thousand of one field"}


@pytest.mark.parametrize("part", PARTS)
def test_whatever_is_sent_is_answered_clearly(part: str, made: World) -> None:
    wrong = []
    for route, visitor, address in everywhere(made, PARTS[part], "POST"):
        for body, send in BODIES.items():
            if found := trouble(send(visitor, address), route):
                wrong.append(f"{address}, {body}: {found}")
    assert wrong == []


@pytest.mark.parametrize("body", sorted(LARGE))
@pytest.mark.parametrize("name", ["tell", "comment", "sign-in", "admin-workplace"])
def test_too_much_is_refused_as_a_whole(name: str, body: str, made: World) -> None:
    visitor, address = next(asked_by(made, BY_NAME[name], "POST"))
    assert BODIES[body](visitor, address).status_code == 400


@pytest.mark.parametrize(
    ("told", "kept"),
    [("x" * 301, True), ("", True), ("a\x00b", True), ("010203-1234", True), ("x" * 300, False)],
)
def test_a_limit_is_said_beside_its_field_and_what_was_typed_stays(made: World, told: str, kept: bool) -> None:
    visitor = Visitor(made.who("author"))
    answer = visitor.post("/tell", {"told": told, "body": "What else I wrote"})
    assert (answer.status_code == 422) is kept
    if kept:
        page = answer.content.decode()
        assert 'aria-invalid="true"' in page
        assert "What else I wrote" in page


# ------------------------------------------------------------------------------- queries, paths, methods, heads

QUERIES = (
    "", "%00", "%ff%fe", "%ed%a0%80", "-1", "0", "1" * 31, "9" * 18, "9" * 5000, "1e9", "%D9%A3", "%C2%B2", "'", '"',
    "%3Cscript%3E", "x" * 5000, "%25s", "{{7*7}}", "../../etc/passwd", "2026-01-01~1", "2026-99-99T99:99:99~1", "~",
    "~~", "2026-01-01T00:00:00~" + "9" * 30, "infinity~1", "5~5", "a+" * 500, "%0d%0aX-Evil:+1", "%5B%5D",
    "2026-01-01T00:00:00%2B99:99~1", "0001-01-01T00:00:00~1", "9999-12-31T23:59:59-23:59~1", "1e400~1", "nan~1",
)  # fmt: skip


class Reading:
    """Notices whether a view reads anything of what its address asks for."""

    def __init__(self) -> None:
        self.read = False
        self.given = cast("cached_property[QueryDict]", WSGIRequest.__dict__["GET"])

    def get(self, request: WSGIRequest) -> QueryDict:
        self.read = True
        return self.given.func(request)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    notices = Reading()
    monkeypatch.setattr(WSGIRequest, "GET", property(notices.get))
    return notices


@pytest.mark.parametrize("part", PARTS)
def test_whatever_is_asked_is_answered_clearly(part: str, made: World, reading: Reading) -> None:
    """A page that reads nothing of it, whoever asks, gives the same answer to all: it is asked twice."""
    wrong = []
    for route, visitor, address in everywhere(made, PARTS[part], "GET"):
        reading.read = False
        for number, value in enumerate(QUERIES):
            left_out = ("before", "after")[number % 2]
            query = "&".join(f"{field}={value}" for field in NAMES if field != left_out)
            if found := trouble(visitor.get(f"{address}?{query}"), route):
                wrong.append(f"{address} with {value[:40]!r}: {found}")
            if number and not reading.read:
                break
    assert wrong == []


def test_a_page_that_reads_what_is_asked_is_noticed(made: World, reading: Reading) -> None:
    visitor = Visitor(made.who("author"))
    noticed = []
    for address in ("/about", "/ideas"):
        reading.read = False
        visitor.get(f"{address}?q=coats")
        noticed.append(reading.read)
    assert noticed == [False, True]


ORDERS = [f"{name}&order={order}" for name in ("after", "before") for order in ("new", "support", "moved", "x")]


@pytest.mark.parametrize("order", ORDERS)
def test_any_place_in_any_order_of_the_board_is_answered(order: str, made: World) -> None:
    visitor = Visitor(made.who("author"))
    field, rest = order.split("&")
    for value in QUERIES:
        assert visitor.get(f"/ideas?{field}={value}&{rest}").status_code == 200, value


IDS = ("0", "00", "-1", "1.5", "9" * 18, "9" * 19, "1" + "0" * 30, "%00", "%D9%A3", "%ff", "1%0a", "1;", "x" * 5000)
WORDS = (
    "%00", "a%00b", "%ff%fe", "%ed%a0%80", "..", "..%2f..%2fetc", "x" * 5000, "%0d%0aX-Evil:%201", "%3Cscript%3E", "'",
    "%25s", "%5c", "%E2%80%AE", "A" * 22, "%C2%B2" * 22, "people",
)  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_whatever_stands_for_an_id_is_answered_clearly(part: str, made: World) -> None:
    wrong, nobody = [], Visitor(None)
    for route in (route for route in PARTS[part] if route.takes_ids):
        may = Visitor(made.who(able(route, "GET")))
        for address in _bent(made, route):
            for visitor, method in ((may, "GET"), (may, "POST"), (nobody, "GET")):
                if found := trouble(visitor.visit(method, address, b"", FORM), route):
                    wrong.append(f"{method} {address[:80]}: {found}")
    assert wrong == []


def _bent(made: World, route: Route) -> Iterator[str]:
    """The route's own address with each of its ids in turn made into nonsense."""
    address = world.addresses(made, route, "own", "author")[0].strip("/").split("/")
    for place, part in enumerate(route.pattern.strip("/").split("/")):
        if part.startswith("<"):
            for nonsense in IDS if part.startswith("<id") else WORDS:
                tail = "/" if route.pattern.endswith("/") else ""
                yield "/" + "/".join([*address[:place], nonsense, *address[place + 1 :]]) + tail


@pytest.mark.parametrize("part", PARTS)
def test_other_methods_change_nothing(part: str, made: World) -> None:
    wrong = []
    for route, visitor, address in everywhere(made, PARTS[part], "POST"):
        before = Entry.objects.count()
        for method in ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"):
            answer = visitor.visit(method, address, b"told=x&until=2030-01-01", FORM)
            if method != "HEAD" and (found := trouble(answer, route)):
                wrong.append(f"{method} {address}: {found}")
            wrong += [f"{method} {address}: wrote"] * (Entry.objects.count() != before)
            wrong += [f"HEAD {address}: {answer.status_code}"] * (answer.status_code >= 500)
    assert wrong == []


COOKIES = ("", "x", "\x7f", "a:b:c", "é", '"quoted"', "x" * 4000, "eyJ9:1abc:def")


@pytest.mark.parametrize("cookie", ["greb", "greb-csrf", "messages", "language", "theme", "asked", "shared"])
def test_whatever_a_cookie_holds_is_answered_clearly(cookie: str, made: World) -> None:
    visitor = Visitor(made.who("author") if cookie != "greb" else None)
    for value in COOKIES:
        visitor.client.cookies[cookie] = value
        for address in ("/", "/ideas", "/sign-in", "/sign-in/code", "/tell", "/about"):
            assert visitor.client.get(address).status_code < 500, (cookie, value, address)


HEADS = {
    "accept-language": ("x" * 9000, "da;q=\x00", ",,,;;;", "*", "en-GB;q=nan"),
    "hx-request": ("x", "TRUE"), "x-forwarded-for": ("x", "1.2.3.4, " * 500), "referer": ("http://[", "\x7f"),
    "range": ("bytes=-1",), "if-none-match": ("x",), "origin": ("null", "http://["),
    "host": ("evil.example", "[", "a b", "127.0.0.1:99999999"),
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_whatever_a_header_holds_is_answered_clearly(head: str, made: World) -> None:
    for visitor in (Visitor(made.who("author")), Visitor(None)):
        for value in HEADS[head]:
            for address in ("/", "/sign-in", "/ideas", "/no/such/address"):
                answer = visitor.get(address, headers={head: value})
                assert answer.status_code < 500, (head, value, address)
                assert b"evil.example" not in answer.content + answer.headers.get("Location", "").encode()


# ------------------------------------------------------------------------------------------ where next leads

ELSEWHERE = (
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
    "https:evil.example", "http:///evil.example", "javascript:alert(1)", "data:text/html,x", " //evil.example",
    "\t//evil.example", "/\t/evil.example", "/\n/evil.example", "/\r\nSet-Cookie: x=1", "/\x00", "evil.example",
    "/%0d%0aSet-Cookie:x=1", "/" + "x" * 5000, "/idé", "/\u2028", "@evil.example", "/.evil.example@evil.example",
)  # fmt: skip


@pytest.mark.parametrize("htmx", [False, True])
def test_next_never_leads_elsewhere_and_brings_no_header(htmx: bool, made: World, settings: Settings) -> None:
    settings.DEMO = True
    nobody, author = Visitor(None), Visitor(made.who("author"))
    head = {"hx-request": "true"} if htmx else {}
    for given in ELSEWHERE:
        for answer in (
            nobody.post("/language", {"language": "en", "next": given}, headers=head),
            author.post("/theme", {"theme": "dark", "next": given}, headers=head),
            nobody.post("/pick", {"person": str(made.cast.alma.pk), "next": given}, headers=head),
            author.get("/sign-in", headers=head, query_params={"next": given}),
        ):
            to = answer.headers.get("Location") or answer.headers.get("HX-Redirect", "")
            assert re.fullmatch(r"/(?![/\\])[!-~]*", to), (given, to)
            assert answer.status_code in {200, 302, 303}
        page = nobody.get("/sign-in", query_params={"next": given}).content.decode()
        assert set(re.findall(r'name="next" value="([^"/][^"]*|//[^"]*)"', page)) == set(), given
