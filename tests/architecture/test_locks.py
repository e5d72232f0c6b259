"""The locks: every package pinned and hashed, no address kept, in step with the .in files."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(lock: str) -> dict[str, str]:
    """Name of each package in a lock and the whole of what the lock says about it."""
    said = re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE).replace("\\\n", " ")
    return {line.split("==")[0]: line for line in said.splitlines() if line.strip()}


def faults(lock: str) -> list[str]:
    """What is wrong with a lock, a line each."""
    wrong = [
        f"{name}: not pinned with a hash"
        for name, said in entries(lock).items()
        if not re.match(r"[a-z0-9-]+==\S+", said) or not HASH.search(said)
    ]
    places = re.findall(r"\S*(?:://|--index|--extra-index|--find-links|-e |/root/|/home/|/tmp/)\S*", lock)
    return wrong + [f"an address: {place}" for place in places]


def asked(source: str) -> list[str]:
    """The lines of an .in file that ask for a package."""
    return [line for line in source.splitlines() if line and not line.startswith(("#", "-"))]


def named(source: str) -> set[str]:
    """The packages that an .in file asks for, by their canonical names."""
    return {str(canonicalize_name(Requirement(line.split("  #")[0]).name)) for line in asked(source)}


def read(name: str) -> str:
    return (REQUIREMENTS / name).read_text()


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_every_package_is_pinned_and_hashed_and_no_address_is_kept(name: str) -> None:
    assert faults(read(name)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "jinja2==3.1.6\n",
        "jinja2>=3 \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "--index-url https://example.org/simple\n",
        "--find-links /home/me/wheels\n",
    ],
)
def test_a_planted_fault_is_seen(planted: str) -> None:
    assert faults(read("runtime.txt") + planted) != []


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_the_lock_names_all_that_is_asked_for(name: str) -> None:
    assert named(read(f"{name}.in")) <= set(entries(read(f"{name}.txt")))


def test_the_development_lock_holds_the_runtime_lock() -> None:
    """Else tests would run on other versions than people do."""
    runtime, dev = entries(read("runtime.txt")), entries(read("dev.txt"))
    assert {name: dev.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("name", ["runtime.in", "dev.in"])
def test_every_dependency_says_why(name: str) -> None:
    assert [line for line in asked(read(name)) if "  # " not in line] == []
