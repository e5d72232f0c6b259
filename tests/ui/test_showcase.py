"""The showcase draws every part, and no page carries script or style that the policy would refuse."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from greb.ui.showcase import PAGES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings: Any) -> None:
    """Developers see it in the demo; where people work it is not there (the last test)."""
    settings.DEMO = True


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_of_the_showcase(client: Client, page: str, language: str) -> None:
    answer = client.get("/ui", {"page": page}, headers={"accept-language": language})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]* src=)", html)
    assert html.count("<h1") >= (0 if page == "tell" else 1)
    ids = re.findall(r'\sid="([^"]+)"', html)
    if page != "parts":
        assert len(ids) == len(set(ids)), "an id stands twice"


def test_a_page_nobody_knows_is_the_first_one(client: Client) -> None:
    assert b"<h1>Parts</h1>" in client.get("/ui", {"page": "nonsense"}).content


def test_the_first_visit_is_light(client: Client) -> None:
    """Everything the front page fetches, compressed, stays within 80 kB (performance.md)."""
    folder = Path(__file__).parents[2] / "greb/ui/static"
    html = client.get("/ui", {"page": "board"}).content
    total = len(gzip.compress(html))
    for name in sorted(set(re.findall(rb"/(ui/[a-z0-9./-]+\.(?:css|js|svg|woff2))", html)) | {b"ui/grain.svg"}):
        content = (folder / name.decode()).read_bytes()
        total += len(content) if name.endswith(b"woff2") else len(gzip.compress(content))
    assert total <= 80_000, total


def test_it_is_not_there_where_people_work(client: Client, settings: Any) -> None:
    settings.DEMO = settings.DEBUG = False
    assert client.get("/ui").status_code == 404
