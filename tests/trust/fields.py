"""Every name under which the product reads something from a form or an address, found in the code itself."""

import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path

import greb
from greb.ui.receive import Form

_READ = re.compile(
    r"""(?:POST|GET|given)(?:\.get(?:list)?\(|\[)\s*["'](\w+)["']"""
    r"""|["'](\w+)["'] (?:not )?in (?:request\.)?(?:POST|GET|given)"""
    r"""|(?:_place|number)\(request, ["'](\w+)["']"""
)


@cache
def names() -> tuple[str, ...]:
    """The fields of every form, and what views read by name."""
    found = {"key"}
    for module in pkgutil.walk_packages(greb.__path__, "greb."):
        if ".forms" in module.name or ".views" in module.name:
            importlib.import_module(module.name)
    for form in _below(Form):
        found |= set(form.base_fields)
    for source in Path(greb.__file__).parent.rglob("*.py"):
        found |= {name for groups in _READ.findall(source.read_text()) for name in groups if name}
    return tuple(sorted(found))


def _below(kind: type[Form]) -> list[type[Form]]:
    return [deeper for sub in kind.__subclasses__() for deeper in (sub, *_below(sub))]
