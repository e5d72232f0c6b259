"""A form without this browser's secret is refused kindly, and what was typed comes back."""

import pytest
from django.test import Client

from greb.ideas.models import Idea
from greb.voices.unknown import is_unknown
from tests.trust import world
from tests.trust.test_bad_input import BODIES, FORM, LARGE, able
from tests.trust.test_routes import PARTS
from tests.trust.world import Visitor, World

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TYPED = "Coats in one place so that nobody looks for them"


def strict(made: World, role: str) -> Visitor:
    """A browser of which the check demands what it demands of everybody's."""
    visitor = Visitor(made.who(role))
    visitor.client.handler.enforce_csrf_checks = True
    return visitor


@pytest.mark.parametrize("token", ["", "x", "A" * 32, "é" * 32, "A" * 64, "A" * 9000, "\x00"])
def test_a_wrong_secret_is_refused_and_what_was_typed_comes_back(made: World, token: str) -> None:
    answer = strict(made, "author").post("/tell", {"told": TYPED, "body": "<b>more</b>", "csrfmiddlewaretoken": token})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "The form had been open too long" in page
    assert TYPED in page
    assert "&lt;b&gt;more&lt;/b&gt;" in page
    assert not Idea.objects.filter(told=TYPED).exists()


def test_the_browser_s_own_secret_is_taken(made: World) -> None:
    visitor = strict(made, "author")
    secret = visitor.client.cookies["greb-csrf"].value
    assert visitor.post("/tell", {"told": TYPED, "csrfmiddlewaretoken": secret}).status_code == 303


def test_no_secret_thing_is_ever_handed_back(made: World) -> None:
    """Passwords, PINs, codes and cards are not shown on the page that gives back what was typed."""
    visitor, secret = strict(made, "author"), "a long secret phrase"
    for address, names in (
        ("/sign-in", ("password", "card")), ("/me/password", ("old", "new")), ("/me/pin", ("old", "new")),
        ("/sign-in/code", ("code",)), (f"/card/{made.card}", ("pin",)),
    ):  # fmt: skip
        answer = visitor.post(address, {**dict.fromkeys(names, secret), "name": "somebody typed"})
        assert answer.status_code == 403
        assert secret not in answer.content.decode(), address


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_no_address_takes_anything_without_the_secret(part: str, made: World) -> None:
    """Whatever the body and the method; too much is told to be too much.

    Not below /v: there no cookie is read at all, so that a foreign page has nothing to misuse (tests/voices holds it).
    """
    for route in PARTS[part]:
        if is_unknown(f"/{route.pattern}"):
            continue
        role = able(route, "POST")
        visitor = strict(made, role)
        for address in world.addresses(made, route, "own", role):
            for body in ("nothing at all", "empty fields", "JSON", "parts that never end", *sorted(LARGE)):
                assert BODIES[body](visitor, address).status_code in {400, 403}, (address, body)
            for method in ("PUT", "PATCH", "DELETE"):
                assert visitor.visit(method, address, b"told=x", FORM).status_code == 403, (address, method)


def test_a_form_from_another_site_is_refused(made: World) -> None:
    visitor = strict(made, "author")
    secret = visitor.client.cookies["greb-csrf"].value
    sent = {"told": TYPED, "csrfmiddlewaretoken": secret}
    assert visitor.post("/tell", sent, headers={"origin": "https://evil.example"}).status_code == 403


def test_a_browser_without_cookies_is_told_and_not_broken(made: World) -> None:
    bare = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    answer = bare.post("/sign-in", {"way": "password", "name": "alma", "password": "a long secret phrase"})
    assert answer.status_code == 403
    assert "a long secret phrase" not in answer.content.decode()
