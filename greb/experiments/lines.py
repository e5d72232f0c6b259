"""The lines of a plan: what they are, and putting them into an experiment."""

from datetime import date
from decimal import Decimal
from typing import Required, TypedDict

from django.utils.translation import gettext as _

from greb.measures.models import Measure
from greb.trail.refusal import Refused

from .models import Experiment


class Lines(TypedDict, total=False):
    """A plan as it is told. `measure` is a measure, or a line that says how one can tell; caps are upper limits."""

    what: Required[str]
    hope: Required[str]
    until: Required[date | None]
    stop_if: Required[str]
    size: str
    where: str
    how: str
    measure: Measure | str | None
    check: str
    cap_hours: Decimal | int | None
    cap_kroner: Decimal | int | None
    touches_data: bool
    touches_safety: bool
    touches_kept_out: bool
    alternatives: str


def put(experiment: Experiment, lines: Lines) -> None:
    """Write the lines into the experiment (unsaved); what is left out becomes empty. Only `what` must be there yet."""
    if not lines["what"].strip():
        raise Refused(_("Write what you will try."), field="what")
    size = lines.get("size", Experiment.Size.SMALL)
    if size not in Experiment.Size.values:
        raise Refused(_("Choose a size."), field="size")
    measure = lines.get("measure")
    experiment.size, experiment.until = size, lines["until"]
    experiment.what, experiment.hope = lines["what"].strip(), lines["hope"].strip()
    experiment.stop_if, experiment.where = lines["stop_if"].strip(), lines.get("where", "").strip()
    experiment.how, experiment.check_line = lines.get("how", "").strip(), lines.get("check", "").strip()
    experiment.measure = measure if isinstance(measure, Measure) else None
    experiment.measure_line = measure.strip() if isinstance(measure, str) else ""
    experiment.cap_hours = _cap(lines.get("cap_hours"), "cap_hours")
    experiment.cap_kroner = _cap(lines.get("cap_kroner"), "cap_kroner")
    experiment.touches_data = lines.get("touches_data", False)
    experiment.touches_safety = lines.get("touches_safety", False)
    experiment.touches_kept_out = lines.get("touches_kept_out", False)
    experiment.alternatives = lines.get("alternatives", "").strip()


def _cap(value: Decimal | int | None, field: str) -> Decimal | None:
    if value is None:
        return None
    if value < 0:
        raise Refused(_("It cannot be less than nothing."), field=field)
    return Decimal(value)


def words(experiment: Experiment) -> str:
    """All that was written in the plan, for the trail's digest."""
    told = (
        experiment.what, experiment.hope, experiment.until, experiment.stop_if, experiment.where, experiment.how,
        experiment.measure_line, experiment.check_line, experiment.cap_hours, experiment.cap_kroner,
        experiment.alternatives,
    )  # fmt: skip
    return "\n".join("" if part is None else str(part) for part in told)
