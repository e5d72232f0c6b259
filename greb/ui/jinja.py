"""The template engine: Jinja2, one environment a language, constant translations folded at compile time.

A translated page costs no lookup when it is rendered: `{{ _("…") }}` and `{% trans %}` with a literal text become
that language's text when the template is compiled. Text with values keeps its `%` formatting.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NoReturn

import jinja2
from django.apps import apps
from django.conf import settings
from django.template.backends.base import BaseEngine
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from jinja2 import nodes
from jinja2.ext import InternationalizationExtension
from jinja2.visitor import NodeTransformer

from . import filters, road

_FOLDED = {"_", "gettext"}


class _Fold(NodeTransformer):
    """Replaces calls whose answer is known when the template is compiled: translations, addresses of files."""

    def __init__(self, language: str) -> None:
        self.language = language

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja2 names the method
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        if len(node.args) != 1 or not isinstance(node.args[0], nodes.Const):
            return node
        if node.node.name in _FOLDED:
            with translation.override(self.language):
                return nodes.Const(translation.gettext(node.args[0].value).replace("%%", "%"), lineno=node.lineno)
        if node.node.name == "static" and not settings.DEBUG:
            return nodes.Const(static(node.args[0].value), lineno=node.lineno)
        if node.node.name == "url":
            return nodes.Const(reverse(node.args[0].value), lineno=node.lineno)
        return node


class _FoldingEnvironment(jinja2.Environment):
    language = "en"

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return _Fold(self.language).visit(tree)  # type: ignore[no-any-return]


def _missing(message: str) -> NoReturn:
    raise jinja2.UndefinedError(message)


def address(name: str, **parts: object) -> str:
    return reverse(name, kwargs=parts or None)


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
        extensions=[InternationalizationExtension, "jinja2.ext.do"],
    )
    env.language = language
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.globals.update(url=address, static=static, fail=_missing, LANGUAGES=settings.LANGUAGES)
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
    return active if active in dict(settings.LANGUAGES) else "en"


class _Page:
    """What Django asks of a template."""

    def __init__(self, template: jinja2.Template) -> None:
        self.template = template

    def render(self, context: Mapping[str, Any] | None = None, request: object = None) -> str:
        return self.template.render(context or {})


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
