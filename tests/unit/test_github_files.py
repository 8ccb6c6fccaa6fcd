"""What GitHub is given under .github fits the almanac and asks for no more rights than it needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from almanac.language import Language
from almanac.model import Kind
from almanac.views import words

GITHUB = Path(__file__).resolve().parents[2] / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def read(path):
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_commit(path):
    """An action is named by a full commit, with its version as a comment for Dependabot and readers."""
    uses = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    assert uses
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use) for use in uses)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_checkout_keeps_the_token(path):
    """What later steps run never finds a token in the clone, and git history is complete for the entries' dates."""
    steps = [step for job in read(path)["jobs"].values() for step in job["steps"]]
    checkouts = [step["with"] for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(options == {"fetch-depth": 0, "persist-credentials": False} for options in checkouts)


def test_a_pull_request_runs_with_a_read_only_token_and_no_secret():
    """A fork's code may run, so it is given nothing: no secret, no right to write, no privileged trigger."""
    text = (GITHUB / "workflows" / "pr.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert list(workflow[True]) == ["pull_request"]  # YAML 1.1 reads the key `on` as true
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    assert "secrets." not in text


def test_only_the_deployment_may_write():
    """The job that runs the build has no right to publish, and the job that publishes runs none of our code."""
    jobs = read(GITHUB / "workflows" / "pages.yml")["jobs"]
    writers = {name for name, job in jobs.items() if "write" in job["permissions"].values()}
    assert writers == {"deploy"}
    assert not any(step.get("uses", "").startswith("actions/checkout@") for step in jobs["deploy"]["steps"])


def test_the_form_offers_every_kind():
    """Whoever proposes an entry chooses among the kinds that the almanac knows, under the names readers see."""
    form = read(GITHUB / "ISSUE_TEMPLATE" / "usulkan-entri.yml")
    options = next(field["attributes"]["options"] for field in form["body"] if field.get("id") == "jenis")
    assert options == [words.kind(kind, Language()) for kind in Kind]
