"""Settings in, facts out; what is missing or wrong in them is said in one sentence; and Pelican's own pages."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment

from almanac import configuration
from almanac.configuration import published_since
from almanac.problems import ContentError, Problem, UsageError, Where
from almanac.site import build as building
from almanac.site.build import refusal, run, settings_for, summary, timings_table
from almanac.site.generator import AFRESH, BEGUN, JOBS
from almanac.site.pages import PageReader, PageWriter
from almanac.site.settings import REQUIRED, apply_defaults, install_language, language_of, site_facts
from almanac.site_facts import Licence
from content_folder import document
from fork import PROJECT
from tests.unit.almanac_factory import make_almanac, make_entry

SETTINGS = {
    "SITENAME": "Almanak Uji",
    "SITESUBTITLE": "Untuk uji.",
    "SITEURL": "https://example.org/almanak/",
    "ALMANAK_DESCRIPTION": "Uji.",
    "DEFAULT_LANG": "id",
    "ALMANAK_REPOSITORY": "https://github.com/example/almanak/",
    "ALMANAK_BRANCH": "main",
    "ALMANAK_CODE_LICENCE": ("MIT", "MIT License", "https://opensource.org/license/mit"),
    "ALMANAK_CONTENT_LICENCE": ("CC0-1.0", "CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "THEME": str(PROJECT / "theme"),
}


# --- Facts ---


def test_settings_become_facts():
    """Name, addresses without a slash at their end, language and licences are taken over."""
    facts = site_facts({**SETTINGS})
    assert (facts.name, facts.tagline, facts.language) == ("Almanak Uji", "Untuk uji.", "id")
    assert (facts.url, facts.repository) == ("https://example.org/almanak", "https://github.com/example/almanak")
    assert facts.code_licence == Licence("MIT", "MIT License", "https://opensource.org/license/mit")
    assert facts.content_licence.id == "CC0-1.0"


@pytest.mark.parametrize("url", ["", None])
def test_the_sites_address_may_be_unknown(url):
    """A preview has no address."""
    assert site_facts({**SETTINGS, "SITEURL": url}).url == ""


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_setting_is_named(name, value):
    """Whoever forgets a setting is told which, and where it is explained."""
    with pytest.raises(UsageError, match=rf"lacks {name}; docs/settings.md"):
        site_facts({**SETTINGS, name: value})


def test_all_missing_settings_are_named_at_once():
    """A new fork need not find them one by one."""
    with pytest.raises(UsageError, match="lacks SITESUBTITLE, ALMANAK_BRANCH;"):
        site_facts({key: value for key, value in SETTINGS.items() if key not in {"SITESUBTITLE", "ALMANAK_BRANCH"}})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITEURL", "example.org"),
        ("SITEURL", "https:"),
        ("ALMANAK_CODE_LICENCE", "MIT"),
        ("ALMANAK_CONTENT_LICENCE", ("CC0-1.0", "CC0")),
        ("ALMANAK_CONTENT_LICENCE", ("CC0-1.0", None, "https://x.example/")),
    ],
)
def test_a_setting_of_the_wrong_form_is_no_traceback(name, value):
    """A wrong address or licence is said in a sentence that repeats the value."""
    with pytest.raises(UsageError, match=r"pelicanconf\.py: .*(example\.org|https:|MIT|CC0)"):
        site_facts({**SETTINGS, name: value})


# --- Language and Pelican's own settings ---


def test_the_languages_of_the_theme_are_to_be_had():
    """Indonesian needs no catalogue, and English has one."""
    assert language_of({**SETTINGS}).gettext("Cari") == "Cari"
    assert language_of({**SETTINGS, "DEFAULT_LANG": "en"}).gettext("Cari") == "Search"


@pytest.mark.parametrize("code", ["fr", "xx", "../en", "EN"])
def test_a_language_without_a_catalogue_is_refused(code):
    """An interface half in another language would be worse than none."""
    with pytest.raises(UsageError, match=r"no catalogue for the language .*the languages are en, id"):
        language_of({**SETTINGS, "DEFAULT_LANG": code})


def test_templates_speak_the_language_of_the_interface():
    """Pelican's generators get the catalogue; one whose environment cannot translate is left alone."""
    settings = {**SETTINGS, "DEFAULT_LANG": "en", "JINJA_ENVIRONMENT": {"extensions": ["jinja2.ext.i18n"]}}
    generator = SimpleNamespace(settings=settings, env=Environment(extensions=["jinja2.ext.i18n"]))  # noqa: S701 - no HTML
    install_language(generator)
    assert generator.env.from_string("{{ _('Cari') }}").render() == "Search"
    install_language(SimpleNamespace(settings={**settings, "JINJA_ENVIRONMENT": {}}, env=None))


def test_pelicans_blog_writes_nothing():
    """Whatever a fork's settings say, Pelican's articles, feeds, indexes and theme files are not written."""
    settings = {"ARTICLE_PATHS": [""], "FEED_ALL_ATOM": "feeds/all.xml", "DIRECT_TEMPLATES": ["index"], "SITENAME": "X"}
    apply_defaults(settings)
    assert (settings["ARTICLE_PATHS"], settings["DIRECT_TEMPLATES"], settings["THEME_STATIC_PATHS"]) == ([], [], [])
    assert settings["FEED_ALL_ATOM"] is None
    assert settings["DELETE_OUTPUT_DIRECTORY"] is False
    assert settings["SITENAME"] == "X"


# --- Pages of the content folder ---

PAGE = {"title": "Tentang", "summary": "Tentang almanak ini."}


def read(folder, matter, body="Isi.\n", name="tentang"):
    path = folder / f"{name}.md"
    path.write_text(document(matter, body), encoding="utf-8")
    return PageReader({}).read(str(path))


def test_a_pages_address_is_its_file_name(tmp_path):
    """Pelican is told the slug, and links of the page are relative to it."""
    html, metadata = read(tmp_path, PAGE, "Lihat [daerah](/daerah/).\n", "metodologi")
    assert metadata == {"title": "Tentang", "slug": "metodologi", "lang": "id", "status": "published"}
    assert '<a href="../daerah/">daerah</a>' in html


@pytest.mark.parametrize("field", ["save_as", "url", "slug", "status", "template", "Save_as"])
def test_a_page_cannot_name_where_it_is_written(tmp_path, field):
    """Pelican would write a page wherever its front matter says: such fields are refused like any unknown one."""
    with pytest.raises(ContentError) as raised:
        read(tmp_path, {**PAGE, field: "../../rahasia.html"})
    (problem,) = raised.value.problems
    assert (problem.where.path, problem.where.line) == ("content/pages/tentang.md", 4)
    assert field in str(problem)


def test_every_problem_of_a_page_is_raised(tmp_path):
    """A page is checked as an entry is: front matter and body in one run."""
    with pytest.raises(ContentError) as raised:
        read(tmp_path, {"title": "Tentang"}, "# Judul\n\n<script>x</script>\n")
    assert len(raised.value.problems) >= 3


def test_pelicans_pages_are_left_alone_if_nothing_changed(tmp_path):
    """A page that Pelican writes keeps its time like every other."""
    writer = PageWriter(str(tmp_path), settings={"ALMANAK_AFRESH": False})
    template = Environment(autoescape=True).from_string("{{ page }} of {{ name }} in {{ output_file }}")
    context = {"name": "Uji"}
    path = tmp_path / "tentang/index.html"
    writer.write_file("tentang/index.html", template, context, page="isi")
    assert path.read_text() == "isi of Uji in tentang/index.html"
    os.utime(path, (1_000_000_000, 1_000_000_000))
    writer.write_file("tentang/index.html", template, context, page="isi")
    assert path.stat().st_mtime == 1_000_000_000
    writer.write_file("tentang/index.html", template, context, page="lain")
    assert path.read_text().startswith("lain")


# --- The command's own settings ---


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a folder of an almanac whose settings a test may write, as the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    return tmp_path


def configure(folder, text=""):
    (folder / "pelicanconf.py").write_text(f"SITENAME = 'Uji'\nPATH = 'content'\nOUTPUT_PATH = 'output'\n{text}")


@pytest.mark.usefixtures("project")
def test_a_folder_without_settings_is_no_almanac():
    """Run elsewhere, the command says where it should be run."""
    with pytest.raises(UsageError, match=r"pelicanconf\.py is not in this folder"):
        settings_for(Path("content"), None, None)


def test_options_go_before_settings(project):
    """The command line names other folders and another address than the settings do."""
    configure(project, "SITEURL = 'https://one.example'\n")
    (project / "other").mkdir()
    settings = settings_for(Path("other"), Path("preview"), "https://two.example/almanak/")
    assert Path(settings["PATH"]) == project / "other"
    assert Path(settings["OUTPUT_PATH"]) == project / "preview"
    assert settings["SITEURL"] == "https://two.example/almanak"
    plain = settings_for(None, None, None)
    assert (Path(plain["PATH"]), plain["SITEURL"]) == (project / "content", "https://one.example")


def test_an_empty_address_is_a_preview(project):
    """`--site-url ""` takes back the address of the settings."""
    configure(project, "SITEURL = 'https://one.example'\n")
    assert settings_for(None, None, "")["SITEURL"] == ""


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org", "//example.org", "javascript:alert(1)"])
def test_an_address_of_another_form_is_refused(project, url):
    """An address that is none would make every absolute link wrong."""
    configure(project)
    with pytest.raises(UsageError, match="--site-url should begin with https:// or http://"):
        settings_for(None, None, url)


def test_a_content_folder_that_is_not_there_is_named(project):
    """A slip in `--content` is said before Pelican starts."""
    configure(project)
    with pytest.raises(UsageError, match="contnt is no folder"):
        settings_for(Path("contnt"), None, None)


def test_a_build_without_the_plugin_is_no_success(monkeypatch, tmp_path):
    """Pelican goes on without a plugin that it cannot load and exits with 0; the command does not."""

    class Bare:
        def __init__(self, settings):
            self.settings = settings

        def run(self):
            pass

    monkeypatch.setattr(building, "Pelican", Bare)
    with pytest.raises(UsageError, match=r"PLUGINS in pelicanconf\.py should name almanac\.site"):
        run(
            {
                "PATH": str(tmp_path / "content"),
                "OUTPUT_PATH": str(tmp_path / "output"),
                JOBS: 1,
                AFRESH: False,
                BEGUN: object(),
            }
        )


PARTS = {"entri": 1_500_000, "data": 500_000, "cari": 300_000, "kota": 20_000, "tahun": 10_000, "tema": 10_000}


def result_of(*, drafts=0, history_known=True, problems=(), output="output", limit=None, size=2_340_000):
    """Return what a build of two entries leaves behind."""
    loaded = SimpleNamespace(
        almanac=make_almanac(make_entry("a", edition=2016), make_entry("b")),
        drafts=drafts,
        history_known=history_known,
        problems=problems,
    )
    folder = SimpleNamespace(output=output, written={"a", "b", "c"}, bytes=size, parts=PARTS)
    return SimpleNamespace(loaded=loaded, folder=folder, pages=1500, changed=1234, limit=limit)


LARGEST = "entri (1.5 MB), data (0.5 MB), cari (0.3 MB), kota (0.0 MB)"


def test_the_summary_says_what_was_made_and_how_to_look_at_it():
    """Entries, places, years, issuers, pages and files, the size and what takes most of it, and the next step."""
    assert summary(result_of()) == [
        "2 entries, 1 places, 1 years, 3 issuers, 1,500 pages, 3 files; 1,234 files changed.",
        f"output/ holds 2.3 MB, most of it in {LARGEST}.",
        "Look at it with: python3 -m http.server --directory output 8000",
    ]


def test_the_summary_says_how_much_of_the_limit_is_used():
    """Whoever has a host with a limit sees it coming."""
    assert summary(result_of(limit=1_000_000_000, size=123_400_000))[1] == (
        f"output/ holds 123.4 MB, 12.3% of the 1,000.0 MB that its host takes, most of it in {LARGEST}."
    )


def test_the_summary_names_the_folder_that_was_written(tmp_path, monkeypatch):
    """What is to be looked at is the folder of this build, named as seen from here."""
    monkeypatch.chdir(tmp_path)
    lines = summary(result_of(output=tmp_path.parent / "preview"))
    assert lines[1].startswith("../preview/ holds 2.3 MB")
    assert lines[-1] == "Look at it with: python3 -m http.server --directory ../preview 8000"


def test_the_summary_says_what_is_missing():
    """Drafts, a missing history and warnings are told, each in a line."""
    warning = Problem(Where("x.md"), "A016", "far apart", severity="warning")
    assert summary(result_of(drafts=2, history_known=False, problems=(warning,)))[2:5] == [
        "2 drafts were left out.",
        "No full git history here: days of addition and change are left out.",
        "1 warnings; `make check` lists them.",
    ]


@pytest.mark.parametrize("limit", [None, 2_340_000])
def test_an_output_within_its_limit_is_fine(limit):
    """An output may be just as large as its host takes, and any size where no limit is set."""
    assert refusal(result_of(limit=limit)) is None


def test_an_output_beyond_its_limit_is_refused(tmp_path, monkeypatch):
    """Before a host refuses it the build does, naming the largest parts, what to do, and the setting."""
    monkeypatch.chdir(tmp_path)
    said = refusal(result_of(limit=2_339_999))
    assert said.startswith("output/ holds 2.3 MB and its host takes 2.3 MB. ")
    assert f"The largest parts are {LARGEST}." in said
    assert "older years" in said
    assert "ALMANAK_OUTPUT_LIMIT in pelicanconf.py" in said


def test_stages_are_told_by_what_they_took():
    """The stage that took longest comes first; of equals the first by name."""
    assert timings_table({"read": 1.5, "views": 12.25, "feeds": 1.5}) == [
        "Seconds by stage, of all processes together:",
        "    12.25 s  views",
        "     1.50 s  feeds",
        "     1.50 s  read",
    ]


# --- Settings that checking needs ---


def test_the_day_of_publication_is_that_of_the_sites_own_content(project):
    """Addresses are kept for the folder that is published, however it is named, and for no other."""
    configure(project, "ALMANAK_PUBLISHED_SINCE = '2026-11-24'\n")
    (project / "other").mkdir()
    assert published_since(Path("content")) == "2026-11-24"
    assert published_since(project / "content") == "2026-11-24"
    assert published_since(Path("other/../content")) == "2026-11-24"
    assert published_since(Path("other")) is None


def test_an_almanac_that_is_not_published_keeps_no_address(project):
    """Without settings, without the day, or with None for it, nothing was published."""
    assert published_since(Path("content")) is None
    configure(project)
    assert published_since(Path("content")) is None
    configure(project, "ALMANAK_PUBLISHED_SINCE = None\n")
    assert published_since(Path("content")) is None


def test_the_content_folder_has_a_usual_name(project):
    """Settings that do not name the folder mean `content`."""
    (project / "pelicanconf.py").write_text("ALMANAK_PUBLISHED_SINCE = '2026-11-24'\n")
    assert published_since(Path("content")) == "2026-11-24"


@pytest.mark.parametrize("text", ["x = (\n", "raise RuntimeError('no')\n", "import nothing_of_that_name\n"])
def test_settings_that_cannot_be_run_are_no_traceback(project, text):
    """A slip in the settings is said with its kind and its reason."""
    (project / "pelicanconf.py").write_text(text)
    with pytest.raises(UsageError, match=rf"{configuration.CONFIGURATION} cannot be read: \w+Error: "):
        published_since(Path("content"))
