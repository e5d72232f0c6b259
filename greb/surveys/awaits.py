"""What a survey lets wait on one's own page: an answer, with the slip, as long as it is open."""

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ui.filters import day
from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import reads


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """Open surveys in which one is asked. They stay until they close: who has answered is known to nobody."""
    line = _("A few questions. You answer with your slip, and nobody sees that it was you.")
    return [
        Thing(
            reverse("survey", args=[survey.pk]), survey.title, line,
            _("by %(day)s") % {"day": day(survey.closes_on)},
        )
        for survey in reads.open_to(me)
    ]  # fmt: skip
