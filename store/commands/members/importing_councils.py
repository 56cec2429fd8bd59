"""Which council a list of members means: one of the panel by its name or a shorter one, or one that is new."""

from __future__ import annotations

import datetime as dt

from store.commands.importing import sentences
from store.commands.settings.panel import edit_panel
from store.edit import Edit
from store.problems import Refused
from store.records import Council
from store.register import Register
from store.rules.imports import Corrections, ImportField, ImportLine, ImportPlace, ImportState
from store.rules.members.printed_roles import council_meant, councils_near
from store.rules.words.folding import words_read
from store.rules.words.wording import listed, verbatim

ADD = "+"


class Councils:
    """What each name of a council in the files comes to: `meant` by its words, and a line for each not known before."""

    def __init__(self, register: Register, today: dt.date, corrections: Corrections) -> None:
        """Begin with the councils of the panel."""
        self.register = register
        self.today = today
        self.corrections = corrections
        self.meant: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self.lines: list[ImportLine] = []
        self.added: list[str] = []

    def take(self, typed: str, place: ImportPlace) -> None:
        """Settle what a council is called, once."""
        read = words_read(typed)
        if not read or read in self.meant or read in self.why:
            return
        names = self._names
        said = self.corrections.get(f"council:{read}")
        chosen = said.values.get("council", "") if said else ""
        known = chosen if chosen in names else council_meant(typed, names)
        if known and chosen != ADD:
            self.meant[read] = known
        elif said is not None and said.taken is False:
            self._line(typed, place, ImportState.LEFT, "")
        elif chosen != ADD and (near := councils_near(typed, names)):
            self._line(
                typed,
                place,
                ImportState.UNPLACED,
                f"{verbatim(typed)} is near to {listed(near)}: say which council is meant.",
            )
        else:
            self._add(typed, place)

    @property
    def _names(self) -> list[str]:
        return list(self.register.panel.council_names)

    def _add(self, typed: str, place: ImportPlace) -> None:
        name = " ".join(typed.split())
        councils = (*self.register.panel.councils, Council(name=name))
        try:
            self.register = self.register.with_edit(edit_panel(self.register, self.today, councils=councils))
        except Refused as refused:
            self._line(typed, place, ImportState.UNPLACED, sentences(refused))
            return
        self.meant[words_read(typed)] = name
        self.added.append(name)
        self._line(typed, place, ImportState.NEW, "It would be added to the councils of the panel.")

    def _line(self, typed: str, place: ImportPlace, state: ImportState, why: str) -> None:
        read = words_read(typed)
        if state is not ImportState.NEW:
            self.why[read] = f"The council {verbatim(typed)} is not settled: see its own line."
        choices = (
            ("", "to be said" if state is ImportState.UNPLACED else "as it is"),
            *((name, f"is {name}") for name in self._names),
            (ADD, "is another, to be added"),
        )
        self.lines.append(
            ImportLine(
                key=f"council:{read}",
                state=state,
                what="council",
                words=typed,
                why=why,
                place=place,
                fields=(ImportField("council", "This council", "", choices),),
                taken=state is ImportState.NEW,
                can_take=state in {ImportState.NEW, ImportState.LEFT},
                beside=True,
            )
        )

    def edit(self) -> Edit:
        """Give the edit that adds the councils that are new."""
        if not self.added:
            return Edit("")
        return Edit("", (self.register.panel,))

    def read_so(self, typed: str) -> str:
        """Say how the name of a council was read, if it was not as it stands."""
        meant = self.meant.get(words_read(typed), "")
        return f"“{typed}” was read as {meant}." if meant and words_read(meant) != words_read(typed) else ""
