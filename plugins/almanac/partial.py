"""Fields with faults and what pydantic says of them in, as much as can be read of them out.

An entry with one misspelt field still refers to places, awards and pages. So that one run reports everything, its
faulty values are left out or stood in for, and the rest is linked and checked. Whatever is then found at the place of a
stand-in is no news and is dropped (`problems.without_repeats`); nothing that holds a stand-in is ever published.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from almanac.schema import Declared

if TYPE_CHECKING:
    from collections.abc import Sequence

Matter = TypeVar("Matter", bound=Declared)

_WORD = "x"
_STAND_INS: dict[str, Any] = {
    "title": _WORD * 8,
    "summary": _WORD * 20,
    "kind": "award",
    "status": "reported",
    "award": _WORD,
    "issuer": _WORD,
    "issuers": [],
    "place": _WORD,
    "places": [_WORD],
    "recipients": [{"place": _WORD}],
    "themes": [_WORD],
    "sources": [{"title": _WORD, "no_url": _WORD}],
    "aliases": ["/x/"],
    "contributors": [_WORD],
    "organizers": [_WORD],
    "presenters": [{}],
    "corrections": [{"date": "2000-01-01", "note": _WORD}],
    "date": "2000-01-01",
    "note": _WORD,
    "url": "https://x",
}
"""A valid value for each field that may not simply be left out; the first of a list stands in for any of its items."""

ROUNDS = 3
"""Pydantic may find more once the first faults are gone; what is not valid by then is given up."""


def read_partly(fields: dict[str, Any], error: ValidationError, declaration: type[Matter]) -> Matter | None:
    """Return the fields read with stand-ins for the faulty ones, or None where that cannot be done."""
    mended = copy.deepcopy(fields)
    for _ in range(ROUNDS):
        # From the back, so that leaving out an item does not move those before it.
        for detail in reversed(error.errors(include_url=False)):
            _mend(mended, detail["loc"], unknown=detail["type"] == "extra_forbidden")
        try:
            return declaration.model_validate(mended)
        except ValidationError as again:
            error = again
    return None


def _mend(fields: Any, location: Sequence[str | int], *, unknown: bool) -> None:
    here, name = fields, ""
    for step in location[:-1]:
        name = step if isinstance(step, str) else name
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            if not isinstance(here[step], dict) and location[-1] == "issuer":  # the short form of an issuer
                here[step] = {"issuer": _WORD}
            here = here[step]
        elif isinstance(here, dict) and step in here:
            here = here[step]
        else:
            return
    last = location[-1]
    if isinstance(here, list) and isinstance(last, int) and last < len(here):
        items = _STAND_INS.get(name) or [{"issuer": _WORD}]
        here[last] = copy.deepcopy(items[0])
    elif isinstance(here, dict) and last in _STAND_INS and not unknown:
        here[last] = copy.deepcopy(_STAND_INS[str(last)])
    elif isinstance(here, dict):
        here.pop(last, None)
