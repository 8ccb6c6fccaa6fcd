"""A corpus in, what building its index costs out."""

from __future__ import annotations

import json
import subprocess
import sys

from bench.search.figures import Figures, MeasureError, Stage


def measure(stage: Stage) -> Figures:
    """Return seconds, peak memory, files and sizes of our index, built alone and afresh on a loaded almanac."""
    command = [sys.executable, "-m", "bench.search.index_program", str(stage.content)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    if run.returncode:
        raise MeasureError(f"the index of {stage.content} was not built:\n{run.stderr}")
    figures: Figures = json.loads(run.stdout)
    return figures
