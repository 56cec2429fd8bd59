"""A block of a report as the records give it, and what has to be asked because they do not hold it."""

from __future__ import annotations

from typing import NamedTuple


class Ask(NamedTuple):
    """Something that a block needs and that is not recorded: a code, a sentence, the cure, and the act that does it."""

    code: str
    sentence: str
    cure: str
    act: str = ""


class DraftedBlock(NamedTuple):
    """A block as it is drafted from the records; one without text is not printed. `asks` are what it lacks."""

    code: str
    heading: str
    text: str = ""
    asks: tuple[Ask, ...] = ()


OPEN = "[not recorded:"
"""What begins each mark for something that is not recorded."""


def missing(what: str) -> str:
    """Mark in a draft what is not recorded: nothing is ever filled in for it."""
    return f"{OPEN} {what}]"


def sentences(*parts: str) -> str:
    """Join the sentences of a paragraph; those that are empty are left out."""
    return " ".join(part for part in parts if part)


def paragraphs(*parts: str) -> str:
    """Join paragraphs, with an empty line between them; those that are empty are left out."""
    return "\n\n".join(part for part in parts if part)
