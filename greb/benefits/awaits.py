"""What a person is to look at: the days that have come of the benefits they follow up."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.trail import clock
from greb.ui.filters import short_day
from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import reads

MOST: Final = 5


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """The follow-ups that have fallen due for the person, the earliest first. One statement."""
    return [
        Thing(
            reverse("follow-up", args=[day.benefit.idea_id, day.pk]), day.benefit.what,
            _("You follow it up. How is it now?"), short_day(day.on), "late" if day.on < clock.today() else "soon",
        )
        for day in reads.due_for(me, reach, MOST)
    ]  # fmt: skip
