"""A finding in, the value for a draft out: bare where it is sure, marked with what speaks for and against it elsewhere.

A value that the schema does not take, or that is a sentence of the article rather than a name, is left out, and its
mark says so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from almanac.importer.drafting.front_matter import Marked, one_line
from almanac.importer.extraction.article import sentences
from almanac.importer.extraction.bodies import Body
from almanac.importer.findings import Person
from almanac.importer.notes import said
from almanac.model import Place
from almanac.schema import PersonMatter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from almanac.importer.extraction.article import Article, Span
    from almanac.importer.findings import Finding
    from almanac.language import Language
    from almanac.schema import Declared

SURE_FROM = 0.85
"""Confidence from which on a value goes without a mark: about one in seven below it is wrong, and worth a look."""
LONGEST_EVIDENCE = 60
"""Letters of the text that a comment quotes: a few words, never a sentence."""
LONGEST_PHRASE = 120
"""Letters of a name, venue, unit or category. The longest on record has 83; what is half as long again is prose."""
SHORTEST_SENTENCE = 6
"""Words from which on what stands between two full stops counts as a sentence, and not as a name in a list."""
SENTENCE_SHARE = 0.8
"""Share of a sentence's words from which on a value is that sentence, its dateline apart, and not a name in it."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Context:
    """What it takes to say why a value is doubtful: the article, where its sentences stand, and a language."""

    article: Article
    sentences: tuple[Span, ...]
    t: Language


def context_of(article: Article, t: Language) -> Context:
    """Return an article with its sentences told apart once."""
    return Context(article, tuple(sentences(article.body)), t)


def judged(
    context: Context, finding: Finding[Any], value: object, *reasons: str, others: Iterable[object] = ()
) -> object:
    """Return a value, marked if its finding is not sure, has a note or alternatives, or there are other reasons.

    `others` are possible values besides the finding's own alternatives.
    """
    t = context.t
    why = list(reasons)
    if finding.confidence < SURE_FROM:
        why.insert(0, t.gettext("keyakinan %(share)s") % {"share": f"{finding.confidence:.0%}"})
    if finding.note:
        why.append(said(finding.note, context.t))
    options = [shown(other) for other in (*finding.alternatives, *others)]
    if not (why or options):
        return value
    return Marked(value, _reason(context, why, finding.spans, options), finding.confidence)


def refused(context: Context, finding: Finding[Any]) -> Marked:
    """Return no value, marked with what the text gives instead of one."""
    given = {"value": cut(shown(finding.value))}
    why = (
        context.t.gettext("dikosongkan: “%(value)s” terlalu panjang, berupa kalimat, atau tidak dapat diterima") % given
    )
    return Marked(None, why, finding.confidence)


def field_of(context: Context, finding: Finding[Any] | None, declaration: type[Declared], name: str) -> object:
    """Return the value of a field as its declaration takes it, None where there is no finding."""
    if finding is None:
        return None
    value = finding.value
    if isinstance(value, str):
        value = one_line(value)
        if not is_name(context, finding, value):
            return refused(context, finding)
    return judged(context, finding, value) if fits(declaration, name, value) else refused(context, finding)


def person_of(context: Context, finding: Finding[Person] | None) -> dict[str, object] | None:
    """Return name and office of somebody, the mark at the first of them; None where neither is known or of use."""
    if finding is None:
        return None
    known: dict[str, object] = {}
    for name, given in (("name", finding.value.name), ("office", finding.value.office)):
        text = one_line(given or "")
        if text and is_name(context, finding, text) and fits(PersonMatter, name, text):
            known[name] = text if known else judged(context, finding, text)
        elif text:
            known[name] = refused(context, finding)
    return known or None


def is_name(context: Context, finding: Finding[Any], text: str) -> bool:
    """Tell whether a text that a finding gives is a name or a few words, and not prose or most of a sentence."""
    if not 0 < len(text) <= LONGEST_PHRASE or len(tuple(sentences(text))) > 1:
        return False
    stands = context.article.text.find(text)
    anywhere = ((stands, stands + len(text)),) if stands >= 0 else ()
    for start, end in finding.spans or anywhere:
        left, right = _sentence_around(context, start, end)
        words = _WORD.findall(context.article.text[left:right])
        if len(words) >= SHORTEST_SENTENCE and len(text.split()) >= SENTENCE_SHARE * len(words):
            return False
    return True


def shown(value: object) -> str:
    """Return a value as a person would write it into a draft."""
    match value:
        case Place():
            return value.slug
        case Body():
            return value.id or one_line(value.name)
        case Person():
            return one_line(", ".join(filter(None, (value.name, value.office))))
    return one_line(str(value))


def quoted(context: Context, spans: tuple[tuple[int, int], ...]) -> str:
    """Return the few words of the text that the first span holds, with those around it, but no sentence as a whole."""
    if not spans:
        return ""
    start, end = spans[0]
    if not 0 <= start < end <= len(context.article.text):
        return ""
    left, right = _sentence_around(context, start, end)
    text = context.article.text
    words = [(match.start() + left, match.end() + left) for match in _WORD.finditer(text[left:right])]
    held = [number for number, (begin, stop) in enumerate(words) if begin < end and start < stop]
    if not held:
        return ""
    first, last = held[0], held[-1]
    grown = True
    while grown:
        grown = False
        for more_left, more_right in ((1, 0), (0, 1)):
            begin, stop = first - more_left, last + more_right
            if begin < 0 or stop >= len(words) or stop - begin + 1 == len(words):
                continue
            if words[stop][1] - words[begin][0] <= LONGEST_EVIDENCE:
                first, last, grown = begin, stop, True
    if len(words) == last - first + 1 >= SHORTEST_SENTENCE:
        return cut(f"{one_line(text[words[first][0] : words[last - 1][1]])} …")
    return cut(one_line(text[words[first][0] : words[last][1]]).rstrip(".!?"))


def _sentence_around(context: Context, start: int, end: int) -> tuple[int, int]:
    number = bisect_right(context.sentences, (start, len(context.article.text))) - 1
    if number >= 0 and context.sentences[number].end > start:
        sentence = context.sentences[number]
        return sentence.start, max(sentence.end, end)
    return start, end


def _reason(context: Context, why: list[str], spans: tuple[tuple[int, int], ...], options: list[str]) -> str:
    t = context.t
    words = quoted(context, spans)
    if words:
        why = [*why, t.gettext("teks: “%(words)s”") % {"words": words}]
    told = "; ".join(why)
    if not options:
        return told
    others = t.gettext("pilihan lain: %(others)s") % {"others": ", ".join(options)}
    return f"{told} · {others}" if told else others


def fits(declaration: type[Declared], name: str, value: object) -> bool:
    """Tell whether a declaration takes a value for one of its fields, whatever else it lacks."""
    try:
        declaration.model_validate({name: value})
    except ValidationError as error:
        return all(detail["loc"][0] != name for detail in error.errors(include_url=False))
    return True


def cut(text: str) -> str:
    """Return no more of a text than a comment may quote, ended between words."""
    if len(text) <= LONGEST_EVIDENCE:
        return text
    short = text[: LONGEST_EVIDENCE - 1]
    return f"{short.rpartition(' ')[0] or short}…"
