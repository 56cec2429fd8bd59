"""The house form of the sentences that are made from events: usual words, and those that a panel has set.

A sentence has slots such as {names}. What stands between square brackets is left out where a slot in it is empty.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from store.problems import Problem
from store.records.panel import RuleSet
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.wording import capital, either

IN_FULL = "in full"
"""The form of titles by which `Cllr` is printed as Councillor."""

IN_CAPITALS = "in capitals"
"""The form of headings that are printed in capital letters throughout."""


class Form(NamedTuple):
    """A sentence that a panel may word: its usual words, and the slots that it may have."""

    words: str
    slots: frozenset[str]


def _form(words: str, *more: str) -> Form:
    return Form(words, frozenset({*re.findall(r"\{(\w+)\}", words), *more}))


_WHEN = ("time", "short_time")
_DAY = ("day", "long_day", "nth_day")

FORMS: Mapping[str, Form] = {
    "apologies": _form("Apologies for absence were received from {names}."),
    "substitutes": _form("{names} attended as substitute for {members}."),
    "arrival": _form("{names} joined the meeting[ at {time}].", *_WHEN),
    "leaving": _form("{names} left the meeting at {time}.", *_WHEN),
    "return": _form("{names} returned to the meeting[ at {time}].", *_WHEN),
    "chair": _form("{names} took the chair[ at {time}].", *_WHEN),
    "item out of order": _form("This item was taken out of the order of the agenda.", "item"),
    "no declarations": _form("There were no declarations of interest."),
    "minutes confirmed": _form(
        "That the minutes of the meeting held on {day} be confirmed as a correct record.", *_DAY
    ),
    "question put": _form("{names} asked: {words}[\n\n{answer}]"),
    "supplementary": _form("{names} asked a supplementary question: {words}[\n\n{answer}]"),
    "noted": _form("The Panel noted {words}."),
    "nothing notified": _form("No urgent business was notified."),
    "vote": _form("", "words", "result"),
    "recommendations": _form("", "office"),
    "action": _form("Action: {words}[ ({owner})].", "due"),
    "deferral": _form("Consideration of this item was deferred to {to}[: {words}].", "item"),
    "public left": _form(
        "{moved} that the public be excluded from the meeting.[ {put}] The public left the meeting[ at {time}].", *_WHEN
    ),
    "exclusion": _form("", "item", "paragraph", "interest"),
    "public back": _form("The public returned to the meeting[ at {time}].", *_WHEN),
    "adjourned": _form("The meeting adjourned[ at {time}][: {words}].", *_WHEN),
    "resumed": _form("The meeting resumed[ at {time}].", *_WHEN),
    "next meeting": _form("The next meeting will be held on {long_day}[ at {time}].", *_DAY, *_WHEN, "venue"),
    "headings": _form("as typed"),
    "titles": _form("as printed"),
}
"""Every sentence that a panel may word, by what it is for; the last two say how headings and titles are printed."""

_CHOICES = {"headings": ("as typed", IN_CAPITALS), "titles": ("as printed", IN_FULL)}
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


def house_form(rules: RuleSet, event: str) -> str:
    """Give the words in which a panel has a sentence, the usual ones if it has set none."""
    own = next((one.words for one in rules.sentences if one.event.casefold() == event), None)
    return FORMS[event].words if own is None else own


def filled(words: str, slots: Mapping[str, str]) -> str:
    """Put values into the slots of a sentence; what stands in square brackets goes where one of its slots is empty."""

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(slots.get(name, "") for name in _SLOT.findall(match[1])) else ""

    said = _SLOT.sub(lambda match: slots.get(match[1], ""), _OPTIONAL.sub(optional, words.replace("\\n", "\n")))
    said = re.sub(r"([.!?])\.(?=\s|$)", r"\1", said)
    return capital("\n".join(line.strip() for line in said.split("\n")).strip())


def when_slots(at: dt.time | None) -> dict[str, str]:
    """Give the slots of a time: `1:00 pm`, and short as `1pm`."""
    if at is None:
        return {}
    long = clock_time(at)
    return {"time": long, "short_time": long.replace(":00", "").replace(" ", "") if at.hour != 12 else long}


def day_slots(day: dt.date) -> dict[str, str]:
    """Give the slots of a day: `25 March 2021`, with its weekday, and as `25th March 2021`."""
    ending = "th" if day.day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    words = day_month(day)
    return {"day": words, "long_day": long_date(day), "nth_day": words.replace(" ", f"{ending} ", 1)}


def heading_printed(rules: RuleSet, title: str) -> str:
    """Give a heading as the house prints it."""
    return title.upper() if house_form(rules, "headings") == IN_CAPITALS else title


def why_not_sentences(rules: RuleSet) -> tuple[Problem, ...]:
    """List what is wrong with the sentences that a panel has set: for nothing known, twice, or with a strange slot."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for one in rules.sentences:
        event = one.event.casefold()
        form = FORMS.get(event)
        if form is None:
            cure = f"Choose from {', '.join(FORMS)}."
            problems.append(Problem("sentence-for", f"No event is called “{one.event}”.", cure, "sentences"))
            continue
        if event in seen:
            cure = "Keep one of the two."
            problems.append(Problem("sentence-twice", f"There are two sentences for “{event}”.", cure, "sentences"))
        seen.add(event)
        if event in _CHOICES and one.words not in _CHOICES[event]:
            cure = f"Choose {either(_CHOICES[event])}."
            problems.append(Problem("sentence-choice", f"“{one.words}” is no way to print {event}.", cure, "sentences"))
        strange = [name for name in _SLOT.findall(one.words) if event not in _CHOICES and name not in form.slots]
        if strange:
            slots = ", ".join(f"{{{name}}}" for name in sorted(form.slots)) or "none"
            sentence = f"The sentence for “{event}” has no slot {{{strange[0]}}}."
            problems.append(Problem("sentence-slot", sentence, f"Its slots are: {slots}.", "sentences"))
    return tuple(problems)
