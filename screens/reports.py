"""The reports to the commissioner: those to be finished, those that are out, and those that were answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.lines_of import counting
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.commands.reports.out import reopen_report
from store.later import Later
from store.problems import Problem
from store.queries.annual.scope import why_no_year
from store.queries.reports.listed import ReportRow, report_rows
from store.queries.reports.whole import report_lines
from store.queries.words.wording import record_title
from store.records import Report
from store.rules.reports import guards
from store.rules.words.dates import long_date, short_date
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms.reports import annual
    from screens.forms.reports import reports as report_forms
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
else:
    dialogs = Later("screens.dialogs")
    annual = Later("screens.forms.reports.annual")
    report_forms = Later("screens.forms.reports.reports")


class ReportsPlace(Place[Report]):
    """Every report to the commissioner with what is to be done next; those to be finished come first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("reports")]
    place = "reports"
    purpose = "What the panel reports to the commissioner: drafted from the records, read, made final."
    noun = "report"
    columns = (
        Column("Report", weight=4),
        Column("Next", weight=3),
        Column("By", 15),
        Column("Stands", 28, ink="flag"),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        self._rows: dict[str, ReportRow] = {}
        super().__init__(office)

    def sections(self) -> Iterator[Section]:
        """List the reports that something is to be done with, then those that are over."""
        self._rows = {row.id: row for row in report_rows(self.desk.register, self.desk.today)}
        running = tuple(row.id for row in self._rows.values() if not row.over)
        over = tuple(row.id for row in self._rows.values() if row.over)
        yield counting(
            "running",
            "Reports to the commissioner",
            running,
            "report",
            f"None is being written: {self.key_of('report.draft')} drafts one",
        )
        if over:
            yield counting("over", "Answered", over, "report")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one report."""
        row = self._rows[record_id]
        title = capital(record_title(self.desk.register, self.desk.register.need(Report, record_id)))
        if row.considered:  # in the form of every list: a long weekday in front of it would cut the day off
            title = title.replace(long_date(row.considered), short_date(row.considered))
        return Cells(
            (title, row.next, short_date(row.due) if row.due else "", row.short), ink="muted" if row.over else ""
        )

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Tell a report: how it stands, what it still asks for, what became of it, and what it says."""
        report = self.find(record_id)
        if report is None:
            return "Reports to the commissioner", (("Next", f"{self.key_of('report.draft')} drafts a report."),)
        return self._rows[report.id].label, report_lines(self.desk.register, report, self.desk.today)

    def find(self, record_id: str | None) -> Report | None:
        """Give a report."""
        return self.desk.register.live(Report, record_id)

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """The report under the cursor, then the list."""
        from screens.kit.own_paper import own_report

        report = self.find(self.list.current)
        own = [own_report(self.desk.register, report, self.desk.today)] if report else []
        return (*own, *super().papers)

    def nothing_here(self) -> Problem:
        """Say that there is no report under the cursor, and how to draft one."""
        cure = f"Draft one with {self.key_of('report.draft')}, or go to one first."
        return Problem("no-report", "There is no report under the cursor.", cure)

    def make_deeds(self) -> Mapping[str, Deed[Report]]:
        """Say what each key of the reports does."""
        return {
            "report.open": Deed(dialogs.open_record, CURRENT),
            "report.draft": Deed(report_forms.open_draft, why_not=self._why_not_draft),
            "report.word": Deed(report_forms.open_word, ONE, why_not=self._why_not_word),
            "report.edit": Deed(report_forms.open_edit, ONE),
            "report.read": Deed(report_forms.open_text, ONE),
            "report.final": Deed(report_forms.open_final, ONE, why_not=self._why_not_final),
            "report.publish": Deed(report_forms.open_publish, ONE, why_not=self._why_not_publish),
            "report.copies": Deed(report_forms.open_copies, ONE, why_not=self._why_not_copy),
            "report.answer": Deed(report_forms.open_answer, ONE, why_not=self._why_not_answer),
            "report.round": Deed(runs=self._go_to_round, to=ONE, why_not=guards.why_not_round),
            "report.back": Deed(runs=self._back, to=ONE, why_not=self._why_not_back),
            "report.year": Deed(annual.open_annual, why_not=self._why_no_year),
            "report.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self.why_not_bin),
        }

    def _why_no_year(self) -> Problem | None:
        return why_no_year(self.desk.register, self.desk.today)

    def _why_not_draft(self) -> Problem | None:
        return guards.why_nothing_to_report(self.desk.register, self.desk.today)

    def _why_not_word(self, one: Report) -> Problem | None:
        return guards.why_not_word(self.desk.register, one)

    def _why_not_final(self, one: Report) -> Problem | None:
        return guards.why_not_final(self.desk.register, one)

    def _why_not_publish(self, one: Report) -> Problem | None:
        return guards.why_not_publish(self.desk.register, one)

    def _why_not_copy(self, one: Report) -> Problem | None:
        return guards.why_not_copy(self.desk.register, one)

    def _why_not_answer(self, one: Report) -> Problem | None:
        return guards.why_not_answer(self.desk.register, one)

    def _why_not_back(self, one: Report) -> Problem | None:
        return self.refusal(reopen_report, report=one.id)

    def _back(self, one: Report) -> None:
        """Take the report a state back."""
        self.carry_out(reopen_report, report=one.id)

    def _go_to_round(self, one: Report) -> None:
        """Go to the round that the report is on."""
        self.office.go("rounds", one.round)
