"""Text in, XML text out."""

from __future__ import annotations

import html
import re

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold in any form (section 2.2)."""

_NOT_PLAIN = re.compile(rf"[&<>\"']|{_NOT_XML.pattern}")

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def xml(text: str) -> str:
    """Return a text as XML character data that also fits in a quoted attribute."""
    return html.escape(_NOT_XML.sub("", text)) if _NOT_PLAIN.search(text) else text
