"""The yearly paper on complaints against the commissioner, in the words in which minute 48 of 27 January 2021 told it.

It counts, and names nobody: whatever could name somebody stands in the private part of a complaint, which is not read.
An outcome is counted only where SI 2012/62 reg 28(13) was gone through.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from store.papers import tables
from store.papers.document import AnyBlock, Document, HeadingBlock, ParagraphBlock, TableBlock, TableCell
from store.papers.fixed_words import ENGLISH, FixedWords
from store.queries.complaints.year import ComplaintYear, FigureRow, complaint_year, counts, figure_rows
from store.records import ComplaintHandler, ComplaintOutcome
from store.register import Register
from store.rules.complaints.figures import WITHHELD
from store.rules.complaints.handlers import handler_words
from store.rules.complaints.room import who_leaves
from store.rules.law.citations import cite
from store.rules.words.amounts import number_word
from store.rules.words.dates import day_month
from store.rules.words.wording import capital

_BODY = "Police and Crime Panel"
_KEYS = {
    ComplaintOutcome.UNFOUNDED.value: "unfounded",
    ComplaintOutcome.NO_SUBSTANCE.value: "no_substance",
    ComplaintOutcome.SETTLED.value: "settled",
    ComplaintOutcome.UPHELD.value: "upheld",
}
_GROUNDLESS = frozenset({ComplaintOutcome.UNFOUNDED.value, ComplaintOutcome.NO_SUBSTANCE.value})


def complaints_document(
    register: Register, today: dt.date, words: FixedWords = ENGLISH, *, year: str | None = None
) -> Document:
    """Give the yearly paper of a calendar or municipal year; without one, of the last in which a complaint came in.

    Raises Refused if what is typed is no year.
    """
    of = complaint_year(register, today, year)
    title = words("complaints.title", office=_area_and_office(register, of))
    blocks = (HeadingBlock(text=title, level=1), *_body(register, today, words, of), *_table(words, of))
    return Document(title=title, running=register.panel.name, blocks=blocks)


def complaints_csv(register: Register, today: dt.date, *, year: str | None = None, bom: bool = False) -> bytes:
    """Write the figures of a year as csv. Raises as the document does."""
    return tables.csv(FigureRow, figure_rows(complaint_year(register, today, year)), bom=bom)


def complaints_json(register: Register, today: dt.date, *, year: str | None = None) -> bytes:
    """Write the figures of a year as JSON. Raises as the document does."""
    return tables.json(FigureRow, figure_rows(complaint_year(register, today, year)))


def _area_and_office(register: Register, of: ComplaintYear) -> str:
    """Name the office with its area, if the panel is called after the area: as the heading of minute 48 does."""
    name, office = register.panel.name, register.panel.commissioner_on(of.last)
    area = name.removesuffix(_BODY).strip() if name.endswith(_BODY) else ""
    return f"{area} {office}" if area and area.casefold() not in office.casefold() else office


def _body(register: Register, today: dt.date, words: FixedWords, of: ComplaintYear) -> Iterator[AnyBlock]:
    leave = who_leaves(register, today)
    if leave:
        yield ParagraphBlock(words=words("complaints.leave", leave=capital(leave)), manner="lead")
    span = {"first": day_month(of.first), "last": day_month(of.last), "day": day_month(today)}
    yield ParagraphBlock(words=words("complaints.period", **span))
    yield from year_told(register, today, words, of)
    yield ParagraphBlock(words=words("complaints.anonymous"))
    yield ParagraphBlock(words=words("complaints.recommended"))


def year_told(register: Register, on: dt.date, words: FixedWords, of: ComplaintYear) -> Iterator[ParagraphBlock]:
    """Tell how many complaints there were and what they came to; who deals with them is said by the rules of a day."""
    yield ParagraphBlock(words=_told(register, on, words, of))
    during = words("complaints.in_year", year=of.label)
    if of.conduct:
        key = "complaints.conduct_one" if of.conduct == 1 else "complaints.conduct"
        number = capital(number_word(of.conduct))
        yield ParagraphBlock(words=words(key, number=number, during=during))
    withheld = of.complaints.results[WITHHELD]
    if withheld:
        law = cite("no-outcome")
        yield ParagraphBlock(words=words("complaints.withheld", number=number_word(withheld), law=law))
    if of.undated:
        yield ParagraphBlock(words=words("complaints.undated", number=number_word(of.undated)))


def _told(register: Register, on: dt.date, words: FixedWords, of: ComplaintYear) -> str:
    """Tell in the words of minute 48 how many there were, and what they came to."""
    handler = ComplaintHandler(register.panel.rules_on(on).complaints.handler)
    said = {
        "number": capital(number_word(of.complaints.received)),
        "handler": _titled(handler_words(register, handler, on)) or "the Panel",
        "during": words("complaints.in_year", year=of.label),
        "office": register.panel.commissioner_on(of.last),
    }
    received = of.complaints.received
    key = "none" if not received else "received_one" if received == 1 else "received"
    first = words(f"complaints.{key}", **said)
    return first if not received else f"{first} {words('complaints.outcomes', outcomes=outcomes_told(words, of))}"


def _titled(handler: str) -> str:
    """Give who deals with complaints as a paper prints an office: `the Monitoring Officer`."""
    article, _, rest = handler.partition(" ")
    return f"{article} {rest.title()}" if article == "the" and rest.islower() else handler


def outcomes_told(words: FixedWords, of: ComplaintYear) -> str:
    """Tell what the complaints of a year came to: those that were with the IOPC first, then the others."""
    referred = of.complaints.referred_results
    others = of.complaints.results - referred
    only = of.complaints.received == 1
    clauses = [_with_iopc(words, result, number, only=only) for result, number in _in_order(referred)]
    if others:
        also = bool(referred) and set(referred) <= _GROUNDLESS and set(others) <= _GROUNDLESS
        clauses.append(_others(words, others, after=bool(referred), also=also))
    return ", ".join(clauses)


def _in_order(results: Counter[str]) -> list[tuple[str, int]]:
    """Put results in the order in which they are told: outcomes first, what has none after them."""
    order = [*_KEYS, *sorted(set(results) - set(_KEYS))]
    return [(one, results[one]) for one in order if results[one]]


def _key(result: str) -> str:
    return _KEYS.get(result, result.replace(" ", "_"))


def _with_iopc(words: FixedWords, result: str, number: int, *, only: bool) -> str:
    what = words(f"complaints.iopc_{_key(result)}")
    key = "iopc_only" if only else "iopc_one" if number == 1 else "iopc"
    return words(f"complaints.{key}", number=number_word(number), what=what)


def _others(words: FixedWords, others: Counter[str], *, after: bool, also: bool) -> str:
    """Tell what those came to that were never with the IOPC: `the other four also had no substance`."""
    number, results = sum(others.values()), _in_order(others)
    if len(results) == 1:
        what = words(_each(number, results[0][0], "also_" if also else ""))
        few = {1: "_one"} if after else {1: "_one", 2: "_two"}
        place = f"{'others' if after else 'all'}{few.get(number, '')}"
        return words(f"complaints.{place}", number=number_word(number), what=what)
    parts = [f"{number_word(count)} {words(_each(count, result))}" for result, count in results]
    listed = f"{', '.join(parts[:-1])} {words('complaints.and')} {parts[-1]}"
    return words("complaints.mixed" if after else "complaints.mixed_all", listed=listed)


def _each(number: int, result: str, also: str = "") -> str:
    """Give the key of the words for what one, or several, came to."""
    return f"complaints.{also}{'one' if number == 1 else 'many'}_{_key(result)}"


def _table(words: FixedWords, of: ComplaintYear) -> Iterator[AnyBlock]:
    caption = words("complaints.caption", during=words("complaints.in_year", year=of.label))
    heads = (words("complaints.figure"), words("complaints.number"))
    rows = tuple(
        (TableCell(paragraphs=(words(f"complaints.count_{code}"),), head=True), TableCell(paragraphs=(str(number),)))
        for code, number in counts(of)
    )
    yield HeadingBlock(text=words("complaints.figure"))
    yield TableBlock(heads=heads, rows=rows, shares=(6, 1), caption=caption)
