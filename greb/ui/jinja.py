"""The template engine: Jinja2, one environment a language, all that is known folded at compile time.

A translated page costs no lookup when it is rendered: `{{ _("…") }}` and `{% trans %}` with a literal text become
that language's text when the template is compiled, and so does a component called with such texts alone, as in
`{{ button(_("Send"), "quiet") }}`. Components know nothing of the page they stand on, also where a page imports them
`with context`; what they need of it, the form's hidden secret, is a global of every template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NoReturn, cast

import jinja2
from django.apps import apps
from django.conf import settings
from django.template.backends.base import BaseEngine
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import InternationalizationExtension
from jinja2.visitor import NodeTransformer

from . import filters, keeping, road
from .escaping import Encoded, piece, written
from .secret import FormSecret

COMPONENTS = "ui/components.html"
OURS = frozenset(code for code, _name in settings.LANGUAGES)
# Never known beforehand, whatever they are called with: they hold the secret of whoever asks.
SECRET = {"form_start"}


class _Fold(NodeTransformer):
    """Replaces calls whose answer is known when the template is compiled: translations, addresses, components."""

    def __init__(self, environment: _FoldingEnvironment, template: str | None) -> None:
        self.environment, self.template = environment, template
        self.components: dict[str, str] = {}  # as a template calls them: as they are named

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node | list[nodes.Node]:  # noqa: N802 - jinja2's name
        if not isinstance(node.template, nodes.Const) or node.template.value != COMPONENTS:
            return node
        names = [(name, name) if isinstance(name, str) else name for name in node.names]
        self.components.update({alias: name for name, alias in names})
        held = nodes.EnvironmentAttribute("components")
        return [
            nodes.Assign(nodes.Name(alias, "store"), nodes.Getattr(held, name, "load"), lineno=node.lineno)
            for name, alias in names
        ]

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802 - jinja2's name
        """What stands between `call` and `endcall` is not known: the component stays, with its known values."""
        self.generic_visit(node.call)
        node.body = [self.visit(inner) for inner in node.body]
        if keeping.kept_by(node):
            known = [alias for alias, name in self.components.items() if name not in SECRET]
            keeping.check(node, known, self.template)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja2's name
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
            return node
        name, values = node.node.name, [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        if len(values) != len(node.args):
            return node
        folded: Any = None
        named = {pair.key: pair.value.value for pair in node.kwargs if isinstance(pair.value, nodes.Const)}
        if name in self.components and len(named) == len(node.kwargs):
            component = self.components[name]
            folded = None if component in SECRET else getattr(self.environment.components, component)(*values, **named)
        elif name in {"_", "gettext", "pgettext"}:
            with translation.override(self.environment.language):
                text = (translation.pgettext if name == "pgettext" else translation.gettext)(*values)
            if node.kwargs:
                pairs = [nodes.Pair(nodes.Const(pair.key), pair.value) for pair in node.kwargs]
                return nodes.Mod(nodes.MarkSafeIfAutoescape(nodes.Const(text)), nodes.Dict(pairs), lineno=node.lineno)
            folded = text.replace("%%", "%")
        elif name == "static" and not settings.DEBUG:
            folded = static(*values)
        elif name == "url" and not node.kwargs:
            folded = reverse(*values)
        return node if folded is None else nodes.Const(folded, lineno=node.lineno)


class _Writing(CodeGenerator):
    """Writes values by one quick function instead of two calls for each (`escape` of `finalize`)."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.written(" if frame.buffer else "environment.piece(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """What is kept already is found in place: a call of a block makes five things before it begins."""
        if not (kept := keeping.kept_by(node)):
            super().visit_CallBlock(node, frame)
            return
        found, (place, values) = self.temporary_identifier(), kept
        self.writeline(f"{found} = environment.kept[{place}].get(", node)
        self.visit(values, frame)
        self.write(")")
        self.writeline(f"if {found} is None:")
        self.indent()
        super().visit_CallBlock(node, frame)
        self.outdent()
        self.writeline("else:")
        self.indent()
        self.start_write(frame, node)
        self.write(found)
        self.end_write(frame)
        self.outdent()


class _FoldingEnvironment(jinja2.Environment):
    code_generator_class = _Writing
    language = "en"
    piece = staticmethod(piece)
    written = staticmethod(written)
    kept: list[dict[tuple[Any, ...], Encoded]]
    _components: Any = None

    @property
    def components(self) -> Any:
        """The components as one set of functions for all pages of the language."""
        if self._components is None or self.auto_reload:
            self._components = self.get_template(COMPONENTS).module
        return self._components

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return _Fold(self, name).visit(tree)  # type: ignore[no-any-return]


def _missing(message: str) -> NoReturn:
    raise jinja2.UndefinedError(message)


def address(name: str, **parts: object) -> str:
    """Where a page is. Ids are put into a pattern that is kept: Django makes it anew, and tries it, at every call."""
    if all(type(value) is int and value >= 0 for value in parts.values()):
        return _pattern(name, tuple(parts)) % parts
    return reverse(name, kwargs=parts)


@lru_cache(maxsize=1000)
def _pattern(name: str, ids: tuple[str, ...]) -> str:
    marks = {part: 10**17 + n for n, part in enumerate(ids)}
    whole = reverse(name, kwargs=marks or None).replace("%", "%%")
    for part, mark in marks.items():
        whole = whole.replace(str(mark), f"%({part})d")
    return whole


@cache
def environment(language: str) -> jinja2.Environment:
    """The environment for a language, made at first use."""
    env = _FoldingEnvironment(
        loader=jinja2.ChoiceLoader(
            [jinja2.FileSystemLoader(f"{app.path}/templates") for app in apps.get_app_configs() if _ours(app.name)]
        ),
        autoescape=_is_markup,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=settings.DEBUG,
        cache_size=-1,
        extensions=[InternationalizationExtension, "jinja2.ext.do", keeping.Keep],
    )
    env.language = language
    env.kept = cast(keeping.Keep, env.extensions[keeping.Keep.identifier]).kept
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.globals.update(url=address, static=static, fail=_missing, LANGUAGES=settings.LANGUAGES)
    env.globals["csrf_input"] = FormSecret()
    env.globals.update(road_html=road.road_html, road_stations=road.road_stations)
    env.filters.update(filters.FILTERS)
    env.finalize = _shown
    return env


def _is_markup(name: str | None) -> bool:
    """Everything is escaped but the plain text of mails, whose templates end in .txt."""
    return not (name or "").endswith(".txt")


def _ours(name: str) -> bool:
    return name.startswith("greb.")


def _shown(value: Any) -> Any:
    """Lazy translations are worded when shown; nothing else is changed; None shows as nothing."""
    if value is None:
        return ""
    return str(value) if isinstance(value, Promise) else value


def language() -> str:
    """The active language if it is one of ours, else English (the language of the source)."""
    active = (translation.get_language() or "en")[:2]
    return active if active in OURS else "en"


def write(name: str, lang: str, values: Mapping[str, Any]) -> bytes:
    """A template written in a language."""
    return _written(environment(lang).get_template(name), values)


def _written(template: jinja2.Template, values: Mapping[str, Any]) -> bytes:
    """As jinja2's own `render`, which copies the globals one by one; and each piece is encoded by itself, since most
    are plain ASCII, and one letter that is not makes the whole thirty times as dear."""
    env = template.environment
    context = env.context_class(env, {**env.globals, **values}, template.name, template.blocks)
    try:
        pieces: Iterator[Any] = template.root_render_func(context)
        return b"".join([part if type(part) is Encoded else part.encode() for part in pieces])
    except Exception:
        env.handle_exception()


class _Page:
    """What Django asks of a template."""

    def __init__(self, template: jinja2.Template) -> None:
        self.template = template

    def render(self, context: Mapping[str, Any] | None = None, request: object = None) -> str:
        return _written(self.template, context or {}).decode()


class Pages(BaseEngine):
    """The engine as Django's own code (error pages, mail) finds it. Our views use `ui.respond.render`."""

    app_dirname = "templates"

    def __init__(self, params: dict[str, Any]) -> None:
        params = params.copy()
        params.pop("OPTIONS")
        super().__init__(params)

    def get_template(self, template_name: str) -> _Page:
        return _Page(environment(language()).get_template(template_name))

    def from_string(self, template_code: str) -> _Page:
        return _Page(environment(language()).from_string(template_code))
