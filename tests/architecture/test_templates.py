"""Pages and words: nothing inline that the content policy would refuse, nothing unescaped, nothing untranslated."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes
from jinja2.ext import InternationalizationExtension

from greb.ui.keeping import Keep

GREB = Path(__file__).parents[2] / "greb"
TEMPLATES = sorted(path for path in GREB.glob("*/templates/**/*") if path.suffix in {".html", ".txt"})
SHOWN = {"alt", "title", "placeholder", "aria-label", "aria-description", "label", "summary"}
# Names, and what is the same in every language.
SAME = {"Greb", "PIN", "QR", "CPR", "CSV", "XLSX", "km", "A", "B", "MPL", "MB", "@", "x", "v", "px"}
DEVELOPERS = "ui/templates/ui/showcase"  # the page that shows the parts, in English, to whoever builds pages
HOLE = "\ufffc"  # where an expression stands
LETTERS = re.compile(r"[^\W\d_]+")
ADDRESS, DRAWN = re.compile(r"https?://\S+"), re.compile(r"M[\d.]+ [\d.]+\w")  # the last: a line of a drawing
ENV = jinja2.Environment(extensions=[InternationalizationExtension, "jinja2.ext.do", Keep])  # it only parses
MARKUP = {
    "greb/ui/escaping.py", "greb/ui/jinja.py", "greb/ui/road.py", "greb/ui/secret.py", "greb/ui/filters.py",
    "greb/ui/keeping.py", "greb/workplaces/sheets.py",
    "greb/measures/chart.py", "greb/measures/panel.py", "greb/ideas/cards.py", "greb/cases/chart.py",
    "greb/weighing/drawing.py",
    "greb/benefits/picture.py",
}  # fmt: skip
"""Files that make markup of their own; each says where and why it is safe."""


def name_of(path: Path) -> str:
    return str(path.relative_to(GREB.parent))


# ------------------------------------------------------------------------------------ words of base and page


def set_by(path: Path) -> set[str]:
    """The words that a template sets outside any block or macro: every page that extends it gets them."""
    return {
        name.name
        for node in ENV.parse(path.read_text()).body if isinstance(node, nodes.Assign)
        for name in node.find_all(nodes.Name) if name.ctx == "store"
    }  # fmt: skip


def given_to_pages() -> set[str]:
    """The words that views give to their templates: the keys of their dictionaries."""
    return {
        key.value
        for path in [*GREB.glob("*/views/**/*.py"), *GREB.glob("*/views.py")]
        for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Dict)
        for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }  # fmt: skip


def test_what_base_sets_for_itself_takes_no_page_s_own_word() -> None:
    """A word that base.html sets wins over the one that a view has given: the page would be shown to the wrong one."""
    own = set_by(GREB / "ui/templates/ui/base.html")
    assert own
    assert own & given_to_pages() == set()
    assert {"survey", "leads"} <= given_to_pages()


# ------------------------------------------------------------------------------------------- inline and raw

INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "an inline style": re.compile(r"<style|\sstyle\s*=", re.IGNORECASE),
    "an on… attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a script's address": re.compile(r"javascript:", re.IGNORECASE),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape\s+false|Markup\("),
    "an htmx expression": re.compile(r"hx-on|hx-vals=[\"']js:|hx-vars"),
    "a tag's attribute without quotes": re.compile(r"<[a-z][^>{]*\s[\w-]+=\{[{%]", re.IGNORECASE),
}


def inline(source: str) -> list[str]:
    return [what for what, pattern in INLINE.items() if pattern.search(re.sub(r"\{#.*?#\}", "", source, flags=re.S))]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_nothing_inline_nothing_raw_nothing_unquoted(path: Path) -> None:
    if path.suffix == ".txt":
        return  # the plain text of a mail
    assert inline(path.read_text()) == []
    assert list(unquoted(path.read_text())) == []


def unquoted(source: str) -> Iterator[str]:
    """Attributes whose value is an expression without quotes around it: a space in it would begin another attribute."""
    before = ""
    for _line, kind, text in ENV.lex(source):
        if kind == "variable_begin" and re.search(r"<[^<>]*\s[\w:-]+=$", before):
            yield before[-60:]
        if kind == "data":
            before += text
        elif kind in {"variable_end", "block_end"}:
            before += HOLE


def test_markup_is_made_in_few_files() -> None:
    makes = re.compile(r"\b(?:Markup|mark_safe|format_html|Encoded)\(")
    assert {name_of(path) for path in GREB.rglob("*.py") if makes.search(path.read_text())} - MARKUP == set()


@pytest.mark.parametrize(
    "planted",
    [
        "<script>go()</script>", '<p style="color:red">', '<a onclick="go()">', "<p>{{ told|safe }}</p>",
        "<input value={{ told }}>", '<a class="x" title={{ told }}>', '<a href="javascript:go()">',
        '<b hx-on:click="x">',
    ],
)  # fmt: skip
def test_a_planted_fault_is_seen(planted: str) -> None:
    assert inline(planted) or list(unquoted(planted))


# --------------------------------------------------------------------------------------- words in templates


class Words(HTMLParser):
    """The text that a reader would see or hear of a page, expressions taken out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in SHOWN]


def untranslated(source: str, *, is_markup: bool = True) -> list[str]:
    """The words of a template that stand there as they are, and in no translated text."""
    plain = outside(source)
    texts = [plain]
    if is_markup:
        words = Words()
        words.feed(plain)
        words.close()
        texts = words.found
    bare = [text.strip() for text in texts if '="' not in text and set(LETTERS.findall(ADDRESS.sub("", text))) - SAME]
    return bare + sorted({text for text in _sentences(ENV.parse(source)) if not DRAWN.match(text)})


def outside(source: str) -> str:
    """A template's own text, with a hole for each expression and nothing of what stands in `trans`, in a page's class
    or in attributes that are put together first (`set`)."""
    text, left_out = "", ""
    block: list[str] = []
    for _line, kind, value in ENV.lex(source):
        if kind == "data" and not left_out:
            text += value
        elif kind == "variable_begin" and not left_out:
            text += HOLE
        elif kind == "block_begin":
            block = []
        elif kind in {"name", "operator"}:
            block.append(value)
        elif kind == "block_end" and block:
            left_out = _end_of(block) if not left_out else ("" if block[0] == left_out else left_out)
    return text


def _end_of(block: list[str]) -> str:
    """The word that ends a block whose text is not for readers; "" for a block whose text is."""
    if block[0] == "trans" or block[:2] == ["block", "body_class"] or (block[0] == "set" and "=" not in block):
        return f"end{block[0]}"
    return ""


def _sentences(node: nodes.Node, is_translated: bool = False) -> Iterator[str]:
    """Texts of several words inside expressions that are given to no translation."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        is_translated = is_translated or node.node.name in {"_", "gettext", "ngettext", "pgettext", "fail"}
    text = node.value if isinstance(node, nodes.Const) and not is_translated else None
    if isinstance(text, str) and re.match(r"^[A-ZÆØÅ][\w’']*[ .,…?:]", text) and not text.isupper():
        yield text
    for child in node.iter_child_nodes():
        yield from _sentences(child, is_translated)


@pytest.mark.parametrize("path", [p for p in TEMPLATES if DEVELOPERS not in str(p)], ids=name_of)
def test_every_word_of_a_page_can_be_translated(path: Path) -> None:
    assert untranslated(path.read_text(), is_markup=path.suffix == ".html") == []


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Hello there</p>", '<a title="Go on" href="/">{{ x }}</a>', '{{ card("Hello there") }}',
        "<p>{{ n }} ideas</p>",
        '<p>{% trans %}Fine{% endtrans %} and not</p>', '{{ _("Fine") }} not fine',
    ],
)  # fmt: skip
def test_a_planted_word_is_seen(planted: str) -> None:
    assert untranslated(planted)


def test_what_is_translated_is_left_alone() -> None:
    assert untranslated('<p class="lead">{{ _("Hello there") }}{% trans n=3 %}Now {{ n }}{% endtrans %} · 3</p>') == []


# -------------------------------------------------------------------------------------------- words in code

SAYS = {"Refused": 0, "ValidationError": 0, "say": 1, "add_error": 1, "BadTable": 0, "NotAnIdea": 0, "BadRow": 0}
NO_PAGES = {"greb/trail/models.py", "greb/ui/showcase.py"}  # shown to nobody; shown to developers
LABELS = {"label", "help_text", "empty_label"}


def bare_words(source: str, *, is_model: bool = False) -> list[str]:
    """What code says to people without asking for its translation, with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            told = [node.args[SAYS[name]]] if name in SAYS and len(node.args) > SAYS[name] else []
            told += [] if is_model else [keyword.value for keyword in node.keywords if keyword.arg in LABELS]
            found += [f"{text.lineno}: {ast.unparse(text)}" for text in told if _is_bare(text)]
        elif isinstance(node, ast.ClassDef) and any("Choices" in ast.unparse(base) for base in node.bases):
            for made in (part.value for part in node.body if isinstance(part, ast.Assign)):
                if isinstance(made, ast.Tuple) and _is_bare(made.elts[-1]):
                    found.append(f"{made.lineno}: {ast.unparse(made)}")
    return found


def _is_bare(node: ast.expr) -> bool:
    """A text with letters in it, written down as such."""
    texts = [part.value for part in getattr(node, "values", [node]) if isinstance(part, ast.Constant)]
    return isinstance(node, ast.Constant | ast.JoinedStr) and any(
        isinstance(text, str) and bool(set(LETTERS.findall(text)) - SAME) for text in texts
    )


@pytest.mark.parametrize("path", [p for p in sorted(GREB.rglob("*.py")) if "migrations" not in p.parts], ids=name_of)
def test_code_speaks_to_people_in_their_language(path: Path) -> None:
    if "management" not in path.parts and name_of(path) not in NO_PAGES:
        assert bare_words(path.read_text(), is_model=path.stem == "models") == []


@pytest.mark.parametrize(
    "planted",
    [
        'raise Refused("No")', 'say(request, f"Saved {name}")', 'forms.CharField(label="Name")',
        'form.add_error("x", "No")',
        'class K(models.TextChoices):\n    A = "a", "Alpha"',
    ],
)  # fmt: skip
def test_planted_words_in_code_are_seen(planted: str) -> None:
    assert bare_words(planted)
