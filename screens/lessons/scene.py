"""What a lesson sees of the program, and what it asks the clerk to press next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from textual.screen import Screen
from textual.widget import Widget

from screens.frame import Frame
from screens.kit.ask import Ask
from screens.kit.field_lines import entry_of
from screens.kit.form import Form
from screens.kit.place import Place
from screens.kit.record_list import RecordList
from screens.kit.window import Window
from store.records import Record
from store.register import Register

R = TypeVar("R", bound=Record)


class Press(NamedTuple):
    """What is to be pressed: the key with an id of the table, or some letters; and what for, after the word for it."""

    why: str
    key: str = ""
    types: str = ""


class Scene(NamedTuple):
    """The program as it stands: the frame, what lies on top, and the register when the lesson began."""

    frame: Frame
    top: Screen[Any]
    before: Register
    changes: int
    """The number of the last change when the lesson began."""

    @property
    def register(self) -> Register:
        """The register as it is now."""
        return self.frame.desk.register

    @property
    def place(self) -> Place[Any]:
        """The place of work on the screen."""
        return self.frame.place

    @property
    def focused(self) -> Widget | None:
        """What has the keys."""
        return self.top.focused

    def at(self, place: str) -> bool:
        """Say whether a place of work is on top, without a window over it."""
        return self.top is self.frame and self.place.place == place

    def window(self, heading: str) -> bool:
        """Say whether a window on top has a title that begins with these words."""
        return isinstance(self.top, Window) and self.top.heading.startswith(heading)

    def fresh(self, kind: type[R]) -> tuple[R, ...]:
        """Give the records of a kind that are new or different since the lesson began."""
        return tuple(one for one in self.register.all(kind) if self.before.find(one.id) != one)


Row = Callable[[Scene], Press | None]
"""Says what is to be pressed where it knows the way on; None where it does not."""


class Lesson(NamedTuple):
    """One lesson: what it teaches, the ways on from where the clerk may be, and when and how it is done."""

    code: str
    title: str
    rows: tuple[Row, ...]
    done: Callable[[Scene], bool]
    told: str


def next_press(lesson: Lesson, scene: Scene) -> Press:
    """Say what is to be pressed next in a lesson, from wherever the clerk is.

    It follows from what is on the screen alone, so that a wrong key only leads to another next key.
    """
    for row in (*_RESCUES, *lesson.rows, *_WAYS_BACK):
        press = row(scene)
        if press is not None:
            return press
    return Press("goes back", key="back")


def filled(heading: str, *fields: tuple[str, str, str]) -> Row:
    """Make the row of a form: each field by its name with words to type and what they are, then it is saved."""

    def row(scene: Scene) -> Press | None:
        form = scene.top
        if not isinstance(form, Form) or not scene.window(heading):
            return None
        here = entry_of(form.focused)
        for name, words, what in fields:
            if str(form.rows[name].typed).strip():
                continue
            if here is form.rows[name]:
                return Press(f"is {what}: type it, or words of your own", types=words)
            return Press(f"goes on towards {what}", key="form.next")
        return Press("saves the form", key="form.save")

    return row


def towards(listed: RecordList, record_id: str, why: str, keys: str = "list") -> Press:
    """Say how the cursor of a list gets to a line of it, by the keys of the list or of the window it stands in."""
    ids = [one for section in listed.sections for one in section.ids]
    current = listed.current
    down = current not in ids or record_id not in ids or ids.index(current or "") < ids.index(record_id)
    return Press(f"goes {'down' if down else 'up'} {why}", key=f"{keys}.{'down' if down else 'up'}")


def _throw_away(scene: Scene) -> Press | None:
    """Have what was typed thrown away where that is asked: kept, it would be there again at the next try."""
    if isinstance(scene.top, Ask) and (letter := scene.top.letter_of("throw")):
        return Press("throws away what was typed", types=letter)
    return None


def _out_of_a_form(scene: Scene) -> Press | None:
    """Lead out of a form that was refused, to begin it anew."""
    if isinstance(scene.top, Form) and scene.top.problems.text.startswith("Not saved"):
        return Press("leaves this form, to begin it again", key="form.close")
    return None


def _out_of_a_line(scene: Scene) -> Press | None:
    """Lead out of the line in which words are typed, and take the filter and the marks away."""
    if scene.top is not scene.frame:
        return None
    if scene.focused is not scene.place.stage:
        return Press("leaves the line in which you type", key="filter.clear")
    # In the lists of findings the way back leaves the place with its marks, and what is settled there needs none.
    marked = scene.place.list.marks and "settling" not in scene.place.groups
    if scene.place.words or marked:
        return Press("shows every line again, unmarked", key="back")
    return None


def _out_of_the_planner(scene: Scene) -> Press | None:
    """Lead from the year back to the list of meetings."""
    if scene.at("calendar") and scene.place.stage is not scene.place.list:
        return Press("goes back to the list of meetings", key="meeting.planner")
    return None


def _out_of_a_window(scene: Scene) -> Press | None:
    """Lead out of any other window."""
    return None if scene.top is scene.frame else Press("leaves this window", key="window.close")


_RESCUES: tuple[Row, ...] = (_throw_away, _out_of_a_form, _out_of_a_line, _out_of_the_planner)
_WAYS_BACK: tuple[Row, ...] = (_out_of_a_window,)
