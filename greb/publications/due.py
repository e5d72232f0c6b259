"""What falls due: orders that are needed no longer are forgotten, with the names and addresses in them."""

from datetime import datetime

from greb.trail.actors import System

from . import actions, reads


def due(now: datetime) -> dict[str, int]:
    return {"orders forgotten": actions.forget_orders(by=System("work"), orders=reads.to_forget(now))}
