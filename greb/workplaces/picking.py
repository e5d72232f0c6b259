"""Whom a visitor of the demo can be."""

from dataclasses import dataclass, field

from .models import Membership, Person, Role, Workplace

_ORDER = tuple(Role.Kind.values)  # as the roles are told: the leader first


@dataclass
class Pickable:
    person: Person
    roles: list[str] = field(default_factory=list)  # as words
    kinds: set[str] = field(default_factory=set)


@dataclass
class Place:
    workplace: Workplace
    people: list[Pickable] = field(default_factory=list)


def everybody(most: int = 300) -> list[Place]:
    """The people by their home workplace, those who lead first; the first `most` of them. Two statements."""
    homes = Membership.objects.filter(is_home=True, person__is_active=True).select_related("person", "workplace")
    found: dict[int, Pickable] = {}
    places: dict[int, Place] = {}
    for home in homes.order_by("workplace__path", "person__name", "pk")[:most]:
        found[home.person_id] = Pickable(home.person)
        places.setdefault(home.workplace_id, Place(home.workplace)).people.append(found[home.person_id])
    for role in Role.objects.order_by("pk").only("person_id", "kind"):
        if role.person_id in found and role.kind not in found[role.person_id].kinds:
            found[role.person_id].roles.append(str(role.get_kind_display()))
            found[role.person_id].kinds.add(role.kind)
    for place in places.values():
        place.people.sort(key=lambda each: min((_ORDER.index(kind) for kind in each.kinds), default=len(_ORDER)))
    return list(places.values())
