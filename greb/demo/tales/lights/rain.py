"""Lights and Traffic's told case: green for the one who gets wet. All of it is invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, Another, Day, Named, T, Tale, Who, does, weighs

RAIN: Final = Tale(
    key="rain", by="sofie", ago=720, theme="calm",
    told=T(
        "Når det regner, venter cyklerne lige så længe som bilerne, og kun den ene bliver våd.",
        "When it rains, the bikes wait as long as the cars, and only one of them gets wet.",
    ),
    body=T(
        "Ved Mølletorvet står der tyve cykler for rødt, mens tre biler kører. Jeg stod der selv, uden hætte.",
        "At the mill crossing twenty bikes stand at red while three cars go. I stood there myself, without a hood.",
    ),
    acts=(
        Act(1, "support", "viggo"),
        Act(2, "thank", "rikke", T(
            "Tak, Sofie. Du har talt begge sider af krydset. Det er der ikke mange, der gør i regn.",
            "Thank you, Sofie. You counted both sides of the crossing. Not many do, in the rain.",
        )),
        Act(4, "ask", "rikke", T(
            "Hvad mister bussen på det? Og hvad gør vi, hvis måleren tror, at det regner, når det bare er tåge?",
            "What does the bus lose by it? And what do we do if the sensor takes fog for rain?",
        )),
        Act(7, "answer", "sofie", T(
            "Bussen mister mellem fem og femten sekunder. Jeg ved det ikke bedre. Med tåge gør vi ingenting, før to "
            "målere er enige.",
            "The bus loses between five and fifteen seconds. I don’t know it closer. With fog we do nothing until two "
            "sensors agree.",
        )),
        Act(9, "support", "amina"),
        Act(12, "try", "rikke", T(
            "Ét kryds, otte uger med dårligt vejr. Skriv, hvad der får os til at slukke det igen.",
            "One crossing, eight weeks of bad weather. Write down what makes us switch it off again.",
        )),
        does(14, "describe", "sofie",
            problem=T("Lyset kender klokken, men ikke vejret.", "The light knows the time but not the weather."),
            who_gains=T("Cyklister i regn, og dem, der ellers ville tage bilen.",
                        "Cyclists in the rain, and those who’d otherwise take the car."),
            today=T("Et fast program efter klokken. Cyklerne venter 52 sekunder i snit, våde som tørre.",
                    "A fixed program by the clock. Bikes wait 52 seconds on average, wet or dry."),
            wanted=T("Mindst ti sekunder kortere ventetid i regn, uden at bussen mister mere end ti.",
                     "At least ten seconds less waiting in rain, without the bus losing more than ten."),
            must_be_true=T("To målere skal være enige, og alle skal kunne se, hvornår det er slået til.",
                           "Two sensors must agree, and everybody must be able to see when it’s on."),
        ),
        does(15, "invite", "sofie", person=Who("amina"), kind="co_owner"),
        does(15, "invite", "sofie", person=Who("jens"), kind="helper"),
        does(16, "help", "sofie", what=T(
            "Hvem kører gennem Mølletorvet i udrykning og kan sige, om det gør en forskel?",
            "Who drives through the mill crossing on call and can say whether it makes a difference?",
        )),
        Act(18, "take-help", "nadia"),
        does(22, "plan-try", "sofie",
            what=T("Når to målere siger regn, får cyklerne grønt otte sekunder før på Mølletorvet.",
                   "When two sensors say rain, bikes get green eight seconds earlier at the mill crossing."),
            hope=T("Mellem 8 og 20 sekunder kortere ventetid for cykler på regndage.",
                   "Between 8 and 20 seconds less waiting for bikes on rainy days."),
            until=Day(84),
            stop_if=T("Hvis bussen mister mere end 15 sekunder, eller målerne tager fejl mere end én dag om ugen.",
                      "If the bus loses more than 15 seconds, or the sensors are wrong on more than one day a week."),
            where=T("Mølletorvet", "The mill crossing"), measure=Named("rainwait"),
        ),
        Act(26, "start", "sofie"),
        Act(33, "observe", "viggo", T(
            "En måler sad under et træ. Den mente, det regnede hele tirsdagen. Det dryppede.",
            "One sensor sat under a tree. It thought it rained all Tuesday. It dripped.",
        )),
        Act(48, "observe", "nadia", T(
            "Vi kører stadig igennem med udrykning, som før. Cyklerne holder bedre til siden, når de ikke fryser.",
            "We still go through on call as before. The bikes pull over better when they aren’t freezing.",
        )),
        Act(70, "observe", "amina", T(
            "Bussen taber elleve sekunder. Det er mere, end vi håbede, og mindre end vi frygtede.",
            "The bus loses eleven seconds. That’s more than we hoped and less than we feared.",
        )),
        does(86, "learn", "sofie", outcome="works_with_changes", learning=T(
            "Cyklerne venter 10–16 sekunder kortere i regn; vi har 19 regndage, så spændet er bredt. Bussen taber "
            "elleve, og det er på kanten. Én måler er for lidt, to er nok, tre blev uenige om alt.",
            "Bikes wait 10–16 seconds less in rain; we have 19 rainy days, so the range is wide. The bus loses eleven, "
            "which is borderline. One sensor is too few, two are enough, three disagreed about everything.",
        )),
        Act(92, "widen", "rikke", T(
            "Vi går videre med fem kryds, men ikke på hovedruten for bussen. Først vil jeg høre nogen, der er imod.",
            "We go on with five crossings, but not on the main bus route. First I want to hear somebody against it.",
        )),
        weighs(94, "viggo", 1, 2, -1, T("To målere mere at pudse i hvert kryds.",
                                        "Two more sensors to polish at every crossing.")),
        weighs(94, "nadia", 1, 1, 1),
        weighs(95, "bjarke", 1, 2, 0),
        weighs(96, "poul", 0, -1, -1, T("Min kone tager bussen.", "My wife takes the bus.")),
        does(98, "need", "sofie", better=T("Den, der cykler, bliver ved med at cykle i november.",
                                           "Those who cycle go on cycling in November."),
             for_whom=T("Cyklister i regn", "Cyclists in the rain"),
             without=T("Et halvtag ved krydset. Det er priset: ti gange så dyrt og kun plads til seks.",
                       "A roof at the crossing. It’s priced: ten times as dear, with room for six.")),
        does(102, "against", "bjarke", text=T(
            "Vi måler ventetid, fordi den er let at måle. Måske er det venstresvingerne, folk er bange for, og dem gør "
            "vi ikke noget ved. Og når bussen taber elleve sekunder i fem kryds, er det et minut.",
            "We measure waiting because it’s easy to measure. Maybe it’s the turning lorries people fear, and we do "
            "nothing about those. And eleven seconds lost in five crossings makes a bus a minute late.",
        )),
        does(108, "decide", "rikke", road="lead", reason=T(
            "Fem kryds, og ingen af dem på bussens hovedrute; det er Bjarkes minut. Vi lover mellem 8 og 16 sekunder "
            "og ikke mere. Svingene får deres egen idé, og Bjarke har lovet at skrive den.",
            "Five crossings, none on the main bus route; that’s Bjarke’s minute. We promise between 8 and 16 seconds, "
            "no more. The turns get an idea of their own, which Bjarke has promised to write.",
        )),
        does(110, "part", "sofie", choice="lead", time=T("Fredag formiddag, når det regner. Ellers tirsdag.",
                                                         "Friday mornings when it rains. Otherwise Tuesdays.")),
        does(112, "benefit", "rikke", what=T("Ventetid for cykler i regn", "Waiting for bikes in the rain"),
             kind="citizens", owner=Who("amina"), unit=T("sekunder", "seconds"), measure=Named("rainwait"),
             better="down"),
        does(113, "baseline", "amina", value=52, on=Day(22), how=T("Tolv regndage før forsøget, i fem kryds.",
                                                                  "Twelve rainy days before the try, five "
                                                                  "crossings.")),
        does(114, "forecast", "amina", pessimistic=48, likely=40, optimistic=34, on=Day(360)),
        does(118, "plan-change", "rikke",
            why=T("Lyset skal kende vejret.", "The light should know the weather."),
            for_whom=T("Dem, der cykler hele året", "Those who cycle all year"),
            gains=T("8–16 sekunder i regn. Måske flere cykler; det ved vi ikke, og det lover vi ikke.",
                    "8–16 seconds in rain. Perhaps more bikes; we don’t know that, and don’t promise it."),
            freed_time=T("Ingen. Der kommer to timer om måneden til at pudse målere.",
                         "None. It costs two hours a month of polishing sensors."),
            promised=T("Bussens hovedrute røres ikke.", "The main bus route isn’t touched."),
            not_promised=T("At det holder i slud. Det ved vi, når vi har set slud.", "That it holds in sleet. We’ll "
                                                                                     "know "
                           "once we’ve seen sleet."),
            known_when=T("Senest om et år. Det kommer an på vejret.", "Within a year. It depends on the weather."),
            old_routine=T("Det faste program efter klokken", "The fixed program by the clock"),
            retire_on=Day(220), old_routine_owner=Who("sofie"), operations_owner=Who("viggo"), needs_forum=True,
        ),
        does(119, "touched", "rikke", who=T("Buschauffører", "Bus drivers"),
             how=T("De kan miste sekunder i de fem kryds.", "They may lose seconds at the five crossings.")),
        does(119, "touched", "rikke", who=T("Ambulancestation Øst", "Ambulance Station East"),
             how=T("De kører igennem i udrykning.", "They go through on call.")),
        does(120, "task", "sofie", kind="goes", text=T("Stille om to gange om året", "Resetting twice a year")),
        does(120, "task", "sofie", kind="new", text=T("Pudse målere", "Polishing sensors")),
        does(120, "task", "sofie", kind="unknown", text=T("Hvem der svarer, når bussen klager",
                                                          "Who answers when the bus complains")),
        does(124, "concern", "viggo", text=T(
            "Fem kryds er ti målere. Hvem pudser dem, når jeg har ferie i november?",
            "Five crossings are ten sensors. Who polishes them when I’m off in November?",
        )),
        does(126, "concern-answer", "rikke", text=T(
            "Bjarke. Og er måleren snavset, falder krydset tilbage til klokken af sig selv. Så sker der ikke noget "
            "værre end i dag.",
            "Bjarke. And if a sensor is dirty, the crossing falls back to the clock by itself. Then nothing is worse "
            "than today.",
        )),
        does(130, "forum", "rikke", on=Day(129), said=T(
            "Mødet ville have buschaufførerne med, før vi stillede om. To af dem kom, og den ene havde regntøj med.",
            "The meeting wanted the bus drivers in before we switched. Two came, and one brought rain gear.",
        )),
        Act(135, "launch", "rikke"),
        Act(150, "build", "jens", T(
            "Sæt en lille lampe på masten, når det er slået til. Så ved vi, hvorfor cyklerne kører.",
            "Put a small lamp on the pole when it’s on. Then we know why the bikes are going.",
        )),
        does(222, "retire", "rikke", text=T(
            "Cyklerne får grønt først, når det regner. Det faste program er slukket i de fem kryds og ligger "
            "som reserve.",
            "Bikes get green first when it rains. The fixed program is off at the five crossings and kept as "
            "a fallback.",
        )),
        does(223, "follow-up-plan", "amina", on=Day(360)),
        does(223, "follow-up-plan", "amina", on=Day(620)),
        does(223, "follow-up-plan", "amina", on=Day(800)),
        does(364, "follow-up", "amina", value=43,
             note=T("Mindre end skønnet, og inden for det, vi lovede. Det var en tør tid med kun 22 regndage.",
                    "Less than the forecast, and within what we promised. A dry spell, only 22 rainy days."),
             negative=T("Bussen taber syv sekunder i to af krydsene.", "The bus loses seven seconds at two of the "
                        "crossings.")),
        does(623, "follow-up", "amina", value=41,
             note=T("Med 50 regndage. Nu tør vi sige “cirka ti sekunder”.",
                    "With 50 rainy days. Now we dare say “about ten seconds”.")),
        does(640, "case", "sofie",
            what=T(
                "I fem kryds får cyklerne grønt tidligere, når to målere er enige om, at det regner. Er de uenige, "
                "gælder klokken som før.",
                "At five crossings bikes get green earlier when two sensors agree that it rains. If they disagree, the "
                "clock rules as before.",
            ),
            for_whom=T("Dem, der cykler hele året.", "Those who cycle all year."),
            took=T("Ti målere, cirka 120 timer over et år, og en lang snak med to buschauffører.",
                   "Ten sensors, about 120 hours over a year, and a long talk with two bus drivers."),
            measured=T(
                "Ventetiden i regn faldt fra 52 til 41–43 sekunder. Skønnet var 40, så vi ramte ved siden af, til den "
                "forsigtige side. Om flere cykler, ved vi ikke.",
                "Waiting in rain fell from 52 to 41–43 seconds. The forecast was 40, so we missed, on the cautious "
                "side. Whether more people cycle we don’t know.",
            ),
            advice=(
                T("Sig et spænd og ikke et tal, og sig, hvad der får dig til at slukke igen. Så tør folk tro på det "
                  "næste, du siger.",
                  "Give a range and not a number, and say what makes you switch it off. Then people dare believe the "
                  "next thing you say."),
                T("Spørg, hvem der ellers kører forbi. Bussen og ambulancen så det, vi ikke kunne se fra vores mast.",
                  "Ask who else drives by. The bus and the ambulance saw what we couldn’t see from our pole."),
                T("Bed en om at være imod, og giv ham tid til det. Vi målte det, der var let at måle, og han var den, "
                  "der sagde det.",
                  "Ask somebody to be against it, and give him time. We measured what was easy to measure, and he was "
                  "the one to say so."),
            ),
            author_box=T("Sofie stiller lys i kryds. Hun cykler selv og har nu to hætter.",
                         "Sofie sets the lights at crossings. She cycles herself and now owns two hoods."),
        ),
        does(641, "credit", "sofie", person=Who("amina"), part=T("tallene og spændet", "the figures and the range")),
        does(641, "credit", "sofie", person=Who("bjarke"), part=T("at være imod", "being against it")),
        does(641, "credit", "sofie", person=Who("nadia"), part=T("krydset set fra ambulancen",
                                                                "the crossing seen from the ambulance")),
        does(643, "credit-answer", "amina", says="name", on_web=True),
        does(644, "credit-answer", "bjarke", says="name", on_web=True),
        does(645, "credit-answer", "nadia", says="name", on_web=True),
        does(648, "publish", "rikke"),
        does(649, "web", "ada"),
        does(650, "relate", "rikke", to=Another("parking")),
        does(654, "case-comment", "rasmus", text=T(
            "Lampen på masten har vi allerede glæde af. Der sad en af vores på værkstedet og nikkede.",
            "We already get something out of the lamp on the pole. One of ours sat nodding in the workshop.",
        )),
    ),
)
