"""The files under .github in, what zizmor and GitHub's own schemas find wrong with them out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.audit.outcome import Outcome, Scene, nothing_to_audit

NAME = "workflows"


def audit(scene: Scene) -> Outcome:
    """Lint workflows for security offline, and validate them, Dependabot's file and issue forms by their schemas."""
    github = scene.repository / ".github"
    workflows = sorted(str(path) for path in (github / "workflows").glob("*.y*ml"))
    dependabot = github / "dependabot.yml"
    forms = sorted(str(path) for path in (github / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
    if not (workflows and forms and dependabot.is_file()):
        return nothing_to_audit(NAME, "workflow, issue form or dependabot.yml")
    findings = [
        *complaints("zizmor", "--offline", "--no-progress", "--quiet", "--format=plain", str(github)),
        *complaints("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows),
        *complaints("check-jsonschema", "--builtin-schema", "vendor.dependabot", str(dependabot)),
        *complaints("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *forms),
    ]
    figure = f"{len(workflows)} workflows, {len(forms)} issue forms, dependabot.yml, {len(findings)} lines of complaint"
    return Outcome(NAME, figure, tuple(findings))


def complaints(tool: str, *arguments: str) -> list[str]:
    """Run a linter of this environment and return the lines it complains in; none when it is content."""
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    if run.returncode == 0:
        return []
    lines = [line.rstrip() for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    return lines or [f"{tool} exited {run.returncode} without a word"]
