"""Reads which report is meant on the command line: by its id, by its round, or by its meeting."""

from __future__ import annotations

import re

from store.problems import Refused
from store.records import Meeting, Report, StatutoryRound
from tui.commandline.reading import Reading

_ID = re.compile(r"[LR]\d+", re.IGNORECASE | re.ASCII)


def report_thing(read: Reading, words: str) -> Report | StatutoryRound | Meeting | None:
    """Read a report, a round or a meeting; what is none goes to the problems."""
    try:
        if _ID.fullmatch(words.strip()):
            kind: type[Report | StatutoryRound] = Report if words.strip()[:1] in "Ll" else StatutoryRound
            return read.register.need(kind, words.strip().upper(), "report")
        meeting = read.meeting(words)
        return read.register.get(Meeting, meeting) if meeting else None
    except Refused as refused:
        read.problems += refused.problems
        return None


def read_report(read: Reading, words: str, *, drafts: bool = False) -> str:
    """Read which report is meant, and give its id."""
    from store.rules.reports.naming import find_report

    thing = report_thing(read, words)
    if thing is None:
        return ""
    try:
        read.named = find_report(read.register, thing, drafts=drafts).id
    except Refused as refused:
        read.problems += refused.problems
        return ""
    return read.named
