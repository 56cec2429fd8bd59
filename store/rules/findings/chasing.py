"""Findings about letters that are due to those from whom something is awaited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from store.rules.chasing.due import ACTION, INVITATION, MEND, NOMINATION, REPLY, REPORT, Chaser, meeting_words
from store.rules.chasing.needs import why_to_nobody
from store.rules.findings.finding import Act, Finding, Scene, finding
from store.rules.words.addressees import may_be_one
from store.rules.words.dates import long_date
from store.rules.words.loose import day_of
from store.rules.words.wording import counted, listed, verbatim

CODES = {
    REPORT: "report-to-chase",
    MEND: "mend-to-chase",
    ACTION: "action-to-chase",
    REPLY: "reply-to-chase",
    INVITATION: "invitation-to-send",
    NOMINATION: "nomination-to-ask",
}
"""The code of the finding that letters of a sort are due."""

SORT_OF = {code: sort for sort, code in CODES.items()}
"""Which sort of letter is due, by that code."""

OF_EXEMPT = "letter-of-exempt"
"""The code of letters about exempt business, which no act writes."""

CHIEF_ALONE = "chief-asked-alone"
"""The code of a chief constable who is asked to attend where the commissioner is not required."""

TWO_SPELLINGS = "two-spellings"
"""The code of letters to what may be one office."""

_ABOUT = {
    REPORT: "asking for {matters} for {meeting}",
    MEND: "asking for {matters} to be put right for {meeting}",
    ACTION: "asking about {matters}",
    REPLY: "asking for the reply to {matters}",
    INVITATION: "inviting to {meeting}",
    NOMINATION: "asking who is nominated for a vacant seat",
}
_NOUNS = {
    REPORT: "report",
    MEND: "report",
    ACTION: "action",
    REPLY: "recommendation",
    INVITATION: "item",
    NOMINATION: "seat",
}
_WITH_A_DAY = frozenset({REPORT, MEND, ACTION, REPLY})
_OF_A_MEETING = frozenset({REPORT, MEND, INVITATION})
_SHOWN = 3


def letters_due(scene: Scene) -> Iterator[Finding]:
    """Find the letters that are due and were not sent, those of one sort for one meeting together.

    One that is recorded as sent is not found again before the reminder after its day is due. Those about exempt
    business, of which none is drafted, are named apart. What nobody is recorded for is named by other findings.
    """
    whys = [(one, why_to_nobody(one)) for one in scene.letters if one.to or one.exempt]
    for chasers in _together(one for one, why in whys if why is None):
        code = CODES[_sort_and_meeting(chasers).sort]
        yield _named(scene, code, chasers, _to_write(scene, chasers), ("chase",))
    for one, why in whys:
        if why is not None and not one.exempt:
            yield _named(scene, CHIEF_ALONE, [one], (why.sentence, why.cure), ("open",))
    for one, other in _spelt_apart(scene.letters):
        yield _named(scene, TWO_SPELLINGS, [one, other], _spelt(one.to, other.to), ("open",))
    for chasers in _together(one for one, _ in whys if one.exempt):
        yield _named(scene, OF_EXEMPT, chasers, _of_exempt(chasers), ("review", "note"))


def _spelt_apart(letters: Iterable[Chaser]) -> Iterable[tuple[Chaser, Chaser]]:
    """Give the pairs of letters of one sort to what may be one office, each pair of spellings once."""
    pairs: dict[tuple[str, str], tuple[Chaser, Chaser]] = {}
    for chasers in _together(one for one in letters if one.to):
        for one, other in combinations(chasers, 2):
            if may_be_one(one.to, other.to):
                pairs.setdefault((one.to, other.to), (one, other))
    return pairs.values()


def _together(chasers: Iterable[Chaser]) -> Iterable[list[Chaser]]:
    """Put the letters of one sort for one meeting together."""
    letters: dict[tuple[str, str], list[Chaser]] = {}
    for one in chasers:
        letters.setdefault((one.sort, one.meeting.id if one.meeting else ""), []).append(one)
    return letters.values()


def _sort_and_meeting(chasers: Iterable[Chaser]) -> Chaser:
    """Give any of some letters that are together, because all are of its sort and for its meeting."""
    return next(iter(chasers))


def _named(scene: Scene, code: str, chasers: list[Chaser], words: tuple[str, str], acts: tuple[Act, ...]) -> Finding:
    one, (sentence, cure) = _sort_and_meeting(chasers), words
    return finding(
        code,
        _records(chasers),
        sentence,
        place=_place(one),
        cure=cure,
        acts=acts,
        by=min((chaser.first_due for chaser in chasers if chaser.first_due), default=scene.today),
        rank=61,
        only=one.meeting.id if one.meeting and one.sort in _OF_A_MEETING else None,
    )


def _to_write(scene: Scene, chasers: list[Chaser]) -> tuple[str, str]:
    one, number = _sort_and_meeting(chasers), len(chasers)
    several = len(_records(chasers))
    matters = counted(several, _NOUNS[one.sort])
    about = _ABOUT[one.sort].format(matters=matters, meeting=f"the meeting of {meeting_words(one)}")
    whom = listed([chaser.to for chaser in chasers]) if number <= _SHOWN else f"{number} people and bodies"
    first = min((chaser.first_due for chaser in chasers if chaser.first_due), default=None)
    due = ""
    if first and one.sort in _WITH_A_DAY:
        which = "first" if several > 1 else _NOUNS[one.sort]
        due = f" The {which} {'fell' if first < scene.today else 'falls'} due on {long_date(first)}."
    letters = f"{counted(number, 'letter')} {about} {'is' if number == 1 else 'are'}"
    them, each = ("it", "it") if number == 1 else ("all of them", "each")
    cure = f"Write {them} in one act, which records {each} as sent."
    return f"{letters} due and not recorded as sent: to {whom}.{due}", cure


def _spelt(one: str, other: str) -> tuple[str, str]:
    sentence = f"{verbatim(one)} and {verbatim(other)} may be one office, and would get a letter each."
    short = min(one, other, key=len)
    return sentence, f"Write both in one way; or enter {verbatim(short)} as the office of a seat, so that it is known."


def _of_exempt(chasers: list[Chaser]) -> tuple[str, str]:
    records = _records(chasers)
    are = "is" if len(records) == 1 else "are"
    sentence = f"A letter is due about {listed(records)}, which {are} of exempt business, so that none is drafted."
    return sentence, "Write by hand to whoever sees to it, note it, and say from when to look at it again."


def _records(chasers: list[Chaser]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.record for chaser in chasers for one in chaser.matters))


def _place(chaser: Chaser) -> str:
    if chaser.sort in _OF_A_MEETING and chaser.meeting:
        return f"Work programme, {day_of(chaser.meeting)}"
    return "Members" if chaser.sort == NOMINATION else "Actions"
