"""A board's rows as the cards they become: every word chosen here once, so that the page only has to write them.

Thirty cards stand on a page, and a call in a template costs more than the same work here. What repeats from card to
card (roads, days, initials) is kept, a value for each language.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language, gettext
from markupsafe import Markup, escape

from greb.trail import clock
from greb.ui.road import road_html

from . import promise
from .reads import Row
from .stages import Stage


class Card(NamedTuple):
    """What a card shows. `waits` is a class: "", " soon" or " late"."""

    href: str
    told: str
    body: str
    road: str
    whose: str | Markup
    waits: str
    by: str
    more: str


class _Words(NamedTuple):
    """A language's few sentences for cards."""

    asked: str
    answers: str
    chooses: str
    owes: str
    does: str
    stages: dict[str, str]
    colleague: str
    blanked: str
    support: str
    votes: str
    talk: str


@lru_cache(maxsize=8)
def _words(_language: str) -> _Words:
    return _Words(
        asked=gettext("Waits for an answer from the one who told it"),
        answers=gettext("%(name)s answers by %(day)s"),
        chooses=gettext("%(name)s chooses by %(day)s"),
        owes=gettext("%(name)s · was due %(day)s"),
        does=gettext("%(name)s is doing it"),
        stages={str(stage.value): str(stage.label) for stage in Stage if stage != Stage.SPARK},
        colleague=gettext("A colleague"),
        blanked=gettext("The sentence has been blanked"),
        support=gettext("%(n)s behind it"),
        votes=gettext("%(n)s votes elsewhere"),
        talk=gettext("%(n)s in the talk"),
    )


def cards(rows: Iterable[Row], *, reader_id: int) -> Iterator[Card]:
    """The rows as cards for one reader, in the active language."""
    language = get_language() or ""
    words = _words(language)
    today = str(clock.today())
    for row in rows:
        is_new = row.stage == "spark"
        whose, waits = _whose(row, words, language, today) if is_new else (_where(row, words), "")
        stage = "answered" if is_new and row.is_answered else row.stage
        author = row.author or row.author_name
        if row.is_author_hidden and row.author_id != reader_id:
            author = words.colleague
        more = []
        if row.support_count:
            more.append(words.support % {"n": row.support_count})
        if row.imported_support:
            more.append(words.votes % {"n": row.imported_support})
        if row.comment_count:
            more.append(words.talk % {"n": row.comment_count})
        told = row.told if row.told != "—" else words.blanked
        yield Card(
            f"/ideas/{row.id}", told, row.body, _road(stage, row.road, language), whose, waits,
            f"{author} · {row.workplace}" if author else row.workplace, " · ".join(more),
        )  # fmt: skip


def _whose(row: Row, words: _Words, language: str, today: str) -> tuple[str | Markup, str]:
    """Whose turn it is with a new idea, and whether that is late."""
    if row.is_asked:
        return words.asked, ""
    if not row.due_on or not row.answerer:
        return "", ""
    due = str(row.due_on)[:10]
    said, tone = _due(due, today, language)
    line = words.owes if tone == " late" else words.chooses if row.is_answered else words.answers
    return _disc(row.answerer) + escape(line % {"name": row.answerer, "day": said}), tone


def _where(row: Row, words: _Words) -> str | Markup:
    """Where an idea is that no longer waits for its first answer."""
    if row.stage == "decided" and row.road == "do" and row.author:
        return _disc(row.author) + escape(words.does % {"name": row.author})
    return words.stages.get(row.stage, "")


@lru_cache(maxsize=500)
def _road(stage: str, road: str, _language: str) -> str:
    return road_html(stage, road, "card")


@lru_cache(maxsize=2000)
def _due(due: str, _today: str, _language: str) -> tuple[str, str]:
    """A due day in few words, and the class that says how near it is; kept for as long as it is today."""
    day = date.fromisoformat(due)
    tone = promise.tone(day)
    return promise.near_day(day), "" if tone == "calm" else f" {tone}"


@lru_cache(maxsize=2000)
def _disc(name: str) -> Markup:
    parts = name.split()
    initials = "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()
    return Markup('<b aria-hidden="true">%s</b>') % initials
