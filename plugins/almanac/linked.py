"""What a file of `content/entries` or `content/pages` comes to by itself, as far as its neighbours need to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from almanac.registry import tier_named

if TYPE_CHECKING:
    from almanac.model import Entry, StaticPage
    from almanac.problems import Problem, Where
    from almanac.registry import Registry


class LinkedEntry(NamedTuple):
    """An entry linked by itself: what is wrong with it and what it refers to is known, its neighbours are not.

    `links` are the addresses of this site in its body, and where they stand. `numbers` are the places of the linked
    recipients in the list as written, `names` the places and `tiers` the tiers that the registry was asked for, and
    what it meant by them; places that go by their slugs are left out.
    """

    entry: Entry
    draft: bool
    faults: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    links: tuple[tuple[str, Where], ...]
    numbers: tuple[int, ...]
    names: tuple[tuple[str, str], ...]
    tiers: tuple[tuple[str, str], ...]

    def still_holds(self, registry: Registry) -> bool:
        """Tell whether a registry, in which all records that it refers to are there, means the same by its names."""
        award = self.entry.award
        return all(registry.names.get(name) == (slug,) for name, slug in self.names) and (
            award is None or all(tier_named(award, name) == tier for name, tier in self.tiers)
        )


class LinkedPage(NamedTuple):
    """A page of `content/pages`, and the addresses of this site in its body, and where they stand."""

    page: StaticPage
    links: tuple[tuple[str, Where], ...]
