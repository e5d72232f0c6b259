"""The day-care tries things out: a nap, a lamp that lost, and a page for temps. All of it is invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Day, Named, T, Tale, Who, does, weighs

TALES: Final[list[Tale]] = [
    Tale(
        key="nap", by="bo", ago=330, theme="calm",
        told=T(
            "Liggerummet er for varmt kl. 13, og vi opdager det først, når den første er vågen og sur.",
            "The nap room is too warm at one o’clock, and we only notice when the first one wakes up cross.",
        ),
        body=T(
            "Jeg har lagt hånden på ruden i en uge. Det er ikke en måling, men ruden var varm.",
            "I’ve put my hand on the window for a week. That isn’t a measurement, but the window was warm.",
        ),
        acts=(
            Act(1, "support", "maja"),
            Act(2, "thank", "mette", T(
                "Tak, Bo. Hånden på ruden er et godt sted at begynde. Nu gør vi den til et tal.",
                "Thank you, Bo. A hand on the window is a good place to start. Now let’s make it a number.",
            )),
            Act(4, "build", "viggo", T(
                "Vi har fire små følere til skabe med strøm i. To af dem ligger stille om vinteren. I kan låne dem.",
                "We have four small sensors for power cabinets. Two lie idle in winter. You can borrow them.",
            )),
            Act(7, "try", "mette", T(
                "Vi låner Viggos følere i fire uger. Bo skriver, hvad vi håber at se.",
                "We borrow Viggo’s sensors for four weeks. Bo writes down what we hope to see.",
            )),
            does(9, "invite", "bo", person=Who("viggo"), kind="helper"),
            does(12, "plan-try", "bo",
                what=T("En føler ved sengene. Ved 21 grader åbner den, der går forbi, vinduet.",
                       "A sensor by the beds. At 21 degrees whoever walks past opens the window."),
                hope=T("At den første sover ti minutter længere.", "That the first one sleeps ten minutes longer."),
                until=Day(42), stop_if=T("Hvis nogen fryser, eller der bliver trafik i rummet.",
                                         "If anybody is cold, or people start walking through the room."),
                where=T("Liggerummet", "The nap room"), measure=Named("nap"),
            ),
            Act(13, "start", "bo"),
            Act(20, "observe", "maja", T(
                "Føleren sad bag radiatoren. Den mente, der var 29 grader. Nu hænger den over puslebordet.",
                "The sensor sat behind the radiator and claimed 29 degrees. It hangs above the changing table now.",
            )),
            Act(33, "observe", "bo", T(
                "Tre børn var syge, og to sov hos bedstemor. Ugens tal siger ikke ret meget.",
                "Three children were ill and two slept at their grandmother’s. This week’s number says very little.",
            )),
            does(43, "learn", "bo", outcome="cannot_tell", learning=T(
                "Vi kan ikke se det. Den første uge målte vi radiatoren, og den tredje var halvdelen syge. Tallet "
                "svinger ti minutter af sig selv, så vi skal måle længere end fire uger.",
                "We can’t tell. The first week we measured the radiator, and in the third half of them were ill. The "
                "number swings ten minutes by itself, so we need more than four weeks.",
            )),
            does(48, "again", "bo",
                what=T("Det samme én gang til, med føleren over puslebordet og i otte uger.",
                       "The same once more, with the sensor above the changing table and for eight weeks."),
                hope=T("At den første sover otte minutter længere i snit.",
                       "That the first one sleeps eight minutes longer on average."),
                until=Day(104), stop_if=T("Hvis nogen fryser.", "If anybody is cold."),
                where=T("Liggerummet", "The nap room"), measure=Named("nap"),
            ),
            does(70, "observe", "maja", T(
                "Ruth har hængt en lap på vinduet: “Åbn mig ved 21”. Den virker bedre end føleren.",
                "Ruth has hung a tag on the window: “Open me at 21”. It works better than the sensor.",
            ), picture="tag"),
            does(105, "learn", "bo", outcome="works", learning=T(
                "Den første sover cirka ti minutter længere, otte uger i træk. Det meste kommer af lappen på vinduet; "
                "føleren var god til at overbevise os om, at den skulle hænge dér.",
                "The first one sleeps about ten minutes longer, eight weeks running. Most of it comes from the tag on "
                "the window; the sensor was good for convincing us to hang it there.",
            )),
            Act(108, "adopt", "mette", T(
                "Lappen bliver. Følerne går hjem til Viggo med en tegning fra de store.",
                "The tag stays. The sensors go home to Viggo with a drawing from the big ones.",
            )),
            Act(126, "finish", "bo", T(
                "Der er ro i liggerummet til kvart i to. Det kostede en lap papir og to omgange.",
                "There’s peace in the nap room until a quarter to two. It took a slip of paper and two rounds.",
            )),
        ),
    ),
    Tale(
        key="noise", by="maja", ago=205, theme="calm",
        told=T(
            "Kan vi få sådan en lampe, der bliver rød, når der er for meget larm på stuen?",
            "Could we have one of those lamps that turn red when the room gets too loud?",
        ),
        acts=(
            Act(1, "support", "alma"),
            Act(2, "thank", "mette", T(
                "Tak, Maja. Du vil have, at børnene selv kan se det, i stedet for at vi siger det. Det er en god "
                "tanke.",
                "Thank you, Maja. You want the children to see it for themselves instead of us saying it. A good "
                "thought.",
            )),
            Act(4, "wonder", "fatima", T(
                "Hvad gør vi så, når den er rød?",
                "And what do we do when it’s red?",
            )),
            Act(6, "try", "mette", T(
                "Lad os låne en i tre uger og se. Fatimas spørgsmål skal stå øverst.",
                "Let’s borrow one for three weeks and see. Fatima’s question goes at the top.",
            )),
            does(9, "plan-try", "maja",
                what=T("Larmlampen hænger på Bjørnestuen. Bliver den rød, sætter vi os alle sammen på gulvet.",
                       "The noise lamp hangs in the Bear room. When it’s red, we all sit down on the floor."),
                hope=T("At den er rød højst tre gange om dagen i den sidste uge.",
                       "That it’s red no more than three times a day in the last week."),
                until=Day(31), stop_if=T("Hvis den gør nogen bange, eller hvis den larmer mere end børnene.",
                                         "If it frightens anybody, or makes more noise than the children."),
                where=T("Bjørnestuen", "The Bear room"),
                measure=T("Maja sætter en streg, hver gang den er rød.", "Maja makes a mark each time it’s red."),
            ),
            Act(10, "start", "maja"),
            Act(14, "observe", "maja", T(
                "Rød 19 gange i dag. De råber, til den skifter, og klapper bagefter.",
                "Red 19 times today. They shout until it changes, and then they clap.",
            )),
            Act(17, "observe", "alma", T(
                "De har fundet ud af, hvem der kan gøre den rød fra gangen.",
                "They’ve worked out who can turn it red from the corridor.",
            )),
            does(19, "learn", "maja", outcome="does_not", trigger=T(
                "Den larmede mere end børnene.", "It made more noise than the children.",
            ), learning=T(
                "Den gjorde larm til en leg. Det, der virkede, var at vi satte os på gulvet. Det kan man gøre uden "
                "lampe.",
                "It turned noise into a game. What did work was that we sat down on the floor. One can do that "
                "without a lamp.",
            )),
            Act(20, "stop", "mette", T(
                "Vi stopper efter ni dage og sender lampen tilbage. Gulvet beholder vi: Den voksne sætter sig, når "
                "det bliver for meget.",
                "We stop after nine days and send the lamp back. We keep the floor: the adult sits down when it gets "
                "too much.",
            )),
            Act(24, "build", "noah", T(
                "Godt, I skrev det. Vi var lige ved at købe to.",
                "I’m glad you wrote that. We were about to buy two.",
            )),
        ),
    ),
    Tale(
        key="tiles", by="jonas", ago=13, theme="tools",
        told=T(
            "Skal vi købe de gulvfliser, der lyser, når man hopper på dem?",
            "Shall we buy those floor tiles that light up when you jump on them?",
        ),
        body=T(
            "Jeg så dem på en messe. Jeg hoppede selv i ti minutter.",
            "I saw them at a fair. I jumped for ten minutes myself.",
        ),
        acts=(
            Act(1, "support", "oskar"),
            Act(2, "thank", "mette", T(
                "Tak, Jonas. Du kommer hjem fra en messe med lyst til at hoppe. Den lyst skal vi bruge til noget.",
                "Thank you, Jonas. You come home from a fair wanting to jump. Let’s put that to use.",
            )),
            Act(3, "wonder", "kirsten", T(
                "Kan de tåle sand? Og hvem rydder dem op?",
                "Can they stand sand? And who tidies them away?",
            )),
            Act(5, "try", "mette", T(
                "De koster mere, end vi må prøve for. Så lad os veje dem først, og sig, hvem der får det bedre.",
                "They cost more than we may try for. So let’s weigh them first, and say who’ll be better off.",
            )),
            does(7, "describe", "jonas",
                problem=T("På regndage er der for lidt at bruge kroppen til.",
                          "On rainy days there’s too little to use one’s body for."),
                today=T("Madrasser i gangen og en voksen som dørmand.",
                        "Mattresses in the corridor, and an adult as doorman."),
            ),
            does(8, "weigh-open", "jonas", closes_on=Day(18)),
            weighs(9, "kirsten", 0, 0, -2, T("De skal tørres af. Af hvem?", "They need wiping. By whom?")),
            weighs(11, "maja", 1, 1, -1),
        ),
    ),
    Tale(
        key="temps", by="oskar", ago=70, theme="handover",
        told=T(
            "Hver ny vikar stiller mig de samme ni spørgsmål. Jeg var selv vikar i fjor, så jeg kan dem udenad.",
            "Every new temp asks me the same nine questions. I was a temp myself last year, so I know them by heart.",
        ),
        body=T(
            "Hvor er det tørre tøj, hvem må hente hvem, og hvad gør jeg, hvis en ikke vil slippe mit ben.",
            "Where the dry clothes are, who may fetch whom, and what to do when one won’t let go of my leg.",
        ),
        acts=(
            Act(1, "support", "fatima"),
            Act(2, "thank", "mette", T(
                "Tak, Oskar. Du har lige stået på den anden side af spørgsmålene. Det er en viden, der forsvinder "
                "hurtigt.",
                "Thank you, Oskar. You’ve just stood on the other side of those questions. That’s a knowledge that "
                "fades fast.",
            )),
            Act(3, "support", "maja"),
            Act(6, "lead", "mette", T(
                "Det rører ved alle stuer og ved vikarerne. Så vi tager den lange vej, men i et roligt tempo.",
                "It touches every room and the temps. So we take the long road, at an easy pace.",
            )),
            does(9, "describe", "oskar",
                problem=T("Vikaren ved ikke, hvor tingene er, og vi går fra børnene for at vise det.",
                          "The temp doesn’t know where things are, and we leave the children to show them."),
                who_gains=T("Børnene, vikaren og den, der ellers bliver spurgt.",
                            "The children, the temp, and whoever gets asked otherwise."),
                today=T("Et ringbind på 40 sider. Ingen har åbnet det i år; jeg lagde et hår i.",
                        "A binder of 40 pages. Nobody has opened it this year; I put a hair in it."),
                wanted=T("At vikaren er med ved bordet efter ti minutter.",
                         "That the temp sits at the table after ten minutes."),
                must_be_true=T("En side for hver stue, og en, der retter den hver måned.",
                               "One page a room, and somebody who corrects it every month."),
            ),
            does(10, "invite", "oskar", person=Who("maja"), kind="co_owner"),
            does(16, "weigh-open", "oskar", closes_on=Day(24)),
            weighs(17, "jonas", 1, 2, 2),
            weighs(17, "alma", 1, 1, 2),
            weighs(18, "fatima", 1, 2, 1, T("Hvis jeg må læse den på tavlen og ikke på en skærm.",
                                            "If I may read it on the board and not on a screen.")),
            weighs(19, "kirsten", 0, 1, 2),
            weighs(20, "bo", 0, 0, 1, T("Ringbindet blev heller ikke rettet.",
                                        "Nobody corrected the binder, either.")),
            does(22, "against", "bo", text=T(
                "En side, der er forkert, er værre end ingen side. Står der et forkert navn under “må hente”, er det "
                "alvor.",
                "A page that’s wrong is worse than no page. A wrong name under “may fetch” is a serious thing.",
            )),
            does(26, "decide", "mette", road="lead", reason=T(
                "Vi gør det. Bos indvending flytter “hvem må hente hvem” ud af siden igen; den bliver i mappen på "
                "kontoret.",
                "We do it. Bo’s objection takes “who may fetch whom” off the page again; it stays in the folder in "
                "the office.",
            )),
            does(28, "part", "oskar", choice="join", time=T("En time om ugen, hvis Maja holder i den anden ende.",
                                                            "An hour a week, if Maja holds the other end.")),
            does(40, "benefit", "mette", what=T("Minutter, før en ny vikar er med ved bordet",
                                                "Minutes before a new temp sits at the table"),
                 kind="efficiency", owner=Who("maja"), nature="freed_time", unit=T("minutter", "minutes"),
                      better="down"),
            does(45, "baseline", "maja", value=35, on=Day(44), how=T("Set på et ur for fem vikarer.",
                                                                   "By the clock, for five temps.")),
            does(50, "plan-change", "mette",
                why=T("Vi går fra børnene for at finde et par tørre strømper.",
                      "We leave the children to find a pair of dry socks."),
                for_whom=T("Børn og vikarer", "Children and temps"),
                gains=T("Cirka 25 minutter for hver ny vikar. De bliver på stuen.",
                        "About 25 minutes for each new temp. They stay in the room."),
                freed_time=T("At to voksne er hos børnene kl. 8.", "Two adults with the children at eight."),
                old_routine=T("Ringbindet i gangen", "The binder in the corridor"),
                retire_on=Day(110), old_routine_owner=Who("oskar"), operations_owner=Who("maja"),
            ),
            does(58, "touched", "mette", who=T("Vikarerne fra vikarkorpset", "The temps from the pool"),
                 how=T("De læser en side i stedet for at spørge.", "They read a page instead of asking.")),
            does(62, "concern", "kirsten", text=T(
                "Står der også, hvem der ikke tåler nødder? Det må ikke stå dér, hvor alle kan læse det, men jeg skal "
                "vide, at vikaren ved det.",
                "Does it say who can’t have nuts? It mustn’t stand where everybody can read it, but I need to know "
                "that the temp knows.",
            )),
        ),
    ),
]
