"""The shape of what is sent about a measure and its readings. What may be done is in `rules.py`."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.trail import clock
from greb.ui.receive import Form, offer

from . import figures
from .models import LINE_MAX, MOST, NAME_MAX, PLACES, UNIT_MAX, Measure

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def line(label: "str | _StrPromise", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, max_length=LINE_MAX, required=required)


class Figure(forms.CharField):
    """A number as people write it, with comma or point; clean to Decimal. What was typed stays as it was typed."""

    def __init__(self, **more: Any) -> None:
        quiet = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(max_length=40, widget=forms.TextInput(attrs=quiet), **more)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = figures.read(text)
        if found is None:
            raise ValidationError(_("Write a number, for example 12 or 12.5."))
        if abs(found) >= MOST:
            raise ValidationError(_("That number is too big to be kept."))
        if found != round(found, PLACES):
            raise ValidationError(_("At most %(places)s decimals.") % {"places": PLACES})
        return found + Decimal(0)


class MeasureForm(Form):
    name = forms.CharField(label=gettext_lazy("What do you measure?"), max_length=NAME_MAX)
    unit = forms.CharField(label=gettext_lazy("In what?"), max_length=UNIT_MAX, required=False)
    better = forms.ChoiceField(
        label=gettext_lazy("Which way is better?"), choices=Measure.Better.choices, widget=forms.RadioSelect,
        initial=Measure.Better.NEITHER,
    )  # fmt: skip
    question = line(gettext_lazy("What does it tell you?"), required=False)


class NewMeasureForm(MeasureForm):
    """The same, at one of the workplaces that the person leads."""

    workplace = forms.TypedChoiceField(label=gettext_lazy("At which workplace?"), coerce=int)
    field_order = ("name", "unit", "better", "question", "workplace")

    def __init__(self, *args: object, places: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        field = offer(self, "workplace", places)
        if len(places) == 1:
            field.initial, field.widget = places[0][0], forms.HiddenInput()


class ReadingForm(Form):
    """One number; the day is today unless another is chosen."""

    value = Figure()
    on = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    note = line(gettext_lazy("A word about it"), required=False)

    def __init__(self, *args: object, measure: Measure, **kwargs: object) -> None:
        kwargs.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **kwargs)
        self.fields["value"].label = _("Reading (%(unit)s)") % {"unit": measure.unit} if measure.unit else _("Reading")
        self.fields["on"].widget.attrs |= {"max": clock.today().isoformat()}

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on.year < 1900:
            raise ValidationError(_("That is too long ago. Is the year right?"))
        return on


class CorrectionForm(Form):
    value = Figure(label=gettext_lazy("The right number"))
    note = line(gettext_lazy("A word about it"), required=False)
    why = line(gettext_lazy("Why is it corrected?"))


class WhyForm(Form):
    why = forms.CharField(max_length=LINE_MAX, widget=forms.TextInput)

    def __init__(self, *args: object, label: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].label = label
