"""How an idea stands with its weighing, for one reader: worked out once for a page. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass

from greb.ideas.models import Idea
from greb.ideas.rules import is_co_owner
from greb.ideas.stages import Stage
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import reads, rules
from .models import Round, Weighing
from .reads import Placed


@dataclass(frozen=True)
class Standing:
    """`own` is the reader's weighing; `weighs`: the reader may weigh; `sees`: how others weighed is shown."""

    round: Round | None
    placed: Sequence[Placed]
    own: Weighing | None
    wanted: int
    weighs: bool
    is_running: bool
    sees: bool

    @property
    def weighed(self) -> int:
        return sum(each.count for each in self.placed)

    @property
    def is_blind(self) -> bool:
        """Whether the reader may weigh it and has not: what others think is kept from them until then."""
        return self.weighs and self.own is None

    @property
    def is_few(self) -> bool:
        """So few are at the workplace that an answer without a name may be guessed."""
        return self.wanted < rules.ENOUGH


def standing(me: Person, reach: Reach, idea: Idea, *, carries: bool | None = None) -> Standing:
    """Where the idea stands for the reader, who can read it. Four or five statements, however many have weighed.

    `carries`: the reader told it or co-owns it, where that is known already.
    """
    round_ = reads.told_round(idea)
    placed, own, wanted = reads.placed(round_), reads.own(round_, me), rules.enough(idea)
    is_running = idea.stage == Stage.WEIGHING
    if carries is None:
        carries = me.pk == idea.author_id or is_co_owner(me, idea)
    weighs = is_running and not carries and bool(reach.member_of)
    sees = rules.sees_others(
        sum(each.count for each in placed), wanted, is_blind=weighs and own is None,
    )  # fmt: skip
    return Standing(round_, placed, own, wanted, weighs, is_running, sees)
