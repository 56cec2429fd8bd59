"""Lines of cover sheets: headings with words and without, broken ones, appendices that are listed and named."""

from __future__ import annotations

from itertools import product

from store.papers.covers.appendices import Listed, begins_appendix, is_title, listed_in, named_in
from store.papers.covers.labels import codes_of, label_in_column, label_over_two, labels_in
from store.papers.covers.lines import CoverLine, CoverText, text_lines
from store.papers.covers.reading import read_lines
from store.papers.covers.says import is_none, what_it_says
from store.papers.covers.years import years_at_odds
from store.rules.programme.cover_headings import CODES
from tests.store.papers.few_lines.telling import Lines, each, told

SAYINGS = (
    "None.",
    "N/A",
    "- - -",
    "There are no direct financial implications arising from this report.",
    "There are none, but the budget is small.",
    "No",
    "nothing",
    "isn't any",
    "TBC",
    "To follow; to be confirmed",
    "insert legal comment here",
    "XX ???",
    "...",
    "Click or tap here to enter text",
    "Awaited from the Treasurer",
    "As set out in the report",
    "These are dealt with in paragraphs 4 to 6 of the report.",
    "See above",
    "See Appendix A of the report",
    "They are discussed in full, at length and with all due care and attention, in the body.",
    "Costs of £5m.",
    "See the body of it, which of all that is said is the text",
)
BODIES = (
    "The costs are met from the budget.",
    "Acts of kindness.",
    "An act of Parliament.",
    "The actor spoke.",
    "A priority of the plan.",
)
LABELS = (
    "Report of the Commissioner",
    "Report of: the Commissioner",
    "1. Purpose of report",
    "(2) Recommendations:",
    "- Financial implications",
    "1.2 Legal – ",
    "Financial and legal implications",
    "Financial, legal & equality",
    "Risk/Communications: None",
    "Financial and other matters",
    "Financial: none. Legal: none. risk: none",
    "Subject: Budget Date: 4 March 2025",
    "Date 4 March 2025",
    "Date of the meeting was not known",
    "Appendices attached A and B",
    "Appendices A and B",
    "Contact officer – 01234",
    "Purpose",
    "purpose and summary",
    "The budget: a summary",
    "EIA: done",
)
CELLS = (
    ("Date", "4 March 2025"),
    ("Date", "4 March 2025", "Subject", "Budget"),
    ("Legal", "", "None", "of it", "Risk", "Low"),
    ("Legal", "Risk", "Low"),
    ("Budget", "Date"),
)
COLUMNS = (
    ("Equality Impact   An assessment", "Assessment   is made"),
    ("Link to the   It is", "Police and Crime   the first", "Plan   of all"),
    ("Equality", "Impact", "Assessment", "None"),
    ("Words of more than four here", "Plan"),
    ("Legal", "None"),
)
BROKEN = (
    ("Financial and legal and equality and risk and environmental", "Implications: none"),
    ("Financial and legal and equality and risk none", "Implications: of any kind"),
    ("Equality Impact  An assessment will be made", "Assessment:  of it"),
    ("Link to Police and Crime", "Plan: the first"),
    ("Legal: one", "Risk: two"),
    ("Budget", "of the very long year: none"),
    ("Risk", "Legal: none"),
    ("List of", "Appendices: A"),
)
LISTS = (
    "Appendix A - The budget",
    "Annex ‘B’: The reserves",
    "Appendix item 3 The precept",
    "C. The savings",
    "4 – The plan",
    "• Enclosure (d) Table",
    "of many years",
    "iPads for all",
    "None",
    "Appendix AB The letters",
)
NAMED = (
    "The budget is at Appendix A and the reserves at Appendix B.",
    "The reserves are at Appendix A.",
    "Appendix A gives the reserves. Appendix B (the budget) too.",
    "See Appendices A to C, and Annexes 1, 2 and 4.",
    "Appendices A & C; Appendix A, B",
    "Appendix 2 to the Constitution, and Appendix 3 of the report",
    "Details are in the appendix.",
    "as an attached annex; see Appendix IV",
    "Annexure no. 2a, enclosure 'b'",
    "Appendix of the report",
    "Set out at the appendix; appendix 2 to their plan",
)
YEARS = (
    {"subject": "Police and Crime Plan 2017-21", "purpose": "the plan 2017-20", "recommendation": "Plan (2017/2021)"},
    {"subject": "Precept 2025/26", "plan": "precept 2025-26, from 2025-29"},
    {"purpose": "Budget 2025-26, budget 2025-27 and Budget 2026-27"},
    {"date": "Plan 2017-21", "subject": "Plan 2017-20", "plan": "plan 2018-20"},
)
SHEET = ("Report of: The Commissioner", "Date: 4 March 2025 at 10 am", "Subject: Budget", "Purpose of report")
LINES = {
    "x": "1. The costs are at Appendix A.",
    "l": "words that go on",
    "H": "A heading of it",
    "i": "Implications",
    "f": "Financial: None",
    "F": "Financial implications",
    "g": "Legal",
    "n": "None",
    "k": "Communications",
    "a": "Appendices",
    "A": "Appendix A – The budget",
    "t": "APPENDIX A",
    "c": "Contact: J Field",
    "d": "Date: 5 March 2025",
    "2": "2 Further words.",
    "p": "1 More words in Appendix B.",
}
HEADS = {
    "r": "Report of: The Commissioner",
    "R": "Report of",
    "d": "Date: 4 March 2025 and 5 March",
    "D": "4 March 2025",
    "w": "THE BUDGET",
    "P": "Police and Crime Panel",
    "p": "Purpose: To note it",
    "l": "Legal implications: None",
    "f": "Financial implications: £5 in the plan 2017-21",
}


def lines() -> Lines:
    """Tell of texts and lines what each function makes of them, then of sheets."""
    yield from each(is_none, SAYINGS)
    for code in ("financial", "legal", "plan", "recommendation"):
        for structured in (True, False):
            yield f"## under {code}, {'structured' if structured else 'plain'}"
            yield told([what_it_says(code, one, (), structured=structured).value for one in ("", *SAYINGS)])
        yield told([what_it_says(code, "See above", [one], structured=True).value for one in BODIES])
    for allowed in (CODES, ("legal", "risk", "financial"), ("date", "subject")):
        yield f"## of {'all' if allowed is CODES else ', '.join(allowed)}"
        yield from each(codes_of, LABELS, allowed)
        yield from each(labels_in, map(CoverLine, LABELS), allowed)
        yield from each(labels_in, (CoverLine(" ".join(one), cells=one) for one in CELLS), allowed)
    yield from each(label_in_column, (list(text_lines("\n".join(one))) for one in COLUMNS), CODES)
    yield "## label_over_two"
    for one, other in BROKEN:
        yield f"{one} / {other} => {told(label_over_two(CoverLine(one), CoverLine(other), CODES))}"
    yield from each(listed_in, [*product(LISTS, ["of many years", "iPads for all", "None"]), LISTS])
    yield from each(is_title, (*LISTS, "APPENDIX 'A'", "Appendix 1."))
    yield from each(begins_appendix, (*LISTS, "APPENDIX 'A'", "Appendix 1"))
    listed = (
        Listed("A", "The budget of the force"),
        Listed("B", "Reserves"),
        Listed("B", "Others"),
        Listed("C", "Reserves held"),
    )
    yield "## named_in"
    for text in NAMED:
        both = (named_in("paragraph 1", text, listed), named_in("", text, listed[:2]))
        yield f"{text} => {' / '.join(map(told, both))}"
    yield "## years_at_odds"
    for words in YEARS:
        yield f"{told(words)} => {told(list(years_at_odds(words)))}"
    yield from _sheets()


def _sheets() -> Lines:
    for structured in (False, True):
        yield f"## two lines, or three, below a head, {'structured' if structured else 'plain'}"
        for codes in [*product(LINES, repeat=2), *product("fFg", "nHx", "naA2"), *product("a", "Alx", "tcl")]:
            yield f"{''.join(codes)} => {_sheet([*SHEET, *(LINES[one] for one in codes)], structured)}"
    yield "## heads of several lines"
    for codes in product("rRP", "dDRw", "wDPd", "p", "l", "f"):
        yield f"{''.join(codes)} => {_sheet([HEADS[one] for one in codes], False)}"


def _sheet(texts: list[str], structured: bool) -> str:
    made = read_lines(CoverText(tuple(text_lines("\n\n".join(texts), 1)), structured))
    if made is None:
        return "none"
    sheet = made.sheet
    parts = ", ".join(
        f"{one.heading} {one.says.value} {made.words[one.heading][:60]!r}"
        for one in sheet.parts
        if one.heading not in {"report_of", "date", "subject"} or one.says.value != "words" or texts[0] != SHEET[0]
    )
    named = " ".join(f"{one.letter or '?'} in {one.where}" for one in sheet.named)
    return (
        f"{parts}; {sheet.date} {sheet.hour or ''} listed {' '.join(sheet.listed)} named {named} {told(sheet.at_odds)}"
    )
