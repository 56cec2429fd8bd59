"""The command line of actions and findings: every command changes what it says, and refuses with a cure."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import msgspec
import pytest

from store.queries.findings.findings import FindingRow
from store.records import Action, ActionStatus, DueKind, KeptFile, Outcome, WorkItem
from tests.tui.line import CommandLine


def action(cli: CommandLine, one: str) -> Action:
    return cli.register().need(Action, one)


def done(cli: CommandLine, line: str) -> str:
    outcome = cli.line(line)
    assert (outcome.code, outcome.err) == (0, ""), outcome.err
    assert "Saved." in outcome.out
    return outcome.out


def test_adding_editing_and_noting(cli: CommandLine) -> None:
    done(
        cli,
        'action add "Look into [rural] crime" --kind "request for a report" --minute "47 of 27/1/2021" '
        '--owner PCC --due "next meeting" --basis precept --number 5',
    )
    added = action(cli, "A30")
    assert (added.text, added.meeting, added.minute, added.due_kind) == (
        "Look into [rural] crime",
        "M14",
        "N15",
        DueKind.NEXT_MEETING,
    )
    done(cli, 'action edit "Look into" --due "undated from 1/10/2021" --owner "" --reply not-required')
    assert str(action(cli, "A30").review_from) == "2021-10-01"
    done(cli, 'action note A30 "Draft seen" --by Clerk')
    assert action(cli, "A30").progress[0].by == "Clerk"


def test_closing_reopening_dropping_carrying_and_resting(cli: CommandLine) -> None:
    done(cli, 'action close A6 --what "Report received" --on 10/6/2021 --where "Minute 5" --ref w28')
    assert action(cli, "A6").closed is not None
    done(cli, 'action reopen A6 --reason "Not complete"')
    assert "Report received (Minute 5)" in action(cli, "A6").progress[0].text
    done(cli, 'action drop A2 --what "Trial over" --on 10/6/2021 --where "Annual meeting"')
    assert action(cli, "A2").status is ActionStatus.DROPPED
    done(cli, "action carry A3 A8 --to 30/9/2021")
    assert action(cli, "A3").carried == ("M11",)
    done(cli, "action review A23 A24 --from 1/12/2021")
    assert str(action(cli, "A24").review_from) == "2021-12-01"


def test_tying_scheduling_and_splitting(cli: CommandLine) -> None:
    done(cli, 'action link A1 --item "Human Trafficking"')
    done(cli, "action unlink A1 --item W31")
    assert action(cli, "A1").items == ()
    done(cli, "action schedule A1 --to 30/9/2021")
    (item,) = [one for one in cli.register().all(WorkItem) if one.origin_ref == "A1"]
    assert (item.title, item.meeting) == ("Report on racially motivated crimes", "M19")
    shown = cli("action", "split", "33 of 23/9/2016")
    assert "(b) (request for a report)" in shown.out
    done(
        cli,
        'action split "35 of 23/9/2016" --take "(a)|action|Clerk|30/9/2021|Book City Hall" '
        '--take "(a)|undertaking|Leicester|every meeting|Keep the room"',
    )
    made = [one for one in cli.register().actions if one.clause == "(a)" and one.minute == "N9"]
    assert [one.text for one in made][1:] == ["Book City Hall", "Keep the room"]
    circle = cli("action", "link", "A10", "--part-of", "A23")
    assert circle.code == 1
    assert "A10 → A23 → A10" in circle.err


def test_what_a_minute_promises_is_listed_with_what_is_taken_and_any_words_can_be_taken(cli: CommandLine) -> None:
    shown = cli("action", "split", "47 of 27/1/2021").out
    assert "  recommendation 2 (request for a report, next meeting), taken already as A5: " in shown
    assert "(action): It was noted that the plan was work in progress" in shown
    assert "taken already as A27" in cli("action", "split", "31 of 23/9/2016").out
    done(cli, 'action split "50 of 27/1/2021" --take "|action|Clerk|next meeting|Look into it"')
    (made,) = [one for one in cli.register().actions if one.text == "Look into it"]
    assert (made.minute, made.clause, made.owner) == ("N18", "", "Clerk")
    nothing = cli("action", "split", "50 of 27/1/2021", "--take", "(z)")
    assert nothing.code == 1
    assert nothing.told == ("split-clause",)
    assert "Minute 50 has no clause “(z)”." in nothing.err


def test_days_of_meetings_that_a_minute_names_are_arranged_by_command(cli: CommandLine) -> None:
    cli("minute", "add", "--meeting", "25/3/2021", "--heading", "DATES", "--resolved", DATES)
    minute = "item 1 of 25/3/2021"
    shown = cli("action", "split", minute).out
    assert "  resolution (no action): " in shown
    assert "  meeting on 3 February 2022, 1:00 pm\n" in shown
    assert "  meeting on 29 March 2022, 1:00 pm\n" in shown
    assert cli("action", "split", minute, "--arrange", "4/2/2022").code == 1
    done(cli, f'action split "{minute}" --arrange 3/2/2022')
    assert "meeting on 3 February 2022, 1:00 pm (stands already, M" in cli("action", "split", minute).out
    done(cli, f'action split "{minute}" --arrange all')
    days = [str(one.date) for one in cli.register().meetings if one.date.year == 2022]
    assert days == ["2022-02-03", "2022-03-29"]
    again = cli("action", "split", minute, "--arrange", "all")
    assert (again.code, again.told) == (1, ("arrange-none",))
    assert "has a meeting already." in again.err
    none = cli("action", "split", "47 of 27/1/2021", "--arrange", "all")
    assert none.told == ("arrange-none",)
    assert none.err.endswith("Add the meetings with: secretariat meeting add DATE.\n")


DATES = "That meetings be held at 1.00pm on the following dates in 2022:-\n- 3 February;\n- 29 March."


def test_replies_and_copies(cli: CommandLine) -> None:
    done(cli, 'action respond A4 "report-promised" --received 9/7/2021 --promise "A report" --promise-due next')
    assert action(cli, "A4").response is not None
    assert action(cli, "A30").parent == "A4"
    done(cli, 'action copies A4 A5 --to "Rutland County Council" --on 1/2/2021')
    done(cli, "action copies A4 A5 A6 A7 --to all")
    assert len(action(cli, "A4").copies) == 10
    early = cli("action", "respond", "A6", "changed", "--received", "1/1/2021")
    assert early.code == 1
    assert "before the recommendation" in early.err
    assert "Para 32" in early.err


@pytest.mark.parametrize(
    ("words", "code", "said", "told"),
    [
        (("action", "close", "A1"), 1, "not closed without what", "evidence-what"),
        (("action", "close", "A99", "--what", "x", "--where", "y"), 1, "no action “A99”", "unknown-id"),
        (("action", "close", "That", "--what", "x"), 1, "Name the one you mean by its id.", "action.several"),
        (("action", "add", "x", "--due", "soon"), 1, "undated from 1/10/2021", "dates.unreadable"),
        (("action", "add", "x", "--minute", "47"), 0, "", ""),
        (("action", "add", "x", "--minute", "99"), 1, "by its number and meeting", "minute.none"),
        (("action", "split", "N15", "--take", "(z)"), 1, "recommendation 4", "split-clause"),
        (("action", "carry", "A3", "--to", "10/6/2021"), 1, "still to come", "carry-past"),
        (
            ("finding", "aside", "x", "--reason", "y", "--until", "1/9/2021"),
            1,
            "There is no finding “x”. There are: ",
            "coded.none",
        ),
        (("show", "actions", "--search", "who:x"), 1, "is, owner, due", "search-key"),
        (("show", "chain", "P1"), 1, "stands in no chain", "no-chain"),
        (("item", "score", "W27", "Impact=9"), 1, "Set the criteria first", "unknown-criterion"),
        (("item", "score", "W27", "Impact"), 1, "Public interest=3", "points-unread"),
        (("action", "link", "A1"), 2, "", "usage"),
    ],
)
def test_what_is_refused_says_why_and_what_to_do(
    cli: CommandLine, words: tuple[str, ...], code: int, said: str, told: str
) -> None:
    before = cli.panel.read_bytes()
    outcome = cli(*words)
    assert outcome.code == code, outcome
    assert said in outcome.err
    if code:
        assert cli.panel.read_bytes() == before
    assert outcome.told[:1] == ((told,) if told else ())


def test_findings_and_prepare_have_the_fixed_names_and_can_be_set_aside(cli: CommandLine) -> None:
    found = cli("show", "findings", "--format", "json")
    rows = msgspec.json.decode(found.out, type=list[FindingRow])
    assert list(found.json()[0])[:4] == ["code", "sentence", "place", "cure"]
    assert {"same-item-twice:W12:W25", "term-ending:S31:S32"} <= {row.key for row in rows}
    assert len(cli("show", "prepare", "--format", "json").json()) == 29
    done(cli, 'finding aside weekday-wrong:M1 --reason "Old [paper]" --until 1/9/2021')
    assert "weekday-wrong:M1" not in cli("show", "findings").out
    assert "Old [paper]" in cli("show", "findings", "--aside").out
    done(cli, "finding back weekday-wrong:M1")
    assert "weekday-wrong:M1" in cli("show", "findings").out


def test_what_is_shown_as_text(cli: CommandLine) -> None:
    assert "recommendation 2" in cli("show", "chain", "A5").out
    assert "deferred once, 1,315 days" in cli("show", "ledger").out
    assert "Thu 29 Jul 2021" in cli("show", "load").out
    table = cli("show", "replies", "--meeting", "3/2/2017").out.splitlines()
    assert (
        len([line for line in table if line[:1].isdigit() and "Mar 2017" in line]) == 16
    )  # two of the fourteen points have two outcomes
    assert {outcome.value for outcome in Outcome} >= {line.split("  ")[2].strip() for line in table[4:5]} - {""}
    assert (
        cli("show", "prepare")
        .out.rstrip()
        .endswith("13 things are still needed for 29 July 2021. 16 things are left over from before or may wait.")
    )
    assert cli("show", "actions", "--search", "is:overdue minute:35").out.count("A3") == 1
    done(cli, 'item criteria "Public interest" --line 2')
    done(cli, 'item score "Independent Custody" "Public interest=3"')
    assert "3 W27 Independent Custody Visitors Scheme update, above the line" in cli("show", "backlog").out


def test_each_step_can_be_undone(cli: CommandLine) -> None:
    before = cli.register()
    for line in (
        "action schedule A1",
        "action carry A3",
        'finding aside weekday-wrong:M1 --reason "Old" --until 1/9/2021',
    ):
        done(cli, line)
        done(cli, "undo")
    assert cli.register() == before


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("each regular meeting", "each regular meeting, next Thursday 29 July 2021"),
        ("report annually", "yearly"),
        ("six-monthly", "six-monthly"),
        ("November 2021", "2021-11-30"),
        ("w/c 5 or 12 December 2022", "2022-12-16"),
        ("by the end of March", "2022-03-31"),
        ("the annual meeting", "the annual meeting, date not recorded"),
        ("as soon as possible", "undated"),
    ],
)
def test_due_in_the_words_of_the_minutes(cli: CommandLine, words: str, due: str) -> None:
    done = cli("action", "add", "A report on the estate", "--meeting", "10/6/2021", "--due", words)
    assert done.code == 0, done.err
    row = next(row for row in cli.line("show actions --format json").json() if row["text"] == "A report on the estate")
    assert row["due"] == due
    action = cli.register().get(Action, str(row["id"]))
    assert action is not None
    assert action.due_words in {"", words}
    assert bool(action.due_words) is (f"“{words}” is taken as due " in done.out)


def test_a_due_day_before_the_meeting_is_asked_about(cli: CommandLine) -> None:
    line = 'action add "A report" --meeting 10/6/2021 --due'
    refused = cli.line(f'{line} "November 2020"')
    assert refused.code == 1
    assert "type “November 2020, as printed”." in refused.err
    assert cli.line(f'{line} "November 2020, as printed"').code == 0


@pytest.mark.parametrize("asked", [("--meeting", "27/1/2021"), ("--minute", "47 of 27/1/2021")])
def test_a_due_time_without_a_year_counts_from_the_meeting_that_asked(cli: CommandLine, asked: tuple[str, str]) -> None:
    outcome = cli("action", "add", "A plan", "--due", "by the end of March", *asked)
    assert outcome.code == 0
    (made,) = [one for one in cli.register().actions if one.text == "A plan"]
    assert made.due_on == dt.date(2021, 3, 31)
    assert "Wednesday 31 March 2021" in outcome.out
    assert cli("action", "edit", made.id, "--due", "by the end of April").code == 0
    assert cli.register().need(Action, made.id).due_on == dt.date(2021, 4, 30)


def test_the_letter_of_a_reply_is_kept_by_its_name_and_digest(cli: CommandLine, tmp_path: Path) -> None:
    letter = tmp_path / "reply of May.pdf"
    letter.write_bytes(b"The letter")
    common = ("--received", "9/7/2021", "--letter", "OPCC/7", "--kept-as", str(letter), "--signed-by", "A. Person")
    done_first = cli("action", "respond", "A4", "not-accepted", "--part", "the young", *common)
    assert done_first.code == 0
    again = cli(
        "action",
        "respond",
        "A4",
        "changed",
        "--which",
        "2",
        "--part",
        "the old",
        "--reference",
        "Para 5",
        "--received",
        "9/7/2021",
    )
    assert again.code == 0
    reply = action(cli, "A4").response
    assert reply is not None
    assert reply.kept == KeptFile(name="reply of May.pdf", sha256=hashlib.sha256(b"The letter").hexdigest())
    printed = cli("show", "replies", "--meeting", "27/1/2021").out
    assert "Letter OPCC/7: signed by A. Person; kept as reply of May.pdf. It answers 1 point." in printed
    assert str(tmp_path) not in printed
    points = [line.split()[1] for line in printed.splitlines() if line.startswith("A4")]
    assert points == ["not", "changed"]
    missing = cli("action", "respond", "A6", "noted", "--received", "9/7/2021", "--kept-as", str(tmp_path / "none.pdf"))
    assert (missing.code, action(cli, "A6").response) == (3, None)


def test_a_letter_that_is_another_file_by_now_is_told_by_the_doctor(cli: CommandLine) -> None:
    letter = cli.panel.parent / "reply.pdf"
    letter.write_bytes(b"The letter")
    for one in ("A4", "A6"):
        given = ("--received", "9/7/2021", "--letter", "OPCC/7", "--kept-as", str(letter))
        assert cli("action", "respond", one, "noted", *given).code == 0
    assert "reply.pdf" not in cli("doctor").out
    letter.write_bytes(b"Another letter")
    told = cli("doctor")
    assert told.code == 1
    assert "reply.pdf is not the file that was kept as the letter that answers A4 and A6." in told.out
    assert "Put that file back, or record the letter again with this one." in told.out
    letter.unlink()
    assert "reply.pdf" not in cli("doctor").out


def test_an_outcome_is_taken_back_by_command(cli: CommandLine) -> None:
    before = action(cli, "A4")
    assert cli("action", "respond", "A4", "noted", "--received", "9/7/2021", "--text", "Noted.").code == 0
    wrong = cli("action", "back", "A4", "--which", "2")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err == "There is no outcome 2: 1 outcome of this point is recorded. Leave the number out.\n"
    told = cli("action", "back", "A4")
    assert told.code == 0
    assert told.out.startswith("Took back the reply to ")
    assert action(cli, "A4") == before
    again = cli("action", "back", "A4")
    assert (again.code, again.err) == (1, "No reply to it is recorded. There is nothing to take back.\n")
    assert cli("undo").code == 0
    assert action(cli, "A4").response is not None
