"""Exit with one sentence unless this Python can create the project's environment.

Runs before anything is installed and under whatever `python3` is: it must stay readable to Python 2.
"""

import sys

OLDEST = (3, 11)


def complaint(version, has_venv):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Return what is wrong with a Python of this version, or None."""
    if version < OLDEST:
        return (
            "Python %d.%d or newer is needed and this one is %d.%d: install a newer one, "  # noqa: UP031
            "or name it with make PYTHON=/path/to/python3." % (OLDEST + tuple(version[:2]))
        )
    if not has_venv:
        return "Python's venv module is missing: install it (Debian and Ubuntu: apt-get install python3-venv)."
    return None


def has_venv():  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Tell whether `python -m venv` would find the pip it installs; Debian packages that apart."""
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    wrong = complaint(tuple(sys.version_info[:2]), has_venv())
    if wrong:
        sys.exit(wrong)
