"""The autism centre's stories: what is the same each day, what the night hears, and how long a thing is tried."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Day, T, Tale, Who, does, weighs

TALES: Final[list[Tale]] = [
    Tale(
        by="ulrik", ago=120, theme="handover",
        told=T(
            "Skriv også i bogen, hvad der gik godt i aften. Kl. 3 er det dét, jeg har brug for at vide.",
            "Write in the book what went well this evening, too. At three in the morning that’s what I need to know.",
        ),
        body=T(
            "Der står altid, hvem der blev ked af det. Der står aldrig, hvad der hjalp.",
            "It always says who got upset. It never says what helped.",
        ),
        acts=(
            Act(1, "support", "sana"),
            Act(2, "support", "emil"),
            Act(3, "thank", "lise", T(
                "Tak, Ulrik. Du beder ikke om mere skriveri, men om noget andet, og det er det gode ved den.",
                "Thank you, Ulrik. You aren’t asking for more writing, only for different writing. "
                "That’s what’s good about it.",
            )),
            Act(5, "build", "peter", T(
                "En fast linje nederst: “Det hjalp i aften”. Så er den lige så svær at springe over som klokkeslættet.",
                "A fixed line at the bottom: “What helped tonight”. Then it’s as hard to skip as the time.",
            )),
            Act(8, "do", "lise", T(
                "Ja. Vi sætter linjen ind på mandag, og jeg skriver den selv, når jeg har aftenvagt.",
                "Yes. The line goes in on Monday, and I’ll fill it in myself when I have an evening shift.",
            )),
            Act(12, "support", "nadia"),
            Act(45, "finish", "ulrik", T(
                "Jeg har ringet og vækket aftenvagten to gange på en måned. Før var det omkring en gang om ugen.",
                "I’ve rung and woken the evening shift twice in a month. It used to be about once a week.",
            )),
        ),
    ),
    Tale(
        by="emil", ago=82, theme="calm",
        told=T(
            "Hæng billederne af aftenens vagter op før frokost. Jeg bliver spurgt omkring 20 gange, hvem der kommer.",
            "Put up the pictures of the evening staff before lunch. I’m asked about 20 times a day who is coming.",
        ),
        body=T(
            "Jeg svarer gerne. Men det er jo, fordi de er urolige, og uroen begynder kl. 12.",
            "I don’t mind answering. But they ask because they’re uneasy, and the unease starts at noon.",
        ),
        acts=(
            Act(1, "support", "ulrik"),
            Act(3, "thank", "lise", T(
                "Tak, Emil. Du hører, hvad spørgsmålet handler om, og ikke kun, at det bliver stillet.",
                "Thank you, Emil. You hear what the question is about, and not only that it’s being asked.",
            )),
            Act(5, "ask", "lise", T(
                "Hvad gør vi den dag, hvor en bliver syg kl. 13, og billedet er forkert?",
                "What do we do on the day somebody falls ill at one o’clock, and the picture is wrong?",
            )),
            Act(6, "answer", "emil", T(
                "Så tager vi det ned sammen med dem, der kigger på det. Et tomt felt er bedre end et forkert ansigt.",
                "Then we take it down together with those who look at it. "
                "An empty space is better than the wrong face.",
            )),
            Act(9, "do", "lise", T(
                "Det er et godt svar. Ja, vi gør det. Peter hænger billederne op, når han har lagt vagtplanen kl. 10.",
                "That’s a good answer. Yes, let’s do it. Peter puts the pictures up when he has done the rota at ten.",
            )),
            Act(50, "finish", "lise", T(
                "Emil bliver spurgt omkring fem gange om dagen nu. "
                "To beboere er begyndt at vise billederne til hinanden.",
                "Emil is asked about five times a day now. Two residents have started showing each other the pictures.",
            )),
        ),
    ),
    Tale(
        key="corridor", by="sana", ago=48, theme="tools",
        told=T(
            "Lyset i gangen tænder med et smæld, når nogen går forbi. Kan det komme langsomt?",
            "The corridor light comes on with a snap when somebody walks by. Could it come up slowly?",
        ),
        body=T(
            "For mig er det en lampe. For en af beboerne er det grunden til at blive på værelset.",
            "To me it’s a lamp. To one of the residents it’s a reason to stay in the room.",
        ),
        acts=(
            Act(1, "support", "emil"),
            Act(2, "support", "peter"),
            Act(3, "thank", "lise", T(
                "Tak, Sana. Du har set gangen med en beboers øjne og ører. Det er det, vi er her for.",
                "Thank you, Sana. You’ve seen the corridor with a resident’s eyes and ears. "
                "That’s what we are here for.",
            )),
            Act(6, "build", "viggo", T(
                "Vi har lamper på stierne, der bruger et halvt minut på at tænde. "
                "Jeg viser gerne, hvordan vi stiller dem.",
                "We have lamps on the footpaths that take half a minute to come up. "
                "I’d be glad to show you how we set them.",
            )),
            Act(8, "wonder", "ulrik", T(
                "Hvad med natten? Jeg vil helst kunne se, hvor jeg træder. Har du et bud, @sana?",
                "What about the night? I like to see where I put my feet. Any thoughts, @sana?",
            )),
            Act(11, "try", "lise", T(
                "Lad os prøve det på den ene gang, længe nok til at vide noget. Sana skriver, hvad vi kigger efter.",
                "Let’s try it in one corridor, for long enough to know something. Sana writes down what we look for.",
            )),
            does(12, "invite", "sana", person=Who("viggo"), kind="helper"),
            does(14, "plan-try", "sana",
                what=T("Lyset i østgangen tænder over et halvt minut. Om natten bliver et lille lys ved gulvet tændt.",
                       "The light in the east corridor comes up over half a minute. At night a small one by the "
                       "floor stays on."),
                hope=T("At den beboer, der bliver på værelset, går gennem gangen mindst én gang om dagen.",
                       "That the resident who stays in walks through the corridor at least once a day."),
                until=Day(56), stop_if=T("Hvis nogen falder, eller en af de andre bliver urolig af halvmørket.",
                                         "If anybody falls, or the half-dark makes another resident uneasy."),
                where=T("Østgangen", "The east corridor"),
                measure=T("Et kryds på døren, hver gang. Ulrik ser efter om natten.",
                        "A tick on the door each time. Ulrik watches at night."),
            ),
            Act(17, "start", "sana"),
            Act(24, "observe", "emil", T(
                "Han kom ud to gange. Anden gang stod han stille under lampen, mens den kom op.",
                "He came out twice. The second time he stood under the lamp while it came up.",
            )),
            Act(36, "observe", "ulrik", T(
                "Kl. 4 kunne jeg ikke se vasketøjskurven. Det kunne min lilletå.",
                "At four I couldn’t see the laundry basket. My little toe could.",
            )),
        ),
    ),
    Tale(
        key="plans", by="peter", ago=66, theme="handover",
        told=T(
            "Vi har tre slags dagsskemaer i huset. Det samme symbol betyder bad hos den ene og gåtur hos den anden.",
            "We have three kinds of day plan in the house. The same symbol means a bath to one and a walk to another.",
        ),
        body=T(
            "En vikar fik gummistøvler på i brusebadet. Det grinede vi af alle tre, men det kunne være gået galt.",
            "A temp once turned up for a shower in wellingtons. All three of us laughed, but it could have gone badly.",
        ),
        acts=(
            Act(2, "support", "sana"),
            Act(3, "support", "ulrik"),
            Act(4, "thank", "lise", T(
                "Tak, Peter. Du nævner et symbol og ikke en kollega, og derfor kan vi tale om det.",
                "Thank you, Peter. You point at a symbol and not at a colleague, and so we can talk about it.",
            )),
            Act(7, "reply", "lise", T(
                "Jeg vil gerne høre, hvad begge daghold siger, før jeg vælger. I får svar, når jeg har talt med dem.",
                "I’d like to hear what both day teams say before I choose. "
                "You’ll have an answer when I’ve talked with them.",
            )),
            Act(9, "wonder", "emil", T(
                "Hvad med dem, der har haft det samme skema i ti år? De skal vel ikke lære et nyt for vores skyld?",
                "What about those who’ve had the same plan for ten years? "
                "Surely they needn’t learn a new one for our sake?",
            )),
            Act(14, "lead", "lise", T(
                "Vi går efter én måde i hele huset, og beboeren bestemmer tempoet. "
                "Først finder vi ud af, hvem det rammer.",
                "We aim for one way in the whole house, and the resident sets the pace. "
                "First we find out whom it touches.",
            )),
            does(18, "describe", "peter",
                problem=T("Det samme symbol betyder to ting, alt efter hvem der er på vagt.",
                          "The same symbol means two things, depending on who is on duty."),
                who_gains=T("Beboerne og alle, der er nye i huset.", "The residents, and everybody new to the house."),
                today=T("Tre slags skemaer. Det ældste er fra dengang, vi var seks.",
                        "Three kinds of plan. The oldest dates from when there were six of us."),
                wanted=T("At et skema kan læses af den næste, uden at spørge.",
                         "That a plan can be read by the next one without asking."),
                must_be_true=T("Den, der har haft sit skema i ti år, må beholde det.",
                               "Whoever has had their plan for ten years may keep it."),
            ),
            does(20, "invite", "peter", person=Who("emil"), kind="co_owner"),
            does(21, "help", "peter", what=T(
                "Er der en, der kan tegne et symbol for “vi ved det ikke endnu”?",
                "Can somebody draw a symbol for “we don’t know yet”?",
            )),
            Act(26, "take-help", "oskar"),
            does(58, "weigh-open", "peter", closes_on=Day(70)),
            weighs(59, "sana", 2, 1, 2),
            weighs(60, "ulrik", 1, 1, 2),
            weighs(61, "yrsa", 0, -1, 1, T("Nogle beboere har kun dét, der er fast. Det tager vi fra dem.",
                                           "Some residents only have what is fixed. We’d be taking it away.")),
            weighs(62, "noah", 1, -2, 1, T("Hvis alle skal skifte, er jeg imod. Hvis de må vælge, er jeg for.",
                                           "If everybody must change, I’m against. If they may choose, I’m for.")),
            weighs(63, "bente", 1, 2, 2),
        ),
    ),
    Tale(
        by="emil", ago=52, theme="time", audience="leader",
        told=T(
            "Vil du skrive i stedet for at ringe, når du mangler en til en vagt? Jeg kan ikke sige nej i telefonen.",
            "Would you write instead of ringing when you’re short of somebody? I can’t say no on the phone.",
        ),
        body=T(
            "Jeg sagde ja til tre vagter i træk. Den sidste var jeg ikke meget værd.",
            "I said yes to three shifts in a row. I wasn’t much use on the last one.",
        ),
        acts=(
            Act(2, "thank", "lise", T(
                "Tak, Emil. Det er modigt at skrive, og jeg bliver glad for, at du skriver det til mig.",
                "Thank you, Emil. It took courage to write, and I’m glad you wrote it to me.",
            )),
            Act(4, "do", "lise", T(
                "Ja. Jeg skriver, og et nej behøver ingen grund. "
                "Jeg ringer kun, hvis der mangler en inden for to timer.",
                "Yes. I’ll write, and a no needs no reason. I’ll ring only if we’re short within two hours.",
            )),
            Act(33, "finish", "emil", T(
                "Jeg svarer, når jeg har sovet. Jeg har sagt nej to gange og ja fem, og alle syv mente jeg.",
                "I answer when I’ve slept. I’ve said no twice and yes five times, and I meant all seven.",
            )),
        ),
    ),
    Tale(
        by="sana", ago=38, theme="meet",
        told=T(
            "Kan vi købe ind om mandagen? Om fredagen er butikken så fuld, at vi må gå igen.",
            "Could we do the shopping on Mondays? On Fridays the shop is so full that we have to turn round.",
        ),
        acts=(
            Act(1, "wonder", "ulrik", T(
                "Har nogen spurgt dem, der skal med?",
                "Has anybody asked those who go along?",
            )),
            Act(3, "thank", "lise", T(
                "Tak, Sana. Jeg er glad for, at du skriver, hvor tit I må gå igen. Det vidste jeg ikke.",
                "Thank you, Sana. I’m glad you write that you have to turn round. I didn’t know that.",
            )),
            Act(7, "decline", "lise", T(
                "Du vil give dem en tur, der lykkes, og det er rigtigt tænkt. Men Peter har spurgt dem: "
                "Tre af fire holder fast "
                "i fredagen, for den fortæller dem, at det er weekend. Siger de noget andet, bytter vi. Prøv kl. "
                "9 i stedet.",
                "You want to give them a trip that works, and that’s the right thought. But Peter has asked them: "
                "three of four "
                "hold on to Friday, because it tells them the weekend is here. If they say otherwise, we swap. "
                "Try nine o’clock.",
            )),
        ),
    ),
    Tale(
        by="ulrik", ago=24, theme="tools",
        told=T(
            "Kan en måtte ved sengen sige til, når nogen står op? Så skal jeg ikke åbne døren hver anden time.",
            "Could a mat by the bed tell me when somebody gets up? Then I needn’t open the door every other hour.",
        ),
        body=T(
            "Jeg vækker dem, jeg går ind for at se, om de sover.",
            "I wake the people I go in to see if they’re asleep.",
        ),
        acts=(
            Act(1, "support", "sana"),
            Act(3, "thank", "lise", T(
                "Tak, Ulrik. Din sidste linje har jeg læst højt for Peter. Den siger det hele.",
                "Thank you, Ulrik. I read your last line aloud to Peter. It says it all.",
            )),
            Act(6, "park", "lise", T(
                "Nattesøvn er værd at gå efter. Men en måtte holder øje med et menneske, og det skal beboeren selv "
                "sige ja til. "
                "Peter taler med hver af dem i ro, og det tager tid. Siger bare én ja, prøver vi dér.",
                "A night’s sleep is worth going for. "
                "But a mat keeps an eye on a person, and the resident has to say yes to that. "
                "Peter talks with each of them, without hurry. If only one says yes, we try it there.",
            ), until=40),
        ),
    ),
    Tale(
        by="emil", ago=10, theme="calm",
        told=T(
            "Vi går rundt med elleve nøgler og bruger fire. Beboerne kan høre os komme gennem to døre.",
            "We walk about with eleven keys and use four. The residents hear us coming through two doors.",
        ),
        acts=(
            Act(1, "support", "ulrik"),
            Act(3, "extend", "lise", T(
                "Jeg vil vide, hvad de syv andre nøgler går til, før jeg svarer. Det er pinligt, men jeg ved det ikke.",
                "I want to know what the other seven keys open before I answer. It’s embarrassing, but I don’t know.",
            )),
            Act(6, "thank", "lise", T(
                "Tak, Emil. Du har talt, og du har lyttet. To af nøglerne passer i øvrigt ikke til noget.",
                "Thank you, Emil. You’ve counted, and you’ve listened. Two of the keys fit nothing at all, by the way.",
            )),
            Act(7, "ask", "lise", T(
                "Hvilke fire bruger du om aftenen? Er det de samme fire om dagen?",
                "Which four do you use in the evening? Are they the same four as in the day?",
            )),
        ),
    ),
    Tale(
        by="sana", ago=2, theme="calm",
        told=T(
            "Kaffemaskinen hyler, når den maler bønner, og så går to beboere fra bordet. Må vi flytte den?",
            "The coffee machine howls when it grinds, and two residents leave the table. May we move it?",
        ),
        acts=(
            Act(1, "build", "emil", T(
                "Ud i vaskerummet med den. Dér er der i forvejen larm, og jeg går gerne langt efter kaffe.",
                "Out to the laundry with it. It’s noisy there anyway, and I’d walk a long way for coffee.",
            )),
            Act(1, "support", "peter"),
        ),
    ),
]
