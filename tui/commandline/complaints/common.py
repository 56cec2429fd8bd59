"""What the acts on a complaint share: naming one, and typing the codes of which there is a list."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from store.problems import Problem
from store.records import Complaint
from tui.commandline.args import past_day, text, typed
from tui.commandline.argument import Arg
from tui.commandline.naming import COMPLAINT_HELP
from tui.commandline.reading import Reading, plain


def complaint() -> Arg:
    """Make the argument that names a complaint."""
    return typed("complaint", COMPLAINT_HELP, read_complaint, str, "COMPLAINT")


def read_complaint(read: Reading, words: str) -> str:
    """Read which complaint is meant, by its id; nothing else is searched, because all else is private."""
    return read.record(words, (Complaint,))


def code_of(member: Enum) -> str:
    """Give the word by which a code is typed: `other-panel`."""
    return member.name.lower().replace("_", "-")


def coded(word: str, says: str, members: Iterable[Enum], metavar: str, **more: Any) -> Arg:
    """Make an argument that takes one of some codes, by its word or as the lists print it."""
    known = tuple(members)
    words = tuple(map(code_of, known))

    def read(reading: Reading, value: str) -> Enum:
        said = plain(value)
        for member in known:
            if said in {plain(code_of(member)), plain(str(member.value))}:
                return member
        cure = f"Choose from {', '.join(words)}."
        reading.problems.append(
            Problem("word.unknown", f"“{value}” is none of the words for it.", cure, word.lstrip("-"))
        )
        return next(iter(known))

    return typed(word, f"{says}: {', '.join(words)}", read, type(next(iter(known))), metavar, few=words, **more)


ON = past_day("--on", "the day on which it was done; today if not given")
"""The day of a step."""

NOTE = text("--note", "a note of it, kept in the private part and shown nowhere else")
"""What a clerk notes of a step."""

ADDED = 'secretariat complaint add --received 2/3/2021 --complainant "A. Resident" --today 12/7/2021'
RECORDED = "secretariat complaint record K1 --on 3/3/2021 --today 12/7/2021"
SERIOUS = "secretariat complaint record K1 --on 3/3/2021 --serious --today 12/7/2021"
REFERRED = "secretariat complaint refer K1 --on 4/3/2021 --today 12/7/2021"
BEGUN = "secretariat complaint resolve K1 begun --by monitoring-officer --on 8/3/2021 --today 12/7/2021"
RESOLVED = "secretariat complaint resolve K1 resolved --outcome no-substance --on 6/4/2021 --today 12/7/2021"
"""What comes first in an example, for acts on a complaint that has come so far."""
