"""Lights and traffic: lamps, crossings and what is measured about them. All of it is invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Day, Named, T, Tale, does

TALES: Final[list[Tale]] = [
    Tale(
        by="viggo",
        ago=3,
        told=T(
            "Vi kører ud til den samme lygtepæl tre gange, fordi ingen skriver, hvad de fandt.",
            "We drive out to the same lamp-post three times because nobody writes down what they found.",
        ),
        body=T(
            "Tredje gang var det mig selv, der havde været der de to første.",
            "The third time, the one who’d been there the first two times was me.",
        ),
        theme="paper",
        acts=(Act(1, "support", "sofie"),),
    ),
    Tale(
        by="sofie",
        ago=56,
        told=T(
            "Ved skolen når de små kun halvt over, før lyset skifter, og så løber de.",
            "At the school the little ones get half across before the lights change, and then they run.",
        ),
        body=T(
            "Jeg stod der tre morgener med et stopur. To sekunder mere ville nok være nok til de fleste.",
            "I stood there three mornings with a stopwatch. Two more seconds would probably do for most.",
        ),
        theme="calm",
        acts=(
            Act(1, "thank", "rikke", T(
                "Tak, Sofie. Du stillede dig op ved krydset i stedet for at slå det op. "
                "Tre morgener i regn, så vidt jeg husker.",
                "Thank you, Sofie. You went and stood there instead of looking it up. "
                "Three mornings of rain, as I recall.",
            )),
            Act(2, "support", "viggo"),
            Act(3, "ask", "rikke", T(
                "Hvem venter så de to sekunder længere? Cyklerne på tværs har også et tog at nå.",
                "Who then waits those two seconds longer? The bikes the other way have a train to catch, too.",
            )),
            Act(5, "answer", "sofie", T(
                "Bilerne, mest. Jeg tager dem fra deres grønne, ikke fra cyklerne. Køen bliver lidt længere kl. 8.",
                "The cars, mostly. I take them from their green, not from the bikes. "
                "The queue at eight gets a bit longer.",
            )),
            Act(6, "do", "rikke", T(
                "Gør det på skoledage fra halv otte til halv ni. Mål igen efter fire uger, samme sted, samme ur.",
                "Do it on school days from half past seven to half past eight. "
                "Measure again after four weeks, same spot, same watch.",
            )),
            Act(8, "support", "alma"),
            Act(8, "support", "mette"),
            Act(10, "build", "alma", T(
                "Tak. Vi går der hver onsdag med tolv børn i snor. De to sekunder er forskellen på at gå og at trække.",
                "Thank you. We cross there every Wednesday, twelve children on a rope. "
                "Two seconds is walking instead of dragging.",
            )),
            Act(41, "finish", "sofie", T(
                "Cirka ni af ti børn når nu over uden at løbe, før var det omkring seks. "
                "Bilkøen er to-tre biler længere.",
                "About nine children in ten now cross without running; it was around six. "
                "The car queue is two or three cars longer.",
            )),
        ),
    ),
    Tale(
        by="rikke",
        ago=24,
        told=T(
            "Jeg vil gerne ud at køre med jer en nat om måneden, for jeg ser kun vejene i dagslys.",
            "I’d like to come out with you one night a month, because I only see the roads by daylight.",
        ),
        body=T(
            "Jeg beslutter om mørke ud fra et regneark. Det er lidt flovt at skrive, men sådan er det.",
            "I decide about darkness from a spreadsheet. It’s a little awkward to write, but there it is.",
        ),
        theme="time",
        acts=(
            Act(1, "thank", "dorte", T(
                "Tak, Rikke. Det er godt set, og det er modigt at skrive, så dine egne kan læse det.",
                "Thank you, Rikke. It’s well seen, and it takes nerve to write it where your own people can read it.",
            )),
            Act(1, "support", "viggo"),
            Act(2, "build", "viggo", T(
                "Så tag støvler med, der må blive våde. Og madpakke til to, det er skik.",
                "Then bring boots that may get wet. And sandwiches for two, that’s the custom.",
            )),
            Act(3, "do", "dorte", T(
                "Gør det. Jeg kører med den første nat, hvis der er plads til tre.",
                "Do it. I’ll come along the first night, if there’s room for three.",
            )),
        ),
    ),
    Tale(
        key="cameras", by="sofie",
        ago=48,
        told=T(
            "Leverandøren vil sælge os lygter med kamera, og jeg vil gerne høre, hvad vi andre skal bruge det til.",
            "The supplier wants to sell us street lamps with cameras, and I’d like to know what the rest of us would "
            "use them for.",
        ),
        body=T(
            "Jeg er ikke imod. Jeg kan bare ikke finde det sted, hvor nogen står i mørke, fordi vi mangler et kamera.",
            "I’m not against it. I just can’t find the spot where anyone is left in the dark for want of a camera.",
        ),
        theme="tools",
        acts=(
            Act(2, "thank", "rikke", T(
                "Tak, Sofie. Du spørger, hvad der bliver bedre, og for hvem, før nogen har skrevet under.",
                "Thank you, Sofie. You ask what gets better, and for whom, before anyone has signed.",
            )),
            Act(3, "support", "viggo"),
            Act(5, "support", "henning"),
            Act(5, "wonder", "henning", T(
                "Filmer de også jer, når I skifter en pære? Det skal vi have svar på først.",
                "Do they film you, too, when you change a bulb? We need that answered first.",
            )),
            Act(7, "decline", "rikke", T(
                "Vi køber dem ikke. Det gode ved snakken er dit spørgsmål, og det stiller vi nu hver gang. "
                "Kommer der et kryds, hvor et kamera finder en fejl, vi ikke selv kan finde, ser vi på det igen.",
                "We’re not buying them. The best of this is your question, and now we ask it every time. "
                "If there’s ever a crossing where a camera finds a fault we can’t, we look again.",
            )),
        ),
    ),
    Tale(
        by="viggo",
        ago=19,
        told=T(
            "Knappen til fodgængere sidder bag en busk, og den busk er nok ikke den eneste.",
            "The push-button for walkers is behind a bush, and that bush won’t be the only one.",
        ),
        theme="meet",
        acts=(
            Act(2, "thank", "rikke", T(
                "Tak, Viggo. Du nøjes ikke med busken, du spørger til de andre buske.",
                "Thank you, Viggo. You don’t stop at the bush, you ask about the other bushes.",
            )),
            Act(3, "do", "rikke", T(
                "Tag saksen med i bilen. Klip, når du alligevel er der, og skriv, hvor det var.",
                "Take the shears along in the van. Clip when you’re there anyway, and write down where it was.",
            )),
            Act(4, "support", "sofie"),
            Act(16, "finish", "viggo", T(
                "Syv knapper kan ses igen. Cirka fem minutter pr. busk. "
                "Jeg har fået en torn i tommelen, den tæller jeg ikke med.",
                "Seven buttons can be seen again. About five minutes a bush. "
                "I got a thorn in my thumb, which I’m not counting.",
            )),
        ),
    ),
    Tale(
        key="lamps", by="viggo",
        ago=60,
        told=T(
            "Hvis lygterne selv sagde til, når de går ud, slap vi for at lede efter mørke.",
            "If the lamps themselves told us when they go out, we’d be spared driving round looking for the dark.",
        ),
        body=T(
            "Jeg kører omkring tre timer om ugen og kigger op. "
            "Halvdelen af det, jeg finder, har nogen allerede ringet om.",
            "I drive about three hours a week looking up. Half of what I find, somebody has already rung about.",
        ),
        theme="tools",
        acts=(
            Act(1, "thank", "rikke", T(
                "Tak, Viggo. Du skriver, hvad det koster i dag, og at halvdelen er kendt i forvejen. "
                "Det tal har vi manglet.",
                "Thank you, Viggo. You write what it costs today, and that half is known already. "
                "We lacked that number.",
            )),
            Act(2, "support", "sofie"),
            Act(4, "reply", "rikke", T(
                "Jeg hælder til at prøve på to gader, ikke i hele byen. "
                "Sofie ser efter, hvad vi kan låne, før vi køber.",
                "I lean towards two streets, not the whole town. Sofie looks into what we can borrow before we buy.",
            )),
            Act(6, "build", "sofie", T(
                "Jeg kan låne tyve målere. De melder måske fejl, når det bare er koldt. "
                "Det er det, vi skal finde ud af.",
                "I can borrow twenty sensors. They may cry wolf when it’s only cold. That’s what we need to find out.",
            )),
            Act(8, "try", "rikke", T(
                "Vi prøver på to gader. Skriv først, hvor mange falske meldinger om ugen vi vil leve med.",
                "We try it on two streets. First write down how many false alarms a week we’ll live with.",
            )),
            Act(10, "support", "tove"),
            Act(11, "support", "jens"),
            does(11, "plan-try", "viggo",
                what=T("Tyve lånte målere på to gader siger til, når en lygte er gået ud.",
                       "Twenty borrowed sensors on two streets tell us when a lamp is out."),
                hope=T("At vi kender tre ud af fire fejl, før nogen ringer.",
                       "That we know three of four faults before anybody rings."),
                until=Day(54), stop_if=T("Hvis der kommer flere end fem falske meldinger om ugen, to uger i træk.",
                                         "If there are more than five false alarms a week, two weeks running."),
                where=T("Lærkevej og Kanalgade", "Lark Road and Canal Street"), measure=Named("false"),
            ),
            Act(12, "follow", "ulrik"),
            Act(13, "start", "viggo"),
            Act(20, "observe", "sofie", T(
                "Ni falske meldinger, alle efter midnat. Målerne fryser, før vi gør.",
                "Nine false alarms, all after midnight. The sensors freeze before we do.",
            )),
            Act(34, "observe", "viggo", T(
                "Vi venter nu på to meldinger i træk. Tre falske i denne uge, og fem rigtige.",
                "We now wait for two alarms in a row. Three false ones this week, and five true.",
            )),
            does(55, "learn", "viggo", outcome="works_with_changes", learning=T(
                "Når vi venter på to meldinger i træk, er der to-tre falske om ugen, og vi kender tre af fire fejl "
                "først. Det er to gader og seks uger, og der har ikke været rigtig frost.",
                "When we wait for two alarms in a row, there are two or three false ones a week, and we know three of "
                "four faults first. That’s two streets and six weeks, without a proper frost.",
            )),
        ),
    ),
    Tale(
        by="sofie",
        ago=35,
        told=T(
            "Vi burde øve et strømsvigt en gang om året, før det rigtige kommer.",
            "We should rehearse a power cut once a year, before the real one comes.",
        ),
        body=T(
            "Sidst stod vi med tre planer, og den ene var fra før rundkørslen.",
            "Last time we had three plans, one of them from before the roundabout.",
        ),
        theme="calm",
        acts=(
            Act(1, "thank", "rikke", T(
                "Tak, Sofie. Du siger det en rolig uge, og det er den eneste slags uge, hvor man kan øve sig.",
                "Thank you, Sofie. You say so in a quiet week, which is the only kind in which one can practise.",
            )),
            Act(2, "support", "viggo"),
            Act(4, "support", "rasmus"),
            Act(5, "park", "rikke", T(
                "Ja, men ikke midt i vejarbejdet. Når de to store kryds er færdige, sætter vi en dag af. "
                "Til da smider jeg de to gamle planer ud.",
                "Yes, but not in the middle of the roadworks. When the two big crossings are done, we set a day aside. "
                "Until then I throw out the two old plans.",
            ), until=70),
        ),
    ),
    Tale(
        by="sofie",
        ago=4,
        told=T(
            "Tre programmer viser det samme kryds, og de er uenige om, hvad klokken er.",
            "Three programs show the same crossing, and they disagree about what time it is.",
        ),
        body=T(
            "Jeg lægger syv minutter til i hovedet. Den dag jeg har ferie, gør ingen det.",
            "I add seven minutes in my head. The day I’m on holiday, nobody does.",
        ),
        theme="tools",
        acts=(
            Act(1, "thank", "rikke", T(
                "Tak, Sofie. Du tænker på den dag, du ikke er her. Jeg vidste ikke, at vi levede af din hovedregning.",
                "Thank you, Sofie. You’re thinking of the day you’re not here. "
                "I didn’t know we lived on your mental arithmetic.",
            )),
            Act(2, "support", "viggo"),
        ),
    ),
]
