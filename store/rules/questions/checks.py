"""Judging a question by each rule of the panel's own scheme: pass, fail, or for the clerk to judge, and why.

Nothing is decided here. What a program cannot know (is it strategic? is it defamatory?) is left to the clerk, always.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from store.problems import Problem
from store.records import Meeting, MeetingKind, Question, QuestionKind, WorkItem
from store.records.question import Check
from store.register import Register
from store.rules.days.counting import DueDate
from store.rules.questions.case import FAIL, JUDGEMENT, NOT_SET, PASS, Case
from store.rules.questions.deadline import (
    QuestionDeadline,
    came_after,
    deadline_of,
    due_words,
    guarantee_words,
    is_late,
    waiver_words,
    why_not_meeting,
)
from store.rules.questions.eligibility import eligibility
from store.rules.questions.limits import length, numbers, per_item, signatures
from store.rules.questions.repeats import repeats_of
from store.rules.questions.steps import (
    addressee_words,
    is_ruled_out,
    kind_rule,
    meeting_of,
    rules_for,
    scheme_for,
    scheme_on,
    stream_of,
    why_no_rule,
    why_not_set,
)
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.loose import long_day_of
from store.rules.words.office import office_named
from store.rules.words.wording import either, listed, quoted

GROUND_OF = {
    "deadline": "late",
    "eligibility": "ineligible",
    "details": "incomplete",
    "number": "over_number",
    "one kind": "over_number",
    "organisation": "over_number",
    "total": "over_number",
    "words": "over_length",
    "sub-parts": "over_length",
    "agenda item": "not_agenda_item",
    "repeat": "repeat",
    "remit": "out_of_remit",
    "question": "statement_not_question",
    "signatures": "incomplete",
    "all kinds": "over_number",
    "item": "over_number",
}
"""The ground of rejection to which a rule leads that is not met."""

_CONTENT = {
    "individual_grievance": "an individual grievance",
    "defamatory": "defamatory",
    "frivolous": "frivolous",
    "vexatious": "vexatious",
    "offensive": "offensive",
}
_OPERATIONAL = re.compile(
    r"\b(?:arrest\w*|crime (?:number|reference)|incident (?:number|reference)|my (?:case|complaint|report|statement)|"
    r"investigat\w+ (?:of|into) my|was not charged|PC \d+|officer in (?:the|my) case|caution(?:ed)?)\b",
    re.IGNORECASE,
)


def checks_of(register: Register, question: Question, today: dt.date) -> tuple[Check, ...]:
    """Judge a question by every rule its scheme holds, in the order in which a clerk goes through them.

    The scheme is that in force on the day of its meeting, else of its receipt, else today. Rules that the scheme does
    not have are left out; while nobody has set what may be sent in and by when, the first answer is that.
    """
    scheme = scheme_for(register, question, today)
    if scheme.allowed is False:
        why = "The panel's rules do not provide for public questions."
        return (Check(rule="scheme", result=FAIL, why=why),)
    case = Case(register, question, scheme, kind_rule(scheme, question.kind), meeting_of(register, question), today)
    return tuple(check for judge in _JUDGES for check in judge(case))


def failing(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Give the checks that fail."""
    return tuple(check for check in checks if check.result == FAIL)


def why_not_accept_as_it_is(checks: tuple[Check, ...]) -> tuple[Problem, ...]:
    """Say, for each check that fails, that accepting needs a reason and someone's agreement."""
    cure = (
        "Reject it, hold it over, or accept it with a reason and the name of who agreed: the Chair or the Monitoring "
        "Officer."
    )
    return tuple(
        Problem(f"check-{check.rule.replace(' ', '-')}", check.why, cure, "reason") for check in failing(checks)
    )


def _scheme(case: Case) -> Iterator[Check]:
    unset = why_not_set(case.scheme)
    if unset is not None:
        yield Check(rule="scheme", result=NOT_SET, why=str(unset))


def _kind(case: Case) -> Iterator[Check]:
    rules = rules_for(case.register, case.question, case.today)
    ruled_out = is_ruled_out(rules, case.question.kind)
    if ruled_out or (case.rule is None and case.scheme.kinds):
        result = FAIL if ruled_out else JUDGEMENT
        yield Check(rule="kind", result=result, why=why_no_rule(rules, case.question.kind))


def _deadline(case: Case) -> Iterator[Check]:
    deadline = deadline_of(case.register, case.question)
    if why_not_set(case.scheme) is not None:
        return
    if deadline is None:
        yield Check(rule="deadline", result=JUDGEMENT, why="No meeting is chosen, so that there is no deadline yet.")
        return
    if deadline.due is None:
        result = PASS if deadline.stated and not deadline.rule else JUDGEMENT
        yield Check(rule="deadline", result=result, why=deadline.why_none)
        return
    received = case.question.received_at
    had = "It was asked for by" if deadline.advisory else "It had to be in by"
    by = f"{had} {due_words(deadline.due)} ({deadline.rule})"
    if received is None:
        yield Check(rule="deadline", result=JUDGEMENT, why=f"{by}; when it came in is not recorded.")
        return
    at = received_words(received)
    late = is_late(deadline, received)
    if late is None:
        yield Check(rule="deadline", result=JUDGEMENT, why=f"{by}; it came that day, at an hour not recorded.")
    elif not late:
        late_all_the_same = "; nothing is late by that" if deadline.advisory else ""
        yield Check(rule="deadline", result=PASS, why=f"{by}; it came on {at}{late_all_the_same}.")
    else:
        waiver = waiver_words(case.rule.waiver if case.rule else ())
        why = f"{by}; it came on {at}, after that."
        yield Check(rule="deadline", result=FAIL, why=f"{why} {waiver}".strip())
    if deadline.guaranteed is not None and not late:
        yield _guaranteed(deadline, deadline.guaranteed, received)


def _guaranteed(deadline: QuestionDeadline, due: DueDate, received: dt.datetime) -> Check:
    """Say whether it came in early enough for the answer that the rules guarantee; what comes later may have one."""
    by = f"If it was in by {due_words(due)}, {guarantee_words(deadline)}"
    late = came_after(due, received)
    if late is False:
        return Check(rule="guaranteed", result=PASS, why=f"{by}; it came on {received_words(received)}.")
    after = "it came that day, at an hour not recorded" if late is None else f"it came on {received_words(received)}"
    why = f"{by}; {after}: whether it is answered is your judgement."
    return Check(rule="guaranteed", result=JUDGEMENT, why=why)


def _meeting(case: Case) -> Iterator[Check]:
    if case.meeting is None:
        return
    why = why_not_meeting(case.register, case.meeting)
    if why:
        yield Check(rule="meeting", result=FAIL, why=why)
    elif case.meeting.status.value in {"cancelled", "released"}:
        why = f"The meeting of {long_day_of(case.meeting)} was {case.meeting.status.value}."
        yield Check(rule="meeting", result=FAIL, why=why)
    elif case.scheme.meetings == "ordinary_only":
        if case.meeting.kind is MeetingKind.ANNUAL:
            why = "Questions are put at ordinary meetings only; whether the annual meeting is one is for you."
            yield Check(rule="meeting", result=JUDGEMENT, why=why)
        else:
            yield Check(rule="meeting", result=PASS, why="It is for an ordinary meeting.")


def _agenda_item(case: Case) -> Iterator[Check]:
    if not case.scheme.agenda_items_only:
        return
    item = case.register.get(WorkItem, case.question.item)
    if item is None:
        out = "its agenda is not out yet" if not _agenda_out(case) else "no item is named"
        why = f"It must relate to an item on the agenda; {out}."
        yield Check(rule="agenda item", result=JUDGEMENT, why=why)
    elif case.meeting and item.meeting == case.meeting.id:
        yield Check(rule="agenda item", result=PASS, why=f"It relates to {quoted(item.title)}.")
    else:
        why = f"It must relate to an item on the agenda; {quoted(item.title)} is not for that meeting."
        yield Check(rule="agenda item", result=FAIL, why=why)


def _agenda_out(case: Case) -> bool:
    return case.meeting is not None and case.meeting.agenda_published_on is not None


def _eligibility(case: Case) -> Iterator[Check]:
    asker = case.question.asker
    if case.question.kind is QuestionKind.MEMBER_QUESTION:
        day = case.meeting.date if case.meeting else case.today
        sits = any(seat.person == asker.person and seat.role.sits for seat in case.register.seats_on(day))
        is_member = asker.person is not None and sits
        why = (
            "The asker is a member of the panel." if is_member else "Nothing recorded shows that the asker is a member."
        )
        yield Check(rule="eligibility", result=PASS if is_member else JUDGEMENT, why=why)
        return
    if not case.scheme.eligibility:
        return
    tied = eligibility(case.register.panel, case.scheme.eligibility, asker)
    yield Check(rule="eligibility", result=PASS if tied.met else JUDGEMENT, why=tied.why)


def asked_for(register: Register, question: Question | None, today: dt.date) -> frozenset[str]:
    """Name the fields of an asker that the rules of a question require besides the name, today's of a new one.

    A way to reach the asker, whichever it is, is asked for as the e-mail.
    """
    meeting = register.get(Meeting, question.meeting) if question is not None else None
    scheme = scheme_on(register, meeting.date if meeting is not None else today)
    asked = {"address": "address", "contact": "email"}
    return frozenset(asked[code] for code in scheme.require if code in asked)


def _details(case: Case) -> Iterator[Check]:
    asker, private = case.question.asker, case.question.asker.private
    if private.purged_on is not None:
        why = f"The contact details were removed on {day_month(private.purged_on)}."
        yield Check(rule="details", result=PASS, why=why)
        return
    there = {
        "name": bool(asker.name.strip()),
        "address": bool(private.address),
        "contact": bool(private.email or private.phone or private.address),
    }
    words = {"name": "the name", "address": "the address", "contact": "a way to reach the asker"}
    missing = [words[code] for code in case.scheme.require if not there.get(code, True)]
    if set(missing) - {words["name"]} and not case.register.sees_private:
        why = f"The rules require {listed(missing)}; whoever may only read is not shown whether that is recorded."
        yield Check(rule="details", result=JUDGEMENT, why=why)
    elif missing:
        yield Check(rule="details", result=FAIL, why=f"The rules require {listed(missing)}, which is not recorded.")
    elif set(case.scheme.require) - {"name"}:
        yield Check(rule="details", result=PASS, why="The details that the rules require are recorded.")


def _repeat(case: Case) -> Iterator[Check]:
    months = case.scheme.repeat_window_months
    if months is None:
        return
    repeats = [one for one in repeats_of(case.register, case.question, case.today) if one.in_window]
    months_words = "month" if months == 1 else f"{months} months"
    changed = ", unless circumstances have changed" if case.scheme.repeat_allowed_if_changed else ""
    rule = f"It must not be substantially the same as one of the last {months_words}{changed}"
    judged = case.question.repeat
    if judged is not None:
        note = f": {case.question.repeat_note}" if case.question.repeat_note else ""
        like = listed(list(case.question.similar_to)) if case.question.similar_to else "any other"
        why = f"{rule}; you found it {'' if judged else 'not '}to repeat {like}{note}."
        yield Check(rule="repeat", result=FAIL if judged else PASS, why=why)
    elif repeats:
        ids = listed([one.question for one in repeats])
        yield Check(rule="repeat", result=JUDGEMENT, why=f"{rule}; perhaps like {ids}.")
    else:
        yield Check(rule="repeat", result=PASS, why=f"{rule}; nothing like it is recorded.")


def _remit(case: Case) -> Iterator[Check]:
    office = office_named(case.register.panel, case.meeting.date if case.meeting else case.today)
    why = f"Whether it concerns the strategic functions of the panel and {office} is for you."
    hits = list(dict.fromkeys(match[0] for match in _OPERATIONAL.finditer(case.question.text)))[:3]
    if hits:
        why += f" It may be operational: it speaks of {listed([quoted(hit) for hit in hits])}."
        if case.scheme.operational:
            why += " Operational matters go to the chief constable, and the asker is told."
    yield Check(rule="remit", result=JUDGEMENT, why=why)
    yield from _addressee(case)


def _addressee(case: Case) -> Iterator[Check]:
    """Ask to whom it is put where that is not as the rules have it, or where they have two streams."""
    scheme, given = case.scheme, case.question.addressee
    streams = [code for code in (scheme.addressee, scheme.other_addressee) if code]
    if not streams:
        return
    day = case.meeting.date if case.meeting else case.today
    to = either([addressee_words(case.register, code, day) for code in streams])
    if len(streams) > 1 and stream_of(scheme, case.question):
        whom = addressee_words(case.register, stream_of(scheme, case.question), day)
        yield Check(rule="addressee", result=PASS, why=f"Questions are put to {to}; this one is to {whom}.")
    elif len(streams) > 1:
        whom = f"this one is to {given}" if given else "to whom this one is put is not recorded"
        yield Check(rule="addressee", result=JUDGEMENT, why=f"Questions are put to {to}, an item each; {whom}.")
    elif given and not stream_of(scheme, case.question):
        yield Check(rule="addressee", result=JUDGEMENT, why=f"Questions are put to {to}; this one is to {given}.")


def _content(case: Case) -> Iterator[Check]:
    named = [words for code, words in _CONTENT.items() if code in case.scheme.refusal_grounds]
    if "confidential_exempt" in case.scheme.refusal_grounds:
        named.append("one that requires confidential or exempt information")
    if named:
        yield Check(rule="content", result=JUDGEMENT, why=f"Whether it is {either(named)} is for you.")


def received_words(received: dt.datetime) -> str:
    """Write when something came in; midnight stands for an hour not recorded and is left out."""
    day = long_date(received.date())
    return day if received.time() == dt.time() else f"{day}, {clock_time(received.time())}"


_JUDGES: tuple[Callable[[Case], Iterator[Check]], ...] = (
    _scheme,
    _kind,
    _deadline,
    _meeting,
    _agenda_item,
    _eligibility,
    _details,
    numbers,
    per_item,
    length,
    signatures,
    _repeat,
    _remit,
    _content,
)
