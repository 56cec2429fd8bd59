"""What the panel still needs: a list to come back to until everything is set, each line set from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.picker import Option, Picker
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.later import Later
from store.problems import Problem
from store.queries.beginning import NOT_SET_YET, NeedRow, lacking_settings, need_rows, to_chair
from store.rules.beginning import why_not_set_now
from store.rules.words.folding import reading
from store.rules.words.wording import counted, either, small

if TYPE_CHECKING:
    from screens.forms.calendar import importing as meetings_import
    from screens.forms.calendar import meeting as meeting_forms
    from screens.forms.calendar import proposing
    from screens.forms.members import importing as members_import
    from screens.forms.members import person as person_forms
    from screens.forms.members import seat as seat_forms
    from screens.forms.programme import importing as programme_import
    from screens.forms.programme import item as item_forms
    from screens.forms.settings import rules as rules_forms
    from screens.forms.settings import settings as settings_forms
    from screens.kit.office import Office
else:
    meetings_import = Later("screens.forms.calendar.importing")
    meeting_forms = Later("screens.forms.calendar.meeting")
    proposing = Later("screens.forms.calendar.proposing")
    members_import = Later("screens.forms.members.importing")
    person_forms = Later("screens.forms.members.person")
    seat_forms = Later("screens.forms.members.seat")
    programme_import = Later("screens.forms.programme.importing")
    item_forms = Later("screens.forms.programme.item")
    rules_forms = Later("screens.forms.settings.rules")
    settings_forms = Later("screens.forms.settings.settings")

Way = tuple[str, Callable[["Office"], object]]
"""One of the ways in which something is set: what it is called, and what it opens."""


class BeginningPlace(Place[NeedRow]):
    """What is not set yet, and below it what is; a line that is set goes down by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("beginning")]
    place = "beginning"
    listed_as = "the list of what the panel needs"
    noun = "line"
    columns = (
        Column("What", 24),
        Column("Now", weight=2),
        Column("What rests on it", weight=3, ink="muted", rank=1),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        self._rows: dict[str, NeedRow] = {}
        super().__init__(office)

    def noun_of(self, record_id: str | None) -> str:
        """Say of a line whether it is set: it stands for no record."""
        row = self.find(record_id)
        return "set" if row is not None and row.is_set else NOT_SET_YET

    def sections(self) -> Iterator[Section]:
        """List what is not set yet, and what is."""
        self._rows = {row.code: row for row in need_rows(self.desk.register, self.desk.today)}
        missing = tuple(code for code, row in self._rows.items() if not row.is_set)
        ready = tuple(code for code, row in self._rows.items() if row.is_set)
        aside = counted(len(missing), "thing")
        if missing or not self.words:
            step = f"Everything is set: {self.key_of('go.programme')} goes to the programme"
            yield Section(
                "=missing",
                "Not set yet" if missing else "Nothing is missing",
                missing,
                aside if missing else "",
                empty=step,
                counted=True,
            )
        if ready:
            yield Section("=set", "Set", ready, counted(len(ready), "thing"), counted=True)

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; from a line that has been set meanwhile the cursor goes on to the next that is not."""
        before = self.one
        super().reload(go_to if go_to in self._rows or before is None else before.code)
        if before is not None and not before.is_set and self.one is not None and self.one.is_set:
            codes = list(self._rows)
            missing = [code for code, row in self._rows.items() if not row.is_set]
            later = (code for code in missing if codes.index(code) > codes.index(before.code))
            self.list.go_to(next(later, missing[0] if missing else before.code))

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Keep the lines whose words hold those of the filter: they are no records to be searched."""
        words = reading(self.words).split()
        for section in sections:
            ids = tuple(code for code in section.ids if all(word in self._words(code) for word in words))
            if ids or not words:
                yield section.narrowed(ids)

    def _words(self, code: str) -> str:
        row = self._rows[code]
        return reading(f"{row.label} {row.now} {row.why}")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one line."""
        row = self._rows[record_id]
        return Cells((row.label, row.stands, row.why), ink="" if row.is_set else "flag")

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Say what rests on a line, and how it is set."""
        row = self.find(record_id)
        if row is None:
            return "Everything is set", (("Next step", f"{self.key_of('go.programme')} goes to the programme."),)
        ways = either([small(label) for label, _ in _ways(row.code)])
        step = f"{self.key_of('beginning.set')} to {ways}. {self.key_of('go.beginning')} comes back to this list."
        return row.label, (("Now", row.stands), ("What rests on it", row.why), ("Next step", step))

    def cursor_moved(self) -> None:
        """Say what rests on the line under the cursor, in the pane or in the line below."""
        super().cursor_moved()
        if self.one is not None and not self.detail.display:
            self.office.say(self.one.why)

    def find(self, record_id: str | None) -> NeedRow | None:
        """Give a line."""
        return self._rows.get(record_id or "")

    def make_deeds(self) -> Mapping[str, Deed[NeedRow]]:
        """Say what each key of the list does."""
        return {"beginning.set": Deed(open_need, ONE, why_not=self._why_not_set)}

    def _why_not_set(self, row: NeedRow) -> Problem | None:
        return why_not_set_now(self.desk.register, self.desk.today, row.code)

    def leave(self) -> None:
        """Go to the programme, if it was not come to from another place."""
        self.office.go("programme")


def open_need(office: Office, row: NeedRow) -> None:
    """Set what a line is about: at once if there is one way to, else in the way that is chosen."""
    ways = _ways(row.code)
    if len(ways) == 1:
        ways[0][1](office)
        return

    def chosen(key: str | None) -> None:
        if key is not None:
            office.call_later(ways[int(key)][1], office)

    options = [Option(str(number), label) for number, (label, _) in enumerate(ways)]
    office.pick(Picker(f"{row.label}: how?", options, columns=(Column("", weight=1),)), chosen)


def _ways(code: str) -> tuple[Way, ...]:
    """Give the ways in which something is set, the likeliest first."""
    return {
        "rules": (("Take those of a panel by its name", rules_forms.open_rules), _settings("Type them in one by one")),
        "councils": (
            ("Type them, one to a line", lambda office: settings_forms.open_setting(office, "councils")),
            ("Bring in or paste the list of members, which names them", members_import.open_import),
        ),
        "members": (
            ("Bring in or paste a list", members_import.open_import),
            ("Type one", lambda office: seat_forms.open_take_seat(office, None, office.desk.today)),
        ),
        "chair": (("Choose who is in the chair", _open_chair),),
        "quorum": (("Type it in", lambda office: seat_forms.open_quorum(office, office.desk.today)),),
        "deadlines": (
            ("Take those of a panel, or those in common use", rules_forms.open_rules),
            ("Type one in", lambda office: settings_forms.open_deadline(office, "")),
        ),
        "papers": (("Type what is missing", _open_papers),),
        "meetings": (
            ("Have a year of dates proposed", proposing.open_propose),
            ("Bring in or paste a calendar or a list", meetings_import.open_import),
            ("Arrange one", meeting_forms.open_new_meeting),
        ),
        "programme": (
            ("Bring in or paste a programme", programme_import.open_import),
            ("Type one item", lambda office: item_forms.open_new_item(office, None)),
        ),
    }[code]


def _settings(label: str) -> Way:
    """Type the rules in: first whether questions are taken at all, then what may be sent in and by when."""

    def begin(office: Office) -> None:
        allowed = office.desk.register.panel.rules_on(office.desk.today).questions.allowed
        office.go("settings", "rules.questions.kinds.question.taken" if allowed else "rules.questions.allowed")

    return label, begin


def _open_chair(office: Office) -> None:
    """Choose a member to put in the chair."""
    sitting = to_chair(office.desk.register, office.desk.today)

    def chosen(key: str | None) -> None:
        seat = next((seat for seat, _, _ in sitting if seat.id == key), None)
        if seat is not None:
            office.call_later(person_forms.open_chair, office, seat)

    options = [Option(seat.id, name, seat.body, why_not=str(problem or "")) for seat, name, problem in sitting]
    office.pick(Picker("Who is in the chair?", options), chosen)


def _open_papers(office: Office) -> None:
    """Choose which of what papers print to enter; what is missing comes first."""

    def chosen(path: str | None) -> None:
        if path is not None:
            office.call_later(settings_forms.open_setting, office, path)

    rows = lacking_settings(office.desk.register, office.desk.today)
    options = [Option(path, label, now or NOT_SET_YET) for path, label, now in rows]
    office.pick(Picker("What papers print", options), chosen)
