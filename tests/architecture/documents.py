"""Reading the documents: their tables, links and commands, and what the code says of the same things."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What a build, a run or an editor leaves behind; folders whose name begins with a dot too, but .ci.
LEFT_BEHIND = {"var", "node_modules", "build", "__pycache__"}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")
OURS = re.compile(r"(?:\.venv/bin/|^(?:\w+=\S+ )*)greb ([a-z-]+ ?.*)$")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def files() -> list[Path]:
    """Every file of the project, as a fresh clone has it; where git cannot say, all but what is left behind."""
    try:
        told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return list(_walked(ROOT))
    return [ROOT / name for name in told.split("\0") if name and (ROOT / name).is_file()]


def _walked(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name == ".ci" or not (path.name.startswith(".") or path.name in LEFT_BEHIND or ".egg" in path.name):
            if path.is_dir():
                yield from _walked(path)
            else:
                yield path


def documents() -> list[Path]:
    return [path for path in files() if path.suffix == ".md"]


def read(name: str) -> str:
    return (ROOT / name).read_text()


def table(text: str, first: str) -> list[list[str]]:
    """The rows, as cells, of the table whose first column is headed `first`."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(f"| {first} |"):
            break
    next(lines, None)  # the rule below the heads
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().strip("|").split(" | ")])
    return rows


def codes(cell: str) -> list[str]:
    """What stands in backticks in a cell."""
    return CODE.findall(cell)


def broken_links(path: Path, text: str) -> list[str]:
    """Links to files or headings that are not there."""
    wrong = []
    for target in LINK.findall(re.sub(BLOCK, "", text)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _sign, heading = target.partition("#")
        to = (path.parent / name).resolve() if name else path
        if not to.exists() or (heading and heading not in headings(to.read_text())):
            wrong.append(target)
    return wrong


def headings(text: str) -> set[str]:
    """The headings as they stand in addresses: small letters, hyphens for spaces, no signs."""
    found = re.findall(r"^#+ (.+)$", re.sub(BLOCK, "", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def asked_by_rooms() -> dict[str, set[str]]:
    """Which rooms each room imports from, read from the code without running it."""
    code = [path for path in files() if path.suffix == ".py" and path.is_relative_to(ROOT / "greb")]
    asks: dict[str, set[str]] = {path.parent.name: set() for path in code if path.parent.parent == ROOT / "greb"}
    for path in code:
        room = path.relative_to(ROOT / "greb").parts[0]
        if room in asks and "migrations" not in path.parts:
            asks[room] |= (imported(path.read_text()) & set(asks)) - {room}
    return asks


def imported(code: str) -> set[str]:
    """The rooms named by absolute imports: ``from greb.trail import clock`` → trail."""
    names: list[str] = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("greb.")}


@dataclass(frozen=True)
class Setting:
    """A setting as the code reads it; `default` None where it is worked out."""

    name: str
    default: str | None


def settings(code: str) -> dict[str, Setting]:
    """Every GREB_ setting that the code reads, with the default it is given where that is plain."""
    found: dict[str, Setting] = {}
    for node in ast.walk(ast.parse(code)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        first = node.args[0]
        if not (isinstance(first, ast.Constant) and str(first.value).startswith("GREB_")):
            continue
        given = node.args[1] if len(node.args) > 1 else ast.Constant("0" if node.func.id == "flag" else "")
        default = str(given.value) if isinstance(given, ast.Constant) else None
        found[str(first.value)] = Setting(str(first.value), default)
    return found


def commands(text: str) -> list[list[str]]:
    """Every command of ours in a shell block or a unit, as words after ``greb``; continued lines are joined."""
    lines: list[str] = []
    for kind, block in BLOCK.findall(text):
        if kind in {"sh", "ini"}:
            lines += block.replace("\\\n", " ").splitlines()
    return [found[1].partition("  #")[0].split() for line in lines if (found := OURS.search(line))]
