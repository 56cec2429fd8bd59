from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

import msgspec
import pytest

from store.desk import Desk
from store.queries.outcome import ActOutcome
from store.queries.questions.outcome import Drafted, Purged
from store.queries.questions.sheet import SheetRow
from store.queries.questions.whole import QuestionWhole, SimilarRow
from store.records import Question
from tests.tui.line import CommandLine
from tui.commandline.parser import all_commands, commands_of

CANARIES = ("canary@nest.example", "07700 900987", "99 Canary Close")
RECEIVE = (
    *("question", "receive", "A. Resident", "--text", "Will there be more officers?", "--meeting", "29/7/2021"),
    *("--connection", "lives in Oakham", "--email", CANARIES[0], "--phone", CANARIES[1], "--address", CANARIES[2]),
)


def received(cli: CommandLine, day: str = "5/7/2021") -> None:
    assert cli(*RECEIVE, "--received", day).code == 0


def question(cli: CommandLine, question_id: str = "Q2") -> Question:
    desk = Desk.open(cli.panel, read_only=True)
    try:
        return desk.register.need(Question, question_id)
    finally:
        desk.close()


def test_from_the_inbox_to_the_reply_that_was_sent(cli: CommandLine) -> None:
    received(cli)
    for line, said in (
        ("question acknowledge Q2", "Acknowledged question Q2."),
        ("question accept Q2 --by 'the clerk'", "Accepted question Q2 for the meeting of 29 July 2021."),
        ("question send Q2 --to 'the Commissioner' --due 20/7/2021", "Sent question Q2 to the Commissioner"),
        ("question answer Q2 --text 'Yes.' --by 'the Commissioner'", "Recorded the answer to question Q2."),
        ("question text Q2 --text 'Will there be more?'", "Changed the text to be published"),
        ("question publish Q2", "Published question Q2."),
        ("question reply Q2 --due 30/7/2021", "Noted that a written reply to question Q2 is owed, due Friday 30"),
        ("question sent Q2", "Marked the reply to question Q2 as sent on Monday 12 July 2021."),
        ("question close Q2", "Closed question Q2."),
    ):
        done = cli.line(line)
        assert (done.code, done.err) == (0, "")
        assert said in done.out
        assert "Saved.\n" in done.out
    assert question(cli).state.value == "closed"
    for _ in range(10):
        assert cli("undo").code == 0
    assert cli("question", "show", "Q2").code == 1


def test_who_asks_again_is_told_to_have_asked_before(cli: CommandLine) -> None:
    assert "asked before" not in cli(*RECEIVE, "--received", "5/7/2021").out
    again = cli(*RECEIVE, "--received", "6/7/2021")
    assert "\n  The same person has asked before: Q2, last on Monday 5 July 2021.\n" in again.out


def test_a_question_received_a_day_late_is_judged_so_and_needs_a_reason(cli: CommandLine) -> None:
    done = cli(*RECEIVE, "--received", "8/7/2021")
    assert "after the deadline of Wednesday 7 July 2021" in done.out
    assert "deadline: fail: It had to be in by Wednesday 7 July 2021" in done.out
    refused = cli("question", "accept", "Q2")
    assert (refused.code, refused.out) == (1, "")
    assert "Reject it, hold it over, or accept it with a reason" in refused.err
    held = cli("question", "hold", "Q2", "--by", "the Chair")
    assert held.out.startswith("Held question Q2 over to the meeting of 30 September 2021.")
    assert cli("undo").code == 0
    assert cli("question", "reject", "Q2", "--ground", "late", "--by", "the Chair").code == 0
    assert cli("undo").code == 0
    assert cli("question", "accept", "Q2", "--reason", "urgent", "--agreed-by", "the Chair").code == 0


def test_a_rejection_stays_open_until_the_asker_was_told(cli: CommandLine, own_folders: Path) -> None:
    received(cli)
    assert cli.line("question reject Q2 --ground dull --by 'the Chair'").code == 1
    done = cli.line("question reject Q2 --ground frivolous --by 'the Chair' --reason 'It is a joke'")
    assert "The asker must be told" in done.out
    assert "has not been told" in cli.line("question close Q2").err
    letter = cli.line(f"question letter Q2 --folder {own_folders}/out")
    assert letter.out.startswith("Wrote the rejection with its ground to the e-mail address recorded: ")
    assert "it is frivolous" in (own_folders / "out" / "Q2-rejection-2021-07-12.eml").read_text("utf-8")
    assert cli.line("question told Q2").code == 0
    assert cli.line("question close Q2").code == 0


def test_forwarding_writes_two_letters(cli: CommandLine) -> None:
    received(cli)
    assert cli.line("question forward Q2 --by 'the Chair'").code == 0
    for kind in ("redirection", "forward"):
        row = msgspec.json.decode(cli.line(f"question letter Q2 {kind} --format json").out, type=list[Drafted])
        assert row[0].letter == kind
        path = Path(row[0].path)
        assert path.parent == cli.panel.parent / "drafts"
        assert (CANARIES[0] in path.read_text("utf-8")) is (kind == "redirection")


def test_a_council_words_its_letters_itself(cli: CommandLine) -> None:
    received(cli)
    folder = cli.panel.parent / "letters"
    folder.mkdir()
    (folder / "acknowledgement.txt").write_text("Subject: Got $reference\n\nOurs.\n", "utf-8")
    assert cli.line("question letter Q2 acknowledgement").code == 0
    assert "Ours." in (cli.panel.parent / "drafts" / "Q2-acknowledgement-2021-07-12.eml").read_text("utf-8")
    (folder / "acknowledgement.txt").write_text("Subject: $who\n", "utf-8")
    refused = cli.line("question letter Q2 acknowledgement")
    assert (refused.code, refused.out) == (1, "")
    assert "asks for $who, which is not known" in refused.err


def test_a_paste_comes_from_a_file_in_any_encoding(cli: CommandLine, own_folders: Path) -> None:
    paste = own_folders / "mail.txt"
    paste.write_bytes("“Why”\r\n\x00 – now?".encode("cp1252"))
    done = cli("question", "receive", "A", "--text-file", str(paste))
    assert (done.code, done.out) == (1, "")
    assert "not text" in done.err
    paste.write_bytes("“Why”\r\n – now?".encode("cp1252"))
    assert cli("question", "receive", "A", "--text-file", str(paste)).code == 0
    assert question(cli).text == "“Why”\n – now?"
    paste.write_text("Why? 🙂" + " more" * 4_000, "utf-8")
    assert cli("question", "receive", "A", "--text-file", str(paste)).code == 0
    assert len(question(cli, "Q3").text) > 20_000


def test_everything_wrong_is_said_at_once(cli: CommandLine) -> None:
    done = cli("question", "receive", " ", "--text", "Why?", "--received", "13/7/2021", "--email", "nobody")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 3
    assert "is still to come" in done.err
    done = cli("question", "receive", "A", "--text", "Why?", "--received", "31/2/2021", "--kind", "sermon")
    assert len(done.err.splitlines()) == 2


@pytest.mark.parametrize("missing", ["Q99", "W1", "xyz"])
def test_a_question_that_is_none(cli: CommandLine, missing: str) -> None:
    done = cli("question", "accept", missing)
    assert done.code == 1
    assert missing in done.err


def test_show_gives_everything_and_the_private_part_only_when_asked(cli: CommandLine) -> None:
    received(cli)
    plain = cli("question", "show", "q2", "--working")
    assert "Deadline: Wednesday 7 July 2021 · received in time" in plain.out
    assert "Working: In by Wednesday 7 July 2021." in plain.out
    assert not any(canary in plain.out for canary in CANARIES)
    private = cli("question", "show", "Q2", "--private")
    assert all(canary in private.out for canary in CANARIES)
    for words, there in (((), False), (("--private",), True)):
        out = cli("question", "show", "Q2", "--format", "json", *words).out
        (row,) = msgspec.json.decode(out, type=list[QuestionWhole])
        assert (row.private is not None) is there
        assert all((canary in out) is there for canary in CANARIES)
        assert (row.deadline, row.late, row.needs) == (dt.date(2021, 7, 7), False, "decision")


def test_the_question_of_the_sample_stands_as_its_papers_tell(cli: CommandLine) -> None:
    (row,) = cli("show", "questions", "--format", "json").json()
    assert (row["received"], row["asker"], row["meeting"]) == (None, "Chris Collins", "2021-03-25")
    assert (row["state"], row["answer"], row["reply"]) == ("not recorded", "", "")
    assert cli("show", "questions").out.count("not recorded") == 5
    (whole,) = msgspec.json.decode(cli("question", "show", "Q1", "--format", "json").out, type=list[QuestionWhole])
    assert (whole.received, whole.late, whole.answer, whole.reply_sent, whole.steps) == (None, None, "", None, ())


def test_every_verb_answers_in_json(cli: CommandLine) -> None:
    def run(line: str) -> ActOutcome:
        done = cli.line(f"question {line} --format json")
        assert (done.code, done.err) == (0, "")
        (row,) = msgspec.json.decode(done.out, type=list[ActOutcome])
        return row

    assert run("receive B --text Why? --received 5/7/2021 --meeting next --connection 'works here'").state == "received"
    assert run("edit Q2 --subject Officers").sentence == "Changed the subject of question Q2."
    assert run("edit Q2 --subject Officers").sentence == "Nothing had to be changed."
    assert run("text Q2 --text 'Why not?'").id == "Q2"
    assert run("text Q2 --text 'Ring 07700 900123'").needs == "decision"
    assert run("redact Q2").state == "received"
    assert run("repeat Q2 --of Q1 --not --note changed").id == "Q2"
    assert run("accept Q2 --by 'the Chair'").state == "accepted"
    assert run("hold Q2 --by 'the Chair'").state == "held over"
    assert run("forward Q2 --by 'the Chair'").needs == "tell the asker"
    assert run("told Q2").needs == "close"
    assert run("put Q1 --absent").state == "written reply owed"
    assert run("supplementary Q1 --text When? --agreed-by 'the Chair'").needs == "answer"
    assert run("answer Q1 --text Yes.").state == "written reply owed"
    assert run("answer Q1 --text Soon. --supplementary 1").needs == "reply owed"
    assert run("sent Q1").state == "reply sent"
    assert run("publish Q1").state == "published"


def test_looking_again_after_the_meeting_moved(cli: CommandLine) -> None:
    received(cli)
    cli.line("question accept Q2 --by 'the Chair'")
    assert cli.line("meeting postpone 29/7/2021 --to 5/8/2021 --reason clash").code == 0
    assert "Look again: It was decided when the deadline was Wednesday 7 July 2021" in cli("question", "show", "Q2").out
    assert cli.line("question stands Q2 --by 'the Chair'").code == 0
    assert "Look again" not in cli("question", "show", "Q2").out


def test_similar_questions_are_listed(cli: CommandLine) -> None:
    text = "Rutland pays more council tax per head: will a document outline what benefit it receives from the precept?"
    cli("question", "receive", "B", "--text", text, "--received", "5/7/2021")
    (row,) = msgspec.json.decode(cli.line("question similar Q2 --format json").out, type=list[SimilarRow])
    assert (row.id, row.in_window, row.day) == ("Q1", True, dt.date(2021, 3, 25))
    assert "Q1, Thursday 25 March 2021" in cli.line("question similar Q2").out
    assert cli.line("question similar Q1").out == "No question recorded is like it.\n"


def test_groups_sheet_and_minutes(cli: CommandLine) -> None:
    received(cli)
    received(cli)
    assert cli.line("question accept Q2 --by 'the Chair'").code == 0
    assert cli.line("question accept Q3 --by 'the Chair'").code == 0
    assert cli.line("question edit Q2 --minutes 3").code == 0
    done = cli.line("question group Q2 Q3 --format json")
    assert [row["id"] for row in done.json()] == ["Q2", "Q3"]
    rows = msgspec.json.decode(cli.line("question sheet --format json").out, type=list[SheetRow])
    assert [(row.id, row.group, row.minutes) for row in rows] == [("Q2", 1, 3), ("Q3", 1, None)]
    assert "group 1" in cli.line("question sheet --format md").out
    assert cli.line("question group Q2 Q3 --apart").code == 0
    again = cli.line("question group Q2 Q3 --apart --format json")
    assert [(row["id"], row["sentence"]) for row in again.json()] == [
        ("Q2", "Nothing had to be changed."),
        ("Q3", "Nothing had to be changed."),
    ]
    assert cli.line("question sheet --meeting 25/3/2021 --minutes").out.startswith("PUBLIC QUESTIONS\n\nA question was")
    assert cli.line("question sheet --out sheet.txt").out == "Wrote the questions to sheet.txt.\n"


def test_purging_counts_first_and_removes_only_when_told(cli: CommandLine) -> None:
    received(cli)
    later = ("--file", str(cli.panel), "--today", "29/7/2022")
    assert cli.line("question purge").out == "No contact details are due to be removed.\n"
    counted = cli.plain(*later, "question", "purge")
    assert counted.out.startswith("1 to remove: Q2.\n")
    assert question(cli).asker.private.email == CANARIES[0]
    row = msgspec.json.decode(cli.plain(*later, "question", "purge", "--yes", "--format", "json").out, type=Purged)
    assert (row.questions, row.done) == (("Q2",), True)
    assert question(cli).asker.private.email == ""
    assert question(cli).asker.name == "A. Resident"
    assert not any(canary in cli.panel.read_text("utf-8") for canary in CANARIES)


def test_a_purge_names_every_file_that_still_holds_the_details(cli: CommandLine) -> None:
    received(cli)
    assert cli("question", "letter", "Q2").code == 0
    assert cli("export", "data", "--private", "--out", str(cli.panel.parent / "all.json")).code == 0
    done = cli.plain("--file", str(cli.panel), "--today", "29/7/2022", "question", "purge", "--yes")
    files = [path for path in cli.panel.parent.rglob("*") if path.is_file()]
    there = [path for path in files if any(one.encode() in path.read_bytes() for one in CANARIES)]
    assert len(there) > 1
    for path in there:
        assert f"{path} still holds private details" in done.out
    assert not any(canary in done.out for canary in CANARIES)


def test_a_receipt_that_was_undone_is_purged_from_the_history(cli: CommandLine) -> None:
    received(cli)
    assert cli("undo").code == 0
    assert CANARIES[0] in cli.panel.read_text("utf-8")
    assert cli.line("question purge").out.startswith("1 to remove: Q2.")
    assert cli.line("question purge --yes").code == 0
    assert not any(canary in cli.panel.read_text("utf-8") for canary in CANARIES)
    assert cli("undo").code == 1


def test_only_outputs_that_are_known_print_private_details() -> None:
    private = set()
    for command in all_commands():
        parser = argparse.ArgumentParser()
        command.arguments(parser)
        private |= {command.words for action in parser._actions if "--private" in action.option_strings}
    assert private == {"export data", "question show"}


def test_a_forward_leaves_details_in_by_their_numbers(cli: CommandLine) -> None:
    text = f"Ring {CANARIES[1]} or write to {CANARIES[0]}."
    assert cli("question", "receive", "A", "--text", text, "--meeting", "29/7/2021").code == 0
    assert cli.line("question forward Q2 --by 'the Chair'").code == 0
    done = cli.line("question letter Q2 forward --leave-in 2")
    assert "1. telephone number in line 1: taken out\n2. e-mail address in line 1: left in" in done.out
    (path,) = (cli.panel.parent / "drafts").iterdir()
    assert CANARIES[0] in path.read_text("utf-8")
    assert CANARIES[1] not in path.read_text("utf-8")
    refused = cli.line("question letter Q2 forward --leave-in 3")
    assert (refused.code, refused.out, refused.told) == (1, "", ("leave-in",))
    assert "Give all, none or their numbers" in refused.err


def test_nothing_printed_holds_a_canary(cli: CommandLine) -> None:
    received(cli)
    cli.line("question accept Q2 --by 'the Chair'")
    cli.line(f"question edit Q2 --email other-{CANARIES[0]} --phone {CANARIES[1].replace(' ', '')}1")
    views = ("calendar", "programme", "questions", "declarations", "actions", "members", "history")
    lines = [
        *(f"show {view} --format {form}" for view in views for form in ("text", "json", "csv")),
        *(f"export {view} --format {form}" for view in views for form in ("text", "json", "csv")),
        *(f"show {one} --format {form}" for one in ("record Q2", "history Q2") for form in ("text", "json", "csv")),
        *("show meeting", "show meeting --format json", "show bin", "export data", "question sheet"),
        *("question sheet --format json", "question sheet --minutes", "question similar Q2", "question show Q2"),
        *("question show Q2 --format json", "question similar Q2 --format json", "doctor"),
        *("question close Q2", "question edit Q2 --email nobody", "question accept Q2 --by X"),
    ]
    for line in lines:
        done = cli.line(line)
        assert done.out or done.err, line
        for canary in (*CANARIES, CANARIES[1].replace(" ", "")):
            assert canary not in done.out + done.err, line


def test_a_crash_notes_where_and_never_what(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:

    from tui.settings import log_path

    received(cli)

    def broken(*_: object, **arguments: object) -> None:
        raise ValueError(f"{CANARIES} {arguments}")

    monkeypatch.setattr("store.commands.questions.receipt.edit_question", broken)
    done = cli("question", "edit", "Q2", "--email", CANARIES[0])
    assert done.code == 1
    log = log_path().read_text("utf-8")
    assert "ValueError" in log
    assert not any(canary in done.out + done.err + log for canary in CANARIES)


def test_every_command_has_help_with_an_example(cli: CommandLine) -> None:
    commands = list(commands_of("question"))
    assert len(commands) > 20
    for command in commands:
        done = cli.plain(*command.words.split(), "--help")
        assert done.code == 0
        assert command.example in done.out
        assert command.output is not None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("5/7/2021", "Received Monday 5 July 2021: in time, by Wednesday 7 July 2021."),
        ("7/7/2021", "Received Wednesday 7 July 2021: in time, by Wednesday 7 July 2021."),
        ("8/7/2021 --at 16:59", "Received Thursday 8 July 2021, 4:59 pm: one day late, after Wednesday 7 July 2021."),
        ("9/7/2021 --at 00:01", "Received Friday 9 July 2021, 12:01 am: two days late, after Wednesday 7 July 2021."),
        ("", "Received Monday 12 July 2021: five days late, after Wednesday 7 July 2021."),
    ],
)
def test_a_receipt_is_said_back_before_it_is_saved(cli: CommandLine, day: str, said: str) -> None:
    done = cli(*RECEIVE, *(("--received", *day.split()) if day else ()))
    assert done.out.index(said) < done.out.index("Received question Q2") < done.out.index("Saved.")
    assert done.out.count("Received ") == 2


def test_a_receipt_can_be_looked_at_and_left(cli: CommandLine) -> None:
    before = cli.panel.read_bytes()
    done = cli(*RECEIVE, "--received", "8/7/2021", "--at", "4:59 pm", "--preview")
    assert (done.code, done.err, cli.panel.read_bytes()) == (0, "", before)
    late = "for the meeting of Thursday 29 July 2021, after the deadline of Wednesday 7 July 2021"
    assert done.out.splitlines()[-3:] == [
        "Received Thursday 8 July 2021, 4:59 pm: one day late, after Wednesday 7 July 2021.",
        f"Would be saved: Received question Q2 {late}.",
        "Nothing was saved. To do it, give the command again without --preview.",
    ]
    assert cli("question", "show", "Q2").code == 1
    seen = cli(*RECEIVE, "--received", "8/7/2021", "--preview", "--json")
    (row,) = msgspec.json.decode(seen.out, type=list[ActOutcome])
    assert (row.id, row.state, cli.panel.read_bytes()) == ("Q2", "received", before)
    refused = cli(*RECEIVE, "--received", "13/7/2021", "--preview")
    assert (refused.code, refused.out) == (1, "")


def test_a_receipt_that_is_corrected_is_said_back_too(cli: CommandLine) -> None:
    received(cli)
    done = cli("question", "edit", "Q2", "--received", "8/7/2021", "--at", "16:59")
    said = "Received Thursday 8 July 2021, 4:59 pm: one day late, after Wednesday 7 July 2021."
    assert done.out.index(said) < done.out.index("Saved.")
    other = cli("question", "edit", "Q2", "--subject", "Officers")
    assert "Received" not in other.out
    left = cli("question", "edit", "Q2", "--received", "5/7/2021", "--preview")
    assert "Nothing was saved." in left.out
    assert question(cli).received_at == dt.datetime(2021, 7, 8, 16, 59)
