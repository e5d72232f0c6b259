"""The board: every idea the reader may see, thirty at a time, filtered, sorted and searched."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from greb.trail import clock
from greb.ui.filters import day
from greb.ui.respond import render
from greb.ui.road import road_html
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace

from ..models import Theme
from ..reads import ORDERS, SHOWN, Asked, board_page, place_of, read_place


@signed_in
def board(request: SignedIn) -> HttpResponse:
    """One page of cards."""
    asked = read_asked(request.GET)
    page = board_page(request.me, request.reach, asked)
    link = _links(asked)
    choosing = bool(asked.workplace or asked.theme or "filters" in request.GET)
    context = {
        "rows": page.rows,
        "asked": asked,
        "newer": link(before=quote(place_of(page.rows[0]))) if page.has_newer and page.rows else None,
        "older": link(after=quote(place_of(page.rows[-1]))) if page.has_older and page.rows else None,
        "link": link,
        "workplaces": Workplace.objects.filter(is_active=True).order_by("name").values_list("pk", "name")[:500] if choosing else [],
        "themes": Theme.objects.order_by("name").values_list("pk", "name")[:200] if choosing else [],
        "choosing": choosing,
        "today_text": str(clock.today()),
        "day": in_words,
        "drawn": drawn,
        "initials": initials,
    }
    return render(request, "ideas/board.html", context)


def read_asked(given: QueryDict) -> Asked:
    """What the address asks for; anything that makes no sense is left out."""
    order = given.get("order", "")
    order = order if order in ORDERS else "new"
    shown = given.get("shown", "")
    return Asked(
        order=order,
        shown=shown if shown in SHOWN else "",
        workplace=_id(given.get("workplace", "")),
        theme=_id(given.get("theme", "")),
        mine="mine" in given,
        query=given.get("q", "")[:100].strip(),
        after=read_place(given.get("after", ""), order),
        before=read_place(given.get("before", ""), order) if "after" not in given else None,
    )


def _id(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0


def _links(asked: Asked) -> Callable[..., str]:
    """Addresses of the board with something changed; a new question starts from the first page."""
    now = {
        "q": quote(asked.query), "shown": asked.shown, "workplace": asked.workplace or "", "theme": asked.theme or "",
        "mine": "1" if asked.mine else "", "order": asked.order if asked.order != "new" else "",
    }  # fmt: skip
    ideas = reverse("ideas")

    def link(**changes: object) -> str:
        query = "&".join([f"{name}={value}" for name, value in {**now, **changes}.items() if value])
        return f"{ideas}?{query}" if query else ideas

    return link


def in_words(value: date | str) -> str:
    """A due day in the reader's words; kept, since a board shows the same few days again and again."""
    return _in_words(str(value)[:10], get_language() or "")


@lru_cache(maxsize=2000)
def _in_words(value: str, _language: str) -> str:
    return day(date.fromisoformat(value))




def drawn(stage: str, road: str) -> str:
    """The small road of a card; kept, since there are few of them."""
    return _drawn(stage, road, get_language() or "")


@lru_cache(maxsize=500)
def _drawn(stage: str, road: str, _language: str) -> str:
    return road_html(stage, road, "card")


@lru_cache(maxsize=2000)
def initials(name: str) -> str:
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()
