"""How the journeys begin: the cast in one language, somebody signs in, and a real idea is brought in from elsewhere."""

from pathlib import Path

from django.conf import settings

from greb.ideas.models import Idea
from greb.workplaces.models import Person
from tests import make

from .hands import Hands

REAL = Path(settings.BASE).parent / "shared" / "data" / "decide-madrid-sample.csv"
PASSWORD = "correct horse battery"


def cast_speaking(language: str) -> make.Cast:
    cast = make.cast()
    for person in cast.people().values():
        Person.objects.filter(pk=person.pk).update(language=language)
        person.language = language
    return cast


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


def bring(hands: Hands, cast: make.Cast, tmp_path: Path) -> Idea:
    """Ada, who is at `hands`, imports a real idea in the web, to Solsikken."""
    file, title = the_file(tmp_path)
    sign_in(hands, cast.ada)
    hands.open("/ideas/import")
    hands.to('input[type="file"]').set_input_files(file)
    hands.press("main button.primary")
    hands.to('select[name="place"]').select_option(str(cast.solsikken.pk))
    hands.press("main .actions button.primary")
    idea = Idea.objects.get()
    assert idea.told == title
    assert (idea.workplace, idea.imported_support, idea.due_on) == (cast.solsikken, 15, None)
    return idea
