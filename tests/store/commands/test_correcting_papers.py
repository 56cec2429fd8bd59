"""What came back of minutes and programmes: every change by minute or row with its author, each taken or refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.commands.correcting_papers import import_corrections, taking
from store.edit import Edit
from store.papers.returned import read_corrections
from store.problems import Refused
from store.records import Clause, Meeting, MeetingStatus, Minute, MinutesState, Panel, WorkItem
from store.register import Register
from store.rules.imports import NO_CORRECTIONS, Correction, Corrections, ImportState, ImportTaken
from tests.store.papers.programme.reading.made import SAMPLE
from tests.store.papers.returned_docs import mark_end, mark_row, returned, saved
from tests.told import codes_told
from tests.told import told as problems_told

TODAY = dt.date(2021, 7, 12)
HEAD = ("Minutes of a meeting of the Panel held at County Hall on Thursday, 25 March 2021",)


def office(**state: Any) -> Register:
    meeting = Meeting(id="M1", date=dt.date(2021, 3, 25), status=MeetingStatus.HELD, minutes=MinutesState(**state))
    text = "The Panel noted the report.\n\nMembers asked about:\n- response times\n- rural crime"
    return Register.of(
        Panel(id="PANEL", name="The Panel"),
        meeting,
        Minute(id="N1", meeting="M1", number="51", order=1, heading="BUDGET", text=text),
        Minute(
            id="N2",
            meeting="M1",
            number="52",
            order=2,
            heading="PLAN",
            text="The Panel noted the report.",
            resolutions_lead="That the Panel:",
            resolutions=(Clause(label="a)", text="notes the plan;"), Clause(label="b)", text="asks for another.")),
        ),
    )


def take(document: Any, register: Register | None = None, said: Corrections = NO_CORRECTIONS) -> ImportTaken:
    draft = read_corrections(saved(document), "minutes.docx")
    meeting = "" if draft.is_programme else "M1"
    return taking(register or office(), TODAY, draft=draft, meeting=meeting, corrections=said)


def after(taken: ImportTaken, minute: str = "N1") -> Minute:
    return office().with_edit(taken.edit).need(Minute, minute, "minute")


def told(taken: ImportTaken) -> list[tuple[str, str, str]]:
    return [(line.state.name, line.words, line.why) for line in taken.lines]


def test_a_change_is_told_by_its_minute_with_its_author_and_made() -> None:
    document = returned(("51. BUDGET",), ("Members asked ", ("-", "about"), ("+", "questions about"), ":"))
    taken = take(document)
    assert told(taken) == [
        (
            "CHANGE",
            "minute 51: struck out “about”; added “questions about”",
            "By Jane Smith on 2021-04-01.",
        )
    ]
    assert after(taken).text == (
        "The Panel noted the report.\n\nMembers asked questions about:\n- response times\n- rural crime"
    )


def test_each_change_is_taken_or_refused_by_itself() -> None:
    document = returned(
        (
            "Members ",
            ("-", "asked", "Ann Other"),
            ("+", "enquired", "Ann Other"),
            " about",
            ("+", " these", "Ben Nevis"),
            ":",
        )
    )
    first, second = take(document).lines
    assert [one.why for one in (first, second)] == [
        "By Ann Other on 2021-04-01.",
        "By Ben Nevis on 2021-04-01.",
    ]
    refused = take(document, said={first.key: Correction(taken=False)})
    assert "Members asked about these:" in after(refused).text
    assert [line.state for line in refused.lines] == [ImportState.LEFT, ImportState.CHANGE]
    none = take(document, said={line.key: Correction(taken=False) for line in (first, second)})
    assert none.edit.puts == ()


@pytest.mark.parametrize(
    ("words", "minute", "read"),
    [
        ((("a) notes the plan", ("+", " with thanks"), ";")), "N2", "notes the plan with thanks;"),
        ((("b)\tasks for ", ("-", "another"), ("+", "a third"), ".")), "N2", "asks for a third."),
    ],
)
def test_clauses_are_known_without_the_letter_that_the_paper_prints(words: Any, minute: str, read: str) -> None:
    taken = take(returned(("52. PLAN",), words))
    assert read in [clause.text for clause in after(taken, minute).resolutions]


def test_a_heading_keeps_its_number_out_of_the_words() -> None:
    taken = take(returned(("51. BUDGET", ("+", " AND PRECEPT"))))
    assert after(taken).heading == "BUDGET AND PRECEPT"


def test_a_bullet_stays_a_bullet() -> None:
    taken = take(returned(("• response times", ("+", " at night"))))
    assert after(taken).text.endswith("- response times at night\n- rural crime")


def test_words_that_stand_twice_belong_to_the_minute_above() -> None:
    words = ("The Panel noted ", ("-", "the report"), ("+", "both reports"), ".")
    taken = take(returned(("52. PLAN",), words))
    assert after(taken, "N2").text == "The Panel noted both reports."
    assert after(taken).text.startswith("The Panel noted the report.")
    alone = take(returned(words))
    assert [line.why for line in alone.of(ImportState.UNPLACED)] == [
        "Its words stand in several places of these minutes. By Jane Smith on 2021-04-01."
    ]
    assert alone.edit.puts == ()


def test_a_paragraph_that_was_put_in_stands_after_the_one_before_it() -> None:
    document = returned(("51. BUDGET",), ("The Panel noted the report.",), (("+", "It was agreed to meet again."),))
    mark_end(document.paragraphs[1], "+")
    assert after(take(document)).text.startswith(
        "The Panel noted the report.\n\nIt was agreed to meet again.\n\nMembers asked about:"
    )


def test_a_paragraph_that_was_struck_out_leaves_no_gap() -> None:
    document = returned(("51. BUDGET",), (("-", "The Panel noted the report."),))
    assert after(take(document)).text.startswith("Members asked about:\n- response times")


def test_two_lines_that_became_one_are_one_line_of_the_kind_of_the_first() -> None:
    document = returned(("51. BUDGET",), ("Members asked about:",), (" response times",))
    mark_end(document.paragraphs[1], "-")
    assert (
        after(take(document)).text
        == "The Panel noted the report.\n\nMembers asked about: response times\n- rural crime"
    )


def test_a_bullet_that_was_parted_is_two_bullets() -> None:
    document = returned(("51. BUDGET",), ("• response times", ("+", " at night")), (("+", "and by day"),))
    mark_end(document.paragraphs[1], "+")
    assert after(take(document)).text.endswith("- response times at night\n- and by day\n- rural crime")


def test_a_correction_that_cannot_be_made_is_told_with_its_reason_and_cannot_be_taken() -> None:
    taken = take(returned(("51. BUDGET", ("+", " AND" * 200)), ("• response times", ("+", " at night"))))
    assert taken.edit.puts == ()
    for line in taken.lines:
        assert (line.state, line.taken, line.can_take) == (ImportState.UNPLACED, False, False)
        assert line.why.endswith(" By Jane Smith on 2021-04-01.")
        assert len(line.why) > len("By Jane Smith on 2021-04-01.")


def test_a_correction_that_cannot_be_made_leaves_those_of_other_minutes() -> None:
    taken = take(returned(("51. BUDGET", ("+", " AND" * 200)), ("52. PLAN", ("+", "S"))))
    assert [(line.state, line.taken) for line in taken.lines] == [
        (ImportState.UNPLACED, False),
        (ImportState.CHANGE, True),
    ]
    assert after(taken, "N2").heading == "PLANS"


def test_words_that_are_not_here_are_left_with_all_they_say() -> None:
    taken = take(returned(("Quite other ", ("-", "words"), ("+", "phrases"))))
    assert told(taken) == [
        (
            "UNPLACED",
            "struck out “words”; added “phrases”",
            "Its words stand nowhere in these minutes, as they are here. By Jane Smith on 2021-04-01.",
        )
    ]


def commented() -> Any:
    document = returned(("Members asked about:",))
    document.add_comment(document.paragraphs[0].runs, text="Who asked?", author="Ann Other", initials="AO")
    return document


def test_a_comment_is_told_with_its_minute_and_kept_only_if_it_is_taken() -> None:
    taken = take(commented())
    assert told(taken) == [("UNPLACED", "minute 51: Who asked?", "A comment by Ann Other on “Members asked about:”.")]
    assert taken.edit.puts == ()
    kept = take(commented(), said={taken.lines[0].key: Correction(taken=True)})
    (meeting,) = kept.edit.puts
    assert isinstance(meeting, Meeting)
    assert meeting.note == "Comment by Ann Other at minute 51: Who asked?"


def test_confirmed_minutes_stay_as_they_are_and_the_reason_is_told() -> None:
    register = office(finalised_on=dt.date(2021, 4, 1), confirmed_at="M1", confirmed_on=dt.date(2021, 6, 1))
    taken = take(returned(("Members asked ", ("+", "questions "), "about:")), register)
    (line,) = taken.of(ImportState.UNPLACED)
    assert "confirmed" in line.why
    assert taken.edit.puts == ()


def test_the_day_of_the_document_names_the_meeting() -> None:
    draft = read_corrections(saved(returned(HEAD, ("51. BUDGET", ("+", "S")))), "minutes.docx")
    assert draft.date == dt.date(2021, 3, 25)
    edit = import_corrections(office(), TODAY, draft=draft)
    assert edit.sentence == "Took 1 correction into the minutes of 25 March 2021"


@pytest.mark.parametrize(
    ("document", "code", "says"),
    [
        (returned(("Plain words",)), "corrections.none", "minutes.docx has no tracked changes and no comments."),
        (
            returned(("Words ", ("+", "more"))),
            "corrections-meeting",
            "The document does not say of which meeting it is.",
        ),
    ],
)
def test_what_cannot_be_taken_over_is_said(document: Any, code: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        taking(office(), TODAY, draft=read_corrections(saved(document), "minutes.docx"))
    assert [(one.code, one.sentence) for one in refused.value.problems] == [(code, says)]


def test_a_document_that_is_none_of_word_and_a_meeting_without_minutes_are_said() -> None:
    (problem,) = problems_told(lambda: read_corrections(b"51. BUDGET\tThe Panel noted it.", "minutes.txt"))
    assert (problem.code, str(problem)) == (
        "corrections.kind",
        "minutes.txt is no Word document. Ask for the Word document (docx) in which the changes were tracked.",
    )
    draft = read_corrections(saved(returned(("Words ", ("+", "more")))), "minutes.docx")
    bare = office().with_edit(Edit("", (Meeting(id="M2", date=dt.date(2021, 6, 10)),)))
    (problem,) = problems_told(lambda: taking(bare, TODAY, draft=draft, meeting="M2"))
    assert (problem.code, str(problem)) == (
        "corrections-empty",
        "The meeting of 10 June 2021 has no minutes here to be corrected. Name the meeting whose minutes went out.",
    )
    assert codes_told(lambda: taking(bare, TODAY, draft=draft, meeting="M1")) == []


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ((), "There is no meeting here on 2 April 2021, the day the document is of."),
        (("M2", "M3"), "There are 2 meetings on 2 April 2021: M2 and M3."),
    ],
)
def test_a_day_on_which_no_one_meeting_is_meant_is_said(more: tuple[str, ...], says: str) -> None:
    day = dt.date(2021, 4, 2)
    register = office().with_edit(Edit("", tuple(Meeting(id=one, date=day) for one in more)))
    head = ("Minutes of a meeting of the Panel held at County Hall on Friday, 2 April 2021",)
    draft = read_corrections(saved(returned(head, ("51. BUDGET", ("+", "S")))), "minutes.docx")
    with pytest.raises(Refused) as refused:
        taking(register, TODAY, draft=draft)
    assert refused.value.problems[0].sentence == says


SECTION_106 = ("3. Section 106 Funding ", ("-", "report"), ("+", "update"))
PROGRAMME = (
    (("DATES",), ("ITEM",), ("COMMENTS",)),
    (
        ("Thurs 25 March 21 at 1pm",),
        ("3. Section 106 Funding ", ("-", "report"), ("+", "update")),
        (("+", "With figures"),),
    ),
    (("Suggested items to be scheduled",), ("5. Return on Investments update",), ("To be included",)),
)


def item(taken: ImportTaken, item_id: str) -> WorkItem:
    return SAMPLE.with_edit(taken.edit).need(WorkItem, item_id, "item")


def test_a_programme_gives_its_changes_row_by_row() -> None:
    taken = take(returned(table=PROGRAMME), SAMPLE)
    name = "“Section 106 Funding report” of 25 March 2021"
    assert [line.words for line in taken.lines] == [
        f"{name}: struck out “report”; added “update”",
        f"{name}: added “With figures”",
    ]
    made = item(taken, "W3")
    assert (made.title, made.comments) == ("Section 106 Funding update", "With figures")


def test_a_title_that_stands_twice_is_told_apart_by_its_date() -> None:
    title = "Report regarding Violence in the Public Domain linked to Domestic Abuse and interventions around that"
    table = (
        (("DATES",), ("ITEM",), ("COMMENTS",)),
        (("Suggested items to be scheduled",), (f"1. {title}", ("+", " again")), ("",)),
    )
    taken = take(returned(table=table), SAMPLE)
    assert item(taken, "W25").title == f"{title} again"
    assert item(taken, "W12").title == title


def test_rows_put_in_and_struck_out_are_items_added_and_withdrawn() -> None:
    table = (
        (("DATES",), ("ITEM",), ("COMMENTS",)),
        (("Thursday 30 September 2021",), ("1. PCP Independent Members status",), ("",)),
        (("",), (("+", "Rural crime (*)"),), (("+", "Asked for by the Chair"),)),
    )
    document = returned(table=table)
    mark_row(document.tables[0].rows[1], "-")
    mark_row(document.tables[0].rows[2], "+")
    taken = take(document, SAMPLE)
    struck, added = taken.lines
    assert (struck.state, struck.why) == (
        ImportState.UNPLACED,
        "A row struck out by Jane Smith; taken, it withdraws the item.",
    )
    (made,) = taken.edit.puts
    assert isinstance(made, WorkItem)
    assert (made.title, made.comments, made.moveable, made.meeting) == (
        "Rural crime",
        "Asked for by the Chair",
        True,
        "M19",
    )
    assert added.day == dt.date(2021, 9, 30)
    both = take(document, SAMPLE, said={struck.key: Correction(taken=True)})
    assert item(both, "W18").status.value == "withdrawn"
