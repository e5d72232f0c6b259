"""The autism centre's told case: a clock that shows how long “in a moment” is. All of it is invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Another, Day, Named, T, Tale, Who, does, weighs

TIMER: Final = Tale(
    key="timer", by="sana", ago=690, theme="calm",
    told=T(
        "Når jeg siger “om lidt”, er det to minutter. Når Ulrik siger det, er det ti. Kan et ur vise det?",
        "When I say “in a moment”, it’s two minutes. When Ulrik says it, it’s ten. Could a clock show it?",
    ),
    body=T(
        "Beboeren har ret i at blive vred. Det er os, der ikke kan klokken.",
        "The resident is right to be angry. We’re the ones who can’t tell the time.",
    ),
    acts=(
        Act(1, "support", "noah"),
        Act(2, "thank", "lise", T(
            "Tak, Sana. Du skriver, at det er os, der ikke kan klokken. Derfra kan vi gøre noget.",
            "Thank you, Sana. You write that we’re the ones who can’t tell the time. From there we can do something.",
        )),
        Act(3, "support", "ulrik"),
        Act(5, "ask", "lise", T(
            "Hvilke skift på dagen er de sværeste? Begynd dér, hvor det gør mest ondt.",
            "Which changes in the day are the hardest? Start where it hurts most.",
        )),
        Act(7, "answer", "sana", T(
            "Fra bad til morgenmad, og fra aftensmad til værelset. Dér er vi to om at vente.",
            "From bath to breakfast, and from supper to the room. That’s where both of us are waiting.",
        )),
        Act(10, "build", "bente", T(
            "Så skal uret kunne ses fra badet. Og det må ikke ringe. Det, der ringer, skal man væk fra.",
            "Then the clock must be seen from the bath. And it mustn’t ring. What rings is something to get away from.",
        )),
        Act(14, "try", "lise", T(
            "Vi prøver det på badet i østfløjen. Tolv uger, for de første fire viser kun, at det er nyt.",
            "We try it in the bathroom of the east wing. Twelve weeks, because the first four only show that it’s "
            "new.",
        )),
        does(16, "describe", "sana",
            problem=T("“Om lidt” varer noget forskelligt fra vagt til vagt, og beboeren betaler for det.",
                      "“In a moment” lasts differently from shift to shift, and the resident pays for it."),
            who_gains=T("Fire beboere i østfløjen og dem, der er på vagt alene.",
                        "Four residents in the east wing, and those on duty alone."),
            today=T("Vi siger det. Nogle viser fingre. En har et æggeur i lommen.",
                    "We say it. Some hold up fingers. One carries an egg timer."),
            wanted=T("At beboeren selv kan se, hvor meget der er tilbage.",
                     "That the resident can see how much is left."),
            must_be_true=T("Uret skal passe. Er vi forsinkede, stiller vi det sammen med beboeren.",
                           "The clock must be true. If we’re late, we set it together with the resident."),
        ),
        does(18, "invite", "sana", person=Who("ulrik"), kind="co_owner"),
        does(19, "help", "sana", what=T(
            "Hvem kan sætte et ur op i et badeværelse, så det både kan ses og tåle damp?",
            "Who can put up a clock in a bathroom so that it can be seen and stand the steam?",
        )),
        Act(22, "take-help", "viggo"),
        does(24, "plan-try", "sana",
            what=T("Et ur med en rød skive, der bliver mindre, uden lyd. I badet og ved spisebordet i østfløjen.",
                   "A clock with a red disc that shrinks, without a sound. By the bath and the table in the east "
                   "wing."),
            hope=T("At de svære skift falder fra cirka ti til fem om ugen.",
                   "That the hard changes fall from about ten to five a week."),
            until=Day(110),
            stop_if=T("Hvis en beboer bliver mere urolig af det to uger i træk.",
                      "If it makes a resident more uneasy two weeks running."),
            where=T("Østfløjen", "The east wing"), measure=Named("changes"),
        ),
        Act(26, "start", "sana"),
        Act(34, "observe", "ulrik", T(
            "To af dem kigger på uret og ikke på mig. Det er en fremgang, og lidt sårende.",
            "Two of them look at the clock and not at me. That’s progress, and a little hurtful.",
        )),
        Act(52, "observe", "sana", T(
            "Uge fire er dårligere end uge to. Det nye er gået af det. Vi bliver ved.",
            "Week four is worse than week two. The newness is gone. We keep going.",
        )),
        does(75, "observe", "noah", T(
            "En beboer stillede selv uret til to minutter, før hun gik i bad. Ingen havde bedt hende.",
            "A resident set the clock herself to two minutes before her bath. Nobody had asked her.",
        ), picture="clock"),
        Act(96, "observe", "bente", T(
            "En af de fire vil ikke se det. For ham er det en bombe. Han har fået det vendt om, og det er aftalt.",
            "One of the four won’t look at it. To him it’s a bomb. His is turned round, and that’s agreed.",
        )),
        does(111, "learn", "sana", outcome="works_with_changes", learning=T(
            "Det virker for tre af fire. Uge fire løj: Først efter ti uger kunne vi se, hvem det passer til, og hvem "
            "det stresser. Uret skal stilles sammen, ellers er det bare en chef mere.",
            "It works for three of four. Week four lied: only after ten weeks could we see whom it suits and whom it "
            "stresses. The clock must be set together, or it’s just one more boss.",
        )),
        Act(118, "widen", "lise", T(
            "Tre af fire er nok til at gå videre, og den fjerde er grunden til, at vi ikke gør det ens for alle.",
            "Three of four is enough to go on, and the fourth is the reason we don’t do it the same for everybody.",
        )),
        weighs(120, "noah", 2, 2, 1),
        weighs(121, "emil", 1, 2, 1, T("Hvis jeg kan stille det uden at læse en vejledning.",
                                       "If I can set it without reading a manual.")),
        weighs(121, "bente", 1, 1, 2),
        weighs(122, "yrsa", 1, 0, 1, T("Glas og strøm i et baderum. Det skal jeg se først.",
                                       "Glass and power in a bathroom. I need to see that first.")),
        weighs(122, "peter", 2, 2, 1),
        does(124, "need", "sana", better=T("Beboeren ved selv, hvor længe der er til det næste.",
                                           "The resident knows how long it is until what comes next."),
             for_whom=T("Beboere, for hvem ventetid er uvished", "Residents for whom waiting is not knowing"),
             without=T("Vi prøvede fingre og æggeur i to år. Fingre varer det, man har lyst til.",
                       "We tried fingers and egg timers for two years. Fingers last as long as one likes.")),
        does(126, "against", "yrsa", text=T(
            "Bliver uret vigtigere end mennesket? Den dag, det går i stykker, skal vi kunne klare os med ord.",
            "Will the clock matter more than the person? The day it breaks we must manage with words.",
        )),
        does(130, "decide", "lise", road="lead", reason=T(
            "Vi gør det i alle fire grupper, ét menneske ad gangen. Yrsas spørgsmål bliver til en øvelse: En dag om "
            "måneden er uret slukket med vilje.",
            "We do it in all four groups, one person at a time. Yrsa’s question becomes practice: one day a month the "
            "clock is off on purpose.",
        )),
        does(132, "part", "sana", choice="lead", time=T("Torsdag formiddag, skrevet ind i vagtplanen.",
                                                        "Thursday mornings, written into the rota.")),
        does(135, "benefit", "lise", what=T("Færre svære skift i løbet af ugen", "Fewer hard changes in a week"),
             kind="quality", owner=Who("peter"), unit=T("skift om ugen", "changes a week"), measure=Named("changes"),
             better="down"),
        does(136, "baseline", "peter", value=10, on=Day(24), how=T("Streger i vagtbogen, fire uger før uret.",
                                                                  "Marks in the book, four weeks before the clock.")),
        does(137, "forecast", "peter", pessimistic=9, likely=6, optimistic=4, on=Day(330)),
        does(140, "plan-change", "lise",
            why=T("Beboeren skal kunne regne med “om lidt”.", "The resident should be able to count on “in a moment”."),
            for_whom=T("De 16 beboere, der vil have et ur", "The 16 residents who want a clock"),
            gains=T("Roligere overgange. Vi regner ikke med at spare timer.",
                    "Calmer changes. We don’t expect to save hours."),
            freed_time=T("Kommer der tid fri, går den til ture ud af huset.",
                         "If time is freed, it goes to trips out of the house."),
            promised=T("Alle får to timer til at lære det i vagten. Lise lærer det først.",
                       "Everybody gets two hours on shift to learn it. Lise learns it first."),
            not_promised=T("At det passer til alle. Det gør det ikke.", "That it suits everybody. It doesn’t."),
            old_routine=T("Æggeuret og “om lidt” uden tal", "The egg timer and “in a moment” without a number"),
            retire_on=Day(240), old_routine_owner=Who("peter"), operations_owner=Who("sana"), needs_forum=True,
        ),
        does(141, "touched", "lise", who=T("Aftenholdet", "The evening team"),
             how=T("De er færrest og har de sværeste skift.", "They’re fewest and have the hardest changes.")),
        does(141, "touched", "lise", who=T("Pårørende", "Families"),
             how=T("Nogle vil have det samme ur derhjemme.", "Some will want the same clock at home.")),
        does(142, "task", "sana", kind="goes", text=T("Stille æggeur", "Setting egg timers")),
        does(142, "task", "sana", kind="stays", text=T("Sige det med ord, hver gang", "Saying it in words, each time")),
        does(142, "task", "sana", kind="new", text=T("Skifte batterier den første i måneden",
                                                     "Changing batteries on the first of the month")),
        does(144, "concern", "emil", text=T(
            "Jeg er ordblind. Kommer der en vejledning på seks sider, er jeg den, der gør det forkert.",
            "I’m dyslexic. If there’s a manual of six pages, I’ll be the one who gets it wrong.",
        )),
        does(146, "concern-answer", "lise", text=T(
            "Der kommer ingen sider. Du får vist det tre gange, og du viser det for den næste. Jeg var selv den "
            "første, der stillede det forkert, og det så hele holdet.",
            "There will be no pages. You’re shown it three times, and you show the next one. I was the first to set "
            "it wrong myself, with the whole team watching.",
        )),
        does(150, "forum", "lise", on=Day(149), said=T(
            "Mødet sagde ja, når sikkerheden i badet er set efter. Yrsa har set efter, og lampen er flyttet.",
            "The meeting said yes once the bathroom’s safety was checked. Yrsa has checked it, and the lamp is moved.",
        )),
        Act(155, "launch", "lise"),
        Act(170, "wonder", "noah", T(
            "Hvad gør vi på ture? Uret hænger jo på væggen.",
            "What do we do on trips? The clock hangs on the wall.",
        )),
        Act(172, "build", "sana", T(
            "Der findes et til lommen. @noah, kom forbi torsdag, så prøver vi det på bænken først.",
            "There’s one for the pocket. @noah, come by on Thursday and we’ll try it on the bench first.",
        )),
        does(242, "retire", "lise", text=T(
            "“Om lidt” er nu et tal, som beboeren selv kan se. Det sidste æggeur er givet til køkkenet, hvor "
            "det hører hjemme.",
            "“In a moment” is now a number that the resident can see. The last egg timer has gone to the "
            "kitchen, where it belongs.",
        )),
        does(243, "follow-up-plan", "peter", on=Day(330)),
        does(243, "follow-up-plan", "peter", on=Day(520)),
        does(332, "follow-up", "peter", value=6, note=T("Talt i seks uger på alle fire gange.",
                                                     "Counted for six weeks in all four corridors.")),
        does(523, "follow-up", "peter", value=5,
             note=T("Halvandet år efter. Nye kolleger lærer det af dem, der lærte det sidst.",
                    "A year and a half on. New colleagues learn it from those who learned it last."),
             negative=T("To beboere vil nu have tal på alting. Det er også et svar på noget.",
                        "Two residents now want a number for everything. That answers something, too.")),
        does(540, "case", "sana",
            what=T(
                "Et ur uden lyd viser med en rød skive, hvor lang tid der er til det næste. Beboeren stiller det "
                "sammen med os. Det bruges af 13 ud af 16; tre har sagt nej tak, og det er også en aftale.",
                "A clock without sound shows with a red disc how long it is until what comes next. The resident sets "
                "it with us. 13 of 16 use it; three said no thank you, and that’s an agreement, too.",
            ),
            for_whom=T("Mennesker med autisme, for hvem ventetid er uvished.",
                       "People with autism for whom waiting means not knowing."),
            took=T("Ure til knap 9.000 kroner, en formiddag om ugen i et halvt år, og to timer til hver kollega.",
                   "Clocks for just under 9,000 kroner, one morning a week for half a year, and two hours for each "
                   "colleague."),
            measured=T(
                "Svære skift faldt fra cirka 10 til 5–6 om ugen og er blevet dér i halvandet år. Vi talte selv, og en "
                "enkelt dårlig uge rykker tallet med to.",
                "Hard changes fell from about 10 to 5–6 a week and have stayed there for a year and a half. We counted "
                "ourselves, and one bad week moves the number by two.",
            ),
            advice=(
                T("Brug én ting længe. Vi var klogere efter ti uger end efter fire, og vi tog fejl i begge ender.",
                  "Use one thing for long. We were wiser after ten weeks than after four, and wrong at both ends."),
                T("Giv det et navn og nogle timer i vagtplanen. Ellers bliver det noget, man gør, når kaffen er "
                  "drukket.",
                  "Give it a name and some hours in the rota. Otherwise it’s what one does once the coffee is gone."),
                T("Lad lederen lære det først, højt, og foran de andre. Så tør den, der er mest usikker, også.",
                  "Let the leader learn it first, aloud, in front of everybody. Then the least certain one dares, "
                  "too."),
            ),
            author_box=T("Sana er pædagog i østfløjen. Hun siger stadig “om lidt”, men nu siger hun også hvor meget.",
                         "Sana is a social educator in the east wing. She still says “in a moment”, but now she says "
                         "how long."),
        ),
        does(541, "credit", "sana", person=Who("ulrik"), part=T("de første tolv uger, om natten",
                                                               "the first twelve weeks, at night")),
        does(541, "credit", "sana", person=Who("viggo"), part=T("at få et ur til at hænge i damp",
                                                               "getting a clock to hang in steam")),
        does(541, "credit", "sana", person=Who("yrsa"), part=T("det svære spørgsmål", "the hard question")),
        does(543, "credit-answer", "ulrik", says="name"),
        does(544, "credit-answer", "viggo", says="name"),
        does(548, "credit-answer", "yrsa", says="role", shown_as=T("en, der passer på os",
                                                                        "somebody who looks out for us")),
        does(552, "publish", "lise"),
        does(555, "relate", "lise", to=Another("tablet")),
        does(560, "case-comment", "mette", text=T(
            "Vi har sat sådan et ur i garderoben kl. 16. Ventetiden er den samme, men nu kan man se den.",
            "We’ve put a clock like that in the cloakroom at four. The wait is the same, but now one can see it.",
        )),
    ),
)
