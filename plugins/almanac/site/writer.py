"""Files in, an output folder out: the one place that writes.

A file whose bytes have not changed is left alone, so that its time stays; what an earlier build wrote and this one did
not is removed; whatever the build did not make is never touched.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.problems import UsageError
from almanac.text_file import stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from almanac.text_file import Stamp

MANIFEST = ".almanak-files.json"
"""The list of what a build made; hosts do not serve names with a leading dot, or do no harm in doing so."""


JOURNAL = ".almanak-files.part"
"""The files that a build has added, until it ends."""


def write(output: Path, path: str, data: bytes, *, afresh: bool = False) -> bool:
    """Write one file at a path below the output folder, whole or not at all; return whether it was written.

    With `afresh` it is, without a look at the bytes that it may have already.
    """
    target = os.path.join(output, path)  # noqa: PTH118 - tens of thousands of files are written, and paths as text cost half
    if not afresh and _holds(target, data):
        return False
    folder, name = os.path.split(target)
    part = f"{folder}/.{name}.part"
    try:
        _write_whole(part, data)
    except FileNotFoundError:
        _make_folder(folder)
        _write_whole(part, data)
    try:
        os.replace(part, target)  # noqa: PTH105 - likewise
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return True


def add(output: Path, path: str, data: bytes) -> Stamp | None:
    """Write a file that is not there yet and return its stamp; None, and nothing is written, if it is there.

    At half the cost of `write`: a build that is killed leaves it in part, and the next one does not take it for whole.
    """
    target = os.path.join(output, path)  # noqa: PTH118 - as above
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        try:
            file = os.open(target, flags, 0o666)
        except FileNotFoundError:
            _make_folder(os.path.dirname(target))  # noqa: PTH120 - likewise
            file = os.open(target, flags, 0o666)
    except FileExistsError:
        return None
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        return stamp_of(file)
    except BaseException:
        Path(target).unlink(missing_ok=True)
        raise
    finally:
        os.close(file)


def _make_folder(folder: str) -> None:
    # Most folders hold one page and lie in one that is there, and `os.makedirs` would look up each on the way.
    try:
        os.mkdir(folder)  # noqa: PTH102 - likewise
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - likewise
    except FileExistsError:
        pass


def _write_whole(part: str, data: bytes) -> None:
    try:
        with open(part, "wb") as file:  # noqa: PTH123 - likewise
            file.write(data)
    except FileNotFoundError:
        raise
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


class Journal:
    """Notes the files that a build is about to add, so that the next one knows them for a build's if it never ends."""

    def __init__(self, output: Path) -> None:
        output.mkdir(parents=True, exist_ok=True)
        # Workers inherit it, and what is appended in one piece stays in one piece.
        self._file = (output / JOURNAL).open("ab", buffering=0)

    def announce(self, path: str) -> None:
        """Note a file."""
        self._file.write(f"{path}\n".encode())


def refuse_unfit(output: Path, content: Path) -> None:
    """Raise UsageError where an output folder holds or lies in what is not a build's: the project, content, a root."""
    folder, project, source = output.resolve(), Path.cwd().resolve(), content.resolve()
    if folder == Path(folder.anchor) or project.is_relative_to(folder) or source.is_relative_to(folder):
        raise UsageError(f"--output {output} holds the almanac itself; name a folder of its own, such as output")
    if folder.is_relative_to(source):
        raise UsageError(f"--output {output} lies within {content}; name a folder outside of it, such as output")


class OutputFolder:
    """Knows which files of an output folder a build made; their list lies in the folder, so that it cannot get lost."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self._sizes: dict[str, int] = {}
        self._others: set[str] = set()
        self._manifest = output / MANIFEST

    def record(self, sizes: Mapping[str, int]) -> None:
        """Remember files by their path and size in bytes, written or left as they were."""
        self._sizes |= sizes

    def keep(self, paths: Iterable[str]) -> None:
        """Remember files that Pelican itself writes."""
        self._others.update(paths)

    @property
    def written(self) -> set[str]:
        """Return the path of every file."""
        return self._sizes.keys() | self._others

    @property
    def bytes(self) -> int:
        """Return the size of all files but Pelican's."""
        return sum(self._sizes.values())

    @property
    def parts(self) -> dict[str, int]:
        """Return the bytes of each folder at the top of the output."""
        parts: dict[str, int] = {}
        for path, size in self._sizes.items():
            part = path.split("/", 1)[0]
            parts[part] = parts.get(part, 0) + size
        return parts

    def finish(self) -> set[str]:
        """Remove what an earlier build made and this one did not, and return it; remember what this one made."""
        written, listed, added = self.written, self._listed(), self._added()
        stale = set(filter(_is_below, (added if listed is None else added | listed) - written))
        for path in sorted(stale):
            target = self.output / path
            if target.is_file():  # not what has become a folder since
                target.unlink()
            # What a build that was killed was about to write.
            with contextlib.suppress(NotADirectoryError):
                target.with_name(f".{target.name}.part").unlink(missing_ok=True)
            self._remove_empty(target.parent)
        try:
            if listed != written:
                write(self.output, MANIFEST, json.dumps(sorted(written)).encode())
            (self.output / JOURNAL).unlink(missing_ok=True)
        except OSError as error:
            raise UsageError(f"cannot write {self._manifest}: {error.strerror}") from error
        return stale

    def _listed(self) -> set[str] | None:
        """Return the files that the last build which ended made; None where its list cannot be read."""
        try:
            listed = json.loads(self._manifest.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return {path for path in listed if isinstance(path, str)} if isinstance(listed, list) else None

    def _added(self) -> set[str]:
        """Return the files that builds since then were about to write which did not end."""
        try:
            return set((self.output / JOURNAL).read_text(encoding="utf-8").splitlines())
        except (OSError, ValueError):
            return set()

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.output and folder.is_relative_to(self.output):
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


def _is_below(path: str) -> bool:
    return bool(path) and not path.startswith("/") and ".." not in path.split("/")


def _holds(target: str, data: bytes) -> bool:
    try:
        if os.stat(target).st_size != len(data):  # noqa: PTH116 - likewise
            return False
        with open(target, "rb", buffering=0) as file:  # noqa: PTH123 - likewise
            return file.read() == data
    except OSError:
        return False
