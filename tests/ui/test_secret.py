"""A form holds the secret of whoever asks for it, and never that of whoever asked first."""

import re
from pathlib import Path

import pytest
from django.test import Client

from greb.ui import jinja

FIELD = re.compile(r'csrfmiddlewaretoken" value="([^"]*)"')
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/sign-in", "/about"])
def test_each_browser_has_its_own_secret_in_every_form(address: str) -> None:
    for browser in (Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)):
        page = browser.get(address).content.decode()
        assert set(FIELD.findall(page)) == {browser.cookies["greb-csrf"].value}


def test_every_component_that_holds_the_secret_is_named() -> None:
    text = (Path(jinja.__file__).parent / "templates" / jinja.COMPONENTS).read_text()
    parts = re.split(r"{%-? macro (\w+)", text)
    assert {name for name, body in zip(parts[1::2], parts[2::2], strict=True) if "csrf_input" in body} == jinja.SECRET
