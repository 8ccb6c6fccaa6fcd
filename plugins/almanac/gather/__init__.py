"""A content folder in, what its files hold out; what an earlier build has read is not read again.

Where nothing must be read, none of what reads is loaded: the schema, YAML and Markdown take a quarter of a second.
"""

from __future__ import annotations

from importlib import import_module


def load_readers() -> None:
    """Load what reads: once, before several workers begin that would each have to."""
    for name in ("almanac.link", "almanac.reader"):
        import_module(name)
