"""Names pasted into a field, one a line: "Alma Friis" or "Alma Friis, alma@x.example", or with ; tab or < >."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from greb.trail.actors import Actor

from .actions import join
from .intake import NewPerson, add_people
from .models import Person, Workplace
from .plain import plain, why_not_email, why_not_name

MOST_LINES = 500
MOST_PASTED = 60_000

_BULLET = re.compile(r"^\s*(?:[-*•–]\s*|\d{1,3}[.)]\s+)")
_PARTS = re.compile(r"[\t;,<>]")


@dataclass(frozen=True)
class Pasted:
    """A line and what becomes of it: new, joins (has access already elsewhere), here (already), or bad."""

    line: int
    name: str
    email: str
    fate: str
    reason: str = ""
    person_id: int | None = None


def read(text: str, workplace: Workplace) -> list[Pasted]:
    """Every line that is not empty, and what would become of it. Two statements, however many lines."""
    lines = [(number, *_parts(line)) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    known = _known({email for _n, _name, email, _bad in lines if email})
    here = {name.casefold() for name in _names_at(workplace)}
    return list(_fates(lines, known, here, workplace.pk))


def _parts(line: str) -> tuple[str, str, str]:
    """A line's name, mail address, and what is wrong with it."""
    parts = [plain(part) for part in _PARTS.split(_BULLET.sub("", line))]
    parts = [part for part in parts if part]
    mails = [part.lower() for part in parts if "@" in part]
    rest = [part for part in parts if "@" not in part]
    name, email = rest[0] if rest else "", mails[0] if mails else ""
    if len(mails) > 1:
        return name, email, _("There are two mail addresses.")
    if len(rest) > 1:
        return name, email, _("“%(text)s” is not a mail address.") % {"text": rest[1][:60]}
    return name, email, why_not_name(name) or (why_not_email(email) if email else None) or ""


def _known(emails: set[str]) -> dict[str, tuple[int, bool, set[int]]]:
    """Who has the mail addresses already, as {mail: (person id, has access, workplaces)}. One statement."""
    known: dict[str, tuple[int, bool, set[int]]] = {}
    rows = Person.objects.filter(email__in=emails).values_list("email", "pk", "is_active", "memberships__workplace")
    for email, pk, is_active, place in rows:
        known.setdefault(email, (pk, is_active, set()))[2].add(place)
    return known


def _names_at(workplace: Workplace) -> Iterable[str]:
    return Person.objects.filter(memberships__workplace=workplace, is_active=True).values_list("name", flat=True)


def _fates(
    lines: list[tuple[int, str, str, str]],
    known: dict[str, tuple[int, bool, set[int]]],
    here: set[str],
    place: int,
) -> Iterable[Pasted]:
    mails: dict[str, int] = {}
    names: dict[str, int] = {}
    for number, name, email, bad in lines:
        earlier = mails.get(email) if email else names.get(name.casefold())
        if bad:
            yield Pasted(number, name, email, "bad", bad)
        elif earlier:
            yield Pasted(number, name, email, "here", _("The same as line %(line)s.") % {"line": earlier})
        elif email in known:
            pk, is_active, places = known[email]
            if place in places:
                yield Pasted(number, name, email, "here", _("Is here already."))
            elif not is_active:
                yield Pasted(number, name, email, "bad", _("Has no access any longer. An administrator can give it."))
            else:
                yield Pasted(number, name, email, "joins", _("Has access already, and will belong here too."), pk)
        elif not email and name.casefold() in here:
            yield Pasted(number, name, email, "here", _("Somebody of that name is here already."))
        else:
            yield Pasted(number, name, email, "new")
        if not bad:
            mails.setdefault(email, number)
            names.setdefault(name.casefold(), number)


@transaction.atomic
def add_pasted(*, by: Actor, workplace: Workplace, lines: Iterable[Pasted]) -> int:
    """Add those who are new and let those join who have access already; how many."""
    lines = list(lines)
    new = [NewPerson(line.name, workplace.pk, line.email) for line in lines if line.fate == "new"]
    add_people(by=by, people=new)
    joining = Person.objects.filter(pk__in=[line.person_id for line in lines if line.fate == "joins"])
    for person in joining:
        join(by=by, person=person, workplace=workplace)
    return len(new) + len(joining)
