"""A folder in, its files out; one file in, its text out, or the problem that keeps it from being text."""

from __future__ import annotations

import os
import time
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from almanac.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE = 256 * 1024
"""Bytes. The longest entry is below 10 KB; anything far beyond is a wrong file, or an attempt to stall the build."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


SETTLED = 100_000_000
SETTLED_COARSE = 2_000_000_000
"""Nanoseconds after which a file's times tell for sure that it was not written again since: clocks of file systems tick
slowly, and two writes within a tick look like one (https://git-scm.com/docs/racy-git). Some count whole seconds."""

WHOLE_SECOND = 1_000_000_000


class Stamp(NamedTuple):
    """What tells without reading it whether a file is still the one it was: any write changes `changed`, in ns."""

    size: int
    modified: int
    changed: int
    inode: int


class Seen(NamedTuple):
    """The files below a folder by their path there, and the time in ns before which they were looked at."""

    stamps: dict[str, Stamp]
    at: int


def is_settled(stamp: Stamp, now: int) -> bool:
    """Tell whether a file that had this stamp at a time would have another one if it was written after that."""
    latest = max(stamp.modified, stamp.changed)
    return latest + (SETTLED if latest % WHOLE_SECOND else SETTLED_COARSE) < now


def seen_below(folder: Path) -> Seen:
    """Look at every file below a folder."""
    at = time.time_ns()
    return Seen(stamps_below(folder), at)


def stamps_below(folder: Path) -> dict[str, Stamp]:
    """Return every file below a folder by its path there, sorted; hidden ones, such as an editor's, are left out."""
    return dict(_stamps(os.fspath(folder), ""))


def _stamps(folder: str, prefix: str) -> Iterator[tuple[str, Stamp]]:
    try:
        found = sorted(os.scandir(folder), key=attrgetter("name"))
    except OSError:
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _stamps(entry.path, f"{prefix}{entry.name}/")
        elif not entry.name.startswith(".") and entry.is_file():
            yield prefix + entry.name, _stamp(entry.stat())


def stamp_of(path: Path | str | int) -> Stamp:
    """Return the stamp of one file, by its path or as it is open."""
    return _stamp(os.stat(path))  # noqa: PTH116 - tens of thousands of files are written, and paths as text cost half


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def files_below(folder: Path) -> tuple[Path, ...]:
    """Return the files of `stamps_below` with the folder's own path."""
    return tuple(folder / name for name in stamps_below(folder))


def shown_path(path: Path, content: Path) -> str:
    """Return a path as messages name it, from the content folder's name on; bytes that are no text are escaped."""
    return shown_name(f"{content.name}/{path.relative_to(content).as_posix()}")


def shown_name(name: str) -> str:
    """Return a name of the file system as text; bytes that are none are escaped."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def read_text(path: Path, shown: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return a file's text with Unix line ends, or None and a problem; `shown` is the path that messages name."""
    data, problems = read_data(path, shown)
    return (None, problems) if data is None else decode(data, shown)


def read_data(path: Path, shown: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return a file's bytes, or None and a problem."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - half the time of `Path.open`
            size = os.fstat(file.fileno()).st_size
            data = file.read() if size <= LARGEST_FILE else b""
    except OSError as error:
        mend = "add the file, or check its name and its permissions"
        return None, (Problem(Where(shown), "A009", f"cannot be read: {error.strerror}", mend=mend),)
    if size > LARGEST_FILE:
        message = f"{size // 1024} KB is more than the limit of {LARGEST_FILE // 1024} KB"
        return None, (Problem(Where(shown), "A008", message, mend="split the file, or check that it is the right one"),)
    return data, ()


def decode(data: bytes, shown: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return bytes as text with Unix line ends, or None and the problem at the very byte."""
    if data.startswith(BYTE_ORDER_MARK):
        mend = 'save the file as "UTF-8", not as "UTF-8 with BOM"'
        return None, (Problem(Where(shown, 1, 1), "A002", "the file begins with a byte-order mark", mend=mend),)
    try:
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"), ()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        message = f"not UTF-8: the byte 0x{data[error.start]:02x} is no text"
        return None, (Problem(Where(shown, line, column), "A001", message, mend="save the file as UTF-8"),)
