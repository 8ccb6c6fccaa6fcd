"""Messages in templates: looked up when a template is compiled where they say the same on every page."""

from __future__ import annotations

import gettext

import pytest
from jinja2 import Environment

from almanac.site.settings import PELICAN_DEFAULTS, say_in


class Counting(gettext.NullTranslations):
    """A catalogue that marks what it translates and remembers what it was asked."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def gettext(self, message):
        self.asked.append(message)
        return f"<{message}>"

    def pgettext(self, context, message):
        self.asked.append(message)
        return f"<{context}: {message}>"


@pytest.fixture
def catalogue():
    return Counting()


@pytest.fixture
def environment(catalogue):
    """Return an environment as Pelican makes one with our settings."""
    made = Environment(**PELICAN_DEFAULTS["JINJA_ENVIRONMENT"])  # noqa: S701 - the options turn it on
    say_in(made, catalogue)
    return made


def test_a_message_is_looked_up_once_for_all_pages(environment, catalogue):
    """A template asks for its messages before it is rendered, and never again; its words are text, not markup."""
    template = environment.from_string("{{ _('Satu') }} {{ pgettext('several', \"Dua\") }} {{ title }}")
    assert catalogue.asked == ["Satu", "Dua"]
    for title in "AB":
        assert template.render(title=title) == f"&lt;Satu&gt; &lt;several: Dua&gt; {title}"
    assert catalogue.asked == ["Satu", "Dua"]


def test_a_message_with_values_is_looked_up_where_it_is_said(environment, catalogue):
    """What is filled in differs from page to page."""
    template = environment.from_string("{{ _('Ditulis %(name)s', name=name) }}{% if _('Satu') %}!{% endif %}")
    assert catalogue.asked == ["Satu"]
    assert template.render(name="A&B") == "<Ditulis A&amp;B>!"
    assert catalogue.asked == ["Satu", "Ditulis %(name)s"]
