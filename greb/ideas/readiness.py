"""How ready an idea is to go on: what is clear already, what is missing, and why that matters. It only advises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# What is asked, and why it matters to have it clear.
ASKED: Final[dict[str, tuple[StrOrPromise, StrOrPromise]]] = {
    "problem": (
        gettext_lazy("What is the problem?"),
        gettext_lazy("Without it nobody can tell whether something else would do better."),
    ),
    "who_gains": (
        gettext_lazy("Who gains from it?"),
        gettext_lazy("Those who gain can say whether it really helps them."),
    ),
    "today": (
        gettext_lazy("How is it done today?"),
        gettext_lazy("Then you can tell later what became different."),
    ),
    "wanted": (
        gettext_lazy("What should come of it?"),
        gettext_lazy("It is what you look for when you try it."),
    ),
    "must_be_true": (
        gettext_lazy("What must be true for it to work?"),
        gettext_lazy("The most doubtful of it is what to try first."),
    ),
}
PARTS: Final = tuple(ASKED)
AROUND: Final[dict[str, tuple[StrOrPromise, StrOrPromise]]] = {
    "together": (
        gettext_lazy("Somebody carries it with you"),
        gettext_lazy("Two keep going where one gives up."),
    ),
    "talked": (
        gettext_lazy("Somebody has wondered or added"),
        gettext_lazy("A question now is cheaper than a surprise later."),
    ),
}


@dataclass(frozen=True)
class Part:
    """One thing that makes an idea clear; `text` is what is written, where it is something to write."""

    name: str
    label: str
    why: str
    is_there: bool
    text: str = ""


@dataclass(frozen=True)
class Readiness:
    parts: Sequence[Part]

    @property
    def there(self) -> int:
        return sum(part.is_there for part in self.parts)

    @property
    def missing(self) -> list[Part]:
        return [part for part in self.parts if not part.is_there]

    @property
    def is_described(self) -> bool:
        """Whether all that its carriers can write themselves is there."""
        return all(part.is_there for part in self.parts if part.name in ASKED)

    @property
    def written(self) -> list[Part]:
        return [part for part in self.parts if part.text]


def readiness(written: dict[str, str], *, members: int, comments: int) -> Readiness:
    """Of what is written (by the names of ASKED), how many carry or help with it besides its author, and the talk."""
    parts = [
        Part(name, str(asked), str(why), bool(written.get(name)), written.get(name, ""))
        for name, (asked, why) in ASKED.items()
    ]
    around = {"together": members > 0, "talked": comments > 0}
    parts += [Part(name, str(label), str(why), around[name]) for name, (label, why) in AROUND.items()]
    return Readiness(parts)
