"""Every word that a module of `tui` means and nobody reads is known to something besides, so that none is misspelt."""

from __future__ import annotations

import pytest

import tui
from tests.known_words import unknown_words, words_in_use, words_of_others
from tui.commandline import parser


def test_no_word_stands_alone() -> None:
    assert unknown_words(tui) == {}


def test_a_misspelt_word_is_seen_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    code = parser._listed.__code__
    assert "misspelt-word" not in code.co_consts
    monkeypatch.setattr(parser._listed, "__code__", code.replace(co_consts=(*code.co_consts, "misspelt.wordX")))
    assert unknown_words(tui) == {"misspelt.wordX": "tui.commandline.parser"}


def test_what_only_others_know_still_stands_in_the_program() -> None:
    assert words_of_others() <= words_in_use()
