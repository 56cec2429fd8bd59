"""What every place of work has: a list, a detail pane, and a way to carry out an action or say why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Generic

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from screens.kit.columns import needed
from screens.kit.deed import Deed, R, To
from screens.kit.detail import Detail, Fields
from screens.kit.present import NOT_RECORDED
from screens.kit.record_list import Cells, Column, RecordList, Section
from screens.kit.sides import NOWHERE, stand
from store.commands import CommandOf, P
from store.later import Later
from store.problems import Problem, Refused
from store.records import Record
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
    from store.rules import bin as bin_rules
else:
    # What may go into the bin rests on nearly every other rule: 8 ms of each start, for a key that few are dimmed by.
    bin_rules = Later("store.rules.bin")


class Place(Horizontal, Generic[R]):
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
    columns: ClassVar[tuple[Column, ...]] = ()
    noun: ClassVar[str] = "record"
    lines_below: ClassVar[int] = 4
    """How many lines the pane has at the least where it stands below the list, its rule among them."""
    key_groups: ClassVar[tuple[str, ...]] = ()
    """The groups of actions that work here, besides those of the list and those that work everywhere."""

    def __init__(self, office: Office) -> None:
        """Stand in the office, at its desk."""
        super().__init__(id=f"place-{self.place}")
        self.groups = self.key_groups or (self.place,)
        self.office = office
        self.desk = office.desk
        self.words = ""
        self.doing = ""
        self.opened_from = ""
        """The place from which this one was gone to last."""
        self.drawn: tuple[int, dt.date] | None = None
        """The revision of the file, and the day, on which what is shown rests; None before it is filled."""
        self.list = RecordList(self.columns, self.cells, self.cursor_moved, id=f"list-{self.place}")
        self.list.on_wider = self.list_changed
        self.detail = Detail(edge=True)
        self.stands = NOWHERE
        """Where the pane stands."""
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
        title = record_title(record)
        fields = [
            (label, text) for label, text in detail(self.desk.register, record_id, self.desk.today) if text != title
        ]
        return title, sorted(fields, key=lambda field: field[0] in _RUNNING)

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say what to do when no record is under the cursor."""
        return "", ()

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again from the desk, keeping cursor and marks."""
        first_time = self.drawn is None
        self.drawn = self.desk.standing
        self.list.show(self.filtered(self.sections()), go_to=go_to or (self.starts_at() if first_time else None))
        self.list_changed()

    def list_changed(self) -> None:
        """Give list and pane their room, and show the record in the pane as the list shows it now."""
        if not self.share_room():
            self.show_detail()

    def share_room(self) -> bool:
        """Give the list the room that its columns need and the pane what is left; True if the pane moved.

        It is then shown anew. Where nothing moves nothing is done: a place that is gone to again costs no more for it.
        """
        width, height = self.app.size
        wanted = self.office.pane.shown
        stands = stand(self.widths_needed(), width, height, self.least_below()) if wanted else NOWHERE
        if stands == self.stands:
            return False
        self.stands = stands
        self._stand()
        self.show_detail()
        return True

    def _stand(self) -> None:
        """Put the pane where it stands. A style that changes lays the screen out anew, which no cursor key does."""
        stands = self.stands
        beside = stands.side == "beside"
        self.styles.layout = "horizontal" if beside else "vertical"
        if stands.side:
            self.detail.stand(below=0 if beside else stands.size, of=capital(self.noun))
            self.detail.styles.width = stands.size if beside else "1fr"
            self.detail.styles.height = "1fr" if beside else stands.size
        self.detail.display = bool(stands.side)

    def least_below(self) -> int:
        """Give how many lines the pane has below the list at the least; 0 if it does not stand there."""
        return self.lines_below

    def widths_needed(self) -> tuple[int, ...]:
        """Give how wide the list is without the columns that wait for room, then with each rank of them."""
        ranks = sorted({column.rank for column in self.list.columns})
        return tuple(needed(self.list.columns, self.list.needs.cells, rank) for rank in ranks)

    def leave(self) -> None:
        """Go back to the place this one was opened from; those with a key of their own stay."""

    def starts_at(self) -> str | None:
        """Give the record or section the cursor starts at; None is the first line."""
        return None

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Keep only the records that hold the words of the filter, and the sections that still have any."""
        if not self.words.strip():
            yield from sections
            return
        hits = {hit.id for hit in self.office.haystack.matches(self.words)}
        for section in sections:
            ids = tuple(record_id for record_id in section.ids if record_id in hits)
            if ids:
                yield section._replace(ids=ids)

    def show_detail(self) -> None:
        """Show the record under the cursor in the pane, if the pane is on the screen."""
        if self.stands.side == "beside":
            self.detail.show(*self.describe(self.list.current))
        elif self.stands.side:
            self.detail.show(*self.below(self.list.current))

    def below(self, record_id: str | None) -> tuple[str, Fields]:
        """Give what stands below the list: what its line had to cut first, then all else for which there is room."""
        if record_id is None:
            return self.describe(None)
        title, fields = self.describe(record_id)
        read = title.casefold()
        cut = [(label, text) for label, text in self.list.cut(record_id) if not _same(text.casefold(), read)]
        told = {title, *(text for _, text in cut), *((NOT_RECORDED,) if self.detail.flows else ())}
        return title, (*cut, *(field for field in fields if field[1] and field[1] not in told))

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

    def why_not_bin(self, records: tuple[R, ...]) -> Problem | None:
        """Say why records cannot be put in the bin together."""
        kept = tuple(record for record in records if isinstance(record, Record))
        return next(bin_rules.why_not_bin_together(self.desk.register, kept), None)

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
            return next((problem for record in records if (problem := rule(record))), None) if rule else None
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
            return refused.problems[0]
        return None

    def carry_out(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a command on what is chosen; the marks go, whether it is done or refused."""
        self.office.carry_out(command, *args, **kwargs)
        self.list.clear_marks()

    def action_do(self, key_id: str) -> None:
        """Do what a key of the place does, or say why it cannot be done now."""
        self.doing = key_id
        problem = self.why_not(key_id)
        deed = self.deeds[key_id]
        if problem is not None:
            if deed.to is To.CHOSEN:
                self.list.clear_marks()
            self.office.say_problem(problem)
            return
        what = self._done_to(deed.to)
        if deed.to is To.CHOSEN and deed.runs is not None and len(self.chosen_ids) > 1:
            self._ask_first(key_id, deed, what)
        else:
            deed.do(self.office, *what)

    def _ask_first(self, key_id: str, deed: Deed[R], what: tuple[object, ...]) -> None:
        """Ask before something is done at once to more than one record; those under the answer are named."""
        from screens.kit.ask import Ask
        from screens.kit.keys.table import key_with_id

        names = [name for one in self.chosen_ids if (name := self.name_of(one))]
        choices = (("n", "", "No, leave them"), ("y", "do", f"Yes, all {len(names)}"))

        def answered(answer: str | None) -> None:
            if answer == "do":
                deed.do(self.office, *what)

        self.office.pick(Ask(f"{key_with_id(key_id).help}: {len(names)} marked", "\n".join(names), choices), answered)

    def name_of(self, record_id: str) -> str:
        """Give the words by which a line is known when it is asked about."""
        record = self.desk.register.find(record_id)
        return record_title(record) if record is not None else record_id

    def _done_to(self, to: To | None) -> tuple[object, ...]:
        """Give what a deed is done to, nothing for the place as a whole."""
        if to is None:
            return ()
        return ({To.ONE: self.one, To.CHOSEN: self.chosen_ids, To.CURRENT: self.list.current}[to],)


def _same(one: str, other: str) -> bool:
    """Say whether one of two texts is the other, but for words before or behind."""
    return one in other or other in one


_RUNNING = frozenset(
    {"Comments", "Text", "Published text", "Answer", "Note", "Moves", "Progress", "Marks", "Taken from"}
)
"""Fields of any length stand below the others, so that those keep their lines from record to record."""


def record_title(record: Record) -> str:
    """Give the words by which a record is known."""
    for name in ("title", "name", "heading", "text", "nature"):
        words = getattr(record, name, "")
        if isinstance(words, tuple):
            words = "; ".join(words)
        if words:
            return str(words)
    return record.id
