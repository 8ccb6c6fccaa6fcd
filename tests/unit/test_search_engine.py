"""What a query finds: the engine of the browser over a small almanac."""

from __future__ import annotations

import pytest
from node_programs import run_node
from search_corpus import make_almanac, make_entry, write_index

ENTRIES = (
    make_entry("kediri", place="kota-kediri", title="Layanan ibu-ibu", body="Salat Jum'at di São Paulo.", edition=2011),
    make_entry("diri", title="Percaya diri", summary="Warga yang mandirikan usaha.", edition=2012),
    make_entry("melayani", title="Melayani warga", body="Pekanbaru disebut di sini.", edition=2013),
    make_entry("terima", title="Menerima tamu dari Kediri", edition=2014),
)
# Which of the entries above a question finds; places, issuers and awards are left out.
QUESTIONS = {
    # A word of a place's name is not stemmed: `diri` is its stem, and the other way round stems meet.
    "kediri": {"kediri", "terima"},
    "percaya diri": {"diri"},
    # Forms of a word find each other.
    "pelayanan": {"kediri", "melayani"},
    "layanannya": {"kediri", "melayani"},
    # All words, in any field.
    "melayani warga 2013": {"melayani"},
    "warga semarang": {"diri", "melayani"},
    # Folding.
    "JUMAT": {"kediri"},
    "jum’at": {"kediri"},
    "sao-paulo": {"kediri"},
    "ibu ibu": {"kediri"},
    "PÈRCAYA": {"diri"},
    # The last word grows; a word that something follows does not, nor one that is found as it is.
    "pekanb": {"melayani"},
    "pekanb ": set(),
    "bandu": set(),
    "tam": {"terima"},
    "keluarga": set(),
    # Function words and punctuation do no harm.
    "percaya dan diri": {"diri"},
    "yang": set(),
    "": set(),
    " \t": set(),
    '(percaya) AND -diri* ~1 "diri" title:^': set(),
    "percaya:+diri~": {"diri"},
    "\\ / [] {} %00 \x00": set(),
    # Many words are cut, not refused.
    "percaya " * 200 + "diri": {"diri"},
}  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    write_index(make_almanac(*ENTRIES), folder)
    return lambda *questions: run_node("ask.mjs", str(folder), stdin=questions)


def entries_in(answer):
    return {path.split("/")[1] for path in answer["addresses"] if path.startswith("entri/")}


def test_questions_find_what_they_mean(ask):
    """Each question finds exactly its entries, when only documents with every word count."""
    answers = ask(*QUESTIONS)
    found = {
        question: entries_in(answer) if answer["everyWord"] else set()
        for question, answer in zip(QUESTIONS, answers, strict=True)
    }
    assert found == QUESTIONS


def test_partial_matches_have_the_most_words(ask):
    """When no document has every word, those with the most of them are found, and it is said."""
    (answer,) = ask("percaya warga tamu")
    assert answer["everyWord"] is False
    assert entries_in(answer) == {"diri"}
    (nothing,) = ask("zzzz qqqq ")
    assert nothing["addresses"] == []


def test_a_name_leads_to_what_it_names(ask):
    """The page of a place, an issuer or an award comes before its entries."""
    first = [answer["addresses"][0] for answer in ask("semarang", "kota kediri", "kemenpppa", "kla", "layak anak")]
    assert first == [
        "kota/semarang/",
        "kota/kediri/",
        "pemberi/kemenpppa/",
        "penghargaan/kla/",
        "penghargaan/kla/",
    ]
