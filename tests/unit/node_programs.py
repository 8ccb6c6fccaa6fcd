"""Running the programs of `tests/js` with Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def run_node(program: str, *arguments: str, stdin: Any) -> Any:
    """Run a program of `tests/js` on a JSON value and return the JSON it writes; what is missing fails the test."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("The search tests need Node.js 18 or newer: install it and put `node` on the PATH.", pytrace=False)
    if not (REPOSITORY / "node_modules" / "lunr").is_dir():
        pytest.fail("The search tests need lunr.js: run `npm ci` in the repository's root.", pytrace=False)
    done = subprocess.run(
        [node, str(REPOSITORY / "tests" / "js" / program), *arguments],
        input=json.dumps(stdin),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
