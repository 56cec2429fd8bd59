"""A meeting held from the command line: an event a command, what is shown, and what is taken back."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tests.tui.line import CommandLine

AT = "--meeting 25/3/2021"


def done(cli: CommandLine, line: str) -> str:
    outcome = cli.line(line)
    assert (outcome.code, outcome.err) == (0, ""), outcome.err
    return outcome.out


def begin(cli: CommandLine) -> None:
    done(cli, f"attend present Orson Pantling Taylor {AT}")
    done(cli, f"meeting stamp start --at 13:00 {AT}")
    done(cli, f"meeting stamp item --item 5 --at 13:02 {AT}")


def test_an_event_is_stamped_and_shown(cli: CommandLine) -> None:
    begin(cli)
    told = done(
        cli, f'meeting stamp motion --words "That it be so" --moved Orson --seconded "the Vice-Chair" --at 1.10pm {AT}'
    )
    assert "Stamped “motion” at 1:10 pm for the meeting of 25 March 2021." in told
    done(cli, f"meeting stamp vote --for Orson --for Taylor --against Pantling --at 13:15 {AT}")
    shown = done(cli, f"show room {AT}")
    assert "motion: That it be so" in shown
    assert "vote: CARRIED by 2 votes to 1. The panel has set no quorum, so none was checked." in shown
    assert "veto needs 10 of 15 ✗" in shown
    rows = msgspec.json.decode(done(cli, f"show room {AT} --format json"))
    assert [(row["at"], row["event"]) for row in rows] == [
        ("13:00", "start"),
        ("13:02", "item"),
        ("13:10", "motion"),
        ("13:15", "vote"),
    ]
    assert rows[-1]["into"] == "0:15:00"


def test_a_refusal_names_its_cure(cli: CommandLine) -> None:
    begin(cli)
    refused = cli.line(f"meeting stamp vote --result CARRIED {AT}")
    assert refused.code == 1
    assert "No motion is open to vote on." in refused.err
    refused = cli.line(f"meeting stamp arrival --who Walters --at 9am {AT}")
    assert (refused.code, "9:00 am is long before the meeting" in refused.err) == (1, True)
    refused = cli.line(f"meeting stamp closed --at 15:00 {AT}")
    assert (refused.code, "are undecided" in refused.err) == (1, True)


def test_an_event_is_taken_back_by_its_id(cli: CommandLine) -> None:
    begin(cli)
    done(cli, f'meeting stamp note --words "Members spoke." --at 13:05 {AT}')
    assert "Took back “note” of 1:05 pm of the meeting of 25 March 2021" in done(cli, "meeting back T3")
    assert "Members spoke." not in done(cli, f"show minutes {AT}")
    refused = cli.line("meeting back T1")
    assert (refused.code, "rests on this one" in refused.err) == (1, True)


def test_a_sentence_is_offered_taken_and_kept(cli: CommandLine) -> None:
    begin(cli)
    done(cli, f"attend apologies Loydall {AT}")
    done(cli, f"meeting stamp apologies --at 13:05 {AT}")
    done(cli, f"attend apologies Whelband {AT}")
    assert "Offered for T3" in done(cli, f"show room {AT}")
    done(cli, "meeting reword T3")
    assert "Offered" not in done(cli, f"show room {AT}")
    assert "Whelband" in done(cli, f"show minutes {AT}").split("Apologies for absence", 1)[1]
    done(cli, f"attend apologies Walters {AT}")
    done(cli, "meeting keep T3")
    shown = done(cli, f"show minutes {AT}").split("Apologies for absence", 1)[1]
    assert "Walters" not in shown.split("\n", 1)[0]


def test_a_file_of_events_that_cannot_be_read_stamps_nothing(cli: CommandLine, tmp_path: Path) -> None:
    begin(cli)
    file = tmp_path / "events.jsonl"
    file.write_text('{"event": "note", "words": "One."}\n{"event": "vote", "result": "CARRIED"}\n', encoding="utf-8")
    refused = cli("meeting", "replay", str(file), "--meeting", "25/3/2021")
    assert (refused.code, "Event 2: No motion is open to vote on." in refused.err) == (1, True)
    assert "One." not in done(cli, f"show minutes {AT}")
    file.write_text("{}\nnonsense\n", encoding="utf-8")
    refused = cli("meeting", "replay", str(file), "--meeting", "25/3/2021")
    assert (refused.code, refused.err.count("Line ")) == (1, 2)
    assert cli("meeting", "replay", str(tmp_path / "none"), "--meeting", "25/3/2021").code == 3
