"""Every address as everybody, with own, foreign and missing ids, answers as docs/architecture/routes.md says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.http import HttpResponse

from tests.trust import fields, world
from tests.trust.world import ROLES, SUBJECTS, Route, Visitor, World

TABLE = Path(__file__).parents[2] / "docs" / "architecture" / "routes.md"
METHODS = ("GET", "POST")
HOSTILE = "<script>alert(1)</script>\x00'\"; DROP TABLE x;--" * 40
OTHER_BUTTONS = {"off", "lost"}  # asked for by its name alone: another act, with another answer
SIGNED = re.compile(r":[\w-]{6}:[\w-]{43}(?=;|$)")  # when, and the signature over it
PARTS = world.parts()
BY_NAME = {route.name: route for route in world.routes()}


class Cell(NamedTuple):
    """One expectation of the table."""

    route: str
    method: str
    subject: str
    role: str


def read_table(text: str) -> dict[Cell, str]:
    """Every cell of every table whose first column is Routes. A cell told twice is a fault."""
    told: dict[Cell, str] = {}
    roles: list[list[str]] = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.strip().strip("|").split("|")]
        if not line.startswith("|") or set(parts[0]) <= {"-", ":"}:
            continue
        if parts[0] == "Routes":
            roles = [part.split(", ") for part in parts[3:]]
            continue
        for cell, answer in _cells(parts, roles):
            assert cell not in told, f"told twice: {cell}"
            told[cell] = answer
    return told


def _cells(parts: list[str], roles: list[list[str]]) -> Iterator[tuple[Cell, str]]:
    for name in parts[0].split(", "):
        for method in parts[1].split(", "):
            for subject in parts[2].split(", "):
                for column, answer in zip(roles, parts[3:], strict=True):
                    for role in column:
                        yield Cell(name.strip("`"), method, subject, role), answer


EXPECTED = read_table(TABLE.read_text())


@pytest.fixture
def visited(made: World) -> tuple[World, dict[str, Visitor]]:
    """The world, and a browser for each role; every visit is undone."""
    return made, {role: Visitor(made.who(role)) for role in ROLES}


def answer_of(response: HttpResponse) -> str:
    """As the table writes it: the status; `in` for being sent to the sign-in page and back afterwards."""
    if response.status_code == 302 and response["Location"].startswith("/sign-in?next="):
        return "in"
    return str(response.status_code)


def visit(visitor: Visitor, method: str, address: str) -> HttpResponse:
    return visitor.get(address) if method == "GET" else visitor.post(address, {"key": "k"})


# ---------------------------------------------------------------------------------------- table and product


def test_every_route_has_a_name_of_its_own() -> None:
    names = [route.name for route in world.routes()]
    assert sorted(names) == sorted(set(names))
    assert [name for name in names if name.startswith("?")] == []


def test_every_route_stands_in_the_table_whole_and_nothing_else_does() -> None:
    demanded = {
        (name, method, subject, role)
        for name, route in BY_NAME.items()
        for method in METHODS
        for subject in _subjects(route)
        for role in ROLES
    }
    assert {cell for cell in demanded if Cell(*cell) not in EXPECTED} == set(), "routes without their row"
    assert set(EXPECTED) - {Cell(*cell) for cell in demanded} == set(), "rows without their route"


def _subjects(route: Route) -> tuple[str, ...]:
    if not route.takes_ids:
        return ("own",)
    return ("own", "missing") if route.name in {"sign-in-link", "card"} else SUBJECTS


def test_a_planted_row_is_read_and_a_double_one_refused() -> None:
    head = "| Routes | Method | Whose | nobody | union, safety |\n|---|---|---|---|---|\n"
    row = "| `a`, `b` | GET, POST | own | in | 200 |\n"
    assert read_table(head + row)[Cell("b", "POST", "own", "safety")] == "200"
    with pytest.raises(AssertionError, match="told twice"):
        read_table(head + row + row)


# ------------------------------------------------------------------------------------------------ the visits


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_everybody_is_answered_as_the_table_says(part: str, visited: tuple[World, dict[str, Visitor]]) -> None:
    """And what is foreign is told apart from what is missing by no byte: every 404 is the one answer that an address
    which leads nowhere gets, body and headers."""
    made, visitors = visited
    nowhere = {
        (role, method): told(visit(visitors[role], method, "/no/such/address")) for role in ROLES for method in METHODS
    }
    wrong = []
    for cell, address in _visits(made, PARTS[part]):
        answer = visit(visitors[cell.role], cell.method, address)
        asked = f"{cell.method} {address} ({cell.subject}) as {cell.role}"
        if (got := answer_of(answer)) != EXPECTED.get(cell):
            wrong.append(f"{asked}: {got}, not {EXPECTED.get(cell)}")
        elif got == "404" and cell.route != "card" and told(answer) != nowhere[cell.role, cell.method]:
            wrong.append(f"{asked}: not the 404 of an address that leads nowhere")
    assert wrong == []


def _visits(made: World, some: list[Route]) -> Iterator[tuple[Cell, str]]:
    for route in some:
        for role in ROLES:
            for subject in SUBJECTS:
                for address in world.addresses(made, route, subject, role):
                    for method in METHODS:
                        yield Cell(route.name, method, subject, role), address


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_a_hostile_body_gets_the_same_answer_or_is_refused(
    part: str, visited: tuple[World, dict[str, Visitor]]
) -> None:
    made, visitors = visited
    body = {field: HOSTILE for field in fields.names() if field not in OTHER_BUTTONS}
    wrong = []
    for cell, address in _visits(made, PARTS[part]):
        if cell.method == "POST" and cell.subject != "missing":
            got = answer_of(visitors[cell.role].post(address, body))
            if got not in {EXPECTED.get(cell), "400", "422"}:
                wrong.append(f"{address} ({cell.subject}) as {cell.role}: {got}")
    assert wrong == []


def told(response: HttpResponse) -> tuple[int, dict[str, str], list[str], bytes]:
    """All that the reader's browser can tell apart, but the second in which a cookie was signed."""
    cookies = sorted(SIGNED.sub("", str(cookie)) for cookie in response.cookies.values())
    return response.status_code, dict(response.items()), cookies, response.content


@pytest.mark.parametrize("role", ["colleague", "leader", "administrator"])
@pytest.mark.parametrize("name", ["import-preview", "import-look", "import-result"])
def test_somebody_else_s_file_is_as_one_that_is_gone(
    name: str, role: str, visited: tuple[World, dict[str, Visitor]]
) -> None:
    made, visitors = visited
    foreign, missing = (world.addresses(made, BY_NAME[name], subject, role)[0] for subject in ("foreign", "missing"))
    for method in METHODS:
        assert told(visit(visitors[role], method, foreign)) == told(visit(visitors[role], method, missing))


def test_every_refusal_says_why(visited: tuple[World, dict[str, Visitor]]) -> None:
    """A page that says 403 names the reason, not only that there is one."""
    made, visitors = visited
    generic = "this step belongs to another person or another workplace"
    silent = []
    for cell, answer in EXPECTED.items():
        if answer == "403" and cell.method == "GET" and cell.route != "still-here":
            for address in world.addresses(made, BY_NAME[cell.route], cell.subject, cell.role):
                page = visit(visitors[cell.role], cell.method, address).content.decode()
                if '<p class="lead">' not in page or generic in page:
                    silent.append(f"{address} as {cell.role}")
    assert silent == []


@pytest.mark.parametrize("person", ["", "0", "x", "-1", "1" * 30, "²", "987654321"])
def test_in_the_demo_nobody_can_become_somebody_who_is_not_there(
    person: str, visited: tuple[World, dict[str, Visitor]], settings: object
) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    assert visited[1]["nobody"].post("/pick", {"person": person}).status_code == 404
    assert visited[1]["nobody"].get("/pick").status_code == 200


# ----------------------------------------------------------------------------------------------- the saboteur


def test_a_view_that_forgets_whose_idea_it_is_would_be_seen(
    visited: tuple[World, dict[str, Visitor]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from greb.home import reads
    from greb.ideas.models import Idea

    made, visitors = visited
    foreign = world.addresses(made, BY_NAME["idea"], "foreign", "colleague")[0]
    assert answer_of(visitors["colleague"].get(foreign)) == EXPECTED[Cell("idea", "GET", "foreign", "colleague")]
    named = Idea.objects.select_related("workplace", "author", "answerer", "theme", "caught_by")
    monkeypatch.setattr(reads, "idea_of", lambda person, reach, pk: named.filter(pk=pk).first())
    assert answer_of(visitors["colleague"].get(foreign)) != EXPECTED[Cell("idea", "GET", "foreign", "colleague")]
