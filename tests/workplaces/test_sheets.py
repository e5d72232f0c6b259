"""Paper: the poster, and sign-in cards that are shown once."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from greb.workplaces import actions
from greb.workplaces.models import Person, Workplace
from tests import make

from .pages import text

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def test_the_poster_says_who_answers_and_where_to_go(cast: make.Cast, as_person: SignIn) -> None:
    actions.write_core_task(by=cast.mette, workplace=cast.solsikken, sentence="Children who thrive")
    mette = as_person(cast.mette, language="en")
    page = text(mette, "/workplaces/solsikken/poster")
    secret = Workplace.objects.get(slug="solsikken").poster
    assert f"/p/{secret}/" in page and "Children who thrive" in page
    assert "Mette Holm reads it first and answers within 5 working days." in page
    assert "<svg viewBox" in page and "style=" not in page
    assert 'lang="da"' in text(mette, "/workplaces/solsikken/poster?in=da")
    assert mette.get("/workplaces/solsikken/poster?in=../etc").status_code == 200


def test_a_new_poster_puts_the_old_one_out_of_use(cast: make.Cast, as_person: SignIn) -> None:
    old = cast.solsikken.poster
    Workplace.objects.filter(pk=cast.solsikken.pk).update(takes_ideas_without_sign_in=True)
    nobody = Client()
    assert nobody.get(f"/p/{old}/").status_code == 200
    as_person(cast.mette).post("/workplaces/solsikken/poster/new", {"key": "a"})
    new = Workplace.objects.get(pk=cast.solsikken.pk).poster
    assert new != old
    assert nobody.get(f"/p/{old}/").status_code == 404
    assert nobody.get(f"/p/{new}/").status_code == 200
    assert as_person(cast.alma).post("/workplaces/solsikken/poster/new").status_code == 404


def test_cards_are_shown_once_and_sign_in(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette, language="en")
    page = text(mette, "/workplaces/solsikken/cards")
    assert f'value="{cast.jonas.pk}" checked' in page  # no mail, no card
    assert f'value="{cast.alma.pk}" checked' not in page
    assert f'value="{cast.bo.pk}"' not in page
    answer = mette.post("/workplaces/solsikken/cards", {"people": [cast.jonas.pk]})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    pin = re.search(r'class="pin-code">(\d{4})<', answer.content.decode())
    assert pin
    first = Person.objects.get(pk=cast.jonas.pk).card
    assert first
    mette.post("/workplaces/solsikken/cards", {"people": [cast.jonas.pk]})
    assert Person.objects.get(pk=cast.jonas.pk).card != first
    for wrong in ([], [cast.viggo.pk], [cast.bo.pk], ["x"]):
        assert mette.post("/workplaces/solsikken/cards", {"people": wrong}).status_code == 422
    one = mette.post(f"/admin/people/{cast.alma.pk}/card")
    assert (one.status_code, one["Cache-Control"]) == (200, "no-store")


def test_a_sign_in_link_is_sent_where_there_is_mail(cast: make.Cast, as_person: SignIn) -> None:
    mette = as_person(cast.mette, language="en")
    assert mette.post(f"/admin/people/{cast.jonas.pk}/link").status_code == 422
