"""The two longer roads by keyboard, each with a real idea brought in from elsewhere and five people who carry it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from greb.cases.models import Case
from greb.experiments.models import Experiment, Observation
from greb.ideas.models import Idea
from greb.ideas.stages import Road, Stage
from greb.trail import clock

from .hands import Hands
from .opening import bring, cast_speaking, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SEATS = [("da", 360, False), ("en", 1280, True)]
SENTENCES = {
    "da": {
        "thanks": "Du har set noget, vi andre går forbi.", "what": "En rampe af træ ved bagdøren.",
        "hope": "Alle kan selv komme ind.", "stop": "Nogen falder.", "seen": "Tre kom selv ind i dag.",
        "trigger": "Vi ved nok nu.", "learned": "Rampen skal være bredere end døren.",
        "better": "Nu kan alle komme ind.",
        "against": "Rampen tager plads fra cyklerne.", "reason": "Flere kan komme ind, og cyklerne kan flyttes.",
        "why": "Nogle må vente på hjælp udenfor.", "for_whom": "Alle, der kommer med barnevogn eller kørestol.",
        "routine": "Klokken ved bagdøren", "gain": "Færre venter udenfor.", "now": "Alle går selv ind ad bagdøren.",
        "worry": "Hvem fejer sneen væk?", "reply": "Det gør pedellen, før vi åbner.",
        "case": "Vi byggede en rampe og pillede klokken ned.", "measured": "Vi har ikke talt endnu.",
        "advice": "Begynd med den dør, der bruges mest.",
    },
    "en": {
        "thanks": "You saw what we walk past.", "what": "A wooden ramp at the back door.",
        "hope": "Everybody gets in without help.", "stop": "Somebody falls.",
        "seen": "Three came in by themselves today.",
        "trigger": "We know enough now.", "learned": "The ramp must be wider than the door.",
        "better": "Now everybody gets in.", "against": "The ramp takes room from the bicycles.",
        "reason": "More people get in, and the bicycles can move.", "why": "Some wait outside for help.",
        "for_whom": "All who come with a pram or a wheelchair.", "routine": "The bell at the back door",
        "gain": "Fewer wait outside.", "now": "Everybody walks in by the back door.",
        "worry": "Who sweeps the snow away?",
        "reply": "The caretaker does, before we open.", "case": "We built a ramp and took the bell down.",
        "measured": "We have not counted yet.", "advice": "Begin with the door that is used most.",
    },
}  # fmt: skip


class Story:
    """A journey's people at their browsers, and the idea that goes from one to the next."""

    def __init__(self, hands: Callable[..., Hands], tmp_path: Path, seat: tuple[str, int, bool]) -> None:
        language, width, dark = seat
        self.cast, self.say = cast_speaking(language), SENTENCES[language]
        self.seat: Callable[[], Hands] = partial(hands, language, width=width, dark=dark)
        self.idea = bring(self.seat(), self.cast, tmp_path)
        self.at = f"/ideas/{self.idea.pk}"

    def sits_down(self, who: str) -> Hands:
        """Somebody signs in and opens the idea."""
        hands = self.seat()
        sign_in(hands, self.cast.people()[who])
        hands.open(self.at)
        return hands

    def goes(self, hands: Hands, page: str) -> None:
        """From the idea to one of its pages, by a link that is there for this person."""
        hands.open(self.at)  # anew: somebody else may have moved it since
        hands.press(f'main a[href="{self.at}/{page}"]')

    def sends(self, hands: Hands) -> None:
        hands.press("main form button.primary")
        self.idea = Idea.objects.get(pk=self.idea.pk)

    def answers(self, mette: Hands, road: str) -> None:
        self.goes(mette, "answer")
        mette.write('textarea[name="thanks"]', self.say["thanks"])
        mette.choose("next", road)
        self.sends(mette)
        assert (self.idea.stage, self.idea.road) == (Stage.MATURING, road)

    def invites(self, mette: Hands, who: str) -> None:
        """Somebody is asked to carry it too."""
        mette.open(f"{self.at}/team?q={self.cast.people()[who].name.split()[0]}")
        mette.press('main form:has(input[name="kind"][value="co_owner"]) button')

    def writes(self, hands: Hands, **fields: str) -> None:
        for name, text in fields.items():
            hands.write(f'main form [name="{name}"]', text)


@pytest.mark.parametrize("seat", SEATS)
def test_an_imported_idea_is_tried_by_five_people(
    hands: Callable[..., Hands], tmp_path: Path, seat: tuple[str, int, bool]
) -> None:
    story = Story(hands, tmp_path, seat)
    mette = story.sits_down("mette")
    story.answers(mette, "try")
    story.invites(mette, "jonas")

    jonas = story.sits_down("jonas")
    story.goes(jonas, "try")
    story.writes(jonas, what=story.say["what"], hope=story.say["hope"], stop_if=story.say["stop"])
    jonas.to('input[name="until"]').fill((clock.today() + timedelta(days=14)).isoformat())
    jonas.press('main button[name="begin"]')
    story.idea.refresh_from_db()
    assert story.idea.stage == Stage.EXPERIMENT

    alma = story.sits_down("alma")
    story.goes(alma, "try/observe")
    story.writes(alma, text=story.say["seen"])
    story.sends(alma)
    assert Observation.objects.get().by == story.cast.alma

    story.goes(jonas, "try/learn")
    jonas.choose("outcome", "works_with_changes")
    story.writes(jonas, trigger=story.say["trigger"], learning=story.say["learned"])
    story.sends(jonas)

    story.goes(mette, "try/next")
    mette.choose("next", "adopt")
    story.sends(mette)
    assert (story.idea.stage, story.idea.road) == (Stage.DECIDED, Road.DO)

    story.goes(jonas, "finish")
    story.writes(jonas, text=story.say["better"])
    story.sends(jonas)
    assert (story.idea.stage, story.idea.got_better) == (Stage.DONE, story.say["better"])
    assert Experiment.objects.get().outcome == "works_with_changes"

    bo = story.sits_down("bo")
    bo.open("/learning")
    assert story.say["learned"] in bo.page.inner_text("main")


@pytest.mark.parametrize("seat", SEATS)
def test_an_imported_idea_is_led_through_to_a_told_case(
    hands: Callable[..., Hands], tmp_path: Path, seat: tuple[str, int, bool]
) -> None:
    story = Story(hands, tmp_path, seat)
    mette = story.sits_down("mette")
    story.answers(mette, "lead")
    story.goes(mette, "open-weighing")
    story.sends(mette)
    assert story.idea.stage == Stage.WEIGHING

    people = {who: story.sits_down(who) for who in ("alma", "jonas", "bo")}
    for number, person in enumerate(people.values()):
        story.goes(person, "weigh")
        for scale, place in zip(("practice", "people", "routines"), (1, 2, number - 1), strict=True):
            person.choose(scale, str(place))
        person.press('main button[name="is_named"][value=""]')
    people["jonas"].open(f"{story.at}/against")
    story.writes(people["jonas"], text=story.say["against"])
    story.sends(people["jonas"])

    _decide_and_plan(story, mette)
    _worry_and_answer(story, people["bo"], mette)
    mette.open(f"{story.at}/plan/launch")
    story.sends(mette)
    assert story.idea.stage == Stage.CHANGE

    mette.open(f"{story.at}/plan/retire")
    story.writes(mette, text=story.say["now"])
    story.sends(mette)
    assert (story.idea.stage, story.idea.got_better) == (Stage.FOLLOWING, story.say["now"])

    _tell(story, mette)
    alma = people["alma"]
    alma.open("/cases")
    alma.press(alma.page.get_by_role("link", name=story.idea.told))
    assert story.say["case"] in alma.page.inner_text("main")
    assert alma.page.inner_text("main").count(story.say["advice"]) == 3


def _decide_and_plan(story: Story, mette: Hands) -> None:
    """Decided with its reason, and the plan written step by step, with what it is to give."""
    story.goes(mette, "decide")
    mette.choose("road", "lead")
    story.writes(mette, reason=story.say["reason"])
    story.sends(mette)
    assert story.idea.stage == Stage.DECIDED
    mette.open(f"{story.at}/plan/why")
    story.writes(mette, why=story.say["why"], for_whom=story.say["for_whom"])
    story.sends(mette)
    mette.open(f"{story.at}/plan/routine")
    story.writes(mette, old_routine=story.say["routine"])
    mette.to('input[name="retire_on"]').fill((clock.today() + timedelta(days=30)).isoformat())
    for owner in ("old_routine_owner", "operations_owner"):
        mette.to(f'select[name="{owner}"]').select_option(str(story.cast.bo.pk))
    story.sends(mette)
    mette.open(f"{story.at}/benefit/plan")
    story.writes(mette, what=story.say["gain"])
    mette.choose("kind", "quality")
    mette.choose("nature", "quality")
    mette.to('select[name="owner"]').select_option(str(story.cast.mette.pk))
    story.sends(mette)


def _worry_and_answer(story: Story, bo: Hands, mette: Hands) -> None:
    bo.open(f"{story.at}/plan/concerns")
    story.writes(bo, text=story.say["worry"])
    story.sends(bo)
    mette.open(f"{story.at}/plan/concerns")
    mette.press(f'main a[href^="{story.at}/plan/concerns/"]')
    mette.write("main form textarea", story.say["reply"])
    story.sends(mette)
    bo.open(f"{story.at}/plan/concerns")
    assert story.say["reply"] in bo.page.inner_text("main")


def _tell(story: Story, mette: Hands) -> None:
    story.goes(mette, "case")
    story.writes(mette, what=story.say["case"], measured=story.say["measured"])
    story.writes(mette, **{f"advice_{number}": story.say["advice"] for number in (1, 2, 3)})
    story.sends(mette)
    case = Case.objects.get()
    mette.open(f"/cases/{case.pk}/publish")
    story.sends(mette)
    assert story.idea.stage == Stage.TOLD
