"""Who may ask, when, and whom. Reads only; answers None, or the reason why not."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.trail import clock
from greb.ui.filters import day
from greb.workplaces.models import Role
from greb.workplaces.reads import Reach, below

from .models import MOST_QUESTIONS, MOST_WORDS, Question, Survey
from .suppression import FULL, SHOWN, fewest_told_apart

REST_DAYS: Final = 30  # between two surveys to the same person, whoever asks
LONGEST: Final = 35  # days that a survey stays open


def asks(reach: Reach) -> frozenset[int]:
    """The workplaces whose people the person may ask: those led or directed, and all below them."""
    return reach.led | frozenset(below(reach.at({Role.Kind.DIRECTOR})))


def why_not_ask(reach: Reach, workplace_id: int) -> str | None:
    return None if workplace_id in asks(reach) else _("Only the leader of the workplace can ask there.")


def why_not_change(survey: Survey) -> str | None:
    if survey.state != Survey.State.DRAFT:
        return _("It is open now, so nothing in it can be changed any more.")
    return None


def why_not_questions(kinds: Sequence[str]) -> str | None:
    """Whether these kinds of questions make a survey."""
    if not kinds:
        return _("Write at least one question.")
    if len(kinds) > MOST_QUESTIONS:
        return _("At most %(most)s questions.") % {"most": MOST_QUESTIONS}
    if kinds.count(Question.Kind.WORDS) > MOST_WORDS:
        return _("At most %(most)s questions to be answered in words.") % {"most": MOST_WORDS}
    return None


def why_not_day(closes_on: date) -> str | None:
    today = clock.today()
    if closes_on <= today:
        return _("Choose a day to come.")
    if closes_on > today + timedelta(days=LONGEST):
        return _("At most %(days)s days. People forget what lies there longer.") % {"days": LONGEST}
    return None


def why_not_so_few(people: int, resting: int, rested_on: date | None) -> str | None:
    """Whether enough people can be asked now; `resting` have been asked lately, until `rested_on`."""
    if people >= FULL:
        return None
    if people + resting >= FULL and rested_on:
        return _("Others have been asked something lately, and nobody is asked more than once a month. "
                 "You can open it from %(day)s.") % {"day": day(rested_on)}  # fmt: skip
    return _("You are fewer than ten. Talk about it at a meeting, and write one answer together.")


def why_not_again(waves: Sequence[Sequence[Collection[int]]]) -> str | None:
    """Whether the same question may be asked these people now; `waves`: who was asked it before, and would be now."""
    fewest = fewest_told_apart(waves)
    if len(waves) < 2 or fewest >= SHOWN:
        return None
    return ngettext(
        "The same has been asked before, and since then %(count)s person stands out by having come, left or moved. "
        "What that person answers could be worked out. Ask something else, or talk about it at a meeting.",
        "The same has been asked before, and since then %(count)s people stand out by having come, left or moved. "
        "What they answer could be worked out. Ask something else, or talk about it at a meeting.",
        fewest,
    ) % {"count": fewest}  # fmt: skip
