"""The stories as texts: they can have happened, stand in both languages, name nobody real, and read like talking."""

import re
from collections.abc import Iterator

from greb.cases.models import ADVICE_MAX, PART_MAX
from greb.demo import cast
from greb.demo.scripts import everything
from greb.demo.tale import Said, T, Tale, Who
from greb.demo.verbs import DOINGS, VERBS
from greb.ideas.models import BODY_MAX, LINE_MAX, TOLD_MAX
from greb.ui.spot import cpr_numbers, names

HARDEST = 34.0  # LIX: newspapers lie around 40, stories for the young below 30
REAL = re.compile(r"\b(Vejle\b|Storstrøm|Ballerup|Aarhus|Sjælland|Zealand|Region)", re.IGNORECASE)
STING = re.compile(r"afslag|parkeret|bagtrop|opfordring|samtale|effektivisering|implementer", re.IGNORECASE)
# "rise" is the installation's; the others take no words.
WORDLESS = {"support", "follow", "rise", "take-help", "start", "launch", "publish", "web", "unnamed"}
BY_THEMSELVES = {"rise", "unnamed"}


DEEDS, SERIES = everything().deeds, everything().series


def every_tale() -> list[Tale]:
    return list(everything().tales)


def inside(said: Said) -> Iterator[T]:
    """The texts in a verb's word."""
    if isinstance(said, T):
        yield said
    elif isinstance(said, tuple):
        for one in said:
            yield from inside(one)


def texts(tale: Tale) -> Iterator[T]:
    yield tale.told
    if tale.body.da or tale.body.en:
        yield tale.body
    for act in tale.acts:
        if act.text.da or act.text.en:
            yield act.text
        for said in act.more.values():
            yield from (text for text in inside(said) if text.da or text.en)


def beside() -> Iterator[T]:
    """The texts of what is measured and done beside the stories."""
    for series in SERIES:
        yield from (series.name, series.unit, series.question, *series.notes.values())
    for deed in DEEDS:
        for said in deed.more.values():
            yield from inside(said)


def every_text() -> list[T]:
    return [*(text for tale in every_tale() for text in texts(tale)), *beside()]


def lix(text: str) -> float:
    """Readability: words a sentence, and how many in a hundred are longer than six letters (Björnsson, 1968)."""
    words = re.findall(r"[^\W\d_]+", text)
    sentences = len(re.findall(r"[.!?:](?=\W|$)", text)) or 1
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_everybody_named_is_in_the_cast() -> None:
    known = {member.username for member in cast.PEOPLE}
    for tale in every_tale():
        named = {tale.by} | {act.by for act in tale.acts if act.verb not in BY_THEMSELVES}
        named |= {said.username for act in tale.acts for said in act.more.values() if isinstance(said, Who)}
        named |= {name for text in texts(tale) for name in re.findall(r"@(\w+)", f"{text.da} {text.en}")}
        assert named <= known, tale.told.en
        assert not tale.theme or tale.theme in cast.THEMES, tale.told.en
    assert len(cast.PEOPLE) >= 40
    assert len(known) == len(cast.PEOPLE)


def test_every_verb_is_used_and_known() -> None:
    used = {act.verb for tale in every_tale() for act in tale.acts}
    assert used == set(VERBS)
    assert {deed.verb for deed in DEEDS} == set(DOINGS)


def test_stories_can_have_happened() -> None:
    keys = [tale.key for tale in every_tale() if tale.key]
    assert len(keys) == len(set(keys))
    for tale in every_tale():
        afters = [act.after for act in tale.acts]
        assert afters == sorted(afters), tale.told.en
        assert max(afters, default=0) <= tale.ago, tale.told.en
        answered = any(act.verb in {"thank", "rise", "withdraw", "elsewhere"} for act in tale.acts)
        assert answered or tale.ago <= 3, f"unanswered too long: {tale.told.en}"
        behind = [act.by for act in tale.acts if act.verb == "support"]
        assert len(behind) == len(set(behind)), tale.told.en
        assert _outsiders_came_after_the_first_reply(tale), tale.told.en


def _outsiders_came_after_the_first_reply(tale: Tale) -> bool:
    """Another workplace sees an idea only once it has been answered; the municipality's own people see it before."""
    place = {member.username: member.place for member in cast.PEOPLE}
    above = cast.MUNICIPALITY.key
    answered = [n for n, act in enumerate(tale.acts) if act.verb in {"thank", "elsewhere"}]
    first = answered[0] if answered else len(tale.acts)
    return not any(act.by and place[act.by] not in {place[tale.by], above} for act in tale.acts[:first])


def test_texts_stand_in_both_languages_within_their_limits() -> None:
    for tale in every_tale():
        for text in texts(tale):
            assert text.da.strip(), text
            assert text.en.strip(), text
            assert max(len(text.da), len(text.en)) <= LINE_MAX, text
        assert max(len(tale.told.da), len(tale.told.en)) <= min(TOLD_MAX, 200), tale.told.en
        assert max(len(tale.body.da), len(tale.body.en)) <= min(BODY_MAX, 400), tale.told.en
        assert bool(tale.body.da) == bool(tale.body.en), tale.told.en
        for act in tale.acts:
            assert bool(act.text.da or act.text.en) <= (act.verb not in WORDLESS), (tale.told.en, act.verb)
            _within(act.more)
    tolds = [tale.told.da for tale in every_tale()]
    assert len(tolds) == len(set(tolds))
    # A name alone ("Tove") may stand alike in both.
    same = [text.da for text in every_text() if text.da == text.en]
    assert all(word.istitle() and " " not in word for word in same), same


def _within(more: object) -> None:
    assert isinstance(more, dict)
    for text in inside(more.get("advice", ())):
        assert max(len(text.da), len(text.en)) <= ADVICE_MAX, text
    for text in inside(more.get("part", ())):
        assert max(len(text.da), len(text.en)) <= PART_MAX, text


def test_texts_name_nobody_and_nowhere_real() -> None:
    for text in every_text():
        for said in (text.da, text.en):
            assert not cpr_numbers(said), said
            assert not names(said), said
            assert not REAL.search(said), said
            assert not STING.search(said), said
            assert "!" not in said, said
    for tale in every_tale():
        assert " " not in tale.for_somebody, tale.for_somebody


def test_danish_reads_like_somebody_talking() -> None:
    scores = [lix(text.da) for text in every_text()]
    assert sum(scores) / len(scores) <= HARDEST
    # The longer texts one by one: of few words, one long word says nothing.
    assert not [text.da for text in every_text() if len(text.da) > 160 and lix(text.da) > 45]


def test_lix_knows_a_form_from_a_sentence() -> None:
    """The measure can fail: the same thing said as a form would say it."""
    assert lix("Telefonen ringer, mens jeg står med et menneske.") < HARDEST
    assert lix("Implementeringen af telefonomstillingsfunktionaliteten forudsætter ressourceallokering.") > HARDEST


def test_readings_are_numbers_in_time() -> None:
    for series in SERIES:
        values = series.values.split()
        assert all(value == "-" or float(value) >= 0 for value in values), series.key
        assert series.first - (len(values) - 1) * series.every >= 0, series.key
        assert all(values[number] != "-" for number in series.notes), series.key
        assert len(set(values)) > 3, "a reading varies"
