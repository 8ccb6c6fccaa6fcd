"""Text in, XML text out."""

from __future__ import annotations

import html
import re

_UNFIT = r"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""Characters that XML 1.0 cannot hold in any form (section 2.2)."""

_NOT_XML = re.compile(f"[{_UNFIT}]")
_NOT_PLAIN = re.compile(f"[&<>\"'{_UNFIT}]")

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def xml(text: str) -> str:
    """Return a text as XML character data that also fits in a quoted attribute."""
    return html.escape(_NOT_XML.sub("", text)) if _NOT_PLAIN.search(text) else text
