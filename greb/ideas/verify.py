"""Every idea's stage held against what its trail says of it: nobody moves an idea behind the trail."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Q

from greb.trail.models import Entry
from greb.trail.verify import Fault

from .models import Idea
from .stages import Stage


def stages() -> Iterator[Fault]:
    """Ideas whose stage is not their trail's last, that have no trail, or that are gone from under it.

    An entry moves an idea where its facts say `to` one of the stages; before any has, the idea is new. Both lists
    are walked side by side, in steady memory.
    """
    trail = _last_stages()
    told = next(trail, None)
    for pk, stage in Idea.objects.order_by("pk").values_list("pk", "stage").iterator(chunk_size=2000):
        while told and told[0] < pk:
            yield Fault(f"idea {told[0]}", "has a trail but is gone")
            told = next(trail, None)
        if told is None or told[0] > pk:
            yield Fault(f"idea {pk}", "has no trail")
            continue
        if told[1] != stage:
            yield Fault(f"idea {pk}", f"is “{stage}”, but its trail says “{told[1]}”")
        told = next(trail, None)
    while told:
        yield Fault(f"idea {told[0]}", "has a trail but is gone")
        told = next(trail, None)


def _last_stages() -> Iterator[tuple[int, str]]:
    """Each idea that has a trail, by id, with the stage that its trail says last."""
    moves = (
        Entry.objects.filter(Q(facts__has_key="to") | Q(number=1), subject_kind="idea")
        .order_by("subject_id", "number")
        .values_list("subject_id", "facts")
        .iterator(chunk_size=2000)
    )
    for pk, entries in groupby(moves, key=lambda row: row[0]):
        stage = str(Stage.SPARK)
        for _pk, facts in entries:
            if facts.get("to") in Stage.values:
                stage = facts["to"]
        yield pk, stage
