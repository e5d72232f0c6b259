"""What is done to people and workplaces. Changing, moving, closing and erasing is in `upkeep.py`, adding many at
once in `intake.py`, signing in in `entry.py`. `powers.py` says who may.
"""

import secrets
from datetime import date

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from greb.trail import clock
from greb.trail.actions import record
from greb.trail.actors import Actor, System
from greb.trail.refusal import Refused

from . import powers
from .intake import NewPerson, usernames_for
from .models import CoreTask, Membership, Person, Role, Workplace
from .reads import Reach

MOST_PATH = 200  # characters of Workplace.path; some twenty-five levels


@transaction.atomic
def make_workplace(
    *, by: Actor, name: str, parent: Workplace | None = None, slug: str = "", **settings: object
) -> Workplace:
    """A new workplace below `parent` (the organisation itself where there is none). `settings` are its own fields."""
    powers.must(by, lambda reach: powers.why_not_administer(reach, parent.pk if parent else None))
    if parent is None and not isinstance(by, System):
        raise Refused(_("A workplace stands below another one."), field="parent")
    made = Workplace(
        name=name.strip(),
        parent=parent,
        slug=slug or free_slug(name),
        poster=secrets.token_urlsafe(9),
        **settings,
    )
    made.save(force_insert=True)
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    if len(made.path) > MOST_PATH:
        raise Refused(_("That would be too many levels."), field="parent")
    made.save(update_fields=["path"])
    record(
        "workplace.made",
        of=("workplace", made.pk),
        by=by,
        facts={"parent": parent.pk if parent else None},
        fresh=True,
    )
    return made


def free_slug(name: str) -> str:
    """An address part made of the name and not yet in use."""
    folded = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    base = slugify(folded)[:50] or "workplace"
    taken = set(Workplace.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(s for s in [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))] if s not in taken)


@transaction.atomic
def add_person(
    *,
    by: Actor,
    name: str,
    workplace: Workplace | None = None,
    username: str = "",
    email: str = "",
    language: str = "",
) -> Person:
    """A new person, at home in `workplace`. Without a user name one is made of the name. No password, no card yet."""
    powers.must(by, lambda reach: _why_not_add(reach, workplace))
    email = email.strip().lower()
    if email and Person.objects.filter(email=email).exists():
        raise Refused(_("Somebody already has that mail address."), field="email")
    username = username.strip().lower()
    if username and Person.objects.filter(username=username).exists():
        raise Refused(_("Somebody already has that user name."), field="username")
    person = Person(name=name.strip(), username=username or free_username(name), email=email, language=language)
    person.sought = person.to_seek
    person.set_unusable_password()
    person.save(force_insert=True)
    record("person.added", of=("person", person.pk), by=by, fresh=True)
    if workplace:
        join(by=by, person=person, workplace=workplace)
    return person


def _why_not_add(reach: Reach, workplace: Workplace | None) -> str | None:
    return powers.why_not_run(reach, workplace.pk) if workplace else powers.why_not_administer(reach, None)


def free_username(name: str) -> str:
    """A user name made of the name and not yet in use: "mette.holm", "mette.holm2"."""
    return usernames_for([NewPerson(name, workplace=0)])[0]


@transaction.atomic
def join(*, by: Actor, person: Person, workplace: Workplace) -> None:
    """The person belongs to the workplace; it is home where there is no home yet."""
    powers.must(by, lambda reach: powers.why_not_run(reach, workplace.pk))
    has_home = Membership.objects.filter(person=person, is_home=True).exists()
    _membership, is_new = Membership.objects.get_or_create(
        person=person, workplace=workplace, defaults={"is_home": not has_home}
    )
    if is_new:
        record("person.joined", of=("person", person.pk), by=by, facts={"workplace": workplace.pk})


@transaction.atomic
def leave(*, by: Actor, person: Person, workplace: Workplace) -> None:
    """The person no longer belongs to the workplace; another becomes home where this one was."""
    powers.must(by, lambda reach: powers.why_not_run(reach, workplace.pk))
    gone = Membership.objects.filter(person=person, workplace=workplace).delete()[0]
    if not gone:
        return
    left = Membership.objects.filter(person=person).order_by("-is_home", "pk").first()
    if left and not left.is_home:
        Membership.objects.filter(pk=left.pk).update(is_home=True)
    record("person.left", of=("person", person.pk), by=by, facts={"workplace": workplace.pk})


@transaction.atomic
def give_role(*, by: Actor, person: Person, workplace: Workplace, kind: str) -> None:
    """The person holds the role at the workplace and below it."""
    powers.must(by, lambda reach: powers.why_not_give(reach, workplace.pk, kind))
    if not person.is_active:
        raise Refused(_("%(name)s no longer has access.") % {"name": person.name}, field="who")
    _role, is_new = Role.objects.get_or_create(person=person, workplace=workplace, kind=kind)
    if is_new:
        record(
            "role.given",
            of=("person", person.pk),
            by=by,
            facts={"workplace": workplace.pk, "kind": str(kind)},
        )


@transaction.atomic
def take_role(*, by: Actor, person: Person, workplace: Workplace, kind: str) -> None:
    """The person no longer holds the role. The last administrator stays."""
    powers.must(by, lambda reach: powers.why_not_give(reach, workplace.pk, kind))
    if kind == Role.Kind.ADMINISTRATOR:
        must_leave_an_administrator(Role.objects.exclude(person=person, workplace=workplace))
    if Role.objects.filter(person=person, workplace=workplace, kind=kind).delete()[0]:
        record(
            "role.taken",
            of=("person", person.pk),
            by=by,
            facts={"workplace": workplace.pk, "kind": str(kind)},
        )


def must_leave_an_administrator(left: QuerySet[Role]) -> None:
    """Refuse where nobody who has access would administer the organisation itself by the roles `left`."""
    if not left.filter(kind=Role.Kind.ADMINISTRATOR, workplace__parent__isnull=True, person__is_active=True).exists():
        raise Refused(_("Somebody must be administrator. Name another one first."))


@transaction.atomic
def write_core_task(
    *,
    by: Actor,
    workplace: Workplace,
    sentence: str,
    practice: str = "",
    people: str = "",
    routines: str = "",
) -> CoreTask:
    """A new version of the workplace's core task; the earlier ones stay."""
    powers.must(by, lambda reach: powers.why_not_run(reach, workplace.pk))
    Workplace.objects.select_for_update().get(pk=workplace.pk)
    newest = CoreTask.objects.filter(workplace=workplace).aggregate(v=Max("version"))["v"] or 0
    made = CoreTask.objects.create(
        workplace=workplace, version=newest + 1, sentence=sentence.strip(), practice=practice.strip(),
        people=people.strip(), routines=routines.strip(), written_by=by if isinstance(by, Person) else None,
        written_at=clock.now(),
    )  # fmt: skip
    record(
        "core_task.written",
        of=("workplace", workplace.pk),
        by=by,
        facts={"version": made.version},
        content=made.sentence,
    )
    return made


@transaction.atomic
def set_away(*, by: Actor, person: Person, until: date | None) -> None:
    """Away until and including `until` (None: back); the stand-in answers meanwhile."""
    if not _is_self(by, person):
        powers.must(by, lambda reach: powers.why_not_manage(reach, person))
    if until is not None and until < clock.today():
        raise Refused(_("Choose a day to come."), field="until")
    Person.objects.filter(pk=person.pk).update(away_until=until)


@transaction.atomic
def sign_out_everywhere(*, by: Actor, person: Person) -> None:
    """Every sign-in of the person ends."""
    if not _is_self(by, person):
        powers.must(by, lambda reach: powers.why_not_manage(reach, person))
    Person.objects.filter(pk=person.pk).update(session_version=F("session_version") + 1)
    record("person.signed_out_everywhere", of=("person", person.pk), by=by)


def _is_self(by: Actor, person: Person) -> bool:
    return isinstance(by, Person) and by.pk == person.pk
