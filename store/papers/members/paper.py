"""The members of the panel as a paper: who sits on it as at a day, their terms, and the seats that stand vacant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from store.papers.document import (
    AnyBlock,
    Document,
    FactsBlock,
    HeadingBlock,
    ParagraphBlock,
    TableBlock,
    TableCell,
    bullets,
)
from store.papers.fixed_words import ENGLISH, FixedWords
from store.queries.members.members import SeatRow, balance_lines, findings, roll
from store.queries.words.short import NOT_RECORDED, count
from store.register import Register
from store.rules.members.balance import limits
from store.rules.members.membership import Vacancy, members_at, vacancies
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import capital


def members_document(register: Register, today: dt.date, words: FixedWords = ENGLISH) -> Document:
    """Give the members as at a day with their terms, the vacancies, and those who hold an office round the panel."""
    title = words("members.title")
    rows = roll(register, today)
    empty = vacancies(register, today)
    told = [words("members.in_post", members=count(len(members_at(register, today)), "member"))]
    told += [words("members.vacant", vacancies=count(len(empty), "vacancy", "vacancies"))] if empty else []
    blocks: list[AnyBlock] = [
        HeadingBlock(text=title, level=1),
        ParagraphBlock(words=words("lists.as_at", day=long_date(today))),
        ParagraphBlock(words=" ".join(told)),
    ]
    blocks += _table(words, "members.sitting", (row for row in rows if row.sits and row.person))
    if empty:
        blocks += (HeadingBlock(text=words("members.vacancies")), bullets(_vacancy(words, one) for one in empty))
    blocks += _table(words, "members.others", (row for row in rows if not row.sits and row.person))
    blocks += _balance(register, words, today)
    return Document(title=title, running=register.panel.name, blocks=tuple(blocks), wide=True)


def _table(words: FixedWords, heading: str, rows: Iterable[SeatRow]) -> Iterator[AnyBlock]:
    """Set out seats under a heading; nothing if there are none."""
    body = tuple(
        (
            TableCell(paragraphs=(row.name,), head=True),
            TableCell(paragraphs=(capital(row.role), *_substitutes(words, row))),
            TableCell(paragraphs=(row.body or NOT_RECORDED,)),
            TableCell(paragraphs=(row.party or NOT_RECORDED,)),
            TableCell(paragraphs=(_term(words, row),)),
        )
        for row in rows
    )
    if body:
        yield HeadingBlock(text=words(heading))
        heads = tuple(words(f"members.{name}") for name in ("name", "office", "body", "party", "term"))
        yield TableBlock(heads=heads, rows=body, shares=(5, 5, 5, 3, 5), caption=words(heading))


def _balance(register: Register, words: FixedWords, today: dt.date) -> Iterator[AnyBlock]:
    """Set out the panel against the duty of balanced appointment, its limits, and the terms that end or have ended."""
    yield HeadingBlock(text=words("members.balance"))
    yield FactsBlock(pairs=balance_lines(register, today))
    # What the clerk is told to do about a limit stands behind its figures, and is not for a paper.
    yield bullets(f"{one.sentence.partition('.')[0]} ({one.state})" for one in limits(register, today))
    ends = [one.sentence for one in findings(register, today) if one.code in {"term", "term-expired"}]
    if ends:
        yield HeadingBlock(text=words("members.terms"))
        yield bullets(ends)


def _substitutes(words: FixedWords, row: SeatRow) -> tuple[str, ...]:
    return (words("members.substitutes", names=", ".join(row.substitutes)),) if row.substitutes else ()


def _term(words: FixedWords, row: SeatRow) -> str:
    """Word a term by the days that are recorded of it; a paper shows who sat on its day, not since when."""
    begins = "members.seen" if row.source else "members.since"
    first = words(begins, day=day_month(row.from_date)) if row.from_date else ""
    last = words("members.until", day=day_month(row.until)) if row.until else ""
    return " ".join(part for part in (first, last) if part) or NOT_RECORDED


def _vacancy(words: FixedWords, one: Vacancy) -> str:
    of = one.body or words("members.no_body")
    return words("members.vacant_since", body=of, day=day_month(one.since)) if one.since else of
