"""The secrets of slips and receipts: how they are made, read as typed, and kept as keyed digests.

Sixteen letters of thirty-one are 79 bits. Code, repeat and receipt digests are made under different names, so that
none can be told to belong to another by whoever has not the secret itself, even with the installation's key.
"""

import re
import secrets

from django.utils.crypto import salted_hmac

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is easily taken for another
LENGTH = 16


def new() -> str:
    """A secret by lot."""
    return "".join(secrets.choice(LETTERS) for _n in range(LENGTH))


def read(typed: str) -> str:
    """What was typed or scanned, as the slip has it: small letters and figures alone, out of a whole address too."""
    last = typed.strip()[:300].rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"[^0-9a-z]", "", last.lower())[:64]


def grouped(secret: str) -> str:
    """As it is printed: "abcd efgh jkmn pqrs"."""
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))


def of_code(secret: str) -> str:
    return _keyed("code", secret)


def of_receipt(secret: str) -> str:
    """Kept with the voice once it is let out."""
    return _keyed("receipt", secret)


def of_again(secret: str, about: str = "") -> str:
    """Kept with what is sealed, and gone with it."""
    return _keyed("again", f"{secret}:{about}")


def _keyed(what: str, secret: str) -> str:
    return salted_hmac(f"greb.voices.{what}", secret, algorithm="sha256").hexdigest()
