"""The preview of an import, the same for every kind: counts, what would be saved, and what is left to the clerk."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import msgspec

from store.problems import Problem, Refused
from store.queries.rows import Row, cell
from store.register import Register
from store.rules.imports import Correction, ImportDifference, ImportLine, ImportState, ImportTaken
from store.rules.programme.announced import on_published_agendas
from store.rules.words.loose import known_by, short_words
from store.rules.words.wording import capital, counted, listed, shortened, verbatim

_SHOWN = 150


class ImportRowShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line that would be saved: what it makes, its words, day and values, where it stands, and how it was read."""

    what: str
    words: str
    day: dt.date | None
    values: dict[str, str]
    remark: str
    file: str
    table: str
    line: int


class NotTakenShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a file that are not saved, why, and where they stand."""

    text: str
    why: str
    file: str
    table: str
    line: int


class ThereShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of which the record is there: its id, and what differs. `taken` says that the file is followed."""

    what: str
    words: str
    id: str
    differs: tuple[ImportDifference, ...]
    taken: bool
    remark: str
    file: str
    table: str
    line: int


class ImportPreview(Row, frozen=True, kw_only=True):
    """An import as it would be saved."""

    rows: Annotated[tuple[ImportRowShown, ...], cell("what would be added")]
    unplaced: Annotated[tuple[NotTakenShown, ...], cell("lines that found no place, in their own words")]
    unread_dates: Annotated[tuple[NotTakenShown, ...], cell("lines whose date could not be read")]
    already_there: Annotated[tuple[ThereShown, ...], cell("lines of which the record is there, and what differs")]
    besides: Annotated[tuple[ImportRowShown, ...], cell("what would be added with them, such as their meetings")] = ()


def import_preview(taken: ImportTaken) -> ImportPreview:
    """Give an import as it would be saved."""
    state = ImportState
    return ImportPreview(
        rows=tuple(_row_shown(line) for line in taken.of(state.NEW, state.CHANGE) if not line.beside),
        unplaced=tuple(_left_shown(line) for line in taken.of(state.UNPLACED, state.LEFT)),
        unread_dates=tuple(_left_shown(line) for line in taken.of(state.UNREAD_DATE)),
        already_there=tuple(_there_shown(line) for line in taken.of(state.DIFFERS, state.THERE)),
        besides=tuple(_row_shown(line) for line in taken.of(state.NEW) if line.beside),
    )


def _row_shown(line: ImportLine) -> ImportRowShown:
    at = line.place
    values = dict(line.values)
    day = None if line.day and known_by(line.day) else line.day
    return ImportRowShown(line.what, line.words, day, values, line.why, at.file, at.table, at.line)


def _left_shown(line: ImportLine) -> NotTakenShown:
    return NotTakenShown(line.words, line.why, line.place.file, line.place.table, line.place.line)


def _there_shown(line: ImportLine) -> ThereShown:
    at = line.place
    return ThereShown(
        line.what, line.words, line.record, line.differs, line.taken, line.why, at.file, at.table, at.line
    )


def counts_words(taken: ImportTaken) -> str:
    """Say in short what an import would do: `31 items to be added; 2 dates not read; 3 lines not placed`."""
    state = ImportState
    parts = [f"{_whats(taken.of(state.NEW))} to be added"] if taken.of(state.NEW) else []
    changes = taken.of(state.CHANGE)
    parts += [f"{_whats(changes)} to be taken over"] if changes else []
    followed = [line for line in taken.of(state.DIFFERS) if line.taken]
    parts += [f"{_whats(tuple(followed))} to be changed"] if followed else []
    there = len(taken.of(state.DIFFERS, state.THERE))
    differ = len(taken.of(state.DIFFERS))
    parts += [f"{there} there already" + (f", {differ} of them different" if differ else "")] if there else []
    unread, unplaced = len(taken.of(state.UNREAD_DATE)), len(taken.of(state.UNPLACED))
    parts += [f"{counted(unread, 'line')} without a date that can be read"] if unread else []
    parts += [f"{_lines_of(taken.of(state.UNPLACED))} not placed"] if unplaced else []
    return "; ".join(parts) or "there is nothing in it to take over"


def _lines_of(lines: tuple[ImportLine, ...]) -> str:
    """Count lines as such; by what each is about where a council is among them, for which others only wait."""
    return _whats(lines) if {line.what for line in lines} > {"council"} else counted(len(lines), "line")


def _whats(lines: tuple[ImportLine, ...]) -> str:
    """Count lines by what they make: `31 items and 2 meetings`."""
    return listed([counted(count, what) for what, count in Counter(line.what for line in lines).items()])


def preview_lines(taken: ImportTaken, *, numbered: bool = False) -> tuple[str, ...]:
    """Say in lines what an import would save and what it leaves, heading by heading.

    Where lines are `numbered`, what can be taken or left has the number that `said_by_number` reads.
    """
    lines = [f"{capital(counts_words(taken))}."]
    numbers = {line.key: number for number, line in enumerate(_able(taken), start=1)} if numbered else {}
    for state in ImportState:
        these = taken.of(state)
        if these:
            lines += ["", f"{capital(state.value)}:"]
            for line in these:
                first, *rest = line_words(line)
                mark = f"{numbers[line.key]}. " if line.key in numbers else ""
                lines += [f"  {mark}{first}", *(f"  {words}" for words in rest)]
    read_so = [line for line in taken.lines if line.why and line.state in {ImportState.NEW, ImportState.THERE}]
    if read_so:
        lines += ["", "Worth a look, because it was read so:"]
        lines += [f"  {_at(line)}{_cut(line.words)}: {line.why}" for line in read_so]
    return tuple(lines)


def line_words(line: ImportLine) -> tuple[str, ...]:
    """Tell one line of a preview, and under it what differs."""
    if line.state in {ImportState.UNREAD_DATE, ImportState.UNPLACED, ImportState.LEFT}:
        return (f"{_at(line)}{verbatim(' '.join(line.words.split()))} {capital(line.why)}".rstrip(),)
    if line.state in {ImportState.COLUMN, ImportState.BODY}:
        return (f"{_cut(line.words)}: {line.why}",)
    if line.state is ImportState.CHANGE:
        return (f"{_cut(line.words)} {line.why}",)
    day = f"{short_words(line.day, known_by(line.day))}: " if line.day else ""
    record = f" ({line.record})" if line.record else ""
    followed = "the file is followed" if line.taken else "what is recorded stands"
    ends = f"; {followed}" if line.state is ImportState.DIFFERS else ""
    return (
        f"{day}{_cut(line.words)}{record}{ends}",
        *(
            f"  {one.label}: {verbatim(_cut(one.ours))} here, {verbatim(_cut(one.file))} in the file"
            for one in line.differs
        ),
    )


def _at(line: ImportLine) -> str:
    return f"{line.place.words}: " if line.place.words else ""


def _cut(text: str) -> str:
    return shortened(text, _SHOWN)


def line_day(line: ImportLine) -> str:
    """Write the day a line belongs to, if it has one: `Thu 25 Mar 2021`; for a column, what it is read as."""
    if line.state is ImportState.COLUMN:
        return line.values.get("read as", "")
    return short_words(line.day, known_by(line.day)) if line.day else ""


def import_differences_words(line: ImportLine) -> str:
    """Say on one line what of a record differs from the file: `comments: "a", in the file "b"`."""
    return "; ".join(
        f"{one.label}: {verbatim(_cut(one.ours))}, in the file {verbatim(_cut(one.file))}" for one in line.differs
    )


def _able(taken: ImportTaken) -> tuple[ImportLine, ...]:
    """Give the lines that can be taken or left, in the order of the file."""
    return tuple(line for line in taken.lines if line.can_take)


def said_by_number(taken: ImportTaken, take: Sequence[int], refuse: Sequence[int]) -> dict[str, Correction]:
    """Give what is said of lines by their numbers in the preview. Raises Refused: there is no such number."""
    able = _able(taken)
    cure = f"Give a number from 1 to {len(able)}." if able else "No line of it can be taken or left by its number."
    problems = [
        Problem("import-number", f"There is no line {number}.", cure, "take")
        for number in (*take, *refuse)
        if not 1 <= number <= len(able)
    ]
    if problems:
        raise Refused(*problems)
    said = {able[number - 1].key: Correction(taken=True) for number in take}
    return said | {able[number - 1].key: Correction(taken=False) for number in refuse}


def on_agendas_out(register: Register, taken: ImportTaken, today: dt.date) -> tuple[Problem, ...]:
    """Tell which agendas that are out an import would make differ from what was published, before it is saved."""
    return on_published_agendas(register, register.with_edit(taken.edit), taken.edit.touches, today)
