"""What makes some outputs of a build: a function and all that it is given, so that it is not called again in vain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class File(NamedTuple):
    """A file of the output that is no page; `stage` names the part of the build that its making belongs to."""

    path: str
    data: bytes
    stage: str


@dataclass(frozen=True, slots=True)
class Task:
    """Some outputs, made by calling `make` with what is `given`.

    Besides that, what is made may depend only on what is the same throughout a build: settings, language, code. So
    outputs are the same as those of an earlier build if `given` is. It makes pages, all of which have the template
    `template`, or where that is empty a `File` each.
    """

    name: str
    template: str
    make: Callable[..., Iterable[Any]]
    given: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one template that nobody needs to look at as long as all that they are `given` together is the same.

    So what each of them is given need not be found out either: `tasks` does that.
    """

    name: str
    template: str
    tasks: Callable[[], Iterable[Task]]
    given: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Bundle(Group):
    """Tasks so small that one process does all of them where nothing was made before; `size` is their number.

    Of what `given` holds, `tasks` hands on to each task what that one needs.
    """

    size: int
