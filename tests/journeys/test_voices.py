"""A slip, a concern, the leader's answer, and an answer back, by keyboard; nobody is known on the writer's side."""

from collections.abc import Callable

import pytest

from greb.trail.actors import System
from greb.voices import actions
from greb.voices.models import Batch
from tests import make

from .hands import Hands
from .opening import sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WORDS = {
    "da": {
        "said": "Om natten er jeg alene på to etager.",
        "other": "Nætterne er for tynde.",
        "group": "Alene om natten",
        "all": "Fra mandag er I to om natten.",
        "one": "Tak, fordi du siger det.",
        "back": "Det hjælper. Hvad med weekenden?",
        "unnamed": "Her har du intet navn",
        "send": "Send anonymt",
        "sign": "Send som Mette Holm",
    },
    "en": {
        "said": "At night I am alone on two floors.",
        "other": "The nights are too thin.",
        "group": "Alone at night",
        "all": "From Monday you are two at night.",
        "one": "Thank you for saying it.",
        "back": "That helps. What about weekends?",
        "unnamed": "Here you have no name",
        "send": "Send anonymously",
        "sign": "Send as Mette Holm",
    },
}


@pytest.mark.parametrize("language, width, dark", [("da", 360, False), ("en", 1280, True)])
def test_from_slip_to_answer_back(hands: Callable[..., Hands], language: str, width: int, dark: bool) -> None:
    words, cast = WORDS[language], make.cast()
    leader = hands(language, width=width, dark=dark)
    sign_in(leader, cast.mette)
    codes = print_slips(leader)
    assert len(set(codes)) == 3

    writer = hands(language, width=width, dark=dark)
    receipt = say(writer, codes[0], words["said"], words)
    say(hands(language, width=width, dark=dark), codes[1], words["other"], words)
    assert writer.page.context.cookies() == []

    let_out()
    leader.open("/voices")
    for box in leader.page.locator('input[name="voices"]').all():
        leader.to(box)
        leader.page.keyboard.press("Space")
    leader.write('input[name="title"]', words["group"])
    leader.press('form:has(input[name="title"]) button.primary')
    leader.write('textarea[name="answer"]', words["all"])
    leader.press(leader.page.get_by_role("button", name=words["sign"]))
    leader.press(leader.page.get_by_role("link", name=words["group"]))
    leader.press(leader.page.locator("li.panel", has_text=words["said"]).get_by_role("link"))
    leader.write('textarea[name="text"]', words["one"])
    leader.press(leader.page.get_by_role("button", name=words["sign"]))

    writer.open("/v/receipt")
    writer.write('input[name="receipt"]', receipt)
    writer.press("button.primary")
    for line in (words["said"], words["one"], words["all"], "Mette Holm"):
        assert writer.page.get_by_text(line).first.is_visible(), line
    assert not writer.page.get_by_text(words["other"]).count()
    writer.write('textarea[name="text"]', words["back"])
    writer.press(writer.page.get_by_role("button", name=words["send"]))
    assert writer.page.context.cookies() == []

    let_out()
    leader.page.reload()
    leader.check()
    assert leader.page.get_by_text(words["back"]).is_visible()


def print_slips(leader: Hands) -> list[str]:
    leader.open("/voices/slips")
    field = leader.to('input[name="count"]')
    leader.page.keyboard.press("Control+A")
    leader.page.keyboard.type("3")
    assert field.input_value() == "3"
    leader.press("form button.primary")
    return [code.replace(" ", "") for code in leader.page.locator(".slip-code").all_inner_texts()]


def say(writer: Hands, code: str, text: str, words: dict[str, str]) -> str:
    """As by the slip's picture; gives the receipt as it is shown."""
    writer.open(f"/v/{code}")
    assert writer.page.get_by_text(words["unnamed"]).is_visible()
    writer.choose("kind", "concern")
    writer.write('textarea[name="text"]', text)
    writer.press(writer.page.get_by_role("button", name=words["send"]))
    return writer.page.locator("#receipt").inner_text()


def let_out() -> None:
    actions.release(by=System("due"), batch=Batch.objects.get(), minimum=1)
