"""One row of somebody's table as an idea of ours, or the reason why it cannot be one. Reads nothing, writes nothing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from greb.trail import clock
from greb.ui import spot
from greb.workplaces.models import Workplace

from .foreign import NO, YES, count, moment
from .models import BODY_MAX, TOLD_MAX, Audience
from .safe_text import cut, first_sentence, safe_line, safe_text

AUTHOR_MAX = 120
KEY_MAX = 64
SOURCE_MAX = 60
EARLIEST = 1900


class NotAnIdea(Exception):  # noqa: N818 - says what is so, as Refused does
    """Why the row is left out, in the reader's language."""


@dataclass(frozen=True)
class Plan:
    """What is imported where: `columns` says which column holds which of `guess.FIELDS`."""

    workplace: Workplace
    source: str
    columns: Mapping[str, str]
    audience: str = Audience.ORGANISATION
    as_of: date | None = None  # the day of ideas that carry none; else today


@dataclass(frozen=True)
class Ready:
    """A row that can be an idea. `key` is its name at its source; `retired_at` None where it is still open."""

    key: str
    told: str
    body: str
    author_name: str
    votes: int
    created_at: datetime
    retired_at: datetime | None
    is_cut: bool


def read_row(row: Mapping[str, str], plan: Plan) -> Ready:
    """The row as an idea. Raises NotAnIdea with the reason.

    An idea is known again by (source, its id there), else by a digest of its title, text and date as they stand
    in the file. A title that is too long is cut at a word, its rest put first in the text; without a title the
    first sentence of the text is taken.
    """
    raw = {field: row.get(column, "") for field, column in plan.columns.items()}
    told, body, is_cut = _words(raw.get("told", ""), raw.get("body", ""))
    created_at = _created(raw.get("date", ""), plan)
    author, rest = cut(safe_line(raw.get("author", "")), AUTHOR_MAX)
    return Ready(
        key=_key(raw),
        told=told,
        body=body,
        author_name=author,
        votes=_votes(raw.get("votes", "")),
        created_at=created_at,
        retired_at=_retired(raw.get("retired", ""), created_at),
        is_cut=is_cut or bool(rest),
    )


def _words(raw_told: str, raw_body: str) -> tuple[str, str, bool]:
    told, body = safe_line(raw_told), safe_text(raw_body)
    if not told:
        told, body = first_sentence(body)
    if not told:
        raise NotAnIdea(_("There is neither a title nor a text."))
    told, rest = cut(told, TOLD_MAX)
    if rest:
        body = f"{rest}\n\n{body}".strip()
    if len(body) > BODY_MAX:
        raise NotAnIdea(_("The text has more than %(most)s characters.") % {"most": BODY_MAX})
    if found := spot.cpr_numbers(f"{told}\n{body}"):
        raise NotAnIdea(_("“%(what)s” looks like a CPR number.") % {"what": f"{found[0][:6]}…"})
    return told, body, bool(rest)


def _created(raw: str, plan: Plan) -> datetime:
    if not raw.strip():
        return datetime.combine(plan.as_of, time(12), clock.HOME) if plan.as_of else clock.now()
    at = moment(raw)
    if at is None or at.year < EARLIEST:
        raise NotAnIdea(_("“%(date)s” is not a date that can be read.") % {"date": _short(raw)})
    if at.astimezone(clock.HOME).date() > clock.today():
        raise NotAnIdea(_("The date “%(date)s” is still to come.") % {"date": _short(raw)})
    return min(at, clock.now())


def _retired(raw: str, created_at: datetime) -> datetime | None:
    said = raw.strip().lower()
    if said in NO:
        return None
    if said in YES:
        return created_at
    at = moment(raw)
    if at is None or at.year < EARLIEST:
        raise NotAnIdea(_("“%(date)s” is not a date that can be read.") % {"date": _short(raw)})
    return min(max(at, created_at), clock.now())


def _votes(raw: str) -> int:
    votes = count(raw)
    if votes is None:
        raise NotAnIdea(_("“%(votes)s” is not a number of supporters.") % {"votes": _short(raw)})
    return votes


def _key(raw: Mapping[str, str]) -> str:
    theirs = raw.get("id", "").strip()
    if theirs:
        return theirs if len(theirs) <= KEY_MAX and theirs.isprintable() else _digest(theirs)
    return _digest(*(" ".join(raw.get(field, "").split()) for field in ("told", "body", "date")))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _short(raw: str) -> str:
    return cut(safe_line(raw), 40)[0]
