"""The panels that a clerk serves: one is opened after the other, and their calendars and duties stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from textual.binding import BindingType

from screens.kit.around import Around, around_of
from screens.kit.aside import Outcome, aside
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.list_window import ListWindow
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Cells, Column, Section
from store.problems import FileTrouble, Problem, Refused
from store.queries.findings.check import keyed_check
from store.queries.panels.calendar import PanelMeetingRow, panel_meetings
from store.queries.panels.workload import workload
from store.rules.panels.clashes import clashes
from store.rules.panels.served import LONGEST_NAME, Served

_BETWEEN = "Between the panels"
_READING, _OPENING = "Reading your panels …", "Opening it …"


def open_panels(office: Office) -> None:
    """List the panels that the clerk serves; Enter opens one."""
    office.pick(PanelsWindow(office), lambda _: None)


class PanelsWindow(ListWindow):
    """The clerk's list of panels. It is her own: nothing of it is kept in any panel."""

    DEFAULT_CSS = """
    PanelsWindow .box { height: 92vh; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("panels")]
    hint_ids = (
        "panels.open",
        "panels.add",
        "panels.unlist",
        "panels.calendars",
        "panels.workload",
        "panels.findings",
        "window.close",
    )
    columns = (
        Column("Panel", weight=2, whole=True),
        Column("", 6, ink="flag"),
        Column("Kept in", weight=3, ink="muted"),
    )

    def __init__(self, office: Office) -> None:
        """Open on the panel that is open, if it is in the list."""
        super().__init__(office, "The panels you serve")
        self.list.marking = False

    @property
    def _around(self) -> Around:
        return around_of(self._office)

    def _fill(self, go_to: str = "") -> None:
        names = tuple(one.name for one in self._around.panels)
        empty = f"No panel is in your list: {self._office.keymap.key_of('panels.add')} adds one"
        self.list.show([Section("panels", "", names, empty=empty)], go_to=go_to or self._around.open_panel or None)
        self.fit_list(one.where for one in self._around.panels)
        self._moved()

    def _cells(self, key: str, number: int) -> Cells:
        where = next(one.where for one in self._around.panels if one.name == key)
        return Cells((key, "open" if key == self._around.open_panel else "", where))

    def _moved(self) -> None:
        """Say where the panel under the cursor is kept."""
        here = next((one for one in self._around.panels if one.name == self.list.current), None)
        self.tell_here(here.where if here else "")

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "panels.open": self.do_panels_open,
            "panels.add": self.do_panels_add,
            "panels.unlist": self.do_panels_unlist,
            "panels.calendars": self.do_panels_calendars,
            "panels.workload": self.do_panels_workload,
            "panels.findings": self.do_panels_findings,
        }

    def do_panels_open(self) -> None:
        """Open the panel under the cursor; what is open stays open if it cannot be."""
        if self.list.current is not None:
            self._turn_to(self.list.current)

    def do_window_confirm(self) -> None:
        """Open as the key that opens does."""
        self.do_panels_open()

    def _turn_to(self, name: str) -> None:
        if name == self._around.open_panel:
            self.say(f"{name} is open already.")
            return

        def ended(outcome: Outcome[None]) -> None:
            try:
                outcome()
            except (Refused, FileTrouble) as trouble:
                self._say_trouble(trouble)
            else:
                self.dismiss(None)

        aside(self, lambda: self._around.go_to_panel(name), ended, _OPENING)

    def _say_trouble(self, trouble: Refused | FileTrouble) -> None:
        self.say("  ".join(map(self._office.told, trouble.problems)), "warn")

    def do_panels_add(self) -> None:
        """Ask where another panel is kept and what to call it."""
        around = self._around

        def save(values: dict[str, Any]) -> str:
            return around.list_panel(str(values["kept_in"]), str(values["called"]))

        here = self._office.desk.path if not around.open_panel and self._office.desk.kept else ""
        fields = (
            Field(
                "kept_in",
                "File",
                value=str(here),
                help="Its file, or the address of its desk on a server",
            ),
            Field(
                "called", "Name", help=f"What you call it, at most {LONGEST_NAME} letters; empty: its own short name"
            ),
        )

        def closed(told: str | None) -> None:
            if told:
                self._fill(self._around.panels[-1].name)
                self.say(told)

        self.app.push_screen(Form(None, "A panel for your list", fields, save), closed)

    def do_panels_unlist(self) -> None:
        """Take the panel under the cursor off the list."""
        if self.list.current is None:
            return
        try:
            told = self._around.unlist_panel(self.list.current)
        except Refused as refused:
            self._say_trouble(refused)
            return
        self._fill()
        self.say(told)

    def do_panels_calendars(self) -> None:
        """Show the calendars in the place of the list, which is there again behind them."""
        self._instead(open_calendars)

    def do_panels_workload(self) -> None:
        """Show who does what in the place of the list."""
        self._instead(open_workload)

    def do_panels_findings(self) -> None:
        """Show what is late in all panels in the place of the list."""
        self._instead(open_findings)

    def _instead(self, opens: Callable[[Office], None]) -> None:
        self.dismiss(None)
        self._office.call_later(opens, self._office)


def open_calendars(office: Office) -> None:
    """Show the meetings of all panels by date, and what cannot be held together; Enter goes to one."""
    office.aside(around_of(office).served, lambda read: _open_calendars(office, *read), _READING)


def _open_calendars(office: Office, panels: tuple[Served, ...], problems: tuple[Problem, ...]) -> None:
    rows = panel_meetings(panels, office.desk.today)
    lines = [_Line(CalendarsPicker.option_of(one), one.panel, one.id) for one in rows]
    _open(office, lines, panels, problems, lambda options: CalendarsPicker(rows, options))


def open_workload(office: Office) -> None:
    """Show what each clerk has to do, week by week; Enter opens the panel that it is for."""
    office.aside(around_of(office).served, lambda read: _open_workload(office, *read), _READING)


def _open_workload(office: Office, panels: tuple[Served, ...], problems: tuple[Problem, ...]) -> None:
    rows = workload(panels, office.desk.today, sunday_first=around_of(office).own.sunday_first)
    lines = [
        _Line(Option("", words, after=words, heading=f"{one.heading}: {one.clerk_words}, {one.counts}"), panel)
        for one in rows
        for words, panel in zip(one.what, one.panel_of_each, strict=True)
    ]
    _open(office, lines, panels, problems, _plain("What each clerk has to do, week by week"))


def open_findings(office: Office) -> None:
    """Show what is late, due or missing in all panels; Enter opens the panel that a line is of, and goes to it."""
    office.aside(around_of(office).served, lambda read: _open_findings(office, *read), _READING)


def _open_findings(office: Office, panels: tuple[Served, ...], problems: tuple[Problem, ...]) -> None:
    today = office.desk.today
    lines = [
        _Line(Option("", line.sentence, after=f"{line.sentence} {line.cure}", heading=one.name), one.name, key)
        for one in panels
        for key, line in keyed_check(one.register, today)
    ]
    lines += [
        _Line(
            Option("", one.sentence, after=f"{one.sentence} {one.cure}", heading=_BETWEEN),
            one.first.panel,
            one.first.meeting.id,
        )
        for one in clashes(panels, today)
    ]
    _open(office, lines, panels, problems, _plain("What is late, due or missing in your panels"))


class _Line(NamedTuple):
    """A line of several panels: what it shows, the panel that it is of, and the meeting or finding that it names."""

    option: Option
    panel: str
    about: str = ""


def _open(
    office: Office,
    lines: Sequence[_Line],
    panels: tuple[Served, ...],
    problems: tuple[Problem, ...],
    made: Callable[[list[Option]], Picker],
) -> None:
    """List lines of several panels; what could not be opened stands first. Without a choice the list of panels returns.

    What is chosen is gone to where it is of the panel that is open; of another, that panel is opened where it was left.
    """
    missed = [Option(f"!{at}", one.sentence, why_not=str(one)) for at, one in enumerate(problems)]
    here = office.desk.register

    def chosen(key: str | None) -> None:
        if key is None:
            office.call_later(open_panels, office)
            return
        line = lines[int(key)]
        if all(one.register is not here for one in panels if one.name == line.panel):
            _turn_to(office, line.panel)
        elif here.find(line.about) is not None:
            office.go("calendar", line.about)
        else:
            office.go("findings", line.about or None)

    options = [line.option._replace(key=str(at)) for at, line in enumerate(lines)]
    office.pick(made([*missed, *options]), chosen)


def _plain(title: str) -> Callable[[list[Option]], Picker]:
    return lambda options: Picker(title, options, columns=(Column("", weight=1),), prompt=_NARROW)


def _turn_to(office: Office, name: str) -> None:
    office.aside(lambda: around_of(office).go_to_panel(name), lambda _: None, _OPENING)


_NARROW = "Type a panel, a name or words to narrow the list"


class CalendarsPicker(Picker):
    """The meetings of several panels by date; what cannot be held together is said below the line under the cursor."""

    def __init__(self, rows: tuple[PanelMeetingRow, ...], options: list[Option]) -> None:
        """List these meetings, whose options have their places for keys; others stand beside them as they are."""
        self._rows = {str(at): one for at, one in enumerate(rows)}
        columns = (
            Column("Day", 15),
            Column("Time", 8),
            Column("Panel", weight=2),
            Column("", 5, ink="warn"),
            Column("Meeting", weight=3),
            Column("Venue", weight=3, ink="muted"),
        )
        super().__init__("The calendars of your panels", options, columns=columns, prompt=_NARROW)

    @staticmethod
    def option_of(one: PanelMeetingRow) -> Option:
        """Give the option of a meeting: what it is found by, and what is told of it."""
        return Option("", f"{one.day} {one.start} {one.panel}", f"{one.meeting} {one.venue}", after=_told_of(one))

    def _cells(self, key: str, number: int) -> Cells:
        one = self._rows.get(key)
        if one is None:
            return Cells((self._options[key].label, *[""] * (len(self.list.columns) - 1)), ink="muted", alone=True)
        clash = "clash" if one.clashes else ""
        return Cells((one.day, one.start, one.panel, clash, one.meeting, one.venue))


def _told_of(one: PanelMeetingRow) -> str:
    """Tell what clashes with a meeting, and then all that its line may have cut."""
    told = ", ".join(filter(None, (f"{one.day} {one.start}".strip(), one.panel, one.meeting, one.venue, one.clerk)))
    return "  ".join((*one.clashes, f"{told}."))
