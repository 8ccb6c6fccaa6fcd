"""The published data package in, each table or key that breaks its own description out."""

from __future__ import annotations

from frictionless import Package, Resource
from frictionless import validate as validate_package

from tools.audit.outcome import Outcome, Scene, nothing_to_audit

NAME = "data"
DESCRIPTOR = "data/datapackage.json"


def audit(scene: Scene) -> Outcome:
    """Validate the package with Frictionless: types, constraints, primary and foreign keys, sizes and hashes."""
    descriptor = scene.site / DESCRIPTOR
    if not descriptor.is_file():
        return nothing_to_audit(NAME, DESCRIPTOR)
    report = validate_package(str(descriptor), type="package")
    findings = [f"{DESCRIPTOR}: {error.message}" for error in report.errors]
    rows = keys = 0
    for task in report.tasks:
        rows += int(task.stats.get("rows") or 0)
        findings += [f"{task.place}: {error.message}" for error in task.errors]
        findings += [f"{task.place}: {warning}" for warning in task.warnings]
    resources: list[Resource] = Package(str(descriptor)).resources
    keys = sum(len(resource.schema.foreign_keys) for resource in resources)
    figure = f"{len(report.tasks)} tables with {rows} rows and {keys} foreign keys, {len(findings)} errors"
    return Outcome(NAME, figure, tuple(findings))
