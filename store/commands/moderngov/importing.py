"""Taking over a panel's past as modern.gov has it: meetings, people, agendas, minutes and attendance, in one edit.

What is recorded already is never replaced unasked. What is empty is filled; what differs says so, and the file is
followed only where the clerk takes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from store.commands.moderngov.business import take_business
from store.commands.moderngov.people import Everybody
from store.commands.moderngov.roll import corrected_name, take_notes, take_roll
from store.commands.moderngov.sittings import settle_status, take_sitting
from store.commands.moderngov.work import PastWork
from store.edit import Edit
from store.register import Register
from store.rules.imports import NO_CORRECTIONS, Corrections, ImportLine, ImportTaken
from store.rules.moderngov.drafts import DraftBody, DraftPast, DraftSitting
from store.rules.words.dates import day_month
from store.rules.words.folding import words_read
from store.rules.words.wording import counted


def import_moderngov(
    register: Register, today: dt.date, /, *, draft: DraftPast, corrections: Corrections = NO_CORRECTIONS
) -> Edit:
    """Take over a past as it was read from files of modern.gov.

    `corrections` say of lines whether they are taken, who is meant by a name, and as what somebody is entered. What
    cannot be recorded is left to the clerk with the reason, so nothing is refused.
    """
    return taking(register, today, draft=draft, corrections=corrections).edit


def taking(
    register: Register, today: dt.date, *, draft: DraftPast, corrections: Corrections = NO_CORRECTIONS
) -> ImportTaken:
    """Work out what taking a past over would do, for its preview and for `import_moderngov`."""
    work = PastWork(register, today, corrections)
    work.lines += draft.aside
    wanted = _of_the_panel(work, draft)
    held: list[tuple[DraftSitting, str]] = []
    for one in wanted:
        meeting = take_sitting(work, one, [known for _, known in held])
        if meeting:
            held.append((replace(one, roll=tuple(corrected_name(work, name) for name in one.roll)), meeting))
    everybody = Everybody(work, held, draft.councillors)
    everybody.enter()
    for one, meeting in held:
        with work.at(meeting):
            take_business(work, one, meeting, everybody.meant)
            take_roll(work, one, meeting, everybody)
            take_notes(work, one, meeting)
            settle_status(work, one, meeting)
    return ImportTaken(Edit(work.sentence, tuple(work.puts.values())), _with_files(work.lines))


def _with_files(lines: Sequence[ImportLine]) -> tuple[ImportLine, ...]:
    """Say of each line in which file it stands, where there are several."""
    if len({line.place.file for line in lines if line.place.file}) < 2:
        return tuple(lines)
    return tuple(replace(line, place=replace(line.place, table=line.place.file)) for line in lines)


def _of_the_panel(work: PastWork, draft: DraftPast) -> list[DraftSitting]:
    """Give the meetings that are taken: those of the panel, where the files have other committees too."""
    bodies = {one.number: one for one in draft.bodies if any(each.body == one.number for each in draft.sittings)}
    panel = {words_read(name) for name in (work.register.panel.name, work.register.panel.short_name) if name}
    proposed = {one.number for one in bodies.values() if len(bodies) == 1 or _names(words_read(one.title), panel)}
    left: dict[str, list[DraftSitting]] = {}
    wanted = []
    for one in draft.sittings:
        said = work.said(f"body:{one.body}").taken
        if one.body not in bodies or (one.body in proposed if said is None else said):
            wanted.append(one)
        else:
            left.setdefault(one.body, []).append(one)
    for number, body in bodies.items():
        if number in left:
            _tell_left(work, body, left[number])
        elif number not in proposed:
            why = "Its meetings are taken, because you said so."
            work.unplaced(f"body:{number}", "body", body.title, why, body.place, taken=True, can_take=True)
    return wanted


def _names(title: str, panel: set[str]) -> bool:
    return bool(title) and any(title in name or name in title for name in panel)


def _tell_left(work: PastWork, body: DraftBody, left: list[DraftSitting]) -> None:
    days = [day_month(one.date) if one.date else one.printed_date for one in left]
    words = f"{body.title}: {counted(len(left), 'meeting')}, {', '.join(days)}"
    why = "This is another body than the panel by its name; take it to take its meetings."
    work.unplaced(f"body:{body.number}", "body", words, why, body.place, can_take=True)
