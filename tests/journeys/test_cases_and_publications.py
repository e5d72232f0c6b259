"""A case and a publication at a phone's width, with words that are longer than the phone is wide; and in the dark."""

from collections.abc import Callable
from typing import Any

import pytest

from greb.cases import actions as cases
from greb.publications import actions
from tests.cases import stories

from .hands import Hands
from .opening import cast_speaking, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WORD = "Medarbejdertilfredshedsundersøgelsesresultatopfølgningsmødeindkaldelsesskabelon"


def test_an_editor_gathers_what_has_long_words_and_somebody_reads_it(hands: Callable[..., Hands]) -> None:
    cast = cast_speaking("da")
    words: dict[str, Any] = {"what": WORD * 2, "for_whom": WORD, "author_box": "https://x.example/" + "a" * 150}
    case = stories.draft(cast, idea=stories.real(cast, f"{WORD} i lommen"), advice=(WORD, "Begynd", WORD), **words)
    asked = cases.ask_credit(by=cast.alma, case=case, person=cast.jonas)
    cases.answer_credit(by=cast.jonas, credit=asked, says="role", shown_as=WORD)
    cases.publish_case(by=cast.alma, case=case)
    drawn = stories.draft(cast, by=cast.mette, idea=stories.led_through(cast, "13", "12"))
    cases.publish_case(by=cast.mette, case=drawn)
    made = actions.make_publication(by=cast.ada, workplace=cast.sund, title=WORD, foreword=WORD, language="da")

    ada = hands("da", width=360)
    sign_in(ada, cast.ada)
    page = f"/publications/{made.pk}"
    ada.open(f"{page}/cases")
    ada.press('button:has-text("Tag med")')
    ada.press('button:has-text("Tag med")')
    ada.press('a:has-text("Se udgivelsen")')
    ada.press('a:has-text("Udgiv den")')
    ada.press("main button.primary")
    assert ada.page.locator("figure svg.believed").is_visible()
    ada.to("figure summary")
    ada.page.keyboard.press("Enter")
    assert ada.page.locator("figure table").is_visible()
    for rest in ("/change", "/web", "/orders"):
        ada.open(page + rest)

    alma = hands("da", width=360, dark=True)
    sign_in(alma, cast.alma)
    for address in ("/cases", "/cases?filters=1", f"/cases/{case.pk}", f"/ideas/{case.idea_id}", page, f"{page}/order"):
        alma.open(address)
