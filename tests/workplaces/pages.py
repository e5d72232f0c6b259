"""Reading a page as somebody who fills in its forms: fields, keys, and what must be filled in."""

import re
from html.parser import HTMLParser

from django.test import Client


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.required: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag in {"input", "textarea", "select"} and "required" in given:
            self.required.append(str(given.get("name")))


def required(page: str) -> list[str]:
    """The names of the fields that the page demands."""
    found = _Fields()
    found.feed(page)
    return found.required


def ids(page: str) -> list[str]:
    found = _Fields()
    found.feed(page)
    return found.ids


def key(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()
