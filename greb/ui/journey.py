"""What a room tells an idea's page and one's own page: whose turn it is, what one may do, its own part, what waits.

Plain values that every room can make and `home` puts together, so that no room needs to know another's page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Turn:
    """Whose turn it is, in one sentence; `who` is a name where it is one person's. Tones: calm, soon, late, done.

    `comes_first`: before what rooms further along the road say, since they cannot go on without it.
    """

    sentence: str
    who: str = ""
    since: str = ""
    due: str = ""
    tone: str = "calm"
    comes_first: bool = False


@dataclass(frozen=True)
class Act:
    """Something the reader may do, as a link to its page. `is_mine_now`: it waits for this reader."""

    name: str
    label: str
    href: str
    is_mine_now: bool = True


@dataclass(frozen=True)
class Panel:
    """A room's part of an idea's page: a template that draws it from `context`, the acts it adds, and whose turn.

    The first room that names a turn is heard; the last one on the road comes first. `template` may be empty where
    the room only adds acts. `origin`: who decided it, for an idea that nobody here told.
    """

    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    turn: Turn | None = None
    origin: str = ""


@dataclass(frozen=True)
class Thing:
    """Something that waits for one person, on their own page. `due` is its day in few words; `tone` a class: "",
    "soon" or "late"."""

    href: str
    told: str
    line: str
    due: str = ""
    tone: str = ""
