"""What the invented workplaces measure. The readings are made up: they vary as such readings do, and prove nothing."""
# fmt: off

from typing import Final

from .tale import Series, T

SERIES: Final = (
    Series(
        key="shown", place="solsikken", by="alma", better="up", first=690,
        name=T("Børn, der viser noget, de har fundet", "Children who show what they found"),
        unit=T("gange om ugen", "times a week"),
        question=T("Får flere børn noget at fortælle hinanden?", "Do more children get something to tell each other?"),
        values=(
            "7 8 6 6 6 6 6 5 8 5 9 9 10 9 7 7 9 9 7 9 8 13 8 9 9 16 11 10 9 8 10 14 8 13 12 12 16 13 13 13 14 "
            "14 13 15 11 14 14 12 17 10 13 15 13 13 9 11 12 12 15 10 14 15 16 15 14 14 14 15 15 16 17 17 14 14 "
            "14 18 17 14 17 15 14 13 15 12 15 18 16 11 13 14 14 16 10 16 13 15 15 17 12 "
        ),
        notes={
            14: T("Sygdom, halvdelen var hjemme", "Illness, half of them at home"),
            60: T("To nye kolleger", "Two new colleagues"),
        },
    ),
    Series(
        key="nap", place="solsikken", by="bo", better="up", first=354,
        name=T("Minutter, før den første vågner", "Minutes before the first one wakes"),
        unit=T("minutter", "minutes"),
        question=T("Sover de godt efter frokost?", "Do they sleep well after lunch?"),
        values=(
            "62 56 53 58 61 69 45 74 59 72 79 77 61 69 71 68 67 77 66 71 75 70 73 66 73 76 69 76 72 72 69 68 70 "
            "72 70 70 79 72 62 66 71 67 71 79 64 79 69 70 72 68 "
        ),
        notes={
            5: T("Føleren sad bag radiatoren", "The sensor sat behind the radiator"),
            7: T("Tre var syge", "Three were ill"),
        },
    ),
    Series(
        key="changes", place="bakkehuset", by="peter", better="down", first=718,
        name=T("Skift, der blev svære", "Changes that got hard"),
        unit=T("skift om ugen", "changes a week"),
        question=T("Er overgangene til at være i for beboerne?", "Can the residents bear the changes of the day?"),
        values=(
            "7 9 7 11 10 4 10 8 9 7 11 7 8 7 7 8 7 7 6 10 5 9 6 10 8 9 6 7 6 6 8 8 8 7 7 5 9 7 7 8 6 2 6 4 7 4 "
            "6 7 4 6 6 6 5 7 3 6 7 5 6 5 5 5 5 4 5 5 6 6 5 3 5 6 4 6 7 7 3 5 5 6 3 7 4 6 5 6 4 5 4 5 4 7 6 5 7 "
            "7 5 4 3 6 6 5 7 "
        ),
        notes={
            12: T("Uge fire", "Week four"),
            58: T("Kun to på arbejde i weekenden", "Only two on duty at the weekend"),
        },
    ),
    Series(
        key="queue", place="borgerservice", by="tove", better="down", first=690,
        name=T("Ventetid tirsdag formiddag", "Waiting on Tuesday mornings"),
        unit=T("minutter", "minutes"),
        question=T("Hvor længe venter den, der trækker et nummer?", "How long does somebody with a ticket wait?"),
        values=(
            "40 47 40 46 47 47 42 41 45 40 44 40 31 40 33 41 44 36 34 38 35 40 36 28 33 26 22 42 30 34 35 30 33 "
            "38 41 31 41 28 39 35 31 30 34 34 30 21 30 35 32 33 32 38 32 33 33 32 35 27 28 30 29 40 26 23 28 31 "
            "32 23 26 21 31 28 33 21 30 31 27 23 27 28 32 26 28 33 32 30 29 32 20 30 26 28 27 25 26 25 30 27 24 "
        ),
        notes={
            30: T("Nettet var nede en time", "The net was down for an hour"),
        },
    ),
    Series(
        key="way", place="beredskabet", by="nadia", better="down", first=697,
        name=T("Opkald for at spørge om vej", "Calls to ask the way"),
        unit=T("opkald om ugen", "calls a week"),
        question=T("Finder vi døren selv?", "Do we find the door by ourselves?"),
        values=(
            "34 31 27 28 37 31 28 32 33 33 30 33 31 24 34 37 28 33 25 25 29 29 26 31 31 27 18 20 23 18 27 24 16 "
            "28 23 22 17 17 17 19 19 15 14 12 19 18 20 19 21 17 13 13 19 16 13 13 14 16 14 10 14 10 15 15 10 12 "
            "16 13 14 14 10 15 12 8 7 14 8 12 13 8 10 11 13 15 14 11 13 10 10 11 15 13 16 14 14 13 13 12 14 "
        ),
        notes={
            21: T("Nye boliger ved havnen", "New housing by the harbour"),
        },
    ),
    Series(
        key="door", place="beredskabet", by="line", better="down", first=298,
        name=T("Ventetid ved indgang 4", "Waiting at entrance 4"),
        unit=T("minutter", "minutes"),
        question=T("Står der nogen, når vi kommer?", "Is anybody there when we come?"),
        values=(
            "5.5 5.8 6.8 6.1 3.3 3.4 3.5 2.8 3.3 3.4 3.5 3.2 3.0 3.3 3.5 3.2 3.6 3.2 3.9 3.2 2.5 4.0 3.8 4.0 "
            "3.8 2.5 2.8 3.7 3.3 4.1 2.5 3.0 3.8 3.8 3.1 3.8 3.0 2.8 2.9 2.9 3.4 2.8 3.5 "
        ),
        notes={
            9: T("En besked til den forkerte indgang", "A message to the wrong entrance"),
        },
    ),
    Series(
        key="rainwait", place="lysogtrafik", by="amina", better="down", first=781,
        name=T("Ventetid for cykler i regn", "Waiting for bikes in the rain"),
        unit=T("sekunder", "seconds"),
        question=T("Kommer de våde hurtigere videre?", "Do the wet ones get on faster?"),
        values=(
            "53 48 53 - 51 46 49 - 52 - - - - 44 - - 40 - - 37 45 - 52 49 - 51 55 52 - - - 45 - 39 42 - - - - "
            "48 43 - 47 43 - 45 48 - 37 - - 36 45 - 43 44 42 - 46 43 44 - 47 - 48 46 44 - - 43 45 - 41 - 45 39 "
            "- 38 41 41 - - 41 39 - - 39 41 - - - 42 - - 41 38 41 42 - - - - 38 - 40 37 36 - 41 - - - "
        ),
        notes={
            16: T("En måler sad under et træ", "One sensor sat under a tree"),
        },
    ),
    Series(
        key="false", place="lysogtrafik", by="viggo", better="down", first=39, made=50,
        name=T("Falske meldinger om lygter", "False alarms about lamps"),
        unit=T("om ugen på to gader", "a week on two streets"),
        question=T("Kan vi stole på målerne?", "Can we trust the sensors?"),
        values="9 6 3 2 3 2",
        notes={0: T("Målerne fryser, før vi gør", "The sensors freeze before we do")},
    ),
)
