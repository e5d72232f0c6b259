"""A person at a browser who has only a keyboard, and who is told at once of what a screen reader would stumble over."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

MOST_TABS = 150
_REST = {"textarea", "select"}


class Hands:
    """Drives a page by Tab, Enter, Space, arrows and typing: never a pointer. Each page it reaches is checked."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("console", lambda line: self.troubles.append(line.text) if line.type == "error" else None)

    def open(self, address: str) -> None:
        self.page.goto(self.base + address)
        self.check()

    def to(self, what: str | Locator) -> Locator:
        """Tab to the first visible thing that fits; fail where the keyboard never comes there."""
        target = self.page.locator(what).first if isinstance(what, str) else what.first
        target.wait_for(state="visible")
        for _ in range(MOST_TABS):
            if target.evaluate("e => e === document.activeElement"):
                return target
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {what}")

    def press(self, what: str | Locator) -> None:
        """Go to a link or button, press Enter, and check the page that comes."""
        self.to(what)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.check()

    def write(self, what: str, text: str) -> None:
        self.to(what)
        self.page.keyboard.type(text)

    def choose(self, name: str, value: str) -> None:
        """A radio button of a group, by arrow keys."""
        wanted = self.page.locator(f'input[name="{name}"][value="{value}"]')
        group = self.page.locator(f'input[name="{name}"]')
        self._to_group(group)
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
        assert wanted.is_checked(), f"{name}={value} cannot be chosen by keyboard"

    def _to_group(self, group: Locator) -> None:
        for _ in range(MOST_TABS):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("Tab never comes to the choice")

    def check(self) -> None:
        """Nothing for axe to find, no error in the console, nothing to scroll sideways."""
        self.page.wait_for_load_state("load")
        found = Axe().run(self.page).response["violations"]
        told = [f"{v['id']}: {v['help']} ({v['nodes'][0]['html'][:160]})" for v in found]
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert not told, f"{self.page.url}\n" + "\n".join(told)
        assert not self.troubles, f"{self.page.url}\n" + "\n".join(self.troubles)
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide} px"
