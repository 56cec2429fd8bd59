"""Judging a question by each rule of the panel's own scheme: pass, fail, or for the clerk to judge, and why.

Nothing is decided here. What a program cannot know (is it strategic? is it defamatory?) is left to the clerk, always.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.problems import Problem
from store.records import Meeting, MeetingKind, Question, QuestionKind, WorkItem
from store.records.panel import QuestionKindRule, QuestionRules
from store.records.question import Check
from store.register import Register
from store.rules.questions.askers import may_be_same_asker, same_asker
from store.rules.questions.deadline import deadline_of, due_words, is_late, waiver_words, why_not_meeting
from store.rules.questions.eligibility import eligibility
from store.rules.questions.repeats import repeats_of
from store.rules.questions.steps import TURNED_AWAY, kind_rule, meeting_of, received_order, scheme_for
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import counted, listed, quoted

PASS, FAIL, JUDGEMENT = "pass", "fail", "judgement"

RESULT_WORDS = {PASS: "pass", FAIL: "fail", JUDGEMENT: "your judgement"}
"""How a result is shown."""

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
}
"""The ground of rejection to which a rule leads that is not met."""

_CONTENT = {
    "individual_grievance": "an individual grievance",
    "defamatory": "defamatory",
    "frivolous": "frivolous",
    "vexatious": "vexatious",
    "offensive": "offensive",
}
_PARTS = re.compile(r"^\s*(?:\(?[a-h]\)|\(?(?:i{1,3}|iv|v)\)|\(?\d{1,2}[.)])\s", re.MULTILINE | re.IGNORECASE)
_OPERATIONAL = re.compile(
    r"\b(?:arrest\w*|crime (?:number|reference)|incident (?:number|reference)|my (?:case|complaint|report|statement)|"
    r"investigat\w+ (?:of|into) my|was not charged|PC \d+|officer in (?:the|my) case|caution(?:ed)?)\b",
    re.IGNORECASE,
)


class _Case(NamedTuple):
    """What a question is judged by: the scheme, what it says of the kind, the meeting, and today."""

    register: Register
    question: Question
    scheme: QuestionRules
    rule: QuestionKindRule | None
    meeting: Meeting | None
    today: dt.date

    @property
    def rivals(self) -> list[Question]:
        """The other questions for the same meeting that were received before this one and not turned away."""
        own = received_order(self.question)
        return [
            other
            for other in self.register.questions
            if other.id != self.question.id
            and self.meeting is not None
            and (other.held_over_to or other.meeting) == self.meeting.id
            and other.state not in TURNED_AWAY
            and received_order(other) < own
        ]


def checks_of(register: Register, question: Question, today: dt.date) -> tuple[Check, ...]:
    """Judge a question by every rule its scheme holds, in the order in which a clerk goes through them.

    The scheme is that in force on the day of its meeting, else of its receipt, else today. Rules that the scheme does
    not have are left out.
    """
    scheme = scheme_for(register, question, today)
    if not scheme.allowed:
        why = "The panel's rules do not provide for public questions."
        return (Check(rule="scheme", result=FAIL, why=why),)
    case = _Case(register, question, scheme, kind_rule(scheme, question.kind), meeting_of(register, question), today)
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


def _kind(case: _Case) -> Iterator[Check]:
    if case.rule is None and case.scheme.kinds:
        why = f"The panel's rules say nothing about a {case.question.kind.value}."
        yield Check(rule="kind", result=JUDGEMENT, why=why)


def _deadline(case: _Case) -> Iterator[Check]:
    deadline = deadline_of(case.register, case.question)
    if deadline is None:
        yield Check(rule="deadline", result=JUDGEMENT, why="No meeting is chosen, so that there is no deadline yet.")
        return
    if deadline.due is None:
        result = PASS if deadline.stated and not deadline.rule else JUDGEMENT
        yield Check(rule="deadline", result=result, why=deadline.why_none)
        return
    received = case.question.received_at
    by = f"It had to be in by {due_words(deadline.due)} ({deadline.rule})"
    if received is None:
        yield Check(rule="deadline", result=JUDGEMENT, why=f"{by}; when it came in is not recorded.")
        return
    at = received_words(received)
    late = is_late(deadline, received)
    if late is None:
        yield Check(rule="deadline", result=JUDGEMENT, why=f"{by}; it came that day, at an hour not recorded.")
    elif not late:
        yield Check(rule="deadline", result=PASS, why=f"{by}; it came on {at}.")
    else:
        waiver = waiver_words(case.rule.waiver if case.rule else ())
        why = f"{by}; it came on {at}, after that."
        yield Check(rule="deadline", result=FAIL, why=f"{why} {waiver}".strip())


def _meeting(case: _Case) -> Iterator[Check]:
    if case.meeting is None:
        return
    why = why_not_meeting(case.register, case.meeting)
    if why:
        yield Check(rule="meeting", result=FAIL, why=why)
    elif not case.meeting.status.open and case.meeting.status.value in {"cancelled", "released"}:
        why = f"The meeting of {long_date(case.meeting.date)} was {case.meeting.status.value}."
        yield Check(rule="meeting", result=FAIL, why=why)
    elif case.scheme.meetings == "ordinary_only":
        if case.meeting.kind is MeetingKind.ANNUAL:
            why = "Questions are put at ordinary meetings only; whether the annual meeting is one is for you."
            yield Check(rule="meeting", result=JUDGEMENT, why=why)
        else:
            yield Check(rule="meeting", result=PASS, why="It is for an ordinary meeting.")


def _agenda_item(case: _Case) -> Iterator[Check]:
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


def _agenda_out(case: _Case) -> bool:
    return case.meeting is not None and case.meeting.agenda_published_on is not None


def _eligibility(case: _Case) -> Iterator[Check]:
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
    found = eligibility(case.register.panel, case.scheme.eligibility, asker)
    yield Check(rule="eligibility", result=PASS if found.met else JUDGEMENT, why=found.why)


def _either(words: list[str]) -> str:
    return listed(words).replace(" and ", " or ")


def _details(case: _Case) -> Iterator[Check]:
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
    if missing:
        yield Check(rule="details", result=FAIL, why=f"The rules require {listed(missing)}, which is not recorded.")
    elif case.scheme.require != ("name",):
        yield Check(rule="details", result=PASS, why="The details that the rules require are recorded.")


def _number(case: _Case) -> Iterator[Check]:
    asker, rivals = case.question.asker, case.rivals
    own = [other for other in rivals if same_asker(case.question, other)]
    alike = [other for other in own if other.kind is case.question.kind]
    most = (case.rule.max_per_person if case.rule else None) or case.scheme.max_per_person
    if most is not None:
        like = [one for one in rivals if one.kind is case.question.kind and may_be_same_asker(case.question, one)]
        yield _with_likeness(
            _limit("number", most, alike, "for the same person", case.question.kind), like, most, alike
        )
    if case.scheme.one_kind_only:
        others = [other for other in own if other.kind is not case.question.kind]
        why = f"The same person has sent {_ids(others)} already; it is one kind or the other." if others else ""
        kept = "The same person has sent nothing of another kind."
        yield Check(rule="one kind", result=FAIL if others else PASS, why=why or kept)
    if case.scheme.max_per_organisation is not None and asker.organisation.strip():
        body = words_read(asker.organisation)
        same = [other for other in rivals if words_read(other.asker.organisation) == body]
        same = [other for other in same if other.kind is case.question.kind]
        yield _limit("organisation", case.scheme.max_per_organisation, same, "for the same body", case.question.kind)
    if case.scheme.max_total is not None and case.meeting is not None:
        same = [other for other in rivals if other.kind is case.question.kind]
        yield _limit("total", case.scheme.max_total, same, "for the meeting", case.question.kind)


def _limit(rule: str, most: int, before: list[Question], whom: str, kind: QuestionKind) -> Check:
    noun = kind.value if most == 1 else f"{kind.value}s"
    why = f"At most {most} {noun} {whom}; before this one came {_ids(before) if before else 'none'}."
    return Check(rule=rule, result=FAIL if len(before) >= most else PASS, why=why)


def _with_likeness(check: Check, like: list[Question], most: int, counted_already: list[Question]) -> Check:
    """Show whose name is only like this one's: not counted; where they would make one too many, it is asked."""
    if not like:
        return check
    why = f"{check.why} {_ids(like)} may be from the same person: the name is alike, and it is not counted."
    asks = check.result == PASS and len(counted_already) + len(like) >= most
    return Check(rule=check.rule, result=JUDGEMENT if asks else check.result, why=why)


def _ids(questions: list[Question]) -> str:
    ids = [question.id for question in sorted(questions, key=received_order)]
    return listed(ids) if len(ids) <= 8 else f"{', '.join(ids[:8])} and {len(ids) - 8} more"


def _length(case: _Case) -> Iterator[Check]:
    text = case.question.published_text or case.question.text
    most = (case.rule.max_words if case.rule else None) or case.scheme.max_words
    if most is not None:
        count = len(text.split())
        why = f"It has {counted(count, 'word')}; the most is {most}."
        yield Check(rule="words", result=FAIL if count > most else PASS, why=why)
    if not case.scheme.allow_subparts:
        parts, asked = len(_PARTS.findall(text)), text.count("?")
        if parts >= 2:
            yield Check(
                rule="sub-parts", result=FAIL, why=f"It is divided into {parts} parts, which the rules do not allow."
            )
        elif asked >= 2:
            why = f"It asks {asked} things; whether that divides it into parts is for you."
            yield Check(rule="sub-parts", result=JUDGEMENT, why=why)
        else:
            yield Check(rule="sub-parts", result=PASS, why="It is not divided into parts.")
    asks = case.question.kind in {QuestionKind.QUESTION, QuestionKind.MEMBER_QUESTION}
    if asks and "statement_not_question" in case.scheme.refusal_grounds:
        is_question = "?" in text
        why = (
            "It asks something."
            if is_question
            else "It must be a question, not a statement, and it holds no question mark."
        )
        yield Check(rule="question", result=PASS if is_question else JUDGEMENT, why=why)


def _signatures(case: _Case) -> Iterator[Check]:
    least = case.rule.min_signatures if case.rule else None
    if least is None:
        return
    count = case.question.signatures
    if count is None:
        why = f"It needs at least {least} signatures; how many it has is not recorded."
        yield Check(rule="signatures", result=JUDGEMENT, why=why)
    else:
        why = f"It has {counted(count, 'signature')} and needs at least {least}."
        yield Check(rule="signatures", result=PASS if count >= least else FAIL, why=why)


def _repeat(case: _Case) -> Iterator[Check]:
    months = case.scheme.repeat_window_months
    if months is None:
        return
    repeats = [one for one in repeats_of(case.register, case.question, case.today) if one.in_window]
    changed = ", unless circumstances have changed" if case.scheme.repeat_allowed_if_changed else ""
    rule = f"It must not be substantially the same as one of the last {months} months{changed}"
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


_ADDRESSEES = {"pcc": "the Commissioner", "panel": "the Panel", "chair": "the Chair"}
_ADDRESSEE_WORDS = {"pcc": r"commissioner|\bpf?cc\b", "panel": r"panel", "chair": r"chair"}


def _remit(case: _Case) -> Iterator[Check]:
    why = "Whether it concerns the strategic functions of the panel and the Commissioner is for you."
    hits = list(dict.fromkeys(match[0] for match in _OPERATIONAL.finditer(case.question.text)))[:3]
    if hits:
        why += f" It may be operational: it speaks of {listed([quoted(hit) for hit in hits])}."
        if case.scheme.operational:
            why += " Operational matters go to the chief constable, and the asker is told."
    yield Check(rule="remit", result=JUDGEMENT, why=why)
    wanted, given = case.scheme.addressee, case.question.addressee
    if given and not re.search(_ADDRESSEE_WORDS.get(wanted, re.escape(wanted)), given, re.IGNORECASE):
        why = f"Questions are put to {_ADDRESSEES.get(wanted, wanted)}; this one is to {given}."
        yield Check(rule="addressee", result=JUDGEMENT, why=why)


def _content(case: _Case) -> Iterator[Check]:
    named = [words for code, words in _CONTENT.items() if code in case.scheme.refusal_grounds]
    if "confidential_exempt" in case.scheme.refusal_grounds:
        named.append("one that requires confidential or exempt information")
    if named:
        yield Check(rule="content", result=JUDGEMENT, why=f"Whether it is {_either(named)} is for you.")


def received_words(received: dt.datetime) -> str:
    """Write when something came in; midnight stands for an hour not recorded and is left out."""
    day = long_date(received.date())
    return day if received.time() == dt.time() else f"{day}, {clock_time(received.time())}"


_JUDGES: tuple[Callable[[_Case], Iterator[Check]], ...] = (
    _kind,
    _deadline,
    _meeting,
    _agenda_item,
    _eligibility,
    _details,
    _number,
    _length,
    _signatures,
    _repeat,
    _remit,
    _content,
)
