"""The shape of what is sent in set-up and administration. Who may is in `powers.py`."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from greb.ui.receive import Form, offer

from .imports import PEOPLE, WORKPLACES
from .models import Person, Role
from .pasted import MOST_LINES, MOST_PASTED
from .plain import plain, why_not_username

MOST_CARDS = 40  # each PIN is hashed slowly on purpose

Choices = Sequence[tuple[object, object]]


class NameField(forms.CharField):
    """A name on one line, with single spaces."""

    def to_python(self, value: object) -> str:
        return plain(super().to_python(value) or "")


class CoreTaskForm(Form):
    """One sentence; the three lines may wait."""

    sentence = NameField(label=gettext_lazy("What are we here for, in one sentence?"), max_length=300)
    practice = NameField(label=gettext_lazy("Good professional practice here is"), max_length=200, required=False)
    people = NameField(label=gettext_lazy("The people we serve should meet"), max_length=200, required=False)
    routines = NameField(label=gettext_lazy("A good everyday here is"), max_length=200, required=False)


class NamesForm(Form):
    names = forms.CharField(
        label=gettext_lazy("Who works here?"),
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_names(self) -> str:
        names: str = self.cleaned_data["names"]
        if names.count("\n") >= MOST_LINES:
            raise ValidationError(
                ngettext(
                    "At most %(most)s line at a time. A longer list is better imported as a file.",
                    "At most %(most)s lines at a time. A longer list is better imported as a file.",
                    MOST_LINES,
                )
                % {"most": MOST_LINES}
            )
        return names


class WorkplaceForm(Form):
    """The workplace's own settings."""

    name = NameField(label=gettext_lazy("Name"), max_length=120)
    reply_days = forms.IntegerField(
        label=gettext_lazy("An idea is answered within"), min_value=1, max_value=60, required=False
    )
    shares_after_reply = forms.BooleanField(
        label=gettext_lazy("The whole organisation may read an idea once it has been answered"), required=False
    )
    takes_ideas_without_sign_in = forms.BooleanField(
        label=gettext_lazy("Ideas may be told from the poster without signing in"), required=False
    )


class BelowForm(Form):
    """A new workplace below this one."""

    name = NameField(label=gettext_lazy("Name of the new workplace"), max_length=120)


class PlaceForm(Form):
    """One workplace out of those given."""

    place = forms.TypedChoiceField(label=gettext_lazy("Workplace"), coerce=int)

    def __init__(self, *args: object, places: Choices, label: object = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "place", places)
        if label:
            self.fields["place"].label = str(label)


class WhoForm(Form):
    """Somebody who has access already, by user name, mail or full name."""

    who = NameField(
        label=gettext_lazy("Who"),
        max_length=254,
        widget=forms.TextInput(attrs={"list": "who-here", "autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_who(self) -> Person:
        return somebody(self.cleaned_data["who"])


class GiveRoleForm(WhoForm):
    kind = forms.ChoiceField(label=gettext_lazy("Role"))

    def __init__(self, *args: object, kinds: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", kinds)


class PersonRoleForm(PlaceForm):
    kind = forms.ChoiceField(label=gettext_lazy("Role"))

    def __init__(self, *args: object, places: Choices, **kwargs: object) -> None:
        super().__init__(*args, places=places, **kwargs)
        offer(self, "kind", Role.Kind.choices)


def somebody(given: str) -> Person:
    """The one person whom `given` (user name, mail or full name) means."""
    active = Person.objects.filter(is_active=True)
    found = list(active.filter(username=given.lower())[:1])
    found = found or list(active.exclude(email="").filter(email=given.lower())[:1])
    found = found or list(active.filter(name__iexact=given)[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise ValidationError(_("Several people have that name. Write the user name."))
    raise ValidationError(_("Nobody with access has that user name, mail address or full name."))


class PersonForm(Form):
    name = NameField(label=gettext_lazy("Name"), max_length=120)
    username = NameField(
        label=gettext_lazy("User name"), max_length=60, widget=forms.TextInput(attrs={"autocapitalize": "none"})
    )
    email = forms.EmailField(label=gettext_lazy("Mail address"), max_length=254, required=False)

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"]).lower()
        if reason := why_not_username(username):
            raise ValidationError(reason)
        return username


class NewPersonForm(PlaceForm):
    name = NameField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Mail address"), max_length=254, required=False)
    field_order = ("name", "email", "place")


class EraseForm(Form):
    """The name typed again, so that nobody is erased by a slip."""

    typed = NameField(label=gettext_lazy("Write the person's name"), max_length=120)

    def __init__(self, *args: object, name: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.name = name

    def clean_typed(self) -> str:
        typed = str(self.cleaned_data["typed"])
        if typed.casefold() != plain(self.name).casefold():
            raise ValidationError(_("That is not the person's name as it stands above."))
        return typed


class CardsForm(Form):
    people = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who gets a card?"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, people: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "people", people)

    def clean_people(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["people"]
        if len(chosen) > MOST_CARDS:
            raise ValidationError(_("At most %(most)s cards at a time.") % {"most": MOST_CARDS})
        return chosen


class FileForm(Form):
    """The file itself; what its columns mean comes after."""

    file = forms.FileField(
        label=gettext_lazy("The file"), widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"})
    )


class ColumnsForm(Form):
    """Which column holds what, guessed and shown; and where people go whose row names no workplace."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    place = forms.TypedChoiceField(label=gettext_lazy("Workplace"), coerce=int)
    leave_out = forms.BooleanField(label=gettext_lazy("Leave these rows out and take in the rest"), required=False)

    def __init__(self, *args: object, columns: Sequence[str], kind: str, places: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "place", places)
        self.meanings = list((PEOPLE if kind == "people" else WORKPLACES).items())
        none = ("", _("– not in the file –"))
        for number, (name, meaning) in enumerate(self.meanings):
            self.fields[name] = forms.ChoiceField(
                label=str(meaning.label), required=False, choices=[none, *((c, c) for c in columns)]
            )
            self.fields[name].widget.attrs["data-number"] = number

    def mapping(self) -> dict[str, str]:
        """{what: column}, of those that the file has."""
        return {name: str(column) for name, _meaning in self.meanings if (column := self.cleaned_data.get(name))}
