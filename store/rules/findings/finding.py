"""What a finding is, and the view of the register in which all of them are looked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, TypeAlias

import msgspec

from store.problems import Problem, Refused
from store.records import Action, Meeting, Minute, Panel, Question, Record, WorkItem
from store.register import Register
from store.rules.actions.carrying import items_by_origin, items_of_action
from store.rules.as_of import as_of, as_of_in_steps
from store.rules.calendar.clock import HISTORY_AFTER, State, Tick, clock
from store.rules.calendar.coming import meetings_to_come, takes_business
from store.rules.calendar.deadlines import AGENDA_SETTLED, DRAFT_REPORTS, SUSPENDED, farthest
from store.rules.calendar.meetings import agenda_is_out
from store.rules.chasing.due import Chaser, chasers_due
from store.rules.days.holidays import HolidayTable
from store.rules.in_steps import InSteps, at_once
from store.rules.minutes.naming import minute_words
from store.rules.questions.deadline import holidays_of
from store.rules.rounds.standing import standing
from store.rules.words.dates import day_month
from store.rules.words.gist import gist
from store.rules.words.loose import day_of, on_day_of
from store.rules.words.titles import clusters_in_steps
from store.rules.words.wording import opening

Act = Literal[
    "move",
    "withdraw",
    "held",
    "considered",
    "paper",
    "add",
    "open",
    "schedule",
    "close",
    "note",
    "edit",
    "review",
    "carry",
    "respond",
    "copies",
    "chase",
    "clock",
    "agenda",
    "off",
    "aside",
    "reports",
]
"""What can be done about a finding on the spot; the screen has a key for each."""


class Finding(msgspec.Struct, frozen=True):
    """Something that is late, missing or at odds, and what settles it.

    `code` is stable and meant for scripts; `key` names this very finding, so that it can be set aside. `sentence`,
    `place` and `cure` are in the clerk's words. `records` are the ids it is about, the one to open first; `acts` name
    what can be done about it on the spot, the likeliest first. `by` is the day by which it matters to a meeting: it
    bears on every meeting from that day on, and on none if it is None; `only` is the id of the one meeting it bears on,
    if it bears on no other. `title` and `meeting` are those of an item that would settle it. `heading` is the one it is
    listed under, if that is not the one of its code. `brief` says the same in few words, empty where that cannot be;
    `day` is that of the meeting it leaves out, for a list whose heading does not name it. `there` names what
    is then done where one of the acts leads (`clock.done` in the clock), by ids as `Problem.act` does. What `waits` can
    be dealt with at a later meeting as well.
    """

    code: str
    key: str
    sentence: str
    place: str
    cure: str
    records: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    by: dt.date | None = None
    rank: int = 50
    title: str = ""
    meeting: str | None = None
    only: str | None = None
    heading: str = ""
    brief: str = ""
    day: str = ""
    there: tuple[str, ...] = ()
    waits: bool = False

    def bears_on(self, meeting: Meeting) -> bool:
        """Say whether it is something that a meeting still needs."""
        return self.by is not None and self.by <= meeting.date and self.only in {None, meeting.id}


def finding(
    code: str,
    about: tuple[str, ...],
    sentence: str,
    *,
    place: str,
    cure: str,
    acts: tuple[Act, ...] = (),
    by: dt.date | None = None,
    rank: int = 50,
    mark: str = "",
    title: str = "",
    meeting: str | None = None,
    only: str | None = None,
    brief: str = "",
    day: str = "",
    there: tuple[str, ...] = (),
    waits: bool = False,
) -> Finding:
    """Make a finding; its key is its code with the ids it is about, and a mark where that is not enough."""
    key = ":".join((code, *(about if len(about) < 4 else (*about[:3], str(len(about)))), *([mark] if mark else ())))
    words = (code, key, sentence, place, cure)
    return Finding(*words, about, acts, by, rank, title, meeting, only, brief=brief, day=day, there=there, waits=waits)


def why_not_with_others(register: Register, records: tuple[str, ...]) -> Problem | None:
    """Say why what is done to one item of a finding cannot be done to several findings at once, by their records."""
    if sum(register.get(WorkItem, one) is not None for one in records) < 2:
        return None
    return Problem("several-items", "It is about several items, and one has to be picked.", "Settle it by itself.")


Clocks: TypeAlias = tuple[tuple[Meeting, tuple[Tick, ...] | Refused], ...]
"""Meetings with their deadlines, or with why those cannot be worked out."""

_ROUNDS, _CLOCKS, _ITEMS = 50, 10, 10_000
"""So many rounds or items are looked at in a step, and of so many meetings the deadlines worked out: 3 ms each."""


class Scene:
    """The register as it stood on a day, with what several rules need to know of it worked out once."""

    def __init__(self, register: Register, today: dt.date, stood: Register | None = None) -> None:
        """Look at a register on a day; what is dated later is not seen. `stood` is what is left, if it is known."""
        self.given = register
        self.findings: tuple[Finding, ...] | None = None
        """All that is to be found, once somebody has looked for it."""
        self.odd: tuple[tuple[Record, tuple[tuple[str, str], ...]], ...] | None = None
        """What is odd about the days and times of records, once somebody has looked at them."""
        self.register = as_of(register, today) if stood is None else stood
        self.today = today
        self.rules = register.panel.rules_on(today)

    @cached_property
    def table(self) -> HolidayTable:
        """The bank holidays with the panel's own changes and closures."""
        return holidays_of(self.register.panel)

    @cached_property
    def clocks(self) -> Clocks:
        """The meetings whose clock still runs, each with its deadlines, or with why they cannot be worked out."""
        return at_once(self._clocks_in_steps())

    def _clocks_in_steps(self) -> InSteps[Clocks]:
        # They rest on these four tables alone: of 10,000 records a change of an item had 41 worked out anew, 8 ms.
        kept = self.given.kept(Panel, Meeting, Minute, Question)
        known: tuple[dt.date, Clocks] | None = kept.get(Scene)
        if known is not None and known[0] == self.today:
            return known[1]
        running = []
        for meeting in self.register.meetings:
            if meeting.status not in SUSPENDED and self._runs(meeting):
                running.append((meeting, self.clock_of(meeting)))
                if len(running) % _CLOCKS == 0:
                    yield
        clocks = tuple(running)
        kept[Scene] = (self.today, clocks)
        return clocks

    def _runs(self, meeting: Meeting) -> bool:
        """Say whether any deadline of a meeting can press: not of one that lies beyond the earliest of them.

        To work out the deadlines of a hundred meetings to come costs more than all other findings together.
        """
        if meeting.date.year > self.table.last_year:
            return True
        return -HISTORY_AFTER.days <= (meeting.date - self.today).days <= farthest(self.rules)

    def clock_of(self, meeting: Meeting) -> tuple[Tick, ...] | Refused:
        """Give the deadlines of a meeting, or why they cannot be worked out."""
        try:
            return clock(self.register, meeting, self.today, self.table)
        except Refused as refused:
            return refused.without_trace()

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        """Every live meeting by its id."""
        return {meeting.id: meeting for meeting in self.register.meetings}

    @cached_property
    def coming(self) -> tuple[Meeting, ...]:
        """The public meetings from today on that still take business, by date."""
        return tuple(m for m in meetings_to_come(self.register, self.today, public=True) if m.status.open)

    def takes_more(self, meeting: Meeting) -> bool:
        """Say whether new business can be put on a meeting as a matter of course.

        Not once its agenda is built or out, or its day for settling the agenda or for the drafts has passed.
        """
        if meeting.agenda or agenda_is_out(meeting):
            return False
        ticks = self.clock_of(meeting)
        closing = {AGENDA_SETTLED, DRAFT_REPORTS}
        return isinstance(ticks, Refused) or all(tick.state is State.DUE for tick in ticks if tick.due.code in closing)

    def best_of(self, usable: list[Meeting]) -> Meeting | None:
        """Give the meeting at which business is best taken of those that can: the first that takes more.

        The only one there is has it whatever its agenda; where none takes more as a matter of course the clerk chooses.
        """
        return usable[0] if len(usable) == 1 else next((one for one in usable if self.takes_more(one)), None)

    @cached_property
    def coming_ids(self) -> frozenset[str]:
        """The ids of every meeting from today on that still takes business, held in public or not."""
        return frozenset(m.id for m in self.register.meetings if takes_business(m, self.today))

    @cached_property
    def letters(self) -> tuple[Chaser, ...]:
        """The letters that are due to those from whom something is awaited."""
        return chasers_due(self.register, self.today)

    @cached_property
    def open_items(self) -> tuple[WorkItem, ...]:
        """The items that the panel has still to deal with, in the order in which they were added."""
        return at_once(self._open_items_in_steps())

    def _open_items_in_steps(self) -> InSteps[tuple[WorkItem, ...]]:
        still_open = []
        for number, item in enumerate(self.register.all(WorkItem), start=1):
            if item.status.open:
                still_open.append(item)
            if number % _ITEMS == 0:
                yield
        return tuple(still_open)

    @cached_property
    def same_titles(self) -> list[list[int]]:
        """The places, among the open items, of those whose titles mean the same business."""
        return at_once(self._titles_in_steps())

    def _titles_in_steps(self) -> InSteps[list[list[int]]]:
        titles = [item.title for item in self.open_items]
        if not _TITLES or _TITLES[0][0] != titles:  # few changes are of a title, and to compare them takes 10 ms of 20
            _TITLES[:] = [(titles, (yield from clusters_in_steps(titles)))]
        return _TITLES[0][1]

    def ahead(self) -> Iterator[None]:
        """Work out in steps what the rules ask of every meeting, round and title: 0.5 s of 1.1 at 100,000 records."""
        for number, one in enumerate(self.register.rounds, start=1):
            standing(self.register, one, self.today)
            if number % _ROUNDS == 0:
                yield
        if "clocks" not in self.__dict__:
            yield
            self.__dict__.setdefault("clocks", (yield from self._clocks_in_steps()))
        if "open_items" not in self.__dict__:
            yield
            self.__dict__.setdefault("open_items", (yield from self._open_items_in_steps()))
        if "same_titles" not in self.__dict__:
            self.__dict__.setdefault("same_titles", (yield from self._titles_in_steps()))

    @cached_property
    def _by_origin(self) -> dict[str, list[WorkItem]]:
        return items_by_origin(self.register)

    @cached_property
    def _actions_by_meeting(self) -> dict[str | None, list[Action]]:
        # Of each meeting that has a deadline after it all actions were gone through.
        agreed: dict[str | None, list[Action]] = {}
        for action in self.register.actions:
            agreed.setdefault(action.meeting, []).append(action)
        return agreed

    def actions_of(self, meeting: str) -> Sequence[Action]:
        """Give the live actions that a meeting agreed."""
        return self._actions_by_meeting.get(meeting, ())

    def items_of(self, action: Action) -> tuple[WorkItem, ...]:
        """Give the live items tied to an action."""
        return items_of_action(self.register, action, self._by_origin)

    def scheduled(self, action: Action) -> WorkItem | None:
        """Give the open item by which a coming meeting will deal with an action; None if there is none."""
        return next(
            (item for item in self.items_of(action) if item.status.open and item.meeting in self.coming_ids), None
        )

    def asked(self, action: Action) -> str:
        """Say where an action was asked for: `minute 33(b) of 23 September 2016`."""
        minute = self.register.get(Minute, action.minute)
        meeting = self.register.get(Meeting, action.meeting)
        clause = action.clause if action.clause.startswith("(") else f", {action.clause}" if action.clause else ""
        words = f"{minute_words(self.register, minute)}{clause}" if minute else action.clause
        day = meeting.date if meeting else action.agreed_on
        if day:
            words = f"{words} of {day_month(day)}" if words else day_month(day)
        return words

    def named(self, action: Action) -> str:
        """Name an action in a sentence: its kind, its opening words, and where it was asked for."""
        asked = self.asked(action)
        return f"The {action.kind.value} {opening(gist(action))}" + (f" ({asked})" if asked else "")

    def place_of(self, item: WorkItem) -> str:
        """Say where an item stands: `Work programme, 10 June 2021` or `Work programme, suggested items`."""
        meeting = self.register.get(Meeting, item.meeting)
        return f"Work programme, {day_of(meeting) if meeting else 'suggested items'}"

    def group(self, item: WorkItem) -> str:
        """Say in a sentence where an item stands: `on 10 June 2021` or `among the suggestions`."""
        meeting = self.register.get(Meeting, item.meeting)
        if meeting is None:
            return "among the suggested items" + (f" (“{item.target}”)" if item.target else "")
        return f"{on_day_of(meeting)}"


def of_meeting(meeting: Meeting) -> str:
    """Name the place of a finding about a meeting."""
    return f"Calendar, {day_of(meeting)}"


def action_place(action: Action) -> str:
    """Name the place of a finding about an action."""
    return f"Actions, {action.id}"


_LAST: list[Scene] = []
_TITLES: list[tuple[list[str], list[list[int]]]] = []
"""The titles of open items that were compared last, and the places of those that mean the same."""

_LET_GO = 1_000
"""Of so many findings or deadlines memory is freed in a step: 3 ms."""


def scene_of(register: Register, today: dt.date) -> Scene:
    """Give the scene of a register on a day. The last one is kept: prepare and findings ask for the same."""
    if not _is_last(register, today):
        _LAST[:] = [Scene(register, today)]
    (last,) = _LAST
    return last


def scene_in_steps(register: Register, today: dt.date) -> InSteps[Scene]:
    """Give the scene of a register on a day, with what the rules ask of every record, worked out in steps."""
    scene = yield from begin_scene(register, today)
    yield from scene.ahead()
    return scene


def begin_scene(register: Register, today: dt.date) -> InSteps[Scene]:
    """Give the scene of a register on a day, without what is dated later; that is left out in steps."""
    if not _is_last(register, today):
        # What was found before a change is let go first: both together took 30 MiB more at 100,000 records.
        yield from _let_go()
        stood = yield from as_of_in_steps(register, today)
        if not _is_last(register, today):
            _LAST[:] = [Scene(register, today, stood)]
    return scene_of(register, today)


def _let_go() -> InSteps[None]:
    """Let go of the last scene, some of what it holds at a time: to free all of it took 22 ms at 100,000 records."""
    held = [[*part] if isinstance(part, tuple) else [part] for last in _LAST for part in vars(last).values()]
    _LAST.clear()
    for some in held:
        while some:
            del some[-_LET_GO:]
            yield


def _is_last(register: Register, today: dt.date) -> bool:
    return any(last.given is register and last.today == today for last in _LAST)
