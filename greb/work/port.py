"""Whether an address can be served from: ``python3 greb/work/port.py 8000``.

Needs nothing but Python, so that it can be asked before anything is installed.
"""

import socket
import sys


def why_not(port: int, host: str = "127.0.0.1") -> str:
    """Why ``host:port`` cannot be served from, in one sentence; empty when it can."""
    if not 0 < port < 65536:
        return f"{port} is not a port: choose a number from 1024 to 65535, for example PORT=8001."
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            return f"Port {port} needs the system's permission: choose one from 1024 up, e.g. PORT=8001."
        except OSError:
            return (
                f"Port {port} is busy: stop what answers there (Greb itself, perhaps, in another window) "
                f"or choose another port, for example: make run PORT={port + 1 if port < 65535 else 8001}"
            )
    return ""


if __name__ == "__main__":
    given = sys.argv[1]
    sys.exit((why_not(int(given)) if given.isdigit() else f"PORT={given} is not a number.") or None)
