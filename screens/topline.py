"""What the two lines at the top say: where the panel stands today, and the places of work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len

from screens.kit.keys.keymap import Keymap
from screens.kit.lines import Piece
from screens.kit.place_names import UNKEYED, place_name
from screens.kit.present import STATE_INKS
from screens.places import PLACES
from store.desk import Desk
from store.queries.words.short import near_day, near_meeting
from store.records import Meeting, Seat, WorkItem
from store.rules.words.dates import short_date

if TYPE_CHECKING:
    from store.queries.calendar.clock import NextDeadline

_ROOMY = 110
"""From this many columns on, the lines have room for whole words and for more tabs."""

_SAVED = "saved"
_READ_ONLY = "read only"

_TRIAL = "trial copy"
_TRIAL_WHOLE = "a trial copy: nothing is kept"
"""What is said where nothing is kept; where room is short two words do, because opening it said the rest."""

_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d)")

_LED = 80
"""Cells from which the top line names the key of what is not set yet."""

_APART = 3
"""Cells that part what stands at the right of the top line from the rest."""

_NINE = 100
"""Cells from which all nine tabs have room."""

_PADDED = 120
"""From this many columns on, tabs have a blank before and behind; with fewer their names need the room."""

_MORE = "…"
"""Stands for tabs for which there is no room; their keys work all the same."""

_ASIDE = ("rounds", "settings")

_FROM = {"prepare": "programme", "attendance": "meeting", "room": "meeting"}
"""The places from which they are opened: their tabs stand behind those."""


def top_pieces(desk: Desk, width: int, keymap: Keymap, *, complete: bool = True) -> tuple[list[Piece], list[Piece]]:
    """Give what stands at the left of the top line and at the right, as much as fits into `width` cells.

    Without `complete` the next deadline is left out, which takes longer to work out than all the rest.
    """
    panel = desk.register.panel
    deadline = _next_deadline(desk) if complete else None
    name = panel.name if width >= 170 else panel.short_name or panel.name
    day, roomy = short_date(desk.today), width >= _ROOMY
    following, due = _told(desk, deadline, width, keymap, roomy=roomy)
    if roomy and cell_len(f" {name}   · {following} · {day[:-5]}{due}") > width - _APART:
        roomy, (following, due) = False, _told(desk, deadline, width, keymap, roomy=False)
    row = deadline.row if deadline else None
    ink = STATE_INKS.get(row.state, "flag") if row else "flag"
    kept = _SAVED if desk.kept else _TRIAL
    state = f"{_READ_ONLY}: {desk.read_only_reason}" if desk.read_only else kept
    if desk.diverged is not None:
        state = f"not the same file: {keymap.key_of('at_odds')}"
    brief = deadline.least if deadline else ""
    shorter = due if roomy and state != _TRIAL else brief
    whole = cell_len(f" {name}   · {following} · {day[:-5]}{shorter}")
    if not roomy and (state == _TRIAL or whole > width - _APART):
        following, shorter = _without_weekdays(following), _without_weekdays(shorter)
    variants = (
        *(((day, due, _TRIAL_WHOLE),) if state == _TRIAL else ()),
        (day, due, state),
        (day[:-5], due, state),
        (day[:-5], shorter, state),
        # What may not be saved is said before what is due; that all is saved needs no saying.
        (day[:-5], shorter, "") if state == _SAVED else (day[:-5], "", state),
        # Why a server cannot be written to takes more than the line; below it is said in full.
        *(((day[:-5], one, _READ_ONLY) for one in (shorter, brief, "")) if desk.read_only else ()),
    )
    room = width - _APART - cell_len(f" {name}   · {following} · ")
    today, due, state = next((one for one in variants if cell_len("".join(one)) <= room), variants[-1])
    left: list[Piece] = [(f" {name} ", "heading"), (f" {today} · {following}", "")]
    if due:
        left += [(" · ", ""), (due, ink)]
    return left, [(f"{state} " if state else "", "warn" if desk.read_only or desk.diverged else "muted")]


def _told(desk: Desk, deadline: NextDeadline | None, width: int, keymap: Keymap, *, roomy: bool) -> tuple[str, str]:
    """Say when the panel meets next and what is due, in whole words where there is room for them."""
    meeting = desk.register.next_meeting(desk.today)
    # Until rules, members, a meeting and an item are there, the list of what is still to be entered is looked for, and
    # only its key leads there.
    following = "no meeting arranged"
    led = f" · {keymap.key_of('go.beginning')} what is not set yet" if width >= _LED else ""
    if meeting is not None:
        near = near_meeting(meeting, desk.today) if roomy else near_day(meeting, desk.today)
        following = f"{'next ' if roomy else ''}meeting {near}"
    if led and _is_beginning(desk):
        return f"{following}{led}", ""
    if meeting is None:
        following += led
    if deadline is None:
        return following, ""
    return following, deadline.words if roomy else deadline.short


def _is_beginning(desk: Desk) -> bool:
    """Say whether the panel still lacks what comes first; one that has it is known without the rules of that."""
    register = desk.register
    there = all(next(iter(register.all(kind)), None) is not None for kind in (Seat, Meeting, WorkItem))
    if there and register.panel.rules_name:
        return False
    from store.rules.beginning import is_beginning

    return is_beginning(register, desk.today)


def _without_weekdays(words: str) -> str:
    """Leave out the weekday before a day where a line is short: `papers 21 Jul: 7 working days`."""
    return _WEEKDAY.sub("", words)


def _next_deadline(desk: Desk) -> NextDeadline | None:
    from store.queries.calendar.clock import next_deadline

    return next_deadline(desk.register, desk.today)


def tab_pieces(current: str, width: int, keymap: Keymap) -> Iterable[Piece]:
    """Give the tabs with their keys, the current one in reverse; the names are shortened to fit `width`."""
    tabs = [(name, *_tab(name, keymap)) for name in (*PLACES, *(_ASIDE if width >= _NINE else ()))]
    if current not in {name for name, _, _ in tabs}:
        place = next((n for n, (name, _, _) in enumerate(tabs) if name == _FROM.get(current)), len(tabs) - 1)
        tabs.insert(place + 1, (current, *_tab(current, keymap)))
    # The blanks before and behind give way before any tab does.
    padded = sum(cell_len(f"{key} {label}".strip()) + 3 for _, key, label in tabs) - 1
    pad = " " if width >= max(_PADDED, padded) else ""
    # What is open is always named. The last tabs give it their room: their keys alone would say nothing.
    room = width - sum(cell_len(f"{key} {label}".strip()) + 2 * len(pad) + 1 for _, key, label in tabs) + 1
    away: set[str] = set()
    for name, key, label in reversed(tabs):
        if room >= (cell_len(_MORE) + 1 if away else 0):
            break
        if name not in {current, _FROM.get(current)}:
            away.add(name)
            room += cell_len(f"{key} {label}") + 2 * len(pad) + 1
    pieces: list[Piece] = []
    for name, key, label in tabs:
        if name in away:
            if (_MORE, "muted") not in pieces:
                pieces += [(_MORE, "muted"), (" ", "")]
            continue
        words = " ".join(word for word in (key, label) if word)
        said, ink = f"{pad}{words}{pad}", "now" if name == current else ""
        pieces += [(said, ink) if name in UNKEYED else (said, ink, f"go.{name}"), (" ", "")]
    return pieces[:-1]


def _tab(name: str, keymap: Keymap) -> tuple[str, str]:
    """Give the key and the name of a place; one that only leads from another has no key of its own."""
    return "" if name in UNKEYED else keymap.key_of(f"go.{name}"), place_name(name)
