"""Strings to compare the browser's stemmer with PyStemmer on: a quarter of a million, real, affixed and made up."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import Stemmer
from node_programs import REPOSITORY, run_node

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
VOWELS = "aeiou"
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# Letters of which prefixes and suffixes are made, so that made-up words have many.
AFFIX_LETTERS = "abdegikmnprstuy"
# Letters that are none of Latin's twenty-six, of one, two, three and four bytes, and digits.
OTHER_LETTERS = "0189éñıßøžДжהعकไ日語한𝒳𐐀"
# Far longer than any word, to see that nothing depends on length.
LONG = 5_000
MADE_UP = 25_000  # strings of each kind


def word_families() -> tuple[tuple[str, ...], ...]:
    """Return the families of words of `word_families.txt`, the root first."""
    text = (Path(__file__).parent / "word_families.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split()) for line in text.splitlines())


def words_of_the_repository() -> set[str]:
    """Return every word of the registry and the entries, and of the project's own documents."""
    files = [*sorted((REPOSITORY / "content").rglob("*.*")), *sorted((REPOSITORY / "docs").rglob("*.md"))]
    text = {".csv", ".geojson", ".md", ".yaml"}
    return {word for file in files if file.suffix in text for word in words(file.read_text(encoding="utf-8"))}


def affixed(roots: tuple[str, ...]) -> set[str]:
    """Return every root with every prefix and suffix, and some with two prefixes."""
    once = {"".join(parts) for parts in product(PREFIXES, (*roots, *SPECIAL_ROOTS), SUFFIXES)}
    few = ("ajar", "kerja", "tulis", "olah", "si")
    return once | {"".join(parts) for parts in product(PREFIXES, PREFIXES, few, SUFFIXES[::3])}


def made_up(real: tuple[str, ...]) -> set[str]:
    """Return strings that look like words to a rule: of letters at random, and real words with an edit."""
    chance = random.Random(1945)  # noqa: S311 - no secret

    def core(letters: str, most: int) -> str:
        return "".join(chance.choices(letters, k=chance.randrange(most)))

    def between_affixes(middle: str) -> str:
        return chance.choice(PREFIXES) + middle + chance.choice(SUFFIXES)

    def edited(word: str, letters: str) -> str:
        place = chance.randrange(len(word) + 1)
        return word[:place] + chance.choice(("", chance.choice(letters))) + word[place + chance.randrange(2) :]

    strings: set[str] = set()
    for _ in range(MADE_UP):
        strings |= {
            between_affixes(core(AFFIX_LETTERS, 9)),
            between_affixes(core(VOWELS + "nr", 6)),
            between_affixes(core(ALPHABET, 7)),
            between_affixes(core(OTHER_LETTERS + VOWELS, 5)),
            edited(chance.choice(real), ALPHABET),
            edited(chance.choice(real), OTHER_LETTERS),
        }
    return strings


def extremes() -> set[str]:
    """Return the empty string, very long ones, and letters where the rules look for a consonant."""
    long = {affix * LONG for affix in (*PREFIXES, *SUFFIXES)} | {
        between[0] + "kerja" * LONG + between[1] for between in (("", ""), ("meng", "kannya"), ("per", "an"))
    }
    foreign = {"mem" + letter + "erkan" for letter in OTHER_LETTERS} | {
        "be" + letter + "erkanan" for letter in OTHER_LETTERS
    }
    return {"", " ", "\n", "a b", "Menerima", "KANTOR"} | long | foreign


def vocabulary() -> list[str]:
    """Return all strings, sorted."""
    families = word_families()
    real = tuple(sorted({word for family in families for word in family} | words_of_the_repository()))
    roots = tuple(family[0] for family in families)
    return sorted({*real, *FUNCTION_WORDS, *affixed(roots), *made_up(real), *extremes()})


def different(strings: list[str]) -> list[tuple[str, str, str]]:
    """Return the strings whose stems differ, with PyStemmer's and the browser's."""
    expected = Stemmer.Stemmer("indonesian").stemWords(strings)
    found = run_node("words.mjs", "stems", stdin=strings)
    return [row for row in zip(strings, expected, found, strict=True) if row[1] != row[2]]


def mismatches() -> int:
    """Return how many strings of the vocabulary the two stemmers stem differently."""
    return len(different(vocabulary()))
