"""The catalogue tool finds every gap between what templates and views say and what is translated."""

from __future__ import annotations

import pytest

from tools import catalogues

VIEW = """
def words(t, n):
    return t.gettext("Kota"), t.ngettext("%(n)s kota", "%(n)s kota", n), t.pgettext("bulan", "Maret")
"""
TEMPLATE = "<p>{{ _('Beranda') }}</p>"
CATALOGUE = """msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Kota"
msgstr "City"
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Lay out a project with one view, one template and an English catalogue that knows one message of four."""
    for name, text in {
        "plugins/almanac/view.py": VIEW,
        "theme/templates/base.html": TEMPLATE,
        "theme/translations/en/LC_MESSAGES/almanak.po": CATALOGUE,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def catalogue(project):
    return project / "theme/translations/en/LC_MESSAGES/almanak.po"


@pytest.mark.usefixtures("project")
def test_every_missing_message_is_listed():
    """Messages of templates and views that the catalogue lacks are named, plurals and contexts included."""
    found = "\n".join(catalogues.check())
    assert "missing 'Beranda' (used in theme/templates/base.html)" in found
    assert "missing '%(n)s kota'" in found
    assert "missing 'Maret' in the sense 'bulan'" in found
    assert "missing 'Kota'" not in found


def test_update_leaves_only_what_needs_a_translator(project):
    """After an update nothing is missing; what is new waits untranslated; a second run changes nothing."""
    assert len(catalogues.update()) == 2
    assert catalogues.update() == []
    found = [gap for gap in catalogues.check() if "almanak.pot" not in gap]
    assert len(found) == 3
    assert all("untranslated" in gap for gap in found)
    assert 'msgstr "City"' in catalogue(project).read_text("utf-8")


def test_a_complete_catalogue_has_no_gap(project):
    """A catalogue with every message and every plural form passes."""
    catalogues.update()
    text = catalogue(project).read_text("utf-8")
    text = text.replace('msgid "Beranda"\nmsgstr ""', 'msgid "Beranda"\nmsgstr "Home"')
    text = text.replace('msgstr[0] ""', 'msgstr[0] "%(n)s city"').replace('msgstr[1] ""', 'msgstr[1] "%(n)s cities"')
    text = text.replace('msgid "Maret"\nmsgstr ""', 'msgid "Maret"\nmsgstr "March"')
    catalogue(project).write_text(text, "utf-8")
    assert catalogues.check() == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('#, fuzzy\nmsgid "Beranda"\nmsgstr "Home"\n', "fuzzy 'Beranda'"),
        ('msgid "Usang"\nmsgstr "Gone"\n', "obsolete 'Usang'"),
        ('#~ msgid "Usang"\n#~ msgstr "Gone"\n', "obsolete 'Usang', commented out"),
        (
            'msgid "%(n)s kota"\nmsgid_plural "%(n)s kota"\nmsgstr[0] "%(n)s city"\nmsgstr[1] ""\n',
            "untranslated '%(n)s",
        ),
        (
            '#, python-format\nmsgid "%(n)s kota"\nmsgid_plural "%(n)s kota"\nmsgstr[0] "%(n)s"\nmsgstr[1] "%(m)s"\n',
            "'%(n)s kota': ",
        ),
    ],
)
def test_each_fault_of_a_translation_is_named(project, text, expected):
    """Fuzzy, unused, half-translated messages and ones whose placeholders differ are gaps."""
    catalogue(project).write_text(f"{CATALOGUE}\n{text}", "utf-8")
    assert any(expected in gap for gap in catalogues.check())


def test_a_computed_message_is_a_gap(project):
    """A message that is computed at the call can never be in a catalogue, so the call is named."""
    view = project / "plugins/almanac/view.py"
    view.write_text(VIEW + "    return t.gettext(n)\n", "utf-8")
    assert any("view.py:4: a message must be written out" in gap for gap in catalogues.check())


def test_a_message_inside_an_f_string_is_a_gap(project):
    """A message that is looked up inside an f-string is found by no extraction, so the call is named."""
    view = project / "plugins/almanac/view.py"
    view.write_text(VIEW + """    return f"{n} {t.gettext('Desa')}"\n""", "utf-8")
    gaps = [gap for gap in catalogues.check() if "f-string" in gap]
    assert len(gaps) == 1
    assert "view.py:4: a message must not be looked up inside an f-string" in gaps[0]
