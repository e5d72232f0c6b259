"""What is done to a publication and its orders. The trail knows of an order its number, never who or where."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from greb.cases.models import Case
from greb.cases.rules import why_not_edit
from greb.trail import clock
from greb.trail.actions import record
from greb.trail.actors import Actor
from greb.trail.chain import Facts
from greb.trail.refusal import Refused
from greb.workplaces.models import Person, Workplace

from . import rules
from .models import MOST_COPIES, Language, Order, Piece, Publication


@transaction.atomic
def make_publication(
    *, by: Actor, workplace: Workplace, title: str, foreword: str = "", language: str = "da",
    cases: Sequence[Case] = (),
) -> Publication:  # fmt: skip
    """A new publication, seen by editors alone until it is published. `language` is that of its texts."""
    _allowed(why_not_edit(by, workplace.pk))
    publication = Publication(workplace=workplace, made_by=_person(by), made_at=clock.now())
    _write(publication, title, foreword, language)
    _told("publication.made", publication, by, content=f"{publication.title}\n{publication.foreword}", fresh=True)
    if cases:
        _choose(publication, cases)
    return publication


@transaction.atomic
def change_publication(*, by: Actor, publication: Publication, title: str, foreword: str, language: str) -> Publication:
    publication = _locked(publication)
    _allowed(rules.why_not_change(by, publication))
    _write(publication, title, foreword, language)
    _told("publication.changed", publication, by, content=f"{publication.title}\n{publication.foreword}")
    return publication


@transaction.atomic
def choose_cases(*, by: Actor, publication: Publication, cases: Sequence[Case]) -> None:
    """These cases and no others, in this order."""
    publication = _locked(publication)
    _allowed(rules.why_not_change(by, publication))
    _choose(publication, cases)
    if publication.is_open and rules.why_not_open(publication, cases):
        _off_the_web(by, publication)
    _told("publication.chosen", publication, by, facts={"cases": [case.pk for case in cases]})


@transaction.atomic
def publish_publication(*, by: Actor, publication: Publication) -> Publication:
    """Everybody in the organisation can read, fetch and order it."""
    publication = _locked(publication)
    _allowed(rules.why_not_change(by, publication))
    _allowed(rules.why_not_publish(_cases(publication)))
    if not publication.is_published:
        publication.is_published, publication.published_at = True, clock.now()
        publication.save()
        _told("publication.published", publication, by)
    return publication


@transaction.atomic
def take_back_publication(*, by: Actor, publication: Publication) -> Publication:
    """Only editors see it again. Orders that wait stay."""
    publication = _locked(publication)
    _allowed(rules.why_not_change(by, publication))
    if publication.is_published:
        publication.is_published = publication.is_open = False
        publication.save()
        _told("publication.taken_back", publication, by)
    return publication


@transaction.atomic
def open_publication(*, by: Actor, publication: Publication) -> Publication:
    """Anybody on the web can read, fetch and order it."""
    publication = _locked(publication)
    _allowed(rules.why_not_change(by, publication))
    _allowed(rules.why_not_open(publication, _cases(publication)))
    if not publication.is_open:
        publication.is_open = True
        publication.save(update_fields=["is_open"])
        _told("publication.opened", publication, by)
    return publication


@transaction.atomic
def close_publication(*, by: Actor, publication: Publication) -> Publication:
    publication = _locked(publication)
    _allowed(rules.why_not_change(by, publication))
    if publication.is_open:
        _off_the_web(by, publication)
    return publication


@transaction.atomic
def order_copies(*, by: Actor, publication: Publication, name: str, address: str, copies: int, note: str = "") -> Order:
    """Copies on paper, to a workplace or an address."""
    publication = _locked(publication)
    _allowed(rules.why_not_order(publication))
    if not isinstance(by, Person) and not publication.is_open:
        raise Refused(_("You need to sign in to do that."))
    if not 1 <= copies <= MOST_COPIES:
        raise Refused(_("Between 1 and %(n)s copies.") % {"n": MOST_COPIES}, field="copies")
    if not name.strip() or not address.strip():
        raise Refused(_("Write who it is for, and where it is to go."), field="address" if name.strip() else "name")
    order = Order.objects.create(
        publication=publication, by=_person(by), name=name.strip(), address=address.strip(), copies=copies,
        note=note.strip(), at=clock.now(),
    )  # fmt: skip
    _told("publication.ordered", publication, by, facts={"order": order.pk, "copies": copies})
    return order


@transaction.atomic
def send_order(*, by: Actor, order: Order) -> None:
    """The copies are on their way."""
    publication = _locked(order.publication)
    _allowed(rules.why_not_change(by, publication))
    if Order.objects.filter(pk=order.pk, sent_at__isnull=True).update(sent_at=clock.now()):
        _told("publication.sent", publication, by, facts={"order": order.pk})


@transaction.atomic
def forget_orders(*, by: Actor, orders: Sequence[Order]) -> int:
    """Orders that are needed no longer, with the names and addresses in them."""
    gone, _each = Order.objects.filter(pk__in=[order.pk for order in orders]).delete()
    return gone


def _write(publication: Publication, title: str, foreword: str, language: str) -> None:
    if not title.strip():
        raise Refused(_("Give it a title."), field="title")
    if language not in Language.values:
        raise Refused(_("Choose a language."), field="language")
    publication.title, publication.foreword, publication.language = title.strip(), foreword.strip(), language
    publication.save()


def _choose(publication: Publication, cases: Sequence[Case]) -> None:
    _allowed(rules.why_not_choose(cases))
    Piece.objects.filter(publication=publication).delete()
    Piece.objects.bulk_create(
        Piece(publication=publication, case=case, place=place) for place, case in enumerate(cases)
    )


def _off_the_web(by: Actor, publication: Publication) -> None:
    publication.is_open = False
    publication.save(update_fields=["is_open"])
    _told("publication.closed", publication, by)


def _cases(publication: Publication) -> list[Case]:
    return list(Case.objects.filter(pk__in=publication.pieces.values("case")).select_related("idea"))


def _locked(publication: Publication) -> Publication:
    return Publication.objects.select_for_update().get(pk=publication.pk)


def _person(by: Actor) -> Person | None:
    return by if isinstance(by, Person) else None


def _allowed(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _told(
    verb: str, publication: Publication, by: Actor, *, content: str | None = None, facts: Facts | None = None,
    fresh: bool = False,
) -> None:  # fmt: skip
    record(verb, of=("publication", publication.pk), by=by, content=content, facts=facts, fresh=fresh)
