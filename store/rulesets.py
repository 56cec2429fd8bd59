"""The rules of procedure of other panels, as their own pages state them: a file of data each."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

import msgspec

from store import bundled
from store.problems import Problem, Refused
from store.records.base import Part
from store.records.panel import Nation, RuleSet

_FOLDER = "rules"

PARTS = ("questions", "deadlines")
"""The parts of the rules that a set can be of."""

COMMON = "common"
"""The set that is of no panel: the deadlines that earlier versions put into every new file."""


class RuleSetFile(Part, frozen=True, kw_only=True):
    """One set of rules: its short name for the command line, the panel it is of, and where it was read.

    `nation` is None for one that is of no panel: it suits either.
    """

    name: str
    title: str
    nation: Nation | None = Nation.ENGLAND
    fire: bool = False
    source: str = ""
    rules: RuleSet

    @property
    def parts(self) -> tuple[str, ...]:
        """Name the parts of the rules that it is of; the others stay as they are when it is taken."""
        return tuple(name for name in PARTS if getattr(self.rules, name) != getattr(RuleSet(), name))


@cache
def names() -> tuple[str, ...]:
    """Give the short names of the rule sets that come with the program, in alphabetical order."""
    return tuple(PurePosixPath(name).stem for name in bundled.names(_FOLDER) if name.endswith(".json"))


@cache
def rule_set(name: str) -> RuleSetFile:
    """Give a set of rules by its short name, such as `llr` or `cleveland`.

    Raises:
        Refused: there is none of that name, or its file is damaged.
    """
    wanted = name.strip().casefold()
    if wanted not in names():
        cure = f"Choose one of {', '.join(names())}."
        raise Refused(Problem("unknown-rules", f"There are no rules of procedure called “{name}”.", cure, "rules"))
    path = f"{_FOLDER}/{wanted}.json"
    try:
        return msgspec.json.decode(bundled.read(path), type=RuleSetFile)
    except msgspec.DecodeError as trouble:
        sentence = f"The file {path}, which comes with the program, is damaged: {trouble}."
        cure = "Install the program again; your own file is not affected."
        raise Refused(Problem("bundled.damaged", sentence, cure)) from trouble
