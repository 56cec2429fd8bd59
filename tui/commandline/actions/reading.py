"""Reads what names an action, a minute or a due time on the command line."""

from __future__ import annotations

import re

from store.problems import Problem, Refused
from store.records import Action, Meeting, Minute
from store.rules.actions.actions import UNDATED, Due, read_due
from store.rules.words.dates import read_date
from tui.commandline.reading import Reading

_ID = re.compile(r"[A-Z]\d+", re.IGNORECASE | re.ASCII)
_NUMBERED = re.compile(r"(?:minute )?(\S+) (?:of )?(.+)", re.IGNORECASE)

ACTION_HELP = "an action's id, or the beginning of its words"
MINUTE_HELP = 'a minute\'s id, or its number and meeting: "47 of 27/1/2021"'
DUE_HELP = 'a date, "next meeting", "every meeting", "quarterly", "undated" or "undated from 1/10/2021"'


class ActionReading(Reading):
    """Reads arguments of the commands about actions, as `Reading` does for all."""

    def action(self, text: str) -> str:
        """Read an action named by its id or the beginning of its words; gives its id."""
        return self._attempt(lambda: self._find_action(text), "")

    def actions(self, texts: list[str]) -> tuple[str, ...]:
        """Read several actions, each once."""
        return tuple(dict.fromkeys(self.action(text) for text in texts))

    def minute(self, text: str) -> str:
        """Read a minute named by its id, or by its number and the date of its meeting; gives its id."""
        return self._attempt(lambda: self._find_minute(text), "")

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

    def _find_minute(self, text: str) -> str:
        typed = text.strip()
        if _ID.fullmatch(typed) and typed[0] in "Nn":
            return self.register.need(Minute, typed.upper(), "minute").id
        numbered = _NUMBERED.fullmatch(typed)
        number, day = (numbered[1], read_date(numbered[2], self.today)) if numbered else (typed, None)
        found = [
            minute
            for minute in self.register.all(Minute)
            if minute.number.casefold() == number.casefold() and (day is None or self._held_on(minute) == day)
        ]
        if len(found) == 1:
            return found[0].id
        cure = 'Name it by its id, or by its number and meeting, such as "47 of 27/1/2021".'
        sentence = f'There is no minute "{typed}".' if not found else f'There are {len(found)} minutes "{typed}".'
        raise Refused(Problem("minute.several" if found else "minute.none", sentence, cure, "minute"))

    def _held_on(self, minute: Minute) -> object:
        meeting = self.register.get(Meeting, minute.meeting)
        return meeting.date if meeting else None
