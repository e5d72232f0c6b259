"""``greb verify``: proves the trail, its seals, counters, stages and benefits; exit 1 where something does not hold."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from greb.benefits.models import Benefit
from greb.benefits.verify import benefits
from greb.ideas import counters
from greb.ideas.models import COUNTED, Idea
from greb.ideas.verify import stages
from greb.trail import verify
from greb.trail.actors import System
from greb.trail.models import Entry, Seal
from greb.trail.verify import Fault

SHOWN = 20  # faults told of each kind; the rest are counted


class Command(BaseCommand):
    help = "Prove that nothing was changed or removed behind the trail, and that what is counted is counted right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair-counters", action="store_true", help="count again where a counter is wrong")
        parser.add_argument("--seal", metavar="DIGEST", help="a seal's digest written down earlier: is it still here?")

    def handle(self, *args: Any, repair_counters: bool, seal: str | None, **options: Any) -> None:
        parts: list[tuple[str, int, Callable[[], Iterator[Fault]]]] = [
            ("chains", Entry.objects.count(), lambda: verify.chains(self._progress)),
            ("seals", Seal.objects.count(), verify.seals),
            ("counters", Idea.objects.count() * len(COUNTED), self._repaired if repair_counters else _counters),
            ("stages", Idea.objects.count(), stages),
            ("benefits", Benefit.objects.count(), benefits),
        ]
        if seal:
            parts.append(("seal kept", 1, lambda: _kept(seal)))
        wrong = sum([self._prove(name, size, faults()) for name, size, faults in parts])
        self._limits()
        if wrong:
            raise CommandError(f"{wrong} things do not hold.")
        self.stdout.write("Everything holds.")

    def _prove(self, name: str, size: int, faults: Iterator[Fault]) -> int:
        """One line of the table, and below it what is wrong; how many faults."""
        told = list(islice(faults, SHOWN))
        count = len(told) + sum(1 for _ in faults)
        said = f"{count} wrong" if count else "hold"
        self.stdout.write(f"{name:10} {size:12,}   {said}")
        for fault in told:
            self.stdout.write(f"    {fault.where}: {fault.what}")
        if count > len(told):
            self.stdout.write(f"    … and {count - len(told)} more")
        return count

    def _repaired(self) -> Iterator[Fault]:
        """Count again where a counter is wrong; a fault is what still is, afterwards."""
        for wrong in list(counters.apart()):
            now = counters.reconcile(wrong, by=System("verify"))
            self.stdout.write(f"idea {wrong.idea}: {wrong.counter} said {wrong.stored}, now {now}")
        yield from _counters()

    def _progress(self, done: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\rentries {done:,}", ending="\r")
            self.stdout.flush()

    def _limits(self) -> None:
        """What this proof cannot say, and what to write down so that next time it can."""
        if newest := verify.newest_seal():
            self.stdout.write(f"\nNewest seal, of {newest.day}: {newest.digest}")
            self.stdout.write("Write it down outside this machine; `greb verify --seal DIGEST` asks for it later.")
        if unsealed := verify.unsealed():
            self.stdout.write(f"Entries newer than any seal: {unsealed}. Were they cut off, this could not tell.")


def _counters() -> Iterator[Fault]:
    for wrong in counters.apart():
        yield Fault(f"idea {wrong.idea}", f"{wrong.counter} says {wrong.stored}, but {wrong.counted} are found")


def _kept(seal: str) -> Iterator[Fault]:
    if not verify.has_seal(seal):
        yield Fault("seal", f"no seal has the digest {seal}")
