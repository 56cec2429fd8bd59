"""The attendance board: every key, the line that says whether the panel can decide, and the day by keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from screens.attendance import AttendancePlace
from screens.kit.form import Form
from store.commands.attendance.stand_ins import record_substitute
from store.desk import Desk
from store.edit import Edit
from store.records import Attendance, Clause, Declaration, Meeting, Person, Presence
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, write
from tui.app import Secretariat

JULY, JUNE, MARCH, JANUARY = "M18", "M17", "M15", "M14"
ORSON, BHATIA, WESTLEY, TAYLOR = "P1", "P24", "P32", "P26"
Open = Callable[..., Secretariat]


def below_the_tabs(shown: str) -> str:
    """Leave out the two lines at the top, which belong to the frame, and the scrollbar, which is painted later."""
    below = shown.split("\n", 2)[2].translate(str.maketrans("▁▂▃▄▅▆▇", " " * 7))
    return "".join(f"{line.rstrip()}\n" for line in below.splitlines())


def of(desk: Desk, meeting: str, person: str) -> Attendance | None:
    found = desk.register.get(Meeting, meeting)
    assert found is not None
    return next((one for one in found.attendance if one.person == person), None)


def line(app: Secretariat) -> str:
    place = frame_of(app).place
    assert isinstance(place, AttendancePlace)
    return place.can_decide.text.strip()


def at(app: Secretariat, meeting: str, person: str = "") -> AttendancePlace:
    """Go to the board of a meeting, and there to somebody."""
    frame_of(app).go("attendance", meeting)
    place = frame_of(app).place
    assert isinstance(place, AttendancePlace)
    return place


async def open_board(app: Secretariat, pilot: object, meeting: str, person: str = "") -> AttendancePlace:
    place = at(app, meeting)
    for _ in range(50):
        await pilot.pause()  # type: ignore[attr-defined]
        if place.drawn is not None and place.list.size.height and place.detail.size.height:
            break
    if person:
        assert place.list.go_to(person)
    return place


@pytest.mark.parametrize("place", ["calendar", "meeting"])
async def test_one_key_leads_here_and_escape_back_to_where_it_was_pressed(open_app: Open, place: str) -> None:
    app = open_app(place)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert frame_of(app).place.place == "attendance"
        assert line(app) == "expected 15 · eligible 15 · quorum not set · veto needs 10 of 15"
        await pilot.press("escape")
        await pilot.pause()
        assert frame_of(app).place.place == place


async def test_forecast_as_apologies_arrive(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JULY, TAYLOR)
        await pilot.press("a")
        found = of(desk, JULY, TAYLOR)
        assert found is not None
        assert found.presence is Presence.APOLOGIES
        assert line(app) == "expected 14 · eligible 14 · quorum not set · veto needs 10 of 15"
        assert current(app) == TAYLOR
        await pilot.press("u")
        assert of(desk, JULY, TAYLOR) is None


async def test_nobody_is_present_at_a_meeting_to_come(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JULY, ORSON)
        for key in ("p", "A", "t", "l"):
            await pilot.press(key)
            assert "has not taken place yet" in news(app)
        assert of(desk, JULY, ORSON) is None


async def test_all_marked_are_present_and_one_leaves_for_the_item(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=WIDE) as pilot:
        await open_board(app, pilot, JUNE, ORSON)
        await pilot.press("ctrl+a", "p", "y")
        assert line(app).startswith("present 15 · eligible 15")
        await pilot.press("o")
        assert "No item is shown" in news(app)
        await pilot.press("right_square_bracket", "o")
        assert line(app).startswith("present 14 · eligible on this item 14")
        await pilot.press("o")
        assert line(app).startswith("present 15 · eligible on this item 15")
        await pilot.press("left_square_bracket", "r")
        found = of(desk, JUNE, ORSON)
        assert found is not None
        assert found.remote
        await pilot.press("delete")
        assert of(desk, JUNE, ORSON) is None


async def test_a_substitute_is_picked_for_the_member_under_the_cursor(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JUNE, BHATIA)
        await pilot.press("s")
        await write(pilot, "Westley")
        await pilot.press("enter")
        found = of(desk, JUNE, WESTLEY)
        assert found is not None
        assert (found.presence, found.substitute_for) == (Presence.SUBSTITUTE, BHATIA)
        assert "for Councillor Rae Bhatia" in look(app) or current(app) == WESTLEY
        frame_of(app).place.list.go_to(BHATIA)
        await pilot.press("p")
        assert "is recorded as the substitute" in news(app)


async def test_late_and_early_with_their_times(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JUNE, ORSON)
        await pilot.press("t")
        await write(pilot, "1.20 pm")
        await pilot.press("ctrl+s")
        await pilot.press("l")
        await write(pilot, "1 pm")
        await pilot.press("ctrl+s")
        assert "before having arrived at 1:20 pm" in look(app).replace("\n", " ") or of(desk, JUNE, ORSON)
        found = of(desk, JUNE, ORSON)
        assert found is not None
        assert found.left is None
        await pilot.press("escape", "t")
        await pilot.press("escape")


async def test_somebody_else_in_attendance(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JUNE)
        await pilot.press("n")
        await write(pilot, "Adatia")
        await pilot.press("enter")
        found = of(desk, JUNE, "P40")
        assert found is not None
        assert (found.presence, found.role) == (Presence.IN_ATTENDANCE, "Monitoring Officer")


async def test_a_vote_names_only_those_who_may_vote(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=WIDE) as pilot:
        await open_board(app, pilot, JUNE, ORSON)
        await pilot.press("v")
        assert "No item is shown" in news(app)
        await pilot.press("V")
        assert "No vote is recorded" in news(app)
        await pilot.press("ctrl+a", "p", "y", "right_square_bracket", "v")
        form = app.screen
        assert isinstance(form, Form)
        named = [name for name in form.rows if name.startswith("vote:")]
        assert len(named) == 15
        await pilot.press("ctrl+s")
        assert "No votes are recorded" in form.problems.text
        assert desk.register.votes_of(JUNE) == ()
        for name in named:
            form.rows[name].focus_entry()
            await pilot.press("f")
        await pilot.press("ctrl+s")
        assert len(desk.register.votes_of(JUNE)[0].votes) == 15
        assert news(app).endswith(": carried.")
        await pilot.press("delete")
        assert "would no longer stand" in news(app)


async def _counted(app: Secretariat, pilot: Any) -> None:
    """Record a vote on the first item of the meeting of June by counted hands."""
    await open_board(app, pilot, JUNE, ORSON)
    await pilot.press("ctrl+a", "p", "y", "right_square_bracket", "v")
    await fill(app, pilot, counted_for="9", counted_against="4", moved_by="the Chairman", clauses="a) That it be so")
    await pilot.press("ctrl+s")
    await pilot.pause()


async def fill(app: Secretariat, pilot: Any, **typed: str) -> Form:
    form = app.screen
    assert isinstance(form, Form)
    for name, words in typed.items():
        form.rows[name].focus_entry()
        await write(pilot, words)
    return form


async def test_hands_are_counted_on_the_screen_too(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _counted(app, pilot)
        (vote,) = desk.register.votes_of(JUNE)
        assert (vote.counted_for, vote.counted_against, vote.votes) == (9, 4, ())
        assert (vote.moved_by, vote.moved_by_printed) == (ORSON, "the Chairman")
        assert vote.clauses == (Clause(label="a)", text="That it be so"),)
        assert news(app).endswith(": carried.")


async def test_looking_at_votes_and_pressing_enter_takes_none_away(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _counted(app, pilot)
        await pilot.press("V", "enter")
        assert "CARRIED by 9 votes to 4." in look(app)
        await pilot.press("enter")
        assert len(desk.register.votes_of(JUNE)) == 1
        await pilot.press("V", "enter", "b")
        assert desk.register.votes_of(JUNE) == ()
        await pilot.press("u")
        assert len(desk.register.votes_of(JUNE)) == 1


@pytest.mark.parametrize(
    ("choice", "typed", "votes"),
    [
        (0, {"motion": "Add: with thanks", "result": "lost"}, [(9, None), (None, "V2")]),
        (1, {"counted_for": "8"}, [(98, None)]),
        (2, {"counted_for": "13"}, [(9, None), (13, None)]),
    ],
)
async def test_a_second_vote_on_an_item_is_asked_about(
    open_app: Open, desk: Desk, choice: int, typed: dict[str, str], votes: list[tuple[int | None, str | None]]
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _counted(app, pilot)
        await pilot.press("v")
        assert "What is this one?" in look(app)
        await pilot.press(*["down"] * choice, "enter")
        form = await fill(app, pilot, **typed)
        if choice == 1:
            form.rows["counted_for"].typed = "98"
            await pilot.press("ctrl+s")
            assert "may vote on this item" in form.problems.text
            form.rows["counted_for"].typed = "8"
        await pilot.press("ctrl+s")
        expected = [(8, None)] if choice == 1 else votes
        assert [(vote.counted_for, vote.amends) for vote in desk.register.votes_of(JUNE)] == expected


async def test_an_election_is_recorded_ballot_by_ballot(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JUNE, ORSON)
        await pilot.press("ctrl+a", "p", "y", "E")
        form = await fill(
            app, pilot, motion="Election of Chairman", nominees="Orson; Taylor; Loydall", ballots="Nobody 3"
        )
        await pilot.press("ctrl+s")
        assert "Nobody in the register is called" in look(app)
        form.rows["ballots"].typed = "Orson 9, abstained 2"
        await pilot.press("ctrl+s")
        (vote,) = desk.register.votes_of(JUNE)
        assert [(one.person, one.moved_by) for one in vote.nominees] == [(ORSON, TAYLOR)]
        assert [(one.nominee, one.hands) for one in vote.ballots[0].tallies] == [(ORSON, 9)]
        assert news(app).endswith(": elected.")


async def test_a_name_is_never_cut_where_a_vote_is_judged(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JUNE, ORSON)
        await pilot.press("ctrl+a", "p", "y", "right_square_bracket", "v")
        form = app.screen
        assert isinstance(form, Form)
        for name, row in form.rows.items():
            row.focus_entry()
            await pilot.pause()
            if name.startswith("vote:"):
                assert row.field.label in look(app)


async def test_declaring_at_the_item_takes_them_out_of_it(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=WIDE) as pilot:
        await open_board(app, pilot, JUNE, ORSON)
        await pilot.press("ctrl+a", "p", "y", "right_square_bracket", "d")
        await pilot.pause()
        assert "Mr. J. T. Orson declared an interest in respect of" in look(app)
        await pilot.press("tab")
        await write(pilot, "DPI")
        await pilot.press("ctrl+s")
        assert len(desk.register.declarations) == 3
        assert line(app) == "present 15 · eligible on this item 14 · quorum not set · veto needs 10 of 15"
        assert "must not vote" in look(app)


async def test_the_day_by_keyboard_only(open_app: Open, desk: Desk) -> None:
    """Apologies, a substitute, two declarations (one leaving), nil for a second meeting; and undo each."""
    app = open_app("calendar")
    before = desk.register
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("up", "a")
        await pilot.pause()
        await pilot.press(*["down"] * 7, "a", "s")
        await write(pilot, "Westley")
        await pilot.press("enter", "home", "right_square_bracket", "d")
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert "Recorded an interest declared by Mr. J. T. Orson" in news(app)
        await pilot.press("down", "d")
        await pilot.pause()
        await pilot.press("tab")
        await write(pilot, "for transparency")
        await pilot.press("ctrl+s")
        await pilot.press("6")
        await pilot.pause()
        await pilot.press("left_square_bracket", "left_square_bracket", "D")
        await pilot.pause()
        await pilot.press("N")
        made = desk.register.declarations[2:]
        assert [one.interest for one in made] == ["", "for transparency", ""]
        assert [one.nil for one in made] == [False, False, True]
        assert [one.meeting for one in made] == [JUNE, JUNE, "M16"]
        found, stood_in = of(desk, JUNE, BHATIA), of(desk, JUNE, WESTLEY)
        assert found is not None
        assert found.presence is Presence.APOLOGIES
        assert stood_in is not None
        for _ in range(5):
            await pilot.press("u")
        assert desk.register == before


async def test_wide_pane_tells_the_role_of_that_day(open_app: Open) -> None:
    app = open_app("calendar")
    async with app.run_test(size=WIDE) as pilot:
        await open_board(app, pilot, JANUARY, "P9")
        shown = look(app)
        assert "Deputy Police and Crime" in shown
        check_golden("attendance-january-120x40", below_the_tabs(shown))


async def test_narrow_golden_with_an_item(open_app: Open) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JULY)
        await pilot.press("right_square_bracket")
        check_golden("attendance-july-80x24", below_the_tabs(look(app)))


async def test_enter_opens_one_person_whole(open_app: Open) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JANUARY, ORSON)
        await pilot.press("enter")
        await pilot.pause()
        assert "Role that day" in look(app)


async def test_hostile_names_are_shown_as_they_are(open_app: Open, desk: Desk) -> None:
    from store.commands.members.seats import take_seat

    desk.run(take_seat, name="[bold]Ŵyn[/] عضو 🧭 =1+1", title="Cllr")
    app = open_app("calendar")
    async with app.run_test(size=WIDE) as pilot:
        await open_board(app, pilot, JULY)
        assert "Cllr [bold]Ŵ" in look(app)


def test_declaration_records_are_kept(desk: Desk) -> None:
    assert [one.id for one in desk.register.all(Declaration)] == ["D1", "D2"]


async def test_a_new_name_is_entered_from_the_last_line_of_the_picker(open_app: Open, desk: Desk) -> None:
    """A stand-in, then a guest with an office: nobody of them has a seat, and what was typed is not typed again."""
    app = open_app("calendar")
    people = len(tuple(desk.register.all(Person)))
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JUNE, BHATIA)
        await pilot.press("s")
        await write(pilot, "Cllr Quentin Quill")
        assert "Somebody who is not in the list" in look(app)
        await pilot.press("enter", "ctrl+s")
        quill = tuple(desk.register.all(Person))[-1]
        assert (quill.title, quill.name) == ("Cllr", "Quentin Quill")
        found = of(desk, JUNE, quill.id)
        assert found is not None
        assert (found.presence, found.substitute_for) == (Presence.SUBSTITUTE, BHATIA)
        assert current(app) == quill.id
        await pilot.press("n")
        await write(pilot, "Ms Una Underhill")
        await pilot.press("enter", "tab", "tab", "tab")
        await write(pilot, "Auditor")
        await pilot.press("ctrl+s")
        una = tuple(desk.register.all(Person))[-1]
        found = of(desk, JUNE, una.id)
        assert found is not None
        assert (found.presence, found.role) == (Presence.IN_ATTENDANCE, "Auditor")
        assert len(tuple(desk.register.all(Person))) == people + 2
        assert not any(seat.person in {quill.id, una.id} for seat in desk.register.seats_on(desk.today))
        await pilot.press("u", "u")
        assert len(tuple(desk.register.all(Person))) == people


async def test_a_stand_in_for_a_council_from_the_item_shown(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JUNE)
        await pilot.press("right_square_bracket", "S")
        form = app.screen
        assert isinstance(form, Form)
        offered = [name for _, name in form.rows["substitute_for"].field.choices]
        assert offered[0] == "not chosen yet"
        assert "Leicester City Council, which named no member" in offered
        await write(pilot, "Westley")
        form.rows["substitute_for"].typed = "Leicester City Council"
        await pilot.press("ctrl+s")
        found = of(desk, JUNE, WESTLEY)
        assert found is not None, look(app)
        assert found.for_council == "Leicester City Council"
        assert found.from_item


async def test_an_expected_stand_in_is_marked_present_beside_members(open_app: Open, desk: Desk) -> None:
    desk.run(record_substitute, meeting=JUNE, person=WESTLEY, member=BHATIA)
    before = desk.register.need(Meeting, JUNE)
    expected = tuple(replace(one, presence=Presence.EXPECTED) for one in before.attendance)
    desk.run(lambda register, today: Edit("Expected", (replace(before, attendance=expected),)))
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        place = await open_board(app, pilot, JUNE)
        place.list.marks = {ORSON, WESTLEY}
        await pilot.press("p")
        assert "2 marked" in look(app)
        assert "Westley" in look(app)
        await pilot.press("n")
        assert of(desk, JUNE, ORSON) is None
        await pilot.press("p", "y")
        orson, westley = of(desk, JUNE, ORSON), of(desk, JUNE, WESTLEY)
        assert orson is not None
        assert westley is not None
        assert (orson.presence, westley.presence) == (Presence.PRESENT, Presence.SUBSTITUTE)
        assert not place.list.marks


async def test_marks_stay_where_nothing_was_done(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        place = await open_board(app, pilot, JULY, ORSON)
        await pilot.press("space", "down", "space", "p")
        assert "has not taken place yet" in news(app)
        assert len(place.list.marks) == 2, "whoever marked them may want another key for the same people"
        await pilot.press("escape")
        assert not place.list.marks
        assert "marked" not in look(app)


async def test_whom_the_act_keeps_out_is_dimmed_with_the_provision(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=WIDE) as pilot:
        await open_board(app, pilot, JUNE, BHATIA)
        await pilot.press("s")
        await write(pilot, "Bach")
        assert "Sch 6 para 21" in " ".join(look(app).split())
        await pilot.press("enter")
        assert all(one.substitute_for is None for one in desk.register.need(Meeting, JUNE).attendance)
        await pilot.press("escape")


async def test_who_took_the_chair_and_from_which_item(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await open_board(app, pilot, JUNE, TAYLOR)
        await pilot.press("C")
        assert "Nobody is recorded as present" in news(app)
        await pilot.press("p", "C", "ctrl+s")
        await pilot.press("right_square_bracket", "C", "ctrl+s")
        chairs = desk.register.need(Meeting, JUNE).chairs
        assert [one.person for one in chairs] == [TAYLOR, TAYLOR]
        assert [bool(one.from_item) for one in chairs] == [False, True]
