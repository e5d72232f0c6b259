"""What a plan of an experiment lacks for its size, and why each line matters. Holds no rule of who may.

Two answers. `missing`: nothing begins without these. `advice`: may be followed or not. The lines are those of a
Plan–Do–Study–Act cycle: what one expects is written before anything is seen, so that the result can surprise
(docs/methods/experiments.md). Pure functions over a plan; `today` is passed in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Protocol

from django.utils.translation import gettext as _

SMALL, FULL = "small", "full"
FOUR: Final = ("what", "hope", "until", "stop_if")
MORE: Final = ("where", "how", "measure", "check", "cap_hours", "cap_kroner")
LONG: Final = {SMALL: 42, FULL: 183}  # days after which a try is seldom a try any more
MOST_DAYS: Final = 366
ENOUGH: Final = 6  # readings from before, from which the chart can tell what is usual
SHORT: Final = 12  # letters


class Planned(Protocol):
    """What is looked at. An `Experiment` has it all; so has any plan that somebody is still writing."""

    size: str
    what: str
    hope: str
    until: date | None
    stop_if: str
    where: str
    how: str
    measure_id: int | None
    measure_line: str
    check_line: str
    cap_hours: Decimal | None
    cap_kroner: Decimal | None
    touches_data: bool
    touches_safety: bool
    alternatives: str


@dataclass(frozen=True)
class Finding:
    """One line that is missing or could be better: its field, what to do, and why it matters."""

    field: str
    text: str
    why: str


def needed(plan: Planned) -> tuple[str, ...]:
    """The fields that a plan of its size must have."""
    return (*FOUR, *MORE) if plan.size == FULL else FOUR


def missing(plan: Planned, today: date) -> list[Finding]:
    """What must be there before it begins, in the order of the page. Empty: it may begin."""
    found = [Finding(name, *_words(name)) for name in needed(plan) if not _has(plan, name)]
    if plan.until is not None and not today < plan.until:
        found.append(Finding("until", _("Choose a day to come."), _words("until")[1]))
    elif plan.until is not None and (plan.until - today).days > MOST_DAYS:
        found.append(Finding("until", _("Choose a day within a year."), _words("until")[1]))
    return sorted(found, key=lambda finding: (*FOUR, *MORE).index(finding.field))


def advice(plan: Planned, today: date, *, readings_before: int | None = None) -> list[Finding]:
    """What would make the plan better. `readings_before`: how many readings its measure has; None where it has none.

    Says nothing about a line that is missing: that is said by `missing`.
    """
    return [*_of_the_four(plan, today), *_of_the_rest(plan, readings_before)]


def _of_the_four(plan: Planned, today: date) -> Iterator[Finding]:
    if plan.hope.strip() and _same(plan.hope, plan.what):
        yield Finding(
            "hope", _("Write what will be different, not what you do."),
            _("Afterwards you hold what you saw against it."),
        )  # fmt: skip
    elif plan.hope.strip() and not any(letter.isdigit() for letter in plan.hope):
        yield Finding(
            "hope", _("Could you say how much, how often or how many?"),
            _("With a number in it, two people will agree on whether it came true."),
        )  # fmt: skip
    if plan.stop_if.strip() and len(plan.stop_if.strip()) < SHORT:
        yield Finding(
            "stop_if", _("Say what somebody would see or hear when it is time to stop."),
            _("Then anybody can stop it, also when you are not there."),
        )  # fmt: skip
    if plan.until and (plan.until - today).days > LONG.get(plan.size, LONG[FULL]):
        yield Finding(
            "until", _("Could it be shorter?"),
            _("A try that goes on for long becomes the way we do it before anybody has asked whether it helps."),
        )  # fmt: skip


def _of_the_rest(plan: Planned, readings_before: int | None) -> Iterator[Finding]:
    if plan.measure_id is not None and readings_before is not None and readings_before < ENOUGH:
        yield Finding(
            "measure", _("Write down some readings from before it begins; six are enough."),
            _("Without them nobody can tell whether anything changed."),
        )  # fmt: skip
    if plan.size == FULL and not plan.alternatives.strip():
        yield Finding(
            "alternatives", _("What else could give the same, also without technology?"),
            _("The first answer that comes to mind is seldom the only one."),
        )  # fmt: skip
    if plan.size == FULL and (plan.touches_data or plan.touches_safety) and 0 < len(plan.check_line.strip()) < SHORT:
        yield Finding(
            "check", _("Say who has looked at it, and what you do to keep it safe."),
            _("It is about people who cannot see what we try."),
        )  # fmt: skip


def _has(plan: Planned, name: str) -> bool:
    if name == "measure":
        return plan.measure_id is not None or bool(plan.measure_line.strip())
    value = getattr(plan, "check_line" if name == "check" else name)
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _words(name: str) -> tuple[str, str]:
    """What to write in a line, and why it must be there."""
    return {
        "what": (_("Write what you will try."), _("So that everybody tries the same thing.")),
        "hope": (_("Write what you hope to see."), _("Written before, so that you can be surprised.")),
        "until": (_("Choose the day it ends."), _("A try without an end is a new way of working that nobody chose.")),
        "stop_if": (_("Write what would make you stop."), _("Agreed beforehand, it is no defeat to stop.")),
        "where": (_("Write where it is tried."), _("Those who are there need to know, and only they.")),
        "how": (_("Write how it goes, and for how long each time."), _("Others must be able to do it as you did.")),
        "measure": (_("Choose what you measure, or write how you can tell."), _("Else it is opinion against opinion.")),
        "check": (
            _("Write what keeps people safe and their data theirs."),
            _("What goes beyond the frames may reach people who have not been asked."),
        ),
        "cap_hours": (_("Write how many hours it may take at most."), _("The time is taken from something else.")),
        "cap_kroner": (_("Write how much it may cost at most; 0 is an answer."), _("Then money is no surprise.")),
    }[name]
