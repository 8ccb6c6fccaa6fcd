"""What was found and a screen in, lines that a person reads out: evidence highlighted in the text, values in words.

A line is made of pieces with a tone. Where the screen shows no colour, evidence stands between signs instead. Nothing
of an article can steer the terminal: its control characters are left out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from almanac.importer.dialogue import answers
from almanac.importer.dialogue.labels import label
from almanac.importer.notes import said as said_of
from almanac.model import Status
from almanac.views import words
from almanac.views.parts import rank_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from almanac.importer.dialogue.answers import Sort
    from almanac.importer.extraction.article import Article
    from almanac.importer.findings import Finding, Reading, Recipient, Recognition
    from almanac.language import Language

WIDEST = 100
"""Columns beyond which a line is hard to read, however wide the screen is."""
NARROWEST = 20
"""Columns below which lines are no longer broken to fit; no terminal that anyone works in is so narrow."""
AROUND = 100
"""Characters of the article shown on either side of evidence: about two lines of a narrow screen."""
TOGETHER = 40
"""Characters between two passages that are shown as well rather than left out."""
MOST_LINES = 14
"""Lines of the article shown at once, so that the question below them stays on a screen of 24."""

CERTAIN = 0.9
"""Confidence from which a value is called certain: nine in ten of these are right."""
LIKELY = 0.75
"""Confidence from which it is called likely; below, it is to be looked at."""
GUESSED = 0.5
"""Confidence below which it is called a guess: it is wrong as often as not."""

SEPARATOR = " · "

RECIPIENT_FIELDS = ("place", "unit", "tier", "rank", "of", "score", "category", "received_by")
"""What may be found of a recipient, in the order of the front matter."""


class Tone(StrEnum):
    """How a piece of a line stands out."""

    PLAIN = ""
    LABEL = "label"
    EVIDENCE = "evidence"
    DOUBT = "doubt"
    FAINT = "faint"


class Piece(NamedTuple):
    """A run of a line in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """How many columns a terminal has, and whether colours and other attributes may be used on it."""

    columns: int
    colour: bool

    @property
    def width(self) -> int:
        """Return the columns that a line may take."""
        return max(NARROWEST, min(self.columns, WIDEST))


def plain(text: str) -> str:
    """Return a text in one line without characters that are not seen, those that steer a terminal among them."""
    spaced = re.sub(r"\s+", " ", text)
    return "".join(char for char in spaced if unicodedata.category(char)[0] != "C")


def wrapped(pieces: Iterable[Piece], screen: Screen, first: Line = (), later: Line = ()) -> tuple[Line, ...]:
    """Break running text into lines, the first behind `first`, all others behind `later`.

    A word that is longer than a line is cut.
    """
    run = tuple(Piece(plain(text), tone) for text, tone in pieces)
    text = "".join(piece.text for piece in run)
    room = screen.width - max(_length(first), _length(later))
    fitting = re.compile(rf"\S(?:.{{0,{room - 2}}}\S)?(?=\s|$)|\S{{{room}}}")
    found = tuple(fitting.finditer(text))
    if not found:
        return (first,)
    return tuple((*(later if number else first), *_cut(run, *match.span())) for number, match in enumerate(found))


def _length(line: Line) -> int:
    return sum(len(piece.text) for piece in line)


def _cut(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    position = 0
    for text, tone in pieces:
        part = text[max(0, start - position) : max(0, end - position)]
        if part:
            yield Piece(part, tone)
        position += len(text)


def passages(article: Article, spans: Iterable[tuple[int, int]], screen: Screen) -> tuple[Line, ...]:
    """Return what the article says around each span, the spans highlighted; too much of it is cut short."""
    bar = (Piece("│ ", Tone.FAINT),)
    marked = _merged(spans, 0)
    lines: list[Line] = []
    for start, end in _merged((_around(article, *span) for span in marked), TOGETHER, article.body):
        lines += wrapped(_marked(article.text, start, end, marked, screen), screen, bar, bar)
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - 1 :] = [(*bar, Piece("…", Tone.FAINT))]
    return tuple(lines)


def _merged(spans: Iterable[tuple[int, int]], apart: int, body: str = "") -> tuple[tuple[int, int], ...]:
    """Return spans in order, those made one that overlap or are no further apart and stand in one paragraph."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        before = merged[-1] if merged else (0, -1 - apart)
        if start <= before[1] + apart and "\n" not in body[before[1] : start]:
            merged[-1] = (before[0], max(before[1], end))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def _around(article: Article, start: int, end: int) -> tuple[int, int]:
    """Return where the passage around a span begins and ends: at words, and within its paragraph."""
    # A text that was hard-wrapped has its paragraphs in one line in the body, and offsets are the same in both.
    body = article.body
    left = max(body.rfind("\n", 0, start) + 1, start - AROUND)
    right = body.find("\n", end)
    right = min(len(body) if right < 0 else right, end + AROUND)
    while 0 < left < start and not body[left - 1].isspace():
        left += 1
    while end < right < len(body) and not body[right].isspace():
        right -= 1
    return left, right


def _marked(text: str, start: int, end: int, spans: Sequence[tuple[int, int]], screen: Screen) -> Iterator[Piece]:
    opening, closing = ("", "") if screen.colour else ("»", "«")
    if text[:start].rpartition("\n")[2].strip():
        yield Piece("… ", Tone.FAINT)
    position = start
    for left, right in spans:
        if start <= left and right <= end:
            yield Piece(text[position:left])
            yield Piece(f"{opening}{text[left:right]}{closing}", Tone.EVIDENCE)
            position = right
    yield Piece(text[position:end])
    if text[end:].partition("\n")[0].strip():
        yield Piece(" …", Tone.FAINT)


def confidence(value: float, t: Language) -> Piece | None:
    """Return how sure a value is, in a word; None where a person has confirmed it."""
    if value >= 1:
        return None
    if value >= CERTAIN:
        return Piece(t.pgettext("keyakinan", "yakin"), Tone.FAINT)
    if value >= LIKELY:
        return Piece(t.pgettext("keyakinan", "cukup yakin"), Tone.FAINT)
    if value >= GUESSED:
        return Piece(t.pgettext("keyakinan", "perlu dilihat"), Tone.DOUBT)
    return Piece(t.pgettext("keyakinan", "tebakan"), Tone.DOUBT)


def result(recipient: Recipient, t: Language) -> str:
    """Return what a recipient got, who won it and who took it, as far as known."""
    parts = []
    if recipient.unit:
        parts.append(recipient.unit.value)
    if recipient.tier:
        parts.append(t.gettext("tingkat %(tier)s") % {"tier": recipient.tier.value})
    if recipient.rank:
        parts.append(rank_text(recipient.rank.value, recipient.of.value if recipient.of else None, t))
    if recipient.score:
        parts.append(t.gettext("nilai %(score)s") % {"score": recipient.score.value})
    if recipient.category:
        parts.append(t.gettext("kategori %(category)s") % {"category": recipient.category.value})
    if recipient.received_by:
        person = answers.people(t).told(recipient.received_by.value)
        parts.append(t.gettext("diterima %(person)s") % {"person": person})
    return ", ".join(parts)


def parts(recipient: Recipient) -> tuple[Finding[Any], ...]:
    """Return everything that was found of a recipient, its place first."""
    return tuple(found for name in RECIPIENT_FIELDS if (found := getattr(recipient, name)))


def named_findings(recognition: Recognition) -> Iterator[tuple[str, Finding[Any]]]:
    """Yield every value that was found of a recognition, with its field, in the order of the front matter."""
    for name in ("award", "edition", "conferred", "venue"):
        found = getattr(recognition, name)
        if found and found.value:
            yield name, found
    yield from (("issuers", found) for found in recognition.issuers)
    yield from (("presenters", found) for found in recognition.presenters)
    yield from (("recipients", found) for recipient in recognition.recipients for found in parts(recipient))
    if recognition.recipients_total:
        yield "recipients_total", recognition.recipients_total


def heading(recognition: Recognition, t: Language) -> str:
    """Return a recognition in one line: what, and who got it."""
    names = t.listed([recipient.place.value.name for recipient in recognition.recipients])
    return f"{recognition.award.value}: {names}" if names else recognition.award.value


def tally(reading: Reading, t: Language) -> str:
    """Return how many recognitions were found, or why there are none."""
    number = len(reading.recognitions)
    if number:
        return t.ngettext("%(n)s pengakuan ditemukan.", "%(n)s pengakuan ditemukan.", number)
    none = t.gettext("Tidak ada pengakuan yang ditemukan.")
    return f"{none} ({said_of(reading.reason, t)})" if reading.reason else none


def beginning(reading: Reading, screen: Screen, t: Language) -> Iterator[Line]:
    """Yield what the article is and how many recognitions were found in it."""
    article = reading.article
    if article.title:
        yield from wrapped([Piece(article.title, Tone.LABEL)], screen)
    source = [found.value for found in (reading.publisher, reading.published) if found]
    if source:
        yield from wrapped([Piece(" · ".join(source))], screen)
    yield from wrapped([Piece(tally(reading, t))], screen)
    yield from wrapped([Piece(t.gettext("Tidak ada yang ditulis sebelum Anda selesai."))], screen)


def recognised(
    article: Article, recognition: Recognition, number: int, of: int, screen: Screen, t: Language
) -> Iterator[Line]:
    """Yield a recognition above its questions: all its evidence in the text, which it is, and what is doubtful."""
    found = tuple(named_findings(recognition))
    yield (Piece("─" * screen.width, Tone.FAINT),)
    # The evidence goes first, so that on a small screen what it is evidence of stays in sight above the question.
    yield from passages(article, (finding.spans[0] for _, finding in found if finding.spans), screen)
    title = t.gettext("Pengakuan %(number)s dari %(of)s") % {"number": number, "of": of}
    name = heading(recognition, t)
    yield from wrapped([Piece(f"{title}. {name}" if name else title, Tone.LABEL)], screen)
    doubtful = sorted((finding.confidence, name) for name, finding in found if finding.confidence < LIKELY)
    if doubtful:
        names = t.listed([label(name, t) for name in dict.fromkeys(name for _, name in doubtful)])
        yield from wrapped([Piece(t.gettext("Perlu dilihat: %(names)s.") % {"names": names}, Tone.DOUBT)], screen)


def headed(title: str, explained: str, message: str, screen: Screen) -> tuple[Line, ...]:
    """Return what a question begins with: what is asked for, and what was wrong with the answer before."""
    said = [Piece(title, Tone.LABEL), Piece(f" · {explained}" if explained else "", Tone.FAINT)]
    return ((), *wrapped(said, screen), *(wrapped([Piece(message, Tone.DOUBT)], screen) if message else ()))


def found(
    sort: Sort[Any],
    finding: Finding[Any] | None,
    options: Sequence[Any],
    article: Article,
    screen: Screen,
    t: Language,
) -> tuple[Line, ...]:
    """Return a value, its evidence, and what else it may be, by number."""
    lines: list[Line] = []
    if finding:
        lines += _value(sort.told(finding.value), (finding,), screen, t, "Enter) " if options else "")
        lines += _behind((finding,), article, screen, t)
    told = (sort.told(value) for value in options)
    lines += joined(told if sort.numeric else (f"{n}) {one}" for n, one in enumerate(told, 1)), screen, "  ")
    return tuple(lines)


def found_several(
    rows: Sequence[tuple[str, tuple[Finding[Any], ...]]],
    usual: Sequence[str],
    article: Article,
    screen: Screen,
    t: Language,
) -> tuple[Line, ...]:
    """Return the items of a list by number, their evidence, and what can be done with them.

    `usual` are items that are not in the list and often are in such a one, and have numbers of their own.
    """
    lines: list[Line] = []
    for number, (told, findings) in enumerate(rows, 1):
        lines += _value(told, findings, screen, t, f"{number} ")
    lines += _behind([finding for _, findings in rows for finding in findings], article, screen, t)
    numbered = [f"+{number} {told}" for number, told in enumerate(usual, 1)]
    if usual:
        lines += ((Piece(t.gettext("Biasanya, menurut registri:")),), *joined(numbered, screen, "  "))
    if rows:
        message = t.gettext("Nomor mengubah, -nomor mengeluarkan, nama menambah.")
        lines += wrapped([Piece(message, Tone.FAINT)], screen)
    return tuple(lines)


def _value(
    told: str, findings: Sequence[Finding[Any]], screen: Screen, t: Language, mark: str = ""
) -> tuple[Line, ...]:
    """Return a value with how sure the least sure part of it is."""
    sure = confidence(min(finding.confidence for finding in findings), t)
    said = [Piece(told), *([Piece(" · "), sure] if sure else [])]
    first = (Piece(f"  {mark}"),)
    return wrapped(said, screen, first, (Piece(" " * _length(first)),))


def _behind(findings: Sequence[Finding[Any]], article: Article, screen: Screen, t: Language) -> Iterator[Line]:
    """Yield the evidence for values, and what speaks against them."""
    yield from passages(article, (finding.spans[0] for finding in findings if finding.spans), screen)
    for note in dict.fromkeys(finding.note for finding in findings if finding.note):
        yield from wrapped(
            [Piece(t.gettext("Catatan: %(note)s") % {"note": said_of(note, t)})], screen, (), (Piece("  "),)
        )


def joined(parts: Iterable[str], screen: Screen, indent: str = "") -> tuple[Line, ...]:
    """Return short texts side by side, none of them broken unless it is longer than a line; empty ones are left out."""
    rows: list[str] = []
    for part in filter(None, parts):
        if rows and len(indent) + len(rows[-1]) + len(SEPARATOR) + len(part) <= screen.width:
            rows[-1] += SEPARATOR + part
        else:
            rows.append(part)
    first = (Piece(indent),) if indent else ()
    return tuple(line for row in rows for line in wrapped([Piece(row)], screen, first, first))


def overview(recognitions: Sequence[Recognition], screen: Screen, t: Language) -> Iterator[Line]:
    """Yield what is about to be written, a few lines for each recognition."""
    for number, recognition in enumerate(recognitions, 1):
        indent = (Piece("   "),)
        first = (Piece(f"{number:>2} "),)
        yield from wrapped([Piece(heading(recognition, t), Tone.LABEL)], screen, first, indent)
        facts = [words.kind(recognition.kind, t)]
        if recognition.edition:
            facts.append(t.gettext("edisi %(year)s") % {"year": recognition.edition.value})
        if recognition.conferred:
            facts.append(answers.dates(t).told(recognition.conferred.value))
        facts += [body.value.name for body in recognition.issuers]
        if recognition.status is not Status.REPORTED:
            facts.append(words.status(recognition.status, t))
        yield from wrapped([Piece(" · ".join(facts))], screen, indent, indent)
