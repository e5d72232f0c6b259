"""What is known is folded when a template is compiled, and what people wrote is escaped, however it is written."""

from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from typing import Any

import jinja2
import pytest
from django.utils.translation import gettext_lazy, override
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from greb.ui.escaping import Encoded, piece, written
from greb.ui.jinja import COMPONENTS, environment

PARTS = f'{{% from "{COMPONENTS}" import button, icon, details, turn as band with context %}}'


@given(st.text())
def test_text_is_written_as_escaped(text: str) -> None:
    assert unescape(written(text)) == unescape(str(escape(text)))
    assert not set("<>\"'") & set(written(text))


def test_markup_stays_and_the_rest_is_text() -> None:
    class Sly(str):
        """Text that claims to be something else than text."""

    assert written(Markup("<b>")) == "<b>"
    assert written(Sly("<b>")) == "&lt;b&gt;"
    assert written(None) == ""
    assert written(Decimal("1.50")) == "1.50"
    with override("da"):
        assert written(gettext_lazy("Send")) == "Send"
        assert written(gettext_lazy("Ideas")) == "Idéer"


def test_what_is_encoded_already_is_sent_as_it_is_and_stays_markup_within_a_part() -> None:
    kept = Encoded("<b>ø</b>".encode())
    assert piece(kept) is kept
    assert written(kept) == "<b>ø</b>"
    source = PARTS + "{{ kept }}{% call details(kept) %}{{ kept }}{% endcall %}"
    assert b"".join(p if isinstance(p, bytes) else p.encode() for p in pieces(source, kept=kept)).count(kept) == 3


def code(source: str, language: str = "da") -> str:
    """A template as the Python that it becomes."""
    compiled = environment(language).compile(source, "test.html", raw=True)
    assert isinstance(compiled, str)
    return compiled


def pieces(source: str, language: str = "da", **context: object) -> Iterator[Any]:
    env = environment(language)
    template = env.template_class.from_code(env, env.compile(source, "test.html"), env.make_globals(None))
    return template.root_render_func(template.new_context(context))


def shown(source: str, language: str = "da", **context: object) -> str:
    return "".join(pieces(source, language, **context))


@pytest.mark.parametrize(
    "source",
    [
        '{{ _("Ideas") }}',
        '{{ pgettext("ideas", "New") }}',
        '{{ url("ideas") }}',
        '{{ icon("plus") }}',
        '{{ button(_("Send"), "quiet", icon_name="plus") }}',
        '{{ band(_("Ideas"), tone="done") }}',
    ],
)
def test_what_is_known_costs_nothing_when_a_page_is_written(source: str) -> None:
    assert "context.call" not in code(PARTS + source)


def test_what_is_folded_says_the_same() -> None:
    plain: Any = environment("da").get_template(COMPONENTS).module
    with override("da"):
        assert shown(PARTS + '{{ button(_("Ideas"), "quiet") }}') == plain.button("Idéer", "quiet")
        assert shown(PARTS + "{{ button(text) }}", text="<b>") == plain.button("<b>")
        assert "&lt;b&gt;" in shown(PARTS + "{{ button(text) }}", text="<b>")
        assert shown('{{ icon("plus") }}', icon=lambda name: f"mine {name}") == "mine plus"


def test_a_component_keeps_what_stands_within_it() -> None:
    page = shown(PARTS + '{% call details(_("Ideas")) %}{{ inner }}{% endcall %}', inner="<i>")
    assert "Idéer" in page
    assert "&lt;i&gt;" in page


def test_a_sentence_with_values_is_worded_at_once_and_its_values_escaped() -> None:
    source = "{% trans words=what %}What fits “{{ words }}”{% endtrans %}"
    assert "context.call" not in code(source)
    with override("en"):  # the language of the template counts, not the one that is active
        assert shown(source, what="<b>") == "Det passer til »&lt;b&gt;«"


def test_what_is_missing_is_not_written_as_nothing() -> None:
    with pytest.raises(jinja2.UndefinedError):
        shown("{{ nothing }}")
