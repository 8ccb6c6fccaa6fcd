"""Files of entries and pages become checked front matter and safe HTML, or problems; nothing crashes the reader."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from almanac import markup
from almanac.gather.pages import begin_pages
from almanac.model import Kind
from almanac.reader import divide, read_entries, read_entry, read_page
from almanac.schema import ActivityMatter, RecognitionMatter
from almanac.store import Store
from almanac.text_file import LARGEST_FILE, decode
from content_folder import ACTIVITY, BODY, LEFT_OUT, MATTER, document

anything = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def test_valid_entry_is_read(content):
    """A valid entry has its fields, its slug from the file's name and no problem."""
    entry, problems = read_entry(content.entry("adipura-2023"), "content/entries/2023/adipura-2023.md")
    assert problems == ()
    assert (entry.slug, entry.folder, entry.matter.edition) == ("adipura-2023", "2023", 2023)
    assert "<p>Kota Semarang" in entry.rendered.html


def test_activity_is_read_by_its_own_declaration(content):
    """An activity has organizers and places in place of award and recipients."""
    entry, problems = read_entry(content.activity(), "x.md")
    assert problems == ()
    assert isinstance(entry.matter, ActivityMatter)
    assert entry.matter.kind is Kind.ACTIVITY


def test_misspelt_activity_is_still_one(content):
    """A slip in `kind` does not turn every field of an activity into a problem."""
    _, problems = read_entry(content.activity(kind="activty"), "x.md")
    assert [(problem.code, problem.suggestion) for problem in problems] == [("A014", "activity")]


def test_windows_line_ends_are_read(content):
    """A file with CR LF reads like one with LF, and its positions are the same."""
    text = document({**MATTER, "status": "unsure"}).replace("\n", "\r\n")
    _, problems = read_entry(content.write("entries/2023/x.md", text), "x.md")
    assert [(problem.code, problem.where.line) for problem in problems] == [
        ("A014", text.split("\r\n").index("status: unsure") + 1)
    ]


@pytest.mark.parametrize("text", ["", "---", "--", "----\n", "---\n---", "---\n---\n---\n", "\n---\na: b\n---\n"])
def test_degenerate_files_have_one_problem(text):
    """A file without fields has one problem, at its first line."""
    document, problems = divide(text, "x.md")
    assert document is None
    assert [problem.where.line for problem in problems] == [1]


@pytest.mark.parametrize("opening", ["---\n", "---  \n", "-----\n", "---\n\n\n"])
@pytest.mark.parametrize("closing", ["---\n", "---\t\n", "------\n", "---\n\n\n"])
def test_positions_hold_whatever_the_fence(opening, closing):
    """Longer fences, trailing spaces and blank lines do not shift the lines of fields and body."""
    text = f"{opening}title: x\ntitel: y\n{closing}\nSatu [dua](/z/).\n"
    read, _ = divide(text, "x.md")
    lines = text.split("\n")
    assert read.yaml.at("titel").line == lines.index("titel: y") + 1
    assert read.body_line + read.body[: read.body.index("Satu")].count("\n") == lines.index("Satu [dua](/z/).") + 1


def test_rule_in_the_body_is_no_fence():
    """Only the first two fences divide; a rule in the body stays there."""
    read, _ = divide("---\na: b\n---\nSatu\n\n---\n\nDua\n", "x.md")
    assert read.fields == {"a": "b"}
    assert "---" in read.body


def test_every_fault_of_the_front_matter_is_found(content):
    """Faults do not hide each other, nor what the rest of the entry refers to."""
    content.entry(
        status="unsure", edition="2023", award="adipuro", themes=["lingkungn"], recipients=[{"place": "Bandung"}]
    )
    assert sorted(content.codes()) == ["A012", "A012", "A013", "A014", "A018"]


def test_stand_ins_are_never_reported(content):
    """What stands in for a faulty value is not itself found to be unknown."""
    content.entry(award=LEFT_OUT, themes="lingkungan", recipients=[{"plac": "kota-semarang"}], issuers=[{"issuer": 5}])
    assert sorted(content.codes()) == ["A010", "A011", "A011", "A013", "A013"]


@pytest.mark.parametrize("name", list(MATTER))
@pytest.mark.parametrize(
    "value", [None, True, 0, -1.5, "", "x y", [], [None], [[]], {}, {"x": 1}, [{"x": 1}], [1, "a"]]
)
def test_any_value_in_any_field_is_survived(content, name, value):
    """Whatever stands in a field ends in problems at lines of the file, not in a crash."""
    path = content.entry(**{name: value})
    lines = path.read_text("utf-8").count("\n")
    assert all(0 <= problem.where.line <= lines for problem in content.problems())


def test_draft_has_warnings_only(content):
    """What is wrong with a draft stops no build, and the draft is not published."""
    content.entry(draft=True, status="unsure", award="adipuro")
    loaded = content.load()
    assert [(problem.code, problem.severity) for problem in loaded.problems] == [
        ("A012", "warning"),
        ("A014", "warning"),
    ]
    assert (loaded.drafts, loaded.almanac.entries) == (1, ())


def test_hidden_files_are_passed_over(content):
    """What an editor or a file manager leaves behind is no entry."""
    content.write("entries/2023/.adipura.md.swp", b"\x00")
    content.write("pages/.DS_Store", b"\x00")
    assert content.problems() == ()


def test_other_files_are_reported(content):
    """A file that would be passed over in silence is reported instead."""
    content.write("entries/2023/adipura.markdown", document(MATTER))
    content.write("pages/tentang.html", "<p>")
    assert content.codes() == ["A044", "A044"]


def test_file_name_that_is_no_text_is_reported(content):
    """A file name in another encoding is shown escaped, so that it can be printed."""
    try:
        os.close(os.open(os.fsencode(content.path) + b"/registry/issuers/\xe9.yaml", os.O_CREAT))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    problem = content.problems()[0]
    assert problem.code == "A044"
    assert str(problem).encode("utf-8")


def test_folder_in_place_of_a_file_is_reported(content):
    """A registry file that cannot be read has a problem of its own."""
    (content.path / "registry" / "themes.yaml").unlink()
    (content.path / "registry" / "themes.yaml").mkdir()
    assert content.codes() == ["A009"]


def test_limit_of_size_is_inclusive(content):
    """A file of exactly the limit is read, one byte more is not."""
    text = document(MATTER).encode("utf-8")
    read_entry(path := content.write("entries/2023/x.md", text + b"a" * (LARGEST_FILE - len(text))), "x.md")
    assert "A008" not in content.codes()
    path.write_bytes(path.read_bytes() + b"a")
    assert content.codes() == ["A008"]


def test_wrong_byte_is_found():
    """The column counts characters before the wrong byte, not bytes."""
    _, problems = decode("a\né".encode() + b"\xff", "x")
    assert (problems[0].where.line, problems[0].where.column) == (2, 2)


def test_page_is_read(content):
    """A page has a title, a summary and a body whose headings keep their level."""
    page, problems = read_page(content.page("tentang", "## Siapa\n"), "x.md")
    assert problems == ()
    assert '<h2 id="s-siapa">' in page.page.body


def test_entries_come_in_order(content):
    """Entries are read in the order of their paths, whatever order the file system has."""
    for slug in ("b", "c", "a"):
        content.entry(slug)
    assert [entry.slug for entry in read_entries(content.path)[0]] == ["a", "b", "c"]


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)


@anything
@given(
    title=TEXT.filter(lambda text: 8 <= len(text) <= 140) | st.just("Kota: # 'satu' \"dua\""),
    note=TEXT | st.none(),
    edition=st.integers(1945, 2100) | st.none(),
    score=TEXT.filter(lambda text: len(text) < 300),
    personal=st.booleans(),
    contributors=st.lists(TEXT.filter(lambda text: len(text) < 300), max_size=3),
)
@example(
    title="no no no no",
    note="12:30",
    edition=2023,
    score="010",
    personal=False,
    contributors=["33.70", "null", "~", "*a", "&b", "!c", "- d", "1e3"],
)
def test_front_matter_comes_back(content, title, note, edition, score, personal, contributors):
    """What is dumped to YAML is read back value by value, whatever text it holds."""
    recipient = {"place": "kota-semarang", "result": {"score": score}, "personal": personal}
    matter = {**MATTER, "title": title, "date_note": note, "edition": edition, "recipients": [recipient]}
    path = content.write("entries/2023/x.md", document({**matter, "contributors": contributors}))
    entry, problems = read_entry(path, "x.md")
    assert problems == ()
    assert isinstance(entry.matter, RecognitionMatter)
    read = entry.matter.model_dump(mode="json", exclude_unset=True)
    assert read == {**matter, "contributors": contributors, "issuers": [{"issuer": "klhk"}]}


@anything
@given(data=st.binary(max_size=200), fenced=st.booleans())
def test_no_bytes_crash_the_reader(content, data, fenced):
    """Any bytes as an entry file give an entry or problems."""
    path = content.write("entries/2023/x.md", b"---\n" + data + b"\n---\n" + data if fenced else data)
    entry, problems = read_entry(path, "x.md")
    assert entry or problems


@anything
@given(st.data())
def test_no_slip_of_the_keyboard_crashes_the_check(content, data):
    """A valid entry with one piece replaced is read, linked and checked to the end."""
    text = document(data.draw(st.sampled_from([MATTER, ACTIVITY])), BODY + "\n[a](/tentang/) <b>x</b> ![](/x)\n")
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 12)))
    piece = data.draw(st.text(st.sampled_from("a-: \n[]{}'\"#&*!|>0,.<()/é"), max_size=6))
    content.write("entries/2023/x.md", text[:start] + piece + text[end:])
    assert all(str(problem) for problem in content.problems())


# --- Pages that are kept ---


@pytest.fixture
def rendered(content, tmp_path, monkeypatch):
    """Return what reads the pages of a content folder with a store, and the first lines of those that were rendered."""
    render, store, lines = markup.render, Store(tmp_path / "store"), []

    def rendering(text, *where, **options):
        lines.append(text.strip().splitlines()[0])
        return render(text, *where, **options)

    monkeypatch.setattr(markup, "render", rendering)

    def again():
        lines.clear()
        pages, problems = begin_pages(content.path, store)()
        return [one.page.body for one in pages], [problem.code for problem in problems], sorted(lines)

    return again


def write_page(content, name, body):
    content.write(f"pages/{name}.md", f"---\ntitle: Halaman\nsummary: Ringkasan halaman yang ini.\n---\n{body}\n")


def test_a_page_is_rendered_once(content, rendered):
    """What an earlier build has rendered is taken from the store, and only a page that is other is rendered anew."""
    write_page(content, "a", "Satu.")
    write_page(content, "b", "Dua.")
    assert rendered() == (["<p>Satu.</p>", "<p>Dua.</p>"], [], ["Dua.", "Satu."])
    assert rendered() == (["<p>Satu.</p>", "<p>Dua.</p>"], [], [])
    write_page(content, "b", "Tiga.")
    assert rendered() == (["<p>Satu.</p>", "<p>Tiga.</p>"], [], ["Tiga."])
    write_page(content, "b", "Dua.")  # what is not shown any more is not kept
    assert rendered() == (["<p>Satu.</p>", "<p>Dua.</p>"], [], ["Dua."])


def test_problems_of_a_page_are_kept(content, rendered):
    """A page with a faulty link has that problem every time."""
    write_page(content, "a", "[x](kota/semarang/)")
    _, first, _ = rendered()
    assert first
    assert rendered()[1:] == (first, [])
