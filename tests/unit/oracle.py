"""Questions in, the answers of the browser's engine and of lunr.js over one index out; the benchmark asks as well."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from node_programs import run_node
from search_corpus import affixed_word, counted, generated_almanac, write_index

__all__ = ["answers", "forms", "generated_almanac", "mismatches", "questions"]

if TYPE_CHECKING:
    from pathlib import Path

    from almanac.model import Almanac

WRITTEN_QUESTIONS = (
    "semarang",
    "kota semarang",
    "kediri",
    "Kota KEDIRI layanan",
    "diri",
    "solo",
    "surakarta",
    "ternate 2018",
    "pekanbaru",
    "penghargaan layanan",
    "pelayanan publik",
    "layak anak 2019",
    "kemenpan",
    "bpk wajar tanpa pengecualian",
    "kecuali",
    "toleransi",
    "indeks kota toleran",
    "budi",
    "wali kota utama",
    "kelola pengelolaan mengelola",
    "seman",
    "pek",
    "ba",
    "ban",
    "pelaya",
    "ked",
    "ke",
    "layanan pelayanan",
    "kota kota kota",
    "semarang zzzzzz",
    "zzzzzz",
    "zzzzzz qqqqqq semarang bandung",
    "semarag",
    "yang dan di",
    "",
    "   ",
    "!?*~^:+\"'()[]{}/",
    "semarang* ~2 +kota ^10",
    "Ban\u00addung",
    "Sémàrang, kota!",
    "ma'arif",
    "2018 2019",
    "aparatur negara reformasi birokrasi",
    "sinovik",
)
NAMES = ("semarang", "kota bandung", "kediri", "kla", "2019", "solo", "makassar")
# Terms as the index has them, for queries in lunr's own language.
TERMS = (
    "kota",
    "semarang",
    "layan",
    "anak",
    "layak",
    "harga",
    "publik",
    "kla",
    "2018",
    "toleransi",
    "kelola",
    "bandung",
)
FIELDS = ("title", "names", "facts", "body")


def questions(generated: int, seed: int = 7) -> list[str]:
    """Return the written questions and so many more of words as they come."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    made = (
        [*(affixed_word(chance) for _ in range(chance.choice((1, 1, 2, 3)))), chance.choice(("", *NAMES))]
        for _ in range(generated)
    )
    return [*WRITTEN_QUESTIONS, *(" ".join(words) + chance.choice(("", " ")) for words in made)]


def forms(number_of_forms: int, seed: int = 11) -> list[str]:
    """Return queries in lunr's own language, in every form but prohibited terms alone, which rank none."""
    chance = random.Random(seed)  # noqa: S311 - no secret

    def clause(presence: str) -> str:
        term = chance.choice(TERMS)
        field = chance.choice(("", "", f"{chance.choice(FIELDS)}:"))
        shape = chance.choice(("{}", "{}", "{}", "{}*", "*{}", "{}*{}", "{}~1", "{}~2"))
        half = len(term) // 2 + 1
        written = {
            "{}*": f"{term[:half]}*",
            "*{}": f"*{term[-half:]}",
            "{}*{}": f"{term[:2]}*{term[-2:]}",
            "{}~1": f"{term}~1",
            "{}~2": f"{term}~2",
        }.get(shape, term)
        boost = chance.choice(("", "", f"^{chance.randint(2, 12)}"))
        return f"{presence}{field}{written}{boost}"

    return [
        " ".join(
            (
                clause(chance.choice(("", "+"))),
                *(clause(chance.choice(("", "", "+", "-"))) for _ in range(chance.choice((0, 0, 1, 2)))),
            )
        )
        for _ in range(number_of_forms)
    ]


def answers(almanac: Almanac, folder: Path, asked: list[str], asked_forms: list[str]) -> dict[str, list[dict]]:
    """Write both indexes of an almanac to a folder and return what each question and form brings from either."""
    (folder / "lunr.json").write_text(json.dumps(counted(almanac).build().serialize()), encoding="utf-8")
    write_index(almanac, folder)
    return run_node("oracle.mjs", str(folder), stdin={"questions": asked, "forms": asked_forms})


def differs(ours: list, theirs: list) -> bool:
    """Tell whether two rankings differ: other documents, scores not within 1e-9, or another order than the scores'."""
    if sorted(d for d, _ in ours) != sorted(d for d, _ in theirs):
        return True
    score_of = dict(theirs)
    return any(
        abs(score - score_of[document]) > 1e-9 or abs(score_of[document] - score_of[other]) > 1e-9
        for (document, score), (other, _) in zip(ours, theirs, strict=True)
    )


def mismatches(found: dict[str, list[dict]]) -> list[str]:
    """Return the questions and forms that the two answer differently."""
    asked = [
        answer["question"]
        for answer in found["questions"]
        if differs(answer["engine"], answer["lunr"])
        or (answer["required"] is not None and differs(answer["engine"], answer["required"]))
    ]
    return asked + [answer["form"] for answer in found["forms"] if differs(answer["engine"], answer["lunr"])]
