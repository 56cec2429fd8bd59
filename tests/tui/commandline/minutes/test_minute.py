"""`minute` and `minutes`: what scripts rely on, and what a clerk is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.records import Clause, Minute
from tests.tui.line import LEAVE, LEAVES, CommandLine

WHOLE = [
    *("meeting", "state", "chair", "present", "apologies", "substitutes", "in_attendance", "also_present"),
    *("start", "finish", "minutes"),
]
EACH = [
    *("id", "number", "heading", "text", "exempt", "motion", "further_motions", "resolutions_lead", "resolutions"),
    *("recommendations_lead", "recommendations", "left", "filed", "urgent"),
]


def done(cli: CommandLine, line: str) -> str:
    outcome = cli.line(line)
    assert (outcome.code, outcome.err) == (0, ""), outcome.err
    return outcome.out


def shown(cli: CommandLine, when: str) -> Any:
    return msgspec.json.decode(done(cli, f"show minutes --meeting {when} --format json"))


def test_the_data_has_exactly_the_published_names(cli: CommandLine) -> None:
    whole = shown(cli, "27/1/2021")
    assert list(whole) == WHOLE
    assert all(list(minute) == EACH for minute in whole["minutes"])
    motion = whole["minutes"][3]["motion"]
    assert list(motion) == ["text", "clauses", "moved_by", "seconded_by", "amendments", "result"]
    assert all(list(clause) == ["label", "text"] for clause in motion["clauses"])
    assert list(whole["minutes"][4]["left"][0]) == ["name", "at", "returned"]
    assert list(whole["substitutes"][0]) == ["name", "for"]
    assert (whole["meeting"], whole["state"]) == ("2021-01-27", "draft")


@pytest.mark.parametrize("family", ["minute", "minutes"])
def test_either_name_of_the_family_answers(cli: CommandLine, family: str) -> None:
    assert "Added" in done(cli, f"{family} add --meeting 25/3/2021 --heading X")
    assert "numbered 52" in done(cli, f"{family} final --meeting 25/3/2021 {LEAVE}")
    assert cli(family, "--help").code == 0
    assert "Did you mean “secretariat minute" in cli(family, "finl").err


def test_a_draft_is_named_by_place_and_heading_wherever_a_minute_is_asked_for(cli: CommandLine) -> None:
    done(cli, 'minute add --meeting 25/3/2021 --heading "SECTION 106" --recommended "That a report be brought."')
    done(cli, 'minute edit "item 1 of 25 March" --heading "SECTION 106 FUNDING"')
    done(cli, 'action split "SECTION 106 FUNDING" --take "recommendation|recommendation|PCC|next meeting"')
    done(cli, 'action add "Look again" --minute "item 1 of 25/3/2021"')
    minute = next(one for one in cli.register().all(Minute) if one.heading == "SECTION 106 FUNDING")
    made = [one for one in cli.register().actions if one.minute == minute.id]
    assert [one.text for one in made] == ["That a report be brought.", "Look again"]
    chain = done(cli, f"show chain {made[0].id}")
    assert "item 1: SECTION 106 FUNDING" in chain
    assert "item 1, 25 March 2021" in done(cli, "show actions --search 'minute:\"item 1\"'")


def test_labels_in_front_are_read_and_kept_as_typed(cli: CommandLine) -> None:
    done(
        cli,
        'minute add --meeting 25/3/2021 --heading X --resolved "a) One" --resolved "(b) Two" --resolved "3. Three" '
        '--resolved "That 4. be none"',
    )
    (minute,) = (one for one in cli.register().all(Minute) if one.heading == "X")
    assert minute.resolutions == (
        Clause(label="a)", text="One"),
        Clause(label="(b)", text="Two"),
        Clause(label="3.", text="Three"),
        Clause(text="That 4. be none"),
    )
    done(cli, 'minute edit X --resolved ""')
    assert cli.register().need(Minute, minute.id).resolutions == ()


def test_a_long_text_comes_from_a_file_of_any_program(cli: CommandLine, tmp_path: Path) -> None:
    words = "The Panel noted “it”.\r\n\r\n- One\r\n  - Two\r\n"
    text = tmp_path / "minute.txt"
    text.write_bytes(b"\xff\xfe" + words.encode("utf-16-le"))
    done(cli, f"minute add --meeting 25/3/2021 --heading X --text-file {text}")
    assert "The Panel noted “it”.\n\n- One\n  - Two\n" in done(cli, "show minutes --meeting 25/3/2021")
    text.write_bytes(b"%PDF-1.4")
    outcome = cli.line(f"minute add --meeting 25/3/2021 --heading Y --text-file {text}")
    assert (outcome.code, "is a PDF, not text" in outcome.err) == (1, True)


def test_from_draft_to_signed_and_back_by_undo(cli: CommandLine) -> None:
    done(cli, "attend present Orson Pantling --meeting 10/6/2021")
    done(cli, "attend chair Pantling --meeting 10/6/2021")
    done(cli, f"minutes final --meeting 27/1/2021 {LEAVE}")
    done(cli, 'minutes confirm --meeting 27/1/2021 --at 10/6/2021 --subject-to "an addition to minute no. 48"')
    refused = cli.line('minute edit "48 of 27/1/2021" --heading X')
    assert "Type secretariat minute correct" in refused.err
    assert "signed by" in done(cli, "minutes sign --meeting 27/1/2021 --leaves 3")
    assert shown(cli, "27/1/2021")["state"] == "signed"
    text = done(cli, "show minutes --meeting 27/1/2021")
    assert "subject to an addition to minute no. 48" in text
    assert "Leaf 3 of 3, initials" in text
    for state in ("confirmed", "final", "draft"):
        done(cli, "undo")
        assert shown(cli, "27/1/2021")["state"] == state


def test_the_heading_of_a_confirmed_set_changes_only_by_a_recorded_correction(cli: CommandLine) -> None:
    done(cli, f"minutes final --meeting 27/1/2021 {LEAVE}")
    done(cli, "minutes confirm --meeting 27/1/2021 --at 25/3/2021")
    before = done(cli, "show minutes --meeting 27/1/2021")
    for line in (
        "meeting edit 27/1/2021 --finish 16:30",
        "attend apologies Walters --meeting 27/1/2021",
        "attend chair Pantling --meeting 27/1/2021",
        "attend guest 'Ms New Person' --meeting 27/1/2021",
    ):
        refused = cli.line(line)
        assert refused.code == 1
        assert "Type secretariat minute correct-heading" in refused.err
    assert done(cli, "show minutes --meeting 27/1/2021") == before
    told = done(
        cli,
        "minutes correct-heading --meeting 27/1/2021 --at 10/6/2021 "
        '--words "That it closed at 4.30 pm and Councillor Walters had apologised." '
        "--finish 16:30 --people Walters --presence apologies",
    )
    assert "Corrected the heading of the minutes of 27 January 2021 at the annual meeting of 10 June 2021" in told
    paper = done(cli, "show minutes --meeting 27/1/2021")
    assert "The meeting closed at 4:30 pm." in paper
    assert "Apologies\n\nCllr Walters\nCouncillor Rae Bhatia\n" in paper
    named = "“Correction to the heading of the minutes of 27 January 2021” of 10 June 2021.]"
    assert f"[This heading was corrected by the minute {named}" in paper
    assert "[This corrects the heading of the minutes of 27 January 2021.]" in done(
        cli, "show minutes --meeting 10/6/2021"
    )
    done(cli, "undo")
    assert done(cli, "show minutes --meeting 27/1/2021") == before
    assert shown(cli, "10/6/2021")["minutes"] == []


def test_both_sets_name_a_correction(cli: CommandLine) -> None:
    done(cli, f"minutes final --meeting 27/1/2021 {LEAVE}")
    done(cli, "minutes confirm --meeting 27/1/2021 --at 25/3/2021")
    done(cli, 'minute correct "49 of 27/1/2021" --at 10/6/2021 --words "That it be headed PLAN." --heading PLAN')
    assert "[Corrected by the minute “Correction to minute 49 of 27 January 2021” of 10 June 2021.]" in done(
        cli, "show minutes --meeting 27/1/2021"
    )
    assert "[This corrects minute 49 of 27 January 2021.]" in done(cli, "show minutes --meeting 10/6/2021")
    assert shown(cli, "27/1/2021")["minutes"][5]["heading"] == "PLAN"
    done(cli, "undo")
    assert shown(cli, "27/1/2021")["minutes"][5]["heading"] == "WORK PROGRAMME"
    assert shown(cli, "10/6/2021")["minutes"] == []


def test_who_left_is_a_person_where_the_words_say_who(cli: CommandLine) -> None:
    done(
        cli,
        'minute add --meeting 27/1/2021 --heading X --left "the Chief Constable|2.15pm|3pm" --left "Lord Bach" '
        '--left "a member of the public"',
    )
    (minute,) = (one for one in cli.register().all(Minute) if one.heading == "X")
    assert [one.person for one in minute.left] == ["P34", "P33", None]
    left = shown(cli, "27/1/2021")["minutes"][-1]["left"]
    assert left[0] == {"name": "the Chief Constable", "at": "14:15", "returned": "15:00"}


def test_an_earlier_change_to_what_was_confirmed_since_is_not_taken_back(cli: CommandLine) -> None:
    """Undo is no way round a recorded correction; the confirmation, and a correction whole, can be taken back."""
    for line in (
        ("minute", "edit", "47 of 27/1/2021", "--heading", "PRECEPT"),
        ("minutes", "final", "--meeting", "27/1/2021", *LEAVES),
        ("minutes", "confirm", "--meeting", "27/1/2021"),
    ):
        assert cli(*line).code == 0
    edited, _, confirmed = (f"C{number}" for number in range(1, 4))
    before = cli.panel.read_bytes()
    refused = cli("undo", "--change", edited)
    assert (refused.code, refused.told) == (1, ("undo.settled",))
    assert "The minutes of 27 January 2021 were confirmed on" in refused.err
    assert "correction" in refused.err
    assert cli.panel.read_bytes() == before
    corrected = cli(
        "minute", "correct", "47 of 27/1/2021", "--at", "10/6/2021", "--words", "That.", "--heading", "MORE"
    )
    assert corrected.code == 0, corrected.err
    assert cli("undo").code == 0
    assert cli("undo", "--change", confirmed).code == 0
    assert cli("undo", "--change", edited).code == 0
