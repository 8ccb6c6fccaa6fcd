"""From a reading to draft entries: what they say, what they leave open, and what a person is told to check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import ADDRESS, TEXT, TODAY, body, found, planned, reading, recipient, recognition

from almanac import cli
from almanac.importer.drafting.doubts import LONGEST_EVIDENCE, SHORTEST_SENTENCE
from almanac.importer.drafting.drafts import plan
from almanac.importer.drafting.writing import write
from almanac.importer.extraction.article import read_article, sentences
from almanac.importer.findings import Finding, Person, Recipient
from almanac.importer.notes import Note, Why
from almanac.language import read_language
from almanac.model import IssuerType, Kind, Status
from almanac.reader import divide
from almanac.registry_reader import read_registry
from almanac.schema import SUMMARY_LENGTH, TITLE_LENGTH

TRANSLATIONS = Path(__file__).resolve().parents[2] / "theme" / "translations"

LEFT_TO_A_PERSON = {"themes", "sources.title"}
"""Fields of a draft that the check may still miss."""


@pytest.fixture
def registry(content):
    """Return the small registry."""
    return read_registry(content.path)[0]


def _fields(text):
    document, problems = divide(text, "x.md")
    assert problems == ()
    return document.fields


def _only(made):
    """Return the path, the text and the fields of the one entry that is planned."""
    ((path, text),) = [file for file in made.files if file.path.startswith("entries/")]
    return path, text, _fields(text)


def _line(text, start):
    return next(line for line in text.splitlines() if line.strip().startswith(start))


def _whole(registry):
    """Return a recognition with a value in every field."""
    return recognition(
        registry,
        recipients=(
            recipient(
                registry,
                "kota-semarang",
                unit=found("Dinas Lingkungan Hidup"),
                tier=found("Adipura Kirana"),
                rank=found(1),
                of=found(114),
                score=found("80,64"),
                category=found("kota metropolitan"),
                received_by=found(Person("Hevearita", "Wali Kota Semarang"), "Wali Kota Hevearita"),
            ),
            recipient(registry, "kota-pekalongan", category=found("kota sedang")),
        ),
        presenters=(found(Person("Siti Nurbaya", "Menteri Lingkungan Hidup"), "Menteri Siti Nurbaya"),),
        venue=found("Auditorium Manggala Wanabakti", "Auditorium Manggala Wanabakti"),
        recipients_total=found(114, "114 daerah"),
    )


def test_a_draft_holds_every_value_in_the_order_of_entries(content, registry):
    """Front matter is that of the almanac's own entries, results stand with recipients, tiers by their ladder."""
    path, text, fields = _only(planned(content.path, reading(_whole(registry))))
    assert path == "entries/2023/adipura-2023.md"
    assert list(fields) == [
        *(
            "title",
            "kind",
            "award",
            "edition",
            "conferred",
            "date_note",
            "venue",
            "issuers",
            "presenters",
            "recipients",
        ),
        *("recipients_total", "themes", "status", "summary", "sources", "draft"),
    ]
    assert fields["recipients"] == [
        {
            "place": "kota-semarang",
            "unit": "Dinas Lingkungan Hidup",
            "result": {
                "tier": "Piala Adipura",
                "rank": 1,
                "of": 114,
                "score": "80,64",
                "category": "kota metropolitan",
            },
            "received_by": {"name": "Hevearita", "office": "Wali Kota Semarang"},
        },
        {"place": "kota-pekalongan", "result": {"category": "kota sedang"}},
    ]
    assert fields["sources"] == [
        {
            "publisher": "contoh.co.id",
            "title": "Semarang dan Pekalongan Raih Penghargaan Bergengsi",
            "published": "2024-03-20",
            "url": ADDRESS,
            "retrieved": TODAY.isoformat(),
            "kind": "news",
        }
    ]
    assert fields["draft"] is True
    assert '\nconferred: "2024-03-05"\n' in text


def test_the_body_is_a_list_of_facts_in_our_words(content, registry):
    """Each fact is one short bullet, and the line above it says that it is to be written anew."""
    _, text, _ = _only(planned(content.path, reading(_whole(registry))))
    head, _, bullets = text.split("---\n", 2)[2].partition("\n\n")
    assert "kalimat sendiri" in head
    assert bullets.splitlines() == [
        "- apa: Adipura 2023",
        "- pemberi: Kementerian Lingkungan Hidup dan Kehutanan",
        "- yang menyerahkan: Siti Nurbaya, Menteri Lingkungan Hidup",
        (
            "- penerima: Kota Semarang; lewat Dinas Lingkungan Hidup; tingkat Piala Adipura; peringkat 1 dari 114; "
            "nilai 80,64; kategori kota metropolitan; diterima Hevearita, Wali Kota Semarang"
        ),
        "- penerima: Kota Pekalongan; kategori kota sedang",
        "- jumlah penerima menurut sumber: 114",
        "- waktu: 5 Maret 2024",
        "- tempat: Auditorium Manggala Wanabakti",
    ]


def test_what_the_text_does_not_say_is_null_and_named(content, registry):
    """An unknown edition, day or issuer stays null or empty, its line says so, and the body lists what is missing."""
    bare = recognition(registry, edition=None, conferred=None, issuers=(), award=found("Kota Hebat"), award_id=None)
    path, text, fields = _only(planned(content.path, reading(bare)))
    assert path == "entries/tanpa-tahun/kota-hebat-kota-semarang.md"
    assert (fields["edition"], fields["conferred"], fields["issuers"]) == (None, None, [])
    assert "tidak terbaca dalam teks" in _line(text, "conferred: null")
    assert fields["date_note"] == "Kapan diserahkan tidak terbaca dalam sumber."
    missing = "tahun yang dihargai, hari penyerahan, tempat penyerahan, lembaga pemberi, siapa yang menyerahkan, hasil"
    assert f"- tidak terbaca dalam sumber: {missing}, dan siapa yang menerima" in text


def test_a_draft_passes_the_check_but_for_what_is_left_to_a_person(content, registry, capsys):
    """Written beside entries, drafts and new records of the registry give no error, and warnings for themes alone."""
    content.entry("adipura-2022", "2022", edition=2022, conferred="2023-02-28")
    new = recognition(registry, award=found("Kota Hebat"), award_id=None, issuers=(found(body("Yayasan Kota")),))
    paths = write(planned(content.path, reading(_whole(registry), new)), content.path)
    assert sorted(path.name for path in paths) == [
        *("adipura-2023.md", "kota-hebat-2023-kota-semarang.md", "kota-hebat.yaml", "yayasan-kota.yaml"),
    ]
    problems = content.problems()
    assert [(problem.severity, problem.field, problem.where.path) for problem in problems] == [
        ("warning", "themes", "content/entries/2023/kota-hebat-2023-kota-semarang.md")
    ]
    assert cli.main(["check", "--content", str(content.path)]) == 0
    assert "2 drafts checked. 0 errors, 1 warning." in capsys.readouterr().err
    assert content.load().almanac.awards["kota-hebat"].issuers == ("yayasan-kota",)


def test_a_finished_draft_is_published_without_any_problem(content, registry):
    """With themes chosen and the line `draft` removed, nothing of the entry is in the way of building it."""
    path, text, _ = _only(planned(content.path, reading(_whole(registry))))
    text = re.sub(r"themes: .*", "themes: [lingkungan]", text).replace("draft: true\n", "")
    content.write(path, text)
    assert content.problems() == ()
    assert content.load().almanac.entries[0].year == 2023


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Kota Semarang menerima Adipura 2023"),
        ({"edition": None}, "Kota Semarang menerima Adipura"),
        ({"kind": Kind.MEMBERSHIP}, "Kota Semarang menjadi anggota Adipura 2023"),
        ({"kind": Kind.RANKING}, "Kota Semarang tercatat dalam Adipura 2023"),
        ({"kind": Kind.CERTIFICATE}, "Kota Semarang memperoleh Adipura 2023"),
        ({"status": Status.ANNOUNCED}, "Kota Semarang diumumkan sebagai penerima Adipura 2023"),
        ({"personal": True}, "Wali Kota Semarang menerima Adipura 2023"),
        (
            {"award": Finding("Kota Peduli HAM", (), 0.9), "award_id": None},
            "Kota Semarang dinyatakan sebagai Kota Peduli HAM 2023",
        ),
    ],
)
def test_a_title_is_made_of_place_award_and_edition(content, registry, fields, title):
    """The title is a plain sentence of ours by kind and status, marked as a proposal."""
    _, text, matter = _only(planned(content.path, reading(recognition(registry, **fields))))
    assert matter["title"] == title
    assert "# periksa: usulan" in _line(text, "title:")
    assert "# periksa: usulan" in _line(text, "summary:")


def test_of_many_recipients_the_title_names_the_first(content, registry):
    """A title names three places at most; of more it names the first and says how many others there are."""
    slugs = ("kota-semarang", "kota-bandung", "kota-pekalongan", "kabupaten-bandung")
    few = recognition(registry, recipients=tuple(recipient(registry, slug) for slug in slugs[:3]))
    many = recognition(registry, edition=found(2022), recipients=tuple(recipient(registry, slug) for slug in slugs))
    made = planned(content.path, reading(few, many))
    titles = [_fields(file.text)["title"] for file in made.files]
    assert titles == [
        "Kota Semarang, Kota Bandung, dan Kota Pekalongan menerima Adipura 2023",
        "Kota Semarang dan 3 lainnya menerima Adipura 2022",
    ]


def test_no_title_is_a_sentence_of_the_article(content, registry):
    """Where our plain title is just what the headline says, another order of words is proposed."""
    text = TEXT.replace("Semarang dan Pekalongan Raih Penghargaan Bergengsi", "Kota Semarang Menerima Adipura 2023!")
    _, _, fields = _only(planned(content.path, reading(recognition(registry), text=text)))
    assert fields["title"] == "Adipura 2023 untuk Kota Semarang"


def test_long_names_still_make_a_title_and_a_summary_that_fit(content, registry):
    """Names of the longest kind are cut between words, so that the schema takes title and summary."""
    name = "Penghargaan Percepatan Pembangunan Daerah Berkelanjutan " * 2
    long = recognition(
        registry,
        award=found(name.strip()),
        award_id=None,
        issuers=tuple(found(body(f"Kementerian {word} {name}".strip())) for word in ("Pertama", "Kedua", "Ketiga")),
    )
    _, _, fields = _only(planned(content.path, reading(long)))
    assert 8 <= len(fields["title"]) <= TITLE_LENGTH
    assert 20 <= len(fields["summary"]) <= SUMMARY_LENGTH


def test_a_doubtful_value_says_why_with_alternatives_and_evidence(content, registry):
    """Confidence, note, a few words of the text and the alternatives stand beside the value, for a person to choose."""
    day = found("2024-03-05?", "Selasa (5/3)", 0.6, note=Note(Why.NO_YEAR), alternatives=("2023-03-05",))
    place = found(
        registry.places["kota-bandung"], "Semarang", 0.5, alternatives=(registry.places["kabupaten-bandung"],)
    )
    doubtful = recognition(registry, conferred=day, recipients=(Recipient(place),))
    _, text, fields = _only(planned(content.path, reading(doubtful)))
    assert _line(text, "conferred:") == (
        'conferred: "2024-03-05?"  # periksa: keyakinan 60%; artikel tidak menyebut tahunnya; '
        "teks: “Wali Kota Hevearita pada Selasa (5/3) di Auditorium Manggala” · pilihan lain: 2023-03-05"
    )
    assert _line(text, "- place:").endswith("· pilihan lain: kabupaten-bandung")
    assert fields["date_note"] == "Sumber menulis “Selasa (5/3)”; selebihnya disimpulkan."


def test_a_sure_value_stands_without_a_comment(content, registry):
    """A value at the threshold, without note or alternative, is not marked: marks are for what needs a look."""
    _, text, _ = _only(planned(content.path, reading(recognition(registry, edition=found(2023, "2023", 0.85)))))
    assert _line(text, "edition:") == "edition: 2023"
    assert _line(text, "award:") == "award: adipura"


def test_evidence_is_a_few_words_and_no_sentence(content, registry):
    """However long the evidence is, a comment quotes no more than sixty letters of it, and never all of a sentence."""
    for sentence in sentences(TEXT):
        edition = Finding(2023, (sentence,), 0.5)
        _, text, _ = _only(planned(content.path, reading(recognition(registry, edition=edition))))
        quoted = re.search("teks: “(.*)”", _line(text, "edition:"))[1]
        assert len(quoted) <= LONGEST_EVIDENCE
        words = TEXT[slice(*sentence)]
        assert len(words.split()) < SHORTEST_SENTENCE or quoted.rstrip(".") != words.rstrip(".")


def test_evidence_holds_what_was_found(content, registry):
    """Where a whole sentence is short enough to quote, the words that are left out are not those of the finding."""
    text = "Kota Semarang Juara\n\nKota Semarang meraih Adipura pada 2023.\nSelamat untuk semua."
    start = text.index("2023")
    edition = Finding(2023, ((start, start + 4),), 0.5)
    _, written, _ = _only(planned(content.path, reading(recognition(registry, edition=edition), text=text)))
    assert "teks: “Semarang meraih Adipura pada 2023”" in _line(written, "edition:")


def test_no_sentence_of_the_article_stands_in_a_draft(content, registry):
    """Of the article's own sentences only the title of the source is kept; a value that is a sentence is left out."""
    prose = TEXT.splitlines()[4]
    copied = recognition(
        registry,
        venue=found(prose, prose),
        recipients=(
            recipient(registry, "kota-semarang", unit=found(prose, prose), category=found(f"{prose} {prose}")),
        ),
        presenters=(found(Person(prose, prose), prose),),
    )
    made = planned(
        content.path, reading(copied, _whole(registry), recognition(registry, award=found(prose), award_id=None))
    )
    written = "\n".join(file.text for file in made.files)
    for sentence in sentences(TEXT):
        words = TEXT[slice(*sentence)]
        if words != "Semarang dan Pekalongan Raih Penghargaan Bergengsi" and len(words.split()) > 5:
            assert words.rstrip(".") not in written
    assert "venue: null  # periksa: dikosongkan: “SEMARANG - Kota Semarang" in written


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"edition": found(1850)}, "edition: null  # periksa: dikosongkan: “1850”"),
        ({"conferred": found("5 Maret")}, "conferred: null  # periksa: dikosongkan: “5 Maret”"),
        ({"conferred": found("-0044")}, "conferred: null  # periksa: dikosongkan: “-0044”"),
        ({"recipients_total": found(0)}, "recipients_total: null  # periksa: dikosongkan: “0”"),
    ],
)
def test_a_value_that_the_schema_refuses_is_left_out(content, registry, fields, line):
    """What cannot stand in an entry is null, and its comment tells what the text gave."""
    _, text, _ = _only(planned(content.path, reading(recognition(registry, **fields))))
    assert line in text


@pytest.mark.parametrize(
    ("day", "note"),
    [
        (found("2024-03-20", "20 Maret 2024"), None),
        (
            found("2024-03-20?", "20 Maret 2024", note=Note(Why.NO_YEAR)),
            "Sumber menulis “20 Maret 2024”; selebihnya disimpulkan.",
        ),
        (found("2024-03-05", "(5/3)"), "Sumber menulis “(5/3)”; selebihnya disimpulkan."),
        (found("XXXX-03-05", "(5/3)"), "Sumber hanya menulis “(5/3)”; tahunnya belum diketahui."),
        (None, "Kapan diserahkan tidak terbaca dalam sumber."),
    ],
)
def test_a_note_says_how_the_day_is_known(content, registry, day, note):
    """Where the text tells less than the date says, or something speaks against it, a note quotes what it tells."""
    _, _, fields = _only(planned(content.path, reading(recognition(registry, conferred=day))))
    assert fields.get("date_note") == note


def test_an_edition_far_from_its_handover_is_marked(content, registry):
    """Where edition and conferral lie further apart than the check allows, the edition is to be looked at."""
    _, text, _ = _only(planned(content.path, reading(recognition(registry, edition=found(2010, "2010")))))
    assert _line(text, "edition:") == "edition: 2010  # periksa: jauh dari tahun penyerahannya, 2024"


def test_a_tier_that_is_on_no_ladder_is_named_and_left_out(content, registry):
    """A tier is written as the registry has it; one it does not have is told with the ladder, to be decided."""
    one = recognition(registry, recipients=(recipient(registry, "kota-semarang", tier=found("Nindya")),))
    _, text, fields = _only(planned(content.path, reading(one)))
    assert fields["recipients"][0]["result"] == {"tier": None}
    why = "“Nindya” bukan tingkat penghargaan ini: Sertifikat Adipura, Piala Adipura, Adipura Kencana"
    assert _line(text, "tier:").strip() == f"tier: null  # periksa: {why}"


def test_a_personal_recognition_is_marked_as_such(content, registry):
    """What a mayor received as a person says so for each recipient, and its address names the office."""
    path, _, fields = _only(planned(content.path, reading(recognition(registry, personal=True))))
    assert fields["recipients"][0]["personal"] is True
    assert path == "entries/2023/adipura-2023-wali-kota-semarang.md"


def test_issuers_that_only_the_registry_knows_are_told_to_be_its_own(content, registry):
    """Where the text names no issuer, the award's comes from the registry, and its comment says that it does."""
    _, text, fields = _only(planned(content.path, reading(recognition(registry, issuers=()))))
    assert fields["issuers"] == ["klhk"]
    assert _line(text, "- klhk") == "- klhk  # periksa: dari registri, bukan dari artikel"


def test_issuers_of_which_one_may_have_given_it_are_alternatives(content):
    """Where the registry has successors and nothing tells who was in office, the list is empty and names them all."""
    content.write("registry/issuers/klh.yaml", "name: KLH\nshort: KLH\ntype: national-government\nsuccessors: [klhk]\n")
    content.write("registry/awards/adipura.yaml", "name: Adipura\nabout: Kota bersih.\nissuers: [klh, klhk]\n")
    registry = read_registry(content.path)[0]
    made = recognition(registry, issuers=())
    _, text, fields = _only(planned(content.path, reading(made)))
    assert fields["issuers"] == []
    assert _line(text, "issuers:").endswith("menurut registri salah satu dari: klh, klhk")
    content.entry("adipura-2015-kota-bandung", "2015", edition=2015, conferred="2015-11-23", issuers=["klh"])
    content.entry(
        "adipura-2022-kota-bandung", "2022", edition=2022, conferred="2023-02-28", recipients=[{"place": "32.73"}]
    )
    later = recognition(registry, issuers=(), edition=found(2020), conferred=found("2024-01-01"))
    assert _only(planned(content.path, reading(later)))[2]["issuers"] == ["klhk"]


def test_an_issuer_goes_by_any_of_its_names_and_is_listed_once(content, registry):
    """An institution found by name alone gets the registry's id, and twice the same one is one issuer."""
    names = ("Kementerian Lingkungan Hidup dan Kehutanan", "kementerian lingkungan  hidup dan kehutanan", "KLHK")
    sure, *others = (found(body(name), confidence=share) for name, share in zip(names, (0.9, 0.5, 0.5), strict=True))
    made = planned(content.path, reading(recognition(registry, issuers=(sure, *others))))
    assert _only(made)[2]["issuers"] == ["klhk"]
    assert "\nissuers:\n- klhk\n" in _only(made)[1]
    assert len(made.files) == 1


def test_unknown_issuers_and_awards_get_files_of_the_registry_for_review(content, registry):
    """New records are valid, and say in comments and in their own text that nobody has reviewed them yet."""
    unknown = recognition(
        registry,
        award=found("Festival Kota Hebat Tahun 2023", confidence=0.6),
        award_id=None,
        issuers=(found(body("Yayasan Kota: Kita", None, IssuerType.CIVIL_SOCIETY)),),
        recipients=(recipient(registry, "kota-semarang", tier=found("Utama")),),
    )
    made = planned(content.path, reading(unknown))
    write(made, content.path)
    award = content.load().almanac.awards["festival-kota-hebat"]
    assert (award.name, award.issuers, award.sources) == ("Festival Kota Hebat", ("yayasan-kota-kita",), (ADDRESS,))
    assert award.tier_names == ("Utama",)
    assert award.about.startswith("Belum ditinjau")
    issuer = content.load().almanac.issuers["yayasan-kota-kita"]
    assert (issuer.name, issuer.type) == ("Yayasan Kota: Kita", IssuerType.CIVIL_SOCIETY)
    assert "belum ditinjau" in issuer.note
    for name in ("awards/festival-kota-hebat", "issuers/yayasan-kota-kita"):
        assert (content.path / f"registry/{name}.yaml").read_text().startswith("# Berkas baru dari impor artikel")
    assert {check.path for check in made.checks if check.field == "about"} == {
        "registry/awards/festival-kota-hebat.yaml"
    }


def test_an_award_with_a_name_like_a_known_one_names_it(content, registry):
    """An unknown award whose name is almost that of another is drafted, with the other one as an alternative."""
    near = recognition(registry, award=found("Penghargaan Kota Layak Anak"), award_id=None)
    _, text, _ = _only(planned(content.path, reading(near)))
    assert _line(text, "award:").endswith("· pilihan lain: kla")


def test_new_ids_never_collide(content, registry):
    """An id that is taken, or that belongs to a faulty file or to a list's own address, gets a number behind it."""
    content.write("registry/issuers/rusak.yaml", "name: [\n")
    registry = read_registry(content.path)[0]
    names = ("K.L.H.K.", "Adipura", "Rusak", "Abjad", "東京")
    made = planned(content.path, reading(recognition(registry, issuers=tuple(found(body(name)) for name in names))))
    assert _only(made)[2]["issuers"] == ["k-l-h-k", "adipura", "rusak-2", "abjad-2", "lembaga"]


def test_two_recognitions_share_a_new_record_of_the_registry(content, registry):
    """An award and an issuer that are new to both get one file each, in the same article and in the next."""
    fields = {"award": found("Kota Hebat"), "award_id": None, "issuers": (found(body("Yayasan Kota")),)}
    first = planned(
        content.path,
        reading(recognition(registry, **fields), recognition(registry, **{**fields, "edition": found(2022)})),
    )
    assert [file.path for file in first.files if file.path.startswith("registry/")] == [
        "registry/issuers/yayasan-kota.yaml",
        "registry/awards/kota-hebat.yaml",
    ]
    next_article = reading(recognition(registry, **{**fields, "edition": found(2021)}), address=None)
    second = plan(next_article, first.registry, first.records, TODAY)
    assert [file.path for file in second.files] == ["entries/2021/kota-hebat-2021-kota-semarang.md"]


def test_recognitions_of_one_path_get_distinct_ones(content, registry):
    """Paths are distinct from each other, from entries of any year, and from old addresses."""
    content.entry("adipura-2023-kota-semarang", "2001", recipients=[{"place": "kota-bandung"}])
    content.entry("lain", aliases=["/entri/adipura-2023-kota-semarang-2/"], recipients=[{"place": "kota-pekalongan"}])
    same = recognition(registry)
    two = recognition(
        registry, recipients=(recipient(registry, "kota-semarang"), recipient(registry, "kabupaten-bandung"))
    )
    made = planned(content.path, reading(same, same, two, two, address=None))
    assert [file.path for file in made.files] == [
        "entries/2023/adipura-2023-kota-semarang-3.md",
        "entries/2023/adipura-2023-kota-semarang-4.md",
        "entries/2023/adipura-2023.md",
        "entries/2023/adipura-2023-kota-semarang-5.md",
    ]


def test_a_likely_duplicate_is_named_and_not_drafted(content, registry):
    """What seems to be on record is reported with its path and why; other acts of the article are drafted."""
    content.entry()
    made = planned(content.path, reading(recognition(registry), recognition(registry, edition=found(2020))))
    (duplicate,) = made.duplicates
    assert duplicate.path == "entries/2023/adipura-2023.md"
    assert duplicate.title == "Kota Semarang menerima Adipura 2023"
    assert duplicate.draft is None
    assert "penghargaan, tahun, dan daerahnya sama" in duplicate.reason
    assert [file.path for file in made.files] == ["entries/2020/adipura-2020-kota-semarang.md"]


def test_a_likely_duplicate_is_drafted_when_asked(content, registry):
    """With force the draft is made, says in its first line what it may repeat, and that is the first thing to check."""
    content.entry()
    made = planned(content.path, reading(recognition(registry)), force=True)
    path, text, _ = _only(made)
    assert made.duplicates[0].draft == path
    assert "mungkin sudah tercatat di content/entries/2023/adipura-2023.md" in text.splitlines()[1]
    assert "title" in {check.field for check in made.checks if check.confidence == 0}


def test_a_new_award_in_a_duplicate_leaves_no_file_behind(content, registry):
    """Of a recognition that is not drafted, the registry gets nothing."""
    content.entry(sources=[{"title": "Sama", "url": ADDRESS}])
    made = planned(content.path, reading(recognition(registry, award=found("Kota Hebat"), award_id=None)))
    assert made.files == ()
    assert "kota-hebat" not in made.registry.awards
    assert "alamat sumbernya sama" in made.duplicates[0].reason


def test_an_article_imported_again_is_a_duplicate_of_its_drafts(content, registry):
    """Drafts that were written before count as records: the second import names them and writes nothing."""
    made = reading(_whole(registry))
    write(planned(content.path, made), content.path)
    again = planned(content.path, made)
    assert again.files == ()
    assert [duplicate.path for duplicate in again.duplicates] == ["entries/2023/adipura-2023.md"]


def test_checks_come_with_the_most_doubtful_first(content, registry):
    """What is left to a person comes first, then values by confidence, then proposals; each with its line."""
    one = recognition(registry, edition=found(2023, "2023", 0.7), conferred=found("2024-03-05", "Selasa (5/3)", 0.4))
    made = planned(content.path, reading(one))
    assert [(check.field, check.value, check.confidence) for check in made.checks][:3] == [
        ("themes", "", 0.0),
        ("conferred", "2024-03-05", 0.4),
        ("edition", "2023", 0.7),
    ]
    assert [check.confidence for check in made.checks[3:]] == [None] * len(made.checks[3:])
    path, text, _ = _only(made)
    for check in made.checks:
        assert check.path == path
        assert text.splitlines()[check.line - 1].endswith(check.reason)


def test_themes_are_those_that_entries_of_the_award_use(content, registry):
    """Themes come from published entries of the award, marked as a proposal; without any a person chooses."""
    content.entry("adipura-2020", "2020", edition=2020, conferred=None, themes=["lingkungan"])
    _, text, fields = _only(planned(content.path, reading(recognition(registry))))
    assert fields["themes"] == ["lingkungan"]
    assert "tema yang biasa" in _line(text, "themes:")
    other = recognition(registry, award=found("KLA"), award_id="kla")
    assert _only(planned(content.path, reading(other)))[2]["themes"] == []


@pytest.mark.parametrize(
    "address", [None, "", "berita.txt", "file:///etc/passwd", "https://a.id/a b", "https://" + "a" * 2000]
)
def test_an_article_without_an_address_says_why(content, registry, address):
    """A text from a file has no address, so that the source says why and tells no day of retrieval."""
    _, _, fields = _only(planned(content.path, reading(recognition(registry), address=address)))
    source = fields["sources"][0]
    assert source["no_url"] == "yang tersedia hanya salinan teks"
    assert not {"url", "retrieved"} & set(source)


def test_a_text_without_a_headline_leaves_the_title_to_a_person(content, registry):
    """A source needs a title as published: where none was found it is null and the first thing to fill in."""
    made = planned(content.path, reading(recognition(registry), text="Kota Semarang menerima Adipura."))
    assert _only(made)[2]["sources"][0]["title"] is None
    assert [check.field for check in made.checks if check.confidence == 0] == ["themes", "sources.0.title"]
    write(made, content.path)
    assert {problem.field for problem in content.problems()} == LEFT_TO_A_PERSON


def test_an_article_without_recognitions_plans_nothing(content):
    """Nothing reported, nothing drafted."""
    made = planned(content.path, reading())
    assert (made.files, made.duplicates, made.checks) == ((), (), ())


def test_an_activity_is_no_recognition(content, registry):
    """A reading that calls a recognition an activity contradicts itself, which is told at once."""
    with pytest.raises(ValueError, match="confers nothing"):
        planned(content.path, reading(recognition(registry, kind=Kind.ACTIVITY)))


def test_a_draft_speaks_english_where_the_almanac_does(content, registry):
    """In an English almanac words of ours and comments are English, and the entry says that it is."""
    english = read_language("en", TRANSLATIONS)
    content.entry("adipura-2020", "2020", edition=2020, conferred=None, themes=["lingkungan"])
    doubtful = recognition(registry, edition=found(2023, "2023", 0.6), issuers=())
    _, text, fields = _only(planned(content.path, reading(doubtful), language=english))
    assert fields["title"] == "Adipura 2023 awarded to Kota Semarang"
    assert fields["lang"] == "en"
    assert _line(text, "edition:").startswith("edition: 2023  # check: confidence 60%; text: “")
    assert "# check: from the registry, not from the article" in text
    assert "- recipient: Kota Semarang" in text
    assert "periksa" not in text


_words = st.text(max_size=60) | st.sampled_from(
    [
        "no",
        "010",
        "12:30",
        "@x",
        "a: b",
        "<script>x</script>",
        "[x](javascript:y)",
        "![x](y)",
        "# x",
        "a\n---\nb",
        "*&!%",
    ]
)
_share = st.floats(0, 1)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_reading_makes_a_draft_that_is_read_without_error(content, registry, data):
    """Whatever words an article holds, its drafts are valid but for what is left to a person."""

    def any_of(values):
        spans = st.lists(st.tuples(st.integers(-9, 500), st.integers(-9, 500)), max_size=2).map(tuple)
        options = st.lists(values, max_size=2).map(tuple)
        return st.builds(Finding, values, spans, _share, st.none() | st.builds(Note, st.sampled_from(Why)), options)

    people = st.builds(Person, st.none() | _words, _words)
    numbers = st.integers(-10, 10**9)
    places = st.sampled_from(sorted(registry.places.values(), key=lambda place: place.slug))
    recipients = st.builds(
        Recipient,
        any_of(places),
        *(st.none() | any_of(_words) for _ in range(2)),
        *(st.none() | any_of(numbers) for _ in range(2)),
        *(st.none() | any_of(_words) for _ in range(2)),
        st.none() | any_of(people),
    )
    one = recognition(
        registry,
        award=data.draw(any_of(_words)),
        award_id=data.draw(st.sampled_from([None, "adipura", "gone"])),
        kind=data.draw(st.sampled_from([kind for kind in Kind if kind is not Kind.ACTIVITY])),
        recipients=tuple(data.draw(st.lists(recipients, max_size=3))),
        issuers=tuple(data.draw(st.lists(any_of(st.builds(body, _words)), max_size=2))),
        edition=data.draw(st.none() | any_of(numbers)),
        conferred=data.draw(
            st.none() | any_of(_words | st.sampled_from(["2024-03-05", "XXXX-03-05", "2019/2020", "-0044"]))
        ),
        presenters=tuple(data.draw(st.lists(any_of(people), max_size=2))),
        venue=data.draw(st.none() | any_of(_words)),
        recipients_total=data.draw(st.none() | any_of(numbers)),
        personal=data.draw(st.booleans()),
    )
    made = planned(content.path, reading(one, text=data.draw(st.just(TEXT) | _words)), force=True)
    paths = write(made, content.path)
    problems = content.problems()
    assert [problem for problem in problems if problem.severity == "error"] == []
    expected = LEFT_TO_A_PERSON | ({"recipients"} if not one.recipients else set()) | {"edition"}
    assert {problem.field for problem in problems} <= expected
    for path in paths:
        path.unlink()


def test_the_article_is_read_by_the_importer_itself():
    """The texts of these tests are read by the importer's own reader, so that offsets mean what they mean there."""
    article = read_article(TEXT, "contoh", ADDRESS)
    assert article.title == "Semarang dan Pekalongan Raih Penghargaan Bergengsi"
