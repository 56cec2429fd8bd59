"""The findings as every face shows them: sentence, place, cure, and what was set aside with its reason."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.queries.rows import Row, cell
from store.records import SetAside
from store.register import Register
from store.rules.findings import AREAS, Finding, all_findings, scene_of
from store.rules.findings.finding import Act
from store.rules.findings.preparing import Bearing


class FindingRow(Row, frozen=True, kw_only=True):
    """Something late, missing or at odds, in the order in which to deal with it."""

    code: Annotated[str, cell("which rule found it; stable")]
    sentence: Annotated[str, cell(last=True)]
    place: Annotated[str, cell("where it is to be settled")]
    cure: Annotated[str, cell(last=True)]
    key: Annotated[str, cell("names this very finding, to set it aside", heading="Id")] = msgspec.field(name="id")
    records: Annotated[tuple[str, ...], cell("ids of the records it is about")]
    aside: Annotated[str, cell("with --aside: why it is set aside; else empty")] = ""
    until: Annotated[dt.date | None, cell("with --aside: the day it is named again")] = None


class FindingLine(FindingRow, frozen=True, kw_only=True):
    """A finding as the screens list it: under which heading, in few words, and what settles it."""

    area: str
    acts: tuple[Act, ...]
    title: str = ""
    meeting: str | None = None
    brief: str = ""
    day: str = ""
    there: tuple[str, ...] = ()
    bearing: Bearing = Bearing.OWN

    @property
    def briefly(self) -> str:
        """Say it in few words where no heading names the meeting: `Draft reports in for 29 Jul: late by …`."""
        what, colon, how = self.brief.partition(": ")
        return f"{what} for {self.day}{colon}{how}" if self.day else self.brief or self.sentence


class FindingList(msgspec.Struct, frozen=True):
    """The findings of a day, in the order in which they are dealt with; those set aside apart."""

    rows: tuple[FindingLine, ...]
    aside: tuple[FindingLine, ...]


def findings(register: Register, today: dt.date) -> FindingList:
    """Look the whole register through on a day."""
    return listed_findings(register, today, all_findings(scene_of(register, today)))


def first_that_takes_more(register: Register, today: dt.date) -> str | None:
    """Give the first meeting on which new business can be put as a matter of course (`Scene.takes_more`); its id."""
    scene = scene_of(register, today)
    return next((one.id for one in scene.coming if scene.takes_more(one)), None)


def finding_rows(register: Register, today: dt.date, aside: bool = False) -> tuple[FindingRow, ...]:
    """List the findings of a day, or those that are set aside."""
    listed = findings(register, today)
    return listed.aside if aside else listed.rows


def listed_findings(register: Register, today: dt.date, every: tuple[Finding, ...]) -> FindingList:
    """Part findings into those to be dealt with and those that are set aside on a day."""
    aside = {one.finding: one for one in register.panel.set_aside if today < one.until}
    rows = [finding_row(one, aside.get(one.key)) for one in every]
    return FindingList(tuple(row for row in rows if not row.aside), tuple(row for row in rows if row.aside))


def finding_row(finding: Finding, aside: SetAside | None = None) -> FindingLine:
    """Put one finding into plain values."""
    return FindingLine(
        code=finding.code,
        key=finding.key,
        sentence=finding.sentence,
        place=finding.place,
        cure=finding.cure,
        area=finding.heading or AREAS[finding.code],
        records=finding.records,
        acts=finding.acts,
        aside=aside.reason if aside else "",
        until=aside.until if aside else None,
        title=finding.title,
        meeting=finding.meeting,
        brief=finding.brief,
        day=finding.day,
        there=finding.there,
    )
