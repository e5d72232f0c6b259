"""Who may do what to a publication, and when. Reads only; answers None, or the reason why not."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from greb.cases.models import Case
from greb.cases.rules import why_not_edit
from greb.trail.actors import Actor
from greb.workplaces.models import Role
from greb.workplaces.reads import Reach

from .models import Order, Publication

MOST_CASES = 40
MOST_WAITING = 300


def edited_places(reach: Reach) -> list[int]:
    """The workplaces at which the person is an editor."""
    return reach.at({Role.Kind.EDITOR})


def why_not_change(by: Actor, publication: Publication, reach: Reach | None = None) -> str | None:
    return why_not_edit(by, publication.workplace_id, reach)


def why_not_choose(cases: Sequence[Case]) -> str | None:
    """Told cases, each once, and no more than can be read."""
    if len(cases) > MOST_CASES:
        return _("There is room for %(n)s cases.") % {"n": MOST_CASES}
    if len({case.pk for case in cases}) != len(cases):
        return _("A case can stand there once.")
    return None if all(case.is_told for case in cases) else _("Only a case that is told can stand in it.")


def why_not_publish(cases: Sequence[Case]) -> str | None:
    return None if any(case.is_told for case in cases) else _("Choose at least one case first.")


def why_not_open(publication: Publication, cases: Sequence[Case]) -> str | None:
    """Each case in it has been opened to the web, which needs the yes of everybody in it."""
    if not publication.is_published:
        return _("Publish it here first.")
    closed = [case.headline for case in cases if case.is_told and not case.is_open]
    if closed:
        return _("Not open to the web yet: %(cases)s") % {"cases": " · ".join(closed)}
    return None


def why_not_order(publication: Publication) -> str | None:
    if not publication.is_published:
        return _("It can be ordered when it is published.")
    waiting = Order.objects.filter(publication=publication, sent_at__isnull=True).count()
    return _("There are many orders just now. Try again in some days.") if waiting >= MOST_WAITING else None
