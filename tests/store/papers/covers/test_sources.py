"""The cover sheets of the source papers, judged by hand as a careful clerk would, and then by the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.papers.covers.files import cover_of
from store.records import CoverSheet
from store.rules.programme.cover_headings import CODES
from store.rules.programme.covers import remarks
from tests.store.papers.covers.sheets import (
    NAMES,
    check,
    meeting_of,
    tagged_pdf,
    text_of,
    told,
    untagged_pdf,
    word_table,
    word_typed,
)

OF_2016 = tuple(code for code in CODES if code != "communications")
"""The headings of the sheets of 2015 and 2016; those of 2021 have communications too, half of them filled in."""

NONE = "No more than “None” is said of: {}. Please say in a sentence why."
NOT_READ = "Not read: {}. Look at the sheet yourself."
NO_HEADING = "The cover sheet has no heading for: {}."

JUDGED = {
    # Legal is answered with one word. Equality sends the reader to the report, in which the word does not occur.
    "000-5": (
        NONE.format("legal implications"),
        "Of the equality impact assessment the sheet points to the report, which says nothing of it.",
    ),
    # Three implications that say in a whole sentence that there is nothing. The appendices are rightly none.
    "000-6": (NONE.format("legal implications, equality impact assessment, risks and impact"),),
    # No background papers (s.100D, Local Government Act 1972). The list has the consultation as A and the draft plan as
    # B; paragraphs 9 and 13 agree, and paragraph 14 says that the draft plan is attached at A.
    "000-7": (
        NO_HEADING.format("background papers"),
        NONE.format("risks and impact"),
        "Paragraph 14 calls Appendix A what the list of appendices has as B.",
    ),
    # Neither date nor background papers. Six labels and three times None: whose they are, the text does not tell.
    "004-5": (
        NO_HEADING.format("date, background papers"),
        NOT_READ.format(
            "financial implications, legal implications, equality impact assessment, risks and impact, link to the "
            "police and crime plan, communications"
        ),
    ),
    # Annex A is in the text and in the list: nothing to ask, whatever letter the panel gives it in its pack.
    "004-6": (
        NO_HEADING.format("communications"),
        NONE.format("financial implications, legal implications, risks and impact"),
    ),
    # Four bare answers, and a text that names Appendix 1 where the list has Appendix A.
    "004-7": (
        NONE.format("equality impact assessment, risks and impact, link to the police and crime plan, communications"),
        "Paragraph 7 names Appendix 1, and the list of appendices has A.",
    ),
    # Equality is left out of the labels; five times None for the five that are there. The plan ends in two years.
    "004-8": (
        NO_HEADING.format("equality impact assessment, background papers"),
        NONE.format(
            "financial implications, legal implications, risks and impact, link to the police and crime plan, "
            "communications"
        ),
        "The subject has 2017-21, the purpose 2017-20.",
    ),
    # Two appendices, both named by the right letter.
    "004-9": (
        NO_HEADING.format("communications"),
        NONE.format("financial implications, legal implications, equality impact assessment, risks and impact"),
    ),
    # The sheet ends after its text: no implications, no lists. Paragraph 12 speaks of the appendix.
    "004-10": (
        NO_HEADING.format(
            "financial implications, legal implications, equality impact assessment, risks and impact, link to the "
            "police and crime plan, communications, list of appendices, background papers"
        ),
        "Paragraph 12 names an appendix, and there is no list of appendices.",
    ),
    # The tenth, of another source: a Wednesday that is called a Thursday.
    "003": ("It is dated “THURSDAY 16th SEPTEMBER 2015”, and 16 September 2015 is a Wednesday.",),
}
"""What a careful clerk says of each sheet as the source prints it."""

EMPTY = "Nothing stands under: financial implications, equality impact assessment, link to the police and crime plan."
TOLD_APART = {
    # Where the file says which words belong to which label, three are empty and three say None.
    "004-5": (
        NO_HEADING.format("date, background papers"),
        EMPTY,
        NONE.format("legal implications, risks and impact, communications"),
    ),
}
"""What more can be said of a sheet if its file tells its parts apart."""

EMPTY_UNREAD = NOT_READ.format("financial implications, equality impact assessment, link to the police and crime plan")
"""Beside these labels stands nothing; without tags that may be because it could not be read."""

FORMS: dict[str, Callable[[str], bytes]] = {
    "text": lambda name: text_of(name).encode(),
    "tagged": tagged_pdf,
    "word-table": word_table,
    "word-typed": word_typed,
    "untagged": untagged_pdf,
}
SAID: dict[str, dict[str, tuple[str, ...]]] = {
    "text": JUDGED,
    "untagged": JUDGED | {"004-5": (JUDGED["004-5"][0], EMPTY_UNREAD, TOLD_APART["004-5"][2])},
}
"""What is said of the sheets in a form; in every other, which tells their parts apart, what is said then."""


def said_of(name: str, sheet: CoverSheet) -> tuple[str, ...]:
    required = CODES if name.startswith("004") else OF_2016
    return tuple(one.sentence for one in remarks(sheet, required, meeting_of(name)))


@pytest.mark.parametrize("form", FORMS)
def test_each_sheet_of_the_sources_is_read_whole_and_judged_as_a_careful_clerk_does(form: str) -> None:
    """A PDF without tags is read by what stands where, so that what is said of it may come in another order."""
    lines: list[str] = []
    for name in NAMES:
        read = cover_of(FORMS[form](name))
        assert read is not None
        said, expected = said_of(name, read.sheet), SAID.get(form, JUDGED | TOLD_APART)[name]
        in_order = (lambda sentences: sentences) if form != "untagged" else sorted
        assert in_order(said) == in_order(expected)
        lines += [f"## {name}", *told(read)]
    check(form, lines)


def words_of(name: str, read: Callable[[str], bytes]) -> dict[str, str]:
    found = cover_of(read(name))
    return found.words if found else {}


@pytest.mark.parametrize("form", FORMS)
def test_the_words_are_those_of_the_sheet_and_of_no_other_heading(form: str) -> None:
    words = words_of("000-7", FORMS[form])
    assert words["report_of"] == "POLICE AND CRIME COMMISSIONER"
    assert words["author"] == "ANGELA PERRY, HEAD OF GOVERNANCE AND ASSURANCE"
    assert words["equality"] == "An equality impact assessment will be undertaken on the final version of the Plan."
    assert words["plan"] == "As contained within the report."
    assert words["recommendation"].startswith("2. The Panel considers the draft")
    assert "Social Responsibly Act" not in words["recommendation"]
