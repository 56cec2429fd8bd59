"""What the office says when it cannot do as asked: always a sentence, always a cure, always all of them."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One reason why something cannot be done.

    `code` is stable and meant for scripts; `sentence` says what is wrong and `cure` what to do about it, both in the
    clerk's words; `field` names the part of the form it belongs to, when there is one. `act` is the id of what the cure
    tells the clerk to do, when it is one thing: the screen then says its key, the command line its words.
    """

    code: str
    sentence: str
    cure: str
    field: str = ""
    act: str = ""

    def __str__(self) -> str:
        """Give the sentence and its cure as they are read out."""
        return f"{self.sentence} {self.cure}".strip()


class Refused(Exception):
    """A command was refused; `problems` holds every reason, never only the first."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems in the order in which the clerk should deal with them."""
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems

    @property
    def first(self) -> Problem:
        """The reason that the clerk should deal with first."""
        return self.problems[0]

    def without_trace(self) -> Refused:
        """Give the same reasons to be kept as a value, without the frames in which they were raised."""
        # Those hold everything that was worked on: of 983 kept ones each register before a change stayed with all that
        # was found in it, 58 MiB at 100,000 records.
        return Refused(*self.problems)


def not_worked_out(refused: Refused) -> str:
    """Say why something cannot be worked out, to stand where it would stand: `cannot be worked out: …`."""
    return "cannot be worked out: " + " ".join(problem.sentence for problem in refused.problems)


class FieldConflict(msgspec.Struct, frozen=True):
    """One field that two people changed: its value when the form was opened, theirs now, and yours."""

    field: str
    label: str
    was: str
    theirs: str
    yours: str


class Conflict(Exception):
    """Someone else changed the same fields while the form was open; nothing was saved."""

    def __init__(self, *fields: FieldConflict) -> None:
        """Keep every field in dispute."""
        super().__init__("Someone else changed this while you were working on it.")
        self.fields = fields


class Stale(Exception):
    """An undo or redo no longer fits, because the record was changed again afterwards."""

    def __init__(self, problem: Problem) -> None:
        """Keep the sentence that says what stands in the way."""
        super().__init__(str(problem))
        self.problem = problem

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All there is to say of it, as a refusal has it."""
        return (self.problem,)


class Overtaken(Exception):
    """Another change was saved first; nothing was saved, and the edit has to be worked out anew on the newest state."""


class FileTrouble(Exception):
    """The file cannot be read or written; the one on disk is untouched and nothing typed is lost."""

    def __init__(self, problem: Problem) -> None:
        """Keep the sentence and the way out."""
        super().__init__(str(problem))
        self.problem = problem

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All there is to say of it, as a refusal has it."""
        return (self.problem,)


class Diverged(FileTrouble):
    """The file on disk does not continue what the desk holds, so nothing of it was taken over.

    `kind` is "older", "elsewhere" or "another"; `common` the number of the last change that both have; `kept` names the
    file in which everything that the desk holds was kept, or is empty if that could not be done.
    """

    def __init__(self, problem: Problem, kind: str, common: int = 0, kept: str = "") -> None:
        """Keep what was seen."""
        super().__init__(problem)
        self.seen = problem
        self.kind = kind
        self.common = common
        self.kept = kept

    @property
    def can_be_merged(self) -> bool:
        """Say whether what the desk held was kept, and went another way than the file, so that both can be joined."""
        return self.kind == "elsewhere" and bool(self.kept)
