"""Reading measures: a page of them with their latest readings, one measure's series, and its table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db import connection
from django.db.models import Q, QuerySet

from greb.workplaces.reads import Reach

from .models import PLACES, Measure, Reading

PAGE: Final = 24  # measures on a page
LATEST: Final = 24  # readings of each in the list
SERIES: Final = 1000  # readings that a chart is made of, the newest
ROWS: Final = 50  # rows of a table


@dataclass(frozen=True)
class Series:
    """Readings, oldest first, one a day. `is_cut`: there are older ones that are left out."""

    days: Sequence[date]
    values: Sequence[Decimal]
    is_cut: bool = False


def page(reach: Reach, *, ended: bool = False, after: tuple[str, int] | None = None) -> tuple[list[Measure], bool]:
    """A page of measures by name, beyond `after` (name, id), and whether there are more. One statement."""
    found = Measure.objects.visible_to(reach).filter(is_ended=ended).select_related("workplace")
    if after:
        name, pk = after
        found = found.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))
    rows = list(found.order_by("name", "pk")[: PAGE + 1])
    return rows[:PAGE], len(rows) > PAGE


def latest(measures: Iterable[int]) -> dict[int, Series]:
    """The latest readings of each measure, each walked from its index's end, in one statement."""
    ids = list(measures)
    if not ids:
        return {}
    one = (
        'SELECT * FROM (SELECT measure_id, "on", value FROM measures_reading '  # noqa: S608
        f'WHERE measure_id = %s AND gone_at IS NULL ORDER BY "on" DESC LIMIT {LATEST}) g'
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(ids)), ids)
        rows = cursor.fetchall()
    held: dict[int, list[tuple[date, Decimal]]] = {}
    for pk, on, value in rows:
        held.setdefault(pk, []).append((_day(on), _decimal(value)))
    return {pk: Series([d for d, _v in sorted(found)], [v for _d, v in sorted(found)]) for pk, found in held.items()}


def _day(raw: Any) -> date:
    return raw if isinstance(raw, date) else date.fromisoformat(str(raw))


def _decimal(raw: Any) -> Decimal:
    return round(Decimal(str(raw)), PLACES)


def current(measure: Measure) -> QuerySet[Reading]:
    """The measure's readings as they stand."""
    return Reading.objects.filter(measure=measure, gone_at__isnull=True)


def series(measure: Measure) -> Series:
    """The newest readings of a measure, as the chart takes them. One statement."""
    rows = list(current(measure).order_by("-on").values_list("on", "value")[: SERIES + 1])
    kept = rows[:SERIES][::-1]
    return Series([day for day, _value in kept], [value for _day, value in kept], is_cut=len(rows) > SERIES)


def table(measure: Measure, *, before: date | None = None) -> tuple[list[Reading], bool]:
    """Rows of the table, newest first, older than `before`; and whether there are more. One statement."""
    found = current(measure).order_by("-on")
    rows = list((found.filter(on__lt=before) if before else found)[: ROWS + 1])
    return rows[:ROWS], len(rows) > ROWS


def gone(measure: Measure) -> list[Reading]:
    """The newest twenty readings that were corrected or removed. One statement."""
    found = Reading.objects.filter(measure=measure, gone_at__isnull=False)
    return list(found.select_related("gone_by").order_by("-gone_at", "-pk")[:20])
