"""The shape of what is sent about a benefit. What may be done is in `rules.py`."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.ideas.forms import WithoutCpr, words
from greb.measures.forms import Figure
from greb.measures.models import Measure
from greb.trail import clock
from greb.ui.receive import offer
from greb.workplaces.models import Person

from .models import LINE_MAX, UNIT_MAX, WHAT_MAX, Benefit, Better


def a_day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class NamesPeople(WithoutCpr):
    """A form in which people are named: chosen from those around the idea, or by their user name.

    For each of PEOPLE the choice `name` and the text `name_else`; cleaned to a Person or None at `name`.
    """

    PEOPLE: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: object, people: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in self.PEOPLE:
            offer(self, name, [("", _("Nobody chosen yet")), *people])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        for name in self.PEOPLE:
            typed = str(cleaned.pop(f"{name}_else", "") or "").strip().lower().lstrip("@")
            found = Person.objects.filter(is_active=True)
            picked = cleaned.get(name)
            cleaned[name] = None
            if typed:
                cleaned[name] = found.filter(username=typed).first()
            elif isinstance(picked, int):
                cleaned[name] = found.filter(pk=picked).first()
            if typed and cleaned[name] is None:
                self.add_error(f"{name}_else", _("Nobody here has that user name."))
        return cleaned


def chosen_person(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=False)


def somebody_else() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Or somebody else, by user name"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )  # fmt: skip


class PlanForm(NamesPeople):
    """The one main benefit, in the words of those who do the work."""

    PEOPLE = ("owner",)
    what = forms.CharField(label=gettext_lazy("What gets better?"), max_length=WHAT_MAX)
    kind = forms.ChoiceField(
        label=gettext_lazy("Of which kind?"), choices=Benefit.Kind.choices, widget=forms.RadioSelect
    )
    nature = forms.ChoiceField(
        label=gettext_lazy("What can it be counted as?"), choices=Benefit.Nature.choices, widget=forms.RadioSelect,
        initial=Benefit.Nature.QUALITY,
    )  # fmt: skip
    better = forms.ChoiceField(
        label=gettext_lazy("Which way is better?"), choices=Better.choices, widget=forms.RadioSelect, initial=Better.UP
    )
    unit = forms.CharField(label=gettext_lazy("In what?"), max_length=UNIT_MAX, required=False)
    owner = chosen_person(gettext_lazy("Who follows it up?"))
    owner_else = somebody_else()
    measure = forms.TypedChoiceField(
        label=gettext_lazy("Is it something you measure already?"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: object, measures: list[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = {measure.pk: measure for measure in measures}
        offer(self, "measure", [("", _("No, not yet")), *((m.pk, m.name) for m in measures)])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        chosen = cleaned.get("measure")
        cleaned["measure"] = self.measures.get(chosen) if isinstance(chosen, int) else None
        if cleaned.get("owner") is None and not self.errors:
            self.add_error("owner", _("Choose who follows it up."))
        return cleaned


class BaselineForm(WithoutCpr):
    value = Figure(label=gettext_lazy("How is it now?"))
    on = a_day(gettext_lazy("Counted on"))
    how = words(gettext_lazy("How did you count?"), most=LINE_MAX, required=False, rows=2)

    def clean_on(self) -> Any:
        return likely_year(self.cleaned_data["on"])


class ForecastForm(WithoutCpr):
    """Three numbers for one day. The careful one comes first, so that hope does not set the scale."""

    pessimistic = Figure(label=gettext_lazy("If much goes wrong"))
    likely = Figure(label=gettext_lazy("What you most believe in"))
    optimistic = Figure(label=gettext_lazy("If all goes well"))
    on = a_day(gettext_lazy("On which day will it be so?"))

    def clean_on(self) -> Any:
        return likely_year(self.cleaned_data["on"])


class DayForm(WithoutCpr):
    on = a_day(gettext_lazy("When do you look at it?"))

    def clean_on(self) -> Any:
        return likely_year(self.cleaned_data["on"])


class FollowUpForm(WithoutCpr):
    value = Figure(label=gettext_lazy("How is it now?"))
    note = words(gettext_lazy("A word about it"), most=LINE_MAX, required=False, rows=2)
    negative = words(gettext_lazy("Did something get worse?"), most=LINE_MAX, required=False, rows=2)


class LeaveForm(WithoutCpr):
    why = words(gettext_lazy("Why is it not evaluated?"), most=LINE_MAX, rows=2)


def likely_year(on: Any) -> Any:
    """A day within a lifetime of Greb: a slip of the year is seen at once."""
    if abs(on.year - clock.today().year) > 20:
        raise ValidationError(_("Is the year right?"))
    return on
