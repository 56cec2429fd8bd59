"""The complaints of a year in the annual report: counted as the yearly paper counts, and told of by id alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.queries.annual.people import CountOf
from store.queries.annual.scope import Behind, Scope
from store.queries.words.wording import record_title
from store.records import Complaint, ComplaintKind, ComplaintOutcome
from store.rules.complaints.figures import COUNTS, WITHHELD, received_in, result_of


class Count(NamedTuple):
    """A figure of complaints: its code, what it is called, what exactly is counted, and what counts it."""

    code: str
    label: str
    definition: str
    of: CountOf


def _came_in(wanted: Callable[[Complaint], bool], kind: ComplaintKind = ComplaintKind.COMPLAINT) -> CountOf:
    """Count the complaints, or conduct matters, that came in within the year and are wanted."""

    def of(scope: Scope) -> Iterator[Behind]:
        for one in received_in(scope.register, (scope.first, scope.until), kind):
            if wanted(one):
                yield Behind(one.id, record_title(scope.register, one))

    return of


def _came_to(result: str) -> CountOf:
    return _came_in(lambda one: result_of(one) == result)


_LABELS = {
    "received": ("Received", "Complaints recorded here that came in within the year; all below are of these."),
    "acknowledged": ("Acknowledged", "Those of which it is recorded that they were acknowledged."),
    "recorded": ("Recorded", "Recorded as complaints, and not decided otherwise since."),
    "not_recorded": ("Not recorded", "Of which it was decided that they are not to be recorded."),
    "referred": (
        "Referred to the Independent Office for Police Conduct (IOPC)",
        "Those that were ever with the IOPC, whatever became of them.",
    ),
    "resolved": ("Resolved informally", "Those of which an informal resolution was ended."),
    "disapplied": ("Procedure disapplied", "Those that were not dealt with any further, on a ground of the law."),
    "withdrawn": ("Withdrawn", "Withdrawn by who had complained."),
    "open": ("Still being dealt with", "Those that have come to no end yet."),
}

_PRINTED = "Outcomes that may be printed: both parties had the chance to object, and it is in the public interest."

COMPLAINTS = (
    *(Count(code, *said, _came_in(COUNTS[code])) for code, said in _LABELS.items()),
    *(
        Count(one.name.casefold(), f"Outcome: {one.value}", _PRINTED, _came_to(one.value))
        for one in ComplaintOutcome
        if one is not ComplaintOutcome.NONE
    ),
    Count(
        "withheld",
        "Outcome not published",
        "Come to an end, with an outcome that may not be printed (SI 2012/62 reg 28(13)).",
        _came_to(WITHHELD),
    ),
    Count(
        "conduct",
        "Conduct matters",
        "Those recorded here that came to notice within the year; they are in none of the figures above.",
        _came_in(lambda _: True, ComplaintKind.CONDUCT),
    ),
)
"""Every figure of complaints, in the order of the report."""
