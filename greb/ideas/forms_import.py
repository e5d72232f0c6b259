"""The shape of an import in the web: the file first, then which column holds what."""

import json
from collections.abc import Mapping, Sequence

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.trail.refusal import Refused
from greb.ui.receive import Form
from greb.workplaces.models import Workplace

from .guess import FIELDS, must_tell
from .import_row import SOURCE_MAX, Plan
from .models import Audience

MEGABYTE = 1024 * 1024


class FileForm(Form):
    file = forms.FileField(
        label=gettext_lazy("The file"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={"empty": gettext_lazy("The file is empty."), "required": gettext_lazy("Choose a file.")},
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_LIMIT:
            raise ValidationError(
                _("The file is larger than %(most)s MB."), params={"most": settings.UPLOAD_LIMIT // MEGABYTE}
            )
        return file


class ColumnsForm(Form):
    """Where the ideas go, and a column for each of `guess.FIELDS`. `seen` is what the page showed."""

    place = forms.ChoiceField(label=gettext_lazy("Which workplace do they belong to?"))
    audience = forms.ChoiceField(
        label=gettext_lazy("Who may see them?"),
        choices=[
            (Audience.ORGANISATION, Audience.ORGANISATION.label),
            (Audience.WORKPLACE, gettext_lazy("The workplace")),
        ],
    )
    source = forms.CharField(
        label=gettext_lazy("Where do they come from?"),
        max_length=SOURCE_MAX,
        help_text=gettext_lazy("With the same name next time, what is here already is not taken twice."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(
        self, data: Mapping[str, str] | None, *, columns: Sequence[str], examples: Mapping[str, str],
        places: Sequence[Workplace],
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.places = {str(place.pk): place for place in places}
        self.fields["place"] = forms.ChoiceField(
            label=self.fields["place"].label, choices=[(pk, one.name) for pk, one in self.places.items()]
        )
        # By number, so that a column's name is never trusted as it comes back.
        self.columns = {str(number): column for number, column in enumerate(columns)}
        choices = [("", _("Not in the file")), *((n, _shown(c, examples.get(c, ""))) for n, c in self.columns.items())]
        for field, label in FIELDS.items():
            self.fields[field] = forms.ChoiceField(label=str(label), choices=choices, required=False)

    def clean(self) -> dict[str, object]:
        super().clean()
        if not self.errors:
            try:
                must_tell(self.mapping)
            except Refused as refusal:
                self.add_error(refusal.field, str(refusal.reason))
        return dict(self.cleaned_data)

    @property
    def mapping(self) -> dict[str, str]:
        return {field: self.columns[number] for field in FIELDS if (number := self.cleaned_data.get(field))}

    @property
    def plan(self) -> Plan:
        told = self.cleaned_data
        return Plan(
            workplace=self.places[told["place"]], source=told["source"], columns=self.mapping, audience=told["audience"]
        )

    @property
    def choice(self) -> str:
        """All that decides how many ideas there will be and how they read, to compare with what the page showed."""
        return json.dumps([self.cleaned_data.get(name, "") for name in ("source", *FIELDS)])


def _shown(column: str, example: str) -> str:
    short = example[:30] + ("…" if len(example) > 30 else "")
    return _("%(column)s (such as “%(example)s”)") % {"column": column, "example": short} if short else column
