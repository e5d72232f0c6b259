"""A prepared question answers what the ORM answers, is built once, and refuses what it cannot carry."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from greb.trail import clock
from greb.trail.prepared import prepared
from greb.workplaces.actions import write_core_task
from greb.workplaces.models import CoreTask, Membership, Person, Role, Workplace
from tests import make

pytestmark = pytest.mark.django_db
built: list[str] = []


@prepared
def roles_at(places: list[int], kind: str, active: bool | None = None) -> QuerySet[Role]:
    built.append("roles")
    found = Role.objects.filter(workplace_id__in=places, kind=kind).select_related("person", "workplace__parent")
    return (found if active is None else found.filter(person__is_active=active)).order_by("pk")


@prepared
def names_like(name: str, pk: int) -> QuerySet[Person, tuple[int, str]]:
    return Person.objects.filter(name=name).exclude(pk=pk).order_by("pk").values_list("pk", "name")


@prepared
def names(pk: int) -> QuerySet[Person, str]:
    return Person.objects.filter(pk__gte=pk).order_by("pk").values_list("name", flat=True)


@prepared
def odd_names(name: str) -> QuerySet[Person]:
    return Person.objects.filter(name=name).exclude(name__contains="100% {0} %s")


def same(found: list[Role], asked: list[Role]) -> None:
    """The same models, with the same values of the same types, and the same things known about them."""
    assert found == asked
    for one, other in zip(found, asked, strict=True):
        for mine, orms in ((one, other), (one.person, other.person), (one.workplace, other.workplace)):
            left, right = dict(vars(mine)), dict(vars(orms))
            state, known = left.pop("_state"), right.pop("_state")
            assert {k: (type(v), v) for k, v in left.items()} == {k: (type(v), v) for k, v in right.items()}
            assert (state.db, state.adding, state.fields_cache) == (known.db, known.adding, known.fields_cache)


def test_it_answers_what_the_orm_answers_in_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cast = make.cast()
    places = sorted(Workplace.objects.values_list("pk", flat=True))
    Person.objects.filter(pk=cast.mette.pk).update(away_until="2026-03-01")
    for some in (places, places[:1], places[::-1], places[1:]):
        for kind in ("leader", "director"):
            asked = Role.objects.filter(workplace_id__in=some, kind=kind).select_related("person", "workplace__parent")
            with django_assert_num_queries(1):
                found = roles_at(some, kind)
                assert all(role.person.name and role.workplace.name for role in found)
            same(found, list(asked.order_by("pk")))
    with django_assert_num_queries(0):
        assert roles_at([], "leader") == []


def test_it_is_built_once_for_each_shape() -> None:
    cast = make.cast()
    roles_at([cast.sund.pk, cast.parken.pk, cast.solsikken.pk, -1], "leader", active=True)
    built.clear()
    for kind in ("leader", "champion", "it's 'odd' %s"):
        roles_at([cast.solsikken.pk, -1, -2, -3], kind, active=True)
    assert built == []
    roles_at([cast.solsikken.pk] * 5, "leader", active=True)
    assert built == ["roles"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30), pk=st.integers(-9, 2**62))
def test_values_stay_values(name: str, pk: int) -> None:
    asked = Person.objects.filter(name=name).exclude(pk=pk).order_by("pk").values_list("pk", "name")
    assert names_like(name, pk) == list(asked)


def test_text_of_the_query_s_own_may_hold_anything() -> None:
    cast = make.cast()
    Person.objects.filter(pk=cast.alma.pk).update(name="100% {0} %s")
    assert odd_names("100% {0} %s") == []
    assert odd_names("Mette Holm") == [cast.mette]


def test_values_and_single_values() -> None:
    cast = make.cast()
    assert names_like("Alma Friis", 0) == [(cast.alma.pk, "Alma Friis")]
    assert names(0) == list(Person.objects.order_by("pk").values_list("name", flat=True))


@prepared
def away(day: date, moment: datetime) -> QuerySet[Person]:
    long_ago = CoreTask.objects.filter(written_at__lt=moment).values("written_by")
    found = Person.objects.filter(Q(away_until__gte=day) | Q(pk__in=long_ago)).annotate(homes=Count("memberships"))
    return found.defer("sought").order_by("pk")


def test_days_and_moments_annotations_and_columns_left_out(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cast = make.cast()
    now = clock.now()
    Person.objects.filter(pk=cast.alma.pk).update(away_until=clock.today(), sought="a")
    write_core_task(by=cast.mette, workplace=cast.solsikken, sentence="Children grow here")
    for day in (clock.today(), clock.today() + timedelta(days=1)):
        for moment in (now - timedelta(days=1), clock.now() + timedelta(days=1)):
            asked = {cast.alma.pk} if day == clock.today() else set()
            asked |= {cast.mette.pk} if moment > now else set()
            with django_assert_num_queries(1):
                found = away(day, moment)
                assert {(each.pk, each.homes) for each in found} == {(pk, 1) for pk in asked}  # type: ignore[attr-defined]
    alma = away(clock.today(), now)[0]
    with django_assert_num_queries(1):
        assert alma.sought == "a"


def test_what_it_makes_can_be_changed_and_kept() -> None:
    cast = make.cast()
    role = roles_at([cast.solsikken.pk], "leader")[0]
    role.person.theme = "dark"
    role.person.save()
    assert Person.objects.get(pk=role.person.pk).theme == "dark"
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert role.workplace.pk == cast.solsikken.pk
    assert len(seen) == 0


def test_a_value_that_is_changed_on_its_way_is_refused() -> None:
    make.cast()

    @prepared
    def beginning(name: str) -> QuerySet[Person]:
        return Person.objects.filter(name__startswith=name)

    @prepared
    def few(count: int) -> QuerySet[Person]:
        return Person.objects.order_by("pk")[:count]

    with pytest.raises(TypeError, match="as they are"):
        beginning("A")
    with pytest.raises(TypeError, match="as they are"):
        few(3)


def test_what_is_no_list_of_models_or_values_is_refused() -> None:
    cast = make.cast()

    @prepared
    def prefetched(pk: int) -> QuerySet[Person]:
        return Person.objects.filter(pk=pk).prefetch_related("memberships")

    @prepared
    def odd(person: Person) -> QuerySet[Membership]:
        return Membership.objects.filter(person=person)

    with pytest.raises(TypeError, match="models or with a list"):
        prefetched(cast.alma.pk)
    with pytest.raises(TypeError, match="neither"):
        odd(cast.alma)
