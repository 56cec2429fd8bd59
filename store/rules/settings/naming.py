"""Settings by name and as words: what a clerk calls one, and what is typed for it on a line, read into its own type."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from store.problems import Problem, Refused
from store.rules.settings.quorum import QUORUM, read_quorum
from store.rules.settings.reading import read_number
from store.rules.settings.setting import NOT_SET, Section, Setting
from store.rules.settings.table import BY_PATH, SECTIONS
from store.rules.words.dates import read_time
from store.rules.words.folding import words_read
from store.rules.words.wording import either, listed, quoted, verbatim


def find_setting(name: str) -> Setting:
    """Find a setting by its label, by its path, or by the beginning of either that fits only one.

    Capitals, hyphens and underscores do not matter. Raises Refused, with those that it could be or the nearest ones.
    """
    wanted = _folded(name)
    names = {one.path: _names(one) for one in _ALL}
    fitting = [one for one in _ALL if wanted in names[one.path]]
    fitting = fitting or [one for one in _ALL if wanted and any(each.startswith(wanted) for each in names[one.path])]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        some = [quoted(one.label) for one in fitting[:_MOST_NAMED]]
        more = len(fitting) - len(some)
        several = listed([*some, f"{more} more"] if more else some)
        sentence = f"{len(fitting)} settings could be {verbatim(name)}: {several}."
        raise Refused(Problem("setting.several", sentence, "Type more of the name.", "name"))
    labels = {_folded(one.label): one.label for one in _ALL}
    near = [quoted(labels[each]) for each in get_close_matches(wanted, labels)]
    cure = f"Did you mean {either(near)}?" if near else "The list of settings names them all: setting list."
    raise Refused(Problem("setting.unknown", f"There is no setting {verbatim(name[:60])}.", cure, "name"))


def find_section(name: str) -> Section | None:
    """Find a section of the settings by its heading; None if a setting is meant."""
    wanted = _folded(name)
    return next((one for one in SECTIONS if _folded(one.title) == wanted and wanted not in _LABELS), None)


def _names(one: Setting) -> set[str]:
    """Give what a setting can be called: its label, its path, and of a kind of contribution `question deadline`."""
    path = one.path.removeprefix("rules.")
    return {_folded(name) for name in (one.label, one.path, path, path.removeprefix("questions.kinds."))}


def typed_words(one: Setting, given: Sequence[str]) -> Any:
    """Give what was typed for a setting in the type in which it is kept; an empty text empties it.

    A setting with several lines takes a text for each, one of several words takes each of them or all parted by commas;
    any other takes one.

    Raises:
        Refused: several texts for a setting that takes one, or what cannot be read as a number, a time or a choice.
    """
    words = [text.strip() for text in given if text.strip() and not _says_none(one, text)]
    if one.kind == "deadline":
        return " ".join(words)
    if one.kind in {"lines", "list", "text"}:
        return "\n".join(words)
    if one.kind == "words":
        return ", ".join(words)
    if len(words) > 1:
        cure = "Put what has spaces in quotation marks."
        sentence = f"{quoted(one.label)} takes one value, and {len(words)} are typed."
        raise Refused(Problem("setting.one", sentence, cure, "value"))
    typed = words[0] if words else ""
    if one.kind == "choice":
        return _choice(one, typed)
    if one.kind == "number":
        return typed if one.until_entered and typed else read_number(one, typed)
    if one.kind == "time":
        return read_time(typed) if typed else None
    return typed


def _says_none(one: Setting, typed: str) -> bool:
    """Say whether what is typed is what an empty setting is shown as: what the list shows can be typed."""
    if one.until_entered:
        return one.kind != "choice" and _folded(typed) == NOT_SET
    return one.kind in {"number", "time", "words", "list"} and _folded(typed) == _folded(one.unset)


def _choice(one: Setting, typed: str) -> Any:
    if one.path == f"{QUORUM}mode" and read_quorum(typed) is not None:
        return typed
    if one.until_entered and _folded(typed) in {"", NOT_SET}:
        return one.unsaid
    said = _bare(typed)
    for value, words in one.choices:
        if said in {_bare(words), "" if value is None else _folded(str(value))}:
            return value
    for value, others in one.also:
        if said in others:
            return value
    choices = ", ".join(words for _, words in one.choices)
    choices += "; or type it, such as 4 or one third" if one.path == f"{QUORUM}mode" else ""
    sentence = f"{verbatim(typed)} is no choice for {quoted(one.label)}."
    raise Refused(Problem("setting.choice", sentence, f"Choose from {choices}.", "value"))


def _bare(words: str) -> str:
    """Give a choice as it reads, without what only leads to it: `at the Chair's discretion`, `the panel`."""
    return _folded(words).removeprefix("at ").removeprefix("the ")


def _folded(words: str) -> str:
    return words_read(words.replace("_", " ").replace(".", " "))


_ALL = tuple(BY_PATH.values())
_LABELS = frozenset(_folded(one.label) for one in _ALL)
_MOST_NAMED = 8
"""How many settings a refusal names; more of them nobody reads."""
