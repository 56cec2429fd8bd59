"""Minutes written by key on the page of a meeting, taken from draft to signed, corrected, made void, moved about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from screens.dialogs import Help
from screens.forms.minutes.minute import MinuteForm
from screens.kit.form import Form
from screens.opened import Reader
from screens.versions import Comparison
from store.commands.attendance.room import record_presence
from store.commands.attendance.votes import record_vote
from store.commands.minutes.minutes import add_minute, edit_minute, void_minute
from store.commands.minutes.sets import confirm_minutes, finalise_minutes
from store.commands.settings.panel import new_panel_records
from store.desk import Desk
from store.papers.minutes.paper import minutes_text
from store.queries.minutes.whole import minutes_whole
from store.records import (
    Clause,
    Filed,
    Leaving,
    Meeting,
    Minute,
    Panel,
    Person,
    Presence,
    Record,
    Role,
    Seat,
    Vote,
)
from store.register import Register
from store.rules.members.membership import members_at, seat_of
from store.rules.minutes.typed import filed_typed
from store.rules.versions import why_not_put_back
from store.rules.words.clauses import clauses_text
from store.sample import DEMO_DAY, sample_records
from tests.screens.conftest import morning
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, inside, look, news, shows, write
from tests.store.commands.minutes.leaving import as_printed
from tui.app import Secretariat
from tui.settings import Settings


def meeting_on(register: Register, when: str) -> Meeting:
    return next(one for one in register.meetings if one.date.isoformat() == when)


@pytest.fixture
def march(desk: Desk) -> Meeting:
    return meeting_on(desk.register, "2021-03-25")


async def fill(pilot: Pilot[int], field: str, text: str) -> None:
    """Type into a field of the form that is open, after what stands there is taken out."""
    form = shows(pilot.app, Form)
    row = form.rows[field]
    row.focus_entry()
    if row.typed:
        row.typed = ""
    await pilot.pause()
    await write(pilot, text)


async def make_final(pilot: Pilot[int]) -> None:
    """Make the minutes final, and leave whatever looks wrong in them with a reason."""
    await pilot.press("F")
    if isinstance(pilot.app.screen, Form):
        for name in pilot.app.screen.rows:
            await fill(pilot, name, "As printed")
        await pilot.press("ctrl+s")


async def open_at(app: Secretariat, pilot: Pilot[int], record: str) -> None:
    frame_of(app).go("meeting", record)
    await pilot.pause()


# A whole set, from a file without a minute, against the papers.


def bare(when: str) -> list[Record]:
    """A file with the panel, its people and one meeting with its roll, of which nothing is minuted yet."""
    every = sample_records()
    meeting = next(one for one in every if isinstance(one, Meeting) and one.date.isoformat() == when)
    kept: list[Record] = [one for one in every if isinstance(one, Panel | Person | Seat)]
    return [*kept, replace(meeting, finish=None, chairs=())]


async def enter(pilot: Pilot[int], paper: Register, minute: Minute, *, number: bool) -> None:
    """Enter a minute by key as it stands on the paper."""
    await pilot.press("n")
    texts = {
        "heading": minute.heading,
        "text": minute.text,
        "resolutions_lead": minute.resolutions_lead,
        "resolutions": clauses_text(minute.resolutions),
        "recommendations_lead": minute.recommendations_lead,
        "recommendations": clauses_text(minute.recommendations),
        "report_of": minute.report_of,
        "filed": "\n".join(map(filed_typed, minute.filed)),
        "left": "\n".join(one.printed for one in minute.left),
        "number": minute.number if number else "",
    }
    for vote in paper.votes_minuted(minute.id):
        texts |= {"motion": vote.motion, "clauses": clauses_text(vote.clauses), "result": vote.result}
        texts |= {"moved_by": vote.moved_by_printed, "seconded_by": vote.seconded_by_printed}
    for field, text in texts.items():
        if text:
            await fill(pilot, field, text)
    await pilot.press("ctrl+s")
    assert isinstance(frame_of(pilot.app), type(pilot.app.screen)), look(pilot.app)


def without_ids(register: Register, meeting: Meeting) -> Any:
    whole = msgspec.to_builtins(minutes_whole(register, meeting))
    for minute in whole["minutes"]:
        del minute["id"]
    return whole


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("when", ["2021-01-27", "2016-09-23"])
async def test_a_set_entered_by_key_is_the_paper_s(tmp_path: Path, when: str) -> None:
    desk = Desk.create(tmp_path / "new.json", bare(when), today=DEMO_DAY, who="clerk", clock=morning)
    paper = Register.of(*sample_records())
    held = meeting_on(paper, when)
    app = Secretariat(desk, Settings(), "meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("right_curly_bracket", "e")
        await fill(pilot, "finish", held.finish.strftime("%H:%M") if held.finish else "")
        await pilot.press("ctrl+s")
        if held.chairs:
            await pilot.press("C")
            shows(app, Form).rows["person"].typed = held.chairs[0].person
            await pilot.press("ctrl+s")
        for place, minute in enumerate(paper.minutes_of(held.id)):
            await enter(pilot, paper, minute, number=place == 0)
        await make_final(pilot)
        assert "numbered" in news(app)
    finished = paper.with_edit(finalise_minutes(paper, DEMO_DAY, meeting=held.id, left=as_printed(paper, held.id)))
    entered = desk.register
    got, wanted = without_ids(entered, meeting_on(entered, when)), without_ids(finished, meeting_on(finished, when))
    for one, other in zip(got["minutes"], wanted["minutes"], strict=True):
        assert one == other
    assert got == wanted
    votes = [(one.moved_by, one.seconded_by) for one in entered.all(Vote)]
    assert votes == [(one.moved_by, one.seconded_by) for one in paper.votes_of(held.id)]


async def seat(pilot: Pilot[int], name: str, role: Role) -> None:
    """Seat somebody by key, as the paper prints the name."""
    await pilot.press("n")
    await fill(pilot, "name", name)
    await fill(pilot, "from_date", "1/5/2020")
    shows(pilot.app, Form).rows["role"].typed = role
    shows(pilot.app, Form).rows["votes"].typed = True
    await pilot.press("ctrl+s")
    assert isinstance(pilot.app.screen, type(frame_of(pilot.app))), look(pilot.app)


async def mark(pilot: Pilot[int], desk: Desk, name: str, key: str) -> None:
    """Go to somebody on the board of attendance, and press a key."""
    person = next(one.id for one in desk.register.all(Person) if f"{one.title} {one.name}".strip() == name)
    assert frame_of(pilot.app).place.list.go_to(person)
    await pilot.press(key)


async def enter_roll(pilot: Pilot[int], desk: Desk, held: Meeting) -> None:
    """Enter the roll of a paper by key: who came, apologies with who stood in, in attendance and also present."""
    for one in held.attendance:
        if one.presence is Presence.APOLOGIES:
            await mark(pilot, desk, one.printed, "a")
    for one in held.attendance:
        if one.presence is Presence.PRESENT:
            await mark(pilot, desk, one.printed, "p")
        elif one.presence is Presence.SUBSTITUTE:
            member = next(each.printed for each in held.attendance if each.person == one.substitute_for)
            await mark(pilot, desk, member, "s")
            await write(pilot, one.printed)
            await pilot.press("enter", "ctrl+s")
        elif one.presence is not Presence.APOLOGIES:
            await pilot.press("n")
            await write(pilot, one.printed)
            await pilot.press("enter")
            await fill(pilot, "role", one.role)
            shows(pilot.app, Form).rows["presence"].typed = one.presence
            await pilot.press("ctrl+s")


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_a_new_panel_enters_a_whole_set_by_key_from_an_empty_file(tmp_path: Path) -> None:
    """Meeting, people, roll and minutes of 27 January 2021 by nothing but keys: they print what the paper prints."""
    paper = Register.of(*sample_records())
    held = meeting_on(paper, "2021-01-27")
    records = new_panel_records(name=paper.panel.name)
    desk = Desk.create(tmp_path / "new.json", records, today=DEMO_DAY, who="clerk", clock=morning)
    app = Secretariat(desk, Settings(), "calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        typed = {"date": "27/1/2021", "start": "1 pm", "finish": "16.15", "venue": held.venue}
        for field, words in (typed | {"printed_date": held.printed_date}).items():
            await fill(pilot, field, words)
        await pilot.press("ctrl+s", "7")
        for one in held.attendance:
            if one.presence in {Presence.PRESENT, Presence.APOLOGIES}:
                sits = seat_of(paper, one.person, held.date)
                assert sits is not None
                await seat(pilot, one.printed, sits.role)
        await pilot.press("6", "a")
        await enter_roll(pilot, desk, held)
        await pilot.press("escape")
        for place, minute in enumerate(paper.minutes_of(held.id)):
            await enter(pilot, paper, minute, number=place == 0)
        await make_final(pilot)
        assert "numbered 44 to 51" in news(app)
    finished = paper.with_edit(finalise_minutes(paper, DEMO_DAY, meeting=held.id, left=as_printed(paper, held.id)))
    wanted = minutes_text(finished, meeting_on(finished, "2021-01-27")).decode()
    assert minutes_text(desk.register, desk.register.meetings[0]).decode() == wanted
    (vote,) = desk.register.all(Vote)
    movers = [desk.register.person_name(one) for one in (vote.moved_by, vote.seconded_by)]
    assert movers == ["Orson", "Pantling"]


# One minute.


async def test_one_minute_with_two_resolutions_takes_four_keys_besides_its_words(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting
) -> None:
    item = desk.register.items_of(march.id)[3]
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, item.id)
        await pilot.press("n")
        await write(pilot, "The Panel considered a report of the Commissioner.")
        await pilot.press("tab")
        await write(pilot, "(a) That the report be noted;\n(b) That it come back in July.")
        await pilot.press("ctrl+s")
        assert current(app) == item.id, "the cursor stays with the agenda"
    (minute,) = desk.register.minutes_of(march.id)
    assert (minute.heading, minute.item, minute.report_of) == (item.title, item.id, item.lead)
    assert minute.text == "The Panel considered a report of the Commissioner."
    assert minute.resolutions == (
        Clause(label="(a)", text="That the report be noted;"),
        Clause(label="(b)", text="That it come back in July."),
    )


async def test_the_item_that_is_minuted_stands_on_the_border_of_its_text(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting
) -> None:
    item = desk.register.items_of(march.id)[1]
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, march.id)
        await pilot.press("right_curly_bracket", "n")
        assert "─ Text of the minute ─" in look(app)
        await write(pilot, "Any [b]other[/] business")
        assert "─ Any [b]other[/] business ─" in look(app)
        await fill(pilot, "item", "")
        await pilot.press("right", "right")
        assert shows(app, MinuteForm).rows["item"].typed == item.id
        shows(app, MinuteForm).rows["text"].focus_entry()
        await pilot.pause()
        assert f"─ {item.title[:40]}" in look(app)


CLAUSES = {
    "(a) That it be noted;\n(b) That it come back.": ["(a)", "(b)"],
    "a) One\nb) Two\n- a bullet of two": ["a)", "b)"],
    "1. One\n2. Two": ["1.", "2."],
    "That the report be noted\nThat it come back": ["", ""],
    "That the report be noted.": [""],
}


@pytest.mark.parametrize("typed", CLAUSES)
async def test_clauses_are_shown_back_as_they_were_typed(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting, typed: str
) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, march.id)
        await pilot.press("right_curly_bracket", "n")
        for field in ("resolutions", "recommendations", "clauses"):
            await fill(pilot, field, typed)
        await pilot.press("ctrl+s")
        (minute,) = desk.register.minutes_of(march.id)
        (vote,) = desk.register.votes_minuted(minute.id)
        for clauses in (minute.resolutions, minute.recommendations, vote.clauses):
            assert [clause.label for clause in clauses] == CLAUSES[typed]
        before = desk.register
        await pilot.press("e")
        for field in ("resolutions", "recommendations", "clauses"):
            assert shows(app, MinuteForm).rows[field].typed == typed
        await pilot.press("ctrl+s")
        assert desk.register.tables == before.tables, "looking changes nothing"


async def test_what_is_left_alone_keeps_what_the_form_cannot_say(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting
) -> None:
    given = {
        "resolutions": (Clause(label="a", text="One"), Clause(text="Two")),
        "filed": (Filed(what="report", mark="Item 6", printed="Words of its own | with a bar"),),
        "left": (Leaving(person="P1", at=dt.time(14, 15, 30)), Leaving(printed="a resident")),
    }
    desk.run(add_minute, meeting=march.id, heading="As imported", lists=given)  # type: ignore[arg-type]
    (minute,) = desk.register.minutes_of(march.id)
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, minute.id)
        await pilot.press("e")
        await fill(pilot, "heading", "As typed")
        row = shows(app, MinuteForm).rows["resolutions"]
        assert row.typed == "(a) One\n\nTwo"
        row.typed = "(a) One\n\nThree"
        await pilot.press("ctrl+s")
    changed = desk.register.need(Minute, minute.id)
    wanted = (Clause(label="a", text="One"), Clause(text="Three"))
    expected = replace(minute, heading="As typed", resolutions=wanted)
    assert msgspec.to_builtins(changed) == msgspec.to_builtins(expected)


async def test_a_vote_taken_on_the_item_becomes_the_minutes_motion_and_keeps_all_it_holds(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting
) -> None:
    item = desk.register.items_of(march.id)[0]
    there = tuple(seat.person for seat in members_at(desk.register, march.date) if seat.person)[:3]
    desk.run(record_presence, meeting=march.id, people=there, presence=Presence.PRESENT)
    desk.run(record_vote, meeting=march.id, item=item.id, counted_for=2, counted_against=1, motion="That it be noted")
    (before,) = desk.register.votes_of(march.id)
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, item.id)
        await pilot.press("n")
        assert shows(app, MinuteForm).rows["motion"].typed == "That it be noted"
        await fill(pilot, "result", "CARRIED")
        await pilot.press("ctrl+s")
    (minute,) = desk.register.minutes_of(march.id)
    (vote,) = desk.register.votes_of(march.id)
    assert vote == replace(before, minute=minute.id, result="CARRIED")


async def test_everything_wrong_is_said_at_its_field_and_what_was_typed_stays(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting
) -> None:
    app = open_app("meeting")
    async with app.run_test(size=WIDE) as pilot:
        await open_at(app, pilot, march.id)
        await pilot.press("right_curly_bracket", "n")
        await fill(pilot, "heading", "WORK PROGRAMME")
        await fill(pilot, "left", "the Chief Constable | soon")
        await fill(pilot, "moved_by", "Nobody Known")
        await pilot.press("ctrl+s")
        form = shows(app, MinuteForm)
        assert "2 things to put right" in form.problems.text
        assert form.rows["left"].under.text
        assert form.rows["moved_by"].under.text
        assert form.rows["heading"].typed == "WORK PROGRAMME"
        assert desk.register.minutes_of(march.id) == ()


async def test_a_minute_typed_and_not_saved_is_there_next_time(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting
) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, march.id)
        await pilot.press("right_curly_bracket", "n")
        await write(pilot, "Half a heading")
        await pilot.press("escape", "k", "n")
        assert shows(app, MinuteForm).rows["heading"].typed == "Half a heading"


# The set.


@pytest.fixture
def written(desk: Desk, march: Meeting) -> tuple[str, ...]:
    for heading in ("FIRST", "SECOND", "THIRD"):
        desk.run(add_minute, meeting=march.id, heading=heading)
    desk.run(record_presence, meeting=march.id, people=("P1",), presence=Presence.PRESENT)
    return tuple(one.id for one in desk.register.minutes_of(march.id))


async def test_minutes_are_moved_and_put_in_the_bin_by_key(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting, written: tuple[str, ...]
) -> None:
    first, second, third = written
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, third)
        await pilot.press("J")
        assert "This is the last minute of the meeting." in news(app)
        await pilot.press("K", "K")
        assert [one.id for one in desk.register.minutes_of(march.id)] == [third, first, second]
        await pilot.press("K")
        assert "This is the first minute of the meeting." in news(app)
        await pilot.press("J", "delete", "y")
        assert [one.id for one in desk.register.minutes_of(march.id)] == [first, second]


async def test_a_set_goes_from_draft_to_signed_by_key_and_back(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting, written: tuple[str, ...]
) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, written[0])
        await pilot.press("c")
        assert "are a draft" in news(app)
        assert "(F)" in news(app), "the key of the cure is named"
        await pilot.press("C")
        shows(app, Form).rows["person"].typed = "P1"
        await pilot.press("ctrl+s")
        await make_final(pilot)
        state = desk.register.need(Meeting, march.id).minutes
        assert state.finalised_on == DEMO_DAY
        assert all(one.number for one in desk.register.minutes_of(march.id))
        await pilot.press("n")
        assert "are final" in news(app)
        await pilot.press("c")
        await fill(pilot, "subject_to", "a comma")
        await pilot.press("ctrl+s")
        state = desk.register.need(Meeting, march.id).minutes
        assert (state.word, state.subject_to) == ("confirmed", "a comma")
        assert "confirmed · 3 minutes" in look(app)
        await pilot.press("e")
        assert "were confirmed" in news(app)
        assert "(E)" in news(app)
        await pilot.press("g")
        await fill(pilot, "leaves", "7")
        await pilot.press("ctrl+s")
        assert "Nothing says who presided" in shows(app, Form).rows["by"].under.text
        await pilot.press("escape", "t", "z")
        await write(pilot, "Confirmed at the wrong meeting")
        await pilot.press("ctrl+s")
        assert desk.register.need(Meeting, march.id).minutes.word == "final"


async def test_who_took_the_chair_is_taken_back_and_names_stand_as_printed_that_day(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    january = meeting_on(desk.register, "2021-01-27")
    one = january.attendance[0]
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, january.id)
        await pilot.press("C")
        shows(app, Form).rows["person"].typed = one.person
        await pilot.press("ctrl+s")
        (chair,) = desk.register.need(Meeting, january.id).chairs
        assert chair.person == one.person
        await pilot.press("C", "n")
        assert desk.register.need(Meeting, january.id).chairs == (chair,), "looking takes nothing away"
        await pilot.press("C", "b")
        assert desk.register.need(Meeting, january.id) == january
        await pilot.press("N", "enter")
        await fill(pilot, "printed", "Mr. [J.] Orson")
        await pilot.press("ctrl+s", "right_curly_bracket")
        assert "In the chair: Mr. [J.] Orson" in look(app)
    changed = desk.register.need(Meeting, january.id).attendance
    assert changed == (replace(one, printed="Mr. [J.] Orson"), *january.attendance[1:])


async def test_a_confirmed_minute_is_corrected_at_a_later_meeting(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting, written: tuple[str, ...]
) -> None:
    desk.run(finalise_minutes, meeting=march.id, left=as_printed(desk.register, march.id))
    desk.run(confirm_minutes, meeting=march.id)
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, written[0])
        await pilot.press("W")
        assert "were confirmed" in news(app)
        await pilot.press("E")
        await pilot.press("enter", "down", "enter")
        await fill(pilot, "words", "That it be headed FOREMOST.")
        await fill(pilot, "heading", "FOREMOST")
        await pilot.press("ctrl+s")
    assert desk.register.need(Minute, written[0]).heading == "FOREMOST"
    (correction,) = (one for one in desk.register.all(Minute) if one.corrects == written[0])
    assert correction.text == "That it be headed FOREMOST."


async def test_a_numbered_minute_is_made_void_and_keeps_its_number(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting, written: tuple[str, ...]
) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, written[1])
        await pilot.press("W")
        assert "has no number yet" in news(app)
        await make_final(pilot)
        await pilot.press("W")
        await write(pilot, "Entered twice")
        await pilot.press("ctrl+s")
        assert "void" in look(app)
    minute = desk.register.need(Minute, written[1])
    assert (minute.void, minute.void_reason, bool(minute.number)) == (True, "Entered twice", True)


async def test_the_page_says_heading_and_state_and_the_minutes_can_be_read_as_printed(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    january = meeting_on(desk.register, "2021-01-27")
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, january.id)
        assert current(app) is None, "a meeting begins with its business"
        assert "In the chair: Cllr Orson" in look(app)
        await pilot.press("t")
        assert "Leicester, Leicestershire and Rutland Police and Crime Panel" in " ".join(inside(app).split())
        shows(app, Help)
        await pilot.press("escape", "right_curly_bracket", "enter")
        shows(app, Reader)
        await pilot.press("e")
        assert shows(app, Form).heading == "Change the meeting of Wednesday 27 January 2021"


SHOWN = {
    "minutes-page": (),
    "minutes-new": ("n",),
    "minutes-edit": ("end", "up", "up", "up", "up", "e"),
    "minutes-edit-below": ("end", "up", "up", "up", "up", "e", *["tab"] * 8),
    "minutes-chair": ("C",),
    "minutes-read": ("t",),
}


@pytest.mark.parametrize("size", ["80x24", "120x40"])
@pytest.mark.parametrize("name", SHOWN)
async def test_looks(open_app: Callable[..., Secretariat], desk: Desk, name: str, size: str) -> None:
    january = meeting_on(desk.register, "2021-01-27")
    app = open_app("meeting")
    async with app.run_test(size=NARROW if size == "80x24" else WIDE) as pilot:
        await open_at(app, pilot, january.id)
        await pilot.press("right_curly_bracket", *SHOWN[name])
        await pilot.pause()
        check_golden(f"{name}-{size}", look(app))


async def test_the_heading_of_a_confirmed_set_is_corrected_by_key(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting
) -> None:
    january = meeting_on(desk.register, "2021-01-27")
    june = meeting_on(desk.register, "2021-06-10")
    desk.run(finalise_minutes, meeting=january.id, left=as_printed(desk.register, january.id))
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, january.id)
        frame_of(app).place.list.go_to(january.id)
        await pilot.press("E")
        assert "have not been confirmed" in news(app)
        desk.run(confirm_minutes, meeting=january.id, at=march.id)
        await open_at(app, pilot, january.id)
        frame_of(app).place.list.go_to(january.id)
        await pilot.press("E")
        form = shows(app, Form)
        assert form.rows["finish"].typed == "4:15 pm"
        form.rows["at"].typed = june.id
        await fill(pilot, "words", "That it closed at 4.30 pm, and that Cllr Walters had apologised.")
        await fill(pilot, "finish", "16:30")
        await fill(pilot, "people", "Walters")
        form.rows["presence"].typed = Presence.APOLOGIES
        await pilot.press("ctrl+s")
        assert "Corrected the heading of the minutes of 27 January 2021" in news(app)
        assert current(app) == january.id
    after = meeting_on(desk.register, "2021-01-27")
    assert after.finish == dt.time(16, 30)
    assert after.minutes.word == "confirmed"
    (made,) = desk.register.minutes_of(june.id)
    assert (made.corrects_heading, made.text[:18]) == (january.id, "That it closed at ")
    whole = minutes_whole(desk.register, after)
    assert whole.apologies == ("Cllr Walters", "Councillor Rae Bhatia")


# What was done to it, and back.


async def test_versions_of_a_minute_are_compared_and_an_earlier_wording_put_back(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    (minute,) = (one for one in desk.register.all(Minute) if one.number == "47")
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, minute.id)
        await pilot.press("e")
        row = shows(app, MinuteForm).rows["recommendations"]
        row.typed = row.typed.replace("Section 106 funding", "Section 105 funding")
        await pilot.press("ctrl+s")
        changed = desk.register.need(Minute, minute.id)
        assert changed.recommendations != minute.recommendations
        await pilot.press("H", "down", "enter")
        shows(app, Comparison)
        assert "Section [-106-]{+105+} funding" in " ".join(look(app).replace("│", " ").split()), look(app)
        await pilot.press("p")
        assert desk.register.need(Minute, minute.id) == minute


@pytest.mark.parametrize("state", ["confirmed", "void"])
async def test_what_is_confirmed_or_void_is_compared_but_not_put_back(
    open_app: Callable[..., Secretariat], desk: Desk, march: Meeting, written: tuple[str, ...], state: str
) -> None:
    desk.run(edit_minute, minute=written[0], heading="FOREMOST", moved={"motion": "That it be so"})
    (vote,) = desk.register.votes_minuted(written[0])
    desk.run(finalise_minutes, meeting=march.id, left=as_printed(desk.register, march.id))
    if state == "void":
        desk.run(void_minute, minute=written[0], reason="Entered twice")
    else:
        desk.run(confirm_minutes, meeting=march.id)
    before = desk.register
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await open_at(app, pilot, written[0])
        await pilot.press("H", "end", "enter", "p")
        said = shows(app, Comparison).hint_line
        assert {"void": "is void.", "confirmed": "were confirmed on"}[state] in said.text
        assert desk.register.tables == before.tables
    assert why_not_put_back(desk.register, vote.id) == why_not_put_back(desk.register, written[0])
    assert why_not_put_back(desk.register, written[1]) is None or state == "confirmed"
