"""Every way in which people type a day, in every option that takes one: read as it is meant, and said back in full."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from store.fields import DATE, DAY_AND_TIME, Declared, field_of, owner_at
from store.records import KINDS
from store.register import Register
from store.rules.day_checks import to_come
from store.rules.day_notes import DAYS
from store.sample import DEMO_DAY, sample_records
from tests.store.rules.test_every_day import NOT_LOOKED_AT, dated
from tests.tui.commandline.act_rows import act_of
from tests.tui.commandline.test_acts import members
from tests.tui.commandline.test_every_day import COMING, LINES
from tui.commandline.argument import Arg, Argument, Gathered, OneOf
from tui.commandline.fields import RecordFields, options_of
from tui.commandline.parser import all_commands
from tui.commandline.reading import Reading

REGISTER = Register.of(*sample_records())
FULL = {
    "Weds 21/7/2021": dt.date(2021, 7, 21),
    "Wed. 21 July 2021": dt.date(2021, 7, 21),
    "29-Jul-2021": dt.date(2021, 7, 29),
    "29\u2013Jul\u20132021": dt.date(2021, 7, 29),
    "29\u20137\u20132021": dt.date(2021, 7, 29),
    "29 \u2013 7 \u2013 2021": dt.date(2021, 7, 29),
    "29\u22127\u22122021": dt.date(2021, 7, 29),
    "4/2/27": dt.date(2027, 2, 4),
    "4.2.27": dt.date(2027, 2, 4),
    "4 feb \u201927": dt.date(2027, 2, 4),
    "THURSDAY, 29th of July, 2021": dt.date(2021, 7, 29),
    "Thurs 29 July 2021": dt.date(2021, 7, 29),
    "Tues 27/7/21": dt.date(2021, 7, 27),
    "2021-07-29": dt.date(2021, 7, 29),
    "29 Sept 2021": dt.date(2021, 9, 29),
}
"""Days that are typed with their year, and what each is."""

WITHOUT = {
    "5 Feb": (2, 5),
    "5/2": (2, 5),
    "Dec 5": None,
    "1st dec": (12, 1),
    "12 July": (7, 12),
    "29\u2013Feb": (2, 29),
}
"""Days without their year: month and day, or None for one that is refused with the same day the right way round."""

WEEK = {"w/c 5 July 2021": "the week of Monday 5 July 2021", "November 2021": "November 2021"}

Reader = tuple[str, bool, bool, Any]
"""A way into a command: its name, whether it takes only the past, whether a week or month will do, and how it reads."""


def readers() -> Iterator[Reader]:
    """Go through every option and argument that takes a day."""
    for command in all_commands():
        row = act_of(command)
        for one in row.arguments if row else ():
            yield from _of(command.words, one)


def _of(words: str, one: Argument) -> Iterator[Reader]:
    if isinstance(one, Arg) and dt.date in members(one.type):
        past, loose = one.reader is Reading.past_date, one.reader is Reading.meeting_day
        yield f"{words} {one.word}", past, loose, one.reader
    for part in one.options if isinstance(one, OneOf) else one.parts if isinstance(one, Gathered) else ():
        yield from _of(words, part)
    if isinstance(one, RecordFields):
        for field in options_of(one.kind, one.leave_out):
            if field.kind in {DATE, DAY_AND_TIME}:
                yield f"{words} --{field.option}", field.field.past, field.field.loose, _field(one, field)


def _field(fields: RecordFields, field: Declared) -> Any:
    def read(reading: Reading, text: str) -> dt.date:
        given = {each.option.replace("-", "_"): None for each in options_of(fields.kind, fields.leave_out)}
        hours = {f"{each.name}_hour": None for each in options_of(fields.kind, fields.leave_out)}
        typed = argparse.Namespace(**given | hours | {field.option.replace("-", "_"): text})
        value: dt.date = fields.read(reading, typed).get(field.name)  # type: ignore[assignment]
        return value.date() if isinstance(value, dt.datetime) else value

    return read


EVERY = list(readers())
NAMES = [name for name, *_ in EVERY]


def test_there_are_many() -> None:
    assert len(EVERY) > 70
    assert sum(past for _, past, _, _ in EVERY) > 15
    assert sum(loose for _, _, loose, _ in EVERY) == 3


def test_what_takes_only_the_past_reads_it_so_at_every_door() -> None:
    """By the table of days, by the declarations of the fields, and by what each option answers to a day to come."""
    looked_at = {owner_at(kind, path) for kind, paths in DAYS.items() for path in paths if to_come in paths[path]}
    declared = {
        owner_at(kind, path)
        for kind in KINDS
        for path in dated(kind)
        if field_of(*owner_at(kind, path)).field.past and (kind, path) not in NOT_LOOKED_AT
    }
    assert looked_at == declared
    asked = {f"{words} {option}" for words, option, _, said, _ in LINES if said == COMING}
    assert len(asked) > 20
    assert asked <= {name for name, past, _, _ in EVERY if past}


def reading() -> Reading:
    return Reading(REGISTER, DEMO_DAY)


@pytest.mark.parametrize(("name", "past", "loose", "reader"), EVERY, ids=NAMES)
def test_each_way_is_read_and_said_back(name: str, past: bool, loose: bool, reader: Any) -> None:
    for typed, day in FULL.items():
        read = reading()
        assert (reader(read, typed), read.problems) == (day, []), (name, typed)
        assert any(typed in echo and str(day.year) in echo for echo in read.echoes), (name, typed, read.echoes)
    for typed, meant in WITHOUT.items():
        read = reading()
        got = reader(read, typed)
        if meant is None:
            assert [problem.cure for problem in read.problems] == ["Did you mean 5 December?"], name
        else:
            assert (got.month, got.day) == meant
            assert got <= DEMO_DAY if past else got >= DEMO_DAY
            assert any(str(got.year) in echo for echo in read.echoes)
    for typed, said in WEEK.items():
        read = reading()
        reader(read, typed)
        assert bool(read.problems) is not loose, (name, typed)
        assert loose is any(said in echo for echo in read.echoes)
