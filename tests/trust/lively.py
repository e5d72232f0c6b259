"""The small world with something of everything that a page may list, so that no list in it is empty.

Built upon `world.py`, whose ids stay what they were. One more person holds every role there is.
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from greb.benefits import actions as benefits
from greb.benefits.models import Benefit
from greb.cases import actions as cases
from greb.cases.models import Case
from greb.change import actions as change
from greb.change import reads as plans
from greb.experiments import actions as trying
from greb.ideas import actions as ideas
from greb.ideas import maturing, talk
from greb.ideas.models import HelpWanted, Idea, Theme
from greb.measures import actions as measures
from greb.measures.models import Measure
from greb.publications import actions as publishing
from greb.publications.models import Publication
from greb.surveys import actions as asking
from greb.surveys.models import Survey
from greb.surveys.ready_made import ALL
from greb.trail import clock
from greb.voices import actions as voices
from greb.voices import answering, slips
from greb.voices.models import Batch, Group, Voice
from greb.weighing import actions as weighing
from greb.workplaces import actions as places
from greb.workplaces import upkeep
from greb.workplaces.models import Person, Role, Workplace
from tests import make
from tests.cases import stories
from tests.experiments import tries
from tests.surveys import makers
from tests.trust.world import World

ABOVE = (Role.Kind.DIRECTOR, Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR, Role.Kind.LEADER)


@dataclass
class Lively:
    """What has been added: somebody in every role, and what the further addresses are about, by its name."""

    everything: Person
    ideas: dict[str, int]
    case: int
    publication: int
    survey: int
    group: int
    theme: int
    place: Workplace


def fill(made: World) -> Lively:
    """Something of everything, at Solsikken and below it."""
    cast = made.cast
    night = make.workplace("Solsikken at night", cast.solsikken)
    vera = _somebody_in_every_role(cast, night)
    _at_the_workplaces(cast, night)
    known = {
        "new": _talked_of(cast, vera),
        "matures": _matured(cast, vera),
        "decided": _weighed(cast, made.people["union"]),
        "tried twice": _tried(cast),
        "led through": _led(cast, made.people["union"]),
    }
    case, publication = _told(cast)
    survey = _asked(night, cast)
    group = _said(cast)
    _measured(cast)
    theme = Theme.objects.create(name="Mornings", slug="mornings")
    Idea.objects.update(theme=theme)
    Case.objects.update(theme=theme)
    numbers = {name: idea.pk for name, idea in known.items()} | {"told": case.idea_id}
    return Lively(vera, numbers, case.pk, publication.pk, survey.pk, group.pk, theme.pk, cast.solsikken)


def further(more: Lively, own: dict[str, str]) -> dict[str, str]:
    """Pages that a route has more of, by their names in the table: further on, or with something asked. `own` are
    addresses by their routes."""
    idea = {name: f"/ideas/{pk}" for name, pk in more.ideas.items()}
    case, out = f"/cases/{more.case}", f"/publications/{more.publication}"
    place = f"workplace={more.place.pk}"
    return {
        **{f"idea, {name}": address for name, address in idea.items() if name != "new"},
        "idea, tried": own["experiment-observe"].removesuffix("/try/observe"),
        "idea, planned": own["plan"].removesuffix("/plan"),
        "idea, being weighed": own["weigh"].removesuffix("/weigh"),
        "idea, what was said before": f"{idea['new']}?talk=999999",
        "idea, with what can be blanked": f"{idea['new']}?blanking=1",
        **{f"ideas, {name}": f"/ideas?{asked}" for name, asked in {
            "by words": "q=coats", "with filters": f"filters=1&{place}", "by support": "order=support&shown=waiting",
            "one's own": "mine=1", "of a theme": f"theme={more.theme}",
        }.items()},
        "team, by name": f"{idea['matures']}/team?q=jo",
        "weighing, decided": f"{idea['decided']}/weighing",
        "lead, of whom is asked": f"{idea['decided']}/lead",
        "experiment-seen, with what can be blanked": f"{own['experiment-seen']}?blanking=1",
        "experiment-seen, the second time": f"{idea['tried twice']}/try/2",
        "learning, by words": "/learning?q=baskets",
        "learning, of an outcome": "/learning?outcome=works",
        "plan, begun": f"{idea['led through']}/plan",
        "benefit, looked at": f"{idea['led through']}/benefit",
        "cases, by words": "/cases?q=hooks",
        "cases, with filters": f"/cases?filters=1&{place}",
        "case, told": case,
        "case, what was said before": f"{case}?talk=999999",
        "case-related, by words": f"{own['case-related']}?q=hooks",
        "case-credits, by name": f"{own['case-credits']}?q=jo",
        "publication, out": out,
        "publication-pdf, out": f"{out}/pdf",
        "publication-cases, by words": f"{own['publication-cases']}?q=hooks",
        "survey, over": f"/surveys/{more.survey}",
        "survey-new, ready-made": f"/surveys/new?from={ALL[0].name}",
        "voice-group, of some": f"/voices/groups/{more.group}",
        "measures, ended": "/measures?shown=ended",
        "measure, before a day": f"{own['measure']}?before={clock.today()}",
        "news, older": "/news?before=999999",
        "admin-people, by name": "/admin/people?q=a",
        "admin-people, who are gone": "/admin/people?gone=1",
        "admin-workplace, the top": "/admin/workplaces/sund-kommune",
    }  # fmt: skip


def _somebody_in_every_role(cast: make.Cast, night: Workplace) -> Person:
    here = [kind for kind in Role.Kind if kind not in ABOVE]
    vera = make.person("Vera Alle", cast.solsikken, Role.Kind.LEADER, *here, email="vera@sund.example")
    for kind in ABOVE:
        places.give_role(by=make.SYSTEM, person=vera, workplace=cast.sund, kind=kind)
    for place in (cast.parken, night):
        places.join(by=make.SYSTEM, person=vera, workplace=place)
    return vera


def _at_the_workplaces(cast: make.Cast, night: Workplace) -> None:
    make.person("Nete Lind", night, Role.Kind.CO_LEADER)
    upkeep.deactivate_person(by=make.SYSTEM, person=make.person("Gorm Gone", cast.solsikken))
    upkeep.deactivate_workplace(by=make.SYSTEM, workplace=make.workplace("Closed", cast.solsikken))
    for place in (cast.sund, cast.solsikken, night):
        trying.set_frames(by=make.SYSTEM, workplace=place, hours=4, kroner=500, not_to_touch="Medicine")
        change.name_forum(by=make.SYSTEM, workplace=place, name="MED")
        places.write_core_task(by=make.SYSTEM, workplace=place, sentence="Every child meets an adult who has time")


def _talked_of(cast: make.Cast, vera: Person) -> Idea:
    idea = Idea.objects.get(author=cast.alma, told="new")
    for person in (cast.jonas, vera):
        talk.support(by=person, idea=idea)
        talk.follow(by=person, idea=idea)
    talk.comment(by=cast.jonas, idea=idea, kind="question", text="And the small ones, @mette and @vera?")
    hidden = make.idea(cast.jonas, "Said by somebody", is_author_hidden=True)
    ideas.thank(by=cast.mette, idea=hidden, text="Well seen")
    make.idea(cast.alma, "Wait no more")
    late = make.idea(cast.alma, "Late")
    Idea.objects.filter(pk=late.pk).update(due_on=clock.today() - timedelta(days=3))
    ended = make.idea(cast.alma, "Not this one")
    ideas.thank(by=cast.mette, idea=ended, text="Well seen")
    ideas.decline(by=cast.mette, idea=ended, reason="We have it already")
    return idea


def _matured(cast: make.Cast, vera: Person) -> Idea:
    idea = Idea.objects.get(author=cast.alma, told="to mature")
    maturing.describe(by=cast.alma, idea=idea, problem="Coats are looked for", who_gains="The children")
    maturing.invite(by=cast.alma, idea=idea, person=vera)
    maturing.ask_help(by=cast.alma, idea=idea, what="Somebody who draws")
    taken = HelpWanted.objects.filter(idea=idea).latest("pk")
    maturing.take_help(by=cast.jonas, wanted=taken)
    return idea


def _weighed(cast: make.Cast, union: Person) -> Idea:
    """Weighed by all, decided, and handed over to a colleague who has not answered; another one is being weighed."""
    for told in ("Being weighed", "Weighed through"):
        idea = tries.maturing(cast, told=told)
        weighing.open_weighing(by=cast.alma, idea=idea)
        for person in (cast.jonas, cast.mette, cast.bo, union):
            weighing.weigh(by=person, idea=idea, practice=1, people=2, routines=0, why="It helps", is_named=True)
        weighing.say_need(by=cast.alma, idea=idea, better="Calm", for_whom="All", without="A list")
        weighing.argue_against(by=cast.jonas, idea=idea, text="It takes room")
    weighing.decide(by=cast.mette, idea=idea, reason="It frees the mornings")
    weighing.choose_part(by=cast.alma, idea=idea, choice="hand_over", to=cast.jonas)
    waits = tries.maturing(cast, told="Decided now")
    weighing.decide(by=cast.mette, idea=waits, reason="It is small")
    return idea


def _tried(cast: make.Cast) -> Idea:
    """Tried twice, and it stays."""
    idea = tries.concluded(cast, learning="Baskets at eye height are used").idea
    with clock.at(clock.now() + timedelta(days=16)):
        again = trying.again(
            by=cast.alma, idea=tries.fresh(idea), **tries.four(until=clock.today() + timedelta(days=5))
        )
        trying.observe(by=cast.alma, experiment=again, text="Theirs")
        trying.conclude(by=cast.alma, experiment=again, outcome="works", learning="Baskets stay", trigger="Enough seen")
        trying.adopt(by=cast.mette, idea=tries.fresh(idea))
    return idea


def _led(cast: make.Cast, union: Person) -> Idea:
    """What each step of a change can list, on the planned one; looked at once, and once not, on the begun one."""
    idea = Idea.objects.get(told="planned elsewhere", workplace=cast.solsikken)
    plan = plans.plan_of(idea)
    assert plan is not None
    change.add_touched(by=cast.mette, plan=plan, who="Jonas", person=cast.jonas)
    change.set_task(by=cast.mette, plan=plan, kind="new", text="Reading the screen")
    change.discuss_in_forum(by=union, plan=plan, on=clock.today(), said="We are for it")
    concern = change.raise_concern(by=cast.jonas, idea=idea, text="And the weekend?")
    change.answer_concern(by=cast.mette, concern=concern, text="It waits until Monday")
    benefit = Benefit.objects.get(idea__told="begun elsewhere", idea__workplace=cast.solsikken)
    for days, value in ((-3, "4"), (-2, "")):
        day = benefits.plan_follow_up(by=cast.mette, benefit=benefit, on=clock.today() + timedelta(days=200 + days))
        with clock.at(clock.now() + timedelta(days=200)):
            if value:
                benefits.follow_up(by=cast.mette, follow_up=day, value=Decimal(value))
            else:
                benefits.not_evaluated(by=cast.mette, follow_up=day, why="Nobody was there")
    return benefit.idea


def _told(cast: make.Cast) -> tuple[Case, Publication]:
    """Two told cases beside each other, with people credited; one is of a change that was measured."""
    case = stories.draft(cast, idea=stories.led_through(cast, "16", "15"))
    for person, says in ((cast.jonas, "name"), (cast.mette, "role")):
        credit = cases.ask_credit(by=cast.alma, case=case, person=person)
        cases.answer_credit(by=person, credit=credit, says=says, shown_as="a colleague", on_web=True)
    case = cases.publish_case(by=cast.alma, case=case)
    other = stories.told(cast, "Hooks for all")
    cases.relate(by=cast.alma, case=case, other=other)
    cases.comment_case(by=cast.jonas, case=case, text="How high?")
    for told in Case.objects.filter(state="told"):
        cases.open_to_web(by=make.SYSTEM, case=told)
    out = publishing.make_publication(by=make.SYSTEM, workplace=cast.sund, title="Two", cases=[case, other])
    publishing.publish_publication(by=make.SYSTEM, publication=out)
    publishing.open_publication(by=make.SYSTEM, publication=out)
    return case, out


def _asked(night: Workplace, cast: make.Cast) -> Survey:
    """A survey at twelve people's team that is over and shown, one that is open, and what a meeting has answered."""
    team, people = makers.team("Night", 12, night)
    survey = makers.opened(people[0], team)
    unit = survey.units.get()
    makers.answer(survey, unit, [3] * 12, words="The list")
    makers.closed(survey)
    question = asking.ask_meeting(by=cast.mette, workplace=cast.solsikken, text="What is hard?")
    asking.answer_meeting(by=cast.mette, question=question, answer="Mondays")
    return survey


def _said(cast: make.Cast) -> Group:
    """What was said without a name: answered to one, answered to all, and sealed still."""
    voice = Voice.objects.get(batch__workplace=cast.solsikken)
    voices.reply_to_voice(by=cast.mette, voice=voice, text="Thank you")
    batch = Batch.objects.get(workplace=cast.solsikken, kind="standing")
    more = [
        Voice.objects.create(
            batch=batch, round=1, kind="concern", week=voice.week, payload={"text": text}, receipt=text * 4
        )
        for text in ("It is dark", "Still dark")
    ]
    group = answering.make_group(by=cast.mette, voices=more[:1], title="Light")
    answering.answer_group(by=cast.mette, group=group, answer="A lamp is coming")
    (slip,) = slips.draw(by=cast.mette, batch=batch, count=1)
    voices.submit(code=slip.secret, kind="concern", payload={"text": "Too dark"})
    return group


def _measured(cast: make.Cast) -> None:
    measure = Measure.objects.get(workplace=cast.solsikken)
    for days in (20, 30):
        reading = measures.add_reading(
            by=cast.alma, measure=measure, on=clock.today() - timedelta(days=days), value=Decimal(days)
        )
    measures.correct_reading(by=cast.alma, reading=reading, value=Decimal(4), why="A slip of the pen")
    ended = measures.make_measure(by=cast.mette, workplace=cast.solsikken, name="Calls", better="down")
    measures.add_reading(by=cast.alma, measure=ended, on=clock.today(), value=Decimal(1))
    measures.end_measure(by=cast.mette, measure=ended, why="Enough")
