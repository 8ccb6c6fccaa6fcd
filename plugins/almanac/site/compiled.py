"""A template's source in, its compiled form out, where an earlier build has compiled the same."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, TemplateError

from almanac.site.render import FILTERS
from almanac.store import digest, store_named
from almanac.workers import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Environment
    from jinja2.bccache import Bucket

    from almanac.language import Language


class CompiledTemplates(BytecodeCache):
    """Compiled templates by name and source, for one language, whose words stand in them, and one set of options."""

    def __init__(self, options: Mapping[str, object], t: Language) -> None:
        key = digest(repr(sorted(options.items())).encode(), repr(t.messages).encode())
        self._store = store_named("templates", key.hex())

    def fill(self, environment: Environment, names: Iterable[str], jobs: int) -> Callable[[], None]:
        """Begin to compile templates in a process beside this one, if none has been compiled yet.

        Return what waits for its end; until then a worker that comes first compiles what it needs.
        """

        def compile_all() -> None:
            # Templates name them before the almanac is read, from which the renderer makes them.
            environment.filters |= dict.fromkeys(FILTERS, str)
            for name in names:
                with contextlib.suppress(TemplateError):  # told where the template is needed
                    environment.get_template(name)

        return beside(compile_all, jobs) if jobs > 1 and not self._store.folder.is_dir() else lambda: None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket; Jinja2 looks whether it is of the same source."""
        found = self._store.get(bucket.key)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket."""
        self._store.put(bucket.key, bucket.bytecode_to_string())
