"""The shape of what is sent about a publication. What may be done is in `rules.py`."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from greb.ideas.forms import WithoutCpr, words

from .models import FOREWORD_MAX, LINE_MAX, MOST_COPIES, NOTE_MAX, TITLE_MAX


class PublicationForm(WithoutCpr):
    title = forms.CharField(label=_("Title"), max_length=TITLE_MAX)
    foreword = words(_("Foreword"), most=FOREWORD_MAX, required=False, rows=8)
    language = forms.ChoiceField(label=_("In which language are the texts?"), choices=settings.LANGUAGES)


class OrderForm(WithoutCpr):
    """Copies on paper. Only what is needed to send them."""

    copies = forms.IntegerField(label=_("How many copies?"), min_value=1, max_value=MOST_COPIES, initial=1)
    name = forms.CharField(label=_("Who is it for?"), max_length=LINE_MAX)
    address = words(_("Where is it to go?"), most=NOTE_MAX, rows=3)
    note = words(_("Something we should know"), most=NOTE_MAX, required=False, rows=2)
