"""Find anything anywhere: every record's words, folded once, searched as the clerk types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from store.links import ref_of
from store.queries.words.wording import plain_words, record_title
from store.records import (
    Action,
    ActionStatus,
    Complaint,
    Declaration,
    Interest,
    InterestEntry,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Part,
    Person,
    Question,
    Record,
    Report,
    Seat,
    Stamp,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.records.private import is_private_part
from store.register import Register
from store.rules.words.folding import reading, words_read
from store.rules.words.loose import long_day_of
from store.rules.words.names import every_name
from store.rules.words.printings import printing
from store.rules.words.slips import near_words

_ORDER: tuple[type[Record], ...] = (
    Meeting,
    WorkItem,
    Question,
    Action,
    Declaration,
    Minute,
    Vote,
    Stamp,
    Person,
    Seat,
    Interest,
    StatutoryRound,
    Report,
    Complaint,
    Panel,
)

_PLACES: dict[type[Record], str] = {
    Meeting: "calendar",
    WorkItem: "programme",
    Question: "questions",
    Action: "actions",
    Declaration: "declarations",
    Minute: "meeting",
    Vote: "meeting",
    Stamp: "room",
    Person: "members",
    Seat: "members",
    Interest: "declarations",
    StatutoryRound: "rounds",
    Report: "reports",
    Complaint: "complaints",
    Panel: "settings",
}

_NAMED_BY: dict[type[Record], tuple[type[Record], ...]] = {
    Seat: (Person,),
    Interest: (Person,),
    Declaration: (Person, Meeting),
}


IN_BIN = "in the bin"
"""What a record is said to be that was put there."""

_ORDINARY = frozenset({ItemStatus.PLANNED, MeetingStatus.ARRANGED, ActionStatus.OPEN})

_MOST_WORDS = 12
"""Words of a query beyond which no slip is looked for: that is no query but a text that was pasted."""


class Hit(NamedTuple):
    """A record found: what kind it is, its id, a line to know it by, and the place of work where it is kept."""

    kind: str
    id: str
    title: str
    place: str


class _Entry(NamedTuple):
    """A record ready to be searched: its title and all its words, folded, and the meeting it belongs to."""

    record: Record
    title: str
    words: str
    meeting: str | None
    hit: Hit


class Haystack:
    """Every live record of a register, ready to be searched.

    Private contact details and sensitive interests are not in it. What reads the same is found, and a person by the
    name with another title, honours or points than are typed. What belongs to a meeting is also found by the meeting's
    date in words.
    """

    def __init__(
        self, register: Register, known: dict[str, _Entry] | None = None, words: set[str] | None = None
    ) -> None:
        """Prepare every record, except those already `known`, all of whose `words` are given with them."""
        self._register = register
        self._tables = {kind: _prepared(register, kind, known or {}) for kind in _ORDER}
        self._days = _days(register)
        self._names = _names(register)
        self._binned: dict[str, _Entry] = {}
        self._vocabulary: tuple[str, ...] = ()
        self._known_words = words or set()
        self._known_of = dict(self._tables) if words else {}
        self._answered: tuple[str, tuple[Hit, ...]] = ("", ())
        self._last: tuple[list[str], list[_Entry]] | None = None
        """The words that were looked for last, and all that holds them: one letter more narrows that."""

    @classmethod
    def little_by_little(cls, register: Register, step: int = 40) -> Iterator[Haystack | None]:
        """Prepare in steps of so many records, so that no key has to wait; gives None until the last step is done."""
        known: dict[str, _Entry] = {}
        words: set[str] = set()
        for kind in _ORDER:
            for record in register.all(kind):
                known[record.id] = entry = _entry(register, record)
                words.update(entry.words.split())
                if len(known) % step == 0:
                    yield None
        yield cls(register, known, words)

    def update(self, register: Register) -> None:
        """Follow the register to a new state. Only records that are not the same objects as before are prepared."""
        # By identity: 2 ms after a change instead of 510 ms for preparing the words of 10,000 records anew.
        before, self._register = self._register, register
        if register is not before:
            self._answered, self._last = ("", ()), None
        if _table(register, Meeting) is not _table(before, Meeting):
            self._days = _days(register)
        if _table(register, Person) is not _table(before, Person):
            self._names = _names(register)
        for kind in _ORDER:
            renamed = any(_table(register, named) is not _table(before, named) for named in _NAMED_BY.get(kind, ()))
            if renamed or _table(register, kind) is not _table(before, kind):
                self._tables[kind] = _prepared(register, kind, {} if renamed else self._tables[kind])

    def matches(self, query: str) -> tuple[Hit, ...]:
        """Find the records in which every word of the query occurs, anywhere and in any order.

        Records whose titles hold all the words come first; within that by kind, in the order of the register. An empty
        query finds nothing.
        """
        words = list(dict.fromkeys(reading(query).split()))
        if not words:
            return ()
        # Find asks three times for each letter: 12 ms instead of 25 at 10,000 records, with what is narrowed below.
        if query != self._answered[0]:
            self._answered = (query, self._looked_for(query, words))
        return self._answered[1]

    def _looked_for(self, query: str, words: list[str]) -> tuple[Hit, ...]:
        # What holds a word holds its beginning as well.
        narrows = self._last is not None and all(any(was in word for word in words) for was in self._last[0])
        holding = self._holding(words, self._last[1] if narrows and self._last else self._entries())
        self._last = (words, holding)
        hits = _titles_first(words, holding)
        name = self._name_in(query)
        if name is None:
            return hits
        there = {hit.id for hit in hits}
        others = _titles_first(name, self._holding(name, self._entries()))
        return (*hits, *(hit for hit in others if hit.id not in there))

    def near(self, query: str) -> tuple[Hit, ...]:
        """Find the records that hold what may have been meant, if what was typed has a slip in it; the nearest first.

        Each word of the query must occur, or a word that it may be a slip for (`near_words`). A query without a slip
        finds nothing here.
        """
        words = list(dict.fromkeys(words_read(query).split()))
        meant = [(word, *near_words(word, self._words())) for word in words]
        if all(len(one) == 1 for one in meant):
            return ()
        if len(words) > _MOST_WORDS:
            return ()
        every = tuple(word for alternatives in meant for word in alternatives)
        on_day = {meeting: day for meeting, day in self._days.items() if any(word in day for word in every)}
        hits: list[tuple[int, int, Hit]] = []
        # Plain loops again, and the words nearest first: 10 ms a letter at 10,000 records.
        for entry in self._entries():
            text, title, away, said = entry.words, entry.title, 0, 0
            if on_day and (day := on_day.get(entry.meeting)):
                text += day
            for alternatives in meant:
                for nearness, word in enumerate(alternatives):
                    if word in text:
                        away += nearness
                        said += word not in title
                        break
                else:
                    break
            else:
                hits.append((said, away, entry.hit))
        return tuple(hit for _, _, hit in sorted(hits, key=lambda one: one[:2]))

    def in_bin(self, query: str) -> tuple[Hit, ...]:
        """Find the records in the bin in which every word of the query occurs, those binned last first."""
        words = reading(query).split()
        if not words:
            return ()
        binned = [one for one in self._register.binned() if type(one) in _PLACES]
        before = self._binned
        self._binned = {
            one.id: known if (known := before.get(one.id)) and known.record is one else _entry(self._register, one)
            for one in sorted(binned, key=lambda one: str(one.binned_on), reverse=True)
        }
        return tuple(one.hit for one in self._binned.values() if all(word in one.words for word in words))

    def _words(self) -> tuple[str, ...]:
        """Give every word that occurs, sorted; those of records that are no more may stand among them."""
        # Gathered while the text is prepared, since all at once it takes 60 ms at 10,000 records.
        changed = [kind for kind in _ORDER if self._tables[kind] is not self._known_of.get(kind)]
        for kind in changed:
            known = self._known_of.get(kind, {})
            for key, entry in self._tables[kind].items():
                if known.get(key) is not entry:
                    self._known_words.update(entry.words.split())
            self._known_of[kind] = self._tables[kind]
        if changed or not self._vocabulary:
            self._known_words.update(word for day in self._days.values() for word in day.split())
            self._vocabulary = tuple(sorted(self._known_words))
        return self._vocabulary

    def _holding(self, words: list[str], entries: Iterable[_Entry]) -> list[_Entry]:
        """Give those of some entries in which every word occurs, or the date of their meeting has it."""
        # Word by word, and by the day only where one has the word: 2 ms for a letter at 10,000 records, where one loop
        # over words and days took 7.
        holding = list(entries)
        for word in words:
            days = {meeting for meeting, day in self._days.items() if word in day}
            if days:
                holding = [entry for entry in holding if word in entry.words or entry.meeting in days]
            else:
                holding = [entry for entry in holding if word in entry.words]
        return holding

    def _name_in(self, query: str) -> list[str] | None:
        """Give the words of a name that was typed in another shape than its own words; None if none was."""
        typed = printing(query)
        if not typed.words or typed.words[-1] not in self._names or typed.key == words_read(query):
            return None
        # An initial counts only where a word begins with it: each word of the haystack has a blank before it.
        return [f" {word}" if len(word) == 1 else word for word in typed.key.split()]

    def _entries(self) -> Iterator[_Entry]:
        for table in self._tables.values():
            yield from table.values()


def _titles_first(words: list[str], entries: list[_Entry]) -> tuple[Hit, ...]:
    """Give the hits, those first whose titles hold every word."""
    by_title: list[Hit] = []
    by_words: list[Hit] = []
    for entry in entries:
        for word in words:
            if word not in entry.title:
                by_words.append(entry.hit)
                break
        else:
            by_title.append(entry.hit)
    return (*by_title, *by_words)


def place_of(record: Record) -> str:
    """Name the place of work where a record is kept."""
    return _PLACES[type(record)]


def state_of(record: Record) -> str:
    """Say in a word how a record stands, if that is out of the ordinary: in the bin, withdrawn, cancelled, void."""
    if record.binned_on is not None:
        return IN_BIN
    if isinstance(record, Minute):
        return "void" if record.void else ""
    if isinstance(record, StatutoryRound):
        return "closed" if record.closed else ""
    state = getattr(record, "status", None) or getattr(record, "state", None)
    return state.value if isinstance(state, Enum) and state not in _ORDINARY else ""


def _names(register: Register) -> frozenset[str]:
    """Give every word of the names in the register, titles and honours apart."""
    return frozenset(
        word for person in register.all(Person) for name in every_name(person) for word in printing(name).words
    )


def _days(register: Register) -> dict[str | None, str]:
    """Write out the date of each meeting, folded."""
    return {meeting.id: reading(long_day_of(meeting)) for meeting in register.meetings}


def _table(register: Register, kind: type[Record]) -> object:
    return register.tables[kind.table]


def _prepared(register: Register, kind: type[Record], known: dict[str, _Entry]) -> dict[str, _Entry]:
    """Prepare a table, taking over the entries of records that are the very same."""
    fresh = {}
    for record in register.all(kind):
        entry = known.get(record.id)
        fresh[record.id] = entry if entry is not None and entry.record is record else _entry(register, record)
    return fresh


def _entry(register: Register, record: Record) -> _Entry:
    title = record_title(register, record)
    texter = _TEXTS.get(type(record))
    words = texter(record) if texter else " ".join(_strings(record))
    return _Entry(
        record,
        reading(title),
        reading(f" {title} {words} {record.id}"),
        getattr(record, "meeting", None),
        Hit(record.noun, record.id, title, _PLACES[type(record)]),
    )


_item_texts = attrgetter("comments", "lead", "author", "origin", "target", "theme", "format")


def _item_text(item: WorkItem) -> str:
    """Join an item's own texts; its title has been taken already."""
    words = " ".join(_item_texts(item))
    return f"{words} {' '.join(f'{move.what} {move.reason}' for move in item.moves)}" if item.moves else words


_TEXTS: dict[type[Record], Callable[..., str]] = {WorkItem: _item_text}

_UNSAID = frozenset({"id", "source"})
_EMPTY: tuple[object, ...] = (None, "", (), True, False)


def _strings(record: Record) -> list[str]:
    """Give every text in a record and its parts, leaving out links, private details and sensitive entries."""
    texts: list[str] = []
    _gather(record, texts)
    return texts


def _gather(value: object, texts: list[str]) -> None:
    # What is empty, as most fields are, is left where it is met: 200 ms for all that is to be searched in 10,000
    # records, where generators within generators took 250.
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, tuple):
        for one in value:
            _gather(one, texts)
    elif isinstance(value, InterestEntry) and value.sensitive:
        texts.append(value.category)
    elif isinstance(value, Part):
        if not is_private_part(value):
            for name in _texts_of(type(value)):
                if (held := getattr(value, name)) not in _EMPTY:
                    _gather(held, texts)
    elif not isinstance(value, bool | int):
        texts.append(plain_words(value))


@cache
def _texts_of(kind: type[Part]) -> tuple[str, ...]:
    """Name the fields of a record or a part in which words may stand that are its own."""
    return tuple(name for name in kind.__struct_fields__ if name not in _UNSAID and ref_of(kind, name) is None)
