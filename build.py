#!/usr/bin/env python3
"""Build, check and preview the almanac: `python build.py --help`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

try:
    from almanac.cli import main
except ModuleNotFoundError as error:
    sys.exit(f"build.py: the package '{error.name}' is not installed; run `make site`, or use .venv/bin/python.")

if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # To take a large almanac apart, object by object, takes longer than to build what one edit changes.
    os._exit(status)
