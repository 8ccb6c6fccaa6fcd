"""`pelicanconf.py` in, the few settings that checking content needs out, without loading Pelican."""

from __future__ import annotations

import runpy
from pathlib import Path

from almanac.problems import UsageError

CONFIGURATION = Path("pelicanconf.py")


def published_since(content: Path) -> str | None:
    """Return the day from which the addresses of a content folder are kept.

    None for a folder that is not the site's own, such as a test's, and where there is no configuration. Raises
    UsageError where the configuration cannot be run.
    """
    if not CONFIGURATION.is_file():
        return None
    try:
        settings = runpy.run_path(str(CONFIGURATION))
    except Exception as error:
        raise UsageError(f"{CONFIGURATION} cannot be read: {type(error).__name__}: {error}") from error
    own = Path(str(settings.get("PATH", "content")))
    since = settings.get("ALMANAK_PUBLISHED_SINCE")
    return str(since) if since and own.resolve() == content.resolve() else None
