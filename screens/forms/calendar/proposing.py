"""Proposing next year's dates: a pattern, the dates it gives with every clash, and all of them created in one step."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec.structs import replace
from textual.binding import BindingType

from screens.kit.aside import Outcome, aside
from screens.kit.ending import ends_with
from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.list_window import ListWindow
from screens.kit.office import Office
from screens.kit.record_list import Cells, Column, Section
from screens.kit.told import change_words
from store.commands.calendar.panel_days import create_meetings
from store.problems import FileTrouble, Problem, Refused
from store.queries.calendar.holidays import working_days_of
from store.queries.calendar.meetings import usual_pattern
from store.records import Change, Meeting
from store.rules.calendar.proposing import (
    FIRM,
    Pattern,
    ProposedDate,
    judged,
    lacking,
    pattern_words,
    propose,
    shifted,
    why_not_in_week,
)
from store.rules.days.years import months_of
from store.rules.words.dates import WEEKDAYS, clock_time, long_date, short_date
from store.rules.words.wording import counted

_WEEKS = ((1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "last"))


class ProposalWindow(ListWindow):
    """The dates of a year with what speaks against each. The answer is the sentence of what was created, or None."""

    DEFAULT_CSS = """
    ProposalWindow .box { height: 92vh; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("proposal")]
    hint_ids = (
        "proposal.save",
        "proposal.earlier",
        "proposal.later",
        "proposal.edit",
        "proposal.leave_out",
        "window.close",
    )
    first_id: str | None = None
    """The id of the first meeting that was created."""
    columns = (Column("", 3), Column("Date", 15), Column("Kind", 9), Column("Publish by", 15), Column("Clashes"))

    def __init__(self, office: Office, pattern: Pattern, dates: tuple[ProposedDate, ...]) -> None:
        """Show the dates that a pattern gives."""
        super().__init__(office, f"Proposed for the year from {pattern.year}: {pattern_words(pattern)}")
        self._pattern = pattern
        self._dates = {str(place): one for place, one in enumerate(dates)}
        self._out: set[str] = set()
        self._told = ""

    @property
    def chosen(self) -> tuple[ProposedDate, ...]:
        """The dates that are not left out, by date."""
        return tuple(
            sorted((one for key, one in self._dates.items() if key not in self._out), key=lambda one: one.date)
        )

    def _fill(self, go_to: str = "") -> None:
        self._told = " ".join(lacking(self._office.desk.register, self.chosen, self._pattern, self._office.desk.today))
        self.list.show([Section("dates", "", tuple(self._dates))])
        self.fit_list(self._words_of(one) for one in self._dates.values())
        self._moved()

    def _cells(self, key: str, number: int) -> Cells:
        one = self._dates[key]
        out = key in self._out
        by = short_date(one.publish_by) if one.publish_by else ""
        ink = "muted" if out else "warn" if one.clashes else ""
        return Cells(
            ("out" if out else "", short_date(one.date), one.kind.value, by, "; ".join(one.clashes) or "none"), ink=ink
        )

    def _moved(self) -> None:
        one = self._dates.get(self.list.current or "")
        told = self._told
        if one is None:
            self.tell_here(told)
            return
        self.tell_here(self._words_of(one), "warn" if told or one.clashes else "")

    def _words_of(self, one: ProposedDate) -> str:
        """Tell of a date, and what the year lacks."""
        at = ", ".join(part for part in (clock_time(one.start) if one.start else "", one.venue) if part)
        desk = self._office.desk
        starts, table = desk.register.panel.year_starts_month, working_days_of(desk.register.panel)
        there = why_not_in_week(self._pattern, one, starts, table)
        clashes = "; ".join((*one.clashes, *([there] if there else []))) or "nothing speaks against it"
        return f"{long_date(one.date)}{f', {at}' if at else ''}: {clashes}. {self._told}".strip()

    def _shift(self, weeks: int) -> None:
        """Move the dates that are marked, else the one under the cursor; all of them or none."""
        desk = self._office.desk
        table = working_days_of(desk.register.panel)
        try:
            moved = {
                key: shifted(desk.register, one, weeks, table)
                for key in self.list.targets
                if (one := self._dates.get(key)) is not None
            }
        except Refused as refused:
            self.after.say("  ".join(self._office.told(problem) for problem in refused.problems), "warn")
            return
        self._dates.update(moved)
        self._fill()

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "proposal.earlier": self.do_proposal_earlier,
            "proposal.later": self.do_proposal_later,
            "proposal.edit": self.do_proposal_edit,
            "proposal.leave_out": self.do_proposal_leave_out,
            "proposal.save": self.do_proposal_save,
        }

    def do_proposal_earlier(self) -> None:
        """Move the date a week earlier."""
        self._shift(-1)

    def do_proposal_later(self) -> None:
        """Move the date a week later."""
        self._shift(1)

    def do_proposal_leave_out(self) -> None:
        """Leave out the dates that are marked, else the one under the cursor; take them in again if all of them are."""
        keys = set(self.list.targets)
        self._out = self._out - keys if keys <= self._out else self._out | keys
        self._fill()

    def do_proposal_edit(self) -> None:
        """Type the day over, its time, its place or what sort of meeting it is."""
        key = self.list.current or ""
        one = self._dates.get(key)
        if one is None:
            return
        desk = self._office.desk

        def save(values: dict[str, Any]) -> str:
            given = {name: getattr(one, name) if value is None else value for name, value in values.items()}
            self._dates[key] = judged(desk.register, replace(one, **given), working_days_of(desk.register.panel))
            return long_date(self._dates[key].date)

        fields = (
            declared(Meeting, "date", one.date),
            declared(Meeting, "start", one.start),
            declared(Meeting, "venue", one.venue),
            declared(Meeting, "kind", one.kind),
        )
        form = Form(
            desk,
            f"Instead of {long_date(one.date)}",
            fields,
            save,
            draft=f"proposed:{self._pattern.year}:{key}",
            ends=ends_with("change", "changed"),
        )
        self.app.push_screen(form, lambda said: self._fill() if said else None)

    def do_proposal_save(self) -> None:
        """Create the meetings, all in one step."""
        aside(self, lambda: self._office.desk.run(create_meetings, dates=self.chosen), self._end_of)

    def _end_of(self, outcome: Outcome[Change | None]) -> None:
        try:
            change = outcome()
        except (Refused, FileTrouble) as trouble:
            self.after.say("  ".join(map(self._office.told, trouble.problems)), "warn")
            return
        self.first_id = change.touched[0].id if change is not None else None
        self.dismiss(change_words(change))


class PatternForm(Form):
    """How next year's meetings fall. Saving shows the dates first."""

    def __init__(self, office: Office) -> None:
        """Open with the usual pattern for the year after this one."""
        self._office = office
        desk = office.desk
        usual = usual_pattern(desk.register, desk.today)
        days = tuple(enumerate(f"{name}s" for name in WEEKDAYS[:5]))
        fields = (
            Field(
                "year",
                "Year from",
                "number",
                usual.year,
                help="The year in which the municipal year begins",
                means=self._span,
            ),
            Field("number", "How many", "number", usual.number, help="Meetings a year"),
            Field("weekday", "On", "choice", usual.weekday, days),
            Field("week", "Week of month", "choice", usual.week, _WEEKS, help=_FEBRUARY),
            declared(Meeting, "start", usual.start),
            Field("venues", "Venues", "text", help="One to a line; they are taken in turn"),
            Field("annual", "The first is", "choice", usual.annual, _FIRST),
            Field("reserve", "Reserve date", "choice", usual.reserve, ((True, "yes"), (False, "no")), help=_RESERVE),
        )
        note = "First shows the dates with every clash; nothing is saved until you create them."
        super().__init__(
            desk, "Propose next year's dates", fields, lambda _: "", note=note, ends=ends_with("propose", "proposed")
        )

    def _span(self, typed: str) -> str:
        """Say which months the year that is typed runs through."""
        return f"Meetings from {months_of(typed, self._office.desk.register.panel.year_starts_month)}"

    def do_form_save(self) -> None:
        """Show the dates that the pattern gives, or what is wrong with it."""
        desk = self._office.desk
        values, problems = self.fields.read()
        problems += [
            Problem("no-number", "No number is typed.", "Type one.", name)
            for name in ("year", "number")
            if not problems and values[name] is None
        ]
        if not problems:
            venues = tuple(line.strip() for line in values.pop("venues").splitlines() if line.strip())
            pattern = Pattern(venues=venues, **values)
            try:
                dates = propose(desk.register, pattern, working_days_of(desk.register.panel))
            except Refused as refused:
                problems = list(refused.problems)
        if problems:
            self._show_problems(problems)
            return

        window = ProposalWindow(self._office, pattern, dates)

        def closed(sentence: str | None) -> None:
            if sentence:
                self.saved_id = window.first_id
                self.dismiss(f"{sentence} {self._office.told_there(FIRM)}")
            else:
                self.say(f"{counted(len(dates), 'date')} shown, none created.")

        self.app.push_screen(window, closed)


_FIRST = ((True, "the annual meeting"), (False, "an ordinary meeting"))
_FEBRUARY = "February's is always in time for the precept"
_RESERVE = "A date kept for a second precept report, released if there is no veto"


def open_propose(office: Office) -> None:
    """Propose next year's dates."""
    office.flow(PatternForm(office))
