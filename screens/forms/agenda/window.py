"""The agenda of a meeting in a window: every item with its number; built, ordered, worded and published by keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from screens.forms.agenda import issuing, wording
from screens.forms.calendar.clock import publish_form
from screens.forms.preview import preview
from screens.forms.programme.papers import PapersWindow
from screens.kit import own_paper
from screens.kit.aside import Outcome, aside
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.list_window import MeetingWindow
from screens.kit.office import Office
from screens.kit.passed import ask_of_passed
from screens.kit.record_list import Cells, Column, Section
from screens.kit.told import change_words
from store.commands.agenda import lines as commands
from store.commands.edits import for_each
from store.problems import FileTrouble, Problem, Refused, Stale
from store.queries.agenda.agenda import AgendaItem
from store.queries.agenda.shown import agenda_shown, flag_words, is_left_out, item_note, papers_short
from store.queries.publishing.next_step import next_step
from store.records import Change, Meeting, WorkItem
from store.rules.agenda.building import build_changes
from store.rules.programme.passed import ASKED

_INKS = {"withdrawn": "muted", "left out": "muted", "late": "warn"}


_SEEN_TO = Problem("agenda-next", "Next:", "go back to what else is needed.", "meeting", "window.close")
"""What is told once the papers are out, notice is posted and all are sent to."""

_BEFORE = ("build", "word", "publish", "window.keys", "papers", "leave_out")
_UNBUILT = ("build", "window.keys", "papers")
_AFTER = ("posted", "notice", "read", "supplement", "window.keys", "late", "withdraw", "changes")
"""The keys named in the hint line before and after publication, and before the agenda is built, when nothing of it can
be worded, ordered or left out and nothing is to be published: those behind `window.keys` where there is room."""


class AgendaWindow(MeetingWindow):
    """The agenda of one meeting. What is done here is saved at once and can be undone."""

    DEFAULT_CSS = """
    AgendaWindow .box { height: 96vh; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("agenda")]

    columns = (
        Column("No", 6, right=True),
        Column("Item", weight=5),
        Column("Papers", 16, ink="muted"),
        Column("Report of", weight=2, rank=1),
        Column("", 9, ink="flag"),
    )

    def __init__(self, office: Office, meeting: str) -> None:
        """Open on the agenda of a meeting."""
        super().__init__(office, meeting)
        self._items: dict[str, AgendaItem] = {}
        self._anew = False
        """Whether what is done now builds the agenda again, which a Chair who settled it has to hear of."""

    @property
    def item(self) -> AgendaItem | None:
        """The item under the cursor."""
        return self._items.get(self.list.current or "")

    def read_again(self) -> None:
        """Read everything again."""
        self._fill()

    def _fill(self, go_to: str = "") -> None:
        self._shown = agenda_shown(self._office.desk.register, self.meeting)
        self._items = {item.line: item for item in (*self._shown.items, *self._shown.left_out)}
        self.entitle(self._shown.title)
        names = _AFTER if self._shown.is_out else _BEFORE if self.meeting.agenda else _UNBUILT
        self.hint_ids = (*(name if "." in name else f"agenda.{name}" for name in names), "window.close")
        self.show_hints()
        self.list.show(self._sections(), go_to=go_to or None)
        self.fit_list(map(item_note, self._items.values()))
        self._moved()

    def _sections(self) -> Iterator[Section]:
        shown = self._shown
        yield Section("agenda", shown.head, tuple(item.line for item in shown.items), empty="Nothing stands on it")
        if shown.left_out:
            yield Section("out", "Left out of this agenda", tuple(item.line for item in shown.left_out))
        for place, words in enumerate(shown.later):
            yield Section(f"later:{place}", "" if place else shown.later_head, (), empty=words)

    def _cells(self, line: str, number: int) -> Cells:
        item = self._items[line]
        words = (item.number, item.title, papers_short(item), item.report_of, flag_words(item))
        return Cells(words, ink=_INKS.get(item.state, ""))

    def _moved(self) -> None:
        item = self.item
        self.tell_here(item_note(item) if item else "")

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "agenda.build": self.do_agenda_build,
            "agenda.word": lambda: self._with_item(wording.word_form),
            "agenda.papers": self.do_agenda_papers,
            "agenda.raise": lambda: self._place(-1),
            "agenda.lower": lambda: self._place(1),
            "agenda.leave_out": self.do_agenda_leave_out,
            "agenda.publish": lambda: self._open(publish_form(self._office, self.meeting)),
            "agenda.supplement": lambda: self._open(issuing.supplement_form(self._office, self.meeting)),
            "agenda.late": self.do_agenda_late,
            "agenda.withdraw": lambda: self._with_item(issuing.withdraw_form),
            "agenda.changes": lambda: self._read(own_paper.changes),
            "agenda.read": lambda: self._read(own_paper.agenda),
            "agenda.notice": lambda: self._read(own_paper.notice),
            "agenda.posted": lambda: self._open(wording.sent_form(self._office, self.meeting)),
        }

    def do_agenda_build(self) -> None:
        """Build the agenda; where it was built before, show first what that would change."""
        changes = build_changes(self._office.desk.register, self.meeting) if self.meeting.agenda else ()
        if not changes or self._shown.is_out:
            self._build()
            return

        def answered(answer: str | None) -> None:
            if answer:
                self._anew = True
                self._build()

        words = "\n".join(change.words for change in changes)
        choices = (("n", "", "Leave it as it is"), ("y", "yes", "Build it again; what was ordered and worded is kept"))
        self.app.push_screen(Ask("Building the agenda again would change this", words, choices), answered)

    def _build(self) -> None:
        self._carry_out(
            lambda asked: self._office.desk.run(commands.build_agenda, meeting=self._meeting, all_the_same=asked)
        )

    def _place(self, by: int) -> None:
        item = self.item
        if item is not None:
            self._carry_out(
                lambda asked: self._office.desk.run(
                    commands.place_line, meeting=self._meeting, line=item.line, by=by, all_the_same=asked
                )
            )

    def do_agenda_leave_out(self) -> None:
        """Leave out the standing items that are marked, else the one under the cursor; or take them in again."""
        items = [self._items[key] for key in self.list.targets if key in self._items]
        if items:
            out = not all(is_left_out(item) for item in items)
            command = for_each(commands.leave_out_line, "line", tuple(item.line for item in items))
            self._carry_out(
                lambda asked: self._office.desk.run(command, meeting=self._meeting, out=out, all_the_same=asked)
            )

    def do_agenda_papers(self) -> None:
        """Show the papers for the item under the cursor; standing business has its one paper where it is worded."""
        item = self.item
        known = self._office.desk.register.live(WorkItem, item.id) if item is not None else None
        if known is not None:
            self.app.push_screen(PapersWindow(self._office, known.id), lambda _: self._fill())
        elif item is not None:
            self._with_item(wording.word_form)

    def do_agenda_late(self) -> None:
        """Pick the item that is late, then say who finds it urgent and why."""
        picker = issuing.late_picker(self._office, self.meeting)
        if isinstance(picker, str):
            self.say(picker, "warn")
            return

        def picked(item: str | None) -> None:
            if item is not None:
                self._open(issuing.late_form(self._office, self.meeting, item))

        self.app.push_screen(picker, picked)

    def _with_item(self, make: Callable[[Office, Meeting, AgendaItem], Form | str]) -> None:
        item = self.item
        if item is not None:
            self._open(make(self._office, self.meeting, item))

    def _open(self, form: Form | str, done: Callable[[str], None] | None = None) -> None:
        if isinstance(form, str):
            self.say(form, "warn")
        else:
            then = done or self._done
            self.app.push_screen(form, lambda sentence: then(sentence) if sentence else None)

    def _read(self, of: Callable[[Meeting, dt.date], own_paper.OwnPaper]) -> None:
        """Show a paper of the meeting as it will be; from there it can be written to a file."""
        paper = of(self.meeting, self._office.desk.today)
        try:
            window = preview(self._office, paper)
        except Refused as refused:
            self.say("  ".join(self._office.told(problem) for problem in refused.problems), "warn")
            return

        self.app.push_screen(window, lambda sentence: self.say(sentence) if sentence else None)

    def _carry_out(self, run: Callable[[bool], Change | None], asked: bool = False) -> None:
        """Do something at once, after asking where a rule wants that; say what was done or why it was not."""
        aside(self, lambda: run(asked), partial(self._end_of, run, asked))

    def _end_of(self, run: Callable[[bool], Change | None], asked: bool, outcome: Outcome[Change | None]) -> None:
        try:
            change = outcome()
        except Refused as refused:
            if not asked and all(problem.code in ASKED for problem in refused.problems):
                self._ask(refused.problems, run)
            else:
                self.say("  ".join(self._office.told(problem) for problem in refused.problems), "warn")
        except (FileTrouble, Stale) as trouble:
            self.say(self._office.told(trouble.problem), "warn")
        else:
            self._done(change_words(change))

    def _ask(self, problems: tuple[Problem, ...], run: Callable[[bool], Change | None]) -> None:
        def answered(answer: str | None) -> None:
            if answer:
                self._carry_out(run, asked=True)

        self.app.push_screen(ask_of_passed(*problems), answered)

    def _done(self, sentence: str) -> None:
        self._office.after_change(sentence, self._meeting)
        self.list.clear_marks()
        self._fill()
        anew, self._anew = self._anew, False
        desk = self._office.desk
        following = next_step(desk.register, self.meeting, desk.today, anew=anew)
        if following is None and self._shown.is_out:
            following = _SEEN_TO
        told = (*desk.warnings, *((following,) if following is not None else ()))
        self.say("  ".join((sentence, *map(self._office.told, told))))


def open_agenda(office: Office, meeting: Meeting) -> None:
    """Open the agenda of a meeting."""
    office.pick(AgendaWindow(office, meeting.id), lambda _: None)
