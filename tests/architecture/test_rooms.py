"""The house is built as docs/architecture says: rooms in their order, rules where rules live, nothing in the cellar."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from greb.ideas.stages import MOVES

ROOT = Path(__file__).parents[2]
GREB = ROOT / "greb"
LONGEST_FILE, LONGEST_TEST, LONGEST_VIEW = 400, 600, 30
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "services", "managers", "misc", "base", "core", "mixins"}
BANNED = re.compile(r"django\.dispatch|\b(?:pre|post)_(?:save|delete|init)\b|m2m_changed|GenericForeignKey")
Function = ast.FunctionDef


def code(folder: Path = GREB) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def functions(path: Path) -> list[Function]:
    return [node for node in ast.parse(path.read_text()).body if isinstance(node, Function)]


# ---------------------------------------------------------------------------------------------------- rooms


def layers() -> list[set[str]]:
    """The rooms as import-linter holds them, highest first; rooms on one layer do not import each other."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    rooms = next(contract for contract in told if contract["id"] == "rooms")["layers"]
    return [set(layer.split(" | ")) for layer in rooms]


def rooms_on_disk() -> set[str]:
    return {path.parent.name for path in GREB.glob("*/__init__.py")}


def test_rooms_on_disk_in_settings_and_in_the_layers_are_the_same() -> None:
    installed = [app.removeprefix("greb.") for app in settings.INSTALLED_APPS if app.startswith("greb.")]
    placed = [layer - {"__main__"} for layer in layers()]
    assert set().union(*placed) == rooms_on_disk()
    assert {*installed, "config"} == rooms_on_disk()
    depth = {room: number for number, layer in enumerate(placed) for room in layer}
    assert installed == sorted(installed, key=lambda room: depth[room]), "INSTALLED_APPS in the order of the layers"


@pytest.mark.parametrize("room", sorted(rooms_on_disk()))
def test_a_room_says_what_it_is_for_and_is_named_to_django(room: str) -> None:
    said = ast.get_docstring(ast.parse((GREB / room / "__init__.py").read_text()))
    assert len(said or "") > 30, "greb/<room>/__init__.py says in a sentence what the room is for"
    assert room == "config" or apps.get_app_config(room).name == f"greb.{room}"


def test_every_module_of_some_size_says_what_it_is_for() -> None:
    usual = {"apps", "urls", "urls_admin", "urls_entry", "urls_import", "urls_maturing", "__init__", "__main__"}
    silent = [
        name_of(path) for path in code()
        if path.stem not in usual and path.parent.name != "commands" and len(path.read_text().splitlines()) > 15
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]  # fmt: skip
    assert silent == []


def test_no_file_is_a_drawer_for_everything() -> None:
    assert [name_of(path) for path in code() if path.stem in NO_NAMES or path.parent.name in NO_NAMES] == []


def test_no_file_and_no_view_is_too_long() -> None:
    long = [name_of(path) for path in code() if len(path.read_text().splitlines()) > LONGEST_FILE]
    long += [name_of(path) for path in code(ROOT / "tests") if len(path.read_text().splitlines()) > LONGEST_TEST]
    assert long == []
    assert [said for path in code() for said in _long_views(path)] == []


def _long_views(path: Path) -> Iterator[str]:
    """Functions in views longer than a screenful; their docstrings and signatures are not counted."""
    if path.stem == "views" or path.parent.name == "views":
        for function in functions(path):
            body = function.body[1:] if ast.get_docstring(function) else function.body
            if body and (lines := (body[-1].end_lineno or 0) - body[0].lineno + 1) > LONGEST_VIEW:
                yield f"{name_of(path)}:{function.lineno} {function.name}: {lines} lines"


def test_there_are_no_signals_and_no_generic_keys() -> None:
    assert [name_of(path) for path in code() if BANNED.search(path.read_text())] == []
    assert BANNED.search("from django.dispatch import receiver")


# --------------------------------------------------------------------------------------------------- models


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("greb.")]


def test_models_hold_no_rules_of_their_own() -> None:
    hooks = {"save", "delete", "clean", "full_clean", "__init__"}
    assert [f"{model.__name__}.{name}" for model in ours() for name in hooks & set(vars(model))] == []


def test_no_room_reaches_into_another_backwards() -> None:
    """A key to another room's model leaves nothing there: `related_name="+"`."""
    reaching = [
        str(field)
        for model in ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and apps.get_containing_app_config(str(field.related_model.__module__)) != model._meta.app_config
        and not str(field.remote_field.related_name).endswith("+")
    ]
    assert reaching == []


def test_constraints_and_indexes_have_names_of_their_own() -> None:
    named = [part.name for model in ours() for part in (*model._meta.constraints, *model._meta.indexes)]
    assert len(named) == len(set(named))


# ---------------------------------------------------------------------------------------------------- verbs

WRITES = {"save", "create", "bulk_create", "get_or_create", "update_or_create", "delete", "record", "record_many"}
ABOVE = {"views", "forms", "due", "management", "urls", "migrations", "middleware", "models"}
PLUMBING = {
    # Written in the transaction of the verb that calls them; who did it is the verb's to say.
    "trail", "search",
    # Deliveries: not what people did but what the product owes them.
    "notices", "work", "demo", "ui", "tables", "config", "home",
}  # fmt: skip
NO_VERB = {
    # The count of failed tries stands for itself: who signs in and when leaves no trace (trust.md).
    "greb/workplaces/throttle.py give_back", "greb/workplaces/throttle.py forget",
    # Mends a counter after the rows that it counts; nobody does it.
    "greb/ideas/counters.py reconcile",
    # The trail's entry of a verb, written in that verb's transaction.
    "greb/ideas/moving.py happened",
    # From the console of a new installation: there is nobody yet who could do it.
    "greb/workplaces/firsts.py make_first_admin",
}  # fmt: skip


def verbs() -> Iterator[tuple[str, Function]]:
    """Every public function that writes, below the views."""
    for path in code():
        parts = path.relative_to(GREB).with_suffix("").parts
        if parts[0] in PLUMBING or any(part.split("_")[0] in ABOVE for part in parts[1:]):
            continue
        for function in functions(path):
            if not function.name.startswith("_") and _writes(function):
                yield f"{name_of(path)} {function.name}", function


def _writes(function: Function) -> bool:
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        receiver = ast.unparse(call.func)
        if (name in WRITES and "secret" not in receiver) or (name == "update" and "objects" in receiver):
            return True
    return False


def test_every_verb_says_who_acts_and_is_all_or_nothing() -> None:
    """Keyword-only, with `by`, in one transaction: decorated with it, or holding it inside where it must be shorter."""
    found = {name: function for name, function in verbs() if name not in NO_VERB}
    assert len(found) > 40, "the verbs are not found any longer: this test sees nothing"
    wrong = [f"{name}: {fault}" for name, function in found.items() for fault in _faults(function)]
    assert wrong == []


def _faults(function: Function) -> Iterator[str]:
    arguments = function.args
    if arguments.args or arguments.posonlyargs:
        yield "takes arguments by position"
    if "by" not in {argument.arg for argument in arguments.kwonlyargs}:
        yield "does not say by whom"
    several = sum(isinstance(node, ast.Call) and _is_write(node) for node in ast.walk(function)) > 1
    if several and "transaction.atomic" not in ast.unparse(function):
        yield "writes more than once and is not atomic"


def _is_write(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in WRITES or (name == "update" and "objects" in ast.unparse(call.func))


def test_what_is_no_verb_is_still_there() -> None:
    assert NO_VERB - {name for name, _function in verbs()} == set()


def test_a_planted_verb_is_seen() -> None:
    planted = ast.parse("def do(idea, by):\n    idea.save()\n    record('x')").body[0]
    assert isinstance(planted, Function)
    assert len(list(_faults(planted))) == 3


# ------------------------------------------------------------------------------------------ stages and moves


@cache
def asked_of(function: Function, *of: str) -> set[str]:
    """The verbs that a function names to one of `of`: as text, or as a variable that is one of two."""
    named = {
        node.targets[0].id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    found: set[str] = set()
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        if ast.unparse(call.func) in of:
            verbs = [keyword.value for keyword in call.keywords if keyword.arg == "verb"]
            for argument in [*call.args[:2], *verbs]:
                value = named.get(argument.id) if isinstance(argument, ast.Name) else argument
                texts = [node.value for node in ast.walk(value) if isinstance(node, ast.Constant)] if value else []
                found |= {text for text in texts if isinstance(text, str)}
    return found


def test_every_verb_of_the_table_is_done_by_exactly_one_action() -> None:
    """Its rule is asked, and it is moved, by one and the same verb of the room that the table names."""
    for move in MOVES:
        actions = [function for path in code(GREB / move.room) for function in functions(path)]
        asking = [function.name for function in actions if move.verb in asked_of(function, "rules.must", "must")]
        moving = [function.name for function in actions if move.verb in asked_of(function, "move", "moving.move")]
        if move.room in NOT_YET and not asking:
            continue
        assert len(asking) == 1, f"{move.verb} is asked of its rule by {asking}"
        assert moving == (asking if move.to else []), f"{move.verb} is moved by {moving}"


NOT_YET: set[str] = set()


def test_a_stage_is_changed_in_one_place() -> None:
    """Born in capture and import, changed in `move`; nothing else writes it, as attribute or in an update."""
    born = {"greb/ideas/actions.py capture_idea", "greb/ideas/imports.py _idea"}
    assert set(_stage_writers()) == {*born, "greb/ideas/moving.py move"}


def _stage_writers() -> Iterator[str]:
    for path in code():
        for function in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, Function)):
            for node in ast.walk(function):
                if _assigns_stage(node) or _makes_stage(node):
                    yield f"{name_of(path)} {function.name}"


def _assigns_stage(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        return False
    targets: list[ast.expr] = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(
        isinstance(part, ast.Attribute) and part.attr == "stage" for target in targets for part in ast.walk(target)
    )


def _makes_stage(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or "stage" not in {keyword.arg for keyword in node.keywords}:
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in {"Idea", "update", "create"}
