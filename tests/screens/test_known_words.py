"""Every word that a module of `screens` means and nobody reads is known to something besides."""

from __future__ import annotations

import screens
from tests.known_words import unknown_words


def test_no_word_stands_alone() -> None:
    assert unknown_words(screens) == {}
