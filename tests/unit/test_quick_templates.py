"""Templates that are compiled for speed put out what Jinja2's own put out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from almanac.site.quick_templates import QuickTemplates, escaped

TEMPLATES = {
    "base": "<title>{{ title }}</title>{% block main %}{% endblock %}{% block foot %}<i>{{ x }}</i>{% endblock %}",
    "page": (
        "{% extends 'base' %}{% from 'macros' import row, around %}"
        "{% block main %}{% set own %} lang={{ x }}{% endset %}<p{{ own }}>{{ x }}{{ x|safe }}{{ x|e }}{{ none }}"
        "{% for item in items if item %}{{ loop.index }}{{ row(item) }}{% endfor %}"
        "{% call around(x) %}{{ x }}{% endcall %}{% endblock %}"
        "{% block foot %}{{ super() }}{{ self.main() }}{% include 'part' %}{% endblock %}"
    ),
    "macros": (
        "{% macro row(item) %}<li>{{ item }}{{ item|upper }}{% endmacro %}"
        "{% macro around(x) %}<b>{{ caller() }}{{ x }}</b>{% endmacro %}"
    ),
    "part": "{% autoescape false %}{{ x }}{% endautoescape %}{% block of_part %}{{ title }}{% endblock %}",
}


def environment(*extensions):
    return Environment(
        loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, extensions=[*extensions]
    )


STOCK, QUICK = environment(), environment(QuickTemplates)
VALUES = st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.booleans())


@given(x=VALUES, title=VALUES, items=st.lists(VALUES, max_size=4))
def test_a_page_is_what_it_is_without(x, title, items):
    """Blocks, macros, includes, calls, filters and texts that are HTML already: all come out as they do without."""
    seen = {"x": x, "title": title, "items": items}
    assert QUICK.get_template("page").render(seen) == STOCK.get_template("page").render(seen)


def test_what_is_missing_is_told():
    """A value that is not there stops a page, as it does without."""
    with pytest.raises(Exception, match="'title' is undefined"):
        QUICK.get_template("page").render(x="a", items=[])


@pytest.mark.parametrize(
    ("value", "html"), [("<a>", "&lt;a&gt;"), (Markup("<a>"), "<a>"), (3, "3"), ('"', "&#34;")], ids=repr
)
def test_a_value_is_escaped_once(value, html):
    """A text is escaped; what says that it is HTML is not."""
    assert escaped(value) == html
