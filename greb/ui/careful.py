"""Forms that are careful with what must not be written: no text in them may hold a CPR number."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import spot
from .receive import Form


def no_cpr(text: str) -> str:
    """Refuse what looks like a CPR number, in any field that others will read."""
    if found := spot.cpr_numbers(text):
        raise ValidationError(
            _("“%(what)s” looks like a CPR number. Take it out; nobody should read it here."), params={"what": found[0]}
        )
    return text


class WithoutCpr(Form):
    """A form in which no text may hold a CPR number."""

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                try:
                    no_cpr(value)
                except ValidationError as error:
                    self.add_error(name, error)
        return dict(cleaned)
