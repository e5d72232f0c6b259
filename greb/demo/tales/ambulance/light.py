"""The ambulance station: vehicles, handovers and the driving guide. All of it is invented."""
# fmt: off

from typing import Final

from greb.demo.tale import Act, T, Tale

TALES: Final[list[Tale]] = [
    Tale(
        by="jens",
        ago=2,
        told=T(
            "Nøglen til iltskabet hænger på kontoret, og kontoret er låst om natten.",
            "The key to the oxygen cupboard hangs in the office, and the office is locked at night.",
        ),
        body=T(
            "Vi henter ilt på den anden station i stedet. Det er tolv minutter hver vej, når der er grønt.",
            "So we fetch oxygen from the other station. That’s twelve minutes each way, with green lights.",
        ),
        theme="time",
        acts=(Act(1, "support", "mikkel"), Act(1, "support", "nadia")),
    ),
    Tale(
        by="nadia",
        ago=12,
        told=T(
            "Vi mangler et sted at sidde i ti minutter efter en hård tur, før den næste kommer.",
            "We need somewhere to sit for ten minutes after a hard run, before the next one comes.",
        ),
        body=T(
            "I dag sidder vi i bilen eller på trappen. Trappen er koldest, men der er ingen radio.",
            "Today we sit in the vehicle or on the stairs. The stairs are colder, but they have no radio.",
        ),
        theme="calm",
        acts=(
            Act(1, "support", "mikkel"),
            Act(2, "support", "jens"),
            Act(8, "rise"),
        ),
    ),
    Tale(
        by="mikkel",
        ago=75,
        told=T(
            "Når vi skifter vagt, ved det nye hold ikke, hvad der mangler i bilen, før det mangler hos patienten.",
            "At shift change the new crew doesn’t know what the vehicle lacks until the patient lacks it.",
        ),
        theme="handover",
        acts=(
            Act(1, "thank", "rasmus", T(
                "Tak, Mikkel. Du siger det fra patientens side af båren. Der hører det hjemme.",
                "Thank you, Mikkel. You say it from the patient’s side of the stretcher. That’s where it belongs.",
            )),
            Act(2, "build", "nadia", T(
                "Ikke en liste mere. Vi har fire. Hellere et kort på rattet: rødt betyder, at noget mangler.",
                "Not one more list. We’ve got four. Rather a card on the wheel: red means something’s missing.",
            )),
            Act(3, "support", "jens"),
            Act(4, "do", "rasmus", T(
                "Vi gør det med Nadias kort. Rødt på rattet, og bagpå står det, der mangler.",
                "We do it with Nadia’s card. Red on the wheel, and on the back what’s missing.",
            )),
            Act(5, "support", "nadia"),
            Act(10, "support", "ulrik"),
            Act(45, "finish", "mikkel", T(
                "Vi har manglet noget under en tur én gang på seks uger. Før var det cirka hver uge. "
                "To af de fire lister er væk.",
                "In six weeks we’ve lacked something on a run once. It used to be about weekly. "
                "Two of the four lists are gone.",
            )),
        ),
    ),
    Tale(
        by="nadia",
        ago=26,
        for_somebody="Gitte",
        told=T(
            "Jeg fylder det samme skema ud i hånden og på skærmen, fordi ingen har sagt, jeg må lade være.",
            "I fill in the same form by hand and on the screen, because nobody has said I may stop.",
        ),
        body=T(
            "Sagt ved kaffen af Gitte, der gør bilerne rene og låner vores skærm. Jeg skrev det ned.",
            "Said over coffee by Gitte, who cleans the vehicles and borrows our screen. I wrote it down.",
        ),
        theme="paper",
        acts=(
            Act(1, "thank", "rasmus", T(
                "Tak til Gitte, og til dig, Nadia, for at skrive det ned. "
                "Hun har gjort det dobbelt i årevis uden at brokke sig.",
                "Thanks to Gitte, and to you, Nadia, for writing it down. "
                "She’s done it twice for years without a grumble.",
            )),
            Act(2, "support", "mikkel"),
            Act(3, "do", "rasmus", T(
                "Papiret stopper på fredag. Jeg siger det selv til Gitte, og jeg siger undskyld for årene.",
                "The paper stops on Friday. I’ll tell Gitte myself, and say sorry for the years.",
            )),
            Act(20, "finish", "rasmus", T(
                "Gitte skriver ét sted. Hun siger, det giver hende cirka et kvarter om dagen og et mindre ringbind.",
                "Gitte writes in one place. She says it gives her about a quarter of an hour a day and one binder "
                "less.",
            )),
        ),
    ),
    Tale(
        by="mikkel",
        ago=33,
        told=T(
            "Kunne vi få ure på, der måler vores egen puls, så stationen kan se, hvem der er stresset?",
            "Could we wear watches that take our own pulse, so the station can see who’s stressed?",
        ),
        theme="tools",
        acts=(
            Act(1, "thank", "rasmus", T(
                "Tak, Mikkel. Du vil have, at vi opdager det, før en af os går ned. Det vil jeg også.",
                "Thank you, Mikkel. You want us to notice before one of us goes under. So do I.",
            )),
            Act(2, "wonder", "jens", T(
                "Hvem ser tallet? Min puls er også høj, når jeg bakker ind i den gamle garage.",
                "Who sees the number? My pulse is high when I back into the old garage, too.",
            )),
            Act(6, "decline", "rasmus", T(
                "Det gode er, at du vil passe på de andre. Men vi måler ikke hinanden på kroppen, og et tal fortæller "
                "ikke hvorfor. "
                "Finder I en måde, hvor kun den enkelte selv ser det, så kom igen. "
                "Nadia og jeg begynder med snakken efter turen.",
                "What’s good is that you look after the others. "
                "But we don’t measure each other’s bodies, and a number doesn’t say why. "
                "Find a way where only the wearer sees it, and come back. Nadia and I start with the talk after a run.",
            )),
        ),
    ),
    Tale(
        key="bright", by="jens",
        ago=5,
        told=T(
            "Skærmen i bilen lyser så skarpt om natten, at jeg er blind, når jeg kigger ud på vejen igen.",
            "The screen in the vehicle is so bright at night that I’m blind when I look back at the road.",
        ),
        theme="tools",
        acts=(
            Act(1, "thank", "rasmus", T(
                "Tak, Jens. Du siger, hvad der sker i det sekund, man kigger op. Det ser jeg ikke fra mit kontor.",
                "Thank you, Jens. You say what happens in the second one looks up. I don’t see that from my office.",
            )),
            Act(2, "support", "nadia"),
            Act(3, "ask", "rasmus", T(
                "Er det alle bilerne eller kun de to nye? Og hvad gør du nu, hænger du en klud over?",
                "Is it all the vehicles or only the two new ones? And what do you do now, hang a cloth over it?",
            )),
        ),
    ),
    Tale(
        by="nadia",
        ago=150,
        told=T(
            "Når vi afleverer på sygehuset, fortæller patienten det hele for tredje gang.",
            "When we hand over at the hospital, the patient tells it all for the third time.",
        ),
        body=T(
            "Jeg prøvede at sige det højt foran patienten: "
            "“Jeg fortæller, og du retter mig.” Det virkede på de fleste.",
            "I tried saying it out loud by the patient: “I’ll tell it, and you put me right.” It worked with most.",
        ),
        theme="handover",
        acts=(
            Act(2, "thank", "rasmus", T(
                "Tak, Nadia. “Du retter mig” er det bedste, jeg har læst i år. "
                "Det koster ingenting og giver patienten ordet.",
                "Thank you, Nadia. “You put me right” is the best I’ve read this year. "
                "It costs nothing and gives the patient the floor.",
            )),
            Act(3, "do", "rasmus", T(
                "Vis det på mødet tirsdag, så gør vi det alle sammen. Den, der har dårlig fornemmelse, siger det.",
                "Show it at Tuesday’s meeting, and we all do it. Whoever has a bad feeling says so.",
            )),
            Act(4, "support", "jens"),
            Act(4, "support", "mikkel"),
            Act(7, "support", "sana"),
            Act(9, "build", "sana", T(
                "Det gør vi også, når en beboer skal til lægen. "
                "Nogle vil hellere have det skrevet på et kort, de selv rækker frem.",
                "We do the same when a resident sees the doctor. "
                "Some would rather have it on a card they hand over themselves.",
            )),
            Act(63, "finish", "nadia", T(
                "De fleste patienter fortæller nu én gang hos os. Hvad der sker bag svingdøren, ved vi ikke endnu.",
                "Most patients now tell it once with us. What happens behind the swing door we don’t know yet.",
            )),
        ),
    ),
    Tale(
        by="jens",
        ago=8,
        audience="leader",
        told=T(
            "Jeg vil gerne køre færre nætter, når jeg bliver 60, og jeg ved ikke, hvem jeg spørger.",
            "I’d like to drive fewer nights when I turn 60, and I don’t know who to ask.",
        ),
        theme="calm",
        acts=(
            Act(1, "thank", "rasmus", T(
                "Tak, fordi du siger det, mens der er tid. Og du spurgte den rigtige.",
                "Thank you for saying so while there’s time. And you asked the right one.",
            )),
            Act(2, "reply", "rasmus", T(
                "Kom forbi torsdag efter vagten. Tag Henning med, hvis du vil. "
                "Jeg lover ikke noget, før vi har set på planen.",
                "Come by on Thursday after your shift. Bring Henning if you like. "
                "I promise nothing before we’ve seen the rota.",
            )),
        ),
    ),
]
