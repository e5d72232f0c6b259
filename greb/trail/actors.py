"""Who acts: a person, the installation itself, or somebody not known."""

from dataclasses import dataclass
from typing import Protocol, TypeAlias


class HasId(Protocol):
    """What the trail needs to know of a person."""

    @property
    def pk(self) -> int: ...


@dataclass(frozen=True)
class System:
    """The installation itself: due work, imports, the demo."""

    name: str = "greb"


@dataclass(frozen=True)
class Anonymous:
    """Somebody whom the product does not know, by their own choice or because they need not sign in."""


Actor: TypeAlias = HasId | System | Anonymous


def told_of(by: Actor) -> tuple[str, int | None]:
    """The actor as the trail keeps it: (kind, id)."""
    if isinstance(by, System):
        return "system", None
    if isinstance(by, Anonymous):
        return "anonymous", None
    return "person", by.pk
