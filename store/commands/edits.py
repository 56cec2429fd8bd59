"""Joining what several commands want into one change, so that one key is one step that can be undone."""

from __future__ import annotations

import datetime as dt

from store.commands import CommandOf, P
from store.edit import Edit
from store.records import Record
from store.register import Register


class Joined:
    """Runs commands one after the other, each on what the one before left, and gives them as one edit."""

    def __init__(self, register: Register, today: dt.date) -> None:
        """Begin with a register and the day that every command is given."""
        self.register = register
        self.today = today
        self._puts: dict[str, Record] = {}
        self._removes: dict[str, None] = {}

    def run(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> Edit:
        """Run a command on the register as it now is. Raises as the command does."""
        edit = command(self.register, self.today, *args, **kwargs)
        self.take(edit)
        return edit

    def take(self, edit: Edit) -> None:
        """Take an edit over."""
        self._puts.update({record.id: record for record in edit.puts})
        self._removes.update(dict.fromkeys(edit.removes))
        self.register = self.register.with_edit(edit)

    def edit(self, sentence: str) -> Edit:
        """Give everything as one edit, under one sentence."""
        puts = tuple(record for record in self._puts.values() if record.id not in self._removes)
        return Edit(sentence, puts, tuple(self._removes))
