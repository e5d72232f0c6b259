"""The light road by keyboard: a real idea brought in from elsewhere, answered, added to, done, and told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from greb.ideas.models import Idea
from greb.ideas.stages import Stage
from greb.workplaces.models import Person
from tests import make

from .hands import Hands

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
REAL = Path(settings.BASE).parent / "shared" / "data" / "decide-madrid-sample.csv"
PASSWORD = "correct horse battery"
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


def sign_in(hands: Hands, person: Person) -> None:
    """By user name and password, on the sign-in page itself."""
    person.set_password(PASSWORD)
    person.save()
    hands.open("/sign-in")
    if not hands.page.locator('input[name="password"]').is_visible():
        hands.to(hands.page.locator("details:has(input[name=password]) summary"))
        hands.page.keyboard.press("Enter")
    hands.write('form:has(input[name="password"]) input[name="name"]', person.username)
    hands.write('input[name="password"]', PASSWORD)
    with hands.page.expect_navigation():
        hands.page.keyboard.press("Enter")
    hands.check()


def the_file(tmp_path: Path) -> tuple[Path, str]:
    """Two ideas of the real export where it is at hand; else two of the same shape, saying so."""
    if REAL.exists():
        lines = REAL.read_text(encoding="utf-8").splitlines()[:2]
    else:
        print(f"journey on made-up rows: {REAL.name} is not here")
        lines = [
            '"id";"title";"description";"cached_votes_up";"created_at";"retired_at"',
            '"1";"Metro accesible";"Por favor";"15";"01/01/2024";""',
        ]
    file = tmp_path / "ideas.csv"
    file.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return file, lines[1].split('"')[3].strip()


@pytest.mark.parametrize(("language", "width", "dark"), [("da", 360, False), ("en", 1280, True)])
def test_an_imported_real_idea_from_reply_to_what_got_better(
    hands: Callable[..., Hands], tmp_path: Path, language: str, width: int, dark: bool
) -> None:
    cast = make.cast()
    for person in cast.people().values():
        Person.objects.filter(pk=person.pk).update(language=language)
        person.language = language
    words = WORDS[language]
    file, title = the_file(tmp_path)

    ada = hands(language, width=width, dark=dark)
    sign_in(ada, cast.ada)
    ada.open("/ideas/import")
    ada.to('input[type="file"]').set_input_files(file)
    ada.press("main button.primary")
    ada.to('select[name="place"]').select_option(str(cast.solsikken.pk))
    ada.press("main .actions button.primary")
    idea = Idea.objects.get()
    assert idea.told == title
    assert (idea.workplace, idea.imported_support, idea.due_on) == (cast.solsikken, 15, None)

    mette = hands(language, width=width, dark=dark)
    sign_in(mette, cast.mette)
    mette.open("/ideas")
    mette.press(mette.page.get_by_role("link", name=title))
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
