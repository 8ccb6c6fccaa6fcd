"""The bytes of an article in, its text with what had to be mended out, or the reason why they are no text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from almanac.problems import AlmanacError

LONGEST_TEXT = 100_000
"""Characters. The longest articles have 30,000; every later stage may count on less than this, and so stays quick."""

SNIFFED = 16_384
"""Bytes or characters at the beginning in which a page shows that it is one, and says its encoding; browsers look at
1024, but a broken server's warnings may stand before it."""

MOST_CONTROLS = 0.05
"""Share of control characters from which on something is no text; random bytes have about twice as many."""

#: How files that are no text begin, what they are called, and how to come to their text.
_COPY = "open it, copy its text and import that"
_TYPE = "a picture's words cannot be read here: type them, or look for the article as text"
_UNPACK = "unpack it and import the article in it"
_SAVE = "save the page as HTML only, or copy the article's text and import that"
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (rb"%PDF-", "a PDF document", _COPY),
    (rb"PK\x03\x04(?s:.*)word/", "a Word document (DOCX)", _COPY),
    (rb"PK\x03\x04(?s:.*)xl/", "an Excel workbook (XLSX)", _COPY),
    (rb"PK\x03\x04(?s:.*)ppt/", "a PowerPoint presentation (PPTX)", _COPY),
    (rb"PK\x03\x04(?s:.{0,60})application/vnd\.oasis\.opendocument", "an OpenDocument file", _COPY),
    (rb"PK\x03\x04(?s:.{0,60})application/epub", "an EPUB book", _COPY),
    (rb"PK\x03\x04", "a ZIP archive", _UNPACK),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (DOC, XLS or PPT)", _COPY),
    (rb"\{\\rtf", "an RTF document", _COPY),
    (rb"\x1f\x8b|BZh\d|\xfd7zXZ\x00|7z\xbc\xaf\x27\x1c|Rar!\x1a", "a packed file", _UNPACK),
    (rb"\x89PNG\r\n", "a PNG image", _TYPE),
    (rb"\xff\xd8\xff", "a JPEG image", _TYPE),
    (rb"GIF8[79]a", "a GIF image", _TYPE),
    (rb"RIFF(?s:.{4})WEBP", "a WebP image", _TYPE),
    (rb"II\*\x00|MM\x00\*", "a TIFF image", _TYPE),
    (rb"(?s:.{4})ftyp(?:heic|heix|mif1|avif)", "a HEIC or AVIF image", _TYPE),
    (rb"(?s:.{4})ftyp", "a video", "write down what it says, or look for the article as text"),
    (rb"(?:From|MIME-Version|Subject): (?s:.{0,2000})multipart/related", "a web archive (MHTML)", _SAVE),
    (rb"bplist00", "a web archive (Safari)", _SAVE),
)  # fmt: skip

_MARKS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16-LE"), (codecs.BOM_UTF16_BE, "UTF-16-BE"))

# What Python decodes and the web uses; its other codecs, such as punycode, are no encodings of pages.
_ENCODINGS = re.compile(
    r"ascii|utf-8|utf-16(?:-[lb]e)?|cp125[0-8]|cp874|iso8859-\d+|koi8-[ru]|mac-roman|gbk|gb18030|big5|shift_jis|euc_(?:jp|kr)"
)
# The web takes these names for the larger set (https://encoding.spec.whatwg.org/#names-and-labels).
_LARGER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk"}
_DECLARED = re.compile(
    rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\b[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)

_BEGINS = re.compile(
    r"\s*(?>(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|main|"
    r"article|section|header|nav|div|p|h[1-6]|table|ul|ol|center|font|span|b|strong|i|em|a|img|figure|br|blockquote)\b"
    r"[^<]*>",
    re.IGNORECASE | re.DOTALL,
)
_INSIDE = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed|svg)\b", re.IGNORECASE)

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A closing quotation mark that lost its last byte, for which windows-1252 has no character.
_CUT_QUOTE = re.compile("â€(?=[ \t\r\n.,;:!?)<]|$)")


class SourceError(AlmanacError):
    """One article that cannot be read; others may be."""

    def __init__(self, name: str, wrong: str, mend: str) -> None:
        super().__init__(f"{shown(name)}: {shown(wrong)}. {mend[0].upper()}{mend[1:]}.")


class Decoded(NamedTuple):
    """A text, and what a person should know of how it was decoded."""

    text: str
    notes: tuple[str, ...] = ()


def shown(words: str) -> str:
    """Return words that others chose as a message may show them: in one line, which cannot pass for two messages."""
    return " ".join(words.encode("utf-8", "backslashreplace").decode("utf-8").split())


def decode(data: bytes, name: str, charset: str | None = None) -> Decoded:
    """Return bytes as text, not yet repaired; `charset` is what the server said.

    The first of these that fits: a byte-order mark, the server's word, the page's own word, UTF-8, windows-1252. Bytes
    that are UTF-8 are read as UTF-8 even where the page says otherwise. Raises SourceError for what is no text.
    """
    for form, kind, mend in _KINDS:
        if re.match(form, data):
            raise SourceError(name, f"it is {kind}, not text or HTML", mend)
    decoded = _decode(data, name, charset)
    if "\0" in decoded.text:
        mend = "if it is text, save it as UTF-8; otherwise open it, copy its text and import that"
        raise SourceError(name, "it holds NUL characters, so it is no text, or UTF-16 without a byte-order mark", mend)
    if len(_CONTROLS.findall(decoded.text)) > MOST_CONTROLS * len(decoded.text):
        raise SourceError(name, "too much of it is unprintable, so it is no text", _COPY)
    if not decoded.text.strip():
        raise SourceError(name, "it is empty", "give a file or an address with the article's text in it")
    return decoded


def _decode(data: bytes, name: str, charset: str | None) -> Decoded:
    for mark, form in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(form))
            except UnicodeDecodeError as error:
                wrong = f"it begins as {form} does, but is not {form} at byte {error.start + len(mark)}"
                raise SourceError(name, wrong, "save it anew as UTF-8") from None
    said = charset or _said(data)
    text = _as(data, "utf-8")
    if said is None:
        if text is not None:
            return Decoded(text)
        return Decoded(_windows_1252(data), ("decoded as windows-1252, since it is not UTF-8",))
    known = _encoding(said)
    if text is not None and not (known and known.startswith("utf-16") and b"\0" in data):
        differs = not data.isascii() and known != "utf-8"
        return Decoded(text, (f"decoded as UTF-8, although it says {said!r}",) if differs else ())
    if known == "cp1252":
        return Decoded(_windows_1252(data), (f"decoded as windows-1252, since it says {said!r}",))
    declared = _as(data, known) if known else None
    if declared is not None:
        return Decoded(declared, (f"decoded as {known}, since it says {said!r}",))
    return Decoded(_windows_1252(data), (f"decoded as windows-1252, although it says {said!r}",))


def _said(data: bytes) -> str | None:
    """Return the encoding that a page says it has, as it says it."""
    match = _DECLARED.search(data, 0, SNIFFED)
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _encoding(said: str) -> str | None:
    """Return Python's name for what a page or a server calls its encoding; None for what is unknown or none."""
    try:
        known = codecs.lookup(said).name
    except (LookupError, ValueError):
        return None
    known = _LARGER.get(known, known)
    return known if _ENCODINGS.fullmatch(known) else None


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _windows_1252(data: bytes) -> str:
    """Decode as browsers do: the five bytes without a character become the control characters of the same number."""
    return "".join(
        part.decode("latin-1") if part in b"\x81\x8d\x8f\x90\x9d" else part.decode("cp1252")
        for part in re.split(rb"([\x81\x8d\x8f\x90\x9d])", data)
    )


def is_html(text: str) -> bool:
    """Tell whether a text is a page, or a part of one, by how it begins."""
    return bool(_BEGINS.match(text, 0, SNIFFED) or _INSIDE.search(text, 0, SNIFFED))


def is_other_xml(text: str) -> bool:
    """Tell whether a text that is no page is a feed, a drawing or other XML."""
    return bool(_XML.match(text))


def repair(text: str) -> Decoded:
    """Undo mojibake, line by line, and say on how many lines; quotation marks, ligatures and line ends stay."""
    if text.isascii():
        return Decoded(text)
    from ftfy import fix_encoding  # noqa: PLC0415 - a tenth of a second, for which plain ASCII need not wait

    lines = text.split("\n")
    repaired = [line if line.isascii() else fix_encoding(_CUT_QUOTE.sub("â€\x9d", line)) for line in lines]
    # Java's way to write a NUL would become one, and some letters would become spaces alone: neither is meant.
    repaired = [
        line if "\0" in mended or not mended.strip() else mended for line, mended in zip(lines, repaired, strict=True)
    ]
    mended = sum(one != other for one, other in zip(lines, repaired, strict=True))
    if not mended:
        return Decoded(text)
    return Decoded("\n".join(repaired), (f"mojibake repaired on {mended} line{'s' * (mended != 1)}",))
