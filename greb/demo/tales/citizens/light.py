"""Citizen Service: the counter, the queue and the driving licences. All of it is invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Day, T, Tale, Who, does

TALES: Final[list[Tale]] = [
    Tale(
        by="signe",
        ago=1,
        told=T(
            "Folk trækker tre numre, fordi de ikke ved, hvad deres ærinde hedder hos os.",
            "People take three tickets because they don’t know what we call the thing they came for.",
        ),
        body=T(
            "På skærmen står der “legitimation”. Folk siger “jeg har tabt min pung”. "
            "Kunne knapperne hedde det, folk siger?",
            "The screen says “identification”. People say “I’ve lost my wallet”. "
            "Could the buttons say what people say?",
        ),
        theme="meet",
    ),
    Tale(
        by="tove",
        ago=64,
        told=T(
            "Kørekortblanketten spørger om højde, og vi skriver den ind, selv om ingen har brugt den i ti år.",
            "The licence form asks for height, and we type it in though nobody has used it for ten years.",
        ),
        body=T(
            "Jeg har spurgt dem, der får blanketten efter os. De troede, det var os, der skulle bruge den.",
            "I asked the people who get the form after us. They thought we were the ones who needed it.",
        ),
        theme="paper",
        acts=(
            Act(2, "thank", "karina", T(
                "Tak, Tove. Du gik hen og spurgte, om nogen bruger den. Det har ingen af os gjort, heller ikke jeg.",
                "Thank you, Tove. You went and asked whether anyone uses it. None of us had done that, and nor had I.",
            )),
            Act(3, "support", "signe"),
            Act(3, "support", "ali"),
            Act(4, "build", "ali", T(
                "Der er også et felt til telefonnummer på arbejde. Det står tomt hos næsten alle.",
                "There’s a box for a work phone number too. Nearly everyone leaves it empty.",
            )),
            Act(5, "do", "karina", T(
                "Vi fjerner begge felter. Ali retter blanketten, og vi ser efter en måned, om nogen savner dem.",
                "We take out both boxes. Ali changes the form, and in a month we see whether anyone misses them.",
            )),
            Act(9, "support", "viggo"),
            Act(37, "finish", "tove", T(
                "To felter er væk. Hver blanket tager cirka et halvt minut mindre, og ingen har savnet dem.",
                "Two boxes are gone. Each form takes about half a minute less, and nobody has missed them.",
            )),
        ),
    ),
    Tale(
        by="ali",
        ago=21,
        told=T(
            "Hvert tredje foto til kørekort bliver kasseret, men først når borgeren står helt oppe ved skranken.",
            "Every third licence photo is turned down, but only once the citizen has got all the way to the desk.",
        ),
        body=T(
            "“Hvert tredje” er mit eget skøn efter to uger med streger på en blok. "
            "Vi kunne se på fotoet, mens folk venter.",
            "“Every third” is my own guess after two weeks of marks on a pad. "
            "We could look at the photo while people wait.",
        ),
        theme="meet",
        acts=(
            Act(1, "thank", "karina", T(
                "Tak for stregerne på blokken, Ali. Nu ved vi cirka, hvor tit det sker, og ikke kun at det er træls.",
                "Thank you for the marks on the pad, Ali. Now we know roughly how often, and not only that it’s a "
                "nuisance.",
            )),
            Act(2, "ask", "karina", T(
                "Hvad er der oftest galt med fotoet, og kan man se det uden at kende reglerne?",
                "What’s usually wrong with the photo, and can you tell without knowing the rules?",
            )),
            Act(3, "answer", "ali", T(
                "Skygge i ansigtet eller for gammelt. Skyggen kan alle se. Alderen må man spørge om.",
                "A shadow on the face, or it’s too old. Anyone can see the shadow. The age you have to ask about.",
            )),
            Act(4, "support", "signe"),
            Act(6, "do", "karina", T(
                "Signe kigger på fotoet i køen, når der er luft. Er der travlt, lader vi være.",
                "Signe looks at the photo in the queue when there’s room to. When it’s busy, we don’t.",
            )),
        ),
    ),
    Tale(
        by="signe",
        ago=17,
        told=T(
            "En robot i ventesalen kunne tage imod folk, og så så vi lidt moderne ud.",
            "A robot in the waiting room could greet people, and then we’d look modern.",
        ),
        body=T(
            "Sælgeren lod en stå her en formiddag. Børnene var glade for den.",
            "The salesman left one here for a morning. The children liked it.",
        ),
        theme="tools",
        acts=(
            Act(1, "wonder", "tove", T(
                "Hvem ville få det bedre af den? Dem, jeg ser, vil helst vide, hvor længe de skal vente.",
                "Who’d be better off with it? The people I see mostly want to know how long they’ll be waiting.",
            )),
            Act(2, "thank", "karina", T(
                "Tak, Signe. Du lagde mærke til børnene. De venter også, og dem glemmer vi.",
                "Thank you, Signe. You noticed the children. They wait too, and we forget them.",
            )),
            Act(4, "decline", "karina", T(
                "Det gode er, at nogen tager imod. Men robotten kan ikke svare på det, folk spørger om. "
                "Finder vi et ærinde, den løser fra start til slut, ser jeg på den igen. "
                "Kridt og papir til børnene køber vi nu.",
                "What’s good is that somebody says hello. But the robot can’t answer what people ask. "
                "If we find one errand it can see through, I’ll look again. "
                "Crayons and paper for the children we buy now.",
            )),
        ),
    ),
    Tale(
        key="outage", by="tove",
        ago=30,
        told=T(
            "Når selvbetjeningen går ned, får vi det at vide af borgeren foran os.",
            "When the self-service goes down, we hear it from the citizen in front of us.",
        ),
        body=T(
            "Så har han siddet derhjemme i en halv time og er ikke i godt humør. Det ville jeg heller ikke være.",
            "By then he’s spent half an hour at home with it and isn’t in a good mood. Nor would I be.",
        ),
        theme="tools",
        acts=(
            Act(2, "thank", "karina", T(
                "Tak, Tove. Du ser det fra den halve time, han har siddet med det. Det er den, vi skal have væk.",
                "Thank you, Tove. You see it from the half hour he’s spent on it. That’s the half hour to get rid of.",
            )),
            Act(4, "support", "signe"),
            Act(5, "support", "sofie"),
            Act(6, "build", "ali", T(
                "Lys og Trafik har en tavle, der viser fejl, før folk ringer. "
                "@sofie, må vi komme over og se, hvordan I gør?",
                "Lights and Traffic have a board that shows faults before people ring. "
                "@sofie, may we come and see how?",
            )),
            Act(7, "build", "sofie", T(
                "I er velkomne. Den viser også fejl, der ikke er der, cirka en om ugen. Det skal I vide først.",
                "You’re welcome to. It also shows faults that aren’t there, about one a week. "
                "You should know that first.",
            )),
            Act(9, "try", "karina", T(
                "Ali og Tove ser tavlen hos Sofie. Bagefter skriver de, hvad vi vil prøve, hvor længe, og hvornår vi "
                "stopper.",
                "Ali and Tove go and see Sofie’s board. Then they write down what we try, for how long, and when we "
                "stop.",
            )),
            Act(10, "follow", "nadia"),
            does(11, "invite", "tove", person=Who("ali"), kind="co_owner"),
            does(11, "invite", "tove", person=Who("sofie"), kind="helper"),
            does(13, "plan-try", "tove",
                what=T("En skærm bag skranken spørger selvbetjeningen hvert femte minut, om den er vågen.",
                       "A screen behind the desk asks the self-service every five minutes whether it’s awake."),
                hope=T("At vi ved det før den første borger, tre gange ud af fire.",
                       "That we know before the first citizen does, three times out of four."),
                until=Day(44), stop_if=T("Hvis den råber ulv mere end to gange om ugen.",
                                         "If it cries wolf more than twice a week."),
                where=T("Skranken", "The desk"),
                measure=T("To kolonner på en blok: os først, borgeren først.",
                        "Two columns on a pad: us first, the citizen first."),
            ),
            Act(15, "start", "tove"),
            Act(21, "observe", "ali", T(
                "To nedbrud. Det ene vidste vi først. Det andet ringede en mand om, fra en parkeringsplads.",
                "Two breakdowns. One we knew first. The other a man rang about, from a car park.",
            )),
            Act(27, "observe", "tove", T(
                "Den råbte ulv i går. Det var rengøringen, der trak stikket.",
                "It cried wolf yesterday. It was the cleaner pulling the plug.",
            )),
        ),
    ),
    Tale(
        key="straight", by="ali",
        ago=6,
        told=T(
            "Sig det lige ud, hvem af os der skal lave noget andet, når kørekortene bliver digitale.",
            "Tell us straight which of us will be doing something else once the licences go digital.",
        ),
        body=T(
            "Vi gætter i pausen, og vi gætter det værste. Jeg vil hellere høre “det ved vi ikke endnu” med en dato på.",
            "We guess in the break, and we guess the worst. I’d rather hear “we don’t know yet” with a date on it.",
        ),
        theme="calm",
        is_author_hidden=True,
        acts=(
            Act(2, "thank", "karina", T(
                "Tak, fordi du skriver det, alle taler om. Du har ret: “ved vi ikke endnu” skal have en dato.",
                "Thank you for writing what everybody is talking about. You’re right: "
                "“we don’t know yet” needs a date.",
            )),
            Act(3, "reply", "karina", T(
                "Det her ved jeg: De næste tre måneder sker der ikke noget, og jeg taler med hver af jer først. "
                "Resten ved jeg ikke endnu.",
                "This I know: nothing moves for the next three months, and I talk to each of you first. "
                "The rest I don’t know yet.",
            )),
            Act(4, "support", "tove"),
            Act(4, "support", "signe"),
            Act(5, "support", "henning"),
        ),
    ),
    Tale(
        by="tove",
        ago=120,
        told=T(
            "Breve om pas er skrevet, så folk ringer for at høre, hvad der står i dem.",
            "Our passport letters are written so that people ring to ask what they say.",
        ),
        body=T(
            "Jeg har skrevet et af dem om. Det første afsnit er nu to linjer: "
            "hvad du skal have med, og hvornår vi har åbent.",
            "I’ve rewritten one. The first paragraph is now two lines: what to bring, and when we’re open.",
        ),
        theme="meet",
        acts=(
            Act(3, "thank", "karina", T(
                "Tak, Tove. Du kom med et brev, der er skrevet færdigt. Jeg forstod det i første hug, også uden kaffe.",
                "Thank you, Tove. You came with a finished letter. I got it first time, and before coffee.",
            )),
            Act(4, "do", "karina", T(
                "Brug dit brev fra mandag. Tag de tre andre, når du har tid, og lad Signe læse dem højt.",
                "Use your letter from Monday. Do the other three when you have time, and let Signe read them aloud.",
            )),
            Act(5, "support", "signe"),
            Act(8, "support", "alma"),
            Act(12, "build", "signe", T(
                "Jeg læste nummer to op for min nabo. Hun spurgte, om “medbringes” var en by.",
                "I read the second one to my neighbour. She asked whether “herewith” was a place.",
            )),
            Act(52, "finish", "karina", T(
                "Fire breve er skrevet om. Cirka ti færre ringer om dem hver uge. Signe talte i seks uger.",
                "Four letters are rewritten. We get about ten fewer calls a week about them, counted by Signe over six "
                "weeks.",
            )),
        ),
    ),
    Tale(
        by="signe",
        ago=40,
        told=T(
            "Telefonen ved skranken ringer, mens jeg står med et menneske, og så har jeg to, der venter.",
            "The phone on the desk rings while I’m with a person, and then I’ve got two who are waiting.",
        ),
        theme="calm",
        acts=(
            Act(1, "thank", "karina", T(
                "Tak, Signe. Du siger det, så man kan se det for sig: Den ene ringer, den anden kigger på dig.",
                "Thank you, Signe. You say it so one can see it: one is ringing, the other is looking at you.",
            )),
            Act(3, "support", "tove"),
            Act(6, "park", "karina", T(
                "Jeg vil gerne have telefonen væk fra skranken. Men lige nu mangler vi to folk. "
                "Når de nye er lært op, tager vi den op igen.",
                "I want the phone away from the desk. But just now we’re two people short. "
                "Once the new ones have settled in, we take it up again.",
            ), until=45),
        ),
    ),
    Tale(
        by="signe",
        ago=14,
        told=T(
            "Jeg tænkte, at vi kunne have en kop kaffe klar til dem, der venter længe.",
            "I was thinking we might have a cup of coffee ready for those who wait a long time.",
        ),
        acts=(
            Act(1, "thank", "karina", T(
                "Tak, Signe. Du tænker på dem, der venter længst, og ikke på dem, der råber højest.",
                "Thank you, Signe. You’re thinking of those who wait longest, not those who shout loudest.",
            )),
            Act(2, "withdraw", "signe", T(
                "Jeg prøvede det en dag. Det blev til kø ved kaffen også. Jeg finder på noget andet.",
                "I tried it for a day. Then there was a queue for the coffee too. I’ll think of something else.",
            )),
        ),
    ),
]
