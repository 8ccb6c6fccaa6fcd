"""The words of the interface: a language code and its catalogue in, a frozen `Language` that says things out.

Messages are written in Indonesian, the almanac's first language; every other language is a gettext catalogue of the
theme.
"""

from __future__ import annotations

import gettext
import io
import marshal
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from almanac import edtf
from almanac.problems import UsageError
from almanac.store import digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from almanac.store import Store

SOURCE_LANGUAGE = "id"
"""Language of the messages, and of all text in the registry that has no translation there."""

DOMAIN = "almanak"

LANGUAGE = "language"
"""What keeps a language in a store."""

_DECIMAL = re.compile(r"[0-9]+,[0-9]+")


class Forms(NamedTuple):
    """How a language writes numbers and lists (CLDR): two signs, then the patterns of two items and of more."""

    group: str
    decimal: str
    two: str
    start: str
    middle: str
    end: str


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Says messages, dates, numbers and lists in one language; what was said in it is found again by its identity."""

    code: str = SOURCE_LANGUAGE
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, repr=False)
    read: Forms | None = None
    """Its forms, if they were read already."""

    @property
    def forms(self) -> Forms:
        """Return how it writes numbers and lists."""
        return self.read or forms_of(self.code)

    @property
    def messages(self) -> tuple[tuple[str, str], ...]:
        """Return every message and what it is in this language, sorted; nothing where messages are shown as written."""
        # gettext has no reader for what a catalogue holds.
        held: dict[object, str] = getattr(self.catalogue, "_catalog", {})
        return tuple(sorted((str(key), text) for key, text in held.items()))

    def gettext(self, message: str) -> str:
        """Return a message in this language."""
        return self.catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form of a message that fits a number, with the number filled in for `%(n)s`."""
        return self.catalogue.ngettext(singular, plural, number) % {"n": self.number(number)}

    def pgettext(self, context: str, message: str) -> str:
        """Return a message in the sense that `context` gives it."""
        return self.catalogue.pgettext(context, message)

    def foreign(self, code: str) -> str:
        """Return the language of a text where it is another than this one, else an empty text."""
        return code if code != self.code else ""

    def date(self, value: edtf.Edtf) -> str:
        """Return a date in words, as certain as it is."""
        return edtf.describe(value, self.code)

    def day(self, value: edtf.Edtf) -> str:
        """Return a date in words without its year."""
        return edtf.describe_day(value, self.code)

    def month(self, number: int) -> str:
        """Return the name of a month, 1 to 12."""
        return edtf.MONTHS[self.code][number - 1]

    def number(self, value: float) -> str:
        """Return a number with the language's separators."""
        if isinstance(value, int):
            # Both languages group by thousands; to ask for the whole format takes thirty times as long.
            return f"{value:,}".replace(",", self.forms.group)
        from babel.numbers import format_decimal  # noqa: PLC0415 - takes long to load

        return format_decimal(value, locale=self.code)

    def decimal(self, written: str) -> str:
        """Return a number as content writes it, with a decimal comma, in this language; what is no number stays."""
        return written.replace(",", self.forms.decimal) if _DECIMAL.fullmatch(written) else written

    def listed(self, items: Sequence[str]) -> str:
        """Return items as running text: "A, B, dan C"."""
        if len(items) < 2:
            return "".join(items)
        forms = self.forms
        if len(items) == 2:
            return forms.two.format(*items)
        text = forms.start.format(*items[:2])
        for item in items[2:-1]:
            text = forms.middle.format(text, item)
        return forms.end.format(text, items[-1])


@cache
def forms_of(code: str) -> Forms:
    """Return how a language writes numbers and lists."""
    from babel import Locale  # noqa: PLC0415 - takes long to load
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415 - likewise

    patterns = Locale(code).list_patterns["standard"]
    ordered = (patterns[name] for name in ("2", "start", "middle", "end"))
    return Forms(get_group_symbol(code), get_decimal_symbol(code), *ordered)


def read_language(code: str, translations: Path, store: Store | None = None) -> Language:
    """Read the catalogue of a language; raise UsageError where there is none.

    `store` keeps what Babel knows of the language and has made of the catalogue, which take long.
    """
    written = b"" if code == SOURCE_LANGUAGE else _catalogue(code, translations)
    inputs = digest(code.encode(), written)
    kept = store.get_of(LANGUAGE, inputs) if store else None
    if kept:
        forms, compiled = marshal.loads(kept)  # noqa: S302 - sealed by the store
    else:
        forms, compiled = tuple(forms_of(code)), _compiled(code, written) if written else b""
        if store:
            store.put(LANGUAGE, inputs, marshal.dumps((forms, compiled)))
    catalogue = gettext.GNUTranslations(io.BytesIO(compiled)) if compiled else gettext.NullTranslations()
    return Language(code, catalogue, Forms(*forms))


def _catalogue(code: str, translations: Path) -> bytes:
    """Return the file with the messages of a language; raise UsageError where there is none."""
    path = translations / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    if code not in edtf.MONTHS or not path.is_file():
        known = ", ".join(sorted(edtf.MONTHS))
        raise UsageError(f"no catalogue for the language '{code}' at {path}; the languages are {known}")
    return path.read_bytes()


def _compiled(code: str, written: bytes) -> bytes:
    """Return a catalogue in the form that gettext reads."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - takes long to load
    from babel.messages.pofile import read_po  # noqa: PLC0415 - likewise

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(written), locale=code))
    return compiled.getvalue()
