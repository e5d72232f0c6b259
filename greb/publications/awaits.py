"""What waits for an editor: copies that somebody has ordered."""

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import reads


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """Two statements for an editor, none for others."""
    return [
        Thing(reverse("publication-orders", args=[each.pk]), each.title, _("Somebody has ordered copies on paper."))
        for each in reads.waiting(reach)
    ]
