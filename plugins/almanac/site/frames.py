"""Templates and settings in, what stands for them out: pages of one template change together if theirs does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from almanac.store import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from almanac.language import Language
    from almanac.site.render import Site

FRAME = "_frame.html"
RECORDS = "_records.html"
"""Templates that the renderer itself fills in: for every page, and for every line of a list."""

_QUOTED = re.compile(r"""["']([^"'\n]+)["']""")


def frames(environment: Environment, settings: Mapping[str, object], site: Site, t: Language) -> dict[str, bytes]:
    """Return by template what stands for it, for every template it names, and for what all templates see.

    Of `settings` all count, since other plugins may bring filters, globals and overrides of templates.

    Under an empty name stands what files that are no pages depend on.
    """
    loader = environment.loader
    names = environment.list_templates(extensions=["html"])
    sources = {name: loader.get_source(environment, name)[0] for name in names} if loader else {}
    shared = digest(repr(sorted(settings.items())).encode(), repr(site).encode(), repr(t.messages).encode())
    named = {name: sources.keys() & {FRAME, *_named(source)} for name, source in sources.items()}
    return {"": shared} | {
        name: digest(shared, *(sources[part].encode() for part in sorted(_closure(name, named)))) for name in sources
    }


def _named(source: str) -> set[str]:
    """Return what a template names, and the template of lines if it has any: the renderer fills it in."""
    return {*_QUOTED.findall(source), *((RECORDS,) if "line(" in source else ())}


def _closure(name: str, named: Mapping[str, set[str]]) -> set[str]:
    """Return a template and all that it extends, includes or imports: to be on the safe side, all that it names."""
    found, waiting = {name}, [name]
    while waiting:
        new = named[waiting.pop()] - found
        found |= new
        waiting += new
    return found
