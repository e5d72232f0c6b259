"""The day-care's told case: the screen that was for waiting became a magnifying glass. All of it is invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Another, Day, Named, T, Tale, Who, does, weighs

TABLET: Final = Tale(
    key="tablet", by="alma", ago=640, theme="tools",
    told=T(
        "Tabletten er det, vi giver dem, når vi ikke har tid. Kunne den være noget, vi gør sammen?",
        "The tablet is what we hand over when we’ve no time. Could it be something we do together?",
    ),
    body=T(
        "I går sad fire børn om en film og sagde ikke noget. I forgårs sad de samme fire om en bænkebider og kunne "
        "slet ikke stoppe igen.",
        "Yesterday four children sat round a film and said nothing. The day before, the same four sat round a "
        "woodlouse and couldn’t be stopped.",
    ),
    acts=(
        Act(1, "support", "jonas"),
        Act(2, "thank", "mette", T(
            "Tak, Alma. Du begynder ikke med skærmen, men med bænkebideren. Det er den rigtige ende.",
            "Thank you, Alma. You don’t start with the screen, you start with the woodlouse. That’s the right end.",
        )),
        Act(3, "support", "fatima"),
        Act(4, "ask", "mette", T(
            "Hvad skulle et barn kunne bagefter, som det ikke kan i dag?",
            "What should a child be able to do afterwards that it can’t do today?",
        )),
        Act(6, "answer", "alma", T(
            "Finde noget, undre sig højt og vise det til en, der ikke var med.",
            "Find something, wonder out loud, and show it to somebody who wasn’t there.",
        )),
        Act(9, "build", "jonas", T(
            "Der findes en lup, man klikker på kameraet. Jeg har en derhjemme, den ligger i en skuffe med ladere.",
            "There’s a loupe you clip onto the camera. I have one at home, in a drawer of chargers.",
        )),
        Act(12, "try", "mette", T(
            "Lad os prøve det på Musestuen. Find, vis, undr jer. Og filmene venter så længe.",
            "Let’s try it in the Mouse room. Find, show, wonder. And the films wait meanwhile.",
        )),
        does(14, "describe", "alma",
            problem=T(
                "Tabletten gør dem stille hver for sig. Vi giver dem den mest fra kl. 15, når vi mangler hænder.",
                "The tablet makes them quiet, each alone. We mostly hand it over from three, when we’re short of "
                "hands.",
            ),
            who_gains=T("De tre- og fireårige, og dem, der sjældent tager ordet.",
                        "The threes and fours, and those who seldom speak up."),
            today=T("Cirka fire film om ugen på hver stue.", "About four films a week in each room."),
            wanted=T("At et barn viser noget frem, det selv har fundet.",
                     "That a child shows something it found by itself."),
            must_be_true=T("En voksen skal være med. Ellers bliver det bare en ny film.",
                           "An adult has to be there. Otherwise it’s just another film."),
        ),
        does(15, "invite", "alma", person=Who("jonas"), kind="co_owner"),
        does(16, "help", "alma", what=T(
            "Er der en, der kan stille tabletten, så kun kameraet virker?",
            "Can somebody set the tablet so that only the camera works?",
        )),
        Act(18, "take-help", "thea"),
        does(20, "plan-try", "alma",
            what=T("To tabletter med lup med i skoven tirsdag og torsdag. Ingen film på Musestuen imens.",
                   "Two tablets with a loupe, out in the wood on Tuesdays and Thursdays. No films in the Mouse room."),
            hope=T("At flere end seks gange om ugen viser et barn et andet noget, det selv har fundet.",
                   "That more than six times a week a child shows another something it found."),
            until=Day(55),
            stop_if=T("Hvis børnene slås om dem to dage i træk, eller hvis vi står og kigger på skærmen alene.",
                      "If the children fight over them two days running, or we end up looking at the screen alone."),
            where=T("Musestuen", "The Mouse room"), measure=Named("shown"),
        ),
        Act(21, "start", "alma"),
        Act(25, "observe", "alma", T(
            "Første tur. De ledte efter spil i ti minutter. Så fandt en af dem en edderkop med en flue.",
            "First outing. They looked for games for ten minutes. Then one of them found a spider with a fly.",
        )),
        does(32, "observe", "jonas", T(
            "En dreng, der plejer at stå bagest, viste en snegl til hele bordet. To gange.",
            "A boy who usually stands at the back showed a snail to the whole table. Twice.",
        ), picture="snail"),
        Act(46, "observe", "fatima", T(
            "Kl. 15 er svær uden film. Jeg havde en på hvert ben og en, der ville have sin mor.",
            "Three o’clock is hard without films. I had one on each leg and one who wanted his mother.",
        )),
        does(56, "learn", "alma", outcome="works_with_changes", learning=T(
            "Det virker, når en voksen er med og tør sige “det ved jeg ikke”. To tabletter er nok til tolv børn; med "
            "fire gik de hver til sit. Kl. 15 løste vi ikke, den skal have sin egen plan.",
            "It works when an adult joins in and dares to say “I don’t know”. Two tablets are enough for twelve "
            "children; with four they drifted apart. Three o’clock we didn’t solve, it needs a plan of its own.",
        )),
        Act(60, "widen", "mette", T(
            "Alle fire stuer skal have det her, og så er det ikke et forsøg mere. Vi vejer det først sammen.",
            "All four rooms should have this, and then it’s no longer a try. First we weigh it together.",
        )),
        weighs(62, "maja", 2, 2, -1, T("Det er godt for børnene og hårdt kl. 15.",
                                        "Good for the children, hard at three o’clock.")),
        weighs(62, "fatima", 0, 1, -2, T("Jeg er alene på stuen om eftermiddagen.",
                                         "I’m alone in the room in the afternoon.")),
        weighs(63, "kirsten", 1, 2, 0),
        weighs(63, "bo", 2, 1, -1),
        does(64, "need", "alma", better=T("Børnene undrer sig sammen i stedet for at sidde stille hver for sig.",
                                          "The children wonder together instead of sitting still alone."),
             for_whom=T("De tre- og fireårige", "The threes and fours"),
             without=T("Vi kunne nøjes med en lup. Men så kan man ikke vise det frem bagefter.",
                       "We could make do with a plain loupe. But then there’s nothing to show afterwards.")),
        does(66, "against", "bo", text=T(
            "Filmen er også en pause for os. Tager vi den uden at give noget igen, kommer den tilbage om en måned.",
            "The film is a breather for us, too. Take it away with nothing in its place, and it’s back in a month.",
        )),
        does(70, "decide", "mette", road="lead", reason=T(
            "Vi gør det på alle stuer. Bo har ret om pausen, så Maja går fra stue til stue mellem tre og fire. "
            "Det koster os en times kontortid om dagen, og den tager jeg af min.",
            "We do it in all rooms. Bo is right about the breather, so Maja goes from room to room between three and "
            "four. It costs an hour of office time a day, and I take that from mine.",
        )),
        does(72, "part", "alma", choice="lead", time=T("To timer hver torsdag, indtil alle stuer er med.",
                                                       "Two hours every Thursday until all rooms are in.")),
        does(74, "benefit", "mette", what=T("Børn viser hinanden, hvad de selv har fundet",
                                            "Children show each other what they found"),
             kind="quality", owner=Who("jonas"), unit=T("gange om ugen", "times a week"), measure=Named("shown"),
             better="up"),
        does(75, "baseline", "jonas", value=6, on=Day(20),
             how=T("Streger på en seddel i garderoben, fire uger i træk.",
                   "Marks on a slip in the cloakroom, four weeks running.")),
        does(76, "forecast", "jonas", pessimistic=8, likely=14, optimistic=20, on=Day(260)),
        does(77, "plan-change", "mette",
            why=T("Skærmen skal samle dem og ikke skille dem.",
                  "The screen should bring them together, not apart."),
            for_whom=T("Alle børn over tre, og de stille først.", "All children over three, the quiet ones first."),
            gains=T("Flere børn tager ordet. Vi sparer ingen timer, og det var heller ikke meningen.",
                    "More children speak up. We save no hours, and weren’t meant to."),
            freed_time=T("Ingen. Timen kl. 15 flytter vi fra kontoret til stuerne.",
                         "None. The hour at three moves from the office to the rooms."),
            promised=T("Ingen skal være god til skærme. Jonas er der de første tre gange.",
                       "Nobody has to be good at screens. Jonas is there the first three times."),
            not_promised=T("Om der kommer en tablet til hver stue igen næste år.",
                           "Whether there’s a tablet for every room again next year."),
            old_routine=T("Film på tabletten fra kl. 15", "Films on the tablet from three o’clock"),
            retire_on=Day(130), old_routine_owner=Who("bo"), operations_owner=Who("jonas"), needs_forum=True,
        ),
        does(78, "touched", "mette", who=T("De voksne, der har eftermiddagen", "The adults who have the afternoon"),
             how=T("De mister filmen som pause.", "They lose the film as a breather.")),
        does(78, "touched", "mette", who=T("Forældrene", "The parents"),
             how=T("Barnet vil vise noget, når de helst vil hjem.", "The child has something to show when they’d "
                   "rather get home.")),
        does(79, "task", "alma", kind="goes", text=T("Vælge film", "Choosing films")),
        does(79, "task", "alma", kind="stays", text=T("Aflevere ved døren", "Handing over at the door")),
        does(79, "task", "alma", kind="new", text=T("Lade to tabletter op fredag", "Charging two tablets on Fridays")),
        does(82, "concern", "fatima", text=T(
            "Jeg kan ikke finde ud af de skærme, og børnene kan. Jeg vil ikke stå og ligne en, der ikke kan sit job.",
            "I can’t work those screens, and the children can. I don’t want to look like somebody who can’t do her "
            "job.",
        )),
        does(83, "concern-answer", "mette", text=T(
            "Så er vi to. Jeg lærer det tirsdag sammen med dig, og børnene må gerne se os øve. Det er lige dét, de "
            "skal lære.",
            "That makes two of us. I’ll learn it with you on Tuesday, and the children may watch us practise. That’s "
            "just what they’re to learn.",
        )),
        does(88, "forum", "mette", on=Day(86), said=T(
            "Personalemødet ville have svar på kl. 15, før filmene røg. Det fik de, og Henning var med.",
            "The staff meeting wanted an answer about three o’clock before the films went. They got one, and Henning "
            "was there.",
        )),
        Act(92, "launch", "mette"),
        Act(98, "wonder", "maja", T(
            "Hvad siger vi til de forældre, der spørger, om vi ikke har nok skærm i forvejen?",
            "What do we tell parents who ask if there isn’t screen enough already?",
        )),
        Act(100, "build", "alma", T(
            "Vi viser dem sneglen. Bagefter spørger de, om de må låne luppen.",
            "We show them the snail. Then they ask if they may borrow the loupe.",
        )),
        does(132, "retire", "mette", text=T(
            "Børnene viser selv frem, hvad de har fundet. Den sidste film er vist, og Bo har slettet mappen.",
            "The children show what they found themselves. The last film has been shown, and Bo has deleted "
            "the folder.",
        )),
        does(133, "follow-up-plan", "jonas", on=Day(260)),
        does(133, "follow-up-plan", "jonas", on=Day(445)),
        does(262, "follow-up", "jonas", value=13,
             note=T("Talt i fire uger, hvor mange var syge. Alle stuer er med.",
                    "Counted for four weeks with many ill. All rooms are in."),
             negative=T("Kl. 15 er stadig den hårdeste time. Maja er god, men hun er kun én.",
                        "Three o’clock is still the hardest hour. Maja is good, but there’s only one of her.")),
        does(446, "follow-up", "jonas", value=15,
             note=T("To nye kolleger er kommet til. De har aldrig set en film på stuen og savner den ikke.",
                    "Two new colleagues have joined. They never saw a film in the room and don’t miss it.")),
        does(470, "case", "alma",
            what=T(
                "Vi bruger tabletten som forstørrelsesglas. To tabletter med lup er med ude, og børnene viser "
                "bagefter frem, hvad de har fundet. Filmene om eftermiddagen er væk.",
                "We use the tablet as a magnifying glass. Two tablets with a loupe come along outside, and afterwards "
                "the children show what they found. The afternoon films are gone.",
            ),
            for_whom=T("Børn på tre til fem år, og især dem, der sjældent siger noget i rundkredsen.",
                       "Children of three to five, and most of all those who seldom speak in the circle."),
            took=T("To lupper, ti timer fra Alma og Jonas, og en time om dagen, som lederen tog fra sin kontortid.",
                   "Two loupes, ten hours from Alma and Jonas, and an hour a day that the leader took from her office "
                   "time."),
            measured=T(
                "Før viste et barn noget frem cirka 6 gange om ugen, et år efter 13 til 15. Vi talte selv, så et par "
                "stykker fra eller til siger ikke noget. Om de lærer mere af det, ved vi ikke.",
                "Before, a child showed something about 6 times a week; a year later 13 to 15. We counted ourselves, "
                "so one or two either way say nothing. Whether they learn more by it we don’t know.",
            ),
            advice=(
                T("Sig, hvad det skal give et barn, før du siger, hvad skærmen kan. Så ved alle, hvornår den skal "
                  "slukkes.",
                  "Say what it should give a child before you say what the screen can do. Then everybody knows when "
                  "to switch it off."),
                T("Hæng spørgsmålet op dér, hvor folk tager jakken på, og skriv for dem, der ikke selv skriver. Den "
                  "bedste idé kom fra køkkenet.",
                  "Hang the question up where people put their coats on, and write for those who don’t. The best idea "
                  "came from the kitchen."),
                T("Bliv ved, når det er kedeligt. I uge fire ville vi alle sammen have filmen igen. I uge syv spurgte "
                  "ingen.",
                  "Keep at it when it’s dull. In week four we all wanted the film back. In week seven nobody asked."),
            ),
            author_box=T("Alma er pædagog og har været i Solsikken i ni år. Hun kan kende en bænkebider på gangen.",
                         "Alma is a pedagogue and has been at Sunflower for nine years. She knows a woodlouse by its "
                         "walk."),
        ),
        does(471, "credit", "alma", person=Who("jonas"), part=T("luppen og de første ture",
                                                               "the loupe and the first outings")),
        does(471, "credit", "alma", person=Who("fatima"), part=T("det ærlige om kl. 15",
                                                                "the truth about three o’clock")),
        does(472, "credit-answer", "jonas", says="name", on_web=True),
        does(474, "credit-answer", "fatima", says="name", on_web=True),
        does(478, "publish", "mette"),
        does(479, "web", "ada"),
        does(484, "case-comment", "sana", text=T(
            "Vi låner tanken: én ting i hånden, og en voksen, der tør være nysgerrig. Hos os bliver det et ur.",
            "We’re borrowing the thought: one thing in the hand, and an adult who dares to be curious. With us it’s a "
            "clock.",
        )),
        does(578, "relate", "mette", to=Another("rain")),
    ),
)
