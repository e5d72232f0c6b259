"""The shape of what is sent about a change: the plan's short steps, and the acts. What may be done is in `rules.py`."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from greb.benefits.forms import NamesPeople, a_day, chosen_person, likely_year, somebody_else
from greb.ideas.forms import WithoutCpr, words
from greb.ideas.models import LINE_MAX, TOLD_MAX
from greb.workplaces.models import Workplace

from .models import NAME_MAX, TASK_MAX, TEXT_MAX, MappedTask


def some(label: Any, *, rows: int = 3, required: bool = False, most: int = TEXT_MAX) -> forms.CharField:
    """A text of the plan. None is demanded while it grows: what is missing is asked before it begins."""
    return words(label, most=most, rows=rows, required=required)


class WhyForm(WithoutCpr):
    why = some(gettext_lazy("Why do we do it?"))
    for_whom = some(gettext_lazy("For whom?"))


class GainsForm(WithoutCpr):
    purpose = some(gettext_lazy("What is the purpose, said honestly?"))
    gains = some(gettext_lazy("What do we expect of it?"))
    freed_time = some(gettext_lazy("If time becomes free, what is it used for?"))


class PromisesForm(WithoutCpr):
    promised = some(gettext_lazy("What can be promised?"))
    not_promised = some(gettext_lazy("What cannot be promised?"))
    known_when = some(gettext_lazy("What do we not know yet, and when will we?"), rows=2)


class RoutineForm(NamesPeople):
    PEOPLE: ClassVar = ("old_routine_owner", "operations_owner")
    old_routine = forms.CharField(
        label=gettext_lazy("Which way of doing it ends?"), max_length=NAME_MAX, required=False
    )
    retire_on = a_day(gettext_lazy("On which day?"), required=False)
    old_routine_owner = chosen_person(gettext_lazy("Who sees to it that it ends?"))
    old_routine_owner_else = somebody_else()
    operations_owner = chosen_person(gettext_lazy("Who looks after the new way?"))
    operations_owner_else = somebody_else()

    def __init__(self, *args: object, has_begun: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_begun:
            del self.fields["old_routine"]

    def clean_retire_on(self) -> Any:
        on = self.cleaned_data["retire_on"]
        return likely_year(on) if on else None


class UpwardsForm(WithoutCpr):
    decided_by = forms.CharField(label=gettext_lazy("Who decided it?"), max_length=NAME_MAX)
    may_shape = some(gettext_lazy("What may we shape ourselves?"))
    say_upwards = some(gettext_lazy("What do we say upwards?"))


class TouchedForm(NamesPeople):
    PEOPLE: ClassVar = ("person",)
    who = forms.CharField(label=gettext_lazy("Whom does it touch?"), max_length=NAME_MAX, required=False)
    person = chosen_person(gettext_lazy("Or one person, who then hears of it"))
    person_else = somebody_else()
    how = words(gettext_lazy("How?"), most=LINE_MAX, required=False, rows=2)


class TaskForm(WithoutCpr):
    text = forms.CharField(label=gettext_lazy("Which task?"), max_length=TASK_MAX)
    kind = forms.ChoiceField(
        label=gettext_lazy("What happens to it?"), choices=MappedTask.Kind.choices, widget=forms.RadioSelect
    )


class SizeForm(WithoutCpr):
    """Whether it is of a size for the forum. Once said, it is not taken back."""

    needs_forum = forms.BooleanField(label=gettext_lazy("It is so big that it is discussed first"), required=False)


class HearingForm(WithoutCpr):
    on = a_day(gettext_lazy("When was it discussed?"))
    said = some(gettext_lazy("What was said?"), required=True)

    def clean_on(self) -> Any:
        return likely_year(self.cleaned_data["on"])


class ForumForm(WithoutCpr):
    name = forms.CharField(label=gettext_lazy("What is the forum called here?"), max_length=60)


class ConcernForm(WithoutCpr):
    text = some(gettext_lazy("What worries you?"), required=True)


class ReplyForm(WithoutCpr):
    text = some(gettext_lazy("Your reply"), required=True)


class RetireForm(WithoutCpr):
    text = words(gettext_lazy("What is different now?"), most=LINE_MAX, rows=2)


class HaltForm(WithoutCpr):
    reason = words(gettext_lazy("Why is it stopped, and what did it teach you?"), most=LINE_MAX)


class ElsewhereForm(WithoutCpr):
    """A change that was decided elsewhere, in the words of the leader who is to lead it through."""

    told = words(gettext_lazy("What is to change here?"), most=TOLD_MAX, rows=2)
    decided_by = forms.CharField(label=gettext_lazy("Who decided it?"), max_length=NAME_MAX)
    gives = some(gettext_lazy("What does it give our core task?"), required=True)
    may_shape = some(gettext_lazy("What may we shape ourselves?"), rows=2)
    say_upwards = some(gettext_lazy("What do we say upwards?"), rows=2)
    workplace = forms.TypedChoiceField(label=gettext_lazy("At which workplace?"), coerce=int)

    def __init__(self, *args: object, places: list[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.pk: place for place in places}
        field = self.fields["workplace"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(place.pk, place.name) for place in places]
        if len(places) == 1:
            field.initial, field.widget = places[0].pk, forms.HiddenInput()
