"""The shape of what is sent to an idea. What may be done is in `rules.py`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from greb.trail import clock
from greb.ui import spot
from greb.ui.careful import WithoutCpr as WithoutCpr
from greb.ui.receive import Form, offer
from greb.workplaces.models import Workplace

from .models import BODY_MAX, LINE_MAX, TOLD_MAX, Audience, Comment, Theme

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NEXT = [
    ("", gettext_lazy("I am not ready to decide")),
    ("do", gettext_lazy("Do it")),
    ("try", gettext_lazy("Try it")),
    ("lead", gettext_lazy("Lead it through")),
    ("park", gettext_lazy("Save it for later")),
    ("decline", gettext_lazy("We are not going on")),
]


def words(
    label: StrOrPromise | None = None,
    *,
    most: int = LINE_MAX,
    required: bool = True,
    rows: int = 3,
    missing: StrOrPromise = "",
) -> forms.CharField:
    """A text of at most `most` letters; `missing` is said where it is required and left empty."""
    area = forms.Textarea(attrs={"rows": rows})
    said = {"required": missing or gettext_lazy("Write a few words here.")}
    return forms.CharField(
        label=label, max_length=most, required=required, strip=True, widget=area, error_messages=said
    )


class CaptureForm(WithoutCpr):
    """One field first; everything else may wait."""

    told = words(gettext_lazy("What could be better?"), most=TOLD_MAX, missing=gettext_lazy("Write one sentence."))
    body = words(gettext_lazy("Tell a little more"), most=BODY_MAX, required=False, rows=4)
    workplace = forms.TypedChoiceField(label=gettext_lazy("At which workplace?"), coerce=int, required=False)
    audience = forms.ChoiceField(
        label=gettext_lazy("Who sees it first?"), required=False, widget=forms.RadioSelect, initial=Audience.WORKPLACE,
        choices=[
            (Audience.WORKPLACE, gettext_lazy("My workplace")),
            (Audience.LEADER, gettext_lazy("Only my leader first")),
        ],
    )  # fmt: skip
    is_author_hidden = forms.BooleanField(
        label=gettext_lazy("Keep my name from colleagues until it is decided"), required=False
    )
    theme = forms.TypedChoiceField(label=gettext_lazy("Theme"), coerce=int, required=False, empty_value=None)
    author_name = forms.CharField(label=gettext_lazy("Whose idea is it?"), max_length=120, required=False)
    names_are_fine = forms.BooleanField(label=gettext_lazy("It is fine that the name stands there"), required=False)

    def __init__(self, *args: object, places: list[Workplace], themes: list[Theme], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.places, self.themes = places, themes
        offer(self, "workplace", [(place.pk, place.name) for place in places])
        offer(self, "theme", [("", gettext_lazy("No theme")), *((theme.pk, theme.name) for theme in themes)])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        found = spot.names(f"{cleaned.get('told', '')}. {cleaned.get('body', '')}")
        if found and not cleaned.get("names_are_fine"):
            self.add_error(
                "names_are_fine",
                ngettext(
                    "“%(names)s” looks like somebody's name. Write it without the name, or say that it is fine.",
                    "“%(names)s” look like names of people. Write it without them, or say that it is fine.",
                    len(found),
                )
                % {"names": ", ".join(found[:3])},
            )
        return cleaned

    @property
    def place(self) -> Workplace:
        chosen = self.cleaned_data.get("workplace")
        return next((place for place in self.places if place.pk == chosen), self.places[0])

    @property
    def chosen_theme(self) -> Theme | None:
        return next((theme for theme in self.themes if theme.pk == self.cleaned_data.get("theme")), None)


class AnswerForm(WithoutCpr):
    """The leader's one act: thanks, a curious question if there is one, and what happens now."""

    thanks = words(
        gettext_lazy("Say thank you, and what is good about it"),
        missing=gettext_lazy("Begin with a thank-you. It is the first thing the one who told it reads."),
    )
    question = words(gettext_lazy("Are you curious about something?"), required=False, rows=2)
    next = forms.ChoiceField(
        label=gettext_lazy("What happens now?"), choices=NEXT, required=False, widget=forms.RadioSelect
    )
    reason = words(gettext_lazy("Why, and what would change it?"), required=False, rows=2)
    until = forms.DateField(
        label=gettext_lazy("When does it come back?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: object, is_thanked: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.is_thanked = is_thanked
        if is_thanked:
            self.fields["thanks"].required = False
            self.fields["thanks"].label = gettext_lazy("Write a reply")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        road = cleaned.get("next")
        if road in {"park", "decline"} and not cleaned.get("reason"):
            self.add_error(
                "reason", _("Write why. The one who told the idea will read it, and others can learn from it.")
            )
        if road == "park" and "until" not in self.errors:
            _day_to_come(self, cleaned.get("until"))
        if road and cleaned.get("question"):
            self.add_error("question", _("Ask first and decide when you have the answer, or leave the question out."))
        if self.is_thanked and not (road or cleaned.get("question") or cleaned.get("thanks")):
            self.add_error("thanks", _("Write a reply, ask a question, or choose what happens now."))
        return cleaned


def _day_to_come(form: Form, until: object) -> None:
    if not isinstance(until, date):
        form.add_error("until", _("Choose the day it comes back."))
    elif not clock.today() < until <= clock.today() + timedelta(days=365 * 3):
        form.add_error("until", _("Choose a day to come, within three years."))


class LineForm(WithoutCpr):
    """One line of text."""

    text = words()

    def __init__(self, *args: object, label: str, required: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].required = required


class CommentForm(WithoutCpr):
    kind = forms.ChoiceField(
        label=gettext_lazy("How do you want to begin?"), choices=Comment.Kind.choices, widget=forms.RadioSelect,
        initial=Comment.Kind.BUILD,
    )  # fmt: skip
    text = words(gettext_lazy("Your question or your addition"), most=2000)


class ShareForm(Form):
    to = forms.ChoiceField(choices=Audience.choices)


class BlankForm(Form):
    part = forms.ChoiceField(choices=[(p, p) for p in ("told", "body", "comment", "step")])
    pk = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
