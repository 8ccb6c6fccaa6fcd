"""A terminal by prompt_toolkit: completion while typing, keys for whole answers, questions that vanish once answered.

Only the form's caller imports this, since prompt_toolkit takes longer to load than an article takes to be read.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.application.current import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.filters import Condition, has_completions
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output.color_depth import ColorDepth
from prompt_toolkit.shortcuts import print_formatted_text
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import is_dumb_terminal

from almanac.importer.dialogue.answers import fitting
from almanac.importer.dialogue.shown import Piece, Screen, Tone, plain
from almanac.importer.dialogue.terminal import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prompt_toolkit.document import Document
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from almanac.importer.dialogue.answers import Offer
    from almanac.importer.dialogue.shown import Line
    from almanac.importer.dialogue.terminal import Question

MENU_ROWS = 6
"""Rows kept free below the line for what may complete it."""

# One colour by name alone: which of them can be read depends on the terminal's background, and reverse always can.
_COLOURED = Style.from_dict(
    {
        Tone.LABEL: "bold",
        Tone.EVIDENCE: "reverse",
        Tone.DOUBT: "bold ansired",
        Tone.FAINT: "dim",
        "bottom-toolbar": "noreverse dim",
    }
)
_PLAIN = Style.from_dict({"bottom-toolbar": "noreverse"})


class PromptTerminal:
    """The terminal that the program runs on, or the one that `input` and `output` stand for."""

    def __init__(self, *, input: Input | None = None, output: Output | None = None) -> None:  # noqa: A002 - its name in prompt_toolkit
        self._colour = not os.environ.get("NO_COLOR") and not is_dumb_terminal()
        # prompt_toolkit shows no toolbar on a terminal that cannot place it.
        self._toolbar = output is not None or not is_dumb_terminal()
        self._style = _COLOURED if self._colour else _PLAIN
        self._session: PromptSession[str | Key] = PromptSession(
            input=input,
            output=output,
            color_depth=None if self._colour else ColorDepth.DEPTH_1_BIT,
            complete_while_typing=True,
            erase_when_done=True,
            history=DummyHistory(),
            include_default_pygments_style=False,
            key_bindings=_bindings(),
            reserve_space_for_menu=MENU_ROWS,
            style=self._style,
        )

    @property
    def screen(self) -> Screen:
        """Return how wide it is now, and whether it shows colour."""
        return Screen(self._session.output.get_size().columns, self._colour)

    def show(self, lines: Iterable[Line]) -> None:
        """Show lines that stay."""
        output = self._session.output
        for line in lines:
            if self._colour:
                print_formatted_text(_fragments([line]), style=self._style, output=output)
            else:
                output.write("".join(piece.text for piece in line) + "\n")
        output.flush()

    def ask(self, question: Question) -> str | Key:
        """Return what was typed, in one line without space around it; raise KeyboardInterrupt on Ctrl-C and Ctrl-D."""
        lines = question.lines if self._toolbar else (*question.lines, *question.keys)
        if len(lines) + len(question.keys) + MENU_ROWS >= self._session.output.get_size().rows:
            # What does not fit would be cut off above the line; so it is printed and stays.
            self.show(lines)
            lines = ()
        try:
            answer = self._session.prompt(
                _fragments([*lines, (Piece("> "),)]),
                completer=_Offers(question.offers),
                bottom_toolbar=_fragments(question.keys),
            )
        except EOFError:
            raise KeyboardInterrupt from None
        return plain(answer).strip() if isinstance(answer, str) else answer


def _fragments(lines: Sequence[Line]) -> FormattedText:
    joined: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        joined += [("", "\n")] if number else []
        joined += [(f"class:{tone}" if tone else "", text) for text, tone in line]
    return FormattedText(joined)


class _Offers(Completer):
    """Completes the whole line to one of the offers."""

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002 - the interface's
        """Yield the offers that fit what stands before the cursor."""
        typed = document.text_before_cursor
        for offer in fitting(self._offers, typed):
            yield Completion(offer.text, start_position=-len(typed), display_meta=offer.about)


def _bindings() -> KeyBindings:
    bindings = KeyBindings()
    untouched = Condition(lambda: not get_app().current_buffer.text) & ~has_completions

    def answering(key: Key) -> None:
        names = {Key.BACK: ("up", "s-tab"), Key.UNKNOWN: ("c-k",), Key.DROP: ("c-x",)}[key]

        def answer(event: KeyPressEvent) -> None:
            event.app.exit(result=key)

        for name in names:
            # Eager, since Ctrl-X begins longer keys elsewhere and would wait for them.
            bindings.add(name, eager=True, filter=untouched if key is Key.BACK else True)(answer)

    for key in Key:
        answering(key)

    @bindings.add("tab", filter=~has_completions)
    def complete(event: KeyPressEvent) -> None:
        """Put the one offer that fits in at once: a menu comes a moment later, when Enter may have been pressed."""
        buffer = event.current_buffer
        found = list(buffer.completer.get_completions(buffer.document, CompleteEvent(completion_requested=True)))
        if len(found) == 1:
            buffer.apply_completion(found[0])
        else:
            buffer.start_completion()

    return bindings
