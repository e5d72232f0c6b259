"""What waits for a leader from those who stay unknown, on the leader's own page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import reads


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """Concerns that nobody has answered yet, and slips that run low. No statement for somebody who leads nothing."""
    if not reach.leads_any:
        return []
    things = []
    if count := reads.waiting_count(reach):
        told = ngettext("%(n)s concern said without a name", "%(n)s concerns said without a name", count)
        things.append(Thing(reverse("voices"), told % {"n": count}, _("Answer those who wrote, or everybody.")))
    if names := reads.low(reach):
        line = ", ".join(names)
        things.append(Thing(reverse("voice-slips"), _("Few slips are left for saying something without a name"), line))
    return things
