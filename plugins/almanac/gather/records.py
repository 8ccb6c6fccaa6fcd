"""The registry of a content folder in, its records out: those an earlier build read where no file is changed."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, NamedTuple

from almanac import frozen
from almanac.store import digest
from almanac.text_file import read_data, stamps_below

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from almanac.outline import Outline
    from almanac.problems import Problem
    from almanac.registry import Registry
    from almanac.store import Store

RECORDS = "records"
"""What keeps the records in a store."""


class Records(NamedTuple):
    """What `content/registry` holds, as far as it can be read, and every problem there."""

    registry: Registry
    outline: Outline | None
    problems: tuple[Problem, ...]


def read_records(content: Path, store: Store | None = None) -> tuple[Records, Callable[[], None]]:
    """Read `content/registry`, and return what keeps it in the store too: a build may yet be refused."""
    known = _digest_of(content / "registry") if store else None
    data = store.get_of(RECORDS, known) if store and known else None
    if data:
        kept: Records = pickle.loads(data)  # noqa: S301 - sealed by the store
        return kept, lambda: None
    from almanac.outline_reader import read_outline  # noqa: PLC0415 - what is not used is not loaded
    from almanac.registry_reader import read_registry  # noqa: PLC0415 - likewise

    registry, problems = read_registry(content)
    outline, of_outline = read_outline(content)
    records = Records(registry, outline, (*problems, *of_outline))

    def keep() -> None:
        if store and known:
            store.put(RECORDS, known, frozen.dumps(records))

    return records, keep


def _digest_of(folder: Path) -> bytes | None:
    """Return what stands for all files below a folder, or None if one of them cannot be read."""
    parts = []
    for name in stamps_below(folder):
        data, _ = read_data(folder / name, name)
        if data is None:
            return None
        parts += [os.fsencode(name), data]
    return digest(*parts)
