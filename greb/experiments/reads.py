"""Reading experiments: an idea's newest, its cycles, what was seen, and the library of what was learned."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

from greb.ideas.models import Idea
from greb.ideas.reads import visible
from greb.search.reads import condition
from greb.trail.prepared import prepared
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from .models import Experiment, Observation

CYCLES: Final = 20  # of one idea that are read
SEEN: Final = 30  # observations on a page
PAGE: Final = 20  # of the library


def newest(idea: Idea) -> Experiment | None:
    """The idea's newest cycle, planned ones included; None where nothing was ever planned. One statement."""
    return next(iter(cycles(idea, most=1)), None)


def cycles(idea: Idea, *, most: int = CYCLES) -> list[Experiment]:
    """The idea's cycles, newest first. One statement."""
    return _cycles(idea.pk)[:most]


@prepared
def _cycles(idea: int) -> QuerySet[Experiment]:
    found = Experiment.objects.filter(idea_id=idea).select_related("owner", "concluded_by", "measure")
    return found.order_by("-cycle")[:CYCLES]


def observations(experiment: Experiment, *, before: int = 0, most: int = SEEN) -> tuple[list[Observation], bool]:
    """What was seen, newest first, from before the observation `before` (0: the newest); whether there is more."""
    found = Observation.objects.filter(experiment=experiment).select_related("by", "picture")
    if before:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-id")[: most + 1])
    return rows[:most], len(rows) > most


@dataclass(frozen=True)
class Asked:
    """What the reader asked of the library: words, an outcome, and a place in it (moment, id) to go on from."""

    query: str = ""
    outcome: str = ""
    after: tuple[datetime, int] | None = None


def library(person: Person, reach: Reach, asked: Asked) -> tuple[list[Experiment], bool]:
    """A page of what was learned among ideas that the person may see, newest first, and whether there is more.

    Two statements, three where words are searched for; walks the index of what was concluded, or starts from the
    few that hold the words. Equals `library_as_orm` (tests/experiments/test_reads.py).
    """
    sql, params = _statement(person, reach, asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        ids = [row[0] for row in cursor.fetchall()]
    found = Experiment.objects.select_related("idea__workplace", "idea__author", "owner").in_bulk(ids[:PAGE])
    return [found[pk] for pk in ids[:PAGE]], len(ids) > PAGE


def _statement(person: Person, reach: Reach, asked: Asked) -> tuple[str, list[Any]]:
    seen = visible(person, reach)
    wheres, params = ["e.concluded_at IS NOT NULL", seen.sql], list(seen.params)
    if asked.outcome:
        wheres.append("e.outcome = %s")
        params.append(asked.outcome)
    if asked.query and (words := condition("learning", asked.query, "e.id")):
        wheres.append(words.sql)
        params += words.params
    if asked.after:
        moment = connection.ops.adapt_datetimefield_value(asked.after[0])
        wheres.append("e.concluded_at <= %s AND (e.concluded_at < %s OR e.id < %s)")
        params += [moment, moment, asked.after[1]]
    sql = (
        "SELECT e.id FROM experiments_experiment e JOIN ideas_idea i ON i.id = e.idea_id "  # noqa: S608
        f"WHERE {' AND '.join(wheres)} ORDER BY e.concluded_at DESC, e.id DESC LIMIT {PAGE + 1}"
    )
    return sql, params


def library_as_orm(person: Person, reach: Reach, asked: Asked) -> QuerySet[Experiment]:
    """The same in the same order, as the ORM would find them (no words, no paging): what the tests compare."""
    found = Experiment.objects.concluded().filter(idea__in=Idea.objects.visible_to(person, reach))
    if asked.outcome:
        found = found.filter(outcome=asked.outcome)
    return found.order_by("-concluded_at", "-id")


def place_of(experiment: Experiment) -> str:
    """A learning's place in the library, to be carried in an address."""
    return f"{experiment.concluded_at.isoformat()}~{experiment.pk}" if experiment.concluded_at else ""


def read_place(text: str) -> tuple[datetime, int] | None:
    """A place from an address; None where it is none."""
    told, _sep, pk = text.rpartition("~")
    try:
        moment, number = datetime.fromisoformat(told), int(pk)
    except ValueError:
        return None
    return (moment, number) if moment.tzinfo and 1 < moment.year < 9999 and 0 < number < 2**63 else None
