"""Place 5 by keyboard: every key, the typed search, views, splitting, replies point by point, and how it looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from screens.actions import ActionsPlace
from screens.forms.actions import split
from screens.frame import Frame
from screens.kit.form import Form
from store.commands.actions.recommendations import respond
from store.commands.minutes.minutes import add_minute
from store.desk import Desk
from store.edit import Edit
from store.file.documents import digest_of
from store.records import Action, ActionKind, ActionStatus, Minute, Outcome, WorkItem
from tests.screens.look import check_golden, inside, look, news, shows
from tui.app import Secretariat

SIZES = [(80, 24), (120, 40)]


async def press(pilot: Pilot[Any], *keys: str) -> None:
    named = {" ": "space", "/": "slash", ":": "colon", "-": "minus", "<": "less_than_sign", ".": "full_stop"}
    for key in keys:
        await pilot.press(named.get(key, key))


def frame_of(app: Secretariat) -> Frame:
    frame = app.screen_stack[0]
    assert isinstance(frame, Frame)
    return frame


def place_of(app: Secretariat) -> ActionsPlace:
    place = frame_of(app).place
    assert isinstance(place, ActionsPlace)
    return place


async def at(app: Secretariat, pilot: Pilot[Any], record: str) -> None:
    await press(pilot, "5")
    await pilot.pause()
    assert place_of(app).list.go_to(record)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_how_the_actions_look(open_app: Callable[..., Secretariat], size: tuple[int, int]) -> None:
    app = open_app("actions")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "down", "down")
        await pilot.pause()
        check_golden(f"place5-{size[0]}x{size[1]}", look(app))


WINDOWS = {
    "n": ("A1", "New action"),
    "e": ("A1", "Change the request for a report"),
    "c": ("A1", "Close"),
    "W": ("A1", "No longer wanted"),
    "O": ("A5", "Reopen"),
    "t": ("A1", "To the programme"),
    "R": ("A4", "Take note of the comments"),
    "s": ("A1", "Split which minute?"),
    "C": ("A4", "Copies to the councils"),
    "w": ("A7", "recruitment and retention"),
    "l": ("A1", "Tie"),
    "greater_than_sign": ("A3", "Carry over"),
    "v": ("A1", "Look again"),
    "N": ("A1", "Note"),
    "V": ("A1", "Views"),
    "delete": ("A1", "The bin keeps it whole"),
    "enter": ("A1", "racially motivated"),
}


@pytest.mark.parametrize("key", WINDOWS)
async def test_every_key_opens_its_window_and_escape_leaves_it(open_app: Callable[..., Secretariat], key: str) -> None:
    record, words = WINDOWS[key]
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, record)
        await press(pilot, key)
        await pilot.pause()
        assert len(app.screen_stack) == 2
        assert words in look(app)
        await press(pilot, "escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert place_of(app).list.current == record


@pytest.mark.parametrize(("key", "record"), [("c", "A5"), ("t", "A5"), ("O", "A1"), ("R", "A1"), ("v", "A9")])
async def test_a_key_that_cannot_act_says_why(open_app: Callable[..., Secretariat], key: str, record: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, record)
        await press(pilot, key)
        assert len(app.screen_stack) == 1
        assert frame_of(app).news.text


async def test_closing_by_keyboard_shows_every_problem_then_closes(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, "A1")
        await press(pilot, "c", "ctrl+s")
        await pilot.pause()
        assert "3 things to put right" in look(app)
        await press(pilot, *"Answered", "tab", *"10/6/2021", "tab", *"Minute 4", "ctrl+s")
        await pilot.pause()
        action = desk.register.need(Action, "A1")
        assert (action.status, action.closed and action.closed.where) == (ActionStatus.DONE, "Minute 4")
        await press(pilot, "u")
        assert desk.register.need(Action, "A1").status is ActionStatus.OPEN


async def test_the_typed_search_narrows_the_list_and_says_what_it_cannot_read(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "slash", *"is:overdue", "enter")
        assert [section.key for section in place_of(app).list.sections] == ["overdue"]
        await press(pilot, "slash", *" who:x")
        assert "is, owner, due" in frame_of(app).news.text
        await press(pilot, *["backspace"] * 6)
        assert frame_of(app).news.text.startswith("Filter: ")
        await press(pilot, "escape")
        assert len(place_of(app).list.sections) > 1


async def test_a_search_is_kept_as_a_view_and_chosen_again(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "slash", *"minute:35", "enter", "V", *"keep", "enter")
        await pilot.pause()
        await press(pilot, *"Venues", "ctrl+s")
        await pilot.pause()
        assert [(view.name, view.search) for view in desk.register.panel.views] == [("Venues", "minute:35")]
        await press(pilot, "escape", "V", *"venues", "enter")
        await pilot.pause()
        assert [one for section in place_of(app).list.sections for one in section.ids] == ["A2", "A3"]


async def test_one_resolution_is_split_into_several_in_one_form(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "s", *"35", "enter")
        await pilot.pause()
        await press(pilot, "right", "ctrl+s")
        await pilot.pause()
        made = desk.register.need(Action, "A30")
        assert (made.minute, made.clause, made.meeting) == ("N9", "(a)", "M4")
        assert place_of(app).list.current == "A30"


async def test_a_minute_that_resolved_nothing_is_split_and_the_days_it_names_are_arranged_by_key(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    asked = "The panel asked for a map."
    words = f"{asked}\n\nMeetings will be at 2pm on the following dates in 2022:\n\n- 3 February;\n- 4 May."
    desk.run(add_minute, meeting="M15", heading="DATES", text=words)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "s", *"dates", "enter")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, Form)
        assert [form.rows[name].typed for name in ("kind0", "text0", "day0", "day1")] == [
            None,
            "The panel asked for a map.",
            True,
            True,
        ]
        form.rows["kind0"].typed = ActionKind.ACTION
        form.rows["day1"].typed = False
        await press(pilot, "ctrl+s")
        await pilot.pause()
        (made,) = [one for one in desk.register.actions if one.text == "The panel asked for a map."]
        assert made.clause == "paragraph 1"
        assert [(str(one.date), str(one.start)) for one in desk.register.meetings if one.date.year == 2022] == [
            ("2022-02-03", "14:00:00")
        ]


async def test_a_clause_that_is_taken_names_its_action_in_the_form(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "s", *"35", "enter")
        await pilot.pause()
        assert "Taken already, as A2" in look(app)


async def test_a_letter_is_entered_point_by_point(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    def unanswered(register: object, today: object, /) -> Edit:
        points = [desk.register.need(Action, one) for one in ("A9", "A10", "A11")]
        return Edit("x", tuple(replace(p, response=None, closed=None, status=ActionStatus.OPEN) for p in points))

    desk.run(unanswered)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, "A9")
        noted = list(Outcome).index(Outcome.NOTED) + 1  # nothing is chosen before
        await press(pilot, "R", *["right"] * noted)
        assert "Point 1 of 14" in look(app)
        await press(pilot, "tab", "tab", *"Good", "tab", *"2/3/2017", "tab", "tab", *"OPCC/2", "ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert "Point 2 of 14" in look(app)
        covered = list(Outcome).index(Outcome.ALREADY_COVERED) + 1
        await press(pilot, *["right"] * covered, "ctrl+s")
        await pilot.pause()
        answer = desk.register.need(Action, "A10").response
        assert answer is not None
        assert (answer.outcome, answer.letter, str(answer.received_on)) == (
            Outcome.ALREADY_COVERED,
            "OPCC/2",
            "2017-03-02",
        )
        await pilot.pause()
        assert "Point 3 of 14" in look(app)


async def test_to_the_programme_makes_the_item_and_the_chain_shows_it(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, "A1")
        await press(pilot, "t", "ctrl+s")
        await pilot.pause()
        (item,) = [one for one in desk.register.items_of("M19") if one.origin_ref == "A1"]
        assert item.title == "Report on racially motivated crimes"
        await press(pilot, "w")
        await pilot.pause()
        assert f"Item                 {item.title} – planned" in look(app)


async def test_copies_carry_and_rest_act_on_all_marked(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, "A4")
        await press(pilot, "space", "space", "v", "ctrl+s")
        await pilot.pause()
        assert all(desk.register.need(Action, one).review_from for one in ("A4", "A6"))
        assert not place_of(app).list.marks
        place_of(app).list.go_to("A4")
        await press(pilot, "C", "right", "ctrl+s")
        await pilot.pause()
        assert len(desk.register.need(Action, "A4").copies) == 10


@pytest.mark.parametrize("text", ["[bold red]x[/]", "عربي نص", "😀" * 40, "=cmd|'/c calc'!A1"])
async def test_hostile_words_are_shown_as_they_are(open_app: Callable[..., Secretariat], desk: Desk, text: str) -> None:
    def hostile(register: object, today: object, /) -> Edit:
        return Edit("x", (replace(desk.register.need(Action, "A1"), text=text, owner=text),))

    desk.run(hostile)
    app = open_app("actions")
    async with app.run_test(size=(80, 24)) as pilot:
        assert place_of(app).list.go_to("A1")
        await press(pilot, "w")
        await pilot.pause()
        assert text[:6] in look(app)


@pytest.mark.parametrize(("key", "words"), [("L", "Load"), ("D", "Business lost or delayed"), ("w", "Efficiency")])
async def test_load_ledger_and_chain_open_over_the_programme(
    open_app: Callable[..., Secretariat], key: str, words: str
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        frame_of(app).place.list.go_to("W28")
        await press(pilot, key)
        await pilot.pause()
        assert words in look(app)
        if key != "w":
            check_golden(f"programme-{'load' if key == 'L' else 'ledger'}-80x24", look(app))
        await press(pilot, "escape")
        assert isinstance(app.screen, Frame)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_how_findings_look(open_app: Callable[..., Secretariat], size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "f", "end")
        await pilot.pause()
        check_golden(f"findings-{size[0]}x{size[1]}", look(app))


async def test_a_finding_is_set_aside_and_taken_back_and_its_record_opened(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f")
        await pilot.pause()
        place = frame_of(app).place
        place.list.go_to("target-not-kept:W26")
        await press(pilot, "a", *"Waits", "ctrl+s")
        await pilot.pause()
        assert [one.finding for one in desk.register.panel.set_aside] == ["target-not-kept:W26"]
        assert place.list.sections[-1].ids == ("target-not-kept:W26",)
        place.list.go_to("target-not-kept:W26")
        await press(pilot, "a")
        assert desk.register.panel.set_aside == ()
        place.list.go_to("target-not-kept:W26")
        await press(pilot, "o")
        await pilot.pause()
        assert frame_of(app).place.place == "programme"
        assert frame_of(app).place.list.current == "W26"
        assert desk.register.need(WorkItem, "W26").meeting is None


@pytest.mark.parametrize("key", ["m", "t", "c", "W", "s", "d", "v", "R", "C", "P", "N", "n", "greater_than_sign"])
async def test_a_key_that_does_not_settle_a_finding_says_which_do(
    open_app: Callable[..., Secretariat], key: str
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f")
        await pilot.pause()
        frame_of(app).place.list.go_to("weekday-wrong:M1")
        await press(pilot, key)
        assert "does not settle this" in frame_of(app).news.text
        assert len(app.screen_stack) == 1


async def test_from_a_minute_of_the_meeting_to_its_chain_and_its_actions(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        frame_of(app).go("meeting", "M4")
        await pilot.pause()
        frame_of(app).place.list.go_to("N7")
        await press(pilot, "w")
        await pilot.pause()
        assert "request for a report: That a report on racially" in look(app)
        await press(pilot, "escape", "s")
        await pilot.pause()
        assert "Split minute 33" in look(app)
        await press(pilot, "escape")
        frame_of(app).place.list.go_to("M4")
        assert isinstance(app.screen, Frame)


async def test_one_chain_after_the_other_is_parted_from_it_by_a_blank_line(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        frame_of(app).go("meeting", "M4")
        await pilot.pause()
        frame_of(app).place.list.go_to("N9")
        await press(pilot, "w")
        await pilot.pause()
        lines = [line.strip() for line in inside(app).splitlines()]
        begins = [place for place, line in enumerate(lines) if line.startswith("Minute ")]
        assert len(begins) > 1
        assert all(not lines[place - 2] for place in begins), lines
        assert "not recorded" not in lines


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("each regular meeting", "Due at every ordinary and annual meeting, until it is closed"),
        ("w/c 6 september", "Due by Friday 10 September 2021"),
        ("report annually", "Due every 12 months, counted from the day on which it was agreed"),
    ],
)
async def test_what_is_typed_for_due_says_back_what_it_is_taken_to_mean(
    open_app: Callable[..., Secretariat], words: str, meant: str
) -> None:
    app = open_app("actions")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["due"].focus_entry()
        form.rows["due"].typed = ""
        await pilot.press(*("space" if sign == " " else "slash" if sign == "/" else sign for sign in words))
        assert form.rows["due"].under.text == meant
        form.rows["due"].typed = "each reg"
        await pilot.pause()
        assert form.rows["due"].under.text == form.rows["due"].field.help


async def test_each_clause_of_a_split_says_back_its_due(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("actions")
    async with app.run_test(size=(80, 24)) as pilot:
        split.open_split(frame_of(app), frame_of(app).desk.register.need(Minute, "N15"))
        await pilot.pause()
        form = app.screen
        assert isinstance(form, Form)
        form.rows["due0"].typed = "six-monthly"
        await pilot.pause()
        assert form.rows["due0"].under.text.startswith("Due every 6 months")


async def test_an_outcome_is_added_corrected_and_taken_back(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    point = next(one for one in desk.register.actions if one.response and len(one.response.outcomes) == 2)
    before = point.response
    assert before is not None
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, point.id)
        await press(pilot, "R")
        seen = look(app)
        assert [f"outcome {n}" in seen for n in (1, 2, 3)] == [True, True, False]
        assert "Another outcome" in seen
        await press(pilot, "escape", "R", "down", "down", "enter")
        assert "outcome 3" in look(app)
        noted = list(Outcome).index(Outcome.NOTED) + 1
        await press(pilot, *["right"] * noted, "ctrl+s")
        assert "Outcome 3 does not say which part" in " ".join(inside(app).split())
        await go_to_field(pilot, "part")
        await press(pilot, *"others", "ctrl+s")
        await pilot.pause()
        after = desk.register.need(Action, point.id).response
        assert after is not None
        assert [one.part for one in after.outcomes] == [*(one.part for one in before.outcomes), "others"]
        await leave(app, pilot)
        await press(pilot, "z")
        assert "Which outcome is to be taken back" in look(app)
        await press(pilot, "down", "down", "enter")
        await pilot.pause()
        assert desk.register.need(Action, point.id).response == before
        assert "Took back outcome 3 of the reply to" in news(app)
        await press(pilot, "u")
        assert desk.register.need(Action, point.id).response == after


async def test_yes_to_another_outcome_asks_for_it_at_once(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, "A4")
        noted = list(Outcome).index(Outcome.NOTED) + 1
        await press(pilot, "R", *["right"] * noted)
        await go_to_field(pilot, "received_on")
        await press(pilot, *"9/7/2021")
        await go_to_field(pilot, "part")
        await press(pilot, *"young")
        await go_to_field(pilot, "another")
        await press(pilot, "right", "ctrl+s")
        await pilot.pause()
        assert "outcome 2" in look(app)
        assert shows(app, Form).rows["received_on"].read() == dt.date(2021, 7, 9)
        await leave(app, pilot)
        assert len(desk.register.need(Action, "A4").response.outcomes) == 1  # type: ignore[union-attr]
        await at(app, pilot, "A4")
        await press(pilot, "z")
        reopened = desk.register.need(Action, "A4")
        assert (reopened.response, reopened.status) == (None, ActionStatus.OPEN)


async def test_a_letter_that_is_another_file_is_told_when_the_point_is_opened(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    letter = desk.path.parent / "reply.pdf"
    letter.write_bytes(b"The letter")
    desk.run(respond, action="A4", outcome=Outcome.NOTED, received_on=desk.today, kept=digest_of(letter))
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, "A4")
        await press(pilot, "enter")
        assert "is not the file that was kept" not in " ".join(look(app).split())
        await press(pilot, "escape")
        letter.write_bytes(b"Another letter")
        await press(pilot, "enter")
        assert "reply.pdf is not the file that was kept as the letter that answers A4." in " ".join(inside(app).split())


async def test_day_and_file_of_a_letter_are_not_lost_by_emptying_their_fields(
    open_app: Callable[..., Secretariat], desk: Desk, codes_shown: list[str]
) -> None:
    letter = desk.path.parent / "reply.pdf"
    letter.write_bytes(b"The letter")
    came = dt.date(2021, 7, 9)
    desk.run(respond, action="A4", outcome=Outcome.NOTED, received_on=came, dated=came, kept=digest_of(letter))
    before = desk.register
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, pilot, "A4")
        await press(pilot, "R", "enter")
        rows = shows(app, Form).rows
        rows["dated"].typed = rows["kept"].typed = ""
        await press(pilot, "ctrl+s")
        assert codes_shown == ["letter-kept", "letter-day"]
        assert "The letter is recorded as kept as reply.pdf." in rows["kept"].under.text
        assert "Leave 9 July 2021, or type the right day." in rows["dated"].under.text
    assert desk.register == before


async def go_to_field(pilot: Pilot[int], name: str) -> None:
    """Go down to a field of the form that is open."""
    form = shows(pilot.app, Form)
    if form.rows[name].folded:
        await pilot.press("f8")
    for _ in form.rows:
        if form.rows[name].has_cursor:
            return
        await pilot.press("tab")
    raise AssertionError(f"{name} is never come to")


async def leave(app: Secretariat, pilot: Pilot[int]) -> None:
    """Leave every window."""
    while not frame_of(app).is_active:
        await pilot.press("escape")
