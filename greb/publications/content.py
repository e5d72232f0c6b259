"""A publication as plain data in its own language: the one thing that the page shows and the press prints."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.cases import chart
from greb.cases.models import Case, Credit
from greb.cases.page import change, stations
from greb.ui.filters import short_day

from .chapters import chapters
from .models import Publication

Content = dict[str, Any]
WIDTH: Final = 520
INK, SOFT, BED, ACCENT = "#13262a", "#41555a", "#dcc8a4", "#0a5c49"


def content(publication: Publication, cases: Sequence[Case], thanked: dict[int, list[Credit]]) -> Content:
    """All that stands in it. No statement; `thanked` says how people wish to stand in each case (by id)."""
    with translation.override(publication.language):
        made = publication.published_at or publication.made_at
        return {
            "lang": publication.language,
            "title": publication.title,
            "subtitle": ngettext("%(n)s case, and the five grips", "%(n)s cases, and the five grips", len(cases))
            % {"n": len(cases)},
            "publisher": publication.workplace.name,
            "day": short_day(made),
            "invented": _("Everything here is invented.") if settings.DEMO else "",
            "foreword": _paragraphs(publication.foreword),
            "chapters": [
                {"grip": each.grip, "title": each.title, "paragraphs": list(each.paragraphs)}
                for each in chapters(publication.language)
            ],
            "cases": [_case(case, thanked.get(case.pk, [])) for case in cases],
            "words": _words(),
        }


def _words() -> dict[str, str]:
    return {
        "contents": _("Contents"), "foreword": _("Foreword"), "grips": _("The five grips"), "cases": _("The cases"),
        "advice": _("Three pieces of advice"), "what": _("What we did"), "for_whom": _("For whom"),
        "took": _("What it took"), "measured": _("What we measured, and how sure we are"),
        "band": _("The band is what we believed before we began; the line is what was read."),
        "better": _("What got better"), "change": _("The change"),
        "road": _("The road it took"), "use": _("Would you like to use it?"),
        "thanks": _("Thanks to"), "table": _("Show as table"), "day": _("Day"), "number": _("Number"),
    }  # fmt: skip


def _case(case: Case, thanked: list[Credit]) -> Content:
    found = chart.outcome(case.facts)
    days = stations(case.facts)
    return {
        "id": case.pk,
        "headline": case.headline,
        "workplace": case.workplace.name,
        "advice": case.advice,
        "what": _paragraphs(case.what),
        "for_whom": _paragraphs(case.for_whom),
        "took": _paragraphs(case.took),
        "measured": _paragraphs(case.measured),
        "better": _paragraphs(case.better),
        "change": change(case.facts, thanked, case.workplace.name),
        "author_box": _paragraphs(case.author_box),
        "thanks": [credit.stands for credit in thanked],
        "chart": found and {
            "title": found.title, "text": found.text, "svg": chart.draw(found), "unit": found.unit,
            "table": found.table,
        },
        "road": {
            "text": _road_text(days), "svg": road(days), "days": [(name, short_day(on)) for name, on in days],
        } if len(days) > 1 else None,
    }  # fmt: skip


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _road_text(days: Sequence[tuple[str, date]]) -> str:
    return "; ".join(f"{name} {short_day(on)}" for name, on in days) + "."


def road(days: Sequence[tuple[str, date]]) -> str:
    """The stations with their days on one drawn line, as SVG for paper; names stand above and below in turn."""
    step = (WIDTH - 90) / max(1, len(days) - 1)
    at = [(45 + number * step, 58 if number % 2 else 50, number) for number in range(len(days))]
    path = f"M0 62C15 62 25 {at[0][1]} {at[0][0]:.1f} {at[0][1]}" + "".join(
        f"S{left - step / 2:.1f} {down} {left:.1f} {down}" for left, down, _number in at[1:]
    )
    parts = [
        f'<path fill="none" stroke="{BED}" stroke-width="9" stroke-linecap="round" d="{path}"/>',
        f'<path fill="none" stroke="{INK}" stroke-width="3" stroke-linecap="round" d="{path}"/>',
    ]
    for (left, down, number), (name, on) in zip(at, days, strict=True):
        colour = ACCENT if number == len(days) - 1 else INK
        base = down + 27 if number % 2 else down - 25
        parts.append(f'<circle fill="{colour}" stroke="#ffffff" stroke-width="2" cx="{left:.1f}" cy="{down}" r="6"/>')
        parts.append(_label(left, base, name, INK, ' font-weight="700"'))
        parts.append(_label(left, base + 11, short_day(on), SOFT, ""))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} 104" width="{WIDTH}" height="104" '
        f'font-family="Atkinson Hyperlegible Next" font-size="9.5">{"".join(parts)}</svg>'
    )


def _label(left: float, down: float, word: str, colour: str, more: str) -> str:
    return f'<text fill="{colour}" x="{left:.1f}" y="{down:.1f}" text-anchor="middle"{more}>{escape(word)}</text>'


def taken_at(publication: Publication) -> int:
    """The time that stands in the file, so that the same content is the same file: seconds since 1970."""
    return int((publication.published_at or publication.made_at).timestamp())
