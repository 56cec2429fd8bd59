"""`secretariat chase`: letters listed, written and recorded, told as sentences and as JSON, and nothing twice."""

from __future__ import annotations

from email import policy
from email.parser import BytesParser
from pathlib import Path

import msgspec
import pytest

from store.queries.outcome import ActOutcome
from tests.tui.line import CommandLine

OWNED = ("action", "edit", "A2", "--owner", "Monitoring Officer")
ALSO = ("action", "edit", "A8", "--owner", "the monitoring officer")


@pytest.fixture
def owned(cli: CommandLine) -> CommandLine:
    """Give a command line on which two actions have one owner, and a third has none."""
    for words in (OWNED, ALSO):
        assert cli(*words).code == 0
    return cli


def drafts(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.eml"))


def test_the_letters_are_listed_then_written_and_recorded_and_then_none_is_due(owned: CommandLine) -> None:
    listed = owned("chase", "action")
    assert listed.code == 0
    assert "action, to Monitoring Officer: " in listed.out
    assert "Not written: Nobody is recorded to whom a letter about A3" in listed.out
    assert "Give --yes to write 1 letter and record it as sent." in listed.out
    folder = owned.folder / "out"
    assert not folder.exists()
    done = owned("chase", "action", "--yes", "--folder", str(folder))
    assert (done.code, done.err) == (0, "")
    assert "\nRecorded as sent: 1 letter about 2 matters to Monitoring Officer.\nSaved.\n" in done.out
    (draft,) = drafts(folder)
    assert str(draft) in done.out
    letter = BytesParser(policy=policy.default).parsebytes(draft.read_bytes())
    body = letter.get_body(("plain",))
    assert body is not None
    words = body.get_content()
    assert "2 of its 6 standard meetings" in words
    assert "efficiency savings" in words
    assert letter["X-Unsent"] == "1"
    again = owned("chase", "action", "--yes", "--folder", str(folder))
    assert again.code == 1
    assert "Nobody is recorded to whom a letter about A3" in again.err
    assert drafts(folder) == [draft]
    assert owned("action", "review", "A3", "--from", "1/12/2021").code == 0
    for words_given in (("chase", "action"), ("chase", "action", "--yes")):
        over = owned(*words_given)
        assert (over.code, over.out.splitlines()[-1]) == (0, "No letter is due.")
    codes = [row["code"] for row in owned("show", "findings", "--format", "json").json()]
    assert "action-to-chase" not in codes


def test_what_was_recorded_is_taken_back_by_undo_and_the_letter_is_due_again(owned: CommandLine) -> None:
    folder = owned.folder / "out"
    assert owned("chase", "action", "--yes", "--folder", str(folder)).code == 0
    assert "A letter to Monitoring Officer is due." not in owned("chase", "action", "--json").out
    undone = owned("undo")
    assert undone.code == 0
    assert "1 letter about 2 matters to Monitoring Officer" in undone.out
    assert "A letter to Monitoring Officer is due." in owned("chase", "action", "--json").out
    assert len(drafts(folder)) == 1


def test_it_answers_as_every_act_does(owned: CommandLine) -> None:
    listed = msgspec.json.decode(owned("chase", "action", "--json").out, type=list[ActOutcome])
    assert [row.id for row in listed] == ["A2", "A8", "A3"]
    assert [row.sentence for row in listed] == [*["A letter to Monitoring Officer is due."] * 2, "A letter is due."]
    assert listed[2].needs.endswith("Enter its owner.")
    done = msgspec.json.decode(
        owned("chase", "action", "--yes", "--folder", str(owned.folder / "out"), "--format", "json").out,
        type=list[ActOutcome],
    )
    assert [(row.id, row.state, row.sentence) for row in done] == [
        ("A2", "open", "Recorded as sent: 1 letter about 2 matters to Monitoring Officer."),
        ("A8", "open", "Recorded as sent: 1 letter about 2 matters to Monitoring Officer."),
    ]
    assert owned("chase", "reply", "invitation", "--json").json() == []


def test_what_is_nothing_to_chase_is_refused_with_what_is(cli: CommandLine) -> None:
    refused = cli("chase", "actions", "peopel")
    assert (refused.code, refused.told) == (1, ("chase-sort", "chase-sort"))
    assert (
        "“actions” is nothing to chase. Choose from report, mend, action, reply, invitation, nomination." in refused.err
    )
    assert "“peopel” is nothing to chase." in refused.err
