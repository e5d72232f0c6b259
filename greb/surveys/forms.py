"""The shape of what is sent about surveys. What may be done is in `rules.py`."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.trail import clock
from greb.ui.careful import WithoutCpr
from greb.ui.receive import Form, offer
from greb.voices.models import Batch

from . import rules
from .models import ANSWER_MAX, END_MAX, LINE_MAX, MOST_QUESTIONS, TITLE_MAX, WORDS_MAX, Question, Survey
from .ready_made import Asked, ReadyMade
from .suppression import STEPS

DAYS: Final = 10  # that a survey stays open, where no other day is chosen


class SurveyForm(WithoutCpr):
    """A survey's words and promises, and up to six questions: one without ends is answered in words."""

    title = forms.CharField(label=gettext_lazy("What is it about?"), max_length=TITLE_MAX)
    purpose = forms.CharField(label=gettext_lazy("What will you use the answers for?"), max_length=LINE_MAX)
    workplace = forms.TypedChoiceField(label=gettext_lazy("Who is asked?"), coerce=int)
    parts = forms.ChoiceField(
        label=gettext_lazy("How are the answers shown?"), choices=Survey.Parts.choices, widget=forms.RadioSelect,
        initial=Survey.Parts.TOGETHER,
    )  # fmt: skip
    privacy = forms.ChoiceField(
        label=gettext_lazy("Who reads what is written in words?"), choices=Batch.Privacy.choices,
        widget=forms.RadioSelect, initial=Batch.Privacy.LEADER,
    )  # fmt: skip

    def __init__(self, *args: object, places: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "workplace", places)
        for number in range(1, MOST_QUESTIONS + 1):
            named = {"number": number}
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("Question %(number)s") % named, max_length=LINE_MAX, required=False
            )
            for end, label in (("low", _("What does the first step say?")), ("high", _("What does the last one say?"))):
                self.fields[f"{end}_{number}"] = forms.CharField(label=label, max_length=END_MAX, required=False)

    def rows(self) -> list[tuple[int, list[forms.BoundField]]]:
        return [
            (number, [self[f"{what}_{number}"] for what in ("text", "low", "high")])
            for number in range(1, MOST_QUESTIONS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        found: list[Asked] = []
        for number in range(1, MOST_QUESTIONS + 1):
            text, low, high = (str(given.get(f"{what}_{number}") or "") for what in ("text", "low", "high"))
            if (low or high) and not text:
                self.add_error(f"text_{number}", _("Write the question."))
            elif bool(low) != bool(high):
                self.add_error(f"high_{number}" if low else f"low_{number}", _("Say what both ends mean, or neither."))
            elif text:
                found.append(Asked(Question.Kind.SCALE if low else Question.Kind.WORDS, text, low, high))
        if not self.errors and (reason := rules.why_not_questions([each.kind for each in found])):
            self.add_error("text_1", reason)
        given["questions"] = found
        return given


def begun_from(ready: ReadyMade) -> dict[str, str]:
    """What the form holds when one begins from a ready-made survey."""
    start = {"title": str(ready.title)}
    for number, each in enumerate(ready.questions, start=1):
        start |= {f"text_{number}": str(each.text), f"low_{number}": str(each.low), f"high_{number}": str(each.high)}
    return start


def of_survey(survey: Survey, questions: list[Question]) -> dict[str, Any]:
    start: dict[str, Any] = {name: getattr(survey, name) for name in ("title", "purpose", "parts", "privacy")}
    start["workplace"] = survey.workplace_id
    for each in questions:
        start |= {f"{what}_{each.number}": getattr(each, what) for what in ("text", "low", "high")}
    return start


class OpenForm(Form):
    closes_on = forms.DateField(
        label=gettext_lazy("Last day to answer"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("initial", {"closes_on": clock.add_working_days(clock.today(), DAYS)})
        super().__init__(*args, **kwargs)


class WhyForm(WithoutCpr):
    why = forms.CharField(label=gettext_lazy("Why is it called off?"), max_length=LINE_MAX)


class MeetingForm(WithoutCpr):
    text = forms.CharField(label=gettext_lazy("What will you talk about?"), max_length=LINE_MAX)
    workplace = forms.TypedChoiceField(label=gettext_lazy("Who talks about it?"), coerce=int)

    def __init__(self, *args: object, places: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "workplace", places)


class JointAnswerForm(WithoutCpr):
    answer = forms.CharField(
        label=gettext_lazy("What did you agree on?"), max_length=ANSWER_MAX, widget=forms.Textarea(attrs={"rows": 6})
    )


class AnswerForm(WithoutCpr):
    """The questions of an open survey, to be answered by somebody not known. Each may be left out, not all."""

    receipt = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, questions: list[Question], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for each in questions:
            if each.kind == Question.Kind.SCALE:
                self.fields[f"q{each.pk}"] = forms.TypedChoiceField(
                    label=each.text, coerce=int, required=False, empty_value=None, widget=forms.RadioSelect,
                    choices=[(step, str(step)) for step in range(1, STEPS + 1)],
                )  # fmt: skip
            else:
                self.fields[f"q{each.pk}"] = forms.CharField(
                    label=each.text, max_length=WORDS_MAX, required=False, widget=forms.Textarea(attrs={"rows": 4})
                )

    def rows(self) -> list[tuple[Question, forms.BoundField]]:
        return [(each, self[f"q{each.pk}"]) for each in self.questions]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and not any(given.get(f"q{each.pk}") for each in self.questions):
            raise ValidationError(_("Answer at least one question. Each one may be left out."))
        return given

    def payload(self) -> dict[str, Any]:
        """What is sealed: the steps and the words, by question."""
        given = {str(each.pk): self.cleaned_data.get(f"q{each.pk}") for each in self.questions}
        return {
            "steps": {key: value for key, value in given.items() if isinstance(value, int)},
            "words": {key: value for key, value in given.items() if isinstance(value, str) and value},
        }
