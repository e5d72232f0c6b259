"""Lights and Traffic tries things out: photos of holes, a drone, and whose turn it is to dig. All invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Day, T, Tale, Who, does, weighs

TALES: Final[list[Tale]] = [
    Tale(
        key="holes", by="bjarke", ago=280, theme="meet",
        told=T(
            "Folk melder et hul i vejen som “stort”. Jeg kører ud med et læs asfalt og finder en kop.",
            "People report a hole in the road as “big”. I drive out with a load of asphalt and find a cup.",
        ),
        acts=(
            Act(1, "support", "poul"),
            Act(2, "thank", "rikke", T(
                "Tak, Bjarke. Et hul målt i kopper er til at forstå. Det er ikke borgerens skyld, at vi ikke spørger.",
                "Thank you, Bjarke. A hole measured in cups makes sense. It isn’t the citizen’s fault that we don’t "
                "ask.",
            )),
            Act(4, "build", "amina", T(
                "Bed om et billede med en sko i. Alle har en sko.",
                "Ask for a photo with a shoe in it. Everybody has a shoe.",
            )),
            Act(6, "try", "rikke", T(
                "Skoen er god. Prøv det i fire uger, og læg mærke til dem, der ikke kan sende et billede.",
                "The shoe is good. Try it for four weeks, and notice those who can’t send a photo.",
            )),
            does(9, "plan-try", "bjarke",
                what=T("Når nogen melder et hul, beder vi om et billede med en sko i.",
                       "When somebody reports a hole, we ask for a photo with a shoe in it."),
                hope=T("At vi har det rigtige læs med ni gange ud af ti.",
                       "That we bring the right load nine times in ten."),
                until=Day(38), stop_if=T("Hvis folk holder op med at melde, eller står på vejen for at tage billedet.",
                                         "If people stop reporting, or stand in the road to take the photo."),
                where=T("Hele byen", "The whole town"),
                measure=T("Bjarke skriver “rigtigt” eller “forkert” på følgesedlen.",
                        "Bjarke writes “right” or “wrong” on the slip."),
            ),
            Act(10, "start", "bjarke"),
            Act(20, "observe", "bjarke", T(
                "24 huller, 21 rigtige læs. En sendte kun skoen.",
                "24 holes, 21 right loads. One sent only the shoe.",
            )),
            Act(31, "observe", "poul", T(
                "Jeg får 40 kilo asfalt tilbage om ugen. Det plejede at være 200.",
                "I get 40 kilos of asphalt back a week. It used to be 200.",
            )),
            does(39, "learn", "bjarke", outcome="works", learning=T(
                "Rigtigt læs ni ud af ti gange, før var det cirka seks. Hver femte sender ikke noget billede, og dem "
                "ringer vi til. Ingen er set på vejen, men vi skrev det også tydeligt.",
                "The right load nine times in ten; it was about six. One in five sends no photo, and those we ring. "
                "Nobody has been seen in the road, but then we did write it clearly.",
            )),
            Act(42, "adopt", "rikke", T(
                "Skoen bliver. Poul laver en seddel med tre sko på, så man kan sammenligne.",
                "The shoe stays. Poul makes a slip with three shoes on it, so that one can compare.",
            )),
            Act(75, "finish", "bjarke", T(
                "Jeg kører forgæves en gang om ugen i stedet for hver dag. Skoene er blevet en slags museum.",
                "I drive in vain once a week instead of every day. The shoes have become a kind of museum.",
            )),
        ),
    ),
    Tale(
        key="drone", by="amina", ago=150, theme="tools",
        told=T(
            "Kan en drone se på broerne, så vi slipper for at hænge i en sele under dem?",
            "Could a drone look at the bridges, so that we needn’t hang under them in a harness?",
        ),
        acts=(
            Act(1, "support", "bjarke"),
            Act(2, "thank", "rikke", T(
                "Tak, Amina. Du begynder med selen og ikke med dronen. Den rækkefølge kan jeg lide.",
                "Thank you, Amina. You begin with the harness and not with the drone. I like that order.",
            )),
            Act(5, "wonder", "poul", T(
                "Hvad ser man fra en sele, som man ikke ser fra et billede?",
                "What does one see from a harness that one doesn’t see in a picture?",
            )),
            Act(7, "try", "rikke", T(
                "Lån en af redningsfolkene, tre broer. Kig på de samme broer i sele bagefter, og hold det op mod "
                "hinanden.",
                "Borrow one from the rescue people, three bridges. Look at the same bridges in a harness afterwards, "
                "and compare.",
            )),
            does(12, "plan-try", "amina",
                what=T("En drone filmer tre broer. Bagefter ser Bjarke dem i sele, uden at have set filmen.",
                       "A drone films three bridges. Then Bjarke sees them in a harness, without having seen the "
                       "film."),
                hope=T("At filmen viser ni af ti revner, Bjarke finder.",
                       "That the film shows nine of ten cracks that Bjarke finds."),
                until=Day(50), stop_if=T("Vind over ti meter i sekundet, eller hvis nogen går under.",
                                         "Wind above ten metres a second, or anybody walking below."),
                where=T("Tre broer", "Three bridges"),
                measure=T("Revner på et kort, før de bliver lagt oven på hinanden.",
                        "Cracks on a map, before the maps are laid over each other."),
            ),
            Act(14, "start", "amina"),
            Act(22, "observe", "amina", T(
                "Aflyst på grund af vind. For tredje gang.",
                "Called off because of wind. For the third time.",
            )),
            Act(37, "observe", "bjarke", T(
                "En bro lykkedes. Jeg fandt ni revner, den fandt ni. Det var ikke de samme ni.",
                "One bridge worked. I found nine cracks, it found nine. Not the same nine.",
            )),
            does(51, "learn", "amina", outcome="cannot_tell", learning=T(
                "Vi kan ikke sige det: Én bro blev det til på fem uger. Det, vi lærte, er at selen også finder noget "
                "forkert. Vi ser forskellige ting, og det vidste vi ikke om os selv.",
                "We can’t tell: it came to one bridge in five weeks. What we did learn is that the harness misses "
                "things, too. We see different things, and didn’t know that about ourselves.",
            )),
            Act(54, "stop", "rikke", T(
                "Vi stopper her. Det blæser for meget hos os, til at det kan passes ind. To sæt øjne på hver bro, det "
                "indfører vi i stedet.",
                "We stop here. It’s too windy in our parts to fit it in. Two pairs of eyes on each bridge is what we "
                "take up instead.",
            )),
        ),
    ),
    Tale(
        key="digging", by="amina", ago=520, theme="paper",
        told=T(
            "Vi lægger ny asfalt i maj, og i juni graver vandet den op. Vi kendte bare ikke hinandens planer.",
            "We lay new asphalt in May, and in June the water people dig it up. We just didn’t know each other’s "
            "plans.",
        ),
        acts=(
            Act(1, "support", "viggo"),
            Act(2, "support", "bjarke"),
            Act(3, "thank", "rikke", T(
                "Tak, Amina. Du skriver “hinandens”. Vi har heller ikke vist dem vores.",
                "Thank you, Amina. You write “each other’s”. We haven’t shown them ours, either.",
            )),
            Act(8, "lead", "rikke", T(
                "Det går på tværs af flere huse, så det skal ledes igennem og ikke bare siges.",
                "It cuts across several houses, so it has to be led through and not just said.",
            )),
            does(11, "describe", "amina",
                problem=T("Den samme vej bliver gravet op to gange på et år.",
                          "The same road is dug up twice in a year."),
                who_gains=T("Dem, der bor på vejen.", "Those who live on the road."),
                today=T("Hver sit kort, og et møde i marts, hvor ingen har kortet med.",
                        "Each with a map, and a meeting in March to which nobody brings it."),
                wanted=T("Ét kort, som alle graver efter.", "One map that everybody digs by."),
                must_be_true=T("De andre skal have lige så let ved at skrive på det som os.",
                               "The others must find it as easy to write on as we do."),
            ),
            does(13, "invite", "amina", person=Who("pia"), kind="helper"),
            does(14, "invite", "amina", person=Who("bjarke"), kind="co_owner"),
            does(18, "weigh-open", "amina", closes_on=Day(28)),
            weighs(19, "viggo", 1, 2, 2),
            weighs(20, "sofie", 1, 2, 1),
            weighs(21, "poul", 0, 1, 1),
            does(24, "against", "viggo", text=T(
                "Et fælles kort er ingens kort. Hvem retter det, når en grøft er flyttet?",
                "A shared map is nobody’s map. Who corrects it when a trench has moved?",
            )),
            does(30, "decide", "rikke", road="lead", reason=T(
                "Vi gør det, og Bjarke er den, der retter. Viggos spørgsmål er dermed svaret.",
                "We do it, and Bjarke is the one who corrects. That answers Viggo’s question.",
            )),
            does(31, "part", "amina", choice="lead", time=T("En dag om måneden.", "One day a month.")),
            does(34, "benefit", "rikke", what=T("Veje gravet op to gange inden for et år",
                                                "Roads dug up twice within a year"),
                 kind="efficiency", owner=Who("poul"), unit=T("veje om året", "roads a year"), better="down"),
            does(36, "baseline", "poul", value=11, on=Day(35), how=T("Talt på følgesedler for to år.",
                                                                   "Counted on slips for two years.")),
            does(38, "forecast", "poul", pessimistic=9, likely=6, optimistic=3, on=Day(400)),
            does(42, "plan-change", "rikke",
                why=T("En vej skal graves op én gang.", "A road should be dug up once."),
                for_whom=T("Dem, der bor på vejen", "Those who live on the road"),
                gains=T("Mellem to og otte veje om året. Prisen kender vi først, når året er gået.",
                        "Between two and eight roads a year. The price we know only when the year is over."),
                freed_time=T("Asfalten går til de huller, folk melder.", "The asphalt goes to the holes people "
                             "report."),
                promised=T("Ingen mister deres eget kort, før det fælles passer.",
                           "Nobody loses their own map before the shared one is right."),
                not_promised=T("At vandet er med hver gang. Rør springer, når de springer.",
                               "That the water people always join. Pipes burst when they burst."),
                old_routine=T("Mødet i marts uden kort", "The March meeting without a map"),
                retire_on=Day(160), old_routine_owner=Who("amina"), operations_owner=Who("bjarke"), needs_forum=True,
            ),
            does(43, "touched", "rikke", who=T("Vandværket og fibernettet", "Water and fibre"),
                 how=T("De skriver deres gravninger tre måneder før.", "They write their digging three months ahead.")),
            does(46, "concern", "poul", text=T(
                "Ser folk ude på vejen kortet, eller er det kun til jer med skærme?",
                "Do those out on the road see the map, or is it only for you with screens?",
            )),
            does(48, "concern-answer", "rikke", text=T(
                "Du får det printet hver mandag, i den størrelse du vil have.",
                "You get it printed every Monday, in whatever size you like.",
            )),
            does(54, "forum", "rikke", on=Day(53), said=T(
                "Mødet spurgte, om det giver færre vagter. Det gør det ikke, og det står i planen.",
                "The meeting asked whether it means fewer shifts. It doesn’t, and the plan says so.",
            )),
            Act(60, "launch", "rikke"),
            does(162, "retire", "rikke", text=T(
                "Alle graver efter det samme kort. Mødet i marts er aflyst for altid, og kagen er flyttet til "
                "november, hvor kortet er med.",
                "Everybody digs by the same map. The March meeting is called off for good; the cake has moved "
                "to November, and so has the map.",
            )),
            does(163, "follow-up-plan", "poul", on=Day(400)),
            does(163, "follow-up-plan", "poul", on=Day(560)),
            does(404, "follow-up", "poul", value=7, note=T("Syv veje. To af dem var sprungne rør og ingens skyld.",
                                                        "Seven roads. Two of them were burst pipes and nobody’s "
                                                        "fault.")),
        ),
    ),
    Tale(
        key="snow", by="poul", ago=400, theme="time",
        told=T(
            "Snevagten ringer rundt kl. 3. Kunne vi ikke se på en liste, hvem der er vågen?",
            "Snow duty rings round at three. Couldn’t a list show who is awake?",
        ),
        acts=(
            Act(1, "support", "viggo"),
            Act(2, "thank", "rikke", T(
                "Tak, Poul. Du tænker på dem, der bliver vækket uden grund.",
                "Thank you, Poul. You think of those who are woken for nothing.",
            )),
            Act(6, "lead", "rikke", T(
                "Det rører ved nattesøvn, så det skal have en plan og et ord fra alle.",
                "It touches people’s sleep, so it needs a plan and a word from everybody.",
            )),
            does(10, "weigh-open", "poul", closes_on=Day(18)),
            weighs(11, "viggo", 0, 1, 1),
            weighs(11, "bjarke", 1, 1, 2),
            weighs(12, "sofie", 0, 1, 1),
            does(14, "against", "bjarke", text=T(
                "Den, der er vågen kl. 3, er ikke nødvendigvis den, der bør køre.",
                "Whoever is awake at three isn’t necessarily the one who should drive.",
            )),
            does(20, "decide", "rikke", road="lead", reason=T(
                "Vi prøver en vinter med en liste på telefonen, hvor man selv melder sig. Ingen ringer uden for "
                "listen.",
                "One winter with a list on the phone, where people put themselves down. Nobody rings outside the list.",
            )),
            does(21, "part", "poul", choice="hand_over", time=T("Jeg har ingen smart telefon.",
                                                                "I have no smart phone.")),
            does(24, "benefit", "rikke", what=T("Opkald om natten for hver snevagt", "Calls at night for each snow "
                                                "duty"),
                 kind="satisfaction", owner=Who("viggo"), unit=T("opkald", "calls"), better="down"),
            does(25, "baseline", "viggo", value=7, on=Day(24), how=T("Sidste vinter, fra telefonen.",
                                                                    "Last winter, from the phone.")),
            does(26, "forecast", "viggo", pessimistic=6, likely=3, optimistic=1, on=Day(300)),
            does(28, "plan-change", "rikke",
                why=T("Den, der sover, skal have lov at sove.", "Whoever is asleep should stay asleep."),
                for_whom=T("De otte på snevagt", "The eight on snow duty"),
                gains=T("Fire opkald færre pr. nat med sne.", "Four calls fewer a night of snow."),
                freed_time=T("Søvn.", "Sleep."),
                promised=T("Ingen skal have telefonen i sengen.", "Nobody has to take the phone to bed."),
                not_promised=T("At listen er fuld hver nat.", "That the list is full every night."),
                old_routine=T("At ringe rundt", "Ringing round"),
                retire_on=Day(160), old_routine_owner=Who("viggo"), operations_owner=Who("bjarke"), needs_forum=True,
            ),
            does(30, "concern", "bjarke", text=T(
                "Så ligger jeg og kigger på listen i stedet. Det er jo ikke søvn.",
                "Then I’ll lie there watching the list instead. That’s not sleep.",
            )),
            does(31, "concern-answer", "rikke", text=T(
                "Det tager jeg alvorligt. Sover nogen dårligere efter fire uger, stopper vi. Det står i planen.",
                "I take that seriously. If anybody sleeps worse after four weeks, we stop. It’s in the plan.",
            )),
            does(34, "forum", "rikke", on=Day(33), said=T(
                "Mødet sagde ja til en vinter og ikke mere.", "The meeting said yes to one winter and no more.",
            )),
            Act(40, "launch", "rikke"),
            Act(70, "wonder", "viggo", T(
                "Er det kun mig, der vågner kl. 2 for at se, om der er nogen på?",
                "Is it only me who wakes at two to see if anybody’s on?",
            )),
            does(78, "halt", "rikke", reason=T(
                "Fem af otte sover dårligere, og det var det, det skulle hjælpe på. Bjarke sagde det på forhånd. Vi "
                "går tilbage til at ringe, men kun til to, og det er skrevet op en uge før.",
                "Five of eight sleep worse, and sleep was the point. Bjarke said so beforehand. We go back to ringing, "
                "but only two people, and it’s written up a week ahead.",
            )),
        ),
    ),
]
