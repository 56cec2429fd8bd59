"""Changing the work programme from the command line."""

from __future__ import annotations

import pytest

from store.records import ItemStatus, Meeting, PaperStatus, WorkItem
from tests.tui.line import CommandLine

ETHICS = "Ethics Committee Annual report"


def test_an_item_moves_and_comes_back_exactly_where_it_stood(cli: CommandLine) -> None:
    made = cli.plain("new", "--sample", "--file", "mine.json")
    assert made.code == 0
    before = cli.plain("show", "programme", "--today", "12/7/2021", "--format", "json")
    moved = cli.plain("item", "move", ETHICS, "--to", "30 September 2021", "--today", "12/7/2021")
    assert (moved.code, moved.err) == (0, "")
    assert moved.out.splitlines() == [
        "“30 September 2021” is Thursday 30 September 2021.",
        f"Moved “{ETHICS}” from 29 July 2021 to 30 September 2021.",
        "Saved.",
        f"Note: “{ETHICS}” is not marked moveable.",
    ]
    shown = cli.plain("show", "programme", "--today", "12/7/2021", "--meeting", "30/9/2021", "--format", "json").json()
    assert (shown[-1]["title"], shown[-1]["meeting"], shown[-1]["number"]) == (ETHICS, "2021-09-30", 5)
    undone = cli.plain("undo")
    assert undone.out == f"Undo: Moved “{ETHICS}” from 29 July 2021 to 30 September 2021.\nSaved.\n"
    after = cli.plain("show", "programme", "--today", "12/7/2021", "--format", "json")
    assert after.out == before.out
    assert cli.plain("redo").out.startswith(f"Redo: Moved “{ETHICS}”")
    assert cli.plain("undo").code == 0
    assert cli.plain("undo") == (1, "", "There is nothing to undo.\n")


def test_several_items_move_together_in_their_order(cli: CommandLine) -> None:
    done = cli("item", "move", "w17", "W16", "W17", "--to", "m19", "--reason", "Agenda too full")
    assert done.out.startswith("Moved 2 items to 30 September 2021.\nSaved.\n")
    items = cli.register().items_of("M19")
    assert [item.id for item in items[-2:]] == ["W16", "W17"]
    assert items[-1].moves[-1].reason == "Agenda too full"


@pytest.mark.parametrize(("to", "meeting"), [("next", "M18"), ("suggested", None), ("2/12/2021", "M20")])
def test_where_an_item_can_go(cli: CommandLine, to: str, meeting: str | None) -> None:
    assert cli("item", "move", "W20", "--to", to).code == 0
    item = cli.register().get(WorkItem, "W20")
    assert item is not None
    assert item.meeting == meeting


def test_two_meetings_on_a_day_are_listed_to_choose_from(cli: CommandLine) -> None:
    assert cli("meeting", "add", "30/9/2021", "--start", "10am", "--kind", "private-briefing").code == 0
    before = cli.panel.read_bytes()
    done = cli("item", "move", "W16", "--to", "30/9/2021")
    assert (done.code, done.out, done.told) == (1, "", ("meeting.several",))
    assert done.err == (
        "There are 2 meetings on Thursday 30 September 2021: M21 Thursday 30 September 2021, 10:00 am (Private "
        "Briefing, members only); M19 Thursday 30 September 2021, 1:00 pm. Name the one you mean by its id.\n"
    )
    assert cli.panel.read_bytes() == before
    assert cli("item", "move", "W16", "--to", "M19").code == 0


def test_everything_wrong_is_said_at_once_and_nothing_changes(cli: CommandLine) -> None:
    before = cli.panel.read_bytes()
    done = cli("item", "move", "W99", "W98", "--to", "Friday 30/9/2021")
    assert (done.code, done.out) == (1, "")
    first, second, third = done.err.splitlines()
    assert "There is no item “W99”." in first
    assert "There is no item “W98”." in second
    assert "Did you mean Thursday 30 September 2021 or Friday 1 October 2021?" in third
    assert cli.panel.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["move", "No such title", "--to", "next"], "There is no item “No such title”."),
        (["move", "Qtr. 4", "--to", "next"], "There are 2 items that “Qtr. 4” could be: W14 Qtr. 4"),
        (["move", "", "--to", "next"], "There is no item “”."),
        (["move", "W16", "--to", "1/9/2021"], "There is no meeting on Wednesday 1 September 2021. The nearest: M18"),
        (["move", "W16", "--to", "M77"], "There is no meeting “M77”."),
        (["move", "W16", "--to", "tomorow"], "“tomorow” is not"),
        (["move", "W16", "--to", ""], "No date has been typed."),
        (["move", "W16", "--to", "M18"], f"“{ETHICS}” is down for 29 July 2021 already."),
        (["add", "   "], "Nothing has been typed for the item."),
        (["add", "x\x1b[31m"], "An escape character (U+001B) stands in the item at character 2."),
        (["add", "x", "--kind", "sundry"], "“sundry” is not a kind of item. Choose from statutory, standing,"),
        (["edit", "W16", "--minutes", "-5"], "An item cannot"),
        (["defer", "W16", "--reason", " "], "Nothing has been typed for the reason."),
        (["paper", "W16", "posted"], "“posted” is not a status of a paper. Choose from due, received,"),
        (["reorder", "W13", "up"], "“PCC"),
        (["restore", "X1"], "There is no record “X1”."),
    ],
)
def test_refusals_are_sentences_and_change_nothing(cli: CommandLine, words: list[str], said: str) -> None:
    before = cli.panel.read_bytes()
    done = cli("item", *words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(said)
    assert done.err.endswith((".\n", "?\n"))
    assert "Traceback" not in done.err
    assert cli.panel.read_bytes() == before


def test_an_item_is_added_with_everything_that_was_given(cli: CommandLine) -> None:
    done = cli.line(
        'item add "Rural [crime] 🚜 שלום" --meeting next --comments "one\ntwo" --kind task-group'
        ' --lead "Chief Constable" --minutes 20 --moveable --earliest "1 sep" --latest 31/12/2021'
        ' --format presentation --origin "Minute 46"'
    )
    assert (done.code, done.err) == (0, "")
    assert "“1 sep” is Wednesday 1 September 2021." in done.out
    item = cli.register().items_of("M18")[-1]
    assert item.title == "Rural [crime] 🚜 שלום"
    assert (item.comments, item.kind.value, item.lead) == ("one\ntwo", "task group", "Chief Constable")
    assert (item.minutes, item.moveable, str(item.earliest), str(item.latest)) == (20, True, "2021-09-01", "2021-12-31")
    assert (item.format, item.origin) == ("presentation", "Minute 46")


def test_an_edit_changes_what_was_given_and_an_empty_text_takes_out(cli: CommandLine) -> None:
    assert cli("item", "edit", "W13", "--title", "Annual report", "--comments", "", "--no-moveable").code == 0
    item = cli.register().get(WorkItem, "W13")
    assert item is not None
    assert (item.title, item.comments, item.moveable) == ("Annual report", "", False)
    assert cli("item", "edit", "W13", "--title", "Annual report").out == "Nothing had to be changed.\n"


def test_an_item_goes_one_place_up_or_down(cli: CommandLine) -> None:
    first, second, third, *_ = (one.id for one in cli.register().items_of("M18"))
    orders = []
    for one, way in ((first, "down"), (third, "up"), (third, "up"), (third, "down")):
        assert cli("item", "reorder", one, way).code == 0
        orders.append([item.id for item in cli.register().items_of("M18")][:3])
    assert orders == [[second, first, third], [second, third, first], [third, second, first], [second, third, first]]


def test_what_becomes_of_an_item(cli: CommandLine) -> None:
    assert cli("item", "defer", "W16", "--reason", "Chair unwell", "--target", "autumn").code == 0
    assert cli("item", "withdraw", "W30", "--reason", "Settled").code == 0
    assert cli("item", "considered", "W9", "--meeting", "10/6/2021").code == 0
    assert cli("item", "paper", "W14", "to-follow", "--due", "19/7/2021").code == 0
    assert cli("item", "reorder", "W14", "up").code == 0
    assert cli("item", "moveable", "W14", "W15").code == 0
    assert cli("item", "bin", "W29").code == 0
    register = cli.register()
    deferred, withdrawn, considered = (register.tables["items"][key] for key in ("W16", "W30", "W9"))
    assert isinstance(deferred, WorkItem)
    assert isinstance(withdrawn, WorkItem)
    assert isinstance(considered, WorkItem)
    assert (deferred.status, deferred.meeting, deferred.target) == (ItemStatus.DEFERRED, None, "autumn")
    assert (withdrawn.status, considered.considered_at) == (ItemStatus.WITHDRAWN, "M17")
    first = register.items_of("M18")[0]
    assert (first.id, first.papers[0].status, first.moveable) == ("W14", PaperStatus.TO_FOLLOW, True)
    assert [record.id for record in register.binned()] == ["W29"]
    assert "W30 Venues for Panel Meetings review (no meeting)" in cli("show", "withdrawn").out
    binned = "W29 item: Return on Investments update (since Monday 12 July 2021)"
    assert cli("show", "bin").out == f"Today is taken to be Monday 12 July 2021.\n\n{binned}\n"
    assert cli("item", "reinstate", "W30").code == 0
    assert cli("item", "restore", "w29").code == 0
    assert cli("show", "bin").out.endswith("\n\nThe bin is empty.\n")


def test_with_read_only_nothing_is_changed(cli: CommandLine) -> None:
    before = cli.panel.read_bytes()
    for words in (["item", "move", "W16", "--to", "M19"], ["undo"], ["meeting", "cancel", "M20", "--reason", "x"]):
        done = cli("--read-only", *words)
        assert (done.code, done.out) == (3, "")
        assert "open for reading only" in done.err
    assert cli.panel.read_bytes() == before


def test_meetings_are_arranged_changed_moved_and_cancelled(cli: CommandLine) -> None:
    added = cli.line('meeting add "5 feb 2022" --start 1pm --venue "City Hall" --minutes 120')
    assert added.out.splitlines() == [
        "“5 feb 2022” is Saturday 5 February 2022.",
        "Added an ordinary meeting on 5 February 2022.",
        "Saved.",
        "Note: Saturday 5 February 2022 is not a working day: weekend.",
    ]
    assert cli.line('meeting edit M21 --title "Precept" --finish 3pm --note "" --date 4/2/2022').code == 0
    postponed = cli.line('meeting postpone 30/9/2021 --to 7/10/2021 --reason "Hall taken" --start 2pm --venue ""')
    assert "Postponed the meeting of 30 September 2021 to 7 October 2021." in postponed.out
    cancelled = cli.line('meeting cancel 2/12/2021 --reason "No quorum"')
    assert "3 items need a new meeting" in cancelled.out
    assert cli("meeting", "status", "29/7/2021", "called").code == 0
    assert cli("meeting", "bin", "M21").code == 0
    meetings = {record.id: record for record in cli.register().tables["meetings"].values()}
    precept, autumn, winter, summer = (meetings[key] for key in ("M21", "M19", "M20", "M18"))
    assert isinstance(precept, Meeting)
    assert isinstance(autumn, Meeting)
    assert isinstance(winter, Meeting)
    assert isinstance(summer, Meeting)
    assert (str(precept.date), precept.title, str(precept.finish)) == ("2022-02-04", "Precept", "15:00:00")
    assert (str(autumn.date), str(autumn.start)) == ("2021-10-07", "14:00:00")
    assert (winter.status.value, winter.cancelled_reason, summer.status.value) == ("cancelled", "No quorum", "called")


@pytest.mark.parametrize(
    ("line", "said", "told"),
    [
        ('meeting add ""', "No date has been typed.", "dates.empty"),
        ("meeting add 29/2/2022", "There is no day 29 in February 2022.", "dates.no_such_day"),
        (
            "meeting add 3/2/2022 --start 1 --kind gala",
            "1:00 could be in the morning or in the afternoon.",
            "word.unknown",
        ),
        ("meeting postpone next --to 29/7/2021 --reason x", "The meeting is on 29 July 2021 already.", "same-date"),
        ("meeting status next finished", "“finished” is not a status of a meeting.", "word.unknown"),
        ("meeting cancel M4 --reason x", "The meeting of Friday 23 September 2016 was held", "meeting-held"),
    ],
)
def test_meetings_are_refused_in_sentences(cli: CommandLine, line: str, said: str, told: str) -> None:
    before = cli.panel.read_bytes()
    done = cli.line(line)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert cli.panel.read_bytes() == before
    assert done.told[0] == told


def test_without_a_meeting_to_come_next_says_so(cli: CommandLine) -> None:
    done = cli.plain("--file", str(cli.panel), "--today", "1/1/2030", "item", "move", "W16", "--to", "next")
    assert (done.code, done.told) == (1, ("meeting.no_next",))
    assert done.err.startswith("No meeting is arranged on or after Tuesday 1 January 2030. Add one with:")


def test_the_business_of_a_meeting_that_has_passed_is_changed_only_with_yes(cli: CommandLine) -> None:
    means = "Do it only if that is meant. On the command line --yes says so."
    passed = f"The annual meeting of Thursday 10 June 2021 has passed. {means}"
    for line in (
        "item move W12 --to 29/7/2021",
        "item move W13 --to 10/6/2021",
        "item reorder W12 up",
        'item add "Late news" --meeting 10/6/2021',
        'item defer W12 --reason "Not ready"',
        'item withdraw W12 --reason "Twice"',
        "action schedule A1 --to 10/6/2021",
        "item bin W12",
        'item edit W12 --title "Another"',
        "question edit Q1 --meeting 10/6/2021",
        'question receive "A. Resident" --text "Why?" --meeting 10/6/2021',
    ):
        refused = cli.line(line)
        assert (refused.code, refused.out) == (1, ""), line
        assert passed in refused.err
        done = cli.line(f"{line} --yes")
        assert done.code == 0, done.err
        assert cli.line("undo").code == 0


def test_an_item_comes_back_to_a_meeting_that_has_passed_only_with_yes(cli: CommandLine) -> None:
    for away, back in (
        ("item bin W12 --yes", "item restore W12"),
        ('item withdraw W12 --reason "Twice" --yes', "item reinstate W12"),
    ):
        assert cli.line(away).code == 0
        refused = cli.line(back)
        assert (refused.code, refused.out) == (1, "")
        assert "The annual meeting of Thursday 10 June 2021 has passed." in refused.err
        assert cli.line(f"{back} --yes").code == 0


def test_what_is_taken_out_of_the_bin_by_its_title_is_what_lies_there(cli: CommandLine) -> None:
    for line in ("item add Twins", "item bin Twins", "item add Twins", "item restore Twins"):
        done = cli.line(f"{line} --yes")
        assert done.code == 0, (line, done.err)
    assert cli.line("item bin Twins --yes").code == 1, "there are two of them now"


def test_a_change_to_a_published_agenda_is_said_at_once(cli: CommandLine) -> None:
    assert cli.line("publish 29/7/2021 --on 12/7/2021").code == 0
    told = cli.line('item withdraw W16 --reason "Not ready" --yes').out
    assert f"Note: The agenda of the meeting of Thursday 29 July 2021 has been published with “{ETHICS}” on it." in told
    assert "is a late item" in cli.line('item add "Budget" --meeting 29/7/2021 --yes').out
    moved = cli.line("item move W13 --to 30/9/2021 --yes").out
    assert moved.count("has been published with") == 1
    assert "has been published with" in cli.line("item bin W14 --yes").out
