"""What is shown of a survey, in words and as bars. Nothing here has met an answer.

A bar stretches over the share that its band stands for (a third, a quarter), never over a count. The words beside
it say the same, so that the table is the picture's alternative.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .models import Question, Survey, Unit
from .suppression import STEPS


@dataclass(frozen=True)
class Row:
    """One step: its label, what is said of it, and its bar, from one share to another in per cent."""

    label: str
    said: str
    low: int
    high: int


@dataclass(frozen=True)
class Shown:
    """A part, or everybody: whose answers, how many, the finding, and a row for each step (none for a lean alone)."""

    name: str
    size: str
    finding: str
    rows: tuple[Row, ...]
    lean: str = ""
    as_before: bool = False


@dataclass(frozen=True)
class Picture:
    """One question as its page shows it. Without `parts`: there is nothing that may be shown of it."""

    question: Question
    parts: tuple[Shown, ...]
    is_kept_back: bool


def pictures(survey: Survey, questions: Sequence[Question], units: Sequence[Unit], *, seen: frozenset[int]
             ) -> list[Picture]:  # fmt: skip
    """Every question with steps: everybody together, and the parts to which the reader (of `seen` places) belongs."""
    told = (survey.results or {}).get("questions", {})
    by_pk = {unit.pk: unit for unit in units}
    return [_picture(each, told.get(str(each.pk), {}), by_pk, seen) for each in questions if each.kind == "scale"]


def _picture(question: Question, told: dict[str, Any], units: dict[int, Unit], seen: frozenset[int]) -> Picture:
    parts = told.get("parts", [])
    found = [_together(question, told["total"])] if told.get("total") else []
    for part in parts:
        mine = [units[pk] for pk in part["units"]]
        if len(parts) == 1 or any(place in seen for unit in mine for place in unit.places):
            names = [name for unit in mine for name in unit.names]
            found.append(_part(question, part, _listed(names) if len(units) > 1 else _("Everybody together")))
    return Picture(question, tuple(found), bool(told.get("kept")))


def _listed(names: Sequence[str]) -> str:
    return (
        _("%(names)s and %(last)s, together") % {"names": ", ".join(names[:-1]), "last": names[-1]}
        if len(names) > 1
        else names[0]
    )


def _part(question: Question, part: dict[str, Any], name: str) -> Shown:
    size = size_said(part["size"])
    if not part["bands"]:
        return Shown(name, size, _leaning(question, part["lean"]), (), part["lean"])
    rows = tuple(
        Row(
            _label(question, step),
            _band_said(band, part["of"]),
            100 * band // part["of"],
            100 * (band + 1) // part["of"],
        )
        for step, band in enumerate(part["bands"], start=1)
    )
    finding = _finding(question, [band / part["of"] for band in part["bands"]])
    return Shown(name, size, finding, rows, as_before=bool(part["loose"]))


def _together(question: Question, total: Sequence[Sequence[int]]) -> Shown:
    rows = []
    for step, (low, high) in enumerate(total, start=1):
        said = _("%(low)s to %(high)s %%") % {"low": low, "high": high}
        rows.append(Row(_label(question, step), said, low, high))
    return Shown(_("Everybody together"), "", _finding(question, [low / 100 for low, _high in total]), tuple(rows))


def _label(question: Question, step: int) -> str:
    if step == 1:
        return question.low
    return question.high if step == STEPS else (_("In the middle") if step == 3 else "")


def size_said(size: str) -> str:
    """How many have answered, as far as it is told."""
    said = {"5-9": _("5 to 9 answers"), "10-19": _("10 to 19 answers"), "20-49": _("20 to 49 answers"),
            "50+": _("50 answers or more")}  # fmt: skip
    return said.get(size, "")


def _band_said(band: int, of: int) -> str:
    if of == 3:
        return (_("nobody, or up to a third"), _("between one and two thirds"), _("two thirds or more"))[band]
    return (_("nobody, or up to a quarter"), _("between a quarter and half"), _("between half and three quarters"),
            _("three quarters or more"))[band]  # fmt: skip


def _leaning(question: Question, lean: str) -> str:
    if lean == "between":
        return _("The answers lie between the two ends, or on both sides.")
    return _("The answers lean to “%(end)s”.") % {"end": question.low if lean == "low" else question.high}


def _finding(question: Question, lows: Sequence[float]) -> str:
    """What the bands are sure of: that at least half are at one end, or in the middle; else that they are spread."""
    if sum(lows[:2]) >= 0.5:
        return _("At least half lean to “%(end)s”.") % {"end": question.low}
    if sum(lows[3:]) >= 0.5:
        return _("At least half lean to “%(end)s”.") % {"end": question.high}
    if lows[2] >= 0.5:
        return _("At least half are in the middle.")
    return _("The answers are spread out.")
