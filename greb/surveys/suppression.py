"""What may be shown of answers from small groups: who is told apart from whom, and how finely a number is said.

Sources: L. H. Cox, "Suppression methodology and statistical disclosure control", Journal of the American Statistical
Association 75 (1980), on complementary suppression; D. E. Denning, P. J. Denning and M. D. Schwartz, "The tracker: a
threat to statistical database security", ACM Transactions on Database Systems 4 (1979), on taking one answer from
another; A. Hundepool et al., *Statistical Disclosure Control* (Wiley, 2012), on auditing by linear programming.

Four rules, each worked out from how many were asked and answered, never from what they answered, so that the rule
itself gives nothing away:

    one partition   everything shown of a question comes from parts that share nobody; a total is the sum of what
                    its parts already say, so that taking part from total gives nothing new
    enough          a part has at least 5 answers; what is too small is joined with its nearest neighbour
    bands           5 to 9 answers: which end they lean to; 10 to 19: thirds; from 20: quarters of those who answered
    waves           a question is asked again only where everybody who can be told apart by when and where they were
                    asked is one of at least 5; where a few were silent, it is told as before unless 5 more have moved

docs/methods/small-groups.md says the same in plain words, with the proof. `gates/differencing.py` tries to break it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, Literal, TypeVar

STEPS: Final = 5
SHOWN: Final = 5  # answers below which nothing is shown, and people below whom nobody is told apart
FULL: Final = 10  # answers from which each step is shown; people below whom a team talks instead
FINE: Final = 20  # answers from which quarters are shown; with fewer, thirds

Lean = Literal["low", "between", "high"]
Band = tuple[int, int]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Team(Generic[Key]):
    """A group asked or answering: `place` is its way down the tree of workplaces, `size` people or answers."""

    key: Key
    place: tuple[int, ...]
    size: int


@dataclass(frozen=True)
class Shown:
    """What is shown of one question for one part. `bands`: for each step the number of its band, from 0 of `of`.

    `loose`: told as the time before, unless the count is more than so many outside the band (`shown_again`).
    """

    size: str
    lean: Lean | None
    bands: tuple[int, ...]
    of: int
    loose: int = 0


@dataclass(frozen=True)
class Earlier:
    """The same question to the same people before: how many were asked, how many answered, what was shown."""

    asked: int
    answers: int
    shown: Shown


# ------------------------------------------------------------------------------------------- who stands alone


def joined(teams: Iterable[Team[Key]], least: int) -> list[Team[tuple[Key, ...]]]:
    """The teams as parts of at least `least`: the smallest is joined with its nearest neighbour until all are enough.

    Nearest: the longest common way down the tree, then the smaller, then the first. All of them together may still
    be fewer than `least`: then there is one part, and the caller shows nothing.
    """
    parts: list[Team[tuple[Key, ...]]] = [Team((team.key,), team.place, team.size) for team in teams]
    while len(parts) > 1:
        small = min(parts, key=lambda part: part.size)
        if small.size >= least:
            break
        parts.remove(small)
        near = min(parts, key=lambda part: (-_shared(small.place, part.place), part.size))
        common = small.place[: _shared(small.place, near.place)]
        parts[parts.index(near)] = Team(near.key + small.key, common, near.size + small.size)
    return parts


def units(teams: Sequence[Team[Key]], *, by_team: bool) -> list[Team[tuple[Key, ...]]]:
    """The parts in which people are asked, each of at least FULL; none where all of them are fewer and talk instead."""
    if sum(team.size for team in teams) < FULL:
        return []
    everybody = [Team(team.key, (), team.size) for team in teams]
    return joined(teams, FULL) if by_team else joined(everybody, sum(team.size for team in teams))


def _shared(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def fewest_told_apart(waves: Sequence[Sequence[Collection[int]]]) -> int:
    """The smallest group of people that the lists of who was asked can single out; 0 where nobody was asked.

    Each wave is the parts it asked, each part a set of people who are in no other part of that wave. Whoever adds
    and subtracts what is shown of them gets unions of the groups that are alike in every wave, and nothing smaller.
    """
    seen: dict[int, list[int]] = {}
    for number, wave in enumerate(waves):
        for part, people in enumerate(wave, start=1):
            for person in people:
                seen.setdefault(person, [0] * len(waves))[number] = part
    return min(Counter(map(tuple, seen.values())).values(), default=0)


# ------------------------------------------------------------------------------------------------ how finely


def bands(answers: int) -> tuple[Band, ...]:
    """The counts that each band holds, of `answers` in all: thirds, or quarters from FINE on; from FULL answers on.

    The first holds nobody up to a full k-th, the last (k-1) k-ths up to everybody; neither end says "all" or "none".
    Thirds and quarters of at least so many leave every step at least three possible counts, whatever the others say
    (tests/surveys/test_suppression.py tries all). Fifths would not: five steps of at most a fifth are a fifth each.
    """
    if answers < FULL:
        raise ValueError("too few for bands")
    many = _many(answers)
    cuts = [0, *(answers * n // many + 1 for n in range(1, many - 1)), -(-answers * (many - 1) // many), answers + 1]
    return tuple((low, high - 1) for low, high in pairwise(cuts))


def _many(answers: int) -> int:
    return 4 if answers >= FINE else 3


def size_class(answers: int) -> str:
    """How many have answered, as it is said: "5-9", "10-19", "20-49" or "50+"; from SHOWN on."""
    if answers < SHOWN:
        raise ValueError("too few to be said")
    return "5-9" if answers < FULL else "10-19" if answers < FINE else "20-49" if answers < 50 else "50+"


def shown(counts: Sequence[int]) -> Shown | None:
    """What is shown of a part's answers, `counts` on each of the five steps; None where they are too few."""
    answers = sum(counts)
    if len(counts) != STEPS or min(counts) < 0:
        raise ValueError("a count for each of five steps")
    if answers < SHOWN:
        return None
    if answers < FULL:
        return Shown(size_class(answers), lean(counts), (), 0)
    ranges = bands(answers)
    told = tuple(next(n for n, (low, high) in enumerate(ranges) if low <= count <= high) for count in counts)
    return Shown(size_class(answers), None, told, len(ranges))


def shown_again(counts: Sequence[int], earlier: Sequence[Earlier]) -> Shown | None:
    """What is shown of a part whose people have been asked the same `earlier`, oldest first; None: it is kept back.

    Where 1 to 4 of them were silent one of the times, those who differ are so few that a band that changes would tell
    their answer. Then each step is told as the time before, unless at least SHOWN answers more must have moved; and
    where that cannot be said in the same bands, nothing is.
    """
    found, answers = shown(counts), sum(counts)
    near = [each for each in earlier if any(0 < each.asked - n < SHOWN for n in (each.answers, answers))]
    if found is None or not near:
        return found
    if any(not found.bands or each.shown.of != found.of or abs(each.answers - answers) >= SHOWN for each in near):
        return None
    last, loose, ranges = near[-1].shown, SHOWN - 1, bands(answers)
    told = tuple(
        band if ranges[band][0] - loose <= count <= ranges[band][1] + loose else now
        for count, band, now in zip(counts, last.bands, found.bands, strict=True)
    )
    return Shown(found.size, None, told, found.of, loose)


def span(part: Shown, answers: int, step: int) -> Band:
    """The counts that a step may have, as whoever knows all our rules can tell from what is shown."""
    if not part.bands:
        return 0, answers
    low, high = bands(answers)[part.bands[step]]
    return max(0, low - part.loose), min(answers, high + part.loose)


def lean(counts: Sequence[int]) -> Lean:
    """Which end the answers lean to: their mean step is at most 2.5, at least 3.5, or between."""
    doubled = 2 * sum(step * count for step, count in enumerate(counts, start=1))
    answers = sum(counts)
    return "low" if doubled <= 5 * answers else "high" if doubled >= 7 * answers else "between"


def together(parts: Sequence[tuple[Shown, int]]) -> tuple[Band, ...]:
    """For each step the share of all in per cent, from and to, rounded outwards to tens: what the parts add up to.

    Each part with its number of answers. Nothing but the parts' bands goes in, so nothing else can come out.
    """
    everybody = sum(answers for _part, answers in parts)
    if not everybody:
        return ()
    spans = []
    for step in range(STEPS):
        ranges = [span(part, answers, step) for part, answers in parts]
        low, high = (sum(edge) for edge in zip(*ranges, strict=True))
        spans.append((low * 10 // everybody * 10, -(-high * 10 // everybody) * 10))
    return tuple(spans)


# --------------------------------------------------------------------------------------- a question as a whole


@dataclass(frozen=True)
class Part(Generic[Key]):
    """A part of the answers as it is shown, and the teams it is made of."""

    keys: tuple[Key, ...]
    answers: int
    shown: Shown


def publish(
    teams: Sequence[tuple[Team[Key], Sequence[int]]],
    earlier: Callable[[tuple[Key, ...]], Sequence[Earlier]] = lambda _keys: (),
) -> tuple[list[Part[Key]], bool]:
    """All that is shown of one question, and whether something is kept back for what was shown before.

    Each team with its counts on the five steps; `earlier` tells of a part's people when they were asked the same.
    """
    counts = {team.key: tuple(told) for team, told in teams}
    sized = [Team(team.key, team.place, sum(told)) for team, told in teams]
    parts, is_kept_back = [], False
    for part in joined(sized, SHOWN):
        summed = [sum(step) for step in zip(*(counts[key] for key in part.key), strict=True)]
        if part.size < SHOWN:
            continue
        if found := shown_again(summed, earlier(part.key)):
            parts.append(Part(part.key, part.size, found))
        else:
            is_kept_back = True
    return parts, is_kept_back
