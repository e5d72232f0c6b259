"""``greb sealed-lost``: after a restore, which rounds can no longer be opened; and a new beginning for them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from greb.trail.actors import System
from greb.voices import actions, sealing
from greb.voices.models import Batch, Sealed


class Command(BaseCommand):
    help = "List batches of slips whose key is gone. Does not bring back what is sealed in them: nothing can."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--give-up", action="store_true", help="give it up, and begin a new round")

    def handle(self, *args: Any, give_up: bool, **options: Any) -> None:
        gone = [b for b in Batch.objects.open().order_by("pk") if not sealing.has_key(bytes(b.public_key))]
        for batch in gone:
            count = Sealed.objects.filter(batch=batch).count()
            self.stdout.write(f"batch {batch.pk} ({batch.kind}): {count} sealed and lost")
            if give_up:
                actions.give_up_lost(by=System("sealed-lost"), batch=batch)
        if not gone:
            self.stdout.write("Every open batch has its key.")
        elif not give_up:
            self.stdout.write("If the folder GREB_VOICE_KEYS is only not there now, bring it back. Else: --give-up")
