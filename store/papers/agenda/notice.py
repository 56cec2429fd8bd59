"""The public notice of a meeting as it is printed, a sheet for each council."""

from __future__ import annotations

from store.papers.tables import encoded, json
from store.queries.agenda.notice import NoticeForCouncil, notices_of
from store.records import Meeting
from store.register import Register
from store.rules.words.dates import long_date
from store.rules.words.text import cleaned

_APART = "-" * 40


def notice_text(register: Register, meeting: Meeting, council: str = "") -> bytes:
    """Write the notices as plain text, one behind the other. Raises Refused as `notices_of` does."""
    return encoded(cleaned(line) for line in notice_lines(register, meeting, council))


def notice_json(register: Register, meeting: Meeting, council: str = "") -> bytes:
    """Write the notices as a JSON array. Raises Refused as `notices_of` does."""
    return json(NoticeForCouncil, notices_of(register, meeting, council))


def notice_lines(register: Register, meeting: Meeting, council: str = "") -> list[str]:
    """Give the lines of the notices, above each for which council it is. Raises Refused as `notices_of` does."""
    lines: list[str] = []
    for one in notices_of(register, meeting, council):
        place = one.place or "the place is not recorded"
        posted = f"posted on {long_date(one.posted_on)}" if one.posted_on else "not recorded as posted"
        head = f"For {one.council} ({place}): to be posted by {long_date(one.post_by)}, {posted}"
        lines += [*([_APART] if lines else []), head, "", *one.text.split("\n")]
    return lines
