"""What the showcase for developers shows: every part with a sample, and whole pages as they are meant to look.

The text here is sample text in English; only the parts themselves are translated.
"""

from typing import Any, Final

from django import forms

from .road import CHOICES, ROADS, SIDES, road_html

PAGES: Final = ("parts", "home", "tell", "board", "idea", "inbox", "real", "paper", "table")

ROAD_CHOICES: Final = (("do", "Do it"), ("try", "Try it"), ("lead", "Lead it through"))


class Sample(forms.Form):
    told = forms.CharField(
        label="What could be better?",
        max_length=300,
        widget=forms.Textarea,
        help_text="One sentence is enough. It follows the idea all the way, just as you write it.",
    )
    line = forms.CharField(label="A line about it", max_length=120, required=False)
    email = forms.EmailField(label="E-mail", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    where = forms.ChoiceField(
        label="Workplace", choices=(("1", "Elm House"), ("Care", (("2", "Night team"), ("3", "Home care, east"))))
    )
    who = forms.ChoiceField(
        label="Who may see it?",
        choices=(("leader", "Only my leader first"), ("workplace", "My workplace")),
        widget=forms.RadioSelect,
        initial="workplace",
    )
    road = forms.ChoiceField(label="Which road?", choices=ROAD_CHOICES, widget=forms.RadioSelect, initial="do")
    hidden = forms.BooleanField(
        label="Keep my name from colleagues until it is decided", required=False, help_text="Your leader sees it."
    )
    until = forms.DateField(label="Come back to it on", widget=forms.DateInput(attrs={"type": "date"}))
    picture = forms.FileField(label="A picture", required=False)


def cards() -> list[dict[str, Any]]:
    """Thirty cards: the told line, one line, road, whose turn, by whom."""
    lines: tuple[tuple[str, str, str, str, str, str, str], ...] = (
        ("Could the bed key hang by the door, so we stop looking for it?", "We lose ten minutes on most nights.",
         "spark", "", "", "MK", "Mette answers by Thursday"),
        ("The parents ask the same five things every morning", "One picture on the tablet could answer them.",
         "decided", "do", "", "JB", "Jonas is doing it"),
        ("Driving licence photos are taken twice", "Once at the counter and once more in the back.",
         "weighing", "try", "", "LH", "Six colleagues weigh it until Friday"),
        ("We phone the hospital to hear what the screen already knows", "About twenty calls a shift.",
         "change", "lead", "", "SA", "Sofie talks with the night team"),
        ("Street lamps report themselves when they go out", "But the report lands in a folder nobody opens.",
         "experiment", "try", "", "PT", "Tried until 1 October"),
        ("A box of spare cables in every meeting room", "So that nobody carries one from the basement.",
         "done", "do", "", "AK", "It became real"),
        ("Tablets for every resident", "Kept until the new network is in.", "parked", "try", "maturing", "MK",
         "Comes back on 1 March"),
        ("Let the robot vacuum the corridors at night", "It woke those who sleep lightly.", "stopped", "try",
         "experiment", "LH", "Stopped: what we learned is written"),
        ("One shared calendar for the two houses", "Somebody else had told the same.", "merged", "", "", "JB",
         "Goes on with “One calendar for all”"),
        ("Shift notes by voice", "Two of us are slow at the keyboard.", "maturing", "", "", "AK",
         "Anna writes what it takes"),
    )  # fmt: skip
    tones = {0: " soon", 4: " late"}
    return [
        {
            "href": "?page=idea", "told": told, "line": line, "road": road_html(stage, road, "card", left),
            "initials": initials, "turn": turn, "tone": tones.get(index % len(lines), ""),
            "by": ("Anna Kvist", "Jonas Berg", "Sofie Ahm")[index % 3],
            "place": ("Elm House", "Citizen service", "Night team")[index % 3], "support": (index * 7) % 23,
        }
        for index, (told, line, stage, road, left, initials, turn) in enumerate(lines * 3)
    ]  # fmt: skip


def samples(page: str) -> dict[str, Any]:
    """Everything the showcase's templates need."""
    wrong = Sample({"told": "", "email": "anna", "where": "2", "who": "leader", "road": "try"})
    return {
        "page": page if page in PAGES else "parts",
        "pages": PAGES,
        "form": Sample(),
        "wrong": wrong,
        "cards": cards(),
        "roads": [(stage, road) for road in ("", *CHOICES) for stage in ROADS[road]],
        "sides": [(side, road) for side in SIDES for road in ("do", "try")],
    }
