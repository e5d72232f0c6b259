"""The small language in which the demo's stories are written. Every text stands in Danish and in English."""

from dataclasses import dataclass, field
from typing import Final

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
class Act:
    """Something that happens `after` so many days from when the idea was told.

    verbs: thank, ask, answer, reply, extend, do, try, lead, park (with `until` in days from now), decline, finish,
    withdraw, revive, support, build, wonder, follow, share, rise (by the installation), blank.
    """

    after: int
    verb: str
    by: str = ""
    text: T = NOTHING
    until: int = 0


@dataclass(frozen=True)
class Tale:
    """An idea's story: who told it how many days ago, in which words, and what happened then."""

    by: str
    ago: int
    told: T
    body: T = NOTHING
    theme: str = ""
    audience: str = "workplace"
    is_author_hidden: bool = False
    for_somebody: str = ""
    acts: tuple[Act, ...] = field(default_factory=tuple)
