"""What is done at the workplaces beside the ideas: the frames within which anybody may try, and the publication."""
# fmt: off

from typing import Final

from .tale import Another, Deed, T, done

DEEDS: Final[list[Deed]] = [
    done(755, "frames", "rikke", hours=20, kroner=4000,
         not_to_touch=T("Lyset i de to store kryds og alt, hvor nogen skal stå på vejen.",
                        "The lights at the two big crossings, and anything where somebody has to stand in the road."),
         weekly_time=T("Fredag kl. 9–11 er fri til at prøve noget.", "Fridays from nine to eleven are free for "
                                                                     "trying."),
         who_decides=T("Mere end det: Rikke, om torsdagen. Noget med borgere i billedet: Rikke og Henning.",
                       "Beyond that: Rikke, on Thursdays. Anything with citizens in the picture: Rikke and Henning.")),
    done(750, "frames", "lise", hours=25, kroner=3000,
         not_to_touch=T("Medicin, magt og noget, beboeren har sagt nej til.",
                        "Medicine, force, and anything a resident has said no to."),
         weekly_time=T("Torsdag formiddag står i vagtplanen, med navn på.",
                       "Thursday mornings are in the rota, with a name."),
         who_decides=T("Peter siger ja samme dag, hvis det kan slukkes igen. Ellers Lise om mandagen.",
                       "Peter says yes the same day if it can be switched off again. Otherwise Lise on Mondays.")),
    done(748, "frames", "rasmus", hours=10, kroner=2000,
         not_to_touch=T("Patienten, medicinen og radioen.", "The patient, the medicine, and the radio."),
         weekly_time=T("Hver anden onsdag, to timer uden radio.", "Every other Wednesday, two hours without a radio."),
         who_decides=T("Rører det patienten, vejer vi det først, og Nadia ser på sikkerheden.",
                       "If it touches the patient, we weigh it first, and Nadia looks at safety.")),
    done(746, "frames", "karina", hours=12, kroner=2500,
         not_to_touch=T("Borgerens sag og frister i loven.", "A citizen’s case, and deadlines set by law."),
         weekly_time=T("Mandag kl. 8.30–9.30, før vi åbner.", "Mondays from half past eight, before we open."),
         who_decides=T("Karina, på mødet om onsdagen. Er hun væk: Tove for det små.",
                       "Karina, at the Wednesday meeting. If she’s away: Tove, for small things.")),
    done(744, "frames", "mette", hours=15, kroner=1500,
         not_to_touch=T("Allergier, hvem der må hente, og billeder af børn.",
                        "Allergies, who may fetch whom, and pictures of children."),
         weekly_time=T("Onsdag kl. 13–14, mens de små sover.", "Wednesdays from one to two, while the small ones "
                                                               "sleep."),
         who_decides=T("Alle på stuen, hvis det kan laves om i morgen. Ellers Mette, inden fredag.",
                       "The room itself, if it can be undone tomorrow. Otherwise Mette, before Friday.")),
    done(12, "publication", "ada",
         title=T("Fem ting, vi nu gør anderledes", "Five things we now do differently"),
         foreword=T(
             "De fem historier her begynder alle med en sætning, som en kollega sagde højt. Ingen af dem er "
             "færdige, og ingen af dem gik helt, som vi troede. Det står der også, og det er grunden til, at de er "
             "værd at læse.\n\nTag det, I kan bruge, og ring til den, der gjorde det. Og skriv til os, når I har "
             "gjort det på jeres egen måde.",
             "The five stories here all begin with a sentence that a colleague said out loud. None of them is "
             "finished, and none went quite as we thought. That is said, too, and is why they’re worth "
             "reading.\n\nTake what you can use, and ring whoever did it. And write to us when you’ve done it your "
             "own way.",
         ),
         of=(Another("guide"), Another("rain"), Another("parking"), Another("timer"), Another("tablet"))),
    done(9, "order", "henning", copies=12,
         name=T("Tillidsfolkene", "The representatives"),
         address=T("Rådhuset, mødelokalet ved kantinen", "The town hall, the meeting room by the canteen"),
         note=T("Gerne inden mødet på onsdag.", "Before Wednesday’s meeting, if you can.")),
]
