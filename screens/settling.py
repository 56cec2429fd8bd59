"""What prepare and findings share: lines that each name the keys that settle them, worked down in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.key import Key
from screens.kit.keys.table import bindings_for, key_with_id
from screens.kit.office import Office
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.later import Later
from store.problems import Problem
from store.queries.findings.findings import FindingLine
from store.queries.findings.prepare import look_ahead
from store.records import Action, Meeting, WorkItem
from store.rules.findings.finding import Act, why_not_with_others
from store.rules.findings.preparing import PAPER_MISSING, Bearing
from store.rules.words.apart import state_in_sight, told_apart
from store.rules.words.folding import reading

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms import chasing, settle
    from screens.forms.actions import action as action_forms
    from screens.forms.actions import split
    from screens.forms.calendar import meeting as meeting_forms
    from screens.forms.programme import item as item_forms
    from store.rules.chasing import needs as chase_rules
else:
    dialogs = Later("screens.dialogs")
    chasing = Later("screens.forms.chasing")
    settle = Later("screens.forms.settle")
    action_forms = Later("screens.forms.actions.action")
    split = Later("screens.forms.actions.split")
    meeting_forms = Later("screens.forms.calendar.meeting")
    item_forms = Later("screens.forms.programme.item")
    chase_rules = Later("store.rules.chasing.needs")

Way = Callable[[Office, FindingLine], object]
"""What settles a finding."""

WayOfSeveral = Callable[[Office, tuple[FindingLine, ...]], object]
"""What settles one finding or several at once."""

_EDGES = 4
"""The cells of a line before its words and behind them."""
_TWO_COLUMNS = 100
"""From so many cells on the list has room for its second column."""

_OF_ONE_ITEM: frozenset[Act] = frozenset({"move", "withdraw"})
"""What is done to one item of a finding, which is picked where it is about several."""


def records_of(rows: tuple[FindingLine, ...]) -> tuple[str, ...]:
    """Give the records that findings are about, each once."""
    return tuple(dict.fromkeys(one for row in rows for one in row.records))


class SettlingPlace(Place[FindingLine]):
    """A list of findings. Under the list stands what the line under the cursor says in full."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("settling")]
    key_groups: ClassVar[tuple[str, ...]] = ("settling",)
    columns = (Column("What", weight=1), Column("Where", weight=1, ink="muted", rank=1))
    noun = "finding"
    lines_below = 9

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        super().__init__(office)
        self.rows: dict[str, FindingLine] = {}
        self._lines: tuple[object, int, dict[str, str]] = (None, 0, {})
        self._counted: tuple[object, frozenset[str]] = (None, frozenset())

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Keep the findings that hold every word of the filter."""
        words = reading(self.words).split()
        for section in sections:
            kept = tuple(key for key in section.ids if all(word in self._words_of(key) for word in words))
            if kept or not words:
                yield section.narrowed(kept)

    def _words_of(self, key: str) -> str:
        row = self.rows[key]
        return reading(f"{row.sentence} {row.place} {row.code} {row.cure} {' '.join(row.records)}")

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; `go_to` may name a record, whose first finding is then gone to.

        A record that the line under the cursor is about was changed from there: the cursor stays, or goes one line on.
        """
        here = self.one
        stays = here is not None and go_to in here.records
        if stays:
            self.list.hold_line()
        super().reload()
        if go_to and not stays:
            self.go_to_record(go_to)
        first = next(iter(self.list.sections), None)
        if here is None or here.aside or first is None:
            return
        now, left = self.rows.get(here.key), [row for row in self.rows.values() if not row.aside]
        gone = here.bearing is Bearing.OWN and (now is None or now.aside)
        own = next((row for row in left if row.bearing is Bearing.OWN), None)
        if gone and own is not None and (self.one is None or self.one.bearing is not Bearing.OWN):
            self.list.go_to(own.key)  # what the meeting itself needs comes before what is left over
        elif not first.ids and (gone or not left):
            self.list.go_to(first.key)  # where nothing is left that is said, not what was set aside earlier

    def go_to_record(self, record_id: str) -> None:
        """Go to the first line about a record, if there is one."""
        for key, row in self.rows.items():
            if key == record_id or record_id in row.records:
                self.list.go_to(key)
                return

    def work_out(self, go_to: str | None = None) -> Iterator[None]:
        """Look all records through."""
        yield from look_ahead(self.desk.register, self.desk.today)

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one finding, so that it differs from those that begin as it does."""
        room = self._room_of_line()
        if self._lines[0] is not self.rows or self._lines[1] != room:
            lines = {key: state_in_sight(self.in_line(row), room) for key, row in self.rows.items()}
            self._lines = (self.rows, room, told_apart(lines))
        row = self.rows[record_id]
        return Cells((self._lines[2][record_id], row.place), ink="muted" if row.aside else "")

    def _room_of_line(self) -> int:
        """Give about how many cells a finding has in its line: where there is room it stands beside another column."""
        width = self.app.size.width
        return width - _EDGES if width < _TWO_COLUMNS else width * 2 // 3 - _EDGES

    def in_line(self, row: FindingLine) -> str:
        """Give the words of a finding in the list."""
        return row.briefly

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the finding in full: what to do, with which keys, and the record it is about."""
        from store.queries.detail import detail

        row = self.rows.get(record_id or "")
        if row is None:
            return self.nothing_chosen()
        fields = [*self._facts(row)]
        if row.records:
            fields += detail(self.desk.register, row.records[0], self.desk.today)
        return row.sentence, fields

    def _facts(self, row: FindingLine) -> list[tuple[str, str]]:
        keys = self._keys_for_marks() if self.list.marks else self._keys(row)
        fields = [("Keys", keys), ("What to do", row.cure), ("Where", row.place)]
        if row.aside and row.until:
            from store.rules.words.dates import long_date

            fields.insert(0, ("Set aside", f"until {long_date(row.until)}: {row.aside}"))
        return fields

    def _keys(self, row: FindingLine) -> str:
        """Name the keys that work on a line, the likeliest first, which Enter does as well."""
        also = [one.removeprefix("settle.") for one in row.there if one.startswith("settle.")]
        ids = [f"settle.{name}" for name in dict.fromkeys((*row.acts, *also, "aside", "open"))]
        if not row.acts:
            ids.insert(0, ids.pop())
        keys = [f"{self.key_of(one)} {self._label(one, row)}{self._then(one, row)}" for one in ids]
        return " · ".join((f"{self.key_of('settle.do')} or {keys[0]}", *keys[1:], *self._for_all(row)))

    def _label(self, key_id: str, row: FindingLine | None) -> str:
        """Give what a key does on a line: one that leads to the field that is asked for is called after that."""
        begins = self._begins(row) if row is not None and key_id == "settle.edit" and "edit" in row.acts else ""
        return begins or key_with_id(key_id).label

    def _for_marks(self) -> dict[str, int]:
        """Give what can be done to lines that are marked, by the id of its key, and to how many; most of them first.

        What takes one line at a time is not among it; set aside they can be whatever they are.
        """
        marked, several = self.chosen, self._ways_of_several()
        acts = dict.fromkeys(act for row in marked for act in row.acts if act in several)
        able = {f"settle.{act}": sum(self._names(act)(row) is None for row in marked) for act in acts}
        ranked = sorted((one for one in able.items() if one[1]), key=lambda one: -one[1])
        return dict(ranked) or {"settle.aside": len(marked)}

    def _keys_for_marks(self) -> str:
        """Name the keys that work on the lines that are marked, whatever line the cursor is on."""
        ids = dict.fromkeys((*self._for_marks(), "settle.aside", "settle.leave"))
        return " · ".join(" ".join(words) for one in ids if (words := self.hint_of(key_with_id(one))) is not None)

    @property
    def first_way(self) -> str:
        """The id of the key that does what Enter does: the likeliest on the line, or to the lines that are marked."""
        if self.list.marks:
            return next(iter(self._for_marks()))
        row = self.one
        return f"settle.{row.acts[0] if row is not None and row.acts else 'open'}"

    def hint_of(self, entry: Key) -> tuple[str, str] | None:
        """Name Enter with the key that does the same, and nothing that can do nothing on the line or to the marks."""
        marked = len(self.list.marks)
        if entry.id == "settle.leave":
            return self.key_of(entry.id), "unmark" if marked else entry.label
        if entry.id == "settle.do" or (entry.place == "settling" and self.one is None and not marked):
            return None
        if entry.id == "list.mark" and not self._takes_marks(self.one):
            return None
        if entry.id == "settle.open" and marked:
            return None
        key, words = self.key_of(entry.id), entry.label if marked else self._label(entry.id, self.one)
        if entry.id == self.first_way:
            key = f"{self.key_of('settle.do')} or {key}"
            able = self._for_marks().get(entry.id, marked) if marked else 0
            if marked:
                words += (
                    " the one marked" if marked == 1 else f" all {marked}" if able == marked else f" {able} of {marked}"
                )
        return key, words

    def _takes_marks(self, row: FindingLine | None) -> bool:
        """Say whether what can be done on a line can be done to it and to another at once."""
        if self._counted[0] is not self.rows:
            several = self._ways_of_several()
            times = Counter(act for one in self.rows.values() if not one.aside for act in one.acts if act in several)
            self._counted = (self.rows, frozenset(act for act, number in times.items() if number > 1))
        return row is not None and not self._counted[1].isdisjoint(row.acts)

    def _for_all(self, row: FindingLine) -> list[str]:
        """Name the key after which another is for all under a heading, where there are several and a key takes them."""
        section = next((one for one in self.list.sections if row.key in one.ids), None)
        several = set(row.acts) & set(self._ways_of_several())
        if section is None or sum(not several.isdisjoint(self.rows[one].acts) for one in section.ids) < 2:
            return []
        return [f"{self.key_of('list.mark_all')} {key_with_id('list.mark_all').label} {len(section.ids)}"]

    def _then(self, opener: str, row: FindingLine) -> str:
        """Name the keys that do it in the window that a key opens: `, then d done`."""
        there = [one for one in row.there if key_with_id(one).place == opener.removeprefix("settle.")]
        named = ", ".join(f"{self.key_of(one)} {key_with_id(one).label}" for one in there)
        return f", then {named}" if named else ""

    def comes_next(self) -> tuple[str, ...]:
        """Name the keys that settle the line under the cursor, or those that are marked."""
        if self.list.marks:
            return tuple(self._for_marks())
        row = self.one
        return tuple(f"settle.{act}" for act in row.acts or ("open",)) if row is not None else ()

    def action_do(self, key_id: str) -> None:
        """Do what a key does; Enter does what the first key of the line does, and is called as that is."""
        if not self.office.caught_up():
            return
        super().action_do(self.first_way if key_id == "settle.do" and self.why_not(key_id) is None else key_id)

    def reads_on(self) -> str:
        """Name the key that shows all that is said of a line; the one that opens leads away, to its record."""
        return self.office.keymap.key_with_label("settle.read") if self.one is not None else ""

    def below(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the finding with what is to be done first, which does not wait for the facts of its record."""
        return self.describe(record_id)

    @property
    def record_here(self) -> str:
        """The id of the record that the line under the cursor is about."""
        return self.one.records[0] if self.one is not None and self.one.records else ""

    def find(self, record_id: str | None) -> FindingLine | None:
        """Give a finding."""
        return self.rows.get(record_id or "")

    def name_of(self, record_id: str) -> str:
        """Give what a finding says."""
        row = self.find(record_id)
        return row.sentence if row is not None else ""

    def nothing_here(self) -> Problem:
        """Say that nothing is left to settle."""
        return Problem("nothing-left", "There is nothing to settle.", "Go back.", act="settle.leave")

    def make_deeds(self) -> Mapping[str, Deed[FindingLine]]:
        """Say what each key does: those that settle a finding work on the findings that name them."""
        return {
            "settle.do": Deed(self._settle, ONE),
            "settle.aside": Deed(self.of_first(settle.set_aside), CHOSEN),
            "settle.read": Deed(dialogs.open_record, CURRENT),
            "settle.leave": Deed(runs=lambda: self.office.action_do("back")),
            **{f"settle.{act}": Deed(way, ONE, why_not=self._names(act)) for act, way in self._ways().items()},
            **{
                f"settle.{act}": Deed(self._of_rows(way), CHOSEN, why_not=self._names(act))
                for act, way in self._ways_of_several().items()
            },
        }

    def _ways(self) -> dict[Act, Way]:
        """Give what settles one finding in each of the ways that findings name and that take one at a time."""
        return {
            "add": settle.add,
            "open": settle.go_to_record,
            "edit": self._edit,
            "respond": lambda office, row: self._with_actions(self._respond)(office, (row,)),
            "clock": settle.open_clock,
            "agenda": settle.open_agenda,
            "off": settle.record_taken_off,
            "reports": settle.go_to_reports,
            "chase": lambda office, row: chasing.open_chase_found(office, row.code),
        }

    def _ways_of_several(self) -> dict[Act, WayOfSeveral]:
        """Give what settles one finding or several at once."""
        return {
            "move": settle.move,
            "withdraw": settle.withdraw,
            "held": settle.record_held,
            "considered": settle.record_considered,
            "paper": settle.record_paper,
            "schedule": self._with_actions(action_forms.open_schedule_all),
            "close": self._with_actions(action_forms.open_close),
            "note": self._with_actions(action_forms.open_note),
            "review": self._with_actions(lambda office, one, ids: action_forms.open_review(office, ids)),
            "carry": self._with_actions(lambda office, one, ids: action_forms.open_carry(office, ids)),
            "copies": lambda office, rows: split.open_copies(office, records_of(rows)),
        }

    def _of_rows(self, way: WayOfSeveral) -> Callable[[Office, tuple[str, ...]], object]:
        """Make of a way of settling findings what is opened for their keys."""
        return lambda office, keys: way(office, tuple(row for key in keys if (row := self.find(key)) is not None))

    def _with_actions(self, opens: Callable[[Office, Action, tuple[str, ...]], object]) -> WayOfSeveral:
        """Make a way of settling of what is opened for the actions that findings are about, one of each."""

        def way(office: Office, rows: tuple[FindingLine, ...]) -> None:
            firsts = (
                next((a for one in row.records if (a := self.desk.register.get(Action, one))), None) for row in rows
            )
            actions = {one.id: one for one in firsts if one is not None}
            if actions:
                opens(office, next(iter(actions.values())), tuple(actions))

        return way

    def _edit(self, office: Office, row: FindingLine) -> None:
        """Change what the finding is about first: a meeting, an action, or an item of the programme."""
        record = self._changed(row)
        if isinstance(record, Meeting):
            meeting_forms.open_edit_meeting(office, record, self._begins(row))
        elif isinstance(record, WorkItem):
            item_forms.open_edit_item(office, record, self._begins(row))
        elif isinstance(record, Action):
            action_forms.open_edit_action(office, record)

    def _begins(self, row: FindingLine) -> str:
        """Name the field in which the form of a line begins, because it is what the line lacks; empty for the first."""
        record = self._changed(row)
        if isinstance(record, Meeting):
            return "" if record.venue else "venue"
        return "author" if row.code == PAPER_MISSING and "edit" in row.acts else ""

    def _changed(self, row: FindingLine) -> Meeting | WorkItem | Action | None:
        """Give the record that is changed from the line of a finding; None if what it is about is changed elsewhere."""
        record = self.desk.register.find(row.records[0]) if row.records else None
        return record if isinstance(record, Meeting | WorkItem | Action) else None

    def _respond(self, office: Office, one: Action, ids: tuple[str, ...]) -> None:
        split.open_respond(office, one)

    def _names(self, act: Act) -> Callable[[FindingLine], Problem | None]:
        """Give the rule that an act settles only the findings that name it; every record can be gone to."""

        def why_not(row: FindingLine) -> Problem | None:
            if act == "open" or act in row.acts or (act == "edit" and self._changed(row) is not None):
                alone = act not in _OF_ONE_ITEM or len(self.list.targets) == 1
                return None if alone else why_not_with_others(self.desk.register, row.records)
            nobody = chase_rules.why_not_chase(self.desk.register, self.desk.today) if act == "chase" else None
            if nobody is not None:
                return nobody
            sentence = f"{self.key_of(f'settle.{act}')} does not settle this."
            return Problem("other-key", sentence, f"Use {self._keys(row)}.")

        return why_not

    def _settle(self, office: Office, row: FindingLine) -> None:
        """Settle the finding in its likeliest way."""
        self.action_do(self.first_way)

    def leave(self) -> None:
        """Go to the programme."""
        self.office.go("programme")

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say that nothing is left."""
        return "Nothing was found.", (("Next step", f"{self.key_of('settle.leave')} goes back to the programme."),)
