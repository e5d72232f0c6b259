"""What should not stand in an idea: CPR numbers are recognised, names of people are asked about.

A CPR number is ten digits, the first six a date (DDMMYY), written together or with a hyphen or a space before the
last four (cpr.dk, "Personnummeret i CPR"). The modulus-11 check no longer holds for all numbers, so it is not used.
Names: a given name from a short list of common Danish ones, followed by a word with a capital letter.
"""

import re
from calendar import monthrange

_CPR = re.compile(r"(?<![\d-])(\d{2})(\d{2})(\d{2})[-\u2010-\u2015 ]?(\d{4})(?![\d-])")
_PAIR = re.compile(r"\b([A-ZÆØÅ][a-zæøåéöü]+)\s+((?:[A-ZÆØÅ][a-zæøåéöü]+\s+)?[A-ZÆØÅ][a-zæøåéöü]+)")
_GIVEN = """
aage agnes albert alberte alfred alma anders andreas ane anette anna anne annette arne arthur asger
astrid august benny bent bente berit birgit birgitte birthe bjarne bo bodil brian britta camilla
carl caroline cecilie charlotte christian christina claus clara daniel david dorte dorthe ebbe edith
egon eigil einar elias elin elisabeth ella ellen else emil emilie emma emmanuel erik erna esther eva
finn flemming frank freja frederik frida gerda gitte grethe gudrun gunnar hanna hanne hans harald
harry heidi helena helga helle henning henrik henry herdis hilda hugo ib ida inga inge inger ingrid
irene isabella jacob jakob jan janne jens jeppe jesper jette joan johan johanne johannes john jonas
jonna josefine julie jytte jørgen kaj karen karin karina karl karla kasper kathrine katrine kim
kirsten kirstine kjeld klaus knud kristian kristina lars lasse laura lea leif lena lene lillian line
lis lisbeth lise lone lotte louis louise lucas luna mads maja malene malthe marcus maren margit
margrethe maria marianne marie martin mathias mathilde merete mette michael mie mikkel mille mogens
mohammad mohamed morten naja nanna nicolai niels nikolaj nina noah ole olga oliver oscar otto palle
pernille per peter pia poul preben rasmus rikke rita rolf rosa ruth sara sebastian signe silje simon
simone sofia sofie solveig steen stine susanne svend søren tanja thea thomas thor tina tobias tom
tommy torben tove trine ulla vagn vera verner vibeke victor viggo viktor vilhelm villads villy vivi
william yrsa åge åse
"""
GIVEN = frozenset(_GIVEN.split())


def cpr_numbers(text: str) -> list[str]:
    """What looks like CPR numbers in `text`."""
    return [m.group(0) for m in _CPR.finditer(text) if _is_day(int(m[1]), int(m[2]))]


def _is_day(day: int, month: int) -> bool:
    # 2000 was a leap year, so that 29 February counts; numbers given to newcomers may add 60 to the day.
    day = day - 60 if day > 60 else day
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]


def names(text: str) -> list[str]:
    """What looks like full names of people in `text`, each once."""
    found = [m.group(0) for m in _PAIR.finditer(text) if m[1].lower() in GIVEN]
    return list(dict.fromkeys(" ".join(name.split()) for name in found))
