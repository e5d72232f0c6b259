"""Values as a page writes them: text escaped, markup as it is, nothing for None."""

from collections.abc import Callable, Iterable
from html import escape as _slower
from typing import Any

from django.utils.functional import Promise
from markupsafe import Markup, escape

__all__ = ["Encoded", "escaped", "options", "piece", "written"]

escaped: Callable[[str], str]
"""Text with what means something in HTML escaped, quotes too."""

try:  # markupsafe's own, without the wrapping in Markup around it, which takes eight times as long
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:
    escaped = _slower


class Encoded(bytes):
    """Markup as the bytes that it is sent as: thirty cards with a few letters beyond ASCII are slow to encode whole."""

    def __html__(self) -> str:
        return self.decode()


def options(choices: Iterable[tuple[int, str]], chosen: int) -> Encoded:
    """The options of a long `<select>`, each an id and a name."""
    text = [
        f'<option value="{pk}"{" selected" if pk == chosen else ""}>{escaped(name)}</option>' for pk, name in choices
    ]
    return Encoded("".join(text).encode())


def piece(value: Any) -> str | Encoded:
    """What `{{ value }}` puts straight on a page."""
    return value if type(value) is Encoded else written(value)


def written(value: Any) -> str:
    """What `{{ value }}` puts on a page or into a part of it. Lazy translations are worded now."""
    kind = type(value)
    if kind is str:
        return escaped(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if value is None:
        return ""
    return escape(str(value) if isinstance(value, Promise) else value)
