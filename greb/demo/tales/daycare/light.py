"""The day-care's stories: mornings, mealtimes, wet clothes, and one about the tablets."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Day, T, Tale, Who, does

TALES: Final[list[Tale]] = [
    Tale(
        by="alma", ago=96, theme="calm",
        told=T(
            "Kan vi tænde tørreskabet, når vi går ind til frokost? I dag tænder vi det kl. 14, når de skal ud igen.",
            "Could we start the drying cupboard when we go in for lunch? "
            "Now we do it at two, when they’re off out again.",
        ),
        body=T(
            "Så er flyverdragterne stadig våde, og vi leder i kassen med lånetøj. "
            "Det tager let et kvarter, og alle er varme og sure.",
            "By then the snowsuits are still wet and we’re digging in the box of spare clothes. "
            "That’s easily a quarter of an "
            "hour, with everybody hot and cross.",
        ),
        acts=(
            Act(1, "support", "fatima"),
            Act(2, "thank", "mette", T(
                "Tak, Alma. Det gode er, at det ikke koster andet end at huske det på et andet tidspunkt.",
                "Thank you, Alma. What’s good is that it costs nothing but remembering it at another time of day.",
            )),
            Act(3, "build", "kirsten", T(
                "Jeg går forbi skabet med madvognen kl. 11. Jeg kan lige så godt trykke på knappen.",
                "I go past that cupboard with the food trolley at eleven. I may as well press the button.",
            )),
            Act(6, "do", "mette", T(
                "Ja. Kirsten trykker på knappen, og I andre hænger dragterne op med lynlåsen åben.",
                "Yes. Kirsten presses the button, and the rest of you hang the suits with the zip open.",
            )),
            Act(30, "finish", "alma", T(
                "Dragterne er tørre efter luren. Vi låner omkring to sæt tøj ud om ugen; før var det omkring ti.",
                "The suits are dry after the nap. We lend out about two sets of clothes a week; it used to be about "
                "ten.",
            )),
        ),
    ),
    Tale(
        by="kirsten", ago=74, theme="time",
        told=T(
            "Giv køkkenet tallet inden kl. 9. Jeg laver mad til 62, og så spiser der 47.",
            "Give the kitchen the number before nine. I cook for 62, and then 47 sit down to eat.",
        ),
        body=T(
            "Jeg ved godt, I har travlt om morgenen. Men det gør ondt at skrabe fiskefrikadeller i spanden.",
            "I know mornings are busy. But it hurts to scrape good fish cakes into the bin.",
        ),
        acts=(
            Act(1, "support", "bo"),
            Act(2, "support", "alma"),
            Act(2, "thank", "mette", T(
                "Tak, Kirsten. Nu har vi to tal i stedet for en fornemmelse, og det kan vi bruge til noget.",
                "Thank you, Kirsten. Now we have two numbers instead of a feeling, and that gives us something to work "
                "with.",
            )),
            Act(3, "ask", "mette", T(
                "Hvor tidligt skal du have tallet, for at det gør en forskel? Og må det være cirka?",
                "How early do you need it for it to make a difference? And may it be a rough number?",
            )),
            Act(5, "answer", "kirsten", T(
                "Kl. 9 er fint. To fra eller til gør ingenting. Femten gør.",
                "Nine is fine. Two more or less is nothing. Fifteen is something.",
            )),
            Act(7, "do", "mette", T(
                "Så gør vi det. Den, der åbner, skriver tallet på køkkentavlen kl. 8.45.",
                "Then we’ll do it. Whoever opens writes the number on the kitchen board at a quarter to nine.",
            )),
            Act(9, "support", "tove"),
            Act(36, "finish", "kirsten", T(
                "Spanden er omkring halvt så fuld. Jeg har vejet i tre uger, så spørg mig igen om et par måneder.",
                "The bin is about half as full. I’ve weighed it for three weeks, so ask me again in a couple of "
                "months.",
            )),
        ),
    ),
    Tale(
        key="toad", by="jonas", ago=230, theme="tools",
        told=T(
            "Lad børnene selv vise billederne fra skoven på tabletten, når de bliver hentet.",
            "Let the children show the pictures from the wood themselves, on the tablet, when they’re picked up.",
        ),
        body=T(
            "I dag fortæller vi om turen hen over hovedet på dem. Det var jo dem, der fandt tudsen.",
            "As it is, we tell the parents about the trip over the children’s heads. "
            "They were the ones who found the toad.",
        ),
        acts=(
            Act(2, "support", "alma"),
            Act(3, "thank", "mette", T(
                "Tak, Jonas. Jeg kan godt lide, at skærmen får et barn til at tale mere og ikke mindre.",
                "Thank you, Jonas. I like that the screen would make a child talk more, and not less.",
            )),
            Act(6, "park", "mette", T(
                "Det er en god tanke, og den skal ikke glemmes. Vi har én tablet, der virker, og den bruger køkkenet. "
                "Vi ser på den igen, når de nye er kommet.",
                "It’s a good thought, and it mustn’t be forgotten. "
                "We have one tablet that works, and the kitchen uses it. "
                "We’ll look again when the new ones are here.",
            ), until=1),
            Act(40, "follow", "fatima"),
            Act(196, "revive", "mette", T(
                "Tabletterne er kommet, og der er en til hver stue. Nu er det din tur, Jonas.",
                "The tablets have come, one for each room. Now it’s your turn, Jonas.",
            )),
            Act(199, "wonder", "henning", T(
                "Hvad gør I med billeder af børn, hvis forældre har sagt nej til billeder?",
                "What do you do about pictures of children whose parents have said no to pictures?",
            )),
            Act(201, "build", "jonas", T(
                "Godt spurgt. Vi viser kun dyr, pinde og huler. @alma har allerede 30 billeder af den samme tudse.",
                "Good question. We only show animals, sticks and dens. @alma already has 30 pictures of the same toad.",
            )),
            Act(204, "try", "mette", T(
                "Lad os prøve det på én stue. Jonas og Alma finder ud af, hvad vi håber at se, og hvornår vi stopper "
                "igen.",
                "Let’s try it in one room. Jonas and Alma work out what we hope to see, and when we stop again.",
            )),
            does(206, "invite", "jonas", person=Who("alma"), kind="co_owner"),
            does(208, "plan-try", "jonas",
                what=T("Billederne fra skoven ligger på tabletten i garderoben. Barnet viser dem selv, et ad gangen.",
                       "The pictures from the wood are on the tablet in the cloakroom. The child shows them, one by "
                       "one."),
                hope=T("At hvert andet barn selv fortæller om turen, når det bliver hentet.",
                       "That every other child tells about the trip itself at pick-up."),
                until=Day(238), stop_if=T("Hvis garderoben står stille kl. 16, eller et barn græder over det.",
                                          "If the cloakroom jams at four, or it makes a child cry."),
                where=T("Musestuen", "The Mouse room"),
                measure=T("Alma sætter kryds i tre uger.", "Alma ticks them off for three weeks."),
            ),
            Act(210, "start", "jonas"),
            Act(216, "observe", "alma", T(
                "Syv af tolv fortalte selv i dag. En far satte sig ned på gulvet i frakke.",
                "Seven of twelve told it themselves today. One father sat down on the floor in his coat.",
            )),
            Act(224, "observe", "jonas", T(
                "Tudsen igen. Alle tolv ville vise tudsen. Jeg har lagt tre andre billeder øverst.",
                "The toad again. All twelve wanted to show the toad. I’ve put three other pictures on top.",
            )),
        ),
    ),
    Tale(
        by="fatima", ago=34, theme="meet",
        told=T(
            "Telefonen ringer midt i afleveringen, og så må jeg slippe den lille hånd, jeg lige har fået.",
            "The phone rings right in the middle of drop-off, and I have to let go of the small hand I’ve only just "
            "been given.",
        ),
        body=T(
            "Det er mest folk, der vil sige, at de kommer ti minutter for sent. Det finder vi jo selv ud af.",
            "Mostly it’s people saying they’ll be ten minutes late. We’d have noticed.",
        ),
        acts=(
            Act(0, "support", "jonas"),
            Act(1, "support", "alma"),
            Act(3, "thank", "mette", T(
                "Tak, Fatima. Den lille hånd er hele vores kerneopgave i én sætning.",
                "Thank you, Fatima. That small hand is our whole core task in one sentence.",
            )),
            Act(5, "build", "bo", T(
                "Kontoret kan tage den mellem 7 og 8.30. Jeg sidder der alligevel med vagtplanen.",
                "The office could take it between seven and half past eight. I’m in there with the rota anyway.",
            )),
            Act(8, "do", "mette", T(
                "Ja. Fra mandag ringer den på kontoret til kl. 8.30, og Bo eller jeg tager den.",
                "Yes. From Monday it rings in the office until half past eight, and Bo or I pick it up.",
            )),
        ),
    ),
    Tale(
        by="fatima", ago=4, theme="time", is_author_hidden=True,
        told=T(
            "Personalemødet begynder kl. 16.30. Vi, der åbner huset, har været i gang siden halv syv.",
            "The staff meeting starts at half past four. "
            "Those of us who open the house have been going since half past six.",
        ),
        body=T(
            "Jeg vil gerne sige noget til møderne. Men efter en time kan jeg kun tænke på bussen.",
            "I’d like to speak at those meetings. But after an hour all I can think of is my bus.",
        ),
        acts=(
            Act(1, "support", "kirsten"),
            Act(2, "thank", "mette", T(
                "Tak, fordi du siger det. Jeg havde kun set, at I var stille, og ikke hvorfor. "
                "Nu leder jeg efter et bedre tidspunkt.",
                "Thank you for saying it. I’d only seen that you were quiet, not why. "
                "I’m looking for a better time now.",
            )),
        ),
    ),
    Tale(
        key="chairs", by="kirsten", ago=9, theme="calm", for_somebody="Ruth",
        told=T(
            "Ruth, der gør rent, spørger, om stolene kan være sat op, når hun kommer. Hun løfter 54 hver aften.",
            "Ruth, who cleans, asks if the chairs could be up when she comes. She lifts 54 of them every evening.",
        ),
        acts=(
            Act(3, "thank", "mette", T(
                "Sig tak til Ruth, og tak til dig, fordi du skrev det. "
                "Jeg er gået hjem, når hun kommer, så jeg har aldrig set det.",
                "Thank Ruth from me, and thank you for writing it down. "
                "I’ve gone home when she comes, so I had never seen it.",
            )),
            Act(4, "build", "alma", T(
                "De store vil elske det. De kan løfte en stol og synge samtidig.",
                "The big ones will love it. They can lift a chair and sing at the same time.",
            )),
            Act(6, "ask", "mette", T(
                "Vil du spørge Ruth, om det er alle stole, eller om det mest er de tunge i spiserummet?",
                "Would you ask Ruth if it’s every chair, or mostly the heavy ones in the dining room?",
            )),
        ),
    ),
    Tale(
        by="bo", ago=58, theme="meet",
        told=T(
            "Kan vi åbne kl. 6.15? De samme tre familier står og fryser ude foran hver morgen.",
            "Could we open at a quarter past six? The same three families stand freezing outside every morning.",
        ),
        acts=(
            Act(2, "thank", "mette", T(
                "Tak, Bo. Godt set, at det er de samme tre. Så er det nogen, jeg kan tale med.",
                "Thank you, Bo. Well spotted that it’s the same three. That makes them people I can talk to.",
            )),
            Act(3, "wonder", "fatima", T(
                "Hvem skulle møde? Den første bus herud er her kl. 6.20.",
                "Who would come in? The first bus out here arrives at twenty past six.",
            )),
            Act(6, "decline", "mette", T(
                "Det er omsorg, at du ser dem stå der. Men én voksen må ikke være alene med børnene, og jeg har ikke "
                "timer til to så tidligt. Får vi to timer mere om ugen, tager jeg den op igen. Jeg har talt med de tre "
                "familier, og der er kommet lys under halvtaget.",
                "It’s kind of you to see them standing there. But one adult mustn’t be alone with the children, and I "
                "haven’t the hours for two that early. If we get two more hours a week, I’ll take it up again. I’ve "
                "talked with the three families, and there’s a light under the porch roof now.",
            )),
        ),
    ),
    Tale(
        by="jonas", ago=41, theme="time",
        told=T(
            "Kan vi få en vandhane ved sandkassen? På en varm dag bærer vi omkring 20 spande gennem huset.",
            "Could we have a tap by the sandpit? On a hot day we carry about 20 buckets of water through the house.",
        ),
        acts=(
            Act(1, "support", "fatima"),
            Act(2, "support", "bo"),
            Act(3, "thank", "mette", T(
                "Tak, Jonas. Jeg har selv tørret gulvet i gangen, så jeg ved, at du har talt rigtigt.",
                "Thank you, Jonas. I’ve mopped that corridor myself, so I know you counted right.",
            )),
            Act(5, "build", "kirsten", T(
                "Det er også mit gulv, de glider på. Jeg tager det med på sikkerhedsrunden.",
                "It’s my floor they slip on, too. I’ll bring it along on the safety round.",
            )),
            Act(7, "park", "mette", T(
                "Idéen er god, og du har talt spandene. "
                "Men rørene i gården skal graves op om et par måneder, og så koster "
                "hanen næsten ingenting. Til da lægger vi måtter i gangen. Går gravningen i vasken, ser vi på den før.",
                "It’s a good idea, and you counted the buckets. But they’ll be digging up the pipes in a couple "
                "of months, and then a tap costs next to nothing. Until then we put mats down. If the digging falls "
                "through, we look at it sooner.",
            ), until=75),
        ),
    ),
    Tale(
        by="mette", ago=17, theme="time",
        told=T(
            "Jeg vil gerne være på stuen hver tirsdag formiddag uden telefon. Kan mine møder flyttes?",
            "I’d like to be out with the children every Tuesday morning without my phone. Could my meetings move?",
        ),
        body=T(
            "Jeg leder et børnehus, og i sidste uge talte jeg med fire børn.",
            "I lead a house full of children, and last week I talked with four of them.",
        ),
        acts=(
            Act(1, "support", "alma"),
            Act(3, "thank", "dorte", T(
                "Tak, Mette. Fire børn på en uge er et ærligt tal. "
                "Det er flere, end jeg har talt med, og det får mig til at tænke.",
                "Thank you, Mette. Four children in a week is an honest number. "
                "It’s more than I’ve met, which makes me think.",
            )),
            Act(5, "support", "lise"),
            Act(6, "do", "dorte", T(
                "Ja. Ingen indkalder dagtilbuddenes ledere om tirsdagen før kl. 12. Det gælder også mig.",
                "Yes. Nobody calls the day-care leaders in before noon on a Tuesday. That goes for me as well.",
            )),
        ),
    ),
    Tale(
        by="bo", ago=27, theme="calm",
        told=T(
            "Byt om på liggerum og puslerum, så de trætte ikke skal gennem legen for at sove.",
            "Swap the nap room and the changing room, so the tired ones needn’t go through the play to get to sleep.",
        ),
        acts=(
            Act(1, "wonder", "alma", T(
                "Har du prøvet at gå turen med et barn på hver arm?",
                "Have you tried walking it with a child on each arm?",
            )),
            Act(3, "thank", "mette", T(
                "Tak, Bo. Du tænker på barnets vej gennem huset, og det skal vi gøre noget mere.",
                "Thank you, Bo. You think of the child’s way through the house, and we should do more of that.",
            )),
            Act(5, "withdraw", "bo", T(
                "Nu har jeg gået turen. Der er en dør for meget og ingen vask. God tanke, forkert hus.",
                "I’ve walked it now. One door too many, and no sink. Nice thought, wrong house.",
            )),
        ),
    ),
    Tale(
        by="alma", ago=1, theme="meet",
        told=T(
            "Kan vi få et stort ur i garderoben? Når jeg ser på min telefon, tror forældrene, at jeg skriver med "
            "nogen.",
            "Could we have a big clock in the cloakroom? "
            "When I check my phone, the parents think I’m texting somebody.",
        ),
        acts=(Act(1, "support", "jonas"),),
    ),
]
