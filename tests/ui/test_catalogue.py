"""Compiled messages: made when missing or old, and only then."""

import gettext
import os
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError

from greb.ui.catalogue import compile_messages

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "idea"
msgstr "idé"

#, fuzzy
msgid "road"
msgstr "sti"
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    source = tmp_path / "da" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(PO)
    return source


def test_messages_are_compiled_without_the_fuzzy_ones(source: Path, tmp_path: Path) -> None:
    assert compile_messages([tmp_path]) == [source.with_suffix(".mo")]
    with source.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert [compiled.gettext(word) for word in ("idea", "road")] == ["idé", "road"]


def test_only_what_changed_is_compiled_again(source: Path, tmp_path: Path) -> None:
    compile_messages([tmp_path])
    assert compile_messages([tmp_path]) == []
    later = source.with_suffix(".mo").stat().st_mtime_ns + 1
    os.utime(source, ns=(later, later))
    assert compile_messages([tmp_path]) == [source.with_suffix(".mo")]


def test_a_broken_catalogue_is_refused_and_leaves_nothing_half(source: Path, tmp_path: Path) -> None:
    source.write_text(PO + 'msgid "no end\n')
    with pytest.raises(PoFileError):
        compile_messages([tmp_path])
    assert [path.name for path in source.parent.iterdir()] == ["django.po"]
