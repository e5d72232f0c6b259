"""Who may open slips, say something with one, and answer. Reads only; answers None, or the reason why not."""

from typing import Final

from django.utils.translation import gettext as _

from greb.workplaces.reads import Reach

from .models import Batch, Code, Group, Voice

MINIMUM: Final = 5  # answers of a wave; fewer are never shown
MIXED: Final = 3  # concerns and ideas that are let out together, where they need not wait longer for it
LONGEST_WAIT: Final = 2  # weeks after which they are let out even so
MOST_SLIPS: Final = 400  # at one time
KINDS: Final = {
    Batch.Kind.STANDING: frozenset({Voice.Kind.CONCERN, Voice.Kind.IDEA}),
    Batch.Kind.WAVE: frozenset({Voice.Kind.ANSWER}),
}


def why_not_lead(reach: Reach, workplace_id: int) -> str | None:
    """Slips are given out, and what is said is answered, by the leader of the workplace."""
    return None if workplace_id in reach.led else _("Only the leader of the workplace can do that.")


def why_not_draw(batch: Batch, count: int) -> str | None:
    """Whether `count` more slips may be made: of a wave no more than it was opened with."""
    if not batch.is_open:
        return _("These slips are closed.")
    if not 0 < count <= MOST_SLIPS:
        return _("Choose a number from 1 to %(most)s.") % {"most": MOST_SLIPS}
    if batch.kind == Batch.Kind.WAVE and batch.drawn + count > batch.size:
        return _("All slips of this round have been made. They are shown once.")
    return None


def why_not_write(code: Code | None) -> str | None:
    """Whether something may be said with the code. Knows nothing of who asks."""
    if code is None or code.is_spent or not code.batch.is_open:
        return _("This code is not in use. Look at it once more; it may be used already. Each slip can be used once.")
    return None


def why_not_kind(batch: Batch, kind: str) -> str | None:
    return None if kind in KINDS[Batch.Kind(batch.kind)] else _("That cannot be said with this slip.")


def why_not_group(group: Group, voice: Voice) -> str | None:
    if voice.kind != Voice.Kind.CONCERN or voice.batch.workplace_id != group.workplace_id:
        return _("Only concerns of the same workplace can stand together.")
    return None
