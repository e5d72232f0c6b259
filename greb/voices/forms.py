"""The shape of what is sent with a slip, by receipt, and by the leader."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.ui.careful import WithoutCpr
from greb.ui.receive import Form, offer

from . import secrets
from .models import TEXT_MAX, TITLE_MAX, Voice
from .rules import MOST_SLIPS

QUIET = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


def secret_field(label: Any) -> forms.CharField:
    said = {"required": gettext_lazy("Type the sixteen letters and figures.")}
    return forms.CharField(label=label, max_length=60, widget=forms.TextInput(attrs=QUIET), error_messages=said)


def words(label: Any, *, required: bool = True, most: int = TEXT_MAX, rows: int = 6) -> forms.CharField:
    """Free text; a browser is asked not to keep it for the next one at the same device."""
    area = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    said = {"required": gettext_lazy("Write a few words here.")}
    return forms.CharField(label=label, max_length=most, required=required, widget=area, error_messages=said)


class CodeForm(Form):
    code = secret_field(gettext_lazy("The code on your slip"))

    def clean_code(self) -> str:
        return secrets.read(self.cleaned_data["code"])


class WriteForm(WithoutCpr):
    """What is said with a slip that lies ready."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), widget=forms.RadioSelect,
        choices=[(Voice.Kind.CONCERN, gettext_lazy("Something worries me")),
                 (Voice.Kind.IDEA, gettext_lazy("I have an idea"))],
        error_messages={"required": gettext_lazy("Choose whether it worries you, or is an idea.")},
    )  # fmt: skip
    text = words(gettext_lazy("What would you like to say?"))


class ReceiptForm(Form):
    receipt = secret_field(gettext_lazy("Your receipt"))

    def clean_receipt(self) -> str:
        return secrets.read(self.cleaned_data["receipt"])


class BackForm(WithoutCpr):
    text = words(gettext_lazy("Answer back"), rows=4)


class ReplyForm(WithoutCpr):
    text = words(gettext_lazy("Your answer to the one who wrote it"), rows=4)


class SlipsForm(Form):
    """How many slips, for which of the workplaces that one leads."""

    workplace = forms.TypedChoiceField(label=gettext_lazy("At which workplace?"), coerce=int)
    count = forms.IntegerField(
        label=gettext_lazy("How many slips?"), min_value=1, max_value=MOST_SLIPS, initial=30,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: object, places: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        field = offer(self, "workplace", places)
        if len(places) == 1:
            field.required, field.initial, field.widget = False, places[0][0], forms.HiddenInput()

    def clean_workplace(self) -> int:
        return int(self.cleaned_data["workplace"] or self.places[0][0])


class GroupForm(Form):
    """Concerns that say the same, under one heading of the leader's."""

    title = forms.CharField(
        label=gettext_lazy("What is it about, in a line?"), max_length=TITLE_MAX,
        error_messages={"required": gettext_lazy("Write what it is about. Everybody at the workplace reads it.")},
    )  # fmt: skip
    voices = forms.MultipleChoiceField(label=gettext_lazy("Which belong together?"))

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = offer(self, "voices", choices)
        field.error_messages["required"] = _("Choose at least one.")


class AnswerForm(WithoutCpr):
    answer = words(gettext_lazy("Your answer to everybody"), rows=6)
