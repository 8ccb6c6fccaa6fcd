"""Results that one build keeps for the next: given back as they were, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from almanac import store as storing
from almanac.store import MOST_FOLDERS, Store, digest, store_for, toolchain

fcntl = pytest.importorskip("fcntl", reason="this system knows no locks of files; builds at once are not kept apart")


@pytest.fixture
def store(tmp_path):
    """Return a store whose folder is not there yet."""
    return Store(tmp_path / "kept")


# --- Digests ---


def test_parts_of_a_digest_are_told_apart():
    """Where one part ends and the next begins is part of what a digest stands for."""
    apart = {digest(b"ab", b"c"), digest(b"a", b"bc"), digest(b"abc"), digest(b"abc", b""), digest()}
    assert len(apart) == 5
    assert digest(b"ab", b"c") == digest(b"ab", b"c")


def test_the_toolchain_is_the_same_in_every_process():
    """What stands for code and libraries depends on neither the process nor its hash seed."""
    program = "from almanac.store import toolchain; print(toolchain().hex())"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert said == {f"{toolchain().hex()}\n"}


# --- One result ---


@pytest.mark.parametrize("payload", [b"", b"\x00\xff", b"x" * 100_000])
def test_a_result_is_given_back_as_it_was(store, payload):
    """Whatever bytes were put, any number of them, are got."""
    store.put("made", payload)
    assert store.get("made") == payload


def test_what_was_never_put_is_none(store):
    """A store without a folder, or without the name, knows nothing and says so."""
    assert store.get("made") is None
    store.put("made", b"1")
    assert store.get("other") is None


def test_a_result_is_replaced(store):
    """The latest result counts, and nothing of an earlier one is left beside it."""
    store.put("made", b"long before")
    store.put("made", b"now")
    assert store.get("made") == b"now"
    assert [path.name for path in store.folder.iterdir()] == ["made"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data[:20] + bytes([data[20] ^ 1]) + data[21:],
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: data[::-1],
    ],
    ids=["empty", "cut", "longer", "a bit", "a bit of the seal", "reversed"],
)
def test_a_damaged_result_is_none(store, damage):
    """What is not byte for byte what was put is as good as nothing."""
    store.put("made", b"what a build has found out")
    path = store.folder / "made"
    path.write_bytes(damage(path.read_bytes()))
    assert store.get("made") is None


def test_a_result_of_other_code_is_none(store, monkeypatch):
    """What other code or other libraries have found out may be wrong here, and is good again once they are back."""
    store.put("made", b"1")
    with monkeypatch.context() as changed:
        changed.setattr(storing, "toolchain", lambda: b"other code")
        assert store.get("made") is None
    assert store.get("made") == b"1"


def test_a_store_that_cannot_be_written_stops_no_build(tmp_path):
    """Where the folder's place is taken by a file, nothing is kept and nothing fails."""
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file")
    store.put("made", b"1")
    assert store.get("made") is None
    with store.locked():
        pass
    assert (tmp_path / "file").read_text() == "x"


# --- Locks ---


def is_free(store):
    """Tell whether another holder could have the lock of a store."""
    with (store.folder / storing.LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def test_a_locked_store_keeps_others_out(store):
    """While one build works on a folder another cannot; once it has ended, or failed, the lock is free."""
    with store.locked():
        assert not is_free(store)
    assert is_free(store)
    with pytest.raises(ValueError, match="no page"), store.locked():
        raise ValueError("no page")
    assert is_free(store)


def test_a_killed_holder_keeps_nobody_out(store):
    """A lock ends with its process, however that ended."""
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from almanac.store import Store\n"
        "with Store(Path(sys.argv[1])).locked():\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(store.folder)], check=False).returncode == -9
    assert is_free(store)


def test_two_stores_do_not_wait_for_each_other(tmp_path):
    """Builds into two folders may run at once."""
    with Store(tmp_path / "one").locked(), Store(tmp_path / "two").locked():
        assert not is_free(Store(tmp_path / "one"))


# --- Stores of folders ---


@pytest.fixture
def _almanac(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_almanac")
def test_each_folder_has_a_store_of_its_own():
    """Stores are told apart by kind and folder, and a folder is the same however it is named."""
    content, output = Path("content"), Path("output")
    stores = [store_for("content", content), store_for("output", output), store_for("output", content)]
    assert len({store.folder for store in stores}) == 3
    assert store_for("content", content.absolute()) == stores[0]
    stores[0].put("made", b"1")
    assert [store.get("made") for store in stores] == [b"1", None, None]


@pytest.mark.usefixtures("_almanac")
def test_so_many_folders_are_remembered_those_used_last():
    """The cache does not grow with every folder that was ever built; what is in use stays."""
    stores = [store_for("output", Path(f"o{number}")) for number in range(MOST_FOLDERS)]
    for age, store in enumerate(stores):
        store.put("made", b"1")
        os.utime(store.folder, (age, age))
    with stores[0].locked():
        store_for("output", Path("new")).put("made", b"1")
    assert [number for number, store in enumerate(stores) if not store.get("made")] == [1]
    assert len(list(Path(".cache/output").iterdir())) == MOST_FOLDERS


def test_what_lies_beside_a_store_elsewhere_stays(tmp_path):
    """Only the cache is bounded: a share keeps its list in its output, beside folders that are the site."""
    for number in range(2 * MOST_FOLDERS):
        (tmp_path / f"kota-{number}").mkdir()
    Store(tmp_path / "list").put("made", b"1")
    assert len(list(tmp_path.iterdir())) == 2 * MOST_FOLDERS + 1
