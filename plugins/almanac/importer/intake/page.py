"""A page's HTML in, its article out: the text, what the page says of itself, and what else stood on it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from almanac.importer.intake.encoding import LONGEST_TEXT, SourceError
from almanac.importer.intake.page_facts import Facts, names, read_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ELEMENTS = 12_000
"""Elements of a page. News pages have 1,000 to 6,000; telling text from furniture takes up to 0.1 ms for each."""

LARGE_PAGE = 3_000
"""Elements from which on a second and a third opinion on the text are not asked for: these take time by the square."""

LONGEST_PAGE = 2 * LONGEST_TEXT
"""Characters of all that a page shows; menus and lists of links are seldom as long as the article."""

MOST_RUN_TOGETHER = 20
"""Lines that are taken apart where they run several blocks together; a text that is found otherwise has few or none."""

LONGEST_NAME = 200
"""Characters of an attribute that may tell what an element is; longer ones hold styles, pictures and scripts."""

SHORTEST_SENTENCE = 30
"""Letters of a sentence which shows that an article was found, and not a menu alone."""

LONGEST_BYLINE = 160
"""Letters of a line under a headline that may tell when the article came out."""

SURE_LETTERS = 30
"""Letters from which on a block that stands anywhere in the article is part of it; a shorter one must be a line."""

_TAG = re.compile(r"<[a-z]", re.IGNORECASE)
# What XML, and so the parser, has no place for.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

# What a browser shows on lines of its own.
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "select", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "textarea", "title",
})  # fmt: skip
_KEPT = frozenset({"content", "href"})
_WHY_BY_TAG = {
    "nav": "menu",
    "footer": "footer",
    "aside": "sidebar",
    "figcaption": "caption",
    "form": "form",
    "button": "button",
    "select": "form",
}
_WHY_BY_NAME = (
    ("comments", re.compile(r"\b(?:comments?|disqus|komentar|respond)\b")),
    ("share buttons", re.compile(r"\b(?:share|sharing|social|sosmed|bagikan|addtoany|sharedaddy)\b")),
    ("related links", re.compile(r"\b(?:related|terkait|(?:baca|lihat) ?juga|rekomendasi|recommended)\b")),
    ("tags", re.compile(r"\b(?:tags|tagcloud|tag links|tag list)\b")),
    ("menu", re.compile(r"\b(?:menu|nav|navbar|navigation|breadcrumbs?)\b")),
    ("advertisement", re.compile(r"\b(?:ads|adsbygoogle|advert\w*|iklan)\b")),
    ("caption", re.compile(r"\bcaption\b")),
    ("footer", re.compile(r"\b(?:footer|copyright)\b")),
    ("sidebar", re.compile(r"\b(?:sidebar|widget|popular|terpopuler|trending)\b")),
    ("cookie notice", re.compile(r"\b(?:cookies?|consent)\b")),
)
_REST = "outside the article"
_NO_BYLINE = frozenset({"comments", "related links", "menu"})
# A sidebar may be a box in the article.
_NO_TEXT = frozenset({why for why, _ in _WHY_BY_NAME} | {"form", "button"}) - {"sidebar"}

_SENTENCE = re.compile(rf"(?:^|(?<=[.!?…]))[^.!?…]{{{SHORTEST_SENTENCE},}}+[.!?…]")
_NO_ARTICLE = re.compile(r"\W*(?:copyright|©|hak cipta|all rights reserved)", re.IGNORECASE)
_DATE = re.compile(
    r"\b\d{1,2}(?:\s*[-/.]\s*\d{1,2}\s*[-/.]\s*|[-\s]+[^\W\d_]{3,10}[-,.\s]+)(?:19|20)\d{2}\b|\b20\d{2}[-/]\d{2}[-/]\d{2}\b"
)
_RULE = re.compile(r"[|\s:-]*")


class Removed(NamedTuple):
    """Text that stood on a page and is not the article's own, and why it was taken for that."""

    text: str
    why: str


class _Block(NamedTuple):
    """What a browser shows on lines of its own, what its surroundings are called, and its letters and digits alone."""

    text: str
    why: str
    bare: str


class Page(NamedTuple):
    """An article as a page has it, what the page says of it, and what else stood there."""

    text: str
    facts: Facts
    furniture: tuple[Removed, ...]


def read_page(html: str, name: str) -> Page:
    """Return the article of a page, or raise SourceError where it has none.

    The text begins with the headline, on a line of its own, and the line under it that tells when it came out; each
    paragraph and each item of a list has its line, and the cells of a table are set apart by tabs.
    """
    elements = len(_TAG.findall(html))
    if elements > MOST_ELEMENTS:
        wrong = f"the page has more than {MOST_ELEMENTS:,} elements, which no article needs"
        raise SourceError(name, wrong, "copy the article's text and import that")
    tree = _tree(html)
    blocks = () if tree is None else tuple(_blocks(tree))
    if sum(len(block.text) for block in blocks) > LONGEST_PAGE:
        wrong = f"the page shows more than {LONGEST_PAGE:,} characters"
        raise SourceError(name, wrong, "copy the part that reports the recognition and import that")
    main = None if tree is None else _main_text(tree, is_large=elements > LARGE_PAGE)
    if not main or not _has_sentence(main):
        mend = "open it in a browser, copy the article's text and import that"
        raise SourceError(name, "no article was found on the page, only menus, links or nothing", mend)
    facts = read_facts(tree)
    text, furniture = _assembled(main, facts.headline, blocks)
    if len(text) > LONGEST_TEXT:
        wrong = f"its text has {len(text):,} characters, more than the {LONGEST_TEXT:,} that an article may have"
        raise SourceError(name, wrong, "copy the part that reports the recognition and import that")
    return Page(text, facts, furniture)


def _tree(html: str) -> Any:
    """Return the page as a tree, without what only readers without scripts see."""
    import trafilatura  # noqa: PLC0415 - it takes 0.3 s to load, for which plain text need not wait

    # What it could not read is told by our own messages.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    clean = _NO_XML.sub("", html)
    # It takes what does not say "html" at its very beginning for something else.
    tree = trafilatura.load_html(clean if "html" in clean[:50].lower() else f"<!DOCTYPE html>\n{clean}")
    for unseen in () if tree is None else list(tree.iter("noscript")):
        unseen.clear(keep_tail=True)
    for element in () if tree is None else tree.iter():
        for key in [key for key, value in element.items() if len(value) > LONGEST_NAME and key not in _KEPT]:
            del element.attrib[key]
    return tree


def _main_text(tree: Any, *, is_large: bool) -> str:
    import trafilatura  # noqa: PLC0415 - as above

    document: Any = trafilatura.bare_extraction(tree, favor_recall=True, include_comments=False, fast=is_large)
    lines = (document.text or "").splitlines() if document else ()
    return "\n".join(
        "\t".join(cell.strip() for cell in line.strip("| ").split("|")) if line.startswith("|") else line.strip()
        for line in lines
        if not _RULE.fullmatch(line)
    )


def _has_sentence(text: str) -> bool:
    return any(_SENTENCE.search(line) and not _NO_ARTICLE.match(line) for line in text.splitlines())


def _assembled(main: str, headline: str | None, blocks: tuple[_Block, ...]) -> tuple[str, tuple[Removed, ...]]:
    """Return the text below its headline and byline, and what is not in it, neighbours of one kind as one."""
    title = _bare(headline or "")
    found = list(_lines(main, blocks))
    own = _own(found, title, blocks)
    foreign = {block.bare for block in blocks} - {block.bare for block in own} - {title}
    lines = [line for line in found if _bare(line) not in foreign]

    bylines = _bylines(title, blocks, own)
    start = next((at for at, block in enumerate(blocks) if title and block.bare == title), 0)
    top = _top(lines, title, {block.bare for block in blocks[:start]})
    told = {title, *(block.bare for block in bylines)}
    gone = [Removed(line, "above the headline") for line in lines[:top] if _bare(line) not in told]
    gone += [Removed(block.text, block.why) for block in blocks if block not in own and block not in bylines]
    furniture = tuple(
        Removed("\n".join(piece.text for piece in group), why) for why, group in groupby(gone, lambda piece: piece.why)
    )
    head = [*([headline] if headline else ()), *(block.text for block in bylines)]
    return "\n".join([*head, *(line for line in lines[top:] if _bare(line) not in told - {title})]), furniture


def _lines(main: str, blocks: tuple[_Block, ...]) -> Iterator[str]:
    """Yield a text's lines; where one runs several blocks together, as in very short articles, each has its own."""
    known = {block.bare for block in blocks}
    left = MOST_RUN_TOGETHER
    for line in main.splitlines():
        if "\t" in line or left == 0 or _bare(line) in known:
            yield line
        else:
            left -= 1
            yield from _taken_apart(_bare(line), blocks) or (line,)


def _taken_apart(bare: str, blocks: tuple[_Block, ...]) -> tuple[str, ...]:
    """Return the texts of the blocks of which a line consists; none where it does not."""
    for start in [at for at, block in enumerate(blocks) if block.bare and bare.startswith(block.bare)][
        :MOST_RUN_TOGETHER
    ]:
        at, pieces = 0, []
        for block in blocks[start:]:
            if block.bare and bare.startswith(block.bare, at):
                at += len(block.bare)
                pieces.append(block.text)
            if at == len(bare):
                return tuple(pieces)
    return ()


def _own(lines: list[str], title: str, blocks: tuple[_Block, ...]) -> set[_Block]:
    """Return the blocks of the article: those in its text, unless they stand in what is furniture by its name."""
    whole = "\n".join(_bare(line) for line in lines)
    kept = {"", title, *(_bare(cell) for line in lines for cell in line.split("\t"))}
    found = [
        block for block in blocks if block.bare in kept or (len(block.bare) >= SURE_LETTERS and block.bare in whole)
    ]
    letters: Counter[str] = Counter()
    for block in found:
        letters[block.why] += len(block.text)
    # What most of the text stands in is no furniture, whatever its name: "content with-menu".
    furniture = _NO_TEXT - {why for why, _ in letters.most_common(1)}
    return {block for block in found if block.why not in furniture}


def _bylines(title: str, blocks: tuple[_Block, ...], own: set[_Block]) -> list[_Block]:
    """Return the blocks that give a date right above the headline, or between it and the text."""
    start = next((at for at, block in enumerate(blocks) if title and block.bare == title), None)
    if start is None:
        return []
    below = takewhile(lambda block: block not in own or block.bare in {"", title} or _is_byline(block), blocks[start:])
    return [block for block in (*blocks[max(0, start - 1) : start], *below) if _is_byline(block)]


def _top(lines: list[str], title: str, above: set[str]) -> int:
    """Return how many lines a text begins with that are its headline, or stand above that on the page."""
    words = [_bare(line) for line in lines]
    sentence = next((at for at, line in enumerate(lines) if _SENTENCE.search(line)), len(lines))
    repeats = [at for at, word in enumerate(words[: sentence + 1]) if title and word == title]
    if repeats:
        return repeats[-1] + 1
    return next((at for at in range(sentence) if words[at] not in above), sentence)


def _is_byline(block: _Block) -> bool:
    """Tell whether a block under a headline may be the line that tells when the article came out."""
    return block.why not in _NO_BYLINE and len(block.text) <= LONGEST_BYLINE and bool(_DATE.search(block.text))


def _bare(text: str) -> str:
    """Return the letters and digits alone: spacing and list marks are not the same on the page and in its text."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _blocks(tree: Any) -> Iterator[_Block]:
    """Yield each run of text that a browser shows on lines of its own, with what its surroundings are called."""
    whys, pending = [_REST], [""]
    steps = [(element, False) for element in reversed(list(tree.iter("body")))][-1:]
    while steps:
        element, is_done = steps.pop()
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            pending.append(element.tail or "")
            continue
        if element.tag in _BLOCKS:
            text = " ".join("".join(pending).split())
            if text:
                yield _Block(text, whys[-1], _bare(text))
            pending.clear()
        if is_done:
            whys.pop()
            pending.append(element.tail or "")
        else:
            whys.append((_why(element) if element.tag != "body" else None) or whys[-1])
            pending.append(element.text or "")
            steps.append((element, True))
            steps += [(child, False) for child in reversed(element)]


def _why(element: Any) -> str | None:
    named = names(element)
    return next((why for why, form in _WHY_BY_NAME if form.search(named)), _WHY_BY_TAG.get(element.tag))
