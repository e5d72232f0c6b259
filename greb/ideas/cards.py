"""A board's rows as the cards they become: every word chosen here once, so that the page only has to write them.

Thirty cards stand on a page, and each value that a template writes costs more than the same work here. What repeats
from card to card (roads, days, initials) is kept, a value for each language.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.translation import get_language, gettext
from markupsafe import Markup

from greb.trail import clock
from greb.ui.road import road_html

from . import promise
from .reads import Row
from .stages import Stage


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
        support=escape(gettext("%(n)s behind it")),
        votes=escape(gettext("%(n)s votes elsewhere")),
        talk=escape(gettext("%(n)s in the talk")),
    )


def cards(rows: Iterable[Row], *, reader_id: int) -> Markup:
    """The rows as list items for one reader, in the active language."""
    language = get_language() or ""
    words = _words(language)
    today = str(clock.today())
    out = []
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
        by = f"{author} · {row.workplace}" if author else row.workplace
        out.append(_card(row.id, told, row.body, _road(stage, row.road, language), whose, waits, by, " · ".join(more)))
    return Markup("".join(out))  # noqa: S704 - all that people wrote is escaped in `_card`, `_whose` and `_where`


def _card(  # one function and few escapes: thirty cards in a template's loop took three times as long
    pk: int, told: str, body: str, road: str, whose: str, waits: str, by: str, more: str
) -> str:
    """A card as the look has it (the comment on top of ui/components.html). `waits`: "", " soon" or " late"."""
    line = f"<p>{escape(body)}</p>\n" if body else ""
    turn = f'<p class="whose{waits}">{whose}</p>\n' if whose else ""
    counts = f' · <span class="n">{more}</span>' if more else ""
    return (
        f'<li class="card"><a href="/ideas/{pk}">{escape(told)}</a>\n{line}{road}\n{turn}'
        f'<p class="by">{escape(by)}{counts}</p></li>\n'
    )


def _whose(row: Row, words: _Words, language: str, today: str) -> tuple[str, str]:
    """Whose turn it is with a new idea, and whether that is late."""
    if row.is_asked:
        return escape(words.asked), ""
    if not row.due_on or not row.answerer:
        return "", ""
    due = str(row.due_on)[:10]
    said, tone = _due(due, today, language)
    line = words.owes if tone == " late" else words.chooses if row.is_answered else words.answers
    return _disc(row.answerer) + escape(line % {"name": row.answerer, "day": said}), tone


def _where(row: Row, words: _Words) -> str:
    """Where an idea is that no longer waits for its first answer."""
    if row.stage == "decided" and row.road == "do" and row.author:
        return _disc(row.author) + escape(words.does % {"name": row.author})
    return escape(words.stages.get(row.stage, ""))


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
def _disc(name: str) -> str:
    parts = name.split()
    initials = "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()
    return f'<b aria-hidden="true">{escape(initials)}</b>'
