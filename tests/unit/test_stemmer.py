"""The browser's stemmer is PyStemmer's Indonesian stemmer."""

from __future__ import annotations

from stemmer_vocabulary import different, vocabulary


def test_browser_stems_as_pystemmer_does():
    """On more than 250,000 real, affixed and made-up strings the two stemmers agree."""
    strings = vocabulary()
    assert len(strings) >= 250_000
    assert different(strings) == []
