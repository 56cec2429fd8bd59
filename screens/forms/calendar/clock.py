"""The clock of a meeting in a window: every deadline, recorded as done with a key, its working with another."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import BindingType

from screens.forms.calendar.workings import working_window
from screens.forms.programme.asking import AskingForm
from screens.kit.aside import Outcome, aside
from screens.kit.ask import Ask
from screens.kit.clipboard import as_lines
from screens.kit.fields import Field, declared, why
from screens.kit.form import Form
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.list_window import MeetingWindow
from screens.kit.marked import able_of
from screens.kit.office import Office
from screens.kit.passed import ask_of_passed
from screens.kit.picker import Option, Picker
from screens.kit.present import CLOCK_INKS
from screens.kit.record_fields import noted
from screens.kit.record_list import Cells, Column, Section
from screens.kit.told import change_words
from store.commands import CommandOf, P
from store.commands.calendar import deadlines as commands
from store.commands.edits import for_each
from store.problems import FileTrouble, Refused, Stale
from store.queries.calendar.clock import ClockRow, WritesDay, clock_rows, first_due, in_one_form, stand_words
from store.queries.calendar.holidays import listed, working_days_of
from store.queries.calendar.not_set import rules_not_set
from store.queries.calendar.published_today import published_today_words
from store.queries.calendar.working import working_of
from store.queries.publishing.next_step import next_step
from store.records import Change, DoneMark, Meeting
from store.rules.calendar.clock import CONVENTION, notices_missing
from store.rules.calendar.deadlines import NOTICES, PUBLICATION, PUBLICATION_LOCAL
from store.rules.calendar.publishing import BASES, notice_given, why_ask_lacking, why_not_basis, why_not_publish
from store.rules.publishing.guards import why_ask_taking_back
from store.rules.words.dates import long_date, short_date
from store.rules.words.loose import long_day_of

_PAPERS = frozenset({PUBLICATION, PUBLICATION_LOCAL})


class ClockWindow(MeetingWindow):
    """Every deadline of a meeting by date. What is recorded here is saved at once and can be undone."""

    DEFAULT_CSS = """
    ClockWindow .box { height: 92vh; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("clock")]
    hint_ids = ("clock.done", "clock.edit", "clock.working", "clock.back", "window.close")

    columns = (
        Column("Deadline", weight=3),
        Column("Due", 15),
        Column("Stands", 24, ink="flag"),
        Column("Rule", 5, ink="muted", rank=1),
    )

    def __init__(self, office: Office, meeting: str, *, go_to: str = "") -> None:
        """Open on a meeting, with the cursor on a deadline or on the first that is still due."""
        super().__init__(office, meeting, go_to=go_to)
        self._rows: dict[str, ClockRow] = {}
        self._written: WritesDay = short_date

    @property
    def row(self) -> ClockRow | None:
        """The deadline under the cursor."""
        return self._rows.get(self.list.current or "")

    def _fill(self, go_to: str = "") -> None:
        desk = self._office.desk
        try:
            rows = clock_rows(desk.register, self.meeting, desk.today)
        except Refused as refused:
            self.list.show([Section("none", "", (), empty="The days of this meeting cannot be counted")])
            self.say("  ".join(self._office.told(problem) for problem in refused.problems), "warn")
            return
        self._rows = {row.deadline: row for row in rows}
        self._written = in_one_form(rows)
        here = go_to or self.list.current or first_due(rows)
        empty = "Nothing follows from this meeting: it is not held in public, or will not take place"
        unset = [
            Section(problem.code, "", (), empty=problem.sentence)
            for problem in rules_not_set(desk.register, self.meeting)
        ]
        self.list.show([Section("clock", "", tuple(self._rows), empty=empty), *unset], go_to=here or None)
        self.fit_list(map(_told_of, rows))
        self.entitle(f"Clock of the meeting of {long_day_of(self.meeting)}")
        self._moved()

    def read_again(self) -> None:
        """Count every deadline from the day it is now."""
        self._fill()

    def _cells(self, code: str, number: int) -> Cells:
        row = self._rows[code]
        # To its comma: what is said below has the name whole, and the names of the others have their room.
        words = (row.label.partition(",")[0], self._written(row.due), row.short(self._written), row.kind)
        return Cells(words, ink=CLOCK_INKS.get(row.state, ""))

    def to_copy(self) -> tuple[str, str]:
        """Give the deadline under the cursor with its working."""
        if self.row is None:
            return "", ""
        working = working_of(self._office.desk.register, self._meeting, self.row.deadline, self._office.desk.today)
        return f"the deadline “{self.row.label}” with its working", as_lines(working.title, working.lines)

    def _moved(self) -> None:
        row = self.row
        if row is not None:
            self.tell_here(_told_of(row))
            self.show_hints()

    def _carry_out(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        aside(self, lambda: self._office.desk.run(command, *args, **kwargs), self._end_of)

    def _end_of(self, outcome: Outcome[Change | None]) -> None:
        try:
            change = outcome()
        except (Refused, FileTrouble, Stale) as trouble:
            self.say("  ".join(map(self._office.told, trouble.problems)), "warn")
            return
        self._done(change_words(change))

    def _done(self, sentence: str) -> None:
        self._office.after_change(sentence, self._meeting)
        self.list.marks -= {code for code in self.list.marks if code not in _PAPERS and code != NOTICES}
        self._fill()
        desk = self._office.desk
        warnings = [self._office.told(problem) for problem in desk.warnings]
        following = next_step(desk.register, self.meeting, desk.today)
        words = (sentence, *warnings, *([self._office.told(following)] if following is not None else ()))
        self.say("  ".join(words), "warn" if warnings else "")

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "clock.done": self.do_clock_done,
            "clock.edit": self.do_clock_edit,
            "clock.back": self.do_clock_back,
            "clock.working": self.do_clock_working,
        }

    def why_not(self, key_id: str) -> str:
        """Say why nothing can be taken back on a line: it is not recorded as done."""
        if key_id != "clock.back" or self.row is None or self.row.done_on:
            return super().why_not(key_id)
        return f"“{self.row.label}” is not recorded as done."

    def do_clock_done(self) -> None:
        """Record as done today what is marked, else this deadline; papers and notices ask for more, one at a time."""
        row = self.row
        marked = tuple(one for one in self.list.targets if one not in _PAPERS and one != NOTICES)
        if len(self.list.marks) > 1 and marked:
            self._record_done(marked)
            return
        if row is None:
            return
        if row.deadline in _PAPERS:
            self._open(publish_form(self._office, self.meeting))
        elif row.deadline == NOTICES:
            self.app.push_screen(notices_picker(self._office, self.meeting), self._posted)
        else:
            who = self._office.desk.who
            self._carry_out(commands.mark_done, meeting=self._meeting, deadline=row.deadline, by=who, holidays=listed())

    def _record_done(self, deadlines: tuple[str, ...]) -> None:
        """Record several deadlines as done today, and say of which that cannot be."""
        desk = self._office.desk
        given = {"meeting": self._meeting, "by": desk.who, "holidays": listed()}
        able, left = able_of(desk, self._office.told, commands.mark_done, "deadline", deadlines, **given)

        def ended(outcome: Outcome[Change | None]) -> None:
            self._end_of(outcome)
            self.say("  ".join(filter(None, (self.after.text, left))), "warn" if left else "")

        if able:
            command = for_each(commands.mark_done, "deadline", able)
            aside(self, lambda: desk.run(command, **given), ended)
        else:
            self.say(left, "warn")

    def _open(self, form: Form | str) -> None:
        if isinstance(form, str):
            self.say(form, "warn")
        else:
            self.app.push_screen(form, lambda sentence: self._done(sentence) if sentence else None)

    def _posted(self, council: str | None) -> None:
        if council is not None:
            councils = () if council == _ALL else (council,)
            self._carry_out(commands.post_notices, meeting=self._meeting, councils=councils)

    def do_clock_edit(self) -> None:
        """Record the deadline as done on another day, by someone, with a note."""
        row = self.row
        if row is None:
            return
        if row.deadline in _PAPERS or row.deadline == NOTICES:
            self.do_clock_done()
        else:
            self._open(done_form(self._office, self.meeting, row))

    def do_clock_back(self) -> None:
        """Take back that it was done."""
        row = self.row
        if row is None:
            return
        code, table = row.deadline, listed()

        def back(asked: bool) -> None:
            self._carry_out(
                commands.take_back_done, meeting=self._meeting, deadline=code, all_the_same=asked, holidays=table
            )

        asked = why_ask_taking_back(self.meeting, code)
        if asked is None:
            back(False)
        else:
            self.app.push_screen(ask_of_passed(asked), lambda answer: back(True) if answer else None)

    def do_clock_working(self) -> None:
        """Show how the day is counted."""
        if self.row is not None:
            self.app.push_screen(working_window(self._office, self._meeting, self.row.deadline))


def _told_of(row: ClockRow) -> str:
    """Tell of a deadline what its line has no room for."""
    hour = f" at {row.hour}" if row.hour else ""
    note = f" {row.note}." if row.note else ""
    law = " By law." if row.statutory else ""
    told = f"{row.label}, {long_date(row.due)}{hour}: {stand_words(row)}.{law}{note} {CONVENTION}"
    return told.replace("..", ".")


def open_clock(office: Office, meeting: Meeting) -> None:
    """Open the clock of a meeting."""
    office.pick(ClockWindow(office, meeting.id), lambda _: None)


def open_working(office: Office, meeting: Meeting) -> None:
    """Show how the day for the papers of a meeting is counted, or that of its first deadline if it has none."""
    try:
        rows = clock_rows(office.desk.register, meeting, office.desk.today)
        codes = [row.deadline for row in rows]
        window = working_window(office, meeting.id, PUBLICATION if PUBLICATION in codes else codes[0])
    except Refused as refused:
        office.say_trouble(refused)
        return
    office.pick(window, lambda _: None)


def done_form(office: Office, meeting: Meeting, row: ClockRow) -> Form:
    """Make the form that records a deadline as done on a day."""

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(
            commands.mark_done, meeting=meeting.id, deadline=row.deadline, holidays=listed(), **values
        )

    fields = (
        noted(declared(DoneMark, "on", office.desk.today), meeting, "done.on"),
        declared(DoneMark, "by", office.desk.who),
        declared(DoneMark, "note"),
    )
    form = Form(office.desk, f"Done: {row.label}", fields, save)
    form.saved_id = meeting.id
    return form


_PUBLISHED = "agenda_published_on"
_OPEN = "The day agenda and reports were open to the public"


def publish_form(office: Office, meeting: Meeting) -> Form | str:
    """Make the form that records a publication, or say why there is nothing to record."""
    problem = why_not_publish(meeting)
    if problem is not None:
        return office.told(problem)
    desk = office.desk

    def save(values: dict[str, Any]) -> Change | None:
        asked = form.asked
        return desk.run(
            commands.publish, meeting=meeting.id, by=desk.who, holidays=listed(), all_the_same=asked, **values
        )

    bases = tuple((code, _short(words)) for code, words in BASES.items())
    choices = (("", "not chosen: needed with too few clear days"), *bases)
    fields = (
        noted(declared(Meeting, "agenda_published_on", desk.today, help=_OPEN, typed="on"), meeting, _PUBLISHED),
        Field("at", "Time of day", "time", None, help="When they went out; counts if the panel has a cut-off hour"),
        declared(DoneMark, "basis", "", choices),
        why("Why the notice is shorter, or the special circumstances for the minutes", optional=True),
    )
    title = f"Publish the papers for {long_day_of(meeting)}"
    lacks = why_ask_lacking(meeting, desk.today)
    told = published_today_words(desk.register, meeting, desk.today)
    told = f"{told} {office.told(lacks, 1)}" if lacks is not None else told
    form = AskingForm(desk, title, fields, save, draft=f"publish:{meeting.id}", note=told)
    form.wants = lambda: _wanted(office, meeting, form)
    form.saved_id = meeting.id
    return form


def _wanted(office: Office, meeting: Meeting, form: Form) -> tuple[str, ...]:
    """Name what is needed for the day that is typed: with too few clear days the lawful basis, then perhaps why."""
    desk = office.desk
    try:
        on = form.rows["on"].read() or desk.today
        given = notice_given(desk.register.panel, meeting, on, working_days_of(desk.register.panel))
    except Refused:
        return ()  # what is wrong with the day is said at its field when it is saved
    problem = why_not_basis(given, form.rows["basis"].typed, form.rows["reason"].typed)
    return (problem.field,) if problem is not None else ()


def _short(words: str) -> str:
    return words.partition(":")[0]


_ALL = "*"


def notices_picker(office: Office, meeting: Meeting) -> Picker:
    """Make the window in which the council is picked at which notice was posted today."""
    missing = notices_missing(office.desk.register.panel, meeting)
    options = [Option(_ALL, f"All {len(missing)} that are missing", "posted today")] if missing else []
    options += [Option(name, name, "not recorded yet") for name in missing]
    if not options:
        options = [Option("", "Notice is recorded at every council", why_not="There is nothing left to record.")]
    return Picker(f"Notice of the meeting of {long_day_of(meeting)} posted at…", options)


def open_publish(office: Office, meeting: Meeting) -> None:
    """Record the publication of a meeting's papers."""
    form = publish_form(office, meeting)
    if isinstance(form, str):
        office.say(form, "warn")
    else:
        office.flow(form)


def open_notices(office: Office, meeting: Meeting, ids: tuple[str, ...] = ()) -> None:
    """Record notice of a meeting as posted; of several meetings, that of each wherever it is missing."""
    if len(ids) > 1:
        _post_all(office, ids)
        return

    def chosen(council: str | None) -> None:
        if council is not None:
            councils = () if council == _ALL else (council,)
            office.carry_out_to(meeting.id, commands.post_notices, meeting=meeting.id, councils=councils)

    office.pick(notices_picker(office, meeting), chosen)


def _post_all(office: Office, ids: tuple[str, ...]) -> None:
    missing = {
        name
        for one in ids
        for name in notices_missing(office.desk.register.panel, office.desk.register.need(Meeting, one))
    }
    words = f"Each gets the notices it lacks, posted today at: {', '.join(sorted(missing))}."
    choices = (("n", "", "No, leave them"), ("y", "yes", f"Yes, of all {len(ids)}"))

    def answered(answer: str | None) -> None:
        if answer:
            office.carry_out(for_each(commands.post_notices, "meeting", ids), councils=())

    office.pick(Ask(f"Record notice of {len(ids)} meetings as posted?", words, choices), answered)
