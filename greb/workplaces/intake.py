"""Adding many people at once: a fixed number of statements, however many they are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from greb.trail.actions import record_new
from greb.trail.actors import Actor
from greb.trail.chain import Facts
from greb.trail.refusal import Refused

from . import powers
from .models import Membership, Person, Role

CHUNK = 500


@dataclass(frozen=True)
class NewPerson:
    """One to add: `roles` are held at `workplace` (its id), which becomes home."""

    name: str
    workplace: int
    email: str = ""
    username: str = ""
    roles: tuple[str, ...] = field(default=())


@transaction.atomic
def add_people(*, by: Actor, people: Sequence[NewPerson]) -> list[int]:
    """Add them all, or none. Answers their ids in the same order.

    Names are given as they shall stand; mail addresses and user names in lower case. Where one of them was taken
    in the meantime, it is refused. Statements: a few, and one for each five hundred people.
    """
    if not people:
        return []
    for place, kinds in _asked(people).items():
        powers.must(by, lambda reach, place=place: powers.why_not_run(reach, place))  # type: ignore[misc]
        for kind in kinds:
            powers.must(by, lambda reach, place=place, kind=kind: powers.why_not_give(reach, place, kind))  # type: ignore[misc]
    if taken("email", [p.email for p in people if p.email]):
        raise Refused(_("Somebody already has that mail address."))
    if taken("username", [p.username for p in people if p.username]):
        raise Refused(_("Somebody already has that user name."))
    made = [
        Person(name=new.name, username=username, email=new.email)
        for new, username in zip(people, usernames_for(people), strict=True)
    ]
    for person in made:
        person.set_unusable_password()
        person.sought = person.to_seek
    Person.objects.bulk_create(made, batch_size=CHUNK)
    Membership.objects.bulk_create(
        (Membership(person_id=person.pk, workplace_id=new.workplace) for person, new in zip(made, people, strict=True)),
        batch_size=CHUNK,
    )
    Role.objects.bulk_create(
        (
            Role(person_id=person.pk, workplace_id=new.workplace, kind=kind)
            for person, new in zip(made, people, strict=True)
            for kind in new.roles
        ),
        batch_size=CHUNK,
    )
    record_new(
        ((("person", person.pk), _happened(new)) for person, new in zip(made, people, strict=True)),
        by=by,
    )
    return [person.pk for person in made]


def _asked(people: Iterable[NewPerson]) -> dict[int, set[str]]:
    asked: dict[int, set[str]] = {}
    for new in people:
        asked.setdefault(new.workplace, set()).update(new.roles)
    return asked


def _happened(new: NewPerson) -> list[tuple[str, Facts]]:
    """The same entries as `actions.add_person`, `join` and `give_role` write."""
    happened: list[tuple[str, Facts]] = [("person.added", {}), ("person.joined", {"workplace": new.workplace})]
    happened += [("role.given", {"workplace": new.workplace, "kind": str(kind)}) for kind in new.roles]
    return happened


def usernames_for(people: Sequence[NewPerson]) -> list[str]:
    """A free user name for each: the one given, else one made of the name: "mette.holm", "mette.holm2"."""
    bases = [new.username or base_of(new.name) for new in people]
    given = {new.username for new in people if new.username}
    wanted = Counter(base for base, new in zip(bases, people, strict=True) if not new.username)
    free = _free(wanted, given)
    return [new.username or free[base].pop(0) for base, new in zip(bases, people, strict=True)]


def base_of(name: str) -> str:
    folded = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return slugify(folded).replace("-", ".")[:50] or "person"


def _free(wanted: Counter[str], given: set[str]) -> dict[str, list[str]]:
    """For each base as many free names as are wanted; tries more numbers only where they run out."""
    free: dict[str, list[str]] = {}
    used = set(given)
    left, more = dict(wanted), 1
    while left:
        tries = {base: [base, *(f"{base}{n}" for n in range(2, many + more))] for base, many in left.items()}
        held = taken("username", [name for names in tries.values() for name in names])
        for base, names in tries.items():
            found = [name for name in names if name not in held and name not in used][: left[base]]
            if len(found) == left[base]:
                free[base] = found
                used.update(found)
        left = {base: many for base, many in left.items() if base not in free}
        more *= 10
    return free


def taken(column: str, values: Sequence[str]) -> dict[str, int]:
    """Which of the values somebody has already, as {value: person id}; one statement for each five hundred."""
    found: dict[str, int] = {}
    for start in range(0, len(values), CHUNK):
        some = values[start : start + CHUNK]
        found.update(Person.objects.filter(**{f"{column}__in": some}).values_list(column, "pk"))
    return found
