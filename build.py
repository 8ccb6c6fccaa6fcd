#!/usr/bin/env python3
"""Build, check and preview the almanac: `python build.py --help`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

try:
    from almanac.cli import main
except ModuleNotFoundError as error:
    sys.exit(f"build.py: the package '{error.name}' is not installed; run `make site`, or use .venv/bin/python.")

if __name__ == "__main__":
    sys.exit(main())
