from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store import rulesets
from store.queries.questions.detail import deadline_working, question_lines, text_difference
from store.queries.questions.lists import (
    after_receipt,
    asked_before_words,
    like_rows,
    meeting_choices,
    meeting_on_shelf,
    need_of,
    question_row,
    shelves,
    state_line,
    step_lines,
    subject_words,
)
from store.records import Asker, ContactDetails, Meeting, MeetingKind, Panel, Question, QuestionState, Record
from store.records.question import Exchange, QuestionStep, Redaction
from store.register import Register
from store.rules.questions.outgoing import for_outside, public_text
from store.sample import DEMO_DAY

TODAY = dt.date(2021, 7, 12)
S = QuestionState
JULY = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))
MARCH = Meeting(id="M2", date=dt.date(2021, 3, 25))
BRIEFING = Meeting(id="M3", date=dt.date(2021, 7, 20), kind=MeetingKind.PRIVATE_BRIEFING)


def question(number: int, **more: Any) -> Question:
    given: dict[str, Any] = {"asker": Asker(name=f"Person {number}"), "text": f"Why {number}?", "meeting": "M1"} | more
    return Question(id=f"Q{number}", **given)


def register(*records: Record) -> Register:
    panel = Panel(id="PANEL", name="P", rules=(rulesets.rule_set("llr").rules,))
    return Register.of(panel, JULY, MARCH, BRIEFING, *records)


def test_the_inbox_stands_first_by_what_each_needs_and_then_each_meeting() -> None:
    day = dt.date(2021, 7, 1)
    found = shelves(
        register(
            question(1, state=S.RECEIVED),
            question(2, state=S.ACCEPTED, decided_deadline=dt.date(2021, 7, 1)),
            question(3, state=S.REPLY_OWED, meeting="M2", answer="Yes."),
            question(4, state=S.REJECTED),
            question(5, state=S.SENT_FOR_ANSWER, answer_due=TODAY, asker_told_on=day),
            question(6, state=S.ACCEPTED, asker_told_on=day),
            question(7, state=S.CLOSED, meeting="M2"),
            question(8, state=S.REJECTED, asker_told_on=day),
            question(9, state=S.NOT_RECORDED, meeting=None),
            question(10, state=S.ACCEPTED),
            question(11, state=S.REPLY_OWED, meeting="M2"),
            question(12, state=S.ACCEPTED, meeting="M2"),
        ),
        TODAY,
    )
    assert [(shelf.key, shelf.ids) for shelf in found] == [
        ("decision", ("Q1",)),
        ("look again", ("Q2",)),
        ("reply owed", ("Q3",)),
        ("answer", ("Q11",)),
        ("tell the asker", ("Q4", "Q10")),
        ("answer due", ("Q5",)),
        ("put", ("Q12",)),
        ("M1", ("Q6", "Q8")),
        ("M2", ("Q7",)),
        ("no meeting", ("Q9",)),
    ]
    assert found[7].aside == "in by Wed 7 Jul 2021 · 0 of 10 minutes"
    assert len({one for shelf in found for one in shelf.ids}) == 12


def test_an_empty_inbox_is_still_shown() -> None:
    (inbox,) = shelves(register(), TODAY)
    assert (inbox.key, inbox.ids, inbox.empty) == ("decision", (), "Nothing waits for a decision.")


def test_a_late_answer_is_not_due_before_its_day() -> None:
    waiting = question(
        1, state=S.SENT_FOR_ANSWER, answer_due=dt.date(2021, 7, 13), asker_told_on=TODAY, published_text="Why 1?"
    )
    assert need_of(register(waiting), waiting, TODAY) == "awaited"
    assert need_of(register(waiting), waiting, dt.date(2021, 7, 13)) == "answer due"


def test_the_question_of_the_sample_says_what_is_not_recorded(sample: Register) -> None:
    found = sample.need(Question, "Q1")
    lines = dict(question_lines(sample, found, DEMO_DAY))
    unknown = ("State", "Received", "Subject", "Connection", "Answer", "Reply", "Published on")
    assert {label: lines[label] for label in unknown} == dict.fromkeys(unknown, "not recorded")
    assert lines["From"] == "Chris Collins"
    assert lines["Meeting"] == "Thursday 25 March 2021, 1:00 pm"
    assert lines["Taken from"] == "Agenda pack, 25 March 2021, item 4"
    assert not [label for label in lines if label.startswith("Rule")]
    assert "Like" not in lines


def test_the_state_line_tells_since_when_and_what_is_waited_for() -> None:
    day = dt.date(2021, 7, 5)
    owed = question(
        1,
        state=S.REPLY_OWED,
        reply_due=dt.date(2021, 7, 9),
        steps=(QuestionStep(state=S.REPLY_OWED, on=day), QuestionStep(state=S.REPLY_OWED, on=TODAY, what="published")),
    )
    owed_words = "No reply to question Q1 is recorded as sent; it was due on Friday 9 July 2021."
    assert state_line(owed) == "written reply owed on Monday 5 July 2021"
    assert step_lines(register(owed), owed, TODAY) == (
        ("Next step", f"{owed_words} Record the answer. Send the reply and record the day on which it was sent."),
    )
    assert state_line(question(1, state=S.NOT_RECORDED)) == "not recorded"


def test_every_part_of_a_question_is_among_its_lines() -> None:
    full = question(
        1,
        state=S.REJECTED,
        received_at=dt.datetime(2021, 7, 8, 9),
        subject="Officers",
        published_text="Why?",
        answer="Because.",
        answered_by="the Commissioner",
        answered_on=TODAY,
        supplementaries=(Exchange(asked="When?", answer="Soon."),),
        rejected_ground="frivolous",
        forwarded_to="the force",
        held_over_to="M1",
        group=1,
        minutes=3,
        signatures=12,
        urgent_reason="vote",
        addressee="the Panel",
        redactions=(Redaction(what="1 telephone number", on=TODAY, by="clerk"),),
        repeat=True,
        similar_to=("Q2",),
        note="n",
        asker_present=False,
        binned_on=TODAY,
        steps=(QuestionStep(state=S.REJECTED, on=TODAY, by="the Chair", ground="frivolous", note="a joke"),),
    )
    text = str(question_lines(register(full, question(2, group=1)), full, TODAY))
    for words in (
        "received late",
        "Officers",
        "Because. (by the Commissioner)",
        "When?",
        "Soon.",
        "it is frivolous",
        "the force",
        "Q2",
        "12",
        "vote",
        "1 telephone number, on Monday 12 July 2021, by clerk",
        "found to repeat Q2",
        "('Asker present', 'no')",
        "rejected because it is frivolous, by the Chair: a joke",
        "not yet",
        "In the bin since",
    ):
        assert words in text, words


def test_the_difference_between_the_two_texts() -> None:
    one = question(1, text="Why does Mrs Smith at 5 wait?", published_text="Why does a neighbour wait?")
    assert text_difference(one) == ("− Mrs Smith at 5", "+ a neighbour")
    assert text_difference(question(1, text="a  b", published_text="a b")) == ("only in blanks and line ends",)
    assert text_difference(question(1, text="a", published_text="a b")) == ("+ b",)


def test_only_the_prepared_text_leaves_the_office() -> None:
    assert public_text(question(1)) == ""
    assert public_text(question(1, published_text="Ring 07700 900123")) == "Ring [telephone number removed]"
    agreed = question(1, published_text="Ring 07700 900123", published_on=TODAY)
    assert public_text(agreed) == "Ring 07700 900123"


def test_what_goes_outside_has_initials_for_the_young_and_no_details() -> None:
    private = ContactDetails(email="a@example.org")
    young = question(1, asker=Asker(name="Ann Other", under_18=True, private=private), text="Mail a@example.org")
    out = for_outside(young)
    assert (out.asker.name, out.asker.private, out.text) == ("A.O.", ContactDetails(), "Mail [e-mail address removed]")
    assert young.asker.private == private


def test_a_row_falls_back_on_the_text_without_details() -> None:
    one = question(1, text="Ring 07700 900123\nplease", received_at=dt.datetime(2021, 7, 8))
    row = question_row(register(one), one, TODAY)
    assert (row.received, row.subject, row.meeting) == (
        "Thu 8 Jul",
        "Ring [telephone number removed] please",
        "Thu 29 Jul 2021",
    )
    assert subject_words(replace(one, subject="Officers")) == "Officers"


def test_the_working_is_there_for_every_question() -> None:
    one = question(1)
    assert deadline_working(register(one), one)[-1] == "In by Wednesday 7 July 2021."
    homeless = question(2, meeting=None)
    assert deadline_working(register(homeless), homeless) == (
        "No meeting is chosen, so that there is no deadline yet.",
    )


def test_earlier_questions_like_it_come_with_their_answers() -> None:
    before = question(
        1,
        text="How many officers are in Oakham?",
        received_at=dt.datetime(2021, 5, 1),
        answer="Twelve.",
        answered_on=dt.date(2021, 6, 10),
    )
    mine = question(2, text="How many constables has Oakham?", received_at=dt.datetime(2021, 7, 8))
    (row,) = like_rows(register(before, mine), mine, TODAY)
    assert (row.id, row.day, row.answered, row.answer) == (
        "Q1",
        "Sat 1 May 2021",
        "answered Thu 10 Jun 2021",
        "Twelve.",
    )
    assert like_rows(register(before, mine), before, TODAY) == ()
    told = after_receipt(register(before, mine), mine, TODAY)
    assert told[0].startswith("Deadline: It had to be in by Wednesday 7 July 2021")
    assert told[1].startswith("Like Q1 (Sat 1 May 2021, answered Thu 10 Jun 2021)")


def test_meetings_to_choose_from_are_those_that_take_questions_and_its_own() -> None:
    choices = meeting_choices(register(), TODAY, question(1, meeting="M2"))
    assert [key for key, _ in choices] == ["M1", "M2", None]
    assert [key for key, _ in meeting_choices(register(), TODAY, None)] == ["M1", None]


def test_the_sheet_of_the_inbox_is_that_of_the_next_meeting() -> None:
    found = meeting_on_shelf(register(), "decision", TODAY)
    assert found is not None
    assert found.id == "M1"
    own = meeting_on_shelf(register(), "M2", TODAY)
    assert own is not None
    assert own.id == "M2"


def asked(number: int, name: str, day: int | None, **more: Any) -> Question:
    received = dt.datetime(2021, 7, day, 9) if day else None
    return question(number, asker=Asker(name=name), received_at=received, **more)


def test_an_asker_who_comes_back_is_known_by_what_was_asked_before() -> None:
    one, two = asked(1, "Mrs. Ann Moore", 1), asked(2, "A. Moore", 2)
    three, four = asked(3, "Ann Moore", 3), asked(4, "Ann Moore", 4)
    undated = asked(5, "Ann Moore", None, meeting="M2")
    said = {
        (): (),
        (two,): (),
        (one,): ("The same person has asked before: Q1, last on Thursday 1 July 2021.",),
        (one, three): ("The same person has asked before: Q1 and Q3, last on Saturday 3 July 2021.",),
        (undated,): ("The same person has asked before: Q5, last on Thursday 25 March 2021.",),
        (one, three, undated): ("The same person has asked before: Q5, Q1 and Q3, last on Saturday 3 July 2021.",),
    }
    for before, words in said.items():
        assert asked_before_words(register(*before, four), four) == words
    held = register(one, three, four)
    assert asked_before_words(held, one) == ()
    assert after_receipt(held, four, TODAY)[:2] == (
        "The same person has asked before: Q1 and Q3, last on Saturday 3 July 2021.",
        "Number: At most 2 questions for the same person; before this one came Q1 and Q3.",
    )
    labels = [label for label, _ in question_lines(held, four, TODAY, private=True)]
    assert "Asked before" in labels
    assert "Asked before" not in [label for label, _ in question_lines(held, four, TODAY)]
