"""Whatever people write is shown as words: on every page, in every field, whoever looks.

The corpus stands in every text that the database holds; then every page is read as a browser's parser reads it, and
none of it may have become an element, an attribute or an address.
"""

from html.parser import HTMLParser

import jinja2
import pytest
from django.db import IntegrityError, models, transaction

from greb.ideas.models import Comment, Idea, Step, Theme
from greb.measures.models import Measure, Reading
from greb.ui.jinja import environment
from greb.workplaces.models import CoreTask, Person, Workplace
from tests.trust import world
from tests.trust.test_bad_input import able, every
from tests.trust.test_routes import BY_NAME
from tests.trust.world import Visitor, World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]

CORPUS = (
    '<script>xprobe()</script><img src=x onerror=xprobe()>"><svg onload=xprobe()>',
    "' xprobe=1 onfocus=xprobe() autofocus='",
    '" xprobe=1 onmouseover="xprobe()',
    "</textarea></title></script><xprobe>javascript:xprobe()",
    "<a href=javascript:xprobe()>{{ xprobe }}{% xprobe %}${xprobe}<!--",
)
MODELS: tuple[type[models.Model], ...] = (Idea, Comment, Step, Theme, Person, Workplace, CoreTask, Measure, Reading)
OURS = {
    "username",
    "email",
    "source",
    "slug",
    "poster",
    "path",
    "card",
    "pin",
    "password",
    "language",
    "theme",
    "mail",
    "source_key",
}
READERS = ("author", "leader", "administrator", "union")


class Read(HTMLParser):
    """Whether something of the corpus has come alive, and how often it stands there as words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.alive: list[str] = []
        self.words = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = [tag, *given]
        if any("xprobe" in name or name.startswith("on") for name in names) or "style" in names:
            self.alive.append(str(self.get_starttag_text())[:200])
        if tag == "script" and not str(given.get("src", "")).startswith("/static/"):
            self.alive.append("a script")
        for name in ("href", "src", "action", "formaction"):
            if str(given.get(name) or "/").strip().lower().startswith(("javascript:", "data:text", "vbscript:")):
                self.alive.append(f"{name}={given[name]}")
        self.words += sum("xprobe" in str(value) for value in given.values())

    def handle_data(self, data: str) -> None:
        if "xprobe" in data:
            self.words += 1
        if self.rawdata and self.cdata_elem == "script":
            self.alive.append("text in a script")

    def handle_comment(self, data: str) -> None:
        if "xprobe" in data:
            self.alive.append("a comment")


def read(page: str) -> Read:
    found = Read()
    found.feed(page)
    found.close()
    return found


def spoil(text: str) -> None:
    """The text in every written field of every row, as far as it fits."""
    for model in MODELS:
        for field in model._meta.concrete_fields:
            is_written = isinstance(field, models.CharField | models.TextField) and not field.choices
            if is_written and field.name not in OURS and not field.is_relation:
                limit = field.max_length or 500
                spoiled, rows = {field.name: text[:limit]}, model._default_manager.all()
                try:
                    with transaction.atomic():
                        rows.update(**spoiled)
                except IntegrityError:  # allowed in some rows only, such as the reason why something ended
                    rows.exclude(**{field.name: ""}).update(**spoiled)


@pytest.mark.parametrize("text", CORPUS)
def test_nothing_that_people_write_comes_alive(text: str, made: World) -> None:
    Theme.objects.create(name="x", slug="x")
    pages = [
        (role, address) for role in READERS for route in BY_NAME.values()
        for address in world.addresses(made, route, "own", role)
    ]  # fmt: skip
    spoil(text)
    visitors = {role: Visitor(made.who(role)) for role in READERS}
    alive, words = [], 0
    for role, address in pages:
        answer = visitors[role].get(address, query_params={"q": text, "details": "1", "name": text, "filters": "1"})
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            found = read(answer.content.decode())
            alive += [f"{address} as {role}: {what}" for what in found.alive]
            words += found.words
    assert alive == []
    assert words > 200, "the corpus was hardly shown anywhere: this test sees nothing"


@pytest.mark.parametrize("text", CORPUS)
def test_nothing_that_is_sent_back_to_be_mended_comes_alive(text: str, made: World) -> None:
    """Sent by somebody who may: others are sent nothing back."""
    alive, words = [], 0
    for name, route in BY_NAME.items():
        role = able(route, "POST")
        visitor = Visitor(made.who(role))
        for address in world.addresses(made, route, "own", role):
            answer = visitor.post(address, every(text))
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                found = read(answer.content.decode())
                alive += [f"{name} as {role}: {what}" for what in found.alive]
                words += found.words
    assert alive == []
    assert words > 50


def test_a_page_that_does_not_escape_would_be_seen(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The saboteur: one environment with escaping off."""
    spoil(CORPUS[0])
    env = environment("en")
    assert isinstance(env, jinja2.Environment)
    monkeypatch.setattr(env, "autoescape", False)
    monkeypatch.setattr(env, "cache", {})
    assert read(Visitor(made.who("author")).get("/ideas").content.decode()).alive
