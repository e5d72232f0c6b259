"""The entry remembers where addresses lead, and nothing that a visitor can make long."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from greb.config.wsgi import Handler


def test_an_address_without_ids_is_looked_up_once(rf: RequestFactory) -> None:
    handler = Handler()
    first, second = (handler.resolve_request(rf.get("/ideas?q=coats")) for _ in range(2))
    assert first is second
    assert first.url_name == "ideas"
    request = rf.get("/ideas")
    assert handler.resolve_request(request) is request.resolver_match, "as Django leaves it on the request"


def test_what_a_visitor_can_vary_is_not_kept(rf: RequestFactory) -> None:
    handler = Handler()
    for pk in range(1, 30):
        assert handler.resolve_request(rf.get(f"/ideas/{pk}")).kwargs == {"pk": pk}
        with pytest.raises(Http404):
            handler.resolve_request(rf.get(f"/nowhere/{pk}"))
    handler.resolve_request(rf.get("/workplaces/solsikken/cards"))
    assert handler._leads == {}
