"""How people are named in the sentences of the minutes."""

from __future__ import annotations

import re

from store.records import Meeting, Presence
from store.register import Register
from store.rules.attendance.standing import attendance_of
from store.rules.members.membership import printed_name
from store.rules.room.house import IN_FULL, house_form
from store.rules.words.wording import listed

_COUNCILLOR = re.compile(r"^Cllr\.?(?= )")


def name_in_room(register: Register, meeting: Meeting, person: str) -> str:
    """Name somebody in a sentence of the minutes: a member by name, somebody in attendance by office.

    `the Chief Constable`, without what stands behind `of`; with titles in full where that is the house form.
    """
    one = attendance_of(meeting, person)
    if one is not None and one.presence is Presence.IN_ATTENDANCE and one.role:
        return f"the {one.role.partition(' of ')[0]}"
    name = printed_name(register, person, meeting)
    form = house_form(register.panel.rules_on(meeting.date), "titles")
    return _COUNCILLOR.sub("Councillor", name) if form == IN_FULL else name


def names_in_room(register: Register, meeting: Meeting, people: tuple[str, ...], printed: tuple[str, ...]) -> str:
    """Name people in a sentence, by the words given for them where there are any."""
    names = [
        (printed[place] if place < len(printed) else "") or name_in_room(register, meeting, person)
        for place, person in enumerate(people)
    ]
    names += [words for words in printed[len(people) :] if words]
    return listed(names) if names else ""
