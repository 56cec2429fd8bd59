"""Rules from the command line: listed, taken after what changes was said, confirmed, and typed in the clerk's words."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from store.queries.questions.whole import QuestionWhole
from store.queries.settings.rule_sets import RuleSetRow
from tests.tui.line import CommandLine

TODAY = ("--today", "12/7/2021")


@pytest.fixture
def fresh(cli: CommandLine, tmp_path: Path) -> tuple[str, ...]:
    path = tmp_path / "fresh.json"
    assert cli.plain("new", "--name", "A panel", "--nation", "england", "--file", str(path)).code == 0
    return ("--file", str(path), *TODAY)


def test_the_sets_are_listed(cli: CommandLine) -> None:
    rows = msgspec.json.decode(cli.line("setting rules --format json").out, type=list[RuleSetRow])
    assert [row.name for row in rows if row.in_use] == ["llr"]
    said = cli.line("setting rules").out
    assert "cleveland" in said
    assert "questions: 7 clear working days before the meeting" in said


def test_what_changes_is_said_before_it_is_saved(cli: CommandLine, fresh: tuple[str, ...]) -> None:
    done = cli.plain("setting", "rules", "dorset", *fresh)
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines.index("Questions: in by: not set → by 8:30 am, 3 working days before the meeting") < lines.index(
        "Saved."
    )
    assert lines[-2].startswith("Took the rules for public questions of “Dorset Police and Crime Panel”")
    assert "Nothing had to be changed." in cli.plain("setting", "rules", "dorset", *fresh).out
    assert cli.plain("undo", *fresh).code == 0
    assert "Value: not set" in cli.plain("setting", "show", "question deadline", *fresh).out


def test_rules_that_are_set_are_changed_only_with_yes(cli: CommandLine, fresh: tuple[str, ...]) -> None:
    assert cli.plain("setting", "rules", "dorset", *fresh).code == 0
    before = cli.plain("setting", "list", "--format", "json", *fresh).out
    for words in ((), ("--from", "1/9/2021")):
        shown = cli.plain("setting", "rules", "cleveland", *words, *fresh)
        assert shown.code == 1
        assert "Questions: in by: by 8:30 am, 3 working days before the meeting → 7 clear working days" in shown.out
        assert "Saved." not in shown.out
        assert shown.err.endswith("Add --yes to take them.\n")
        assert cli.plain("setting", "list", "--format", "json", *fresh).out == before
    assert "Saved." in cli.plain("setting", "rules", "cleveland", "--yes", *fresh).out
    assert cli.plain("setting", "list", "--format", "json", *fresh).out != before


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        (
            "Questions: in by",
            ["noon,", "3", "working", "days", "before"],
            "by 12 noon, 3 working days before the meeting",
        ),
        ("statement deadline", ["the day before, noon"], "by 12 noon, 1 day before the meeting"),
        ("question waiver", ["the Chair if it is urgent"], "the Chair if it is urgent"),
        ("Who may ask", ["live in the area", "study in the area"], "live in the area, study in the area"),
        ("Order of questions", ["as the Chair decides"], "as the Chair decides"),
        ("Petitions: fewest signatures", ["10"], "10"),
    ],
)
def test_a_rule_is_typed_in_words(
    cli: CommandLine, fresh: tuple[str, ...], name: str, typed: list[str], shown: str
) -> None:
    done = cli.plain("setting", "set", name, *typed, *fresh)
    assert (done.code, done.err) == (0, "")
    assert f"Value: {shown}\n" in cli.plain("setting", "show", name, *fresh).out


def test_a_code_of_the_file_is_refused_with_the_words_to_type(cli: CommandLine, fresh: tuple[str, ...]) -> None:
    done = cli.plain("setting", "set", "Questions: in by", "question | clear_wd | 5", *fresh)
    assert (done.code, done.out) == (1, "")
    assert "5 clear working days before the meeting" in done.err


def test_a_fresh_panel_says_what_is_not_set_with_its_next_step(cli: CommandLine, fresh: tuple[str, ...]) -> None:
    assert cli.plain("meeting", "add", "29/7/2021", *fresh).code == 0
    clock = cli.plain("show", "clock", *fresh).out
    assert "Note: The panel's own deadlines are not set. " in clock
    assert "Note: The panel's rules for public questions are not set. " in clock
    assert "draft-reports" not in cli.plain("show", "clock", "--format", "json", *fresh).out
    taken = cli.plain("question", "receive", "A. B", "--text", "Why?", "--meeting", "29/7/2021", *fresh)
    assert taken.code == 0
    assert "no rule judges" in taken.out
    shown = cli.plain("question", "show", "Q1", "--format", "json", *fresh).out
    (whole,) = msgspec.json.decode(shown, type=list[QuestionWhole])
    assert whole.checks[0].result == "not set"
    assert whole.deadline is None
    check = cli.plain("check", *fresh).out
    for words in ("quorum is not set", "public questions are not set", "no deadlines of its own", "No council"):
        assert words in check
    assert cli.plain("question", "accept", "Q1", "--by", "the Chair", *fresh).code == 0


def test_where_one_rule_is_entered_nothing_says_that_none_is(cli: CommandLine, fresh: tuple[str, ...]) -> None:
    assert cli.plain("setting", "set", "Most per person", "2", *fresh).code == 0
    taken = cli.plain("question", "receive", "A. B", "--text", "Why?", *fresh).out
    assert "no rule judges" not in taken
    assert "number: pass: At most 2 questions" in taken
    for words in (taken, cli.plain("check", *fresh).out):
        assert "rules for public questions do not say what may be sent in, and by when" in words
        assert "public questions are not set" not in words


@pytest.mark.parametrize("typed", ["chair's discretion", "at chair's discretion", "the Chair’s discretion"])
def test_a_choice_is_read_without_the_words_that_lead_to_it(
    cli: CommandLine, fresh: tuple[str, ...], typed: str
) -> None:
    assert cli.plain("setting", "set", "Supplementary", typed, *fresh).code == 0
    assert "at the Chair's discretion" in cli.plain("setting", "show", "Supplementary", *fresh).out


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("10 working days", ""),
        ("7 days", ""),
        ("10 working days after", "10 working days after the meeting"),
        ("noon the day before", "by 12 noon, 1 day before the meeting"),
        ("5 clear working days", "5 clear working days before the meeting"),
    ],
)
def test_what_may_fall_on_either_side_of_the_meeting_is_not_guessed(
    cli: CommandLine, fresh: tuple[str, ...], typed: str, means: str
) -> None:
    done = cli.plain("setting", "set", "Written answer due", typed, *fresh)
    assert done.code == (0 if means else 1)
    shown = cli.plain("setting", "show", "Written answer due", *fresh).out
    assert (means in shown) if means else ("does not say whether that is before or after" in done.err)


def test_the_title_of_the_office_and_the_councils_change_from_a_day_on(cli: CommandLine) -> None:
    done = cli.plain(
        "--file", str(cli.panel), *TODAY, "setting", "set", "councils", "Northshire", "Southshire", "--from", "1/4/2023"
    )
    assert done.code == 0
    assert "Northshire" not in cli.line("setting show councils").out
    assert "Southshire" in cli.line("setting show councils --on 1/4/2023").out
    assert cli("setting", "set", "commissioner's title", "Mayor of Rutland", "--from", "7/5/2023").code == 0
    assert "Police and Crime Commissioner" in cli.line("setting show commissioner").out
    assert "Mayor of Rutland" in cli.line("setting show commissioner --on 7/5/2023").out
    for setting, value, why in (
        ("year begins", "6", "does not change from a day on"),
        ("short name", "X", "is still to come, and papers of today would print it already"),
    ):
        refused = cli("setting", "set", setting, value, "--from", "1/4/2023")
        assert (refused.code, why in refused.err) == (1, True), refused.err
