"""A seed in, Indonesian sentences out, with words as often as they occur in real texts.

A text mixes function words, words of its award's subject, words of the language at large (Zipf), names that belong to
it, numbers and years, and names that nobody has met before, of which there are more the longer the corpus is (Heaps).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.indonesian import forms, made_up_name, read_roots

if TYPE_CHECKING:
    from collections.abc import Sequence

# Parts in a hundred, estimated from the real bodies: every third word is a function word, about every twentieth
# belongs to a name that occurs nowhere else.
# Of function words, the subject's, the language's, own names, numbers, strange names.
SHARES = tuple(kind for kind, share in enumerate((33, 16, 36, 7, 3, 5)) for _ in range(share))
FUNCTION_WORDS = (
    *("dan", "yang", "di", "pada", "tidak", "dari", "itu", "ini", "dalam", "dengan", "untuk", "lain", "sebagai"),
    *("menjadi", "hanya", "menurut", "sama", "antara", "bagi", "juga", "ada", "bukan", "ke", "sampai", "belum"),
    *("kepada", "karena", "tentang", "sini", "adalah", "sendiri", "tanpa", "sehingga", "atau", "sejak", "atas"),
    *("oleh", "akan", "telah", "dapat", "para", "setelah", "serta", "lebih", "agar", "namun", "maka", "bahwa"),
)
# Of Zipf's law with Mandelbrot's shift, which flattens the head; the function words have taken its place.
ZIPF_EXPONENT, ZIPF_SHIFT = 1.0, 12
# The tail of a Pareto distribution: n draws give about n ** 0.75 different names, so that with all other words the
# vocabulary grows nearly as the square root of the text, as that of the real entries does.
STRANGENESS = 0.33
# So many names share the head, where a Pareto distribution alone would give one name every fifth place.
FAMILIAR_NAMES = 100
SUBJECT_ROOTS = 40
TABLE_LINES = 40_000  # the rarest form of the rarest root still has about half a line
SENTENCE_WORDS = (8, 22)
PARAGRAPH_SENTENCES = (3, 6)
COMMA_AFTER = 9  # words; a longer sentence has one comma
NUMBERS = (1, 4, 9, 20, 60, 300, 2_500, 40_000)


@dataclass(frozen=True, slots=True)
class Weighted:
    """Words by weight: `table` holds each as often as it weighs, which draws three times as fast as sums of weights."""

    table: tuple[str, ...]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return so many words, each as likely as its weight."""
        return chance.choices(self.table, k=count)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the language, and those of each subject (an award's id, or "" for none), its nouns once more."""

    function: Weighted
    general: Weighted
    subjects: dict[str, Weighted]
    nouns: dict[str, Weighted]


def weighted(pairs: Sequence[tuple[str, float]]) -> Weighted:
    """Return words by (word, weight); the lightest keeps one line of the table."""
    unit = TABLE_LINES / sum(weight for _, weight in pairs)
    return Weighted(tuple(word for word, weight in pairs for _ in range(max(1, round(weight * unit)))))


def _zipf(rank: int) -> float:
    return float(1 / (rank + ZIPF_SHIFT) ** ZIPF_EXPONENT)


def make_lexicon(seed: int, subjects: Sequence[str]) -> Lexicon:
    """Return the words of a corpus; each subject prefers some roots, the same ones for the same seed."""
    roots = read_roots()
    families = [forms(root, flags) for root, flags in roots]

    def words(chosen: Sequence[int], *, nouns: bool = False) -> Weighted:
        pairs = []
        for rank, number in enumerate(chosen):
            total = sum(form.weight for form in families[number])
            kept = (form for form in families[number] if form.is_noun or not nouns)
            pairs += [(form.word, _zipf(rank) * form.weight / total) for form in kept]
        return weighted(pairs)

    chosen = {
        subject: random.Random(f"{seed} {subject}").sample(range(len(families)), SUBJECT_ROOTS)
        for subject in ("", *subjects)
    }
    return Lexicon(
        function=weighted([(word, 1 / (rank + 2)) for rank, word in enumerate(FUNCTION_WORDS)]),
        general=words(range(len(families))),
        subjects={subject: words(roots) for subject, roots in chosen.items()},
        nouns={subject: words(roots, nouns=True) for subject, roots in chosen.items()},
    )


def strange_name(chance: random.Random) -> str:
    """Return a made-up name with a capital: one of the few that occur often, or more likely one of the endless rest."""
    # The distribution has no end; beyond this all names are equally unheard of.
    number = min(FAMILIAR_NAMES * (chance.paretovariate(STRANGENESS) - 1), 1e15)
    return made_up_name(int(number)).capitalize()


def number(chance: random.Random) -> str:
    """Return a number or, as often, a year, written as Indonesian writes it."""
    if chance.random() < 0.5:
        return str(chance.randint(1995, 2026))
    most = chance.choice(NUMBERS)
    if chance.random() < 0.25:
        return f"{chance.randint(1, 100)},{chance.randint(0, 9)}"
    return f"{chance.randint(1, most):,}".replace(",", ".")


def words(chance: random.Random, lexicon: Lexicon, subject: str, own: Sequence[str], count: int) -> list[str]:
    """Return so many words of running text; `own` are names that this text is about, some of several words."""
    kinds = chance.choices(SHARES, k=count)
    stock = (
        lexicon.function.draw(chance, kinds.count(0)),
        lexicon.subjects[subject].draw(chance, kinds.count(1)),
        lexicon.general.draw(chance, kinds.count(2)),
        chance.choices(own, k=kinds.count(3)) if own else [strange_name(chance) for _ in range(kinds.count(3))],
        [number(chance) for _ in range(kinds.count(4))],
        [strange_name(chance) for _ in range(kinds.count(5))],
    )
    # Two function words seldom follow each other: the second changes places with what comes next.
    for at in range(2, count):
        if kinds[at - 1] == kinds[at - 2] == 0:
            kinds[at - 1], kinds[at] = kinds[at], kinds[at - 1]
    return [stock[kind].pop() for kind in kinds]


def sentence(drawn: list[str]) -> str:
    """Return words as a sentence with a capital, a full stop and, if it is long, a comma."""
    parts = list(drawn)
    if len(parts) > COMMA_AFTER + 3:
        parts[COMMA_AFTER - 2] += ","
    text = " ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def paragraphs(
    chance: random.Random, lexicon: Lexicon, subject: str, own: Sequence[str], count: int, links: Sequence[str] = ()
) -> str:
    """Return a body of about `count` words in Markdown; each of `links`, Markdown too, stands in it once."""
    stock = words(chance, lexicon, subject, own, count)
    for link in links:
        stock.insert(chance.randrange(len(stock)), link)
    found: list[list[str]] = [[]]
    length = chance.randint(*PARAGRAPH_SENTENCES)
    at = 0
    while at < len(stock):
        if len(found[-1]) == length:
            found.append([])
            length = chance.randint(*PARAGRAPH_SENTENCES)
        step = chance.randint(*SENTENCE_WORDS)
        if len(stock) - at - step < SENTENCE_WORDS[0]:
            step = len(stock) - at
        found[-1].append(sentence(stock[at : at + step]))
        at += step
    return "\n\n".join(" ".join(sentences) for sentences in found)
