"""Pictures of every page for people to look at: `make pictures` puts them into pictures/, which git ignores.

Plays the demo into a folder of its own, serves it, and takes each page in both languages, both themes and two widths.
`python -m tests.pictures board` takes only pages whose name holds the word; `python -m tests.pictures readme` makes
those that README shows anew, in docs/pictures.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.conftest import FLAGS
from tests.machine import chromium

PORT = 8791
BASE = f"http://127.0.0.1:{PORT}"
OUT = Path(__file__).parent.parent / "pictures"
NOBODY = ""
PAGES = {
    "sign-in": (NOBODY, "/sign-in"),
    "pick": (NOBODY, "/pick"),
    "about": (NOBODY, "/about"),
    "fifteen": ("Alma Friis", "/fifteen"),
    "home-employee": ("Alma Friis", "/"),
    "home-leader": ("Mette Holm", "/"),
    "tell": ("Alma Friis", "/tell"),
    "board": ("Mette Holm", "/ideas"),
    "board-filters": ("Mette Holm", "/ideas?filters=1"),
    "board-empty": ("Mette Holm", "/ideas?q=nothinglikeit"),
    "inbox": ("Mette Holm", "/inbox"),
    "real": ("Alma Friis", "/real"),
    "news": ("Mette Holm", "/news"),
    "me": ("Alma Friis", "/me"),
    "seen": ("Alma Friis", "/seen"),
    "measures": ("Mette Holm", "/measures"),
    "learning": ("Alma Friis", "/learning"),
    "frames": ("Alma Friis", "/frames"),
    "cases": ("Alma Friis", "/cases"),
    "case": ("Alma Friis", "/cases/1"),
    "case-outside": (NOBODY, "/cases/1"),
    "publications": ("Ada Vinther", "/publications"),
    "publication": ("Ada Vinther", "/publications/1"),
    "publication-cases": ("Ada Vinther", "/publications/1/cases"),
    "publication-order": ("Alma Friis", "/publications/1/order"),
    "decided-elsewhere": ("Karina Munk", "/ideas/42"),
    "plan": ("Karina Munk", "/ideas/42/plan"),
    "plan-routine": ("Karina Munk", "/ideas/42/plan/routine"),
    "concerns": ("Alma Friis", "/ideas/42/plan/concerns"),
    "weighing": ("Alma Friis", "/ideas/31/weighing"),
    "benefit": ("Rasmus Kjær", "/ideas/2/benefit"),
    "follow-ups": ("Rikke Noer", "/follow-ups"),
    "admin": ("Ada Vinther", "/admin"),
    "import": ("Mette Holm", "/ideas/import"),
    "missing": ("Alma Friis", "/nothing-here"),
}
# What README shows: who looks, at which page, from which part of it on, and how large (width, height).
README: Final = {
    "idea": ("Alma Friis", "/ideas/1", "", (1000, 900)),
    "try": ("Alma Friis", "/ideas/16", "h2:has-text('The try')", (390, 780)),
    "case": ("Alma Friis", "/cases/5", ".became", (1000, 900)),
}
SHOWN = Path(__file__).parent.parent / "docs" / "pictures"
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
STAGES = (
    "spark", "maturing", "weighing", "decided", "experiment", "change", "following", "told", "done", "parked",
    "declined", "stopped",
)  # fmt: skip


def main(only: str) -> None:
    with tempfile.TemporaryDirectory() as data:
        for language in ("en",) if only == "readme" else ("da", "en"):
            folder = Path(data) / language
            os.environ.update(GREB_DATA=str(folder), GREB_LANGUAGE=language, GREB_DEMO="1")
            _greb("prepare")
            _greb("demo", "--language", language)
            server = subprocess.Popen(
                [sys.executable, "-m", "greb", "serve", "--port", str(PORT)], start_new_session=True
            )
            try:
                _wait()
                if only == "readme":
                    _take_for_readme()
                    continue
                _take(language, {name: page for name, page in _pages(folder) if only in name})
            finally:
                server.terminate()
                server.wait(20)


def _greb(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "greb", *words], check=True, stdout=subprocess.DEVNULL)


def _wait() -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{BASE}/about", timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start.")


def _pages(folder: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """The fixed pages, and at each stage an idea that everybody can see."""
    yield from PAGES.items()
    found = "SELECT stage, MIN(id) FROM ideas_idea WHERE audience = 'organisation' GROUP BY stage"
    rows = sqlite3.connect(folder / "greb.sqlite3").execute(found)
    for stage, pk in rows.fetchall():
        if stage in STAGES:
            yield f"idea-{stage}", ("Mette Holm", f"/ideas/{pk}")


def _take(language: str, pages: dict[str, tuple[str, str]]) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        for theme in THEMES:
            for width in (360, 1280):
                _as_each(browser, language, theme, width, pages)
        browser.close()


def _take_for_readme() -> None:
    """In few colours, so that they are small."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, (who, address, part, (width, height)) in README.items():
            context = browser.new_context(viewport={"width": width, "height": height}, locale="en")
            page = context.new_page()
            page.goto(f"{BASE}/pick")
            page.get_by_role("button", name=who).first.click()
            page.goto(BASE + address)
            if part:
                page.locator(part).first.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 24)")
            file = SHOWN / f"{name}.png"
            page.screenshot(path=file)
            taken = Image.open(file).convert("RGB")
            taken.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, optimize=True)
            print(f"{file.name}: {file.stat().st_size // 1024} kB", flush=True)
            context.close()
        browser.close()


def _as_each(
    browser: Browser, language: str, theme: Literal["light", "dark"], width: int, pages: dict[str, tuple[str, str]]
) -> None:
    folder = OUT / f"{language}-{theme}-{width}"
    folder.mkdir(parents=True, exist_ok=True)
    for who in dict.fromkeys(person for person, _ in pages.values()):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, locale=language)
        page = context.new_page()
        if who:
            page.goto(f"{BASE}/pick")
            page.get_by_role("button", name=who).first.click()
        for name, (person, address) in pages.items():
            if person == who:
                page.goto(BASE + address)
                page.screenshot(path=folder / f"{name}.png", full_page=True)
        context.close()
    print(f"{folder.name}: {len(pages)} pages", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
