"""The complaints of a year in the annual report: counted as the yearly paper counts, and told of by id alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.queries.annual.people import CountOf
from store.queries.annual.scope import Behind, Scope
from store.queries.words.wording import record_title
from store.records import Complaint, ComplaintKind, ComplaintOutcome
from store.rules.complaints.clocks import ACKNOWLEDGE, CONCLUDE
from store.rules.complaints.figures import COUNTS, WITHHELD, met_target, received_in, result_of


class Count(NamedTuple):
    """A figure of complaints: its code, what it is called, what exactly is counted, and what counts it.

    `wanted` says of a year whether the figure belongs into its report.
    """

    code: str
    label: str
    definition: str
    of: CountOf
    wanted: Callable[[Scope], bool] = lambda _: True


def _came_in(wanted: Callable[[Complaint], bool], kind: ComplaintKind = ComplaintKind.COMPLAINT) -> CountOf:
    """Count the complaints, or conduct matters, that came in within the year and are wanted."""
    return lambda scope: (_told(scope, one) for one in _of_year(scope, kind) if wanted(one))


def _of_year(scope: Scope, kind: ComplaintKind = ComplaintKind.COMPLAINT) -> tuple[Complaint, ...]:
    return received_in(scope.register, (scope.first, scope.until), kind)


def _told(scope: Scope, one: Complaint) -> Behind:
    return Behind(one.id, record_title(scope.register, one))


def _target(code: str, target: str, label: str, definition: str) -> Count:
    """Count those that met a target of the panel's own; no figure of a year for whose complaints it had none."""

    def of(scope: Scope) -> Iterator[Behind]:
        yield from (_told(scope, one) for one in _of_year(scope) if met_target(scope.register, one, target))

    def wanted(scope: Scope) -> bool:
        return any(met_target(scope.register, one, target) is not None for one in _of_year(scope))

    return Count(code, label, definition, of, wanted)


def _came_to(result: str) -> CountOf:
    return _came_in(lambda one: result_of(one) == result)


_LABELS = {
    "received": ("Received", "Complaints recorded here that came in within the year; all below are of these."),
    "acknowledged": ("Acknowledged", "Those of which it is recorded that they were acknowledged."),
    "recorded": ("Recorded", "Recorded as complaints, and not decided differently since."),
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

_TARGETS = {
    "acknowledged": _target(
        "acknowledged_in_time",
        ACKNOWLEDGE,
        "Acknowledged within the panel's own target",
        "Of those for which the panel had such a target when they came in. No law sets one.",
    ),
    "withdrawn": _target(
        "concluded_in_time",
        CONCLUDE,
        "Concluded within the panel's own target",
        "Of those for which the panel had such a target when they came in: decided, resolved or withdrawn by it.",
    ),
}
"""The figures of the panel's own targets, by the figure after which each stands, as in the yearly paper."""


def _dealt_with() -> Iterator[Count]:
    for code, said in _LABELS.items():
        yield Count(code, *said, _came_in(COUNTS[code]))
        if code in _TARGETS:
            yield _TARGETS[code]


COMPLAINTS = (
    *_dealt_with(),
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
