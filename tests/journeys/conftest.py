"""A browser for the journeys: Debian's Chromium, driven by Playwright, a fresh profile for each person."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.machine import chromium

from .hands import Hands

# Playwright runs an event loop in the thread, which Django would take for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def hands(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Hands]]:
    """Somebody new at a browser: `hands(language="da", width=360, dark=True)`."""
    open_ones = []

    def somebody(language: str = "da", *, width: int = 1280, dark: bool = False, scripts: bool = True) -> Hands:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", locale=language,
            java_script_enabled=scripts, reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(8000)
        open_ones.append(context)
        return Hands(context.new_page(), live_server.url)

    yield somebody
    for context in open_ones:
        context.close()
