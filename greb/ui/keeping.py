"""`{% keep name, other=value %} … {% endkeep %}`: what reads the same for the same values is written once.

The frame around every page has a few forms (who leads, which menu is open) and the same words each time; writing it
anew was a quarter of the calls that a board makes. Between the tags stand only the values that are named in front,
besides what every template has (sentences, addresses, components). Any other name is an error when the template is
compiled, so that nothing of one reader can be kept for another; so is the form's secret. It stands in a page or a
block, not within a component.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, cast

from jinja2 import Environment, TemplateAssertionError, meta, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from .escaping import Encoded

FORM_SECRET: Final = "csrf_input"  # noqa: S105 - a name in templates
MOST: Final = 500  # of one place in one language; then it begins anew


class Keep(Extension):
    """The tag. What is kept lives as long as the process, for each language and each place in a template."""

    tags = {"keep"}

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.kept: list[dict[tuple[Any, ...], Encoded]] = []

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        names: list[nodes.Name] = []
        values: list[nodes.Expr] = []
        while parser.stream.current.type != "block_end":
            if names:
                parser.stream.expect("comma")
            name = parser.stream.expect("name").value
            given = parser.stream.skip_if("assign")
            names.append(nodes.Name(name, "param"))
            values.append(parser.parse_expression() if given else nodes.Name(name, "load"))
        body = parser.parse_statements(("name:endkeep",), drop_needle=True)
        self.kept.append({})
        call = self.call_method("written", [nodes.Const(len(self.kept) - 1), nodes.Tuple(values, "load")])
        return nodes.CallBlock(call, names, [], body, lineno=line)

    def written(self, place: int, values: tuple[Any, ...], caller: Callable[..., str]) -> Encoded:
        """What stands between the tags for values that it has not met: written now, and kept."""
        if _holds_markup(values):
            raise TypeError("Markup is equal to text that must be escaped: it can't be kept by.")
        kept = self.kept[place]
        if len(kept) >= MOST:
            kept.clear()
        return kept.setdefault(values, Encoded(caller(*values).encode()))


def _holds_markup(value: object) -> bool:
    return any(map(_holds_markup, value)) if isinstance(value, tuple) else hasattr(value, "__html__")


def kept_by(block: nodes.CallBlock) -> tuple[int, nodes.Expr] | None:
    """The place and the values of a `keep`; None for any other block."""
    call = block.call.node
    if not (isinstance(call, nodes.ExtensionAttribute) and call.identifier == Keep.identifier):
        return None
    place, values = block.call.args
    return cast(nodes.Const, place).value, values


def check(block: nodes.CallBlock, known: Sequence[str], template: str | None) -> None:
    """Raises where something but the named values, and what is `known` to be the same for all, is used within."""
    alone = nodes.Template([nodes.Macro("kept", block.args, [], block.body)], lineno=block.lineno)
    alone.set_environment(cast(Environment, block.environment))
    others = meta.find_undeclared_variables(alone) - set(known)
    others |= {name.name for name in alone.find_all(nodes.Name)} & {FORM_SECRET}  # a global, which is not undeclared
    if others:
        raise TemplateAssertionError(
            f"{', '.join(sorted(others))}: not among the values that this is kept by.", block.lineno, template
        )
