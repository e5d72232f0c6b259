"""A form's picture: made anew while the form is looked through, before any transaction has begun."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from greb.trail.refusal import Refused

from .pictures import Picture, made_anew


class PictureField(forms.FileField):
    """A picture, from the camera where there is one. Clean to `pictures.Picture`, or to None."""

    def __init__(self, **more: Any) -> None:
        # A phone that photographs in a format of its own hands over a JPEG where only these are asked for.
        widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp", "capture": "environment"})
        said = {"empty": gettext_lazy("The file is empty."), "invalid": gettext_lazy("Choose a picture.")}
        super().__init__(widget=widget, allow_empty_file=False, error_messages=said, **more)

    def clean(self, data: Any, initial: Any = None) -> Picture | None:
        file = super().clean(data, initial)
        if not file:
            return None
        try:
            return made_anew(file)
        except Refused as refusal:
            raise ValidationError(str(refusal.reason)) from refusal
