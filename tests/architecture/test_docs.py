"""The documents hold what the code holds. When one of these fails, one of the two is wrong."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.management import get_commands, load_command_class
from django.test import Client
from django.urls import reverse

from greb.ideas.guess import FIELDS
from greb.ideas.models import Idea
from greb.ideas.stages import MOVES, Stage
from greb.trail import due
from tests import make
from tests.architecture import documents as docs
from tests.architecture.test_locks import named

ADR = docs.ROOT / "docs" / "adr"
# A path of somebody's own machine, and the word for what was left undone; put together, so as not to find themselves.
OWN_PATH = re.compile(r"(?<![\w.~/-])/(?:" + "|".join(["work", "root", "tmp"]) + r")(?![\w-])")
LEFT_UNDONE = re.compile(r"\b" + "TO" + r"DO\b")
MAY_NAME_PATHS = {"test_locks.py"}  # it looks for them too


# --- the map


def test_the_map_names_the_rooms_that_are_there() -> None:
    on_the_map = [docs.codes(row[0])[0] for row in docs.table(docs.read("docs/architecture/README.md"), "Room")]
    on_disk = set(docs.asked_by_rooms())
    listed = {app.removeprefix("greb.") for app in django_settings.INSTALLED_APPS if app.startswith("greb.")}
    assert sorted(on_the_map) == sorted(on_disk) == sorted(listed | {"config"})


def test_the_map_says_who_asks_whom() -> None:
    told = {
        docs.codes(row[0])[0]: set(docs.codes(row[2]))
        for row in docs.table(docs.read("docs/architecture/README.md"), "Room")
    }
    found = docs.asked_by_rooms()
    del told["config"], found["config"]  # it names every room
    assert told == found


def test_an_import_is_seen_in_each_of_its_forms() -> None:
    code = "import greb.ideas.due\nfrom greb.trail import clock\nfrom greb import ui\nfrom . import own\nimport os"
    assert docs.imported(code) == {"ideas", "trail", "ui"}


# --- stages and the light road


def test_the_stage_table_is_the_code_s() -> None:
    told = [
        (docs.codes(row[0]), *docs.codes(row[1]), *docs.codes(row[2]), docs.codes(row[3]), *docs.codes(row[4]))
        for row in docs.table(docs.read("docs/architecture/stages.md"), "From")
    ]
    assert told == [(list(m.starts), m.verb, m.room, [m.to] if m.to else [], m.who) for m in MOVES]


def test_every_stage_is_named() -> None:
    told = docs.codes(docs.read("docs/architecture/stages.md").partition("## All stages")[2])
    assert set(Stage.values) <= set(told)


def _steps() -> list[list[str]]:
    return docs.table(docs.read("docs/architecture/light-road.md"), "Step")


def test_the_light_road_asks_for_three_fields_and_one_act_of_the_leader() -> None:
    roles = {
        row[0]: (int(row[1]), int(row[2])) for row in docs.table(docs.read("docs/architecture/light-road.md"), "Role")
    }
    steps = [(row[1], len(docs.codes(row[4]))) for row in _steps()]
    for role, (fields, acts) in roles.items():
        own = [count for who, count in steps if who == role]
        assert (sum(own), len(own)) == (fields, acts)
    assert sum(fields for fields, _acts in roles.values()) <= 3
    assert roles["leader"][1] == 1


@pytest.mark.django_db
def test_the_light_road_s_table_is_walked(as_person: Callable[..., Client]) -> None:
    """Each step with exactly the fields that the table names; without each of them it is refused."""
    cast = make.cast()
    hands = {"employee": as_person(cast.alma), "leader": as_person(cast.mette)}
    for _number, role, _act, page, fields, chosen, stage in _steps():
        idea = Idea.objects.first()
        address = reverse(docs.codes(page)[0], kwargs={"pk": idea.pk} if idea else None)
        sent = dict.fromkeys(docs.codes(fields), "Coats in one place, so that nobody looks for them")
        sent |= dict(pair.split("=") for pair in docs.codes(chosen))
        before = idea.stage if idea else None
        for required in docs.codes(fields):
            without = {name: value for name, value in sent.items() if name != required}
            assert hands[role].post(address, without).status_code == 422
            assert Idea.objects.values_list("stage", flat=True).first() == before
        assert hands[role].post(address, sent).status_code == 303
        assert Idea.objects.get().stage == docs.codes(stage)[0]


# --- settings and commands


def test_every_setting_is_told_with_its_default() -> None:
    code = docs.settings(docs.read("greb/config/settings.py"))
    told = {docs.codes(row[0])[0]: row[1] for row in docs.table(docs.read("docs/operations/settings.md"), "Name")}
    named_in_make = set(re.findall(r"GREB_\w+", docs.read("Makefile") + docs.read("greb/config/settings.py")))
    assert set(told) == set(code) | named_in_make
    assert list(told) == sorted(told)
    for name, setting in code.items():
        if setting.default is not None and name not in {"GREB_MAIL_FOLDER", "GREB_DATA"}:
            assert told[name] == (f"`{setting.default}`" if setting.default else "–"), name


def test_an_untold_setting_is_seen() -> None:
    found = docs.settings(
        'a = flag("GREB_A")\nb = text("GREB_B", "x")\nc = text("GREB_C", str(HERE))\nd = text("HOME")'
    )
    assert {name: setting.default for name, setting in found.items()} == {"GREB_A": "0", "GREB_B": "x", "GREB_C": None}


def test_what_make_is_given_is_told() -> None:
    given = re.findall(r"^([A-Z]+) \?=", docs.read("Makefile"), re.MULTILINE)
    assert given
    assert set(given) <= set(docs.codes(docs.read("docs/operations/settings.md")))


@pytest.mark.parametrize("path", docs.documents(), ids=lambda path: str(path.relative_to(docs.ROOT)))
def test_every_command_that_is_told_is_there_and_takes_what_it_is_given(path: Path) -> None:
    text = path.read_text()
    known = get_commands()
    for words in docs.commands(text):
        name = words[0].replace("-", "_")
        assert name in known, words
        parser = load_command_class(str(known[name]), name).create_parser("greb", name)
        options = [word.partition("=")[0] for word in words if word.startswith("--")]
        assert set(options) <= set(parser._option_string_actions), words
    targets = set(re.findall(r"^([a-z]+):", docs.read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", text)) | set(re.findall(r"^make ([a-z]+)", text, re.MULTILINE)) <= targets
    said = {code.split()[1].replace("-", "_") for code in docs.codes(text) if re.match(r"greb [a-z-]+", code)}
    assert said <= set(known)


def test_commands_are_found_in_blocks_alone() -> None:
    block = "GREB_DATA=x greb verify \\\n  --seal A\nsudo /opt/greb/.venv/bin/greb work --once  # and\ncd /opt/greb"
    text = f"greb nothing\n```sh\n{block}\n```\n"
    assert docs.commands(text) == [["verify", "--seal", "A"], ["work", "--once"]]


def test_every_field_of_an_import_is_told() -> None:
    told = docs.table(docs.read("docs/operations/import.md"), "Field")
    assert [docs.codes(row[0])[0] for row in told] == list(FIELDS)


def test_how_long_things_are_kept_is_told() -> None:
    told = {row[0]: row[1] for row in docs.table(docs.read("docs/operations/security.md"), "What")}
    assert told["a form's key, so that it is stored once"] == f"{due.KEEP_RECEIVED.days} days"
    assert told["a delivery, after it was sent, shown or given up"] == f"{due.KEEP_DELIVERIES.days} days"


# --- words and decisions


def is_there(name: str) -> bool:
    """Whether ``ideas.models.Comment.Kind`` is a thing in the code."""
    parts = name.split(".")
    try:
        found: object = import_module(f"greb.{'.'.join(parts[:2])}")
        for part in parts[2:]:
            found = getattr(found, part)
    except (ImportError, AttributeError):
        return False
    return True


def test_the_glossary_s_words_are_in_the_code() -> None:
    rows = docs.table(docs.read("docs/glossary.md"), "Danish")
    assert len(rows) > 50
    assert [
        row[3] for row in rows if row[3] != "*later*" and not all(map(is_there, docs.codes(row[3]) or ["-.-"]))
    ] == []
    assert sorted({row[1] for row in rows}) == sorted(row[1] for row in rows)


def test_a_word_that_is_not_there_is_seen() -> None:
    assert is_there("ideas.models.Comment.Kind")
    assert not is_there("ideas.models.Comment.Sort")
    assert not is_there("ideas.nowhere.Idea")


def test_no_word_of_the_code_is_said_to_come_later() -> None:
    later = {row[1].split(",")[0] for row in docs.table(docs.read("docs/glossary.md"), "Danish") if row[3] == "*later*"}
    models = {str(model._meta.model_name) for model in apps.get_models() if model.__module__.startswith("greb.")}
    assert not {word.replace(" ", "") for word in later} & models


def _records() -> list[Path]:
    return sorted(ADR.glob("[0-9]*.md"))


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    numbers = [int(path.name[:4]) for path in _records()]
    assert numbers == list(range(1, len(numbers) + 1))
    listed = re.findall(r"^(\d+)\. \[(.+)\]\((.+)\)$", (ADR / "README.md").read_text(), re.MULTILINE)
    heads = [(path.read_text().splitlines()[0], path.name) for path in _records()]
    assert [(f"# {number}. {title}", name) for number, title, name in listed] == heads


@pytest.mark.parametrize("path", _records(), ids=lambda path: path.name)
def test_a_decision_is_about_half_a_page_and_says_how_it_stands(path: Path) -> None:
    text = path.read_text()
    assert "\n**Status**: " in text
    assert len(text.splitlines()) <= 60


def test_every_dependency_has_its_reason() -> None:
    told = {docs.codes(row[0])[0].lower() for row in docs.table(docs.read("docs/adr/0004-dependencies.md"), "Package")}
    assert told == named(docs.read("requirements/runtime.in"))


# --- links, and what has no place here


@pytest.mark.parametrize("path", docs.documents(), ids=lambda path: str(path.relative_to(docs.ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    assert docs.broken_links(path, path.read_text()) == []


def test_a_link_to_nowhere_is_seen() -> None:
    here = docs.ROOT / "README.md"
    assert docs.broken_links(here, "[a](LICENSE) [b](nowhere.md) [c](https://x.example) [d](#no-such-heading)") == [
        "nowhere.md",
        "#no-such-heading",
    ]


def test_every_document_can_be_reached_from_the_front() -> None:
    seen: set[Path] = set()
    waiting = [docs.ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            names = [target.partition("#")[0] for target in docs.LINK.findall(path.read_text())]
            waiting += [
                to for name in names if name.endswith(".md") and (to := (path.parent / name).resolve()).exists()
            ]
    assert [str(path.relative_to(docs.ROOT)) for path in docs.documents() if path not in seen] == []


def _out_of_place(text: str) -> list[str]:
    return OWN_PATH.findall(text) + LEFT_UNDONE.findall(text)


def test_nothing_names_somebody_s_own_machine_or_is_left_undone() -> None:
    wrong = {}
    for path in docs.files():
        if path.name in MAY_NAME_PATHS:
            continue
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue  # a typeface, a picture
        if found := _out_of_place(text):
            wrong[str(path.relative_to(docs.ROOT))] = found
    assert wrong == {}


def test_what_is_out_of_place_is_seen() -> None:
    planted = ["see /" + "tmp/x", '"/' + 'work/main"', "cd /" + "root", "# TO" + "DO: later"]
    assert [text for text in planted if not _out_of_place(text)] == []
    assert _out_of_place("greb/work/port.py /workplaces/ var/tmp https://example.org/work todo") == []


def test_pictures_are_small() -> None:
    pictures = list((docs.ROOT / "docs" / "pictures").glob("*"))
    assert {path.name: path.stat().st_size for path in pictures if path.stat().st_size > 150_000} == {}
    assert len(pictures) == 3
