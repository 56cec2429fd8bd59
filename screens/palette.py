"""The palette and find: everything that can be done and every record, by its own words and by what people call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import ClassVar

from textual.binding import BindingType

from screens.dialogs import open_bin, open_history
from screens.kit.commands import Way, acts_of, groups_elsewhere, names_of, way_to
from screens.kit.detail import Fields
from screens.kit.helping import COLUMNS, Helper, help_line
from screens.kit.keys.key import EVERYWHERE, LIST, Deeds
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import bindings_for, key_with_id, keys_in
from screens.kit.keysheet import KeySheet
from screens.kit.office import Office, OpenPlace
from screens.kit.picker import Option, Picker
from screens.kit.place_names import place_name
from screens.opened import Reader
from store.queries.detail import detail
from store.queries.search import IN_BIN, Hit, place_of, state_of
from store.queries.words.wording import record_title
from store.records import Meeting, Record, Stamp
from store.rules.publishing.withheld import marked
from store.rules.words.matching import best_first

_MOST_HITS = 200
_MOST_IN_PALETTE = 40
_LEAST_LETTERS = 2
_MOST_LATELY = 6

_NOTHING_FOUND = "Nothing holds that, nor anything one slip away from it. Change what you typed, or empty it with Esc."
_NOTHING_CALLED = (
    "Nothing that can be done is called that, and no record holds it. Change what you typed, or empty it with Esc."
)
_TO_FIND = (
    "Meetings, items, papers, minutes, actions, questions, people:",
    "whatever is recorded is found by its words as you type.",
    "Two letters are enough to begin with, and a slip is forgiven.",
)
_MEANT = "Perhaps you meant"


def open_find(office: Office) -> None:
    """Find any record by its words, in the bin too, and go to it."""

    def chosen(record_id: str | None) -> None:
        if record_id is not None:
            go_to_record(office, record_id)

    search, later = partial(_hits, office, most=_MOST_HITS), partial(_near, office, most=_MOST_HITS)
    prompt = "Type a word or two"
    office.pick(
        Finder("Find anything", search=search, later=later, prompt=prompt, no_match=_NOTHING_FOUND, begins=_TO_FIND),
        chosen,
    )


def _hits(office: Office, typed: str, most: int) -> Sequence[Option]:
    """List the records that hold what was typed, those in the bin last."""
    if len(typed.strip()) < _LEAST_LETTERS:
        return ()
    haystack = office.haystack
    hits = haystack.matches(typed, most)
    if len(hits) < most:
        hits = (*hits, *haystack.in_bin(typed))[:most]
    return [_option(office, hit, hit.kind.capitalize()) for hit in hits]


def _near(office: Office, typed: str, most: int) -> Sequence[Option]:
    """List the records that may be meant, if none holds what was typed."""
    if len(typed.strip()) < _LEAST_LETTERS or office.haystack.matches(typed, 1) or office.haystack.in_bin(typed):
        return ()
    return [_option(office, hit, f"{_MEANT}: {hit.kind}") for hit in office.haystack.near(typed)[:most]]


def _option(office: Office, hit: Hit, heading: str) -> Option:
    record = office.desk.register.find(hit.id)
    words = f"{state} · {hit.id}" if record is not None and (state := state_of(record)) else hit.id
    return Option(hit.id, _marked(office, record, hit.title), words, heading=heading)


def _marked(office: Office, record: Record | None, title: str) -> str:
    """Mark what was said apart in the room; the title of every other record of exempt business is marked already."""
    return marked(office.desk.register, record, title) if isinstance(record, Stamp) else title


def go_to_record(office: Office, record_id: str) -> None:
    """Go to a record in its place; one that is not listed there is opened, and one in the bin is shown in the bin."""
    record = office.desk.register.find(record_id)
    if record is None:
        office.say("That record is no longer in the file.", "warn")
    elif state_of(record) == IN_BIN:
        open_bin(office, record_id)
    else:
        office.go(place_of(record), record_id)
        office.call_later(_arrived, office, record)


def _arrived(office: Office, record: Record) -> None:
    """See that the cursor stands on the record, without the filter if that hides it; else open the record."""
    place = office.place
    if place.words and place.list.current != record.id:
        place.words = ""
        place.reload(record.id)
        office.refresh_lines_around()
        if place.list.current == record.id:
            office.say("The filter was cleared: it left this line out.")
    if place.list.current != record.id and not place.shows(record.id):
        _open_whole(office, record)


def _open_whole(office: Office, record: Record) -> None:
    """Show a record that its place does not list."""
    register = office.desk.register
    title, state = _marked(office, record, record_title(register, record)), state_of(record)
    fields = tuple(detail(register, record.id, office.desk.today))
    named = f"{title} · {state}" if state else title
    office.pick(FoundRecord(office, record, named, fields), lambda _: None)


class FoundRecord(Reader):
    """A record that was found and is no line of any list: it is read here, and its history is opened from here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("record-window")]
    hint_ids = ("reader.history", "reader.down", "window.close")

    def __init__(self, office: Office, record: Record, title: str, fields: Fields) -> None:
        """Open a record under its title."""
        super().__init__(type(record).noun.capitalize(), title, fields)
        self._office, self._record = office, record.id

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {**super().deeds(), "reader.edit": self._say_where, "reader.history": self._open_history}

    def _open_history(self) -> None:
        self.dismiss(None)
        self._office.call_later(open_history, self._office, self._record)

    def _say_where(self) -> None:
        self.say("This record is changed with what it belongs to.", "warn")


def open_palette(office: Office) -> None:
    """List everything that can be done, here first, and every record that holds what is typed.

    Each line names its keys, and what is dimmed its reason. What was chosen lately comes first.
    """
    acts = {option.key: option for option in _acts(office)}
    lately = [acts[one]._replace(heading="Lately") for one in office.lately if one in acts]
    first = [*lately, *(option for option in acts.values() if option.key not in office.lately)]
    dimmed = frozenset(place for place, option in enumerate(first) if option.why_not)

    def search(typed: str) -> Sequence[Option]:
        if not typed.strip():
            return first
        names = tuple(names_of(option.key) for option in first)
        return [first[place]._replace(heading=_COMMANDS) for place in best_first(typed, names, dimmed)]

    def records(typed: str) -> Sequence[Option]:
        return _hits(office, typed, _MOST_IN_PALETTE) or _near(office, typed, _MOST_IN_PALETTE)

    def chosen(picked: str | None) -> None:
        if picked is None:
            return
        if picked in acts:
            office.lately[:] = [picked, *(one for one in office.lately if one != picked)][:_MOST_LATELY]
            office.call_later(do_act, office, picked)
        else:
            office.call_later(go_to_record, office, picked)

    title = "Everything that can be done, and every record"
    prompt = "Type what you want to do, or words of a record"
    palette = Palette(title, search=search, later=records, prompt=prompt, columns=COLUMNS, no_match=_NOTHING_CALLED)
    office.pick(palette, chosen)


_COMMANDS = "What can be done"


class Palette(Picker):
    """Everything that can be done and every record; what cannot be done now keeps its key in its line."""

    best_first = True
    reasons_in_line = False


class Finder(Picker):
    """Every record that holds what is typed, what it is most likely to be first."""

    widest = 140

    best_first = True


def look_at_reasons(office: Office) -> Iterator[None]:
    """Ask in steps what the palette asks of every key, before it opens first: much of that is kept with the register.

    The first palette took 90 ms of the processor at 100,000 records and 53 at 10,000, and each later one 38.
    """
    for number, _ in enumerate(_acts(office), start=1):
        if number % _REASONS == 0:
            yield


_REASONS = 1
"""So many keys are asked after in a step: some ask for 3 ms and more at 100,000 records."""


def _acts(office: Office) -> Iterator[Option]:
    """Offer what works here, then what works in other places."""
    yield from _acts_here(office)
    yield from _acts_elsewhere(office)


def _acts_elsewhere(office: Office) -> tuple[Option, ...]:
    return _lines_elsewhere(office.keymap, office.place.groups)


@lru_cache(maxsize=32)
def _lines_elsewhere(keymap: Keymap, here: tuple[str, ...]) -> tuple[Option, ...]:
    """Make the lines of what can be done elsewhere: always the same three hundred, 6 % of each opening."""
    return tuple(
        line._replace(detail=f"{line.detail} · {way.name}")
        for group, way in groups_elsewhere(here)
        for act in acts_of(group)
        for line in [help_line(act, key_with_id(act).help, keymap, f"In another place: {way.name}")]
    )


def _acts_here(office: Office) -> Iterator[Option]:
    here = office.place.groups
    for groups, heading in ((here, "Here"), ((LIST,), "In the list"), ((EVERYWHERE,), "Everywhere")):
        for act in acts_of(*groups):
            problem = office.why_not(act)
            why_not = office.told_there(problem) if problem else ""
            yield help_line(act, key_with_id(act).help, office.keymap, heading, why_not)


def open_help(office: Office) -> None:
    """Show the keys of this place and those that work everywhere, to be searched; what is chosen is done.

    What is called by nothing here is looked up among what can be done in other places.
    """
    here, elsewhere = tuple(_acts_here(office)), _acts_elsewhere(office)
    helper = Helper(f"Keys: {place_name(office.place.place)}", here, office.keymap, elsewhere)
    office.pick(helper, _done_at(office))


def open_keys(office: Office) -> None:
    """Show every key of this place at once; the next key pressed does what it says."""
    keys = (*keys_in(*office.place.groups), *keys_in(LIST), *keys_in(EVERYWHERE))
    dimmed = frozenset(key.id for key in keys if office.why_not(key.id) is not None)
    office.pick(KeySheet(f"Keys: {place_name(office.place.place)}", keys, office.keymap, dimmed), _done_at(office))


def _done_at(office: Office) -> Callable[[str | None], None]:
    def chosen(act: str | None) -> None:
        if act is not None:
            office.call_later(do_act, office, act)

    return chosen


def do_act(office: Office, act: str) -> None:
    """Do what a key does; if it works in another place, go there first, with what is under the cursor here.

    What is done there at once, or to a line that is not the one meant here, is left to the clerk: the key is named.
    """
    place, group = office.place, key_with_id(act).place
    way = way_to(act, place.groups)
    if way is not None:
        _do_elsewhere(office, act, way)
    elif group == EVERYWHERE:
        office.action_do(act)
    elif group == LIST:
        place.list.action_do(act)
    else:
        place.action_do(act)


def _do_elsewhere(office: Office, act: str, way: Way) -> None:
    record = _with(office, way.place)
    if way.place:
        office.go(way.place, record)
    office.call_later(_do_there, office, act, way, record)


def _do_there(office: Office, act: str, way: Way, record: str | None) -> None:
    """Do an act in its place, in its window if it works in one; what is not opened is named with its keys."""
    place = office.place
    if way.opener and _opens(place, way.opener, record):
        do_act(office, way.opener)
        office.call_later(office.say_on_top, _named(office, act), act)
    elif not way.opener and place.can_open(act, record):
        place.action_do(act)
    else:
        office.say(_named(office, *([way.opener] if way.opener else []), act))


def _opens(place: OpenPlace, opener: str, record: str | None) -> bool:
    return key_with_id(opener).place == EVERYWHERE or place.can_open(opener, record)


def _named(office: Office, *acts: str) -> str:
    """Name the keys to be pressed now, one after the other, and what the last of them does."""
    keys = ", then ".join(office.keymap.key_of(act) for act in acts)
    return f"Now {keys}: {key_with_id(acts[-1]).help}."


def _with(office: Office, place: str) -> str | None:
    """Give what is meant in another place: the record under the cursor if it is kept there, else its meeting."""
    record = office.desk.register.find(office.place.list.current or "")
    if record is None or not place:
        return None
    if place_of(record) == place:
        return record.id
    meeting = record.id if isinstance(record, Meeting) else getattr(record, "meeting", None)
    return meeting if place in _OF_A_MEETING and isinstance(meeting, str) else None


_OF_A_MEETING = frozenset({"calendar", "meeting", "declarations", "attendance", "room"})
