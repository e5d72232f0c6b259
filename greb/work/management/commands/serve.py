"""``greb serve``: the web server and the work that falls due, side by side until stopped."""

import http.client
import os
import signal
import subprocess
import sys
import time
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from greb.work.port import why_not

STARTS_WITHIN = 60  # seconds until the first answer
STOPS_WITHIN = 10  # seconds given to a process before it is killed
WORK_RESTS = 5  # seconds before due work that stopped is started again


class Command(BaseCommand):
    help = "Serve Greb, with `greb work --loop` beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=settings.WORKERS, help="web processes")
        parser.add_argument("--no-work", action="store_true", help="due work is run elsewhere, e.g. by cron")

    def handle(self, *args: Any, host: str, port: int, workers: int, no_work: bool, **options: Any) -> None:
        if refusal := why_not(port, host):
            raise CommandError(refusal)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _stop)
        web = _start("-m", "granian", *_granian(host, port, workers), "greb.config.wsgi:application")
        processes = [web]
        try:
            self._wait_for_answer(web, host, port)
            self.stdout.write(f"\nGreb is ready at {settings.ADDRESS}\nStop it with Ctrl-C.\n")
            self.stdout.flush()
            self._keep_going(web, processes, with_work=not no_work and "work" in get_commands())
        except KeyboardInterrupt:
            self.stdout.write("\nStopping …")
        finally:
            for process in reversed(processes):
                _end(process)
        self.stdout.write("Greb has stopped. What was entered is kept.")

    def _wait_for_answer(self, web: subprocess.Popen[bytes], host: str, port: int) -> None:
        """Return at the first answer of any kind; CommandError when the server stops or stays silent."""
        asked = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            if web.poll() is not None:
                raise CommandError("The web server stopped at its start; what it said stands above.")
            connection = http.client.HTTPConnection(asked, port, timeout=STARTS_WITHIN)
            try:
                connection.request("GET", "/", headers={"Host": settings.ADDRESS.split("://", 1)[-1]})
                if connection.getresponse().status >= 500:
                    self.stderr.write("The front page answers with an error; what went wrong stands above.")
                return
            except OSError:
                time.sleep(0.05)
            finally:
                connection.close()
        raise CommandError(f"The web server did not answer within {STARTS_WITHIN} seconds.")

    def _keep_going(
        self, web: subprocess.Popen[bytes], processes: list[subprocess.Popen[bytes]], *, with_work: bool
    ) -> None:
        """Wait for the web server; start due work, and start it again should it stop."""
        work: subprocess.Popen[bytes] | None = None
        while web.poll() is None:
            if with_work and (work is None or work.poll() is not None):
                if work is not None:
                    self.stderr.write(f"Due work stopped (exit {work.returncode}); starting it again.")
                    time.sleep(WORK_RESTS)
                work = _start("-m", "greb", "work", "--loop")
                processes[1:] = [work]
            try:
                web.wait(timeout=2)
            except subprocess.TimeoutExpired:
                continue
        raise CommandError(f"The web server stopped (exit {web.returncode}).")


def _granian(host: str, port: int, workers: int) -> list[str]:
    """One blocking thread a process: measured fastest, and one database connection each."""
    return [
        *("--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "1", "--no-ws"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning"),
    ]


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start Python in a session of its own: Ctrl-C reaches this process alone, which stops the others."""
    return subprocess.Popen([sys.executable, "-P", *arguments], env=os.environ.copy(), start_new_session=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
