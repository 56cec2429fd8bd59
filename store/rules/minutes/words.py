"""The sentences that minutes print for what is recorded beside their text: who left, what is filed, what was moved."""

from __future__ import annotations

import datetime as dt
import re

from store.records import Filed, Leaving, Meeting, Minute
from store.register import Register
from store.rules.members.membership import printed_name
from store.rules.words.dates import clock_time
from store.rules.words.wording import capital, listed

_AS_DONE = re.compile(r"^(?:carried|lost|agreed|passed|approved|rejected|defeated|supported)\b", re.IGNORECASE)
_AS_CARRIED = re.compile(r"^(?:unanimously|by (?:a )?majority|nem\.? con\.?|on the casting vote)", re.IGNORECASE)
_NOT_PUT = re.compile(r"^(?:withdrawn|not put)\b", re.IGNORECASE)
_BY_ITSELF = re.compile(r"(?:that|to|add|delete|insert|leave|omit|remove|replace|substitute)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:(?:acting|assistant|chief|committee|corporate|county|democratic|deputy|director|executive|finance|financial"
    r"|governance|interim|legal|monitoring|police|crime|fire|and|&|principal|scrutiny|senior|services|statutory"
    r"|strategic|support|temporary)\s+)*"
    r"(?:auditor|chair(?:man|woman|person)?|clerk|commissioner|constable|director|executive|head|manager|mayor|office|officer"
    r"|opcc|pcc|secretary|solicitor|treasurer)"
    r"(?=$|\s*[,(]|\s+(?:and|&|at|for|in|of|to)\s)",
    re.IGNORECASE,
)
"""An office at the beginning of words, without an article. With a name before it nothing is known of an article."""


def leaver_name(register: Register, meeting: Meeting | None, one: Leaving) -> str:
    """Give the name of somebody who left as the minutes of that day print it."""
    return one.printed or (printed_name(register, one.person, meeting) if one.person else "")


def left_sentences(register: Register, minute: Minute) -> tuple[str, ...]:
    """Say who left at a minute, those who left together in one sentence, and who came back when."""
    meeting = register.get(Meeting, minute.meeting)
    groups: dict[tuple[dt.time | None, dt.time | None], list[str]] = {}
    for one in minute.left:
        groups.setdefault((one.at, one.returned), []).append(leaver_name(register, meeting, one))
    sentences = []
    for (at, returned), names in groups.items():
        when = f"at {clock_time(at)}" if at else "at this point"
        back = f" and returned at {clock_time(returned)}" if returned else ""
        sentences.append(f"{capital(listed(names))} left the meeting {when}{back}.")
    return tuple(sentences)


def filed_sentence(document: Filed) -> str:
    """Say that a document is filed: `A copy of the report, marked 'Agenda Item 6', is filed with these minutes.`"""
    if document.printed:
        return document.printed
    mark = f", marked '{document.mark}'," if document.mark else ""
    return f"A copy of the {document.what}{mark} is filed with these minutes."


def result_sentence(result: str) -> str:
    """Say what came of a motion in the words of the meeting: `The motion was put and CARRIED by a majority.`"""
    words = result.strip().rstrip(".")
    if not words:
        return ""
    if _NOT_PUT.match(words):
        return f"The motion was {words}."
    if _AS_CARRIED.match(words):
        return f"The motion was put and CARRIED {words}."
    if _AS_DONE.match(words):
        return f"The motion was put and {words}."
    return f"{capital(words)}."


def mover_sentence(mover: str, seconder: str) -> str:
    """Say by whom something was moved, without a stop: `It was moved by the Chairman and seconded by Cllr Pantling`."""
    seconded = f" and seconded by {seconder}" if seconder else ""
    if mover:
        return f"It was moved by {mover}{seconded}"
    return f"It was seconded by {seconder}" if seconder else "It was moved"


def moved_words(mover: str, seconder: str, motion: str = "") -> str:
    """Begin a motion: `It was moved by the Chairman that:`. One that begins with `That`, or a verb, needs no `that`."""
    that = "" if _BY_ITSELF.match(motion) else " that"
    return f"{mover_sentence(mover, seconder)}{that}:"


def report_sentence(whose: str) -> str:
    """Say whose report was considered; an office is given its article, which a programme leaves out."""
    article = "the " if _OFFICE.match(whose) else ""
    return f"The Panel considered a report of {article}{whose}."
