"""Templates are compiled once, by a process of its own if none has been compiled yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from almanac.language import read_language
from almanac.site.compiled import CompiledTemplates
from almanac.site.render import FILTERS
from almanac.store import CACHE

TRANSLATIONS = Path(__file__).parents[2] / "theme/translations"


def environment_of(t, sources, options=()):
    """Return an environment for templates, whose compiled forms lie below this folder."""
    environment = Environment(loader=DictLoader(sources), autoescape=True)
    environment.bytecode_cache = CompiledTemplates(dict(options), t)
    return environment


def filled(environment, jobs=2):
    """Let all templates be compiled, wait for it, and return how many are there."""
    environment.bytecode_cache.fill(environment, environment.list_templates(), jobs)()
    return sum(path.is_file() for path in CACHE.rglob("*"))


@pytest.fixture
def t():
    """Return the interface's language."""
    return read_language("id", TRANSLATIONS)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Let everything happen in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def test_all_templates_are_compiled_before_they_are_needed(t, monkeypatch):
    """What another process has compiled is not compiled again, though the filters come later."""
    environment = environment_of(t, {"a": "{{ 1 | line }}", "b": "{% include 'a' %}, {{ 2 | running }}"})
    assert filled(environment) == 2
    assert environment.filters.keys().isdisjoint(FILTERS)
    monkeypatch.setattr(environment, "compile", None)
    environment.filters |= dict.fromkeys(FILTERS, str)
    assert environment.get_template("b").render() == "1, 2"


def test_templates_are_compiled_ahead_once(t):
    """Where some are compiled, there was a build, which has compiled what it needed."""
    assert filled(environment_of(t, {"a": "satu"})) == 1
    assert filled(environment_of(t, {"a": "satu", "b": "dua"})) == 1
    assert filled(environment_of(t, {"a": "satu", "b": "dua"}, {"trim_blocks": True})) == 3


def test_one_process_compiles_nothing_ahead(t):
    """With one job there is nobody beside it who could."""
    assert filled(environment_of(t, {"a": "satu"}), jobs=1) == 0


def test_a_faulty_template_is_told_where_it_is_needed(t, capfd):
    """What goes wrong with what is compiled ahead is no problem yet: it may not be needed."""
    assert filled(environment_of(t, {"a": "satu", "b": "{{ dua"})) == 1
    assert capfd.readouterr() == ("", "")
