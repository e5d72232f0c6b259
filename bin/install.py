"""Installs a hashed lock into the environment that runs this, and puts the console command ``greb`` there.

Usage: .venv/bin/python bin/install.py runtime|dev

The project itself is not built: a path file names its folder, so no build tool has to be fetched.
"""

import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def install(lock: Path) -> bool:
    """Install every pinned package, a line of progress each; False, with pip's words, on failure."""
    total = len(PINNED.findall(lock.read_text()))
    print(f"Installing up to {total} packages, each checked against its hash …", flush=True)
    command = [sys.executable, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    command += ["--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
    command += ["--progress-bar", "off", "--requirement", str(lock)]
    said: list[str] = []
    seen = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        for line in pip.stdout or ():
            said.append(line)
            if line.startswith(("Collecting ", "Processing ")):  # from the registry; from a folder
                seen += 1
                name = line.split()[1].split("==")[0].rpartition("/")[2].split("-py")[0]
                print(f"  {seen:>2}  {name}", flush=True)
            elif line.startswith("Installing collected"):
                print("  unpacking …", flush=True)
    if pip.returncode:
        print("".join(said[-15:]), file=sys.stderr)
        print("The packages could not be installed. The lines above are pip's own words.", file=sys.stderr)
    return not pip.returncode


def put_command() -> None:
    """Write the path file and the console command of this environment."""
    Path(sys.prefix, "place").write_text(f"{ROOT}\n")
    Path(sysconfig.get_path("purelib"), "greb.pth").write_text(f"{ROOT}\n")
    command = Path(sys.prefix, "bin", "greb")
    command.unlink(missing_ok=True)
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m greb "$@"\n')
    command.chmod(0o755)


def main(wanted: str) -> int:
    lock = ROOT / "requirements" / f"{wanted}.txt"
    if not install(lock):
        return 1
    put_command()
    # The copy says what is installed; dev.txt holds everything that runtime.txt does.
    for name in {wanted, "runtime"}:
        shutil.copyfile(ROOT / "requirements" / f"{name}.txt", Path(sys.prefix, f"installed-{name}.txt"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
