"""The shape of what is sent about trying something. What may be done is in `rules.py`."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.files.forms import PictureField
from greb.ideas.forms import WithoutCpr, words
from greb.measures import figures
from greb.measures.forms import Figure
from greb.measures.models import Measure
from greb.trail import clock
from greb.ui.receive import Form, offer

from . import linter, rules
from .lines import Lines, put
from .models import LINE_MAX, SHORT_MAX, Experiment, Frames

FOLDED = ("touches_kept_out", "touches_data", "touches_safety", "cap_hours", "cap_kroner", "where", "how", "measure",
          "measure_line", "check", "alternatives")  # fmt: skip
MOST_HOURS, MOST_KRONER = 99_999, 99_999_999


def short(label: Any, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=SHORT_MAX, required=required)


class Amount(Figure):
    """How much at most: a number that is not below nothing, with at most `places` decimals."""

    def __init__(self, *, most: int, places: int, **more: Any) -> None:
        super().__init__(**more)
        self.most, self.places = most, places

    def clean(self, value: Any) -> Any:
        if not self.required and not str(value or "").strip():
            return None
        found = super().clean(value)
        if found < 0:
            raise forms.ValidationError(_("It cannot be less than nothing."))
        if found > self.most or found != round(found, self.places):
            raise forms.ValidationError(_("That number is too big, or has too many decimals."))
        return found


def hours(label: Any, *, required: bool = False) -> Amount:
    return Amount(label=label, required=required, most=MOST_HOURS, places=1)


def kroner(label: Any, *, required: bool = False) -> Amount:
    return Amount(label=label, required=required, most=MOST_KRONER, places=2)


class FramesForm(WithoutCpr):
    """What anybody may try without asking."""

    hours = hours(gettext_lazy("Hours, at most, for one try"), required=True)
    kroner = kroner(gettext_lazy("Kroner, at most, for one try"), required=True)
    not_to_touch = words(gettext_lazy("What is left alone?"), most=LINE_MAX, required=False, rows=2)
    weekly_time = short(gettext_lazy("When is there time to try?"))
    who_decides = words(gettext_lazy("Who decides what goes beyond, and when?"), required=False, rows=2)


class PlanForm(WithoutCpr):
    """Four lines, and the rest folded away. Its size follows from what it touches; a draft needs only the first."""

    what = words(gettext_lazy("What do you try?"), rows=2, missing=gettext_lazy("Write what you will try."))
    hope = words(gettext_lazy("What do you hope to see?"), required=False, rows=2)
    until = forms.DateField(
        label=gettext_lazy("Until when?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    stop_if = words(gettext_lazy("What would make you stop before that?"), required=False, rows=2)
    touches_kept_out = forms.BooleanField(
        label=gettext_lazy("It takes more than the frames allow, or touches what is left alone"), required=False
    )
    touches_data = forms.BooleanField(label=gettext_lazy("It uses information about citizens"), required=False)
    touches_safety = forms.BooleanField(label=gettext_lazy("It could touch somebody's safety"), required=False)
    cap_hours = hours(gettext_lazy("Hours, at most"))
    cap_kroner = kroner(gettext_lazy("Kroner, at most"))
    where = short(gettext_lazy("Where?"))
    how = words(gettext_lazy("How, and for how long each time?"), required=False, rows=2)
    measure = forms.TypedChoiceField(
        label=gettext_lazy("What do you measure?"), coerce=int, required=False, empty_value=None
    )
    measure_line = short(gettext_lazy("Or: how can you tell?"))
    check = words(gettext_lazy("How do you keep people and their information safe?"), required=False, rows=2)
    alternatives = words(
        gettext_lazy("What else could give the same, also without technology?"), required=False, rows=2
    )

    def __init__(self, *args: object, frames: Frames, measures: list[Measure], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.frames, self.measures = frames, {measure.pk: measure for measure in measures}
        offer(self, "measure", [("", gettext_lazy("None of these")), *((m.pk, m.name) for m in measures)])
        self.is_begun = "begin" in self.data

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if self.is_begun and not self.errors:
            for finding in linter.missing(self.plan, clock.today()):
                name = "measure_line" if finding.field == "measure" and not self.measures else finding.field
                self.add_error(name, f"{finding.text} {finding.why}")
        return cleaned

    @property
    def plan(self) -> Experiment:
        """The plan as it stands in the form, of the size that it needs; not saved."""
        plan = Experiment()
        put(plan, self.lines)
        return plan

    @property
    def lines(self) -> Lines:
        told: dict[str, Any] = dict(self.cleaned_data)
        line, chosen = told.pop("measure_line", ""), self.measures.get(told.pop("measure", None) or 0)
        lines: Lines = {**told, "measure": chosen or line}  # type: ignore[typeddict-item]
        lines["size"] = Experiment.Size.FULL if rules.needs_full(_tried(lines), self.frames) else Experiment.Size.SMALL
        return lines

    @property
    def is_full(self) -> bool:
        """Whether something is ticked for which the whole plan is needed."""
        return any(self[name].value() for name in FOLDED[:3])

    @property
    def is_open(self) -> bool:
        """Whether the folded part is shown: where something stands in it, or is wrong in it."""
        return any(self[name].errors or self[name].value() for name in FOLDED if name in self.fields)


def _tried(lines: Lines) -> Experiment:
    plan = Experiment()
    put(plan, lines)
    return plan


def told(experiment: Experiment) -> dict[str, object]:
    """A plan as the form shows it."""
    names = ("what", "hope", "stop_if", "where", "how", "measure_line", "alternatives", "touches_data",
             "touches_safety", "touches_kept_out")  # fmt: skip
    return {
        **{name: getattr(experiment, name) for name in names}, "until": experiment.until,
        "measure": experiment.measure_id, "check": experiment.check_line,
        "cap_hours": _plain(experiment.cap_hours), "cap_kroner": _plain(experiment.cap_kroner),
    }  # fmt: skip


def told_frames(frames: Frames) -> dict[str, object]:
    """Frames as the form shows them."""
    names = ("not_to_touch", "weekly_time", "who_decides")
    shown = {name: getattr(frames, name) for name in names}
    return {**shown, "hours": _plain(frames.hours), "kroner": _plain(frames.kroner)}


def _plain(value: Decimal | None) -> str:
    return "" if value is None else figures.shown(value)


class ObserveForm(WithoutCpr):
    """One big field and one picture."""

    text = words(
        gettext_lazy("What do you see?"), rows=5, missing=gettext_lazy("Write what you see. One sentence is enough.")
    )
    picture = PictureField(label=gettext_lazy("A picture"), required=False)


class ConcludeForm(WithoutCpr):
    """What came of it and what was learned; before its day, what made it end."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it?"), choices=Experiment.Outcome.choices, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what came of it.")},
    )  # fmt: skip
    trigger = words(gettext_lazy("What made you end it before its day?"), rows=2)
    learning = words(
        gettext_lazy("What did you learn?"), rows=4,
        missing=gettext_lazy("Write what you learned. It is what others can use, whatever came of it."),
    )  # fmt: skip

    def __init__(self, *args: object, is_early: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not is_early:
            del self.fields["trigger"]


class NextForm(WithoutCpr):
    """What the leader chooses when something was learned."""

    next = forms.ChoiceField(
        label=gettext_lazy("What happens now?"), widget=forms.RadioSelect,
        choices=[
            ("adopt", gettext_lazy("Do it")), ("widen", gettext_lazy("Lead it through")),
            ("stop", gettext_lazy("Stop here")),
        ],
        error_messages={"required": gettext_lazy("Choose what happens now.")},
    )  # fmt: skip
    text = words(gettext_lazy("A line about why"), required=False, rows=3)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if cleaned.get("next") in {"widen", "stop"} and not cleaned.get("text") and "text" not in self.errors:
            self.add_error(
                "text", gettext_lazy("Write why. Those who tried it will read it, and others can learn from it.")
            )
        return cleaned


class BlankForm(Form):
    part = forms.ChoiceField(choices=[(part, part) for part in ("observation", "picture", "cycle")])
    pk = forms.IntegerField(min_value=1, max_value=2**63 - 1)
