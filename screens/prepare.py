"""Prepare: what the next meeting still needs, worked down line by line until nothing more is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from screens.kit.deed import Deed
from screens.kit.detail import Fields
from screens.kit.keys.key import Key
from screens.kit.lines_of import counting
from screens.kit.record_list import Section
from screens.settling import SettlingPlace
from store.later import Later
from store.queries.findings.findings import FindingLine
from store.queries.findings.prepare import Preparation, prepare
from store.queries.publishing.next_step import next_step
from store.records import Meeting, WorkItem
from store.rules.calendar.coming import why_not_prepare
from store.rules.findings.preparing import Bearing
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from screens.forms import settle
    from screens.kit.office import Office
else:
    settle = Later("screens.forms.settle")


_OPENED_BY = {"agenda": "settle.agenda", "clock": "settle.clock"}
"""What opens the window in which an act of that group is done."""


class PreparePlace(SettlingPlace):
    """What the next meeting still needs, in the order in which to do it."""

    place = "prepare"
    key_groups = ("settling", "prepare")
    listed_as = "the list of what the next meeting still needs"

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        super().__init__(office)
        self.preparation: Preparation | None = None
        self._meeting: str | None = None

    @property
    def shown(self) -> Hashable:
        """The meeting that was chosen; None while the next one is prepared."""
        return self._meeting

    def show_again(self, shown: Any) -> None:
        """Prepare that meeting."""
        self._meeting = shown

    @property
    def prepared(self) -> Meeting | None:
        """The meeting for which everything is listed; None while none is arranged."""
        return self.preparation.meeting if self.preparation is not None else None

    @property
    def meeting_chosen(self) -> str:
        """The id of the meeting that was chosen; empty while the next one is prepared."""
        return self._meeting or ""

    def arrive_at(self, go_to: str | None) -> str | None:
        """Prepare the meeting that another place leads to, from the top, that of an item, or the next one."""
        meeting, item = self.desk.register.live(Meeting, go_to), self.desk.register.live(WorkItem, go_to)
        if item is not None:
            self._meeting = item.meeting
            return go_to
        following = self.desk.register.next_meeting(self.desk.today, public=True)
        self._meeting = meeting.id if meeting is not None and meeting != following else None
        return None if meeting is not None else go_to

    def make_deeds(self) -> Mapping[str, Deed[FindingLine]]:
        """Say what each key does: the clock and the agenda of the meeting open from every line, and from none."""
        of_meeting: dict[str, Callable[[Office, FindingLine | None, Meeting], object]] = {
            "settle.clock": settle.open_clock,
            "settle.agenda": settle.open_agenda,
        }
        return {**super().make_deeds(), **{key: self._of_prepared(opens) for key, opens in of_meeting.items()}}

    def _of_prepared(self, opens: Callable[[Office, FindingLine | None, Meeting], object]) -> Deed[FindingLine]:
        def open_it(office: Office) -> None:
            if self.prepared is not None:
                opens(office, self.one, self.prepared)

        return Deed(open_it, why_not=lambda: self.nothing_here() if self.prepared is None else None)

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; where the last line of a heading was settled, go back up to what waited for that."""
        here, section = self.one, self.list.current_section
        super().reload(go_to)
        own, now = self._own_lines(), self.list.current_section
        if here is None or here.bearing is not Bearing.OWN or here.key in own or now is None or section is None:
            return
        line = self._line_of_next()
        if (
            line
            and now.key != section.key
            and (self.list.current not in own or line in own[: own.index(self.list.current)])
        ):
            self.list.go_to(line)

    def _own_lines(self) -> tuple[str, ...]:
        """Give the lines of what the meeting itself still needs, in their order."""
        rows = self.preparation.rows if self.preparation is not None else ()
        return tuple(row.key for row in rows if row.bearing is Bearing.OWN)

    def _line_of_next(self) -> str:
        """Give the line of the deadline that waits for what comes next; empty if no line asks for it."""
        following = self.prepared and next_step(self.desk.register, self.prepared, self.desk.today)
        if not following or not self.prepared:
            return ""
        ends = f":{self.prepared.id}:{following.field}"
        return next((key for key in self._own_lines() if key.endswith(ends)), "")

    def _chosen(self) -> str | None:
        """Give the meeting that was chosen, as long as there is anything to prepare for it."""
        meeting = self.desk.register.live(Meeting, self._meeting)
        return meeting.id if meeting is not None and why_not_prepare(meeting, self.desk.today) is None else None

    def sections(self) -> Iterator[Section]:
        """List what is needed under the headings of what it concerns."""
        preparation = self.preparation = prepare(self.desk.register, self.desk.today, self._chosen())
        self.rows = {row.key: row for row in (*preparation.rows, *preparation.aside)}
        if preparation.meeting is None or preparation.own_done:
            yield Section(key="=done", title=preparation.title, ids=(), empty=preparation.words)
        headings: dict[str, list[str]] = {}
        for row in preparation.rows:
            headings.setdefault(preparation.heading(row), []).append(row.key)
        for place, (heading, keys) in enumerate(headings.items()):
            first = place == 0 and not preparation.own_done
            title = f"{preparation.title} · {heading}" if first else heading
            yield counting(f"={heading}", title, tuple(keys), "thing")
        if preparation.aside:
            keys = [row.key for row in preparation.aside]
            yield counting("=aside", "Set aside", tuple(keys), "thing")

    def in_line(self, row: FindingLine) -> str:
        """Give a line in few words: the heading says for which meeting, and the pane has the sentence whole."""
        return row.brief or row.sentence

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say that nothing more is needed, or that no meeting is arranged."""
        if self.preparation is None or not self.preparation.own_done:
            return "No meeting to prepare", (
                ("Next step", f"{self.key_of('go.calendar')} arranges one in the calendar."),
            )
        more = () if self.preparation.done else (("Or", f"{self.key_of('list.down')} goes on to what is left over."),)
        if still_open := self._still_open():
            return self.preparation.words, (*still_open, *more)
        step = (
            f"{self.key_of('go.programme')} goes to the programme; {self.key_of('export')} there writes it to a file."
        )
        return self.preparation.words, (("Next step", step), *more)

    def _still_open(self) -> Fields:
        """Say what no line asks for and is still open on the way to the meeting, such as papers to be sent."""
        following = self.prepared and next_step(self.desk.register, self.prepared, self.desk.today)
        words = self.office.told_there(following).removeprefix("Next: ") if following else ""
        return (("Still open", capital(words)),) if words else ()

    def comes_next(self) -> tuple[str, ...]:
        """Name the keys of the line under the cursor; where nothing more is needed, what can be gone on with."""
        if self.one is not None or self.list.marks or self.preparation is None:
            return super().comes_next()
        following = self.prepared and next_step(self.desk.register, self.prepared, self.desk.today)
        opens = _OPENED_BY.get(following.act.partition(".")[0], "") if following else "go.programme"
        return tuple(filter(None, (opens, "" if self.preparation.done else "list.down")))

    def hint_of(self, entry: Key) -> tuple[str, str] | None:
        """Name the key that goes on to what is left over by that, and the one that opens what is still to be done."""
        if entry.id in _OPENED_BY.values() and self.one is None and not self.list.marks:
            return self.key_of(entry.id), entry.label
        if entry.id == "list.down" and self.one is None:
            return self.key_of(entry.id), "what is left over"
        return super().hint_of(entry)
