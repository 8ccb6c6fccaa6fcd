"""What a measurement tells while it runs."""

from __future__ import annotations

import sys


def say(text: str) -> None:
    """Tell whoever waits what is going on; standard output is for figures."""
    print(text, file=sys.stderr, flush=True)
