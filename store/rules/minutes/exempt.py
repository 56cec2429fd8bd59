"""Minutes of exempt business: kept apart from those that are open, which have a summary of them instead.

What would disclose exempt information is left out of the minutes that are open to inspection; where what is left gives
no fair and coherent record, a summary of the proceedings is open in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from store.problems import Problem
from store.records import Minute
from store.records.panel import Nation
from store.register import Register
from store.rules.law.exempt import read_exempt, why_not_exempt
from store.rules.minutes.naming import minute_words
from store.rules.words.wording import capital

HEADING = "EXEMPT BUSINESS"
"""What stands in open minutes in the place of a heading that may disclose what is kept back."""

NO_SUMMARY = "[A summary for the public is still to be written.]"


def is_exempt_minute(minute: Minute) -> bool:
    """Say whether a minute is kept from the public."""
    return bool(minute.exempt_paragraph)


def exempt_minutes(register: Register, meeting: str) -> tuple[Minute, ...]:
    """Give the exempt minutes of a meeting in their order; void ones hold nothing that is kept back."""
    return tuple(one for one in register.minutes_of(meeting) if is_exempt_minute(one) and not one.void)


def faults_of_exempt(minute: Minute, given: Collection[str], nation: Nation) -> Iterator[Problem]:
    """Go through what is wrong with why a minute is exempt and its summary, if either was given."""
    if not {"exempt_paragraph", "summary"} & set(given):
        return
    why_not = why_not_exempt(minute.exempt_paragraph, nation)
    if why_not is not None:
        yield why_not
    if minute.summary.strip() and not is_exempt_minute(minute):
        sentence = "A summary stands in the place of a minute that is exempt, and this one is open."
        yield Problem("summary-alone", sentence, "Choose the paragraph, or take the summary out.", "exempt_paragraph")


def exempt_as_kept(minute: Minute, nation: Nation) -> Minute:
    """Give a minute with the paragraphs that were typed as a record keeps them."""
    kept = read_exempt(minute.exempt_paragraph, nation)
    return minute if kept == minute.exempt_paragraph else replace(minute, exempt_paragraph=kept)


def why_no_summary(register: Register, meeting: str) -> Problem | None:
    """Say which exempt minute of a meeting has no summary for the public; None if each has its own."""
    bare = next((one for one in exempt_minutes(register, meeting) if not one.summary.strip()), None)
    if bare is None:
        return None
    sentence = f"{capital(minute_words(register, bare))} is exempt, and the public has no summary of it."
    return Problem("no-summary", sentence, "Write the summary for the public first.", "summary", "minute.edit")


def for_public(minute: Minute) -> Minute:
    """Give a minute as the public may see it: of an exempt one the number, the paragraph and the summary alone.

    Of one that is void it is the reason why, which the open minutes print in its place.
    """
    if not is_exempt_minute(minute):
        return minute
    return Minute(
        id=minute.id,
        binned_on=minute.binned_on,
        meeting=minute.meeting,
        number=minute.number,
        order=minute.order,
        heading=HEADING,
        item=minute.item,
        text="" if minute.void else minute.summary.strip() or NO_SUMMARY,
        exempt_paragraph=minute.exempt_paragraph,
        summary=minute.summary,
        void=minute.void,
        void_reason=minute.void_reason,
        corrects=minute.corrects,
        corrects_heading=minute.corrects_heading,
    )
