"""The light road by keyboard: a real idea brought in from elsewhere, answered, added to, done, and told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from greb.ideas.stages import Stage

from .hands import Hands
from .opening import bring, cast_speaking, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WORDS = {
    "da": {
        "thanks": "Du har set noget, vi andre går forbi.",
        "build": "Det samme gælder bussen.",
        "better": "Nu kan alle komme op.",
    },
    "en": {
        "thanks": "You saw what we walk past.",
        "build": "The bus has the same trouble.",
        "better": "Now everybody gets up.",
    },
}


@pytest.mark.parametrize(("language", "width", "dark"), [("da", 360, False), ("en", 1280, True)])
def test_an_imported_real_idea_from_reply_to_what_got_better(
    hands: Callable[..., Hands], tmp_path: Path, language: str, width: int, dark: bool
) -> None:
    cast = cast_speaking(language)
    words = WORDS[language]
    idea = bring(hands(language, width=width, dark=dark), cast, tmp_path)

    mette = hands(language, width=width, dark=dark)
    sign_in(mette, cast.mette)
    mette.open("/ideas")
    mette.press(mette.page.get_by_role("link", name=idea.told))
    mette.press(f'a[href="/ideas/{idea.pk}/answer"]')
    mette.write('textarea[name="thanks"]', words["thanks"])
    mette.choose("next", "do")
    mette.press("main form button.primary")
    idea.refresh_from_db()
    assert (idea.stage, idea.road, idea.answerer_id) == (Stage.DECIDED, "do", cast.mette.pk)

    alma = hands(language, width=width, dark=dark)
    sign_in(alma, cast.alma)
    alma.open(f"/ideas/{idea.pk}")
    assert words["thanks"] in alma.page.inner_text("main")
    alma.to("form.support button")
    with alma.page.expect_response(lambda r: r.url.endswith("/support")):
        alma.page.keyboard.press("Enter")
    alma.write('textarea[name="text"]', words["build"])
    alma.press('button[name="kind"][value="build"]')
    assert words["build"] in alma.page.inner_text("main")

    mette.open(f"/ideas/{idea.pk}")
    assert words["build"] in mette.page.inner_text("main")
    mette.press(f'a[href="/ideas/{idea.pk}/finish"]')
    mette.write('textarea[name="text"]', words["better"])
    mette.press("main form button.primary")
    idea.refresh_from_db()
    assert (idea.stage, idea.got_better, idea.support_count) == (Stage.DONE, words["better"], 1)

    alma.open("/real")
    assert words["better"] in alma.page.inner_text("main")
    assert alma.page.locator("html").get_attribute("lang") == language
