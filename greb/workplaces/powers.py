"""What leaders and administrators may do to people and workplaces. Reads only; answers None, or the reason why not.

An administrator works within the workplaces below the role. A leader works within those that the leader leads,
with two limits that keep anybody from becoming somebody with more say: roles of trust are given by those above
(or by the leader proper), and the sign-in of a person who holds one is the administrator's alone.
"""

from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from greb.trail.actors import Actor, System
from greb.trail.refusal import Refused

from .models import Membership, Person, Role, Workplace
from .reads import LEADS, Reach, below, person_with_reach, reaches

TRUSTED = frozenset({*LEADS, Role.Kind.DIRECTOR, Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR})
LEADING = frozenset({Role.Kind.LEADER, Role.Kind.CO_LEADER, Role.Kind.DIRECTOR})
RUNS = frozenset({*LEADS, Role.Kind.ADMINISTRATOR})


def must(by: Actor, why_not: Callable[[Reach], str | None]) -> None:
    """Refuse, with the reason, where `by` may not. The installation itself may everything."""
    if isinstance(by, System):
        return
    found = person_with_reach(by.pk) if isinstance(by, Person) else None
    reason = why_not(found[1]) if found else _("You need to sign in to do that.")
    if reason:
        raise Refused(reason)


def runs(reach: Reach, workplace_id: int) -> bool:
    """Whether the person leads or administers the workplace."""
    return workplace_id in reach.led or workplace_id in reach.administered


def why_not_run(reach: Reach, workplace_id: int) -> str | None:
    return None if runs(reach, workplace_id) else _("Only the leader of the workplace can do that.")


def why_not_administer(reach: Reach, workplace_id: int | None) -> str | None:
    """None asks for the organisation itself."""
    if workplace_id is None:
        return None if runs_all(reach, {Role.Kind.ADMINISTRATOR}) else _("Only an administrator can do that.")
    if workplace_id in reach.administered:
        return None
    return _("Only an administrator of the workplace can do that.")


def why_not_give(reach: Reach, workplace_id: int, kind: str) -> str | None:
    """Whether the person may give and take the role at the workplace."""
    if workplace_id in reach.administered:
        return None
    if kind in {Role.Kind.ADMINISTRATOR, Role.Kind.EDITOR}:
        return _("Only an administrator can give and take that role.")
    if workplace_id not in reach.led:
        return _("Only the leader of the workplace can do that.")
    if kind in LEADING and workplace_id not in below(reach.at({Role.Kind.LEADER})):
        return _("Only the leader, not the stand-in, can give and take that role.")
    return None


def roles_to_give(reach: Reach, workplace_id: int) -> list[tuple[str, str]]:
    """The roles that the person may give and take at the workplace, as (value, label)."""
    kinds = list(Role.Kind)
    if workplace_id not in reach.administered:
        kinds = [k for k in kinds if k not in {Role.Kind.ADMINISTRATOR, Role.Kind.EDITOR}]
        if workplace_id not in below(reach.at({Role.Kind.LEADER})):
            kinds = [k for k in kinds if k not in LEADING]
    return [(str(k.value), str(k.label)) for k in kinds]


def why_not_manage(reach: Reach, person: Person) -> str | None:
    """Whether the person's account (mail, card, sign-in, leaving) is theirs to change."""
    return why_not_manage_reach(reach, reaches([person.pk])[person.pk])


def why_not_manage_reach(reach: Reach, its: Reach) -> str | None:
    """The same, where the other's reach is already known."""
    if _administers(reach, its):
        return None
    if its.home is None or its.home not in reach.led:
        return _("Only the leader of that person's home workplace, or an administrator, can do that.")
    if any(kind in TRUSTED for kind, _place in its.roles):
        return _("The person holds a role of trust. Only an administrator can do that.")
    return None


def why_not_administer_person(reach: Reach, person: Person) -> str | None:
    """Erasing is an administrator's, of every place where the person belongs."""
    return None if _administers(reach, reaches([person.pk])[person.pk]) else _("Only an administrator can do that.")


def _administers(reach: Reach, its: Reach) -> bool:
    """Whether every place where the other belongs or holds a role is administered; for one of none, the whole."""
    places = its.member_of | {place for _kind, place in its.roles}
    return places <= reach.administered and (bool(places) or runs_all(reach, {Role.Kind.ADMINISTRATOR}))


def runs_all(reach: Reach, kinds: frozenset[str] | set[Role.Kind] = RUNS) -> bool:
    """Whether the person holds one of the roles at the organisation itself."""
    return any(path.count("/") == 2 for path in _paths(reach, kinds))


def people_of(reach: Reach) -> QuerySet[Person]:
    """The people at the workplaces that the person leads or administers; at the organisation itself, everybody."""
    paths = _paths(reach, RUNS)
    if any(path.count("/") == 2 for path in paths):
        return Person.objects.all()
    if not paths:
        return Person.objects.none()
    inside = Q()
    for path in paths:
        inside |= Q(workplace__path__startswith=path)
    return Person.objects.filter(pk__in=Membership.objects.filter(inside).values("person"))


def workplaces_of(reach: Reach) -> QuerySet[Workplace]:
    """The workplaces that the person leads or administers, closed ones included."""
    return Workplace.objects.filter(pk__in=reach.led | reach.administered)


def _paths(reach: Reach, kinds: frozenset[str] | set[Role.Kind]) -> list[str]:
    held = reach.at(kinds)
    return list(Workplace.objects.filter(pk__in=held).values_list("path", flat=True)) if held else []
