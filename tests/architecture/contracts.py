"""A contract of our own for import-linter (see pyproject.toml): only a room's own urls import its views.

Its own middleware may too: it answers requests as urls do (a refusal gets its page).
"""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output


class OwnViews(Contract):
    """Holds for every room, those to come included, so that no room has to be named."""

    type_name = "own_views"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        strangers = sorted(
            (importer, views)
            for views in graph.modules
            if _room_and_part(views)[1] == "views"
            for importer in graph.find_modules_that_directly_import(views)
            if not _may_import(importer, views)
        )
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, views in check.metadata["strangers"]:
            output.print_error(f"{importer} imports {views}")


def _may_import(importer: str, views: str) -> bool:
    """The room's urls (one file, or several named urls_…), its other views, its middleware."""
    room, part = _room_and_part(importer)
    own = part in {"urls", "views", "middleware"} or (part or "").startswith("urls_")
    return own and room == _room_and_part(views)[0]


def _room_and_part(module: str) -> tuple[str, Any]:
    """``greb.ideas.views.board`` → ``("ideas", "views")``."""
    parts = module.split(".")
    return (parts[1], parts[2]) if len(parts) > 2 else (module, None)
