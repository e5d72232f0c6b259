"""How fast the pages are at size: `python -m bench.board --ideas 100000`.

Fills a database, starts the product under its own server (one process, one thread), and asks for each page in turn
with three answers of the same bytes from the same server: bare Django, the bare server, and the bare server after the
page's own SQL. Rounds are interleaved, so that a noisy machine disturbs all alike; what counts is the ratio.
CPU is the server process's own, from the kernel's scheduler; p50 and p99 are what the asker waits.
"""

import argparse
import http.client
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("page", "bare", "raw", "sql")


@dataclass
class Took:
    """What one page and its three comparisons took: nanoseconds of CPU in all, and each wait."""

    cpu: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    waits: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    size: int = 0


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--ideas", type=int, default=2000)
    parse.add_argument("--rounds", type=int, default=40)
    parse.add_argument("--block", type=int, default=10, help="requests in a row of one kind")
    parse.add_argument("--data", help="keep the database here, and use it again")
    parse.add_argument("--port", type=int, default=8791)
    given = parse.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(given.data or scratch)
        os.environ.update(
            GREB_DATA=str(data),
            GREB_DEMO="0",
            GREB_DEBUG="0",
            DJANGO_SETTINGS_MODULE="bench.settings",
            GREB_LOG="ERROR",
        )
        pages, cookie = _prepare(given.ideas)
        server = _serve(given.port)
        try:
            _wait_for(given.port)
            took = measure(given.port, server.pid, pages, cookie, given.rounds, given.block)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(10)
    sys.exit(_tell(took, given.ideas))


def _prepare(ideas: int) -> tuple[dict[str, str], str]:
    """The database filled where it is empty; the pages' addresses and a signed-in cookie."""
    import django

    django.setup()
    from django.contrib.sessions.backends.signed_cookies import SessionStore
    from django.core.management import call_command

    from bench._fill import fill
    from greb.ideas.models import Idea
    from greb.ideas.reads import Asked, board_page, place_of
    from greb.workplaces.models import Person
    from greb.workplaces.reads import person_with_reach

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if not Person.objects.exists():
        fill(ideas)
    reader = Person.objects.get(username="p207")
    found = person_with_reach(reader.pk)
    if found is None:
        raise SystemExit("The reader is not there.")
    middle = Idea.objects.order_by("pk").values_list("created_at", "pk")[Idea.objects.count() // 3]
    deep = board_page(*found, Asked(after=(middle[0].isoformat(), middle[1])))
    session = SessionStore()
    session["p"], session["v"] = reader.pk, reader.session_version
    session.save()
    pages = {
        "board": "/ideas",
        "filtered board": "/ideas?shown=growing",
        "workplace board": f"/ideas?workplace={found[1].home}",
        "deep page": f"/ideas?after={place_of(deep.rows[0])}".replace("+", "%2B"),
        "idea page": f"/ideas/{deep.rows[0].id}",
        "search, rare": "/ideas?q=keys+coats+boots+medicine",
        "search, common": "/ideas?q=keys",
        "home": "/",
        "capture": "/tell",
    }
    # A browser that has been here before carries its CSRF secret too.
    return pages, f"greb={session.session_key}; greb-csrf={'b' * 32}; language=en"


def _serve(port: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
         "--workers", "1", "--blocking-threads", "1", "--no-ws", "--log-level", "warning", "bench.wsgi:application"],
        start_new_session=True,
    )  # fmt: skip


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            _ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "/about", "")
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start.")


def _ask(line: http.client.HTTPConnection, address: str, cookie: str, **headers: str) -> bytes:
    line.request("GET", address, headers={"Cookie": cookie, **headers})
    answer = line.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}")
    return body


def measure(port: int, pid: int, pages: dict[str, str], cookie: str, rounds: int, block: int) -> dict[str, Took]:
    """Every page and its comparisons, in rounds of short blocks."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    took = {name: Took() for name in pages}
    for name, address in pages.items():
        short = name.replace(" ", "-").replace(",", "")
        for _ in range(5):
            took[name].size = len(_ask(line, address, cookie, **{"X-Keep": short}))
    for _ in range(rounds):
        for name, address in pages.items():
            short = name.replace(" ", "-").replace(",", "")
            for kind in KINDS:
                where = address if kind == "page" else f"/{kind}/{short}"
                before = _cpu(pid)
                for _ in range(block):
                    start = time.perf_counter()
                    _ask(line, where, cookie)
                    took[name].waits[kind].append(time.perf_counter() - start)
                took[name].cpu[kind] += _cpu(pid) - before
    return took


def _cpu(pid: int) -> int:
    """Nanoseconds of CPU that the server and its children have used so far."""
    total = 0
    for process in (pid, *_children(pid)):
        for task in Path(f"/proc/{process}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
    return total


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in text.split()]


BUDGETS = {"board": 5.0, "filtered board": 5.0, "workplace board": 5.0, "deep page": 5.0}
ALSO = {"board": 6.0}


def _tell(took: dict[str, Took], ideas: int) -> int:
    print(f"\n{ideas:,} ideas, signed in, one process, one thread. Ratios of CPU; milliseconds are this machine's.\n")
    columns = ("bytes", "CPU ms", "× bare", "budget", "× raw+SQL", "p50 ms", "× bare", "p99 ms", "× bare")
    print(f"{'page':<16}" + "".join(f"{name:>{11 if '+' in name else 8}}" for name in columns))
    broken = 0
    for name, found in took.items():
        count = len(found.waits["page"])
        ratio = found.cpu["page"] / found.cpu["bare"]
        low = found.cpu["page"] / found.cpu["sql"]
        budget = BUDGETS.get(name, 8.0)
        late = ratio > budget or low > ALSO.get(name, 1e9)
        broken += late and name == "board"
        p50, p99 = _quantiles(found.waits["page"])
        b50, b99 = _quantiles(found.waits["bare"])
        print(
            f"{name:<16}{found.size:>8,}{found.cpu['page'] / count / 1e6:>8.2f}{ratio:>8.1f}{'≤ ' + f'{budget:g}':>8}"
            f"{low:>11.1f}{p50:>8.2f}{p50 / b50:>8.1f}{p99:>8.2f}{p99 / b99:>8.1f}  {'over' if late else 'within'}"
        )
    print("\nThe board also has ≤ 6 × (bare server + raw SQL). Only the board is held to its budget here.")
    return int(broken > 0)


def _quantiles(waits: list[float]) -> tuple[float, float]:
    cuts = statistics.quantiles(waits, n=100)
    return cuts[49] * 1000, cuts[98] * 1000


if __name__ == "__main__":
    main()
