"""What may be done to an agenda: built, worded, put in order, published, added to; and when that is asked about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from store.problems import Problem
from store.records import AgendaLine, IssuedLine, Meeting, WorkItem
from store.register import Register
from store.rules.agenda.building import build_changes, business_of
from store.rules.agenda.issues import current_issues, issue_words, published_lines
from store.rules.agenda.numbering import style_of, why_twice
from store.rules.agenda.standing_now import pending_words
from store.rules.calendar.deadlines import PUBLICATION, PUBLICATION_LOCAL, SUSPENDED
from store.rules.calendar.meetings import agenda_is_out, the_meeting
from store.rules.calendar.publishing import why_nothing_public
from store.rules.programme.papers import why_no_ground
from store.rules.programme.passed import LEFT_BEHIND, OUT
from store.rules.words.dates import long_date
from store.rules.words.folding import words_read
from store.rules.words.papers import in_force
from store.rules.words.wording import capital, counted, quoted, small, verbatim


def why_not_build(meeting: Meeting) -> Problem | None:
    """Say why an agenda cannot be built; None if it can. What was published stands: it is added to, not built again."""
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.status in SUSPENDED:
        sentence = f"{name} was {meeting.status.value}."
        return Problem("agenda-closed", sentence, "Reopen it as arranged first.", "meeting", "meeting.status")
    return why_frozen(meeting, "Its items and their numbers stand as members have them.")


def why_frozen(meeting: Meeting, means: str) -> Problem | None:
    """Say that an agenda was published, so that it only changes by a further publication; None if it was not."""
    if not current_issues(meeting) or meeting.agenda_published_on is None:
        return None
    sentence = f"The agenda was published on {long_date(meeting.agenda_published_on)}. {means}"
    cure = "Publish a supplement, a late item or a withdrawal."
    return Problem("agenda-published", sentence, cure, "meeting", "agenda.supplement")


def why_not_place_line(meeting: Meeting, line: AgendaLine, by: int) -> Problem | None:
    """Say why a line cannot go one place up (-1) or down (+1); None if it can."""
    frozen = why_frozen(meeting, "Numbers that were published never move.")
    if frozen:
        return frozen
    ids = [one.id for one in meeting.agenda]
    if line.id in ids and 0 <= ids.index(line.id) + by < len(ids):
        return None
    if not meeting.agenda:
        return not_built(meeting)
    end = "first" if by == -1 else "last"
    return Problem(f"agenda-{end}", f"That is the {end} item of the agenda already.", "Move another item.", "line")


def not_built(meeting: Meeting) -> Problem:
    """Say that the agenda of a meeting has not been built."""
    sentence = f"The agenda of {the_meeting(meeting, weekday=True)} has not been built."
    return Problem("agenda-not-built", sentence, "Build it first.", "meeting", "agenda.build")


def why_not_leave_out(meeting: Meeting, line: AgendaLine) -> Problem | None:
    """Say why an agenda cannot do without a line; None if it can. An item of the programme is moved there."""
    frozen = why_frozen(meeting, "What was published can only be withdrawn.")
    if frozen or not line.item:
        return frozen
    sentence = "This is an item of the programme, which says what the meeting deals with."
    cure = "Move, defer or withdraw it there and build the agenda again."
    return Problem("agenda-of-programme", sentence, cure, "line", "item.move")


def why_not_publish_agenda(register: Register, meeting: Meeting) -> tuple[Problem, ...]:
    """List what keeps an agenda from being published as it stands: numbers used twice, exempt papers without ground."""
    return (*why_twice(meeting.agenda, style_of(register, meeting)), *_without_ground(register, meeting))


def _without_ground(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Go through the exempt papers of a public meeting whose public interest nobody weighed."""
    nation = register.panel.nation
    for item in business_of(register, meeting):
        for paper in in_force(item):
            problem = why_no_ground(paper, nation)
            if problem is not None:
                sentence = f"{quoted(item.title)}: {small(problem.sentence)}"
                yield Problem(problem.code, sentence, problem.cure, "meeting", "paper.edit")


def why_ask_publishing(register: Register, meeting: Meeting) -> Problem | None:
    """Say that a built agenda no longer fits template and programme, which is asked about; None if it does."""
    changes = build_changes(register, meeting) if meeting.agenda else ()
    if not changes:
        return None
    more = f", and {counted(len(changes) - 1, 'other change')}" if len(changes) > 1 else ""
    sentence = f"The agenda has been left behind by the programme: {changes[0].words}{more}."
    cure = "Build it again first, or publish it as it stands if that is meant."
    return Problem(LEFT_BEHIND, sentence, cure, "meeting", "agenda.build")


def why_ask_taking_back(meeting: Meeting, deadline: str) -> Problem | None:
    """Say that what is to be taken back is a publication, which members have; None if it is another deadline."""
    if deadline not in {PUBLICATION, PUBLICATION_LOCAL} or not agenda_is_out(meeting):
        return None
    issues = current_issues(meeting)
    what = issue_words(issues[-1]) if issues else "agenda"
    on = issues[-1].on if issues else meeting.agenda_published_on
    day = f" on {long_date(on)}" if on else ""
    sentence = f"The {what} of {the_meeting(meeting, weekday=True)} was published{day}; members have it."
    cure = "Take it back only if it was recorded by mistake."
    return Problem(OUT, sentence, cure, "meeting")


def why_not_add_to(meeting: Meeting) -> Problem | None:
    """Say why nothing can be published after an agenda; None if something can: it must be out, the meeting to come."""
    problem = why_nothing_public(meeting)
    if problem is not None:
        return problem
    if not agenda_is_out(meeting):
        sentence = f"The agenda of {the_meeting(meeting, weekday=True)} has not been published."
        cure = "Change the agenda itself, and publish it then."
        return Problem("agenda-not-out", sentence, cure, "meeting", "meeting.publish")
    return None


def why_nothing_new(meeting: Meeting) -> Problem:
    """Say that nothing on an agenda differs from what was published."""
    sentence = f"Nothing on the agenda for {the_meeting(meeting)} has changed since it was last published."
    cure = "Record the paper or the question first, or move the item to the meeting."
    return Problem("supplement-nothing", sentence, cure, "meeting")


def why_nothing_to_publish(register: Register, meeting: Meeting) -> Problem | None:
    """Say that there is nothing of which a supplement could be made; None if something has changed.

    Of an agenda of which only the day of publication was kept it is not known what went out.
    """
    if not current_issues(meeting) or pending_words(register, meeting):
        return None
    return why_nothing_new(meeting)


def why_not_issue_on(meeting: Meeting, on: dt.date, today: dt.date) -> Problem | None:
    """Say why something cannot have been published after the agenda on a day; None if it can."""
    if on > today:
        sentence = f"{long_date(on)} is still to come."
        return Problem("publish.early", sentence, "Record the publication when it has been made.", "on")
    if on > meeting.date and not meeting.known_by:
        sentence = f"{long_date(on)} is after the meeting on {long_date(meeting.date)}."
        return Problem("publish.after", sentence, f"Type {long_date(meeting.date)} or an earlier date.", "on")
    issues = current_issues(meeting)
    last = issues[-1].on if issues else meeting.agenda_published_on
    if last is not None and on < last:
        sentence = f"{long_date(on)} is before the last publication, of {long_date(last)}."
        return Problem("publish.before", sentence, f"Type {long_date(last)} or a later date.", "on")
    return None


def find_published(meeting: Meeting, typed: str) -> IssuedLine | Problem:
    """Give the line of a published agenda that still stands and is meant: its number, its id, its item or heading."""
    return find_line(tuple(one.line for one in published_lines(meeting) if one.state != "withdrawn"), typed)


def why_not_withdraw_line(meeting: Meeting, line: str) -> Problem | None:
    """Say why a line cannot be withdrawn; None if it can: the agenda is out, and the line still stands on it."""
    problem = why_not_add_to(meeting)
    if problem is not None:
        return problem
    gone = next((one for one in published_lines(meeting) if one.line.line == line and one.state == "withdrawn"), None)
    if gone is None:
        return None
    sentence = f"Item {gone.line.number}, {quoted(gone.line.title)}, has been withdrawn already."
    return Problem("agenda-withdrawn", sentence, "There is nothing more to do.", "line")


def find_line(lines: Iterable[IssuedLine], typed: str) -> IssuedLine | Problem:
    """Give the line that is meant: by its number, its id, the id of its item, or its heading."""
    wanted, all_lines = words_read(typed), tuple(lines)
    for name in ("number", "line", "item", "title"):
        meant = [line for line in all_lines if wanted and words_read(getattr(line, name) or "") == wanted]
        if len(meant) == 1:
            return meant[0]
    numbers = ", ".join(line.number for line in all_lines)
    sentence = f"There is no item {verbatim(typed.strip()[:60])} on this agenda."
    return Problem("agenda-no-line", sentence, f"Type its number: {numbers}." if numbers else "Build it first.", "line")


def why_not_late_item(meeting: Meeting, item: WorkItem) -> Problem | None:
    """Say why an item cannot be a late one; None if it can: it must not be on the agenda already.

    One that was withdrawn can come back, with a number of its own.
    """
    stands = (one for one in published_lines(meeting) if one.state != "withdrawn")
    standing = next((one for one in stands if one.line.item == item.id), None)
    if standing is None:
        return None
    sentence = f"{quoted(item.title)} is on the agenda already, as item {standing.line.number}."
    cure = "Publish a supplement if only its papers are late."
    return Problem("agenda-on-it", sentence, cure, "item", "agenda.supplement")
