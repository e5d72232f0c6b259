"""Text as people bring it, made plain: names on one line, user names, mail addresses, CPR numbers."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

_USERNAME = re.compile(r"[^\W_][\w.+-]{0,59}")
_CPR = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")


def plain(text: str) -> str:
    """On one line, with single spaces, composed letters, and no characters that cannot be seen."""
    text = unicodedata.normalize("NFC", text)
    return " ".join("".join(" " if unicodedata.category(c) in {"Cc", "Cf"} else c for c in text).split())


def why_not_name(name: str) -> str | None:
    """Why a line cannot be somebody's name; None where it can."""
    if not name:
        return _("The name is missing.")
    if len(name) > 120:
        return _("The name is too long.")
    if _CPR.search(name):
        return _("There is what looks like a CPR number in it. Take it out.")
    if not any(c.isalpha() for c in name):
        return _("“%(text)s” is not a name.") % {"text": name[:40]}
    return None


def why_not_username(username: str) -> str | None:
    """User names have letters, figures, full stops and dashes; no @, so that none is somebody's mail address."""
    if _USERNAME.fullmatch(username):
        return None
    return _("A user name begins with a letter or figure and has only letters, figures, full stops and dashes.")


def why_not_email(email: str) -> str | None:
    try:
        validate_email(email)
    except ValidationError:
        return _("“%(text)s” is not a mail address.") % {"text": email[:60]}
    return None if len(email) <= 254 else _("The mail address is too long.")
