"""`pelicanconf.py` in, the few settings that checking and importing content need out, without loading Pelican."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.language import SOURCE_LANGUAGE, Language, read_language
from almanac.problems import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIGURATION = Path("pelicanconf.py")


def published_since(content: Path) -> str | None:
    """Return the day from which the addresses of a content folder are kept.

    None for a folder that is not the site's own, such as a test's, and where there is no configuration. Raises
    UsageError where the configuration cannot be run.
    """
    settings = _settings()
    own = Path(str(settings.get("PATH", "content")))
    since = settings.get("ALMANAK_PUBLISHED_SINCE")
    return str(since) if since and own.resolve() == content.resolve() else None


def language() -> Language:
    """Return the language of the site, Indonesian where there is no configuration; raise UsageError as above."""
    settings = _settings()
    translations = Path(str(settings.get("THEME", "theme"))) / "translations"
    return read_language(str(settings.get("DEFAULT_LANG", SOURCE_LANGUAGE)), translations)


def _settings() -> Mapping[str, object]:
    if not CONFIGURATION.is_file():
        return {}
    try:
        return runpy.run_path(str(CONFIGURATION))
    except Exception as error:
        raise UsageError(f"{CONFIGURATION} cannot be read: {type(error).__name__}: {error}") from error
