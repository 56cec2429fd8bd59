"""Cover sheets on the command line: told as the paper comes, checked, found, and asked for in a letter."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from types import SimpleNamespace
from typing import Any

import pytest

from store.file.papers_folder import folder_of
from store.rules.programme.cover_headings import label_of
from tests.store.papers.covers.sheets import SHEETS, tagged_pdf, text_of
from tests.store.papers.pack.packs import report
from tests.store.papers.test_arriving import put
from tests.tui.line import CommandLine
from tui.commandline.programme import papers

ITEM = "Ethics Committee Annual report"
ADD = ("paper", "add", ITEM)
LETTERS = "Paragraph 14 calls Appendix A what the list of appendices has as B."
MISSING = "The cover sheet has no heading for: communications, background papers."
OTHER_DAY = "It is dated 5 December 2016, and the meeting is on 29 July 2021."
EXEMPT = ("--exempt", "3", "--interest", "The price is being negotiated.")


@pytest.fixture
def plan(cli: CommandLine) -> CommandLine:
    """A command line beside which the draft plan of the sources lies, as a PDF with tags."""
    put(cli.folder, "plan.pdf", tagged_pdf("000-7"))
    return cli


def test_what_is_wrong_with_the_sheet_is_told_as_the_paper_comes(plan: CommandLine) -> None:
    done = plan(*ADD, "plan.pdf")
    assert done.code == 0, done.err
    for sentence in (MISSING, OTHER_DAY, LETTERS):
        assert f"plan.pdf: {sentence}" in done.out
    put(plan.folder, "new.pdf", tagged_pdf("000-5"))
    done = plan("paper", "replace", ITEM, "1", "new.pdf", "--reason", "The right report")
    assert "new.pdf: The cover sheet has no heading for: communications." in done.out
    assert LETTERS not in done.out
    assert plan(*ADD, "--what", "Annex").code == 0


def test_papers_are_checked_at_any_time_by_item_by_paper_and_by_meeting(plan: CommandLine) -> None:
    assert plan("paper", "check").code == 0
    put(plan.folder, "annex.pdf", report("Annex", 2))
    assert plan(*ADD, "plan.pdf", "annex.pdf").code == 0
    for words in ((ITEM,), ("--meeting", "29/7/2021"), ()):
        done = plan("paper", "check", *words)
        assert done.code == 1
        assert f"W16.1 {ITEM}: plan.pdf" in done.out
        assert f"  {LETTERS}" in done.out
        assert "  No cover sheet was read in it." in done.out
    assert LETTERS not in plan("paper", "check", ITEM, "annex").out
    assert plan("paper", "check", "--meeting", "30/9/2021").code == 0
    rows = plan("paper", "check", ITEM, "1", "--format", "json").json()
    covers = [row for row in rows if str(row["kind"]).startswith("cover-")]
    assert [(row["kind"], row["ask"]) for row in covers] == [
        ("cover-missing", True),
        ("cover-none", True),
        ("cover-other-day", True),
        ("cover-letters", True),
    ]
    assert {(row["id"], row["meeting"], row["file"]) for row in covers} == {("W16.1", "2021-07-29", "plan.pdf")}


def test_it_is_a_finding_and_stands_in_the_letter_to_the_author(plan: CommandLine) -> None:
    assert plan(*ADD, "plan.pdf", "--author", "Ann Officer").code == 0
    out = plan("check").out
    assert LETTERS in out
    assert "Ask Ann Officer for it put right" in out
    assert LETTERS in plan("chase", "mend").out


def test_a_report_that_is_no_paper_yet_is_checked_for_a_meeting(plan: CommandLine) -> None:
    put(plan.folder, "draft.txt", text_of("004-7").encode())
    before = plan.panel.read_bytes()
    done = plan("paper", "check", "--report", "draft.txt", "--meeting", "25/3/2021")
    assert done.code == 1
    assert "subject: SECTION 106" in done.out
    assert "person to contact: there is one" in done.out
    assert "Paul Dawkins" not in done.out.partition("person to contact")[2]
    assert "Paragraph 7 names Appendix 1, and the list of appendices has A." in done.out
    assert "and the meeting is on" not in done.out
    for words in (("--meeting", "29/7/2021"), (ITEM,)):
        assert "and the meeting is on 29 July 2021" in plan("paper", "check", *words, "--report", "draft.txt").out
    put(plan.folder, "none.txt", b"Minutes")
    assert "No cover sheet was read in it." in plan("paper", "check", "--report", "none.txt").out
    assert plan("paper", "check", "--report", "gone.pdf").code == 3
    assert plan.panel.read_bytes() == before


def test_which_headings_are_missing_is_what_the_panel_says(plan: CommandLine) -> None:
    assert plan(*ADD, "plan.pdf").code == 0
    done = plan("setting", "set", "rules.cover_sheet", "date, communications, person to contact")
    assert done.code == 0, done.err
    out = plan("paper", "check", ITEM).out
    assert "The cover sheet has no heading for: communications." in out
    assert "“None”" not in out
    done = plan("setting", "set", "rules.cover_sheet", "date, colour")
    assert done.code == 1
    assert "colour" in done.err


def test_of_an_exempt_paper_no_word_of_its_sheet_is_kept_or_told(
    plan: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = SHEETS["000-7"] | {
        "head": [["Report of", "Canary Wharf"], ["Date", "Friday 29 July 2021"], ["Subject", "Canaryplan 2017-21"]],
        "body": ["3. The draft canaryplan of the canaryfirm is attached at Appendix A; see Appendix Q."],
        "foot": [["List of Appendices", ["Appendix A - Canaryprices", "Appendix B - Draft canaryplan of canaryfirm"]]],
        "text": [["Purpose of Report", ["1. To tell of Canaryplan 2017-20."]], ["Recommendation", ["2. Canarysell."]]],
    }
    monkeypatch.setitem(SHEETS, "of its own", secret)
    put(plan.folder, "secret.pdf", tagged_pdf("of its own"))
    added = plan(*ADD, "secret.pdf", "--what", "Terms", *EXEMPT)
    assert "Paragraph 3 calls Appendix A what the list of appendices has as B." in added.out
    told = [added.out]
    for line in ("check", f"paper check {quote(ITEM)}", "chase mend", f"paper list {quote(ITEM)}", "show findings"):
        done = plan.line(line)
        assert done.out
        told.append(done.out)
    told += [plan(*words, "--format", "json").out for words in (("check",), ("paper", "check", ITEM))]
    assert any("Paragraph 3 names Appendix Q" in one for one in told[1:])
    assert any("The subject has 2017-21, the purpose 2017-20." in one for one in told[1:])
    assert all("canary" not in one.casefold() for one in told)
    kept = [path for path in plan.folder.rglob("*") if path.is_file() and folder_of(plan.panel) not in path.parents]
    for path in kept:
        assert path.name == "secret.pdf" or b"canary" not in path.read_bytes().lower(), path


def test_what_was_read_of_a_sheet_stays_in_the_office(plan: CommandLine) -> None:
    assert plan(*ADD, "plan.pdf").code == 0
    assert '"cover"' in Path(plan.panel).read_text(encoding="utf-8")
    done = plan("export", "data", "--out", "-")
    assert '"plan.pdf"' in done.out
    assert '"cover"' not in done.out
    assert '"meant"' not in done.out
    done = plan("export", "data", "--private", "--out", "-")
    assert '"cover"' in done.out


@pytest.mark.parametrize(
    ("code", "words", "shown"),
    [
        ("purpose", "x" * 100, "x" * 100),
        ("purpose", "x" * 101, "x" * 99 + "…"),
        ("purpose", "x" * 97 + "  words", "x" * 97 + "…"),
        ("contact", "x" * 101, "there is one"),
    ],
)
def test_words_of_a_cover_sheet_are_shown_in_a_line_and_none_of_whom_to_ask(code: str, words: str, shown: str) -> None:
    read: Any = SimpleNamespace(words={code: words})
    [line] = papers._as_read(papers._Report("report.docx", read))
    assert line == f"{label_of(code)}: {shown}"
