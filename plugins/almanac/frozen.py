"""A frozen dataclass in, how to make it again out: its class and the values of its fields, for pickling.

Dataclasses with slots bring a way of their own, which takes four times as long and depends on nothing but these.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def reduced(thing: object) -> Any:
    """Return what `pickle.Pickler.reducer_override` asks for; NotImplemented of anything but a dataclass's value."""
    values = _values_of(type(thing))  # type: ignore[arg-type]  # a type can be hashed
    return (type(thing), values(thing)) if values else NotImplemented


@cache
def _values_of(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind) if field.init]
    if len(names) < 2:
        return lambda thing: tuple(getattr(thing, name) for name in names)
    return attrgetter(*names)
