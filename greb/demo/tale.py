"""The small language in which the demo's stories are written. Every text stands in Danish and in English."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

LANGUAGES: Final = ("da", "en")


@dataclass(frozen=True)
class T:
    """A text in both languages, each written by ear and not as the other's translation."""

    da: str
    en: str

    def to(self, language: str) -> str:
        return self.da if language == "da" else self.en


NOTHING: Final = T("", "")


@dataclass(frozen=True)
class Place:
    """An invented workplace, with its core task: the sentence and its three lines."""

    key: str
    name: T
    core_task: T
    practice: T = NOTHING
    people: T = NOTHING
    routines: T = NOTHING
    reply_days: int | None = None


@dataclass(frozen=True)
class Member:
    """An invented person: user name, name, workplace, roles held there; `does` is for those who write stories."""

    username: str
    name: str
    place: str
    roles: tuple[str, ...] = ()
    does: str = ""
    has_mail: bool = True


@dataclass(frozen=True)
class Day:
    """A day, counted from when the idea was told; may lie ahead of us."""

    after: int


@dataclass(frozen=True)
class Who:
    """Somebody in the cast, by user name."""

    username: str


@dataclass(frozen=True)
class Named:
    """A series of readings, by its key."""

    key: str


@dataclass(frozen=True)
class Another:
    """Another story, by its key."""

    key: str


Said: TypeAlias = T | Day | Who | Named | Another | str | int | bool | tuple["Said", ...]


@dataclass(frozen=True)
class Act:
    """Something that happens `after` so many days from when the idea was told: a verb of `greb.demo.verbs`.

    `text` is what most verbs say; `until` (park) counts days from today, backwards where negative; `more` is what a
    verb needs besides, by the names of the action's own arguments.
    """

    after: int
    verb: str
    by: str = ""
    text: T = NOTHING
    until: int = 0
    more: Mapping[str, Said] = field(default_factory=dict)


def does(after: int, verb: str, by: str = "", text: T = NOTHING, **more: Said) -> Act:
    """An act that needs more than one text."""
    return Act(after, verb, by, text, more=more)


def weighs(after: int, by: str, practice: int, people: int, routines: int, why: T = NOTHING) -> Act:
    """Three taps, and perhaps a line of why."""
    return does(after, "weigh", by, practice=practice, people=people, routines=routines, why=why)


@dataclass(frozen=True)
class Tale:
    """An idea's story: who told it how many days ago, in which words, and what happened then.

    `key` names a story that another one, or docs/fifteen.md, points at.
    """

    by: str
    ago: int
    told: T
    body: T = NOTHING
    theme: str = ""
    audience: str = "workplace"
    is_author_hidden: bool = False
    for_somebody: str = ""
    acts: tuple[Act, ...] = ()
    key: str = ""


@dataclass(frozen=True)
class Deed:
    """Something done at a workplace that belongs to no idea, such as writing its frames; `by` may be nobody known."""

    ago: int
    verb: str
    by: str
    more: Mapping[str, Said] = field(default_factory=dict)


def done(ago: int, verb: str, by: str, **more: Said) -> Deed:
    """A deed, with what its verb needs."""
    return Deed(ago, verb, by, more)


@dataclass(frozen=True)
class Series:
    """A measure of a workplace and its readings, one every `every` days from `first` days ago on.

    `values` are written as read, with a dash for a day on which nobody did; `notes` belong to the reading of that
    number, counted from 0. `made` days ago the measure was made: on the first reading's day where it says nothing.
    """

    key: str
    place: str
    by: str
    name: T
    unit: T
    question: T
    better: str
    first: int
    values: str
    every: int = 7
    made: int = 0
    notes: Mapping[int, T] = field(default_factory=dict)
