"""The “for its own sake?” check: an idea that names a gadget but no need is asked what gets better, and for whom.

A method of our own: word lists, nothing learned. It only ever asks a question, so it may ask once too often; it must
not read a need into a text that has none. A gadget is a word that begins or ends with a thing of the lists: Danish
writes “bodykamera” and “robotstøvsuger” as one word. A need is said by a word that ties it to a purpose (“so that”,
“fordi”), to something that is wrong (“mangler”, “too long”), or by a description that tells the problem or who gains.
"""

import re
from typing import Final

# Words that begin with one of these are gadgets, and so are words that end with one of `_ENDS`: Danish compounds. What
# begins like a gadget and is none (“screening”, “skærmet afsnit”, “mobilisering”) must stand among `_WHOLE` instead.
_BEGINS: Final = (
    "tablet", "ipad", "robot", "chatbot", "drone", "sensor", "smartwatch", "smartur", "smartphone", "projektor",
    "projector", "kamera", "camera", "headset", "hologram", "touchsk", "dashboard", "algorit", "blockchain",
    "metaverse", "chatgpt", "copilot", "tracker", "wearable", "goggles", "gadget", "beacon", "software",
)  # fmt: skip
_ENDS: Final = (
    "app", "appen", "tablet", "tablets", "robot", "robotten", "robotter", "robots", "skærm", "skærmen", "skærme",
    "skærmene", "kamera", "kameraet", "kameraer", "sensor", "sensoren", "sensorer", "drone", "dronen", "droner",
    "platform", "platformen", "platforme", "portal", "portalen", "portaler", "chatbot", "chatbots", "screens",
    "touchscreen",
)  # fmt: skip
_WHOLE: Final = frozenset(
    {
        "app", "apps", "apper", "vr", "ai", "ar", "gpt", "gps", "screen", "display", "displays", "device", "devices",
        "website", "hjemmeside", "platforms", "portals", "qr", "3d",
    }
)  # fmt: skip
_PHRASES: Final = (
    "kunstig intelligens", "artificial intelligence", "machine learning", "virtual reality", "augmented reality",
    "virtuel virkelighed", "internet of things", "sproglig model", "sprogmodel", "language model",
)  # fmt: skip
_NEED: Final = re.compile(
    r"\b(?:så (?:at )?(?:vi|de|man|den|det|børn\w*|borger\w*|ingen|alle|flere|færre|du|jeg)|for at|fordi|da vi|"
    r"uden at|i stedet for|slippe[r]? for|undgå\w*|spare[r]?|hjælpe[r]?|lettere|hurtigere|nemmere|tryggere|færre|"
    r"mangle[r]?|svært|besvær\w*|glemme[r]?|leder efter|vente[r]?|ventetid|for lang\w*|for lidt|for mange|fejl\w*|"
    r"dobbelt|spild\w*|problem\w*|utryg\w*|ensom\w*|savne[r]?|kan ikke|ved ikke|"
    r"so that|so (?:we|they|people|nobody|everybody|children|citizens|one)|because|in order to|instead of|without "
    r"having|save[s]?|help[s]? (?:us|them|people|children|citizens|the)|easier|faster|safer|fewer|less|lack[s]?|"
    r"missing|hard to|difficult|forget[s]?|look(?:s|ing)? for|wait(?:s|ing)?|too (?:long|many|little|few|late|much)|"
    r"mistake[s]?|twice|waste[sd]?|problem[s]?|unsafe|lonely|cannot|can't|do not know|avoid[s]?)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[\w-]+")


def gadget(text: str) -> str:
    """The first gadget that the text names, as it is written there; empty where there is none."""
    lowered = text.lower()
    places = [(lowered.index(phrase), phrase) for phrase in _PHRASES if phrase in lowered]
    places += [(m.start(), m.group()) for m in _WORD.finditer(lowered) if _is_gadget(m.group())]
    if not places:
        return ""
    start, found = min(places)
    # Lower case may be longer than what was written (“İ”); then the lowered word will do.
    return text[start : start + len(found)] if len(text) == len(lowered) else found


def _is_gadget(word: str) -> bool:
    return word.startswith(_BEGINS) or word.endswith(_ENDS) or not _WHOLE.isdisjoint(word.split("-"))


def says_a_need(text: str) -> bool:
    """Whether the text ties what it wants to a purpose, or to something that is wrong."""
    return bool(_NEED.search(text))


def asks(told: str, *described: str) -> str:
    """The gadget that an idea names without a need; empty where it names none, or tells what it is for.

    `told` is the idea's own words; `described` what its description says of the problem and of who gains.
    """
    found = gadget(told)
    return "" if any(text.strip() for text in described) or says_a_need(told) else found
