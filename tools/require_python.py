"""Exit with one sentence unless this Python can create the project's environment.

Runs before anything is installed, under whatever `python3` is: nothing in it may be newer than Python 3.6.
"""

import sys

OLDEST = (3, 11)


def complaint(version: "tuple[int, ...]", *, can_create: bool) -> "str | None":
    """Return what is wrong with a Python of this version, or None."""
    if version < OLDEST:
        return (
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed and this one is {version[0]}.{version[1]}: "
            "install a newer one, or name it with make PYTHON=/path/to/python3."
        )
    if not can_create:
        return "Python's venv module is missing: install it (Debian and Ubuntu: apt-get install python3-venv)."
    return None


def can_create_environments() -> bool:
    """Tell whether `python -m venv` would find the pip that it installs; Debian packages it apart."""
    try:
        import ensurepip  # noqa: F401, PLC0415 - its absence is what is asked
        import venv  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    wrong = complaint(sys.version_info[:2], can_create=can_create_environments())
    if wrong:
        sys.exit(wrong)
