"""A draft with one asked about their name, and a told case with a comment, at each workplace.

The draft is Alma's (Viggo's at the other workplace) and asks Jonas (Viggo himself). Told cases are read by everybody
who is signed in, so what is foreign of them is refused, not missing.
"""

from typing import TYPE_CHECKING, Any

from greb.cases import actions
from greb.cases.models import Case, CaseComment, Credit
from greb.ideas.models import Audience, Idea
from tests import make
from tests.cases import stories

if TYPE_CHECKING:
    from tests.trust.world import Route, World

BEGINS = ("cases/", "cases/comments/", "credits/", "ideas/<id:pk>/case")
MISSING = 987654321
OF_TOLD = {"case-withdraw", "case-web", "case-related", "case-comment"}


def build(cast: make.Cast) -> None:
    sides = ((cast.alma, cast.mette, cast.jonas, Audience.WORKPLACE), (cast.viggo, cast.rikke, cast.viggo, "leader"))
    for author, leader, asked, audience in sides:
        told = stories.draft(cast, by=author, idea=stories.real(cast, "told", author, leader))
        actions.publish_case(by=author, case=told)
        actions.comment_case(by=author, case=told, text="It still works")
        draft = stories.draft(cast, by=author, idea=stories.real(cast, "draft", author, leader))
        actions.ask_credit(by=author, case=draft, person=asked)
        Idea.objects.filter(pk=draft.idea_id).update(audience=audience)


def ids(world: "World", route: "Route", subject: str, role: str) -> list[dict[str, Any]]:
    if subject == "missing":
        return [{"pk": MISSING}]
    author = world.cast.alma if subject == "own" else world.cast.viggo
    case = Case.objects.get(idea__author=author, idea__told="told" if route.name in OF_TOLD else "draft")
    if route.name == "case-write":
        return [{"pk": case.idea_id}]
    if route.name == "case-comment-blank":
        return [{"pk": CaseComment.objects.get(case__idea__author=author).pk}]
    if route.name in {"credit", "credit-drop"}:
        return [{"pk": Credit.objects.get(case=case).pk}]
    return [{"pk": case.pk}]
