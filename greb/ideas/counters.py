"""The counters on an idea's row, held against the rows that they count."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, F, IntegerField, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from greb.trail.actions import record
from greb.trail.actors import Actor

from .models import COUNTED, Idea


class Apart(NamedTuple):
    """A counter that says `stored` where `counted` rows are found."""

    idea: int
    counter: str
    stored: int
    counted: int


def apart() -> Iterator[Apart]:
    """Every counter that is not what it counts, in steady memory."""
    for counter, rows in COUNTED.items():
        found = _with_count(Idea.objects.all(), rows).exclude(**{counter: F("counted")})
        for pk, stored, counted in found.order_by("pk").values_list("pk", counter, "counted").iterator():
            yield Apart(pk, counter, stored, counted)


@transaction.atomic
def reconcile(wrong: Apart, *, by: Actor) -> int:
    """Count again under the idea's lock, and keep and return that number; the trail tells that it was done."""
    idea = Idea.objects.select_for_update(of=("self",)).get(pk=wrong.idea)
    counted: int = COUNTED[wrong.counter]._default_manager.filter(idea=idea).count()
    if getattr(idea, wrong.counter) != counted:
        Idea.objects.filter(pk=idea.pk).update(**{wrong.counter: counted})
        record("idea.recounted", of=("idea", idea.pk), by=by, facts={wrong.counter: counted})
    return counted


def _with_count(ideas: QuerySet[Idea], rows: type[Model]) -> QuerySet[Idea]:
    each = rows._default_manager.filter(idea=OuterRef("pk")).order_by().values("idea").annotate(n=Count("pk"))
    return ideas.annotate(counted=Coalesce(Subquery(each.values("n"), output_field=IntegerField()), Value(0)))
