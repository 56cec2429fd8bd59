"""Taking over the meetings that were read from files, in one edit; nothing that is recorded is replaced unasked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from store.commands.calendar.importing_lines import body_line, differences, meeting_line
from store.commands.calendar.meetings import add_meeting, cancel_meeting, edit_meeting, set_status
from store.commands.edits import Joined
from store.commands.importing import done_words, sentences, with_headings
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Meeting, MeetingKind, MeetingStatus
from store.register import Register
from store.rules.calendar.drafts import DraftMeeting, DraftMeetings
from store.rules.calendar.printed_kinds import called, is_of_panel, kind_alone, kind_in, own_title, status_named
from store.rules.imports import NO_CORRECTIONS, Correction, Corrections, ImportLine, ImportState, ImportTaken
from store.rules.words.folding import words_read
from store.rules.words.loose import WEEK, first_day, known_by, monday
from store.rules.words.wording import listed, quoted, verbatim

_NOTHING = Correction()
_CALLED_OFF = "Called off in the file from which the meeting was taken over."


def import_meetings(
    register: Register, today: dt.date, /, *, draft: DraftMeetings, corrections: Corrections = NO_CORRECTIONS
) -> Edit:
    """Take over meetings as they were read: those that are new, and what differs where the file is to be followed.

    `corrections` say of lines whether they are taken. What cannot be recorded is left to the clerk with the reason, so
    nothing is refused.
    """
    return taking(register, today, draft=draft, corrections=corrections).edit


def taking(
    register: Register, today: dt.date, /, *, draft: DraftMeetings, corrections: Corrections = NO_CORRECTIONS
) -> ImportTaken:
    """Work out what taking meetings over would do, for its preview and for `import_meetings`."""
    work = _Taking(register, today, corrections)
    work.lines += draft.aside
    meant = [work.meant(one) for one in draft.meetings]
    bodies = work.bodies(meant)
    dated = [one for one in meant if one.draft.day is not None]
    matched = _matched(register, [one for one in dated if bodies[one.body]])
    for one in meant:
        if not bodies[one.body]:
            continue
        if one.draft.day is None:
            work.undated(one)
        else:
            work.meeting(one, matched.get(one.draft.key))
    work.joined.take(Edit("", with_headings(work.joined.register, draft.headings)))
    return ImportTaken(work.joined.edit(f"Imported meetings: {done_words(work.lines)}"), tuple(work.lines))


def bodies_typed(taken: ImportTaken, typed: Iterable[str]) -> dict[str, Correction]:
    """Take the meetings of bodies as they are named in the preview. Raises Refused: one is not among them."""
    bodies = {words_read(line.words): line for line in taken.of(ImportState.BODY)}
    named = listed([quoted(line.words) for line in bodies.values()]) if bodies else "none but the panel"
    problems = [
        Problem("import-body", f"There are no meetings of {verbatim(name)}.", f"The bodies are: {named}.", "body")
        for name in typed
        if words_read(name) not in bodies
    ]
    if problems:
        raise Refused(*problems)
    return {bodies[words_read(name)].key: Correction(taken=True) for name in typed}


class Meant:
    """A draft with what it comes to: the body that meets, and the fields of a meeting."""

    def __init__(self, draft: DraftMeeting, names: tuple[str, ...]) -> None:
        """Take apart the words that name the meeting; `names` are those of the panel."""
        said = called(draft.called, names)
        body = draft.body if draft.body and not is_of_panel(draft.body, names) else ""
        own = bool(draft.body) and not body
        self.draft = draft
        self.body = body or ("" if own else said.body)
        kind = draft.kind or kind_in(draft.kind_words) or said.kind or kind_alone(draft.title)
        self.kind = kind or MeetingKind.ORDINARY
        title = own_title((draft.title or said.title or (said.body if own else "")).strip(), self.kind)
        title = ", ".join(filter(None, (self.body, title)))
        status = draft.status or status_named(draft.status_words) or said.status
        self.status = status
        self.values: dict[str, Any] = {"kind": self.kind, "title": title, "venue": draft.venue}
        self.values |= {"start": draft.start, "finish": draft.finish, "status": status}
        wrong = list(draft.wrong)
        if draft.status_words and status_named(draft.status_words) is None and not draft.status:
            wrong.append((draft.status_words, "It says no status that a meeting has here."))
        if draft.kind_words and kind_in(draft.kind_words) is None and not draft.kind:
            wrong.append((draft.kind_words, "It says no kind that a meeting has here."))
        self.wrong = wrong


class _Taking:
    """The register as it becomes while meetings are taken over, one command after the other."""

    def __init__(self, register: Register, today: dt.date, corrections: Corrections) -> None:
        self.joined = Joined(register, today)
        self.before = register
        self.today = today
        self.corrections = corrections
        self.lines: list[ImportLine] = []
        self.made: dict[tuple[dt.date | None, dt.time | None, MeetingKind], Meeting] = {}
        panel = register.panel
        self.names = (panel.name, panel.short_name)

    def said(self, key: str) -> Correction:
        """Give what the clerk said of a line."""
        return self.corrections.get(key, _NOTHING)

    def meant(self, draft: DraftMeeting) -> Meant:
        """Work out what a draft comes to."""
        return Meant(draft, self.names)

    def bodies(self, meant: list[Meant]) -> dict[str, bool]:
        """Say of each body that meets whether its meetings are taken; a line of its own says so for each of another.

        Where the files have meetings of the panel, those of other bodies are left out unless the clerk takes them.
        """
        by_body: dict[str, list[Meant]] = {}
        for one in meant:
            by_body.setdefault(one.body, []).append(one)
        taken = {"": True}
        for body, every in by_body.items():
            if body:
                said = self.said(f"body:{words_read(body)}").taken
                taken[body] = "" not in by_body if said is None else said
                self.lines.append(body_line(body, [one.draft for one in every], taken=taken[body]))
        return taken

    def undated(self, one: Meant) -> None:
        """List a meeting whose date could not be read."""
        left = self.said(one.draft.key).taken is False
        state = ImportState.LEFT if left else ImportState.UNREAD_DATE
        self.lines.append(meeting_line(one.draft, state, one.values, one.draft.why_no_day))

    def meeting(self, one: Meant, there: Meeting | None) -> None:
        """Take over one meeting, or say what is there of it already, and what of it cannot be recorded."""
        twice = self._twice(one)
        for place, (words, why) in enumerate(one.wrong):
            self.lines.append(_value_line(one.draft, place, words, why))
        if there is not None:
            self._there(one, there)
        elif twice is not None:
            why = "It stands in the files more than once."
            self.lines.append(meeting_line(one.draft, ImportState.THERE, one.values, why, record=twice.id))
        elif self.said(one.draft.key).taken is False:
            self.lines.append(meeting_line(one.draft, ImportState.LEFT, one.values, one.draft.why))
        else:
            self._new(one)

    def _twice(self, one: Meant) -> Meeting | None:
        """Give a meeting of the same day, time and kind that these files have made already."""
        made = self.made.get((one.draft.day, one.draft.start, one.kind))
        return made if made is not None and _same_day(made, one.draft.day) else None

    def _new(self, one: Meant) -> None:
        values = {name: value for name, value in one.values.items() if value not in {None, ""} and name != "status"}
        off = one.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}
        status = one.status if one.status is not None and not off else MeetingStatus.ARRANGED
        step = Joined(self.joined.register, self.today)
        try:
            edit = step.run(add_meeting, date=one.draft.day, status=status, **values)
            made = next(each for each in edit.puts if isinstance(each, Meeting))
            if one.status is MeetingStatus.CANCELLED:
                step.take(_undated_end(step.run(cancel_meeting, meeting=made.id, reason=_CALLED_OFF)))
            elif off:
                step.run(set_status, meeting=made.id, status=MeetingStatus.RELEASED)
        except Refused as refused:
            self.lines.append(meeting_line(one.draft, ImportState.UNPLACED, one.values, sentences(refused)))
            return
        self.joined.take(step.edit(""))
        self.made[one.draft.day, one.draft.start, one.kind] = made
        self.lines.append(meeting_line(one.draft, ImportState.NEW, one.values, self._why_new(one)))

    def _why_new(self, one: Meant) -> str:
        """Tell what is worth a look: how it was read, and another meeting of the same day."""
        day = one.draft.day
        other = next((each for each in self.before.meeting_on(day) if each.binned_on is None), None) if day else None
        also = f"There is another meeting on that day already ({other.id})." if other else ""
        off = "It would be entered as cancelled." if one.status is MeetingStatus.CANCELLED else ""
        return " ".join(filter(None, (one.draft.why, off, also)))

    def _there(self, one: Meant, there: Meeting) -> None:
        differs = differences(there, one.draft.day, one.values)
        taken = bool(differs) and bool(self.said(one.draft.key).taken)
        why = one.draft.why
        if taken:
            step = Joined(self.joined.register, self.today)
            try:
                self._follow(step, one, there)
                self.joined.take(step.edit(""))
            except Refused as refused:
                taken, why = False, sentences(refused)
        state = ImportState.DIFFERS if differs else ImportState.THERE
        line = meeting_line(one.draft, state, one.values, why, record=there.id)
        self.lines.append(replace(line, differs=differs, taken=taken, can_take=bool(differs)))

    def _follow(self, step: Joined, one: Meant, there: Meeting) -> None:
        """Make a meeting what the file has; a field that the file leaves empty stays. Raises Refused."""
        given: dict[str, Any] = {name: value for name, value in one.values.items() if value not in {None, ""}}
        given.pop("status", None)
        if not one.draft.kind and one.kind is MeetingKind.ORDINARY:
            given.pop("kind")
        if not _same_day(there, one.draft.day):
            given["date"] = one.draft.day
        step.run(edit_meeting, meeting=there.id, **given)
        if one.status is None or one.status is there.status:
            return
        if one.status is MeetingStatus.CANCELLED:
            step.run(cancel_meeting, meeting=there.id, reason=_CALLED_OFF)
        else:
            step.run(set_status, meeting=there.id, status=one.status)


def _undated_end(edit: Edit) -> Edit:
    """Leave open when a meeting was cancelled: its file does not say, and it was not today."""
    return Edit("", tuple(replace(one, cancelled_on=None) for one in edit.puts if isinstance(one, Meeting)))


def _value_line(draft: DraftMeeting, place: int, words: str, why: str) -> ImportLine:
    return ImportLine(
        key=f"{draft.key}:value:{place}",
        state=ImportState.UNPLACED,
        what="value",
        words=words,
        why=f"This could not be recorded of the meeting {quoted(draft.dated)}. {why}",
        place=draft.place,
    )


def _same_day(meeting: Meeting, day: dt.date | None) -> bool:
    return day is not None and meeting.date == day and meeting.known_by == known_by(day)


def _matched(register: Register, meant: list[Meant]) -> Mapping[str, Meeting]:
    """Find the meetings that are there already: on the day at the time, then on the day, then in the week or month."""
    there = [meeting for meeting in register.meetings if meeting.binned_on is None]
    pairs: dict[str, Meeting] = {}
    used: set[str] = set()
    for is_near in (_alike, _same_time, lambda one, each: _same_day(each, one.draft.day), _within):
        for one in [each for each in meant if each.draft.key not in pairs]:
            hits = [meeting for meeting in there if meeting.id not in used and is_near(one, meeting)]
            if len(hits) == 1:
                pairs[one.draft.key] = hits[0]
                used.add(hits[0].id)
    return pairs


def _alike(one: Meant, meeting: Meeting) -> bool:
    return _same_time(one, meeting) and meeting.kind is one.kind


def _same_time(one: Meant, meeting: Meeting) -> bool:
    return _same_day(meeting, one.draft.day) and meeting.start == one.draft.start


def _within(one: Meant, meeting: Meeting) -> bool:
    """Say whether the day of a draft lies in the week or month by which a meeting is known."""
    day = one.draft.day
    if day is None or known_by(day) or not meeting.known_by or not meeting.status.open:
        return False
    if meeting.known_by == WEEK:
        return monday(day) == first_day(meeting)
    return day.replace(day=1) == first_day(meeting)
