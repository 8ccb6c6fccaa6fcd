"""The option that refreshes the golden site's expected output."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`; it is known where tests/golden is named on the command line, as `make golden` does."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/expected/ anew, then look at it")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether the expected output is to be written instead of compared."""
    return bool(request.config.getoption("--update-golden", default=False))
