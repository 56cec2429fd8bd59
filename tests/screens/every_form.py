"""Opens every form of the program: each key on every line of every place, and whatever is picked on the way there."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import pytest
from textual.widget import Widget

from screens.attendance import AttendancePlace
from screens.forms import preview
from screens.frame import Frame
from screens.kit.afterwards import Then
from screens.kit.ask import Ask
from screens.kit.deed import Deed
from screens.kit.form import Form
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.picker import Picker
from screens.kit.window import Window
from store.register import Register

_DEEP = 3
_PICKED = 6
"""How many of the choices of one window are taken."""
_IDLE = 12
MEETINGS = ("M2", "M4", "M14", "M16", "M18", "M20")


class Gathered:
    """Stands in the frame for what keys lead to, and keeps the forms; windows before them are answered in every way."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.forms: dict[tuple[str, tuple[str, ...]], Form] = {}
        self.key_id = ""
        self.led = False
        self._deep = 0
        frame.carry_out_then = self._carry_out_then  # type: ignore[method-assign]
        frame.pick = self._pick  # type: ignore[method-assign,assignment]
        frame.flow = self._keep  # type: ignore[method-assign]
        frame.say = lambda *words, **more: None  # type: ignore[method-assign]
        frame.go = lambda name, go_to=None: None  # type: ignore[method-assign]
        frame.call_later = self._call_later  # type: ignore[method-assign,assignment]

    def _carry_out_then(self, go_to: str | None, then: Then, command: Any, /, *args: Any, **kwargs: Any) -> None:
        self.led = True
        then(None)

    def _call_later(self, call: Callable[..., Any], *args: Any) -> bool:
        made = call(*args)
        if inspect.iscoroutine(made):
            made.close()  # nobody goes anywhere here
        return True

    def _pick(self, window: Window[str], picked: Callable[[str | None], None]) -> None:
        self.led = True
        if isinstance(window, Form):
            self._keep(window)
            return
        answers: list[str | None] = []
        if isinstance(window, Picker):
            can = [one.key for one in window._all if not one.why_not]
            answers = [*can[:_PICKED], *can[-1:], *([window._last.key] if window._last else [])]
        elif isinstance(window, Ask):
            answers = [answer or None for _, answer, _ in window._choices.values()]
        if self._deep >= _DEEP:
            return
        self._deep += 1
        for answer in dict.fromkeys(answers):
            picked(answer)
        self._deep -= 1

    def _keep(self, form: Form) -> None:
        self.led = True
        self.forms.setdefault((self.key_id, tuple(form.rows)), form)


def _lines(frame: Frame, wanted: Callable[[int], bool]) -> Iterator[tuple[int, bool]]:
    """Go to every line of the place that is open that is wanted, and give its number among all of them.

    They are those of every meeting and item if it shows one of them at a time; True comes with the first of each.
    """
    number = count()
    place = frame.place
    shown: list[tuple[str | None, str]] = [(None, "")]
    if isinstance(place, OneMeetingPlace):
        shown = [(meeting, "") for meeting in MEETINGS]
    if isinstance(place, AttendancePlace):
        items = frame.desk.register.items_of("M14")[:2]
        shown += [(item.meeting, item.id) for item in items]
    for meeting, item in shown:
        place.reload(meeting)
        if isinstance(place, AttendancePlace):
            place._item = item
            place.reload()
        ids = [record for section in place.list.sections for record in section.ids]
        for at, record in enumerate(ids or [""]):
            line = next(number)
            if wanted(line):
                place.list.go_to(record)
                yield line, at == 0


Led = Mapping[int, Sequence[str]]
"""By the number of the line the keys that led to a new form, and those that changed the place itself."""

_LED: list[tuple[Register, str, dict[str, object], Led]] = []
"""What was found in each place, as it stood, in this process: the same has the same forms, and looking costs 0.4 s."""


def forms_of(frame: Frame, name: str) -> dict[tuple[str, tuple[str, ...]], Form]:
    """Open every form that the keys of a place lead to; one of each key and set of fields is kept.

    What is opened for a meeting is the same on each of its lines. A key that has led to nothing new on so many lines is
    not pressed again, and none where the same place of the same panel was looked through before as it stands, but those
    that led to something then.
    """
    with pytest.MonkeyPatch.context() as patch:
        # Papers that are only read have no form, and writing them took a quarter of the time.
        patch.setattr(preview, "text_on_screen", lambda *words, **more: "")
        return _gathered(frame, name)


def _gathered(frame: Frame, name: str) -> dict[tuple[str, tuple[str, ...]], Form]:
    gathered = Gathered(frame)
    register = frame.desk.register
    begins = _what(frame)
    known = next((led for panel, *stood, led in _LED if stood == [name, begins] and panel == register), None)
    if known is not None:
        for line, _ in _lines(frame, known.__contains__):
            for key_id in known[line]:
                _press(gathered, key_id)
        return gathered.forms
    led: dict[int, list[str]] = {}
    idle: Counter[str] = Counter()
    for line, first in _lines(frame, lambda _: True):
        for key_id, deed in frame.place.deeds.items():
            if of_meeting(deed) and not first:
                continue
            if idle[key_id] >= _IDLE or key_id.startswith("planner.") or frame.why_not(key_id) is not None:
                continue
            before, held = len(gathered.forms), _what(frame)
            _press(gathered, key_id)
            if len(gathered.forms) > before or not gathered.led or _what(frame) != held:
                led.setdefault(line, []).append(key_id)
            idle[key_id] = 0 if len(gathered.forms) > before else idle[key_id] + 1
    _LED.append((register, name, begins, led))
    return gathered.forms


def of_meeting(deed: Deed[Any]) -> bool:
    """Say whether a key opens something for the meeting that is open, wherever the cursor is."""
    return getattr(deed.opens, "__qualname__", "").startswith(OneMeetingPlace.at_meeting.__qualname__)


def _what(frame: Frame) -> dict[str, object]:
    """Give what tells how a place shows its list, such as its filter and its view, without what is kept for drawing."""
    return {
        name: value
        for name, value in vars(frame.place).items()
        if name not in _OF_WIDGETS and isinstance(value, (str, int, tuple, frozenset, type(None)))
    }


_OF_WIDGETS = frozenset({*vars(Widget()), "doing"})
"""What every widget holds, and the key that was pressed last."""


def _press(gathered: Gathered, key_id: str) -> None:
    gathered.key_id, gathered.led = key_id, False
    gathered.frame.place.action_do(key_id)
