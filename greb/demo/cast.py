"""The invented people and workplaces. Names, places and figures are made up; the kinds of workplace are real kinds."""

from typing import Final

from .tale import Member, Place, T

MUNICIPALITY: Final = Place(
    "lindevig",
    T("Lindevig Kommune", "Lindevig Municipality"),
    T(
        "Vi hjælper hinanden med at få hverdagen i Lindevig til at hænge sammen.",
        "We help everyday life in Lindevig to hold together.",
    ),
)
PLACES: Final = (
    Place(
        "solsikken",
        T("Børnehuset Solsikken", "Sunflower Day-care"),
        T("Hvert barn møder hver dag en voksen, der har tid.", "Every day every child meets an adult who has time."),
        T("Vi ser det enkelte barn i fællesskabet.", "We see the single child in the group."),
        T("Børn og forældre er trygge ved os.", "Children and parents feel safe with us."),
        T("Dagen har ro, også kl. 8 og kl. 16.", "The day is calm, also at eight and at four."),
        reply_days=4,
    ),
    Place(
        "bakkehuset",
        T(
            "Bakkehuset, bo- og dagtilbud for mennesker med autisme",
            "Hill House, home and day centre for people with autism",
        ),
        T(
            "Vi gør hverdagen forudsigelig, så den enkelte kan mere selv.",
            "We make everyday life predictable, so that each person can do more alone.",
        ),
        T(
            "Vi prøver længe nok til at vide, om noget virker.",
            "We try for long enough to know whether something works.",
        ),
        T("Beboeren bestemmer tempoet.", "The resident sets the pace."),
        T(
            "Det samme sker på samme måde, uanset hvem der er på vagt.",
            "The same thing happens the same way, whoever is on duty.",
        ),
    ),
    Place(
        "borgerservice",
        T("Borgerservice", "Citizen Service"),
        T("Borgeren går herfra med det, hun kom efter.", "The citizen leaves with what she came for."),
        T(
            "Vi kender reglerne og siger dem, så de kan forstås.",
            "We know the rules and say them so that they can be understood.",
        ),
        T("Ingen skal komme to gange for det samme.", "Nobody comes twice for the same thing."),
        T(
            "Køen er kort, og vi skifter plads uden spildtid.",
            "The queue is short, and we change desks without losing time.",
        ),
        reply_days=5,
    ),
    Place(
        "beredskabet",
        T("Ambulancestation Øst", "Ambulance Station East"),
        T("Den rigtige hjælp kommer frem i tide og i ro.", "The right help arrives in time and calmly."),
        T("Vi beslutter på et sikkert grundlag.", "We decide on safe ground."),
        T("Patienten mærker, at vi taler sammen.", "The patient can tell that we talk to each other."),
        T("Bilen er klar, før nogen har brug for den.", "The vehicle is ready before anybody needs it."),
    ),
    Place(
        "lysogtrafik",
        T("Lys og Trafik", "Lights and Traffic"),
        T(
            "Alle kommer sikkert frem, også i mørke og regn.",
            "Everybody gets there safely, also in the dark and the rain.",
        ),
        T("Vi måler, før vi mener.", "We measure before we judge."),
        T("Den, der går og cykler, kommer først.", "Those who walk and cycle come first."),
        T("Fejl findes, før borgeren ringer.", "Faults are found before the citizen calls."),
        reply_days=7,
    ),
)
PEOPLE: Final = (
    Member("dorte", "Dorte Krogh", "lindevig", ("director",), "directs the municipality's workplaces"),
    Member("ada", "Ada Vinther", "lindevig", ("admin", "editor"), "runs the installation"),
    Member("henning", "Henning Riis", "lindevig", ("union",), "union representative for all five"),
    Member("thea", "Thea Nørby", "lindevig", (), "digital consultant, comes out and helps"),
    Member("kaj", "Kaj Ebbesen", "lindevig", (), "looks after servers and passwords"),
    Member("mette", "Mette Holm", "solsikken", ("leader",), "leads the day-care"),
    Member("bo", "Bo Lund", "solsikken", ("stand_in",), "pedagogue, stands in for Mette"),
    Member("alma", "Alma Friis", "solsikken", (), "pedagogue with the smallest"),
    Member("jonas", "Jonas Bech", "solsikken", ("champion",), "pedagogue, helps others' ideas along"),
    Member("fatima", "Fatima Yilmaz", "solsikken", (), "pedagogue's assistant; no mail at work", has_mail=False),
    Member("kirsten", "Kirsten Dall", "solsikken", ("safety",), "kitchen; safety representative", has_mail=False),
    Member("maja", "Maja Ploug", "solsikken", (), "pedagogue with the oldest"),
    Member("oskar", "Oskar Lind", "solsikken", (), "pedagogue, was a temp last year"),
    Member("lise", "Lise Thorup", "bakkehuset", ("leader",), "leads the autism centre"),
    Member("peter", "Peter Skov", "bakkehuset", ("co_leader",), "day team's co-leader"),
    Member("sana", "Sana Karim", "bakkehuset", (), "social educator"),
    Member("ulrik", "Ulrik Boe", "bakkehuset", ("champion",), "night watch, tries things"),
    Member("emil", "Emil Ravn", "bakkehuset", (), "care assistant", has_mail=False),
    Member("noah", "Noah Winther", "bakkehuset", (), "social educator, day team"),
    Member("bente", "Bente Aagaard", "bakkehuset", (), "evening team"),
    Member("yrsa", "Yrsa Lindhardt", "bakkehuset", ("safety",), "evening team; safety representative"),
    Member("karina", "Karina Munk", "borgerservice", ("leader",), "leads Citizen Service"),
    Member("tove", "Tove Lange", "borgerservice", (), "case worker for 22 years"),
    Member("ali", "Ali Hassan", "borgerservice", ("champion",), "case worker, driving licences"),
    Member("signe", "Signe Toft", "borgerservice", (), "reception"),
    Member("pia", "Pia Juhl", "borgerservice", (), "case worker"),
    Member("david", "David Osei", "borgerservice", (), "reception, new last year"),
    Member("gerda", "Gerda Mølgaard", "borgerservice", ("safety",), "archive; safety representative", has_mail=False),
    Member("rasmus", "Rasmus Kjær", "beredskabet", ("leader",), "leads the station"),
    Member("mikkel", "Mikkel Bro", "beredskabet", (), "paramedic"),
    Member("nadia", "Nadia Hjort", "beredskabet", ("safety",), "paramedic; safety representative"),
    Member("jens", "Jens Overby", "beredskabet", (), "driver", has_mail=False),
    Member("line", "Line Fabricius", "beredskabet", (), "paramedic, nights"),
    Member("omar", "Omar Said", "beredskabet", (), "driver", has_mail=False),
    Member("hanne", "Hanne Bank", "beredskabet", ("champion",), "paramedic, trains the new ones"),
    Member("rikke", "Rikke Noer", "lysogtrafik", ("leader",), "leads lights and traffic"),
    Member("viggo", "Viggo Dam", "lysogtrafik", (), "road technician"),
    Member("sofie", "Sofie Brandt", "lysogtrafik", ("champion",), "signal engineer"),
    Member("amina", "Amina Dahir", "lysogtrafik", (), "traffic planner"),
    Member("bjarke", "Bjarke Holst", "lysogtrafik", (), "road technician"),
    Member("poul", "Poul Thing", "lysogtrafik", ("safety",), "stores; safety representative", has_mail=False),
)
THEMES: Final = {
    "time": T("Tid til kerneopgaven", "Time for the core task"),
    "handover": T("Overlevering og vagtskifte", "Handover and shift change"),
    "paper": T("Papir og dobbelt arbejde", "Paper and double work"),
    "calm": T("Ro og tryghed", "Calm and safety"),
    "tools": T("Skærme og redskaber", "Screens and tools"),
    "meet": T("Mødet med borgeren", "Meeting the citizen"),
}
LEADER_OF: Final = {
    "solsikken": "mette",
    "bakkehuset": "lise",
    "borgerservice": "karina",
    "beredskabet": "rasmus",
    "lysogtrafik": "rikke",
}
