"""Templates with messages in, templates with the words of one language out, before they are compiled.

A message without values says the same on every page, so that it is looked up once instead of each time it is shown.
Messages with values are left to Jinja2's own extension.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from jinja2.ext import Extension
from jinja2.lexer import Token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gettext import NullTranslations

    from jinja2.lexer import TokenStream

PLAIN = ("name", "lparen", "string", "rparen")
IN_A_SENSE = ("name", "lparen", "string", "comma", "string", "rparen")
"""Tokens of a call that has nothing but the message, or its sense and the message."""


class ConstantMessages(Extension):
    """Puts the words of `environment.globals["catalogue"]` in the place of messages without values."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template, with a text for each call that is answered here."""
        catalogue = cast("NullTranslations", self.environment.globals["catalogue"])
        tokens = list(stream)
        position = 0
        while position < len(tokens):
            token = tokens[position]
            call = tokens[position : position + len(IN_A_SENSE)]
            if token.test("name:_") and _form(call[: len(PLAIN)]) == PLAIN:
                yield Token(token.lineno, "string", catalogue.gettext(call[2].value))
                position += len(PLAIN)
            elif token.test("name:pgettext") and _form(call) == IN_A_SENSE:
                yield Token(token.lineno, "string", catalogue.pgettext(call[2].value, call[4].value))
                position += len(IN_A_SENSE)
            else:
                yield token
                position += 1


def _form(tokens: list[Token]) -> tuple[str, ...]:
    return tuple(token.type for token in tokens)
