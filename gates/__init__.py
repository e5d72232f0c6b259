"""Trust: each promise against an attacker and a saboteur. `python -m gates.NAME`; the exit code says."""
