"""The documents against the code: what they name exists, and what exists is named."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from almanac import downloads
from almanac.cli import main
from almanac.json_schemas import json_schemas
from almanac.problems import CODES
from almanac.reader import divide
from almanac.schema import FILE_KINDS, entry_declaration
from almanac.yaml_source import YamlText
from tools.data_dictionary import DICTIONARY, FILES, SCHEMAS, documents, nested

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PAGES = sorted((ROOT / "content" / "pages").glob("*.md"))

FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def rows_of(text: str) -> dict[str, list[str]]:
    """Return the cells of every table row whose first cell is one code span or word, by that cell."""
    rows = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| "))
    return {cells[0].strip("`"): [cell.strip() for cell in cells[1:]] for cells in rows}


def declarations():
    """Return every declaration that the dictionary shows, by name."""
    found = {}
    for outer in (declaration for kind in FILE_KINDS.values() for declaration in kind):
        found[outer.__name__] = outer
        modules = vars(__import__(outer.__module__, fromlist=["*"]))
        found |= {name: modules[name] for name in nested(outer)}
    return found


def test_generated_documents_are_current():
    """The data dictionary and the JSON Schemas are what `make docs` would write."""
    stale = [str(path) for path, text in documents().items() if text_of(ROOT / path) != text]
    assert stale == [], "run `make docs`"


def test_every_kind_of_file_is_offered_with_its_schema():
    """The data page names the kinds without loading the declarations, in the same order."""
    assert list(downloads.KINDS) == list(FILE_KINDS)


def test_every_schema_on_disc_is_generated():
    """No JSON Schema is left of a kind of file that is no longer declared."""
    assert {path.stem for path in (ROOT / SCHEMAS).glob("*.json")} == set(FILE_KINDS) == set(FILES)


def test_every_field_is_explained_in_both_languages():
    """Each declared field has an explanation in English and another in Indonesian, and the dictionary shows both."""
    dictionary = text_of(ROOT / DICTIONARY).replace("\\|", "|")
    for declared in declarations().values():
        for name, field in declared.model_fields.items():
            english, indonesian = field.description, field.json_schema_extra["description_id"]
            assert english, f"{declared.__name__}.{name}"
            assert indonesian, f"{declared.__name__}.{name}"
            assert indonesian != english, f"{declared.__name__}.{name}"
            row = rf"^\| `{name}` \|.* \| {re.escape(english)} \| {re.escape(indonesian)} \|$"
            assert re.search(row, dictionary, re.MULTILINE), f"{declared.__name__}.{name}"


@pytest.mark.parametrize("kind", ["issuer", "award"])
def test_registry_fits_its_json_schema(kind):
    """What the reader accepts in the registry, the JSON Schema accepts too."""
    validator = Draft202012Validator(json_schemas()[kind])
    for path in sorted((ROOT / "content" / "registry" / f"{kind}s").glob("*.yaml")):
        value, problems = YamlText(path.name, text_of(path)).load()
        assert not problems
        assert [error.message for error in validator.iter_errors(value)] == [], path.name


def test_entries_fit_their_json_schema():
    """What the reader accepts as an entry, the JSON Schema accepts too, in both forms."""
    validator = Draft202012Validator(json_schemas()["entry"])
    for path in sorted((ROOT / "content" / "entries").rglob("*.md")):
        document, _ = divide(text_of(path), path.name)
        assert [error.message for error in validator.iter_errors(document.fields)] == [], path.name


def example(**changes):
    """Return the front matter of the README's example with some fields changed, or left out where None is given."""
    text = next(fence for fence in FENCED.findall(text_of(ROOT / "README.md")) if fence.startswith("```markdown"))
    document, _ = divide(text.removeprefix("```markdown\n").removesuffix("```"), "README.md")
    fields = document.fields | changes
    return {name: value for name, value in fields.items() if value is not None}


@pytest.mark.parametrize(
    "changes",
    [
        {"colour": "red"},
        {"sources": []},
        {"edition": "2022"},
        {"kind": "activity", "places": ["kota-bengkulu"]},
        {"title": None},
    ],
    ids=["unknown field", "no source", "text for a number", "fields of another kind", "no title"],
)
def test_json_schema_refuses_what_the_reader_refuses(changes):
    """An entry that the reader would report fails the JSON Schema as well, and the example itself does not."""
    validator = Draft202012Validator(json_schemas()["entry"])
    assert validator.is_valid(example())
    assert not validator.is_valid(example(**changes))


def test_example_of_the_readme_is_a_valid_entry():
    """Who copies the README's example has front matter that the reader accepts."""
    fields = example()
    entry_declaration(fields).model_validate(fields)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_examples_of_pages_are_valid_entries(page):
    """Front matter shown in a page as an indented example is accepted by the reader."""
    _, _, body = text_of(page).split("---\n", 2)
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", body, re.MULTILINE)
    for block in blocks:
        text = re.sub(r"^ {4}", "", block, flags=re.MULTILINE).lstrip("\n")
        if text.startswith("---"):
            document, problems = divide(text, page.name)
            assert not problems
            entry_declaration(document.fields).model_validate(document.fields)


def test_every_problem_code_is_documented():
    """Each problem code has one row with its meaning as the code states it, an example, and a cure in two languages."""
    rows = rows_of(text_of(ROOT / "docs" / "problems.md"))
    documented = {code: cells[0] for code, cells in rows.items() if re.fullmatch(r"A\d+", code)}
    assert documented == CODES
    assert all(len(rows[code]) == 3 and rows[code][1] and re.search(r"<br>\*.+\*$", rows[code][2]) for code in CODES)


def test_every_setting_is_documented():
    """Each setting of pelicanconf.py is in docs/settings.md, and nothing else is but environment variables."""
    tree = ast.parse(text_of(ROOT / "pelicanconf.py"))
    targets = (target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets)
    settings = {target.id for target in targets if isinstance(target, ast.Name) and target.id.isupper()}
    documented, _, environment = text_of(ROOT / "docs" / "settings.md").partition("## Environment")
    names = {name for name in rows_of(documented) if name.isupper()}
    assert names == settings
    for variable in re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"", text_of(ROOT / "pelicanconf.py")):
        assert f"`{variable}`" in environment


def targets_of_make() -> set[str]:
    """Return the targets that `make help` lists."""
    return set(re.findall(r"^([a-z-]+):.*## ", text_of(ROOT / "Makefile"), re.MULTILINE))


def test_every_make_target_named_exists():
    """No document tells a reader to run a make target that is not there."""
    named = {
        (path.name, target)
        for path in (*DOCUMENTS, *PAGES)
        for target in re.findall(r"(?:`|^)make ([a-z-]+)", text_of(path), re.MULTILINE)
    }
    assert {target for _, target in named} >= {"site", "test", "check", "docs"}
    assert {(name, target) for name, target in named if target not in targets_of_make()} == set()


def test_every_make_target_is_in_the_readme():
    """The README lists each target that `make help` lists."""
    readme = text_of(ROOT / "README.md")
    assert {target for target in targets_of_make() - {"help"} if f"`make {target}`" not in readme} == set()


def help_of(capsys, *arguments: str) -> str:
    with pytest.raises(SystemExit):
        main([*arguments, "--help"])
    return capsys.readouterr().out


def test_every_command_and_option_is_documented(capsys):
    """docs/commands.md has a row for each command and option that `build.py --help` shows, and for no other."""
    commands = set(re.findall(r"^    ([a-z]+) ", help_of(capsys), re.MULTILINE))
    options = {
        option
        for command in commands
        for option in re.findall(r"^  (?:-\w, )?(--[a-z-]+)", help_of(capsys, command), re.MULTILINE)
    } - {"--help"}
    rows = rows_of(text_of(ROOT / "docs" / "commands.md"))
    assert commands >= {"build", "check", "import", "new", "serve"}
    assert {name.removeprefix("build.py ") for name in rows if name.startswith("build.py ")} == commands
    assert {name.split()[0] for name in rows if name.startswith("--") and name.strip("- ")} == options


def headings_of(text: str) -> set[str]:
    """Return the fragments that GitHub gives to headings."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} (.+)$", FENCED.sub("", text), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        found.add(re.sub(r"[^\w\- ]", "", plain).replace(" ", "-"))
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_resolve(document):
    """Each relative link leads to a file that is there, and its fragment to a heading of that file."""
    for address in LINK.findall(re.sub(r"`[^`\n]*`", "", FENCED.sub("", text_of(document)))):
        if re.match(r"[a-z]+:", address):
            continue
        name, _, fragment = address.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), address
        assert target.is_relative_to(ROOT), address
        if fragment:
            assert fragment in headings_of(text_of(target)), address


def test_every_decision_is_listed():
    """The index of decisions links to every record, under its number and title."""
    folder = ROOT / "docs" / "decisions"
    index = text_of(folder / "README.md")
    for path in sorted(folder.glob("[0-9]*.md")):
        number, _, title = text_of(path).splitlines()[0].removeprefix("# ").partition(" ")
        assert path.name.startswith(number)
        assert f"| [{number}]({path.name}) | {title} |" in index
