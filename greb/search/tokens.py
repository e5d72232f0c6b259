"""Text to words: lower case, accents folded (æ→ae, ø→oe, å→aa), words of two letters or more."""

import re
import unicodedata

_WORD = re.compile(r"\w{2,40}")
_FOLDS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})
MOST = 300


def words(text: str) -> list[str]:
    """The different words of `text` in order of first use, at most 300."""
    folded = text.casefold().translate(_FOLDS)
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return list(dict.fromkeys(_WORD.findall(folded)))[:MOST]
