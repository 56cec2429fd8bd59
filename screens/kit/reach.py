"""Whether the file can still be reached while the desk is open; looked at every few seconds, so it loads nothing."""

from __future__ import annotations

from screens.kit.keys.keymap import Keymap
from store.desk import Desk
from store.file.place import why_out_of_reach
from store.problems import Problem


class WayOut:
    """Whether the file can be reached, as far as the clerk has been told, and what was written elsewhere since."""

    def __init__(self, desk: Desk, keymap: Keymap) -> None:
        """Begin with a file within reach."""
        self._desk = desk
        self._keymap = keymap
        self._written = -1
        self.problem: Problem | None = None

    def look(self) -> tuple[bool, str]:
        """Look whether the file can be reached; say whether that has changed, and give the words for it."""
        before = self.problem
        self.problem = None if self._desk.read_only else why_out_of_reach(self._desk.path)
        if self.problem is not None:
            words = f"{self.problem} {self._keymap.key_of('elsewhere')} writes what you see elsewhere."
            return before is None or before.code != self.problem.code, words
        name = self._desk.path.name
        return before is not None, f"{name} can be written again." if before is not None else ""

    @property
    def asks(self) -> bool:
        """Whether leaving now would leave behind what is nowhere else."""
        return self.problem is not None and self._written != self._desk.revision

    def note_written(self) -> None:
        """Note that everything as it is now has been written elsewhere."""
        self._written = self._desk.revision
