"""The type of a frozen value in, how to take one apart out: by its fields, for pickling and for marks.

Dataclasses with slots bring a way of their own to be pickled, which takes four times as long and depends on nothing but
these.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def values_of(kind: type) -> Callable[[Any], tuple[object, ...]] | None:
    """Return what gives the values of the fields of a dataclass or named tuple, in order; None of other types."""
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return tuple
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) < 2:
        return lambda thing: tuple([getattr(thing, name) for name in names])
    return attrgetter(*names)


def reduced(thing: object) -> Any:
    """Return what `pickle.Pickler.reducer_override` asks for; NotImplemented of what is no frozen value."""
    values = values_of(type(thing))  # type: ignore[arg-type]  # a type can be hashed
    if values and isinstance(thing, tuple):
        # To call a named tuple's class takes three times as long.
        return tuple.__new__, (type(thing), tuple(thing))
    return (type(thing), values(thing)) if values else NotImplemented


def read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """Return a read-only view, whose type has no name by which a pickle could call it."""
    return MappingProxyType(values)


class _Pickler(pickle.Pickler):
    def reducer_override(self, thing: Any) -> Any:
        return (read_only, (dict(thing),)) if isinstance(thing, MappingProxyType) else reduced(thing)


def dumps(value: object) -> bytes:
    """Return a pickle of a value made of frozen values, tuples and read-only mappings."""
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()
