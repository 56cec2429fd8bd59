"""What a clerk would say of the cover sheet of a report: what is missing, says nothing, or does not agree.

No remark repeats what stands on the sheet beyond its date and the letters of its appendices, so that one on an exempt
paper discloses nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple
from zlib import crc32

from store.records import CoverSays, CoverSheet, Meeting, NamedAppendix, Paper, RuleSet, WorkItem
from store.register import Register
from store.rules.programme.cover_headings import BY_CODE, CODES, label_of
from store.rules.words.dates import WEEKDAYS, clock_time, day_month
from store.rules.words.papers import in_force
from store.rules.words.printed_dates import PrintedDate, full_year, printed_date
from store.rules.words.wording import capital, listed, verbatim


class Remark(NamedTuple):
    """One thing that is wrong with a cover sheet, in a sentence; its kind stands in the JSON and never changes.

    `ask` says that its author is to put it right; what could not be read is for the clerk to look at.
    """

    kind: str
    sentence: str
    ask: bool = True


def required_of(rules: RuleSet) -> tuple[str, ...]:
    """Give the headings that a report must have, in the order of a sheet: those of the panel, or all that are known."""
    return tuple(code for code in CODES if code in rules.cover_sheet) if rules.cover_sheet else CODES


def remarks_on(register: Register, item: WorkItem, paper: Paper, today: dt.date) -> tuple[Remark, ...]:
    """List what is wrong with the cover sheet of the version of a paper in force; nothing if none was read.

    The rules are those of the day of the meeting, because a report is written for it.
    """
    sheet = paper.files[-1].cover if paper.files else None
    if sheet is None:
        return ()
    meeting = register.get(Meeting, item.meeting)
    rules = register.panel.rules_on(meeting.date if meeting else today)
    return tuple(remarks(sheet, required_of(rules), meeting))


def remarks_mark(remarks: tuple[Remark, ...]) -> str:
    """Give a mark that is the same as long as the same is wrong with a sheet, of eight characters."""
    return f"{crc32(' '.join(one.sentence for one in remarks).encode()):08x}"


def is_unread(item: WorkItem) -> bool:
    """Say whether files of an item have come and a cover sheet could be read in none of them."""
    came = [paper.files[-1] for paper in in_force(item) if paper.files]
    return bool(came) and all(file.cover is None for file in came)


def remarks(sheet: CoverSheet, required: tuple[str, ...], meeting: Meeting | None) -> Iterator[Remark]:
    """Go through what is wrong with a cover sheet, held against the headings required and the meeting it is for."""
    yield from _of_headings(sheet, required)
    yield from _of_date(sheet, meeting)
    yield from _of_appendices(sheet)
    yield from (Remark("years", sentence) for sentence in sheet.at_odds)


def _of_headings(sheet: CoverSheet, required: tuple[str, ...]) -> Iterator[Remark]:
    says = {one.heading: one.says for one in sheet.parts}
    missing = [code for code in required if code not in says]
    if missing and sheet.whole:
        yield Remark("missing", f"The cover sheet has no heading for: {_labels(missing)}.")
    # Of a heading that the panel does not ask for, “None” is no fault.
    of = {state: [code for code in required if says.get(code) is state] for state in CoverSays}
    if of[CoverSays.EMPTY]:
        yield Remark("empty", f"Nothing stands under: {_labels(of[CoverSays.EMPTY])}.")
    if of[CoverSays.AWAITED]:
        yield Remark("awaited", f"Still to be filled in: {_labels(of[CoverSays.AWAITED])}.")
    bare = [code for code in of[CoverSays.NONE] if not BY_CODE[code].may_be_none]
    if bare:
        yield Remark("none", f"No more than “None” is said of: {_labels(bare)}. Please say in a sentence why.")
    for code in of[CoverSays.ELSEWHERE]:
        sentence = f"Of the {label_of(code)} the sheet points to the report, which says nothing of it."
        yield Remark("elsewhere", sentence)
    unread = [*of[CoverSays.UNREAD], *([] if sheet.whole else missing)]
    if unread:
        yield Remark("unread", f"Not read: {_labels(unread)}. Look at the sheet yourself.", ask=False)


def _labels(codes: list[str]) -> str:
    return ", ".join(label_of(code) for code in codes)


def _of_date(sheet: CoverSheet, meeting: Meeting | None) -> Iterator[Remark]:
    printed = printed_date(sheet.date) if sheet.date else None
    if printed is None:
        return
    day = _day_in(printed, meeting)
    if day is None:
        yield Remark("date", f"It is dated {verbatim(sheet.date)}, and there is no such day.")
        return
    right = WEEKDAYS[day.weekday()]
    if printed.weekday and not right.startswith(printed.weekday):
        yield Remark("weekday", f"It is dated {verbatim(sheet.date)}, and {day_month(day)} is a {right}.")
    if meeting is None or meeting.known_by:
        return
    if day != meeting.date:
        sentence = f"It is dated {day_month(day)}, and the meeting is on {day_month(meeting.date)}."
        yield Remark("other-day", sentence)
    elif meeting.start and sheet.hour and sheet.hour != meeting.start:
        sentence = (
            f"It gives {clock_time(sheet.hour)} as the time, and the meeting begins at {clock_time(meeting.start)}."
        )
        yield Remark("other-time", sentence)


def _day_in(printed: PrintedDate, meeting: Meeting | None) -> dt.date | None:
    """Give the day of a printed date whatever weekday stands before it; without a year, in that of the meeting."""
    if not printed.year and meeting is None:
        return None
    year = full_year(printed.year) if printed.year else meeting.date.year if meeting else 0
    bare = printed._replace(weekday="")
    return bare.in_year(year) if bare.can_be_in(year) else None


def _of_appendices(sheet: CoverSheet) -> Iterator[Remark]:
    says = {one.heading: one.says for one in sheet.parts}
    state = says.get("appendices")
    if state in {CoverSays.UNREAD, CoverSays.AWAITED}:
        return
    letters = [one for one in sheet.listed if one]
    strangers = [one for one in sheet.named if one.letter and one.letter not in letters]
    if state is None and not sheet.whole:
        return
    # Without a letter only the list as a whole can be missing.
    bare = [one for one in sheet.named if not one.letter] if not sheet.listed and not strangers else []
    for one in (*strangers, *bare[:1]):
        yield Remark("unlisted", f"{_names(one)}, {_list_words(sheet, letters, state)}.")
    for one in sheet.named:
        if one.meant and one.letter in letters:
            sentence = f"{_where(one)} calls Appendix {one.letter} what the list of appendices has as {one.meant}."
            yield Remark("letters", sentence)
    twice = sorted({one for one in letters if letters.count(one) > 1})
    if twice:
        yield Remark("twice", f"The list of appendices has {listed(twice)} more than once.")
    gap = _gap(letters)
    if gap:
        yield Remark("gap", f"The list of appendices goes from {gap[0]} to {gap[1]}.")


def _names(one: NamedAppendix) -> str:
    return f"{_where(one)} names {f'Appendix {one.letter}' if one.letter else 'an appendix'}"


def _where(one: NamedAppendix) -> str:
    place = f"the {one.where}" if one.where in _LABELS else one.where
    return capital(place) if place else "The text"


_LABELS: Final = frozenset(one.label for one in BY_CODE.values())


def _list_words(sheet: CoverSheet, letters: list[str], state: CoverSays | None) -> str:
    if letters:
        return f"and the list of appendices has {listed(letters)}"
    if sheet.listed:
        return "and the list of appendices gives no letters"
    return "and there is no list of appendices" if state is None else "and the list of appendices has none"


def _gap(letters: list[str]) -> tuple[str, str] | None:
    """Give the two letters, or figures, between which one is left out; None if they follow one another."""
    for one, other in pairwise(letters):
        figures = one.isdecimal() and other.isdecimal()
        single = len(one) == len(other) == 1 and one.isalpha() and other.isalpha()
        if (figures and int(other) > int(one) + 1) or (single and ord(other) > ord(one) + 1):
            return one, other
    return None
