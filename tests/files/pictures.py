"""Pictures for the tests, harmless and hostile, made when they are asked for."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

CANARY = b"KANARIEFUGL"
SCRIPT = b"<script>alert(1)</script>"


def photo(width: int = 120, height: int = 80, kind: str = "JPEG", colour: str = "teal", **more: Any) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (width, height), colour)
    image.paste("orange", (0, 0, width // 2, height // 2))
    image.save(out, kind, **more)
    return out.getvalue()


def upload(content: bytes, name: str = "picture.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


def with_place() -> bytes:
    """A photograph that says where and with which camera it was taken, held on its side."""
    exif = Image.Exif()
    exif[0x0110] = CANARY.decode()
    exif[0x0112] = 6  # turned a quarter
    exif.get_ifd(0x8825).update({1: "N", 2: (55.0, 40.0, 0.0), 3: "E", 4: (12.0, 34.0, 0.0)})
    return photo(exif=exif, comment=CANARY, icc_profile=CANARY, xmp=CANARY)


def png(width: int, height: int, data: bytes = b"", extra: bytes = b"") -> bytes:
    """A PNG that says it is of that size, with these compressed dots."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def text_bomb() -> bytes:
    """Sixteen megabytes of words in a chunk of a PNG of one dot."""
    body = b"Comment\x00\x00" + zlib.compress(b"x" * 2**24)
    bomb = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    return png(1, 1, zlib.compress(b"\x00\x00"), bomb)


def gif_bomb() -> bytes:
    """Few bytes that say 65,535 × 65,535 dots, over and over."""
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + b"\x00\x00\x00\xff\xff\xff" + frame * 500


def scans() -> bytes:
    """A progressive JPEG whose last scan comes ten thousand times."""
    whole = photo(progressive=True)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * 10_000 + b"\xff\xd9"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a page that calls itself a picture": lambda: b"<!doctype html>" + SCRIPT,
    "a drawing that holds a script": lambda: b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
    "a GIF of four thousand million dots": gif_bomb,
    "a GIF": lambda: photo(kind="GIF"),
    "a PNG of enormous size": lambda: png(60_000, 60_000, zlib.compress(b"\x00" * 1000)),
    "a PNG that unpacks to a mountain": lambda: png(30_000, 30_000, zlib.compress(b"\x00" * (3751 * 30_000))),
    "a PNG with a mountain of words": text_bomb,
    "a JPEG of enormous size": lambda: photo(2, 2).replace(b"\x00\x02\x00\x02\x03", b"\xff\xff\xff\xff\x03"),
    "a JPEG that never ends": scans,
    "half a photograph": lambda: photo(800, 600, quality=95)[:2000],
    "the first bytes of a photograph": lambda: photo()[:20],
    "nothing": lambda: b"",
    "a PDF": lambda: b"%PDF-1.7\n" + photo(),
    "a TIFF": lambda: photo(kind="TIFF"),
    "a BMP": lambda: photo(kind="BMP"),
    "an icon": lambda: photo(kind="ICO"),
    "a zip": lambda: b"PK\x03\x04" + b"\x00" * 200,
    "PostScript, which would be run": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
}

MIXED: dict[str, Callable[[], bytes]] = {
    "a page behind a photograph": lambda: photo() + b"<html>" + SCRIPT + CANARY,
    "a zip behind a photograph": lambda: photo() + b"PK\x03\x04" + CANARY,
    "a script in a photograph's comment": lambda: photo(comment=SCRIPT + CANARY),
    "a place in a photograph": with_place,
    "words behind a PNG": lambda: photo(kind="PNG") + SCRIPT + CANARY,
    "a WebP that says where": lambda: photo(kind="WEBP", xmp=CANARY, exif=b"Exif\x00\x00" + CANARY),
}
