"""A report to the commissioner as it is printed: title, particulars, numbered paragraphs, and the place for signing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.papers.tables import encoded, json_text
from store.queries.reports.whole import ReportWhole, report_whole
from store.records import Report
from store.register import Register
from store.rules.words.dates import long_date
from store.rules.words.text import cleaned

_LINE = "." * 40


def report_text(register: Register, report: Report, today: dt.date) -> bytes:
    """Write a report as plain text: a paragraph to a line, an empty line between paragraphs."""
    whole = report_whole(register, report, today)
    return encoded(cleaned(line) for line in (*_head(whole), *_body(whole), *_end(register, whole)))


def report_json(register: Register, report: Report, today: dt.date) -> bytes:
    """Write a report as one JSON object."""
    return json_text(report_whole(register, report, today))


def _head(whole: ReportWhole) -> Iterator[str]:
    yield whole.title
    yield ""
    if whole.state == "draft":
        yield "DRAFT: not yet final"
    yield f"To: {whole.to}"
    yield f"Date: {long_date(whole.dated) if whole.dated else '[not dated yet]'}"


def _body(whole: ReportWhole) -> Iterator[str]:
    before = ""
    for one in whole.blocks:
        if not one.paragraph:
            continue
        if one.heading and one.heading != before:
            yield from ("", one.heading)
        before = one.heading
        first, *rest = one.text.splitlines()
        yield from ("", f"{one.paragraph}. {first}", *rest)


def _end(register: Register, whole: ReportWhole) -> Iterator[str]:
    name = ", ".join(part for part in (whole.signed_by, whole.signed_as) if part)
    panel = register.panel.name
    yield from ("", f"Signed {_LINE}")
    yield name or "[not recorded: who signs]"
    yield f"For {panel if panel[:4].casefold() == 'the ' else f'the {panel}'}"
