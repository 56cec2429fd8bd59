"""The clerk's words in the annual report, and the figures of the grant."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Panel
from store.records.annual import AnnualText, GrantFigure
from store.register import PANEL_ID, Register
from store.rules.annual.sections import why_not_section
from store.rules.days.years import first_year
from store.rules.words.folding import words_read
from store.rules.words.wording import quoted, verbatim


def word_annual(register: Register, today: dt.date, /, *, section: str, year: str, text: str = "") -> Edit:
    """Word a section of the annual report from a year on; without words it is left to the figures from then.

    Raises:
        Refused: with every reason: no such section or year, words that cannot be kept.
    """
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    begins = _first_year(year, problems)
    problems.add(why_not_section(section))
    said = problems.said(AnnualText, "text", text)
    problems.refuse()
    fresh = AnnualText(section=section, year=begins, text=said)
    kept = tuple(one for one in panel.annual_texts if (one.section, one.year) != (section, begins))
    words = f"Worded the section {quoted(section)} of the annual report from {year} on"
    return Edit(words, (replace(panel, annual_texts=(*kept, fresh)),))


def record_grant(register: Register, today: dt.date, /, *, year: str, what: str, figure: str = "") -> Edit:
    """Enter a figure of the grant for a year, in the place of the one that was there; without a figure it is taken out.

    Raises:
        Refused: with every reason: no such year, texts that cannot be kept, nothing there to take out.
    """
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    begins = _first_year(year, problems)
    name = problems.said(GrantFigure, "what", what)
    said = problems.said(GrantFigure, "figure", figure)
    same = [one for one in panel.grant if one.year == begins and words_read(one.what) == words_read(name)]
    if not said and not same:
        cure = "Type the figure with its unit, such as £412.60."
        problems.add(Problem("grant-empty", f"No figure for {verbatim(name)} is entered in {year}.", cure, "figure"))
    problems.refuse()
    fresh = GrantFigure(year=begins, what=name, figure=said)
    added = panel.grant if same else (*panel.grant, fresh)
    grant = tuple(fresh if one in same else one for one in added if said or one not in same)
    verb = "Entered" if said else "Took out"
    return Edit(f"{verb} the grant figure {verbatim(name)} for {year}", (replace(panel, grant=grant),))


def _first_year(typed: str, problems: Problems) -> int:
    """Read the first year of a year; what is none is a problem."""
    try:
        return first_year(typed)
    except Refused as refused:
        problems.add(*refused.problems)
        return 0
