"""Pelican's settings in, typed site facts out; and the settings of Pelican that the almanac relies on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined

from almanac.language import Language, read_language
from almanac.markup import MEDIA
from almanac.problems import UsageError
from almanac.site.compiled import CompiledTemplates
from almanac.site_facts import Licence, SiteFacts
from almanac.store import store_named

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from gettext import NullTranslations

    from jinja2 import Environment
    from pelican.generators import Generator

PELICAN_DEFAULTS: dict[str, object] = {
    # Entries do not go through Pelican's articles, and nothing of its blog is written.
    "ARTICLE_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "AUTHOR_SAVE_AS": "",
    "CATEGORY_SAVE_AS": "",
    "TAG_SAVE_AS": "",
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "PAGE_PATHS": ["pages"],
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "{slug}/index.html",
    # A page in another language than the interface has the same address; Pelican would name it pages/SLUG-LANG.html.
    "PAGE_LANG_URL": "{slug}/",
    "PAGE_LANG_SAVE_AS": "{slug}/index.html",
    "STATIC_PATHS": [MEDIA.rstrip("/")],
    # Pelican's own pattern lets hidden files pass that lie in the folder itself, such as .gitkeep.
    "IGNORE_FILES": [".*", "**/.*"],
    "SLUGIFY_SOURCE": "basename",
    # Styles and scripts are bundled under hashed names instead of copied.
    "THEME_STATIC_PATHS": [],
    "DELETE_OUTPUT_DIRECTORY": False,
    "LOAD_CONTENT_CACHE": False,
    "JINJA_ENVIRONMENT": {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": [
            "jinja2.ext.i18n",
            "almanac.site.messages.ConstantMessages",
            "almanac.site.quick_templates.QuickTemplates",
        ],
    },
}
"""What a fork does not change; set before every run."""


def apply_defaults(settings: MutableMapping[str, Any]) -> None:
    """Set Pelican up for the almanac."""
    settings.update(PELICAN_DEFAULTS)


def language_of(settings: MutableMapping[str, Any]) -> Language:
    """Return the language of the interface; raise UsageError where it has no catalogue."""
    code = str(settings["DEFAULT_LANG"])
    return read_language(code, Path(settings["THEME"]) / "translations", store_named("language", code))


def say_in(environment: Environment, catalogue: NullTranslations) -> None:
    """Give templates that are not yet compiled the interface's messages."""
    environment.globals["catalogue"] = catalogue
    environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]


def install_language(generator: Generator) -> None:
    """Give the templates of a generator the interface's messages, and those of them that are compiled already."""
    options = generator.settings["JINJA_ENVIRONMENT"]
    if "jinja2.ext.i18n" in options.get("extensions", ()):
        t = language_of(generator.settings)
        say_in(generator.env, t.catalogue)
        generator.env.bytecode_cache = CompiledTemplates(options, t)


def site_facts(settings: MutableMapping[str, Any]) -> SiteFacts:
    """Return what the site says of itself; raise UsageError where a setting is missing or of the wrong form."""
    missing = [name for name in REQUIRED if not settings.get(name)]
    if missing:
        raise UsageError(f"pelicanconf.py lacks {', '.join(missing)}; docs/settings.md explains each")
    try:
        return SiteFacts(
            name=str(settings["SITENAME"]),
            tagline=str(settings["SITESUBTITLE"]),
            url=str(settings.get("SITEURL") or "").rstrip("/"),
            language=str(settings["DEFAULT_LANG"]),
            repository=str(settings["ALMANAK_REPOSITORY"]).rstrip("/"),
            code_licence=_licence(settings, "ALMANAK_CODE_LICENCE"),
            content_licence=_licence(settings, "ALMANAK_CONTENT_LICENCE"),
        )
    except ValueError as error:
        raise UsageError(f"pelicanconf.py: {error}; docs/settings.md explains each setting") from error


def _licence(settings: MutableMapping[str, Any], name: str) -> Licence:
    match settings[name]:
        case [str(key), str(title), str(url)]:
            return Licence(key, title, url)
    raise ValueError(f"{name} should be an identifier, a name and an address, and is {settings[name]!r}")


REQUIRED = (
    "SITENAME",
    "SITESUBTITLE",
    "ALMANAK_DESCRIPTION",
    "DEFAULT_LANG",
    "ALMANAK_REPOSITORY",
    "ALMANAK_BRANCH",
    "ALMANAK_CODE_LICENCE",
    "ALMANAK_CONTENT_LICENCE",
)
