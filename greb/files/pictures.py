"""A picture as it was brought, looked into and made anew: upright, of a sensible size, and with nothing hidden in it.

What a file calls itself is not believed: its first bytes say what it is, and only what a camera or a screen makes is
taken. Its size is read before it is unpacked, so that a small file cannot become a mountain. What is kept is drawn
again from the picture's dots alone: place, time, camera, words and anything behind the picture stay out.
"""

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import Final, Protocol

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from greb.trail.refusal import Refused

KINDS: Final = ("JPEG", "PNG", "WEBP")
MOST_DOTS: Final = {"JPEG": 64_000_000, "MPO": 64_000_000}  # read at a fraction of their size
MOST_DOTS_ELSE: Final = 24_000_000  # unpacked whole: some hundred megabytes at most, for a moment
MOST_SCANS: Final = 100  # a progressive JPEG has about ten; one of a million would keep the server busy for an hour
SIDE: Final = 1600  # the longer side of what is kept
QUALITY: Final = 82
MEGABYTE: Final = 1024 * 1024


class Upload(Protocol):
    """What brings a picture: a form's file, or anything else that can be read."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True)
class Picture:
    """A picture made anew, as it will be kept."""

    content: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def made_anew(upload: Upload) -> Picture:
    """The picture in `upload`, ready to be kept. Refused, with the reason, where it is none or too large."""
    raw = upload.read(settings.UPLOAD_LIMIT + 1)
    if len(raw) > settings.UPLOAD_LIMIT:
        raise Refused(_("The picture is larger than %(most)s MB.") % {"most": settings.UPLOAD_LIMIT // MEGABYTE})
    if not raw:
        raise Refused(_("The file is empty."))
    if raw.count(b"\xff\xda") > MOST_SCANS:
        raise Refused(_("That is not a picture we can read. JPEG, PNG and WebP can be read."))
    with _opened(raw) as image:
        if image.width * image.height > MOST_DOTS.get(image.format or "", MOST_DOTS_ELSE):
            raise Refused(_("The picture has too many dots. Take it again with fewer, or make it smaller."))
        return _kept(_upright(image))


def _opened(raw: bytes) -> Image.Image:
    """The file as a picture whose size is known and whose dots have not been unpacked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a large picture is judged by our own limit
            return Image.open(io.BytesIO(raw), formats=KINDS)
    except Image.DecompressionBombError as trouble:
        raise Refused(_("The picture has too many dots. Take it again with fewer, or make it smaller.")) from trouble
    except Exception as trouble:  # whatever a hostile file brings the reader to raise
        raise Refused(_("That is not a picture we can read. JPEG, PNG and WebP can be read.")) from trouble


def _upright(image: Image.Image) -> Image.Image:
    """The dots, turned as the camera was held, on white, no larger than is kept."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.draft("RGB", (SIDE, SIDE))  # a JPEG unpacks at a half, a quarter or an eighth of its size
            image.load()
            image.thumbnail((SIDE * 2, SIDE * 2))  # before turning, which needs its room twice
            found = _turned(image).convert("RGBA")
    except Exception as trouble:
        raise Refused(_("The picture is not whole. Try to send it again.")) from trouble
    clean = Image.new("RGB", found.size, "white")
    clean.paste(found, mask=found.getchannel("A"))
    clean.thumbnail((SIDE, SIDE))
    return clean


def _turned(image: Image.Image) -> Image.Image:
    """As the camera was held; as it lies where what the camera wrote about it cannot be read."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:
        return image


def _kept(image: Image.Image) -> Picture:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Picture(out.getvalue(), image.width, image.height)
