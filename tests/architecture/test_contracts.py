"""The import contracts catch what they are for."""

from grimp import ImportGraph

from tests.architecture.contracts import OwnViews


def kept(importer: str, imported: str) -> bool:
    graph = ImportGraph()
    graph.add_module(importer)
    graph.add_module(imported)
    graph.add_import(importer=importer, imported=imported)
    return OwnViews(name="own views", session_options={}, contract_options={}).check(graph, verbose=False).kept


def test_a_room_s_own_urls_import_its_views() -> None:
    assert kept("greb.ideas.urls", "greb.ideas.views")
    assert kept("greb.ideas.urls", "greb.ideas.views.board")
    assert kept("greb.ideas.urls_board", "greb.ideas.views.board")
    assert kept("greb.ideas.views.board", "greb.ideas.views.cards")


def test_nobody_else_does() -> None:
    assert not kept("greb.home.urls", "greb.ideas.views")
    assert not kept("greb.home.urls_board", "greb.ideas.views")
    assert not kept("greb.home.views", "greb.ideas.views.board")
    assert not kept("greb.ideas.actions", "greb.ideas.views")
    assert not kept("greb.config.urls", "greb.ideas.views")
