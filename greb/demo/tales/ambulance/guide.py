"""The station's told case: the doors that one of us has found before, written down for the next. All invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Another, Day, Named, T, Tale, Who, does, weighs

GUIDE: Final = Tale(
    key="guide", by="mikkel", ago=690, theme="tools",
    told=T(
        "Vi ringer for at spørge om vej til bagindgange, som en af os har fundet før.",
        "We ring to ask the way to back entrances that one of us has already found.",
    ),
    body=T(
        "Hvad om den, der fandt den, skrev det ned til den næste? Kortet i bilen stopper ved gaden.",
        "What if whoever found it wrote it down for the next one? The map in the vehicle stops at the street.",
    ),
    acts=(
        Act(1, "thank", "rasmus", T(
            "Tak, Mikkel. Du har set, at vi finder den samme dør igen og igen. "
            "Det er en god ting at blive træt af.",
            "Thank you, Mikkel. You’ve seen that we keep finding the same door. "
            "That’s a good thing to be tired of.",
        )),
        Act(2, "support", "jens"),
        Act(2, "support", "nadia"),
        Act(3, "ask", "rasmus", T(
            "Hvor tit sker det? Og hvornår på turen kunne du nå at skrive det?",
            "How often does it happen? And when on a run would you have time to write it?",
        )),
        Act(5, "answer", "mikkel", T(
            "På min vagt ringer vi to-tre gange. Jeg kan skrive det, når vi melder ledigt. Ikke før.",
            "On my shift we ring two or three times. I can write it when we report free. Not before.",
        )),
        Act(7, "support", "viggo"),
        Act(8, "build", "viggo", T(
            "Vi har de fleste stiporte på et kort. I kan få det. "
            "@mikkel, det er fra i fjor, så tro det ikke blindt.",
            "We have most of the path gates on a map. You can have it. "
            "@mikkel, it’s from last year, so don’t trust it blindly.",
        )),
        Act(10, "lead", "rasmus", T(
            "Det her skal gælde alle vagter, ellers dør det. Mikkel og Jens samler ti steder, "
            "så vi kan se, hvad der skal stå, og hvem der holder det rigtigt bagefter.",
            "This has to count for every shift, or it dies. Mikkel and Jens collect ten places, "
            "so that we can see what to write down, and who keeps it right afterwards.",
        )),
        Act(11, "follow", "ali"),
        does(16, "describe", "mikkel",
            problem=T("Det, en af os ved, ved de andre ikke, når de holder i regnen kl. 3.",
                      "What one of us knows, the others don’t when they’re parked in the rain at three."),
            who_gains=T("Patienten, der venter bag den forkerte dør. Og den, der ellers skal tage telefonen.",
                        "The patient waiting behind the wrong door. And whoever has to take the call."),
            today=T("Vi ringer hjem. Nogle har en bog i lommen, og den går på pension med dem.",
                    "We ring home. Some keep a notebook, and it retires with them."),
            wanted=T("At det andet besøg går hurtigere end det første.",
                     "That the second visit goes faster than the first."),
            must_be_true=T("Der står aldrig, hvem der bor dér. Kun døren, porten og koden til porten, hvis vi må.",
                           "It never says who lives there. Only the door, the gate, and the gate’s code if we may."),
        ),
        does(18, "invite", "mikkel", person=Who("jens"), kind="co_owner"),
        does(18, "invite", "mikkel", person=Who("amina"), kind="helper"),
        does(20, "help", "mikkel", what=T(
            "Hvem kan lægge ti steder på et kort, der virker uden dækning?",
            "Who can put ten places on a map that works without coverage?",
        )),
        Act(24, "take-help", "amina"),
        Act(40, "wonder", "nadia", T(
            "Hvad gør vi, når en dør er lavet om, og guiden siger noget andet? Vi skal turde stole på vores øjne.",
            "What do we do when a door has moved and the guide says otherwise? We have to dare trust our eyes.",
        )),
        does(44, "weigh-open", "mikkel", closes_on=Day(54)),
        weighs(45, "nadia", 1, 2, 1),
        weighs(46, "line", 2, 2, 2),
        weighs(46, "omar", 1, 2, 2, T("Om natten er det to døre og en hund hver gang.",
                                      "At night it’s two doors and a dog every time.")),
        weighs(47, "hanne", 0, 1, -1, T("En skærm mere i bilen er en ting mere at kigge på under kørsel.",
                                        "One more screen in the vehicle is one more thing to look at while driving.")),
        does(49, "need", "mikkel", better=T("Vi går ind ad den rigtige dør første gang.",
                                            "We go in by the right door the first time."),
             for_whom=T("Patienten, og os i mørke", "The patient, and us in the dark"),
             without=T("Et ringbind i hver bil. Det prøvede de på nabostationen; det var altid i den anden bil.",
                       "A binder in each vehicle. The next station tried; it was always in the other one.")),
        does(50, "against", "hanne", text=T(
            "Det er farligst, når det næsten altid passer. Den ene gang, det ikke gør, leder vi det forkerte sted med "
            "ro i stemmen.",
            "It’s most dangerous when it’s nearly always right. The one time it isn’t, we search in the wrong place "
            "with a calm voice.",
        )),
        does(57, "decide", "rasmus", road="lead", reason=T(
            "Vi gør det. Hannes ord bliver til to regler: Passageren læser, aldrig føreren. Og hver dør har en dato, "
            "så man kan se, hvor gammel den er.",
            "We do it. Hanne’s words become two rules: the passenger reads, never the driver. And each door has a "
            "date, so that one sees how old it is.",
        )),
        does(58, "part", "mikkel", choice="lead", time=T("To timer hver anden onsdag, uden radio.",
                                                         "Two hours every other Wednesday, without a radio.")),
        does(60, "benefit", "rasmus", what=T("Opkald for at spørge om vej", "Calls to ask the way"),
             kind="efficiency", owner=Who("nadia"), unit=T("opkald om ugen", "calls a week"), measure=Named("way"),
             better="down"),
        does(62, "baseline", "nadia", value=31, on=Day(58), how=T("Otte uger. En streg på ruden for hvert opkald.",
                                                                 "Eight weeks. A mark on the window for each call.")),
        does(63, "forecast", "nadia", pessimistic=27, likely=18, optimistic=10, on=Day(280)),
        does(66, "plan-change", "rasmus",
            why=T("Vi finder den samme dør igen og igen.", "We keep finding the same door."),
            for_whom=T("Patienter i gårde, kolonihaver og nybyggeri", "Patients in courtyards, allotments and new "
                       "buildings"),
            gains=T("Færre opkald og mere ro det sidste stykke. Vi sparer ikke en vagt på det.",
                    "Fewer calls and more calm on the last stretch. It saves us no shift."),
            freed_time=T("Den, der sad ved telefonen, følger med på nye døre om onsdagen.",
                         "Whoever sat by the phone comes along to new doors on Wednesdays."),
            promised=T("Ingen bliver målt på, hvor mange døre de skriver.",
                       "Nobody is measured by how many doors they write."),
            not_promised=T("At den virker i kældre. Det ved vi om et halvt år.",
                           "That it works in basements. We’ll know in half a year."),
            known_when=T("Om et halvt år, når den har været med i nogle kældre.",
                         "In half a year, when it has been in some basements."),
            old_routine=T("At ringe hjem og spørge", "Ringing home to ask"),
            retire_on=Day(190), old_routine_owner=Who("rasmus"), operations_owner=Who("jens"), needs_forum=True,
        ),
        does(67, "touched", "rasmus", who=T("Alle fire vagthold", "All four shifts"),
             how=T("De skriver en dør, når de melder ledigt.", "They write a door when they report free.")),
        does(67, "touched", "rasmus", who=T("Lys og Trafik", "Lights and Traffic"),
             how=T("De siger til, når en stiport bliver flyttet.", "They tell us when a path gate is moved.")),
        does(68, "task", "mikkel", kind="goes", text=T("Ringe om vej", "Ringing for the way")),
        does(68, "task", "mikkel", kind="stays", text=T("Stole på sine øjne", "Trusting one’s eyes")),
        does(68, "task", "mikkel", kind="new", text=T("Skrive en dør, når man melder ledigt",
                                                      "Writing a door when reporting free")),
        does(70, "concern", "line", text=T(
            "Om natten er jeg alene med den nye. Hun kører, og jeg læser. Hvem passer på patienten imens?",
            "At night I’m alone with the new one. She drives, and I read. Who looks after the patient meanwhile?",
        )),
        does(72, "concern-answer", "rasmus", text=T(
            "Guiden læses på vej ud, ikke på vej ind. Ligger der en patient i bilen, er den slukket, og vi ringer som "
            "før.",
            "The guide is read on the way out, not on the way in. With a patient on board it’s off, and we ring as "
            "before.",
        )),
        does(76, "forum", "rasmus", on=Day(75), said=T(
            "Stationsmødet ville ikke have navne i guiden, og det får den ikke. Nadia læser den igennem hver måned.",
            "The station meeting wanted no names in the guide, and there are none. Nadia reads it through every month.",
        )),
        Act(80, "launch", "rasmus"),
        Act(90, "build", "omar", T(
            "Skriv også, hvor man kan vende. Den dør fandt jeg baglæns.",
            "Write where one can turn, too. I found that door in reverse.",
        )),
        Act(140, "wonder", "ali", T(
            "Hvordan får I folk til at skrive, når de er trætte? Hos os går det kun, når det er let.",
            "How do you get people to write when they’re tired? With us it only works when it’s easy.",
        )),
        Act(142, "build", "jens", T(
            "Man siger det, og så står det der. Jeg har ikke stavet til noget i flere måneder.",
            "You say it, and there it is. I haven’t spelled anything in months.",
        )),
        does(192, "retire", "rasmus", text=T(
            "Vi finder selv døren, fordi den, der fandt den først, har skrevet den ned. Nummeret til “vejen "
            "hjem” er lukket.",
            "We find the door ourselves, because whoever found it first wrote it down. The number for asking "
            "the way is closed.",
        )),
        does(193, "follow-up-plan", "nadia", on=Day(280)),
        does(193, "follow-up-plan", "nadia", on=Day(470)),
        does(193, "follow-up-plan", "nadia", on=Day(650)),
        does(283, "follow-up", "nadia", value=19, note=T("Otte uger. Nye boliger ved havnen tæller for cirka fire.",
                                                      "Eight weeks. New housing by the harbour counts for about four."),
             negative=T("Tre gange passede døren ikke. Ingen kom til skade, og datoen stod der.",
                        "Three times the door was wrong. Nobody was hurt, and the date was there.")),
        does(474, "follow-up", "nadia", value=13,
             note=T("Et år efter. De fleste kender dørene nu, så en del ville være faldet alligevel.",
                    "A year on. Most know the doors by now, so some of it would have fallen anyway.")),
        does(654, "follow-up", "nadia", value=12,
             note=T("Halvandet år. Det er stadig nede, efter at to af os er holdt op og tre er kommet til.",
                    "A year and a half. Still down, after two of us left and three came.")),
        does(660, "case", "mikkel",
            what=T(
                "En guide i bilen viser den sidste vej: døren, porten og hvor man kan vende. Den, der finder en ny "
                "dør, siger den ind, når turen er slut. Nummeret, man ringede til før, er lukket.",
                "A guide in the vehicle shows the last stretch: the door, the gate, and where one can turn. Whoever "
                "finds a new door speaks it in when the run is over. The number one used to ring is closed.",
            ),
            for_whom=T("Patienten bag den svære dør, og besætningen i mørke.",
                       "The patient behind the hard door, and the crew in the dark."),
            took=T("Ti steder på et kort, 30 timer fra Mikkel og Jens, og et kort lånt af Lys og Trafik.",
                   "Ten places on a map, 30 hours from Mikkel and Jens, and a map lent by Lights and Traffic."),
            measured=T(
                "Opkald om vej faldt fra cirka 31 til 12–13 om ugen på vores station. Det har holdt i halvandet år. Vi "
                "har ikke målt, om nogen kom hurtigere frem.",
                "Calls to ask the way fell from about 31 to 12–13 a week at our station. It has held for a year and a "
                "half. We haven’t measured whether anybody got there sooner.",
            ),
            advice=(
                T("Svar, mens den, der sagde det, stadig er ivrig. Det tog os én dag, og det var den billigste dag af "
                  "dem alle.",
                  "Answer while whoever said it is still keen. It took us one day, the cheapest of them all."),
                T("Skriv ned, hvordan det er i dag, og lad flere veje det. Den, der var imod, gav os de to vigtigste "
                  "regler.",
                  "Write down how it is today, and let several weigh it. The one against gave us the two rules that "
                  "mattered most."),
                T("Tag det lange lys på. Vi målte igen, da alle troede, det var slut, og fandt tre døre, der var "
                  "forkerte.",
                  "Keep the main beam on. We measured again when all thought it was over, and found three doors that "
                  "were wrong."),
            ),
            author_box=T("Mikkel har kørt i 14 år. Han har fundet den samme kolonihave elleve gange.",
                         "Mikkel has been driving for 14 years. He has found the same allotment eleven times."),
        ),
        does(661, "credit", "mikkel", person=Who("jens"), part=T("de første ti døre", "the first ten doors")),
        does(661, "credit", "mikkel", person=Who("hanne"), part=T("indvendingen, der blev til to regler",
                                                                 "the objection that became two rules")),
        does(661, "credit", "mikkel", person=Who("amina"), part=T("kortet, der virker uden dækning",
                                                                 "the map that works without coverage")),
        does(662, "credit-answer", "jens", says="name", on_web=True),
        does(663, "credit-answer", "hanne", says="name", on_web=True),
        does(664, "credit-answer", "amina", says="name", on_web=True),
        does(668, "publish", "rasmus"),
        does(669, "web", "ada"),
        does(670, "relate", "rasmus", to=Another("rain")),
        does(674, "case-comment", "bjarke", text=T(
            "Vi har lagt jeres døre på kortet over lygter. Skal vi tage en lygte først, så er det dér.",
            "We’ve put your doors on the map of lamps. If we have to pick which to mend first, that’s where.",
        )),
    ),
)
