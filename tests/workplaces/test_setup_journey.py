"""Set-up in a browser: from sign-in to a poster, with what it costs counted and the content policy unbroken."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from greb.workplaces.models import Membership, Role
from tests import make

CHROMIUM = os.environ.get("GREB_CHROMIUM", "/usr/bin/chromium")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium here"),
]


@contextmanager
def browser(server: LiveServer, client: Client) -> Iterator[Page]:
    """A browser in which the client's person is signed in."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's own loop runs beside the test's database calls
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        context = chromium.new_context(locale="en-GB", viewport={"width": 360, "height": 740})
        context.add_cookies([{"name": "greb", "value": client.cookies["greb"].value, "url": server.url}])
        yield context.new_page()
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def test_two_fields_and_three_posts_from_start_to_poster(
    live_server: LiveServer, as_person: Callable[..., Client]
) -> None:
    cast = make.cast()
    place = make.workplace("Skovbrynet", cast.sund)
    tove = make.person("Tove Lind", place, Role.Kind.LEADER)
    with browser(live_server, as_person(tove, language="en")) as page:
        sent: list[str] = []
        broken: list[str] = []
        page.on("request", lambda r: sent.append(r.method) if r.is_navigation_request() else None)
        page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
        page.goto(f"{live_server.url}/setup")
        asked = page.locator("main [required]").count()
        page.get_by_label("What are we here for, in one sentence?").fill("Calm days for old people")
        page.get_by_role("button", name="Save and go on").click()
        asked += page.locator("main [required]").count()
        page.get_by_label("Who works here?").fill("Sanne Toft\nOle Rask, ole@sund.example")
        page.get_by_role("button", name="See what it gives").click()
        page.get_by_role("button", name="Add them and go on").click()
        page.get_by_role("link", name="See the poster").click()
        page.get_by_role("heading", name="What could be better?").wait_for()
        assert page.locator(".qr svg").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert asked == 2
        assert sent.count("POST") == 3
        assert broken == []
    assert Membership.objects.filter(workplace=place).count() == 3
