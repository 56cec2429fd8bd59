"""What the desk says about an undo that cannot be, or that had to pass something over."""

from __future__ import annotations

import msgspec

from store.journal.images import bare, is_final
from store.problems import Problem
from store.records import Change
from store.rules.words.dates import long_date
from store.rules.words.wording import quoted_sentence

UNDO = "Undo"
"""How the sentence of what takes a change back begins."""


def nothing(word: str, who: str = "", last: Change | None = None) -> Problem:
    """There is nothing to take back or to bring back; `who` undoes only what is theirs, so the `last` is named."""
    if word != UNDO or last is None or last.who == who:
        return Problem(f"{word.lower()}.none", f"There is nothing to {word.lower()}.", "")
    on, done = long_date(last.at.date()), quoted_sentence(bare(last.sentence))
    sentence = f"There is nothing of yours to undo. The last change is by {last.who}, on {on}: {done}."
    return Problem("undo.none", sentence, f"Change it by hand, or ask {last.who} to undo it.")


def no_such(change_id: str) -> Problem:
    """The change named is not one of this clerk's that stand."""
    return Problem(
        "undo.unknown",
        f"There is no change “{change_id}” of yours that could be taken back.",
        "Look its number up in the history; it begins with C.",
        "change",
    )


def out_of_reach(word: str, gap: tuple[int, int]) -> Problem:
    """What could be taken back lies in a part of the journal that is missing."""
    first, last = gap
    return Problem(
        f"{word.lower()}.out-of-reach",
        f"Nothing more can be taken back: the changes C{first} to C{last} stand in a part of the journal that is "
        "missing or altered.",
        "Put the folder of the journal back beside the file, or look in the backups.",
    )


def stays(change: Change) -> Problem:
    """A change cannot be taken back: it emptied something for good, or what it did has been overtaken by that."""
    why = "what it removed is nowhere any more" if is_final(change) else "nothing of it is left to take back"
    sentence = f"{quoted_sentence(bare(change.sentence))} stays as it is and cannot be taken back: {why}."
    return Problem("undo.final", sentence, "What is still needed of it has to be entered again.")


def with_way_on(problem: Problem, before: Change | None) -> Problem:
    """Name the change before the one that is blocked."""
    if before is None:
        return problem
    cure = (
        f"Change it by hand, or take back the change before it: {before.id}, {quoted_sentence(bare(before.sentence))}."
    )
    return msgspec.structs.replace(problem, cure=cure)
