"""The shape of what is typed when signing in and in one's own settings."""

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from greb.ui.receive import Form

from .models import Person

FIGURES = RegexValidator(r"^[0-9]{4,6}$", _("A PIN is four to six figures."))
FRESH = {"autocomplete": "new-password"}


class WayForm(Form):
    """One of the ways in; all stand on one page, so each has its own ids."""

    way = forms.CharField(widget=forms.HiddenInput, max_length=10)
    next = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        name = str(self.base_fields["way"].initial)
        super().__init__(*args, auto_id=f"{name}_%s", **kwargs)


class MailForm(WayForm):
    way = forms.CharField(widget=forms.HiddenInput, initial="mail")
    email = forms.EmailField(
        label=_("Your mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )


class PasswordForm(WayForm):
    way = forms.CharField(widget=forms.HiddenInput, initial="password")
    name = forms.CharField(
        label=_("User name or mail address"),
        max_length=254,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


class CardForm(WayForm):
    way = forms.CharField(widget=forms.HiddenInput, initial="card")
    card = forms.CharField(
        label=_("The letters on your card"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class CodeForm(Form):
    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=12,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class PinInput(forms.PasswordInput):
    """A field that brings up the figures on a phone and hides what is typed."""

    def __init__(self) -> None:
        super().__init__({"inputmode": "numeric", "pattern": "[0-9]*", "autocomplete": "off"})


class PinForm(Form):
    pin = forms.CharField(
        label=_("Your PIN"),
        max_length=6,
        validators=[FIGURES],
        widget=PinInput(),
    )


class ChoicesForm(Form):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        choices=[("", _("As my device")), ("light", _("Light")), ("dark", _("Dark"))],
        required=False,
    )
    mail = forms.ChoiceField(label=_("Mail from Greb"), choices=Person.Mail.choices, widget=forms.RadioSelect)


class AwayForm(Form):
    until = forms.DateField(
        label=_("Away until and including"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


class NewPasswordForm(Form):
    """`old` is asked for only where there is a password already."""

    old = forms.CharField(
        label=_("The password you have now"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("The new password"), max_length=200, strip=False, min_length=10, widget=forms.PasswordInput(FRESH)
    )

    def __init__(self, *args: object, has_old: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not has_old:
            del self.fields["old"]


class NewPinForm(Form):
    old = forms.CharField(
        label=_("The PIN you have now"),
        max_length=6,
        validators=[FIGURES],
        widget=PinInput(),
    )
    new = forms.CharField(
        label=_("The new PIN, four to six figures"),
        max_length=6,
        validators=[FIGURES],
        widget=PinInput(),
    )
