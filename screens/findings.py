"""Findings: everything in the file that is late, missing or at odds, each with the keys that settle it."""

from __future__ import annotations

from collections.abc import Iterator

from screens.kit.lines_of import counting
from screens.kit.record_list import Section
from screens.settling import SettlingPlace
from store.queries.findings.findings import findings


class FindingsPlace(SettlingPlace):
    """The findings over the whole panel, by what they concern; those set aside come last."""

    place = "findings"
    purpose = "What is late, missing or at odds."

    def sections(self) -> Iterator[Section]:
        """List the findings under the headings of what they concern."""
        listed = findings(self.desk.register, self.desk.today)
        self.rows = {row.key: row for row in (*listed.rows, *listed.aside)}
        areas: dict[str, list[str]] = {}
        for row in listed.rows:
            areas.setdefault(row.area, []).append(row.key)
        for area, keys in areas.items():
            yield counting(f"={area}", area, tuple(keys), "finding")
        if not areas:
            yield Section(key="=none", title="Findings", ids=(), empty="Nothing is late, missing or at odds.")
        if listed.aside:
            keys = [row.key for row in listed.aside]
            yield counting("=aside", "Set aside", tuple(keys), "finding")
