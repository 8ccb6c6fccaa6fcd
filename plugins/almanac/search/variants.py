"""The words of a corpus in, its stems that are forms of one root out: what Snowball's Indonesian stemmer misses.

Snowball undoes the nasal of meN- and peN- by rule alone: mengelola becomes `elola`, memuat `puat`. It also takes a
root's own letters for an affix: terima becomes `ima`, capai `capa`. Which root a form has only the corpus can tell,
by the other forms of it: dikelola speaks for kelola, and nothing for elola. Where two roots have a claim to a word,
nothing is learnt: a page found for no reason is worse than a page not found.

se- (sekarang, setuju) and ke- without -an (ketua) are not undone: most of their words have left their root.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

VOWELS = frozenset("aeiou")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
# meN- and peN-: how the nasal is written, before which letters, and which letter of the root it has swallowed.
NASALS = (
    ("", frozenset("lmnrwy"), ""),
    ("m", VOWELS, "p"),
    ("m", frozenset("bfpv"), ""),
    ("n", VOWELS, "t"),
    ("n", frozenset("cdjsz"), ""),
    ("ng", VOWELS, "k"),
    ("ng", VOWELS | frozenset("ghk"), ""),
    ("ny", VOWELS, "s"),
)
# The suffixes between a root and its clitics, as bits: sets of them are tested for every reading of every word.
NONE, AN, KAN, WITH_I, NYA = 1, 2, 4, 8, 16
VERB = NONE | KAN | WITH_I
NOUN = NONE | AN
PARTICLES = ("lah", "kah", "pun")
PRONOUNS = ("ku", "mu")
# The shortest word that -nya is taken from without a second thought: not hanya, tanya, karya.
SHORTEST_BEFORE_NYA = 4
# A root has two syllables. Those of one (cat, sah) say so by a prefix of their own: mengecat, pengesahan.
SHORTEST_ROOT = 3
TWO_SYLLABLES = re.compile("[aeiou].*[aeiou]")
LONGER_THAN_AN = re.compile("[aeiou].*[aeiou].*an$")
MONOSYLLABIC_PREFIXES = ("menge", "penge")
# Longer strings of letters are no words.
LONGEST_WORD = 30
# A rival with forms of its own is outdone by so many times as many forms that it cannot explain.
MARGIN = 4

# How many letters of a word a prefix takes, which letters it has swallowed, and the suffixes it goes with.
Prefix = tuple[int, str, int]
# A suffix, where in a word its root ends, and where the word ends without its clitics.
Ending = tuple[int, int, int]
# A root that a word may be a form of, and the word without its clitics.
Reading = tuple[str, str]


def _prefixes() -> Iterator[tuple[str, frozenset[str], str, int]]:
    """Yield each prefix as written, the letters it stands before, what it has swallowed, and the suffixes with it."""
    a, r = frozenset("a"), frozenset("r")
    yield "", LETTERS, "", NOUN | VERB
    for nasal, before, swallowed in NASALS:
        yield "me" + nasal, before, swallowed, VERB
        yield "pe" + nasal, before, swallowed, NOUN
        yield "kepe" + nasal, before, swallowed, AN
    for written, suffixes in zip(MONOSYLLABIC_PREFIXES, (VERB, NOUN), strict=True):
        yield written, LETTERS - VOWELS, "", suffixes
    # petani, pekerja: the noun to a verb with ber-. What takes no nasal is in the table above.
    yield "pe", LETTERS - VOWELS - NASALS[0][1], "", NOUN
    yield "di", LETTERS, "", VERB
    yield "ke", LETTERS, "", AN
    yield "berke", LETTERS, "", AN
    yield "se", LETTERS, "", NYA
    # The r of these falls before another: beragam, terendah, perumahan (pe- is in the table above).
    yield "ber", LETTERS, "", NOUN | KAN
    yield "be", r, "", NOUN | KAN
    yield "ter", LETTERS, "", VERB
    yield "te", r, "", VERB
    yield "per", LETTERS, "", NOUN | VERB
    for outer, suffixes in (("mem", VERB), ("di", VERB), ("ter", VERB), ("pem", NOUN), ("ke", AN)):
        for inner in ("be", "pe", *(("te",) if outer == "ke" else ())):
            yield outer + inner + "r", LETTERS, "", suffixes
            yield outer + inner, r, "", suffixes
            yield outer + inner + "l", a, "", suffixes
    # The one root with bel- and pel-: belajar, pelajaran, and above pembelajaran, mempelajari.
    yield "bel", a, "", NOUN | KAN
    yield "pel", a, "", NOUN
    # ber- loses its r before a first syllable in -er as well: bekerja, beternak.
    for letter in "kpst":
        yield f"be{letter}er", LETTERS, f"{letter}er", NOUN | KAN


def _by_beginning() -> dict[str, tuple[Prefix, ...]]:
    """Return the prefixes by how a word with them begins: as they are written, and one letter more."""
    table: dict[str, list[Prefix]] = {}
    for written, before, swallowed, suffixes in _prefixes():
        for letter in before:
            table.setdefault(written + letter, []).append((len(written), swallowed, suffixes))
    return {beginning: tuple(found) for beginning, found in table.items()}


PREFIXES = _by_beginning()


def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how long the beginnings are that are worth a look-up for a word, by its first three letters."""
    lengths: dict[str, set[int]] = {}
    for beginning in PREFIXES:
        if len(beginning) > 1:
            lengths.setdefault(beginning[:3], {1}).add(len(beginning))
    return {first: tuple(sorted(found)) for first, found in lengths.items()}


LENGTHS = _lengths()
# For most words, which begin like none with a prefix, only the prefix "" is left, and for most of these no ending.
NO_PREFIX = (1,)
LAST_LETTERS = frozenset("ahinu")


def learn_variants(words: Collection[str], stem: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Return for a stem the other stems of the corpus whose words are forms of the same root, sorted.

    `words` are the folded words of the corpus, `stem` is the stemmer. A query for the key also means the values, not
    the other way round: a key may be a stem that no document has, to which a reader comes by another form of a known
    root.
    """
    roots, forms = _roots(words)
    root_of_stem = _sole((stem(word), root) for word, root in roots.items())
    stems: dict[str, list[str]] = {}
    for stemmed, root in root_of_stem.items():
        if root is not None:
            stems.setdefault(root, []).append(stemmed)
    known = [root for root in set(roots.values()) if root is not None and len(forms.get(root, ())) > 1]
    root_of_any_form = _sole((stem(form), root) for root in known for form in _usual_forms(root))
    variants: dict[str, tuple[str, ...]] = {}
    for root, found in stems.items():
        if len(found) > 1:
            for key in found:
                # A stem that forms of two roots can have is no key, even if the corpus has it from one of them only.
                if root_of_any_form.get(key, root) == root:
                    variants[key] = tuple(sorted(other for other in found if other != key))
    for root in known:
        for form in (root, *_nasal_forms(root)):
            key = stem(form)
            if (
                root in stems
                and key not in root_of_stem
                and root_of_any_form[key] == root
                and _is_lost(key, form, root)
            ):
                variants[key] = tuple(sorted(stems[root]))
    return dict(sorted(variants.items()))


def _is_lost(key: str, form: str, root: str) -> bool:
    """Tell whether a stem is hardly a word itself: not `dia` for diaku or `mena` for menanya; `capa` for capai is."""
    return key == root or key + "i" == root or not form.startswith(key)


def _sole(pairs: Iterable[tuple[str, str | None]]) -> dict[str, str | None]:
    """Return for each first the second that it has in all its pairs; None where it has several."""
    sole: dict[str, str | None] = {}
    for first, second in pairs:
        if sole.setdefault(first, second) != second:
            sole[first] = None
    return sole


def _usual_forms(root: str) -> tuple[str, ...]:
    """Return the root and such forms of it as most roots have and Snowball makes different stems of."""
    r = "" if root[0] == "r" else "r"
    return (root, f"{root}an", f"di{root}", f"be{r}{root}", f"te{r}{root}", *_nasal_forms(root))


def _nasal_forms(root: str) -> tuple[str, ...]:
    for nasal, before, swallowed in NASALS:
        if root.startswith(swallowed) and root[len(swallowed)] in before:
            rest = nasal + root.removeprefix(swallowed)
            return f"me{rest}", f"me{rest}i", f"pe{rest}"
    return ()


def _roots(words: Collection[str]) -> tuple[dict[str, str | None], dict[str, set[str]]]:
    """Return the root of each word, and the forms that each root has in the corpus.

    A word that is a form of no other is its own root; one to which several roots have a claim has none.
    """
    bases = {
        word: word[:-3]
        for word in words
        if word.endswith("nya") and len(word) >= SHORTEST_BEFORE_NYA + 3 and word[:-3] in words
    }
    readings, forms = _readings(words, bases)
    roots: dict[str, str | None] = {word: word for word in words}
    roots.update((word, _choose(word, found, forms)) for word, found in readings.items())
    roots.update(bases)
    return {word: word if root == word else _deepest(root, roots) for word, root in roots.items()}, forms


def _deepest(root: str | None, roots: Mapping[str, str | None]) -> str | None:
    """Return the root of a root: that of kepemilikan is not pemilik but milik."""
    seen = {root}
    while root is not None and (deeper := roots.get(root, root)) != root:
        if deeper in seen:
            return None
        root = deeper
        seen.add(root)
    return root


def _choose(word: str, readings: Iterable[Reading], forms: Mapping[str, set[str]]) -> str | None:
    """Return the root with the most forms; None if a rival has forms of its own and is not outdone by far."""
    own = {word}
    best, *rivals = sorted(
        {word, *(root for root, _ in readings)},
        key=lambda root: (-len(forms.get(root, own)), root != word, len(root), root),
    )
    its = forms.get(best, own)
    for rival in rivals:
        of_rival = forms.get(rival, own)
        proof = len(of_rival - its - own)
        if proof and len(its - of_rival) < MARGIN * proof:
            # That there is another claim does not make a whole word a form of anything.
            return word if word in (best, rival) else None
    return best


def _readings(words: Collection[str], bases: Collection[str]) -> tuple[dict[str, list[Reading]], dict[str, set[str]]]:
    """Return the readings of each word that has a root there is evidence for, and the forms of each such root.

    Those of `bases` are left out. Evidence is that the corpus has the root as it is, or two words that may be of it.
    """
    possible: dict[str, list[Reading]] = {}
    unknown: list[str] = []
    for word in words:
        if word.isalpha() and word.isascii() and len(word) <= LONGEST_WORD and word not in bases:
            found = _possible_readings(word)
            if found:
                possible[word] = found
                unknown.extend([root for root, _ in found if root not in words])
    likely = {root for root, count in Counter(unknown).items() if count > 1 and TWO_SYLLABLES.search(root)}
    # That a prefix has swallowed a letter must be seen by one that has not: pengawas is not of the root of kawasan.
    seen = {root for found in possible.values() for root, form in found if root in likely and form.find(root) > 0}
    sure = seen.union(word for word in words if TWO_SYLLABLES.search(word))
    eligible = likely.union(words)

    readings: dict[str, list[Reading]] = {}
    forms: dict[str, set[str]] = {}
    for word, found in possible.items():
        monosyllabic = word.startswith(MONOSYLLABIC_PREFIXES)
        proven = [
            (root, form)
            for root, form in found
            if root in eligible and (root in sure or (root in form if root in likely else root == form or monosyllabic))
        ]
        if proven:
            readings[word] = proven
        for root, form in proven:
            its = forms.get(root)
            if its is None:
                its = forms[root] = {root} if root in words else set()
            its.add(form)
    return readings, forms


def _possible_readings(word: str) -> list[Reading]:
    """Return every root, known or not, that the word may be a form of."""
    lengths = LENGTHS.get(word[:3], NO_PREFIX)
    endings = _endings(word)
    if lengths is NO_PREFIX and len(endings) == 1:
        return []
    found = []
    for length in lengths:
        for start, swallowed, suffixes in PREFIXES.get(word[:length], ()):
            for suffix, root_end, form_end in endings:
                if suffix & suffixes and (start or root_end < len(word)):
                    root = swallowed + word[start:root_end]
                    # Where -an may be a suffix and leaves a root, it is one: pengawasan is not from kawasan.
                    if len(root) >= SHORTEST_ROOT and not (
                        start and suffix == NONE and suffixes & AN and LONGER_THAN_AN.search(root)
                    ):
                        found.append((root, word[:form_end]))
    return found


def _endings(word: str) -> list[Ending]:
    """Return each way to take clitics and a suffix from a word, that of taking nothing among them."""
    length = len(word)
    if word[-1] not in LAST_LETTERS:
        return [(NONE, length, length)]
    ends = [length]
    endings = []
    if word.endswith("nya"):
        endings.append((NYA, length - 3, length))
        ends.append(length - 3)
    elif word.endswith(PARTICLES):
        ends.append(length - 3)
    elif word.endswith(PRONOUNS):
        ends.append(length - 2)
    for end in ends:
        endings.append((NONE, end, end))
        if word.endswith("an", 0, end):
            endings.append((AN, end - 2, end))
            if word.endswith("kan", 0, end):
                endings.append((KAN, end - 3, end))
        elif word.endswith("i", 0, end):
            endings.append((WITH_I, end - 1, end))
    return endings
