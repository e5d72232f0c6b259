"""``greb run``: from nothing to a demo that answers. `make run` calls it."""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from greb.work.port import why_not


class Command(BaseCommand):
    help = "Prepare everything, fill an empty database with the demo, and serve."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", default="da", choices=["da", "en"], help="the demo's language")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, demo: str, port: int, **options: Any) -> None:
        if refusal := why_not(port):
            raise CommandError(refusal)
        _in_surroundings(demo, port)
        call_command("prepare")
        self._seed(demo)
        self.stdout.write(f"Data is kept in {_shown(settings.DATA)}. Starting the web server …")
        self.stdout.flush()
        call_command("serve", port=port)

    def _seed(self, language: str) -> None:
        """Invite the demo's people in where nobody is yet."""
        if "demo" in get_commands() and not get_user_model()._default_manager.exists():
            self.stdout.write("Filling the empty database with the demo: two years at five workplaces …")
            self.stdout.flush()
            call_command("demo", language=language)


def _in_surroundings(demo: str, port: int) -> None:
    """Settings read the environment once; where it says something else than it must, begin again.

    The English demo keeps its data in a folder of its own: the two can run beside each other.
    """
    wanted = {"GREB_DEMO": "1", "GREB_LANGUAGE": demo, "GREB_ADDRESS": f"http://127.0.0.1:{port}"}
    if demo != "da" and "GREB_DATA" not in os.environ:
        wanted["GREB_DATA"] = str(settings.DATA / demo)
    if any(os.environ.get(name) != value for name, value in wanted.items()):
        os.environ.update(wanted)
        command = [sys.executable, "-P", "-m", "greb", "run", "--demo", demo, "--port", str(port)]
        os.execv(sys.executable, command)  # noqa: S606 - the same Python, the same command


def _shown(folder: Path) -> str:
    return os.path.relpath(folder) if folder.is_relative_to(Path.cwd()) else str(folder)
