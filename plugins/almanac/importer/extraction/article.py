"""What somebody copied from a page in, an article out: its own words, its headline, and what was set aside.

Everything found later is told by offsets into `Article.text`. What is not the article's own words is blanked in
`Article.body`, which is as long as the text, so that no offset ever moves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from almanac.importer.extraction.publication import PageFacts, Publication, read_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_HEADLINE = 160
"""Letters of a line that may be a headline."""
LONGEST_SENTENCE = 1_500
"""Letters of a sentence; what goes on for longer is no prose, and reading it as one would take for ever."""
FEWEST_WORDS = 4
"""Words of a line that may be a headline."""
WRAPPED_SHARE = 0.3
"""Share of line ends after which a line goes on in small letters, from which on a text counts as hard-wrapped."""

# What begins a part that is no more of the article, up to the end of the text.
_TAIL = re.compile(
    r"(?:(?:berita|artikel|tulisan|posting(?:an)?|konten|informasi|video)\s+)?(?:terkait|lainnya|terkini|terbaru|"
    r"populer|"
    r"terpopuler|pilihan|rekomendasi|sebelumnya|selanjutnya)|tags?|topik|label|catatan(?:\s+(?:berita|redaksi))?|"
    r"sumber\s+berita|related\s+(?:posts?|articles?|news)|"
    r"(?:baca|simak|lihat)\s+juga|berita\s+populer|kabar\s+daerah|komentar(?:\s*\(\d+\))?|\d+\s+(?:comments?|komentar)|"
    r"no\s+comments?|leave\s+a\s+(?:reply|comment)|tinggalkan\s+(?:balasan|komentar)|posting\s+komentar|"
    r"you\s+may\s+also\s+like|more\s+from.*|trending|most\s+read|share\s+this.*|bagikan(?:\s+ini)?|ikuti\s+kami.*",
    re.IGNORECASE,
)
# A line that is furniture wherever it stands.
_ASIDE = re.compile(
    r"(?:[(\[]?\s*(?:baca|simak|lihat|tonton)(?:\s+(?:juga|pula)\b|\s*:).*"
    r"|(?:berita|artikel|tulisan)\s+(?:lain(?:nya)?|terkait)\s*:.*"
    r"|scroll\s+to\s+continue.*|advertisement|advertorial|iklan|adv|lanjutkan\s+membaca.*|halaman\s+selanjutnya.*"
    r"|bersambung\s+(?:ke|di)\b.*|(?:lanjutan|sambungan)\s+dari\b.*"
    r"|related\s*:.*|(?:editor|reporter|penulis|pewarta|wartawan|redaktur|fotografer|sumber|source|author|"
    r"uploader)\s*:.*"
    r"|(?:foto|photo|caption|dok(?:umentasi)?)\s*:.*"
    r"|di(?:posting|unggah|publikasikan)(?:kan)?\s+(?:pada|oleh|tanggal)\b.*|posted\s+(?:on|by|in)\b.*"
    r"|dilihat\s*:?.*|dibaca\s*:?.*|views?\s*:?\s*\d*|\d[\d.,]*\s*(?:views?|kali\s+dibaca|x\s+dibaca|shares?|klik)"
    r"|copyright.*|©.*|hak\s+cipta.*|unduh\s+(?:selengkapnya|di\s*sini).*|download.*"
    r"|(?:facebook|twitter|whatsapp|telegram|line|pinterest|email|print|cetak|copy\s+link|salin\s+tautan)(?:\s+\w+)?"
    r"|(?:\S[^|»]*?(?:\s{2,}|\s*[|»]\s*)){3,}\S.*|A-\s+A\s+A\+|(?:tags?|label|topik)\s*:.*|sub\s?bagian\b.*|"
    r"(?:klip+ing|guntingan)\b.*"
    r"|selamat\s+datang\s+di\b.*|(?:beranda|home)(?:\s*[>/»|].*)?|x)\s*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"[(/]\s*(?:foto|photo|dok\w*|humas|ist(?:imewa)?|antara)\b[^()]*\)?/?\s*$|foto\s*:|\.\s*dok(?:umentasi)?\b[^.]*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[\s•*·–-]*")
_NO_SENTENCE = re.compile(r"[^.!?…]*")
_ENDS = tuple('.!?…:;"”’)»')
# After these a full stop ends no sentence.
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:dr|drs|dra|prof|ir|h|hj|k\.?h|st|no|nomor|kab|kec|jl|jln|hal|tgl|komjen|irjen|brigjen|letjen|mayjen|kol|"
    r"s\.?h|s\.?e|s\.?t|m\.?m|m\.?si|m\.?pd|s\.?pd|s\.?sos|ph\.?d|mr|mrs|ms|vs|dll|dsb|dkk|a\.?n|u\.?b|pt|cv|tbk|rp|"
    r"sdr|"
    r"st|ny|tn|bp)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_SPLIT_NAME = re.compile(r"\b(?:kab|kec|prov|dr|drs|ir|hj?)\.[^\S\n]*$", re.IGNORECASE)
"""What no line ends with but where it was broken within a name."""
_NUMBER_OF_LIST = re.compile(r"(?:^|\n)\s*\d{1,2}\.$")
_LONE_NUMBER = re.compile(r"(?:^|\n)\s*\d{1,2}[.)]?$")
"""A line of a list that was broken after its number."""
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s+[\"“‘(\[]*[A-Z0-9])|\n")


class Span(NamedTuple):
    """A run of characters of a text, from `start` up to but not including `end`."""

    start: int
    end: int


class Aside(NamedTuple):
    """A run that is not the article's own, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was read; `headline` is where it stands in it. `address` is the page's, where known."""

    name: str
    text: str
    body: str
    headline: Span | None = None
    asides: tuple[Aside, ...] = ()
    publication: Publication = field(default_factory=Publication)
    address: str | None = None
    page_headline: str | None = None

    @property
    def title(self) -> str | None:
        """Return the headline in one line: that of the page, where it says so, or of the text."""
        if self.page_headline:
            return self.page_headline
        return " ".join(self.text[slice(*self.headline)].split()) if self.headline else None


def read_article(text: str, name: str, address: str | None = None, facts: PageFacts | None = None) -> Article:
    """Tell an article's own words from what stands around them; `facts` are what its page says of itself."""
    lines = tuple(_lines(text))
    publication = read_publication(text, lines, address, facts)
    asides = tuple(_asides(text, lines)) + tuple(Aside(*line, "publication") for line in publication.lines)
    body = list(text)
    for start, end, _ in asides:
        body[start:end] = ["\n" if char == "\n" else " " for char in body[start:end]]
    blanked = "".join(body)
    unwrapped = _unwrapped(blanked)
    return Article(
        name,
        text,
        unwrapped,
        _headline(unwrapped),
        tuple(sorted(asides)),
        publication,
        address,
        facts.headline if facts else None,
    )


def sentences(body: str) -> Iterator[Span]:
    """Yield where each sentence stands, without the space around it."""
    start = 0
    for match in _SENTENCE_END.finditer(body):
        if match[0] == "\n" and _SPLIT_NAME.search(body, max(0, match.start() - 8), match.start()):
            continue
        if match[0] == "\n" and _LONE_NUMBER.search(body, max(0, match.start() - 6), match.start()):
            continue
        if match[0] != "\n" and _NUMBER_OF_LIST.search(body, max(0, match.start() - 5), match.start() + 1):
            continue
        if match[0] != "\n" and _ABBREVIATIONS.search(body, max(0, match.start() - 8), match.start() + 1):
            continue
        yield from _stripped(body, start, match.end())
        start = match.end()
    yield from _stripped(body, start, len(body))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a part without the space around it; one that is too long for a sentence in pieces, cut between words."""
    while start < end and text[start].isspace():
        start += 1
    while start < end:
        cut = end if end - start <= LONGEST_SENTENCE else start + LONGEST_SENTENCE
        if cut < end:
            cut = max(text.rfind(" ", start, cut), text.rfind("\n", start, cut), start) + 1
            cut = cut if cut > start + 1 else start + LONGEST_SENTENCE
        bare = text[start:cut].rstrip()
        if bare:
            yield Span(start, start + len(bare))
        start = cut


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield from _stripped(text, start, start + len(line))
        start += len(line)


def _asides(text: str, lines: tuple[Span, ...]) -> Iterator[Aside]:
    seen: set[str] = set()
    told = False
    """Whether a sentence of the article has gone before: what looks like a part at the end may else be its menu."""
    for span in lines:
        line = text[slice(*span)]
        bare = line[_BULLET.match(line).end() :].rstrip(" :*")  # type: ignore[union-attr]  # it matches nothing as well
        if told and _TAIL.fullmatch(bare):
            yield Aside(span.start, len(text.rstrip()), "what follows the article")
            return
        key = " ".join(bare.casefold().split())
        if _TAIL.fullmatch(bare) or _ASIDE.fullmatch(bare):
            yield Aside(*span, "furniture of the page")
        elif key in seen and len(key) > 20:
            yield Aside(*span, "repeated")
        elif _CAPTION.search(line):
            yield Aside(*span, "caption")
        elif not told and (line.startswith("•") or (line.isupper() and " " not in line)):
            yield Aside(*span, "menu")
        else:
            told = told or line.endswith((".", ".”", '."', ")"))
        seen.add(key)


def _headline(body: str) -> Span | None:
    """Return the line before the first sentence that is most like a headline: some words, not all in capitals."""
    before: list[Span] = []
    for span in _lines(body):
        line = body[slice(*span)]
        if len(line) > LONGEST_HEADLINE or line.endswith((".", ",", ";", '"', "”")) or re.search(r"\.\s+[A-Z]", line):
            break
        before.append(span)
    else:
        return None
    likely = [span for span in before if len(body[slice(*span)].split()) >= FEWEST_WORDS]
    mixed = [span for span in likely if not body[slice(*span)].isupper()]
    return next(iter(mixed or likely or before), None)


def _unwrapped(body: str) -> str:
    """Return the text with the line ends that only broke a line too long made spaces."""
    breaks = list(re.finditer(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)", body))
    inside = [match for match in breaks if not body[: match.start()].endswith(_ENDS)]
    small = sum(body[match.end() :].lstrip()[:1].islower() for match in inside)
    if not inside or small < WRAPPED_SHARE * len(inside):
        return body
    joined = list(body)
    for match in inside:
        joined[match.end() - 1] = " "
    return "".join(joined)
