"""Reasons for whatever looks wrong in minutes that a test makes final, though it is about something else."""

from __future__ import annotations

from store.records import Meeting
from store.register import Register
from store.rules.lint.leaving import open_slips


def as_printed(register: Register, meeting: str) -> dict[str, str]:
    """Give a reason for every slip in the minutes of a meeting."""
    return {one.key: "As the paper prints it" for one in open_slips(register, register.need(Meeting, meeting))}
