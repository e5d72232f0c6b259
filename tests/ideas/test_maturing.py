"""An idea matures: it is described, carried by several, and help is asked for and given."""

from datetime import timedelta

import pytest

from greb.ideas import actions, maturing
from greb.ideas.models import Description, HelpWanted, Idea, Member
from greb.ideas.reads import Asked, board_page
from greb.trail import clock
from greb.trail.models import Delivery, Entry
from greb.trail.refusal import Refused
from greb.workplaces.models import Role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture
def idea(cast: make.Cast) -> Idea:
    made = make.idea(cast.alma)
    cast.solsikken.shares_after_reply = False
    cast.solsikken.save()
    actions.thank(by=cast.mette, idea=made, text="You saw it.")
    actions.mature(by=cast.mette, idea=made, road="try")
    return Idea.objects.get(pk=made.pk)


def sees(who: object, idea: Idea, cast: make.Cast) -> bool:
    person = cast.people()[str(who)]
    reach = make.reach(person)
    on_board = idea.pk in {row.id for row in board_page(person, reach, Asked()).rows}
    may_read = Idea.objects.visible_to(person, reach).filter(pk=idea.pk).exists()
    assert on_board == may_read
    return may_read


def test_a_description_grows_part_by_part_and_the_trail_tells_which(cast: make.Cast, idea: Idea) -> None:
    maturing.describe(by=cast.alma, idea=idea, problem="We look for coats", who_gains="Children")
    maturing.describe(by=cast.mette, idea=idea, who_gains="Children and parents", today="")
    maturing.describe(by=cast.mette, idea=idea, who_gains="Children and parents")
    told = Description.objects.get()
    assert (told.problem, told.who_gains) == ("We look for coats", "Children and parents")
    facts = list(Entry.objects.filter(verb="idea.described").order_by("number").values_list("facts__parts", flat=True))
    assert facts == ["problem who_gains", "who_gains"]
    maturing.describe(by=cast.alma, idea=idea, problem="")
    assert Description.objects.get().problem == ""


def test_only_those_who_carry_it_describe_it_and_only_on_the_longer_roads(cast: make.Cast, idea: Idea) -> None:
    for wrong in (cast.jonas, cast.viggo, cast.dorte):
        with pytest.raises(Refused):
            maturing.describe(by=wrong, idea=idea, problem="x")
    new = make.idea(cast.alma)
    with pytest.raises(Refused):
        maturing.describe(by=cast.alma, idea=new, problem="x")
    actions.park(by=cast.mette, idea=idea, reason="Later", until=clock.today() + timedelta(days=30))
    with pytest.raises(Refused):
        maturing.describe(by=cast.alma, idea=idea, problem="x")


def test_whoever_is_invited_reads_it_for_as_long_as_they_are_in(cast: make.Cast, idea: Idea) -> None:
    assert not sees("viggo", idea, cast)
    maturing.invite(by=cast.alma, idea=idea, person=cast.viggo)
    assert sees("viggo", idea, cast)
    assert Delivery.objects.get(person_id=cast.viggo.pk).reason == "co_owner"
    maturing.describe(by=cast.viggo, idea=idea, problem="Ours too")
    maturing.invite(by=cast.viggo, idea=idea, person=cast.rikke, kind="helper")
    with pytest.raises(Refused):
        maturing.describe(by=cast.rikke, idea=idea, problem="x")
    maturing.leave(by=cast.viggo, idea=idea)
    assert not sees("viggo", idea, cast)
    maturing.end_membership(by=cast.mette, idea=idea, person=cast.rikke)
    assert not sees("rikke", idea, cast)
    with pytest.raises(Refused):
        maturing.leave(by=cast.viggo, idea=idea)


def test_inviting_again_changes_what_they_do_and_tells_it_once(cast: make.Cast, idea: Idea) -> None:
    maturing.invite(by=cast.alma, idea=idea, person=cast.viggo, kind="helper")
    maturing.invite(by=cast.alma, idea=idea, person=cast.viggo, kind="helper")
    maturing.invite(by=cast.alma, idea=idea, person=cast.viggo, kind="co_owner")
    assert Member.objects.get().kind == "co_owner"
    assert idea.steps.filter(kind="join").count() == 1
    assert Entry.objects.filter(verb="idea.joined").count() == 2


def test_some_cannot_be_invited(cast: make.Cast, idea: Idea) -> None:
    cast.rikke.is_active = False
    cast.rikke.save()
    for person in (cast.alma, cast.rikke):
        with pytest.raises(Refused):
            maturing.invite(by=cast.mette, idea=idea, person=person)
    with pytest.raises(Refused):
        maturing.invite(by=cast.alma, idea=idea, person=cast.viggo, kind="boss")
    with pytest.raises(Refused):
        maturing.invite(by=cast.jonas, idea=idea, person=cast.viggo)


def test_what_was_shown_to_the_leader_alone_is_opened_by_its_author_alone(cast: make.Cast) -> None:
    idea = make.idea(cast.alma, audience="leader")
    actions.thank(by=cast.mette, idea=idea, text="x")
    actions.mature(by=cast.mette, idea=idea, road="try")
    with pytest.raises(Refused):
        maturing.invite(by=cast.mette, idea=idea, person=cast.jonas)
    maturing.invite(by=cast.alma, idea=idea, person=cast.jonas)
    assert sees("jonas", idea, cast)


def test_taken_back_it_is_read_by_nobody_who_was_invited(cast: make.Cast, idea: Idea) -> None:
    maturing.invite(by=cast.alma, idea=idea, person=cast.viggo)
    actions.withdraw(by=cast.alma, idea=idea)
    assert not sees("viggo", idea, cast)


def test_help_is_asked_for_and_taken_once(cast: make.Cast, idea: Idea) -> None:
    champion = make.person("Kim Toft", cast.solsikken, Role.Kind.CHAMPION)
    wanted = maturing.ask_help(by=cast.alma, idea=idea, what="Somebody who sews")
    assert (champion.pk, "helper") in Delivery.objects.values_list("person_id", "reason")
    with pytest.raises(Refused):
        maturing.take_help(by=cast.viggo, wanted=wanted)  # cannot read it
    maturing.take_help(by=cast.jonas, wanted=wanted)
    assert Member.objects.get(person=cast.jonas).kind == "helper"
    with pytest.raises(Refused):
        maturing.take_help(by=champion, wanted=wanted)
    assert HelpWanted.objects.get().taken_by == cast.jonas
    assert Delivery.objects.filter(person_id=cast.alma.pk, entry__verb="idea.help_taken", reason="asked").exists()


def test_there_is_an_end_to_how_much_help_is_asked_for(cast: make.Cast, idea: Idea) -> None:
    for n in range(maturing.MOST_WANTED):
        maturing.ask_help(by=cast.alma, idea=idea, what=f"Help {n}")
    with pytest.raises(Refused):
        maturing.ask_help(by=cast.alma, idea=idea, what="More")
    with pytest.raises(Refused):
        maturing.ask_help(by=cast.alma, idea=idea, what=" ")
