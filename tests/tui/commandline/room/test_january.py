"""The meeting of 27 January 2021, replayed from its events alone, gives the minutes that its paper prints."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

from store.commands.room.stamping import stamp_events
from store.papers.minutes.paper import minutes_text
from store.papers.room.reading import read_events
from store.problems import Refused
from store.records import Meeting
from store.register import Register
from tests.tui.commandline.minutes.test_entered_sets import Clerk, paper_of, without_ids
from tests.tui.commandline.room.january import COMPLAINTS, FORM, PRECEPT, Said, events
from tests.tui.line import LEAVES, CommandLine

WHEN = "2021-01-27"


class Room(Clerk):
    """Prepares the meeting as it stood before it began, and replays it."""

    def __call__(self, *words: str) -> str:
        return self.saved(self.cli.plain("--file", str(self.file), "--today", WHEN, *words))

    def prepare(self) -> None:
        meeting = next(one for one in self.paper.meetings if one.date.isoformat() == WHEN)
        self("setting", "set", "rules.sentences", FORM)
        for day in (WHEN, "2020-12-09", "2021-03-25"):
            self("meeting", "add", day, "--start", "13:00")
        self(
            "meeting",
            "edit",
            WHEN,
            "--venue",
            meeting.venue,
            "--printed-date",
            meeting.printed_date,
            "--mode",
            meeting.mode,
        )
        for title, lead in (
            (PRECEPT, "the Police and Crime Commissioner"),
            (COMPLAINTS, "Kamal Adatia, Monitoring Officer"),
            ("Work programme", ""),
        ):
            self("item", "add", title, "--meeting", WHEN, *(("--lead", lead) if lead else ()))
        for one in meeting.attendance:
            self.seat(meeting, one.person)

    def show(self, when: str, form: str = "text") -> str:
        words = ("--file", str(self.file), "--today", "12/7/2021", "show", "minutes", "--meeting", when)
        return self.saved(self.cli.plain(*words, "--format", form))

    def replay(self, lines: list[Said]) -> str:
        file = self.folder / "events.jsonl"
        file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        return self("meeting", "replay", str(file), "--meeting", WHEN)

    def numbered(self) -> None:
        self("minute", "edit", "N1", "--number", "44")
        self("minutes", "final", "--meeting", WHEN, *LEAVES)

    def slips(self) -> list[str]:
        words = ("--file", str(self.file), "--today", "12/7/2021", "show", "lint", "--meeting", WHEN)
        return [str(row["code"]) for row in self.cli.plain(*words, "--format", "json").json()]

    def register(self) -> Register:
        return CommandLine(self.folder, self.file, self.cli._capture).register()


@pytest.fixture
def room(cli: CommandLine, tmp_path: Path) -> Room:
    room = Room(cli, tmp_path)
    room.prepare()
    return room


def test_the_events_give_the_minutes_that_the_paper_prints(cli: CommandLine, room: Room) -> None:
    told = room.replay(events(room.paper))
    assert "events at the meeting of 27 January 2021." in told
    room.numbered()
    assert room.slips() == [], "nothing of what was stamped looks wrong"
    assert cli("minutes", "final", "--meeting", WHEN, *LEAVES).code == 0
    assert room.show(WHEN) == paper_of(cli, WHEN)
    assert without_ids(room.show(WHEN, "json")) == without_ids(paper_of(cli, WHEN, "json"))


def minutes_of(register: Register, said: list[Said]) -> list[str]:
    day = next(one.date for one in register.meetings if one.date.isoformat() == WHEN)
    [meeting] = register.meeting_on(day)
    lines = read_events("\n".join(json.dumps(line) for line in said).encode(), "events.jsonl")
    after = register.with_edit(stamp_events(register, day, meeting=meeting.id, events=lines))
    return minutes_text(after, after.need(Meeting, meeting.id)).decode().splitlines()


FRAME = {"RESOLVED:", "RECOMMENDATIONS:", "RECOMMENDATION:", "That the Police and Crime Commissioner shall:"}
"""What is printed around clauses, and goes with the last of them."""

RESTED_ON = {
    "start": "The meeting has not begun.",
    "motion": "No motion is open to vote on.",
    "vote": "A motion is open:",
}
"""What is said by the event after one that cannot be left out."""

SENTENCES = {
    "apologies",
    "substitutes",
    "no declarations",
    "minutes confirmed",
    "note",
    "resolution",
    "recommendation",
    "leaving",
    "noted",
    "nothing notified",
    "next meeting",
    "closed",
}


def test_deleting_one_event_changes_exactly_its_sentence(room: Room) -> None:
    register, said = room.register(), events(room.paper)
    whole = minutes_of(register, said)
    seen: set[str] = set()
    for place, event in enumerate(said):
        rest, kind = [*said[:place], *said[place + 1 :]], event["event"]
        if kind in RESTED_ON:
            with pytest.raises(Refused, match=RESTED_ON[kind]):
                minutes_of(register, rest)
        elif kind in SENTENCES:
            changed = [line for line in difflib.ndiff(whole, minutes_of(register, rest)) if line[0] in "+-"]
            lines = {line[2:] for line in changed if line[0] == "-" and line[2:].strip()} - FRAME
            words = str(event.get("words", ""))
            mine = [each.strip() for each in words.splitlines() if each.strip()]
            assert len(lines) == max(1, len(mine)), event
            assert all(any(each in line for line in lines) for each in mine), event
            added = [line[2:] for line in changed if line[0] == "+" and line[2:].strip()]
            # A minute that no longer names whose report it was is given that by itself.
            assert added in ([], ["The Panel considered a report of Kamal Adatia, Monitoring Officer."]), event
        seen.add(kind)
    assert seen >= SENTENCES | set(RESTED_ON)


def test_a_member_left_off_the_roll_is_missed_there_and_nowhere_else(room: Room) -> None:
    register, said = room.register(), events(room.paper)
    rest = [event for event in said if event.get("printed") != ["Cllr Walters"]]
    assert len(rest) == len(said) - 1
    changed = [line for line in difflib.ndiff(minutes_of(register, said), minutes_of(register, rest)) if line[0] != " "]
    assert changed == ["- Cllr Walters"]


def test_one_undo_takes_the_whole_replay_back(room: Room) -> None:
    before = room.file.read_bytes()
    room.replay(events(room.paper))
    room("undo")
    after = room.register()
    assert not any(table for name, table in after.tables.items() if name in {"stamps", "minutes", "votes"})
    assert json.loads(before)["meetings"] == json.loads(room.file.read_bytes())["meetings"]
