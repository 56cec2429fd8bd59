"""Every word that a module of `store` means and nobody reads is known to something besides, so none is misspelt."""

from __future__ import annotations

import store
from tests.known_words import unknown_words


def test_no_word_stands_alone() -> None:
    assert unknown_words(store) == {}
