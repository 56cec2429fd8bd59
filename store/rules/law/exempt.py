"""The descriptions of exempt information: Schedule 12A, Local Government Act 1972, of England and of Wales.

A paper is kept back, and the public excluded, only under one of these. England and Wales have a list each, in parts of
their own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.problems import Problem
from store.records.panel import Nation
from store.rules.law.provision import ASK, Certainty, cited
from store.rules.words.wording import listed, paragraph_words

SCHEDULE = "Schedule 12A"
ACT = "Local Government Act 1972"

PARTS = {Nation.ENGLAND: 1, Nation.WALES: 4}
"""The part of the schedule in which each nation's descriptions stand."""


class Exemption(NamedTuple):
    """A paragraph that describes exempt information: its number, its words, and how sure they are.

    `weighed` says that it exempts only while the public interest in keeping the information back is the greater.
    """

    number: int
    words: str
    certainty: Certainty = "verified"
    weighed: bool = True

    @property
    def told(self) -> str:
        """Its words, with what the monitoring officer should be asked, if anything."""
        return cited(self.words, self.certainty)


_IDENTITY = "Information which is likely to reveal the identity of an individual"
_AFFAIRS = (
    "Information relating to the financial or business affairs of any particular person (including the authority "
    "holding that information)"
)
_LABOUR = (
    "Information relating to any consultations or negotiations, or contemplated consultations or negotiations, in "
    "connection with any labour relations matter arising between the authority or a Minister of the Crown and "
    "employees of, or office holders under, the authority"
)
_PRIVILEGE = (
    "Information in respect of which a claim to legal professional privilege could be maintained in legal proceedings"
)
_NOTICE = (
    "Information which reveals that the authority proposes to give under any enactment a notice under or by virtue of "
    "which requirements are imposed on a person, or to make an order or direction under any enactment"
)
_CRIME = (
    "Information relating to any action taken or to be taken in connection with the prevention, investigation or "
    "prosecution of crime"
)

EXEMPTIONS: dict[Nation, tuple[Exemption, ...]] = {
    Nation.ENGLAND: (
        Exemption(1, "Information relating to any individual"),
        Exemption(2, _IDENTITY),
        Exemption(3, _AFFAIRS),
        Exemption(4, _LABOUR),
        Exemption(5, _PRIVILEGE),
        # The words of 6 and 7 are those of the Welsh list; in the English one they were not read.
        Exemption(6, _NOTICE, ASK),
        Exemption(7, _CRIME, ASK),
    ),
    Nation.WALES: (
        Exemption(12, "Information relating to a particular individual"),
        Exemption(13, _IDENTITY),
        Exemption(14, _AFFAIRS),
        Exemption(15, _LABOUR),
        # The public interest is weighed for 12 to 15, 17 and 18: a claim to privilege stands without it.
        Exemption(16, _PRIVILEGE, weighed=False),
        Exemption(17, _NOTICE),
        Exemption(18, _CRIME),
    ),
}
"""The descriptions of each nation, in their order."""

_TYPED = re.compile(
    r"(?:by virtue of )?(?:para(?:graph)?s?(?:\(s\))?\.?\s*)?(?P<numbers>\d{1,2}(?:(?:\s*[,;&]\s*|\s+and\s+)\d{1,2})*)"
    r"(?:\s*(?:,|of)\s*part\s*(?P<part>\d{1,2}))?(?:\s*(?:,|of)\s*(?:schedule|sch\.?)\s*12a.*)?\.?",
    re.IGNORECASE,
)


def exempt_numbers(kept: str) -> tuple[int, ...]:
    """Give the numbers of the paragraphs that a record names, each once, in their order."""
    match = _TYPED.fullmatch(kept.strip())
    return tuple(sorted({int(one) for one in re.findall(r"\d+", match["numbers"])})) if match else ()


def read_exempt(typed: str, nation: Nation) -> str:
    """Give paragraphs that were typed as the record keeps them, `3` or `1, 3`; what names none stays as it is typed."""
    numbers = exempt_numbers(typed)
    return (
        ", ".join(str(one) for one in numbers) if numbers and why_not_exempt(typed, nation) is None else typed.strip()
    )


def why_not_exempt(typed: str, nation: Nation, field: str = "exempt_paragraph") -> Problem | None:
    """Say why what was typed names no description of exempt information in a nation; None if it does, or is empty."""
    if not typed.strip():
        return None
    known = [one.number for one in EXEMPTIONS[nation]]
    part, where = PARTS[nation], f"Part {PARTS[nation]} of {SCHEDULE} ({nation.value})"
    cure = f"Choose from paragraphs {known[0]} to {known[-1]} of Part {part}, or ask the monitoring officer."
    match = _TYPED.fullmatch(typed.strip())
    if match is None:
        sentence = f"“{typed.strip()}” is not the number of a paragraph of {where}."
        return Problem("no-such-exemption", sentence, cure, field)
    if match["part"] and int(match["part"]) != part:
        sentence = f"Part {match['part']} of {SCHEDULE} holds no description of exempt information in {nation.value}."
        return Problem("no-such-exemption", sentence, cure, field)
    strange = [str(one) for one in exempt_numbers(typed) if one not in known]
    if not strange:
        return None
    sentence = f"There is no paragraph {listed(strange)} in {where}."
    return Problem("no-such-exemption", sentence, cure, field)


def is_weighed(kept: str, nation: Nation) -> bool:
    """Say whether the public interest has to be weighed for what a record names; what is not known is weighed."""
    numbers = exempt_numbers(kept)
    free = {one.number for one in EXEMPTIONS[nation] if not one.weighed}
    return not numbers or not free.issuperset(numbers)


def exempt_words(kept: str, nation: Nation) -> str:
    """Cite what makes a paper exempt: its paragraphs of the nation's part of the schedule and the act."""
    if not exempt_numbers(kept):
        return (
            f"{kept.strip()}, {ACT}"
            if SCHEDULE.casefold() in kept.casefold()
            else f"{kept.strip()} ({SCHEDULE}, {ACT})"
        )
    return f"{paragraph_words(kept)} of Part {PARTS[nation]} of {SCHEDULE}, {ACT}"


def not_for_publication(kept: str, nation: Nation) -> str:
    """Give the mark that every copy of an exempt paper bears (s.100B(5)), which says the description it falls under."""
    return f"Not for publication by virtue of {exempt_words(kept, nation)}"


def told_exempt(typed: str, nation: Nation) -> str:
    """Say back in their words which descriptions were typed; of a number that is none, why; of other words nothing."""
    why_not = why_not_exempt(typed, nation)
    if why_not is not None:
        return why_not.sentence if any(map(str.isdecimal, typed)) else ""
    known = {one.number: one.told for one in EXEMPTIONS[nation]}
    return "; ".join(known[number] for number in exempt_numbers(typed))
