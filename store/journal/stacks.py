"""What one clerk can take back and bring back, kept as changes are made and read further back only when asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from store.journal.changes import Head


class Stacks:
    """The changes of one clerk that stand, and their undos that can be brought back, each newest last.

    A plain stack of each would need the journal from its beginning. This one is begun at the newest change and goes
    back only as far as something is looked for, so that a start does not depend on how much was ever done, and the
    thousandth undo costs what the first does.
    """

    def __init__(self, heads: Iterator[Head]) -> None:
        """Hold the clerk's changes, newest first; none is read before it is needed."""
        self._older = heads
        self._done: deque[Head] = deque()
        self._undone: deque[Head] = deque()
        self._reversed: set[str] = set()
        self._cut = False

    def done(self) -> Iterator[Head]:
        """Go through what can be taken back, newest first. Raises msgspec.MsgspecError at one that cannot be read."""
        index = 0
        while index < len(self._done) or self._dig():
            if index < len(self._done):
                index += 1
                yield self._done[-index]

    def undone(self) -> Iterator[Head]:
        """Go through what can be brought back, newest first: undos after which the clerk has changed nothing anew.

        Raises msgspec.MsgspecError at one that cannot be read.
        """
        index = 0
        while index < len(self._undone) or (not self._cut and self._dig()):
            if index < len(self._undone):
                index += 1
                yield self._undone[-index]

    def append(self, head: Head) -> None:
        """Take in a change that was made now."""
        if head.reverses is None:
            self._undone.clear()
            self._cut = True
        else:
            self._take_out(head.reverses)
        (self._undone if head.is_undo else self._done).append(head)

    def _take_out(self, change_id: str) -> None:
        """A reversed change is nearly always the newest of its stack; else it is looked for, or met further back."""
        for stack in (self._done, self._undone):
            if stack and stack[-1].id == change_id:
                stack.pop()
                return
            taken = next((head for head in reversed(stack) if head.id == change_id), None)
            if taken is not None:
                stack.remove(taken)
                return
        self._reversed.add(change_id)

    def _dig(self) -> bool:
        """Read one change further back; give False at the beginning."""
        head = next(self._older, None)
        if head is None:
            return False
        standing = head.id not in self._reversed
        self._reversed.discard(head.id)
        if head.reverses is not None:
            self._reversed.add(head.reverses)
        if standing and not head.is_undo:
            self._done.appendleft(head)
        elif standing and not self._cut:
            self._undone.appendleft(head)
        self._cut = self._cut or head.reverses is None
        return True
