"""What another copy did is laid over the file by the rule for two clerks, in one change."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.commands.attendance.room import record_presence
from store.commands.calendar.meetings import edit_meeting
from store.commands.minutes.correcting import correct_heading, correct_minute
from store.commands.minutes.minutes import add_minute, edit_minute
from store.commands.minutes.sets import confirm_minutes, finalise_minutes, reopen_minutes, sign_minutes
from store.commands.programme.papers import add_paper
from store.desk import Desk
from store.edit import Edit
from store.file import parts
from store.file.beside import Copies, notices
from store.file.doctor import examine
from store.file.papers_folder import place_of_file
from store.merging import copies_beside, last_common, read_copy
from store.papers.minutes.paper import minutes_text
from store.problems import Refused
from store.records import (
    Action,
    Asker,
    ContactDetails,
    DueKind,
    Meeting,
    MeetingStatus,
    Person,
    Presence,
    Question,
    WorkItem,
)
from store.register import Register
from store.sample import sample_records
from tests.store.commands.minutes.leaving import as_printed
from tests.store.drawing import FILES
from tests.store.file.samples import NOON, add, every_kind, items, make, rename, sit, title_of
from tests.told import told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def copied(path: Path) -> Path:
    other = path.with_name("panel (conflicted copy).json")
    shutil.copy(path, other)
    return other


def put(register: Register, today: dt.date, *, record: Any, sentence: str = "Put") -> Edit:
    return Edit(sentence, (record,))


def drop(register: Register, today: dt.date, *, item: str) -> Edit:
    return Edit("Dropped", (), (item,))


def change(desk: Desk, item: str, **values: Any) -> None:
    was = desk.register.find(item)
    assert was is not None
    desk.run(put, record=msgspec.structs.replace(was, **values), sentence=f"Changed {item}")


def both(path: Path, records: list[Any] | None = None) -> tuple[Desk, Desk]:
    """Make a file with one common change, and a copy of it; give a desk at each."""
    make(path, records).run(add, title="common")
    other = copied(path)
    return sit(path, "ann"), sit(other, "ben")


def test_the_papers_of_what_is_taken_over_come_along(path: Path) -> None:
    here, there = both(path)
    there.run(add_paper, item="W2", what="report", files=FILES[:1])
    (arrived,) = FILES[:1]
    kept = place_of_file(here.path, arrived.facts)
    assert not kept.exists()
    change = read_copy(here, there.path).take_over(here)
    assert change is not None
    assert kept.read_bytes() == place_of_file(there.path, arrived.facts).read_bytes()
    assert not [words for words in examine(here.path).sentences if "The file of" in words]


def test_what_the_other_changed_alone_is_followed_and_one_undo_takes_it_back(path: Path) -> None:
    here, there = both(path)
    here.run(rename, item="W1", title="here")
    there.run(rename, item="W2", title="there")
    change(there, "W1", comments="theirs")
    before = here.register
    copy = read_copy(here, there.path)
    merge = copy.merge(here)
    assert [one.sentence for one in merge.changes] == ["Renamed Business of the panel 2 to there", "Changed W1"]
    assert (merge.added, merge.changed, merge.removed, merge.left) == ((), ("W2", "W1"), (), ())
    done = copy.take_over(here)
    assert done is not None
    assert done.sentence == "Took over 2 changes of the copy panel (conflicted copy).json"
    first = here.register.need(WorkItem, "W1")
    assert (first.title, first.comments, title_of(here, "W2")) == ("here", "theirs", "there")
    assert sit(path).register == here.register
    here.undo()
    assert here.register == before


def test_what_both_changed_to_something_else_is_left_and_named(path: Path) -> None:
    here, there = both(path)
    here.run(rename, item="W1", title="here")
    there.run(rename, item="W1", title="there")
    there.run(rename, item="W2", title="alone")
    copy = read_copy(here, there.path)
    merge = copy.merge(here)
    [left] = merge.left
    [field] = left.fields
    assert (left.id, left.why) == ("W1", "both have changed it")
    assert (field.was, field.yours, field.theirs) == ("Business of the panel 1", "here", "there")
    copy.take_over(here)
    assert (title_of(here, "W1"), title_of(here, "W2")) == ("here", "alone")


def test_what_both_changed_to_the_same_is_no_conflict(path: Path) -> None:
    here, there = both(path)
    for desk in (here, there):
        desk.run(rename, item="W1", title="the same")
    copy = read_copy(here, there.path)
    assert copy.merge(here).edit.touches == ()
    assert copy.take_over(here) is None


def test_numbers_that_both_used_are_given_anew_and_links_follow(path: Path) -> None:
    here, there = both(path, every_kind())
    here.run(put, record=Meeting(id="M2", date=dt.date(2021, 9, 1)))
    here.run(put, record=WorkItem(id="W3", title="here", meeting="M2"))
    there.run(put, record=Meeting(id="M2", date=dt.date(2021, 10, 1)))
    there.run(put, record=WorkItem(id="W3", title="there", meeting="M2"))
    there.run(put, record=WorkItem(id="W4", title="there too", meeting="M2"))
    copy = read_copy(here, there.path)
    merge = copy.merge(here)
    assert merge.renumbered == {"M2": "M3", "W3": "W5"}
    copy.take_over(here)
    assert here.register.need(Meeting, "M2").date.month == 9
    assert here.register.need(Meeting, "M3").date.month == 10
    assert sorted((item.id, item.title, item.meeting) for item in here.register.all(WorkItem))[-3:] == [
        ("W3", "here", "M2"),
        ("W4", "there too", "M3"),
        ("W5", "there", "M3"),
    ]
    assert any("Both used the number W3" in line for line in copy.words(merge, here))


def test_links_in_parts_of_a_record_follow_too(path: Path) -> None:
    here, there = both(path, every_kind())
    here.run(put, record=Person(id="P2", name="Here"))
    there.run(put, record=Person(id="P2", name="There"))
    meeting = there.register.need(Meeting, "M1")
    seen = msgspec.structs.replace(meeting.attendance[0], person="P2")
    change(there, "M1", attendance=(*meeting.attendance, seen))
    read_copy(here, there.path).take_over(here)
    assert [one.person for one in here.register.need(Meeting, "M1").attendance] == ["P1", "P3"]


def test_what_both_added_to_a_list_is_kept_from_both(path: Path) -> None:
    here, there = both(path, every_kind())
    first = here.register.need(Meeting, "M1").attendance[0]
    for desk, person in ((here, "P7"), (there, "P8")):
        desk.run(put, record=Person(id=person, name=person))
        change(desk, "M1", attendance=(first, msgspec.structs.replace(first, person=person)))
    merge = read_copy(here, there.path).merge(here)
    assert merge.left == ()
    read_copy(here, there.path).take_over(here)
    assert [one.person for one in here.register.need(Meeting, "M1").attendance] == ["P1", "P7", "P8"]


def test_what_was_taken_away_on_one_side(path: Path) -> None:
    here, there = both(path, items(5))
    there.run(drop, item="W1")
    there.run(drop, item="W2")
    here.run(rename, item="W2", title="still needed")
    here.run(drop, item="W3")
    there.run(rename, item="W3", title="gone here")
    copy = read_copy(here, there.path)
    assert {one.id: one.why for one in copy.merge(here).left} == {
        "W2": "it was taken away there and changed here",
        "W3": "it has been taken away here",
    }
    copy.take_over(here)
    assert (here.register.find("W1"), here.register.find("W3")) == (None, None)
    assert title_of(here, "W2") == "still needed"


def test_what_needs_a_record_that_cannot_be_taken_over_is_left_with_it(path: Path) -> None:
    here, there = both(path, every_kind())
    here.run(drop, item="W1")
    here.run(drop, item="W2")
    change(here, "D1", text="here")
    change(here, "A1", meeting=None)
    there.run(put, record=WorkItem(id="W9", title="x", meeting="M1"))
    here.run(drop, item="N1")
    here.run(drop, item="D1")
    here.run(drop, item="M1")
    copy = read_copy(here, there.path)
    assert [(one.id, one.why) for one in copy.merge(here).left] == [("W9", "it needs M1, which cannot be taken over")]
    assert copy.take_over(here) is None


def test_undone_changes_of_the_other_come_to_nothing(path: Path) -> None:
    here, there = both(path)
    there.run(add, title="a slip")
    there.undo()
    merge = read_copy(here, there.path).merge(here)
    assert (len(merge.changes), merge.edit.touches) == (2, ())


def test_taking_over_twice_changes_nothing_more(path: Path) -> None:
    here, there = both(path)
    there.run(rename, item="W2", title="there")
    for expected in (True, False):
        assert (read_copy(here, there.path).take_over(here) is not None) is expected


def test_what_was_added_is_taken_over_once_however_often_it_is_asked_for(path: Path) -> None:
    here, there = both(path, every_kind())
    here.run(put, record=Meeting(id="M2", date=dt.date(2021, 9, 1)))
    there.run(put, record=Meeting(id="M2", date=dt.date(2021, 10, 1)))
    there.run(put, record=WorkItem(id="W3", title="there", meeting="M2"))
    read_copy(here, there.path).take_over(here)
    assert read_copy(here, there.path).take_over(here) is None
    change(here, "M3", venue="changed here since")
    there.run(rename, item="W3", title="went on there")
    read_copy(here, there.path).take_over(here)
    assert [(one.id, one.venue) for one in here.register.all(Meeting)][1:] == [("M2", ""), ("M3", "changed here since")]
    assert [(one.title, one.meeting) for one in here.register.all(WorkItem)][2:] == [("went on there", "M3")]
    here.undo()
    here.undo()
    here.undo()
    assert [one.id for one in here.register.all(Meeting)] == ["M1", "M2"]
    assert read_copy(here, there.path).take_over(here) is not None
    assert len(list(here.register.all(Meeting))) == 3


def test_private_details_in_dispute_are_not_shown(path: Path) -> None:
    here, there = both(path, every_kind())
    for desk, address in ((here, "1 Here Street"), (there, "2 There Street")):
        asker = desk.register.need(Question, "Q1").asker
        private = msgspec.structs.replace(asker.private, address=address)
        change(desk, "Q1", asker=msgspec.structs.replace(asker, private=private))
    copy = read_copy(here, there.path)
    told = "\n".join(copy.words(copy.merge(here), here))
    assert "From: here “the asker, changed here”" in told
    assert "Street" not in told


def test_texts_in_dispute_are_shown_without_the_details_in_them(path: Path) -> None:
    here, there = both(path, every_kind())
    change(here, "Q1", note="rang from 07700 900987")
    change(there, "Q1", note="wrote from canary@nest.example")
    copy = read_copy(here, there.path)
    told = "\n".join(copy.words(copy.merge(here), here))
    assert "[telephone number removed]" in told
    assert "900987" not in told
    assert "canary" not in told


def test_the_file_itself_and_another_panels_are_refused(path: Path) -> None:
    here = make(path)
    (itself,) = told(lambda: read_copy(here, path))
    assert (itself.code, str(itself)) == ("merge.same", f"{path} is the panel's file itself. Name the other copy.")
    other = path.with_name("other.json")
    Desk.create(other, [*items(3)[1:], every_kind()[0]], who="x", clock=lambda: NOON).run(add, title="x")
    (strange,) = told(lambda: read_copy(here, other))
    assert (strange.code, strange.cure) == ("merge.another", "Name a copy of this file.")
    assert strange.sentence == f"{other} is not a copy of panel.json: the two have nothing in common."


def test_the_fields_that_only_the_other_changed_are_taken_although_another_is_in_dispute(path: Path) -> None:
    here, there = both(path)
    change(here, "W1", title="here", lead="ours")
    change(there, "W1", title="there", comments="theirs", minutes=20)
    copy = read_copy(here, there.path)
    merge = copy.merge(here)
    [left] = merge.left
    assert (left.id, left.partly, [one.field for one in left.fields], merge.changed) == ("W1", True, ["title"], ("W1",))
    told = list(copy.words(merge, here))
    assert "Taken over only in part: Item W1 “here”, because both have changed it." in told
    assert "  Item: here “here”, there “there”, before “Business of the panel 1”" in told
    before = here.register
    copy.take_over(here)
    item = here.register.need(WorkItem, "W1")
    assert (item.title, item.lead, item.comments, item.minutes) == ("here", "ours", "theirs", 20)
    assert copy.take_over(here) is None
    here.undo()
    assert here.register == before


def test_what_acts_record_is_taken_whole_or_not_at_all(path: Path) -> None:
    here, there = both(path, every_kind())
    change(here, "M1", status=MeetingStatus.HELD)
    change(there, "M1", status=MeetingStatus.CANCELLED, cancelled_reason="flood", webcast="none")
    change(here, "A1", due_kind=DueKind.DATE, due_on=dt.date(2021, 9, 1))
    change(there, "A1", due_kind=DueKind.DATE, due_on=dt.date(2021, 10, 1), owner="Anna")
    change(here, "A1", due_kind=DueKind.MEETING, due_on=None, due_meeting="M1")
    copy = read_copy(here, there.path)
    assert [(one.id, one.partly) for one in copy.merge(here).left] == [("M1", False), ("A1", True)]
    copy.take_over(here)
    meeting, action = here.register.need(Meeting, "M1"), here.register.need(Action, "A1")
    assert (meeting.status, meeting.cancelled_reason, meeting.webcast) == (MeetingStatus.HELD, "", "")
    assert (action.due_kind, action.due_on, action.due_meeting) == (DueKind.MEETING, None, "M1")
    assert action.owner == "Anna"


@pytest.fixture
def short_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file hold ten changes and keep four when the others go."""
    monkeypatch.setattr(parts, "MOST_CHANGES", 10)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 4)


def long_ago(path: Path, common: int, since: int) -> tuple[Desk, Desk]:
    """Give a desk at a file and one at its copy, with so many changes in common and each with so many since."""
    desk = make(path)
    for number in range(common):
        desk.run(rename, item="W3", title=f"common {number}")
    here, there = sit(path, "ann"), sit(copied(path), "ben")
    for number in range(since):
        here.run(rename, item="W1", title=f"here {number}")
        there.run(rename, item="W2", title=f"there {number}")
    there.run(add, title="added there")
    return here, there


@pytest.mark.usefixtures("short_files")
@pytest.mark.parametrize("common", [0, 1, 3, 7, 10, 11, 25, 40])
@pytest.mark.parametrize("since", [0, 1, 30])
def test_the_last_common_change_may_lie_in_a_part_of_the_journal(path: Path, common: int, since: int) -> None:
    here, there = long_ago(path, common, since)
    copy = read_copy(here, there.path)
    assert (last_common(here, there), copy.common, len(copy.changes)) == (common, common, since + 1)
    assert copy.take_over(here) is not None
    titles = [title_of(here, item) for item in ("W1", "W2", "W4")]
    last = [f"{side} {since - 1}" if since else f"Business of the panel {n}" for n, side in ((1, "here"), (2, "there"))]
    assert titles == [*last, "added there"]
    assert copies_beside(here) == Copies(())


@pytest.mark.usefixtures("short_files")
def test_of_two_long_journals_only_what_lies_behind_the_fork_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = long_ago(path, 300, 3)
    read: list[str] = []
    real = Path.read_bytes

    def watched(self: Path) -> bytes:
        read.append(self.name)
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", watched)
    read_copy(here, there.path).merge(here)
    named = len(list((path.parent / "panel.journal").iterdir()))
    assert named > 40
    assert 0 < len([name for name in read if name.startswith("panel.0")]) < named / 2


@pytest.mark.usefixtures("short_files")
def test_a_missing_part_stands_in_the_way_only_if_what_is_wanted_lies_in_it(path: Path) -> None:
    here, there = long_ago(path, 20, 20)
    away = path.parent / "stick" / "deep" / "panel.json"
    away.parent.mkdir(parents=True)
    shutil.copy(there.path, away)
    with pytest.raises(Refused) as refused:
        read_copy(here, away)
    [problem] = refused.value.problems
    assert problem.code == "merge.missing-part"
    assert "What panel.json did cannot be told: its changes C" in problem.sentence
    shutil.copytree(path.parent / "panel.journal", away.parent / "panel.journal")
    assert read_copy(here, away).common == 20
    for part in sorted((away.parent / "panel.journal").iterdir())[:1]:
        part.unlink()
    assert len(read_copy(here, away).changes) == 21, "what lies before the fork is not wanted"


def test_a_copy_is_named_until_nothing_of_it_is_left_to_take_over(path: Path) -> None:
    here, there = both(path)
    assert copies_beside(here) == Copies(()), "it holds nothing that is not here"
    there.run(rename, item="W2", title="there")
    assert copies_beside(here) == Copies((there.path,))
    read_copy(here, there.path).take_over(here)
    assert copies_beside(here) == Copies(())
    assert list(notices(path, copies_beside(here))) == []
    here.undo()
    assert copies_beside(here) == Copies((there.path,))
    here.redo()
    here.run(rename, item="W1", title="here")
    there.run(rename, item="W1", title="there")
    assert copies_beside(here) == Copies((), (there.path,))
    [notice] = notices(path, copies_beside(here))
    assert notice.sentence.endswith("”. It was taken over but for what both have changed.")
    assert notice.cure.endswith("Remove the copy once it is settled.")
    there.path.write_bytes(there.path.read_bytes()[:-30])
    assert copies_beside(here) == Copies((there.path,)), "what cannot be read is not passed over"


def _contacts(desk: Desk, question: str = "Q1", **values: Any) -> None:
    asker = desk.register.need(Question, question).asker
    change(desk, question, asker=msgspec.structs.replace(asker, private=ContactDetails(**values)))


def _private(desk: Desk, question: str = "Q1") -> ContactDetails:
    return desk.register.need(Question, question).asker.private


def test_contact_details_removed_there_go_here_by_a_purge_of_this_file(path: Path) -> None:
    make(path, every_kind()).run(add, title="common")
    _contacts(sit(path), address="1 Private Street")
    here, there = sit(path, "ann"), sit(copied(path), "ben")
    here.run(rename, item="W1", title="mine")
    change(there, "Q1", note="theirs")
    there.run(_purge, question="Q1")
    before = here.register
    copy = read_copy(here, there.path)
    assert copy.merge(here).left == ()
    copy.take_over(here)
    assert (here.register.need(Question, "Q1").note, _private(here).address) == ("theirs", "1 Private Street")
    assert here.undo().sentence.startswith("Undo: Took over")
    assert here.register == before
    here.redo()
    here.run(_purge, question="Q1")
    assert b"Private Street" not in path.read_bytes()


def test_contact_details_removed_here_do_not_come_back_from_a_copy(path: Path) -> None:
    make(path, every_kind()).run(add, title="common")
    _contacts(sit(path), address="1 Private Street")
    here, there = sit(path, "ann"), sit(copied(path), "ben")
    here.run(_purge, question="Q1")
    _contacts(there, address="2 Private Street")
    change(there, "Q1", note="theirs")
    read_copy(here, there.path).take_over(here)
    assert here.register.need(Question, "Q1").note == "theirs"
    assert _private(here) == ContactDetails(purged_on=here.today)
    assert b"Private Street" not in path.read_bytes()


def test_one_undo_takes_back_a_merge_that_added_a_question_already_purged(path: Path) -> None:
    here, there = both(path, every_kind())
    here.run(rename, item="W1", title="mine")
    there.run(put, record=Question(id="Q2", asker=Asker(name="B", private=ContactDetails(address="x")), text="Why?"))
    there.run(_purge, question="Q2")
    before = here.register
    read_copy(here, there.path).take_over(here)
    assert _private(here, "Q2").purged_on
    here.undo()
    assert here.register == before


def _purge(register: Register, today: dt.date, /, *, question: str) -> Edit:
    was = register.need(Question, question)
    asker = msgspec.structs.replace(was.asker, private=ContactDetails(purged_on=today))
    return Edit("Purged", (msgspec.structs.replace(was, asker=asker),), forgets=(question,))


JANUARY, MARCH, JUNE = "M14", "M15", "M17"


def with_minutes(path: Path, *, confirmed: bool) -> tuple[Desk, Desk]:
    """Give two desks at the sample whose minutes of 27 January 2021 are final, or confirmed in March."""
    desk = make(path, list(sample_records()))
    desk.run(finalise_minutes, meeting=JANUARY, left=as_printed(desk.register, JANUARY))
    if confirmed:
        desk.run(confirm_minutes, meeting=JANUARY, at=MARCH)
    other = copied(path)
    return sit(path, "ann"), sit(other, "ben")


def paper(desk: Desk) -> bytes:
    return minutes_text(desk.register, desk.register.need(Meeting, JANUARY))


Doing = tuple[Any, dict[str, Any]]


def alterations() -> dict[str, Doing]:
    """What a copy may have done to a set that was final in it."""
    minutes = Register.of(*sample_records()).minutes_of(JANUARY)
    sick = next(
        one.person
        for one in Register.of(*sample_records()).need(Meeting, JANUARY).attendance
        if one.presence.value == "apologies"
    )
    return {
        "a minute": (edit_minute, {"minute": minutes[5].id, "heading": "OTHER"}),
        "a motion": (edit_minute, {"minute": minutes[3].id, "moved": {"result": "LOST"}}),
        "the finish": (edit_meeting, {"meeting": JANUARY, "finish": dt.time(17)}),
        "the roll": (record_presence, {"meeting": JANUARY, "people": (sick,), "presence": Presence.ABSENT}),
    }


@pytest.mark.parametrize("what", alterations())
def test_what_a_copy_did_to_minutes_confirmed_here_is_left_in_the_words_of_every_refusal(path: Path, what: str) -> None:
    here, there = with_minutes(path, confirmed=False)
    command, told = alterations()[what]
    there.run(command, **told)
    here.run(confirm_minutes, meeting=JANUARY, at=MARCH)
    before = paper(here)
    merge = read_copy(here, there.path).merge(here)
    assert merge.edit.touches == ()
    (left,) = merge.left
    assert left.why == (
        "the minutes of 27 January 2021 were confirmed on Thursday 25 March 2021. Record a correction: it stands in "
        "the minutes of the meeting that makes it, and both sets name it"
    )
    read_copy(here, there.path).take_over(here)
    assert paper(here) == before


@pytest.mark.parametrize("what", alterations())
def test_the_same_is_taken_over_while_nobody_has_confirmed_them(path: Path, what: str) -> None:
    here, there = with_minutes(path, confirmed=False)
    command, told = alterations()[what]
    there.run(command, **told)
    read_copy(here, there.path).take_over(here)
    assert paper(here) == paper(there)


def test_a_set_confirmed_in_the_copy_is_not_confirmed_over_what_was_changed_here(path: Path) -> None:
    here, there = with_minutes(path, confirmed=False)
    there.run(confirm_minutes, meeting=JANUARY, at=MARCH)
    minutes = here.register.minutes_of(JANUARY)
    here.run(edit_minute, minute=minutes[5].id, heading="OTHER")
    merge = read_copy(here, there.path).merge(here)
    assert [(one.id, "were confirmed there" in one.why) for one in merge.left] == [(JANUARY, True)]
    read_copy(here, there.path).take_over(here)
    assert here.register.need(Meeting, JANUARY).minutes.word == "final"


def test_a_confirmation_and_a_signature_in_the_copy_are_taken_over(path: Path) -> None:
    here, there = with_minutes(path, confirmed=False)
    there.run(confirm_minutes, meeting=JANUARY, at=MARCH)
    read_copy(here, there.path).take_over(here)
    assert paper(here) == paper(there)
    there.run(sign_minutes, meeting=JANUARY, by="P1")
    merge = read_copy(here, there.path).merge(here)
    assert merge.left == ()
    read_copy(here, there.path).take_over(here)
    assert here.register.need(Meeting, JANUARY).minutes.word == "signed"


def test_a_correction_recorded_in_the_copy_is_taken_over_with_what_it_corrects(path: Path) -> None:
    here, there = with_minutes(path, confirmed=True)
    first = here.register.minutes_of(JANUARY)[5].id
    there.run(correct_minute, minute=first, at=JUNE, words="That it be headed PLAN.", heading="PLAN")
    there.run(correct_heading, meeting=JANUARY, at=JUNE, words="It closed at 5.", heading={"finish": dt.time(17)})
    merge = read_copy(here, there.path).merge(here)
    assert merge.left == ()
    read_copy(here, there.path).take_over(here)
    assert paper(here) == paper(there)


def test_a_correction_that_cannot_stand_here_takes_what_it_corrects_with_it(path: Path) -> None:
    """The meeting that made it has been confirmed here since, so that no minute can be added to it."""
    here, there = with_minutes(path, confirmed=True)
    first = here.register.minutes_of(JANUARY)[5].id
    there.run(correct_minute, minute=first, at=MARCH, words="That it be headed PLAN.", heading="PLAN")
    here.run(add_minute, meeting=MARCH, heading="URGENT")
    here.run(finalise_minutes, meeting=MARCH, left=as_printed(here.register, MARCH))
    here.run(confirm_minutes, meeting=MARCH, at=JUNE)
    before = paper(here)
    merge = read_copy(here, there.path).merge(here)
    assert merge.edit.touches == ()
    assert len(merge.left) == 2
    assert paper(here) == before


def test_taken_back_and_altered_in_the_copy_they_stay_confirmed_here(path: Path) -> None:
    here, there = with_minutes(path, confirmed=True)
    before = paper(here)
    there.run(reopen_minutes, meeting=JANUARY, reason="A slip")
    there.run(edit_meeting, meeting=JANUARY, finish=dt.time(17))
    there.run(confirm_minutes, meeting=JANUARY, at=MARCH)
    read_copy(here, there.path).take_over(here)
    assert paper(here) == before
