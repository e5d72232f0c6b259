"""The autism centre tries things out: a doorbell, a bus ride in glasses, and a book that became a screen."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Day, T, Tale, Who, does, weighs

TALES: Final[list[Tale]] = [
    Tale(
        key="doorbell", by="emil", ago=310, theme="calm",
        told=T(
            "Når dørklokken ringer, løber tre af dem på værelset. Kunne den lyse i stedet?",
            "When the doorbell rings, three of them run to their rooms. Could it light up instead?",
        ),
        body=T(
            "Postbuddet undskylder hver gang. Det er ikke hans skyld, men han er begyndt at banke på ruden.",
            "The postman says sorry every time. It isn’t his fault, but he’s begun to knock on the window.",
        ),
        acts=(
            Act(1, "support", "bente"),
            Act(2, "support", "noah"),
            Act(3, "thank", "lise", T(
                "Tak, Emil. Tre mennesker løber, hver gang der kommer en pakke. Det har jeg gået forbi i årevis.",
                "Thank you, Emil. Three people run every time there’s a parcel. I’ve walked past that for years.",
            )),
            Act(5, "wonder", "yrsa", T(
                "Hvad med en, der kommer om natten og ikke ved, at der er en lampe?",
                "What about somebody who comes at night and doesn’t know there’s a lamp?",
            )),
            Act(7, "try", "lise", T(
                "Prøv det ved hoveddøren i fire uger. Yrsas spørgsmål svarer I på, før I skruer noget ned.",
                "Try it at the main door for four weeks. Answer Yrsa’s question before anything is unscrewed.",
            )),
            does(10, "plan-try", "emil",
                what=T("En lampe i køkkenet i stedet for klokken, kl. 8 til 20. Om natten ringer den som før.",
                       "A lamp in the kitchen instead of the bell, eight to eight. At night it rings as before."),
                hope=T("At ingen løber, og at ingen venter mere end to minutter på trappen.",
                       "That nobody runs, and nobody waits more than two minutes on the step."),
                until=Day(40), stop_if=T("Hvis en læge eller en pårørende står forgæves.",
                                         "If a doctor or a relative stands there in vain."),
                where=T("Hoveddøren", "The main door"),
                measure=T("Et kryds, når nogen løber. Et kryds, når nogen banker på ruden.",
                        "A tick when somebody runs. A tick when somebody knocks on the window."),
            ),
            Act(11, "start", "emil"),
            Act(18, "observe", "bente", T(
                "Ingen løb. Men vi stod tre i køkkenet og så lampen, og alle troede, en anden gik.",
                "Nobody ran. But three of us stood in the kitchen seeing the lamp, and each thought another would go.",
            )),
            Act(27, "observe", "emil", T(
                "Den, der har køkkenet, går. Det står på skabet nu. Postbuddet er holdt op med at banke.",
                "Whoever has the kitchen goes. It says so on the cupboard now. The postman has stopped knocking.",
            )),
            does(41, "learn", "emil", outcome="works", learning=T(
                "Det virker. Det svære var ikke lampen, men at aftale, hvem der går. Det havde klokken skjult for os.",
                "It works. The hard part wasn’t the lamp but agreeing who goes. The bell had hidden that from us.",
            )),
            Act(44, "adopt", "lise", T(
                "Lampen bliver, og sedlen på skabet bliver. Tak for den seddel.",
                "The lamp stays, and the note on the cupboard stays. Thank you for that note.",
            )),
            Act(70, "finish", "emil", T(
                "Ingen er løbet i seks uger. Én beboer er begyndt at sige til, når lampen lyser.",
                "Nobody has run for six weeks. One resident has started telling us when the lamp is on.",
            )),
        ),
    ),
    Tale(
        key="bus", by="noah", ago=260, theme="tools",
        told=T(
            "Kan vi øve busturen i sådan nogle briller, før vi tager den rigtige bus?",
            "Could we practise the bus ride in those goggles before we take the real bus?",
        ),
        acts=(
            Act(2, "support", "sana"),
            Act(3, "thank", "lise", T(
                "Tak, Noah. Du vil gøre det farlige småt først. Det er god pædagogik, med eller uden briller.",
                "Thank you, Noah. You want to make the scary thing small first. That’s good teaching, goggles or not.",
            )),
            Act(6, "build", "emil", T(
                "To af beboerne elsker busser og hader støj. Dem ville jeg spørge.",
                "Two of the residents love buses and hate noise. I’d ask them.",
            )),
            Act(9, "try", "lise", T(
                "Vi prøver med de to, hvis de selv vil. Lån brillerne, køb dem ikke.",
                "We try with those two, if they want to. Borrow the goggles, don’t buy them.",
            )),
            does(14, "plan-try", "noah",
                what=T("Ti minutter i brillerne med en film fra linje 4, to gange om ugen. Bagefter den rigtige bus.",
                       "Ten minutes in the goggles with a film from route 4, twice a week. Then the real bus."),
                hope=T("At begge tager bussen uden at stå af før tid inden seks uger.",
                       "That both take the bus without getting off early within six weeks."),
                until=Day(58), stop_if=T("Hvis en af dem bliver svimmel eller siger nej.",
                                         "If either gets dizzy or says no."),
                where=T("Dagtilbuddet", "The day centre"),
                measure=T("Noah skriver ned efter hver tur.", "Noah writes it down after each ride."),
            ),
            Act(15, "start", "noah"),
            Act(18, "observe", "noah", T(
                "Han ville se filmen tre gange. Han siger, chaufføren kører pænt.",
                "He wanted to see the film three times. He says the driver drives nicely.",
            )),
            Act(23, "observe", "noah", T(
                "Hun blev svimmel efter fire minutter og ville ligge ned resten af dagen.",
                "She got dizzy after four minutes and wanted to lie down for the rest of the day.",
            )),
            does(24, "learn", "noah", outcome="does_not", trigger=T(
                "En af dem blev svimmel.", "One of them got dizzy.",
            ), learning=T(
                "Brillerne gav svimmelhed hos den ene og blev en film for sig selv for den anden: Han ville ikke på "
                "den "
                "rigtige bus, for den var anderledes. Et almindeligt billede af stoppestedet gjorde mere.",
                "The goggles made one of them dizzy, and for the other they became a film of its own: he wouldn’t take "
                "the real bus, because it was different. A plain photo of the stop did more.",
            )),
            Act(25, "stop", "lise", T(
                "Vi stopper, som vi havde aftalt. Det siger noget om to mennesker og ikke om alle briller. Noah tager "
                "billeder af stoppestederne i stedet.",
                "We stop, as agreed. It tells us about two people and not about all goggles. Noah takes photos of the "
                "stops instead.",
            )),
        ),
    ),
    Tale(
        key="learnfirst", by="lise", ago=470, theme="time",
        told=T(
            "Jeg vil lære det nye først og foran jer andre. I dag lærer jeg det sidst og på mit kontor.",
            "I want to learn what’s new first, and in front of you. Today I learn it last, and in my office.",
        ),
        body=T(
            "Sidst klarede jeg mig med at sige “det er Peter god til”. Det har han nok opdaget.",
            "Last time I got by with saying “Peter is good at that”. He’ll have noticed.",
        ),
        acts=(
            Act(2, "thank", "dorte", T(
                "Tak, Lise. Du siger højt, at du gemmer dig. Det gør det lettere for os andre at lade være.",
                "Thank you, Lise. You say out loud that you’re hiding. That makes it easier for the rest of us not to.",
            )),
            Act(3, "support", "peter"),
            Act(3, "support", "emil"),
            Act(5, "do", "dorte", T(
                "Gør det. Sæt en time af om ugen til hele holdet, og stå selv forrest. Jeg låner formen til "
                "ledermødet.",
                "Do it. Set aside an hour a week for the whole team, and stand in front. I’ll borrow it for our "
                "leaders’ meeting.",
            )),
            Act(60, "finish", "lise", T(
                "Otte torsdage. Jeg har trykket forkert på de fleste af dem. Nu spørger også de tre, der aldrig "
                "spurgte.",
                "Eight Thursdays. I pressed the wrong thing on most of them. Now the three who never asked do ask.",
            )),
        ),
    ),
    Tale(
        key="book", by="bente", ago=430, theme="handover",
        told=T(
            "Vagtbogen ligger ét sted, og det er aldrig dér, hvor jeg står, når jeg skal bruge den.",
            "The shift book lies in one place, and it’s never where I’m standing when I need it.",
        ),
        body=T(
            "Klokken elleve om aftenen går jeg to gange gennem hele huset for en linje.",
            "At eleven at night I walk through the whole house twice for one line.",
        ),
        acts=(
            Act(1, "support", "ulrik"),
            Act(3, "thank", "lise", T(
                "Tak, Bente. Du måler i skridt, og det er en god målestok for en vagtbog.",
                "Thank you, Bente. You measure in steps, which is a good yardstick for a shift book.",
            )),
            Act(6, "lead", "lise", T(
                "Alle vagter skal kunne regne med det samme. Derfor den lange vej.",
                "Every shift must be able to count on the same. Hence the long road.",
            )),
            does(9, "describe", "bente",
                problem=T("Det, der er skrevet, er ikke dér, hvor det skal bruges.",
                          "What is written isn’t where it’s needed."),
                who_gains=T("Beboerne, aften og nat.", "The residents, evening and night."),
                today=T("Én bog på kontoret og gule sedler i lommen.", "One book in the office and yellow slips in "
                        "pockets."),
                wanted=T("At det, der hjalp i aften, kan læses dér, hvor man står.",
                         "That what helped tonight can be read where one stands."),
                must_be_true=T("Ingen skriver det samme to steder.", "Nobody writes the same thing in two places."),
            ),
            does(10, "invite", "bente", person=Who("ulrik"), kind="co_owner"),
            does(14, "weigh-open", "bente", closes_on=Day(22)),
            weighs(15, "peter", 0, 1, 1),
            weighs(15, "emil", 0, 1, 1, T("Jeg skriver langsomt på skærm.", "I type slowly.")),
            weighs(16, "sana", 2, 2, 2),
            weighs(17, "noah", 1, 1, 2),
            weighs(18, "yrsa", 0, 1, 1),
            does(20, "against", "peter", text=T(
                "En bog virker, når strømmen går. Og i bogen kan man se på skriften, at en var træt.",
                "A book works when the power is out. And in a book one can tell from the hand that somebody was tired.",
            )),
            does(24, "decide", "lise", road="lead", reason=T(
                "Vi gør det. Bogen bliver liggende i en måned som reserve, og Emil må tale ind i stedet for at skrive.",
                "We do it. The book stays for a month as a spare, and Emil may speak instead of typing.",
            )),
            does(26, "part", "bente", choice="hand_over", time=T("Jeg har sagt mit. Ulrik vil gerne.",
                                                                 "I’ve said my piece. Ulrik would like to.")),
            does(30, "benefit", "lise", what=T("Gange, natten må vække aftenvagten", "Times the night has to wake the "
                                               "evening shift"),
                 kind="satisfaction", owner=Who("ulrik"), unit=T("gange om måneden", "times a month"), better="down"),
            does(32, "baseline", "ulrik", value=5, on=Day(30), how=T("Talt i tre måneder.",
                                                                   "Counted for three months.")),
            does(33, "forecast", "ulrik", pessimistic=5, likely=3, optimistic=1, on=Day(220)),
            does(36, "plan-change", "lise",
                why=T("Det, der hjalp, skal stå, hvor man står.", "What helped should be where one stands."),
                for_whom=T("Aften og nat først", "Evening and night first"),
                gains=T("Færre skridt og færre opkald om natten.", "Fewer steps and fewer calls at night."),
                freed_time=T("Skridtene bliver til tid på gangen.", "The steps become time in the corridor."),
                promised=T("Ingen skal skrive mere end i dag.", "Nobody writes more than today."),
                not_promised=T("At skærmen aldrig går i sort.", "That the screen never goes dark."),
                old_routine=T("Vagtbogen på kontoret", "The shift book in the office"),
                retire_on=Day(120), old_routine_owner=Who("peter"), operations_owner=Who("ulrik"), needs_forum=True,
            ),
            does(37, "touched", "lise", who=T("Vikarer om natten", "Temps at night"),
                 how=T("De skal have en kode til skærmen.", "They need a code for the screen.")),
            does(38, "task", "ulrik", kind="goes", text=T("Gule sedler", "Yellow slips")),
            does(40, "concern", "emil", text=T(
                "Bliver det, jeg siger ind, gemt, så nogen kan høre, hvor træt jeg er?",
                "Is what I say kept, so that somebody can hear how tired I am?",
            )),
            does(42, "concern-answer", "lise", text=T(
                "Nej. Lyden bliver til tekst og slettes med det samme. Du ser teksten, før andre gør.",
                "No. The sound turns into text and is deleted at once. You see the text before anybody else.",
            )),
            does(48, "forum", "lise", on=Day(47), said=T(
                "Aftenholdet ville prøve en uge uden bog, før de sagde ja. De fik ugen.",
                "The evening team wanted a week without the book before they said yes. They got the week.",
            )),
            Act(52, "launch", "lise"),
            does(122, "retire", "lise", text=T(
                "Det, der hjalp i aften, kan læses dér, hvor man står. Bogen er lukket på side 188. Peter "
                "skrev den sidste linje: “Alle sov.”",
                "What helped tonight can be read where one stands. The book is closed at page 188. Peter "
                "wrote its last line: “All asleep.”",
            )),
            does(123, "follow-up-plan", "ulrik", on=Day(220)),
            does(123, "follow-up-plan", "ulrik", on=Day(400)),
            does(123, "follow-up-plan", "ulrik", on=Day(510)),
            does(222, "follow-up", "ulrik", value=3, note=T("Set i tre måneder. Ét af opkaldene var til mig selv.",
                                                         "Over three months. One of the calls was to myself.")),
            does(404, "not-evaluated", "ulrik", why=T(
                "Vi byttede vagtplan midt i perioden, så tallene kan ikke holdes op mod hinanden. Vi måler igen "
                "senere.",
                "The rota changed in the middle, so the numbers can’t be set against each other. We measure again "
                "later.",
            )),
        ),
    ),
]
