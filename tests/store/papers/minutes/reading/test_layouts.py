"""Minutes of five layouts are read, or what is not read is listed; no word of any is lost."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from store.papers.minutes.reading.sets import AS_RECEIVED, read_minutes
from store.records import Clause, Presence
from store.rules.minutes.drafts import DraftSet
from tests.store.papers.minutes.reading.layouts import BRACKETED, IN_THE_LINE, LETTERED, UNNUMBERED, UNRECOGNISED

HELD_WHOLE = ("read_minutes",)

ALL = {
    "lettered": LETTERED,
    "bracketed": BRACKETED,
    "in the line": IN_THE_LINE,
    "unnumbered": UNNUMBERED,
    "unrecognised": UNRECOGNISED,
}


def roll(draft: DraftSet, presence: Presence) -> list[str]:
    return [one.printed for one in draft.roll if one.presence is presence]


def headings(draft: DraftSet) -> list[tuple[str, str]]:
    return [(one.number, one.heading) for one in draft.minutes]


def test_lettered_minutes() -> None:
    draft = read_minutes(LETTERED)
    assert (draft.date, draft.start, draft.finish) == (dt.date(2025, 3, 4), dt.time(10, 30), dt.time(12, 5))
    assert draft.venue == "Shire Hall, Felpersham"
    assert headings(draft) == [
        ("A", "DECLARATIONS OF INTEREST"),
        ("B", "POLICE AND CRIME PLAN"),
        ("C", "DATE OF NEXT MEETING"),
    ]
    assert roll(draft, Presence.PRESENT) == [
        "Councillor Archer",
        "Councillor Carter",
        "Councillor Grundy",
        "Councillor Tucker",
    ]
    assert next(one.role for one in draft.roll) == "Chairman"
    assert roll(draft, Presence.APOLOGIES) == ["Councillor Horrobin"]
    (also,) = [one for one in draft.roll if one.presence is Presence.ALSO_PRESENT]
    assert (also.printed, also.role) == ("Ms J Field", "Clerk to the Panel")
    assert draft.minutes[1].resolutions == (
        Clause(label="a)", text="That the plan be noted;"),
        Clause(label="b)", text="That a report on rural crime be brought to the next meeting."),
    )
    assert [one.text for one in draft.unplaced] == ["BORSETSHIRE POLICE AND CRIME PANEL"]


def test_clauses_and_paragraphs_in_brackets() -> None:
    draft = read_minutes(BRACKETED)
    assert (draft.date, draft.start, draft.finish) == (dt.date(2025, 3, 4), dt.time(10, 30), dt.time(12, 5))
    assert headings(draft) == [("12/25", "BUDGET MONITORING"), ("13/25", "ANY OTHER BUSINESS")]
    (substitute,) = [one for one in draft.roll if one.presence is Presence.SUBSTITUTE]
    assert (substitute.printed, substitute.substitute_for) == ("Cllr Ed Grundy", "Cllr Tracy Horrobin")
    assert [one.printed for one in draft.roll if one.in_the_chair] == ["Cllr Brian Archer"]
    budget = draft.minutes[0]
    assert "(a) The Treasurer reported an underspend of £1.2m." in budget.text
    assert "(b) Members asked about overtime." in budget.text
    assert budget.motion is not None
    assert (budget.motion.moved_by, budget.motion.seconded_by) == ("Cllr Carter", "Cllr Grundy")
    assert budget.motion.motion.startswith("the report be noted.")
    assert budget.motion.result == "carried unanimously"
    assert budget.recommendations_lead == "that the Commissioner:"
    assert [one.label for one in budget.recommendations] == ["(i)", "(ii)"]


def test_resolved_in_the_line() -> None:
    draft = read_minutes(IN_THE_LINE)
    assert headings(draft) == [("1", "Complaints"), ("2", "Work programme"), ("3", "Next meeting")]
    assert draft.minutes[0].resolutions == (Clause(text="That the report be noted."),)
    programme = draft.minutes[1]
    assert "2. The Clerk would add it." in programme.text
    assert programme.resolutions == (
        Clause(label="(1)", text="That the programme be agreed; and"),
        Clause(label="(2)", text="That fraud be added."),
    )
    assert draft.minutes[2].resolutions == ()
    assert draft.minutes[2].text.startswith("Resolved that nothing")


def test_headings_without_numbers() -> None:
    draft = read_minutes(UNNUMBERED)
    assert headings(draft) == [
        ("", "APOLOGIES FOR ABSENCE"),
        ("", "DECLARATIONS OF INTEREST"),
        ("", "KNIFE CRIME"),
    ]
    assert roll(draft, Presence.PRESENT) == [
        "Cllr Brian Archer",
        "Cllr Susan Carter",
        "Cllr Ed Grundy",
        "Cllr Neil Tucker",
    ]
    assert roll(draft, Presence.APOLOGIES) == ["Cllr Tracy Horrobin"]
    assert draft.minutes[2].resolutions == (Clause(text="That a further report be brought in six months."),)
    assert draft.minutes[2].report_of == ""


def test_what_nobody_recognises_is_kept_whole() -> None:
    draft = read_minutes(UNRECOGNISED)
    assert not draft.recognised
    (minute,) = draft.minutes
    assert minute.heading == AS_RECEIVED
    assert draft.date == dt.date(2025, 3, 4)
    assert minute.text.split() == UNRECOGNISED.split()


@pytest.mark.parametrize(
    ("line", "start", "finish"),
    [
        ("The meeting closed at 12.30 pm.", None, dt.time(12, 30)),
        ("The meeting was held at 10 am and closed at noon.", dt.time(10), dt.time(12)),
        ("Held at 10.00 am", dt.time(10), None),
    ],
)
def test_what_nobody_recognises_begins_at_no_time_at_which_it_closed(
    line: str, start: dt.time | None, finish: dt.time | None
) -> None:
    draft = read_minutes(f"Notes of 4 March 2025\n\nwe talked about the budget\n\n{line}")
    assert (draft.recognised, draft.start, draft.finish) == (False, start, finish)


def test_a_long_text_that_nobody_recognises_is_kept_whole_in_parts() -> None:
    text = "\n\n".join(f"we spoke of matter {place} for a long while" for place in range(5_000))
    draft = read_minutes(text)
    assert len(draft.minutes) > 1
    assert " ".join(one.text for one in draft.minutes).split() == text.split()
    assert draft.minutes[1].heading == f"{AS_RECEIVED}, part 2"


def everything(draft: DraftSet) -> str:
    """Put every word that was kept or listed into one text."""
    words = [draft.printed_date, draft.venue]
    words += [f"{one.printed} {one.role} {one.substitute_for}" for one in draft.roll]
    for one in draft.minutes:
        words += [one.number, one.heading, one.text, one.resolutions_lead, one.recommendations_lead]
        words += [f"{clause.label} {clause.text}" for clause in (*one.resolutions, *one.recommendations)]
        words += [leaving.printed for leaving in one.left]
        if one.motion:
            words += [one.motion.moved_by, one.motion.seconded_by, one.motion.motion]
            words += [f"{clause.label} {clause.text}" for clause in one.motion.clauses]
    return " ".join((*words, *(one.text for one in draft.unplaced))).casefold()


UNSAID = """
    minutes of a the meeting held at on in to am pm present also members apologies for absence attendance councillors
    cllr and resolved recommended it was moved by seconded that chair chairman substitute meeting ended closed venue
    police crime panel borsetshire
"""
"""Words that say what stands where, which the record says in its own way."""


@pytest.mark.parametrize("name", ALL)
def test_no_word_is_lost(name: str) -> None:
    kept = set(re.findall(r"[\w/£.]*\w", everything(read_minutes(ALL[name]))))
    for word in re.findall(r"[\w/£.]*\w", ALL[name].casefold()):
        assert word in kept or word in UNSAID.split() or re.fullmatch(r"[\d.:]+|4|march|2025|tuesday", word), word


HOW = {
    "RESOLVED (nem con) that the report be noted.": ("nem con", "that the report be noted."),
    "Resolved (nem. con.) - That the report be noted.": ("nem. con.", "That the report be noted."),
    "RESOLVED [NEM CON]: That the report be noted.": ("NEM CON", "That the report be noted."),
    "RESOLVED nem con that the report be noted.": ("nem con", "that the report be noted."),
    "RESOLVED unanimously that the report be noted.": ("unanimously", "that the report be noted."),
    "UNANIMOUSLY RESOLVED: That the report be noted.": ("UNANIMOUSLY", "That the report be noted."),
    "It was RESOLVED, by a majority, that the report be noted.": ("by a majority", "that the report be noted."),
    "RESOLVED (by 8 votes to 3, with 2 abstentions): That the report be noted.": (
        "by 8 votes to 3, with 2 abstentions",
        "That the report be noted.",
    ),
    "RESOLVED (8 for, 3 against) that the report be noted.": ("8 for, 3 against", "that the report be noted."),
    "RESOLVED (on the casting vote of the Chair) – That it be noted.": (
        "on the casting vote of the Chair",
        "That it be noted.",
    ),
    "RESOLVED that the report be noted.": ("", "that the report be noted."),
    "RESOLVED by email that the report be noted.": ("by email", "that the report be noted."),
}


@pytest.mark.parametrize("line", HOW)
def test_how_it_was_resolved_is_the_result(line: str) -> None:
    how, words = HOW[line]
    draft = read_minutes(f"Minutes of 4 March 2025\n\nPresent: Cllr Archer\n\n1. COMPLAINTS\n\nText.\n\n{line}\n")
    (minute,) = draft.minutes
    assert [one.text for one in minute.resolutions] == [words]
    assert (minute.motion.result if minute.motion else "") == how
    assert minute.text == "Text."
    assert draft.unplaced == ()


@pytest.mark.parametrize("label", ["(a)", "(1)", "(i)", "(iii)", "(viii)"])
def test_a_label_in_brackets_is_not_how_it_was_resolved(label: str) -> None:
    text = f"Minutes of 4 March 2025\n\nPresent: Cllr Archer\n\n1. COMPLAINTS\n\nRESOLVED {label} That it be noted.\n"
    (minute,) = read_minutes(text).minutes
    assert minute.motion is None
    assert minute.resolutions == (Clause(label=label, text="That it be noted."),)


def test_two_ways_of_resolving_in_one_minute_are_left_to_the_clerk() -> None:
    text = (
        "1. COMPLAINTS\n\nRESOLVED (nem con): That it be noted.\n\nText.\n\nRESOLVED (by a majority): That it be so.\n"
    )
    draft = read_minutes(f"Minutes of 4 March 2025\n\nPresent: Cllr Archer\n\n{text}")
    assert draft.minutes[0].motion is not None
    assert draft.minutes[0].motion.result == "nem con"
    assert any("says “by a majority” of this and “nem con” before" in one.why for one in draft.unplaced)
