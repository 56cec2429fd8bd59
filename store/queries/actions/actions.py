"""Place 5: actions as they press: overdue, due at the next meeting, later, every meeting, undated by age, closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

import msgspec

from store.queries.actions.listed import action_state, due_words
from store.queries.actions.search_words import Search
from store.queries.words.short import count
from store.records import Action, ActionStatus, DueKind, Meeting, Minute
from store.register import Register
from store.rules.actions.carrying import EACH_MEETING, PERIODS, agreed, carried_over, due_date, period_due
from store.rules.findings import Scene, begin_scene, scene_of
from store.rules.minutes.naming import minute_ref
from store.rules.publishing.withheld import marked
from store.rules.words.dates import day_month, short_date
from store.rules.words.folding import words_read
from store.rules.words.gist import gist
from store.rules.words.office import titles_of
from store.rules.words.wording import age_words

T = TypeVar("T")

OVERDUE, NEXT, LATER, EVERY, UNDATED, CLOSED = "overdue", "next", "later", "every", "undated", "closed"


class ActionGroup(msgspec.Struct, frozen=True):
    """Actions under one heading; `key` never changes."""

    key: str
    title: str
    actions: tuple[Action, ...]


class ActionLine(NamedTuple):
    """One action in plain words: what, owner, where it was asked, when due, how old, and how it stands.

    `gist` is what without the words every minute begins with; `short_owner` and `short_asked` are for a column.
    `carried` says how often it was carried over, if it was.
    """

    id: str
    what: str
    kind: str
    owner: str
    asked: str
    due: str
    age: str
    state: str
    gist: str
    short_owner: str
    short_asked: str
    carried: str


def action_groups(register: Register, today: dt.date, search: Search | None = None) -> tuple[ActionGroup, ...]:
    """Give the actions in the order in which they press; within a heading by due date, the undated the oldest first."""
    # The one that findings keep: to leave out what is dated later takes 60 ms at 100,000 records.
    scene = scene_of(register, today)
    following = register.next_meeting(today, public=True)
    by_key: dict[str, list[tuple[dt.date, Action]]] = {
        key: [] for key in (OVERDUE, NEXT, LATER, EVERY, UNDATED, CLOSED)
    }
    for action in register.actions:
        if search is None or search.keeps(action):
            key, day = _place(scene, action, following)
            by_key[key].append((day, action))
    titles = {
        OVERDUE: "Overdue",
        NEXT: f"Due at the next meeting, {day_month(following.date)}" if following else "Due at the next meeting",
        LATER: "Due later",
        EVERY: "Every meeting, quarter or year",
        UNDATED: "Undated, the oldest first",
        CLOSED: "Closed, the latest first",
    }
    return tuple(
        ActionGroup(key, titles[key], tuple(action for _, action in sorted(ranked, key=lambda one: one[0])))
        for key, ranked in by_key.items()
        if ranked
    )


def look_at_actions(register: Register, today: dt.date) -> Iterator[None]:
    """Work out in steps what `action_groups` asks of every record."""
    yield from begin_scene(register, today)


def _place(scene: Scene, action: Action, following: Meeting | None) -> tuple[str, dt.date]:
    """Say under which heading an action stands, and the day by which it is put in order there."""
    register, today = scene.register, scene.today
    if action.status is not ActionStatus.OPEN:
        day = action.closed.on if action.closed and action.closed.on else dt.date.min
        return CLOSED, dt.date.min + (dt.date.max - day)
    if action.due_kind is DueKind.UNDATED:
        return UNDATED, agreed(register, action) or dt.date.min
    due = due_date(register, action, today)
    if action.due_kind in PERIODS:
        due, _ = period_due(register, action, scene.items_of(action), today)
        return (OVERDUE, due) if due is not None and due < today else (EVERY, due or dt.date.max)
    if action.due_kind in EACH_MEETING:
        return EVERY, due or dt.date.max
    if due is None:
        return LATER, dt.date.max
    if due < today:
        return OVERDUE, due
    return (NEXT if following and due <= following.date else LATER), due


def action_line(register: Register, action: Action, today: dt.date) -> ActionLine:
    """Word one action."""
    since, due = agreed(register, action), due_date(register, action, today)
    times = len(carried_over(register, action, today)) if action.status is ActionStatus.OPEN else 0
    state = action_state(register, action, today)
    if state.startswith("overdue"):
        state = "overdue"
    elif state == "undated":
        state = "open"
    if action.response is not None:
        state = action.response.outcome_words
    words = due_words(register, action, today) if due is None or action.due_kind in EACH_MEETING else ""
    return ActionLine(
        id=action.id,
        what=f"{action.number}. {action.text}" if action.number else action.text,
        kind=action.kind.value,
        owner=action.owner,
        asked=asked_words(register, action),
        due=words.split(", next")[0] or (short_date(due) if due else ""),
        age=age_words((today - since).days) if since else "",
        state=state,
        gist=marked(register, action, f"{action.number}. {gist(action)}" if action.number else gist(action)),
        short_owner=_initials(register, action.owner),
        short_asked=_short_asked(register, action),
        carried=count(times, "time") if times else "",
    )


def _initials(register: Register, owner: str) -> str:
    """Shorten the commissioner and the office of the commissioner to their initials; others stay as they are."""
    name = words_read(owner)
    if "office of" in name and "commissioner" in name:
        return "OPCC"
    if name and name in {*map(words_read, titles_of(register.panel)), "police and crime commissioner"}:
        return "PCC"
    return owner


def _short_asked(register: Register, action: Action) -> str:
    """Say where an action was asked in the words of a list: `33(b), Fri 23 Sep 2016`."""
    minute, meeting = register.get(Minute, action.minute), register.get(Meeting, action.meeting)
    clause = action.clause if action.clause.startswith("(") and len(action.clause) < 5 else ""
    day = meeting.date if meeting else action.agreed_on
    words = [f"{minute_ref(register, minute)}{clause}"] if minute else []
    return ", ".join([*words, *([short_date(day)] if day else [])])


def asked_words(register: Register, action: Action) -> str:
    """Say where an action was asked: `33(b), 23 September 2016`."""
    minute, meeting = register.get(Minute, action.minute), register.get(Meeting, action.meeting)
    clause = action.clause if action.clause.startswith("(") else ""
    words = [f"{minute_ref(register, minute)}{clause}"] if minute else []
    day = meeting.date if meeting else action.agreed_on
    return ", ".join([*words, *([day_month(day)] if day else [])])


STANDARD_VIEWS: tuple[tuple[str, str], ...] = (
    ("Everything", ""),
    ("Open", "is:open"),
    ("Overdue", "is:overdue"),
    ("Due by the next meeting", "is:open due:<=next"),
    ("Undated", "is:open is:undated"),
    ("Recommendations without a reply", "is:unanswered"),
    ("Asked of the commissioner, open", "is:open owner:opcc"),
    ("Closed", "is:closed"),
)
"""Views that every panel has, by name, with what they search for."""


def views(register: Register, place: str, size: Callable[[str], T]) -> tuple[tuple[str, str, T], ...]:
    """List the views of a place, standard ones first, as name, search and how many records each shows today.

    `size` counts them, or says why a search has no meaning today: it may name the next meeting, and there is none.
    """
    kept = tuple((view.name, view.search) for view in register.panel.views if view.place == place)
    return tuple((name, search, size(search)) for name, search in (*STANDARD_VIEWS, *kept))
