"""The board: every idea the reader may see, thirty at a time, filtered, sorted and searched."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.urls import reverse

from greb.ideas.cards import cards
from greb.ideas.models import Theme
from greb.ideas.reads import ORDERS, SHOWN, Asked, Row, board_page, place_of, read_place
from greb.trail.prepared import prepared
from greb.ui.escaping import options
from greb.ui.respond import render
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace

ALL = Asked()


@signed_in
def board(request: SignedIn) -> HttpResponse:
    """One page of cards."""
    asked = read_asked(request.GET)
    page = board_page(request.me, request.reach, asked)
    asked = asked._replace(after=None, before=None)
    tabs, here = _links(asked)
    choosing = bool(asked.workplace or asked.theme or "filters" in request.GET)
    context = {
        "cards": cards(page.rows, reader_id=request.me.pk),
        "asked": asked,
        "newer": f"{here}before={_in_address(page.rows[0])}" if page.has_newer and page.rows else None,
        "older": f"{here}after={_in_address(page.rows[-1])}" if page.has_older and page.rows else None,
        "tabs": tabs,
        "workplaces": options(_workplaces(), asked.workplace) if choosing else "",
        "themes": options(_themes(), asked.theme) if choosing else "",
        "choosing": choosing,
    }
    return render(request, "ideas/board.html", context)


def read_asked(given: QueryDict) -> Asked:
    """What the address asks for; anything that makes no sense is left out."""
    if not given:
        return ALL
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


def _link(asked: Asked, **changes: object) -> str:
    """The board's address with something changed; a new question starts from the first page."""
    now = {
        "q": quote(asked.query), "shown": asked.shown, "workplace": asked.workplace or "", "theme": asked.theme or "",
        "mine": "1" if asked.mine else "", "order": asked.order if asked.order != "new" else "",
    }  # fmt: skip
    query = "&".join([f"{name}={value}" for name, value in {**now, **changes}.items() if value])
    return f"{reverse('ideas')}?{query}" if query else reverse("ideas")


def _in_address(row: Row) -> str:
    """A row's place, made of digits and marks, as it stands in an address."""
    return place_of(row).replace("+", "%2B")


class Tabs(NamedTuple):
    """Where each tab leads: the same question about other ideas."""

    all: str
    waiting: str
    growing: str
    doing: str
    real: str
    later: str
    ended: str
    mine: str
    filters: str


@lru_cache(maxsize=500)
def _links(asked: Asked) -> tuple[Tabs, str]:
    """The tabs, and what a place in this question is written behind."""
    shown = {name: _link(asked, shown=name, mine="") for name in SHOWN}
    all_of_them, mine = _link(asked, shown="", mine=""), _link(asked, shown="", mine=1)
    here = _link(asked)
    tabs = Tabs(all=all_of_them, mine=mine, filters=_link(asked, filters=1), **shown)
    return tabs, f"{here}{'&' if '?' in here else '?'}"


@prepared
def _workplaces() -> QuerySet[Workplace, tuple[int, str]]:
    return Workplace.objects.filter(is_active=True).order_by("name").values_list("pk", "name")[:500]


@prepared
def _themes() -> QuerySet[Theme, tuple[int, str]]:
    return Theme.objects.order_by("name").values_list("pk", "name")[:200]
