"""Reading publications: the list, the cases in one, and its orders. Each a fixed number of statements."""

from datetime import datetime, timedelta
from typing import Final

from greb.cases.models import Case, Credit
from greb.workplaces.models import Person, Role
from greb.workplaces.reads import Reach, below

from .models import Order, Publication

PAGE: Final = 24
ORDERS: Final = 100
SENT_KEPT: Final = timedelta(days=90)
KEPT: Final = timedelta(days=365)


def page(person: Person | None, reach: Reach, *, before: int = 0) -> tuple[list[Publication], int]:
    """A page of publications, newest first, and the place of the next page (0: there is none)."""
    found = Publication.objects.visible_to(person, reach).select_related("workplace")
    rows = list((found.filter(pk__lt=before) if before else found).order_by("-pk")[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else 0


def cases(publication: Publication, *, is_open: bool = False) -> list[Case]:
    """The told cases in it, in their order; with `is_open` those that anybody on the web may read. One statement."""
    pieces = publication.pieces.select_related("case__idea", "case__workplace").order_by("place")
    found = [piece.case for piece in pieces if piece.case.is_told]
    return [case for case in found if case.is_open] if is_open else found


def thanked(cases: list[Case], *, on_web: bool = False) -> dict[int, list[Credit]]:
    """Those who wish to stand in each case (by id). One statement."""
    shown = Credit.objects.filter(case__in=cases, says__in=[Credit.Says.NAME, Credit.Says.ROLE])
    found: dict[int, list[Credit]] = {}
    for credit in (shown.filter(on_web=True) if on_web else shown).select_related("person").order_by("asked_at", "pk"):
        found.setdefault(credit.case_id, []).append(credit)
    return found


def orders(publication: Publication, *, before: int = 0) -> tuple[list[Order], int]:
    """Its orders, newest first, and the place of the next page (0: there is none)."""
    found = Order.objects.filter(publication=publication)
    rows = list((found.filter(pk__lt=before) if before else found).order_by("-pk")[: ORDERS + 1])
    return rows[:ORDERS], rows[ORDERS - 1].pk if len(rows) > ORDERS else 0


def waiting(reach: Reach) -> list[Publication]:
    """Publications of which copies are waited for, for their editors; nobody else reads anything."""
    held = reach.at({Role.Kind.EDITOR})
    if not held:
        return []
    wanted = Order.objects.filter(sent_at__isnull=True, publication__workplace__in=below(held))
    return list(Publication.objects.filter(pk__in=wanted.values("publication")).order_by("pk")[:5])


def to_forget(now: datetime, most: int = 500) -> list[Order]:
    """Orders sent three months ago, and those that nobody has sent within a year."""
    sent = Order.objects.filter(sent_at__lt=now - SENT_KEPT).order_by("sent_at", "pk")[:most]
    old = Order.objects.filter(sent_at__isnull=True, at__lt=now - KEPT).order_by("pk")[:most]
    return [*sent, *old]
