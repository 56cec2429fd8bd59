"""Titles in the programme for what was asked in exempt business: the programme is public, the words are not."""

from __future__ import annotations

from store.problems import Problem
from store.records import Action
from store.register import Register
from store.rules.actions.actions import suggested_title
from store.rules.publishing.withheld import is_of_exempt
from store.rules.words.folding import words_read


def title_offered(register: Register, action: Action) -> str:
    """Offer a title for the item that will answer an action: none if its words are not for the public."""
    return "" if is_of_exempt(register, action) else suggested_title(action)


def bears_its_words(title: str, action: Action) -> bool:
    """Say whether a title is the words of an action, as they stand or as they are shortened for a title."""
    return words_read(title) in {words_read(action.text), words_read(suggested_title(action))}


def why_no_title(register: Register, action: Action, title: str) -> Problem | None:
    """Say why an action of exempt business cannot be put on the programme under a title: it would be its own words."""
    if not is_of_exempt(register, action) or (title.strip() and not bears_its_words(title, action)):
        return None
    sentence = "The action belongs to exempt business, and the programme is public: it cannot stand there in its words."
    return Problem("title-exempt", sentence, "Give the item a title that discloses nothing exempt.", "title")
