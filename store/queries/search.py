"""Find anything anywhere: every record's words, folded once, searched as the clerk types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain, islice
from typing import NamedTuple

from store.queries.search_words import TextOfRecord, entry_of
from store.queries.words.wording import record_title
from store.records import (
    Action,
    ActionStatus,
    Complaint,
    Declaration,
    Interest,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
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
from store.register import Register
from store.rules.words.folding import reading, words_read
from store.rules.words.loose import long_day_of
from store.rules.words.names import every_name
from store.rules.words.printings import printing
from store.rules.words.slips import may_be_meant, near_words

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


_PIECE = 2_000
"""So many records are gone through at a time while what is listed is not full."""


class Hit(NamedTuple):
    """A record found: what kind it is, its id, a line to know it by, and the place of work where it is kept."""

    kind: str
    id: str
    title: str
    place: str


class Haystack:
    """Every live record of a register, ready to be searched.

    Private contact details and sensitive interests are not in it. What reads the same is found, and a person by the
    name with another title, honours or points than are typed. What belongs to a meeting is also found by the meeting's
    date in words.
    """

    def __init__(
        self,
        register: Register,
        tables: dict[type[Record], dict[str, TextOfRecord]] | None = None,
        words: Iterable[str] = (),
    ) -> None:
        """Prepare every record, unless all `tables` are given prepared, with all `words` that stand in them."""
        self._register = register
        self._tables = tables or {kind: _prepared(register, kind, {}) for kind in _ORDER}
        self._days = _days(register)
        self._names = _names(register)
        self._binned: dict[str, TextOfRecord] = {}
        self._vocabulary: tuple[str, ...] = ()
        self._known_words = set(words)
        self._known_of = dict(self._tables) if tables else {}
        self._last: tuple[list[str], list[TextOfRecord], type[Record] | None] | None = None
        """The words that were looked for last, all that holds them, and of which kind: one letter more narrows that."""

    @classmethod
    def little_by_little(cls, register: Register, step: int = 100) -> Iterator[Haystack | None]:
        """Prepare in steps of so many records, so that no key has to wait; gives None until the last step is done."""
        tables: dict[type[Record], dict[str, TextOfRecord]] = {}
        words: set[str] = set()
        for kind in _ORDER:
            tables[kind] = table = {}
            some: set[str] = set()
            for record in register.all(kind):
                table[record.id] = entry = entry_of(register, record)
                some.update(entry.words.split())
                if len(table) % step == 0:
                    words.update(may_be_meant(some))
                    some = set()
                    yield None
            words.update(may_be_meant(some))
        yield cls(register, tables, words)

    def update(self, register: Register) -> None:
        """Follow the register to a new state. Only records that are not the same objects as before are prepared."""
        # By identity: 2 ms after a change instead of 510 ms for preparing the words of 10,000 records anew.
        before, self._register = self._register, register
        if register is not before:
            self._last = None
        if _table(register, Meeting) is not _table(before, Meeting):
            self._days = _days(register)
        if _table(register, Person) is not _table(before, Person):
            self._names = _names(register)
        for kind in _ORDER:
            renamed = any(_table(register, named) is not _table(before, named) for named in _NAMED_BY.get(kind, ()))
            if renamed or _table(register, kind) is not _table(before, kind):
                self._tables[kind] = _prepared(register, kind, {} if renamed else self._tables[kind])

    def matches(self, query: str, most: int | None = None) -> tuple[Hit, ...]:
        """Find the records in which every word of the query occurs, anywhere and in any order; so many at the `most`.

        Records whose titles hold all the words come first; within that by kind, in the order of the register. An empty
        query finds nothing.
        """
        # Of 100,000 records that hold a letter 200 are listed: only for those is a line made, 4 ms instead of 60.
        return tuple(_hit(self._register, entry) for entry in islice(self._in_order(query), most))

    def holding(self, query: str, kind: type[Record] | None = None) -> frozenset[str]:
        """Give the ids of the records in which every word of the query occurs; the order is no matter for a filter.

        Only those of one `kind`, if it is given.
        """
        words = _words_of(query)
        if not words:
            return frozenset()
        name = self._name_in(query)
        others = self._holding(name, self._entries(kind)) if name is not None else ()
        return frozenset([entry.id for entry in chain(self._narrowed_to(words, kind), others)])

    def _in_order(self, query: str) -> Iterator[TextOfRecord]:
        """Go through what `matches` finds, and no further through all records than it is gone through."""
        words = _words_of(query)
        if not words:
            return
        by_words: list[TextOfRecord] = []
        for some in self._some_holding(words):
            yield from _with_titles_of(words, some, by_words)
        yield from by_words
        name = self._name_in(query)
        if name is not None:
            there = {entry.id for entry in self._narrowed_to(words)}
            others = self._holding(name, self._entries())
            by_words = []
            every = chain(_with_titles_of(name, others, by_words), by_words)
            yield from (entry for entry in every if entry.id not in there)

    def _narrowed_to(self, words: list[str], kind: type[Record] | None = None) -> list[TextOfRecord]:
        """Give all that holds all words, or all of a kind."""
        return list(chain.from_iterable(self._some_holding(words, kind)))

    def _some_holding(self, words: list[str], kind: type[Record] | None = None) -> Iterator[list[TextOfRecord]]:
        """Give what holds all words, piece by piece; once all are gone through they are kept for the next letter."""
        # In pieces, because 200 lines are soon full of titles: 2 ms of the second letter of “budget” at 100,000 records
        # instead of 27. What holds a word holds its beginning as well: 12 ms instead of 25 at 10,000 records.
        last = self._last if self._last is not None and self._last[2] == kind else None
        if last is not None and last[0] == words:
            yield last[1]
            return
        narrows = last is not None and all(any(was in word for word in words) for was in last[0])
        entries = iter(last[1]) if narrows and last else self._entries(kind)
        on_days = self._on_days(words)
        holding: list[TextOfRecord] = []
        while piece := list(islice(entries, _PIECE)):
            some = _having(on_days, piece)
            holding += some
            yield some
        self._last = (words, holding, kind)

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
        hits: list[tuple[int, int, TextOfRecord]] = []
        # Plain loops again, and the words nearest first: 10 ms a letter at 10,000 records.
        for entry in self._entries():
            text, away, said = entry.words, 0, 0
            if on_day and (day := on_day.get(entry.meeting)):
                text += day
            for alternatives in meant:
                for nearness, word in enumerate(alternatives):
                    if word in text:
                        away += nearness
                        said += not entry.says(word)
                        break
                else:
                    break
            else:
                hits.append((said, away, entry))
        return tuple(_hit(self._register, entry) for _, _, entry in sorted(hits, key=lambda one: one[:2]))

    def in_bin(self, query: str) -> tuple[Hit, ...]:
        """Find the records in the bin in which every word of the query occurs, those binned last first."""
        words = reading(query).split()
        if not words:
            return ()
        binned = [one for one in self._register.binned() if type(one) in _PLACES]
        before = self._binned
        self._binned = {
            one.id: known if (known := before.get(one.id)) and known.record is one else entry_of(self._register, one)
            for one in sorted(binned, key=lambda one: str(one.binned_on), reverse=True)
        }
        holding = (one for one in self._binned.values() if all(word in one.words for word in words))
        return tuple(_hit(self._register, one) for one in holding)

    def _words(self) -> tuple[str, ...]:
        """Give every word that occurs, sorted; those of records that are no more may stand among them."""
        # Gathered while the text is prepared, since all at once it takes 60 ms at 10,000 records.
        changed = [kind for kind in _ORDER if self._tables[kind] is not self._known_of.get(kind)]
        for kind in changed:
            known = self._known_of.get(kind, {})
            for key, entry in self._tables[kind].items():
                if known.get(key) is not entry:
                    self._known_words.update(may_be_meant(entry.words.split()))
            self._known_of[kind] = self._tables[kind]
        if changed or not self._vocabulary:
            self._known_words.update(may_be_meant(word for day in self._days.values() for word in day.split()))
            self._vocabulary = tuple(sorted(self._known_words))
        return self._vocabulary

    def _holding(self, words: list[str], entries: Iterable[TextOfRecord]) -> list[TextOfRecord]:
        """Give those of some entries in which every word occurs, or the date of their meeting has it."""
        return _having(self._on_days(words), list(entries))

    def _on_days(self, words: list[str]) -> list[tuple[str, set[str | None]]]:
        """Give each word with the meetings whose date has it."""
        return [(word, {meeting for meeting, day in self._days.items() if word in day}) for word in words]

    def _name_in(self, query: str) -> list[str] | None:
        """Give the words of a name that was typed in another shape than its own words; None if none was."""
        typed = printing(query)
        if not typed.words or typed.words[-1] not in self._names or typed.key == words_read(query):
            return None
        # An initial counts only where a word begins with it: each word of the haystack has a blank before it.
        return [f" {word}" if len(word) == 1 else word for word in typed.key.split()]

    def _entries(self, kind: type[Record] | None = None) -> Iterator[TextOfRecord]:
        if kind is not None:
            return iter(self._tables[kind].values())
        # Without a turn of Python for each: 1 ms instead of 4 of each new word at 100,000 records.
        return chain.from_iterable([table.values() for table in self._tables.values()])


def _words_of(query: str) -> list[str]:
    return list(dict.fromkeys(reading(query).split()))


def _hit(register: Register, entry: TextOfRecord) -> Hit:
    record = entry.record
    return Hit(record.noun, record.id, record_title(register, record), _PLACES[type(record)])


def _having(words: list[tuple[str, set[str | None]]], holding: list[TextOfRecord]) -> list[TextOfRecord]:
    """Give those of some entries in which every word occurs, or whose meeting is among those of the word."""
    # Word by word, and by the day only where one has the word: 2 ms for a letter at 10,000 records, where one loop
    # over words and days took 7.
    for word, days in words:
        if days:
            holding = [entry for entry in holding if word in entry.words or entry.meeting in days]
        else:
            holding = [entry for entry in holding if word in entry.words]
    return holding


def _with_titles_of(
    words: list[str], entries: list[TextOfRecord], others: list[TextOfRecord]
) -> Iterator[TextOfRecord]:
    """Go through those of some entries whose titles hold every word; the others are added to those given."""
    for entry in entries:
        for word in words:
            if entry.words.find(word, 1, entry.ends) < 0:  # as `says` does: 2 ms less of each letter
                others.append(entry)
                break
        else:
            yield entry


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


def _prepared(register: Register, kind: type[Record], known: dict[str, TextOfRecord]) -> dict[str, TextOfRecord]:
    """Prepare a table, taking over the entries of records that are the very same."""
    fresh = {}
    for record in register.all(kind):
        entry = known.get(record.id)
        fresh[record.id] = entry if entry is not None and entry.record is record else entry_of(register, record)
    return fresh
