"""Recording that the papers of a meeting were sent: to whom, on which day, how."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Meeting, PapersSent, Person
from store.register import Register
from store.rules.agenda.sending import not_sent_to, recipients, why_not_send
from store.rules.calendar.meetings import the_meeting
from store.rules.words.dates import day_month
from store.rules.words.wording import counted


def record_sent(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    people: tuple[str, ...] = (),
    on: dt.date | None = None,
    how: str = "",
    what: str = "",
) -> Edit:
    """Record papers of a meeting as sent to people; nobody named: to every member who has not been sent any.

    `how` says by which way, such as by e-mail; `what` what was sent, such as supplement 1. It is today if no day is
    given.

    Raises:
        Refused: with every reason: an unknown person, a day to come or after the meeting, nobody left to send to.
    """
    current = register.need(Meeting, meeting, "meeting")
    day, problems = on or today, Problems()
    problems.add(why_not_send(current, day, today))
    told, way = problems.said(PapersSent, "what", what), problems.said(PapersSent, "how", how)
    for person in people:
        problems.need(register, Person, person, "people")
    to = tuple(dict.fromkeys(people)) or not_sent_to(register, current)
    if not to:
        everyone = recipients(register, current)
        sentence = "Papers were sent to every member." if everyone else "No members are recorded on that day."
        cure = "Name those who were sent something more." if everyone else "Enter the seats first, or name people."
        problems.add(Problem("sent-nobody", sentence, cure, "people"))
    problems.refuse()
    one = PapersSent(on=day, to=to, how=way, what=told)
    at = register.person_name(to[0], current.date) if len(to) == 1 else counted(len(to), "person")
    sentence = f"Recorded {told or 'papers'} of {the_meeting(current)} as sent to {at} on {day_month(day)}"
    return Edit(sentence, (replace(current, sent=(*current.sent, one)),))
