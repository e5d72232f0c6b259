"""Who asks, read in one statement, is what the ORM would have found."""

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from greb.workplaces.models import Membership, Person, Role
from greb.workplaces.reads import person_with_reach, reaches
from tests import make

pytestmark = pytest.mark.django_db


def test_the_person_and_the_reach_equal_the_orms(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cast = make.cast()
    Membership.objects.create(person=cast.mette, workplace=cast.parken, is_home=False)
    Role.objects.create(person=cast.mette, workplace=cast.sund, kind=Role.Kind.EDITOR)
    Person.objects.filter(pk=cast.mette.pk).update(away_until="2026-03-01", email="m@example.org", language="da")
    for who in cast.people().values():
        asked = Person.objects.get(pk=who.pk)
        with django_assert_num_queries(1):
            found = person_with_reach(who.pk)
        assert found is not None
        person, reach = found
        state, known = vars(person).pop("_state"), vars(asked).pop("_state")
        assert vars(person) == vars(asked)
        assert {name: type(value) for name, value in vars(person).items()} == {
            name: type(value) for name, value in vars(asked).items()
        }
        assert (state.db, state.adding) == (known.db, known.adding) == (connection.alias, False)
        assert reach == reaches([who.pk])[who.pk]


def test_a_person_read_so_can_be_changed_and_kept() -> None:
    cast = make.cast()
    found = person_with_reach(cast.alma.pk)
    assert found is not None
    found[0].theme = "dark"
    found[0].save()
    assert Person.objects.get(pk=cast.alma.pk).theme == "dark"
    assert Person.objects.count() == len(cast.people())


def test_nobody_is_nobody() -> None:
    assert person_with_reach(10**9) is None
