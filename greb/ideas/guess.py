"""Which column of somebody's table holds what: guessed from its name in Danish, English or Spanish, and its content."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from greb.trail.refusal import Refused

from .foreign import NO, YES, count, moment

FIELDS: Final[dict[str, str | Promise]] = {
    "told": gettext_lazy("The idea in one sentence"),
    "body": gettext_lazy("More about it"),
    "date": gettext_lazy("When it was told"),
    "author": gettext_lazy("Who told it"),
    "votes": gettext_lazy("Support it had there"),
    "id": gettext_lazy("Its number there"),
    "retired": gettext_lazy("When it was retired there"),
}

# The likeliest first. Written as `_plain` leaves them: small letters, no accents, æ ø å as ae oe aa.
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "id": (
        "id", "external id", "idea id", "proposal id", "nr", "no", "nummer", "number", "numero", "key", "uuid", "guid",
        "loebenummer", "loebenr", "sagsnr", "sagsnummer", "reference", "ref", "codigo", "identifier",
    ),
    "told": (
        "title", "titel", "titulo", "overskrift", "idea title", "headline", "heading", "subject", "emne", "asunto",
        "idea", "ide", "forslag", "proposal", "propuesta", "ideen", "what could be better", "hvad kunne vaere bedre",
        "question", "spoergsmaal", "pregunta", "suggestion", "summary",
    ),
    "body": (
        "description", "beskrivelse", "descripcion", "body", "text", "tekst", "texto", "content", "indhold",
        "contenido", "details", "detaljer", "uddybning", "begrundelse", "baggrund", "message", "besked", "detalle",
        "summary", "resume", "resumen",
    ),
    "date": (
        "created at", "created", "created on", "created date", "date created", "date", "dato", "fecha", "oprettet",
        "oprettelsesdato", "fecha de creacion", "fecha creacion", "creado", "submitted", "submitted at", "indsendt",
        "modtaget", "received", "published at", "published", "publiceret", "timestamp", "tidspunkt", "tidsstempel",
    ),
    "votes": (
        "cached votes up", "votes", "votes count", "vote count", "total votes", "supports", "support", "support count",
        "likes", "likes count", "upvotes", "stemmer", "antal stemmer", "stoette", "opbakning", "votos", "apoyos",
        "synes godt om",
    ),
    "author": (
        "author name", "author", "forfatter", "autor", "idegiver", "indsender", "forslagsstiller", "afsender",
        "created by", "oprettet af", "submitted by", "user name", "username", "user", "usuario", "bruger", "name",
        "navn", "nombre",
    ),
    "retired": (
        "retired at", "retired", "declined at", "declined", "declined on", "rejected at", "rejected", "afvist",
        "afvist dato", "retirada", "retirado", "fecha de retirada", "withdrawn at", "withdrawn",
    ),
}  # fmt: skip
# What a name also says that makes it another thing: author_id, comments_count, votes_down, title_url.
_OTHER = frozenset({
    "id", "url", "link", "href", "email", "mail", "e", "count", "comments", "comment", "kommentarer", "comentarios",
    "down", "negative", "nej", "updated", "opdateret", "changed", "aendret", "deleted", "slettet", "image", "billede",
    "photo", "phone", "telefon", "category", "kategori", "type", "status", "slug",
})  # fmt: skip
_NAMELIKE = frozenset({"name", "navn", "nombre"})


def guess(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """{field: column} for the fields of FIELDS that are found; `rows` are the first ones, some hundred at most."""
    filled = {column: [row[column] for row in rows if row.get(column, "").strip()] for column in columns}
    found: dict[str, str] = {}
    for field in _NAMES:
        scored = [
            (score, -place, column)
            for place, column in enumerate(columns)
            if column not in found.values()
            and (score := _score(field, _plain(column)))
            and _fits(field, filled[column])
        ]
        if scored:
            found[field] = max(scored)[2]
    return _by_content(found, columns, filled)


def _by_content(found: dict[str, str], columns: Sequence[str], filled: Mapping[str, list[str]]) -> dict[str, str]:
    """What the names did not say: the text columns, and the one column of dates."""
    if "told" not in found and "body" not in found and _plain(found.get("author", "")) in _NAMELIKE:
        found["told"] = found.pop("author")
    free = [c for c in columns if c not in found.values() and not _words(c) & (_OTHER - {"e", "count"})]
    texts = sorted((_length(filled[c]), c) for c in free if _fits("told", filled[c]) and filled[c])
    texts = [(length, column) for length, column in texts if length >= 8]
    if "told" not in found and "body" not in found and texts:
        found["told"] = texts[0][1]
        if len(texts) > 1:
            found["body"] = texts[-1][1]
    elif "told" not in found and texts and texts[0][0] < _length(filled[found["body"]]):
        found["told"] = texts[0][1]
    dates = [c for c in free if c not in found.values() and filled[c] and _fits("date", filled[c])]
    if "date" not in found and len(dates) == 1:
        found["date"] = dates[0]
    return {field: found[field] for field in FIELDS if field in found}


def _score(field: str, name: str) -> int:
    names = _NAMES[field]
    if name in names:
        return 1000 - names.index(name)
    words = set(name.split())
    if field == "id" or words & _OTHER:
        return 0
    return max(
        (500 - place for place, one in enumerate(names) if len(one) > 3 and set(one.split()) <= words), default=0
    )


def _fits(field: str, values: Sequence[str]) -> bool:
    """Whether the content is what the field holds. An empty column may be anything."""
    if not values:
        return True
    if field in {"date", "retired"}:
        known = (YES | NO) if field == "retired" else frozenset()
        return _share(values, lambda v: moment(v) is not None or v.strip().lower() in known) >= 0.5
    if field == "votes":
        return _share(values, lambda v: count(v) is not None) >= 0.8
    if field == "id":
        return len(set(values)) == len(values) and max(map(len, values)) <= 64
    if field == "author":
        return _length(values) <= 60 and _share(values, lambda v: count(v) is None) >= 0.5
    return _share(values, lambda v: count(v) is None and moment(v) is None) >= 0.6


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values)


def _length(values: Sequence[str]) -> float:
    return sum(map(len, values)) / len(values) if values else 0.0


def _plain(name: str) -> str:
    """A column's name in small letters without accents or signs: "Created_At" → "created at"."""
    name = re.sub(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])", " ", name).casefold()
    name = name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", name))


def _words(name: str) -> set[str]:
    return set(_plain(name).split())


def mapped(given: Iterable[str], columns: Sequence[str], guessed: Mapping[str, str]) -> dict[str, str]:
    """The guess with what somebody says instead: "told=title,body=description"; "votes=" takes one out.

    Raises Refused where there is no such field or column, or nothing is left to read an idea from.
    """
    chosen = dict(guessed)
    for pair in (pair for text in given for pair in text.split(",") if pair.strip()):
        field, sign, column = (part.strip() for part in pair.partition("="))
        if not sign or field not in FIELDS:
            raise Refused(
                _("“%(pair)s” is not understood: write field=column. The fields are %(fields)s.")
                % {"pair": pair.strip(), "fields": ", ".join(FIELDS)}
            )
        chosen.pop(field, None)
        if column:
            chosen[field] = _named(column, columns)
    must_tell(chosen)
    return chosen


def _named(column: str, columns: Sequence[str]) -> str:
    alike = [one for one in columns if one == column] or [one for one in columns if one.casefold() == column.casefold()]
    if not alike:
        raise Refused(
            _("There is no column “%(column)s”. The columns are: %(columns)s.")
            % {"column": column, "columns": ", ".join(columns)}
        )
    return alike[0]


def must_tell(chosen: Mapping[str, str]) -> None:
    """Refuse a choice of columns in which no column holds the idea, or one holds two things."""
    if "told" not in chosen and "body" not in chosen:
        raise Refused(_("Say which column holds the idea."), field="told")
    taken: dict[str, str] = {}
    for field, column in chosen.items():
        if column in taken:
            raise Refused(_("The column “%(column)s” is chosen for two things.") % {"column": column}, field=field)
        taken[column] = field
