"""A small world with one person in every role, and every route of the product with somebody's, a stranger's and
nobody's ids in it.

Solsikken is where most happens: its ideas, people and posters are "own". Parken's are "foreign": its idea is shown
to its leader alone. "Missing" ids are nobody's.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final, Protocol, cast

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from greb.ideas import actions as ideas
from greb.ideas import talk
from greb.ideas.models import Idea
from greb.trail import clock
from greb.workplaces import actions, entry, uploads
from greb.workplaces.models import Person, Role, SignInLink, Workplace
from tests import make
from tests.trust import rooms

MISSING: Final = 987654321
ROLES: Final = (
    "nobody", "author", "colleague", "leader", "stand-in", "elsewhere", "director", "union", "safety", "champion",
    "editor", "administrator",
)  # fmt: skip
SUBJECTS: Final = ("own", "foreign", "missing")
MOST: Final = 8  # routes in a part
Parts = dict[str, Any]


@dataclass(frozen=True)
class Route:
    """A named address pattern of the product."""

    name: str
    pattern: str

    @property
    def takes_ids(self) -> bool:
        return "<" in self.pattern


class Room(Protocol):
    """A module of `rooms/`: what a room adds to the world, and the ids of its things in addresses."""

    BEGINS: tuple[str, ...]

    def build(self, cast: make.Cast) -> None: ...

    def ids(self, world: World, route: Route, subject: str, role: str) -> list[Parts]: ...


def routes() -> list[Route]:
    """Every address of the product, in order."""
    return [Route(pattern.name or f"?{path}", path) for path, pattern in _patterns(get_resolver(), "")]


def _patterns(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for found in resolver.url_patterns:
        path = before + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from _patterns(found, path)
        else:
            yield path, found


def parts() -> dict[str, list[Route]]:
    """The routes in parts, by what their addresses begin with: a test of each, so that none is long."""
    found: dict[str, list[Route]] = {}
    for route in routes():
        words = route.pattern.split("/")
        begins = "/".join(words[:2]) if words[0] == "admin" and len(words) > 2 else words[0]
        found.setdefault(begins, []).append(route)
    alone = [begins for begins, some in found.items() if len(some) == 1]
    found["others"] = [route for begins in alone for route in found.pop(begins)]
    return {
        f"{begins} {start // MOST + 1}" if start else begins: some[start : start + MOST]
        for begins, some in found.items()
        for start in range(0, len(some), MOST)
    }


@dataclass
class World:
    cast: make.Cast
    people: dict[str, Person]
    files: dict[int, str]
    results: dict[int, str]
    link: str
    card: str
    """What stands in addresses: files that people (by id) have brought, what became of them, and secrets."""
    found: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)

    def who(self, role: str) -> Person | None:
        return self.people.get(role)


def build() -> World:
    """The world, some thirty statements a person; call it once a test."""
    named = make.cast()
    kinds = Role.Kind
    people = {
        "author": named.alma,
        "colleague": named.jonas,
        "leader": named.mette,
        "stand-in": named.bo,
        "elsewhere": named.rikke,
        "director": make.person("Dina Lave", named.sund, kinds.DIRECTOR),
        "union": make.person("Ulla Bang", named.solsikken, kinds.UNION),
        "safety": make.person("Signe Krag", named.solsikken, kinds.SAFETY),
        "champion": make.person("Carl Rask", named.solsikken, kinds.CHAMPION),
        "editor": make.person("Else Munk", named.sund, kinds.EDITOR),
        "administrator": make.person("Aksel Top", named.sund, kinds.ADMINISTRATOR),
    }
    make.person("Poul Vang", named.parken, kinds.CHAMPION)
    Workplace.objects.filter(pk=named.solsikken.pk).update(takes_ideas_without_sign_in=True)
    Workplace.objects.filter(pk=named.parken.pk).update(takes_ideas_without_sign_in=False)
    actions.write_core_task(by=make.SYSTEM, workplace=named.solsikken, sentence="Children grow here")
    for author, leader, audience in ((named.alma, named.mette, "workplace"), (named.viggo, named.rikke, "leader")):
        _ideas(author, leader, audience)
    for room in dict.fromkeys(_rooms().values()):
        room.build(named)
    return World(
        cast=named,
        people=people,
        files=_kept([*people.values(), named.viggo], b"told\nCoats in one place\n"),
        results=_kept([*people.values(), named.viggo], RESULT),
        link=_link(named.alma),
        card=entry.issue_card(by=make.SYSTEM, person=named.alma)[0],
    )


STATES: Final = {"finish": "to be done", "revive": "saved", "answer-question": "asked"}
"""The routes whose idea must have come some way already, and how far."""


def _ideas(author: Person, leader: Person, audience: str) -> None:
    """An idea of the author's in each state that a route needs; the state is its text."""
    new = make.idea(author, "new", audience=audience)
    talk.comment(by=leader, idea=new, kind="build", text="And hooks")
    for state in STATES.values():
        idea = make.idea(author, state, audience=audience)
        ideas.thank(by=leader, idea=idea, text="Well seen")
        if state == "asked":
            ideas.ask(by=leader, idea=idea, text="Where?")
        elif state == "saved":
            ideas.park(by=leader, idea=idea, reason="In spring", until=clock.today() + timedelta(days=90))
        else:
            ideas.do_it(by=leader, idea=idea)
        # Answering shows an idea to the organisation; here each stays where it was told.
        Idea.objects.filter(pk=idea.pk).update(audience=audience)


RESULT: Final = (
    b'{"outcome": {"read": 1, "new": 1, "there": 0, "refused": 0, "cut": 0, "retired": 0}, "sentence": "1 read", '
    b'"refused": [], "workplace": "Solsikken", "file": "BBBBBBBBBBBBBBBBBBBBBB"}'
)


def _kept(people: list[Person], content: bytes) -> dict[int, str]:
    return {person.pk: uploads.keep([content], person_id=person.pk) for person in people}


def _link(person: Person) -> str:
    secret = "a-link-that-lives"
    SignInLink.objects.create(
        person=person, link=entry.digest(secret), code="0" * 64, expires_at=clock.now() + timedelta(minutes=10)
    )
    return secret


# ------------------------------------------------------------------------------------- addresses with ids in


def addresses(world: World, route: Route, subject: str, role: str) -> list[str]:
    """The route's addresses with the subject's ids; none where the route has no such subject. Asked for once: only
    files are each role's own."""
    asked = (route.name, subject, role if "token" in route.pattern else "")
    if asked not in world.found:
        found = [reverse(route.name, kwargs=parts) for parts in _parts(world, route, subject, role)]
        world.found[asked] = found
    return world.found[asked]


def _parts(world: World, route: Route, subject: str, role: str) -> list[Parts]:
    if not route.takes_ids:
        return [{}] if subject == "own" else []
    own: dict[str, Callable[[World, Route, str, str], list[Parts]]] = {
        "ideas/<id": _of_idea, "ideas/import/": _of_file, "p/": _of_poster, "workplaces/": _of_place,
        "admin/workplaces/": _of_place, "admin/people/": _of_person, "admin/import/": _of_import,
        "sign-in/link/": _of_link, "card/": _of_card,
    }  # fmt: skip
    begins = _start(route.pattern)
    return (
        own[begins](world, route, subject, role) if begins in own else _rooms()[begins].ids(world, route, subject, role)
    )


def _start(pattern: str) -> str:
    """What a pattern begins with, up to its first id; an idea's own pages of a room (`ideas/<id:pk>/weigh`) by its
    next word where a room has named that, else as the idea's."""
    if not pattern.startswith("ideas/<id"):
        return pattern[: pattern.index("<")]
    further = "/".join(pattern.split("/")[:3])
    return further if further in _rooms() else "ideas/<id"


@cache
def _rooms() -> dict[str, Room]:
    """What the rooms' own files in `rooms/` tell: by what their addresses begin with, the module that knows the ids.

    A module has `BEGINS` (beginnings of address patterns), `build(cast)` and `ids(world, route, subject, role)`.
    """
    found = [import_module(f"tests.trust.rooms.{each.name}") for each in iter_modules(rooms.__path__)]
    return {begins: cast(Room, room) for room in found for begins in room.BEGINS}


def _of_idea(world: World, route: Route, subject: str, role: str) -> list[Parts]:
    if subject == "missing":
        return [{"pk": MISSING}]
    author = world.cast.alma if subject == "own" else world.cast.viggo
    return [{"pk": Idea.objects.get(author=author, told=STATES.get(route.name, "new")).pk}]


def _of_place(world: World, route: Route, subject: str, role: str) -> list[Parts]:
    own, foreign = {"slug": world.cast.solsikken.slug}, {"slug": world.cast.parken.slug}
    if "<id:pk>" not in route.pattern:
        return [{"own": own, "foreign": foreign, "missing": {"slug": "no-such-place"}}[subject]]
    held = {slug: Role.objects.filter(workplace__slug=slug, kind=Role.Kind.CHAMPION).get().pk for slug in
            (own["slug"], foreign["slug"])}  # fmt: skip
    if subject == "missing":
        return [
            {"slug": "no-such-place", "pk": MISSING}, {"slug": "no-such-place", "pk": held[own["slug"]]},
            {**own, "pk": MISSING}, {**own, "pk": held[foreign["slug"]]},
        ]  # fmt: skip
    slug = (own if subject == "own" else foreign)["slug"]
    return [{"slug": slug, "pk": held[slug]}]


def _of_person(world: World, route: Route, subject: str, role: str) -> list[Parts]:
    """Own: Solsikken's champion. Foreign: Parken's."""
    own, foreign = (_champion(place) for place in (world.cast.solsikken, world.cast.parken))
    second = next(iter(set(re.findall(r"<id:(\w+)>", route.pattern)) - {"pk"}), "")
    if not second:
        return [{"pk": {"own": own, "foreign": foreign, "missing": MISSING}[subject]}]
    ids = {
        pk: place.pk if second == "place" else Role.objects.get(person_id=pk).pk
        for pk, place in ((own, world.cast.solsikken), (foreign, world.cast.parken))
    }
    if subject == "missing":
        strange = [{"pk": own, second: ids[foreign]}, {"pk": own, second: MISSING}]
        return [{"pk": MISSING, second: MISSING}, {"pk": MISSING, second: ids[own]}, *strange]
    pk = own if subject == "own" else foreign
    return [{"pk": pk, second: ids[pk]}]


def _champion(place: Workplace) -> int:
    return Role.objects.get(workplace=place, kind=Role.Kind.CHAMPION).person_id


def _token(world: World, route: Route, subject: str, role: str) -> str:
    """Own: a file that the visitor has brought. Foreign: one that Viggo has."""
    kept = world.results if route.name == "import-result" else world.files
    foreign = kept[world.cast.viggo.pk]
    who = world.who(role)
    return {"own": kept[who.pk] if who else foreign, "foreign": foreign, "missing": "A" * 22}[subject]


def _of_file(world: World, route: Route, subject: str, role: str) -> list[Parts]:
    return [{"token": _token(world, route, subject, role)}]


def _of_import(world: World, route: Route, subject: str, role: str) -> list[Parts]:
    """Own: importing people. Foreign: importing workplaces, or somebody else's file."""
    if "token" in route.pattern:
        return [{"kind": "people", "token": _token(world, route, subject, role)}]
    return [{"kind": {"own": "people", "foreign": "workplaces", "missing": "nothing"}[subject]}]


def _of_poster(world: World, route: Route, subject: str, role: str) -> list[Parts]:
    """Own: Solsikken's, which takes ideas without sign-in. Foreign: Parken's, which does not."""
    secrets = {"own": world.cast.solsikken.poster, "foreign": world.cast.parken.poster, "missing": "no-such-poster"}
    return [{"secret": secrets[subject]}]


def _of_link(world: World, route: Route, subject: str, role: str) -> list[Parts]:
    return [{"secret": world.link if subject == "own" else "no-such-link"}] if subject != "foreign" else []


def _of_card(world: World, route: Route, subject: str, role: str) -> list[Parts]:
    return [{"secret": world.card if subject == "own" else "no-such-card"}] if subject != "foreign" else []


# -------------------------------------------------------------------------------------------------- browsers


class Visitor:
    """A browser in which somebody is signed in. Each visit leaves world and browser as they were."""

    def __init__(self, person: Person | None) -> None:
        self.client = Client(headers={"accept-language": "en"}, raise_request_exception=False)
        if person:
            session = SessionStore()
            session["p"], session["v"] = person.pk, person.session_version
            session.save()
            self.client.cookies["greb"] = session.session_key or ""
        self.client.get("/about")
        self.cookies = copy.deepcopy(self.client.cookies)

    def visit(self, method: str, address: str, *args: Any, **more: Any) -> HttpResponse:
        with transaction.atomic():
            answer = self.client.generic(method, address, *args, **more)
            transaction.set_rollback(True)
        self.client.cookies = copy.deepcopy(self.cookies)
        return cast(HttpResponse, answer)

    def get(self, address: str, **more: Any) -> HttpResponse:
        return self.visit("GET", address, **more)

    def post(self, address: str, fields: dict[str, Any] | None = None, **more: Any) -> HttpResponse:
        """`fields` as a browser sends a form with a file in it; values may be lists."""
        with transaction.atomic():
            answer = self.client.post(address, fields or {}, **more)
            transaction.set_rollback(True)
        self.client.cookies = copy.deepcopy(self.cookies)
        return cast(HttpResponse, answer)
