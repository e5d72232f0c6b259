"""Typed plain makers and the named cast that serve the tests.

The cast: Solsikken is a day-care institution below Sund Kommune. Mette leads it; Bo is her stand-in; Alma and
Jonas work there. Dorte directs the municipality. Viggo works at Parken, another workplace, led by Rikke.
Ada administers everything. Everything here is invented.
"""

from dataclasses import dataclass
from typing import Any

from greb.ideas.actions import capture_idea
from greb.ideas.models import Idea
from greb.trail.actors import System
from greb.workplaces import actions
from greb.workplaces.models import Person, Role, Workplace
from greb.workplaces.reads import Reach, person_with_reach

SYSTEM = System()


@dataclass
class Cast:
    sund: Workplace
    solsikken: Workplace
    parken: Workplace
    mette: Person
    bo: Person
    alma: Person
    jonas: Person
    dorte: Person
    viggo: Person
    rikke: Person
    ada: Person

    def people(self) -> dict[str, Person]:
        return {k: v for k, v in vars(self).items() if isinstance(v, Person)}


def workplace(name: str, parent: Workplace | None = None, **settings: Any) -> Workplace:
    return actions.make_workplace(by=SYSTEM, name=name, parent=parent, **settings)


def person(name: str, at: Workplace | None = None, *roles: str, email: str = "") -> Person:
    made = actions.add_person(by=SYSTEM, name=name, workplace=at, email=email, username=name.split()[0].lower())
    for kind in roles:
        assert at is not None
        actions.give_role(by=SYSTEM, person=made, workplace=at, kind=kind)
    return made


def cast() -> Cast:
    """The whole cast at their workplaces."""
    sund = workplace("Sund Kommune")
    solsikken, parken = workplace("Solsikken", sund), workplace("Parken", sund)
    return Cast(
        sund=sund,
        solsikken=solsikken,
        parken=parken,
        mette=person("Mette Holm", solsikken, Role.Kind.LEADER, email="mette@sund.example"),
        bo=person("Bo Lund", solsikken, Role.Kind.STAND_IN, email="bo@sund.example"),
        alma=person("Alma Friis", solsikken, email="alma@sund.example"),
        jonas=person("Jonas Bech", solsikken),
        dorte=person("Dorte Krogh", sund, Role.Kind.DIRECTOR, Role.Kind.LEADER, email="dorte@sund.example"),
        viggo=person("Viggo Dam", parken, email="viggo@sund.example"),
        rikke=person("Rikke Noer", parken, Role.Kind.LEADER),
        ada=person("Ada Vinther", sund, Role.Kind.ADMINISTRATOR, Role.Kind.EDITOR),
    )


def reach(who: Person) -> Reach:
    found = person_with_reach(who.pk)
    assert found is not None
    return found[1]


def idea(author: Person, told: str = "Coats in one place so nobody looks for them", **more: object) -> Idea:
    """An idea captured by `author` at their home workplace."""
    home = author.memberships.get(is_home=True).workplace
    return capture_idea(by=author, author=author, told=told, workplace=home, **more)  # type: ignore[arg-type]
