"""From HTML that came from elsewhere to plain text: paragraphs and lists stay readable, nothing else stays.

nh3 (the ammonia parser of browsers' own rules) takes out scripts, styles and all attributes first; what is left is
a handful of tags that are turned into line breaks and dashes. Nothing is fetched: an address is only ever text.
"""

import re
import unicodedata
from html.parser import HTMLParser

import nh3

_BLOCKS = {"p", "div", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre"}
_LINES = {"br", "tr", "hr"}
_KEPT = {*_BLOCKS, *_LINES, "li", "td", "th", "a"}
# Taken out beforehand: thousands of open ones make any true HTML parser slow (they are opened anew in each block).
_STYLING = re.compile(
    r"</?(?:b|big|code|em|font|i|nobr|s|small|span|strike|strong|tt|u)(?:[\s/][^<>]*)?>", re.IGNORECASE
)
_DROPPED = {"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "title", "textarea", "select"}
_SCHEMES = {"http", "https", "mailto"}
_LONGEST_ADDRESS = 200

# Only what is known to be HTML is taken for it: "if x<y then" is text.
_HTML = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|a|ul|ol|li|h[1-6]|img|table|tr|td|th|tbody|thead|font|blockquote|pre|code|hr|"
    r"script|style|iframe|object|embed|svg|math|link|meta|base|form|input|button|video|audio|body|html|head|title|"
    r"textarea|noscript|template|xmp|plaintext|details|marquee)(?:[\s/>]|$)|<!--|<!\[CDATA|"
    r"&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});",
    re.IGNORECASE,
)
# Control characters; marks that turn the direction of text or cannot be seen (Unicode UAX 9, bidi controls).
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffc\ud800-\udfff]"
)


def safe_text(raw: str) -> str:
    """Plain text of `raw`, which may be HTML or not: paragraphs parted by one empty line, list items by "– "."""
    if _HTML.search(raw):
        raw = _as_text(raw)
    text = _UNSEEN.sub(_seen, unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n")))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def safe_line(raw: str) -> str:
    """The same on one line."""
    return " ".join(safe_text(raw).split())


def cut(text: str, most: int) -> tuple[str, str]:
    """`text` in two: at most `most` characters that end with a whole word and "…", and the rest; "" if it fits."""
    if len(text) <= most:
        return text, ""
    at = text.rfind(" ", most // 2, most)
    at = at if at > 0 else most - 1
    return text[:at].rstrip() + "…", "…" + text[at:].lstrip()


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence or paragraph of `text`, and the rest."""
    found = re.match(r"(.+?[.!?…])(?=\s)|(.+)", text)
    if not found:
        return "", text
    return found[0].strip(), text[found.end() :].strip()


def _seen(found: re.Match[str]) -> str:
    return "\n" if found[0] in "\u2028\u2029\x0b\x0c\x85" else ""


def _as_text(html: str) -> str:
    clean = nh3.clean(
        _STYLING.sub("", html),
        tags=_KEPT,
        clean_content_tags=_DROPPED,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    writer = _Writer()
    writer.feed(clean)
    writer.close()
    return "".join(writer.pieces)


class _Writer(HTMLParser):
    """Writes the few tags that are left as line breaks and dashes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._lists: list[int] = []
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self._lists.append(1 if tag == "ol" else 0)
            self.pieces.append("\n" if len(self._lists) > 1 else "\n\n")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag in _LINES:
            self.pieces.append("\n")
        elif tag == "li":
            self.pieces.append(f"\n{self._bullet()} ")
        elif tag in {"td", "th"}:
            self.pieces.append(" ")
        elif tag == "a":
            self._link = (dict(attrs).get("href") or "", len(self.pieces))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self.pieces.append("\n" if self._lists else "\n\n")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag == "a" and self._link:
            self._end_link(*self._link)
            self._link = None

    def handle_data(self, data: str) -> None:
        self.pieces.append(re.sub(r"\s+", " ", data))

    def _bullet(self) -> str:
        if not self._lists or not self._lists[-1]:
            return "–"
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}."

    def _end_link(self, address: str, start: int) -> None:
        """The address behind the words, where it says more than they do."""
        words = "".join(self.pieces[start:])
        if address and len(address) <= _LONGEST_ADDRESS and address not in words:
            self.pieces.append(f" ({address})")
