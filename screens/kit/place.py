"""What every place of work has: a list, a detail pane, and a way to carry out an action or say why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from textual.app import ComposeResult
from textual.widget import Widget

from screens.kit.deed import Deed, R, To
from screens.kit.detail import Detail, Fields
from screens.kit.keys.key import Key
from screens.kit.keys.table import key_with_id, keys_in
from screens.kit.marked import Marked
from screens.kit.record_list import Cells, Column, RecordList, Section
from screens.kit.sided import SidedList
from screens.kit.titles import record_title
from screens.kit.trail import Spot, Steps
from store.commands import CommandOf, P
from store.later import Later
from store.problems import Problem, Refused
from store.records import Record

if TYPE_CHECKING:
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
    from store.rules import bin as bin_rules
else:
    # What may go into the bin rests on nearly every other rule: 8 ms of each start, for a key that few are dimmed by.
    bin_rules = Later("store.rules.bin")


class Place(SidedList, Generic[R]):
    """A place of work. A subclass names its columns, lists its records and says what each of its keys does.

    R is what its lines stand for, which `find` gives.
    """

    DEFAULT_CSS = """
    Place { height: 1fr; width: 1fr; }
    Place > Detail { display: none; }
    Place > Vertical { width: 1fr; height: 1fr; }
    """

    place: ClassVar[str] = ""
    listed: ClassVar[str] = ""
    """The list that is written to a file from here, if it is not called as the place is."""
    listed_as: ClassVar[str] = ""
    """What that list is called in a sentence, if that is not its name."""
    purpose: ClassVar[str] = ""  # said in the middle of the place while nothing stands in it
    columns: ClassVar[tuple[Column, ...]] = ()
    kind: ClassVar[type[Record] | None] = None
    """The kind of record that alone stands in its lines, if one does: the filter goes through no others."""
    key_groups: ClassVar[tuple[str, ...]] = ()
    """The groups of actions that work here, besides those of the list and those that work everywhere."""

    def __init__(self, office: Office) -> None:
        """Stand in the office, at its desk."""
        super().__init__(id=f"place-{self.place}")
        self.groups = self.key_groups or (self.place,)
        self.office = office
        self.desk = office.desk
        self.words = ""
        self.cannot_read = ""
        """Why what is typed narrows nothing, where a place reads it as a search."""
        self.doing = ""
        self.steps: Steps[Spot] = Steps()
        self.marked: Marked | None = None
        """What is being done to several lines at once, until it is done or another key is pressed."""
        self.done_to: frozenset[str] = frozenset()  # whose marks go once what the last key does is done
        self.drawn: tuple[int, dt.date] | None = None
        """The revision of the file, and the day, on which what is shown rests; None before it is filled."""
        self.list = RecordList(self.columns, self.cells, self.cursor_moved, id=f"list-{self.place}")
        self.list.on_wider = self.list_changed
        self.list.middle = (self.purpose,) if self.purpose else ()
        self.detail = Detail(self.reads_on, edge=True)
        self.deeds = self.make_deeds()

    def compose(self) -> ComposeResult:
        """Put the list beside the detail pane."""
        yield self.list
        yield self.detail

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """What is written to a file from here, the first what is meant by the line under the cursor: its list."""
        from screens.kit.own_paper import own_list

        name = self.listed or self.place
        label = self.listed_as or f"the {name.replace('-', ' ')}"
        return (own_list(name, label, self.desk.today),)

    @property
    def stage(self) -> Widget:
        """The widget that takes the keys while this place is on the screen."""
        return self.list

    def sections(self) -> Iterator[Section]:
        """List what there is, under headings; abstract, each place lists its own records."""
        raise NotImplementedError(self.place)

    def cells(self, record_id: str, number: int) -> Cells:
        """Make the cells of one record, the `number`-th under its heading; abstract, as `sections` is."""
        raise NotImplementedError(self.place)

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the title and the fields that the detail pane shows."""
        from store.queries.detail import detail

        record = self.desk.register.find(record_id) if record_id else None
        if record is None or record_id is None:
            return self.nothing_chosen()
        title = record_title(self.desk.register, record)
        fields = [
            (label, text) for label, text in detail(self.desk.register, record_id, self.desk.today) if text != title
        ]
        return title, sorted(fields, key=lambda field: field[0] in _RUNNING)

    def to_copy(self, record_id: str) -> Iterator[tuple[str, str]]:
        """Give what can be copied of a line, the likeliest first: what each is called, and its words.

        What the line is called, its reference and everything the pane shows can be copied in every place.
        """
        yield from ()

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say what to do when no record is under the cursor."""
        return "", ()

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again from the desk, keeping cursor and marks."""
        first_time = self.drawn is None
        self.drawn = self.desk.standing
        self.list.show(self.filtered(self.sections()), go_to=go_to or (self.starts_at() if first_time else None))
        self.list_changed()

    @property
    def shown(self) -> Hashable:
        """What the place shows, where it shows one of several things at a time; None where it shows everything."""
        return None

    def show_again(self, shown: Any) -> None:
        """Show what `shown` named; what is listed is read afterwards."""

    def arrive_at(self, go_to: str | None) -> str | None:
        """Show what another place leads to; give the record that is still to be gone to, as `reload` takes it."""
        return go_to

    def come_back(self, spot: Spot) -> None:
        """Stand as the place stood when it was left or stepped away from."""
        if self.shown != spot.shown:
            self.show_again(spot.shown)
            self.reload()
        spot.standing.again(self.list)
        self.cursor_moved()

    def step_to(self, by: int, go: Callable[[], None]) -> None:
        """Go a step, back (-1) or on (1); right after the opposite step, to where that began, exactly as it stood."""
        left, stood = Spot.of(self), self.steps.back(by, self.shown)
        if stood is None:
            go()
        else:
            self.come_back(stood)
        self.steps.note(by, left, self.shown)
        self.office.refresh_lines_around()

    def closes(self) -> bool:
        """Close what is open within the place, so that it is as it opens; False if nothing is."""
        return False

    def leave(self) -> None:
        """Go to the place this one belongs to, if it was not come to from another; those with their own key stay."""

    def starts_at(self) -> str | None:
        """Give the record or section the cursor starts at; None is the first line."""
        return None

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Keep only the records that hold the words of the filter, and the sections that still have any."""
        if not self.words.strip():
            yield from sections
            return
        holding = self.office.haystack.holding(self.words, self.kind)
        for section in sections:
            ids = tuple([record_id for record_id in section.ids if record_id in holding])
            if ids:
                yield section.narrowed(ids)

    def cursor_moved(self) -> None:
        """Follow the cursor in the same turn, so that there is one paint."""
        self.show_detail()
        self.office.show_hints()

    def make_deeds(self) -> Mapping[str, Deed[R]]:
        """Say what each key of the place does, by the key's id; abstract, as `sections` is."""
        raise NotImplementedError(self.place)

    def comes_next(self) -> tuple[str, ...]:
        """Name the keys of what the record under the cursor waits for, the first first; empty if that is not known."""
        return ()

    def hint_of(self, entry: Key) -> tuple[str, str] | None:
        """Give the key and the words by which the hint line names an act now; None where it is not to be named."""
        return self.key_of(entry.id), entry.label

    def find(self, record_id: str | None) -> R | None:
        """Give what a line stands for; abstract, as `sections` is."""
        raise NotImplementedError(self.place)

    @property
    def one(self) -> R | None:
        """What is under the cursor."""
        return self.find(self.list.current)

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of what is marked, else of what is under the cursor."""
        return tuple(record_id for record_id in self.list.targets if self.find(record_id) is not None)

    @property
    def chosen(self) -> tuple[R, ...]:
        """What is marked, else what is under the cursor."""
        records = (self.find(record_id) for record_id in self.list.targets)
        return tuple(record for record in records if record is not None)

    def nothing_here(self) -> Problem:
        """Say that what a key is done to is not under the cursor."""
        article = "an" if self.noun[0] in "aeiou" else "a"
        sentence = f"There is no {self.noun} under the cursor."
        return Problem(f"no-{self.noun}", sentence, f"Go to {article} {self.noun} first.")

    @property
    def meeting_chosen(self) -> str:
        """The id of the meeting that was chosen to be shown here; empty where none is."""
        return ""

    @property
    def record_here(self) -> str:
        """The id of the record under the cursor, else the key of its heading."""
        return self.list.place_of_cursor

    def why_not_bin(self, records: tuple[R, ...]) -> Problem | None:
        """Say why records cannot be put in the bin together."""
        kept = tuple(record for record in records if isinstance(record, Record))
        return next(bin_rules.why_not_bin_together(self.desk.register, kept), None)

    def reads_on(self) -> str:
        """Name the key that shows what is under the cursor whole; empty where none does now."""
        opens = next((key.id for key in keys_in(*self.groups) if key.id.endswith(".open")), "")
        return self.office.keymap.key_with_label(opens) if opens and self.why_not(opens) is None else ""

    def key_of(self, key_id: str) -> str:
        """Write the key that does something."""
        return self.office.keymap.key_of(key_id)

    def why_not(self, key_id: str) -> Problem | None:
        """Say what stands in the way of a key here and now; None if nothing does."""
        deed = self.deeds.get(key_id)
        if deed is None:
            return None
        rule = deed.rule
        if deed.to is To.ONE or deed.to is To.CHOSEN:
            one = self.one
            records = self.chosen if deed.to is To.CHOSEN else (one,) if one is not None else ()
            if not records:
                return self.nothing_here()
            if deed.together is not None:
                return deed.together(records)
            problems = [rule(record) for record in records] if rule else [None]
            return next((problem for problem in problems if problem), None) if all(problems) else None
        if deed.to is To.CURRENT and self.list.current is None:
            return self.nothing_here()
        return rule() if rule else None

    def refusal(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> Problem | None:
        """Say why a command would be refused as things are, without running it; None if it would not.

        It works the whole command out, so it is for keys that the hint line does not show at every key.
        """
        try:
            command(self.desk.register, self.desk.today, *args, **kwargs)
        except Refused as refused:
            return refused.first
        return None

    def carry_out(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a command on what is chosen."""
        self.office.carry_out(command, *args, **kwargs)

    def begin_key(self) -> None:
        """Forget what the last key was done to."""
        self.marked, self.done_to = None, frozenset()

    def action_do(self, key_id: str) -> None:
        """Do what a key of the place does, or say why it cannot be done now."""
        if not self.office.caught_up():
            return
        self.begin_key()
        self.doing = key_id
        problem = self.why_not(key_id)
        deed = self.deeds[key_id]
        if problem is not None:
            self._say_why_not(deed, problem)
        elif deed.to is To.CHOSEN and len(self.chosen_ids) > 1:
            self._do_to_several(key_id, deed)
        else:
            if deed.to is To.ONE and len(self.list.marks) > 1:
                words = "takes one at a time: the line under the cursor, not those marked."
                self.office.say(f"“{key_with_id(key_id).label}” {words}")
            alone = [one for one in (self.list.current,) if one and deed.to is To.ONE]
            self.done_to = frozenset(self.chosen_ids if deed.to is To.CHOSEN else alone)
            deed.do(self.office, *self._done_to(deed.to))

    def _say_why_not(self, deed: Deed[R], problem: Problem) -> None:
        """Say why nothing can be done; of several that are marked, every reason."""
        told = [problem]
        if deed.to is To.CHOSEN and deed.rule is not None:
            told = [one for record in self.chosen if (one := deed.rule(record))]
        if len(set(told)) > 1:
            self.office.say_trouble(Refused(*dict.fromkeys(told)))
        else:
            self.office.say_problem(problem)

    def _do_to_several(self, key_id: str, deed: Deed[R]) -> None:
        """Do something to all that are marked and to which it can be done; what opens a form has its question there."""
        unable = {
            one: problem
            for one in self.chosen_ids
            if deed.rule is not None and (record := self.find(one)) is not None and (problem := deed.rule(record))
        }
        able = tuple(one for one in self.chosen_ids if one not in unable)
        names = tuple(name for one in able if (name := self.name_of(one)))
        left = tuple((one, self.name_of(one), self.office.told(problem)) for one, problem in unable.items())
        self.marked, self.done_to = Marked(able, names, left), frozenset(able)
        if deed.runs is not None:
            self._ask_first(key_id, deed, self.marked)
        else:
            deed.do(self.office, able)

    def _ask_first(self, key_id: str, deed: Deed[R], marked: Marked) -> None:
        """Ask before something is done at once to more than one record; those under the answer are named."""
        from screens.kit.ask import Ask

        yes = f"Yes, all {len(marked.able)}" if not marked.unable else f"Yes, the {len(marked.able)} that can be"
        choices = (("n", "", "No, leave them"), ("y", "do", yes))

        def answered(answer: str | None) -> None:
            if answer == "do":
                deed.do(self.office, marked.able)

        words = "\n".join((*marked.names, *filter(None, (marked.left_out,))))
        self.office.pick(Ask(f"{key_with_id(key_id).help}: {len(marked.able)} marked", words, choices), answered)

    def finish(self) -> str:
        """Take the marks off what was done, and of several say what was left out and why; that stays marked."""
        left_out = self.marked.left_out if self.marked is not None else ""
        self.list.unmark(self.done_to)
        self.begin_key()
        return left_out

    def of_first(self, opens: OpensFor[R]) -> Callable[[Office, tuple[str, ...]], object]:
        """Make of what is opened for a record, and done to others as well, what is opened for those that are chosen."""

        def open_them(office: Office, ids: tuple[str, ...]) -> None:
            one = self.find(ids[0]) if ids else None
            if one is not None:
                opens(office, one, ids)

        return open_them

    def shows(self, record_id: str) -> bool:
        """Say whether a record is what the place stands on, without being a line of its list."""
        return False

    def can_open(self, key_id: str, record_id: str | None) -> bool:
        """Say whether a key only opens something, and that for a record if it is done to one."""
        deed, here = self.deeds.get(key_id), record_id is not None and self.list.current == record_id
        return deed is not None and deed.opens is not None and (deed.to is None or here)

    def name_of(self, record_id: str) -> str:
        """Give the words by which a line is known when it is asked about."""
        record = self.desk.register.find(record_id)
        return record_title(self.desk.register, record) if record is not None else record_id

    def _done_to(self, to: To | None) -> tuple[object, ...]:
        """Give what a deed is done to, nothing for the place as a whole."""
        if to is None:
            return ()
        return ({To.ONE: self.one, To.CHOSEN: self.chosen_ids, To.CURRENT: self.list.current}[to],)


OpensFor = Callable[["Office", R, tuple[str, ...]], object]
"""Opens something for a record and does what it asks to all whose ids are given, the record's own among them."""

_RUNNING = frozenset(
    {"Comments", "Text", "Published text", "Answer", "Note", "Moves", "Progress", "Marks", "Taken from"}
)
"""Fields of any length stand below the others, so that those keep their lines from record to record."""
