"""What a key that leads nowhere says in each place of an empty panel, by its code; and where it does lead somewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from screens.members import MembersPlace
from store.commands.settings.panel import new_panel_records
from store.desk import Desk
from store.records import Meeting, Nation
from store.sample import DEMO_DAY
from tests.screens.look import NARROW, frame_of
from tui.app import Secretariat
from tui.settings import Settings

NOUNS = {"members": "no-seat", "actions": "no-action", "questions": "no-question", "programme": "no-item"}
"""What is said in a place without a line, where it has no words of its own for that."""

EMPTY: dict[str, dict[str, tuple[str, str]]] = {
    "programme": {
        "item.withdrawn": ("none-withdrawn", "Nothing was withdrawn. There is nothing to show."),
        "bin": ("bin-empty", "The bin is empty. There is nothing to take out."),
        "versions": ("version-none", "The cursor stands on no record. Go to one."),
        "written.open": ("written.none", "No file was written yet since the program was started. Write one first."),
    },
    "declarations": {
        "declared.again": (
            "no-offer",
            "There is no standing interest under the cursor. Go to a line under that heading first.",
        ),
        "declared.end": (
            "no-offer",
            (
                "There is no standing interest under the cursor. "
                "Go to a line under that heading first, or open the register of interests of the person."
            ),
        ),
        "declared.next": ("last-meeting", "That is the last meeting recorded. Arrange the next."),
        "declared.previous": ("first-meeting", "That is the first meeting recorded. Go to a later one."),
    },
    "meeting": {"page.open": ("nothing-here", "There is nothing under the cursor. Choose another meeting.")},
    "attendance": {
        "attend.present": ("no-person", "There is nobody under the cursor. Go to somebody first."),
        "attend.vote": ("no-item-shown", "No item is shown: this is the meeting as a whole. Go to the next item."),
        "attend.votes": ("no-votes", "No vote is recorded at this meeting. Record one, with an item shown."),
        "attend.next": ("last-item", "That is the last item. Go to an earlier one."),
        "attend.previous": ("whole-meeting", "This is the meeting as a whole. Go to an item."),
    },
    "reports": {
        "report.final": (
            "no-report",
            "There is no report under the cursor. Draft one with n, or go to one first.",
        )
    },
    "complaints": {
        "complaint.close": (
            "no-complaint",
            "There is no complaint under the cursor. Enter one with n, or go to one first.",
        )
    },
    "rounds": {"round.step": ("no-round", "There is no round under the cursor. Open one with n, or go to one first.")},
    "settings": {
        "export": (
            "no-export",
            (
                "This place has no list or paper of its own to write. "
                "Go to what you want to have on paper, and export it there."
            ),
        ),
    },
}
"""By place and key: the code and the words, in a panel with one meeting and nothing else."""


async def test_in_an_empty_panel_every_key_that_leads_nowhere_says_why(tmp_path: Path) -> None:
    records = [*new_panel_records(name="A panel", nation=Nation.ENGLAND), Meeting(id="M1", date=DEMO_DAY)]
    desk = Desk.create(tmp_path / "empty.json", records, today=DEMO_DAY, who="clerk")
    app = Secretariat(desk, Settings(), "programme")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        for place, keys in EMPTY.items():
            frame.go(place)
            await pilot.pause()
            problems = {key: frame.why_not(key) for key in keys}
            assert {key: (one.code, str(one)) for key, one in problems.items() if one is not None} == keys
        for place, code in NOUNS.items():
            frame.go(place)
            await pilot.pause()
            assert frame.place.nothing_here().code == code
        assert desk.revision == 0


LINES: list[tuple[str, str, str, str, str]] = [
    ("settings", "name", "setting.edit", "", ""),
    (
        "settings",
        "law:notice",
        "setting.edit",
        "setting.law",
        "This is the law's. A panel that gives more sets “Clear days”.",
    ),
    (
        "settings",
        "rules:",
        "setting.edit",
        "setting.fixed",
        "This line is not changed by itself. Change one of its rules; from a day on, if you give one.",
    ),
    (
        "settings",
        "name",
        "setting.remove",
        "setting.stays",
        (
            "Only deadlines, days and rules still to come can be taken out. "
            "Change it instead, or go to a deadline, a day, or rules to come."
        ),
    ),
    ("meeting", "W13", "minute.raise", "no-minute", "There is no minute under the cursor. Go to a minute first."),
    (
        "questions",
        "Q1",
        "question.ungroup",
        "group-none",
        "Q1 is not taken together with others. Go to one of a group, or mark several.",
    ),
    (
        "findings",
        "deadline.late:M18:agenda-setting",
        "settle.held",
        "other-key",
        "s does not settle this. Use Enter or A agenda, then b build · w clock, then d done · o open · a set aside.",
    ),
    ("findings", "deadline.late:M18:agenda-setting", "settle.clock", "", ""),
]
"""Place, line, key, code and words; without a code the key leads somewhere."""


async def test_on_a_line_that_is_not_its_own_a_key_says_why(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        for place, line, key, code, words in LINES:
            frame.go(place)
            await pilot.pause()
            assert frame.place.list.go_to(line)
            problem = frame.why_not(key)
            said = ("", "") if problem is None else (problem.code, str(problem))
            assert said == (code, words)
        frame.go("members")
        await pilot.pause()
        members = frame.place
        assert isinstance(members, MembersPlace)
        assert members.why_not("seat.findings") is None
        members._matters = ()
        nothing = members.why_not("seat.findings")
        assert nothing is not None
        assert (nothing.code, nothing.sentence) == ("nothing-to-do", "Nothing is to be done about the membership.")
        frame.go("prepare")
        await pilot.pause()
        left = frame.place.nothing_here()
        assert (left.code, str(left)) == ("nothing-left", "There is nothing to settle. Go back.")
