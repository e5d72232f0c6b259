"""Canaries: words typed into every anonymous field are found nowhere before the release, and after it in their own
row alone.

`python -m gates.canary`, on SQLite and PostgreSQL. Whole requests go through the product, with everything that could
keep a word at work: logging at DEBUG, a mail folder, the data folder, temporary files, refused forms, errors of three
kinds, an address that leads nowhere, and a browser that tells all about itself. Then every table, the database's own
files and log, two backups, the log, the mails, the cookies and every file that was opened for writing meanwhile are
searched, in plain text and as hex, base64 and UTF-16. Saboteurs, each planting one of the usual leaks, must be caught.
"""

import argparse
import base64
import itertools
import json
import logging
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from gates import _ground

ENGLISH = "en"
BIRD = "canarybird"  # what all words begin with


@dataclass
class Words:
    """A fresh word for each field; `kept` are those that belong to a voice and may stand in its row in the end."""

    said: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def new(self, name: str, *, is_kept: bool = False) -> str:
        word = f"{BIRD}{secrets.token_hex(10)}"
        self.said[word] = name
        if is_kept:
            self.kept.add(word)
        return word


@dataclass
class Opened:
    """Files that Python opened for writing during requests."""

    paths: list[str] = field(default_factory=list)
    is_watching: bool = False

    def watch(self, event: str, given: tuple[Any, ...]) -> None:
        if not self.is_watching or event != "open" or not isinstance(given[0], str) or not isinstance(given[2], int):
            return
        if given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            self.paths.append(given[0])


OPENED = Opened()


# ------------------------------------------------------------------------------------------------ the world


@dataclass
class World:
    folder: Path
    batch: Any
    codes: list[str]
    words: Words = field(default_factory=Words)
    seen: list[bytes] = field(default_factory=list)  # cookies that answers have set
    receipts: list[str] = field(default_factory=list)


def build(folder: Path, number: int) -> World:
    from greb.trail.actors import System
    from greb.voices import actions, slips
    from greb.workplaces.actions import add_person, give_role, make_workplace

    _ground.new_world(folder, number)
    for name in ("mail", "log"):
        shutil.rmtree(folder / "data" / name, ignore_errors=True)
    (folder / "data" / "log").mkdir()
    by = System("gate")
    place = make_workplace(by=by, name="Solsikken", parent=None)
    leader = add_person(by=by, name="Mette Holm", workplace=place, email="mette@sund.example", username="mette")
    give_role(by=by, person=leader, workplace=place, kind="leader")
    batch = actions.make_batch(by=leader, workplace=place, kind="standing", size=20)
    return World(folder, batch, [slip.secret for slip in slips.draw(by=leader, batch=batch, count=20)])


def type_everything(world: World) -> None:
    """Every anonymous field, in every way that it can go."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.db import OperationalError

    new, code = world.words.new, iter(world.codes)
    for kind in ("concern", "idea", "concern", "idea"):
        text = f"{new(kind, is_kept=True)} alone at night"
        _send(world, next(code), kind=kind, text=text)
        _send(world, world.codes[0], kind=kind, text=f"{new('with a used code')} once more")
    _send(world, next(code), kind="concern", text=f"{new('with a CPR number')} 010190-1234")
    _send(world, next(code), kind=new("kind"), text=new("without a kind"))
    _send(world, new("code"), kind="idea", text=new("with a code that is none"))
    large = SimpleUploadedFile(f"{new('file name')}.txt", new("file").encode() * 60_000)
    _send(world, next(code), kind="idea", text=new("with a file", is_kept=True), file=large)
    for fault in (ValueError, OperationalError, OSError):
        spoken = f"{new(f'when {fault.__name__} happens')} is lost"
        with patch("greb.voices.actions.sealing.seal", _raise(fault, spoken)):
            _send(world, next(code), kind="concern", text=spoken)
    client = _client(world)
    for answer in (
        client.get(f"/v/{new('address')}"), client.get(f"/v/x/{new('address that leads nowhere')}"),
        client.get(f"/v?in={new('language')}"), client.post("/v", {"code": new("code alone")}),
        client.post("/v/receipt", {"receipt": new("receipt")}),
        client.post("/v/send", new("a body that is no form"), content_type="text/plain"),
    ):  # fmt: skip
        world.seen.append(str(answer.cookies).encode())


def _raise(fault: type[Exception], text: str) -> Callable[..., bytes]:
    def seal(*given: object, **more: object) -> bytes:
        raise fault(f"could not keep {text}")

    return seal


def _client(world: World) -> Any:
    """A browser that tells all about itself, and holds cookies of its own."""
    from django.test import Client

    told = {name: world.words.new(name) for name in ("user-agent", "referer", "x-forwarded-for", "x-request-id")}
    client = Client(headers={"accept-language": ENGLISH, **told}, raise_request_exception=False)
    for name in ("greb", "language", "theme", "messages"):
        client.cookies[name] = world.words.new(f"cookie {name}")
    return client


def _send(world: World, code: str, **typed: Any) -> None:
    client = _client(world)
    receipt = _receipt(world)
    answer = client.post("/v/send", {"code": code, "receipt": receipt, **typed})
    world.seen.append(str(answer.cookies.output()).encode() if answer.cookies else b"")


def _receipt(world: World) -> str:
    from greb.voices.actions import new_receipt

    world.receipts.append(new_receipt())
    return world.receipts[-1]


def answer_back(world: World) -> None:
    """By the first receipt, once it has been let out."""
    text = f"{world.words.new('answer back', is_kept=True)} thank you"
    answer = _client(world).post("/v/receipt", {"receipt": world.receipts[0], "text": text})
    assert b"next round" in answer.content, "the answer back was not received"


# ------------------------------------------------------------------------------------------------ the search


def places(world: World, log: Path) -> Iterator[tuple[str, bytes]]:
    """Everything that somebody could look into, by name; the keys are the one thing left out."""
    yield from _ground.files(world.folder)
    for path in sorted((world.folder / "data").rglob("*")):
        if path.is_file() and "greb.sqlite3" not in path.name and path != log:
            yield f"data folder: {path.name}", path.read_bytes()
    yield "log", log.read_bytes()
    for path in sorted(Path(tempfile.gettempdir()).rglob("*")):
        if path.is_file() and not path.is_relative_to(world.folder / "data"):
            yield f"temporary file {path.name}", path.read_bytes()
    yield "cookies", b"\n".join(world.seen)
    yield "files opened", "\n".join(OPENED.paths).encode()
    yield "backup", _backup(world)


def _backup(world: World) -> bytes:
    from django.db import connection

    if connection.vendor != "postgresql":
        path = _ground.sqlite_copy(world.folder, "backup.sqlite3")
        content = path.read_bytes()
        path.unlink()
        return content
    from tests.machine import postgresql

    at = connection.settings_dict
    programs = postgresql()
    command = [f"{programs}/pg_dump", "-h", at["HOST"], "-p", str(at["PORT"]), "-U", at["USER"], at["NAME"]]
    return subprocess.run(command, check=True, capture_output=True).stdout


def forms(word: str) -> list[bytes]:
    """The word as it may stand: plain, UTF-16, hex, and base64 at each of its three places."""
    plain = word.encode()
    coded = [base64.b64encode(b"x" * n + plain)[4 if n else 0 : -4] for n in range(3)]
    return [plain, word.encode("utf-16-le"), plain.hex().encode(), plain.hex().upper().encode(), *coded]


def _begin(number: int) -> bytes:
    """What every word has in common, in one of its forms."""
    pairs = zip(forms(f"{BIRD}{'0' * 20}")[number], forms(f"{BIRD}{'f' * 20}")[number], strict=True)
    return bytes(one for one, _other in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


BEGINS = [_begin(number) for number in range(len(forms(BIRD)))]


def found(world: World, log: Path) -> set[tuple[str, str]]:
    """(field, place) of every word that is anywhere, and (field, table) of each that stands in a row."""
    seen: set[tuple[str, str]] = set()
    wanted = {word: forms(word) for word in world.words.said}

    def look(place: str, content: bytes) -> None:
        # What all words begin with is sought first: a log of the database has hundreds of megabytes.
        for number, begins in enumerate(BEGINS):
            if begins in content:
                seen.update((name, place) for word, name in world.words.said.items() if wanted[word][number] in content)

    for place, content in places(world, log):
        look(place, content)
    for table, rows in _ground.dump().items():
        look(f"table {table}", json.dumps(rows, default=_plain, ensure_ascii=False).encode())
    return seen


def _plain(value: Any) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


OWN_ROWS = {"table voices_voice", "table voices_said"}


def strays(world: World, log: Path) -> set[tuple[str, str]]:
    """After the release: what stands elsewhere than in its own row. The database's files hold that row, and on
    PostgreSQL the log its writing; every other word must still be nowhere."""
    kept = {name for word, name in world.words.said.items() if word in world.words.kept}
    return {
        (name, place)
        for name, place in found(world, log)
        if name not in kept or not (place in OWN_ROWS or _is_the_database(place))
    }


def _is_the_database(place: str) -> bool:
    return place == "backup" or place.startswith(("greb.sqlite3", "pg_wal/")) or place.split("/")[0].isdigit()


def each_once(world: World) -> bool:
    """Each word that was let out stands in one row of one table, and in SQLite's file at one place."""
    from django.db import connection

    rows = [json.dumps(row, default=_plain) for each in _ground.dump().values() for row in each]
    once = all(sum(word in row for row in rows) == 1 for word in world.words.kept)
    if connection.vendor != "sqlite":
        return once
    content = b"".join(content for _name, content in _ground.files(world.folder))
    return once and all(content.count(word.encode()) == 1 for word in world.words.kept)


# ------------------------------------------------------------------------------------------------ a run


def before_release(folder: Path, number: int, log: Path) -> tuple[World, set[tuple[str, str]]]:
    """Everything typed, and what was found of it."""
    log.write_bytes(b"")
    world = build(folder, number)
    OPENED.paths.clear()
    OPENED.is_watching = True
    type_everything(world)
    OPENED.is_watching = False
    return world, found(world, log)


def play(folder: Path, number: int, log: Path) -> tuple[set[tuple[str, str]], set[tuple[str, str]], bool]:
    """What was found before the release, astray after it, and whether each word then stands once."""
    from greb.trail.actors import System
    from greb.voices import actions, scrub
    from greb.voices.models import Batch, Voice

    world, before = before_release(folder, number, log)
    actions.release(by=System(), batch=Batch.objects.get(pk=world.batch.pk), minimum=1)
    scrub.scrub()
    assert Voice.objects.count() == len(world.words.kept), "not everything that was said was let out"
    answer_back(world)
    back = {(name, place) for name, place in found(world, log) if name == "answer back"}
    actions.release(by=System(), batch=Batch.objects.get(pk=world.batch.pk), minimum=1)
    scrub.scrub()
    return before | back, strays(world, log), each_once(world)


# ---------------------------------------------------------------------------------------------- the saboteurs


@contextmanager
def _around_submit(also: Callable[[dict[str, Any]], None]) -> Iterator[None]:
    from greb.voices import actions

    whole = actions.submit

    def submit(**given: Any) -> Any:
        sent = whole(**given)
        also(given)
        return sent

    with patch("greb.voices.actions.submit", submit):
        yield


def in_the_clear() -> Any:
    from gates.linkage import not_sealed

    return not_sealed()


def in_the_log() -> Any:
    return _around_submit(lambda given: logging.getLogger("greb").info("said: %s", given["payload"]))


def in_the_trail() -> Any:
    from greb.trail.actions import record
    from greb.trail.actors import Anonymous

    number = iter(range(1, 1000))

    def tell(given: dict[str, Any]) -> None:
        record("voice.said", of=("voice", next(number)), by=Anonymous(), facts={"text": given["payload"]["text"]})

    return _around_submit(tell)


def in_a_mail() -> Any:
    from django.core.mail import send_mail

    def send(given: dict[str, Any]) -> None:
        send_mail("said", given["payload"]["text"], None, ["mette@sund.example"])

    return _around_submit(send)


def among_received_forms() -> Any:
    from greb.trail.actions import once

    def keep(given: dict[str, Any]) -> None:
        once(key=secrets.token_hex(16), by_id=None, what="voice", work=lambda: given["payload"]["text"][:500])

    return _around_submit(keep)


def in_a_temporary_file() -> Any:
    def keep(given: dict[str, Any]) -> None:
        with tempfile.NamedTemporaryFile("w", delete=False) as kept:
            kept.write(given["payload"]["text"])

    return _around_submit(keep)


def as_hex_in_the_log() -> Any:
    return _around_submit(lambda given: logging.getLogger("greb").info(given["payload"]["text"].encode().hex()))


def in_error_reports() -> Any:
    """Errors are logged with what they say."""
    return patch("greb.voices.unknown._failed", _failed_loudly)


def _failed_loudly(request: Any, trouble: Exception) -> Any:
    from greb.ui.respond import render

    logging.getLogger("greb").error("broken", exc_info=trouble)
    return render(request, "ui/500.html", status=500)


def in_a_session() -> Any:
    """The middleware lets cookies through, and the page keeps a draft in the session."""
    from greb.voices.forms import WriteForm
    from greb.voices.views import said

    class Keeping(WriteForm):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            if args and args[0]:
                LAST.append(args[0].get("text", ""))

    stack = ExitStack()
    stack.enter_context(patch.object(said, "WriteForm", Keeping))
    stack.enter_context(patch("greb.voices.unknown.is_unknown", lambda path: False))
    stack.enter_context(patch("django.middleware.csrf.CsrfViewMiddleware.process_response", _draft))
    return stack


LAST: list[str] = []


def _draft(middleware: Any, request: Any, response: Any) -> Any:
    if LAST:
        response.set_cookie("draft", LAST[-1][:200])
    return response


# What is planted, and the place where it must be found.
SABOTEURS: dict[str, tuple[Callable[[], Any], str]] = {
    "a column in the clear": (in_the_clear, "table voices_sealed"),
    "a line in the log": (in_the_log, "log"),
    "hex in the log": (as_hex_in_the_log, "log"),
    "the trail": (in_the_trail, "table trail_entry"),
    "the mail folder": (in_a_mail, "data folder"),
    "the table of received forms": (among_received_forms, "table trail_received"),
    "a temporary file": (in_a_temporary_file, "temporary file tmp"),
    "error reports": (in_error_reports, "log"),
    "a cookie": (in_a_session, "cookies"),
}


def run(engine: str) -> int:
    os.environ["TMPDIR"] = tempfile.mkdtemp(prefix="greb-canary-")
    tempfile.tempdir = None
    folder = _ground.begin(engine)
    log = folder / "everything.log"
    logging.basicConfig(filename=log, level=logging.DEBUG, force=True)
    sys.addaudithook(OPENED.watch)
    try:
        before, after, once = play(folder, 1, log)
        print(f"{engine}: ours      before the release {_told(before)}; after it astray {_told(after)}; "
              f"each in one row {'yes' if once else 'NO'}")  # fmt: skip
        good = not before and not after and once
        for number, (what, (sabotage, where)) in enumerate(SABOTEURS.items(), start=2):
            with sabotage():
                _world, before = before_release(folder, number, log)
            caught = {each for each in before if each[1].startswith(where)}
            print(f"{engine}: saboteur  {'caught' if caught else 'NOT CAUGHT'}: {what} ({_told(caught)})")
            good &= bool(caught)
    finally:
        _ground.end(folder)
        shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)
    print(f"{engine}: {'holds' if good else 'DOES NOT HOLD'}")
    return 0 if good else 1


def _told(seen: set[tuple[str, str]]) -> str:
    shown = sorted(seen)[:3]
    return (
        "nowhere"
        if not seen
        else ", ".join(f"{name} in {place}" for name, place in shown)
        + (f" and {len(seen) - 3} more" if len(seen) > 3 else "")
    )


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--full", action="store_true", help="the same; it is quick enough")
    asked.add_argument("--engine", choices=_ground.ENGINES)
    given = asked.parse_args()
    return run(given.engine) if given.engine else _ground.each_engine("gates.canary", [])


if __name__ == "__main__":
    sys.exit(main())
