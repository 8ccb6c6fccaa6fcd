"""The preview: pages with a script that reloads, an event stream, and builds that tell their browsers."""

from __future__ import annotations

import http.client
import json
import os
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from almanac.gather.entries import Memory
from almanac.problems import UsageError
from almanac.site import serve as serving
from almanac.site.generator import AFRESH, MEMORY
from almanac.site.serve import Bell, PreviewHandler, rebuild, serve

SOON = 10
"""Seconds after which a test gives up on an answer that comes at once."""


class Preview:
    """A preview that is being served, and its bell."""

    def __init__(self, folder):
        self.folder = folder
        self.bell = Bell()
        handler = partial(PreviewHandler, directory=str(folder), bell=self.bell)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def ask(self, address, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        connection.request(method, address)
        return connection.getresponse()

    def get(self, address):
        answer = self.ask(address)
        return answer.status, answer.headers, answer.read().decode()

    def stream_of(self, page):
        """Open the event stream that the script of a page opens."""
        _, _, text = self.get(page)
        return self.ask(text.split('new EventSource("')[1].split('"')[0])


@pytest.fixture
def preview(tmp_path):
    """Return a served folder with a home page, a page of what is not there, and a style sheet."""
    made = Preview(tmp_path)
    made.write("index.html", "<!doctype html><body><p>Beranda</p></body>")
    made.write("404.html", "<!doctype html><body><p>Tidak ditemukan</p></body>")
    made.write("kota/x/index.html", "<!doctype html><body><p>Kota X</p></body>")
    made.write("aset/a.css", "a { color: red } /* </body> */")
    yield made
    made.server.shutdown()
    made.server.server_close()


def told(stream):
    """Return what the next event says: None for a page to reload, else the problems to show."""
    while not (line := stream.readline()).startswith(b"data:"):
        assert line, "the stream has ended"
    data = line.removeprefix(b"data:").strip()
    return json.loads(data) if data else None


# --- Pages ---


@pytest.mark.parametrize(("address", "said"), [("/", "Beranda"), ("/kota/x/", "Kota X"), ("/kota/x/?q=1", "Kota X")])
def test_pages_have_the_script(preview, address, said):
    """Every page of the preview reloads by itself; its file has no script."""
    status, headers, text = preview.get(address)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert said in text
    assert text.count("EventSource") == 1
    assert text.rstrip().endswith("</script>")
    assert int(headers["Content-Length"]) == len(text.encode())
    assert not any("EventSource" in path.read_text() for path in preview.folder.rglob("*.html"))


def test_other_files_are_served_as_they_are(preview):
    """Only pages get the script, whatever else a file holds."""
    status, headers, text = preview.get("/aset/a.css")
    assert (status, headers["Content-Type"], text) == (200, "text/css", "a { color: red } /* </body> */")


@pytest.mark.parametrize("address", ["/", "/aset/a.css", "/tidak/ada/"])
def test_nothing_is_kept_by_the_browser(preview, address):
    """A reload shows what was built last."""
    assert preview.get(address)[1]["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/tidak/ada/", "/tidak-ada.html", "/kota/", "/kota/x/tidak.css"])
def test_what_is_not_there_shows_the_sites_own_page(preview, address):
    """As on GitHub Pages, a missing address answers with 404.html and its status; a folder shows no list of files."""
    status, _, text = preview.get(address)
    assert status == 404
    assert "Tidak ditemukan" in text


def test_a_folder_without_its_slash_leads_to_the_page(preview):
    """As on GitHub Pages, `/kota/x` is redirected to `/kota/x/`, from where relative links hold."""
    answer = preview.ask("/kota/x")
    assert (answer.status, answer.headers["Location"]) == (301, "/kota/x/")


def test_nothing_outside_the_folder_is_served(preview):
    """An address that climbs out of the preview finds nothing."""
    (preview.folder.parent / "rahasia.txt").write_text("rahasia")
    for address in ("/../rahasia.txt", "/%2e%2e/rahasia.txt", "/kota/../../rahasia.txt"):
        status, _, text = preview.get(address)
        assert status == 404
        assert "rahasia" not in text


def test_a_preview_without_a_build_says_that_it_is_building(preview):
    """Before the first build has ended the page waits, with the script that will reload it."""
    (preview.folder / "404.html").unlink()
    (preview.folder / "index.html").unlink()
    _, _, text = preview.get("/")
    assert "Building" in text
    assert "EventSource" in text


# --- The stream ---


def test_the_stream_tells_of_builds(preview):
    """Whoever listens is told of each build: nothing to say when it succeeded, else its problems."""
    stream = preview.ask("/__preview")
    assert (stream.status, stream.headers["Content-Type"]) == (200, "text/event-stream")
    preview.bell.ring("x.md:1: „salah“\nbaris kedua")
    assert told(stream) == "x.md:1: „salah“\nbaris kedua"
    preview.bell.ring("")
    assert told(stream) is None


def test_everyone_who_listens_is_told(preview):
    """Two tabs reload both."""
    streams = [preview.ask("/__preview"), preview.ask("/__preview")]
    preview.bell.ring("")
    assert [told(stream) for stream in streams] == [None, None]


def test_a_silent_stream_says_that_it_is_there(preview, monkeypatch):
    """A comment now and then shows the server which tabs are closed."""
    monkeypatch.setattr(serving, "HEARTBEAT", 0.01)
    assert preview.ask("/__preview").readline() == b": still here\n"


def test_a_page_opened_after_a_failure_shows_its_problems(preview):
    """Problems are news to every page that was built before them, also to one that is opened later."""
    preview.bell.ring("")
    preview.bell.ring("x.md:1: salah")
    stream = preview.stream_of("/")
    assert told(stream) == "x.md:1: salah"
    preview.bell.ring("")
    assert told(stream) is None


def test_a_page_that_was_loaded_during_a_build_is_reloaded(preview):
    """A build that ends before the page's script runs is not missed."""
    _, _, text = preview.get("/")
    preview.bell.ring("")
    assert told(preview.ask(text.split('new EventSource("')[1].split('"')[0])) is None


def test_a_page_of_the_last_good_build_is_not_reloaded(preview, monkeypatch):
    """A page that shows the last build hears nothing until the next one, or it would reload for ever."""
    monkeypatch.setattr(serving, "HEARTBEAT", 0.01)
    preview.bell.ring("x.md:1: salah")
    preview.bell.ring("")
    assert preview.stream_of("/").readline() == b": still here\n"


def test_a_tab_of_an_earlier_preview_is_reloaded(preview):
    """A preview that was started again counts from the beginning, and reloads what an earlier one had shown."""
    stream = preview.ask("/__preview?17")
    preview.bell.ring("")
    assert told(stream) is None


# --- Builds ---


def succeed(shown):
    shown()
    return "3 entries. Built in 0.1 s."


def refuse(_shown):
    raise UsageError("x.md:1: no title [A011]")


def fail(_shown):
    return 1 // 0


def test_a_good_build_rings_without_a_text(capsys):
    """A build that succeeds says so in the terminal and lets pages reload, once."""
    bell = Bell()
    assert rebuild(succeed, bell)
    assert (bell.wait(0), bell.good) == ((1, ""), 1)
    assert capsys.readouterr().out == "3 entries. Built in 0.1 s.\n"


def test_browsers_are_told_before_the_build_has_ended():
    """As soon as the pages are there the bell rings, whatever else is still to be made."""
    bell = Bell()
    heard = []

    def make(shown):
        heard.append(bell.good)
        shown()
        heard.append(bell.good)
        return "3 entries."

    rebuild(make, bell)
    assert heard == [0, 1]
    assert bell.good == 1


def test_a_build_that_does_not_say_when_pages_are_there_rings_at_its_end():
    """A build with nothing to make has pages as well."""
    bell = Bell()
    assert rebuild(lambda _shown: "3 entries.", bell)
    assert bell.good == 1


def test_every_good_build_rings():
    """The next build is news again."""
    bell = Bell()
    rebuild(succeed, bell)
    rebuild(succeed, bell)
    assert bell.good == 2


def test_a_refused_build_rings_with_its_problems(capsys):
    """A build that is refused shows its problems in the terminal and on the page, and counts as none."""
    bell = Bell()
    assert not rebuild(refuse, bell)
    assert (bell.wait(0), bell.good) == ((1, "x.md:1: no title [A011]"), 0)
    assert capsys.readouterr().out == "x.md:1: no title [A011]\n"


def test_a_mistake_in_code_or_template_is_shown_with_its_place(capsys):
    """A template that asks for what is not there is shown as Python tells it, and the preview goes on."""
    bell = Bell()
    assert not rebuild(fail, bell)
    number, text = bell.wait(0)
    assert (number, bell.good) == (1, 0)
    assert text.startswith("Traceback")
    assert "test_site_serve.py" in text
    assert "ZeroDivisionError" in text
    assert text in capsys.readouterr().out


def test_a_build_that_fails_once_its_pages_are_there_still_tells():
    """Pages reload, and what failed after them, such as the search index, is shown on them."""
    bell = Bell()

    def make(shown):
        shown()
        raise UsageError("the index is too large")

    assert not rebuild(make, bell)
    assert (bell.good, bell.wait(1)) == (1, (2, "the index is too large"))


def test_an_interrupted_build_ends_the_preview():
    """Ctrl-C during a build is no mistake to be shown, but the wish to end."""

    def make(_shown):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(make, Bell())


def test_a_bell_waits_for_news_only_a_while(monkeypatch):
    """Without news the wait ends, so that a closed tab is noticed."""
    monkeypatch.setattr(serving, "HEARTBEAT", 0.01)
    bell = Bell()
    assert bell.wait(0) is None
    bell.ring("a")
    assert bell.wait(0) == (1, "a")
    assert bell.wait(1) is None


# --- The command ---


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return an empty folder of an almanac, and what `serve` did in it: its servers and its builds."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    servers, builds = [], []

    class Recorded(ThreadingHTTPServer):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            servers.append(self)

    monkeypatch.setattr(serving, "ThreadingHTTPServer", Recorded)
    monkeypatch.setattr(serving, "run", builds.append)
    monkeypatch.setattr(serving, "settings_for", lambda content, output, url: {"asked": (content, output, url)})
    monkeypatch.setattr(serving, "summary", lambda _: ["3 entries.", "More."])
    yield tmp_path, servers, builds
    for server in servers:
        server.shutdown()
        server.server_close()


def changing(*changes):
    """Return a stand-in for the watcher that reports these changes at once and then ends, as on Ctrl-C."""

    def watch(*_folders, **_options):
        for names in changes:
            yield {(1, name) for name in names}

    return watch


def test_only_this_machine_can_see_the_preview(project, monkeypatch):
    """The server listens on the loopback address alone."""
    folder, servers, _ = project
    monkeypatch.setattr(serving, "watch", changing())
    serve(folder / "content", 0)
    assert [server.server_address[0] for server in servers] == ["127.0.0.1"]


def test_every_change_is_built(project, monkeypatch, capsys):
    """The preview is built at the start and after every change; caches of Python's own are no change."""
    folder, _, builds = project
    monkeypatch.setattr(
        serving,
        "watch",
        changing(["content/a.md"], ["plugins/__pycache__/x.pyc"], [f"theme/{n}.css" for n in range(7)]),
    )
    serve(folder / "content", 0)
    assert len(builds) == 3
    said = capsys.readouterr().out
    assert said.count("3 entries. Built in ") == 3
    assert "Changed: a.md\n" in said
    assert "Changed: 0.css, 1.css, 2.css, 3.css, 4.css ...\n" in said
    assert "pyc" not in said


def test_what_can_change_the_site_is_watched(project, monkeypatch):
    """Content, theme, plugins and settings are watched, as far as they are there."""
    folder, _, _ = project
    (folder / "theme").mkdir()
    (folder / "pelicanconf.py").write_text("")
    watched = []

    def watch(*paths, **_options):
        watched.extend(str(path) for path in paths)
        return iter(())

    monkeypatch.setattr(serving, "watch", watch)
    serve(folder / "content", 0)
    assert watched == [str(folder / "content"), "theme", "pelicanconf.py"]


def test_the_preview_is_built_apart_and_without_an_address(project, monkeypatch):
    """The preview lies in a folder of its own and knows no address, so that it never is taken for the site."""
    folder, _, builds = project
    monkeypatch.setattr(serving, "watch", changing())
    serve(folder / "content", 0)
    assert [settings["asked"] for settings in builds] == [(folder / "content", serving.PREVIEW, "")]


def test_builds_of_a_preview_share_what_was_read(project, monkeypatch):
    """What one build has read is at hand for the next, and of files that are as they were none is written."""
    folder, _, builds = project
    monkeypatch.setattr(serving, "watch", changing(["content/a.md"]))
    serve(folder / "content", 0)
    first, second = builds
    assert isinstance(first[MEMORY], Memory)
    assert first[MEMORY] is second[MEMORY]
    assert (first[AFRESH], second[AFRESH]) == (False, False)


def test_a_change_after_a_failure_is_built(project, monkeypatch, capsys):
    """What fails is waited for: the preview goes on, and the next change is built."""
    folder, _, _ = project
    outcomes = iter([UsageError("x.md:1: salah"), ZeroDivisionError("salah hitung"), None])

    def run(_settings):
        error = next(outcomes)
        if error:
            raise error

    monkeypatch.setattr(serving, "run", run)
    monkeypatch.setattr(serving, "watch", changing(["content/a.md"], ["theme/x.html"]))
    serve(folder / "content", 0)
    said = capsys.readouterr().out
    assert said.index("x.md:1: salah") < said.index("ZeroDivisionError: salah hitung") < said.index("3 entries.")


def test_changed_code_begins_the_command_anew(project, monkeypatch):
    """Python does not unlearn what it has loaded, so that changed code replaces the process and is not just built."""
    folder, _, builds = project

    class ReplacedError(Exception):
        """Stands for the end of this program."""

    def execv(program, arguments):
        raise ReplacedError(program, arguments)

    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(sys, "argv", ["build.py", "serve", "--port", "0"])
    monkeypatch.setattr(serving, "watch", changing(["content/a.md", "plugins/almanac/urls.py"]))
    with pytest.raises(ReplacedError) as replaced:
        serve(folder / "content", 0)
    assert replaced.value.args == (sys.executable, [sys.executable, "build.py", "serve", "--port", "0"])
    assert len(builds) == 1


def test_a_taken_port_is_said(project, preview):
    """A port that another program has is no traceback, and the message says what to do."""
    folder, _, builds = project
    with pytest.raises(UsageError, match=f"cannot listen on port {preview.port}: .*--port"):
        serve(folder / "content", preview.port)
    assert builds == []
