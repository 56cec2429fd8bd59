"""The sentence that agenda and minutes print for a late item (Local Government Act 1972 s.100B(4)(b))."""

from __future__ import annotations

from store.records import Issue, Meeting, Minute
from store.records.agenda import LATE
from store.register import Register
from store.rules.agenda.issues import current_issues
from store.rules.members.membership import printed_name


def late_issues(meeting: Meeting) -> tuple[Issue, ...]:
    """Give the late items of a meeting that were published, in their order."""
    return tuple(issue for issue in current_issues(meeting) if issue.kind == LATE)


def late_sentence(register: Register, meeting: Meeting, issue: Issue) -> str:
    """Say who found an item urgent, by reason of which special circumstances, and why it could not wait."""
    name = printed_name(register, issue.chair, meeting) if issue.chair else "The chair of the meeting"
    return (
        f"{name}, in the Chair, was of the opinion that this item should be considered as a matter of urgency by "
        f"reason of special circumstances: {_ended(issue.circumstances)} "
        f"It could not wait: {_ended(issue.why_not_before)}"
    )


def _ended(words: str) -> str:
    told = " ".join(words.split())
    return told if told.endswith((".", "!", "?")) else f"{told}."


def urgency_sentences(register: Register, minute: Minute) -> tuple[str, ...]:
    """Give what a minute says of its item's urgency, if it came late; nothing if it did not."""
    meeting = register.get(Meeting, minute.meeting)
    if meeting is None or not minute.item:
        return ()
    return tuple(
        late_sentence(register, meeting, issue)
        for issue in late_issues(meeting)
        if any(line.item == minute.item for line in issue.lines)
    )
