"""Citizen Service tries, weighs, and is told from outside: a door, a chat program, and the licences. All invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Day, T, Tale, Who, does, weighs

TALES: Final[list[Tale]] = [
    Tale(
        key="door", by="david", ago=240, theme="meet",
        told=T(
            "Halvdelen af dem, der trækker et nummer, kunne jeg have hjulpet ved døren på et minut.",
            "Half of those who take a ticket I could have helped at the door in a minute.",
        ),
        acts=(
            Act(1, "support", "signe"),
            Act(2, "thank", "karina", T(
                "Tak, David. Du er ny, og du ser døren. Vi andre ser kun køen.",
                "Thank you, David. You’re new, and you see the door. The rest of us only see the queue.",
            )),
            Act(3, "support", "pia"),
            Act(5, "try", "karina", T(
                "Prøv det om tirsdagen i fem uger. Stå dér med en tablet, og skriv, hvad folk spørger om.",
                "Try it on Tuesdays for five weeks. Stand there with a tablet, and write down what people ask.",
            )),
            does(8, "plan-try", "david",
                what=T("En af os står ved døren kl. 10–12 og spørger: Hvad kom du efter?",
                       "One of us stands by the door from ten to twelve and asks: what did you come for?"),
                hope=T("At mindst hver fjerde går igen med det, de kom efter, uden et nummer.",
                       "That at least one in four leaves with what they came for, without a ticket."),
                until=Day(46), stop_if=T("Hvis køen bliver længere, fordi vi mangler en ved skranken.",
                                         "If the queue grows because a desk is empty."),
                where=T("Indgangen", "The entrance"),
                measure=T("En streg for hvert svar ved døren.", "A mark for each answer at the door."),
            ),
            Act(9, "start", "david"),
            Act(16, "observe", "signe", T(
                "31 ved døren, 11 gik med det, de kom efter. En ville vide, hvornår bussen går.",
                "31 at the door, 11 left with what they came for. One wanted to know when the bus goes.",
            )),
            Act(30, "observe", "david", T(
                "Det trækker. Jeg har købt en hue for mine egne penge.",
                "There’s a draught. I’ve bought a hat out of my own pocket.",
            )),
            does(47, "learn", "david", outcome="works_with_changes", learning=T(
                "Hver tredje gik uden et nummer, men kun om tirsdagen og sidst på måneden. De andre dage stod vi for "
                "at stå. Og døren trækker.",
                "One in three left without a ticket, but only on Tuesdays and at the end of the month. The other days "
                "we stood for the sake of standing. And the door is draughty.",
            )),
            Act(50, "adopt", "karina", T(
                "Tirsdage og de sidste tre dage i måneden. Huen betaler jeg, og der er bestilt et gardin.",
                "Tuesdays and the last three days of the month. I’m paying for the hat, and a curtain is ordered.",
            )),
            Act(90, "finish", "david", T(
                "Cirka hver tredje ved døren behøver ikke et nummer. Bussens tider hænger på ruden.",
                "About one in three at the door needs no ticket. The bus times hang on the glass.",
            )),
        ),
    ),
    Tale(
        key="chat", by="david", ago=110, theme="tools",
        told=T(
            "Andre steder har et program, der svarer folk om natten. Skulle vi ikke også have sådan et?",
            "Other places have a program that answers people at night. Shouldn’t we have one, too?",
        ),
        acts=(
            Act(1, "support", "signe"),
            Act(2, "thank", "karina", T(
                "Tak, David. Du tænker på dem, der ligger vågne med et brev fra os. Dem er der nogle stykker af.",
                "Thank you, David. You think of those lying awake with a letter from us. There are a few of them.",
            )),
            Act(5, "lead", "karina", T(
                "Det ville ændre, hvordan folk møder os. Så lad os veje det, før vi køber noget.",
                "It would change how people meet us. So let’s weigh it before we buy anything.",
            )),
            does(10, "describe", "david",
                problem=T("Om natten er der ingen, der svarer.", "At night nobody answers."),
                who_gains=T("Dem, der arbejder om dagen.", "Those who work in the day."),
                today=T("De skriver, og vi svarer om formiddagen.", "They write, and we answer in the morning."),
                wanted=T("Et svar med det samme på det nemme.", "An answer at once to what is easy."),
                must_be_true=T("At det, programmet siger, er rigtigt. Også om undtagelserne.",
                               "That what the program says is right. Exceptions included."),
            ),
            does(12, "weigh-open", "david", closes_on=Day(22)),
            weighs(13, "signe", 1, 2, 1),
            weighs(13, "tove", -2, -1, 0, T("Det nemme står på hjemmesiden. Det svære kan den ikke.",
                                            "What’s easy is on the web page. What’s hard it can’t do.")),
            weighs(14, "ali", 0, 1, 1),
            weighs(15, "pia", -1, -2, 1, T("Den siger noget forkert med en venlig stemme. Så hellere vente.",
                                           "It says something wrong in a kind voice. I’d rather wait.")),
            weighs(16, "gerda", -1, 0, 0),
            does(18, "need", "david", better=T("Et svar, når man ligger vågen.", "An answer when one lies awake."),
                 for_whom=T("Folk, der arbejder om dagen", "People who work in the day"),
                 without=T("Vi kunne skrive bedre breve. Så lå der færre vågne.",
                           "We could write better letters. Fewer would lie awake.")),
            does(20, "against", "pia", text=T(
                "Den, der får et forkert svar kl. 2, møder vred op kl. 10. Hvem af os står der så?",
                "Whoever gets a wrong answer at two turns up angry at ten. Which of us stands there then?",
            )),
            Act(26, "decline", "karina", T(
                "Det gode er at tænke på natten. Men I er uenige om det vigtigste: om svaret ville være rigtigt. Kan "
                "en anden kommune vise os et halvt år med rigtige svar om undtagelser, vejer vi det igen. Indtil da "
                "skriver Tove de sidste breve om, så færre ligger vågne.",
                "What’s good is thinking of the night. But you disagree on what matters most: whether the answer would "
                "be right. If another municipality can show us half a year of right answers on exceptions, we weigh "
                "it again. Until then Tove rewrites the last letters, so that fewer lie awake.",
            )),
        ),
    ),
    Tale(
        key="cap", by="tove", ago=185, theme="time",
        told=T(
            "Vi spørger Ali, hver gang noget blinker. Han siger aldrig nej, og derfor siger jeg det for ham.",
            "We ask Ali every time something blinks. He never says no, so I’m saying it for him.",
        ),
        body=T(
            "Jeg talte på en stille onsdag: 14 gange før frokost. Fire af dem var mig.",
            "I counted on a quiet Wednesday: 14 times before lunch. Four of them were me.",
        ),
        acts=(
            Act(1, "support", "pia"),
            Act(1, "support", "signe"),
            Act(2, "thank", "karina", T(
                "Tak, Tove. Det er godt kollegaskab at tælle på en andens vegne. Og jeg er nummer fem.",
                "Thank you, Tove. Counting on somebody’s behalf is good fellowship. And I’m number five.",
            )),
            Act(3, "wonder", "david", T(
                "Må jeg få de nemme? Så lærer jeg dem.",
                "May I have the easy ones? Then I’ll learn them.",
            )),
            Act(5, "do", "karina", T(
                "Kl. 9 til 11 er Ali ikke til at få fat i. David tager spørgsmålene og skriver svarene på væggen.",
                "From nine to eleven Ali can’t be reached. David takes the questions and writes the answers on the "
                "wall.",
            )),
            Act(50, "finish", "tove", T(
                "Ali bliver spurgt tre-fire gange om formiddagen. Der hænger 26 svar på væggen, og de 20 er Davids.",
                "Ali is asked three or four times a morning. 26 answers hang on the wall, and 20 of them are David’s.",
            )),
        ),
    ),
    Tale(
        key="licences", by="karina", ago=38, theme="tools",
        told=T(
            "Fra næste sommer bestiller folk deres kørekort på nettet. Det er besluttet uden for huset.",
            "From next summer people order their licence online. That is decided outside this house.",
        ),
        acts=(
            does(0, "elsewhere", "karina",
                decided_by=T("staten, i et brev", "the state, in a letter"),
                gives=T(
                    "Ingen kommer to gange for det samme. Den, der kan selv, slipper for os, og så er der tid til dem, "
                    "der ikke kan.",
                    "Nobody comes twice for the same thing. Whoever can do it alone is spared us, and there’s time for "
                    "those who can’t.",
                ),
                may_shape=T("Hvem der hjælper ved skærmen, hvornår, og hvad tiden bruges til.",
                            "Who helps at the screen, when, and what the time is for."),
                say_upwards=T("At hver femte hos os ikke har det, man skal bruge. Det står der ikke noget om i brevet.",
                              "That one in five of ours lacks what it takes. The letter says nothing about that.")),
            Act(3, "support", "ali"),
            does(5, "benefit", "karina", what=T("Folk, der må komme to gange for et kørekort",
                                                "People who have to come twice for a licence"),
                 kind="citizens", owner=Who("pia"), unit=T("ud af 100", "of 100"), better="down"),
            does(9, "baseline", "pia", value=34, on=Day(8), how=T("Alle kørekort i tre uger.",
                                                                "All licences for three weeks.")),
            does(12, "plan-change", "karina",
                purpose=T("Vi kan ikke vælge, om det kommer. Vi kan vælge, hvordan folk møder det.",
                          "We can’t choose whether it comes. We can choose how people meet it."),
                for_whom=T("Dem, der ikke kan selv. De er cirka hver femte.",
                           "Those who can’t do it alone. They’re about one in five."),
                gains=T("Mellem fire og tolv timer om ugen. Jeg ved ikke mere præcist endnu.",
                        "Between four and twelve hours a week. I don’t know it closer yet."),
                freed_time=T("Bordet med to stole, fire formiddage i stedet for to.",
                             "The table with two chairs, four mornings instead of two."),
                promised=T("De næste tre måneder sker der ikke noget. Jeg taler med hver af jer først.",
                           "Nothing moves for the next three months. I talk with each of you first."),
                not_promised=T("Hvor mange vi er om et år.", "How many of us there are in a year."),
                known_when=T("Om tre måneder siger jeg, hvad jeg ved. Også hvis det er det samme som nu.",
                             "In three months I say what I know. Even if it’s the same as now."),
                                  operations_owner=Who("ali"), needs_forum=True,
            ),
            does(14, "touched", "karina", person=Who("ali"), who=T("Ali", "Ali"),
                 how=T("Kørekortene er det meste af hans uge.", "The licences are most of his week.")),
            does(14, "touched", "karina", person=Who("signe"), who=T("Signe", "Signe"),
                 how=T("Hun tager fotoet i køen i dag.", "She checks the photo in the queue today.")),
            does(16, "task", "karina", kind="goes", text=T("Taste blanketten ind", "Typing in the form")),
            does(16, "task", "karina", kind="stays", text=T("Se, at det er den rigtige, der henter",
                                                            "Seeing that the right person collects it")),
            does(16, "task", "karina", kind="new", text=T("Hjælpe ved skærmen uden at tage musen",
                                                          "Helping at the screen without taking the mouse")),
            does(16, "task", "karina", kind="unknown", text=T("Hvor mange timer det giver", "How many hours it gives")),
            does(20, "concern", "tove", text=T(
                "Jeg er 61. Skal jeg lære noget nyt for to år?",
                "I’m 61. Am I to learn something new for two years?",
            )),
            does(22, "concern-answer", "karina", text=T(
                "Det bestemmer du. Bordet med to stole er det, du allerede kan. Vi taler om det alene, før jeg lægger "
                "en plan.",
                "That’s for you to say. The table with two chairs is what you can do already. We talk about it alone "
                "before I make a rota.",
            )),
            does(29, "concern", "signe", text=T(
                "Hvad gør vi ved dem, der græder over det derhjemme og aldrig når herhen?",
                "What do we do for those who cry over it at home and never get here?",
            )),
        ),
    ),
]
