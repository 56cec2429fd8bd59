"""A report to the commissioner as it is printed: title, particulars, numbered paragraphs, and the place for signing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from store.papers.document import AnyBlock, Document, FactsBlock, HeadingBlock, ParagraphBlock, SigningBlock, bullets
from store.papers.fixed_words import ENGLISH, FixedWords
from store.papers.rendering.text import STEP
from store.papers.tables import json_text
from store.queries.reports.whole import ReportWhole, report_whole
from store.records import Report
from store.register import Register
from store.rules.words.dates import long_date

_BULLET = "- "


def report_document(register: Register, today: dt.date, words: FixedWords = ENGLISH, *, report: str) -> Document:
    """Give a report, marked as a draft until it is final. Raises Refused if there is no such report."""
    whole = report_whole(register, register.need(Report, report, "report"), today)
    blocks = (*_head(whole, words), *_body(whole), *_end(register, whole, words))
    mark = words("report.draft_mark") if whole.state == "draft" else ""
    return Document(title=whole.title, running=register.panel.name, mark=mark, blocks=blocks)


def report_json(register: Register, today: dt.date, *, report: str) -> bytes:
    """Write a report as one JSON object."""
    return json_text(report_whole(register, register.need(Report, report, "report"), today))


def _head(whole: ReportWhole, words: FixedWords) -> Iterator[AnyBlock]:
    yield HeadingBlock(text=whole.title, level=1)
    dated = long_date(whole.dated) if whole.dated else words("report.not_dated")
    yield FactsBlock(pairs=((words("report.to"), whole.to), (words("report.date"), dated)))


def _body(whole: ReportWhole) -> Iterator[AnyBlock]:
    before = ""
    for one in whole.blocks:
        if not one.paragraph:
            continue
        if one.heading and one.heading != before:
            yield HeadingBlock(text=one.heading)
        before = one.heading
        yield from _paragraph(one.text, f"{one.paragraph}.")


def _paragraph(text: str, number: str) -> Iterator[AnyBlock]:
    """Print a numbered paragraph: each line by itself as far in as it stands, bullets as lists."""
    first, _, rest = text.partition("\n")
    numbered = "" if first.startswith(_BULLET) else first
    yield ParagraphBlock(words=numbered, number=number)
    close = True
    for (within, is_bullet, is_empty), lines in groupby((rest if numbered else text).splitlines(), key=_manner):
        texts = [line.strip() for line in lines]
        if is_bullet:
            entries = (words.removeprefix(_BULLET) for words in texts)
            yield replace(bullets(entries, close=close), within=within)
        elif not is_empty:
            for at, words in enumerate(texts):
                yield ParagraphBlock(words=words, close=close or at > 0, within=within)
        close = not is_empty


def _manner(line: str) -> tuple[int, bool, bool]:
    """Say how far in a line stands, whether it is an entry of a list, and whether it is empty."""
    words = line.strip()
    return (len(line) - len(line.lstrip())) // len(STEP), words.startswith(_BULLET), not words


def _end(register: Register, whole: ReportWhole, words: FixedWords) -> Iterator[AnyBlock]:
    name = ", ".join(part for part in (whole.signed_by, whole.signed_as) if part)
    panel = register.panel.name
    yield SigningBlock(before=words("report.signed"))
    yield ParagraphBlock(words=name or words("report.no_signer"), close=True)
    body = panel if panel[:4].casefold() == "the " else f"the {panel}"
    yield ParagraphBlock(words=words("report.for", panel=body), close=True)
