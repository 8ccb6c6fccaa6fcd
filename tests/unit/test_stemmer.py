"""The browser's stemmer is PyStemmer's Indonesian stemmer."""

from __future__ import annotations

import random
from itertools import product

import Stemmer
from node_programs import REPOSITORY, run_node
from search_corpus import ROOTS

from almanac.search.words import FUNCTION_WORDS, words

PREFIXES = (
    "", "be", "bel", "ber", "di", "diper", "ke", "keber", "keter", "me", "mem", "member", "memper", "men", "meng",
    "menge", "meny", "pe", "pel", "pem", "pen", "peng", "penge", "peny", "per", "se", "ter",
)  # fmt: skip
SUFFIXES = (
    "", "an", "annya", "i", "inya", "kah", "kan", "kanlah", "kannya", "ku", "lah", "mu", "nya", "pun", "si", "sikah",
)  # fmt: skip
# Roots that the rules treat apart: those of pelajar and belajar, be + consonant + er, -si, and vowels only.
SPECIAL_ROOTS = ("ajar", "pelajar", "belajar", "kerja", "ternak", "televisi", "aiueo", "", "s", "er")
# Letters of which prefixes and suffixes are made, so that made-up words have many.
AFFIX_LETTERS = "abdegikmnprstuy"


def words_of_the_repository() -> set[str]:
    """Return every word of the registry and the entries, and of the project's own documents."""
    files = [*sorted((REPOSITORY / "content").rglob("*.*")), *sorted((REPOSITORY / "docs").rglob("*.md"))]
    return {word for file in files if file.is_file() for word in words(file.read_text(encoding="utf-8"))}


def vocabulary() -> list[str]:
    chance = random.Random(1945)  # noqa: S311 - no secret
    affixed = {"".join(parts) for parts in product(PREFIXES, (*ROOTS, *SPECIAL_ROOTS), SUFFIXES)}
    twice = {
        "".join(parts) for parts in product(PREFIXES, PREFIXES, ("ajar", "kerja", "tulis", "olah", "si"), SUFFIXES[::3])
    }
    made_up = {
        chance.choice(PREFIXES)
        + "".join(chance.choices(AFFIX_LETTERS, k=chance.randrange(9)))
        + chance.choice(SUFFIXES)
        for _ in range(20_000)
    }
    foreign = {"mem" + letter + "erkan" for letter in "éñ日𝒳1ıß"} | {"be" + letter + "erkanan" for letter in "é日𝒳1"}
    return sorted(affixed | twice | made_up | foreign | FUNCTION_WORDS | words_of_the_repository())


def test_browser_stems_as_pystemmer_does():
    """On more than 50,000 real, affixed and made-up words the two stemmers agree."""
    strings = vocabulary()
    assert len(strings) >= 50_000
    expected = Stemmer.Stemmer("indonesian").stemWords(strings)
    found = run_node("words.mjs", "stems", stdin=strings)
    different = [row for row in zip(strings, expected, found, strict=True) if row[1] != row[2]]
    assert different == []
