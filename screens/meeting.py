"""Place 6, one meeting: its agenda and its minutes, which are written here and taken from draft to signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.record_list import Cells, Column, Section
from store.later import Later
from store.problems import Problem
from store.queries.agenda.business import PageLine, minuted_under, page_lines
from store.queries.calendar.meetings import meeting_detail
from store.queries.minutes.page import heading_cells, minute_aside, set_aside
from store.queries.words.short import meeting_title
from store.records import Meeting, Minute, WorkItem
from store.register import Register
from store.rules.calendar.coming import takes_business, why_not_prepare
from store.rules.calendar.meetings import why_not_edit_meeting
from store.rules.minutes import promises, states
from store.rules.minutes.naming import minute_ref, place_of
from store.rules.minutes.order import minuted_as, why_not_chair, why_not_names, why_not_read, why_not_reorder
from store.rules.programme.items import why_not_edit
from store.rules.programme.passed import has_passed
from store.rules.words.folding import words_read

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms import returned
    from screens.forms.actions import split, windows
    from screens.forms.agenda import brief as brief_forms
    from screens.forms.agenda import pack as pack_window
    from screens.forms.agenda import window as agenda_window
    from screens.forms.agenda import wording as wording_forms
    from screens.forms.calendar import meeting as meeting_forms
    from screens.forms.minutes import after as after_forms
    from screens.forms.minutes import heading as heading_forms
    from screens.forms.minutes import importing as import_forms
    from screens.forms.minutes import lint as lint_forms
    from screens.forms.minutes import minute as minute_forms
    from screens.forms.minutes import sets as set_forms
    from screens.forms.programme import item as item_forms
    from screens.forms.programme import papers as paper_forms
    from screens.forms.publishing import bundles as bundle_forms
    from screens.forms.publishing import taking_off as off_forms
    from screens.forms.reports import reports as report_forms
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
    from store.commands.minutes import minutes
    from store.queries.actions import chain
    from store.rules.after import steps as after_rules
    from store.rules.minutes import finalising
    from store.rules.publishing import inspection
    from store.rules.reports import guards as report_rules
else:
    dialogs = Later("screens.dialogs")
    split = Later("screens.forms.actions.split")
    returned = Later("screens.forms.returned")
    windows = Later("screens.forms.actions.windows")
    brief_forms = Later("screens.forms.agenda.brief")
    agenda_window = Later("screens.forms.agenda.window")
    pack_window = Later("screens.forms.agenda.pack")
    wording_forms = Later("screens.forms.agenda.wording")
    meeting_forms = Later("screens.forms.calendar.meeting")
    after_forms = Later("screens.forms.minutes.after")
    heading_forms = Later("screens.forms.minutes.heading")
    import_forms = Later("screens.forms.minutes.importing")
    lint_forms = Later("screens.forms.minutes.lint")
    minute_forms = Later("screens.forms.minutes.minute")
    item_forms = Later("screens.forms.programme.item")
    paper_forms = Later("screens.forms.programme.papers")
    bundle_forms = Later("screens.forms.publishing.bundles")
    off_forms = Later("screens.forms.publishing.taking_off")
    report_forms = Later("screens.forms.reports.reports")
    set_forms = Later("screens.forms.minutes.sets")
    minutes = Later("store.commands.minutes.minutes")
    chain = Later("store.queries.actions.chain")
    finalising = Later("store.rules.minutes.finalising")
    after_rules = Later("store.rules.after.steps")
    report_rules = Later("store.rules.reports.guards")
    inspection = Later("store.rules.publishing.inspection")

Entry = WorkItem | Minute | Meeting | PageLine
"""What a line stands for: an item, a minute, the heading of the minutes, or standing business of the agenda."""

BUSINESS = "business"


class MeetingPlace(OneMeetingPlace[Entry]):
    """One meeting, chosen with the keys for earlier and later: its agenda, then its minutes with their heading."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("meeting")]
    place = "meeting"
    noun = "item or minute"
    columns = (Column("No", 8, right=True), Column("Item or minute", weight=5), Column("", weight=3, ink="muted"))

    def __init__(self, office: Office) -> None:
        """Stand in the office, with the next meeting open."""
        self._minuted: dict[str, tuple[Minute, ...]] = {}
        self._under: dict[str, tuple[Minute, ...]] = {}
        self._lines: dict[str, PageLine] = {}
        super().__init__(office)

    def sections(self) -> Iterator[Section]:
        """List agenda and minutes of the meeting."""
        meeting = self.meeting
        if meeting is None:
            yield self.none_yet()
            return
        register = self.desk.register
        minutes_there = register.minutes_of(meeting.id)
        self._minuted = minuted_as(register, meeting.id)
        self._under = minuted_under(register, meeting)
        self._lines = {line.key: line for line in page_lines(register, meeting)}
        yield Section(
            key=BUSINESS,
            title=f"Business of {meeting_title(meeting)}",
            ids=tuple(self._lines),
            aside=meeting.status.value,
            empty="No item stands under this meeting",
        )
        lines = (meeting.id, *(minute.id for minute in minutes_there)) if minutes_there or meeting.attendance else ()
        yield Section("minutes", "Minutes", lines, set_aside(register, meeting), empty="No minutes recorded")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word an item, a minute or the heading of the minutes."""
        register, one = self.desk.register, self.find(record_id)
        if isinstance(one, Meeting):
            return Cells(("", *heading_cells(register, one)))
        if isinstance(one, Minute):
            aside = minute_aside(register, one)
            return Cells((minute_ref(register, one), one.heading, aside), ink="muted" if one.void else "")
        line = self._lines.get(record_id) or PageLine(record_id, "", one.title if one else record_id)
        standing = self._under.get(words_read(line.title), ()) if line.line else ()
        minutes_of_it = standing or self._minuted.get(record_id, ())
        refs = ", ".join(f"minute {minute_ref(register, minute)}" for minute in minutes_of_it)
        words = " · ".join(part for part in (refs, line.lead, line.state) if part)
        return Cells((line.number, line.title, words))

    def comes_next(self) -> tuple[str, ...]:
        """Name what the meeting waits for: all it needs, agenda and attendance before it, then what is left."""
        meeting = self.meeting
        if meeting is None:
            return ()
        if has_passed(meeting, self.desk.today):
            return ("page.leftovers",)
        before = ("page.prepare", "page.agenda", "page.attendance")
        return before if takes_business(meeting, self.desk.today) else ()

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give what is known of a line; of standing business what its agenda says."""
        line = self._lines.get(record_id or "")
        if line is None or not line.line:
            return super().describe(record_id)
        facts = (("Number", line.number), ("Report of", line.lead), ("State", line.state))
        return line.title, tuple((label, text) for label, text in facts if text)

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; a meeting to go to begins with its business."""
        super().reload(BUSINESS if go_to and go_to != self.list.current and self._opens(go_to) else go_to)

    def _opens(self, go_to: str) -> bool:
        """Open a meeting that is gone to; False if something else is."""
        meeting = self.desk.register.live(Meeting, go_to)
        if meeting is not None:
            self._meeting = meeting.id
        return meeting is not None

    def to_copy(self, record_id: str) -> Iterator[tuple[str, str]]:
        """Give the words of a minute, and what was resolved, with its number and heading."""
        one = self.find(record_id)
        if isinstance(one, Minute):
            head = f"{minute_ref(self.desk.register, one)} {one.heading}".strip()
            resolved = filter(None, (one.resolutions_lead, *(clause.text for clause in one.resolutions)))
            yield "the words of the minute", f"{head}\n{one.text}" if one.text else ""
            yield "what was resolved", "\n".join(resolved)

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Describe the meeting itself."""
        meeting = self.meeting
        if meeting is None:
            return "No meetings yet", ()
        whole = meeting_detail(self.desk.register, meeting.id, self.desk.today)
        return whole.title, whole.facts

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """The papers of the meeting: those of its minutes first while the cursor is in them."""
        from screens.kit.own_paper import papers_of

        section = self.list.current_section
        return papers_of(self.desk.register, self.meeting, self.desk.today, section.key if section else "")

    def find(self, record_id: str | None) -> Entry | None:
        """Give an item, a minute, the meeting of the heading, or standing business."""
        register = self.desk.register
        known = register.get(Minute, record_id) or register.get(WorkItem, record_id) or register.get(Meeting, record_id)
        return known or self._lines.get(record_id or "")

    def nothing_here(self) -> Problem:
        """Say that the cursor is on no item and no minute."""
        return Problem("nothing-here", "There is nothing under the cursor.", "Choose another meeting.")

    def make_deeds(self) -> Mapping[str, Deed[Entry]]:
        """Say what each key of the meeting does."""
        return {
            "page.open": Deed(dialogs.open_record, CURRENT),
            "page.papers": Deed(self._open_papers, ONE, why_not=_why_not_papers),
            "page.split": Deed(self._open_split, ONE, why_not=self._of_minute(promises.why_not_split)),
            "page.chain": Deed(windows.open_chain, CURRENT, why_not=self._why_not_chain),
            "page.agenda": Deed(self.at_meeting(agenda_window.open_agenda), why_not=self.no_meeting),
            "page.prepare": Deed(runs=lambda: self.go_to("prepare"), why_not=self._why_not_prepare),
            "page.pack": Deed(self.at_meeting(pack_window.open_pack), why_not=self.no_meeting),
            "page.brief": Deed(self.at_meeting(brief_forms.open_brief), why_not=self.no_meeting),
            "page.leftovers": Deed(self.at_meeting(after_forms.open_after), why_not=self._of_set(self._why_not_after)),
            "page.report": Deed(
                self.at_meeting(report_forms.open_draft_at), why_not=self._of_set(self._why_not_report)
            ),
            "page.bundle": Deed(self.at_meeting(bundle_forms.open_make), why_not=self.no_meeting),
            "page.verify": Deed(bundle_forms.open_verify),
            "page.off": Deed(self.at_meeting(off_forms.open_taken_off), why_not=self._of_set(self._why_not_off)),
            "page.attendance": Deed(runs=lambda: self.go_to("attendance"), why_not=self.no_meeting),
            "page.room": Deed(runs=lambda: self.go_to("room"), why_not=self.no_meeting),
            "page.declared": Deed(runs=lambda: self.go_to("declarations"), why_not=self.no_meeting),
            "meeting.previous": Deed(runs=lambda: self.step(-1), why_not=lambda: self.why_not_step(-1)),
            "meeting.next": Deed(runs=lambda: self.step(1), why_not=lambda: self.why_not_step(1)),
            **self._minute_deeds(),
            **self._set_deeds(),
        }

    def _why_not_prepare(self) -> Problem | None:
        return why_not_prepare(self.meeting, self.desk.today) if self.meeting is not None else self.no_meeting()

    def _minute_deeds(self) -> dict[str, Deed[Entry]]:
        """Say what is done to one minute."""
        return {
            "minute.new": Deed(self._open_new, why_not=self._of_set(self._why_not_write)),
            "minute.import": Deed(import_forms.open_import),
            "minute.returned": Deed(self.at_meeting(returned.open_minutes), why_not=self._of_set(self._why_not_read)),
            "minute.edit": Deed(self._open_edit, ONE, why_not=self._why_not_edit),
            "minute.raise": Deed(runs=lambda one: self._reorder(one, -1), to=ONE, why_not=self._why_not_raise),
            "minute.lower": Deed(runs=lambda one: self._reorder(one, 1), to=ONE, why_not=self._why_not_lower),
            "minute.correct": Deed(self._open_correct, ONE, why_not=self._why_not_correct),
            "minute.void": Deed(self.of_first(_open_void), CHOSEN, why_not=self._of_minute(states.why_not_void)),
            "minute.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self._why_not_bin),
        }

    def _set_deeds(self) -> dict[str, Deed[Entry]]:
        """Say what is done to the minutes of the meeting as a whole."""
        return {
            "minute.chair": Deed(self.at_meeting(set_forms.open_chair), why_not=self._of_set(self._why_not_chair)),
            "minute.names": Deed(self.at_meeting(set_forms.open_names), why_not=self._of_set(why_not_names)),
            "minute.read": Deed(self.at_meeting(set_forms.open_text), why_not=self._of_set(self._why_not_read)),
            "minute.lint": Deed(self.at_meeting(lint_forms.open_lint), why_not=self._of_set(self._why_not_read)),
            "minute.final": Deed(self.at_meeting(set_forms.open_final), why_not=self._of_set(self._why_not_final)),
            "minute.confirm": Deed(
                self.at_meeting(set_forms.open_confirm), why_not=self._of_set(states.why_not_confirm)
            ),
            "minute.sign": Deed(self.at_meeting(set_forms.open_sign), why_not=self._of_set(states.why_not_sign)),
            "minute.back": Deed(self.at_meeting(set_forms.open_back), why_not=self._of_set(states.why_not_reopen)),
        }

    def _of_set(self, rule: Callable[[Meeting], Problem | None]) -> Callable[[], Problem | None]:
        """Make of a rule about a meeting's minutes one about those that are open here."""
        return lambda: rule(self.meeting) if self.meeting is not None else self.no_meeting()

    def _of_minute(self, rule: Callable[[Register, Minute], Problem | None]) -> Callable[[Entry], Problem | None]:
        """Make of a rule about a minute one about whatever the cursor is on."""
        return lambda one: rule(self.desk.register, one) if isinstance(one, Minute) else no_minute()

    def _why_not_report(self, meeting: Meeting) -> Problem | None:
        return report_rules.why_not_report_at(self.desk.register, meeting, self.desk.today)

    def _why_not_off(self, meeting: Meeting) -> Problem | None:
        return inspection.why_nothing_off(self.desk.register.panel, meeting, self.desk.today)

    def _why_not_after(self, meeting: Meeting) -> Problem | None:
        return after_rules.why_not_after(meeting, self.desk.today)

    def _why_not_write(self, meeting: Meeting) -> Problem | None:
        return states.why_not_write(meeting, self.desk.today)

    def _why_not_chair(self, meeting: Meeting) -> Problem | None:
        return why_not_chair(self.desk.register, meeting, self.desk.today)

    def _why_not_final(self, meeting: Meeting) -> Problem | None:
        return next(finalising.why_not_finalise(self.desk.register, meeting), None)

    def _why_not_read(self, meeting: Meeting) -> Problem | None:
        return why_not_read(self.desk.register, meeting)

    def _why_not_edit(self, one: Entry) -> Problem | None:
        if isinstance(one, Meeting):
            return why_not_edit_meeting(one)
        if isinstance(one, WorkItem):
            return why_not_edit(one)
        return None if isinstance(one, PageLine) else self._of_minute(states.why_not_change)(one)

    def _why_not_correct(self, one: Entry) -> Problem | None:
        if isinstance(one, Meeting):
            return states.why_not_correct_heading(one)
        return self._of_minute(states.why_not_correct)(one)

    def _why_not_raise(self, one: Entry) -> Problem | None:
        return self._of_minute(lambda register, minute: why_not_reorder(register, minute, -1, self.desk.today))(one)

    def _why_not_lower(self, one: Entry) -> Problem | None:
        return self._of_minute(lambda register, minute: why_not_reorder(register, minute, 1, self.desk.today))(one)

    def _why_not_bin(self, entries: tuple[Entry, ...]) -> Problem | None:
        if not all(isinstance(one, Minute) for one in entries):
            return no_minute()
        return self.why_not_bin(entries)

    def _why_not_chain(self) -> Problem | None:
        return chain.why_not_chain(self.desk.register, self.list.current, self.desk.today)

    def _open_new(self, office: Office) -> None:
        """Add a minute, of the item under the cursor if there is one."""
        one = self.one
        if self.meeting is not None:
            heading = one.title if isinstance(one, PageLine) else ""
            item = one if isinstance(one, WorkItem) else None
            minute_forms.open_new_minute(office, self.meeting, item, heading)

    def _open_edit(self, office: Office, one: Entry) -> None:
        """Change a minute, the meeting whose heading it is, an item, or how the agenda words standing business."""
        if isinstance(one, Minute):
            minute_forms.open_edit_minute(office, one)
        elif isinstance(one, WorkItem):
            item_forms.open_edit_item(office, one)
        elif isinstance(one, PageLine) and self.meeting is not None:
            wording_forms.open_word(office, self.meeting, one.line)
        elif isinstance(one, Meeting):
            meeting_forms.open_edit_meeting(office, one)

    def _open_papers(self, office: Office, one: Entry) -> None:
        """Show the papers for an item."""
        if isinstance(one, WorkItem):
            paper_forms.open_papers(office, one)

    def _open_correct(self, office: Office, one: Entry) -> None:
        """Record the correction of a confirmed minute, or of the heading with its roll."""
        if isinstance(one, Minute):
            minute_forms.open_correct(office, one)
        elif isinstance(one, Meeting):
            heading_forms.open_correct_heading(office, one)

    def _reorder(self, one: Entry, by: int) -> None:
        if isinstance(one, Minute):
            place = place_of(self.desk.register, one) + by
            self.carry_out(minutes.place_minute, minute=one.id, place=place)

    def _open_split(self, office: Office, one: Entry) -> None:
        """Make several actions of this minute."""
        if isinstance(one, Minute):
            split.open_split(office, one)


def _open_void(office: Office, one: Entry, ids: tuple[str, ...]) -> None:
    """Make minutes void."""
    if isinstance(one, Minute):
        minute_forms.open_void(office, one, ids)


def _why_not_papers(one: Entry) -> Problem | None:
    """Say that the cursor is on no item of the programme, which alone has papers here."""
    if isinstance(one, WorkItem):
        return why_not_edit(one)
    return Problem("no-item", "There is no item of the programme under the cursor.", "Go to an item first.")


def no_minute() -> Problem:
    """Say that the cursor is on no minute."""
    return Problem("no-minute", "There is no minute under the cursor.", "Go to a minute first.")
