"""A corpus in, how often the browser's part of the search differs from its models out: 0 is the only good figure."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import Stemmer

from bench.search.figures import Figures, MeasureError, Stage

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = "tests/js"


def words_of(content: Path) -> list[str]:
    """Return every word of a corpus once, in lower case."""
    found: set[str] = set()
    for path in (content / "entries").rglob("*.md"):
        found.update(re.findall(r"[a-z]+", path.read_text("utf-8").lower()))
    return sorted(found)


def ask_node(program: str, *arguments: str, stdin: object) -> list[Any]:
    """Return what one of the tests' programs answers."""
    command = ["node", f"{PROGRAMS}/{program}", *arguments]
    run = subprocess.run(command, check=False, input=json.dumps(stdin), capture_output=True, text=True)
    if run.returncode:
        raise MeasureError(f"{' '.join(command)} failed:\n{run.stderr}")
    answer: list[Any] = json.loads(run.stdout)
    return answer


def measure(stage: Stage) -> Figures:
    """Return how many words of the corpus the browser's stemmer stems otherwise than PyStemmer does."""
    words = words_of(stage.content)
    ours = ask_node("words.mjs", "stems", stdin=words)
    expected = Stemmer.Stemmer("indonesian").stemWords(words)
    different = sum(one != other for one, other in zip(ours, expected, strict=True))
    return {"stemmer_words": len(words), "stemmer_mismatches": different}
