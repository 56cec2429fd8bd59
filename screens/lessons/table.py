"""The six lessons, each with its table of what is pressed where."""

from __future__ import annotations

from screens.forms.calendar.clock import ClockWindow
from screens.kit.picker import Picker
from screens.lessons.scene import Lesson, Press, Row, Scene, filled, towards
from store.records import Meeting, Minute, Question, WorkItem


def _go(place: str, why: str) -> Row:
    """Make the row that leads to a place of work from every other."""

    def row(scene: Scene) -> Press | None:
        return Press(why, key=f"go.{place}") if scene.top is scene.frame and not scene.at(place) else None

    return row


def _key(place: str, key: str, why: str) -> Row:
    """Make the row that presses a key in a place of work, where nothing stands in its way."""

    def row(scene: Scene) -> Press | None:
        return Press(why, key=key) if scene.at(place) and scene.place.why_not(key) is None else None

    return row


def _pick_a_meeting(scene: Scene) -> Press | None:
    picker = scene.top
    if not isinstance(picker, Picker) or not scene.window("Move"):
        return None
    if picker.here is None:
        return Press("leaves the list, where nothing matches what you typed", key="window.close")
    meetings = [key for key in picker.choosable if scene.register.find(key) is not None]
    if not meetings:
        return Press("leaves the list, in which no meeting can be chosen", key="window.close")
    if picker.here.key not in meetings:
        return towards(picker.list, meetings[0], "to a meeting that can be chosen", keys="picker")
    return Press("moves it to the meeting under the cursor", key="picker.choose")


def _to_an_item(scene: Scene) -> Press | None:
    return Press("goes down to an item", key="list.down") if scene.at("programme") else None


def _publish_the_next(scene: Scene) -> Press | None:
    meeting = scene.register.next_meeting(scene.frame.desk.today)
    if not scene.at("calendar") or meeting is None:
        return None
    if scene.place.list.current == meeting.id:
        return Press("publishes the papers of this meeting", key="meeting.publish")
    return towards(scene.place.list, meeting.id, "to the next meeting")


def _earlier(scene: Scene) -> Press | None:
    """Lead to a meeting that was held: of one to come there are no minutes."""
    if not scene.at("meeting"):
        return None
    step = "meeting.previous" if scene.place.why_not("meeting.previous") is None else "meeting.next"
    return Press("goes to another meeting: of this one no minutes can be written", key=step)


def _to_a_late_line(scene: Scene) -> Press | None:
    if not scene.at("findings"):
        return None
    row = scene.place.one
    if row is not None and "clock" in row.acts:
        return Press("opens the late deadline in the clock of its meeting", key="settle.clock")
    first = scene.place.list.sections[0].ids
    return Press("goes to the first line, which is the latest", key="list.first") if first else None


def _done_in_the_clock(scene: Scene) -> Press | None:
    clock = scene.top
    if not isinstance(clock, ClockWindow) or scene.place.place != "findings":
        return None
    late = scene.place.list.place_of_cursor.rpartition(":")[2]
    if clock.list.current == late:
        return Press("records the late thing as done today", key="clock.done")
    return towards(clock.list, late, "to the late deadline")


def _undo(scene: Scene) -> Press | None:
    if scene.top is not scene.frame or scene.frame.desk.undoable is None:
        return None
    return Press("undoes your last change", key="undo")


_change = _key("programme", "item.moveable", "says of this item that it is moveable, or that it is not")


def _moved(scene: Scene) -> bool:
    known = {one.id: one.meeting for one in scene.before.all(WorkItem)}
    return any(one.id in known and one.meeting != known[one.id] for one in scene.register.all(WorkItem))


def _published(scene: Scene) -> bool:
    known = {one.id: one.published for one in scene.before.all(Meeting)}
    return any(one.published and one.published != known.get(one.id) for one in scene.register.all(Meeting))


def _met(scene: Scene) -> bool:
    known = {one.id: one.done for one in scene.before.all(Meeting)}
    return any(len(one.done) > len(known.get(one.id, ())) for one in scene.register.all(Meeting))


def _undone(scene: Scene) -> bool:
    newest = scene.frame.desk.history(limit=1)
    return scene.frame.desk.last_change > scene.changes and bool(newest and newest[0].reverses)


LESSONS = (
    Lesson(
        "move",
        "move an item",
        (
            _go("programme", "goes to the work programme"),
            _pick_a_meeting,
            _key("programme", "item.move", "moves the item under the cursor to another meeting"),
            _to_an_item,
        ),
        _moved,
        "The item stands at its new meeting, and knows where it came from.",
    ),
    Lesson(
        "publish",
        "publish an agenda",
        (
            _go("calendar", "goes to the calendar of meetings"),
            filled("Publish the papers"),
            _publish_the_next,
        ),
        _published,
        "The agenda is out: from now on every change to it is told.",
    ),
    Lesson(
        "receive",
        "receive a question",
        (
            _go("questions", "goes to the public questions"),
            filled(
                "Receive a question",
                ("name", "Ann Example", "the name of the asker"),
                ("text", "When will the figures be published?", "the question"),
            ),
            _key("questions", "question.receive", "takes in a question of the public"),
        ),
        lambda scene: bool(scene.fresh(Question)),
        "The question is in the inbox, judged by the panel's own rules.",
    ),
    Lesson(
        "minute",
        "minute a decision",
        (
            _go("meeting", "goes to one meeting, from agenda to minutes"),
            filled(
                "New minute",
                ("heading", "Election of Chair", "the heading"),
                ("resolutions", "That Mr Orson be elected.", "what was resolved"),
            ),
            _key("meeting", "minute.new", "begins a minute of the item under the cursor"),
            _earlier,
        ),
        lambda scene: any(one.resolutions for one in scene.fresh(Minute)),
        "The decision is minuted, and has its number.",
    ),
    Lesson(
        "late",
        "find a late thing",
        (_go("findings", "shows everything that is late, missing or at odds"), _done_in_the_clock, _to_a_late_line),
        _met,
        "What was late is recorded as done, and the line is gone from the list.",
    ),
    Lesson(
        "undo",
        "undo",
        (_undo, _go("programme", "goes to the work programme, to change something first"), _change, _to_an_item),
        _undone,
        "Your last change is undone; every change can be, however long ago it was.",
    ),
)
"""What the demonstration teaches, in order."""
