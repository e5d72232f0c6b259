"""What is said by slip and at meetings in the invented workplaces: concerns, an idea, and answers to questions.

The sentences, and what was answered on which step, are made up like everything here.
"""
# fmt: off

from typing import Final

from .tale import Act, Day, Deed, T, Tale, done

STAYS = T("Hver gang noget bliver digitalt, er der en af os, der ikke bliver erstattet. Ingen siger det, men vi kan "
          "tælle.",
          "Each time something goes digital, one of us isn’t replaced. Nobody says so, but we can count.")
PAPER = T("Får vi det at vide, før det står i avisen?", "Will we be told before it’s in the paper?")
LOST = T("Jeg tør ikke sige på mødet, at jeg ikke kan finde rundt i det nye. Jeg trykker bare, til der kommer nogen.",
         "I daren’t say at the meeting that I’m lost in the new one. I just press things until somebody comes.")
PULLED = T("Nogle får lov at øve sig i ro. Os ved skranken bliver der altid hevet i.",
           "Some get to practise in peace. Those of us at the desk are always pulled at.")
LUNCH = T("Vi spiser frokost ved skranken, når der er kø. Det er ikke noget, nogen har besluttet. Det er bare blevet "
          "sådan.",
          "We eat lunch at the desk when there’s a queue. Nobody decided that. It just turned out so.")
TIRED = T("Jeg er træt af at være den, der kan det nye. Jeg lærer gerne fra mig, men ikke hele dagen.",
          "I’m tired of being the one who knows the new things. I’ll gladly teach, but not all day.")
LAUGH = T("Der bliver grinet, når man spørger to gange. Så spørger man kun én.",
          "People laugh when you ask twice. So you ask once.")
COLD = T("Kan den, der åbner, tænde varmen i ventesalen en time før? Folk står i frakke til kl. 10.",
         "Could whoever opens turn on the heating in the waiting room an hour earlier? People keep their coats on "
         "until ten.")
WHY = T("Jeg skriver det her, for jeg vil ikke være den, der altid klager over kulde.",
        "I write it here because I don’t want to be the one who always moans about the cold.")

HEATING: Final = Tale(
    key="heating", by="karina", ago=21, theme="meet", told=COLD,
    acts=(
        Act(0, "unnamed"),
        Act(1, "thank", "karina", T(
            "Tak, hvem du end er. Jeg kommer selv kl. 10, så jeg har aldrig set frakkerne.",
            "Thank you, whoever you are. I come in at ten myself, so I’ve never seen the coats.",
        )),
        Act(2, "support", "signe"),
        Act(3, "do", "karina", T(
            "Uret på varmen bliver stillet til kl. 7. Gerda har nøglen og gør det i dag.",
            "The clock on the heating goes to seven. Gerda has the key and does it today.",
        )),
        Act(12, "finish", "karina", T(
            "Der er varmt, når døren går op. De første sætter sig ned nu, og de taler pænere til os.",
            "It’s warm when the door opens. The first ones sit down now, and they speak more kindly to us.",
        )),
    ),
)
TALES: Final[list[Tale]] = [HEATING]


def said(ago: int, kind: str, text: T, key: str = "") -> Deed:
    """Said with a slip from the pile at Citizen Service, by nobody known."""
    return done(ago, "say", "", at="borgerservice", kind=kind, text=text, key=key)


SLIPS: Final[list[Deed]] = [
    done(48, "slips", "karina", count=40),
    said(34, "concern", STAYS),
    said(34, "concern", LUNCH, key="lunch"),
    said(33, "concern", PAPER),
    done(32, "say", "", at="borgerservice", kind="idea", text=T(f"{COLD.da}\n{WHY.da}", f"{COLD.en}\n{WHY.en}")),
    said(32, "concern", LOST),
    said(31, "concern", PULLED),
    # 21 days ago they are let out together: the story above begins.
    done(20, "group", "karina", title=T("Hvem bliver her, og hvem ved hvad?", "Who stays, and who knows what?"),
         said=(STAYS, PAPER)),
    done(19, "answer-group", "karina", text=T(
        "Jeg har ingen plan om at blive færre. Jeg kan ikke love, at ingen andre får en. Det, jeg ved, siger jeg på "
        "mødet om onsdagen, også når det er ingenting, og I hører det før avisen.",
        "I have no plan for us to be fewer. I can’t promise that nobody else makes one. What I know I say at the "
        "Wednesday meeting, also when it’s nothing, and you hear it before the paper does.",
    )),
    done(19, "group", "karina", title=T("Ro til at lære det nye", "Peace to learn what is new"), said=(LOST, PULLED)),
    done(18, "answer-group", "karina", text=T(
        "Det skal man kunne sige, og jeg begynder: Jeg trykker også bare. Mandag kl. 13–14 er skranke 3 lukket, og "
        "stolen er til den, der vil øve sig. Ali sidder der, og der må spørges lige så mange gange, det skal være.",
        "One should be able to say that, and I’ll go first: I just press things, too. Mondays from one to two desk 3 "
        "is closed, and the chair is for whoever wants to practise. Ali sits there, and you may ask as many times as "
        "it takes.",
    )),
    done(18, "reply-voice", "karina", to=LUNCH, text=T(
        "Det har du ret i, og det er ikke i orden. Fra på mandag tager jeg selv din skranke fra 12 til halv et, når "
        "der er kø.",
        "You’re right, and it isn’t right. From Monday I take the desk myself from twelve to half past when there’s "
        "a queue.",
    )),
    done(15, "say-back", "", key="lunch", text=T(
        "Det gjorde du mandag og onsdag. Torsdag var du til møde, og så stod vi der igen. Men tak.",
        "You did on Monday and Wednesday. On Thursday you were in a meeting, and there we were again. But thanks.",
    )),
    said(14, "concern", TIRED),
    said(14, "concern", LAUGH),
    done(6, "let-out", ""),
]

# Who answers what: parts with a bar between them, and in each somebody's steps, one for each question ("-": left out).
IDEAS: Final[list[Deed]] = [
    done(172, "survey", "dorte", closes_on=Day(14), privacy="workplace",
         title=T("Hvad bliver der af vores idéer?", "What becomes of our ideas?"),
         purpose=T("Lederne skal vide, hvor det går i stå, så de kan gøre noget ved det.",
                   "Those who lead should know where things get stuck, so that they can do something about it."),
         questions=(
             (T("Når du siger en idé højt, hvad sker der så?", "When you say an idea out loud, what happens?"),
              T("Den forsvinder", "It disappears"), T("Den bliver taget op", "It’s taken up")),
             (T("Må man prøve noget, der måske går galt?", "May one try something that may go wrong?"),
              T("Helst ikke", "Better not"), T("Ja, gerne", "Yes, gladly")),
             (T("Er der tid til at gøre tingene bedre?", "Is there time to make things better?"),
              T("Aldrig", "Never"), T("Hver uge", "Every week")),
             (T("Hvad ville gøre det nemmere at komme med en idé?", "What would make it easier to bring an idea?"),),
         )),
    done(166, "answers", "",
         steps="442 452 341 551 442 532 431 442 552 341 4-2 451 542 331 441 452 542 442 351 432 541 442 251 452 442 "
               "531 442 341 4-1 452 543",
         words=(
             T("At få et svar, også når det er nej.", "Getting an answer, even when it’s no."),
             T("Tid. Jeg har idéerne i bilen på vej hjem.", "Time. I have my ideas in the car on the way home."),
             T("At nogen spørger om natten også.", "Somebody asking at night as well."),
             T("Mindre ord. Jeg ved ikke, om min er en idé eller bare noget, der driller.",
               "Smaller words. I don’t know if mine is an idea or just something that teases."),
             T("Det er nemt nu. Det svære er at blive ved.", "It’s easy now. What’s hard is keeping at it."),
         )),
    done(150, "close-surveys", ""),
]
PHONES: Final[list[Deed]] = [
    done(72, "survey", "dorte", closes_on=Day(14), parts="teams",
         title=T("Hvordan går det med de nye telefoner?", "How is it going with the new phones?"),
         purpose=T("Vi laver om på det, der er i vejen, og bestemmer, hvor Kaj skal være mest.",
                   "We change what gets in the way, and decide where Kaj should be most."),
         questions=(
             (T("Hvordan passer telefonen ind i din dag?", "How does the phone fit your day?"),
              T("Den er i vejen", "It’s in my way"), T("Den hjælper mig", "It helps me")),
             (T("Får du hjælp, når den driller?", "Do you get help when it plays up?"),
              T("Jeg står alene", "I’m on my own"), T("Der er altid nogen", "There’s always somebody")),
             (T("Hvad skal vi lave om først?", "What should we change first?"),),
         )),
    done(66, "answers", "",
         steps="21 12 22 31 11 24 32 12 22 13 21 41 | 43 52 41 31 42 32 51 41 42 31 43 | 54 55 45 54 44 55 4-",
         words=(
             T("Koden. Jeg har handsker på.", "The code. I wear gloves."),
             T("At den ringer, mens jeg sidder med et barn.", "That it rings while I’m sitting with a child."),
             T("Ikke noget. Den er god.", "Nothing. It’s good."),
             T("Vi er fire om to opladere.", "There are four of us to two chargers."),
         )),
    done(52, "close-surveys", ""),
]
MEETING: Final[list[Deed]] = [
    done(26, "ask-meeting", "mette",
         text=T("Hvad skal vi holde op med, så der bliver tid til det nye?",
                "What should we stop doing, so that there’s time for what is new?")),
    done(19, "answer-meeting", "mette", answer=T(
        "Vi holder op med at skrive dagen ned to steder. Tavlen ved døren er nok.\n\nUgebrevet var vi ikke enige om. "
        "Det kører til jul, og så tager vi det op igen.",
        "We stop writing the day down in two places. The board by the door is enough.\n\nOn the weekly letter we did "
        "not agree. It goes on until Christmas, and then we take it up again.",
    )),
]
DEEDS: Final[list[Deed]] = [*SLIPS, *IDEAS, *PHONES, *MEETING]
