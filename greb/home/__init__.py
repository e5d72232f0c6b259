"""Read-only pages that put the rooms together: what awaits me, an idea's whole journey, what became real."""
