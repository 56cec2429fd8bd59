"""What a clerk does as the days go by: publish the papers, post the notices, and record deadlines as met."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.agenda.issuing import first_issue_of, last_taken_back
from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Meeting, MeetingStatus
from store.records.meeting import DoneMark, NoticePosted
from store.register import Register
from store.rules.agenda.building import proposed
from store.rules.agenda.issues import current_issues
from store.rules.calendar.clock import State, find_tick, last_move, notices_missing, why_not_mark_done
from store.rules.calendar.deadlines import NOTICES, PUBLICATION, PUBLICATION_LOCAL
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.publishing import BASES, notice_given, short_words, why_not_basis, why_not_on, why_not_publish
from store.rules.calendar.settled import why_settled
from store.rules.days.holidays import HolidayTable
from store.rules.days.office_days import office_days
from store.rules.publishing.guards import why_ask_publishing, why_ask_taking_back, why_not_publish_agenda
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import counted

_PAPERS = frozenset({PUBLICATION, PUBLICATION_LOCAL})


def mark_done(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    deadline: str,
    on: dt.date | None = None,
    by: str = "",
    note: str = "",
    holidays: HolidayTable,
) -> Edit:
    """Record a deadline of a meeting as met, on a day (today if none is given) and by whom.

    `holidays` is the list of bank holidays without the panel's changes. Publication and notices have commands of their
    own, because they need more than a day.

    Raises:
        Refused: with every reason: no such deadline, met already, a day still to come, nothing to be done.
    """
    current = register.need(Meeting, meeting, "meeting")
    day = on or today
    problems = Problems()
    tick = find_tick(register, current, deadline, today, office_days(holidays, register.panel))
    problems.add(why_not_mark_done(current, tick, deadline))
    if deadline in _PAPERS:
        cure, act = "Use Publish, which counts the clear days.", "meeting.publish"
        problems.add(Problem("deadline.publish", "Publication is not only ticked off.", cure, "deadline", act))
    if day > today:
        cure = "Record it when it is done."
        problems.add(Problem("deadline.early", f"{long_date(day)} is still to come.", cure, "on"))
    note = problems.said(DoneMark, "note", note)
    by = problems.said(DoneMark, "by", by)
    problems.refuse()
    if tick is None:
        raise AssertionError("refused above")
    kept = tuple(mark for mark in current.done if mark.deadline != deadline)
    mark = DoneMark(deadline=deadline, on=day, by=by, note=note)
    sentence = f"Recorded “{tick.due.label}” for {the_meeting(current)} as done on {day_month(day)}"
    return Edit(sentence, (replace(current, done=(*kept, mark)),))


def take_back_done(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    deadline: str,
    all_the_same: bool = False,
    holidays: HolidayTable,
) -> Edit:
    """Take back that a deadline was met: the mark, the day of publication, or the notices of the present date.

    Of an agenda the last publication is taken back first: a withdrawal, a late item or a supplement before the agenda
    itself. Items that it moved stay where they are. `all_the_same` says that a publication is meant to be taken back.

    Raises:
        Refused: there is no such deadline, it is not recorded as done, or it is a publication and not said to be meant.
    """
    current = register.need(Meeting, meeting, "meeting")
    tick = find_tick(register, current, deadline, today, office_days(holidays, register.panel))
    if tick is None or tick.state is not State.DONE:
        sentence = f"No deadline “{deadline}” of {the_meeting(current)} is recorded as done."
        raise Refused(Problem("deadline.not_done", sentence, "Look at its clock.", "deadline"))
    code = PUBLICATION if deadline in _PAPERS else deadline
    if code == PUBLICATION:
        _refuse_taking_back(current, deadline, all_the_same)
    if code == PUBLICATION and len(current_issues(current)) > 1:
        changed, name = last_taken_back(current)
        return Edit(f"Took back {name} for {the_meeting(current)}", (changed,))
    changed = replace(current, done=tuple(mark for mark in current.done if mark.deadline != code))
    if code == PUBLICATION:
        before = len(current.published) - len(current_issues(current))
        kept = current.published[:before]
        changed = replace(changed, agenda_published_on=None, shorter_notice_reason="", published=kept)
    elif code == NOTICES and len(changed.done) == len(current.done):
        since = last_move(current)
        changed = replace(changed, notices=tuple(notice for notice in current.notices if notice.on < since))
    elif len(changed.done) == len(current.done):
        sentence = f"“{tick.due.label}” is done because {tick.told or 'the register shows it'}."
        raise Refused(Problem("deadline.evidence", sentence, "Change that record instead.", "deadline"))
    return Edit(f"Took back that “{tick.due.label}” for {the_meeting(current)} was done", (changed,))


def _refuse_taking_back(meeting: Meeting, deadline: str, all_the_same: bool) -> None:
    """Refuse to take back a publication of a meeting whose minutes are settled, or unless that is meant."""
    problems = Problems()
    problems.add(why_settled(meeting))
    problems.ask(all_the_same, why_ask_taking_back(meeting, deadline))
    problems.refuse()


def publish(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    on: dt.date | None = None,
    at: dt.time | None = None,
    basis: str = "",
    reason: str = "",
    by: str = "",
    all_the_same: bool = False,
    holidays: HolidayTable,
) -> Edit:
    """Record that agenda and reports were published on a day (today if none is given), at a local time if it is known.

    The agenda is kept as it went out, built first if it was not; from then on it changes only by a further publication.
    With too few clear working days a lawful basis must be named (`BASES`); it is kept with the meeting, and so is the
    reason where the law asks for one (Local Government Act 1972 ss.100A(6), 100B(3)-(4)). The meeting is then called.
    `all_the_same` says that it is meant although the programme has gone on since the agenda was built.

    Raises:
        Refused: with every reason, such as: published already, a day to come, no basis for too few days.
    """
    current = register.need(Meeting, meeting, "meeting")
    day = on or today
    problems = Problems()
    problems.add(why_not_publish(current), why_not_on(current, day, today), *why_not_publish_agenda(register, current))
    reason = problems.why(reason)
    by = problems.said(DoneMark, "by", by)
    problems.ask(all_the_same, why_ask_publishing(register, current))
    problems.refuse()
    given = notice_given(register.panel, current, day, office_days(holidays, register.panel), at)
    problems.add(why_not_basis(given, basis, reason))
    problems.refuse()
    basis = basis if given.short_by else ""
    ready = current if current.agenda else replace(current, agenda=proposed(register, current))
    issue = first_issue_of(register, ready, given, at, by, basis, reason)
    changed = _published(replace(ready, published=(*ready.published, issue)), given.published, basis, reason, by)
    late = f" with {short_words(given)} ({_basis_words(basis)})" if basis else ""
    return Edit(f"Published the agenda for {the_meeting(current)} on {day_month(given.published)}{late}", (changed,))


def _published(meeting: Meeting, day: dt.date, basis: str, reason: str, by: str) -> Meeting:
    """Give the meeting with its papers out and its public notice given: called, if it was not yet."""
    kept = tuple(mark for mark in meeting.done if mark.deadline != PUBLICATION)
    mark = DoneMark(deadline=PUBLICATION, on=day, by=by, note=reason if basis else "", basis=basis)
    called = meeting.status in {MeetingStatus.PROPOSED, MeetingStatus.ARRANGED}
    return replace(
        meeting,
        agenda_published_on=day,
        shorter_notice_reason=reason if basis == "shorter notice" else "",
        done=(*kept, mark),
        status=MeetingStatus.CALLED if called else meeting.status,
    )


def _basis_words(basis: str) -> str:
    return BASES[basis].partition(":")[0].lower()


def post_notices(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    councils: tuple[str, ...] = (),
    on: dt.date | None = None,
    where: str = "",
) -> Edit:
    """Record notice of a meeting's time and place as posted at councils (none named: at all that are still missing).

    For a committee the notice is good if posted at the offices of every constituent council (Local Government Act 1972
    s.100E(2)(a)). Notices of an earlier date of the meeting do not count.

    Raises:
        Refused: with every reason: an unknown council, a day to come or after the meeting, nothing left to post.
    """
    current = register.need(Meeting, meeting, "meeting")
    panel, day = register.panel, on or today
    problems = Problems()
    problems.add(*_why_not_post(current, day, today))
    names = {words_read(council.name): council.name for council in panel.councils_on(current.date)}
    missing = notices_missing(panel, current)
    for name in councils:
        if words_read(name) not in names:
            cure = f"Choose from {', '.join(names.values())}." if names else "Enter the councils in the settings first."
            problems.add(Problem("notice.council", f"{name} is not one of the panel's councils.", cure, "councils"))
    wanted = tuple(names[words_read(name)] for name in councils if words_read(name) in names) or missing
    fresh = tuple(name for name in dict.fromkeys(wanted) if name in missing)
    if not fresh and not problems.all:
        cure = "There is nothing left to record." if names else "Enter the councils in the settings first."
        sentence = "Notice is recorded as posted there already." if names else "No councils are recorded."
        problems.add(Problem("notice.none", sentence, cure, "councils"))
    where = problems.said(NoticePosted, "where", where)
    problems.refuse()
    posted = tuple(NoticePosted(council=name, on=day, where=where) for name in fresh)
    at = fresh[0] if len(fresh) == 1 else counted(len(fresh), "council")
    sentence = f"Recorded notice of {the_meeting(current)} as posted at {at} on {day_month(day)}"
    return Edit(sentence, (replace(current, notices=(*current.notices, *posted)),))


def _why_not_post(meeting: Meeting, day: dt.date, today: dt.date) -> list[Problem | None]:
    problem = why_not_publish(meeting)
    closed = problem if problem and problem.code != "publish.twice" else None
    early = None
    if day > today:
        sentence = f"{long_date(day)} is still to come."
        early = Problem("notice.early", sentence, "Record the notice when it has been posted.", "on")
    elif day > meeting.date and not meeting.known_by:
        sentence = f"{long_date(day)} is after the meeting on {long_date(meeting.date)}."
        early = Problem("notice.after", sentence, f"Type {long_date(meeting.date)} or an earlier date.", "on")
    return [closed, early]
