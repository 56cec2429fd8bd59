"""Opens every form of the program: each key on every line of every place, and whatever is picked on the way there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from screens.attendance import AttendancePlace
from screens.frame import Frame
from screens.kit.afterwards import Then
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.picker import Picker
from screens.kit.window import Window

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
        self._deep = 0
        frame.carry_out_then = self._carry_out_then  # type: ignore[method-assign]
        frame.pick = self._pick  # type: ignore[method-assign,assignment]
        frame.flow = self._keep  # type: ignore[method-assign]
        frame.say = lambda *words, **more: None  # type: ignore[method-assign]
        frame.go = lambda name, go_to=None: None  # type: ignore[method-assign]
        frame.call_later = lambda call, *args: bool(call(*args)) or True  # type: ignore[method-assign]

    def _carry_out_then(self, go_to: str | None, then: Then, command: Any, /, *args: Any, **kwargs: Any) -> None:
        then(None)

    def _pick(self, window: Window[str], picked: Callable[[str | None], None]) -> None:
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
        self.forms.setdefault((self.key_id, tuple(form.rows)), form)


def _lines(frame: Frame) -> Iterator[None]:
    """Go to every line of the place that is open, of every meeting and item if it shows one of them at a time."""
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
        for record in ids or [""]:
            place.list.go_to(record)
            yield


def forms_of(frame: Frame, name: str) -> dict[tuple[str, tuple[str, ...]], Form]:
    """Open every form that the keys of a place lead to; one of each key and set of fields is kept.

    A key that has led to nothing new on so many lines is not pressed again.
    """
    gathered = Gathered(frame)
    idle: Counter[str] = Counter()
    for _ in _lines(frame):
        for key_id in frame.place.deeds:
            if idle[key_id] >= _IDLE or key_id.startswith("planner.") or frame.why_not(key_id) is not None:
                continue
            before = len(gathered.forms)
            gathered.key_id = key_id
            frame.place.action_do(key_id)
            idle[key_id] = 0 if len(gathered.forms) > before else idle[key_id] + 1
    return gathered.forms
