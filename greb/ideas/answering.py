"""The leader's one act on an idea: thanks, perhaps a question, and what happens now, all or nothing."""

from datetime import date

from django.db import transaction

from greb.workplaces.models import Person

from . import actions
from .models import Idea


@transaction.atomic
def answer_idea(
    *,
    by: Person,
    idea: Idea,
    thanks: str = "",
    question: str = "",
    then: str = "",
    reason: str = "",
    until: date | None = None,
) -> None:
    """Thank (the first time) or reply, ask, and choose what happens now: do, try, lead, park or decline."""
    if thanks:
        (actions.reply if idea.replied_at else actions.thank)(by=by, idea=idea, text=thanks)
    if question:
        actions.ask(by=by, idea=idea, text=question)
    if then == "do":
        actions.do_it(by=by, idea=idea, text=reason)
    elif then in {"try", "lead"}:
        actions.mature(by=by, idea=idea, road=then, text=reason)
    elif then == "park" and until:
        actions.park(by=by, idea=idea, reason=reason, until=until)
    elif then == "decline":
        actions.decline(by=by, idea=idea, reason=reason)
