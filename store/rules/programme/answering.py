"""Who is to attend a meeting and answer questions: required, or only asked.

The panel may require the commissioner and members of that office's staff to attend at reasonable notice (Police Reform
and Social Responsibility Act 2011 s.29(1)). The chief constable it may only ask, and only where the commissioner is
required on the same occasion (s.29(6)); nobody else of the force is named there.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from store.problems import Problem
from store.records import Role, WorkItem
from store.register import Register
from store.rules.law.citations import cite
from store.rules.words.addressees import Addressees
from store.rules.words.folding import words_read
from store.rules.words.wording import listed, verbatim

_FORCE = frozenset({"constable", "superintendent", "inspector"})


class Basis(Enum):
    """On what basis somebody is to attend and answer."""

    REQUIRED = "required"
    ASKED = "asked"


def basis_of(known: Addressees, name: str) -> Basis:
    """Say whether somebody is required to attend, or can only be asked: the chief constable."""
    return Basis.ASKED if known.office(name) is Role.CHIEF_CONSTABLE else Basis.REQUIRED


def law_of(basis: Basis) -> str:
    """Give the provision under which somebody is required or asked to attend."""
    return cite("require-attendance" if basis is Basis.REQUIRED else "request-chief")


def why_not_answer(register: Register, names: Iterable[str]) -> list[Problem]:
    """Say of whom it cannot be wanted that they attend and answer: of officers of the force but the chief constable."""
    known = Addressees(register)
    problems = []
    for name in names:
        if _FORCE & set(words_read(name).split()) and known.office(name) is not Role.CHIEF_CONSTABLE:
            sentence = f"{verbatim(name)} can be neither required nor asked to attend: of the force only the chief"
            sentence = f"{sentence} constable can be asked ({cite('request-chief')})."
            cure = "Name the chief constable, beside the commissioner, or say of whom it is the report."
            problems.append(Problem("force-to-answer", sentence, cure, "to_answer", "item.edit"))
    return problems


def commissioner_required(known: Addressees, items: Iterable[WorkItem]) -> bool:
    """Say whether the commissioner is required to attend for any of the items of one meeting."""
    names = (name for item in items if item.status.open for name in item.to_answer)
    return any(known.office(name) is Role.COMMISSIONER for name in names)


def answering_words(register: Register, item: WorkItem) -> str:
    """Say who is to attend and answer on an item, each with the law; empty if nobody is."""
    known = Addressees(register)
    bases = [(name, basis_of(known, name)) for name in item.to_answer]
    return listed([f"{name} ({basis.value} to attend: {law_of(basis)})" for name, basis in bases]) if bases else ""
