"""What looks wrong in minutes and is left as it is, with the reason that is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store.problems import Problem
from store.records import Meeting
from store.register import Register
from store.rules.lint import CODES, slips
from store.rules.lint.slip import Slip


def open_slips(register: Register, meeting: Meeting) -> tuple[Slip, ...]:
    """Give the slips of a meeting's minutes that nobody has left with a reason, each once."""
    by_key = {one.key: one for one in slips(register, meeting)}
    return tuple(one for one in by_key.values() if not reason_kept(meeting, one))


def reason_kept(meeting: Meeting, slip: Slip) -> str:
    """Give the reason for which a slip was left when the minutes were made final; empty if it was not.

    Under a key of earlier versions, which named all of a sort in a record, it was left if it was told as it is now.
    """
    for one in meeting.minutes.left:
        if one.slip == slip.key or (one.slip == slip.sort and one.sentence in {"", slip.sentence}):
            return one.reason
    return ""


def reason_of(slip: Slip, given: Mapping[str, str]) -> str:
    """Give the reason for which a slip is left: its own, or that for all like it; empty if there is none.

    All like it are those of its sort in its record (`weekday-wrong:N16`), or in the set (`weekday-wrong`).
    """
    return given.get(slip.key) or given.get(slip.sort) or given.get(slip.code) or ""


def why_not_leave(register: Register, meeting: Meeting, given: Mapping[str, str]) -> Iterator[Problem]:
    """Name every slip that is neither mended nor left with a reason, and every reason that is for none.

    `given` are the reasons by the key of a slip, or by the code of all of a sort.
    """
    there = slips(register, meeting)
    for one in open_slips(register, meeting):
        if not reason_of(one, given).strip():
            cure = f"{one.cure} Or leave it with a reason ({one.key})."
            yield Problem(one.code, f"{one.place}: {one.sentence}", cure, one.key)
    known = {*(one.key for one in there), *(one.sort for one in there), *CODES}
    for key in given:
        if key not in known:
            cure = "The key of each stands behind it in brackets, such as number-gap:N16."
            yield Problem(
                "leave-unknown", f"Nothing that looks wrong in these minutes is called “{key}”.", cure, "left"
            )
