"""Who wrote what? An attacker with everything but the keys assigns all twenty people, and is right by luck alone.

`python -m gates.linkage` (quick) · `--full` (1,000 trials and more an engine, the promise of trust.md).

A trial is a wave of twenty people at one workplace. The attacker gets
- two backups from the middle of the wave, and at the end a full dump and the database's files with their log,
- the whole data folder after the release, and the signing secret,
- and more than anybody could have: *who* wrote each sealed row, and in which order (as if slips had been handed out by
  name, and somebody had watched the table all the time).
What is left is to tell which sealed row became which voice. Every way of ordering one side is tried against every way
of ordering the other (place in the table, transaction, place in the files and in the log, length, bytes, ids, digests),
then shared values, then opening with whatever key is found. The best attack counts, with all tries allowed for.

The leaky twin keeps "has answered" and the answer in one transaction, with random ids and no times: it must fall. So
must each saboteur: our design with one part taken out.
"""

import argparse
import math
import random
import re
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from gates import _ground

PEOPLE = 20
WAVES = 10  # in one world, written at the same time
SABOTAGED = 2  # waves in the world of a saboteur
LUCK = 1 / PEOPLE
OURS, QUICK, TWIN = LUCK + 0.01, LUCK + 0.05, 0.90
MARK = re.compile(rb"said-[0-9a-f]{16}")
Order = list[Any]


@dataclass
class Trial:
    """What the attacker has of one wave. Lists are by person, in the order in which they wrote; voices as dumped."""

    sealed: list[dict[str, Any]] = field(default_factory=list)
    voices: list[dict[str, Any]] = field(default_factory=list)
    truth: list[str] = field(default_factory=list)  # what each of them wrote; only the judge looks


@dataclass
class World:
    """One database with its waves, after the release."""

    trials: list[Trial]
    marks: dict[str, list[tuple[str, dict[bytes, int]]]]  # by moment: file, and where in it each text is seen first
    keys: list[bytes]


# ------------------------------------------------------------------------------------------------ a world


def build(folder: Path, number: int, lot: random.Random, *, twin: bool = False, waves: int = WAVES) -> World:
    _ground.new_world(folder, number)
    return _twin(folder, lot) if twin else _ours(folder, lot, waves)


def _ours(folder: Path, lot: random.Random, waves: int) -> World:
    from django.conf import settings

    from greb.trail.actors import System
    from greb.voices import actions, scrub, slips
    from greb.voices.models import Batch
    from greb.workplaces.actions import make_workplace

    by = System("gate")
    place = make_workplace(by=by, name="Solsikken", parent=None)
    batches = [actions.make_batch(by=by, workplace=place, kind="wave", size=PEOPLE) for _n in range(waves)]
    hands = [
        (n, slip.secret) for n, batch in enumerate(batches) for slip in slips.draw(by=by, batch=batch, count=PEOPLE)
    ]
    lot.shuffle(hands)
    trials = [Trial() for _batch in batches]
    marks: dict[str, list[tuple[str, dict[bytes, int]]]] = {}
    for done, (n, code) in enumerate(hands):
        text = _text(lot)
        actions.submit(code=code, kind="answer", payload={"text": text})
        trials[n].truth.append(text)
        trials[n].sealed.append(_newest(code))
        if done in (len(hands) // 3, 2 * len(hands) // 3):
            marks[f"backup {len(marks) + 1}"] = _marks(folder)
    for batch in batches:
        actions.release(by=by, batch=Batch.objects.get(pk=batch.pk))
    scrub.scrub()
    voices = _ground.dump(["voices_voice"])["voices_voice"]
    for trial, batch in zip(trials, batches, strict=True):
        trial.voices = [row for row in voices if row["batch_id"] == batch.pk]
    marks["end"] = _marks(folder)
    found = [
        path.read_bytes() for path in Path(settings.DATA).rglob("*") if path.is_file() and path.stat().st_size == 32
    ]
    return World(trials, marks, found)


def _newest(code: str) -> dict[str, Any]:
    """The row that was sealed just now, and the code that was spent with it, as somebody who watches sees them."""
    from django.db import connection

    from greb.voices.secrets import of_code

    place = "ctid::text, xmin::text::bigint" if connection.vendor == "postgresql" else "rowid, rowid"
    with connection.cursor() as cursor:
        # The watcher remembers which rows there were; here the newest place is the same and costs less.
        newest = "xmin::text::bigint" if connection.vendor == "postgresql" else "rowid"
        cursor.execute(f"SELECT {place}, id, again, ciphertext FROM voices_sealed ORDER BY {newest} DESC LIMIT 1")
        row = cursor.fetchone()
    return {"place": row[0], "xmin": row[1], "id": str(row[2]), "again": row[3], "ciphertext": bytes(row[4]),
            "code": of_code(code)}  # fmt: skip


def _text(lot: random.Random) -> str:
    """A mark to be found by, and words of a length that tells people apart."""
    return f"said-{lot.getrandbits(64):016x} " + "æ" * lot.randrange(1, 1900)


def _marks(folder: Path) -> list[tuple[str, dict[bytes, int]]]:
    """Where in each of the database's files each text is seen first."""
    seen = []
    for name, content in _ground.files(folder):
        first: dict[bytes, int] = {}
        for match in MARK.finditer(content):
            first.setdefault(match[0], match.start())
        if first:
            seen.append((name, first))
    return seen


def _twin(folder: Path, lot: random.Random) -> World:
    """Random ids, no times, "has answered" kept apart from the answer; one transaction for both."""
    import uuid

    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE twin_answered (person bigint, wave bigint, PRIMARY KEY (person, wave))")
        cursor.execute("CREATE TABLE twin_answer (id char(32) PRIMARY KEY, wave bigint, text text)")
    people = [(n, person) for n in range(WAVES) for person in range(PEOPLE)]
    lot.shuffle(people)
    trials = [Trial() for _n in range(WAVES)]
    wrote: list[list[int]] = [[] for _n in range(WAVES)]
    for n, person in people:
        text = _text(lot)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO twin_answered VALUES (%s, %s)", [person, n])
            cursor.execute("INSERT INTO twin_answer VALUES (%s, %s, %s)", [uuid.uuid4().hex, n, text])
        trials[n].truth.append(text)
        wrote[n].append(person)
    # The attacker watches nothing here: a dump of the two tables is enough.
    rows = _ground.dump(["twin_answered", "twin_answer"])
    for n, trial in enumerate(trials):
        answered = [row for row in rows["twin_answered"] if row["wave"] == n]
        by_person = {row["person"]: row for row in answered}
        trial.sealed = [_as_sealed(by_person[person]) for person in wrote[n]]
        trial.voices = [
            {**row, "payload": row["text"], "receipt": row["id"]} for row in rows["twin_answer"] if row["wave"] == n
        ]
    return World(trials, {"end": _marks(folder)}, [])


def _as_sealed(row: dict[str, Any]) -> dict[str, Any]:
    return {"place": row["@place"], "xmin": row.get("@xmin", row["@place"]), "id": "", "again": "", "ciphertext": b"",
            "code": ""}  # fmt: skip


# ---------------------------------------------------------------------------------------------- the attacks


def attacks(world: World, trial: Trial, lot: random.Random) -> Iterator[tuple[str, list[int]]]:
    """Each attack's name and its assignment: for each person the number of a voice."""
    left = list(_orders_of_people(trial))
    right = list(_orders_of_voices(world, trial))
    for mine, keys in left:
        for theirs, others in right:
            yield f"{mine} ~ {theirs}", _matched(keys, others, lot)
    yield "shared values", _shared(trial, lot)
    yield "opened with a key found", _opened(world, trial, lot)


def _orders_of_people(trial: Trial) -> Iterator[tuple[str, Order]]:
    yield "order of writing", list(range(len(trial.sealed)))
    for name in ("place", "xmin", "id", "again", "ciphertext", "code"):
        yield f"sealed {name}", [_sortable(row[name]) for row in trial.sealed]
    yield "sealed length", [len(row["ciphertext"]) for row in trial.sealed]


def _orders_of_voices(world: World, trial: Trial) -> Iterator[tuple[str, Order]]:
    rows = trial.voices
    for name in ("@place", "@xmin", "id", "receipt"):
        if name in rows[0]:
            yield f"voice {name.strip('@')}", [_sortable(row[name]) for row in rows]
    yield "voice as dumped", list(range(len(rows)))
    yield "voice length", [len(_words(row)) for row in rows]
    marks = [_mark(_words(row)) for row in rows]
    for moment, seen in world.marks.items():
        for kind in ("log", "table"):
            first: dict[bytes, tuple[str, int]] = {}
            for name, where in seen:
                if ("wal" in name) == (kind == "log"):
                    for mark, at in where.items():
                        first.setdefault(mark, (name, at))
            yield f"{kind} at {moment}", [first.get(mark, ("~", 0)) for mark in marks]


def _sortable(value: Any) -> Any:
    """A place in the heap "(12,7)" as numbers; the rest as it is."""
    if isinstance(value, str) and (found := re.fullmatch(r"\((\d+),(\d+)\)", value)):
        return (int(found[1]), int(found[2]))
    return value.bytes if hasattr(value, "bytes") else value


def _words(row: dict[str, Any]) -> bytes:
    payload = row["payload"]
    if isinstance(payload, dict):
        return str(payload["text"]).encode()
    return str(payload).encode().decode("unicode_escape", "replace").encode() if "\\u" in payload else payload.encode()


def _mark(words: bytes) -> bytes:
    found = MARK.search(words)
    return found[0] if found else b""


def _matched(mine: Order, theirs: Order, lot: random.Random) -> list[int]:
    """By rank; what is equal is put in an order by lot."""
    people = sorted(range(len(mine)), key=lambda n: (mine[n], lot.random()))
    voices = sorted(range(len(theirs)), key=lambda n: (theirs[n], lot.random()))
    assigned = [0] * len(mine)
    for person, voice in zip(people, voices, strict=True):
        assigned[person] = voice
    return assigned


def _shared(trial: Trial, lot: random.Random) -> list[int]:
    """Any eight hex digits or bytes that a sealed row and a voice have in common."""
    found: dict[int, int] = {}
    voices = [({*_pieces(str(row["id"])), *_pieces(str(row["receipt"]))}, _words(row)[:21]) for row in trial.voices]
    for person, row in enumerate(trial.sealed):
        mine = {*_pieces(row["id"]), *_pieces(row["again"]), *_pieces(row["code"])}
        for number, (pieces, words) in enumerate(voices):
            if mine & pieces or (row["ciphertext"] and words in row["ciphertext"]):
                found[person] = number
    return _completed(found, len(trial.sealed), lot)


def _pieces(value: str) -> set[str]:
    plain = value.replace("-", "")
    return {plain[n : n + 8] for n in range(len(plain) - 7)}


def _opened(world: World, trial: Trial, lot: random.Random) -> list[int]:
    """Every key in the data folder, on every sealed row."""
    from nacl.public import PrivateKey

    from greb.voices.sealing import Unopened, open_box

    texts = {_mark(_words(row)): number for number, row in enumerate(trial.voices)}
    found: dict[int, int] = {}
    for raw in world.keys:
        for person, row in enumerate(trial.sealed):
            try:
                words = str(open_box(PrivateKey(raw), row["ciphertext"])["payload"]["text"]).encode()
            except (Unopened, ValueError):
                break  # one key opens all of its round, or none
            found[person] = texts.get(_mark(words), 0)
    return _completed(found, len(trial.sealed), lot)


def _completed(found: dict[int, int], count: int, lot: random.Random) -> list[int]:
    left = [number for number in range(count) if number not in found.values()]
    lot.shuffle(left)
    return [found[person] if person in found else left.pop() if left else 0 for person in range(count)]


# ------------------------------------------------------------------------------------------------ the score


@dataclass
class Score:
    """By attack, the share that was right in each trial."""

    shares: dict[str, list[float]] = field(default_factory=dict)

    def add(self, world: World, lot: random.Random) -> None:
        for trial in world.trials:
            said = [_mark(text.encode()) for text in trial.truth]
            shown = [_mark(_words(row)) for row in trial.voices]
            for name, assigned in attacks(world, trial, lot):
                right = sum(said[p] == shown[v] for p, v in enumerate(assigned))
                self.shares.setdefault(name, []).append(right / len(assigned))

    @property
    def trials(self) -> int:
        return max(map(len, self.shares.values()))

    def best(self) -> tuple[str, float, float]:
        """The most successful attack, its share, and the upper 95 % bound (normal; one attack chosen beforehand would
        have it; that the best of many was chosen makes it wider, not narrower)."""
        found = [(statistics.fmean(each), name) for name, each in self.shares.items()]
        share, name = max(found)
        each = self.shares[name]
        error = statistics.stdev(each) / math.sqrt(len(each)) if len(each) > 1 else 0.0
        return name, share, share + 1.96 * error


# ---------------------------------------------------------------------------------------------- the saboteurs


@contextmanager
def no_lot() -> Iterator[None]:
    """Rows are let out in the order in which they lie."""

    class Still(random.SystemRandom):
        def shuffle(self, x: Any) -> None:
            return None

    with patch("greb.voices.actions.lot.SystemRandom", Still):
        yield


@contextmanager
def key_kept() -> Iterator[None]:
    """The key of a round is not destroyed."""
    with patch("greb.voices.sealing.destroy_key", lambda key: None):
        yield


@contextmanager
def no_filling() -> Iterator[None]:
    """A box is as long as what is in it."""
    import json

    from nacl.public import PublicKey, SealedBox

    def seal(public_key: bytes, payload: dict[str, Any]) -> bytes:
        raw = json.dumps(payload, ensure_ascii=False).encode()
        return SealedBox(PublicKey(public_key)).encrypt(len(raw).to_bytes(4, "big") + raw)

    with patch("greb.voices.sealing.seal", seal):
        yield


@contextmanager
def one_digest() -> Iterator[None]:
    """The receipt's digest lies outside the box too."""
    from greb.voices import secrets

    with patch("greb.voices.secrets.of_again", lambda secret, about="": secrets.of_receipt(secret)):
        yield


@contextmanager
def not_sealed() -> Iterator[None]:
    """What is said lies in the clear until it is let out."""
    import json

    def seal(public_key: bytes, payload: dict[str, Any]) -> bytes:
        return json.dumps(payload, ensure_ascii=False).encode().ljust(16384, b"\0")

    def open_box(private_key: Any, ciphertext: bytes) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(bytes(ciphertext).rstrip(b"\0"))
        return found

    with patch("greb.voices.sealing.seal", seal), patch("greb.voices.sealing.open_box", open_box):
        yield


SABOTEURS: dict[str, Callable[[], Any]] = {
    "rows in the order of writing": no_lot,
    "key not destroyed": key_kept,
    "boxes of different length": no_filling,
    "one digest inside and outside": one_digest,
    "not sealed at all": not_sealed,
}


# ------------------------------------------------------------------------------------------------------ run


def run(engine: str, trials: int) -> int:
    folder = _ground.begin(engine)
    lot = random.Random(20261123)  # the attacker's and the people's; the product's own lot is the system's
    allowed = OURS if trials >= 1000 else QUICK
    try:
        number, ours, twin = 0, Score(), Score()
        for _n in range(math.ceil(trials / WAVES)):
            number += 1
            ours.add(build(folder, number, lot), lot)
        for _n in range(max(1, trials // WAVES // 10)):
            number += 1
            twin.add(build(folder, number, lot, twin=True), lot)
        caught = True
        name, share, bound = ours.best()
        print(f"{engine}: ours      {share:6.2%} right by the best of {len(ours.shares)} attacks ({name}), upper bound "
              f"{bound:.2%}, allowed {allowed:.2%}, luck {LUCK:.2%}; {ours.trials} trials of {PEOPLE}")  # fmt: skip
        caught &= bound <= allowed
        name, share, _bound = twin.best()
        print(f"{engine}: twin      {share:6.2%} right ({name}); must be {TWIN:.0%} at least; {twin.trials} trials")
        caught &= share >= TWIN
        for what, sabotage in SABOTEURS.items():
            number += 1
            score = Score()
            with ExitStack() as planted:
                planted.enter_context(sabotage())
                score.add(build(folder, number, lot, waves=SABOTAGED), lot)
            name, share, _bound = score.best()
            print(f"{engine}: saboteur  {share:6.2%} right: {what} ({name}); must be {TWIN:.0%} at least")
            caught &= share >= TWIN
    finally:
        _ground.end(folder)
    print(f"{engine}: {'holds' if caught else 'DOES NOT HOLD'}")
    return 0 if caught else 1


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--full", action="store_true", help="1,000 trials an engine instead of 60")
    asked.add_argument("--trials", type=int, default=0)
    asked.add_argument("--engine", choices=_ground.ENGINES)
    given = asked.parse_args()
    trials = given.trials or (1000 if given.full else 60)
    if given.engine:
        return run(given.engine, trials)
    return _ground.each_engine("gates.linkage", ["--trials", str(trials)])


if __name__ == "__main__":
    sys.exit(main())
