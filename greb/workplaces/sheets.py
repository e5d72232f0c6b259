"""What is printed: QR codes, the poster's address, sign-in cards."""

from collections.abc import Iterable
from dataclasses import dataclass

import segno
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from markupsafe import Markup

from greb.trail.actors import Actor

from .entry import issue_card
from .models import Person, Workplace


def qr(address: str) -> Markup:
    """A QR code as inline SVG: paths only, no style, so that it stands under a strict content policy.

    Error correction M (15 % may be covered), a quiet zone of four modules as ISO/IEC 18004 asks.
    """
    drawn = segno.make(address, error="m", micro=False)
    return Markup(drawn.svg_inline(omitsize=True, border=4, svgclass=None, lineclass=None))  # noqa: S704 - ours


def poster_address(workplace: Workplace) -> str:
    """Where the poster's code leads: a page of the ideas room, which is asked for by its address alone."""
    return f"{settings.ADDRESS}/p/{workplace.poster}/"


@dataclass(frozen=True)
class Card:
    """A sign-in card as it is printed; shown once and kept nowhere."""

    person: Person
    pin: str
    address: str

    @property
    def picture(self) -> Markup:
        return qr(self.address)


@transaction.atomic
def issue_cards(*, by: Actor, people: Iterable[Person]) -> list[Card]:
    """A new card for each, or for none; cards printed earlier no longer work."""
    cards = []
    for person in people:
        secret, pin = issue_card(by=by, person=person)
        cards.append(Card(person, pin, settings.ADDRESS + reverse("card", kwargs={"secret": secret})))
    return cards
