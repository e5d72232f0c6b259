"""Reading cases: a page of the library, and what stands on one case's page. Each a fixed number of statements."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from greb.change.models import Plan
from greb.ideas.models import Idea, Member, Theme
from greb.ideas.stages import Road
from greb.search.reads import condition
from greb.trail.prepared import prepared
from greb.workplaces.models import Membership, Person, Workplace

from .models import Case, CaseComment, Credit, Relation

PAGE: Final = 24
TALK: Final = 50
FOUND: Final = 12
FEWEST_LETTERS: Final = 2


@dataclass(frozen=True)
class Asked:
    """What the reader asked of the library; `after` is the place from which to go on."""

    query: str = ""
    workplace: int = 0
    theme: int = 0
    road: str = ""
    after: tuple[datetime, int] | None = None

    @property
    def is_all(self) -> bool:
        return not (self.query or self.workplace or self.theme or self.road)


def library(asked: Asked, *, is_open: bool = False) -> tuple[list[Case], str]:
    """A page of told cases, newest first, and the place of the next page ("": there is none). `is_open`: only those
    that anybody on the web may read."""
    found = _asked(Case.objects.open_to_web() if is_open else Case.objects.told(), asked)
    if asked.after:
        at, pk = asked.after
        found = found.filter(Q(told_at__lt=at) | Q(told_at=at, pk__lt=pk))
    rows = list(found.select_related("idea", "workplace").defer("facts").order_by("-told_at", "-pk")[: PAGE + 1])
    return rows[:PAGE], place(rows[PAGE - 1]) if len(rows) > PAGE else ""


def _asked(found: QuerySet[Case], asked: Asked) -> QuerySet[Case]:
    if asked.workplace:
        found = found.filter(workplace=asked.workplace)
    if asked.theme:
        found = found.filter(theme=asked.theme)
    if asked.road in Road.values and asked.road:
        found = found.filter(road=asked.road)
    return matching(found, asked.query)


def matching(found: QuerySet[Case], query: str) -> QuerySet[Case]:
    """Those whose own words or whose headline's idea hold every word of the query; all where it has none."""
    holds = Q()
    for kind, column in (("case", "cases_case.id"), ("idea", "cases_case.idea_id")):
        if words := condition(kind, query, column):
            # What was typed is a parameter; the rest is the search room's own SQL.
            holds |= Q(RawSQL(words.sql, words.params, output_field=BooleanField()))  # noqa: S611
    return found.filter(holds)


def place(case: Case) -> str:
    """A case's place in the library, for an address."""
    return f"{case.told_at.isoformat() if case.told_at else ''}~{case.pk}"


def read_place(text: str) -> tuple[datetime, int] | None:
    moment, _mark, pk = text.partition("~")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC), int(pk)) if 1900 < at.year < 9999 else None


def workplaces(*, is_open: bool) -> list[tuple[int, str]]:
    """The workplaces of which something is told."""
    told = Case.objects.open_to_web() if is_open else Case.objects.told()
    return list(
        Workplace.objects.filter(pk__in=told.values("workplace")).order_by("name", "pk").values_list("pk", "name")
    )


def themes(*, is_open: bool) -> list[tuple[int, str]]:
    told = Case.objects.open_to_web() if is_open else Case.objects.told()
    return list(Theme.objects.filter(pk__in=told.values("theme")).order_by("name", "pk").values_list("pk", "name"))


def credits(case: Case) -> list[Credit]:
    """Everybody who was asked, in the order in which they were."""
    return list(Credit.objects.filter(case=case).select_related("person").order_by("asked_at", "pk"))


def related(case: Case, *, is_open: bool = False) -> list[Case]:
    """The told cases that stand beside it, newest first."""
    above, below = Relation.objects.filter(one=case).values("other"), Relation.objects.filter(other=case).values("one")
    told = Case.objects.open_to_web() if is_open else Case.objects.told()
    found = told.filter(Q(pk__in=above) | Q(pk__in=below)).select_related("idea", "workplace").defer("facts")
    return list(found.order_by("-told_at", "-pk")[:FOUND])


def talk(case: Case, *, before: int = 0) -> tuple[list[CaseComment], bool]:
    """The newest comments, or those before `before`; oldest first, and whether there are earlier ones."""
    said = CaseComment.objects.filter(case=case).select_related("by")
    if before:
        said = said.filter(pk__lt=before)
    rows = list(said.order_by("-pk")[: TALK + 1])
    return rows[:TALK][::-1], len(rows) > TALK


def of_idea(idea: Idea) -> Case | None:
    return next(iter(_of_idea(idea.pk)), None)


@prepared
def _of_idea(idea: int) -> QuerySet[Case]:
    return Case.objects.filter(idea_id=idea).defer("facts").order_by("pk")[:1]


def had_a_part(idea: Idea) -> list[Person]:
    """Who may be thanked: whoever told the idea, answered it, carries it, helps, or is named in its plan; those
    who are still here."""
    members = Member.objects.filter(idea=idea).values("person")
    own = [pk for pk in (idea.author_id, idea.caught_by_id, idea.answerer_id) if pk]
    plans = Plan.objects.filter(idea=idea)
    led = Q(pk__in=plans.values("operations_owner")) | Q(pk__in=plans.values("old_routine_owner"))
    found = Person.objects.filter(Q(pk__in=own) | Q(pk__in=members) | led, is_active=True)
    return list(found.order_by("name", "pk")[:FOUND])


def people(query: str) -> list[tuple[Person, str]]:
    """People whose name or user name holds the query (two letters or more), with their home workplace."""
    if len(query.strip()) < FEWEST_LETTERS:
        return []
    asked = query.strip().lower()
    found = Person.objects.filter(Q(name__icontains=asked) | Q(username__icontains=asked), is_active=True)
    some = list(found.order_by("name", "pk")[:FOUND])
    homes = Membership.objects.filter(person__in=some, is_home=True).values_list("person_id", "workplace__name")
    named = dict(homes)
    return [(person, named.get(person.pk, "")) for person in some]


def drafts(me: Person) -> list[Case]:
    """The cases that the person has begun and that are not told yet, the oldest first."""
    return _drafts(me.pk)


@prepared
def _drafts(me: int) -> QuerySet[Case]:
    found = Case.objects.filter(written_by_id=me, state=Case.State.DRAFT).select_related("idea").defer("facts")
    return found.order_by("pk")[:5]


def asked_of(me: Person) -> list[Credit]:
    """The cases whose writers wait for the person to say how they wish to stand."""
    return _asked_of(me.pk)


@prepared
def _asked_of(me: int) -> QuerySet[Credit]:
    found = Credit.objects.filter(person_id=me, says="", case__state__in=[Case.State.DRAFT, Case.State.TOLD])
    return found.select_related("case__idea", "asked_by").order_by("asked_at", "pk")[:5]
