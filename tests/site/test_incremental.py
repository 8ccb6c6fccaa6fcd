"""A build after any series of changes, also one that was interrupted, leaves what a build of the result alone would.

Builds run in this process, which is many times faster than to begin a new one for each. SERIES says how many series are
tried: few in each run of the tests, two hundred in the audits.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from test_same_output import differing

from almanac import text_file
from almanac.cli import main
from fork import GOLDEN, PROJECT, files_of

SERIES = int(os.environ.get("INCREMENTAL_SERIES", "12"))
"""Series of changes that are tried."""

STEPS = 6
"""Changes and builds of a series at most."""

CLEAN = "clean"


@contextlib.contextmanager
def inside(folder: Path):
    """Work in a folder, as commands do, outside whatever git repository it may lie in."""
    before = Path.cwd()
    os.chdir(folder)
    os.environ["GIT_CEILING_DIRECTORIES"] = str(folder.parent)
    try:
        yield
    finally:
        os.chdir(before)
        del os.environ["GIT_CEILING_DIRECTORIES"]


def build(folder: Path, *options: str) -> int:
    """Run the command of a build in a folder, without a word, and return its exit status."""
    with inside(folder), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return main(["build", *options])


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")


class Editing(RuleBasedStateMachine):
    """An almanac that people edit, and build now and then."""

    @initialize(settled=st.sampled_from([0, text_file.SETTLED]))
    def begin(self, settled):
        """Start from the golden almanac, built; with or without trust in files that were written just now."""
        self.folder = Path(tempfile.mkdtemp(prefix="almanac-"))
        self.content = self.folder / "content"
        shutil.copytree(GOLDEN / "content", self.content)
        shutil.copytree(PROJECT / "theme", self.folder / "theme")
        shutil.copy(GOLDEN / "pelicanconf.py", self.folder)
        text_file.SETTLED = settled
        self.number = 0
        self.jobs = 1
        assert build(self.folder, "--jobs", "1") == 0

    def teardown(self):
        """In the end the output is that of a clean build."""
        if not hasattr(self, "folder"):
            return
        text_file.SETTLED = TRUE_SETTLED
        try:
            self.compare()
        finally:
            shutil.rmtree(self.folder)

    def compare(self):
        kept = {path: (data, (self.folder / "output" / path).stat()) for path, data in self.output().items()}
        status = build(self.folder, "--jobs", str(self.jobs))
        clean = build(self.folder, "--no-cache", "--output", CLEAN)
        assert status == clean
        if status == 0:
            now = self.output()
            assert differing(now, files_of(self.folder / CLEAN)) == []
            same = [path for path, (data, _) in kept.items() if now.get(path) == data]
            moved = [
                path for path in same if (self.folder / "output" / path).stat().st_mtime_ns != kept[path][1].st_mtime_ns
            ]
            assert moved == []

    def output(self):
        return files_of(self.folder / "output")

    def entries(self):
        return sorted((self.content / "entries").rglob("*.md"))

    # --- Changes ---

    @rule(data=st.data())
    def edit_the_body_of_an_entry(self, data):
        entry = data.draw(st.sampled_from(self.entries()))
        self.number += 1
        entry.write_text(f"{entry.read_text('utf-8')}\nKalimat baru ke-{self.number}.\n", "utf-8")

    @rule(
        data=st.data(),
        old_new=st.sampled_from(
            [("title: ", "title: Baru "), ("summary: ", "summary: Lagi "), ("status: reported", "status: announced")]
        ),
    )
    def edit_a_field_of_an_entry(self, data, old_new):
        replace(data.draw(st.sampled_from(self.entries())), *old_new)

    @rule(data=st.data())
    def add_an_entry(self, data):
        """Copy an entry whose recipients are other parts of their places, so that it records another act."""
        model = data.draw(st.sampled_from(self.entries()))
        self.number += 1
        text = re.sub(
            r"^( *)(- )?place: .*$",
            rf"\g<0>\n\1  unit: Bagian {self.number}",
            model.read_text("utf-8"),
            flags=re.MULTILINE,
        )
        model.with_name(f"tambahan-{self.number}.md").write_text(text, "utf-8")

    @precondition(lambda self: len(self.entries()) > 3)
    @rule(data=st.data())
    def delete_an_entry(self, data):
        data.draw(st.sampled_from(self.entries())).unlink()

    @rule(data=st.data())
    def rename_an_entry(self, data):
        entry = data.draw(st.sampled_from(self.entries()))
        self.number += 1
        entry.rename(entry.with_name(f"nama-baru-{self.number}.md"))

    @rule(data=st.data(), name=st.sampled_from(["issuers", "awards"]))
    def change_a_record(self, data, name):
        record = data.draw(st.sampled_from(sorted((self.content / "registry" / name).glob("*.yaml"))))
        replace(record, "name: ", "name: Nama baru ")

    @rule()
    def change_a_place(self):
        replace(self.content / "registry" / "places.csv", "Salatiga", "Salatiga Baru")

    @rule()
    def change_a_theme(self):
        replace(self.content / "registry" / "themes.yaml", "id: ", "id: Tema ")

    @rule(name=st.sampled_from(["base", "entry", "_records", "place", "year", "list", "page"]))
    def change_a_template(self, name):
        replace(self.folder / "theme" / "templates" / f"{name}.html", "<", "<!-- x --><")

    @rule(
        old_new=st.sampled_from(
            [
                ('SITENAME = "', 'SITENAME = "Lain '),
                ('DEFAULT_LANG = "id"', 'DEFAULT_LANG = "en"'),
                ('DEFAULT_LANG = "en"', 'DEFAULT_LANG = "id"'),
            ]
        )
    )
    def change_a_setting(self, old_new):
        replace(self.folder / "pelicanconf.py", *old_new)

    @rule()
    def change_a_page(self):
        replace(self.content / "pages" / "tentang.md", "\n\n", "\n\nSatu paragraf lagi.\n\n")

    @rule(data=st.data())
    def spoil_the_output(self, data):
        path = data.draw(st.sampled_from(sorted(self.output())))
        file = self.folder / "output" / path
        if path.startswith("."):
            return
        if data.draw(st.booleans()):
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[::-1])

    @rule(data=st.data())
    def spoil_the_cache(self, data):
        files = sorted(path for path in (self.folder / ".cache").rglob("*") if path.is_file())
        if not files:
            return
        file = data.draw(st.sampled_from(files))
        match data.draw(st.sampled_from(["delete", "cut", "turn", "all"])):
            case "delete":
                file.unlink()
            case "cut":
                file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
            case "turn":
                file.write_bytes(file.read_bytes()[::-1])
            case "all":
                shutil.rmtree(self.folder / ".cache")

    # --- Builds ---

    @rule(jobs=st.sampled_from([1, 2, 4]))
    def build_it(self, jobs):
        self.jobs = jobs
        self.compare()

    @rule(jobs=st.sampled_from([1, 2]), wait=st.floats(0, 0.6))
    def interrupt_a_build(self, jobs, wait):
        """Kill a build at some moment; what is left of it must trouble no later one."""
        child = os.fork()
        if not child:
            with contextlib.suppress(BaseException):
                build(self.folder, "--jobs", str(jobs))
            os._exit(0)
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


TRUE_SETTLED = text_file.SETTLED


def test_any_series_of_changes_ends_in_the_clean_build():
    """Whatever was changed, spoilt or interrupted, the next build is byte for byte a clean one."""
    run_state_machine_as_test(
        Editing,
        settings=settings(
            max_examples=SERIES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            print_blob=True,
        ),
    )
