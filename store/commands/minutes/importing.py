"""Taking over a set of minutes that was read from a file: meeting, roll and minutes in one edit, one step of undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from store.commands.attendance.votes import Moved
from store.commands.calendar.meetings import add_meeting, edit_meeting
from store.commands.fields import Problems
from store.commands.members.seats import new_person, take_seat
from store.commands.minutes.minutes import Lists, add_minute
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Attendance, InTheChair, Leaving, Meeting, MeetingStatus, Person, Presence, Record
from store.register import Register
from store.rules.attendance.movers import why_not_move
from store.rules.attendance.stand_ins import why_not_substitute
from store.rules.attendance.standing import attendance_of, why_not_presence
from store.rules.calendar.meetings import the_meeting, why_not_times
from store.rules.calendar.settled import the_minutes
from store.rules.members.membership import role_on
from store.rules.minutes.drafts import (
    Answer,
    DraftMinute,
    DraftMotion,
    DraftSet,
    Kept,
    Matched,
    Newcomer,
    RollName,
    Taken,
    Unplaced,
)
from store.rules.minutes.matching import who_is
from store.rules.minutes.newcomers import members_named, newcomer, next_seat, post_of, why_not_answer
from store.rules.minutes.people import person_meant
from store.rules.minutes.states import why_not_write
from store.rules.words.dates import clock_time, day_month
from store.rules.words.text import LINE_LIMIT, TEXT_LIMIT
from store.rules.words.wording import capital, counted, listed

_NO_ANSWERS: Mapping[str, Answer] = {}

LEFT_OVER = "Left by the import of the minutes:"
"""What stands in the note of the meeting before the words that found no place."""


def import_minutes(
    register: Register,
    today: dt.date,
    /,
    *,
    draft: DraftSet,
    meeting: str = "",
    on: dt.date | None = None,
    answers: Mapping[str, Answer] = _NO_ANSWERS,
) -> Edit:
    """Take over a set of minutes: the heading and the roll go to its meeting, which is made if there is none that day.

    It is the `meeting` given, else the one `on` a day, else the one of the day that the set says. What is recorded
    already stands; what the set says otherwise is left to the clerk. `answers` say of names that are nobody's yet, as
    printed, who is meant or with which seat somebody is entered; whoever is not answered for is left to the clerk.

    Raises:
        Refused: no day is known; the meeting is to come or off, has minutes, or its minutes are final; a name answered
            for is nobody's in this set, or somebody cannot be entered so.
    """
    return taking(register, today, draft=draft, meeting=meeting, on=on, answers=answers).edit


def taking(
    register: Register,
    today: dt.date,
    *,
    draft: DraftSet,
    meeting: str = "",
    on: dt.date | None = None,
    answers: Mapping[str, Answer] = _NO_ANSWERS,
) -> Taken:
    """Work out what taking a set over would do, for its preview and for `import_minutes`. Raises as that does."""
    work = SetTaking(register, today, answers)
    held = work.begin(draft, meeting, on)
    made = register.get(Meeting, held.id) is None
    work.people(draft.roll)
    for one in draft.roll:
        work.attend(one)
    for minute in draft.minutes:
        work.minute(minute)
    work.note(draft.unplaced)
    names = sum(bool(one.person) for one in work.names)
    parts = [counted(len(draft.minutes), "minute"), *([f"{counted(names, 'name')} of the roll"] if names else [])]
    what = listed([*parts, *([f"{counted(len(work.added), 'person')} new to the register"] if work.added else [])])
    sentence = f"Imported {the_minutes(held)}: {what}"
    return Taken(
        edit=Edit(sentence, tuple(work.puts.values())),
        meeting=held.id,
        made=made,
        minutes=len(draft.minutes),
        names=tuple(work.names),
        unplaced=(*work.left, *draft.unplaced),
        newcomers=tuple(work.newcomers),
        added=tuple(work.added),
    )


class SetTaking:
    """The register as it becomes while a set is taken over, one command after the other."""

    def __init__(self, register: Register, today: dt.date, answers: Mapping[str, Answer]) -> None:
        """Begin with a register. Whose meeting it is follows from `begin`, or is put in `meeting`."""
        self.register = register
        self.today = today
        self.answers = answers
        self.newcomers: list[Newcomer] = []
        self.meant: dict[str, str] = {}
        self.added: list[str] = []
        self.meeting = ""
        self.puts: dict[str, Record] = {}
        self.names: list[Matched] = []
        self.left: list[Unplaced] = []

    @property
    def held(self) -> Meeting:
        """The meeting as it stands by now."""
        return self.register.need(Meeting, self.meeting, "meeting")

    def do(self, edit: Edit) -> None:
        """Go on from the register after an edit."""
        self.puts |= {record.id: record for record in edit.puts}
        self.register = self.register.with_edit(edit)

    def leave(self, text: str, why: str, where: Kept = Kept.NOTE) -> None:
        """Note something for the clerk."""
        self.left.append(Unplaced(text, why, where=where))

    def begin(self, draft: DraftSet, meeting: str, on: dt.date | None) -> Meeting:
        """Find the meeting, or make it, and fill what is not recorded of it. Raises Refused if it takes no minutes."""
        held = _meeting_meant(self.register, draft, meeting, on)
        said = {"start": draft.start, "finish": draft.finish, "venue": draft.venue, "printed_date": draft.printed_date}
        crossed = why_not_times(draft.start, draft.finish)
        if crossed is not None:
            self.leave(f"{_plain(draft.start)} to {_plain(draft.finish)}", str(crossed))
            said |= {"start": None, "finish": None}
        if held is None:
            given = {name: value for name, value in said.items() if value}
            day = on or draft.date
            made = add_meeting(self.register, self.today, date=day, status=MeetingStatus.HELD, **given)
            self.do(made)
            held = next(record for record in made.puts if isinstance(record, Meeting))
        self.meeting = held.id
        problems = Problems()
        problems.add(why_not_write(held, self.today), _why_not_empty(self.register, held))
        problems.refuse()
        self._heading(held, said)
        if draft.date and draft.date != held.date:
            why = f"The text is of another day than the meeting it is taken over for, {day_month(held.date)}."
            self.leave(draft.printed_date, why)
        return self.held

    def _heading(self, held: Meeting, said: dict[str, Any]) -> None:
        """Fill what is empty in the heading of a meeting; what differs is left to the clerk."""
        fresh = {name: value for name, value in said.items() if value and not getattr(held, name)}
        for name, value in said.items():
            known = getattr(held, name)
            if value and known and known != value and isinstance(value, dt.time):
                why = f"The {name} of the meeting is recorded as {clock_time(known)}, which stands."
                self.leave(clock_time(value), why)
        if not fresh:
            return
        try:
            self.do(edit_meeting(self.register, self.today, meeting=held.id, **fresh))
        except Refused as refused:
            self.leave("; ".join(_plain(value) for value in fresh.values()), _sentences(refused))

    def people(self, roll: tuple[RollName, ...]) -> None:
        """Enter those who are nobody yet, as far as the clerk has said so, before anything is recorded of them.

        Raises Refused: an answer is for nobody of this roll, or somebody cannot be entered so.
        """
        problems = Problems()
        for one in members_named(roll):
            fresh = newcomer(self.register, one, self.held.date, roll)
            if fresh is None or fresh.printed in self.meant:
                continue
            self.newcomers.append(fresh)
            answer = self.answers.get(fresh.printed)
            if answer is not None and why_not_answer(self.newcomers, fresh.printed, answer) is None:
                self._enter(fresh, answer, problems)
        for printed, answer in self.answers.items():
            problems.add(why_not_answer(self.newcomers, printed, answer))
        problems.refuse()

    def _enter(self, one: Newcomer, answer: Answer, problems: Problems) -> None:
        """Take a newcomer for somebody of the register, or enter the person, and give a seat if there is to be one."""
        person, day = answer.person, self.held.date
        if person and problems.need(self.register, Person, person, "add") is None:
            return
        if not person:
            new = new_person(self.register, Problems(), one.printed, "", sure=True)
            self.do(Edit("", (new,)))
            person = new.id
            self.added.append(one.printed)
        self.meant[one.printed] = person
        if answer.role is None or role_on(self.register, person, day):
            return
        details: dict[str, Any] = {"role": answer.role, "post": post_of(one, answer.role)}
        details |= {"body": one.council} if one.council and answer.role.sits else {}
        after = next_seat(self.register, person, answer.role, day)
        if after is not None:
            details["to_date"] = after - dt.timedelta(days=1)
        try:
            self.do(take_seat(self.register, self.today, person=person, from_date=day, **details))
        except Refused as refused:
            problems.add(*refused.problems)

    def _who(self, printed: str) -> str:
        """Give the person meant by a name of the roll. Raises Refused: nobody is, or more than one."""
        return self.meant.get(printed) or who_is(self.register, printed, self.held.date).id

    def attend(self, one: RollName) -> None:
        """Record how one person of the roll stood to the meeting; who is not known is left to the clerk."""
        held = self.held
        try:
            person = self._who(one.printed)
            member = self._who(one.substitute_for) if one.substitute_for else ""
            self._refuse(person, member, one)
        except Refused as refused:
            why = _sentences(refused)
            self.names.append(Matched(one.printed, one.presence, why=why))
            self.leave(_of_roll(one), why)
            return
        self.names.append(Matched(one.printed, one.presence, person))
        before = attendance_of(held, person)
        role = "substitute" if one.presence is Presence.SUBSTITUTE else one.role
        fresh = before or Attendance(person=person, presence=one.presence, substitute_for=member or None)
        fresh = replace(fresh, printed=fresh.printed or one.printed, role=fresh.role or role)
        fresh = replace(fresh, remote=fresh.remote or one.remote)
        others = [fresh if each.person == person else each for each in held.attendance]
        changed = replace(held, attendance=tuple(others if before else [*others, fresh]))
        if one.in_the_chair and not changed.chairs:
            changed = replace(changed, chairs=(InTheChair(person=person),))
        self.do(Edit("", (changed,)))

    def _refuse(self, person: str, member: str, one: RollName) -> None:
        """Refuse what cannot be recorded of somebody, with every reason."""
        held, problems = self.held, Problems()
        before = attendance_of(held, person)
        if before is not None:
            same = (before.presence, before.substitute_for or "") == (one.presence, member)
            if not same:
                name = self.register.person_name(person)
                sentence = f"{name} is recorded as {before.presence.value}, which stands."
                problems.add(Problem("import-recorded", sentence, "Put right which of the two is wrong."))
        elif member:
            stand_in = Attendance(person=person, presence=Presence.SUBSTITUTE, substitute_for=member)
            problems.add(*why_not_substitute(self.register, held, stand_in))
        else:
            problems.add(why_not_presence(self.register, held, person, one.presence))
        problems.said(Attendance, "printed", one.printed)
        problems.said(Attendance, "role", one.role)
        problems.refuse()

    def minute(self, draft: DraftMinute, item: str = "") -> None:
        """Add one minute as it was read, of an item if one is named."""
        text, heading = draft.text, draft.heading
        if len(heading) > LINE_LIMIT:
            self.leave(heading, "This is too long for a heading, and stands before the text.", Kept.TEXT)
            text, heading = f"{heading}\n\n{text}".strip(), ""
        left = [Leaving(person=self._meant(one.printed), printed=one.printed, at=one.at) for one in draft.left]
        lists = Lists(
            resolutions=draft.resolutions, recommendations=draft.recommendations, filed=draft.filed, left=tuple(left)
        )
        edit = add_minute(
            self.register,
            self.today,
            meeting=self.meeting,
            lists=lists,
            moved=self._moved(draft.motion) if draft.motion else None,
            number=draft.number,
            item=item,
            heading=heading,
            text=text,
            report_of=draft.report_of,
            resolutions_lead=draft.resolutions_lead,
            recommendations_lead=draft.recommendations_lead,
        )
        self.do(edit)

    def _meant(self, printed: str) -> str | None:
        return person_meant(self.register, self.meeting, printed)

    def _moved(self, motion: DraftMotion) -> Moved:
        """Give the motion with its people, as far as they are known and can have moved it; their words always stand."""
        people = []
        for field, printed in (("moved_by", motion.moved_by), ("seconded_by", motion.seconded_by)):
            person = self._meant(printed)
            problem = why_not_move(self.register, self.held, person, field)
            if problem or (person and person in people):
                why = problem.sentence if problem else "The same person would have moved and seconded it."
                self.leave(printed, why, Kept.TEXT)
                person = None
            people.append(person)
        return Moved(
            motion=motion.motion,
            clauses=motion.clauses,
            moved_by=people[0],
            moved_by_printed=motion.moved_by,
            seconded_by=people[1],
            seconded_by_printed=motion.seconded_by,
            result=motion.result,
        )

    def note(self, unplaced: tuple[Unplaced, ...]) -> None:
        """Keep what found no place in the note of the meeting; if it is too long for that, in a minute of its own."""
        words = [one.text for one in (*self.left, *unplaced) if one.where is Kept.NOTE]
        if not words:
            return
        held = self.held
        text = "\n".join([*([held.note, ""] if held.note else []), LEFT_OVER, *(f"- {one}" for one in words)])
        if len(text) <= TEXT_LIMIT:
            self.do(Edit("", (replace(held, note=text),)))
            return
        over = "\n".join(f"- {one}" for one in words)
        self.do(add_minute(self.register, self.today, meeting=held.id, heading=LEFT_OVER.rstrip(":"), text=over))


def _meeting_meant(register: Register, draft: DraftSet, meeting: str, on: dt.date | None) -> Meeting | None:
    """Give the meeting that a set is of; None if there is none on its day yet. Raises Refused if it is not clear."""
    if meeting:
        return register.need(Meeting, meeting, "meeting")
    day = on or draft.date
    if day is None:
        sentence = "The text does not say of which day the minutes are."
        raise Refused(Problem("import-day", sentence, "Name the meeting or its day.", "meeting"))
    several = register.meeting_on(day)
    if len(several) > 1:
        named = listed([one.id for one in several])
        sentence = f"There are {len(several)} meetings on {day_month(day)}: {named}."
        raise Refused(Problem("import-several", sentence, "Name the one that is meant by its id.", "meeting"))
    return next(iter(several), None)


def _why_not_empty(register: Register, meeting: Meeting) -> Problem | None:
    """Say that a meeting has minutes already, which are never replaced."""
    count = len(register.minutes_of(meeting.id))
    if not count:
        return None
    sentence = f"{capital(the_meeting(meeting))} has {counted(count, 'minute')} already."
    cure = "Put those in the bin first, or add by hand what they lack: nothing is replaced."
    return Problem("import-minutes", sentence, cure, "meeting")


def _of_roll(one: RollName) -> str:
    """Write a name of the roll as it is left to the clerk: `Cllr A Brown (present as substitute, for Cllr B Green)`."""
    instead = f", for {one.substitute_for}" if one.substitute_for else ""
    office = f", {one.role}" if one.role else ""
    return f"{one.printed} ({one.presence.value}{instead}{office})"


def _sentences(refused: Refused) -> str:
    return " ".join(str(problem) for problem in refused.problems)


def _plain(value: object) -> str:
    return clock_time(value) if isinstance(value, dt.time) else str(value)
