"""What a build found out, by name, in; the same for the next build out: files below `.cache/`.

The folder is safe to delete at any time, and so is any file in it: one that is damaged, or was written by other code or
other libraries, is as good as none. Files are replaced whole, so two builds at once do each other no harm; what each
file holds says itself what it was made of.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHE = Path(".cache")
"""Below the folder of the almanac, where commands are run."""

LOCK = "lock"

MOST_FOLDERS = 8
"""Contents and outputs that are remembered at a time, those used last; a bench or a test run has many."""

DIGEST_SIZE = 16
"""Bytes of a digest: two of a million things are alike with a chance of one in 10^26."""


PLAIN = 2
"""The version of marshal's format that gives equal values equal bytes."""


def digest(*parts: bytes) -> bytes:
    """Return a digest (BLAKE2b) of some parts, each told apart from its neighbours."""
    if len(parts) == 1:  # a third of the time, for tens of thousands of marks
        return hashlib.blake2b(parts[0], digest_size=DIGEST_SIZE, person=b"alone").digest()
    whole = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        whole.update(len(part).to_bytes(8, "little"))
        whole.update(part)
    return whole.digest()


def _seal(*payload: bytes) -> bytes:
    """Return what a file begins with: the digest of this code and of its payload, however that is divided."""
    whole = hashlib.blake2b(toolchain(), digest_size=DIGEST_SIZE)
    for piece in payload:
        whole.update(piece)
    return whole.digest()


@cache
def toolchain() -> bytes:
    """Return what stands for all that can change a result but is no input: this code, its libraries, Python."""
    code = Path(__file__).parent
    sources = sorted(path for path in code.rglob("*.py"))
    folders = sorted(folder for folder in sys.path if folder.endswith("-packages") and os.path.isdir(folder))  # noqa: PTH112
    # Each folder of metadata is named for its distribution and the version of it.
    libraries = sorted(name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208
    return digest(
        sys.version.encode(),
        "\n".join(libraries).encode(),
        *(part for path in sources for part in (path.relative_to(code).as_posix().encode(), path.read_bytes())),
    )


@dataclass(frozen=True, slots=True)
class Store:
    """Results by name in one folder; `most` is how many such folders may lie side by side, None any number."""

    folder: Path
    most: int | None = None

    def get(self, name: str) -> bytes | None:
        """Return what was put under a name by this code, or None."""
        try:
            with (self.folder / name).open("rb", buffering=0) as file:
                seal, payload = file.read(DIGEST_SIZE), file.readall()
        except OSError:
            return None
        return payload if seal == _seal(payload) else None

    def get_of(self, name: str, inputs: bytes) -> bytes | None:
        """Return what was put under a name behind the digest of what it was made of; None if it was made of others."""
        kept = self.get(name)
        return kept[len(inputs) :] if kept and kept.startswith(inputs) else None

    def put(self, name: str, *payload: bytes) -> None:
        """Keep a result, in one or more pieces, under a name.

        A build whose results cannot be kept is no worse than the first one.
        """
        with contextlib.suppress(OSError):
            self._make_folder()
            part = self.folder / f".{name}.{os.getpid()}.part"
            with part.open("wb") as file:
                file.writelines((_seal(*payload), *payload))
            part.replace(self.folder / name)

    def _make_folder(self) -> None:
        """Make the folder where it is not there; of those beside it, the ones that were not used for longest go."""
        if self.folder.is_dir():
            os.utime(self.folder)
            return
        self.folder.mkdir(parents=True)
        if self.most is not None:
            beside = [folder for folder in self.folder.parent.iterdir() if folder.is_dir()]
            for old in sorted(beside, key=lambda folder: -folder.stat().st_mtime)[self.most :]:
                shutil.rmtree(old, ignore_errors=True)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others out who lock this store, wherever they run; those that were killed keep nobody out."""
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):
                self._make_folder()
                file = stack.enter_context((self.folder / LOCK).open("ab"))
                if fcntl:
                    fcntl.flock(file, fcntl.LOCK_EX)
            yield


def store_for(kind: str, path: Path) -> Store:
    """Return the store of one kind for a content or output folder."""
    return store_named(kind, digest(str(path.absolute()).encode()).hex())


def store_named(kind: str, name: str) -> Store:
    """Return a store of one kind."""
    return Store(CACHE / kind / name, MOST_FOLDERS)
