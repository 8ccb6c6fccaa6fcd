"""content/ in, one line an audit out; exit status 1 if any of them found something wrong.

The site is built twice into the build's cache folder, as for a domain's root and as for a project site, so that what is
audited never depends on the address that this almanac has. All audits run even if one fails; `--only NAME` runs some.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tools.audit import accessibility, data_package, feeds, links, markup, workflows
from tools.audit.outcome import PROJECT_URL, REPOSITORY, ROOT_URL, Outcome, Scene

if TYPE_CHECKING:
    from collections.abc import Callable

AUDITS: dict[str, Callable[[Scene], Outcome]] = {
    "html": markup.audit,
    "accessibility": accessibility.audit,
    "links": links.audit,
    "feeds": feeds.audit,
    "data": data_package.audit,
    "workflows": workflows.audit,
}

#: As many findings as fit a screen; the count says how many there are in all.
SHOWN = 40

#: Each folder is named for what it stands for: the second one's parent is its host's root.
ROOT_SITE = Path(".cache/audit/root")
PROJECT_SITE = Path(".cache/audit/host") / REPOSITORY


def build(output: Path, *options: str) -> bool:
    """Build content/ into `output`; False (with what was said) if it does not build."""
    command = [sys.executable, "build.py", "build", "--output", str(output), *options]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    if run.returncode:
        print(run.stdout, run.stderr, sep="\n", file=sys.stderr)
    return run.returncode == 0


def report(outcome: Outcome, seconds: float) -> None:
    """Print an audit's line, then its findings."""
    verdict = "ok" if outcome.ok else f"FAILED ({len(outcome.findings)} findings)"
    print(f"{outcome.name:<14} {outcome.figure}; {seconds:.0f} s: {verdict}", flush=True)
    for finding in outcome.findings[:SHOWN]:
        print(f"    {finding}")
    if len(outcome.findings) > SHOWN:
        print(f"    and {len(outcome.findings) - SHOWN} more")


def run(name: str, scene: Scene) -> Outcome:
    """Run one audit; a tool that is missing or breaks is a failed audit, not the end of the others."""
    try:
        return AUDITS[name](scene)
    except Exception as error:  # noqa: BLE001 - whatever broke, the other audits still run and this one has failed
        return Outcome(name, "did not finish", (f"{type(error).__name__}: {error}",))


def main(arguments: list[str] | None = None) -> int:
    """Build and audit the site; 1 if anything was found wrong, 2 if it does not build."""
    parser = argparse.ArgumentParser(prog="python -m tools.audit", description="Build the site and audit it.")
    parser.add_argument("--only", action="append", choices=tuple(AUDITS), help="run this audit; may be repeated")
    options = parser.parse_args(arguments)
    chosen = options.only or list(AUDITS)

    if not (build(ROOT_SITE, "--site-url", ROOT_URL) and build(PROJECT_SITE, "--site-url", PROJECT_URL)):
        return 2
    scene = Scene(Path.cwd(), ROOT_SITE.resolve(), PROJECT_SITE.resolve())
    failed = []
    for name in chosen:
        started = time.monotonic()
        outcome = run(name, scene)
        report(outcome, time.monotonic() - started)
        if not outcome.ok:
            failed.append(name)
    print(f"audits that found something: {', '.join(failed)}" if failed else f"all {len(chosen)} audits content")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
