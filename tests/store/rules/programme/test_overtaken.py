"""What a change leaves behind is said at once, and stands among what the meeting needs until it is put right."""

from __future__ import annotations

import datetime as dt

import pytest

from store.commands import told_at_once
from store.commands.agenda.lines import build_agenda
from store.commands.calendar.deadlines import mark_done, publish
from store.commands.programme.items import add_item
from store.commands.programme.moves import move_items, withdraw_items
from store.commands.programme.papers import set_paper
from store.edit import Edit
from store.queries.calendar.holidays import listed
from store.queries.calendar.meetings import meeting_detail
from store.queries.findings.prepare import prepare
from store.records import Meeting, PaperStatus
from store.register import Register
from store.rules.programme.awaited import reports_not_in_words
from store.sample import DEMO_DAY, sample_records

JULY = "M18"


def sample() -> Register:
    return Register.of(*sample_records())


def built() -> Register:
    register = sample()
    return register.with_edit(build_agenda(register, DEMO_DAY, meeting=JULY))


def told(before: Register, edit: Edit) -> list[tuple[str, str]]:
    after = before.with_edit(edit)
    return [(one.code, one.sentence) for one in told_at_once(before, after, edit, DEMO_DAY)]


def met(register: Register, deadline: str) -> Edit:
    return mark_done(register, DEMO_DAY, meeting=JULY, deadline=deadline, by="root", holidays=listed())


def lines(register: Register) -> dict[str, str]:
    return {row.key: row.cure for row in prepare(register, DEMO_DAY).rows}


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda one: move_items(one, DEMO_DAY, items=("W25",), to=JULY), "comes on"),
        (lambda one: move_items(one, DEMO_DAY, items=("W16",), to="M19"), "comes off: the programme has it elsewhere"),
        (lambda one: withdraw_items(one, DEMO_DAY, items=("W16",), reason="Not wanted"), "comes off: it was withdrawn"),
        (lambda one: add_item(one, DEMO_DAY, title="Late [x]", meeting=JULY), "“Late [x]” comes on"),
    ],
)
def test_an_agenda_that_was_built_is_said_to_be_behind_and_stands_in_prepare(act, words: str) -> None:  # type: ignore[no-untyped-def]
    before = built()
    edit = act(before)
    ((code, sentence),) = told(before, edit)
    assert code == "agenda-behind"
    assert sentence.startswith("The agenda built for the meeting of 29 July 2021 is left behind: ")
    assert words in sentence
    after = before.with_edit(edit)
    assert f"agenda-behind:{JULY}" not in lines(before)
    assert lines(after)[f"agenda-behind:{JULY}"] == "Build it again."
    again = after.with_edit(build_agenda(after, DEMO_DAY, meeting=JULY))
    assert f"agenda-behind:{JULY}" not in lines(again)


def test_of_an_agenda_that_is_not_built_or_of_another_change_nothing_is_said() -> None:
    before = sample()
    assert told(before, move_items(before, DEMO_DAY, items=("W25",), to=JULY)) == []
    before = built()
    assert told(before, set_paper(before, DEMO_DAY, item="W16", paper="", status=PaperStatus.RECEIVED)) == []


def test_reports_that_are_not_in_are_said_when_their_deadline_is_recorded_as_met() -> None:
    before = sample()
    ((code, sentence),) = told(before, met(before, "draft-reports"))
    assert (code, sentence) == ("reports-not-in", reports_not_in_words(before, before.need(Meeting, JULY)))
    assert sentence.startswith("5 reports are not in: “PCC's Annual Report”, ")
    assert sentence.endswith(" and 3 more.")
    assert told(before, met(before, "clearance")) == []
    for item in ("W13", "W14", "W15", "W16"):
        before = before.with_edit(set_paper(before, DEMO_DAY, item=item, paper="", status=PaperStatus.RECEIVED))
    one = "1 report is not in: “Police and Crime Plan Implementation”."
    assert reports_not_in_words(before, before.need(Meeting, JULY)) == one
    before = before.with_edit(set_paper(before, DEMO_DAY, item="W17", paper="", status=PaperStatus.NONE))
    assert told(before, met(before, "draft-reports")) == []


def test_what_to_do_is_true_of_how_far_the_agenda_has_got() -> None:
    settling, publishing = f"deadline.late:{JULY}:agenda-setting", f"deadline.due:{JULY}:publication"
    register = sample()
    assert lines(register)[settling] == "Build the agenda, settle it with the Chair, and record that as done."
    assert lines(register)[publishing].startswith("Enter the venue. Build the agenda, and publish it")
    register = built()
    assert lines(register)[settling] == "It is built. Settle it with the Chair, and record that as done."
    assert lines(register)[publishing].startswith("Enter the venue. Publish the agenda")
    register = register.with_edit(move_items(register, DEMO_DAY, items=("W25",), to=JULY))
    assert lines(register)[settling].startswith("Build the agenda again, as the programme has changed, settle it")
    assert lines(register)[publishing].startswith("Enter the venue. Build the agenda again, as the programme has")
    register = register.with_edit(met(register, "agenda-setting"))
    assert lines(register)[f"agenda-behind:{JULY}"] == "Build it again, and tell the Chair what is new."
    assert "Agenda settled with the Chair: Monday 12 July 2021, 8 working days late, by root" in (
        meeting_detail(register, JULY, DEMO_DAY).done
    )


def test_once_the_agenda_is_out_what_changes_is_to_be_published() -> None:
    register = built()
    register = register.with_edit(publish(register, DEMO_DAY, meeting=JULY, holidays=listed()))
    assert f"agenda-changed:{JULY}" not in lines(register)
    register = register.with_edit(move_items(register, DEMO_DAY, items=("W16",), to="M19", all_the_same=True))
    assert lines(register)[f"agenda-changed:{JULY}"].startswith("Publish it as a supplement, a late item")


def test_lines_stand_under_what_they_have_to_do_with_the_meeting() -> None:
    preparation = prepare(sample(), DEMO_DAY)
    headings = list(dict.fromkeys(preparation.heading(row) for row in preparation.rows))
    assert headings == [
        "Work programme",
        "Late",
        "Papers",
        "Due soon",
        "Still to come",
        "Left over from before · Meetings that have passed",
        "Left over from before · Promises",
        "May wait: not needed for 29 July 2021 · Work programme",
        "May wait: not needed for 29 July 2021 · Promises",
        "May wait: not needed for 29 July 2021 · Replies and copies",
    ]
    assert preparation.words == (
        "13 things are still needed for 29 July 2021. 16 things are left over from before or may wait."
    )
    assert not preparation.own_done


def test_of_a_meeting_farther_off_the_earlier_one_is_not_its_own() -> None:
    preparation = prepare(sample(), dt.date(2021, 8, 2))
    assert preparation.meeting is not None
    assert preparation.meeting.id == "M19"
    passed = next(row for row in preparation.rows if row.key == f"meeting-not-recorded:{JULY}")
    assert preparation.heading(passed).startswith("Left over from before · ")
    wanted = next(row for row in preparation.rows if row.key == "target-not-kept:W26")
    assert preparation.heading(wanted) == "Work programme"
