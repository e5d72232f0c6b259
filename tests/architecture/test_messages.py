"""``bin/messages.py``: what the interface says is found, kept, and held to its Danish."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from bin import messages

CODE = """from django.utils.translation import gettext as _, ngettext

def said(name: str, count: int) -> str:
    return _("Hello %(name)s") + ngettext("one idea", "%(count)s ideas", count)
"""
PAGE = """{{ _("100 % sure") }}
{% trans name=person.name %}
  Thank you,
  {{ name }}
{% endtrans %}
{% macro card(title=_("In a default")) %}{{ card(label=_("In an argument")) }}{% endmacro %}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    room = tmp_path / "greb" / "room"
    (room / "templates" / "room").mkdir(parents=True)
    (room / "views.py").write_text(CODE)
    (room / "templates" / "room" / "page.html").write_text(PAGE)
    (tmp_path / "babel.cfg").write_text((messages.ROOT / "babel.cfg").read_text())
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "KEPT", tmp_path / "locale/da/LC_MESSAGES/django.po")
    return tmp_path


def translate(**danish: str) -> None:
    """Fill the kept catalogue: each sentence with itself, or with what `danish` says for its first word."""
    catalogue: Catalog = messages.kept()
    for message in messages.sentences(catalogue):
        own = danish.get(str(message.id).split()[0])
        message.string = own or (tuple(message.id) if message.pluralizable else message.id)
    messages.KEPT.write_text(messages.written(catalogue))


def test_code_and_templates_are_walked(project: Path) -> None:
    assert [message.id for message in messages.sentences(messages.found())] == [
        "100 % sure",
        "Thank you, %(name)s",
        "In a default",
        "In an argument",
        "Hello %(name)s",
        ("one idea", "%(count)s ideas"),
    ]


def test_nothing_is_wrong_once_all_is_translated(project: Path) -> None:
    messages.main([])
    assert len(list(messages.faults())) == 6
    translate()
    assert list(messages.faults()) == []
    assert messages.main(["--check"]) == 0


def test_another_placeholder_is_a_fault(project: Path) -> None:
    messages.main([])
    translate(Hello="Hej %(navn)s")
    assert list(messages.faults()) == [
        "greb/room/views.py: placeholders %(navn)s where %(name)s belong: 'Hello %(name)s'"
    ]
    assert messages.main(["--check"]) == 1


def test_a_fuzzy_sentence_is_a_fault(project: Path) -> None:
    messages.main([])
    translate()
    text = messages.KEPT.read_text()
    messages.KEPT.write_text(text.replace('msgid "100 % sure"', '#, fuzzy\nmsgid "100 % sure"'))
    assert [fault.split(": ")[1] for fault in messages.faults()] == ["fuzzy"]


def test_translations_are_kept_and_what_is_gone_is_removed(project: Path) -> None:
    messages.main([])
    translate(Hello="Hej %(name)s")
    before = messages.KEPT.read_text()
    messages.main([])
    assert messages.KEPT.read_text() == before
    (project / "greb/room/templates/room/page.html").write_text("{{ _('New') }}")
    messages.main([])
    after = messages.KEPT.read_text()
    assert "Hej %(name)s" in after
    assert "Thank you" not in after
    assert [fault.split(": ")[1] for fault in messages.faults()] == ["not translated"]
