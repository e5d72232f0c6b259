"""A board's rows as the cards they become: every word chosen here once, so that the page only has to write them.

Thirty cards stand on a page, and each value that a template writes costs more than the same work here. What repeats
from card to card (roads, days, initials) is kept, a value for each language.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language, gettext

from greb.trail import clock
from greb.ui.escaping import Encoded, escaped
from greb.ui.road import road_html

from . import promise
from .reads import Row
from .stages import BESIDE, Road, Stage

KEPT = 4000  # of what repeats from card to card, each in few hundred bytes


class _Words(NamedTuple):
    """A language's few sentences for cards, as they stand on a page."""

    asked: bytes
    stages: dict[str, bytes]
    colleague: str
    blanked: str


@lru_cache(maxsize=8)
def _words(_language: str) -> _Words:
    return _Words(
        asked=_turn(escaped(gettext("Waits for an answer from the one who told it"))),
        stages={str(stage.value): _turn(escaped(str(stage.label))) for stage in Stage if stage != Stage.SPARK},
        colleague=gettext("A colleague"),
        blanked=gettext("The sentence has been blanked"),
    )


def cards(rows: Iterable[Row], *, reader_id: int) -> Encoded:
    """The rows as list items for one reader, in the active language."""
    language = get_language() or ""
    words = _words(language)
    today = str(clock.today())
    out: list[bytes] = []
    for row in rows:  # one function and few escapes: thirty cards in a template's loop took three times as long
        (pk, told, body, stage, road, support, votes, talk, is_hidden, author_id, author, workplace, answerer, due_on,
         is_answered, is_asked, _place) = row  # fmt: skip
        if stage != "spark":
            does = stage == "decided" and road == "do" and author_id
            whose = _does(author, language) if does else words.stages.get(stage, b"")
        elif is_asked:
            whose = words.asked
        elif due_on and answerer:
            whose = _answers(answerer, str(due_on)[:10], is_answered, today, language)
        else:
            whose = b""
        is_told = bool(author_id or author)
        if stage == "spark" and is_answered:
            stage = "answered"
        author = words.colleague if is_hidden and author_id != reader_id else author
        # As the look has a card (the comment on top of ui/components.html). All that people wrote is escaped. Pieces
        # are put together at the end: to format each card took three times as long.
        out += (
            b'<li class="card"><a href="/ideas/',
            str(pk).encode(),
            b'">',
            escaped(told if told != "—" else words.blanked).encode(),
            b"</a>\n",
            *((b"<p>", escaped(body).encode(), b"</p>\n") if body else ()),
            _road(stage, road, is_told, is_answered, language),
            b"\n",
            whose,
            b'<p class="by">',
            _by(author, workplace),
            _counts(support, votes, talk, language),
            b"</p></li>\n",
        )
    return Encoded(b"".join(out))


@lru_cache(maxsize=500)
def _road(stage: str, road: str, is_told: bool, is_answered: bool, _language: str) -> bytes:
    """The small road as far as a row knows it: where an idea left the line is known of what nobody answered, and of a
    try that was stopped."""
    left = ""
    if stage in BESIDE:
        left = "spark" if not is_answered else "experiment" if stage == Stage.STOPPED and road == Road.TRY else ""
    return road_html(stage, road, "card", left, told=is_told).encode()


def _turn(whose: str, tone: str = "") -> bytes:
    return f'<p class="whose{tone}">{whose}</p>\n'.encode()


@lru_cache(maxsize=KEPT)
def _does(author: str, _language: str) -> bytes:
    return _turn(_disc(author) + escaped(gettext("%(name)s is doing it") % {"name": author}))


@lru_cache(maxsize=KEPT)
def _answers(answerer: str, due: str, is_answered: bool, _today: str, _language: str) -> bytes:
    """Who answers by when, and how near that is; kept for as long as it is today."""
    day = date.fromisoformat(due)
    tone = promise.tone(day)
    if tone == "late":
        line = gettext("%(name)s · was due %(day)s")
    elif is_answered:
        line = gettext("%(name)s chooses by %(day)s")
    else:
        line = gettext("%(name)s answers by %(day)s")
    said = escaped(line % {"name": answerer, "day": promise.near_day(day)})
    return _turn(_disc(answerer) + said, "" if tone == "calm" else f" {tone}")


@lru_cache(maxsize=KEPT)
def _by(author: str, workplace: str) -> bytes:
    return escaped(f"{author} · {workplace}" if author else workplace).encode()


@lru_cache(maxsize=KEPT)
def _counts(support: int, votes: int, talk: int, _language: str) -> bytes:
    lines = (
        (support, gettext("%(n)s behind it")),
        (votes, gettext("%(n)s votes elsewhere")),
        (talk, gettext("%(n)s in the talk")),
    )
    said = escaped(" · ".join(line % {"n": n} for n, line in lines if n))
    return f' · <span class="n">{said}</span>'.encode() if said else b""


def _disc(name: str) -> str:
    parts = name.split()
    initials = "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()
    return f'<b aria-hidden="true">{escaped(initials)}</b>'
