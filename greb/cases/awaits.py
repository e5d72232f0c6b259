"""What waits for one person: how they wish to stand in a case, and a case that they have begun."""

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import reads


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """Two statements."""
    asked = [
        Thing(
            reverse("credit", args=[credit.pk]),
            credit.case.headline,
            _("%(name)s would like to thank you in a case. How do you wish to stand?")
            % {"name": credit.asked_by.name if credit.asked_by else _("Somebody")},
        )
        for credit in reads.asked_of(me)
    ]
    begun = [
        Thing(reverse("case", args=[case.pk]), case.headline, _("You have begun to tell it to others."))
        for case in reads.drafts(me)
    ]
    return [*asked, *begun]
