"""``greb work``: delivers what is due; once (for cron or a timer), or for as long as it runs."""

import logging
import os
import signal
from contextlib import ExitStack
from datetime import datetime
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from greb.notices.actions import try_dead_again
from greb.trail import clock
from greb.work.run_due import run_due

log = logging.getLogger(__name__)
REST = 20  # seconds between two runs of the loop


class Command(BaseCommand):
    help = "Deliver what is due: replies that are late, ideas that come back, mail, seals, what is past its time."

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="one run, then end (the default); exit 1 if a part failed")
        how.add_argument("--loop", action="store_true", help=f"a run every {REST} seconds, until stopped")
        parser.add_argument("--now", metavar="ISO", help="as if it were this moment (Copenhagen), for trying out")
        parser.add_argument("--retry-dead", action="store_true", help="first, mail that was given up is tried again")

    def handle(self, *args: Any, loop: bool, now: str | None, retry_dead: bool, **options: Any) -> None:
        if now and loop:
            raise CommandError("A moved clock stands still: use --now with --once.")
        if retry_dead:
            self.stdout.write(f"Given up, now tried again: {try_dead_again()}")
        if loop:
            self._loop()
        else:
            self._once(now)

    def _once(self, now: str | None) -> None:
        with ExitStack() as moved:
            if now:
                moved.enter_context(clock.at(_moment(now)))
            run = run_due()
        if not run.is_alone:
            self.stdout.write("Another run is at work already; nothing was done here.")
        for what, count in run.done.items():
            self.stdout.write(f"{count:6}  {what}")
        if run.failed:
            raise CommandError(f"Failed in: {', '.join(run.failed)}. What went wrong stands above.")

    def _loop(self) -> None:
        """Run until told to stop, and stop between two runs. Ends also when whoever started it is gone."""
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        parent = os.getppid()
        while not stop.is_set() and os.getppid() == parent:
            close_old_connections()
            try:
                run_due()
            except Exception:
                log.exception("due work could not begin")
            stop.wait(REST)


def _moment(text: str) -> datetime:
    """A moment as written, in Copenhagen where it does not say otherwise."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” is no moment; write it as 2026-11-23T07:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=clock.HOME)
