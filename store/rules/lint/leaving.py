"""What looks wrong in minutes and is left as it is, with the reason that is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store.problems import Problem
from store.records import Meeting
from store.register import Register
from store.rules.lint import CODES, slips
from store.rules.lint.slip import Slip


def open_slips(register: Register, meeting: Meeting) -> tuple[Slip, ...]:
    """Give the slips of a meeting's minutes that nobody has left with a reason."""
    return tuple(one for one in slips(register, meeting) if not reason_kept(meeting, one))


def reason_kept(meeting: Meeting, slip: Slip) -> str:
    """Give the reason for which a slip was left before; empty if it was not.

    Where several of a sort were left at one record, that is meant which says the same; of one alone the words may have
    changed since, as with the number of its minute.
    """
    sort = f"{slip.code}:{slip.record}"
    same = [one for one in meeting.minutes.left if one.slip == sort or one.slip.startswith(f"{sort}:")]
    if slip.again > 1 or len(same) > 1:
        same = [one for one in same if one.sentence == slip.sentence]
    return next((one.reason for one in same), "")


def reason_of(slip: Slip, given: Mapping[str, str]) -> str:
    """Give the reason for which a slip is left: its own, or that for all of its sort; empty if there is none."""
    return given.get(slip.key) or given.get(slip.code) or ""


def why_not_leave(register: Register, meeting: Meeting, given: Mapping[str, str]) -> Iterator[Problem]:
    """Name every slip that is neither mended nor left with a reason, and every reason that is for none.

    `given` are the reasons by the key of a slip, or by the code of all of a sort.
    """
    there = slips(register, meeting)
    for one in open_slips(register, meeting):
        if not reason_of(one, given).strip():
            cure = f"{one.cure} Or leave it with a reason ({one.key})."
            yield Problem(one.code, f"{one.place}: {one.sentence}", cure, one.key)
    known = {*(one.key for one in there), *CODES}
    for key in given:
        if key not in known:
            cure = "The key of each stands behind it in brackets, such as number-gap:N16."
            yield Problem(
                "leave-unknown", f"Nothing that looks wrong in these minutes is called “{key}”.", cure, "left"
            )
