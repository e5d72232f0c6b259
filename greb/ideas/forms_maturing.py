"""The shape of what is sent while an idea matures."""

from django import forms
from django.utils.translation import gettext_lazy

from greb.ui.receive import Form

from .forms import WithoutCpr, words
from .models import Member
from .readiness import ASKED

_HINTS = {
    "problem": gettext_lazy("What annoys, how often, and what does it cost you?"),
    "who_gains": gettext_lazy("Children, residents, patients, colleagues: who would notice?"),
    "today": gettext_lazy("Step by step, as it really goes."),
    "wanted": gettext_lazy("What would you see or hear that is different?"),
    "must_be_true": gettext_lazy("“The families use it.” “It takes less than a minute.”"),
}


class DescribeForm(WithoutCpr):
    """Five questions; each may wait."""

    problem = words(ASKED["problem"][0], required=False, rows=2)
    who_gains = words(ASKED["who_gains"][0], required=False, rows=2)
    today = words(ASKED["today"][0], required=False, rows=2)
    wanted = words(ASKED["wanted"][0], required=False, rows=2)
    must_be_true = words(ASKED["must_be_true"][0], required=False, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, hint in _HINTS.items():
            self.fields[name].help_text = hint


class InviteForm(Form):
    person = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    kind = forms.ChoiceField(choices=Member.Kind.choices)
