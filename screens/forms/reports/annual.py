"""The annual report of the panel: its figures with the records behind each, the clerk's words, and the grant."""

from __future__ import annotations

from functools import partial
from typing import Any

from screens.forms.preview import open_paper
from screens.kit.fields import declared, needed
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.own_paper import own_annual
from screens.kit.picker import Option, Picker
from screens.palette import go_to_record
from store.commands.annual import words
from store.desk import Desk
from store.queries.annual.figures import Counted, figures_of
from store.queries.annual.scope import scope_of, why_not_financial, years_told
from store.records import Change
from store.records.annual import AnnualText, GrantFigure
from store.rules.annual.sections import FIGURED, SECTIONS, words_of
from store.rules.days.years import first_year

READ, OTHER, WORD, GRANT = "read", "other", "word", "grant"
_ACTS = (
    Option(READ, "Read the report as it will be", "and write it to a file", heading="The report"),
    Option(WORD, "Word a section", "kept from year to year", heading="The report"),
    Option(GRANT, "Enter a figure of the grant", heading="The report"),
)


def open_annual(office: Office) -> None:
    """Pick a year, and show its figures."""
    desk = office.desk
    options = [Option(one, one) for one in years_told(desk.register, desk.today)]
    office.pick(Picker("The annual report of which year?", options), lambda year: _open_year(office, year))


def _other_year(desk: Desk, year: str, financial: bool) -> Option:
    """Offer the financial year in place of the municipal one, and back; what has not begun is not offered."""
    if financial:
        return Option(OTHER, "Count the municipal year instead", heading="The report")
    problem = why_not_financial(desk.register, desk.today, year)
    why_not = problem.sentence if problem else ""
    return Option(OTHER, "Count the financial year instead", "from April to March", why_not, heading="The report")


def _open_year(office: Office, year: str | None, *, financial: bool = False) -> None:
    """Show the figures of a year; the records behind the one chosen are shown next."""
    if year is None:
        return
    desk = office.desk
    scope = scope_of(desk.register, desk.today, year, financial=financial)
    counted = {one.figure.code: one for one in figures_of(scope)}
    figures = [
        Option(code, one.figure.label, one.words, after=one.figure.definition, heading=FIGURED[one.figure.section])
        for code, one in counted.items()
    ]
    acts = {
        READ: lambda: open_paper(office, own_annual(year, desk.today, financial=financial)),
        OTHER: lambda: _open_year(office, year, financial=not financial),
        WORD: lambda: _pick_section(office, year),
        GRANT: lambda: _open_grant(office, year),
    }

    def chosen(key: str | None) -> None:
        if key in acts:
            office.call_later(acts[key])
        elif key is not None:
            office.call_later(_open_behind, office, called, counted[key])

    called = f"{year}, financial year" if financial else year
    read, *others = _ACTS
    options = [read, _other_year(desk, year, financial), *others, *figures]
    office.pick(Picker(f"Annual report {called}", options), chosen)


def _open_behind(office: Office, year: str, one: Counted) -> None:
    """Show the records that were counted in a figure; the one chosen is gone to."""
    if not one.behind:
        nothing = "none is recorded" if one.number is None else "nothing was counted"
        office.say(f"{one.figure.label} {year}: {nothing}. {one.figure.definition}")
        return
    behind = dict(enumerate(one.behind))
    options = [Option(str(at), each.words, each.record) for at, each in behind.items()]
    title = f"{one.figure.label} {year}: {one.words}"

    def chosen(key: str | None) -> None:
        record = behind[int(key)].record if key is not None else ""
        if record:
            office.call_later(go_to_record, office, record)

    office.pick(Picker(title, options), chosen)


def _pick_section(office: Office, year: str) -> None:
    """Pick the section to be worded; each shows what it says in that year."""
    panel, begins = office.desk.register.panel, first_year(year)
    options = [Option(one, FIGURED.get(one, one.capitalize()), words_of(panel, one, begins)[:80]) for one in SECTIONS]

    def chosen(section: str | None) -> None:
        if section is not None:
            office.call_later(_open_word, office, year, section)

    office.pick(Picker(f"Word which section of {year}?", options), chosen)


def _open_word(office: Office, year: str, section: str) -> None:
    """Word a section from a year on."""
    desk = office.desk
    save = partial(_save, office, words.word_annual, section=section, year=year)
    said = words_of(desk.register.panel, section, first_year(year))
    fields = (declared(AnnualText, "text", said),)
    title = f"{FIGURED.get(section, section.capitalize())}, from {year} on"
    office.flow(Form(desk, title, fields, save, draft=f"annual:{section}:{year}"))


def _open_grant(office: Office, year: str) -> None:
    """Enter a figure of the grant of a year."""
    save = partial(_save, office, words.record_grant, year=year)
    fields = (declared(GrantFigure, "what"), needed(declared(GrantFigure, "figure")))
    office.flow(Form(office.desk, f"The grant of {year}", fields, save, draft=f"annual:grant:{year}"))


def _save(office: Office, command: Any, values: dict[str, Any], **more: Any) -> Change | None:
    return office.desk.run(command, **more, **values)
