"""Roots in, Indonesian words out: affixes with their sound changes, and names that nobody bears.

meN- and peN- meet a root as they do in the language: mengelola, menerima, memakai, menyusun, mengecat.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

ROOTS = Path(__file__).with_name("roots.txt")

VOWELS = "aeiou"
# The nasal before each initial, the longest first. k, t, p and s give way to theirs.
NASALS = (
    ("sy", "n"),
    ("kh", "ng"),
    *((first, "m") for first in "bfvp"),
    *((first, "n") for first in "djczt"),
    *((first, "ng") for first in "ghqk"),
    ("s", "ny"),
    *((first, "ng") for first in VOWELS),
)
YIELDING = "ktps"

# How often a form occurs beside the other forms of its root. Chosen so that about every third word has an affix, as in
# the real entries.
BARE, ACTIVE, PASSIVE, NOMINAL, RARE = 30, 8, 8, 6, 2

SYLLABLES = tuple(
    onset + vowel + coda
    for onset in ("b", "d", "g", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ny")
    for vowel in VOWELS
    for coda in ("", "", "n", "r", "ng")
)
# Names below these numbers have two and three syllables, the others four: names in frequent use are short.
SHORT_NAMES, MIDDLING_NAMES = 2_000, 200_000
# Neighbouring numbers should give names that do not resemble each other; a prime that divides no count of names.
STRIDE = 1_000_000_007


@dataclass(frozen=True, slots=True)
class Form:
    """A word that a root gives, how often it occurs beside the root's other words, and whether it names a thing."""

    word: str
    weight: int
    is_noun: bool = False


@functools.cache
def syllables(root: str) -> int:
    """Return the number of syllables; the diphthongs count as two, which decides nothing here."""
    return len(re.findall(f"[{VOWELS}]", root))


def nasal(prefix: str, root: str) -> str:
    """Return `prefix` (me or pe) with its nasal before a root."""
    if syllables(root) == 1:
        return f"{prefix}nge{root}"
    for first, sound in NASALS:
        if root.startswith(first):
            # A cluster keeps its first sound: memproduksi, mengkritik.
            yields = len(first) == 1 and first in YIELDING and root[1] in VOWELS
            return prefix + sound + (root[1:] if yields else root)
    return prefix + root


def with_r(prefix: str, root: str) -> str:
    """Return ber-, per- or ter- before a root: bekerja, beragam, belajar, percepat."""
    if root == "ajar" and prefix in {"ber", "per"}:
        return f"{prefix[:-1]}l{root}"
    if root.startswith("r") or re.match(r"[^aeiou]er[^aeiou]", root):
        return prefix[:-1] + root
    return prefix + root


def forms(root: str, flags: str) -> tuple[Form, ...]:
    """Return the words of a root by its flags, which are explained at the top of `roots.txt`."""
    me, pe = nasal("me", root), nasal("pe", root)
    verbs = {
        "j": (Form(with_r("ter", root), NOMINAL), Form(f"se{root}", RARE)),
        "v": (Form(me, ACTIVE), Form(f"di{root}", PASSIVE)),
        "t": (Form(with_r("ter", root), NOMINAL),),
        "k": (Form(f"{me}kan", ACTIVE), Form(f"di{root}kan", PASSIVE)),
        "i": () if root.endswith("i") else (Form(f"{me}i", ACTIVE), Form(f"di{root}i", PASSIVE)),
        "b": (Form(with_r("ber", root), ACTIVE),),
    }
    nouns = {
        "n": root,
        "o": pe,
        "p": f"{pe}an",
        "s": f"{root}an",
        "r": f"{with_r('per', root)}an",
        "a": f"ke{root}an",
    }
    named = [nouns[flag] for flag in flags if flag in nouns]
    return (
        Form(root, BARE if set("nj") & set(flags) else NOMINAL, is_noun="n" in flags),
        *(form for flag in flags for form in verbs.get(flag, ())),
        *(Form(word, NOMINAL, is_noun=True) for word in named if word != root),
        *(Form(f"{word}nya", RARE) for word in named),
    )


def read_roots(path: Path = ROOTS) -> tuple[tuple[str, str], ...]:
    """Return every root with its flags, in the order of the file: the common ones first."""
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    pairs = (pair.partition(":") for line in lines for pair in line.split())
    return tuple((root, flags) for root, _, flags in pairs)


@functools.lru_cache(maxsize=50_000)
def made_up_name(number: int) -> str:
    """Return name `number` (from 0) of an endless list of names, in lower case; a few occur twice in it."""
    length = 2 if number < SHORT_NAMES else 3 if number < MIDDLING_NAMES else 4
    rest = number * STRIDE % len(SYLLABLES) ** length
    parts = []
    for _ in range(length):
        rest, part = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[part])
    return "".join(parts)
