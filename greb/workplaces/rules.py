"""Who leads whom, who may see and change what about people and workplaces."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from greb.trail.prepared import prepared
from greb.trail.refusal import Refused

from .models import CoreTask, Person, Role, Workplace
from .reads import Reach

REPLY_DAYS = 5
ANSWERING = (Role.Kind.LEADER, Role.Kind.CO_LEADER, Role.Kind.STAND_IN, Role.Kind.DIRECTOR)


@dataclass(frozen=True)
class Answerers:
    """Those who may answer an idea, level by level from the nearest, and the one who is named."""

    levels: tuple[tuple[Person, ...], ...]

    @property
    def named(self) -> Person | None:
        return self.levels[0][0] if self.levels else None

    def upto(self, rises: int) -> tuple[Person, ...]:
        """Those who may act after `rises` rises: the nearest level, and one level more for each."""
        return tuple(person for level in self.levels[: rises + 1] for person in level)


def answerers(workplace: Workplace, author_id: int | None) -> Answerers:
    """Nearest leaders of a workplace for an author, nearest first.

    At each workplace from the author's own up to the root: its leaders who are there; where all of them are
    away, its stand-ins; where it has none, its co-leaders, then (at the top) its directors. Co-leaders may act
    beside a leader but are not named before one. Nobody answers their own idea, and a leader's own goes to the
    level above. One statement.
    """
    return answerers_among([(workplace, author_id)])[0]


def answerers_among(asked: Sequence[tuple[Workplace, int | None]]) -> list[Answerers]:
    """The same for many workplaces and authors, in the order asked. One statement, however many."""
    held: dict[int, list[Role]] = {place: [] for workplace, _author in asked for place in workplace.line}
    for role in _answering(held.keys()):
        held[role.workplace_id].append(role)
    return [_levels([held[place] for place in workplace.line], author_id) for workplace, author_id in asked]


@prepared
def _answering(places: Collection[int]) -> QuerySet[Role]:
    found = Role.objects.filter(workplace_id__in=places, kind__in=ANSWERING, person__is_active=True)
    return found.select_related("person").order_by("pk")


def _levels(line: Sequence[Sequence[Role]], author_id: int | None) -> Answerers:
    """The levels of `answerers`, of the roles held at each workplace of a line, nearest first."""
    levels = []
    taken: set[int] = set()
    for held in line:
        if any(r.person_id == author_id and r.kind == Role.Kind.LEADER for r in held):
            continue  # a leader's own idea goes to that leader's leader
        here = {kind: [r.person for r in held if r.kind == kind and r.person_id != author_id] for kind in ANSWERING}
        present = [p for p in here[Role.Kind.LEADER] if not p.is_away]
        level = present + [p for p in here[Role.Kind.CO_LEADER] if not p.is_away]
        if not present:
            level = [p for p in here[Role.Kind.STAND_IN] if not p.is_away] + level
        level += here[Role.Kind.LEADER] if not present else []
        if not level:
            level = here[Role.Kind.CO_LEADER] + here[Role.Kind.DIRECTOR]
        fresh = tuple({p.pk: p for p in level if p.pk not in taken}.values())
        taken |= {p.pk for p in fresh}
        if fresh:
            levels.append(fresh)
    return Answerers(tuple(levels))


def reply_days(workplace: Workplace) -> int:
    """The workplace's promise in working days, its own or the nearest one's above that has one."""
    if workplace.reply_days is not None:
        return workplace.reply_days
    given = dict(_promises(workplace.line))
    return next((given[place] for place in workplace.line if given.get(place) is not None), REPLY_DAYS) or REPLY_DAYS


@prepared
def _promises(places: Collection[int]) -> QuerySet[Workplace, tuple[int, int | None]]:
    return Workplace.objects.filter(pk__in=places, reply_days__isnull=False).values_list("pk", "reply_days")


def core_task_of(workplace: Workplace) -> CoreTask | None:
    """The newest core task of the workplace, or of the nearest one above that has written one."""
    newest: dict[int, CoreTask] = {}
    for task in _core_tasks(workplace.line):
        newest[task.workplace_id] = task
    return next((newest[place] for place in workplace.line if place in newest), None)


@prepared
def _core_tasks(places: Collection[int]) -> QuerySet[CoreTask]:
    return CoreTask.objects.filter(workplace_id__in=places).order_by("version")


def must_administer(reach: Reach, workplace_id: int) -> None:
    """Refuse where the person does not administer the workplace."""
    if workplace_id not in reach.administered:
        raise Refused(_("Only an administrator of the workplace can do that."))


def must_lead(reach: Reach, workplace_id: int) -> None:
    """Refuse where the person neither leads nor administers the workplace."""
    if workplace_id not in reach.led and workplace_id not in reach.administered:
        raise Refused(_("Only the leader of the workplace can do that."))
