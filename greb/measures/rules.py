"""Who may do what to a measure. Reads only; answers None, or the reason why not."""

from django.utils.translation import gettext as _

from greb.workplaces.reads import Reach

from .models import Measure, Reading


def why_not_lead(reach: Reach, workplace_id: int) -> str | None:
    """Making, changing, ending and taking up again is the leader's."""
    return None if workplace_id in reach.led else _("Only the leader of the workplace can do that.")


def why_not_write(reach: Reach, measure: Measure) -> str | None:
    """Readings are written by those who belong to the workplace, and by its leaders, while it is measured."""
    if measure.workplace_id not in reach.member_of and measure.workplace_id not in reach.led:
        return _("Only those who work there write its readings down.")
    if measure.is_ended:
        return _("We no longer measure this. A leader can take it up again.")
    return None


def why_not_mend(reading: Reading) -> str | None:
    """What was corrected or removed once stands as history."""
    if reading.gone_at is not None:
        return _("Somebody has already corrected or removed that reading.")
    return None
