"""The mark of a template changes with all that its pages have in common, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from gettext import NullTranslations

import pytest
from jinja2 import DictLoader, Environment

from almanac.language import Language, read_language
from almanac.site.frames import frames
from fork import PROJECT
from tests.unit.almanac_factory import FACTS

TEMPLATES = {
    "base.html": "{% include '_head.html' %}{% block main %}{% endblock %}",
    "_head.html": "<head>",
    "_frame.html": "{% macro links() %}{% endmacro %}",
    "_records.html": "{% from '_pieces.html' import pieces %}",
    "_pieces.html": "{% macro pieces() %}{% endmacro %}",
    "_search.html": "{% macro within() %}{% endmacro %}",
    "entry.html": "{% extends 'base.html' %}",
    "list.html": "{% extends 'base.html' %}{% from '_search.html' import within %}",
    "place.html": '{% extends "base.html" %}{% block main %}{{ item|line(3, root) }}{% endblock %}',
    "year.html": "{% extends 'base.html' %}{% from '_records.html' import dated %}",
    "words.txt": "words",
}
SETTINGS = {"SITENAME": "Uji", "LAMA": 1}
SITE = (FACTS, "style.css")
T = Language()
PAGES = frozenset(name for name in TEMPLATES if name.endswith(".html"))


def frames_of(templates=TEMPLATES, settings=SETTINGS, site=SITE, t=T):
    return frames(Environment(loader=DictLoader(templates)), settings, site, t)  # noqa: S701 - nothing is rendered


def changed_by(name):
    """Return the templates of pages whose mark changes with a template, but for parts of them."""
    before, after = frames_of(), frames_of({**TEMPLATES, name: f"{TEMPLATES[name]}\n"})
    return {one for one in before if before[one] != after[one] and not one.startswith("_")}


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("base.html", {"base.html", "entry.html", "list.html", "place.html", "year.html"}),
        ("_head.html", {"base.html", "entry.html", "list.html", "place.html", "year.html"}),
        ("_frame.html", {"base.html", "entry.html", "list.html", "place.html", "year.html"}),
        ("entry.html", {"entry.html"}),
        ("_search.html", {"list.html"}),
        ("_records.html", {"place.html", "year.html"}),
        ("_pieces.html", {"place.html", "year.html"}),
        ("words.txt", set()),
    ],
)
def test_a_template_changes_with_what_it_extends_includes_and_imports(name, changed):
    """Pages are rendered again for a template that is part of theirs, and for that of lines where they have any."""
    assert changed_by(name) == changed


def test_every_template_has_a_mark_and_files_have_one():
    """Under an empty name stands what files depend on that are no pages."""
    assert frames_of().keys() == PAGES | {""}


@pytest.mark.parametrize(
    "changes",
    [
        {"settings": {**SETTINGS, "SITENAME": "Lain"}},
        {"settings": {**SETTINGS, "BARU": None}},
        {"settings": {"SITENAME": "Uji"}},
        {"site": (replace(FACTS, tagline="Lain."), "style.css")},
        {"site": (FACTS, "style.1.css")},
        {"t": read_language("en", PROJECT / "theme/translations")},
    ],
    ids=["a setting", "a new setting", "one setting less", "facts", "styles", "language"],
)
def test_everything_changes_with_settings_site_and_language(changes):
    """What any template may see stands in the mark of all, and in that of files."""
    before, after = frames_of(), frames_of(**changes)
    assert all(before[name] != after[name] for name in before)


def test_everything_changes_with_a_translation():
    """A message that is said otherwise may stand on any page."""

    def said(text):
        catalogue = NullTranslations()
        catalogue._catalog = {"Cari": text}  # noqa: SLF001 - as GNUTranslations keeps it
        return frames_of(t=replace(T, catalogue=catalogue))

    before, after = said("Search"), said("Find")
    assert before == said("Search")
    assert all(before[name] != after[name] for name in before)


def test_the_order_of_settings_does_not_matter():
    """The same settings in another order make the same site."""
    assert frames_of(settings=dict(reversed(SETTINGS.items()))) == frames_of()


@pytest.mark.parametrize("name", ["home", "place", "year", "facet", "entries", "calendar"])
def test_templates_of_the_theme_that_have_lines_change_with_them(name):
    """The theme's own lists are rendered again when the template of their lines has changed; entries are not."""
    templates = {path.name: path.read_text("utf-8") for path in (PROJECT / "theme/templates").glob("*.html")}
    changed = {**templates, "_records.html": templates["_records.html"] + "\n"}
    before, after = frames_of(templates), frames_of(changed)
    assert before[f"{name}.html"] != after[f"{name}.html"]
    assert before["entry.html"] == after["entry.html"]
