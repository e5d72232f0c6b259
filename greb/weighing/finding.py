"""What a weighing shows, in words: each scale's title says where people stand and where they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup

from greb.ideas.models import Step
from greb.ui.filters import day
from greb.workplaces.models import CoreTask

from .drawing import draw
from .models import SCALES
from .reads import Placed
from .spread import PLACES, Spread, spread

NAMES: Final = {
    "practice": gettext_lazy("Good professional practice"),
    "people": gettext_lazy("The people we serve"),
    "routines": gettext_lazy("The everyday"),
}
WORDS: Final = {
    -2: gettext_lazy("Harms"), -1: gettext_lazy("Harms a little"), 0: gettext_lazy("Makes no difference"),
    1: gettext_lazy("Helps a little"), 2: gettext_lazy("Helps"),
}  # fmt: skip
UNDECIDED_ENDS: Final = {
    Step.Kind.START: gettext_lazy(
        "It was not decided. Inside the frames it can be tried all the same; the try began on %(day)s."
    ),
    Step.Kind.MATURE: gettext_lazy("It was not decided. It went back to growing on %(day)s."),
    Step.Kind.DO: gettext_lazy("It was not decided on a longer road. The answer on %(day)s was: do it."),
    Step.Kind.PARK: gettext_lazy("It was not decided. It was saved for later on %(day)s."),
    Step.Kind.DECLINE: gettext_lazy("On %(day)s it was decided not to go on with it."),
    Step.Kind.WITHDRAW: gettext_lazy("It was not decided. Whoever told it took it back on %(day)s."),
}


@dataclass(frozen=True)
class Scale:
    """One scale as the page shows it: its name and the workplace's own line, where people stand, and the drawing."""

    name: str
    line: str
    spread: Spread
    said: str
    drawing: Markup

    @property
    def rows(self) -> list[tuple[str, int]]:
        """For the table: the word of each place, and how many chose it."""
        return [(str(WORDS[p]), n) for p, n in zip(PLACES, self.spread.counts, strict=True)]


def lines_of(task: CoreTask | None) -> Mapping[str, str]:
    """The workplace's own line for each scale; empty where it has written none."""
    return {name: str(getattr(task, name, "")) for name in SCALES}


def scales(placed: Sequence[Placed], task: CoreTask | None) -> list[Scale]:
    """The three scales, in their order."""
    lines, made = lines_of(task), []
    most = max((n for name in SCALES for n in _spread(placed, name).counts), default=0)
    for name in SCALES:
        found = _spread(placed, name)
        said = sentence(found)
        label = f"{NAMES[name]}. {said} " + ", ".join(
            f"{WORDS[p]}: {n}" for p, n in zip(PLACES, found.counts, strict=True)
        )
        made.append(Scale(str(NAMES[name]), lines[name], found, said, draw(found, most, label)))
    return made


def _spread(placed: Sequence[Placed], name: str) -> Spread:
    return spread((getattr(each, name), each.count) for each in placed)


def sentence(found: Spread) -> str:
    """Where people stand on one scale, in a sentence."""
    told = {"harms": found.harms, "helps": found.helps, "same": found.same, "n": found.total}
    if found.kind == "none":
        return _("Nobody has weighed it yet.")
    if found.kind == "opposed":
        return _("You differ: %(helps)s say it helps, %(harms)s that it harms.") % told
    if found.same == found.total:
        return _("All say that it makes no difference.")
    if found.same == 0:
        return _("All say that it helps.") if found.helps else _("All say that it harms.")
    if found.helps:
        return _("%(helps)s of %(n)s say it helps, the others that it makes no difference.") % told
    return _("%(harms)s of %(n)s say it harms, the others that it makes no difference.") % told


def headline(made: Sequence[Scale]) -> str:
    """The one finding on top: where people differ most, else where they stand."""
    opposed = [scale for scale in made if scale.spread.kind == "opposed"]
    if opposed:
        widest = max(opposed, key=lambda scale: scale.spread.dissent)
        return _("You differ most about: %(scale)s. Ask each other what you see.") % {"scale": widest.name.lower()}
    if any(scale.spread.harms for scale in made):
        return _("Some say that it harms, and nobody says the opposite there. Look at that first.")
    if not any(scale.spread.helps for scale in made):
        return _("Nobody says that it helps. What would get better, and for whom?")
    if all(scale.spread.kind == "agree" for scale in made):
        return _("You see it much alike: it helps.")
    return _("Nobody says that it harms. How much it helps, you see differently.")


def ended(step: Step | None) -> str:
    """How a round ended that no decision ended, in a sentence with its day; empty for one that was decided or runs."""
    said = UNDECIDED_ENDS.get(Step.Kind(step.kind)) if step else None
    return str(said) % {"day": day(step.at)} if step and said else ""


def weighed_so_far(weighed: int, wanted: int) -> str:
    """How many have weighed it, and how many are asked for where that is still more."""
    if weighed < wanted:
        return _("%(n)s of at least %(wanted)s have weighed it.") % {"n": weighed, "wanted": wanted}
    return ngettext("%(n)s colleague has weighed it.", "%(n)s colleagues have weighed it.", weighed) % {"n": weighed}
