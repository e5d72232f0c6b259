"""``bin/environment``: what is in the way is said in one sentence, before any slow work."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD = '#!/bin/sh\ncase "$*" in *version_info*) exit 1;; *--version*) echo Python 3.9.2;; esac\n'
WITHOUT_VENV = f'#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"\n'
HOLDS_A_PORT = (
    "import socket; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1], flush=True); input()"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What `make run` needs before anything is installed, and a PATH with nothing but the shell's own tools."""
    for name in ("bin/environment", "greb/work/port.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "path").mkdir()
    for tool in ("sh", "dirname", "cmp", "rm", "cat"):
        (tmp_path / "path" / tool).symlink_to(shutil.which(tool) or "")
    return tmp_path


def said(project: Path, python3: str, port: str = "") -> str:
    """What bin/environment says on this machine with `python3` as its Python; it must refuse."""
    python = project / "path" / "python3"
    python.write_text(python3)
    python.chmod(0o755)
    done = subprocess.run(
        [project / "bin" / "environment", "runtime", port],
        env={"PATH": str(project / "path")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert not (project / ".venv").exists()
    return done.stdout + done.stderr


def test_an_old_python(project: Path) -> None:
    assert said(project, OLD) == (
        "Greb needs Python 3.11 or newer and found Python 3.9.2: "
        "install one and run make again, or name one with make run PYTHON=…\n"
    )


def test_no_venv_module(project: Path) -> None:
    assert said(project, WITHOUT_VENV) == (
        "python3 has no venv module: install it with 'sudo apt install python3-venv' and run make again.\n"
    )


def test_a_busy_port_is_told_before_anything_is_made(project: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_A_PORT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        port = holder.stdout.readline().strip()
        sentence = said(project, WITHOUT_VENV, port)
        holder.communicate("\n")
    assert sentence.startswith(f"Port {port} is busy: ")
    assert "make run PORT=" in sentence
    assert sentence.count("\n") == 1


@pytest.mark.parametrize("port", ["abc", "-1", "70000"])
def test_what_is_no_port(project: Path, port: str) -> None:
    assert "not a" in said(project, WITHOUT_VENV, port)
