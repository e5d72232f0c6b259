"""A case on its idea's page: the way to it, or the act that begins it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.reader import Reader
from greb.ideas.stages import REAL
from greb.ui.journey import Act, Panel

from . import reads, rules
from .models import Case


def panel(reader: Reader) -> Panel | None:
    """None, without a statement, until the idea has become real; then one statement, two for an editor."""
    if reader.idea.stage not in REAL:
        return None
    case = reads.of_idea(reader.idea)
    if case and case.is_told:
        return Panel("cases/panel.html", {"case": case})
    if not (reader.is_carrier or rules.edits(reader.reach, reader.idea.workplace_id)):
        return None
    if case and case.state == Case.State.DRAFT:
        is_mine = case.written_by_id == reader.me.pk
        return Panel(acts=(Act("case", _("Go on with the case"), reverse("case", args=[case.pk]), is_mine),))
    address = reverse("case-write", args=[reader.idea.pk])
    return Panel(acts=(Act("case-write", _("Tell it to others"), address, is_mine_now=False),))
