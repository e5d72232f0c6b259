"""Capture to done in a browser without JavaScript: three required fields, one act of the leader."""

from collections.abc import Callable

import pytest

from greb.ideas.models import Idea
from greb.ideas.stages import Stage
from greb.workplaces.models import Person
from tests import make

from .hands import Hands

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery"


def test_capture_to_done_with_three_fields_and_one_act_of_the_leader(hands: Callable[..., Hands]) -> None:
    cast = make.cast()
    written = 0

    def somebody(person: Person) -> Hands:
        person.set_password(PASSWORD)
        person.save()
        at = hands("en", width=360, scripts=False)
        page = at.page
        page.goto(at.base + "/sign-in")
        if not page.locator('input[name="password"]').is_visible():
            page.locator("details:has(input[name=password]) summary").click()
        page.locator('form:has(input[name="password"]) input[name="name"]').fill(person.username)
        page.locator('input[name="password"]').fill(PASSWORD)
        page.locator('form:has(input[name="password"]) button').click()
        return at

    def send(at: Hands, field: str, text: str) -> None:
        nonlocal written
        assert at.page.locator("main form [required]").count() <= 1, "one required field a page"
        at.page.locator(f'[name="{field}"]').fill(text)
        written += 1
        at.page.locator("main form button.primary").click()

    alma = somebody(cast.alma)
    alma.page.goto(alma.base + "/tell")
    send(alma, "told", "One hook for each child, at their own height")
    idea = Idea.objects.get()

    mette = somebody(cast.mette)
    mette.page.goto(mette.base + "/inbox")
    mette.page.get_by_role("link", name=idea.told).click()
    mette.page.locator('input[name="next"][value="do"]').check(force=True)
    send(mette, "thanks", "You thought of the smallest.")

    alma.page.goto(alma.base + "/")
    alma.page.get_by_role("link", name=idea.told).first.click()
    send(alma, "text", "They hang up their own coats.")

    idea.refresh_from_db()
    assert (idea.stage, idea.got_better, written) == (Stage.DONE, "They hang up their own coats.", 3)
