"""The desk: every change one write, taken back and brought back, alone and beside a colleague."""

from __future__ import annotations

import datetime as dt
import getpass
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.desk import Desk
from store.edit import Edit
from store.journal.images import bare
from store.problems import Conflict, FieldConflict, FileTrouble, Problem, Refused, Stale
from store.records import Meeting, MeetingStatus, Minute, MinutesState, Person, WorkItem
from store.register import Register
from tests.store.file.samples import DAY, HOSTILE, NOON, add, items, make, rename, sit, title_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def none_at_all(register: Register, today: dt.date, /) -> Edit:
    return Edit("Nothing", (register.need(WorkItem, "W1"),), ("W99",))


def test_a_change_is_returned_journalled_and_on_disk(path: Path) -> None:
    desk = make(path)
    change = desk.run(rename, item="W2", title="Second")
    assert change is not None
    assert (change.id, change.who, change.at) == ("C1", "clerk", NOON)
    assert change.sentence == "Renamed Business of the panel 2 to Second"
    assert [touched.id for touched in change.touched] == ["W2"]
    assert desk.revision == 1
    again = sit(path)
    assert again.register == desk.register
    assert title_of(again, "W2") == "Second"
    assert again.revision == 1


def test_what_changes_nothing_is_not_written(path: Path) -> None:
    desk = make(path)
    before = path.stat().st_ino, path.read_bytes()
    assert desk.run(none_at_all) is None
    assert (path.stat().st_ino, path.read_bytes()) == before
    assert desk.undoable is None


def test_only_what_really_changes_is_journalled(path: Path) -> None:
    desk = make(path)

    def touch_all(register: Register, today: dt.date, /) -> Edit:
        items = [register.need(WorkItem, name) for name in ("W1", "W2", "W3")]
        return Edit("Touched", (items[0], msgspec.structs.replace(items[1], order=9), items[2]))

    change = desk.run(touch_all)
    assert change is not None
    assert [touched.id for touched in change.touched] == ["W2"]


@pytest.mark.parametrize(
    "error",
    [
        Refused(Problem("x", "No.", "Do something else."), Problem("y", "No.", "Either.")),
        Conflict(FieldConflict("title", "Title", "a", "b", "c")),
        Stale(Problem("x", "No.", "No.")),
    ],
)
def test_what_a_command_refuses_comes_through_unchanged(path: Path, error: Exception) -> None:
    desk = make(path)
    before = path.read_bytes(), desk.register

    def refuse(register: Register, today: dt.date, /, **_: object) -> Edit:
        raise error

    with pytest.raises(type(error)) as caught:
        desk.run(refuse)
    assert caught.value is error
    assert (path.read_bytes(), desk.register) == before


def test_a_command_is_given_the_day(path: Path) -> None:
    seen: list[dt.date] = []

    def look(register: Register, today: dt.date, /) -> Edit:
        seen.append(today)
        return Edit("")

    make(path).run(look)
    Desk.open(path, today=dt.date(2026, 1, 2), clock=lambda: NOON).run(look)
    assert seen == [DAY, dt.date(2026, 1, 2)]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (dt.datetime(2021, 7, 12, 22, 59, tzinfo=dt.UTC), dt.date(2021, 7, 12)),
        (dt.datetime(2021, 7, 12, 23, 0, tzinfo=dt.UTC), dt.date(2021, 7, 13)),
        (dt.datetime(2021, 12, 31, 23, 59, tzinfo=dt.UTC), dt.date(2021, 12, 31)),
    ],
)
def test_the_day_is_londons(path: Path, moment: dt.datetime, day: dt.date) -> None:
    make(path).close()
    assert Desk.open(path, clock=lambda: moment).today == day


def test_without_knowledge_of_london_the_day_is_this_computers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import zoneinfo

    def unknown(name: str) -> Any:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", unknown)
    assert make(path).today == NOON.astimezone().date()


def test_the_clock_is_read_without_being_given(path: Path) -> None:
    desk = Desk.create(path, items(1))
    earliest = dt.datetime.now(dt.UTC)
    change = desk.run(add, title="now")
    assert change is not None
    assert earliest <= change.at <= dt.datetime.now(dt.UTC)


@pytest.mark.parametrize("error", [KeyError("uid"), OSError("no name"), ImportError("pwd")])
def test_a_user_without_a_name_is_the_clerk(path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", fail)
    assert make(path, who="").who == "clerk"


def test_a_strange_user_name_can_be_written(path: Path) -> None:
    desk = make(path, who=" n\udcff ")
    desk.run(add, title="x")
    assert desk.history()[0].who == "n?" == desk.who
    assert desk.undo().reverses == "C1"


def test_undo_and_redo_go_back_and_forth_and_survive_leaving(path: Path) -> None:
    desk = make(path)
    first = desk.register
    desk.run(rename, item="W1", title="One")
    middle = desk.register
    desk.run(add, title="New")
    last = desk.register
    assert (desk.undoable, desk.redoable) == ("Added New", None)
    assert desk.undo().sentence == "Undo: Added New"
    assert desk.register == middle
    assert (desk.undoable, desk.redoable) == ("Renamed Business of the panel 1 to One", "Added New")
    desk = sit(path)
    desk.undo()
    assert desk.register == first
    assert desk.undoable is None
    desk = sit(path)
    assert desk.redo().sentence == "Redo: Renamed Business of the panel 1 to One"
    assert desk.register == middle
    desk.redo()
    assert desk.register == last
    assert desk.redoable is None
    assert sit(path).undo().sentence == "Undo: Added New"
    assert [change.reverses for change in sit(path).history()] == ["C6", "C3", "C4", "C1", "C2", None, None]


def test_with_nothing_to_take_back_it_says_so(path: Path) -> None:
    desk = make(path)
    for action, code in ((desk.undo, "undo.none"), (desk.redo, "redo.none")):
        with pytest.raises(Refused) as refused:
            action()
        assert refused.value.problems[0].code == code


def test_a_new_change_forgets_what_could_be_brought_back(path: Path) -> None:
    desk = make(path)
    desk.run(add, title="a")
    desk.undo()
    offered = [desk.redoable]
    desk.run(add, title="b")
    offered.append(desk.redoable)
    assert offered == ["Added a", None]
    with pytest.raises(Refused):
        desk.redo()


def test_an_id_is_never_used_again(path: Path) -> None:
    desk = make(path)
    desk.run(add, title="a")
    desk.undo()
    assert sit(path).register.new_id(WorkItem) == "W5"
    desk.run(add, title="b")
    assert [item.id for item in sit(path).register.all(WorkItem)] == ["W1", "W2", "W3", "W5"]


def test_a_colleagues_change_is_seen_before_ones_own_is_made(path: Path) -> None:
    mine, theirs = make(path, who="ann"), sit(path, "ben")
    theirs.run(add, title="theirs")
    mine.run(add, title="mine")
    assert [item.id for item in mine.register.all(WorkItem)][-2:] == ["W4", "W5"]
    assert not mine.refresh()
    assert theirs.refresh()
    assert not theirs.refresh()
    assert theirs.register == mine.register
    assert theirs.revision == 2


def test_touching_the_file_is_no_change(path: Path) -> None:
    desk = make(path)
    path.write_bytes(path.read_bytes())
    register = desk.register
    assert not desk.refresh()
    assert desk.register == register


def test_each_takes_back_only_their_own(path: Path) -> None:
    ann, ben = make(path, who="ann"), sit(path, "ben")
    ann.run(rename, item="W1", title="Ann's")
    ben.run(rename, item="W2", title="Ben's")
    assert ann.undoable == "Renamed Business of the panel 1 to Ann's"
    ann.undo()
    ben.refresh()
    assert (title_of(ben, "W1"), title_of(ben, "W2")) == ("Business of the panel 1", "Ben's")
    assert ben.undo().reverses == "C2"
    assert (ben.undoable, ben.redoable) == (None, "Renamed Business of the panel 2 to Ben's")


def test_what_a_colleague_changed_since_is_not_taken_back(path: Path) -> None:
    ann, ben = make(path, who="ann"), sit(path, "ben")
    ann.run(rename, item="W1", title="Ann's")
    ben.run(rename, item="W1", title="Ben's")
    before = path.read_bytes()
    with pytest.raises(Stale) as stale:
        ann.undo()
    sentence = (
        "Item W1 “Ben's” has been changed again since by ben (Renamed Ann's to Ben's), so "
        "“Renamed Business of the panel 1 to Ann's” cannot be taken back."
    )
    assert (stale.value.problem.code, stale.value.problem.sentence) == ("undo.stale", sentence)
    assert stale.value.problem.cure
    assert path.read_bytes() == before
    ben.undo()
    ann.undo()
    assert title_of(sit(path), "W1") == "Business of the panel 1"


def test_what_was_undone_is_not_brought_back_over_a_colleagues_change(path: Path) -> None:
    ann, ben = make(path, who="ann"), sit(path, "ben")
    ann.run(rename, item="W1", title="Ann's")
    ann.undo()
    ben.run(rename, item="W1", title="Ben's")
    with pytest.raises(Stale, match="ben"):
        ann.redo()


def test_what_was_added_and_then_taken_away_elsewhere_is_stale(path: Path) -> None:
    ann = make(path, who="ann")
    ann.run(add, title="mine")
    path.write_bytes(path.read_bytes().replace(b',\n"4":{"id":"W4","title":"mine"}\n}', b"\n}", 1))
    with pytest.raises(Stale, match="Item W4 has been taken away since by another program"):
        ann.undo()


def test_a_meeting_to_which_a_colleague_moved_business_stays(path: Path) -> None:
    ann, ben = make(path, who="ann"), sit(path, "ben")

    def add_meeting(register: Register, today: dt.date, /) -> Edit:
        return Edit("Added a meeting", (Meeting(id="M1", date=today),))

    def move(register: Register, today: dt.date, /, *, to: str | None) -> Edit:
        item = register.need(WorkItem, "W1")
        return Edit(f"Moved W1 to {to}", (msgspec.structs.replace(item, meeting=to),))

    ann.run(add_meeting)
    ben.run(move, to="M1")
    with pytest.raises(Stale, match=r"Item W1 “Business of the panel 1” has been tied to M1 since by ben"):
        ann.undo()
    ben.run(move, to=None)
    ann.undo()
    assert ann.register.find("M1") is None


def test_one_record_among_others_is_enough_for_a_change_to_stay(path: Path) -> None:
    ann, ben = make(path, [*items(2), Meeting(id="M1", date=NOON.date())], who="ann"), sit(path, "ben")

    def both(register: Register, today: dt.date, /, *, meeting: str | None, title: str) -> Edit:
        one, two = register.need(WorkItem, "W1"), register.need(WorkItem, "W2")
        moved, renamed = msgspec.structs.replace(one, meeting=meeting), msgspec.structs.replace(two, title=title)
        return Edit(f"Changed both to {title}", (moved, renamed))

    def unmade(register: Register, today: dt.date, /) -> Edit:
        return Edit("Took M1 away", removes=("M1",))

    ann.run(both, meeting="M1", title="first")
    ann.run(both, meeting=None, title="second")
    ben.run(unmade)
    with pytest.raises(Stale, match=r"W1 .* would be tied again to M1, .* which ben has taken away since"):
        ann.undo()


def test_a_minute_among_other_records_is_enough_for_a_change_to_stay_once_confirmed(path: Path) -> None:
    held = Meeting(id="M1", date=dt.date(2021, 6, 1), status=MeetingStatus.HELD)
    ann = make(path, [*items(1), held, Minute(id="N1", meeting="M1", number="1/21")], who="ann")

    def both(register: Register, today: dt.date, /) -> Edit:
        item, minute = register.need(WorkItem, "W1"), register.need(Minute, "N1")
        return Edit(
            "Worded both", (msgspec.structs.replace(item, title="x"), msgspec.structs.replace(minute, text="x"))
        )

    def confirm(register: Register, today: dt.date, /) -> Edit:
        meeting = register.need(Meeting, "M1")
        return Edit("Confirmed", (msgspec.structs.replace(meeting, minutes=MinutesState(confirmed_on=today)),))

    ann.run(both)
    sit(path, "ben").run(confirm)
    with pytest.raises(Stale) as caught:
        ann.undo()
    assert caught.value.problem.code == "undo.settled"
    assert caught.value.problem.sentence == (
        "The minutes of 1 June 2021 were confirmed on Monday 12 July 2021, after ann made this change (Worded both)."
    )


def test_history_is_newest_first_and_can_be_of_one_record(path: Path) -> None:
    desk = make(path)
    desk.run(rename, item="W1", title='"id":"W2"')
    desk.run(rename, item="W2", title="b")
    desk.run(rename, item="W1", title="c")
    assert [change.id for change in desk.history()] == ["C3", "C2", "C1"]
    assert [change.id for change in desk.history("W1")] == ["C3", "C1"]
    assert [change.id for change in sit(path).history("W2")] == ["C2"]
    assert [change.id for change in desk.history(limit=2)] == ["C3", "C2"]
    assert desk.history("W1", limit=0) == ()
    assert desk.history("M7") == ()
    images = desk.history("W1", limit=1)[0].touched[0]
    assert images.before is not None
    assert msgspec.json.decode(images.before)["title"] == '"id":"W2"'


def test_a_damaged_journal_stops_neither_work_nor_start(path: Path) -> None:
    desk = make(path)
    desk.run(add, title="a")
    path.write_bytes(path.read_bytes().replace(b'"who":"clerk"', b'"whom":"clerk"'))
    desk = sit(path)
    assert desk.undoable is None
    for action in (desk.history, desk.undo, desk.undo, desk.history):
        with pytest.raises(FileTrouble) as caught:
            action()
        assert caught.value.problem.code == "file.damaged"
    desk.run(rename, item="W1", title="still works")
    assert title_of(sit(path), "W1") == "still works"
    assert desk.undoable == "Renamed Business of the panel 1 to still works"


def test_a_new_file_refuses_every_unfit_record_at_once(path: Path) -> None:
    spoilt = msgspec.structs.replace(Person(id="P2", name="x"), name=7)
    with pytest.raises(Refused) as refused:
        make(path, [*items(2), *items(1)[1:], spoilt])
    assert [problem.code for problem in refused.value.problems] == ["file.duplicate", "file.unfit-record"]
    assert not path.exists()


def test_a_copy_can_be_saved_elsewhere(path: Path, tmp_path: Path) -> None:
    desk = make(path)
    desk.run(add, title=HOSTILE[0])
    path.unlink()
    desk.copy_to(tmp_path / "copy.json")
    copy = sit(tmp_path / "copy.json")
    assert copy.register == desk.register
    assert copy.undoable == f"Added {HOSTILE[0]}"
    with pytest.raises(FileTrouble, match="already a file"):
        desk.copy_to(tmp_path / "copy.json")


def test_a_backup_that_cannot_be_made_is_a_warning(path: Path) -> None:
    desk = make(path)
    path.with_name("panel.backups").write_bytes(b"in the way")
    assert desk.run(add, title="a") is not None
    assert [problem.code for problem in desk.warnings] == ["file.no-backup"]
    assert title_of(sit(path), "W4") == "a"


def test_a_long_journal_is_kept_whole(path: Path) -> None:
    desk = make(path)
    titles = [f"t{number}" for number in range(150)]
    for title in titles:
        desk.run(add, title=title)
    assert [change.sentence for change in sit(path).history()] == [f"Added {title}" for title in reversed(titles)]
    assert sit(path).history() != ()
    for _ in titles:
        desk.undo()
    assert desk.undoable is None
    assert sit(path).register == Register.of(*items(3))


def test_starting_loads_nothing_that_only_writing_needs(path: Path) -> None:
    make(path).close()
    script = (
        "import sys, pathlib\n"
        "from store.desk import Desk\n"
        "early = set(sys.modules)\n"
        "desk = Desk.open(pathlib.Path(sys.argv[1]))\n"
        "desk.today, desk.undoable, desk.who\n"
        "print('importing', *sorted({'dateutil', 'textual', 'rich', 'zoneinfo', 'getpass'} & early))\n"
        "print('opening', *sorted({'dateutil', 'textual', 'rich'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True, timeout=100
    )
    assert done.stdout.split() == ["importing", "opening"]


def test_the_sentence_loses_every_word_of_undo() -> None:
    assert bare("Undo: Redo: Undo: Moved") == "Moved"


signs = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.text(signs, min_size=1, max_size=8) | st.sampled_from(HOSTILE)
steps = st.lists(
    st.tuples(st.sampled_from(["add", "rename", "two", "many", "undo", "redo", "leave"]), st.integers(1, 12), texts),
    max_size=12,
)


def _two(register: Register, today: dt.date, /, *, first: str, title: str) -> Edit:
    was = register.need(WorkItem, first)
    return Edit("Two", (msgspec.structs.replace(was, title=title), Person(id=register.new_id(Person), name=title)))


def _many(register: Register, today: dt.date, /, *, title: str) -> Edit:
    return Edit("Many", tuple(WorkItem(id=register.new_id(WorkItem, n), title=title) for n in range(9)))


def _take(desk: Desk, step: str, number: int, text: str) -> None:
    live = [item.id for item in desk.register.all(WorkItem)]
    item = live[number % len(live)]
    if step == "add":
        desk.run(add, title=text)
    elif step == "rename":
        desk.run(rename, item=item, title=text)
    elif step == "two":
        desk.run(_two, first=item, title=text)
    elif step == "many":
        desk.run(_many, title=text)
    elif step == "undo" and desk.undoable:
        desk.undo()
    elif step == "redo" and desk.redoable:
        desk.redo()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_undoing_all_gives_the_original_and_redoing_all_the_same_again(plan: list[tuple[str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "panel.json"
        desk = make(path)
        original = desk.register
        for step, number, text in plan:
            if step == "leave":
                desk = sit(path)
            _take(desk, step, number, text)
            assert sit(path).register == desk.register
        while desk.redoable:
            desk.redo()
        final = desk.register
        undone = 0
        while desk.undoable:
            desk.undo()
            undone += 1
        assert desk.register == original == sit(path).register
        for _ in range(undone):
            desk.redo()
        assert desk.redoable is None
        assert desk.register == final == sit(path).register
