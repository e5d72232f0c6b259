"""Citizen Service's told case: the parking card that needed no queue, and what the time went to. All invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Another, Day, Named, T, Tale, Who, does, weighs

PARKING: Final = Tale(
    key="parking", by="pia", ago=660, theme="time",
    told=T(
        "Folk venter tre kvarter på et stempel i et parkeringskort, og jeg ser ikke engang på dem, når jeg giver det.",
        "People wait three quarters of an hour for a stamp in a parking card, and I don’t even look at them when I "
        "give it.",
    ),
    body=T(
        "Jeg stempler omkring 60 om ugen. Imens sidder der en og skal have hjælp til at søge pension.",
        "I stamp about 60 a week. Meanwhile somebody is sitting there who needs help with a pension.",
    ),
    acts=(
        Act(1, "support", "tove"),
        Act(2, "thank", "karina", T(
            "Tak, Pia. Du har set den, der venter bag stemplet. Det er hende, vi er her for.",
            "Thank you, Pia. You’ve seen the person waiting behind the stamp. She’s the one we are here for.",
        )),
        Act(3, "support", "ali"),
        Act(5, "ask", "karina", T(
            "Hvis stemplet forsvandt i morgen, hvad skulle den tid så bruges til?",
            "If the stamp vanished tomorrow, what should that time be used for?",
        )),
        Act(6, "answer", "pia", T(
            "Et bord med to stole, hvor der er tid. Ikke til flere skemaer.",
            "A table with two chairs where there’s time. Not for more forms.",
        )),
        Act(9, "support", "viggo"),
        Act(10, "lead", "karina", T(
            "Det ændrer jeres arbejde, så vi går den lange vej: Først siger jeg, hvad det skal spare, og hvad tiden "
            "skal bruges til.",
            "It changes your work, so we take the long road: first I say what it is to save, and what the time is for.",
        )),
        does(13, "describe", "pia",
            problem=T("Et kort, der fornyes uden spørgsmål, fylder en fjerdedel af køen.",
                      "A card that’s renewed without a question fills a quarter of the queue."),
            who_gains=T("Den, der har et svært ærinde. Og den, der bare skal parkere.",
                        "Whoever has a hard errand. And whoever only wants to park."),
            today=T("Nummer, kø, stempel, farvel. Cirka fire minutter for os og 45 for borgeren.",
                    "Ticket, queue, stamp, goodbye. About four minutes for us and 45 for the citizen."),
            wanted=T("At kortet fornyes hjemmefra, og at ingen ryger ud, fordi de ikke har en computer.",
                     "That the card is renewed from home, and nobody drops out for want of a computer."),
            must_be_true=T("Den, der ikke kan, skal stadig kunne komme. Uden at skulle forklare hvorfor.",
                           "Whoever can’t must still be able to come. Without having to explain why."),
        ),
        does(15, "invite", "pia", person=Who("ali"), kind="co_owner"),
        does(16, "help", "pia", what=T(
            "Hvem kan fortælle os, hvordan det nye kort skal se ud, når en vagt lyser på ruden?",
            "Who can tell us what the new card has to look like when a warden shines a torch on the windscreen?",
        )),
        Act(19, "take-help", "amina"),
        does(21, "weigh-open", "pia", closes_on=Day(32)),
        weighs(22, "tove", -1, 1, 1, T("Ved stemplet hører jeg, hvad de ellers går og mangler.",
                                       "At the stamp I hear what else they need.")),
        weighs(23, "signe", 1, 2, 1),
        weighs(24, "david", 0, 1, 2),
        weighs(25, "gerda", 0, -1, 2, T("Min søster har ikke nogen computer. Hun tør ikke sige det.",
                                        "My sister has no computer. She doesn’t dare say so.")),
        does(27, "need", "pia", better=T("Den, der har brug for et menneske, får et menneske.",
                                         "Whoever needs a person gets a person."),
             for_whom=T("Borgere med et svært ærinde", "Citizens with a hard errand"),
             without=T("Vi kunne give kortet i to år i stedet for et. Det gør vi også.",
                       "We could make the card last two years instead of one. We do that as well.")),
        does(29, "against", "tove", text=T(
            "Stemplet er den sidste undskyldning for at komme forbi. Tager vi den, ser vi ikke længere dem, der "
            "ellers aldrig beder om noget.",
            "The stamp is the last excuse for dropping by. Take it away, and we no longer see those who never ask for "
            "anything.",
        )),
        does(34, "decide", "karina", road="lead", reason=T(
            "Vi gør det. Tove og Gerda peger på det samme: Nogle kommer på grund af stemplet og bliver for snakken. "
            "Derfor kommer bordet med to stole først, og stemplet går bagefter.",
            "We do it. Tove and Gerda point at the same thing: some come for the stamp and stay for the talk. So the "
            "table with two chairs comes first, and the stamp goes after.",
        )),
        does(36, "part", "pia", choice="join", time=T("En formiddag om ugen, når Signe tager min skranke.",
                                                      "One morning a week, when Signe takes my desk.")),
        does(38, "benefit", "karina", what=T("Ventetid ved skranken tirsdag formiddag",
                                             "Waiting at the desk on Tuesday mornings"),
             kind="quality", owner=Who("tove"), unit=T("minutter", "minutes"), measure=Named("queue"), better="down"),
        does(39, "baseline", "tove", value=41, on=Day(30), how=T("Fra nummeret bliver trukket, til det bliver kaldt.",
                                                                "From drawing the ticket until it’s called.")),
        does(40, "forecast", "tove", pessimistic=38, likely=28, optimistic=20, on=Day(300)),
        does(44, "plan-change", "karina",
            why=T("Et stempel skal ikke stå i kø foran et menneske.",
                  "A stamp shouldn’t stand in the queue before a person."),
            for_whom=T("Dem, der venter med et svært ærinde", "Those who wait with a hard errand"),
            gains=T("Cirka fire timer om ugen. Ingen skal fyres for fire timer.",
                    "About four hours a week. Nobody is let go over four hours."),
            freed_time=T("Bordet med to stole, to formiddage om ugen. Det er skrevet ind i planen.",
                         "The table with two chairs, two mornings a week. It’s in the rota."),
            promised=T("Ingen mister timer på grund af det her. Alle får talt med mig alene, før det begynder.",
                       "Nobody loses hours over this. Everybody talks with me alone before it begins."),
            not_promised=T("Hvad der sker med pas og kørekort. Det bestemmes ikke her, og jeg ved det ikke.",
                           "What happens to passports and licences. That isn’t decided here, and I don’t know."),
            known_when=T("Om fem måneder ved jeg mere, og så siger jeg det på mødet.",
                         "In five months I’ll know more, and then I say so at the meeting."),
            old_routine=T("Stemplet i parkeringskortet", "The stamp in the parking card"),
            retire_on=Day(150), old_routine_owner=Who("pia"), operations_owner=Who("ali"), needs_forum=True,
        ),
        does(45, "touched", "karina", person=Who("pia"), who=T("Pia", "Pia"),
             how=T("Hun stempler mest.", "She does most of the stamping.")),
        does(45, "touched", "karina", person=Who("tove"), who=T("Tove", "Tove"),
             how=T("Hendes snak ved stemplet får et bord.", "Her talk at the stamp gets a table.")),
        does(45, "touched", "karina", who=T("Borgere uden computer", "Citizens without a computer"),
             how=T("De kan komme som før, uden at forklare det.", "They come as before, without explaining.")),
        does(46, "task", "pia", kind="goes", text=T("Stemple kort", "Stamping cards")),
        does(46, "task", "pia", kind="stays", text=T("Se den, der kommer", "Seeing whoever comes")),
        does(46, "task", "pia", kind="new", text=T("Sidde ved bordet med to stole", "Sitting at the table with two "
                                                   "chairs")),
        does(46, "task", "pia", kind="unknown", text=T("Hvem der tager telefonen om kortene",
                                                       "Who takes the calls about the cards")),
        does(50, "concern", "tove", text=T(
            "Jeg har hørt “det er kun en lille ting” før. Sidst var vi ni, og nu er vi syv.",
            "I’ve heard “it’s only a small thing” before. Last time we were nine, and now we’re seven.",
        )),
        does(52, "concern-answer", "karina", text=T(
            "Det har du ret i, og det blev sagt pænere, end det var. Denne gang står tallet i planen: fire timer, og "
            "hvad de bruges til. Ændrer det sig, hører du det fra mig, før du hører det fra andre.",
            "You’re right, and it was put more nicely than it was. This time the number stands in the plan: four "
            "hours, and what they’re for. If that changes, you hear it from me before you hear it from others.",
        )),
        does(54, "concern", "ali", text=T(
            "Hvis det hele skal gå gennem mig, når jeg ikke mit eget. Jeg blev spurgt 23 gange i går.",
            "If it all goes through me, I don’t get to my own work. I was asked 23 times yesterday.",
        )),
        does(56, "concern-answer", "karina", text=T(
            "Du får to timer hver formiddag uden os. David tager spørgsmålene, også dem han ikke kan svare på.",
            "You get two hours every morning without us. David takes the questions, including those he can’t answer.",
        )),
        does(62, "forum", "karina", on=Day(60), said=T(
            "Henning og medarbejdermødet så tallene, før der var besluttet en dato. De bad om en dato for det, ingen "
            "ved. Den står i planen nu.",
            "Henning and the staff meeting saw the figures before any date was set. They asked for a date for what "
            "nobody knows. It’s in the plan now.",
        )),
        Act(80, "launch", "karina"),
        Act(95, "build", "signe", T(
            "Den første ved bordet skulle egentlig kun have et kort. Hun blev i 40 minutter.",
            "The first one at the table only came for a card, really. She stayed for 40 minutes.",
        )),
        Act(110, "wonder", "henning", T(
            "Hvordan ved vi, om der er nogen, som slet ikke kommer mere?",
            "How do we know whether some don’t come at all any more?",
        )),
        Act(113, "build", "pia", T(
            "Vi ringer til ti af dem, der ikke har fornyet. Jeg begynder i morgen.",
            "We ring ten of those who haven’t renewed. I’ll start tomorrow.",
        )),
        does(152, "retire", "karina", text=T(
            "Kortet fornyes hjemmefra og gælder to år, og bordet med to stole er åbent. Stemplet ligger i "
            "Toves skuffe med en sløjfe om.",
            "The card is renewed from home and lasts two years, and the table with two chairs is open. The "
            "stamp lies in Tove’s drawer with a bow on.",
        )),
        does(153, "follow-up-plan", "tove", on=Day(300)),
        does(153, "follow-up-plan", "tove", on=Day(480)),
        does(302, "follow-up", "tove", value=31,
             note=T("Mindre end vi troede. Folk med svære ærinder bliver længere, nu hvor de må.",
                    "Less than we thought. People with hard errands stay longer, now that they may."),
             negative=T("Cirka én om ugen ringer og er ked af, at stemplet er væk.",
                        "About one a week rings and is sad that the stamp is gone.")),
        does(484, "follow-up", "tove", value=27,
             note=T("I en stille måned, hvor der altid er færre. Så tag det med en skefuld salt.",
                    "In a quiet month, when there are always fewer. So take it with a spoonful of salt.")),
        does(500, "case", "pia",
            what=T(
                "Parkeringskort fornyes hjemmefra og gælder to år. De fire timer om ugen, det gav, bruges ved et bord "
                "med to stole. Stemplet er lagt væk.",
                "Parking cards are renewed from home and last two years. The four hours a week it gave are spent at a "
                "table with two chairs. The stamp is put away.",
            ),
            for_whom=T("Borgere, der venter, mens et stempel går foran.",
                       "Citizens who wait while a stamp goes first."),
            took=T("Tre måneders forberedelse, syv snakke på tomandshånd, en brugt pult og to stole.",
                   "Three months to prepare, seven talks in private, a second-hand table and two chairs."),
            measured=T(
                "Ventetiden faldt fra 41 til cirka 27–31 minutter. Skønnet var 28. En del af det kan være, at kortet "
                "nu gælder to år, så vi ved mere til næste år.",
                "Waiting fell from 41 to about 27–31 minutes. The forecast was 28. Part of it may be that the card "
                "now lasts two years, so we’ll know more next year.",
            ),
            advice=(
                T("Sig rent ud, hvad det skal spare, og hvad tiden skal bruges til. Folk regner det alligevel ud, og "
                  "så regner de højt.",
                  "Say plainly what it is to save and what the time is for. People work it out anyway, and then they "
                  "work it out too high."),
                T("Tal med hver enkelt, før det er besluttet, og skriv ned, hvad du ikke ved. Med en dato på.",
                  "Talk with each person before it’s decided, and write down what you don’t know. With a date."),
                T("Pas på dem, der går forrest. Vores blev spurgt 23 gange om dagen, og ingen af os havde set det.",
                  "Look after those who go first. Ours was asked 23 times a day, and none of us had noticed."),
            ),
            author_box=T("Pia har siddet ved skranken i elleve år. Hun kan stadig finde stemplet med lukkede øjne.",
                         "Pia has been at the desk for eleven years. She can still find the stamp with her eyes shut."),
        ),
        does(501, "credit", "pia", person=Who("ali"), part=T("at få det til at virke hjemmefra",
                                                            "making it work from home")),
        does(501, "credit", "pia", person=Who("tove"), part=T("indvendingen, der gav os bordet",
                                                             "the objection that gave us the table")),
        does(501, "credit", "pia", person=Who("amina"), part=T("hvad en vagt skal kunne se",
                                                              "what a warden must be able to see")),
        does(503, "credit-answer", "ali", says="none"),
        does(504, "credit-answer", "tove", says="name"),
        does(505, "credit-answer", "amina", says="name"),
        does(510, "publish", "karina"),
        does(520, "case-comment", "rikke", text=T(
            "Vi læser den til gravetilladelserne. Bordet med to stole passer også til en entreprenør.",
            "We’re reading it for the digging permits. The table with two chairs suits a builder, too.",
        )),
        does(642, "relate", "karina", to=Another("guide")),
    ),
)
