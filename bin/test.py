"""Runs what a change must pass, part by part, and says at the end how each part went.

Usage: .venv/bin/python bin/test.py all|check|journeys|gates|bench

All parts run even when one fails. What this machine cannot run is said loudly; with CI set it counts as
failed.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.machine import chromium, postgresql

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
NOTHING_COLLECTED = 5


@dataclass
class Part:
    """A named command; or why there is none: `left_out` for want of a tool, `none_yet` for want of content."""

    name: str
    command: list[str] = field(default_factory=list)
    left_out: str = ""
    none_yet: bool = False


def check() -> Iterator[Part]:
    code = [name for name in ("greb", "tests", "gates", "bench", "bin") if (ROOT / name).is_dir()]
    greb = str(BIN / "greb")
    yield Part("ruff", [str(BIN / "ruff"), "check", *code])
    yield Part("ruff format", [str(BIN / "ruff"), "format", "--check", "--quiet", *code])
    yield Part("mypy", [str(BIN / "mypy"), *code])
    yield Part("import layers", [str(BIN / "lint-imports"), "--no-logo"])
    yield Part("django check", [greb, "check", "--fail-level", "WARNING"])
    yield Part("migrations", [greb, "makemigrations", "--check", "--dry-run"])
    yield Part("danish", [PYTHON, "bin/messages.py", "--check"])


def tests() -> Iterator[Part]:
    command = [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", "not journey"]
    yield Part("tests, SQLite", command)
    if postgresql():
        yield Part("tests, PostgreSQL", [PYTHON, "bin/with_postgresql.py", *command])
    else:
        yield Part("tests, PostgreSQL", left_out="no server programs here: sudo apt install postgresql")


def journeys() -> Iterator[Part]:
    if not list((ROOT / "tests").glob("journeys/**/test_*.py")):
        yield Part("journeys", none_yet=True)
    elif not chromium():
        yield Part("journeys", left_out="no Chromium here: sudo apt install chromium")
    else:
        yield Part("journeys", [PYTHON, "-m", "pytest", "-q", "-m", "journey", "tests/journeys"])


def modules(folder: str) -> Iterator[Part]:
    """``python -m gates.NAME`` for each, likewise bench; an underscore before a name keeps it out."""
    names = sorted(path.stem for path in (ROOT / folder).glob("[!_]*.py"))
    if not names:
        yield Part(folder, none_yet=True)
    for name in names:
        yield Part(f"{folder}.{name}", [PYTHON, "-m", f"{folder}.{name}"])


def everything() -> Iterator[Part]:
    yield from check()
    yield from tests()
    yield from modules("gates")
    yield from journeys()


def run(part: Part) -> str:
    """Run one part; how it went: passed, FAILED, LEFT OUT or none yet."""
    if part.none_yet:
        return "none yet"
    if part.left_out:
        return "LEFT OUT"
    print(f"\n── {part.name}", flush=True)
    code = subprocess.run(part.command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode
    return "passed" if code == 0 else "FAILED"


def main(what: str) -> int:
    groups = {"all": everything, "check": check, "journeys": journeys}
    parts = list(groups[what]() if what in groups else modules(what))
    lines, ends = [], []
    for part in parts:
        start = time.monotonic()
        ends.append(run(part))
        took = f"{time.monotonic() - start:6.1f} s" if part.command else " " * 8
        lines.append(f"  {ends[-1]:<8}  {took}  {part.name}{': ' if part.left_out else ''}{part.left_out}")
    print("\n── in short", *lines, "", sep="\n")
    return verdict(ends)


def verdict(ends: list[str]) -> int:
    failed, left_out = ends.count("FAILED"), ends.count("LEFT OUT")
    if left_out:
        print(f"LEFT OUT: {left_out} of {len(ends)} parts did not run here; the lines above say why.")
    if failed:
        print(f"{failed} of {len(ends)} parts failed.")
    elif not left_out:
        print("Everything passed." if "passed" in ends else "Nothing was run: there is nothing yet.")
    return 1 if failed or (left_out and os.environ.get("CI")) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
