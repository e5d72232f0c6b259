"""Whom a survey would ask, in which parts, and who must rest: looked at before it opens, and once more when it does."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from greb.trail import clock
from greb.workplaces.models import Membership, Workplace

from . import rules
from .models import Asked, Question, Survey, Unit
from .suppression import FULL, Team, units


@dataclass(frozen=True)
class Part:
    """Teams that would be asked as one."""

    places: tuple[int, ...]
    names: tuple[str, ...]
    path: tuple[int, ...]
    people: frozenset[int]


@dataclass(frozen=True)
class Plan:
    """Who would be asked now. `resting`: how many have been asked lately and are left out; free again `rested_on`."""

    parts: list[Part] = field(default_factory=list)
    people: int = 0
    resting: int = 0
    rested_on: date | None = None

    @property
    def everybody(self) -> int:
        return self.people + self.resting


def plan(survey: Survey) -> Plan:
    """Everybody whose home is at the survey's workplace or below it, in parts of ten at least. Three statements."""
    line = Workplace.objects.filter(pk=survey.workplace_id).values_list("path", flat=True)[:1]
    homes = Membership.objects.filter(is_home=True, person__is_active=True, workplace__path__startswith=line.get())
    teams: dict[int, set[int]] = {}
    named: dict[int, tuple[str, tuple[int, ...]]] = {}
    for person, place, name, path in homes.order_by("workplace__path", "person_id").values_list(
        "person_id", "workplace_id", "workplace__name", "workplace__path"
    ):
        teams.setdefault(place, set()).add(person)
        named[place] = (name, tuple(int(part) for part in path.strip("/").split("/")))
    everybody = {person for team in teams.values() for person in team}
    resting = _resting(everybody)
    free = {place: team - set(resting) for place, team in teams.items()}
    sized = [Team(place, named[place][1], len(team)) for place, team in free.items() if team]
    parts = [
        Part(
            unit.key,
            tuple(named[place][0] for place in unit.key),
            unit.place,
            frozenset(person for place in unit.key for person in free[place]),
        )
        for unit in units(sized, by_team=survey.parts == Survey.Parts.TEAMS)
    ]
    return Plan(parts, len(everybody) - len(resting), len(resting), _rested_on(resting, everybody))


def _resting(people: Collection[int]) -> dict[int, date]:
    """Those who have been asked too lately to be asked today, each with the day on which they may be again."""
    today = clock.today()
    since = min(today - timedelta(days=rules.REST_DAYS), today.replace(day=1))
    found: dict[int, date] = {}
    for person, on in Asked.objects.filter(person__in=people, on__gte=since).values_list("person_id", "on"):
        first_of_next = (on.replace(day=1) + timedelta(days=32)).replace(day=1)
        free = max(on + timedelta(days=rules.REST_DAYS), first_of_next)
        if free > today:
            found[person] = max(free, found.get(person, free))
    return found


def _rested_on(resting: dict[int, date], everybody: Collection[int]) -> date | None:
    """The first day on which ten can be asked."""
    free = len(everybody) - len(resting)
    days = sorted(resting.values())
    return days[FULL - free - 1] if 0 < FULL - free <= len(days) else (days[-1] if days else None)


def earlier(survey: Survey, people: Iterable[int]) -> list[list[frozenset[int]]]:
    """Who has been asked one of the survey's questions before, survey by survey in their parts, where anybody now
    asked was among them."""
    same = Question.objects.filter(survey=survey, kind=Question.Kind.SCALE).values("same")
    asked = (
        Unit.objects.filter(survey__questions__same__in=same)
        .exclude(survey=survey)
        .exclude(survey__state__in=[Survey.State.FEW, Survey.State.CALLED_OFF])
    )
    waves: dict[int, dict[int, set[int]]] = {}
    rows = Asked.objects.filter(unit__in=asked).values_list("unit__survey_id", "unit_id", "person_id")
    for wave, unit, person in rows:
        waves.setdefault(wave, {}).setdefault(unit, set()).add(person)
    wanted = set(people)
    return [
        [frozenset(part) for part in parts.values()]
        for _wave, parts in sorted(waves.items())
        if any(part & wanted for part in parts.values())
    ]


def why_not_open(survey: Survey, found: Plan) -> str | None:
    """Whether a survey with this plan may be opened now."""
    if reason := rules.why_not_so_few(found.people, found.resting, found.rested_on):
        return reason
    now: list[Collection[int]] = [part.people for part in found.parts]
    before = earlier(survey, (person for part in found.parts for person in part.people))
    return rules.why_not_again([*before, now]) if before else None


def free(people: Collection[int]) -> set[int]:
    """Those of `people` whom anybody may ask something today, across everything. One statement."""
    return set(people) - set(_resting(people))
