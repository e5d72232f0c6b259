"""The fifteen pieces of advice of five front-running workplaces, in our own words, and where each lives in Greb.

In the demo each points at an invented idea that shows it: `SHOWN` holds the idea's first sentence in both languages,
by which it is found among what the reader may see. tests/demo holds SHOWN to the stories, docs/fifteen.md to this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.models import Idea
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach


@dataclass(frozen=True)
class Advice:
    """One piece: what it says, what Greb does about it, the page where that is, and what is still to come."""

    number: int
    says: str
    here: str
    place: str
    page: str
    later: str = ""
    shown_on: str = "idea"  # the page of an idea that shows it best


@dataclass(frozen=True)
class Kind:
    """A kind of workplace, and its three pieces of advice."""

    name: str
    advice: tuple[Advice, Advice, Advice]


@dataclass(frozen=True)
class Shown:
    """A piece of advice as a reader sees it; `idea` where one in the demo shows it."""

    advice: Advice
    href: str
    idea: Idea | None
    idea_href: str


# The first sentence of the idea in the demo that shows each, in Danish and in English.
SHOWN: Final[dict[int, tuple[str, str]]] = {
    1: (
        "Tabletten er det, vi giver dem, når vi ikke har tid. Kunne den være noget, vi gør sammen?",
        "The tablet is what we hand over when we’ve no time. Could it be something we do together?",
    ),
    2: (
        "Ruth, der gør rent, spørger, om stolene kan være sat op, når hun kommer. Hun løfter 54 hver aften.",
        "Ruth, who cleans, asks if the chairs could be up when she comes. She lifts 54 of them every evening.",
    ),
    3: (
        "Liggerummet er for varmt kl. 13, og vi opdager det først, når den første er vågen og sur.",
        "The nap room is too warm at one o’clock, and we only notice when the first one wakes up cross.",
    ),
    4: (
        "Når jeg siger “om lidt”, er det to minutter. Når Ulrik siger det, er det ti. Kan et ur vise det?",
        "When I say “in a moment”, it’s two minutes. When Ulrik says it, it’s ten. Could a clock show it?",
    ),
    5: (
        "Vagtbogen ligger ét sted, og det er aldrig dér, hvor jeg står, når jeg skal bruge den.",
        "The shift book lies in one place, and it’s never where I’m standing when I need it.",
    ),
    6: (
        "Jeg vil lære det nye først og foran jer andre. I dag lærer jeg det sidst og på mit kontor.",
        "I want to learn what’s new first, and in front of you. Today I learn it last, and in my office.",
    ),
    7: (
        "Fra næste sommer bestiller folk deres kørekort på nettet. Det er besluttet uden for huset.",
        "From next summer people order their licence online. That is decided outside this house.",
    ),
    8: (
        "Folk venter tre kvarter på et stempel i et parkeringskort, og jeg ser ikke engang på dem, når jeg giver det.",
        "People wait three quarters of an hour for a stamp in a parking card, and I don’t even look at them when "
        "I give it.",
    ),
    9: (
        "Sig det lige ud, hvem af os der skal lave noget andet, når kørekortene bliver digitale.",
        "Tell us straight which of us will be doing something else once the licences go digital.",
    ),
    10: (
        "Skærmen i bilen lyser så skarpt om natten, at jeg er blind, når jeg kigger ud på vejen igen.",
        "The screen in the vehicle is so bright at night that I’m blind when I look back at the road.",
    ),
    11: (
        "Der er to tjeklister tilbage, og de spørger om det samme i forskellig rækkefølge.",
        "There are two checklists left, and they ask the same things in a different order.",
    ),
    12: (
        "Vi ringer for at spørge om vej til bagindgange, som en af os har fundet før.",
        "We ring to ask the way to back entrances that one of us has already found.",
    ),
    13: (
        "Når det regner, venter cyklerne lige så længe som bilerne, og kun den ene bliver våd.",
        "When it rains, the bikes wait as long as the cars, and only one of them gets wet.",
    ),
    14: (
        "Vi lægger ny asfalt i maj, og i juni graver vandet den op. Vi kendte bare ikke hinandens planer.",
        "We lay new asphalt in May, and in June the water people dig it up. We just didn’t know each other’s plans.",
    ),
    15: (
        "Leverandøren vil sælge os lygter med kamera, og jeg vil gerne høre, hvad vi andre skal bruge det til.",
        "The supplier wants to sell us street lamps with cameras, and I’d like to know what the rest of us would "
        "use them for.",
    ),
}


def kinds() -> tuple[Kind, ...]:
    """The five kinds of workplace and their advice, in the reader's language."""
    return (
        Kind(_("A day-care where tablets are used in play"), (
            Advice(
                1, _("Let it make sense"),
                _("An idea that grows says whom it is for and what is to get better, before it says with what. A "
                  "change cannot begin without it."),
                _("The ideas"), "ideas",
                shown_on="plan",
            ),
            Advice(
                2, _("Get the ideas out"),
                _("One sentence is enough, from a phone, a poster, a slip without your name, or a colleague who writes "
                  "it down for you."),
                _("Tell an idea"), "tell",
            ),
            Advice(
                3, _("Keep at it"),
                _("What is saved comes back on its day. A try can have one more round, and what is due waits on "
                  "your own page."),
                _("My page"), "home",
            ),
        )),
        Kind(_("A centre for people with autism, with technology in everyday life"), (
            Advice(
                4, _("Know a few things deeply"),
                _("A try lasts as long as it takes to know, and what was seen on the way stands beside what was "
                  "learned."),
                _("What we learned"), "learning",
                _("A list of what we own or may borrow, and of what long use showed, comes later."),
            ),
            Advice(
                5, _("Take it seriously"),
                _("Each workplace writes what anybody may try, and which hours of the week are kept free for it. A "
                  "change has people with names: who looks after it, and who looks at what came of it."),
                _("What anybody may try"), "own-frames",
                shown_on="plan",
            ),
            Advice(
                6, _("Learn at every level, leaders too"),
                _("Leaders’ own ideas take the same road as everybody else’s. Whoever carries an idea can ask for "
                  "help, and anybody can give it."),
                _("The ideas"), "ideas",
                _("A picture of what we can do together, and of what we would like to learn, comes later."),
            ),
        )),
        Kind(_("Citizen service, where routine tasks become digital"), (
            Advice(
                7, _("Be clear and honest about what it is for"),
                _("The plan of a change says what is gained, what freed time is used for, what can be promised, "
                  "what cannot, and when we will know."),
                _("The ideas"), "ideas",
                shown_on="plan",
            ),
            Advice(
                8, _("Talk early, and with each one"),
                _("Those whom it touches are named before anything begins. Each concern gets a reply, also when it is "
                  "said with a slip and no name, and the forum is heard first."),
                _("Said and heard"), "voices-heard",
                _("Talks between leader and employee, ticked off by both and seen by nobody else, come later."),
                shown_on="plan-concerns",
            ),
            Advice(
                9, _("Look after those who go first"),
                _("Who told an idea can be kept from colleagues until it is decided. At the decision they choose: "
                  "lead it, join in, or hand it over, and with what time."),
                _("Tell an idea"), "tell",
                _("A limit to how much one person carries comes later."),
            ),
        )),
        Kind(_("An ambulance service with a guide to the last stretch of the way"), (
            Advice(
                10, _("Be open to ideas from those who do the work"),
                _("The nearest leader answers within the workplace’s own promise. What is late rises to the next "
                  "one, and everybody can see it."),
                _("The ideas"), "ideas",
            ),
            Advice(
                11, _("Describe it well, and let several weigh it"),
                _("How it is today, whom it helps and what must be true. Colleagues weigh it before they see how "
                  "others did, and somebody writes what speaks against it."),
                _("The ideas"), "ideas",
                shown_on="weighing",
            ),
            Advice(
                12, _("Keep looking far ahead"),
                _("What came of a change is looked at on days that lie long after it ended. A day that nobody "
                  "looked is shown as such."),
                _("What we measure"), "measures",
                shown_on="benefit",
            ),
        )),
        Kind(_("Lights and traffic, in a town that tries things out"), (
            Advice(
                13, _("Be honest about what is uncertain"),
                _("A try says beforehand what makes us stop. A forecast has three numbers, and is locked before "
                  "anybody knows."),
                _("What we measure"), "measures",
                shown_on="benefit",
            ),
            Advice(
                14, _("Think in networks"),
                _("People from other workplaces can carry an idea too. What has been done is told as a case, so "
                  "that it can be found."),
                _("Cases"), "cases",
            ),
            Advice(
                15, _("Judge technology with a critical eye"),
                _("An idea that names a gadget is asked what gets better, for whom, and how it could be done "
                  "without. A no keeps its reason."),
                _("The ideas"), "ideas",
            ),
        )),
    )  # fmt: skip


def told(me: Person | None, reach: Reach) -> Iterator[tuple[Kind, list[Shown]]]:
    """The five kinds of workplace with their advice; in the demo with the ideas that show it. At most one statement."""
    found = _in_the_demo(me, reach) if settings.DEMO and me else {}
    for kind in kinds():
        yield kind, [_shown(advice, found) for advice in kind.advice]


def _in_the_demo(me: Person | None, reach: Reach) -> dict[str, Idea]:
    lines = [line for both in SHOWN.values() for line in both]
    return {idea.told: idea for idea in Idea.objects.visible_to(me, reach).filter(told__in=lines)}


def _shown(advice: Advice, found: dict[str, Idea]) -> Shown:
    idea = next((found[line] for line in SHOWN.get(advice.number, ()) if line in found), None)
    href = reverse(advice.shown_on, args=[idea.pk]) if idea else ""
    return Shown(advice, reverse(advice.page), idea, href)
