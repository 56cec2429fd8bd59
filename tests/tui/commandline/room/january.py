"""The meeting of 27 January 2021 as events: what happened, with only the discussion typed as its minutes print it."""

from __future__ import annotations

from typing import Any

from store.records import Meeting, Presence
from store.register import Register
from store.rules.words.clauses import clause_words

PRECEPT = "Proposed Precept 2021-22 and Medium Term Financial Plan (MTFP)"
COMPLAINTS = (
    "Annual Report of Complaints received against the Leicester, Leicestershire and Rutland Police and Crime "
    "Commissioner"
)
FORM = """titles | in full
headings | in capitals
apologies | Apologies for absence were received from {names}
substitutes | It was noted that {names} was in attendance as a substitute for {members}.
no declarations | Members were asked to declare any pecuniary or other interest they may have in the business on the \
agenda. There were no such declarations.
minutes confirmed | That the minutes of the meeting held on {nth_day} be confirmed as an accurate record.
leaving | {names} left the meeting at this point.
vote | [{words} ]upon being put to the vote the motion was {result}.
recommendations | That the {office} shall:
noted | Members of the panel noted {words}.
nothing notified | None notified.
next meeting | It was noted that the next meeting was scheduled to take place on {nth_day} at {short_time}."""
"""The house form of that panel, read off its minutes."""

Said = dict[str, Any]


def _roll(meeting: Meeting, paper: Register) -> list[Said]:
    """Tell the roll as the paper prints it, after those who sent apologies: whoever stands in finds them away."""
    lines: list[Said] = []
    for one in sorted(meeting.attendance, key=lambda each: each.presence is not Presence.APOLOGIES):
        line: Said = {"event": "roll", "people": [paper.person_name(one.person)], "presence": one.presence.value}
        line |= {"printed": [one.printed]} | ({"role": one.role} if one.role else {})
        line |= {"remote": True} if one.remote else {}
        line |= {"substitute_for": paper.person_name(one.substitute_for)} if one.substitute_for else {}
        lines.append(line)
    return lines


def events(paper: Register) -> list[Said]:
    """Give the events in their order."""
    meeting = next(one for one in paper.meetings if one.date.isoformat() == "2021-01-27")
    minutes = {one.number: one for one in paper.minutes_of(meeting.id)}
    [vote] = paper.votes_minuted(minutes["47"].id)
    discussed = minutes["47"].text.split("\n\n")
    *debate, last = discussed
    upon = last.removesuffix(" upon being put to the vote the motion was CARRIED by a majority.")
    assert upon != last
    clauses = [clause_words(one) for one in vote.clauses]
    return [
        *_roll(meeting, paper),
        {"event": "start", "at": "13:00"},
        {"event": "item", "heading": "Apologies for absence"},
        {"event": "note", "words": minutes["44"].text.split("\n\n")[0]},
        {"event": "apologies"},
        {"event": "substitutes"},
        {"event": "item", "heading": "Declarations of interest"},
        {"event": "no declarations"},
        {"event": "item", "heading": "Minutes of the last meeting"},
        {"event": "minutes confirmed", "meeting": "2020-12-09"},
        {"event": "item", "item": PRECEPT},
        *({"event": "note", "words": words} for words in debate),
        {"event": "motion", "clauses": clauses, "moved_by": "the Chairman", "seconded_by": "Councillor Pantling"},
        {"event": "vote", "result": vote.result, "words": upon},
        *({"event": "resolution", "words": clause_words(one)} for one in minutes["47"].resolutions),
        *({"event": "recommendation", "words": one.text} for one in minutes["47"].recommendations),
        {"event": "item", "item": COMPLAINTS},
        {"event": "leaving", "people": ["Simon Cole", "Lord Bach"]},
        *({"event": "note", "words": words} for words in minutes["48"].text.split("\n\n")),
        {"event": "resolution", "words": minutes["48"].resolutions[0].text},
        {"event": "item", "item": "Work programme"},
        {"event": "noted", "words": "the ongoing work programme"},
        {"event": "item", "heading": "Any other urgent business"},
        {"event": "nothing notified"},
        {"event": "item", "heading": "Date of next meeting"},
        {"event": "note", "words": minutes["51"].text.split("\n\n")[0]},
        {"event": "next meeting"},
        {"event": "closed", "at": "16:15"},
    ]
