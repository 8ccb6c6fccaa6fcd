"""Styles and scripts: bundled under names that change exactly when their bytes do."""

from __future__ import annotations

import re
import shutil

import pytest

from almanac.language import Language
from almanac.site.assets import bundle
from fork import PROJECT

T = Language()


@pytest.fixture
def theme(tmp_path):
    """Return a theme of two style sheets, three modules for two scripts, an icon and a sheet of seals."""
    files = {
        "css/10-colour.css": "/* Colours */\n:root {\n  --ink: #111;\n}\n",
        "css/20-type.css": "h1 { color: var(--ink) }\n",
        "js/cari.js": "const open = () => import('./search/page.js');\n",
        "js/search/page.js": "// @ts-check\nimport { one } from './number.js';\n\nexport const two = one + one;\n",
        "js/search/number.js": "export const one = 1;\n",
        "icon.svg": "<svg/>",
        "meterai.svg": "<svg><symbol/></svg>",
    }
    for name, text in files.items():
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def squeezed(theme, css):
    """Return what becomes of a style sheet."""
    for path in (theme / "static/css").iterdir():
        path.unlink()
    (theme / "static/css/1.css").write_text(css)
    assets = bundle(theme, T)
    return assets.files[assets.style].decode()


def test_sheets_are_one_file_in_order_of_name(theme):
    """The number before a sheet's name says where in the bundle it stands."""
    assets = bundle(theme, T)
    assert assets.files[assets.style].decode() == ":root {\n--ink: #111;\n}\nh1 { color: var(--ink) }\n"


def test_names_hold_a_hash(theme):
    """Browsers may keep a file for ever, since its name says what is in it; scripts share a folder."""
    assets = bundle(theme, T)
    assert re.fullmatch(r"aset/almanak\.[0-9a-f]{10}\.css", assets.style)
    assert re.fullmatch(r"aset/ikon\.[0-9a-f]{10}\.svg", assets.icon)
    assert re.fullmatch(r"aset/meterai\.[0-9a-f]{10}\.svg", assets.seals)
    assert re.fullmatch(r"aset/js-[0-9a-f]{10}/", assets.scripts)
    assert set(assets.files) == {
        assets.style,
        assets.icon,
        assets.seals,
        f"{assets.scripts}cari.js",
        f"{assets.scripts}kata.json",
        f"{assets.scripts}search/page.js",
    }
    assert assets.files[assets.seals] == b"<svg><symbol/></svg>"


def test_equal_files_have_equal_names(theme):
    """A build of the same theme changes no address."""
    assert bundle(theme, T) == bundle(theme, T)
    assert list(bundle(theme, T).files) == sorted(bundle(theme, T).files)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("css/20-type.css", {"style"}),
        ("js/cari.js", {"scripts"}),
        ("js/search/page.js", {"scripts"}),
        ("js/search/number.js", {"scripts"}),
        ("icon.svg", {"icon"}),
        # The words that lie beside the scripts name the sheet of seals.
        ("meterai.svg", {"seals", "scripts"}),
    ],
)
def test_a_change_renames_what_changed_and_nothing_else(theme, name, changed):
    """A new style leaves scripts, icon and seals in readers' caches, and so on."""
    before = bundle(theme, T)
    path = theme / "static" / name
    path.write_text(path.read_text() + {".css": "i { color: red }", ".js": "let i;", ".svg": "\n"}[path.suffix])
    after = bundle(theme, T)
    parts = ("style", "scripts", "icon", "seals")
    assert {part for part in parts if getattr(before, part) != getattr(after, part)} == changed


def test_a_renamed_script_renames_the_folder(theme):
    """Scripts load each other by name, so that a name is as much a change as bytes are."""
    before = bundle(theme, T).scripts
    (theme / "static/js/search/page.js").rename(theme / "static/js/search/show.js")
    script = theme / "static/js/cari.js"
    script.write_text(script.read_text().replace("page.js", "show.js"))
    assert bundle(theme, T).scripts != before


def test_only_what_is_loaded_by_itself_is_a_script(theme):
    """A module that others import is a part of their scripts, and one that nothing loads is none."""
    (theme / "static/js/search/idle.js").write_text("export const idle = 1;\n")
    assets = bundle(theme, T)
    assert [name for name in assets.files if name.endswith(".js")] == [
        f"{assets.scripts}cari.js",
        f"{assets.scripts}search/page.js",
    ]
    assert b"const one=1" in assets.files[f"{assets.scripts}search/page.js"]


def test_a_theme_may_have_no_scripts(theme):
    """A fork that wants none removes the folder."""
    shutil.rmtree(theme / "static/js")
    assert not [name for name in bundle(theme, T).files if name.endswith(".js")]


def test_comments_indents_and_empty_lines_are_dropped(theme):
    """What a browser skips is not sent to it."""
    css = "/* one\n   two */\n\n  a { /* three */\n    color: red; /* four */ }\n"
    assert squeezed(theme, css) == "a {\ncolor: red;  }\n"


@pytest.mark.parametrize(
    "rule",
    [
        'a::after { content: "/* no comment */"; }',
        "a::after { content: '/* no comment */'; }",
        r'a::after { content: "\"/* still text */"; }',
        "a { background: url(//cdn.example/*/x.png); } b::after { content: '*/'; }",
        "a { background: url(data:image/svg+xml;,%3Csvg/*/%3E*/); }",
        'a { background: url("a)/*b*/.png"); }',
        "a { content: \"it's\"; } b { content: '\"'; }",
    ],
)
def test_what_looks_like_a_comment_in_a_string_or_address_stays(theme, rule):
    """Strings and addresses are kept to the letter."""
    assert squeezed(theme, rule + "\n") == rule + "\n"


@pytest.mark.parametrize("rule", ["a/**/b { color: red }", ".a/* with */.b { margin: 0/* and */1px }"])
def test_a_comment_between_two_words_still_parts_them(theme, rule):
    """Without the comment "0" and "1px" would be "01px", and with a blank ".a.b" another selector."""
    assert squeezed(theme, rule) == re.sub(r"/\*.*?\*/", "/**/", rule) + "\n"


def test_quotes_in_comments_open_no_string(theme):
    """An apostrophe in a comment is not the beginning of a string that swallows rules."""
    assert squeezed(theme, "/* it's */ a { color: red } /* don't */\n/* x */b { color: blue }\n") == (
        "a { color: red }\nb { color: blue }\n"
    )


def test_the_themes_own_styles_keep_every_rule():
    """The real bundle has as many braces as its sheets have outside of comments."""
    assets = bundle(PROJECT / "theme", T)
    css = assets.files[assets.style].decode()
    sheets = "".join(path.read_text() for path in (PROJECT / "theme/static/css").glob("*.css"))
    bare = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
    assert (css.count("{"), css.count("}")) == (bare.count("{"), bare.count("}"))
    assert "/* " not in css
