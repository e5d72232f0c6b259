"""The station tries things out: five minutes’ warning, a screen in the rain, and four lists that become one."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Day, Named, T, Tale, Who, does, weighs

TALES: Final[list[Tale]] = [
    Tale(
        key="five", by="line", ago=300, theme="handover",
        told=T(
            "Vi ruller ind på sygehuset, og ingen står ved døren. De vidste ikke, at vi var lige om hjørnet.",
            "We roll in at the hospital and nobody is at the door. They didn’t know we were just round the corner.",
        ),
        acts=(
            Act(1, "support", "nadia"),
            Act(1, "support", "omar"),
            Act(2, "thank", "rasmus", T(
                "Tak, Line. Du siger ikke, at de er langsomme. Du siger, at de ikke vidste det. Så kan vi tale sammen.",
                "Thank you, Line. You don’t say they’re slow. You say they didn’t know. That’s something to talk from.",
            )),
            Act(4, "ask", "rasmus", T(
                "Hvem af os har hænderne fri fem minutter før?",
                "Which of us has free hands five minutes before?",
            )),
            Act(5, "answer", "line", T(
                "Føreren har ikke. Men bilen ved, hvor den er. Kunne den sige det selv?",
                "Not the driver. But the vehicle knows where it is. Could it say so itself?",
            )),
            Act(8, "try", "rasmus", T(
                "Vi prøver. Her er patienter med, så vi skriver hele planen: hvad, hvor længe, hvem siger stop.",
                "We try. Patients are involved, so we write the whole plan: what, how long, who says stop.",
            )),
            does(12, "describe", "line",
                problem=T("Patienten venter i en kold port, mens nogen hentes.",
                          "The patient waits in a cold gateway while somebody is fetched."),
                who_gains=T("Patienten, og den, der løber.", "The patient, and whoever has to run."),
                today=T("Vi ringer, hvis vi kan nå det. Det kan vi sjældent.",
                        "We ring if we’ve time. We seldom have."),
                wanted=T("At nogen står ved døren.", "That somebody is at the door."),
                must_be_true=T("Sygehuset skal ville have beskeden.", "The hospital must want the message."),
            ),
            does(14, "weigh-open", "line", closes_on=Day(20)),
            weighs(15, "nadia", 2, 2, 1),
            weighs(15, "mikkel", 1, 2, 1),
            weighs(16, "hanne", 1, 1, 0, T("Hvis den siger det, og vi så bliver sendt et andet sted hen?",
                                           "What if it says so and we’re sent somewhere else?")),
            does(18, "against", "hanne", text=T(
                "En forkert besked er værre end ingen. Står der et hold klar til ingenting tre gange, kommer de ikke "
                "fjerde gang.",
                "A wrong message is worse than none. Have a team stand ready for nothing three times, and they won’t "
                "come the fourth.",
            )),
            does(22, "decide", "rasmus", road="try", reason=T(
                "Vi prøver i seks uger på én indgang. Hannes tal er grænsen: tre forkerte beskeder, så stopper vi.",
                "We try for six weeks at one entrance. Hanne’s number is the limit: three wrong messages, and we stop.",
            )),
            does(26, "plan-try", "line", size="full",
                what=T("Bilen sender én linje til modtagelsen, når den er fem minutter væk. Ingen navne, kun bilens "
                       "nummer.",
                       "The vehicle sends one line to reception when it’s five minutes away. No names, only the "
                       "vehicle’s number."),
                hope=T("At ventetiden ved døren falder fra cirka seks til tre minutter.",
                       "That the wait at the door falls from about six to three minutes."),
                until=Day(72), stop_if=T("Tre forkerte beskeder, eller hvis nogen i bilen skal kigge på en skærm.",
                                         "Three wrong messages, or if anybody in the vehicle has to watch a screen."),
                where=T("Indgang 4, dag og nat", "Entrance 4, day and night"),
                how=T("Føreren rører intet. Bilens egen stedsans udløser beskeden.",
                      "The driver touches nothing. The vehicle’s own sense of place sends the message."),
                measure=Named("door"),
                check=T("Ingen data om patienten. Set efter af dem, der passer på data, og af Nadia for sikkerheden.",
                        "No data on the patient. Checked by those who look after data, and by Nadia for safety."),
                cap_hours=40, cap_kroner=6000, touches_safety=True,
            ),
            Act(30, "start", "line"),
            Act(38, "observe", "omar", T(
                "Der stod en ved døren i morges. Med en kop. Jeg troede, jeg var kørt forkert.",
                "There was somebody at the door this morning. With a cup. I thought I’d come to the wrong place.",
            )),
            Act(50, "observe", "nadia", T(
                "En forkert besked: Vi blev sendt om ad indgang 2. De kom alligevel, bare lidt ude af ånde.",
                "One wrong message: we were sent round to entrance 2. They came anyway, a bit out of breath.",
            )),
            does(73, "learn", "line", outcome="works", learning=T(
                "Ventetiden faldt fra cirka seks til godt tre minutter. To forkerte beskeder på seks uger. Det virker, "
                "fordi beskeden er kort: Modtagelsen sagde nej til alt, hvad der fyldte mere end én linje.",
                "The wait fell from about six to a good three minutes. Two wrong messages in six weeks. It works "
                "because the message is short: reception turned down anything longer than one line.",
            )),
            Act(77, "adopt", "rasmus", T(
                "Vi beholder det på indgang 4. De andre indgange spørger, når de vil.",
                "We keep it at entrance 4. The other entrances ask when they want to.",
            )),
            Act(120, "finish", "line", T(
                "Der står næsten altid en ved døren. Ventetiden ligger omkring tre minutter, og vi måler videre.",
                "There’s nearly always somebody at the door. The wait is around three minutes, and we go on measuring.",
            )),
        ),
    ),
    Tale(
        key="wet", by="omar", ago=170, theme="tools",
        told=T(
            "Kan vi ikke skrive turen på en tablet ude ved patienten? Papiret bliver alligevel vådt.",
            "Couldn’t we write the run on a tablet out with the patient? The paper gets wet anyway.",
        ),
        acts=(
            Act(1, "support", "mikkel"),
            Act(2, "thank", "rasmus", T(
                "Tak, Omar. Du skriver i regnen, og jeg læser det i tørvejr. Godt, du siger det.",
                "Thank you, Omar. You write in the rain, and I read it in the dry. I’m glad you say so.",
            )),
            Act(4, "try", "rasmus", T(
                "Lån den fra øvelsesbilen i tre uger. Dårligt vejr er den rigtige tid at prøve på.",
                "Borrow the one from the training vehicle for three weeks. Bad weather is the right time to try.",
            )),
            does(7, "plan-try", "omar",
                what=T("Bil 2 skriver på tablet ude ved øvelser og kørsler uden hast. Papiret ligger i bilen.",
                       "Vehicle 2 writes on a tablet at exercises and calm runs. The paper stays in the vehicle."),
                hope=T("At vi er færdige med at skrive, når vi melder ledigt, hver anden gang.",
                       "That we’ve finished writing when we report free, every other time."),
                until=Day(30), stop_if=T("Hvis nogen tager handskerne af for at skrive.",
                                         "If anybody takes their gloves off to write."),
                where=T("Bil 2", "Vehicle 2"),
                measure=T("Omar og Line skriver, hvornår de var færdige.", "Omar and Line note when they’d finished."),
            ),
            Act(8, "start", "omar"),
            does(11, "observe", "line", T(
                "Regndråber trykker på knapperne. Den har skrevet, at patienten er en ko.",
                "Raindrops press the buttons. It has written that the patient is a cow.",
            ), picture="cow"),
            Act(14, "observe", "omar", T(
                "Jeg tog handsken af uden at tænke over det. Så det var dét.",
                "I took my glove off without thinking. So that was that.",
            )),
            does(15, "learn", "omar", outcome="does_not", trigger=T(
                "Handsken røg af.", "The glove came off.",
            ), learning=T(
                "Den kan ikke bruges med våde handsker, og så tager man dem af. Talen virkede derimod fint inde i "
                "bilen. Det næste, nogen skal prøve, er at sige det i stedet for at skrive det.",
                "It can’t be used with wet gloves, so one takes them off. Speaking, though, worked well inside the "
                "vehicle. What somebody should try next is saying it instead of writing it.",
            )),
            Act(16, "stop", "rasmus", T(
                "Vi stopper efter otte dage, fordi handsken røg. Godt set og godt stoppet. Papiret bliver, til vi "
                "prøver at tale.",
                "We stop after eight days, because the glove came off. Well seen and well stopped. The paper stays "
                "until we try speaking.",
            )),
        ),
    ),
    Tale(
        key="lists", by="hanne", ago=130, theme="paper",
        told=T(
            "Der er to tjeklister tilbage, og de spørger om det samme i forskellig rækkefølge.",
            "There are two checklists left, and they ask the same things in a different order.",
        ),
        body=T(
            "Jeg lærer de nye op. De krydser af to gange og kigger én.",
            "I train the new ones. They tick twice and look once.",
        ),
        acts=(
            Act(1, "support", "jens"),
            Act(2, "thank", "rasmus", T(
                "Tak, Hanne. “Krydser to gange og kigger én” hænger jeg op på mit kontor.",
                "Thank you, Hanne. I’m hanging “ticks twice and looks once” on my office wall.",
            )),
            Act(6, "lead", "rasmus", T(
                "Det gælder alle biler og alle vagter. Vi gør det ordentligt.",
                "It goes for every vehicle and every shift. We do it properly.",
            )),
            does(9, "describe", "hanne",
                problem=T("To lister giver falsk ro.", "Two lists give a false calm."),
                who_gains=T("Patienten, og den nye.", "The patient, and the new one."),
                today=T("To papirer på et clipboard, 44 felter i alt.", "Two sheets on a clipboard, 44 boxes in all."),
                wanted=T("Én liste, som følger vejen rundt om bilen.", "One list that follows the walk round the "
                         "vehicle."),
                must_be_true=T("De to, der ejer listerne, skal være enige.", "The two who own the lists must agree."),
            ),
            does(14, "weigh-open", "hanne", closes_on=Day(20)),
            weighs(15, "mikkel", 1, 1, 2),
            weighs(15, "jens", 1, 1, 2),
            weighs(16, "line", 2, 1, 1),
            weighs(16, "omar", 0, 1, 2),
            does(18, "against", "nadia", text=T(
                "Den dobbelte liste har fanget en tom ilt for mig. Én gang, men det var den rigtige gang.",
                "The double list once caught an empty oxygen bottle for me. Once, but it was the right once.",
            )),
            does(24, "decide", "rasmus", road="lead", reason=T(
                "Én liste. Ilten står på den to gange, og det er Nadias skyld på den gode måde.",
                "One list. Oxygen stands on it twice, and Nadia is to blame for that in the best way.",
            )),
            does(25, "part", "hanne", choice="lead", time=T("En time om ugen på oplæringsdagen.",
                                                            "An hour a week on the training day.")),
            does(28, "benefit", "rasmus", what=T("Minutter om at gøre bilen klar", "Minutes to make the vehicle ready"),
                 kind="efficiency", owner=Who("line"), nature="freed_time", unit=T("minutter", "minutes"),
                      better="down"),
            does(30, "baseline", "line", value=22, on=Day(29), how=T("Ur på ti vagter.", "By the clock, ten shifts.")),
            does(32, "forecast", "line", pessimistic=21, likely=16, optimistic=12, on=Day(260)),
            does(36, "plan-change", "rasmus",
                why=T("Man skal kigge på bilen og ikke på papiret.", "One should look at the vehicle, not the paper."),
                for_whom=T("Patienten og de nye", "The patient and the new ones"),
                gains=T("Cirka seks minutter pr. vagt.", "About six minutes a shift."),
                freed_time=T("En kop kaffe før første tur. Det mener jeg.", "A cup of coffee before the first run. I "
                             "mean it."),
                promised=T("Ingen felter kommer til igen uden at et andet går.",
                           "No box comes back unless another goes."),
                not_promised=T("At det bliver den sidste ændring.", "That it’s the last change."),
                old_routine=T("De to papirlister", "The two paper lists"),
                retire_on=Day(150), old_routine_owner=Who("hanne"), operations_owner=Who("hanne"), needs_forum=True,
            ),
            does(37, "touched", "rasmus", who=T("Afløsere fra nabostationen", "Relief crews from the next station"),
                 how=T("De kender de to lister.", "They know the two lists.")),
            does(38, "task", "hanne", kind="goes", text=T("44 felter", "44 boxes")),
            does(38, "task", "hanne", kind="new", text=T("Gå rundt om bilen mod uret", "Walking round the vehicle "
                                                         "anticlockwise")),
            does(42, "concern", "jens", text=T(
                "Jeg har gået med uret i 30 år. Skal jeg nu gå mod?",
                "I’ve walked clockwise for 30 years. Must I walk the other way now?",
            )),
            does(43, "concern-answer", "rasmus", text=T(
                "Gå, som du vil, men gå hele vejen. Hanne har lavet listen, så den kan læses fra begge ender.",
                "Walk as you like, but walk all the way. Hanne made the list so that it reads from both ends.",
            )),
            does(50, "forum", "rasmus", on=Day(49), said=T(
                "Mødet ville have en måned med begge. Det får de, og så lægger vi papiret væk.",
                "The meeting wanted a month with both. They get it, and then the paper goes.",
            )),
            Act(95, "launch", "rasmus"),
            Act(110, "build", "line", T(
                "Den nye liste tager 15 minutter, når jeg ikke taler imens.",
                "The new list takes 15 minutes, if I don’t talk meanwhile.",
            )),
        ),
    ),
    Tale(
        key="swap", by="hanne", ago=27, theme="time",
        told=T(
            "Vagtbytte sker i fire tråde på telefonen, og den, der ikke er med i tråden, får julen.",
            "Shift swaps happen in four threads on the phone, and whoever isn’t in the thread gets Christmas.",
        ),
        acts=(
            Act(1, "support", "line"),
            Act(2, "thank", "rasmus", T(
                "Tak, Hanne. Du tager dem med, der ikke er i tråden. Jeg er i tre af dem, og det er vist for mange.",
                "Thank you, Hanne. You bring in those who aren’t in the thread. I’m in three of them, which may be too "
                "many.",
            )),
            Act(3, "support", "omar"),
            Act(7, "lead", "rasmus", T(
                "Det rører ved alles fritid, så det skal gøres åbent. Skriv, hvordan det er i dag, så vi kan veje det.",
                "It touches everybody’s time off, so it must be done in the open. Write how it is today, so that we "
                "can weigh it.",
            )),
            does(12, "describe", "hanne",
                problem=T("Man skal kende de rigtige for at bytte.", "One has to know the right people to swap."),
                who_gains=T("De nye, og dem uden smart telefon.", "The new ones, and those without a smart phone."),
                today=T("Fire tråde og en seddel på køleskabet.", "Four threads and a note on the fridge.")),
            does(14, "help", "hanne", what=T(
                "Hvem vil spørge de fem, der ikke er i nogen tråd?",
                "Who will ask the five who aren’t in any thread?",
            )),
        ),
    ),
]
