"""The verbs of a publication: an editor's, refused to others, and only of what may be read."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from greb.cases import actions as cases
from greb.publications import actions, due
from greb.publications.models import Order, Piece, Publication
from greb.trail import clock
from greb.trail.actors import Anonymous
from greb.trail.models import Entry
from greb.trail.refusal import Refused
from greb.trail.verify import chains
from tests import make
from tests.cases import stories

pytestmark = pytest.mark.django_db
ORDER: dict[str, Any] = {"name": "Viggo", "address": "Parken", "copies": 3}


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def fresh(publication: Publication) -> Publication:
    return Publication.objects.get(pk=publication.pk)


def made(cast: make.Cast, **more: Any) -> Publication:
    return actions.make_publication(by=cast.ada, workplace=cast.sund, title="What we learned", **more)


def refused(verb: str, /, **said: object) -> str:
    with translation.override("en"), pytest.raises(Refused) as caught:
        getattr(actions, verb)(**said)
    return str(caught.value)


def test_an_editor_makes_one_and_publishes_it(cast: make.Cast) -> None:
    one, other = stories.told(cast, "One"), stories.told(cast, "Other")
    publication = made(cast, foreword="Read it", cases=[other, one])
    actions.choose_cases(by=cast.ada, publication=publication, cases=[one, other])
    assert list(Piece.objects.order_by("place").values_list("case", flat=True)) == [one.pk, other.pk]
    actions.change_publication(by=cast.ada, publication=publication, title="Anew", foreword="", language="en")
    actions.publish_publication(by=cast.ada, publication=publication)
    assert fresh(publication).is_published and fresh(publication).title == "Anew"
    verbs = list(Entry.objects.filter(subject_kind="publication").order_by("number").values_list("verb", flat=True))
    assert verbs == [f"publication.{verb}" for verb in ("made", "chosen", "changed", "published")]
    actions.take_back_publication(by=cast.ada, publication=publication)
    assert not fresh(publication).is_published
    assert list(chains()) == []


def test_nobody_but_an_editor(cast: make.Cast) -> None:
    publication = made(cast)
    told = {"title": "x", "foreword": "", "language": "da"}
    for wrong in (cast.alma, cast.mette, cast.dorte, Anonymous()):
        assert refused("make_publication", by=wrong, workplace=cast.sund, title="x")
        assert refused("change_publication", by=wrong, publication=publication, **told)
        assert refused("choose_cases", by=wrong, publication=publication, cases=[])
        for verb in ("publish", "take_back", "open", "close"):
            assert refused(f"{verb}_publication", by=wrong, publication=publication)
    assert Publication.objects.count() == 1


def test_only_told_cases_each_once_and_at_least_one(cast: make.Cast) -> None:
    publication, one = made(cast), stories.told(cast)
    waiting = stories.draft(cast, idea=stories.real(cast, "Not told"))
    assert "at least one" in refused("publish_publication", by=cast.ada, publication=publication)
    assert "is told" in refused("choose_cases", by=cast.ada, publication=publication, cases=[waiting])
    assert "once" in refused("choose_cases", by=cast.ada, publication=publication, cases=[one, one])
    assert refused("make_publication", by=cast.ada, workplace=cast.sund, title=" ")
    assert refused("make_publication", by=cast.ada, workplace=cast.sund, title="x", language="xx")
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=publication.pk).update(is_open=True)


def test_it_is_open_only_when_each_case_in_it_is(cast: make.Cast) -> None:
    one, shy = stories.told(cast, "One"), stories.told(cast, "A shy one")
    publication = made(cast, cases=[one, shy])
    assert "Publish it here first" in refused("open_publication", by=cast.ada, publication=publication)
    actions.publish_publication(by=cast.ada, publication=publication)
    cases.open_to_web(by=cast.ada, case=one)
    assert "A shy one" in refused("open_publication", by=cast.ada, publication=publication)
    one.refresh_from_db()
    actions.choose_cases(by=cast.ada, publication=publication, cases=[one])
    actions.open_publication(by=cast.ada, publication=publication)
    assert fresh(publication).is_open
    actions.choose_cases(by=cast.ada, publication=publication, cases=[one, shy])
    assert not fresh(publication).is_open, "a case that is not open takes the whole of it off the web"
    actions.choose_cases(by=cast.ada, publication=publication, cases=[one])
    actions.open_publication(by=cast.ada, publication=publication)
    actions.close_publication(by=cast.ada, publication=publication)
    assert not fresh(publication).is_open


def test_copies_are_ordered_sent_and_forgotten(cast: make.Cast) -> None:
    publication = made(cast, cases=[stories.told(cast)])
    assert "when it is published" in refused("order_copies", by=cast.viggo, publication=publication, **ORDER)
    actions.publish_publication(by=cast.ada, publication=publication)
    assert "sign in" in refused("order_copies", by=Anonymous(), publication=publication, **ORDER)
    for bad in ({"copies": 0}, {"copies": 201}, {"name": " "}, {"address": ""}):
        assert refused("order_copies", by=cast.viggo, publication=publication, **{**ORDER, **bad})
    order = actions.order_copies(by=cast.viggo, publication=publication, **ORDER, note="By Monday")
    assert "Parken" not in str(list(Entry.objects.values_list("facts", flat=True)))
    for wrong in (cast.viggo, cast.mette):
        assert refused("send_order", by=wrong, order=order)
    waiting = actions.order_copies(by=cast.viggo, publication=publication, **ORDER)
    actions.send_order(by=cast.ada, order=order)
    actions.send_order(by=cast.ada, order=order)
    assert Entry.objects.filter(verb="publication.sent").count() == 1
    now = clock.now()
    assert due.due(now + timedelta(days=89)) == {"orders forgotten": 0}
    assert due.due(now + timedelta(days=91)) == {"orders forgotten": 1}
    assert list(Order.objects.all()) == [waiting]
    assert due.due(now + timedelta(days=366)) == {"orders forgotten": 1}
    assert due.due(now + timedelta(days=366)) == {"orders forgotten": 0}


def test_who_may_see_it(cast: make.Cast) -> None:
    publication = made(cast, cases=[stories.told(cast)])

    def seen() -> set[str]:
        return {
            name for name, person in cast.people().items()
            if Publication.objects.visible_to(person, make.reach(person)).exists()
        }  # fmt: skip

    assert seen() == {"ada"}
    actions.publish_publication(by=cast.ada, publication=publication)
    assert seen() == set(cast.people())
    assert not Publication.objects.visible_to(None, make.reach(cast.ada)).exists()
