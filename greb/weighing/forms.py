"""The shape of what is sent to a weighing and a decision. What may be done is in `rules.py`."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.ideas.forms import WithoutCpr, words
from greb.ideas.models import LINE_MAX
from greb.trail import clock
from greb.ui.receive import Form

from .finding import NAMES, WORDS
from .models import Part, Weighing
from .spread import PLACES

LONGEST_ASKED = 90


class OpenForm(Form):
    closes_on = forms.DateField(
        label=gettext_lazy("Until when do you ask?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean_closes_on(self) -> object:
        day = self.cleaned_data["closes_on"]
        if day and not clock.today() <= day <= clock.today() + timedelta(days=LONGEST_ASKED):
            raise forms.ValidationError(_("Choose a day within three months, or none."))
        return day


def _scale(name: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=NAMES[name], coerce=int, choices=[(place, WORDS[place]) for place in PLACES], widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the five.")},
    )  # fmt: skip


class WeighForm(WithoutCpr):
    """Three taps; the rest may be left out. The button says whether colleagues see whose it is."""

    practice = _scale("practice")
    people = _scale("people")
    routines = _scale("routines")
    confidence = forms.ChoiceField(
        label=gettext_lazy("How sure are you?"), required=False, widget=forms.RadioSelect,
        choices=Weighing.Confidence.choices,
    )  # fmt: skip
    why = words(gettext_lazy("Why do you see it so?"), most=LINE_MAX, required=False, rows=2)
    is_named = forms.BooleanField(required=False)


class NeedForm(WithoutCpr):
    better = words(gettext_lazy("What gets better?"), rows=2)
    for_whom = words(gettext_lazy("For whom?"), rows=2)
    without = words(gettext_lazy("How could we get there without it?"), rows=2)


class DecideForm(WithoutCpr):
    road = forms.ChoiceField(
        label=gettext_lazy("On which road?"), widget=forms.RadioSelect,
        choices=[("try", gettext_lazy("Try it")), ("lead", gettext_lazy("Lead it through"))],
    )  # fmt: skip
    reason = words(
        gettext_lazy("Why do we go on with it?"),
        missing=gettext_lazy("Write why. Those who weighed it and the one who told it read it."),
    )


class PartForm(WithoutCpr):
    choice = forms.ChoiceField(
        label=gettext_lazy("How would you like to take part?"), widget=forms.RadioSelect, choices=Part.Choice.choices,
        error_messages={"required": gettext_lazy("Choose one of the three.")},
    )  # fmt: skip
    time = forms.CharField(label=gettext_lazy("With what time?"), max_length=200, required=False)
    to = forms.TypedChoiceField(
        label=gettext_lazy("If you hand it over: who is asked to lead it?"),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *given: Any, people: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["to"].choices = [("", _("My leader finds somebody")), *people]  # type: ignore[attr-defined]


class FindForm(Form):
    """Whom the leader asks to lead it."""

    person = forms.TypedChoiceField(
        label=gettext_lazy("Who is asked?"), coerce=int,
        error_messages={"required": gettext_lazy("Choose somebody.")},
    )  # fmt: skip

    def __init__(self, *given: Any, people: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["person"].choices = [("", _("Choose")), *people]  # type: ignore[attr-defined]


class AskedForm(Form):
    """A yes or a no to leading it; nobody has to say why."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Will you lead it?"), widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("Yes, I lead it")), ("no", gettext_lazy("No, not this one"))],
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )  # fmt: skip


class BlankForm(Form):
    part = forms.ChoiceField(choices=[(p, p) for p in ("why", "against", "need")])
    pk = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
