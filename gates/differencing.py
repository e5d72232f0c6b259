"""Can anybody single out fewer than five people from all that surveys ever show?

    python -m gates.differencing            some hundred random workplaces, under a minute
    python -m gates.differencing --full     10,000 workplaces
    python -m gates.differencing --worlds 50 --seed 7

A world is a random tree of teams and a row of surveys that ask the same question over time: of everybody, of one
department or of one team, with people who join, leave and move between, and with some or all answering. The attacker
knows the method, who was asked when, and how many answered in each team, shown or not; takes it that nobody changes
their mind; and solves an integer program over everything ever shown (HiGHS, through scipy). A group is isolated when
the program leaves one single possibility for how many of a nameable group gave an answer, and that number, or the
number of the others, is a handful: 1 to 4 people, or all of them alike.

Ours must isolate nobody. The naive rule (nothing under five answers, else exact numbers for every level) is shown
beside it, and must fall. Five saboteurs each take out one rule of ours, and each must be caught.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from multiprocessing import Pool

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from greb.surveys import suppression
from greb.surveys.suppression import SHOWN, STEPS, Team

Place = tuple[int, ...]
Teams = dict[Place, set[int]]
Unit = Team[tuple[Place, ...]]

QUICK, FULL_RUN = 150, 10_000


# ------------------------------------------------------------------------------------------------- the worlds


@dataclass
class Asking:
    """One survey: the teams below `scope`, with who is there then, and how they answer to it."""

    teams: Teams
    by_team: bool
    answered: set[int]


@dataclass
class World:
    answers: dict[int, int]
    askings: list[Asking] = field(default_factory=list)


def world(rng: random.Random) -> World:
    """A random organisation and what is asked there, one survey after another."""
    place: dict[int, Place] = {}
    leaves: list[Place] = [(d, t) for d in range(rng.randint(1, 3)) for t in range(rng.randint(1, 4))]
    people = iter(range(10_000))
    for leaf in leaves:
        place |= {
            next(people): leaf for _ in range(rng.choice([rng.randint(1, 9), rng.randint(8, 16), rng.randint(15, 30)]))
        }
    made = World(answers={})
    mood = rng.choice(["even", "even", "one", "two", "each team its own"])
    for _ in range(rng.randint(1, 4)):
        scope = rng.choice([(), (), rng.choice(leaves)[:1], rng.choice(leaves)])
        teams: Teams = {}
        for person, leaf in place.items():
            if leaf[: len(scope)] == scope:
                teams.setdefault(leaf, set()).add(person)
        for person, leaf in place.items():
            made.answers.setdefault(person, _answer(rng, mood, leaf))
        share = rng.choice([1.0, 1.0, 0.95, 0.8, 0.5, 0.2])
        answered = {person for team in teams.values() for person in team if rng.random() < share}
        if teams:
            made.askings.append(Asking(teams, rng.random() < 0.75, answered))
        _move(rng, place, leaves, people)
    return made


def _answer(rng: random.Random, mood: str, leaf: Place) -> int:
    if mood == "even":
        return rng.randrange(STEPS)
    if mood == "one":
        return 4 if rng.random() < 0.95 else rng.randrange(STEPS)
    if mood == "two":
        return rng.choice([1, 3])
    return random.Random(f"{leaf}").randrange(STEPS)


def _move(rng: random.Random, place: dict[int, Place], leaves: list[Place], people: Iterator[int]) -> None:
    """Who joins, leaves and moves before the next survey: often nobody or a few, now and then many."""
    many = rng.choice([0, 0, 1, 2, 4, 8, 20])
    for _ in range(many):
        what = rng.choice(["join", "leave", "move"])
        if what == "join":
            place[next(people)] = rng.choice(leaves)
        elif place:
            person = rng.choice(sorted(place))
            if what == "leave":
                del place[person]
            else:
                place[person] = rng.choice(leaves)


# ------------------------------------------------------------------------------- what is shown: ours and others

Span = tuple[frozenset[int], tuple[int, ...], int, int]
"""Of these people, so many (from, to) answered, weighted per step: a linear statement about one wave's answers."""


@dataclass
class Wave:
    """A survey as the attacker meets it: who was asked in which team, how many answered, and what is shown."""

    units: list[frozenset[int]]
    answered: set[int]
    said: list[Span] = field(default_factory=list)
    parts: list[frozenset[int]] = field(default_factory=list)
    shown: dict[frozenset[int], suppression.Earlier] = field(default_factory=dict)


def counts(world: World, people: frozenset[int], answered: set[int]) -> list[int]:
    given = [world.answers[person] for person in people & answered]
    return [given.count(step) for step in range(STEPS)]


def one(step: int) -> tuple[int, ...]:
    return tuple(int(n == step) for n in range(STEPS))


EACH = (1,) * STEPS

Bands = Callable[[int], Sequence[tuple[int, int]]]


def ours(
    world: World,
    *,
    least: int = SHOWN,
    waves: bool = True,
    silence: bool = True,
    bands: Bands = suppression.bands,
    totals: bool = False,
) -> list[Wave]:
    """What our rules show. The arguments are where saboteurs reach in."""
    opened: list[Wave] = []
    for asking in world.askings:
        teams = [Team(leaf, leaf, len(who)) for leaf, who in sorted(asking.teams.items())]
        units = {
            unit: frozenset[int]().union(*(asking.teams[key] for key in unit.key))
            for unit in suppression.units(teams, by_team=asking.by_team)
        }
        if not units:
            continue  # they talk instead
        asked = [wave.units for wave in opened] + [list(units.values())]
        if waves and suppression.fewest_told_apart(asked) < SHOWN:
            continue
        wave = Wave(list(units.values()), asking.answered)
        _show(world, wave, units, opened, least=least, silence=silence, bands=bands, totals=totals)
        opened.append(wave)
    return opened


def _show(
    world: World, wave: Wave, units: dict[Unit, frozenset[int]], before: list[Wave], *, least: int,
    silence: bool, bands: Bands, totals: bool,
) -> None:  # fmt: skip
    sized = [Team(unit, unit.place, len(people & wave.answered)) for unit, people in units.items()]
    parts = [part.key for part in suppression.joined(sized, 0 if totals else least)]
    if totals and len(units) > 1:
        parts.append(tuple(units))
    for part in parts:
        people = frozenset[int]().union(*(units[unit] for unit in part))
        told = counts(world, people, wave.answered)
        if sum(told) < least:
            continue
        if bands is not suppression.bands or sum(told) < SHOWN:
            wave.parts.append(people)
            wave.said += _in_bands(people, told, bands)
            continue
        earlier = [old.shown[people] for old in before if people in old.shown] if silence else []
        if found := suppression.shown_again(told, earlier):
            wave.parts.append(people)
            wave.shown[people] = suppression.Earlier(len(people), sum(told), found)
            wave.said += _spans(people, found, told)


def _in_bands(people: frozenset[int], told: list[int], bands: Bands) -> list[Span]:
    ranges = bands(sum(told))
    return [(people, one(step), *next(r for r in ranges if r[0] <= told[step] <= r[1])) for step in range(STEPS)]


def _spans(people: frozenset[int], found: suppression.Shown, told: list[int]) -> list[Span]:
    """What the attacker takes from what is shown, knowing every rule."""
    answers = sum(told)
    if found.bands:
        return [(people, one(step), *suppression.span(found, answers, step)) for step in range(STEPS)]
    # 2 × the sum of the steps lies at most at 5, or at least at 7, times the answers, or between.
    weights = tuple(2 * step for step in range(1, STEPS + 1))
    edges = {
        "low": (2, 5 * answers),
        "between": (5 * answers + 1, 7 * answers - 1),
        "high": (7 * answers, 10 * answers),
    }
    return [(people, weights, *edges[suppression.lean(told)])]


def naive(world: World) -> list[Wave]:
    """Nothing under five answers; else exact numbers for teams, departments and everybody, each time they are asked."""
    waves = []
    for asking in world.askings:
        wave = Wave([frozenset(who) for who in asking.teams.values()], asking.answered)
        for depth in range(3):
            for prefix in sorted({leaf[:depth] for leaf in asking.teams}):
                people = frozenset(p for leaf, who in asking.teams.items() if leaf[:depth] == prefix for p in who)
                told = counts(world, people, asking.answered)
                if sum(told) >= SHOWN and people not in wave.parts:
                    wave.parts.append(people)
                    wave.said += [(people, one(step), told[step], told[step]) for step in range(STEPS)]
        waves.append(wave)
    return waves


# ------------------------------------------------------------------------------------------------ the attacker

Row = NDArray[np.float64]
Where = tuple[int, ...]  # the team in which somebody was asked each time, -1 where not
Keep = Callable[[Where, frozenset[int], int], float]


def _says(step: int) -> Keep:
    return lambda _where, _times, said: float(said == step)


class Attack:
    """Everything shown in a world's waves as one integer program.

    Variables: of the people who were asked in the same teams all along (an atom), how many answered in exactly these
    waves (a subset of those they were asked in) and gave this answer. Whole numbers; nobody changes their mind.
    """

    def __init__(self, world: World, waves: list[Wave]) -> None:
        self.waves = waves
        seen: dict[int, list[int]] = {}
        for number, wave in enumerate(waves):
            for unit, members in enumerate(wave.units):
                for person in members:
                    seen.setdefault(person, [-1] * len(waves))[number] = unit
        self.atoms: dict[Where, list[int]] = {}
        for person, where in seen.items():
            self.atoms.setdefault(tuple(where), []).append(person)
        self.columns: list[tuple[Where, frozenset[int], int]] = [
            (where, frozenset(times), step)
            for where in self.atoms
            for many in range(1, len(waves) + 1)
            for times in combinations([n for n, unit in enumerate(where) if unit >= 0], many)
            for step in range(STEPS)
        ]
        at = {column: n for n, column in enumerate(self.columns)}
        self.truth = np.zeros(len(self.columns))
        for each, who in self.atoms.items():
            for person in who:
                gave = frozenset(n for n, unit in enumerate(each) if unit >= 0 and person in waves[n].answered)
                if gave:
                    self.truth[at[each, gave, world.answers[person]]] += 1
        self.steps = [self._row(_says(step)) for step in range(STEPS)]
        self._constrain()

    def _row(self, keep: Keep) -> Row:
        return np.array([keep(*column) for column in self.columns], dtype=np.float64)

    def _inside(self, number: int, people: frozenset[int]) -> set[Where]:
        return {where for where, who in self.atoms.items() if where[number] >= 0 and who[0] in people}

    def _of(self, where: Where) -> Row:
        """Everybody in an atom who answered at all."""
        return self._row(lambda w, _times, _step: float(w == where))

    def _told(self, number: int, people: frozenset[int], weights: Sequence[int], without: int = -1) -> Row:
        """Of these people, who answered the wave `number` (and not the wave `without`), weighted by their answer."""
        inside = self._inside(number, people)
        return self._row(lambda w, t, s: weights[s] if w in inside and number in t and without not in t else 0.0)

    def _constrain(self) -> None:
        held: list[tuple[Row, int, int]] = [(self._of(where), 0, len(who)) for where, who in self.atoms.items()]
        for number, wave in enumerate(self.waves):
            for unit in wave.units:
                answers = len(unit & wave.answered)
                held.append((self._told(number, unit, EACH), answers, answers))
            held += [(self._told(number, who, weights), low, high) for who, weights, low, high in wave.said]
        matrix = np.array([row for row, _low, _high in held])
        low, high = (np.array([each[edge] for each in held]) for edge in (1, 2))
        if not ((matrix @ self.truth >= low).all() and (matrix @ self.truth <= high).all()):
            raise AssertionError("what was shown is not true")
        self.held = LinearConstraint(csr_array(matrix), low, high)

    def _groups(self) -> Iterator[Row]:
        """Each group that can be named: an atom, a part as shown, who of it answered once but not another time."""
        for where in self.atoms:
            yield self._of(where)
        for number, wave in enumerate(self.waves):
            for people in wave.parts:
                others = [other for other in range(len(self.waves)) if other != number]
                yield from (self._told(number, people, EACH, other) for other in [-1, *others])

    def isolates(self, rng: np.random.Generator) -> bool:
        """Whether a handful of some group is known exactly."""
        left = [wanted for group in self._groups() for wanted in self._wanted(group)]
        while left:
            first = left[0]
            for sign in (1.0, -1.0):
                other = self._solve(first * sign, rng)
                left = [row for row in left if abs(float(row @ other - row @ self.truth)) < 0.5]
                if not any(row is first for row in left):
                    break
            else:
                return True
        return False

    def _wanted(self, group: Row) -> Iterator[Row]:
        """What would isolate somebody if it were known: a handful who gave an answer, or who alone did not, or nobody
        but them."""
        size = int(group @ self.truth)
        for step in range(STEPS):
            gave: Row = group * self.steps[step]
            value = int(gave @ self.truth)
            if 0 < value < SHOWN:
                yield gave
            elif size and size - value < SHOWN:
                yield group - gave if value else gave

    def _solve(self, wanted: Row, rng: np.random.Generator) -> Row:
        """Another world in which all that was shown is as true, as far from ours as it can be in what is wanted."""
        noise = rng.uniform(-3e-4, 3e-4, len(wanted))
        answer = milp(
            -(wanted + noise), constraints=self.held, integrality=np.ones(len(wanted)), bounds=Bounds(0, np.inf)
        )
        if answer.x is None:
            raise RuntimeError(f"the solver gave up: {answer.message}")
        return np.asarray(np.round(answer.x), dtype=np.float64)


# ------------------------------------------------------------------------------------------------ the verdict


def fifths(answers: int) -> list[tuple[int, int]]:
    """What would seem as good as quarters: five equal bands."""
    cuts = [0, *(answers * n // 5 + 1 for n in range(1, 5)), answers + 1]
    return [(low, high - 1) for low, high in pairwise(cuts)]


def thirds(answers: int) -> list[tuple[int, int]]:
    """Thirds of however few."""
    cuts = [0, answers // 3 + 1, max(-(-answers * 2 // 3), answers // 3 + 1), answers + 1]
    return [(low, high - 1) for low, high in pairwise(cuts) if low < high]


def all_or_none(answers: int) -> list[tuple[int, int]]:
    """Bands with an end of their own for nobody and for everybody."""
    return [(0, 0), (1, answers - 1), (answers, answers)]


Method = Callable[[World], list[Wave]]
OURS: Method = ours
SABOTEURS: dict[str, Method] = {
    "each step shown from 3 answers": lambda world: ours(world, least=3, bands=thirds),
    "each team and the total, side by side": lambda world: ours(world, totals=True, least=1, bands=thirds),
    "asked again whoever has joined or left": lambda world: ours(world, waves=False),
    "shown again when one more has answered": lambda world: ours(world, silence=False),
    "fifths instead of thirds and quarters": lambda world: ours(world, bands=fifths),
    "everybody and nobody said as such": lambda world: ours(world, bands=all_or_none),
}


def attacked(method: Method, seed: int) -> tuple[bool, int]:
    """Whether anybody is isolated in the world of a seed, and how many results were shown there."""
    made = world(random.Random(seed))
    waves = method(made)
    shown = sum(len(wave.parts) for wave in waves)
    if not shown:
        return False, 0
    return Attack(made, waves).isolates(np.random.default_rng(seed)), shown


def _both(seed: int) -> tuple[tuple[bool, int], tuple[bool, int]]:
    return attacked(OURS, seed), attacked(naive, seed)


def caught(method: Method, seeds: Sequence[int]) -> int | None:
    """The first seed at which a method isolates somebody."""
    return next((seed for seed in seeds if attacked(method, seed)[0]), None)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--full", action="store_true", help=f"{FULL_RUN:,} workplaces")
    asked.add_argument("--worlds", type=int, default=0)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--processes", type=int, default=1)
    given = asked.parse_args()
    many = given.worlds or (FULL_RUN if given.full else QUICK)
    seeds = range(given.seed, given.seed + many)
    start = time.monotonic()
    if given.processes > 1:
        with Pool(given.processes) as pool:
            results = pool.map(_both, seeds, chunksize=20)
    else:
        results = [_both(seed) for seed in seeds]
    good = True
    for name, column in (("ours", 0), ("naive", 1)):
        worlds = [seed for seed, found in zip(seeds, results, strict=True) if found[column][0]]
        parts = sum(found[column][1] for found in results)
        print(
            f"{name:>6}: {parts:,} results shown in {many:,} workplaces; somebody isolated in {len(worlds):,}"
            + (f" (first seeds: {worlds[:5]})" if worlds else "")
        )
        good = good and (not worlds if name == "ours" else len(worlds) > many // 4)
    for name, method in SABOTEURS.items():
        seed = caught(method, seeds)
        print(f"saboteur, {name}: " + (f"caught (seed {seed})" if seed is not None else "NOT CAUGHT"))
        good = good and seed is not None
    print(f"{'holds' if good else 'FAILS'} in {time.monotonic() - start:.0f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
