"""Every word that a rule, a command or a query means and nobody reads is known to something besides."""

from __future__ import annotations

import store.commands
import store.queries
import store.rules
from tests.known_words import unknown_words


def test_no_word_stands_alone() -> None:
    assert unknown_words(store.rules, store.commands, store.queries) == {}
