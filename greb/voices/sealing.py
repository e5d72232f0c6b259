"""Sealing what is said until its round is let out, and the keys of rounds.

A sealed box (libsodium's crypto_box_seal: an X25519 key made for the one message, XSalsa20-Poly1305) can be closed by
anybody who has the round's public key and opened with its private key alone. That key is a file outside the database
and its backups, one for each round, and is destroyed when the round has been let out: what a backup holds sealed then
stays sealed for good, also for whoever later gets everything else.

All boxes are of one length. A box tells the length of what is in it, and a long concern would be known by that.
"""

import json
import os
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.utils import random

INSIDE: Final = 16 * 1024  # bytes: every payload is filled up to this
_LENGTH = 4  # bytes in front that tell where the payload ends


class TooLong(Exception):  # noqa: N818 - it says what is the case
    """The payload does not fit."""


class Unopened(Exception):  # noqa: N818 - it says what is the case
    """A box cannot be opened: its key is gone, or it is none of ours."""


def seal(public_key: bytes, payload: dict[str, Any]) -> bytes:
    """The payload as JSON, filled up with zeros to `INSIDE`, in a box; TooLong where it does not fit."""
    raw = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    if len(raw) > INSIDE - _LENGTH:
        raise TooLong
    filled = len(raw).to_bytes(_LENGTH, "big") + raw
    return SealedBox(PublicKey(bytes(public_key))).encrypt(filled.ljust(INSIDE, b"\0"))


def open_box(private_key: PrivateKey, ciphertext: bytes) -> dict[str, Any]:
    try:
        filled = SealedBox(private_key).decrypt(bytes(ciphertext))
    except CryptoError as trouble:
        raise Unopened from trouble
    found = json.loads(filled[_LENGTH : _LENGTH + int.from_bytes(filled[:_LENGTH], "big")])
    if not isinstance(found, dict):
        raise Unopened
    return found


# ------------------------------------------------------------------------------------------------ the files


def make_key() -> bytes:
    """A new key for a round; its public half, after which the file is named. It is on the disk when this returns."""
    key = PrivateKey.generate()
    public = bytes(key.public_key)
    path = _path(public)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as new:
        new.write(bytes(key))
        new.flush()
        os.fsync(new.fileno())
    _settle(path.parent)
    return public


def private_key(public_key: bytes) -> PrivateKey:
    """The key that opens what was sealed with `public_key`; Unopened where its file is gone or is another's."""
    try:
        key = PrivateKey(_path(public_key).read_bytes())
    except (FileNotFoundError, CryptoError, ValueError, TypeError) as trouble:
        raise Unopened from trouble
    if bytes(key.public_key) != bytes(public_key):
        raise Unopened
    return key


def has_key(public_key: bytes) -> bool:
    """Whether what is sealed with it can be opened here one day."""
    return _path(public_key).exists()


def destroy_key(public_key: bytes) -> None:
    """Write over the key and take its file away. Twice is once."""
    path = _path(public_key)
    try:
        with path.open("r+b") as held:
            held.write(random(32))
            held.flush()
            os.fsync(held.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    _settle(path.parent)


def _path(public_key: bytes) -> Path:
    return Path(settings.VOICE_KEYS) / bytes(public_key).hex()


def _settle(folder: Path) -> None:
    """A file that came or went is on the disk when its folder is."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
