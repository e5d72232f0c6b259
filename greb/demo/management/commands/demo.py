"""`greb demo --language da`: fill an empty database with the invented municipality."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from greb.demo.play import Play
from greb.demo.scripts import everything
from greb.demo.tale import LANGUAGES
from greb.workplaces.models import Person


class Command(BaseCommand):
    help = "Fill an empty database with an invented municipality, its people and their ideas."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=LANGUAGES, default="da")

    def handle(self, *args: Any, **options: Any) -> None:
        if Person.objects.exists():
            raise CommandError("There are people here already. The demo is only for an empty database.")
        Play(options["language"]).run(everything(), self._told)
        self.stderr.write("")

    def _told(self, done: int, of: int) -> None:
        if done % 20 == 0 or done == of:
            self.stderr.write(f"\r  playing the demo's stories: {done} of {of}", ending="")
            self.stderr.flush()
