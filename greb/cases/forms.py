"""The shape of what is sent about a case. What may be done is in `rules.py`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from greb.ideas.forms import WithoutCpr, words

from .models import ADVICE, ADVICE_MAX, LINE_MAX, PART_MAX, TEXT_MAX, Credit


def _piece(label: object) -> forms.CharField:
    return words(label, most=ADVICE_MAX, required=False, rows=2)  # type: ignore[arg-type]


class CaseForm(WithoutCpr):
    """Nothing is required: it can be written in several sittings. What is missing is said on the case's page."""

    what = words(_("What did you do?"), most=TEXT_MAX, required=False, rows=5)
    for_whom = words(_("For whom, and why?"), required=False, rows=3)
    took = words(_("What did it take?"), most=TEXT_MAX, required=False, rows=3)
    measured = words(_("What did you measure, and how sure are you?"), most=TEXT_MAX, required=False, rows=4)
    advice_1 = _piece(_("First piece of advice"))
    advice_2 = _piece(_("Second piece of advice"))
    advice_3 = _piece(_("Third piece of advice"))
    author_box = words(_("Who tells it, and how to reach you?"), most=LINE_MAX, required=False, rows=2)

    @property
    def told(self) -> dict[str, object]:
        """As the action takes it."""
        texts = {name: text for name, text in self.cleaned_data.items() if name not in ADVICE}
        return {**texts, "advice": [self.cleaned_data[name] for name in ADVICE]}


class AskForm(WithoutCpr):
    person = forms.IntegerField(min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    part = forms.CharField(label=_("What did they do?"), max_length=PART_MAX, required=False)


class CreditForm(WithoutCpr):
    """How one wishes to stand in a case."""

    says = forms.ChoiceField(
        label=_("How do you wish to stand?"), choices=Credit.Says.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you wish to stand.")},
    )  # fmt: skip
    shown_as = forms.CharField(label=_("What you do"), max_length=PART_MAX, required=False)
    on_web = forms.BooleanField(label=_("It may also stand on the open web"), required=False)


class ReasonForm(WithoutCpr):
    reason = words(_("Why do you take it back?"), rows=3)


class TalkForm(WithoutCpr):
    text = words(_("Ask, or add what you have learned"), most=TEXT_MAX, rows=3)
