"""Each line of what is to be settled names the keys that do what it asks for, and they do it from there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from screens.forms.agenda.window import AgendaWindow
from screens.forms.calendar.clock import ClockWindow
from screens.forms.preview import Preview
from screens.kit.form import Form
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import key_with_id, keys_in
from screens.prepare import PreparePlace
from store.commands.calendar.meetings import edit_meeting
from store.desk import Desk
from store.queries.findings.findings import findings
from store.queries.findings.prepare import prepare
from store.register import Register
from store.rules.findings.finding import Act
from store.sample import sample_records
from tests.screens.look import NARROW, frame_of, shows
from tui.app import Secretariat

Opens = Callable[..., Secretariat]

ASKS: dict[str, Act] = {
    r"\bgive it (a date|another time)\b": "edit",
    r"\bchange (when it is wanted|the day)\b": "edit",
    r"\bEnter (its author|the (time|venue))\b": "edit",
    r"\bEdit the meeting\b": "edit",
    r"\bnote (what|the progress)\b": "note",
    r"\b(look at it|when to look) again\b": "review",
    r"\b[Cc]lose it\b": "close",
    r"\b[Mm]ove (it|them|the item)\b": "move",
    r"\b[Ww]ithdraw (it|the one)\b": "withdraw",
    r"\bPut it on the programme\b": "schedule",
    r"\b[Cc]arry it over\b": "carry",
    r"\bRecord it as considered\b": "considered",
    r"\bRecord it as held\b": "held",
    r"\bRecord it as received\b": "paper",
    r"\b(Record it|record that) as done\b": "clock",
    r"\bRecord the reply\b": "respond",
    r"\b([Bb]uild|[Pp]ublish) the agenda\b": "agenda",
    r"\b[Pp]ost it\b": "clock",
    r"\bTick off the councils\b": "copies",
}
"""What a cure asks for, and the act that does it: its key has to stand on the line."""

DAYS = tuple(
    dt.date.fromisoformat(day)
    for day in ("2016-11-01", "2018-06-01", "2020-12-01", "2021-03-01", "2021-07-12", "2021-08-01")
)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_a_line_asks_for_has_its_key_on_it(day: dt.date) -> None:
    register, asked = Register.of(*sample_records()), set()
    rows = [
        *findings(register, day).rows,
        *(row for one in register.meetings if one.date >= day for row in prepare(register, day, one.id).rows),
    ]
    for row in rows:
        for words, act in ASKS.items():
            if re.search(words, row.cure) and not ({"open", "add"} & {*row.acts[:1]}):
                asked.add(act)
                assert act in row.acts or f"settle.{act}" in row.there, (row.key, row.cure, row.acts)
    assert asked


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_done_where_a_key_leads_is_a_key_there(day: dt.date) -> None:
    register = Register.of(*sample_records())
    for row in findings(register, day).rows:
        for one in row.there:
            assert key_with_id(one).place in {*row.acts, "settling"}, (row.key, one)
        for act in {"clock", "agenda"} & {*row.acts}:
            assert any(key_with_id(one).place == act for one in row.there) or act not in row.acts[:1], row.key


async def test_each_line_names_keys_that_are_bound_and_do_not_refuse(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        place, keymap = frame_of(app).place, Keymap()
        assert isinstance(place, PreparePlace)
        by_words = {
            f"{keymap.key_of(key.id)} {key.label}": key.id
            for key in (*keys_in("clock", "agenda"), *keys_in("settling"))
        }
        by_words |= {f"e {field}": "settle.edit" for field in ("venue", "author")}
        for key in tuple(place.rows):
            place.list.go_to(key)
            row = place.rows[key]
            fields = dict(place.describe(key)[1])
            told = re.sub(r" · Ctrl\+A mark all \d+$", "", str(fields["Keys"]).removeprefix("Enter or "))
            named = [by_words[one] for one in re.split(" · |, then |, ", told)]
            assert {f"settle.{act}" for act in row.acts} < {*named}
            assert {*row.there} < {*named}
            for one in named:
                if one.startswith("settle."):
                    assert place.why_not(one) is None, (key, one)


async def test_the_notice_is_read_with_the_keys_that_its_line_names(open_app: Opens, desk: Desk) -> None:
    """From the line to the venue that is wanted first, to the notice, and to its record: nothing has to be known."""
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert place.list.go_to("deadline.due:M18:notices")
        told = dict(place.describe(place.list.current)[1])
        assert told["What to do"].startswith("Enter the venue. Read the notice")
        assert told["Keys"].startswith("Enter or e venue · A agenda, then N notice · w clock, then d done")
        await pilot.press("e")
        await pilot.pause()
        shows(app, Form)
        await pilot.press("escape")
        desk.run(edit_meeting, meeting="M18", venue="Council Chamber")
        place.reload()
        told = dict(place.describe(place.list.current)[1])
        assert "venue" not in told["What to do"]
        await pilot.press("A")
        await pilot.pause()
        shows(app, AgendaWindow)
        await pilot.press("N")
        await pilot.pause()
        shows(app, Preview)
        await pilot.press("escape", "escape", "w")
        await pilot.pause()
        shows(app, ClockWindow)


async def test_a_line_among_several_says_how_all_of_them_are_settled_at_once(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert isinstance(place, PreparePlace)
        told = {key: str(dict(place.describe(key)[1])["Keys"]).split(" · ")[-1] for key in place.rows}
        promises = next(one for one in place.list.sections if one.title.endswith(" · Promises"))
        clock = [key for key in told if key.startswith("deadline.")]
        assert len(promises.ids) > 2
        assert clock
        assert not any("mark all" in told[key] for key in clock)
        assert {told[key] for key in promises.ids} == {f"Ctrl+A mark all {len(promises.ids)}"}
        place.list.go_to(promises.ids[1])
        await pilot.press("ctrl+a")
        assert place.list.targets == promises.ids
