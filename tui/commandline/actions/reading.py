"""Reads what names an action or a due time on the command line."""

from __future__ import annotations

import re

from store.problems import Problem, Refused
from store.records import Action
from store.rules.actions.actions import UNDATED, Due, read_due
from tui.commandline.reading import Reading

_ID = re.compile(r"[A-Z]\d+", re.IGNORECASE | re.ASCII)

ACTION_HELP = "an action's id, or the beginning of its words"
DUE_HELP = 'a date, "next meeting", "every meeting", "quarterly", "undated" or "undated from 1/10/2021"'


class ActionReading(Reading):
    """Reads arguments of the commands about actions, as `Reading` does for all."""

    def action(self, text: str) -> str:
        """Read an action named by its id or the beginning of its words; gives its id."""
        return self._attempt(lambda: self._find_action(text), "")

    def actions(self, texts: list[str]) -> tuple[str, ...]:
        """Read several actions, each once."""
        return tuple(dict.fromkeys(self.action(text) for text in texts))

    def due(self, text: str | None) -> Due:
        """Read when something is due."""
        return self._attempt(lambda: read_due(self.register, text or "", self.today), UNDATED)

    def _find_action(self, text: str) -> str:
        typed = text.strip()
        if _ID.fullmatch(typed):
            return self.register.need(Action, typed.upper(), "action").id
        wanted = " ".join(typed.casefold().split())
        found = [one for one in self.register.actions if " ".join(one.text.casefold().split()).startswith(wanted)]
        if len(found) == 1 and wanted:
            return found[0].id
        if found and wanted:
            listed = "; ".join(f"{one.id} {one.text[:60]}" for one in found[:8])
            sentence = f'There are {len(found)} actions that "{typed}" could be: {listed}.'
            raise Refused(Problem("action.several", sentence, "Name the one you mean by its id.", "action"))
        cure = "Give its id or the beginning of its words, as secretariat show actions prints them."
        raise Refused(Problem("action.none", f'There is no action "{typed}".', cure, "action"))
