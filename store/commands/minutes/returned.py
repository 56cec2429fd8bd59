"""The minutes of a meeting as a document brought them back: each tracked change is found by the words it is in."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import msgspec
from msgspec.structs import replace

from store.commands.minutes.minutes import Lists, edit_minute
from store.commands.returned_lines import change_line, remark_line, unplaced_change, who
from store.edit import Edit
from store.problems import Refused
from store.records import Clause, Meeting, Minute, Record
from store.register import Register
from store.rules.calendar.settled import the_minutes
from store.rules.corrections import DraftCorrections, Passage
from store.rules.imports import Corrections, ImportLine, ImportState, ImportTaken
from store.rules.words.folding import words_read
from store.rules.words.wording import counted, opening

_LABEL = re.compile(r"^(?:[•▪◦‣·\uf0b7-]\s+|\(?[a-z0-9]{1,4}[.)]\s+|\d{1,4}(?:[./]\d{1,4})*\.?\s+)", re.IGNORECASE)
_BULLET = re.compile(r"^[•▪◦‣·\uf0b7-]\s+")
_NOWHERE = "Its words stand nowhere in these minutes, as they are here."
_SEVERAL = "Its words stand in several places of these minutes."


class _Spot(msgspec.Struct):
    """A line of a minute: the field it is of, its clause if that is a list, its words, and what they become."""

    minute: str
    field: str
    words: str
    clause: int | None = None
    now: list[str] | None = None


def taking_minutes(
    register: Register, today: dt.date, draft: DraftCorrections, held: Meeting, corrections: Corrections
) -> ImportTaken:
    """Work out what the changes would make of the minutes of a meeting, and tell each with its minute."""
    work = _Taking(register, held, corrections)
    for place, passage in enumerate(draft.passages):
        work.passage(draft.passages, place, passage)
    puts: dict[str, Record] = {}
    for minute in register.minutes_of(held.id):
        work.save(minute, today, puts)
    if work.notes:
        text = "\n".join([*([held.note] if held.note else []), *work.notes])
        puts[held.id] = replace(held, note=text)
    taken = sum(line.taken for line in work.lines)
    sentence = f"Took {counted(taken, 'correction')} into {the_minutes(held)}"
    return ImportTaken(Edit(sentence, tuple(puts.values())), tuple(work.lines))


class _Taking:
    """The lines of the minutes of a meeting, and what each becomes."""

    def __init__(self, register: Register, held: Meeting, corrections: Corrections) -> None:
        self.register = register
        self.corrections = corrections
        self.minutes = {minute.id: minute for minute in register.minutes_of(held.id)}
        self.spots = [spot for minute in self.minutes.values() for spot in _spots(minute)]
        self.read = [_bare(spot.words) for spot in self.spots]
        self.lines: list[ImportLine] = []
        self.notes: list[str] = []

    def passage(self, passages: tuple[Passage, ...], place: int, passage: Passage) -> None:
        """Place the changes and comments of one passage."""
        if not passage.changes and not passage.remarks:
            return
        where = self._find(passages, place)
        spots = self.spots[where[0] : where[1]] if isinstance(where, tuple) else []
        of = self._name(spots[0].minute) if spots else ""
        for number, remark in enumerate(passage.remarks):
            line = remark_line(of, passage, number, remark, self.corrections.get(f"{passage.key}:comment:{number}"))
            self.lines.append(line)
            if line.taken:
                self.notes.append(f"Comment by {who(remark.author)} at {of}: {line.values['text']}")
        if isinstance(where, str):
            self.lines += [unplaced_change(passage, change, where) for change in passage.changes]
            return
        made = [change_line(of, passage, change, self.corrections.get(change.key)) for change in passage.changes]
        self.lines += made
        taken = {line.key for line in made if line.taken}
        if taken:
            self._change(spots, passage, passage.after(taken))

    def _change(self, spots: list[_Spot], passage: Passage, after: str) -> None:
        """Write a passage into its lines as it reads now; one that is all new stands after the line before it."""
        lines = [line.strip() for line in after.split("\n") if line.strip()]
        if not passage.before:
            spot = spots[-1]
            spot.now = [*(spot.now if spot.now is not None else [spot.words]), *(_like(spot, line) for line in lines)]
            return
        label = _label(spots[0].words, passage.before)
        if label and lines and lines[0].startswith(label):
            lines[0] = lines[0].removeprefix(label).strip()
        spots[0].now = [_like(spots[0], line) for line in lines]
        for spot in spots[1:]:
            spot.now = []

    def _find(self, passages: tuple[Passage, ...], place: int) -> tuple[int, int] | str:
        """Give the lines, from one to before another, that a passage stands in; else why they cannot be told."""
        before = max((number for number, one in enumerate(passages[: place + 1]) if one.before), default=None)
        if before is None:
            return _NOWHERE
        wanted = [_bare(line) for line in passages[before].before.split("\n") if line.strip()]
        at = [start for start in range(len(self.read)) if self.read[start : start + len(wanted)] == wanted]
        near = self._minute_before(passages, before)
        match [start for start in at if self.spots[start].minute == near] or at:
            case []:
                return _NOWHERE
            case [only]:
                return only, only + len(wanted)
            case _:
                return _SEVERAL

    def _minute_before(self, passages: tuple[Passage, ...], place: int) -> str:
        """Give the minute in which the nearest passage above stands that can be told; empty if none can."""
        for passage in reversed(passages[:place]):
            read = _bare(passage.before)
            minutes = {spot.minute for spot, words in zip(self.spots, self.read, strict=True) if read and words == read}
            if len(minutes) == 1:
                return minutes.pop()
        return ""

    def _name(self, which: str) -> str:
        minute = self.minutes[which]
        return f"minute {minute.number}" if minute.number else f"minute {opening(minute.heading or minute.text)}"

    def save(self, minute: Minute, today: dt.date, puts: dict[str, Record]) -> None:
        """Change one minute as its lines read now; if it cannot be, its lines say why."""
        mine = [spot for spot in self.spots if spot.minute == minute.id]
        if all(spot.now is None for spot in mine):
            return
        fields: dict[str, Any] = {
            name: _joined([spot for spot in mine if spot.field == name])
            for name in ("heading", "text", "report_of", "resolutions_lead", "recommendations_lead")
        }
        lists = Lists(
            resolutions=_clauses(minute.resolutions, [spot for spot in mine if spot.field == "resolutions"]),
            recommendations=_clauses(
                minute.recommendations, [spot for spot in mine if spot.field == "recommendations"]
            ),
        )
        try:
            edit = edit_minute(self.register, today, minute=minute.id, lists=lists, **fields)
        except Refused as refused:
            why = " ".join(str(problem) for problem in refused.problems)
            of = self._name(minute.id)
            self.lines = [
                replace(line, state=ImportState.UNPLACED, why=f"{why} {line.why}", taken=False, can_take=False)
                if line.what == "change" and line.words.startswith(f"{of}: ")
                else line
                for line in self.lines
            ]
            return
        puts |= {record.id: record for record in edit.puts}


def _spots(minute: Minute) -> list[_Spot]:
    """Give the lines of a minute in the order in which it is printed."""
    made = [_Spot(minute.id, "heading", minute.heading), _Spot(minute.id, "report_of", minute.report_of)]
    made += [_Spot(minute.id, "text", line) for line in minute.text.split("\n")]
    for name in ("resolutions", "recommendations"):
        made.append(_Spot(minute.id, f"{name}_lead", getattr(minute, f"{name}_lead")))
        made += [
            _Spot(minute.id, name, line, place)
            for place, clause in enumerate(getattr(minute, name))
            for line in clause.text.split("\n")
        ]
    return [spot for spot in made if spot.words or spot.field == "text"]


def _bare(words: str) -> str:
    """Give how a line reads without number, letter or bullet."""
    return words_read(_LABEL.sub("", words.strip()))


def _label(ours: str, printed: str) -> str:
    """Give the number, letter or bullet that the paper printed before a line of ours."""
    match = _LABEL.match(printed.strip())
    return match[0] if match and not _LABEL.match(ours.strip()) else ""


def _like(spot: _Spot, line: str) -> str:
    """Write a line with the bullet that the line has which it stands in for."""
    bullet = re.match(r"\s*- ", spot.words)
    return f"{bullet[0]}{_BULLET.sub('', line)}" if bullet else line


def _joined(spots: list[_Spot]) -> str:
    """Put the lines of a text together again; what parts new paragraphs is an empty line, as it is for all others."""
    lines: list[str] = []
    for spot in spots:
        if spot.now is None:
            lines.append(spot.words)
            continue
        for place, line in enumerate(spot.now):
            lines += ["", line] if place and not line.lstrip().startswith("- ") else [line]
    text = "\n".join(lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") if any(spot.now is not None for spot in spots) else text


def _clauses(ours: tuple[Clause, ...], spots: list[_Spot]) -> tuple[Clause, ...]:
    """Give clauses as their lines read now; one of which nothing is left is taken out."""
    made = []
    for place, clause in enumerate(ours):
        text = _joined([spot for spot in spots if spot.clause == place])
        if text.strip():
            made.append(replace(clause, text=text) if text != clause.text else clause)
    return tuple(made)
