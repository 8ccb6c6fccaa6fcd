"""The bundler: modules that import each other become few scripts that a browser runs as they were."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from almanac.site.modules import bundles
from fork import PROJECT

JS = PROJECT / "theme" / "static" / "js"
#: What `panel.js` and its like must not be made of twice: the class by which a caller knows an error.
CLIENT = "search/client.js"


def run(scripts, folder, program):
    """Write scripts into a folder, run a module there with Node.js and return the JSON that it prints."""
    node = shutil.which("node")
    assert node, "Node.js 18 or newer is needed, as the search tests need it"
    for path, script in {**scripts, "package.json": '{"type": "module"}', "program.js": program}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(script, encoding="utf-8")
    done = subprocess.run([node, str(folder / "program.js")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def printed(tmp_path, modules, expression, *, entry="cari.js"):
    """Return what an expression is after the bundle of `entry` was imported as `it`."""
    program = f"import * as it from './{entry}';\nconsole.log(JSON.stringify({expression}));\n"
    return run(bundles(modules, "cari.js"), tmp_path, program)


def test_imports_are_inlined_each_once_and_before_their_importers(tmp_path):
    """What two modules import runs once, and everything runs in the order in which a browser would run it."""
    modules = {
        "cari.js": "import { b } from './b.js';\nimport { a } from './a.js';\nexport const seen = [...b, ...a];\n",
        "a.js": "import { log } from './log.js';\nlog.push('a');\nexport const a = ['from a'];\n",
        "b.js": "import { log } from './log.js';\nlog.push('b');\nexport const b = log;\n",
        "log.js": "export const log = ['log'];\n",
    }
    assert set(bundles(modules, "cari.js")) == {"cari.js"}
    assert printed(tmp_path, modules, "it.seen") == ["log", "b", "a", "from a"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("const name = 1;", "const name = 2;"),
        ("export function name() {}", "async function name() {}"),
        ("export class name {}", "let name = 1;"),
        ("import { name } from './later.js';", "const name = 2;"),
    ],
)
def test_one_name_for_two_things_is_an_error(one, two):
    """A script is one scope: two modules of it that give one name to two things are named, with the name."""
    modules = {
        "cari.js": "import { a } from './a.js';\nimport { b } from './b.js';\n"
        "const later = () => import('./later.js');\n",
        "a.js": f"{one}\nexport const a = 1;\n",
        "b.js": f"{two}\nexport const b = 1;\n",
        "later.js": "export const name = 3;\n",
    }
    with pytest.raises(ValueError, match=r"^b\.js: (a|later)\.js has a name `name` too"):
        bundles(modules, "cari.js")


def test_scripts_of_their_own_may_share_names(tmp_path):
    """Names of modules that go into different scripts never meet; what both import from a third is imported once."""
    modules = {
        "cari.js": "import { a } from './a.js';\nimport { shared } from './later.js';\nconst name = 1;\n"
        "export const all = [name, a(), shared, (await import('./later.js')).name];\n",
        "a.js": "import { shared, other } from './later.js';\nexport const a = () => shared + other;\n",
        "later.js": "export const name = 'later';\nexport const shared = 2;\nexport const other = 3;\n",
    }
    assert printed(tmp_path, modules, "it.all") == [1, 5, 2, "later"]


def test_imports_may_span_lines(tmp_path):
    """Imports over several lines are read, and so are classes and asynchronous functions."""
    modules = {
        "cari.js": "import {\n  openDoor,\n  Door,\n} from './door.js';\n"
        "export const all = [await openDoor(), new Door().name];\n",
        "door.js": "export class Door {\n  name = 'door';\n}\n"
        "export async function openDoor() {\n  return 'opened';\n}\n",
    }
    assert printed(tmp_path, modules, "it.all") == ["opened", "door"]


def test_what_is_loaded_on_demand_is_a_script_of_its_own(tmp_path):
    """A module that is imported by a call, and one that a worker runs, stay apart even where others import them."""
    modules = {
        "cari.js": "export const later = () => import('./search/page.js');\n",
        "search/page.js": "import { Lost } from './client.js';\nimport { twice } from './twice.js';\n"
        "export const page = (error) => [error instanceof Lost, twice(2)];\nexport const lose = () => new Lost();\n",
        "search/client.js": "export class Lost extends Error {}\n"
        "export const start = () => new Worker(new URL(`worker.js#x=${1}`, import.meta.url), { type: 'module' });\n",
        "search/panel.js": "export const client = () => import('./client.js');\n",
        "search/worker.js": "import { twice } from './twice.js';\npostMessage(twice(1));\n",
        "search/twice.js": "export const twice = (number) => 2 * number;\n",
    }
    scripts = bundles(modules, "cari.js")
    assert set(scripts) == {"cari.js", "search/page.js", "search/client.js", "search/worker.js"}
    assert re.findall(r"^import.*?from.*?'(.*?)';", scripts["search/page.js"], re.MULTILINE) == ["./client.js"]
    assert "class Lost" not in scripts["search/page.js"]
    program = """const { page, lose } = await (await import('./cari.js')).later();
const { Lost } = await import('./search/client.js');
console.log(JSON.stringify([page(new Lost()), page(new Error()), lose() instanceof Lost]));
"""
    assert run(scripts, tmp_path, program) == [[True, 4], [False, 4], True]


def test_types_in_comments_are_no_imports():
    """A JSDoc comment that names a module for its types makes neither a script nor a part of one."""
    modules = {
        "cari.js": "/** @typedef {import('./types.js').Some} Some */\n/**\n * @param {import('./other.js').X} x\n */\n"
        "export const it = (x) => x;\n",
        "types.js": "export const wrong = 1;\n",
        "other.js": "export const wrong = 2;\n",
    }
    assert bundles(modules, "cari.js") == {"cari.js": "export const it=(x)=>x;"}


@pytest.mark.parametrize(
    "line",
    [
        "import './b.js';",
        "import b from './b.js';",
        "import * as b from './b.js';",
        "import { b } from 'elsewhere';",
        'import { b } from "./b.js";',
        "export default 1;",
        "export * from './b.js';",
        "import { b as c } from './b.js';",
        "export { b } from './b.js';",
        "export let b = 1;",
    ],
)
def test_a_form_that_is_not_read_is_an_error(line):
    """Nothing is left out in silence: the error names the module and quotes the line."""
    modules = {"cari.js": "import { a } from './a.js';\n", "a.js": f"{line}\nexport const a = 1;\n", "b.js": ""}
    with pytest.raises(ValueError, match=f"^a\\.js: .*{re.escape(line)}"):
        bundles(modules, "cari.js")


def test_a_circle_is_an_error():
    """Modules that wait for each other are named in the order of their imports."""
    modules = {
        "cari.js": "import { a } from './a.js';\n",
        "a.js": "import { b } from './b.js';\nexport const a = 1;\n",
        "b.js": "import { a } from './a.js';\nexport const b = 1;\n",
    }
    with pytest.raises(ValueError, match=r"circle: cari\.js -> a\.js -> b\.js -> a\.js"):
        bundles(modules, "cari.js")


@pytest.mark.parametrize("line", ["import { b } from './lost.js';", "const b = import('./lost.js');"])
def test_a_module_that_is_not_there_is_an_error(line):
    """A script that no browser could load is found when the site is built."""
    with pytest.raises(ValueError, match=r"^cari\.js: .*lost\.js"):
        bundles({"cari.js": f"{line}\n"}, "cari.js")


def test_one_script_is_of_one_folder():
    """A module keeps its relative imports when it is inlined, which are right in its own folder only."""
    modules = {
        "cari.js": "import { page } from './search/page.js';\n",
        "search/page.js": "export const page = () => import('./more.js');\n",
        "search/more.js": "",
    }
    with pytest.raises(ValueError, match=r"^cari\.js: .*search/page\.js"):
        bundles(modules, "cari.js")


def test_texts_and_patterns_stay_to_the_letter(tmp_path):
    """Only what a browser passes over is dropped: not what looks like a comment or a blank in a text or a pattern."""
    modules = {
        "cari.js": "// gone\nconst n = 1; /* gone */\nexport const all = [\n  'a // b  c', `x  /* y */ ${n}  z`,\n"
        "  /['\"`/]  \\/\\*/.source, 'it\\'s', // gone\n];\n"
    }
    assert "gone" not in bundles(modules, "cari.js")["cari.js"]
    assert printed(tmp_path, modules, "it.all") == ["a // b  c", "x  /* y */ 1  z", "['\"`/]  \\/\\*", "it's"]


@pytest.fixture(scope="module")
def own():
    """Return the scripts of the theme."""
    return bundles({path.relative_to(JS).as_posix(): path.read_text("utf-8") for path in JS.rglob("*.js")}, "cari.js")


def test_the_themes_own_scripts_have_no_comments_and_load_what_is_there(own):
    """Every script that one of them names is one of them, and nothing is said to readers of the source."""
    for path, script in own.items():
        folder = path.rpartition("/")[0]
        named = re.findall(r"(?:\bfrom|\bimport\(|new URL\()\s*['`](?:\./)?([\w/-]+\.js)\b", script)
        assert {f"{folder}/{name}".lstrip("/") for name in named} <= set(own), path
        assert "/**" not in script
        assert "@ts-check" not in script


def test_errors_of_the_client_have_one_class(own):
    """What shows results knows an error by its class, which is therefore in the client's script and in no other."""
    assert [path for path, script in own.items() if "class Failed" in script] == [CLIENT]
    for path in ("search/page.js", "search/panel.js"):
        assert re.search(r"^import\{[\w,]+\}from'\./client\.js'", own[path], re.MULTILINE), path


def test_the_themes_own_scripts_can_be_read(own, tmp_path):
    """Node.js finds no error of syntax in any of them."""
    program = """import { spawnSync } from 'node:child_process';
console.log(JSON.stringify(PATHS.map((path) => spawnSync(process.execPath, ['--check', path]).stderr.toString())));
"""
    paths = [str(tmp_path / path) for path in sorted(own)]
    assert run(own, tmp_path, program.replace("PATHS", json.dumps(paths))) == [""] * len(paths)
