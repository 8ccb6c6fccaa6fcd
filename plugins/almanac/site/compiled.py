"""A template's source in, its compiled form out, where an earlier build has compiled the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from almanac.store import digest, store_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.bccache import Bucket

    from almanac.language import Language


class CompiledTemplates(BytecodeCache):
    """Compiled templates by name and source, for one language, whose words stand in them, and one set of options."""

    def __init__(self, options: Mapping[str, object], t: Language) -> None:
        key = digest(repr(sorted(options.items())).encode(), repr(t.messages).encode())
        self._store = store_named("templates", key.hex())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket; Jinja2 looks whether it is of the same source."""
        found = self._store.get(bucket.key)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket."""
        self._store.put(bucket.key, bucket.bytecode_to_string())
