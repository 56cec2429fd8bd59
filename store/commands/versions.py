"""Putting an earlier wording of a record back, and naming a point of the history to look back to."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.fields import field_of, value_of, with_values
from store.problems import Problem
from store.records import Meeting, NamedPoint, Panel, Record
from store.register import PANEL_ID, Register
from store.rules.bin import record_words
from store.rules.calendar.settled import why_not_change_heading
from store.rules.programme.passed import why_ask_putting_back
from store.rules.versions import reads_the_same, values_of, why_not_put_back, wording_of
from store.rules.words.folding import words_read
from store.rules.words.wording import capital, quoted, verbatim


def put_back_wording(
    register: Register, today: dt.date, /, *, version: Record, told: str = "", all_the_same: bool = False
) -> Edit:
    """Give a record the words that it had in an earlier version; where it stands, and what was done with it, stays.

    `version` is the record as it was, out of the journal; `told` says when, for the sentence: "12 July 2021".
    `all_the_same` says that it is meant although the meeting of an item has passed.

    Raises:
        Refused: the record is gone or in the bin, its words may no longer be changed, or it reads so already.
    """
    problems = Problems()
    problems.add(why_not_put_back(register, version.id))
    current = register.find(version.id)
    if not problems.all and current is not None and reads_the_same(current, version):
        sentence = f"{capital(record_words(register, current))} reads as it did then."
        problems.add(Problem("version-same", sentence, "Choose another version.", "version"))
    if isinstance(current, Meeting) and isinstance(version, Meeting):
        names = [one.name for one in wording_of(Meeting) if value_of(current, one) != value_of(version, one)]
        problems.add(*why_not_change_heading(register, current, names))
    problems.ask(all_the_same, why_ask_putting_back(register, version.id, today))
    problems.refuse()
    now = register.need(type(version), version.id)
    words = f"Put back how {record_words(register, now)} read{f' on {told}' if told else ' before'}"
    return Edit(words, (with_values(now, values_of(version)),))


def name_point(register: Register, today: dt.date, /, *, name: str) -> Edit:
    """Give this point of the history a name, such as "before publication", so that one can look back to it.

    Raises:
        Refused: the name is missing or too long, or another point has it.
    """
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    kept = problems.line(name, field_of(NamedPoint, "name").in_words, "name", 60, required=True)
    if any(words_read(one.name) == words_read(kept) for one in panel.points):
        problems.add(
            Problem("point-twice", f"A point is called {quoted(kept)} already.", "Choose another name.", "name")
        )
    problems.refuse()
    point = NamedPoint(name=kept, on=today)
    return Edit(f"Named this point {quoted(kept)}", (replace(panel, points=(*panel.points, point)),))


def take_point_back(register: Register, today: dt.date, /, *, name: str) -> Edit:
    """Take the name of a point away; the history itself stays. Raises Refused if no point is called so."""
    panel = register.need(Panel, PANEL_ID)
    left = tuple(one for one in panel.points if words_read(one.name) != words_read(name))
    problems = Problems()
    if len(left) == len(panel.points):
        names = ", ".join(quoted(one.name) for one in panel.points)
        cure = f"The points are {names}." if names else "Name one first."
        problems.add(Problem("point-unknown", f"No point is called {verbatim(name)}.", cure, "name"))
    problems.refuse()
    return Edit(f"Took the name {verbatim(name)} of a point away", (replace(panel, points=left),))
