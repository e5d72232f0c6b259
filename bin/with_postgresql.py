"""Runs a command beside a PostgreSQL of its own, made in a temporary folder and removed afterwards.

Usage: .venv/bin/python bin/with_postgresql.py COMMAND …      (the command finds it in GREB_DATABASE)

PostgreSQL refuses to run as root: started by root, its processes run as an ordinary user. Nothing is safe
in this database (no fsync), and it listens on this machine's own address only.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.machine import postgresql

SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
    "shared_buffers": "128MB",
}


def ordinary_user() -> dict[str, Any]:
    """For root: whom to run as, in the words of `subprocess`; for anybody else nothing."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise SystemExit("PostgreSQL refuses to run as root, and neither 'postgres' nor 'nobody' exists here.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def server(programs: Path) -> Iterator[str]:
    """A running server; gives the value of GREB_DATABASE."""
    folder = Path(tempfile.mkdtemp(prefix="greb-pg-"))
    whom = ordinary_user()
    if whom:
        os.chown(folder, whom["user"], whom["group"])
    try:
        with running(programs, folder, whom) as port:
            yield f"postgres://greb@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running(programs: Path, folder: Path, whom: dict[str, Any]) -> Iterator[int]:
    data, port = folder / "data", free_port()
    made = f"{programs}/initdb -U greb -A trust -E UTF8 --locale=C.UTF-8 -N -D".split()
    surely(subprocess.run([*made, str(data)], cwd=folder, capture_output=True, text=True, **whom))
    settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    places = ["-D", str(data), "-k", str(folder), "-h", "127.0.0.1", "-p", str(port)]
    command = [f"{programs}/postgres", *places, *settings]
    with (folder / "log").open("w+") as log:
        postgres = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True, **whom)
        try:
            wait_until_ready(programs, port, postgres, folder / "log")
            yield port
        finally:
            postgres.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            try:
                postgres.wait(timeout=20)
            except subprocess.TimeoutExpired:
                postgres.send_signal(signal.SIGQUIT)
                postgres.wait()


def wait_until_ready(programs: Path, port: int, postgres: subprocess.Popen[Any], log: Path) -> None:
    for _ in range(300):
        asked = subprocess.run([f"{programs}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)])
        if asked.returncode == 0:
            return
        if postgres.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"PostgreSQL did not start:\n{log.read_text()[-2000:]}")


def surely(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        raise SystemExit(f"PostgreSQL could not be set up:\n{done.stdout}{done.stderr}")


def main(command: list[str]) -> int:
    programs = postgresql()
    if programs is None:
        raise SystemExit("No PostgreSQL server programs here: sudo apt install postgresql")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server(programs) as address:
        return subprocess.run(command, env=os.environ | {"GREB_DATABASE": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
