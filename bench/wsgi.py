"""One server, four answers of the same bytes: the page, bare Django, the bare server, the bare server with the SQL.

A request with X-Keep: NAME keeps the page's bytes (and with X-Keep-SQL its statements) under that name;
/bare/NAME is then answered by Django with no middleware, /raw/NAME by a few lines of WSGI, and /sql/NAME by those lines
after running the page's own statements through the database driver.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

KEPT: dict[str, bytes] = {}
STATEMENTS: dict[str, list[tuple[str, Any]]] = {}

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import override_settings  # noqa: E402

from greb.config.wsgi import application as product  # noqa: E402

with override_settings(MIDDLEWARE=[]):
    _bare = WSGIHandler()

Start = Callable[..., Any]


def application(environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
    address = environ["PATH_INFO"]
    if address.startswith("/bare/"):
        return _bare(environ, start_response)
    if address.startswith(("/raw/", "/sql/")):
        name = address[5:]
        if address.startswith("/sql/"):
            _run(name)
        start_response(
            "200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(KEPT[name])))]
        )
        return [KEPT[name]]
    if keep := environ.get("HTTP_X_KEEP"):
        return _kept(keep, environ, start_response)
    return product(environ, start_response)


def _kept(name: str, environ: dict[str, Any], start_response: Start) -> list[bytes]:
    statements: list[tuple[str, Any]] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        body = b"".join(product(environ, start_response))
    KEPT[name] = body
    STATEMENTS[name] = [_for_driver(*said) for said in statements if said[0].lstrip().upper().startswith("SELECT")]
    return [body]


def _for_driver(sql: str, params: Any) -> tuple[str, Any]:
    """A statement with its marks as SQLite's driver has them; PostgreSQL's has Django's own."""
    if connection.vendor != "sqlite":
        return sql, params
    if isinstance(params, dict):
        return sql % {name: f":{name}" for name in params}, params
    return sql.replace("%s", "?").replace("%%", "%"), tuple(params or ())


def _run(name: str) -> None:
    """The page's statements through the driver alone."""
    raw = connection.connection
    for sql, params in STATEMENTS[name]:
        raw.execute(sql, params).fetchall()
