"""How readings are written for a reader, and read from what people type, in the active language."""

import re
from decimal import Decimal, InvalidOperation
from math import floor, log10
from typing import Final

from django.utils import formats, translation

_SPACES: Final = re.compile("[\\s\u00a0\u202f']")


def shown(value: Decimal) -> str:
    """A reading as it was given: "1,250", "12.5"."""
    text = f"{value:f}"
    places = len(text.partition(".")[2].rstrip("0"))
    return _minus(formats.number_format(value, places, use_l10n=True, force_grouping=True))


def about(value: float, apart: float) -> str:
    """A number worked out, with as many decimals as its spread `apart` deserves: two digits of it count."""
    places = max(0, min(4, 1 - floor(log10(apart)))) if apart > 0 else 4
    text = formats.number_format(round(value, places), places, use_l10n=True, force_grouping=True)
    if apart <= 0 and not float(value).is_integer():
        return _minus(text.rstrip("0"))
    return _minus(formats.number_format(round(value), 0, use_l10n=True, force_grouping=True) if apart <= 0 else text)


def _minus(text: str) -> str:
    return text.replace("-", "\u2212")


def plain(value: Decimal) -> str:
    """A reading for a spreadsheet: no thousands, the language's own decimal mark."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", _decimal_mark())


def read(text: str) -> Decimal | None:
    """What somebody typed as a number, with comma or point; None where it is none.

    The language's own thousands mark counts as such only before groups of three: "1.250" is 1250 in Danish.
    """
    text = _SPACES.sub("", text).replace("\u2212", "-")
    mark = _decimal_mark()
    other = "." if mark == "," else ","
    if re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}(\{other}\d{{3}})+(\{mark}\d*)?", text):
        text = text.replace(other, "")
    if not re.fullmatch(r"[+-]?(\d{1,15}([.,]\d{0,15})?|[.,]\d{1,15})", text, re.ASCII):
        return None
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def _decimal_mark() -> str:
    return "," if (translation.get_language() or "").startswith("da") else "."
